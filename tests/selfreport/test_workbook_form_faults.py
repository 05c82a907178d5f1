"""What is wrong in a workbook form is told with sheet and cell; what is hostile gives one clear sentence."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from datetime import date

import pytest
from archives import repacked
from forms import FORMULA, Filled, Put, blank, form_faults, form_of, parts, read_form, told
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import workbook
from small_rulebook import small

from compliance.files import cells
from compliance.files.fault import MAX_FAULTS, FaultyFile
from compliance.selfreport.model import Answer, SelfReport


def changed(change: Callable[[Filled], object]) -> bytes:
    filled = Filled()
    change(filled)
    return filled.saved()


def place(filled: Filled, name: str) -> tuple[dict[tuple[int, int], object], int, int]:
    sheet, row, column = filled.find(name)
    return filled.sheets[sheet], row, column  # type: ignore[return-value]


# -- ids decide -------------------------------------------------------------------------------------------------------


def test_an_unknown_question_is_a_fault_also_where_it_was_left_blank() -> None:
    def rename(filled: Filled) -> None:
        page, row, _ = place(filled, "ja_nee")
        page[row, 0] = "ja_neen"

    (first, second) = form_faults(changed(rename))
    assert (first.code, second.code) == ("W506", "S303")
    assert "‘Ja of nee’" in first.message
    assert second.cell.startswith("Alles!A")
    assert second.advice.startswith('Bedoelt u "ja_nee"?')


def test_an_unknown_part_and_an_unknown_row_of_a_table() -> None:
    def rename(filled: Filled) -> None:
        page, row, _ = place(filled, "meer/rust")
        page[row, 0] = "meer/rustt"
        sheet, first = filled.grid("tabel")
        filled.sheets[sheet][first, 0] = "jannuari"
        filled.record("tabel", 1, keren=2)

    assert [one.code for one in form_faults(changed(rename))] == ["W506", "S308", "S308"]


def test_an_unknown_column_of_a_list_is_told_once() -> None:
    def rename(filled: Filled) -> None:
        filled.record("lijst", 1, aantal=1).record("lijst", 2, aantal=2)
        page = filled.sheets[filled.grid("lijst")[0]]
        column = next(column for (row, column), word in page.items() if row == 0 and word == "aantal")
        page[0, column] = "aantl"

    found = form_faults(changed(rename))
    assert [one.code for one in found] == ["W506", "S308"]
    assert found[1].cell.startswith("Lijst!")
    assert found[1].advice.startswith('Bedoelt u "aantal"?')


def test_an_id_that_comes_twice() -> None:
    def copy(filled: Filled) -> None:
        page, row, _ = place(filled, "getal")
        for column in range(7):
            page[row + 100, column] = page.get((row, column), "")

    (found,) = form_faults(changed(copy))
    assert (found.code, "Alles!A" in found.message) == ("W505", True)


def test_a_sheet_that_was_copied() -> None:
    def copy(filled: Filled) -> None:
        filled.sheets["Lijst (2)"] = dict(filled.sheets["Lijst"])

    assert told(changed(copy)) == ["Lijst (2)!A1 W505"]


def test_ids_decide_and_not_where_a_row_stands() -> None:
    def swap(filled: Filled) -> None:
        filled.put("getal", 3).put("ja_nee", "ja")
        page, one, _ = place(filled, "getal")
        _, other, _ = place(filled, "ja_nee")
        for column in range(8):
            page[one, column], page[other, column] = page.get((other, column), ""), page.get((one, column), "")

    assert told(changed(swap)) == []


@pytest.mark.parametrize("sheet", ["Alles", "Lijst", "Tabel", "Locatie"])
def test_a_sheet_that_was_taken_out(sheet: str) -> None:
    (found,) = form_faults(Filled().saved(drop=sheet))
    assert (found.code, found.line) == ("W506", 0)


@pytest.mark.parametrize("sheet", ["Uitleg", "Keuzes"])
def test_a_sheet_without_answers_may_go(sheet: str) -> None:
    assert told(Filled().saved(drop=sheet)) == []


def test_the_column_of_answers_that_was_taken_out() -> None:
    def clear(filled: Filled) -> None:
        filled.sheets["Alles"] = {
            at: word for at, word in filled.sheets["Alles"].items() if at[1] != filled.find("getal")[2]
        }

    assert [one.code for one in form_faults(changed(clear))] == ["W506"]


# -- one answer, one meaning ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fill",
    [
        lambda filled: filled.put("meer", "geen").put("meer/rust", "ja"),
        lambda filled: filled.put("tabel", "weet ik niet").record("tabel", 1, keren=1),
        lambda filled: filled.put("kolom", "geen").put("kolom/januari/keren", 3),
        lambda filled: filled.put("lijst", "geen").record("lijst", 1, naam="een"),
    ],
)
def test_an_answer_for_the_whole_and_for_a_part(fill: Callable[[Filled], object]) -> None:
    (found,) = form_faults(changed(fill))
    assert (found.code, found.cell.startswith("Alles!")) == ("W508", True)


# -- nothing is left unread -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sheet", "row", "column", "told_of"),
    [
        ("Alles", 3, 20, "Alles!U4 W509"),
        ("Alles", 200, 3, "Alles!D201 W509"),
        ("Lijst", 12, 40, "Lijst!AO13 W509"),
        ("Lijst", 12, 0, "Lijst!A13 W509"),
        ("Tabel", 60, 3, "Tabel!D61 W509"),
        ("Mijn blad", 2, 1, "Mijn blad!B3 W509"),
    ],
)
def test_what_stands_where_nothing_is_read(sheet: str, row: int, column: int, told_of: str) -> None:
    def write(filled: Filled) -> None:
        filled.sheets.setdefault(sheet, {})[row, column] = "let op"

    assert told(changed(write)) == [told_of]


def test_a_formula_in_a_record() -> None:
    found = form_faults(changed(lambda filled: filled.record("lijst", 3, aantal=FORMULA)))
    assert [one.code for one in found] == ["W507"]
    assert found[0].cell.startswith("Lijst!")


# -- what can be no form ----------------------------------------------------------------------------------------------


def with_meta(key: str, value: str) -> bytes:
    def change(filled: Filled) -> None:
        page = filled.sheets["Formulier"]
        row = next(row for (row, column), word in page.items() if column == 0 and word == key)
        page[row, 1] = value

    return changed(change)


def bomb() -> bytes:
    return repacked(blank(), lambda name, old: old + b" " * 101_000_000 if name.endswith("sheet1.xml") else old)


@pytest.mark.parametrize(
    ("make", "path", "code"),
    [
        (lambda: workbook([["X"], ["een"]]), "in.xlsx", "W503"),
        (lambda: with_meta("werkmap", "2"), "in.xlsx", "W504"),
        (lambda: with_meta("zelfrapportage", "2"), "in.xlsx", "S322"),
        (lambda: blank()[:2000], "in.xlsx", "W501"),
        (lambda: b"zelfrapportage: 1\n", "in.xlsx", "W501"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "in.xlsx", "W501"),
        (lambda: repacked(blank(), lambda _, old: old, {"xl/vbaProject.bin": b"x"}), "in.xlsx", "W501"),
        (lambda: repacked(blank(), lambda _, old: old, {"xl/macrosheets/sheet1.xml": b"<x/>"}), "in.xlsx", "W501"),
        (blank, "in.xlsm", "W501"),
        (bomb, "in.xlsx", "W502"),
        (lambda: changed(lambda filled: filled.sheets["Lijst"].update({(1_048_575, 4): "x"})), "in.xlsx", "W502"),
    ],
)
def test_what_can_be_no_form(make: Callable[[], bytes], path: str, code: str) -> None:
    assert [one.code for one in form_faults(make(), path)] == [code]


def test_more_cells_than_a_form_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MAX_CELLS", 50)
    assert told(blank()) == ["W502"]


def test_two_sheets_of_one_name() -> None:
    data = repacked(
        blank(), lambda name, old: old.replace(b'name="Lijst"', b'name="Alles"') if name == "xl/workbook.xml" else old
    )
    assert told(data) == ["W501"]


def test_a_cell_that_is_there_twice() -> None:
    def twice(name: str, old: bytes) -> bytes:
        if not name.startswith("xl/worksheets/sheet"):
            return old
        return re.sub(rb'(<c r="D6"[^>]*?(?:/>|>.*?</c>))', rb"\1\1", old)

    assert told(repacked(form_of(small(), SelfReport("", "", {"keuze": Answer("soms")})), twice)) == ["W501"]


GARBAGE = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["ja", "geen", "weet ik niet", "3", "1-5-2025", "4 van 5", "#N/B", "=1", "\x00", "9" * 40, FORMULA]
    ),
    st.integers(-5, 50_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
)
PLACES = (
    "ja_nee",
    "keuze",
    "getal",
    "komma",
    "dag",
    "moment",
    "momenten",
    "duur",
    "deel",
    "tekst",
    "meer",
    "meer/rust",
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(PLACES), GARBAGE, max_size=6), st.data())
def test_whatever_is_typed_is_read_or_told_with_its_cell(typed: dict[str, Put], data: st.DataObject) -> None:
    filled = Filled()
    for name, value in typed.items():
        filled.put(name, value, data.draw(st.sampled_from(["antwoord", "toelichting"])))
    number = data.draw(st.integers(1, 30))
    filled.record("lijst", number, aantal=data.draw(GARBAGE), begin=data.draw(GARBAGE))
    for one in form_faults(filled.saved()):
        sheet, _, cell = one.cell.partition("!")
        column, row = ord(cell[0]) - 65, int(cell[1:]) - 1
        assert (row, column) in filled.sheets[sheet]
        assert column > 1
        assert str(one).startswith(f"in.xlsx:{one.cell}: ")


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_damage_of_any_kind_ends_in_a_report_or_in_faults(data: st.DataObject) -> None:
    names = [name for name in parts(blank()) if name.endswith((".xml", ".rels"))]
    chosen = data.draw(st.sampled_from(names))

    def damage(name: str, old: bytes) -> bytes | None:
        if name != chosen:
            return old
        start = data.draw(st.integers(0, len(old)))
        end = data.draw(st.integers(start, min(len(old), start + 40)))
        return old[:start] + data.draw(st.binary(max_size=20)) + old[end:]

    with contextlib.suppress(FaultyFile):
        read_form(repacked(blank(), damage))


def test_reading_stops_after_so_many_faults() -> None:
    def fill(filled: Filled) -> None:
        for number in range(MAX_FAULTS + 100):
            filled.record("lijst", number + 1, aantal="x")

    assert len(form_faults(changed(fill))) == MAX_FAULTS
