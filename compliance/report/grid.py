"""A table as plain data: every form of an overview shows the same tables, so that no two of them can differ."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.report.text import SYMBOLS
from compliance.rulebook.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell. ``key`` names the colours of an outcome, ``number`` is for a spreadsheet to add up."""

    text: str
    key: str = ""
    symbol: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and the class that tells a style sheet how wide it is."""

    title: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a caption; the first cell of each row is its head. ``id`` is a short name, unique in an overview."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def cells(*texts: str) -> tuple[Cell, ...]:
    """Give plain cells."""
    return tuple(Cell(text) for text in texts)


def number_cell(number: int) -> Cell:
    """Give a cell with a number."""
    return Cell(str(number), number=number)


def outcome_cell(outcome: Outcome | None) -> Cell:
    """Give an outcome with its symbol and colours; a dash where there is none."""
    if outcome is None:
        return Cell("–")
    return Cell(outcome.printed, outcome.value, SYMBOLS[outcome])
