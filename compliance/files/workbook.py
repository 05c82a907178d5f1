"""A table in an Excel workbook (.xlsx): one sheet of it, of which only the wanted columns are read.

The sheet is read here, and not by a library, for three reasons. A library lays out the rectangle around all cells, and
two cells in opposite corners then end the program; here cells are read as they come. Names in other columns are never
read, so that they cannot leak. And the format of a cell stays known: a day without a time is the same number as its
midnight.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence

from compliance.files.archive import Archive, Attributes, Damaged, attribute
from compliance.files.cell_words import Format, number_words, read_formats, read_shared_words, unescaped
from compliance.files.fault import FaultyFile, fault, nearest_name
from compliance.files.node import Place
from compliance.files.table import MAX_COLUMNS, MAX_ROWS, Row, cell_place, one_line, refuse, same_name
from compliance.files.text import printable

_LAST_COLUMN = 16_384
_LAST_ROW = 1_048_576


class WorkbookTable:
    """One sheet of a workbook as a table.

    ``sheet`` is the name of the sheet, or empty for the first one. ``header_row`` is the row of the names, or 0 for
    the first row with anything in it. Raises ``FaultyFile`` with C411 (no workbook, damaged, or with macros), C412
    (too big) or C413 (no such sheet, a fault at ``asked``).
    """

    def __init__(self, data: bytes, file: str, *, sheet: str = "", header_row: int = 0, asked: Place) -> None:
        self.file = file
        self._archive = Archive(data, file)
        parts = _Parts(self._archive)
        if not parts.sheets:
            raise FaultyFile([fault("C413", asked, name=sheet or "1")])
        names = {same_name(name): name for name in parts.sheets}
        chosen = names.get(same_name(sheet), "") if sheet else next(iter(parts.sheets))
        if not chosen:
            raise FaultyFile([fault("C413", asked, name=sheet, nearest=nearest_name(sheet, parts.sheets))])
        self.sheet = printable(chosen)
        self._part = parts.sheets[chosen]
        formats = read_formats(self._archive, parts.styles)
        shared = read_shared_words(self._archive, parts.words)
        self._words = _Words(formats, shared, from_1904=parts.from_1904)
        self.header_row, cells = self._names(header_row)
        self.header = tuple(one_line(cells.get(column, "")) for column in range(max(cells, default=-1) + 1))

    def _names(self, header_row: int) -> tuple[int, dict[int, str]]:
        """Give the row of the names; of the rows below it nothing is read."""

        def are_names(number: int, cells: dict[int, str]) -> bool:
            return number >= header_row if header_row else any(word.strip() for word in cells.values())

        for number, cells in self._read(_SheetReader(self._words.of, are_names)):
            if are_names(number, cells):
                return (number, cells) if header_row in {0, number} else (header_row, {})
        return max(1, header_row), {}

    def _read(self, reader: _SheetReader) -> Iterator[tuple[int, dict[int, str]]]:
        for _ in self._archive.parse(self._part, reader.start, reader.end, reader.text):
            if reader.widest > MAX_COLUMNS:
                raise refuse(Place(self.file), f"het heeft meer dan {MAX_COLUMNS} kolommen")
            yield from reader.rows
            reader.rows.clear()

    def rows(self, columns: Sequence[int]) -> Iterator[Row]:
        """Give the rows below the names; see ``Table``."""
        count = 0
        for number, cells in self._read(_SheetReader(self._words.of, frozenset(columns))):
            if number <= self.header_row:
                continue
            count += 1
            if count > MAX_ROWS:
                raise refuse(Place(self.file), f"het heeft meer dan {MAX_ROWS} rijen")
            yield number, tuple([cells.get(column, "").strip() for column in columns])

    def place(self, row: int, column: int, name: str = "", word: str = "") -> Place:
        """Give the place of a cell, by the name that Excel shows: ``Blad1!B7``."""
        return cell_place(self.file, row, column + 1, name, word, f"{self.sheet}!{_letters(column)}{row}")


class _Parts:
    """Where the parts of a workbook are that matter here."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.sheets: dict[str, str] = {}
        self.from_1904 = False
        main = next((one for kind, one in self._targets("").values() if kind.endswith("/officeDocument")), "")
        self.targets = self._targets(main)
        archive.read(main, self._start)
        self.styles = self._of_kind("/styles")
        self.words = self._of_kind("/sharedStrings")

    def _of_kind(self, kind: str) -> str:
        return next((part for found, part in self.targets.values() if found.endswith(kind)), "")

    def _targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Give the kind and the path of everything that a part refers to, by id."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: Attributes) -> None:
            if tag == "Relationship":
                path = posixpath.normpath(posixpath.join("/", folder, attribute(attributes, "Target")))
                found[attribute(attributes, "Id")] = (attribute(attributes, "Type"), path.lstrip("/"))

        self.archive.read(posixpath.join(folder, "_rels", f"{name}.rels"), start)
        return found

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            kind, path = self.targets.get(attribute(attributes, "id"), ("", ""))
            if kind.endswith("/worksheet"):
                self.sheets[attribute(attributes, "name")] = path
        elif tag == "workbookPr":
            self.from_1904 = attribute(attributes, "date1904") in {"1", "true"}


