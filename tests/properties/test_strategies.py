"""The strategies themselves: they draw what they promise, on both rulebooks."""

from __future__ import annotations

import importlib
import sys
from datetime import date, timedelta
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty
from rulebooks import BOOKS, SHIPPED, SMALL, both, tries

from compliance import testing
from compliance.assessment.assess import vocabulary_of
from compliance.assessment.facts import Facts
from compliance.assessment.gaps import gaps
from compliance.assessment.questionnaire import still_open
from compliance.rulebook.answer_type import AnswerType, read_instant
from compliance.rulebook.question import Question
from compliance.selfreport.model import Answer, Reason, Record, SelfReport
from compliance.selfreport.writer import written
from compliance.testing import answers, extended, self_reports
from compliance.testing.boundaries import Boundaries, change_days
from compliance.testing.values import values

QUESTIONS = {
    question.type: question
    for book in BOOKS.values()
    for whole in book.questions()
    for question in (whole, *whole.fields)
}


def test_there_is_a_question_of_every_type() -> None:
    assert set(QUESTIONS) == set(AnswerType)


@pytest.mark.parametrize("kind", list(AnswerType))
@tries(15)
@given(data=st.data())
def test_an_answer_of_every_type(kind: AnswerType, data: st.DataObject) -> None:
    question = QUESTIONS[kind]
    answer = data.draw(answers(question))
    assert answer.given or answer.records is not None
    if answer.reason is not None:
        assert (answer.value, answer.options, answer.records) == (None, (), None)
        return
    assert (answer.records is not None) is kind.has_fields
    assert bool(answer.options) is (kind is AnswerType.SEVERAL)
    if kind is AnswerType.TABLE:
        assert [record.key for record in answer.records or ()] == list(question.rows)
    if kind is AnswerType.CHOICE:
        assert answer.value in question.options
    for record in answer.records or ():
        assert {name for name, _ in record.answers} <= {field.id for field in question.fields}


def test_only_a_question_can_be_answered() -> None:
    with pytest.raises(TypeError, match="wants a Question"):
        answers("kamerdeuren.op_slot")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(ValueError, match="has parts"):
        values(QUESTIONS[AnswerType.SEVERAL])


