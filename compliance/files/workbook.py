"""A table in an Excel workbook (.xlsx): one sheet of it, of which only the wanted columns are read.

The sheet is read here, and not by a library, for three reasons. A library lays out the rectangle around all cells, and
two cells in opposite corners then end the program; here cells are read as they come. Names in other columns are never
read, so that they cannot leak. And the format of a cell stays known: a day without a time is the same number as its
midnight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.files.archive import Archive
from compliance.files.fault import FaultyFile, fault, nearest_name
from compliance.files.node import Place
from compliance.files.sheet import Parts, SheetReader, letters
from compliance.files.table import MAX_COLUMNS, MAX_ROWS, Row, cell_place, one_line, refuse, same_name
from compliance.files.text import printable


class WorkbookTable:
    """One sheet of a workbook as a table.

    ``sheet`` is the name of the sheet, or empty for the first one. ``header_row`` is the row of the names, or 0 for
    the first row with anything in it. Raises ``FaultyFile`` with C411 (no workbook, damaged, or with macros), C412
    (too big) or C413 (no such sheet, a fault at ``asked``).
    """

    def __init__(self, data: bytes, file: str, *, sheet: str = "", header_row: int = 0, asked: Place) -> None:
        self.file = file
        self._archive = Archive(data, file)
        parts = Parts(self._archive)
        if not parts.sheets:
            raise FaultyFile([fault("C413", asked, name=sheet or "1")])
        names = {same_name(name): name for name in parts.sheets}
        chosen = names.get(same_name(sheet), "") if sheet else next(iter(parts.sheets))
        if not chosen:
            raise FaultyFile([fault("C413", asked, name=sheet, nearest=nearest_name(sheet, parts.sheets))])
        self.sheet = printable(chosen)
        self._part = parts.sheets[chosen]
        self._words = parts.words()
        self.header_row, cells = self._names(header_row)
        self.header = tuple(one_line(cells.get(column, "")) for column in range(max(cells, default=-1) + 1))

    def _names(self, header_row: int) -> tuple[int, dict[int, str]]:
        """Give the row of the names; of the rows below it nothing is read."""

        def are_names(number: int, cells: dict[int, str]) -> bool:
            return number >= header_row if header_row else any(word.strip() for word in cells.values())

        for number, cells in self._read(SheetReader(self._words.of, are_names)):
            if are_names(number, cells):
                return (number, cells) if header_row in {0, number} else (header_row, {})
        return max(1, header_row), {}

    def _read(self, reader: SheetReader) -> Iterator[tuple[int, dict[int, str]]]:
        for _ in self._archive.parse(self._part, reader.start, reader.end, reader.text):
            if reader.widest > MAX_COLUMNS:
                raise refuse(Place(self.file), f"het heeft meer dan {MAX_COLUMNS} kolommen")
            yield from reader.rows
            reader.rows.clear()

    def rows(self, columns: Sequence[int]) -> Iterator[Row]:
        """Give the rows below the names; see ``Table``."""
        count = 0
        for number, cells in self._read(SheetReader(self._words.of, frozenset(columns))):
            if number <= self.header_row:
                continue
            count += 1
            if count > MAX_ROWS:
                raise refuse(Place(self.file), f"het heeft meer dan {MAX_ROWS} rijen")
            yield number, tuple([cells.get(column, "").strip() for column in columns])

    def place(self, row: int, column: int, name: str = "", word: str = "") -> Place:
        """Give the place of a cell, by the name that Excel shows: ``Blad1!B7``."""
        return cell_place(self.file, row, column + 1, name, word, f"{self.sheet}!{letters(column)}{row}")
