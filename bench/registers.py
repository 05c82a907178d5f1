"""A register of insluitingen, as an export with names in it: reading it and judging it, in time and in memory."""

from __future__ import annotations

import csv
import random
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

from bench.measure import Case, duration, print_table, side_by_side
from compliance import SelfReport, assess, load_rulebook, read_self_report
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.question import Question
from compliance.selfreport.table_field import targets

LIST = "insluitingen"
SIZES = (1_000, 10_000)
PERSON = {"Naam jongere": "Jan Jansen", "BSN": "123456782", "Verslag": "Een verhaal van een paar regels. " * 5}
"""Columns that are in every export and that nothing reads."""

Cell = str | int | datetime


def registers(rounds: int) -> None:
    """Print how long a register of 1,000 and of 10,000 events takes, and how much memory, read and judged."""
    rulebook = load_rulebook()
    question = next(one for one in rulebook.questions() if one.id == LIST)
    with TemporaryDirectory() as folder:
        files = {(size, kind): write(Path(folder), question, size, kind) for size in SIZES for kind in ("csv", "xlsx")}
        works: dict[tuple[int, str], Callable[[], Any]] = {
            (size, f"read {kind}"): partial(read_self_report, str(path), rulebook)
            for (size, kind), path in files.items()
        }
        for size in SIZES:
            report: SelfReport = read_self_report(str(files[size, "csv"]), rulebook)
            assert len(report.answers[LIST].records or ()) == size
            assert report.answers == read_self_report(str(files[size, "xlsx"]), rulebook).answers
            works[size, "judge"] = partial(assess, rulebook, report)
        cases = [Case(f"{what} {size}", work, size) for (size, what), work in works.items()]
        found = {one.name: one for one in side_by_side(*cases, rounds=rounds)}
        peaks = {f"{what} {size}": peak(work) for (size, what), work in works.items()}
    small, large = SIZES
    print_table(
        f"A register of {len(targets(question))} columns that are read and {len(PERSON)} that are not",
        ("", f"{small:,}", f"{large:,}", "an event", "peak", f"{large // small} times as many", "memory"),
        [
            (
                what,
                duration(found[f"{what} {small}"].median),
                duration(found[f"{what} {large}"].median),
                duration(found[f"{what} {large}"].median / large),
                f"{peaks[f'{what} {large}'] / 1e6:.0f} MB",
                f"{found[f'{what} {large}'].median / found[f'{what} {small}'].median:.1f} x",
                f"{peaks[f'{what} {large}'] / peaks[f'{what} {small}']:.1f} x",
            )
            for what in ("read csv", "read xlsx", "judge")
        ],
    )


def peak(work: Callable[[], Any]) -> int:
    """Give the most bytes that were in use at once during one run, besides what was there before."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def write(folder: Path, question: Question, size: int, kind: str) -> Path:
    """Write a register, its map of columns and a self-report that names them; give the path of the self-report."""
    fields = targets(question)
    head = [*PERSON, *fields]
    rows = [[*PERSON.values(), *event] for event in events(fields, size)]
    export = folder / f"register-{size}.{kind}"
    if kind == "csv":
        with export.open("w", encoding="cp1252", newline="") as out:
            writer = csv.writer(out, delimiter=";")
            writer.writerow(head)
            writer.writerows(
                [f"{one:%d-%m-%Y %H:%M}" if isinstance(one, datetime) else one for one in row] for row in rows
            )
    else:
        with xlsxwriter.Workbook(export, {"constant_memory": True}) as book:
            moment = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
            sheet = book.add_worksheet("Maatregelen")
            lines: list[list[Cell]] = [[*head], *rows]
            for number, row in enumerate(lines):
                for column, cell in enumerate(row):
                    sheet.write(number, column, cell, moment if isinstance(cell, datetime) else None)
    columns = "\n".join(
        ["kolommen: 1", "lijsten:", f"  {question.id}:", "    velden:", *(f"      {one}: {one}" for one in fields)]
    )
    (folder / "kolommen.yaml").write_text(f"{columns}\n", "utf-8")
    path = folder / f"{kind}-{size}.yaml"
    path.write_text(
        "zelfrapportage: 1\nlocatie: {naam: De Meting, setting: gesloten}\npeildatum: 2025-12-31\n"
        "periode: {van: 2025-01-01, tot_en_met: 2025-12-31}\n"
        f"antwoorden:\n  {question.id}: {{register: {export.name}, kolommen: kolommen.yaml}}\n",
        "utf-8",
    )
    return path


def events(fields: dict[str, Question], size: int) -> Iterator[list[Cell]]:
    """Make up events, spread over the days from April to September, in which no clock changes."""
    dice = random.Random(size)  # noqa: S311 - made-up events, the same ones each time
    for number in range(size):
        begin = datetime(2025, 4, 1, 8) + timedelta(minutes=round(number * 250_000 / size))  # noqa: DTZ001 - a wall clock
        yield [cell(field, name, begin, number, dice) for name, field in fields.items()]


def cell(field: Question, name: str, begin: datetime, number: int, dice: random.Random) -> Cell:
    minutes = {"begin": 0, "eind": dice.randint(20, 240), "beoordeeld": dice.randint(5, 200)}
    match field.type:
        case AnswerType.INSTANT:
            return begin + timedelta(minutes=minutes[name]) if name in minutes else "geen"
        case AnswerType.INSTANTS:
            return ", ".join(f"{begin + timedelta(minutes=14 * turn):%d-%m-%Y %H:%M}" for turn in range(1, 4))
        case AnswerType.DURATION:
            return f"{dice.randint(5, 30)} min"
        case AnswerType.NUMBER:
            return dice.randint(11, 17)
        case AnswerType.CHOICE:
            return dice.choice(list(field.options))
        case AnswerType.YES_NO:
            return dice.choice(["ja", "ja", "ja", "nee"])
        case _:
            return f"K{number}"
