"""The types that an answer can have, and the values that they hold.

What a word means comes from the type of the question, never from the parser of the file: ``ja`` is a boolean only
where a yes/no question is asked. The same readers serve the constants in rules and the answers in a self-report.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

LOCAL_TIME = ZoneInfo("Europe/Amsterdam")

FOREVER = timedelta(days=36_500)
"""Stands for the time until something that never happened: longer than any term in law."""


class AnswerType(StrEnum):
    """The type of a question; the words are those of rule files."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    DECIMAL = "decimal"
    DATE = "date"
    INSTANT = "instant"
    INSTANTS = "instants"
    DATES = "dates"
    DURATION = "duration"
    SHARE = "share"
    TEXT = "text"
    RECORDS = "records"
    TABLE = "table"

    @property
    def has_fields(self) -> bool:
        """Whether the answer consists of records with fields of their own."""
        return self in {AnswerType.RECORDS, AnswerType.TABLE}


class NoMoment(StrEnum):
    """What an instant can be besides a point in time."""

    DID_NOT_HAPPEN = "geen"
    STILL_RUNNING = "loopt nog"


@dataclass(frozen=True, slots=True)
class Share:
    """A count with its denominator: ``count`` of ``total``, for example 4 of 5 decisions."""

    count: int
    total: int

    def __str__(self) -> str:
        return f"{self.count}/{self.total}"


class EveryOrNone(StrEnum):
    """The two things that a rule can ask of a share: all of them, or none. There are no percentages."""

    EVERY = "allemaal"
    NONE = "geen"


Value = bool | str | int | Decimal | date | datetime | timedelta | Share | NoMoment | tuple[date, ...]
Constant = bool | str | int | Decimal | date | datetime | timedelta | NoMoment | EveryOrNone


class Unreadable(ValueError):
    """A word that the type does not accept. ``code`` is the code of the fault, ``words`` fill its sentence."""

    def __init__(self, code: str, **words: object) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


def read_yes_no(text: str) -> bool:
    """Read ``ja`` or ``nee``; raises ``Unreadable`` S310."""
    word = text.strip().lower()
    if word not in {"ja", "nee"}:
        raise Unreadable("S310", word=text)
    return word == "ja"


def read_number(text: str) -> int:
    """Read a whole number of 0 or more; raises ``Unreadable`` S311."""
    word = text.strip()
    if not re.fullmatch(r"\d{1,9}", word):
        raise Unreadable("S311", word=text)
    return int(word)


def read_decimal(text: str) -> Decimal:
    """Read a number of 0 or more, with a comma or a point; raises ``Unreadable`` S312."""
    word = text.strip().replace(",", ".")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,6})?", word):
        raise Unreadable("S312", word=text)
    try:
        return Decimal(word)
    except InvalidOperation as error:  # pragma: no cover - the pattern above admits only numbers
        raise Unreadable("S312", word=text) from error


_DATE = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})-(\d{1,2})-(\d{4}))")


