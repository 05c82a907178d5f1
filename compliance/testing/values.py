"""Values: one strategy for each type of question."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from hypothesis import strategies as st

from compliance.rulebook.answer_type import AnswerType, NoMoment, Share, Value
from compliance.rulebook.question import Question
from compliance.testing.days import DAY, clock_changes, midnight, month_ends

SOME_DAY = date(2025, 6, 1)
"""The day around which dates and moments lie when nothing else says where they should."""

_MOST, _WORDS = 12, ("een", "twee", "drie", "vier")
_HOURS = (0, 1, 2, 3, 12, 24, 25, 48, 72)
_YEAR, _LATER, _EARLIER = timedelta(days=366), 30, -800


def values(question: Question, near: Iterable[Value] = (), day: date = SOME_DAY) -> st.SearchStrategy[Value]:
    """Draw the value of a question with a single value.

    ``near`` are values that are drawn more often, as far as the question admits them. ``day`` is where dates and
    moments lie. Raises ``ValueError`` for a question with parts (several, records, table).
    """
    wanted = tuple(value for value in near if _admits(question, value))
    most = question.maximum if question.maximum is not None else question.minimum + _MOST
    return _strategy(question.type, tuple(question.options), question.minimum, most, wanted, day)


@lru_cache(maxsize=2048)
def _strategy(
    kind: AnswerType, options: tuple[str, ...], least: int, most: int, wanted: tuple[Value, ...], day: date
) -> st.SearchStrategy[Value]:
    """Make a strategy once: making and checking it costs more than drawing from it."""
    usual = _usual(kind, options, least, most, day)
    return st.one_of(st.sampled_from(wanted), usual) if wanted else usual


def _usual(kind: AnswerType, options: tuple[str, ...], least: int, most: int, day: date) -> st.SearchStrategy[Value]:
    match kind:
        case AnswerType.YES_NO:
            return st.booleans()
        case AnswerType.CHOICE:
            return st.sampled_from(options)
        case AnswerType.NUMBER:
            return st.integers(least, most)
        case AnswerType.DECIMAL:
            return st.integers(2 * least, 2 * most).map(lambda halves: Decimal(halves) / 2)
        case AnswerType.DATE:
            return _some_days(day)
        case AnswerType.INSTANT:
            moments = _moments(day)
            return st.one_of(moments, moments, moments, st.sampled_from(list(NoMoment)))
        case AnswerType.DATES:
            return st.lists(_some_days(day), max_size=4).map(tuple)
        case AnswerType.INSTANTS:
            return st.lists(_moments(day), max_size=4).map(tuple)
        case AnswerType.DURATION:
            return st.sampled_from([timedelta(hours=hours) for hours in _HOURS])
        case AnswerType.SHARE:
            return st.sampled_from([Share(0, 0), Share(1, 1), Share(4, 4), Share(3, 4), Share(0, 4)])
        case AnswerType.TEXT:
            return st.sampled_from(_WORDS)
    raise ValueError(f"an answer to a question of type {kind} has parts")


def _some_days(day: date) -> st.SearchStrategy[date]:
    ends = st.sampled_from(month_ends(day - _YEAR, day))
    anywhere = st.integers(_EARLIER, _LATER).map(lambda number: day + number * DAY)
    return st.one_of(ends, anywhere, anywhere, anywhere)


def _moments(day: date) -> st.SearchStrategy[datetime]:
    """Draw moments in the days before one, or half an hour before the clocks were changed in the year before it."""
    hours = (midnight(day) - timedelta(hours=hours) for hours in _HOURS)
    changes = (change - timedelta(minutes=30) for change in clock_changes(day - _YEAR, day))
    return st.sampled_from([*hours, *changes])


def _admits(question: Question, value: Value) -> bool:
    match question.type:
        case AnswerType.NUMBER | AnswerType.DECIMAL:
            if isinstance(value, bool) or not isinstance(value, int | Decimal):
                return False
            if question.type is AnswerType.NUMBER and not isinstance(value, int):
                return False
            return value >= question.minimum and (question.maximum is None or value <= question.maximum)
        case AnswerType.DATE:
            return isinstance(value, date) and not isinstance(value, datetime)
        case AnswerType.INSTANT:
            return isinstance(value, datetime | NoMoment)
        case AnswerType.SHARE:
            return isinstance(value, Share)
        case AnswerType.DURATION:
            return isinstance(value, timedelta) and value >= timedelta(0)
    return False
