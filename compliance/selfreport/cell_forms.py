"""How an export writes what a self-report writes in its own way: words, days, decimals, times in minutes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from compliance.files.table import same_name
from compliance.files.text import UNPRINTABLE
from compliance.rulebook.answer_type import AnswerType, NoMoment, Unreadable
from compliance.selfreport.model import Reason

_YES_NO = {
    **dict.fromkeys(("j", "1", "waar", "true"), "ja"),
    **dict.fromkeys(("n", "0", "onwaar", "false"), "nee"),
}
_NO_VALUE = {*NoMoment, *Reason}
"""Words that stand in the place of a day or a moment; they mean the same in an export."""

_SHEET_FAULT = re.compile(r"#(?:N/[AB]|[A-Z]+[!?]|DIV/0!|DEEL/0!)")
_SECOND_PARTS = re.compile(r"(?<=:\d\d)[.,]\d{1,7}(?!\d)")
_TIME_BEHIND = re.compile(r"[ T]{1,2}\d{1,2}:\d{2}(?::\d{2})?$")
_POINT_TIME = re.compile(r"(?<=[ T])(\d{1,2})\.(\d{2})$")
_CLOCK = re.compile(r"(?:(?:1899|190[04])-\d\d-\d\d[ T]+)?(\d{1,2})[:.](\d{2}(?::\d{2})?)(?: ?uur)?( *[+-]\S+| *Z)?")
_ISO_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?!\d)")
_BETWEEN = re.compile(r"[,;\n]")
_THOUSANDS = {"komma": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"), "punt": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def day_pattern(form: str) -> re.Pattern[str]:
    """Give the pattern of a form of days, such as ``dd/mm/jjjj``; raises ``ValueError`` for what is no such form."""
    parts = re.split(r"(d{1,2}|m{1,2}|j{4}|j{2})", form.lower())
    if sorted(part[:1] for part in parts[1::2]) != ["d", "j", "m"] or re.search(r"\w", "".join(parts[::2])):
        raise ValueError(form)
    apart = all(parts[2:-1:2])
    pattern = ""
    for number, part in enumerate(parts):
        if number % 2 == 0:
            pattern += re.escape(part)
        elif part[0] == "j":
            pattern += rf"(?P<j>\d{{{len(part)}}})"
        else:
            pattern += rf"(?P<{part[0]}>\d{{1,2}})" if apart else rf"(?P<{part[0]}>\d{{2}})"
    return re.compile(rf"{pattern}(?=$|[ T])")


@dataclass(frozen=True)
class Forms:
    """What an export writes in its own way, for one field.

    ``words`` translate a word of the export (spelled as ``same_name`` does) to one of the self-report, or to nothing.
    ``day`` is the form of its days, ``decimal`` the sign before decimals (``komma`` or ``punt``) and ``unit`` what a
    bare number of a duration counts (``min`` or ``uur``).
    """

    words: Mapping[str, str] = field(default_factory=dict)
    day: re.Pattern[str] | None = None
    decimal: str = ""
    unit: str = ""

    def said(self, kind: AnswerType, word: str) -> str:
        """Give the word of a cell as a self-report writes it.

        Raises ``Unreadable`` with C416 (a fault of the spreadsheet), F007 (a character that no text holds) or S313 or
        S314 (a day in another form than it should have).
        """
        sound(word)
        translated = self.words.get(same_name(word))
        if translated is not None:
            return translated
        if not word or word.lower() in _NO_VALUE:
            return word
        match kind:
            case AnswerType.YES_NO:
                return _YES_NO.get(word.lower(), word)
            case AnswerType.NUMBER | AnswerType.DECIMAL:
                return self._number(word)
            case AnswerType.DURATION:
                return f"{word} {self.unit}" if self.unit and _NUMBER.fullmatch(word) else word
            case AnswerType.DATE:
                return self._day(word)
            case AnswerType.DATES:
                return ", ".join(self._day(part.strip()) for part in _BETWEEN.split(word) if part.strip())
            case AnswerType.INSTANT:
                return self._moment(word)
            case AnswerType.INSTANTS:
                return ", ".join(self._moment(part.strip()) for part in _BETWEEN.split(word) if part.strip())
            case _:
                return word

    def joined(self, day: str, clock: str) -> str:
        """Give one moment from a cell with a day and a cell with a time.

        A word such as ``geen`` may stand in one of them, or in both. Raises ``Unreadable`` with C415 when one of the
        two is missing, and as ``said`` does.
        """
        day, clock = (self._translated(word) for word in (day, clock))
        if day.lower() in _NO_VALUE and clock.lower() in {"", day.lower()}:
            return day
        if clock.lower() in _NO_VALUE and not day:
            return clock
        if not day and not clock:
            return ""
        if not day or not clock:
            raise Unreadable("C415", given="datum" if day else "tijd", missing="tijd" if day else "datum")
        found = _CLOCK.fullmatch(_SECOND_PARTS.sub("", clock))
        if found is None:
            raise Unreadable("S314", word=f"{day} {clock}")
        return f"{self._day(day)} {found[1]}:{found[2]}{(found[3] or '').strip()}"

    def _translated(self, word: str) -> str:
        sound(word)
        return self.words.get(same_name(word), word)

    def _number(self, word: str) -> str:
        if self.decimal and _THOUSANDS[self.decimal].fullmatch(word):
            return word.replace("." if self.decimal == "komma" else ",", "")
        return word

    def _day(self, word: str) -> str:
        """Give a day in the form of a self-report; a time behind it is left out."""
        return self._in_form(_TIME_BEHIND.sub("", _SECOND_PARTS.sub("", word)), word, "S313")

    def _moment(self, word: str) -> str:
        return _POINT_TIME.sub(r"\1:\2", self._in_form(_SECOND_PARTS.sub("", word), word, "S314"))

    def _in_form(self, shorter: str, word: str, code: str) -> str:
        if self.day is None or _ISO_DAY.match(shorter):
            return shorter
        found = self.day.match(shorter)
        if found is None:
            raise Unreadable(code, word=word)
        year = found["j"] if len(found["j"]) == 4 else f"20{found['j']}"
        return f"{year}-{found['m']}-{found['d']}{shorter[found.end() :]}"


def sound(word: str) -> None:
    """Refuse a cell that cannot be taken as it is; raises ``Unreadable`` with C416 or F007."""
    if _SHEET_FAULT.fullmatch(word):
        raise Unreadable("C416", word=word)
    found = UNPRINTABLE.search(word)
    if found is not None:
        raise Unreadable("F007", number=f"U+{ord(found[0]):04X}")
