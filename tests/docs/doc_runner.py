"""Running a page: its commands, its Python and its files, in one temporary folder, from top to bottom.

Words behind the language of a block say what it is: ``yaml file=NAME`` writes a file, ``yaml add=NAME`` adds to one,
``yaml fill=NAME`` fills in the keys that it shows, ``text output`` is what the Python above it prints.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from doc_pages import ROOT, Block

from compliance.cli.main import run

SYSTEM = ("make", "sudo", "pip", "git", "eval")
"""Commands that a reader gives to the system; they are shown and not run."""

PLUGIN = "compliance.testing.plugin"
"""Named where this checkout was installed before it had a plugin, so that pytest does not find it by itself."""


class Page:
    """One page while it runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, Any] = {}
        self.printed = ""
        self.code = 0

    def run(self, block: Block) -> None:
        match block.language, tuple(block.words):
            case "console", ():
                self.console(block)
            case "python", ():
                self.python(block)
            case "text", ("output",):
                assert_shown(block.lines, self.printed, block.place)
            case "yaml" | "csv" | "json", ("file",):
                self.write(block.words["file"], block.text)
            case "yaml", ("add",):
                old = (self.folder / block.words["add"]).read_text("utf-8")
                self.write(block.words["add"], old + block.text)
            case "yaml", ("fill",):
                self.fill(block)
            case "text" | "sh" | "json" | "csv", ():
                assert not any(re.match(r"(\$ )?vbm ", line) for line in block.lines), f"{block.place}: run this"
            case _:
                raise AssertionError(f"{block.place}: no such kind of block: {block.language} {block.words}")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def fill(self, block: Block) -> None:
        """Put each line that has a value in the place of the first line of the file with the same key."""
        path = self.folder / block.words["fill"]
        lines = path.read_text("utf-8").splitlines()
        for shown in block.lines:
            key, colon, value = shown.partition(":")
            if not value.strip() or shown.lstrip().startswith("#"):
                continue
            at = next((i for i, line in enumerate(lines) if line.startswith(key + colon)), None)
            assert at is not None, f"{block.place}: the file has no line {key}:"
            lines[at] = shown
        path.write_text("\n".join(lines) + "\n", "utf-8")

    def python(self, block: Block) -> None:
        code = compile("\n" * block.line + block.text, block.place, "exec")
        with captured() as out:
            exec(code, self.names)  # noqa: S102 - it is our own documentation
        self.printed = out.read()

    def console(self, block: Block) -> None:
        for command, shown in commands(block):
            place = f"{block.place}: $ {command}"
            if command == "echo $?":
                assert shown == (str(self.code),), f"{place}: it is {self.code}"
            elif command.startswith(("vbm ", "pytest ")):
                self.code, printed = self.vbm(command) if command.startswith("vbm ") else self.pytest(command)
                assert_shown(shown, printed, place)
            else:
                assert command.split()[0] in SYSTEM, f"{place}: only vbm, pytest and echo $? are run"

    def vbm(self, command: str) -> tuple[int, str]:
        arguments = shlex.split(command)[1:]
        stdin = b""
        if "<" in arguments:
            at = arguments.index("<")
            stdin = (self.folder / arguments[at + 1]).read_bytes()
            del arguments[at : at + 2]
        with captured(stdin) as out:
            code = run(arguments)
        return code, out.read()

    def pytest(self, command: str) -> tuple[int, str]:
        """Run pytest as a reader does, in a process of its own, with the plugin of this checkout."""
        named = () if any(one.name == "vbm" for one in entry_points(group="pytest11")) else ("-p", PLUGIN)
        env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "80", "PYTEST_ADDOPTS": ""}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *named, *shlex.split(command)[1:]],
            cwd=self.folder,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        return done.returncode, done.stdout + done.stderr


class Captured:
    """What was written to standard output and standard error, in the order in which a terminal shows it."""

    def __init__(self) -> None:
        self.raw = io.BytesIO()
        self.stream = io.TextIOWrapper(self.raw, encoding="utf-8", write_through=True)

    def read(self) -> str:
        return self.raw.getvalue().decode("utf-8")


@contextlib.contextmanager
def captured(stdin: bytes = b"") -> Iterator[Captured]:
    out, old = Captured(), sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out.stream), contextlib.redirect_stderr(out.stream):
            yield out
    finally:
        sys.stdin = old


def commands(block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each command of a block with the lines that it is said to print. A backslash goes on to the next line."""
    command = ""
    shown: list[str] = []
    for line in block.lines:
        if line.startswith("$ "):
            if command:
                yield command, tuple(shown)
            command, shown = line[2:], []
        elif command.endswith("\\"):
            command = command[:-1] + line.strip()
        else:
            assert command, f"{block.place}: output before the first command"
            shown.append(line)
    if command:
        yield command, tuple(shown)


def assert_shown(shown: tuple[str, ...], printed: str, place: str) -> None:
    """Check what is shown against what was printed; a line of three dots stands for any lines, or for none."""
    lines = [line.rstrip() for line in printed.rstrip("\n").split("\n")] if printed.strip() else []
    while shown and not shown[-1].strip():
        shown = shown[:-1]
    at, anywhere = 0, False
    for line in shown:
        if line.strip() == "...":
            anywhere = True
            continue
        pattern = ".*".join(re.escape(part) for part in line.rstrip().split("..."))
        found = next(
            (i for i in range(at, len(lines)) if re.fullmatch(pattern, lines[i]) and (anywhere or i == at)), None
        )
        assert found is not None, f"{place}\nnot printed here: {line}\nprinted:\n{printed}"
        at, anywhere = found + 1, False
    assert anywhere or at == len(lines), f"{place}\nprinted as well: {lines[at:]}\nprinted:\n{printed}"
