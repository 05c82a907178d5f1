"""The summary of one location: all that an overview of many locations needs to remember of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import Field

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.facts import Facts
from compliance.assessment.questionnaire import asked, questions_of, still_open
from compliance.assessment.result import Assessment
from compliance.assessment.validity import question_of
from compliance.inspection.indicator import Mark, Row, mark
from compliance.rulebook.base import Model
from compliance.rulebook.model import Rulebook, Severity
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.selection import Selection
from compliance.rulebook.vocabulary import SETTING
from compliance.selfreport.model import SelfReport, location_key

NAME, REGION = "locatie.naam", "locatie.landsdeel"
GROUPS, BUSIEST = "groepen", "groepen.bezetting_max"


class GroupSize(Model):
    """A group and the number of youths on its busiest day; ``None`` where that is not known."""

    name: str
    size: int | None


class NormOutcome(Model):
    """What one norm gives for one location, and why."""

    outcome: Outcome
    severity: Severity
    reason: str


class LocationSummary(Model):
    """One location in one round. Small, so that hundreds of them fit in memory.

    Of free text it holds only the names of the location and of its groups. ``themes`` gives the outcome of each theme
    by its id, ``answered`` of how many (``asked``) questions there is an answer. Of an earlier round only what rows
    count is looked at, and these stay empty.
    """

    file: str
    digest: str
    name: str
    setting: str
    region: str
    reference_date: date
    marks: tuple[Mark, ...]
    groups: tuple[GroupSize, ...] = ()
    themes: dict[str, Outcome] = Field(default_factory=dict)
    asked: int = 0
    answered: int = 0
    contradictions: int = 0
    norm: NormOutcome | None = None

    @property
    def key(self) -> tuple[str, str]:
        """By what a location is known again, in this round and in another."""
        return location_key(self.name, self.setting)


def earlier(report: SelfReport, rulebook: Rulebook, rows: Iterable[Row]) -> LocationSummary:
    """Summarise a self-report of an earlier round: its answers only.

    Rules of today say nothing about what was before them, so nothing is assessed. Raises ``ValueError`` where the
    reference date is missing.
    """
    if report.reference_date is None:
        raise ValueError("S302")
    facts = Facts(vocabulary_of(rulebook), report, report.reference_date)
    region = report.answer(REGION)
    return LocationSummary(
        file=Path(report.source).name,
        digest=report.digest,
        name=report.text(NAME),
        setting=report.text(SETTING),
        region=str(region.value) if region is not None and region.value is not None else "",
        reference_date=report.reference_date,
        marks=tuple(mark(row, facts) for row in rows),
        groups=tuple(_groups(facts)),
    )


def summarise(
    report: SelfReport, rulebook: Rulebook, rows: Iterable[Row], selection: Selection, norm: str | None = None
) -> LocationSummary:
    """Summarise a self-report of the round that an overview is about: its answers and its outcomes.

    ``norm`` is the norm whose outcome and reason are kept. Raises ``ValueError`` where the reference date is missing.
    """
    summary = earlier(report, rulebook, rows)
    assessment = assess(rulebook, report, profile=selection)
    total, answered = _answered(report, rulebook, selection)
    return summary.model_copy(
        update={
            "themes": {theme.id: theme.outcome for theme in assessment.themes},
            "asked": total,
            "answered": answered,
            "contradictions": len(assessment.contradictions),
            "norm": _norm(assessment, norm),
        }
    )


def _groups(facts: Facts) -> Iterable[GroupSize]:
    if BUSIEST not in facts.vocabulary.fields or GROUPS not in facts.vocabulary.questions:
        return
    for record in facts.records(GROUPS)[0] or ():
        size = facts.read(BUSIEST, record).value
        yield GroupSize(name=record.name, size=size if isinstance(size, int) else None)


def _answered(report: SelfReport, rulebook: Rulebook, selection: Selection) -> tuple[int, int]:
    """Give how many questions are asked of the location, and how many of them are answered whole."""
    vocabulary = vocabulary_of(rulebook)
    facts = Facts(vocabulary, report, report.reference_date or date.min)
    wanted = {one.id for one in asked(questions_of(rulebook, selection), facts) if not one.optional}
    left = set()
    for missing in still_open(rulebook, report, selection):
        question = question_of(missing.field, vocabulary)
        if question is not None:
            outer = vocabulary.questions.get(question.id.rpartition(".")[0], question)
            left.add(outer.id)
    return len(wanted), len(wanted - left)


def _norm(assessment: Assessment, norm: str | None) -> NormOutcome | None:
    result = assessment.norm(norm) if norm is not None else None
    if result is None:
        return None
    return NormOutcome(outcome=result.outcome, severity=result.severity, reason=result.reason)
