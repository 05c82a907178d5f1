"""The order of records, answers, keys and files is irrelevant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import BOOKS, both, outcomes, places, reassess, tries

from compliance.assessment.assess import assess
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.selfreport.model import Answer, Record, SelfReport
from compliance.testing import self_reports


def shuffled(report: SelfReport, rulebook: Rulebook, data: st.DataObject) -> SelfReport:
    """Put everything that has an order in another one; records keep their names and get other numbers."""
    tables = {one.id for one in rulebook.questions() if one.type is AnswerType.TABLE}

    def turned(name: str, answer: Answer) -> Answer:
        records = answer.records
        if records is not None:
            order = list(records) if name in tables else data.draw(st.permutations(list(records)))
            records = tuple(inner(record, number) for number, record in enumerate(order, start=1))
        return replace(answer, options=answer.options[::-1], records=records)

    def inner(record: Record, number: int) -> Record:
        return replace(record, number=number, answers=tuple(reversed(record.answers)))

    return replace(report, answers={name: turned(name, answer) for name, answer in reversed(report.answers.items())})


def numbered_names(report: SelfReport) -> SelfReport:
    """Give each record a name of its own, so that a missing answer can be told apart without its number."""

    def named(answer: Answer) -> Answer:
        if answer.records is None or any(record.key for record in answer.records):
            return answer
        return replace(answer, records=tuple(replace(one, name=f"nummer {one.number}") for one in answer.records))

    return replace(report, answers={name: named(answer) for name, answer in report})


@both
@pytest.mark.parametrize("completeness", ["complete", "partial"])
@tries(20)
@given(data=st.data())
def test_order_of_records_and_answers(book: str, completeness: str, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    report = numbered_names(data.draw(self_reports(rulebook, completeness=completeness)))  # type: ignore[arg-type]  # one of the literals
    before = assess(rulebook, report)
    after = reassess(before, shuffled(report, rulebook, data))
    assert outcomes(before) == outcomes(after)
    assert before.counts == after.counts
    for old, new in zip(before.norms, after.norms, strict=True):
        assert (old.applies, old.holds, old.primary, old.met) == (new.applies, new.holds, new.primary, new.met), old.id
        assert old.severity is new.severity
        assert places(old.missing) == places(new.missing), old.id
    found = {(one.id, one.record) for one in before.contradictions}
    assert found == {(one.id, one.record) for one in after.contradictions}


@both
@tries(20)
@given(data=st.data())
def test_order_of_files(book: str, data: st.DataObject) -> None:
    """Themes, and what stands in them, can come in any order: nothing is decided by who is read first."""
    rulebook = BOOKS[book]
    report = data.draw(self_reports(rulebook, completeness="partial"))
    themes = [
        theme.model_copy(
            update={
                key: tuple(reversed(getattr(theme, key))) for key in ("norms", "derive", "consistency", "questions")
            }
        )
        for theme in data.draw(st.permutations(rulebook.themes))
    ]
    turned = rulebook.model_copy(update={"themes": tuple(themes), "digest": f"{rulebook.digest} turned"})
    before, after = assess(rulebook, report), assess(turned, report)
    assert outcomes(before) == outcomes(after)
    assert before.counts == after.counts
    assert {theme.id: theme.outcome for theme in before.themes} == {theme.id: theme.outcome for theme in after.themes}
    primaries = {result.id: (result.primary, result.holds) for result in before.norms}
    assert primaries == {result.id: (result.primary, result.holds) for result in after.norms}
    missing = {result.id: places(result.missing) for result in before.norms}
    assert missing == {result.id: places(result.missing) for result in after.norms}
