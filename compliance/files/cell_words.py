"""What the cells of a workbook say, in the words that a self-report uses: ``2025-05-01 20:10``, ``2.5``, ``waar``.

A date in a workbook is a number with a format; only the format tells a day from a moment, and a time from a duration.
"""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from enum import Enum

from compliance.files.archive import Archive, Attributes, attribute

MAX_SERIAL = 2_958_465
"""The last day of the year 9999, as a number."""


class Format(Enum):
    """What a number stands for."""

    NUMBER = "getal"
    DAY = "dag"
    MOMENT = "dag met tijd"
    CLOCK = "tijd"
    ELAPSED = "duur"


_BUILT_IN = {
    **dict.fromkeys((*range(14, 18), *range(27, 37), *range(50, 59)), Format.DAY),
    **dict.fromkeys((*range(18, 22), 45, 47), Format.CLOCK),
    22: Format.MOMENT,
    46: Format.ELAPSED,
}
"""The formats that have a number and no code in a workbook."""

_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|AM/PM|A/P', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)


def format_of(code: str) -> Format:
    """Tell what a number with this format code (``dd-mm-yyyy hh:mm``) stands for."""
    code = _NOT_CODE.sub("", code).partition(";")[0].lower()
    if _ELAPSED.search(code):
        return Format.ELAPSED
    if "general" in code:
        return Format.NUMBER
    clock = "h" in code or "s" in code
    day = "d" in code or "y" in code or ("m" in code and not clock)
    if day:
        return Format.MOMENT if clock else Format.DAY
    return Format.CLOCK if clock else Format.NUMBER


def read_formats(archive: Archive, part: str) -> list[Format]:
    """Read the formats of a workbook, by the number of the style of a cell."""
    codes: dict[int, Format] = {}
    styles: list[Format] = []
    inside = False

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal inside
        if tag == "numFmt":
            codes[_number(attribute(attributes, "numFmtId"))] = format_of(attribute(attributes, "formatCode"))
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            number = _number(attribute(attributes, "numFmtId"))
            styles.append(codes.get(number) or _BUILT_IN.get(number, Format.NUMBER))

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and tag != "cellXfs"

    if part in archive:
        archive.read(part, start, end)
    return styles


def read_shared_words(archive: Archive, part: str) -> list[str]:
    """Read the texts that the cells of a workbook share, by their number."""
    words: list[str] = []
    pieces: list[str] = []
    reading = phonetic = False

    def start(tag: str, _: Attributes) -> None:
        nonlocal reading, phonetic
        reading = tag == "t" and not phonetic
        phonetic = phonetic or tag == "rPh"

    def text(piece: str) -> None:
        if reading:
            pieces.append(piece)

    def end(tag: str) -> None:
        nonlocal reading, phonetic
        reading = False
        phonetic = phonetic and tag != "rPh"
        if tag == "si":
            words.append(unescaped("".join(pieces)))
            pieces.clear()

    if part in archive:
        archive.read(part, start, end, text)
    return words


def _number(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 9 else 0


_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Undo ``_x000D_``, which is how a workbook writes a character that XML cannot hold; line ends become one sign."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def number_words(word: str, kind: Format, *, from_1904: bool = False) -> str:
    """Give what a number in a cell says under its format; seconds are rounded, and shown only where there are any."""
    try:
        number = float(word)
    except ValueError:
        return word
    if not math.isfinite(number):
        return word
    if kind is Format.NUMBER or not 0 <= number <= MAX_SERIAL:
        return str(int(number)) if number == int(number) else f"{number:.6f}".rstrip("0")
    seconds = round(number * 86_400)
    if kind is Format.ELAPSED:
        return f"{seconds // 3600}:{seconds // 60 % 60:02}"
    if kind is Format.CLOCK and seconds < 86_400:
        return _clock(seconds)
    days, rest = divmod(seconds, 86_400)
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock, as in Excel
    day = f"{(first + timedelta(days=days)):%Y-%m-%d}" if days < MAX_SERIAL else word
    return day if kind is Format.DAY and not rest else f"{day} {_clock(rest)}"


def _clock(seconds: int) -> str:
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours:02}:{minutes:02}" + (f":{seconds % 60:02}" if seconds % 60 else "")
