"""All cells of a workbook, sheet by sheet, as they come: for a workbook that was made here and filled in by hand.

Unlike in a register every cell is read, and it stays known in which ones a formula stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from compliance.files.archive import Archive, Attributes, Damaged
from compliance.files.fault import FaultyFile, fault
from compliance.files.node import Place
from compliance.files.sheet import Parts, SheetReader, letters
from compliance.files.table import MAX_COLUMNS, MAX_ROWS, cell_place
from compliance.files.text import printable

MAX_CELLS = 400_000
"""Of all sheets together; a form that is filled in to the brim has some 20,000."""

Cells = tuple[int, dict[int, str], frozenset[int]]
"""The number of a row, what its cells say by column (counted from 0), and the columns with a formula."""


class Workbook:
    """A workbook of which all cells can be read.

    Raises ``FaultyFile`` with W501 (no workbook, damaged, or with macros) or W502 (too big), also while rows are read.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._archive = Archive(data, file, unfit="W501", too_big="W502")
        self._parts = Parts(self._archive)
        self._words = self._parts.words()
        self._cells = 0

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets, hidden ones included, in their order."""
        return tuple(self._parts.sheets)

    def rows(self, sheet: str) -> Iterator[Cells]:
        """Give the rows of a sheet in which anything stands."""
        reader = _CellReader(self._words.of)
        for _ in self._archive.parse(self._parts.sheets[sheet], reader.start, reader.end, reader.text):
            for (number, cells), formulas in zip(reader.rows, reader.formulas, strict=True):
                self._cells += len(cells) + len(formulas)
                self._limit(self._cells, MAX_CELLS, "cellen")
                self._limit(number, MAX_ROWS, "rijen")
                yield number, cells, formulas
            self._limit(reader.widest, MAX_COLUMNS, "kolommen")
            reader.rows.clear()
            reader.formulas.clear()

    def _limit(self, number: int, limit: int, what: str) -> None:
        if number > limit:
            raise FaultyFile([fault("W502", Place(self.file), why=f"zij heeft meer dan {limit} {what}")])

    def place(self, sheet: str, row: int, column: int, name: str = "", word: str = "") -> Place:
        """Give the place of a cell; a message shows ``name: word`` as its line."""
        where = f"{printable(sheet)}!{letters(column)}{row}"
        return cell_place(self.file, row, column + 1, name, word, where)


def _never(_: int, __: dict[int, str]) -> bool:
    """Say of no row that it ends what is to be read: every column of every row is kept."""
    return False


class _CellReader(SheetReader):
    """Reads every cell, and notes the columns with a formula of each row in ``rows``."""

    def __init__(self, words: Callable[[str, str, str], str]) -> None:
        super().__init__(words, _never)
        self.formulas: list[frozenset[int]] = []
        self._found: set[int] = set()
        self._last = -1

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "f":
            self._found.add(self.column)
            self.filled = True
        elif tag == "row":
            self._found, self._last = set(), -1
        super().start(tag, attributes)
        if tag == "c":
            if self.column <= self._last:
                # The same cell twice: one of the two answers would go unread.
                raise Damaged
            self._last = self.column

    def end(self, tag: str) -> None:
        before = len(self.rows)
        super().end(tag)
        if len(self.rows) > before:
            self.formulas.append(frozenset(self._found))
