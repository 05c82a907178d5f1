"""Computing derived values: the only arithmetic there is. Partly unknown input gives bounds, never a guess."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Protocol

from compliance.assessment.evaluator import Readable, evaluate
from compliance.assessment.fact import NOTHING, Fact, Size, joined
from compliance.assessment.truth import Truth
from compliance.rulebook.answer_type import FOREVER, LOCAL_TIME, NoMoment
from compliance.rulebook.derived import Derived
from compliance.rulebook.expression import Expression
from compliance.selfreport.model import Record


class Source(Readable, Protocol):
    """Facts, records and the reference date of one self-report."""

    reference_date: date

    def records(self, name: str) -> tuple[tuple[Record, ...] | None, Fact]:
        """Give the records of a list, or ``None`` with a fact that says what is missing."""
        ...

    def records_of(self, name: str) -> tuple[tuple[Record, ...] | None, Fact]:
        """Give the records that a field belongs to, as ``records`` does."""
        ...

    def truth(self, condition: Expression, record: Record) -> Truth:
        """Give the truth of a condition about a record."""
        ...

    def floor(self, name: str) -> int | None:
        """Give the lowest value that a number can have, or ``None`` when there is no such thing."""
        ...


def derive(value: Derived, source: Source, record: Record | None) -> Fact:
    """Compute one derived value. Gives a known fact, or bounds with what is missing.

    Elapsed time is in real hours across clock changes; days are calendar days in Dutch local time; a month after the
    31st is the last day of a shorter month.
    """
    if value.count_of:
        return _count(value, source)
    for name, combine in ((value.sum_of, _sum), (value.maximum_of, _maximum), (value.minimum_of, _minimum)):
        if name:
            return _over_records(name, source, combine)
    if value.linear is not None:
        return _linear(value.linear, source, record)
    if value.elapsed:
        start, end = source.read(value.elapsed.start, record), source.read(value.elapsed.end, record)
        return _elapsed(start, end, source.reference_date)
    if value.days:
        start, end = source.read(value.days.start, record), source.read(value.days.end, record)
        return _days(start, end, source.reference_date)
    if value.whole_years:
        start, end = source.read(value.whole_years.start, record), source.read(value.whole_years.end, record)
        return _from_two(start, end, lambda one, two: whole_years(_day(one), _day(two)))
    if value.months_after:
        start = source.read(value.months_after.date, record)
        if isinstance(start.value, date):
            return Fact(months_after(_day(start.value), value.months_after.months))
        return Fact(missing=start.missing)
    if value.longest_gap:
        gap = value.longest_gap
        start, moments, end = (source.read(name, record) for name in (gap.start, gap.moments, gap.end))
        return _longest_gap(start, moments, end, source.reference_date)
    if value.overdue:
        term = value.overdue
        start, moments, end = (source.read(name, record) for name in (term.start, term.moments, term.end))
        return _overdue(start, moments, end, term.months)
    raise AssertionError(value.id)  # pragma: no cover - the reader refuses a value without a way to compute it


def months_after(day: date, months: int) -> date:
    """Give the same day some months later; the last day of the month where that month is shorter."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def whole_years(start: date, end: date) -> int:
    """Give the number of whole years between two days: the age on a birthday is reached on that day."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.astimezone(LOCAL_TIME).date()
    assert isinstance(value, date)  # noqa: S101 - the resolver admits only days here
    return value


def _count(value: Derived, source: Source) -> Fact:
    records, absent = source.records(value.count_of or "")
    if records is None:
        return absent
    if value.where is None:
        return Fact(len(records))
    truths = [source.truth(value.where, record) for record in records]
    sure = truths.count(Truth.TRUE)
    maybe = [record for record, truth in zip(records, truths, strict=True) if truth is Truth.UNKNOWN]
    if not maybe:
        return Fact(sure)
    steps = (evaluate(value.where, source, record) for record in maybe)
    missing = tuple(dict.fromkeys(one for step in steps for one in step.missing()))
    return Fact(low=sure, high=sure + len(maybe), missing=missing)


Combine = Callable[[list[Size | None], list[Size | None]], tuple[Size | None, Size | None]]


def _over_records(name: str, source: Source, combine: Combine) -> Fact:
    records, absent = source.records_of(name)
    floor = source.floor(name)
    if records is None:
        # The list can still turn out to be empty: then a sum is 0, and there is no largest or smallest.
        sure = absent.low is not None and combine is _sum and floor is not None and floor >= 0
        return absent if absent.not_applicable else Fact(low=0 if sure else None, missing=absent.missing)
    facts = [fact for fact in (source.read(name, record) for record in records) if not fact.not_applicable]
    if not facts:
        return Fact(0) if combine is _sum else NOTHING
    lows: list[Size | None] = [fact.bounds()[0] if fact.bounds()[0] is not None else floor for fact in facts]
    highs: list[Size | None] = [fact.bounds()[1] for fact in facts]
    low, high = combine(lows, highs)
    return _settled(low, high, joined(*facts))


def _settled(low: Size | None, high: Size | None, missing: tuple[object, ...]) -> Fact:
    if low is not None and low == high:
        return Fact(low)
    return Fact(low=low, high=high, missing=missing)  # type: ignore[arg-type]  # missing is passed on as it came


def _known(sizes: list[Size | None]) -> list[int | Decimal]:
    return [size for size in sizes if isinstance(size, int | Decimal)]


def _sum(lows: list[Size | None], highs: list[Size | None]) -> tuple[Size | None, Size | None]:
    return None if None in lows else sum(_known(lows)), None if None in highs else sum(_known(highs))


def _maximum(lows: list[Size | None], highs: list[Size | None]) -> tuple[Size | None, Size | None]:
    high = None if None in highs else max(_known(highs))
    return max(_known(lows), default=None), high


def _minimum(lows: list[Size | None], highs: list[Size | None]) -> tuple[Size | None, Size | None]:
    return None if None in lows else min(_known(lows)), min(_known(highs), default=None)


def _linear(terms: dict[str, int], source: Source, record: Record | None) -> Fact:
    low: int | Decimal | None = 0
    high: int | Decimal | None = 0
    facts = []
    for name, factor in terms.items():
        fact = source.read(name, record)
        if fact.not_applicable:
            return NOTHING
        facts.append(fact)
        least, most = fact.bounds()
        ends = [end if isinstance(end, int | Decimal) else None for end in (least, most)]
        if ends[0] is None:
            ends[0] = source.floor(name)
        if factor < 0:
            ends.reverse()
        low = None if low is None or ends[0] is None else low + factor * ends[0]
        high = None if high is None or ends[1] is None else high + factor * ends[1]
    return _settled(low, high, joined(*facts))


def _from_two(start: Fact, end: Fact, compute: Callable[[object, object], int]) -> Fact:
    for fact in (start, end):
        if fact.not_applicable or fact.value is NoMoment.DID_NOT_HAPPEN:
            return NOTHING
    if start.known and end.known and not isinstance(start.value, NoMoment) and not isinstance(end.value, NoMoment):
        return Fact(compute(start.value, end.value))
    return Fact(missing=joined(start, end))


def _days(start: Fact, end: Fact, reference_date: date) -> Fact:
    if isinstance(start.value, date) and end.value is NoMoment.DID_NOT_HAPPEN:
        return Fact(FOREVER.days)
    if isinstance(start.value, date) and end.value is NoMoment.STILL_RUNNING:
        return Fact(low=max(0, (reference_date - _day(start.value)).days))
    return _from_two(start, end, lambda one, two: (_day(two) - _day(one)).days)


def _overdue(start: Fact, moments: Fact, end: Fact, months: int) -> Fact:
    if any(fact.not_applicable for fact in (start, moments, end)):
        return NOTHING
    if not isinstance(start.value, date) or not isinstance(moments.value, tuple) or not isinstance(end.value, date):
        return Fact(missing=joined(start, moments, end))
    inside = sorted(moment for moment in moments.value if start.value <= moment <= end.value)
    points = [start.value, *inside, end.value]
    return Fact(max((after - months_after(before, months)).days for before, after in pairwise(points)))


def _elapsed(start: Fact, end: Fact, reference_date: date) -> Fact:
    if start.value is NoMoment.DID_NOT_HAPPEN or start.not_applicable:
        return NOTHING
    if not isinstance(start.value, datetime):
        return Fact(missing=joined(start, end))
    if end.value is NoMoment.DID_NOT_HAPPEN:
        # What never happened did not happen in time.
        return Fact(FOREVER)
    if isinstance(end.value, datetime):
        return Fact(end.value - start.value)
    if end.value is NoMoment.STILL_RUNNING:
        return Fact(low=max(timedelta(0), _start_of(reference_date) - start.value))
    return Fact(missing=joined(start, end))


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=LOCAL_TIME).astimezone(UTC)


def _longest_gap(start: Fact, moments: Fact, end: Fact, reference_date: date) -> Fact:
    if NoMoment.DID_NOT_HAPPEN in {start.value, end.value} or start.not_applicable:
        return NOTHING
    if not isinstance(start.value, datetime) or not isinstance(moments.value, tuple):
        return Fact(missing=joined(start, moments, end))
    running = end.value is NoMoment.STILL_RUNNING
    if not running and not isinstance(end.value, datetime):
        return Fact(missing=joined(start, moments, end))
    last = max(_start_of(reference_date), start.value) if running else end.value
    assert isinstance(last, datetime)  # noqa: S101 - just checked, or computed
    inside = sorted(moment for moment in moments.value if start.value <= moment <= last)
    points = [start.value, *inside, last]
    longest = max(after - before for before, after in pairwise(points))
    return Fact(low=longest) if running else Fact(longest)
