"""Filling in: one value in one place of a self-report, near what rules compare it with and near what is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from hypothesis import strategies as st

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts
from compliance.assessment.gaps import PERIOD, empty_records, gaps, put, put_day, question_in, record_in
from compliance.assessment.validity import day_of
from compliance.rulebook.answer_type import AnswerType, Share, Value
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.selfreport.model import Answer, Record, SelfReport
from compliance.testing.boundaries import Boundaries
from compliance.testing.days import DAY, days_between, moments_between
from compliance.testing.values import SOME_DAY, values

MOST_RECORDS = 4
SOON = 3 * DAY
"""What happens after an event is drawn in the days after it."""

OF_TEN = st.integers(0, 9)
_IN_TIME = {AnswerType.DATE, AnswerType.DATES, AnswerType.INSTANT, AnswerType.INSTANTS}
_SEVERAL_TIMES = {AnswerType.DATES, AnswerType.INSTANTS}
_BOUNDARIES: dict[str, Boundaries] = {}


def boundaries_of(rulebook: Rulebook) -> Boundaries:
    """Give the boundaries of a rulebook; they are collected once for each digest."""
    if rulebook.digest not in _BOUNDARIES:
        _BOUNDARIES[rulebook.digest] = Boundaries(rulebook)
    return _BOUNDARIES[rulebook.digest]


def options_of(question: Question) -> st.SearchStrategy[Answer]:
    """Draw yes or no for each option of a several-of question."""
    each = st.tuples(*(st.booleans().map(Answer) for _ in question.options))
    return each.map(lambda given: Answer(options=tuple(zip(question.options, given, strict=True))))


def completed(draw: st.DrawFn, rulebook: Rulebook, report: SelfReport, known: Boundaries | None) -> SelfReport:
    """Fill in what is asked and has no value yet, until nothing is; each answer can bring new questions."""
    vocabulary, day = vocabulary_of(rulebook), report.reference_date or SOME_DAY
    counted = {name for name, question in vocabulary.questions.items() if question.counted_from}
    while places := list(gaps(vocabulary, report, Facts(vocabulary, report, day))):
        # What is counted from a list comes after that list, so that it can agree with it.
        for gap in [one for one in places if one.field not in counted] or places:
            report = filled(draw, rulebook, report, gap, known)
    return report


def filled(
    draw: st.DrawFn, rulebook: Rulebook, report: SelfReport, gap: Missing, known: Boundaries | None
) -> SelfReport:
    """Fill one gap with a value; a list gets records that are themselves still empty."""
    vocabulary = vocabulary_of(rulebook)
    if gap.field in PERIOD:
        other = report.period.start or report.period.end or report.reference_date or SOME_DAY
        days = draw(st.integers(0, 30)) * (1 if PERIOD[gap.field] == "end" else -1)
        return put_day(report, gap, other + days * DAY)
    question, option = question_in(vocabulary, gap)
    if option is not None:
        return put(vocabulary, report, gap, Answer(draw(st.booleans())))
    if question.type is AnswerType.SEVERAL:
        return put(vocabulary, report, gap, draw(options_of(question)))
    if question.type.has_fields:
        number = draw(st.integers(0, MOST_RECORDS)) if question.type is AnswerType.RECORDS else 0
        return put(vocabulary, report, gap, Answer(records=empty_records(question, number)))
    record = record_in(vocabulary, report, gap)
    return put(vocabulary, report, gap, Answer(_value(draw, rulebook, report, question, record, known)))


def _value(
    draw: st.DrawFn,
    rulebook: Rulebook,
    report: SelfReport,
    question: Question,
    record: Record | None,
    known: Boundaries | None,
) -> Value:
    near: tuple[Value, ...] = known.around(question.id) if known is not None else ()
    facts = Facts(vocabulary_of(rulebook), report, report.reference_date or SOME_DAY)
    if question.counted_from and isinstance(share := facts.read(question.id, None).value, Share):
        near = (share,)
    if question.type not in _IN_TIME:
        return draw(values(question, near))
    if record is not None and draw(OF_TEN) < 7 and (inside := _in_period(question, facts)) is not None:
        return draw(inside)
    if known is not None:
        near += known.beside(question.id, facts, record)
    day = _day_beside(record, facts)
    if question.type in _SEVERAL_TIMES:
        wanted = _several(draw, question, near)
        return wanted or draw(values(question, day=day))
    return draw(values(question, near, day))


def _in_period(question: Question, facts: Facts) -> st.SearchStrategy[Value] | None:
    """Draw when an event happened, for a list that holds the events of the period."""
    whole = facts.vocabulary.questions[question.id.rpartition(".")[0]]
    start, end = facts.period.start, facts.period.end
    if whole.covers != "period" or whole.event != question.local or start is None or end is None or end < start:
        return None
    return days_between(start, end) if question.type is AnswerType.DATE else moments_between(start, end)


def _day_beside(record: Record | None, facts: Facts) -> date:
    """Give the day that dates and moments are drawn before: soon after an event, else the reference date."""
    day = day_of(record, facts) if record is not None and facts.vocabulary.questions[record.list].event else None
    return facts.reference_date if day is None else day + SOON


def _several(draw: st.DrawFn, question: Question, near: Iterable[Value]) -> tuple[date, ...]:
    """Draw some of the days or moments that rules would tell apart; none where there are none of the right kind."""
    kind = datetime if question.type is AnswerType.INSTANTS else date
    wanted = [one for one in near if isinstance(one, date) and isinstance(one, datetime) is (kind is datetime)]
    return tuple(draw(st.lists(st.sampled_from(wanted), max_size=MOST_RECORDS))) if wanted else ()
