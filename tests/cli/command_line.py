"""Running ``vbm``: in this process, which is fast, or as a process of its own, which is what a user does."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import click

from compliance.cli.main import cli, run
from compliance.rulebook import reader
from compliance.rulebook.model import Rulebook

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = tuple(
    path for path in sorted((ROOT / "examples").glob("*.yaml")) if not path.name.endswith("inspectie.yaml")
)
WILG = str(ROOT / "examples" / "de-wilg.yaml")
KADEHUIS = str(ROOT / "examples" / "kadehuis.yaml")
LINDEHUIS = str(ROOT / "examples" / "lindehuis.yaml")
ZUIDERLICHT = str(ROOT / "examples" / "zuiderlicht.yaml")
RULES = ROOT / "rules"
FEW_RULES = Path(__file__).parent / "regels"
"""A rulebook with one norm, for what takes long with all of them."""
VBM = str(Path(sys.executable).with_name("vbm"))
NORM = "JW-6.3.2.2-ROOMLOCK"

_load = reader.load_rulebook


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


@cache
def _shipped() -> Rulebook:
    return _load(None)


def load_once(folder: str | None = None) -> Rulebook:
    """Load the rulebook, the one that comes with the program only once: that is most of the time of a command."""
    return _shipped() if folder is None else _load(folder)


def vbm(*arguments: str, stdin: bytes = b"") -> Done:
    """Run ``vbm`` in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        mock.patch("sys.stdin", given),
        mock.patch.object(reader, "load_rulebook", load_once),
    ):
        code = run(list(arguments))
    return Done(code, written(out), written(err).decode("utf-8"))


def written(stream: io.TextIOWrapper) -> bytes:
    stream.seek(0)
    return bytes(stream.buffer.read())


def process(*arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Done:
    """Run ``vbm`` as a process of its own; ``env`` is added to this environment."""
    done = subprocess.run(
        [VBM, *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **(env or {})},
        cwd=cwd,
        timeout=120,
    )
    return Done(done.returncode, done.stdout, done.stderr.decode("utf-8"))


def commands(group: click.Group = cli, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give every command with the words that call it, the groups too."""
    yield path, group
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


def assert_no_accident(done: Done) -> None:
    """No traceback, and not the sentence that stands in for one."""
    assert "Traceback" not in done.err
    assert "in het programma zelf" not in done.err
