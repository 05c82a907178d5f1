"""The parts of a workbook and the cells of its sheets, read as they come."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from compliance.files.archive import Archive, Attributes, Damaged, attribute
from compliance.files.cell_words import Format, number_words, read_formats, read_shared_words, unescaped

LAST_COLUMN = 16_384
LAST_ROW = 1_048_576


class Parts:
    """Where the parts of a workbook are that matter here."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.sheets: dict[str, str] = {}
        self.from_1904 = False
        main = next((one for kind, one in self.targets("").values() if kind.endswith("/officeDocument")), "")
        self.related = self.targets(main)
        archive.read(main, self._start)

    def words(self) -> Words:
        """Read what turns the cells of this workbook into words."""
        formats = read_formats(self.archive, self._of_kind("/styles"))
        shared = read_shared_words(self.archive, self._of_kind("/sharedStrings"))
        return Words(formats, shared, from_1904=self.from_1904)

    def _of_kind(self, kind: str) -> str:
        return next((part for found, part in self.related.values() if found.endswith(kind)), "")

    def targets(self, part: str) -> dict[str, tuple[str, str]]:
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
            kind, path = self.related.get(attribute(attributes, "id"), ("", ""))
            if kind.endswith("/worksheet"):
                name = attribute(attributes, "name")
                if name in self.sheets:
                    raise Damaged
                self.sheets[name] = path
        elif tag == "workbookPr":
            self.from_1904 = attribute(attributes, "date1904") in {"1", "true"}


class Words:
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


class SheetReader:
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
            if self.column >= LAST_COLUMN:
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
            if not self.row < number <= LAST_ROW:
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
            if not 0 < number <= LAST_COLUMN:
                raise Damaged
            self.columns[letters] = number - 1
        return self.columns[letters]


def letters(column: int) -> str:
    """Give the letters of a column that is counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
