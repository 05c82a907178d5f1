"""What is wrong in a workbook form is told with sheet and cell; what is hostile gives one clear sentence."""

from __future__ import annotations

import contextlib
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from archives import repacked
from forms import FORMULA, Filled, Put, blank, form_faults, form_of, read_form, told
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import workbook
from small_rulebook import shipped, small

from compliance.files import cells
from compliance.files.fault import MAX_FAULTS, FaultyFile
from compliance.forms.workbook_words import SheetNames, shown
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.question import Question
from compliance.selfreport.model import Answer, SelfReport

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


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


# -- what is written --------------------------------------------------------------------------------------------------


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_only_places_for_answers_are_open() -> None:
    whole = parts(form_of(shipped()))
    styles = ET.fromstring(whole["xl/styles.xml"])  # noqa: S314 - the same
    formats = styles.findall(f"{NAMESPACE}cellXfs/{NAMESPACE}xf")
    is_open = {
        str(number)
        for number, one in enumerate(formats)
        if any(inner.get("locked") == "0" for inner in one.iter(f"{NAMESPACE}protection"))
    }
    texts = {str(number) for number, one in enumerate(formats) if one.get("numFmtId") == "49"}
    assert is_open == texts != set()
    for name, part in whole.items():
        if not name.startswith("xl/worksheets/sheet"):
            continue
        root = ET.fromstring(part)  # noqa: S314 - the same
        assert root.find(f"{NAMESPACE}sheetProtection") is not None, name
        assert root.find(f".//{NAMESPACE}f") is None, name
        for cell in root.iter(f"{NAMESPACE}c"):
            if cell.get("s", "0") in is_open:
                assert len(cell) == 0 or cell.get("t") == "s", name


def test_choices_come_from_the_hidden_sheet_and_reasons_stand_among_them() -> None:
    whole = parts(form_of(small()))
    filled = Filled(form_of(small()))
    choices = filled.sheets["Keuzes"]
    sheet, row, column = filled.find("keuze")
    number = list(filled.sheets).index(sheet) + 1
    root = ET.fromstring(whole[f"xl/worksheets/sheet{number}.xml"])  # noqa: S314 - the same
    rules = {rule.get("sqref"): rule for rule in root.iter(f"{NAMESPACE}dataValidation")}
    rule = rules[f"{chr(65 + column)}{row + 1}"]
    source = re.fullmatch(r"Keuzes!\$([A-Z])\$2:\$\1\$(\d+)", rule.findtext(f"{NAMESPACE}formula1") or "")
    assert source is not None
    offered = [choices[at, ord(source[1]) - 65] for at in range(1, int(source[2]))]
    assert offered == ["Nooit", "Nu en dan", "Altijd", "weet ik niet", "niet vastgelegd", "wil niet zeggen"]
    assert rule.get("showErrorMessage") == "1"
    other = filled.find("getal")
    assert rules[f"{chr(65 + other[2])}{other[1] + 1}"].get("showErrorMessage") is None


def test_text_that_looks_like_a_formula_or_an_address_is_text() -> None:
    words = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "http://voorbeeld.nl", "mailto:x@voorbeeld.nl"]
    for word in words:
        whole = parts(form_of(small(), SelfReport("", "", {"tekst": Answer(word, note=word)})))
        assert b"<f>" not in b"".join(whole.values())
        links = b"".join(part for name, part in whole.items() if name.endswith(".rels"))
        assert b'TargetMode="External"' not in links


def test_no_sheet_name_that_excel_refuses() -> None:
    names = SheetNames()
    titles = ["A" * 40, "A" * 40, "a" * 40, "Wat? [x]: a/b\\c*", "History", "'", "Nee, tenzij, noodsituatie en plan nu"]
    found = [names.of(title) for title in titles]
    assert len({name.casefold() for name in found}) == len(found)
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in found)
    assert found[-1] == "Nee, tenzij, noodsituatie"
    assert "history" not in {name.casefold() for name in found}


def test_an_option_whose_text_could_mean_another_one_is_shown_by_its_key() -> None:
    options = {"a": "Weet ik niet", "b": "A", "c": "dubbele  spatie", "d": "Gewoon", "e": "“x”"}
    question = Question(id="q", label="Q", ask="Q?", type=AnswerType.CHOICE, options=options)
    assert [shown(question, option) for option in options] == ["a", "b", "c", "Gewoon", "e"]
