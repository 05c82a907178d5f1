"""Records from a CSV file that a self-report names: the same checks, with the line and column of the CSV file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from compliance.files.fault import Fault, FaultyFile, fault, nearest_name
from compliance.files.node import Mapping, Node, Place, Scalar, Sequence
from compliance.files.text import STDIN, decode, read_bytes
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.question import Question

_REASONS = (
    ("unexpected end", "er ontbreekt een aanhalingsteken aan het einde van een cel"),
    ("expected after", "na een aanhalingsteken aan het einde van een cel hoort een scheidingsteken"),
    ("field limit", "een cel is te lang"),
)


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
        first = next(line for line in lines if line.strip())
        delimiter = ";" if first.count(";") >= first.count(",") and ";" in first else ","
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        header: list[str] | None = None
        rows: list[Node] = []
        line = 1
        try:
            for cells in reader:
                if not any(cell.strip() for cell in cells):
                    pass
                elif header is None:
                    header = self._header(question, _places(cells, line, lines, shown), cells)
                    if header is None:
                        return None
                else:
                    rows.append(self._row(header, cells, line, lines, shown))
                line = reader.line_num + 1
        except csv.Error as error:
            why = next((reason for sign, reason in _REASONS if sign in str(error)), "de regel is geen CSV")
            self.faults.append(fault("C406", _line_place(line, lines, shown), why=why))
            return None
        return Sequence(tuple(rows), Place(shown, 1, 1))

    def _header(self, question: Question, places: list[Place], cells: list[str]) -> list[str] | None:
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
        for cell, place in zip(cells, places, strict=True):
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
        row_place = _line_place(line, lines, shown)
        if len(cells) != len(header):
            self.faults.append(fault("C404", row_place, found=len(cells), expected=len(header)))
            return Mapping((), row_place)
        pairs: list[tuple[Scalar, Node]] = []
        nested: dict[str, list[tuple[Scalar, Node]]] = {}
        for name, cell, place in zip(header, cells, _places(cells, line, lines, shown), strict=True):
            outer, dot, inner = name.partition(".")
            if dot:
                nested.setdefault(outer, []).append((Scalar(inner, place), Scalar(cell, place)))
            else:
                pairs.append((Scalar(name, place), Scalar(cell, place)))
        pairs += [(Scalar(outer, row_place), Mapping(tuple(parts), row_place)) for outer, parts in nested.items()]
        return Mapping(tuple(pairs), row_place)


def _line_place(line: int, lines: list[str], shown: str) -> Place:
    source = lines[line - 1] if line <= len(lines) else ""
    return Place(shown, line, 1, max(1, len(source)), source)


def _places(cells: list[str], line: int, lines: list[str], shown: str) -> list[Place]:
    """Give the place of each cell of a row that begins on ``line``; a cell on a later line gets that of the row."""
    source = lines[line - 1] if line <= len(lines) else ""
    places = []
    at = 0
    for cell in cells:
        found = source.find(cell, at)
        if found >= 0:
            at = found
        places.append(Place(shown, line, at + 1, max(1, len(cell)) if found >= 0 else 1, source))
        at = min(at + len(cell) + 1, len(source)) if found >= 0 else at
    return places
