"""A worse answer on an ordered question never makes an outcome better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import BOOKS, both, reassess, tries

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.result import Assessment
from compliance.assessment.truth import Truth
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.question import Question
from compliance.selfreport.model import Answer, SelfReport
from compliance.testing import self_reports

LEVEL = {
    Outcome.NORMAFWIJKING: 0,
    Outcome.ONVOLDOENDE_INFORMATIE: 1,
    Outcome.OORDEEL_INSPECTEUR: 2,
    Outcome.VERBETERPUNT: 2,
    Outcome.VOLDOET: 3,
    Outcome.NIET_VAN_TOEPASSING: 3,
}
"""How bad an outcome is. That a person must judge and that something must improve are not ordered against each other:
of three options the middle one may be left to a person, and the last one be an improvement point for certain."""


def ordered_answers(rulebook: Rulebook, report: SelfReport) -> Iterator[tuple[Question, Missing]]:
    """Give the answered questions of which the options are in order, with their place."""
    for name, answer in report:
        question = vocabulary_of(rulebook).questions[name]
        if _is_ordered(question) and answer.value is not None:
            yield question, Missing(name)
        for record in answer.records or ():
            for field_name, inner in record.answers:
                field = vocabulary_of(rulebook).questions[field_name]
                if _is_ordered(field) and inner.value is not None:
                    yield field, Missing(field_name, record.name, record.number)


def _is_ordered(question: Question) -> bool:
    return question.type is AnswerType.CHOICE and question.ordered and not question.header


def openness(rulebook: Rulebook, report: SelfReport) -> dict[tuple[str, int], Openness]:
    assert report.reference_date is not None
    facts = Facts(vocabulary_of(rulebook), report, report.reference_date)
    found = {}
    for question in rulebook.questions():
        found[question.id, 0] = facts.openness(question, None)[0]
        for record in facts.records(question.id)[0] or () if question.type.has_fields else ():
            for field in question.fields:
                found[field.id, record.number] = facts.openness(field, record)[0]
    return found


def replaced(report: SelfReport, place: Missing, answer: Answer) -> SelfReport:
    if not place.number:
        return replace(report, answers=report.answers | {place.field: answer})
    name = place.field.rpartition(".")[0]
    old = report.answers[name]
    records = tuple(
        replace(record, answers=tuple((dict(record.answers) | {place.field: answer}).items()))
        if record.number == place.number
        else record
        for record in old.records or ()
    )
    return replace(report, answers=report.answers | {name: replace(old, records=records)})


def applying(assessment: Assessment) -> dict[str, tuple[Truth, tuple[Truth, ...]]]:
    return {one.id: (one.applies, tuple(record.applies for record in one.records)) for one in assessment.norms}


@both
@tries(80)
@given(data=st.data())
def test_a_worse_answer_improves_nothing(book: str, data: st.DataObject) -> None:
    """With one answer made worse, and what is asked and where norms apply left as it was, no outcome is better.

    Left out are the members of a composite over records: they are shown for the record that counts, and a worse
    answer can make another record the best one. The composite itself does not get better, nor does its theme.
    """
    rulebook = BOOKS[book]
    report = data.draw(self_reports(rulebook))
    answers = [(question, place, list(question.options)) for question, place in ordered_answers(rulebook, report)]
    if not answers:
        return
    question, place, options = data.draw(st.sampled_from(answers))
    better, worse = sorted(data.draw(st.lists(st.integers(0, len(options) - 1), min_size=2, max_size=2, unique=True)))
    good = replaced(report, place, Answer(options[better]))
    bad = replaced(report, place, Answer(options[worse]))
    before = assess(rulebook, good)
    after = reassess(before, bad)
    if openness(rulebook, good) != openness(rulebook, bad):
        return
    members = {member for norm in rulebook.norms() if norm.some for member in norm.compose}
    for old, new in zip(before.norms, after.norms, strict=True):
        if old.id not in members and applying(before)[old.id] == applying(after)[new.id]:
            assert LEVEL[new.outcome] <= LEVEL[old.outcome], (
                f"{old.id}: {old.outcome} became {new.outcome}, {question.id}"
            )
    if applying(before) == applying(after):
        for theme, later in zip(before.themes, after.themes, strict=True):
            assert LEVEL[later.outcome] <= LEVEL[theme.outcome], f"{theme.id}: {theme.outcome} became {later.outcome}"
