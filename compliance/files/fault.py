"""A fault: what is wrong in a file, where, and what to do about it."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compliance.files.catalogue import CATALOGUE

if TYPE_CHECKING:
    from compliance.files.node import Place


LINE_SHOWN = 160
"""Of a longer line only the part around the caret is shown."""

MAX_FAULTS = 500
"""After so many faults reading stops: nobody reads more of them, and looking for each nearest name takes time."""

WORD_SHOWN = 80
"""Of a longer word from a file only the beginning is repeated in a message."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in one file.

    ``code`` is stable and stands in the catalogue. ``line`` and ``column`` count from 1; ``line`` 0 means that the
    fault is about the file as a whole. ``width`` is the number of characters that the caret underlines. Where
    ``source_line`` is a part of its line, ``offset`` is where that part begins. ``cell`` names a cell of a workbook.
    """

    code: str
    message: str
    advice: str
    file: str
    line: int = 0
    column: int = 0
    width: int = 1
    source_line: str = field(default="", compare=False)
    offset: int = field(default=0, compare=False)
    cell: str = field(default="", compare=False)

    def sort_key(self) -> tuple[str, str, int, int, str, str]:
        """Give the order in which faults are shown: by file, by sheet, then from top to bottom."""
        return (self.file, self.cell.rpartition("!")[0], self.line, self.column, self.code, self.message)

    def __str__(self) -> str:
        """Show the fault as a person reads it: place, code, sentence, the line with a caret, and what to do."""
        where = self.cell or f"{self.line}:{self.column}"
        place = f"{self.file}:{where}" if self.line else self.file
        lines = [f"{place}: {self.code} {self.message}"]
        if self.line:
            number = f"{self.line:>5}"
            shown, carets = self._underlined()
            lines.append(f"{number} | {shown}".rstrip())
            lines.append(f"{' ' * len(number)} | {carets}")
        if self.advice:
            lines.append(f"      {self.advice}")
        return "\n".join(lines)

    def _underlined(self) -> tuple[str, str]:
        """Give the line, or the part of it around the caret, and the carets that stand under it."""
        line, at = self.source_line, self.column - 1 - self.offset
        start = 0 if len(line) <= LINE_SHOWN else max(0, min(at - LINE_SHOWN // 2, len(line) - LINE_SHOWN))
        end = start + LINE_SHOWN
        left, right = "…" if start else "", "…" if end < len(line) else ""
        before = left + line[start:at].ljust(at - start)
        under = line[at : min(at + self.width, end)]
        blank = "".join("\t" if one == "\t" else " " * _cells(one) for one in before)
        return f"{left}{line[start:end]}{right}", blank + "^" * max(1, _cells(under))

    def as_data(self) -> dict[str, str | int]:
        """Give the fault as plain data, for JSON output."""
        return {
            "code": self.code,
            "message": self.message,
            "advice": self.advice,
            "file": self.file,
            "line": self.line,
            "column": self.column,
        }


class FaultyFile(Exception):
    """A file could not be accepted; ``faults`` holds all that is wrong with it, sorted."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults), key=Fault.sort_key))
        super().__init__("\n\n".join(str(fault) for fault in self.faults))


class FaultList(list[Fault]):
    """The faults that are found while a file is read; raises ``FaultyFile`` when there are ``MAX_FAULTS`` of them."""

    def append(self, fault: Fault, /) -> None:
        """Add a fault."""
        super().append(fault)
        if len(self) >= MAX_FAULTS:
            raise FaultyFile(self)

    def extend(self, faults: Iterable[Fault], /) -> None:
        """Add faults, one by one."""
        for one in faults:
            self.append(one)


def fault(code: str, place: Place, *, nearest: object = "", **words: object) -> Fault:
    """Make the fault ``code`` at ``place`` from the words of the catalogue.

    ``words`` fill the placeholders of the catalogue's message and advice. ``nearest`` is the nearest right name, or
    an empty string; it is put before the advice. Raises ``KeyError`` when the code is not in the catalogue, which is
    a mistake in this program and not in a file.
    """
    kind = CATALOGUE[code]
    words = {name: _short(word) if name in _FROM_THE_FILE else word for name, word in words.items()}
    advice = kind.advice.format(**words)
    if nearest:
        advice = f'Bedoelt u "{nearest}"? {advice}'.rstrip()
    return Fault(
        code=code,
        message=kind.message.format(**words),
        advice=advice,
        file=place.file,
        line=place.line,
        column=place.column,
        width=place.width,
        source_line=place.source_line,
        offset=place.offset,
        cell=place.cell,
    )


_FROM_THE_FILE = {"column", "key", "name", "path", "version", "word"}


def _short(word: object) -> object:
    text = str(word)
    return f"{text[:WORD_SHOWN]}…" if len(text) > WORD_SHOWN else word


def _cells(text: str) -> int:
    """Count the cells of a terminal that ``text`` takes: an emoji takes two, a combining accent none."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )


def denied(words: str) -> bool:
    """Whether there is a *niet* or a *geen* among some words."""
    return not {"niet", "geen"}.isdisjoint(words.lower().replace("_", " ").split())


def nearest_name(wrong: str, names: Iterable[str]) -> str:
    """Give the name that looks most like ``wrong``, or an empty string when none does."""
    if len(wrong) > WORD_SHOWN:
        return ""
    candidates = list(names)
    lowered = {name.lower(): name for name in candidates}
    found = difflib.get_close_matches(wrong.lower(), list(lowered), n=1, cutoff=0.6)
    if found:
        # What is nearest to "voldoet niet" is the opposite of it.
        return "" if denied(wrong) and not denied(lowered[found[0]]) else lowered[found[0]]
    tails = {name.rpartition(".")[2].lower(): name for name in candidates if "." in name}
    found = difflib.get_close_matches(wrong.rpartition(".")[2].lower(), list(tails), n=1, cutoff=0.75)
    return tails[found[0]] if found else ""
