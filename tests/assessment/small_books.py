"""Small rulebooks and self-reports, written where a test needs them."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.facts import Facts
from compliance.assessment.result import Assessment
from compliance.files.yaml_file import read_yaml
from compliance.rulebook.model import Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.model import Period, SelfReport
from compliance.selfreport.reader import read_given

FRAME = """
id: proef
title: Proef
version: '1'
checked_until: 2026-06-30
checked_note: Verzonnen.
themes: [proef]
profiles:
  - {id: volledig, title: Alles}
"""
HEAD = "theme: proef\ntitle: Proef\nintro: Verzonnen.\n"
DAY = date(2025, 6, 1)


@cache
def book(text: str, frame: str = FRAME) -> Rulebook:
    """Read a rulebook with one theme; ``text`` is what stands in it, without its heading."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "rulebook.yaml").write_text(frame, encoding="utf-8")
        Path(folder, "proef.yaml").write_text(HEAD + text, encoding="utf-8")
        return load_rulebook(folder)


def said(
    rulebook: Rulebook, text: str = "", *, day: date = DAY, period: tuple[date | None, date | None] = (DAY, DAY)
) -> SelfReport:
    """Read answers, written as in a self-report."""
    answers = {}
    if text.strip():
        faults: list[object] = []
        answers = read_given(read_yaml(text, "antwoorden"), rulebook.questions(), faults)  # type: ignore[arg-type]  # only looked at
        assert not faults, faults
    return SelfReport("antwoorden", "", answers, day, Period(*period))


def facts(rulebook: Rulebook, text: str = "", day: date = DAY) -> Facts:
    return Facts(vocabulary_of(rulebook), said(rulebook, text, day=day), day)


def assessed(rulebook: Rulebook, text: str = "", day: date = DAY) -> Assessment:
    return assess(rulebook, said(rulebook, text, day=day, period=(day, day)))


def outcomes(rulebook: Rulebook, text: str = "", day: date = DAY) -> dict[str, Outcome]:
    return {result.id: result.outcome for result in assessed(rulebook, text, day).norms}


def question(name: str, kind: str, more: str = "") -> str:
    """Write one question in one line."""
    return f"  - {{id: {name}, label: {name}, ask: 'Hoe?', type: {kind}{', ' + more if more else ''}}}\n"


def norm(name: str, clauses: str, more: str = "") -> str:
    """Write one norm; ``clauses`` are lines of a list, ``more`` other keys."""
    head = f"  - id: {name}\n    title: {name}\n    status: eigen\n    severity: SEV2\n    addressee: locatie\n"
    validity = "" if "in_force" in more else "    in_force: {from: 2024-01-01}\n"
    return head + validity + _indented(more, 4) + ("    clauses:\n" + _indented(clauses, 6) if clauses else "")


def _indented(text: str, width: int) -> str:
    return "".join(f"{' ' * width}{line}\n" for line in text.strip("\n").split("\n") if line.strip())


def require(condition: str, *, otherwise: str = "normafwijking", more: str = "") -> str:
    """Write one requirement in one line."""
    return f"- {{require: {condition}, otherwise: {otherwise}, remedy: Doe het{', ' + more if more else ''}}}\n"
