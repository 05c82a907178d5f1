"""A table that another program exported: one row of names, and rows of cells below it.

Only the columns that are asked for are kept; what stands in the others never leaves the reader of the file. That
reader is ``csv_table`` or ``workbook``; both give words, and what a word means is for the question to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Protocol

from compliance.files.fault import FaultyFile, fault
from compliance.files.node import Place
from compliance.files.text import printable

MAX_TABLE_BYTES = 20_000_000
"""An export of 10,000 events with forty columns is some 5 MB, with stories in it (that are not read) some 15 MB."""

NOT_SHOWN = "…"
"""Stands for a line of an export in a message: it may name persons."""

MAX_ROWS = 50_000
MAX_COLUMNS = 500

Row = tuple[int, tuple[str, ...]]
"""The number of a row in its file, and the words in the columns that were asked for."""


class Table(Protocol):
    """A table of which the row with names has been read."""

    file: str
    sheet: str
    header_row: int
    header: tuple[str, ...]

    def rows(self, columns: Sequence[int]) -> Iterator[Row]:
        """Give the rows below the names, with the words of ``columns`` (counted from 0) and no others.

        Raises ``FaultyFile`` when the file cannot be read on, with C406, C411 or C412.
        """
        ...

    def place(self, row: int, column: int, name: str = "", word: str = "") -> Place:
        """Give the place of one cell for a message, which shows that cell (``name: word``) and no other."""
        ...


def picker(columns: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    """Give what takes the words of ``columns`` from a row."""
    if not columns:
        return lambda _: ()
    if len(columns) == 1:
        only = columns[0]
        return lambda cells: (cells[only],)
    return itemgetter(*columns)


def cell_place(file: str, line: int, column: int, name: str = "", word: str = "", cell: str = "") -> Place:
    """Give the place of a cell; of its line only the name of the column and the word itself are shown."""
    shown = one_line(word)
    before = f"{name}: " if name else ""
    source = f"{before}{shown}" if name else NOT_SHOWN
    return Place(file, line, column, max(1, len(shown)), source, column - 1 - len(before), cell)


def one_line(word: str) -> str:
    """Give a word as it can be shown: on one line, with nothing in it that does harm on a screen."""
    return printable(" ".join(word.split()))


def same_name(name: str) -> str:
    """Give a name of a column or a sheet without what does not tell names apart: capitals, line ends, more spaces."""
    return " ".join(name.split()).casefold()


def refuse(place: Place, why: str) -> FaultyFile:
    """Make the refusal of a table that is too big (C412)."""
    return FaultyFile([fault("C412", place, why=why)])


def refuse_kind(file: str, why: str) -> FaultyFile:
    """Make the refusal of a file that cannot be a register (C411)."""
    return FaultyFile([fault("C411", Place(file), why=why)])
