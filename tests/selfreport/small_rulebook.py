"""A rulebook with a question of every kind of answer, and reading and writing under it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from whole_reports import EXAMPLES, SCENARIOS

from compliance.files.fault import FaultyFile
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.model import Answer, SelfReport
from compliance.selfreport.reader import parse_self_report

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = (*EXAMPLES, *SCENARIOS)
"""The locations that were written by hand, by name."""


@cache
def small() -> Rulebook:
    return load_rulebook(str(Path(__file__).parent / "regels"))


@cache
def shipped() -> Rulebook:
    return load_rulebook(None)


def read(text: str, rulebook: Rulebook | None = None, path: str = "in.yaml") -> SelfReport:
    return parse_self_report(text.encode("utf-8"), path, rulebook or small())


def answered(question: str, text: str) -> Answer:
    """Read one answer, written as it stands behind the colon (or, indented, below it)."""
    found = read(f"zelfrapportage: 1\nantwoorden:\n  {question}: {text}\n").answer(question)
    assert found is not None
    return found


def same(answers: dict[str, Answer]) -> dict[str, Answer]:
    """Give answers without what was left blank, and with the fields of a record in a fixed order."""
    return {name: _same(answer) for name, answer in answers.items() if _same(answer) != Answer()}


def _same(answer: Answer) -> Answer:
    records = answer.records
    if records is not None:
        records = tuple(replace(one, answers=tuple(sorted(same(dict(one.answers)).items()))) for one in records)
    return replace(answer, options=tuple(same(dict(answer.options)).items()), records=records)


def faults(text: str, rulebook: Rulebook | None = None, path: str = "in.yaml") -> list[str]:
    """Give the faults of a file as ``line:column code``."""
    try:
        read(text, rulebook, path)
    except FaultyFile as error:
        return [f"{one.line}:{one.column} {one.code}" for one in error.faults]
    return []