class _Words:
    """Turns what stands in a cell into words."""

    def __init__(self, formats: list[Format], shared: list[str], *, from_1904: bool) -> None:
        self.formats = formats
        self.shared = shared
        self.from_1904 = from_1904

    def of(self, raw: str, kind: str, style: str) -> str:
        """Give the words of a cell: its raw text, its kind (``s``, ``b``, ``n``, …) and the number of its style."""
        if kind == "s":
            number = int(raw) if raw.isdecimal() and len(raw) < 9 else -1
            if not 0 <= number < len(self.shared):
                raise Damaged
            return self.shared[number]
        if kind == "b":
            return "waar" if raw.strip() == "1" else "onwaar"
        if kind in {"str", "inlineStr", "e", "d"}:
            return unescaped(raw)
        number = int(style) if style.isdecimal() and len(style) < 9 else 0
        form = self.formats[number] if number < len(self.formats) else Format.NUMBER
        return number_words(raw, form, from_1904=self.from_1904)


AreNames = Callable[[int, dict[int, str]], bool]
"""Whether the row with this number and these cells is the one with the names of the columns."""


class _SheetReader:
    """Takes the events of a sheet and puts the rows with anything in them in ``rows``.

    ``wanted`` are the columns to keep, or what tells the row of the names: then every column down to that row.
    """

    def __init__(self, words: Callable[[str, str, str], str], wanted: frozenset[int] | AreNames) -> None:
        self.words = words
        self.are_names = wanted if callable(wanted) else None
        self.wanted = wanted if isinstance(wanted, frozenset) else frozenset()
        self.rows: list[tuple[int, dict[int, str]]] = []
        self.widest = 0
        self.row = 0
        self.column = -1
        self.cells: dict[int, str] = {}
        self.filled = False
        self.kept = self.reading = self.phonetic = False
        self.kind = self.style = ""
        self.pieces: list[str] = []
        self.columns: dict[str, int] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "c":
            reference = attributes.get("r")
            self.column = self.column_of(reference) if reference else self.column + 1
            if self.column >= _LAST_COLUMN:
                raise Damaged
            self.kept = self.are_names is not None or self.column in self.wanted
            self.phonetic = False
            if self.kept:
                self.kind, self.style = attributes.get("t", ""), attributes.get("s", "0")
                self.pieces.clear()
        elif tag in {"v", "t"}:
            self.filled = True
            self.reading = self.kept and not self.phonetic
        elif tag == "row":
            row = attributes.get("r", "")
            number = int(row) if row.isdecimal() and len(row) < 9 else self.row + 1
            if not self.row < number <= _LAST_ROW:
                raise Damaged
            self.row, self.column, self.cells, self.filled = number, -1, {}, False
        elif tag == "rPh":
            self.phonetic = True

    def text(self, piece: str) -> None:
        if self.reading:
            self.pieces.append(piece)

    def end(self, tag: str) -> None:
        if tag == "c":
            if self.kept and self.pieces:
                self.cells[self.column] = self.words("".join(self.pieces), self.kind, self.style)
                self.widest = max(self.widest, len(self.cells))
        elif tag in {"v", "t"}:
            self.reading = False
        elif tag == "row" and self.filled:
            self.rows.append((self.row, self.cells))
            if self.are_names is not None and self.are_names(self.row, self.cells):
                self.are_names = None

    def column_of(self, reference: str) -> int:
        """Give the number of the column of ``B7``, counted from 0."""
        letters = reference.rstrip("0123456789")
        if letters not in self.columns:
            number = 0
            for letter in letters:
                if not "A" <= letter <= "Z":
                    raise Damaged
                number = number * 26 + ord(letter) - 64
            if not 0 < number <= _LAST_COLUMN:
                raise Damaged
            self.columns[letters] = number - 1
        return self.columns[letters]


def _letters(column: int) -> str:
    """Give the letters of a column that is counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
