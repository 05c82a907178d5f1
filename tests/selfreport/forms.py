"""Workbook forms for the tests: made here, filled in by hand, and saved by a program that knows nothing of forms."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache

import xlsxwriter
from registers import FORMATS, Cell
from small_rulebook import small

from compliance.assessment.assess import vocabulary_of
from compliance.files.cells import Workbook
from compliance.files.fault import Fault, FaultyFile
from compliance.forms.workbook import workbook_form
from compliance.rulebook.model import Rulebook
from compliance.selfreport.model import Answer, SelfReport
from compliance.selfreport.reader import parse_self_report
from compliance.selfreport.writer import self_report_data

Put = Cell | date | datetime | time | timedelta


def form_of(rulebook: Rulebook, report: SelfReport | None = None) -> bytes:
    questions = [one for one in rulebook.questions() if not one.header]
    return workbook_form(rulebook, vocabulary_of(rulebook), questions, report=report)


@cache
def blank() -> bytes:
    return form_of(small())


def read_form(data: bytes, rulebook: Rulebook | None = None, path: str = "in.xlsx") -> SelfReport:
    return parse_self_report(data, path, rulebook or small())


def twin(report: SelfReport, rulebook: Rulebook) -> SelfReport:
    """Give the same report by way of JSON, which is read by the same reader of answers."""
    return parse_self_report(json.dumps(self_report_data(report, rulebook)).encode(), "in.json", rulebook)


def form_faults(data: bytes, path: str = "in.xlsx") -> tuple[Fault, ...]:
    try:
        read_form(data, path=path)
    except FaultyFile as error:
        return error.faults
    return ()


def told(data: bytes, path: str = "in.xlsx") -> list[str]:
    """Give the faults of a form as ``sheet!cell code``."""
    return [f"{one.cell} {one.code}".strip() for one in form_faults(data, path)]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


class Filled:
    """A form that is being filled in; ids say where. Nothing but what stands in its cells outlives ``saved``."""

    def __init__(self, data: bytes | None = None) -> None:
        book = Workbook(data or blank(), "in.xlsx")
        self.sheets: dict[str, dict[tuple[int, int], Put]] = {
            sheet: {
                (row - 1, column): word for row, cells, _ in book.rows(sheet) for column, word in cells.items() if word
            }
            for sheet in book.sheets
        }

    def find(self, name: str, role: str = "antwoord") -> tuple[str, int, int]:
        """Give the sheet, row and column (counted from 0) of an answer on a sheet with questions."""
        for sheet, cells in self.sheets.items():
            rows = [row for (row, column), word in cells.items() if column == 0 and row and word == name]
            columns = [column for (row, column), word in cells.items() if row == 0 and word == role]
            if rows and columns:
                return sheet, rows[0], columns[0]
        raise LookupError(name)

    def grid(self, name: str) -> tuple[str, int]:
        """Give the sheet of a list or a table and its first row below the headings."""
        sheet = next(one for one, cells in self.sheets.items() if str(cells.get((0, 0), "")).endswith(f" {name}"))
        return sheet, max(row for (row, column), word in self.sheets[sheet].items() if column == 0 and word == "-") + 1

    def put(self, name: str, value: Put, role: str = "antwoord") -> Filled:
        sheet, row, column = self.find(name, role)
        self.sheets[sheet][row, column] = value
        return self

    def record(self, name: str, number: int, **fields: Put) -> Filled:
        """Fill in a row of a list or a table; ``__`` stands for the slash of an id."""
        sheet, first = self.grid(name)
        ids = {word: column for (row, column), word in self.sheets[sheet].items() if row == 0}
        for field, value in fields.items():
            self.sheets[sheet][first + number - 1, ids[field.replace("__", "/")]] = value
        return self

    def saved(self, order: Iterable[str] = (), drop: str = "") -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False}) as book:
            for sheet in order or self.sheets:
                if sheet == drop:
                    continue
                page = book.add_worksheet(sheet)
                for (row, column), value in self.sheets[sheet].items():
                    form = FORMATS.get(type(value))
                    if form is not None:
                        page.write_datetime(row, column, value, book.add_format({"num_format": form}))
                    elif isinstance(value, str) and value.startswith("\N{HEAVY CHECK MARK}="):
                        page.write_formula(row, column, value[1:], None, 3)
                    elif isinstance(value, str):
                        page.write_string(row, column, value)
                    else:
                        page.write(row, column, value)
        return out.getvalue()


FORMULA = "\N{HEAVY CHECK MARK}=1+2"
"""Stands in ``Filled`` for a cell with a formula, of which the workbook holds the result 3."""


def answer_in(name: str, value: Put) -> Answer:
    """Give the answer to a question of the small rulebook when this is put in its cell."""
    found = read_form(Filled().put(name, value).saved()).answer(name)
    assert found is not None
    return found
