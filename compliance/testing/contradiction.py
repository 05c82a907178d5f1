"""Contradictory self-reports: complete, and with answers in them that cannot all be right."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from hypothesis import reject
from hypothesis import strategies as st

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.contradictions import contradictions_in, ends_of
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts
from compliance.assessment.gaps import empty_records, put
from compliance.assessment.validity import expanded
from compliance.rulebook.answer_type import AnswerType, NoMoment, Share, Value
from compliance.rulebook.derived import Derived
from compliance.rulebook.model import Consistency, Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import Field
from compliance.selfreport.model import Answer, Record, SelfReport
from compliance.testing.days import DAY, HOUR, MINUTE, midnight
from compliance.testing.filling import boundaries_of, completed, filled
from compliance.testing.strategies import self_reports
from compliance.testing.values import SOME_DAY

Kind = Literal["order", "overlap", "period", "term", "count", "rule"]
TRIES = 5
"""A report in which there is no place for a contradiction is drawn again so many times; most rulebooks need one."""
REDRAWN = 20
"""The answers that a rule reads are drawn again so many times."""

BACK = (MINUTE, HOUR, DAY)


def contradictory(
    rulebook: Rulebook, *, setting: str | None = None, kinds: Collection[Kind] = get_args(Kind)
) -> st.SearchStrategy[SelfReport]:
    """Draw complete self-reports with at least one contradiction of one of these ``kinds``.

    - ``order``: an end that lies before its start.
    - ``overlap``: two records at once where only one can be.
    - ``period``: an event outside the period that the list is about.
    - ``term``: a day outside the time over which a term of months is counted.
    - ``count``: an n/N that differs from the list that it is counted from.
    - ``rule``: a ``consistency`` rule that is broken.

    A kind for which the rulebook has no place is left out. Raises ``ValueError`` for another kind, when the rulebook
    has no place for any of them, or when it has no such setting.
    """
    unknown = set(kinds) - set(get_args(Kind))
    if unknown:
        raise ValueError(f"kinds are {', '.join(get_args(Kind))}, not {', '.join(sorted(unknown))}")
    if not any(place.kind in kinds for place in _places(rulebook)):
        raise ValueError("this rulebook has no place for such a contradiction")
    return _contradictory(rulebook, self_reports(rulebook, setting=setting), frozenset(kinds))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where answers can contradict each other: the id of the contradiction, and what of the rulebook it is about."""

    kind: Kind
    id: str
    about: Derived | Question | Consistency


def _places(rulebook: Rulebook) -> Iterator[_Place]:
    vocabulary = vocabulary_of(rulebook)
    for value in rulebook.derived():
        ends = ends_of(value)
        if ends is not None and all(vocabulary.fields[name].question is not None for name in ends):
            yield _Place("order", f"{value.id}.volgorde", value)
        if value.overdue is not None:
            yield _Place("term", f"{value.id}.buiten", value)
    for question in rulebook.questions():
        if question.event is not None and question.covers == "period":
            yield _Place("period", f"{question.id}.periode", question)
        if question.counted_from:
            yield _Place("count", f"{question.id}.register", question)
    for rule in (rule for theme in rulebook.themes for rule in theme.consistency):
        yield _Place("rule" if rule.no_overlap is None else "overlap", rule.id, rule)


@st.composite
def _contradictory(
    draw: st.DrawFn, rulebook: Rulebook, reports: st.SearchStrategy[SelfReport], kinds: frozenset[Kind]
) -> SelfReport:
    places = [place for place in _places(rulebook) if place.kind in kinds]
    place = places[draw(st.integers(0, len(places) - 1))]
    for _ in range(TRIES):
        report = draw(reports)
        for broken in _Pen(draw, rulebook).contradicting(report, place):
            whole = completed(draw, rulebook, broken, boundaries_of(rulebook))
            if place.id in ids_in(rulebook, whole):
                return whole
    return reject()


def ids_in(rulebook: Rulebook, report: SelfReport) -> set[str]:
    """Give the ids of the contradictions in a report."""
    facts = Facts(vocabulary_of(rulebook), report, report.reference_date or SOME_DAY)
    return {one.id for one in contradictions_in(rulebook, facts)}


