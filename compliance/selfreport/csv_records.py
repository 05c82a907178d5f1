"""Records from a CSV file that a self-report names: the same checks, with the line and column of the CSV file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from compliance.files.fault import Fault, FaultyFile, fault, nearest_name
from compliance.files.node import Mapping, Node, Place, Scalar, Sequence
from compliance.files.text import STDIN, decode, read_bytes
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Question


class CsvRecords:
    """Reads the CSV files that one self-report names, from the folder of that self-report and nowhere else."""

    def __init__(self, report_path: str, faults: list[Fault]) -> None:
        self.report_path = report_path
        self.faults = faults
        self.read_so_far: list[bytes] = []

    def rows(self, question: Question, name: Scalar) -> Sequence | None:
        """Give the rows of the CSV file as records, or ``None`` after a fault (C401 to C406, F001 to F007)."""
        if self.report_path == STDIN:
            self.faults.append(fault("C402", name.place))
            return None
        folder = Path(self.report_path).resolve().parent
        path = (folder / name.text).resolve()
        if path.parent != folder or Path(name.text).is_absolute():
            self.faults.append(fault("C401", name.place, path=name.text))
            return None
        shown = str(Path(self.report_path).parent / name.text)
        try:
            data = read_bytes(shown)
            text = decode(data, shown)
        except FaultyFile as error:
            self.faults.extend(error.faults)
            return None
        self.read_so_far.append(data)
        return self._rows(question, text, shown)

    def _rows(self, question: Question, text: str, shown: str) -> Sequence | None:
        lines = text.split("\n")
        delimiter = ";" if lines[0].count(";") >= lines[0].count(",") and ";" in lines[0] else ","
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        header: list[str] | None = None
        rows: list[Node] = []
        try:
            for cells in reader:
                line = reader.line_num
                if header is None:
                    header = self._header(question, cells, Place(shown, 1, 1, max(1, len(lines[0])), lines[0]))
                    if header is None:
                        return None
                elif any(cell.strip() for cell in cells):
                    rows.append(self._row(header, cells, line, lines, shown))
        except csv.Error as error:
            source = lines[min(reader.line_num, len(lines)) - 1]
            self.faults.append(fault("C406", Place(shown, reader.line_num, 1, 1, source), why=str(error)))
            return None
        return Sequence(tuple(rows), Place(shown, 1, 1))

    def _header(self, question: Question, cells: list[str], place: Place) -> list[str] | None:
        allowed: dict[str, str] = {}
        for field in question.fields:
            if field.type is AnswerType.SEVERAL:
                for key, text in field.options.items():
                    allowed[f"{field.local}.{key}"] = f"{field.label}: {text}"
            else:
                allowed[field.local] = field.label
        by_label = {label.lower(): key for key, label in allowed.items()}
        names: list[str] = []
        sound = True
        for cell in cells:
            word = cell.strip()
            name = word if word in allowed else by_label.get(word.lower(), "")
            if not name:
                near = nearest_name(word, allowed)
                self.faults.append(
                    fault("C403", place, nearest=near, column=word, name=question.id, allowed=", ".join(allowed))
                )
                sound = False
            elif name in names:
                self.faults.append(fault("C405", place, column=word))
                sound = False
            names.append(name)
        return names if sound else None

    def _row(self, header: list[str], cells: list[str], line: int, lines: list[str], shown: str) -> Node:
        source = lines[line - 1] if line <= len(lines) else ""
        if len(cells) != len(header):
            place = Place(shown, line, 1, max(1, len(source)), source)
            self.faults.append(fault("C404", place, found=len(cells), expected=len(header)))
            return Mapping((), place)
        pairs: list[tuple[Scalar, Node]] = []
        nested: dict[str, list[tuple[Scalar, Node]]] = {}
        column = 1
        for name, cell in zip(header, cells, strict=True):
            start = source.find(cell, column - 1) + 1 or column
            place = Place(shown, line, start, max(1, len(cell)), source)
            column = start + len(cell) + 1
            outer, dot, inner = name.partition(".")
            if dot:
                nested.setdefault(outer, []).append((Scalar(inner, place), Scalar(cell, place)))
            else:
                pairs.append((Scalar(name, place), Scalar(cell, place)))
        row_place = Place(shown, line, 1, max(1, len(source)), source)
        pairs += [(Scalar(outer, row_place), Mapping(tuple(parts), row_place)) for outer, parts in nested.items()]
        return Mapping(tuple(pairs), row_place)
