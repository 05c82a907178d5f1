"""Days, times and durations as people type them, in the words that a self-report uses.

Only what can mean one thing is understood. A year of two digits is not, and a bare number is no duration.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from compliance.files.text import UNPRINTABLE
from compliance.rulebook.answer_type import AnswerType, Unreadable
from compliance.selfreport.cell_forms import Forms

_MONTHS = ("jan", "feb", "maart mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NAMES = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_MONTH = {
    **{name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()},
    **{name: number for number, name in enumerate(_NAMES, start=1)},
    "sept": 9,
}
_DAY = re.compile(r"(\d{1,2})(?:[-/.]| )(\d{1,2}|[a-z]{3,9})\.?(?:[-/.]| )(\d{4})(?!\d)", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_CLOCK = re.compile(
    r"[ ,]+(?:om )?(\d{1,2})(?:[:.u](\d{2})(:\d{2})?(?: ?(?:uur|u))?| ?(?:uur|u))(?P<offset> ?(?:Z|[+-]\d{2}:?\d{2}))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[;\n]|,(?! *\d{1,2}[:.u]\d{2})")
_HOURS = re.compile(r"(\d{1,6})[.,](\d{1,4}) ?(?:uur|uren|u)", re.IGNORECASE)
_HOURS_MINUTES = re.compile(r"(\d{1,5}) ?u(?:ur)? ?([0-5]\d)", re.IGNORECASE)
_CLOCK_HOURS = re.compile(r"(\d{1,5}:[0-5]\d) ?(?:uur|u)", re.IGNORECASE)
_OUT_OF = re.compile(r"(?<=\d) (?:uit|op)(?: de)? (?=\d)")

_FORMS = Forms()


def typed(kind: AnswerType, word: str) -> str:
    """Give what was typed in a cell as a self-report writes it; what is not understood stays as it is.

    Raises ``Unreadable`` with F007 (a character that no text holds) or C416 (a fault of the spreadsheet).
    """
    if kind is AnswerType.TEXT:
        found = UNPRINTABLE.search(word)
        if found is not None:
            raise Unreadable("F007", number=f"U+{ord(found[0]):04X}")
        return word.strip()
    if kind in _SEVERAL_DAYS:
        parts = (_one_line(part) for part in _BETWEEN.split(word))
        word = ", ".join(_SEVERAL_DAYS[kind](part) for part in parts if part)
    else:
        word = _READ.get(kind, _one_line)(_one_line(word))
    return _FORMS.said(kind, word)


def _one_line(word: str) -> str:
    return " ".join(word.split())


def _day(word: str) -> str:
    """Give a day as ``31-12-2025``; what stands behind it stays."""
    found = _DAY.match(word)
    if found is not None:
        month = found[2] if found[2].isdecimal() else _MONTH.get(found[2].lower(), found[2])
        return f"{found[1]}-{month}-{found[3]}{word[found.end() :]}"
    return _YEAR_FIRST.sub(r"\1-\2-\3", word, count=1)


def _moment(word: str) -> str:
    day = _day(word)
    end = day.find("-", day.find("-") + 1) + 1
    while end < len(day) and day[end].isdecimal():
        end += 1
    found = _CLOCK.fullmatch(day[end:]) if end else None
    if found is None:
        return day
    return f"{day[:end]} {found[1]}:{found[2] or '00'}{found[3] or ''}{found['offset'] or ''}"


def _duration(word: str) -> str:
    hours = _HOURS.fullmatch(word)
    if hours is not None:
        minutes = int(f"{hours[1]}{hours[2]}") * 60
        whole, rest = divmod(minutes, 10 ** len(hours[2]))
        return word if rest else f"{whole} min"
    found = _HOURS_MINUTES.fullmatch(word)
    if found is not None:
        return f"{found[1]}:{found[2]}"
    clock = _CLOCK_HOURS.fullmatch(word)
    return clock[1] if clock is not None else word


def _share(word: str) -> str:
    return _OUT_OF.sub(" van ", word)


_READ: dict[AnswerType, Callable[[str], str]] = {
    AnswerType.DATE: _day,
    AnswerType.INSTANT: _moment,
    AnswerType.DURATION: _duration,
    AnswerType.SHARE: _share,
}
_SEVERAL_DAYS: dict[AnswerType, Callable[[str], str]] = {AnswerType.DATES: _day, AnswerType.INSTANTS: _moment}
