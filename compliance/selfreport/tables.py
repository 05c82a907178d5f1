"""Records from a table that a self-report names: a CSV file made for it, or a register with a map of its columns."""

from __future__ import annotations

from compliance.files.csv_table import CsvTable
from compliance.files.fault import Fault, FaultyFile, fault, nearest_name
from compliance.files.node import Mapping, Scalar
from compliance.files.table import MAX_TABLE_BYTES, Table
from compliance.files.text import MAX_BYTES, decode, name_of
from compliance.rulebook.question import Question
from compliance.selfreport.answers import COLUMNS, CSV, REGISTER
from compliance.selfreport.column_map import ColumnMap, read_column_map
from compliance.selfreport.folder import Folder
from compliance.selfreport.model import Record, RegisterUse
from compliance.selfreport.register import Register
from compliance.selfreport.table_field import Column, fields_of, record_of, targets


class Tables:
    """Reads the tables that one self-report names; ``registers`` tells what came from which register."""

    def __init__(self, folder: Folder, questions: dict[str, Question], faults: list[Fault]) -> None:
        self.folder = folder
        self.questions = questions
        self.faults = faults
        self.registers: list[RegisterUse] = []
        self._maps: dict[str, ColumnMap | None] = {}

    def records(self, question: Question, node: Mapping) -> tuple[Record, ...] | None:
        """Give the records of a list from the files that ``node`` names, or ``None`` after a fault.

        Adds C401 to C417, faults of the files themselves (F), of the map of columns (R101 to R105, S308), and of
        cells (S3 codes).
        """
        csv, register, columns = (node.get(key) for key in (CSV, REGISTER, COLUMNS))
        try:
            if isinstance(csv, Scalar):
                return self._from_csv(question, csv)
            if isinstance(register, Scalar) and isinstance(columns, Scalar):
                return self._from_register(question, register, columns)
        except FaultyFile as error:
            self.faults.extend(error.faults)
        return None

    def _from_csv(self, question: Question, name: Scalar) -> tuple[Record, ...] | None:
        read = self.folder.read(name, MAX_BYTES)
        if read is None:
            return None
        data, file = read
        self.folder.digested.append(data)
        known = {local: field.label for local, field in targets(question).items()}
        table = CsvTable(
            decode(data, file), name_of(file), self.faults, known={*known, *known.values()}, lines_shown=True
        )
        columns = self._columns(question, table, known)
        if columns is None:
            return None
        fields = fields_of(question, columns, table, self.faults)
        wanted = range(len(table.header))
        for field in fields:
            field.among(wanted)
        rows = enumerate(table.rows(wanted), start=1)
        return tuple(record_of(question, fields, number, row, cells, table) for number, (row, cells) in rows)

    def _columns(self, question: Question, table: Table, known: dict[str, str]) -> dict[str, tuple[Column, ...]] | None:
        """Give the column of each field; a CSV file made for a list has no others (C403) and none twice (C405)."""
        by_label = {label.lower(): local for local, label in known.items()}
        columns: dict[str, tuple[Column, ...]] = {}
        before = len(self.faults)
        for index, word in enumerate(table.header):
            local = word if word in known else by_label.get(word.lower(), "")
            place = table.place(table.header_row, index)
            if not local:
                near, allowed = nearest_name(word, known), ", ".join(known)
                self.faults.append(fault("C403", place, nearest=near, column=word, name=question.id, allowed=allowed))
            elif local in columns:
                self.faults.append(fault("C405", place, column=word))
            columns[local] = (Column(index, word),)
        return columns if len(self.faults) == before else None

    def _from_register(self, question: Question, name: Scalar, columns: Scalar) -> tuple[Record, ...] | None:
        found = self._map(columns)
        read = self.folder.read(name, MAX_TABLE_BYTES)
        if found is None or read is None:
            return None
        if question.id not in found.written.lists:
            allowed = ", ".join(found.written.lists)
            self.faults.append(fault("C408", columns.place, name=question.id, path=columns.text, allowed=allowed))
            return None
        register = Register(*read, question, found, self.faults)
        records = register.records()
        self.registers.append(register.use(len(records)))
        self.folder.digested.append(register.digest)
        return records

    def _map(self, name: Scalar) -> ColumnMap | None:
        """Read a map of columns, once for all lists that use it."""
        if name.text not in self._maps:
            self._maps[name.text] = None
            read = self.folder.read(name, MAX_BYTES)
            if read is not None:
                self.folder.digested.append(read[0])
                self._maps[name.text] = read_column_map(*read, self.questions)
        return self._maps[name.text]