class _Pen:
    """Writes a contradiction into a report. What it writes is tried: an answer can also close another question."""

    def __init__(self, draw: st.DrawFn, rulebook: Rulebook) -> None:
        self.draw = draw
        self.rulebook = rulebook
        self.vocabulary = vocabulary_of(rulebook)

    def contradicting(self, report: SelfReport, place: _Place) -> Iterator[SelfReport]:
        """Give the report with a contradiction in it; more than once where chance has a part in it."""
        about = place.about
        name = about.id if place.kind == "period" else None if isinstance(about, Question) else about.each
        record = None
        if name is not None:
            report, record = self._record(report, name)
            if record is None:
                return
        match about:
            case Derived() if place.kind == "order":
                yield from self._order(report, about, record)
            case Derived():
                yield from self._term(report, about, record)
            case Question() if record is not None:
                yield from self._period(report, about, record)
            case Question():
                yield from self._count(report, about)
            case Consistency() if place.kind == "overlap" and record is not None:
                yield from self._overlap(report, about, record)
            case Consistency():
                yield from self._rule(report, about, record)

    def _order(self, report: SelfReport, value: Derived, record: Record | None) -> Iterator[SelfReport]:
        """Let an end lie before its start."""
        ends = ends_of(value)
        assert ends is not None  # noqa: S101 - only such values are places
        start = self._read(report, ends[0], record)
        if not isinstance(start, date):
            day = report.reference_date or SOME_DAY
            start = midnight(day) if self.vocabulary.fields[ends[0]].type is AnswerType.INSTANT else day
            report = self._put(report, ends[0], record, start)
        step = self.draw(st.sampled_from(BACK)) if isinstance(start, datetime) else DAY
        yield self._put(report, ends[1], record, start - step)

    def _term(self, report: SelfReport, value: Derived, record: Record | None) -> Iterator[SelfReport]:
        """Let one of the days of a term lie before its start or after its end."""
        assert value.overdue is not None  # noqa: S101 - only such values are places
        names = (value.overdue.start, value.overdue.moments, value.overdue.end)
        start, moments, end = (self._read(report, name, record) for name in names)
        if isinstance(start, date) and isinstance(end, date):
            outside = self.draw(st.sampled_from((start - DAY, max(start, end) + DAY)))
            known = moments if isinstance(moments, tuple) else ()
            yield self._put(report, value.overdue.moments, record, (*known, outside))

    def _period(self, report: SelfReport, question: Question, record: Record) -> Iterator[SelfReport]:
        """Let an event lie just outside the period."""
        start, end = report.period.start, report.period.end
        if start is None or end is None:
            return
        event = f"{question.id}.{question.event}"
        days: tuple[date, ...] = (start - DAY, end + DAY)
        if self.vocabulary.fields[event].type is AnswerType.INSTANT:
            days = (midnight(start) - MINUTE, midnight(end + DAY))
        yield self._put(report, event, record, self.draw(st.sampled_from(days)))

    def _count(self, report: SelfReport, question: Question) -> Iterator[SelfReport]:
        """Let a typed n/N differ from what its lists give."""
        counted = self._read(report, question.id, None)
        if isinstance(counted, Share):
            others = [Share(counted.count, counted.total + 1), Share(counted.count + 1, counted.total + 1)]
            if counted.count:
                others.append(Share(counted.count - 1, counted.total))
            yield self._put(report, question.id, None, self.draw(st.sampled_from(others)))

    def _overlap(self, report: SelfReport, rule: Consistency, record: Record) -> Iterator[SelfReport]:
        """Let a second record begin while the first one goes on, in the same place."""
        assert rule.no_overlap is not None  # noqa: S101 - the caller checked
        begin, end, _ = rule.fields()
        start = self._read(report, begin, record)
        if not isinstance(start, datetime):
            start = midnight(report.reference_date or SOME_DAY)
            report = self._put(report, begin, record, start)
        last: Value = start + HOUR if self.draw(st.booleans()) else NoMoment.STILL_RUNNING
        report = self._put(report, end, record, last)
        listed = report.answers[record.list].records or ()
        twin = next(one for one in listed if one.number == record.number)
        twin = replace(twin, number=len(listed) + 1)
        report = replace(report, answers=report.answers | {record.list: Answer(records=(*listed, twin))})
        later: timedelta = self.draw(st.sampled_from((0 * MINUTE, MINUTE, HOUR - MINUTE)))
        yield self._put(report, begin, twin, start + later)

    def _rule(self, report: SelfReport, rule: Consistency, record: Record | None) -> Iterator[SelfReport]:
        """Answer what a rule reads once more, again and again, until it is broken."""
        fields = [self.vocabulary.get(name) for name in expanded(rule.fields(), self.vocabulary)]
        asked = [field for field in fields if field is not None and _can_be_drawn(field, record)]
        for _ in range(REDRAWN):
            for field in asked:
                place = _missing(field.name, record if field.scope is not None else None)
                report = filled(self.draw, self.rulebook, report, place, boundaries_of(self.rulebook))
            if rule.id in ids_in(self.rulebook, report):
                yield report

    def _record(self, report: SelfReport, name: str) -> tuple[SelfReport, Record | None]:
        """Choose a record of a list; an empty list gets one. There is none where the list is not asked."""
        if report.answer(name) is None:
            return report, None
        listed = report.answers[name].records
        if not listed:
            one = empty_records(self.vocabulary.questions[name], 1)
            report = replace(report, answers=report.answers | {name: Answer(records=one)})
            report = completed(self.draw, self.rulebook, report, boundaries_of(self.rulebook))
            listed = report.answers[name].records or ()
        return report, self.draw(st.sampled_from(listed))

    def _read(self, report: SelfReport, name: str, record: Record | None) -> Value | None:
        return Facts(self.vocabulary, report, report.reference_date or SOME_DAY).read(name, record).value

    def _put(self, report: SelfReport, name: str, record: Record | None, value: Value) -> SelfReport:
        return put(self.vocabulary, report, _missing(name, record), Answer(value))


def _missing(name: str, record: Record | None) -> Missing:
    return Missing(name) if record is None else Missing(name, record.name, record.number)


def _can_be_drawn(field: Field, record: Record | None) -> bool:
    """Whether a field is a question that may get another answer: not computed, no row, and of this record if of any."""
    if field.question is None or field.question.type.has_fields or field.question.header:
        return False
    return field.scope is None or (record is not None and record.list == field.scope)
