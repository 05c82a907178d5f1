"""A fault: what is wrong in a file, where, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compliance.files.catalogue import CATALOGUE

if TYPE_CHECKING:
    from compliance.files.node import Place


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in one file.

    ``code`` is stable and stands in the catalogue. ``line`` and ``column`` count from 1; ``line`` 0 means that the
    fault is about the file as a whole. ``width`` is the number of characters that the caret underlines.
    """

    code: str
    message: str
    advice: str
    file: str
    line: int = 0
    column: int = 0
    width: int = 1
    source_line: str = field(default="", compare=False)

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Give the order in which faults are shown: by file, then from top to bottom."""
        return (self.file, self.line, self.column, self.code, self.message)

    def __str__(self) -> str:
        """Show the fault as a person reads it: place, code, sentence, the line with a caret, and what to do."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        lines = [f"{place}: {self.code} {self.message}"]
        if self.line:
            number = f"{self.line:>5}"
            lines.append(f"{number} | {self.source_line}")
            lines.append(f"{' ' * len(number)} | {' ' * (self.column - 1)}{'^' * max(1, self.width)}")
        if self.advice:
            lines.append(f"      {self.advice}")
        return "\n".join(lines)

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


def fault(code: str, place: Place, *, nearest: str = "", **words: object) -> Fault:
    """Make the fault ``code`` at ``place`` from the words of the catalogue.

    ``words`` fill the placeholders of the catalogue's message and advice. ``nearest`` is the nearest right name, or
    an empty string; it is put before the advice. Raises ``KeyError`` when the code is not in the catalogue, which is
    a mistake in this program and not in a file.
    """
    kind = CATALOGUE[code]
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
    )


def nearest_name(wrong: str, names: Iterable[str]) -> str:
    """Give the name that looks most like ``wrong``, or an empty string when none does."""
    candidates = list(names)
    lowered = {name.lower(): name for name in candidates}
    found = difflib.get_close_matches(wrong.lower(), list(lowered), n=1, cutoff=0.6)
    if found:
        return lowered[found[0]]
    tails = {name.rpartition(".")[2].lower(): name for name in candidates if "." in name}
    found = difflib.get_close_matches(wrong.rpartition(".")[2].lower(), list(tails), n=1, cutoff=0.75)
    return tails[found[0]] if found else ""