def read_date(text: str) -> date:
    """Read ``2025-12-31`` or ``31-12-2025``; raises ``Unreadable`` S313."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise Unreadable("S313", word=text)
    year, month, day = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise Unreadable("S313", word=text) from error


_NO_MOMENTS = frozenset(NoMoment)
_INSTANT = re.compile(
    rf"({_DATE.pattern})(?:[ T]+|,\s*)(\d{{1,2}}):(\d{{2}})(?::(\d{{2}}))?\s*(Z|[+-][01]\d:?[0-5]\d)?"
)


def read_instant(text: str) -> datetime | NoMoment:
    """Read a moment: ``2025-05-01 20:10``, ``geen`` (did not happen) or ``loopt nog``.

    Local time is Europe/Amsterdam. Only an hour that a clock change skips or repeats asks for an offset
    (``2025-10-26 02:30 +02:00``). Gives an aware time in UTC. Raises ``Unreadable`` S314 (no moment), S315 (an hour
    that occurs twice) or S316 (an hour that does not exist).
    """
    word = text.strip()
    found = _INSTANT.fullmatch(word)
    if found is None:
        spelled = word.lower().replace("_", " ")
        if spelled in _NO_MOMENTS:
            return NoMoment(spelled)
        raise Unreadable("S314", word=text)
    day = read_date(found[1])
    hours, minutes, seconds = int(found[8]), int(found[9]), int(found[10] or 0)
    if hours > 23 or minutes > 59 or seconds > 59:
        raise Unreadable("S314", word=text)
    try:
        return _in_utc(datetime.combine(day, time(hours, minutes, seconds)), found[11])
    except _ClockChange as error:
        raise Unreadable(str(error), word=text) from error
    except (ValueError, OverflowError) as error:
        raise Unreadable("S314", word=text) from error


class _ClockChange(Exception):
    """An hour that a clock change repeats (S315) or skips (S316)."""


def _in_utc(local: datetime, offset: str | None) -> datetime:
    if offset:
        zone = "+00:00" if offset == "Z" else offset
        return datetime.fromisoformat(f"{local.isoformat()}{zone}").astimezone(UTC)
    offset_all_day = _offset(local.date())
    if offset_all_day is not None:
        return (local - offset_all_day).replace(tzinfo=UTC)
    first = local.replace(tzinfo=LOCAL_TIME, fold=0)
    second = local.replace(tzinfo=LOCAL_TIME, fold=1)
    if first.utcoffset() != second.utcoffset():
        there_and_back = first.astimezone(UTC).astimezone(LOCAL_TIME).replace(tzinfo=None)
        raise _ClockChange("S315" if there_and_back == local else "S316")
    return first.astimezone(UTC)


@lru_cache(maxsize=4_096)
def _offset(day: date) -> timedelta | None:
    """Give the offset of local time on a day, or ``None`` on the two days of the year on which it changes."""
    first = datetime.combine(day, time(0), LOCAL_TIME).utcoffset()
    last = datetime.combine(day, time(23, 59, 59), LOCAL_TIME).utcoffset()
    return first if first == last else None


_DURATION_PART = re.compile(r"(\d{1,6})\s*(uur|u|uren|min|minuut|minuten|m)\b")
_CLOCK = re.compile(r"(\d{1,5}):([0-5]\d)")


def read_duration(text: str) -> timedelta:
    """Read elapsed time: ``3 uur``, ``45 min``, ``3 uur 45 min`` or ``3:45``; raises ``Unreadable`` S317."""
    word = text.strip().lower()
    clock = _CLOCK.fullmatch(word)
    if clock:
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    parts = _DURATION_PART.findall(word)
    if not parts or _DURATION_PART.sub("", word).replace("en", "").strip():
        raise Unreadable("S317", word=text)
    try:
        return timedelta(minutes=sum(int(number) * (60 if unit.startswith("u") else 1) for number, unit in parts))
    except OverflowError as error:
        raise Unreadable("S317", word=text) from error


_SHARE = re.compile(r"(\d{1,9})\s*(?:/|van(?: de)?)\s*(\d{1,9})")


def read_share(text: str) -> Share:
    """Read ``4/5`` or ``4 van 5``; raises ``Unreadable`` S318, or S319 when the count is more than the total."""
    found = _SHARE.fullmatch(text.strip().lower())
    if found is None:
        raise Unreadable("S318", word=text)
    share = Share(int(found[1]), int(found[2]))
    if share.count > share.total:
        raise Unreadable("S319", word=text, count=share.count, total=share.total)
    return share


READERS: dict[AnswerType, Callable[[str], bool | int | Decimal | date | datetime | NoMoment | timedelta]] = {
    AnswerType.YES_NO: read_yes_no,
    AnswerType.NUMBER: read_number,
    AnswerType.DECIMAL: read_decimal,
    AnswerType.DATE: read_date,
    AnswerType.INSTANT: read_instant,
    AnswerType.DURATION: read_duration,
}
"""The readers of the words that can stand in a rule as well as in an answer, by type."""
