"""A table in a CSV file, as programs and Dutch Excel write it."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import islice

from compliance.files.fault import Fault, FaultyFile, fault
from compliance.files.node import Place
from compliance.files.table import MAX_COLUMNS, MAX_ROWS, Row, cell_place, one_line, picker, refuse, same_name
from compliance.files.text import with_line_feeds

_DELIMITERS = (";", ",", "\t")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
"""The first line with which a program tells Excel what stands between the cells."""

_REASONS = (
    ("unexpected end", "er ontbreekt een aanhalingsteken aan het einde van een cel"),
    ("expected after", "na een aanhalingsteken aan het einde van een cel hoort een scheidingsteken"),
    ("field limit", "een cel is te lang"),
)


def decode_export(data: bytes, file: str) -> str:
    """Give the text of an export: UTF-8, UTF-16 with its byte order mark, or Windows-1252 as Dutch Excel writes it.

    Raises ``FaultyFile`` with F006 or F007, without any line of the file: it may name persons.
    """
    try:
        if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            place = cell_place(file, data.count(b"\n", 0, error.start) + 1, 1)
            raise FaultyFile([fault("F006", place)]) from error
    text = with_line_feeds(text)
    if "\0" in text:
        place = cell_place(file, text.count("\n", 0, text.index("\0")) + 1, 1)
        raise FaultyFile([fault("F007", place, number="U+0000")])
    return text


class CsvTable:
    """The text of a CSV file as a table.

    ``known`` are names that the first row may have; they tell which sign stands between the cells. ``header_row`` is
    the line of the names, or 0 for the first line with anything on it. With ``lines_shown`` a message shows the line
    of the file as it stands. Rows of another length are told in ``faults`` (C404), and are left out. Raises
    ``FaultyFile`` with C406 (no CSV) or C412 (too many columns).
    """

    sheet = ""

    def __init__(
        self,
        text: str,
        file: str,
        faults: list[Fault],
        *,
        known: Collection[str] = (),
        header_row: int = 0,
        lines_shown: bool = False,
    ) -> None:
        self.file = file
        self.faults = faults
        self.lines_shown = lines_shown
        separator = _SEPARATOR_LINE.match(text)
        self.text = text
        self.skipped = 1 if separator else 0
        self.delimiter = separator[1] if separator else _delimiter(text, known, header_row)
        self.header_row, names = next(
            (
                (line, cells)
                for line, cells in self._lines()
                if (line >= header_row if header_row else any(cell.strip() for cell in cells))
            ),
            (max(1, header_row), []),
        )
        if len(names) > MAX_COLUMNS:
            raise refuse(Place(file), f"het heeft {len(names)} kolommen, en hoogstens {MAX_COLUMNS} is toegestaan")
        self.header = tuple(one_line(cell) for cell in names)

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        """Give every row with the number of the line on which it begins."""
        reader = csv.reader(_lines_of(self.text), delimiter=self.delimiter, strict=True)
        line = 1
        try:
            for cells in reader:
                if line > self.skipped:
                    yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            why = next((reason for sign, reason in _REASONS if sign in str(error)), "de regel is geen CSV")
            raise FaultyFile([fault("C406", self._line_place(line), why=why)]) from error

    def rows(self, columns: Sequence[int]) -> Iterator[Row]:
        """Give the rows below the names; see ``Table``."""
        pick = picker(columns)
        width, count = len(self.header), 0
        for line, cells in self._lines():
            if line <= self.header_row or not any(cell and not cell.isspace() for cell in cells):
                continue
            if len(cells) != width:
                self.faults.append(fault("C404", self._line_place(line), found=len(cells), expected=width))
                continue
            count += 1
            if count > MAX_ROWS:
                raise refuse(Place(self.file), f"het heeft meer dan {MAX_ROWS} rijen")
            yield line, tuple([cell.strip() for cell in pick(cells)])

    def place(self, row: int, column: int, name: str = "", word: str = "") -> Place:
        """Give the place of a cell; one on a later line of its row gets that of the row."""
        source = self._source(row)
        rest = (f"{line}\n" for line in islice(self._text_lines, row - 1, None))
        at, here, width = 0, 0, 1
        for cell in next(csv.reader(rest, delimiter=self.delimiter), [])[: column + 1]:
            found = source.find(cell, at)
            here, width = (at, 1) if found < 0 else (found, max(1, len(cell)))
            at = at if found < 0 else min(found + len(cell) + 1, len(source))
        if self.lines_shown:
            return Place(self.file, row, here + 1, width, source)
        return cell_place(self.file, row, here + 1, name, word)

    @cached_property
    def _text_lines(self) -> list[str]:
        return self.text.split("\n")

    def _source(self, line: int) -> str:
        return self._text_lines[line - 1] if line <= len(self._text_lines) else ""

    def _line_place(self, line: int) -> Place:
        if not self.lines_shown:
            return cell_place(self.file, line, 1)
        source = self._source(line)
        return Place(self.file, line, 1, max(1, len(source)), source)


def _lines_of(text: str) -> Iterator[str]:
    """Give the lines of a text one by one, with their line feeds: a stream of text would be four times its size."""
    start = 0
    while end := text.find("\n", start) + 1:
        yield text[start:end]
        start = end
    yield text[start:]


def _delimiter(text: str, known: Collection[str], header_row: int) -> str:
    """Choose the sign that makes the most known names in the row of names, and else the one that stands there most."""
    lines = text.split("\n")
    first = lines[header_row - 1] if 0 < header_row <= len(lines) else next((one for one in lines if one.strip()), "")
    names = {same_name(name) for name in known}

    def found(sign: str) -> tuple[int, int]:
        try:
            cells = next(csv.reader([first], delimiter=sign), [])
        except csv.Error:
            return 0, first.count(sign)
        return sum(same_name(cell) in names for cell in cells), first.count(sign)

    return max(_DELIMITERS, key=found)
