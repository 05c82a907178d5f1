"""Days and moments that are easy to get wrong: clock changes, month ends, the first and last minute of a period."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from hypothesis import strategies as st

from compliance.rulebook.answer_type import LOCAL_TIME

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
LONG = timedelta(days=800)
"""Of a longer time only the last part is looked through; it holds a leap day or not, and four clock changes."""


def midnight(day: date) -> datetime:
    """Give the moment at which a day begins in Dutch local time, in UTC."""
    return datetime.combine(day, time(0), tzinfo=LOCAL_TIME).astimezone(UTC)


@lru_cache(maxsize=512)
def clock_changes(first: date, last: date) -> tuple[datetime, ...]:
    """Give the moments from one day to another, both included, at which Dutch clocks are changed, in UTC."""
    days = _days(first, last)
    changing = (day for day in days if day.month in {3, 10} and midnight(day + DAY) - midnight(day) != DAY)
    return tuple(datetime.combine(day, time(1), tzinfo=UTC) for day in changing)


@lru_cache(maxsize=512)
def month_ends(first: date, last: date) -> tuple[date, ...]:
    """Give the last day of each month from one day to another, both included."""
    return tuple(day for day in _days(first, last) if (day + DAY).month != day.month)


def _days(first: date, last: date) -> tuple[date, ...]:
    first = max(first, last - LONG)
    return tuple(first + number * DAY for number in range((last - first).days + 1))


@lru_cache(maxsize=512)
def days_between(first: date, last: date) -> st.SearchStrategy[date]:
    """Draw a day from one day to another, both included; those two and month ends more often."""
    telling = st.sampled_from((first, last, *month_ends(first, last)))
    return st.one_of(telling, st.integers(0, (last - first).days).map(lambda number: first + number * DAY))


@lru_cache(maxsize=512)
def moments_between(first: date, last: date) -> st.SearchStrategy[datetime]:
    """Draw a moment from one day to another, both included, in UTC.

    More often than others: the first and the last minute of those days and of months, and the hour before and after
    Dutch clocks are changed. Half past two occurs twice in one such night and not at all in the other.
    """
    start, end = midnight(first), midnight(last + DAY)
    new_months = (midnight(day + DAY) for day in month_ends(first, last))
    new_days = (midnight(day) for day in month_ends(first, last))
    beside = (-HOUR, -HOUR / 2, -MINUTE, 0 * HOUR, HOUR / 2, HOUR)
    telling = {
        *(start, end - MINUTE, *new_days),
        *(moment + step for moment in new_months for step in (-MINUTE, 0 * MINUTE)),
        *(change + step for change in clock_changes(first, last) for step in beside),
    }
    minutes = (end - start) // MINUTE
    anywhere = st.integers(0, minutes - 1).map(lambda number: start + number * MINUTE)
    return st.one_of(st.sampled_from(sorted(moment for moment in telling if start <= moment < end)), anywhere)
