"""The documentation runs: each page from top to bottom, in a folder with the examples and nothing else."""

from __future__ import annotations

import functools
import shutil
from pathlib import Path

import pytest
from doc_pages import PAGES, ROOT, blocks, name_of
from doc_runner import Page

from compliance.rulebook import reader
from compliance.rulebook.model import Rulebook

_load = reader.load_rulebook


@functools.cache
def _shipped() -> Rulebook:
    return _load()


def _loaded(folder: Path | str | None = None) -> Rulebook:
    return _shipped() if folder is None else _load(folder)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(reader, "load_rulebook", _loaded)
    running = Page(tmp_path)
    for block in blocks(page):
        running.run(block)