@both
@pytest.mark.parametrize("boundaries", [True, False])
@tries(10)
@given(data=st.data())
def test_a_complete_report(book: str, boundaries: bool, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    report = data.draw(self_reports(rulebook, boundaries=boundaries))
    start, end, day = report.period.start, report.period.end, report.reference_date
    assert still_open(rulebook, report) == ()
    assert start is not None
    assert end is not None
    assert day is not None
    assert start <= end <= day
    assert not any(start < change <= day for change in change_days(rulebook))
    assert list(gaps(vocabulary_of(rulebook), report, Facts(vocabulary_of(rulebook), report, day))) == []


def said_in(answer: Answer | None) -> set[tuple[str, object]]:
    """Everything that an answer says, flat: where, and what."""
    if answer is None:
        return set()
    found: set[tuple[str, object]] = set() if answer.value is None else {("", answer.value)}
    for key, option in answer.options:
        found |= {(key + where, value) for where, value in said_in(option)}
    for record in answer.records or ():
        found.add((f"{record.number}", "is there"))
        for name, inner in record.answers:
            found |= {(f"{record.number} {name} {where}", value) for where, value in said_in(inner)}
    return found


@both
@tries(20)
@given(data=st.data())
def test_extending_takes_nothing_back(book: str, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    report = data.draw(self_reports(rulebook, completeness="partial"))
    everything = data.draw(st.booleans())
    more = data.draw(extended(rulebook, report, everything=everything))
    for name, answer in report:
        assert said_in(answer) <= said_in(more.answer(name)), name
        if answer.records is not None:
            after = more.answer(name)
            assert after is not None
            assert len(after.records or ()) == len(answer.records)
    assert more.reference_date == report.reference_date
    assert more.period.start == report.period.start or report.period.start is None
    if everything:
        assert list(gaps(vocabulary_of(rulebook), more)) == []
        assert still_open(rulebook, more) == ()


@tries(10)
@given(data=st.data())
def test_extending_leaves_open_what_it_must(data: st.DataObject) -> None:
    report = data.draw(self_reports(SMALL, completeness="partial"))
    leaving = list(gaps(vocabulary_of(SMALL), report))[:3]
    more = data.draw(extended(SMALL, report, leaving=leaving))
    left = {(gap.field, gap.number) for gap in gaps(vocabulary_of(SMALL), more)}
    assert {(gap.field, gap.number) for gap in leaving} <= left


@pytest.mark.parametrize("setting", ["gesloten", "hybride", "open", "ambulant"])
@pytest.mark.parametrize("completeness", ["complete", "partial"])
@tries(3)
@given(data=st.data())
def test_the_setting_can_be_chosen(setting: str, completeness: str, data: st.DataObject) -> None:
    report = data.draw(self_reports(SHIPPED, setting=setting, completeness=completeness))  # type: ignore[arg-type]  # one of the literals
    assert report.answers["locatie.setting"] == Answer(setting)


def test_what_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="no setting 'kasteel'"):
        self_reports(SHIPPED, setting="kasteel")
    with pytest.raises(ValueError, match="no setting 'gesloten'"):
        self_reports(SMALL, setting="gesloten")
    with pytest.raises(ValueError, match="not 'halved'"):
        self_reports(SHIPPED, completeness="halved")  # type: ignore[arg-type]  # what is tested


@tries(3)
@given(data=st.data())
def test_an_empty_report_says_nothing_but_its_day(data: st.DataObject) -> None:
    report = data.draw(self_reports(SHIPPED, completeness="empty"))
    assert report == SelfReport("drawn", "", {}, report.reference_date)
    assert report.reference_date is not None


def test_boundaries_reach_the_answers_behind_computed_values() -> None:
    shipped, small = Boundaries(SHIPPED), Boundaries(SMALL)
    assert {5, 6, 7} <= set(shipped.around("groepen.bezetting_max"))
    assert {0, 1} <= set(shipped.around("jongeren.met_machtiging"))
    assert {3, 4, 5} <= set(small.around("kamers.bedden")), "compared as the largest of a list"
    assert timedelta(minutes=29) in small.around("plan.wachttijd")


@tries(10)
@given(data=st.data())
def test_moments_are_drawn_a_term_apart(data: st.DataObject) -> None:
    """Beside a known start lie the moments just before, at and just after each term that runs from it."""
    report = data.draw(self_reports(SMALL))
    assert report.reference_date is not None
    facts = Facts(vocabulary_of(SMALL), report, report.reference_date)
    for record in facts.records("voorvallen")[0] or ():
        start = facts.read("voorvallen.begin", record).value
        near = Boundaries(SMALL).beside("voorvallen.gezien", facts, record)
        if hasattr(start, "hour"):
            minutes = {(moment - start) / timedelta(minutes=1) for moment in near}  # type: ignore[operator]  # moments
            assert minutes == {119, 120, 121, 179, 180, 181}
        else:
            assert not near


def days_apart(name: str, records: tuple[Record, ...]) -> set[int]:
    """The differences in days, over these records, between the values that are drawn beside one and what is there."""
    found = set[int]()
    for record in records:
        report = SelfReport("", "", {"verblijven": Answer(records=(record,))}, date(2025, 5, 31))
        facts = Facts(vocabulary_of(SMALL), report, date(2025, 5, 31))
        start = facts.read("verblijven.afspraak", record).value
        assert isinstance(start, date)
        near = Boundaries(SMALL).beside(name, facts, record)
        found |= {(day - start).days for day in near if isinstance(day, date)}
    return found


def test_days_are_drawn_a_number_of_months_apart() -> None:
    """From 31 December two months lead to the last day of February; each moment begins a new term."""
    first = Record("verblijven", 1, "een", answers=(("verblijven.afspraak", Answer(date(2024, 12, 31))),))
    ends = [date(2025, 2, 28), date(2025, 4, 30), date(2025, 6, 30)]
    expected = {(day - date(2024, 12, 31)).days + step for day in ends for step in (-1, 0, 1)}
    assert days_apart("verblijven.gesprekken", (first,)) == expected


def test_a_term_on_the_calendar_has_its_boundaries_at_midnight() -> None:
    """Where hours and calendar days are both counted, the moments beside a start are those where either changes."""
    start = read_instant("2025-10-25 22:00")
    record = Record("verblijven", 1, "een", answers=(("verblijven.begin", Answer(start)),))
    report = SelfReport("", "", {"verblijven": Answer(records=(record,))}, date(2025, 11, 1))
    near = Boundaries(SMALL).beside("verblijven.einde", Facts(vocabulary_of(SMALL), report, date(2025, 11, 1)), record)
    shown = {written(moment)[:16] for moment in near}
    assert {"2025-10-26 20:59", "2025-10-26 21:00", "2025-10-26 21:01"} <= shown, "24 hours, and the clock went back"
    assert {"2025-10-26 23:59", "2025-10-27 00:00"} <= shown


def test_a_day_some_months_later_is_compared_through_the_day_itself() -> None:
    assert date(2025, 6, 30) in Boundaries(SMALL).around("plan.datum"), "six months before 31 December"


def test_closed_questions_are_sometimes_filled_in() -> None:
    """Were they never, no property would see that a rule reads an answer that does not count."""
    found: set[str] = set()

    @tries(40)
    @given(report=self_reports(SMALL))
    def look(report: SelfReport) -> None:
        assert report.reference_date is not None
        facts = Facts(vocabulary_of(SMALL), report, report.reference_date)
        found.update(name for name, _ in report if facts.openness(question(name), None)[0].name == "CLOSED")

    def question(name: str) -> Question:
        return vocabulary_of(SMALL).questions[name]

    look()
    assert found


def test_without_hypothesis_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    package = importlib.import_module("compliance.testing")
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    for name in testing.__all__:
        with pytest.raises(ImportError, match=r"pip install 'vbm-compliance\[testing\]'"):
            getattr(package, name)


def test_there_is_nothing_else() -> None:
    for _ in range(2):
        # A module of the package must not take the place of what has its name.
        assert not [name for name in testing.__all__ if isinstance(getattr(testing, name), ModuleType)]
    with pytest.raises(AttributeError, match="no attribute 'answer'"):
        _ = testing.answer


def test_a_drawn_report_is_short_in_a_message() -> None:
    """Hypothesis takes long, and nobody reads it, where a report of 200,000 characters is shown in full."""

    @tries(3)
    @given(report=self_reports(SHIPPED, setting="gesloten"))
    def look(report: SelfReport) -> None:
        assert len(repr(report)) < 2_200
        assert repr(report).startswith(f"SelfReport({report.reference_date}, {report.period.start} to ")
        assert pretty(report) == repr(report)

    look()
    assert len(repr(self_reports(SHIPPED))) < 200
    room = Record("kamers", 1, "een", answers=(("kamers.licht", Answer(value=True)), ("kamers.rust", Answer())))
    given_by_hand = SelfReport("", "", {"deel": Answer(reason=Reason.NOT_RECORDED), "kamers": Answer(records=(room,))})
    assert repr(given_by_hand) == (
        "SelfReport(None, None to None, {deel: niet vastgelegd, kamers: [{kamers.licht: True, kamers.rust: ?}]})"
    )
