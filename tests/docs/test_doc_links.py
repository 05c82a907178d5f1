"""Links lead somewhere, commands to the system exist, and nothing of a machine has come into the text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from doc_pages import PAGES, ROOT, anchors, blocks, links, name_of

VBM = Path(sys.executable).with_name("vbm")


OTHERS = (ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", ROOT / "seeds" / "README.md")


@pytest.mark.parametrize("page", [*PAGES, *OTHERS], ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for target in links(page):
        assert "://" not in target, f"{target}: the documentation is read offline"
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        if anchor:
            assert anchor in anchors(found), target


def test_the_readme_begins_with_what_to_install() -> None:
    title, blank, first, *_ = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert title.startswith("# ")
    assert not blank
    assert "`sudo apt-get install git make python3 python3-venv`" in first


@pytest.mark.parametrize("page", [*PAGES, *OTHERS], ids=name_of)
def test_every_make_target_exists(page: Path) -> None:
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8")))
    text = page.read_text("utf-8")
    named = re.findall(r"(?:^\$ |`|^)make ([a-z-]+)", text, re.MULTILINE)
    assert set(named) <= targets


def test_the_readme_shows_the_two_commands() -> None:
    shown = [line for block in blocks(ROOT / "README.md") for line in block.lines if line.startswith("$ make")]
    assert shown == ["$ make report", "$ make test"]


def test_pictures_are_small() -> None:
    pictures = [path for path in (ROOT / "docs" / "images").iterdir() if path.is_file()]
    assert pictures
    assert all(path.stat().st_size < 200_000 for path in pictures)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion_as_the_readme_says(shell: str) -> None:
    environment = {**os.environ, "_VBM_COMPLETE": f"{shell}_source"}
    assert f"_VBM_COMPLETE={shell}_source" in (ROOT / "README.md").read_text("utf-8")
    done = subprocess.run([VBM], env=environment, capture_output=True, text=True, check=False)
    if shell == "bash" and shutil.which("bash") is None:  # pragma: no cover - Click asks bash for its version
        pytest.skip("there is no bash here")
    assert "_VBM_COMPLETE" in done.stdout, done.stderr


FOLDERS = (".ci", "bench", "compliance", "docs", "examples", "report_templates", "rules", "seeds", "tests", "tools")
FORBIDDEN = (
    "/" + "work/",
    "/" + "root/",
    "/" + "home/",
    "/" + "Users/",
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "crates" + ".io",
)
"""Paths of a machine and addresses of package indexes. They are written in two parts, so that this file passes too."""


def texts() -> Iterator[tuple[str, str]]:
    """Give every file of the project that is text: those that git knows of, or else those in its folders."""
    try:
        command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
        files = [ROOT / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        files = [path for path in ROOT.iterdir() if path.is_file()]
        files += [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    for path in files:
        if path.is_file():
            data = path.read_bytes()
            if b"\0" not in data:
                yield path.relative_to(ROOT).as_posix(), data.decode("utf-8", "replace")


def test_no_text_holds_a_path_of_a_machine_or_an_address_of_an_index() -> None:
    found = [f"{name}: {word}" for name, text in texts() for word in FORBIDDEN if word.lower() in text.lower()]
    assert not found
