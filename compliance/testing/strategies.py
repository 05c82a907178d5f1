"""Strategies that fill in the questionnaire of any rulebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from hypothesis import strategies as st

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.fact import Missing
from compliance.assessment.gaps import empty_records, gaps
from compliance.files.fault import Fault
from compliance.files.node import Mapping
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.selfreport.model import Answer, Period, Reason, Record, SelfReport
from compliance.selfreport.reader import read_given
from compliance.testing.boundaries import change_days
from compliance.testing.filling import MOST_RECORDS, OF_TEN, boundaries_of, completed, filled, options_of
from compliance.testing.values import values

Completeness = Literal["complete", "partial", "empty"]


def answers(question: Question, *, reasons: bool = True) -> st.SearchStrategy[Answer]:
    """Draw an answer to one question by itself: a value, or (with ``reasons``) a reason why there is none.

    Works for every type. Fields of records are each filled in or left out, whatever their ``ask_if`` says: a single
    question does not know what else was answered. Raises ``TypeError`` when ``question`` is no question.
    """
    if not isinstance(question, Question):
        raise TypeError(f"answers() wants a Question, not {type(question).__name__}")
    given = _parts(question) if _has_parts(question) else values(question).map(Answer)
    return st.one_of(given, _REASONED) if reasons else given


_REASONED = st.sampled_from([Answer(reason=reason) for reason in Reason])
_LEFT_OUT = st.sampled_from([None, *(Answer(reason=reason) for reason in Reason)])


def _has_parts(question: Question) -> bool:
    return question.type.has_fields or question.type is AnswerType.SEVERAL


def _parts(question: Question) -> st.SearchStrategy[Answer]:
    if question.type is AnswerType.SEVERAL:
        return options_of(question)
    fields = st.fixed_dictionaries({}, optional={field.id: answers(field) for field in question.fields})
    number = len(question.rows) if question.type is AnswerType.TABLE else None
    rows = st.lists(fields, min_size=number or 0, max_size=number if number is not None else MOST_RECORDS)
    return rows.map(
        lambda filled: Answer(
            records=tuple(
                replace(record, answers=tuple(given.items()))
                for record, given in zip(empty_records(question, len(filled)), filled, strict=True)
            )
        )
    )


def self_reports(
    rulebook: Rulebook,
    *,
    setting: str | None = None,
    completeness: Completeness = "complete",
    boundaries: bool = True,
) -> st.SearchStrategy[SelfReport]:
    """Draw self-reports, filled in as a location would: what is asked depends on what was answered before.

    - ``complete``: a value, and not a reason, for every question that is open, the optional ones included. Closed
      questions are mostly left out and sometimes filled in; no rule may see that. The period and the reference date
      lie on the same side of every day on which a norm changes.
    - ``partial``: such a report with answers taken out, or replaced by a reason why there is none.
    - ``empty``: a reference date and nothing else.

    ``setting`` fixes the answer to the header question of that name. With ``boundaries``, values lie at, just below
    and just above what rules compare them with, and half of the reports start from a worked example of a norm.
    Raises ``ValueError`` when the rulebook has no such setting, or for another completeness.
    """
    if completeness not in {"complete", "partial", "empty"}:
        raise ValueError(f"completeness is complete, partial or empty, not {completeness!r}")
    fixed = _setting(rulebook, setting)
    if completeness == "empty":
        return report_days(rulebook).map(lambda days: SelfReport("drawn", "", {}, days[2]))
    complete = _complete(rulebook, fixed, boundaries)
    return complete if completeness == "complete" else complete.flatmap(lambda report: _thinned(report, fixed))


def _setting(rulebook: Rulebook, setting: str | None) -> dict[str, Answer]:
    if setting is None:
        return {}
    for question in rulebook.questions():
        if question.header and question.local == "setting" and setting in question.options:
            return {question.id: Answer(setting)}
    raise ValueError(f"this rulebook has no setting {setting!r}")


Case = tuple[dict[str, Answer], date]
_CASES: dict[str, tuple[Case, ...]] = {}


def _cases(rulebook: Rulebook, fixed: dict[str, Answer]) -> Iterator[Case]:
    """Give the answers and the day of the worked examples that fit the setting; they are read once for each digest."""
    if rulebook.digest not in _CASES:
        faults: list[Fault] = []
        _CASES[rulebook.digest] = tuple(
            (read_given(example.given, rulebook.questions(), faults), example.on or norm.in_force.start)
            for norm in rulebook.norms()
            for example in norm.examples
            if isinstance(example.given, Mapping)
        )
    for given, day in _CASES[rulebook.digest]:
        if all(given.get(name, answer).value == answer.value for name, answer in fixed.items()):
            yield given, day


@st.composite
def report_days(draw: st.DrawFn, rulebook: Rulebook) -> tuple[date, date, date]:
    """Draw a period and a reference date that no change of the law separates."""
    changes = change_days(rulebook)
    last = max(changes[-1], rulebook.frame.checked_until) + timedelta(days=1)
    first, end = draw(st.sampled_from(list(pairwise((*changes, last)))))
    days = (end - first).days - 1
    numbers = sorted(draw(st.lists(st.integers(0, days), min_size=3, max_size=3)))
    low, middle, high = (first + timedelta(days=number) for number in numbers)
    return low, middle, high


@st.composite
def _complete(draw: st.DrawFn, rulebook: Rulebook, fixed: dict[str, Answer], boundaries: bool) -> SelfReport:
    vocabulary = vocabulary_of(rulebook)
    known = boundaries_of(rulebook) if boundaries else None
    cases = tuple(_cases(rulebook, fixed)) if boundaries else ()
    start, end, day = draw(report_days(rulebook))
    given: dict[str, Answer] = {}
    from_example, on_its_day = (draw(st.booleans()) for _ in range(2))
    if cases and from_example:
        given, own = cases[draw(st.integers(0, len(cases) - 1))]
        if on_its_day:
            # What happened in an example happened on its own day.
            start = end = day = own
    report = completed(draw, rulebook, SelfReport("drawn", "", given | fixed, day, Period(start, end)), known)
    closed = list(gaps(vocabulary, report))
    for gap in draw(st.lists(st.sampled_from(closed), max_size=3)) if closed else ():
        report = filled(draw, rulebook, report, gap, known)
    return report


@st.composite
def _thinned(draw: st.DrawFn, report: SelfReport, fixed: dict[str, Answer]) -> SelfReport:
    """Take answers out of a report, few or many, or put a reason in their place."""
    keep = draw(_KEPT)
    left = {name: answer if name in fixed else _thin(draw, answer, keep) for name, answer in report}
    shorter = st.sampled_from((Period(), replace(report.period, end=None)))
    period = report.period if draw(OF_TEN) < MOSTLY else draw(shorter)
    return replace(report, answers={name: answer for name, answer in left.items() if answer is not None}, period=period)


@st.composite
def thinned(draw: st.DrawFn, answer: Answer) -> Answer:
    """Take parts out of the answer to a list, few or many, or put a reason in their place; the records stay."""
    keep = draw(_KEPT)
    return replace(answer, records=tuple(_thin_record(draw, record, keep) for record in answer.records or ()))


_KEPT = st.sampled_from((2, 6, 9))
MOSTLY = 8


def _thin(draw: st.DrawFn, answer: Answer, keep: int) -> Answer | None:
    """Keep ``keep`` of ten answers."""
    if answer.records is not None and draw(OF_TEN) < MOSTLY:
        return replace(answer, records=tuple(_thin_record(draw, record, keep) for record in answer.records))
    if answer.options:
        options = ((key, _thin(draw, option, keep)) for key, option in answer.options)
        return replace(answer, options=tuple((key, option) for key, option in options if option is not None))
    if draw(OF_TEN) < keep:
        return answer
    return draw(_LEFT_OUT)


def _thin_record(draw: st.DrawFn, record: Record, keep: int) -> Record:
    left = ((name, _thin(draw, answer, keep)) for name, answer in record.answers)
    return replace(record, answers=tuple((name, answer) for name, answer in left if answer is not None))


def extended(
    rulebook: Rulebook, report: SelfReport, *, everything: bool = False, leaving: Iterable[Missing] = ()
) -> st.SearchStrategy[SelfReport]:
    """Draw a report that says all that ``report`` says, and more.

    Some of the places without a value get one, whether they are open, closed or waiting for another answer; with
    ``everything`` all of them do. What is in ``leaving`` stays open. A reason can be replaced by a value; a value,
    and the number of records of a list that is given, never change.
    """
    return _extended(rulebook, report, frozenset(leaving), everything=everything)


@st.composite
def _extended(
    draw: st.DrawFn, rulebook: Rulebook, report: SelfReport, leaving: frozenset[Missing], *, everything: bool
) -> SelfReport:
    vocabulary = vocabulary_of(rulebook)
    chance = 10 if everything else draw(st.sampled_from((1, 4, 8)))
    seen = {(gap.field, gap.number) for gap in leaving}
    places = [gap for gap in gaps(vocabulary, report) if (gap.field, gap.number) not in seen]
    while places:
        chosen = [gap for gap in places if everything or draw(OF_TEN) < chance]
        for gap in chosen:
            report = filled(draw, rulebook, report, gap, boundaries_of(rulebook))
        # A list that was filled in has records now, with places of their own.
        seen |= {(gap.field, gap.number) for gap in places}
        places = [gap for gap in gaps(vocabulary, report) if (gap.field, gap.number) not in seen]
    return report


def answering(rulebook: Rulebook, report: SelfReport, missing: Iterable[Missing]) -> st.SearchStrategy[SelfReport]:
    """Draw a report that also answers what is in ``missing``; a list gets records that are themselves still empty.

    Raises ``KeyError`` when there is no such question or record.
    """
    return _answering(rulebook, report, tuple(missing))


@st.composite
def _answering(draw: st.DrawFn, rulebook: Rulebook, report: SelfReport, missing: tuple[Missing, ...]) -> SelfReport:
    for gap in missing:
        report = filled(draw, rulebook, report, gap, boundaries_of(rulebook))
    return report
