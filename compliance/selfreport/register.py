"""A register: the export of another program, read through a map of its columns into the records of one list."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from compliance.files.csv_table import CsvTable, decode_export
from compliance.files.fault import Fault, fault, nearest_name
from compliance.files.table import Table, refuse_kind, same_name
from compliance.files.text import name_of
from compliance.rulebook.answer_type import Unreadable
from compliance.rulebook.question import Question
from compliance.selfreport.cell_forms import sound
from compliance.selfreport.column_map import ColumnMap
from compliance.selfreport.model import Record, RegisterUse
from compliance.selfreport.table_field import Column, fields_of, record_of


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which rows belong to a list: those with one of ``words`` in one column."""

    column: Column
    words: frozenset[str]


class Register:
    """The rows of one register that belong to one list.

    Raises ``FaultyFile`` when the file cannot be read at all: C406, C411 to C413, F006 or F007.
    """

    def __init__(self, data: bytes, file: str, question: Question, columns: ColumnMap, faults: list[Fault]) -> None:
        self.question = question
        self.map = columns
        self.mine = columns.written.lists[question.id]
        self.faults = faults
        self.table = _opened(data, name_of(file), columns, question, faults)
        self.columns = {
            name: tuple(
                Column(self._index(column, "velden", name), column, columns.forms(field)) for column in field.names
            )
            for name, field in self.mine.fields.items()
        }
        self.choice: _Choice | None = None
        if self.mine.only is not None:
            name = self.mine.only.column
            column = Column(self._index(name, "alleen", "kolom"), name)
            self.choice = _Choice(column, frozenset(same_name(word) for word in self.mine.only.words))
        self.rows = self.empty = 0
        self.others: Counter[str] = Counter()
        self._digest = hashlib.sha256()

    def _index(self, name: str, *path: str) -> int:
        """Give the position of a column, or -1 after C407 (it is not there) or C405 (it is there twice)."""
        found = [at for at, word in enumerate(self.table.header) if same_name(word) == same_name(name)]
        if len(found) == 1:
            return found[0]
        if found:
            place = self.table.place(self.table.header_row, found[1], "kopregel", name)
            self.faults.append(fault("C405", place, column=name))
        else:
            near = nearest_name(name, filter(None, self.table.header))
            place = self.map.place("lijsten", self.question.id, *path)
            words = {"column": name, "path": Path(self.table.file).name, "row": self.table.header_row}
            self.faults.append(fault("C407", place, nearest=near, **words))
        return -1

    def records(self) -> tuple[Record, ...]:
        """Give the records, one a row; their number is that of the row in the file."""
        wanted = sorted(self._used())
        if -1 in wanted:
            return ()
        fields = fields_of(self.question, self.columns, self.table, self.faults)
        for field in fields:
            field.among(wanted)
        found: list[Record] = []
        choice = self.choice
        chosen = wanted.index(choice.column.index) if choice is not None else 0
        for row, cells in self.table.rows(wanted):
            if not any(cells):
                self.empty += 1
                continue
            self.rows += 1
            if choice is not None and not self._belongs(row, cells[chosen], choice):
                continue
            found.append(record_of(self.question, fields, row, row, cells, self.table))
            self._digest.update("\x1f".join((str(row), *cells, "\x1e")).encode())
        if not found and not self.faults:
            self._nothing_found()
        return tuple(found)

    def _nothing_found(self) -> None:
        """Refuse a map that finds nothing in rows that are there: it would look like a year without events."""
        path = ("lijsten", self.question.id)
        if self.choice is not None and self.others:
            near = nearest_name(min(self.choice.words), self.others)
            place = self.map.place(*path, "alleen", "is")
            self.faults.append(fault("C417", place, nearest=near, column=self.choice.column.name))
        elif self.rows or self.empty:
            self.faults.append(fault("C418", self.map.place(*path), name=self.question.id))

    def _belongs(self, row: int, word: str, choice: _Choice) -> bool:
        """Tell whether a row belongs to this list; an empty cell does not tell (C414), nor does a fault (C416)."""
        if same_name(word) in choice.words:
            return True
        column = choice.column
        try:
            sound(word)
        except Unreadable as error:
            place = self.table.place(row, column.index, column.name, word)
            self.faults.append(fault(error.code, place, **error.words))
        if not word:
            self.faults.append(fault("C414", self.table.place(row, column.index, column.name), column=column.name))
        self.others[word] += 1
        return False

    def _used(self) -> dict[int, str]:
        """Give the columns that are read, by position."""
        used = {column.index: column.name for columns in self.columns.values() for column in columns}
        return used | ({self.choice.column.index: self.choice.column.name} if self.choice is not None else {})

    @property
    def digest(self) -> bytes:
        """The digest of what was taken, and of nothing else in the file."""
        return self._digest.digest()

    def use(self, taken: int) -> RegisterUse:
        """Tell what was taken, for who wants to check it."""
        used = self._used()
        dropped = (word for at, word in enumerate(self.table.header) if word and at not in used)
        return RegisterUse(
            list=self.question.id,
            file=self.table.file,
            sheet=self.table.sheet,
            rows=self.rows,
            empty=self.empty,
            taken=taken,
            columns=tuple(used.values()),
            dropped=tuple(dropped),
            only=self.choice.column.name if self.choice is not None else "",
            others=tuple(self.others.most_common()),
        )


def _opened(data: bytes, file: str, columns: ColumnMap, question: Question, faults: list[Fault]) -> Table:
    """Open a register by the end of its name; what cannot be a register is refused (C411)."""
    kind = Path(file).suffix.lower()
    written = columns.written
    if kind == ".xlsx":
        from compliance.files.workbook import WorkbookTable  # with what it needs, only where there is a workbook

        asked = columns.place("blad") if written.sheet else columns.place("kolommen")
        return WorkbookTable(data, file, sheet=written.sheet or "", header_row=written.header_row, asked=asked)
    if kind in {".csv", ".txt"}:
        if data.startswith(b"PK\x03\x04"):
            raise refuse_kind(file, "het is een Excel-werkmap, en de naam eindigt niet op .xlsx")
        mine = written.lists[question.id]
        known = {name for field in mine.fields.values() for name in field.names}
        known |= {mine.only.column} if mine.only is not None else set()
        return CsvTable(decode_export(data, file), file, faults, known=known, header_row=written.header_row)
    macros = kind in {".xlsm", ".xltm", ".xlsb"}
    raise refuse_kind(file, "er kunnen macro's in zitten" if macros else "de naam eindigt niet op .xlsx of .csv")
