"""A list written out as an export, with its columns shuffled among others, reads back as the list that it was."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registers import Cell, columns_of, lay_out, rules, workbook
from small_rulebook import same

from compliance.rulebook.answer_type import LOCAL_TIME, AnswerType, Value
from compliance.selfreport.model import Answer, Record
from compliance.selfreport.reader import read_self_report
from compliance.selfreport.table_field import targets
from compliance.selfreport.writer import written
from compliance.testing import answers

QUESTION = next(one for one in rules().questions() if one.id == "keren")
FIELDS = targets(QUESTION)
PERSON = "Jan Jansen 123456782"


def by_option(found: Answer) -> Answer:
    """Give a reason for a whole several-of field to each of its options: a register has a column for each."""
    options = next(one.options for one in QUESTION.fields if one.id == "keren.redenen")

    def spread(name: str, one: Answer) -> Answer:
        if name != "keren.redenen" or one.reason is None:
            return one
        return Answer(options=tuple((option, Answer(reason=one.reason)) for option in options))

    rows = (
        replace(row, answers=tuple((name, spread(name, one)) for name, one in row.answers))
        for row in found.records or ()
    )
    return Answer(records=tuple(rows))


def given_to(record: Record, field: str) -> Answer:
    local, _, option = field.partition(".")
    found = record.answer(f"keren.{local}") or Answer()
    return (found.option(option) or Answer()) if option else found


def local(moment: datetime) -> str:
    """Write a moment in local time, with its offset only where a clock change asks for one."""
    here = moment.astimezone(LOCAL_TIME)
    twice = here.replace(fold=0).utcoffset() != here.replace(fold=1).utcoffset()
    return f"{here:%Y-%m-%d %H:%M}" + (f" {here.isoformat()[-6:]}" if twice else "")


def in_csv(answer: Answer) -> str:
    match answer.value:
        case datetime():
            return local(answer.value)
        case tuple():
            return (
                ", ".join(local(one) if isinstance(one, datetime) else f"{one:%d-%m-%Y}" for one in answer.value)
                or "geen"
            )
        case date():
            return f"{answer.value:%d-%m-%Y}"
        case Decimal():
            return f"{answer.value}".replace(".", ",")
        case None:
            return answer.reason or ""
        case _:
            return str(written(answer.value))


def in_workbook(answer: Answer) -> Cell:
    value: Value | None = answer.value
    match value:
        case bool() | date() | timedelta() if not isinstance(value, datetime):
            return value
        case datetime() if len(local(value)) == 16:
            return value.astimezone(LOCAL_TIME).replace(tzinfo=None)
        case int() | Decimal():
            return float(value)
        case _:
            return in_csv(answer) or None


def tables(dice: random.Random, found: Answer) -> Iterator[tuple[str, bytes, list[str]]]:
    """Write the records as CSV and as a workbook: the name of the file, its bytes, and the lines of its map."""
    columns: list[str] = [*FIELDS, "Naam", "BSN", ""]
    dice.shuffle(columns)
    names = [f"Kolom {column}" if column in FIELDS else column for column in columns]
    lines = [f'{field}: "Kolom {field}"' for field in FIELDS]
    rows = found.records or ()
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dice.choice(";,\t"))
    writer.writerow(names)
    writer.writerows(
        [in_csv(given_to(row, column)) if column in FIELDS else PERSON for column in columns] for row in rows
    )
    yield "export.csv", out.getvalue().encode(dice.choice(["utf-8", "utf-8-sig", "cp1252"])), lines
    cells = [[in_workbook(given_to(row, column)) if column in FIELDS else PERSON for column in columns] for row in rows]
    yield "export.xlsx", workbook([names, *cells]), lines


def alike(answer: Answer) -> Answer:
    """Give the records without what tells where they stood: their numbers and names."""
    rows = tuple(replace(one, number=0, name="") for one in answer.records or ())
    return same(
        {"keren": replace(answer, records=tuple(one for one in rows if any(two.given for _, two in one.answers)))}
    )["keren"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    found=answers(QUESTION, reasons=False).filter(lambda one: any(row.answers for row in one.records or ())),
    dice=st.randoms(use_true_random=False),
)
def test_an_export_reads_back_as_the_list_that_it_was(
    found: Answer, dice: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = by_option(found)
    folder: Path = tmp_path_factory.mktemp("register")
    for name, data, lines in tables(dice, found):
        path = lay_out(folder, data, columns_of("\n".join(lines)), name=name)
        report = read_self_report(str(path), rules())
        assert alike(report.answers["keren"]) == alike(found)
        assert PERSON not in repr(report)
        assert set(report.registers[0].dropped) == {"Naam", "BSN"}


def test_every_kind_of_field_is_in_the_list() -> None:
    kinds = set(AnswerType) - {AnswerType.RECORDS, AnswerType.TABLE}
    assert {field.type for field in QUESTION.fields} == kinds
