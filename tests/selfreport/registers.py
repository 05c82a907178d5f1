"""Registers for the tests: exports as CSV and as a workbook, maps of columns, and reading them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import xlsxwriter

from compliance.files.fault import Fault, FaultyFile
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.model import Answer, Record, SelfReport
from compliance.selfreport.reader import parse_self_report, read_self_report

Cell = str | float | bool | datetime | date | time | timedelta | None
"""What a program puts in a cell of a workbook."""

FORMATS = {datetime: "dd-mm-yyyy hh:mm", date: "dd-mm-yyyy", time: "hh:mm", timedelta: "[h]:mm"}


def wall(*parts: int) -> datetime:
    """Give a moment as a clock on the wall shows it, which is what a cell of a workbook holds."""
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 - year, month, day and on


@cache
def rules() -> Rulebook:
    return load_rulebook(str(Path(__file__).parent / "register_regels"))


def workbook(
    rows: Sequence[Sequence[Cell]], sheet: str = "Blad1", *, start: tuple[int, int] = (0, 0), others: Sequence[str] = ()
) -> bytes:
    """Write a workbook with XlsxWriter, as Excel would: real dates, times, durations, booleans and formulas."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name in (sheet, *others):
            page = book.add_worksheet(name)
            for at, row in enumerate(rows if name == sheet else (), start[0]):
                for column, value in enumerate(row, start[1]):
                    _put(book, page, at, column, value)
    return out.getvalue()


def _put(book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Cell) -> None:
    form = FORMATS.get(type(value))
    if form is not None:
        page.write_datetime(row, column, value, book.add_format({"num_format": form}))
    elif isinstance(value, str) and not value.startswith("="):
        page.write_string(row, column, value)
    elif value is not None:
        page.write(row, column, value)


def lay_out(folder: Path, export: str | bytes, columns: str, *, name: str, question: str = "keren") -> Path:
    """Put a self-report with a register and its map in a folder, and give the path of the self-report."""
    (folder / name).write_bytes(export.encode() if isinstance(export, str) else export)
    (folder / "kolommen.yaml").write_text(columns, "utf-8")
    path = folder / "in.yaml"
    path.write_text(
        f"zelfrapportage: 1\nantwoorden:\n  {question}: {{register: '{name}', kolommen: kolommen.yaml}}\n", "utf-8"
    )
    return path


def columns_of(fields: str, *, only: str = "", head: str = "", question: str = "keren") -> str:
    """Write a map of columns for one list; ``fields`` are its lines."""
    lines = [f"      {line}" for line in fields.strip().split("\n")]
    chosen = [f"    alleen: {only}"] if only else []
    return "\n".join(["kolommen: 1", head, "lijsten:", f"  {question}:", *chosen, "    velden:", *lines]) + "\n"


def read(
    folder: Path, export: str | bytes, fields: str, *, name: str = "export.csv", only: str = "", head: str = ""
) -> SelfReport:
    """Read a register through the map that ``fields`` are the lines of."""
    return read_self_report(str(lay_out(folder, export, columns_of(fields, only=only, head=head), name=name)), rules())


def records(folder: Path, export: str | bytes, fields: str, **how: str) -> tuple[Record, ...]:
    found = read(folder, export, fields, **how).answers["keren"].records
    assert found is not None
    return found


def answer(folder: Path, export: str | bytes, field: str, **how: str) -> Answer | None:
    """Read the one record of a register, and give its answer to the field that a line of the map is about."""
    (record,) = records(folder, export, field, **how)
    return record.answer(f"keren.{field.partition(':')[0].partition('.')[0]}")


def in_yaml(field: str, word: str) -> Answer | None:
    """Read the same answer from records in the self-report itself."""
    text = f"zelfrapportage: 1\nantwoorden:\n  keren: [{{{field}: {word}}}]\n"
    found = parse_self_report(text.encode(), "in.yaml", rules()).answers["keren"].records
    assert found is not None
    return found[0].answer(f"keren.{field}")


def faults(folder: Path, export: str | bytes, fields: str, **how: str) -> list[Fault]:
    try:
        read(folder, export, fields, **how)
    except FaultyFile as error:
        return list(error.faults)
    return []


def places(found: Sequence[Fault]) -> list[str]:
    """Give faults as ``file:place code``."""
    return [f"{Path(one.file).name}:{one.cell or f'{one.line}:{one.column}'} {one.code}" for one in found]
