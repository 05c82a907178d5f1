"""Workbooks: what Excel and other programs write is read as it is meant, and what is hostile is refused in a moment."""

from __future__ import annotations

import io
import random
import resource
import time as clock
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from registers import Cell, faults, records, wall, workbook

from compliance.files import archive, table
from compliance.files.cell_words import Format, format_of, number_words
from compliance.files.fault import FaultyFile
from compliance.files.node import Place
from compliance.files.workbook import WorkbookTable

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def opened(data: bytes, **how: str | int) -> WorkbookTable:
    return WorkbookTable(data, "export.xlsx", asked=Place("kolommen.yaml", 1, 1), **how)  # type: ignore[arg-type]


def all_words(data: bytes, **how: str | int) -> list[list[str]]:
    found = opened(data, **how)
    return [list(found.header), *(list(cells) for _, cells in found.rows(range(len(found.header))))]


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> bytes:
    """Pack a workbook again with other parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            changed = change(part.filename, old.read(part))
            if changed is not None:
                new.writestr(part.filename, changed)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def with_sheet(rows: str, head: str = "") -> bytes:
    """Make a workbook of which the sheet holds these rows, as XML."""
    text = f'<?xml version="1.0"?>{head}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return repacked(workbook([["X"], ["1"]]), lambda name, old: text.encode() if name == SHEET else old)


HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>X</t></is></c></row>'


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('<c r="A2" t="s"><v>0</v></c>', "X"),
        ('<c r="A2" t="str"><f>A1</f><v>tekst</v></c>', "tekst"),
        ('<c r="A2" t="inlineStr"><is><r><t>te</t></r><r><t>kst</t></r><rPh><t>x</t></rPh></is></c>', "tekst"),
        ('<c r="A2" t="b"><v>1</v></c>', "waar"),
        ('<c r="A2" t="b"><v>0</v></c>', "onwaar"),
        ('<c r="A2" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="A2" t="d"><v>2025-05-01T20:10:00</v></c>', "2025-05-01T20:10:00"),
        ('<c r="A2"><v>3</v></c>', "3"),
        ('<c r="A2"><f>1+2</f><v>3</v></c>', "3"),
        ('<c r="A2" t="n"><v>0.30000000000000004</v></c>', "0.3"),
        ('<c r="A2"><v>1E+3</v></c>', "1000"),
        ("<c><v>3</v></c>", "3"),
        ('<c r="A2" t="str"><v>a&amp;b</v></c>', "a&b"),
        ('<c r="A2" t="str"><v><![CDATA[a<b]]></v></c>', "a<b"),
        ('<c r="A2" t="str"><v>a_x000D_\nb</v></c>', "a\nb"),
        ('<c r="A2" s="99"><v>3</v></c>', "3"),
    ],
)
def test_a_cell_as_programs_write_it(cell: str, words: str) -> None:
    assert all_words(with_sheet(f'{HEAD}<row r="2">{cell}</row>')) == [["X"], [words]]


@pytest.mark.parametrize("cell", ['<c r="A2"><f>1+2</f></c>', '<c r="A2" s="1"/>', '<c r="A2" t="s"><v></v></c>'])
def test_a_cell_without_a_value_is_empty(cell: str) -> None:
    filled = '<c r="B2"><v>1</v></c>'
    assert all_words(with_sheet(f'{HEAD}<row r="2">{cell}{filled}</row>')) == [["X"], [""]]


def test_a_program_may_name_every_element_with_a_prefix() -> None:
    def prefixed(name: str, old: bytes) -> bytes:
        if not name.endswith(".xml") or name.startswith("["):
            return old
        text = old.decode().replace("</", "\x00").replace("<", "<x:").replace("\x00", "</x:").replace("<x:?", "<?")
        return text.replace("xmlns=", "xmlns:x=").encode()

    data = workbook([["X", "Y"], ["een", 2], [wall(2025, 5, 1, 20, 10), True]])
    assert all_words(repacked(data, prefixed)) == all_words(data)


def test_parts_may_be_named_from_the_top() -> None:
    def absolute(name: str, old: bytes) -> bytes:
        return (
            old.replace(b'Target="worksheets', b'Target="/xl/worksheets') if name.endswith("workbook.xml.rels") else old
        )

    assert all_words(repacked(workbook([["X"], ["een"]]), absolute)) == [["X"], ["een"]]


def test_days_may_be_counted_from_1904() -> None:
    def from_1904(name: str, old: bytes) -> bytes:
        return old.replace(b"<workbookPr", b'<workbookPr date1904="1"') if name == "xl/workbook.xml" else old

    data = workbook([["X"], [date(2025, 5, 1)]])
    assert all_words(repacked(data, from_1904)) == [["X"], ["2029-05-02"]]


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("General", Format.NUMBER),
        ("0.00", Format.NUMBER),
        ("0%", Format.NUMBER),
        ("@", Format.NUMBER),
        ('0 "dagen"', Format.NUMBER),
        ("[Red]0", Format.NUMBER),
        ("#,##0 €", Format.NUMBER),
        ("dd-mm-yyyy", Format.DAY),
        ("[$-413]d mmmm yyyy;@", Format.DAY),
        ("mmm-yy", Format.DAY),
        ("mmmm", Format.DAY),
        ("dd-mm-yyyy hh:mm", Format.MOMENT),
        ("d/m/yy h:mm AM/PM", Format.MOMENT),
        ('dd-mm-yyyy "om" hh.mm', Format.MOMENT),
        ("hh:mm", Format.CLOCK),
        ("mm:ss.0", Format.CLOCK),
        ('hh"u"mm', Format.CLOCK),
        ("[h]:mm", Format.ELAPSED),
        ("[mm]:ss", Format.ELAPSED),
        ("", Format.NUMBER),
    ],
)
def test_a_format_tells_what_a_number_stands_for(code: str, form: Format) -> None:
    assert format_of(code) is form


@pytest.mark.parametrize(
    ("number", "form", "words"),
    [
        ("45778", Format.DAY, "2025-05-01"),
        ("45778", Format.MOMENT, "2025-05-01 00:00"),
        ("45778.840277777781", Format.MOMENT, "2025-05-01 20:10"),
        ("45778.84033564815", Format.MOMENT, "2025-05-01 20:10:05"),
        ("45778.25", Format.DAY, "2025-05-01 06:00"),
        ("45778.25", Format.CLOCK, "2025-05-01 06:00"),
        ("0", Format.CLOCK, "00:00"),
        ("0.5", Format.CLOCK, "12:00"),
        ("0.9999999", Format.CLOCK, "1899-12-31 00:00"),
        ("1.0868055555555556", Format.ELAPSED, "26:05"),
        ("-1", Format.DAY, "-1"),
        ("99999999", Format.DAY, "99999999"),
        ("2958466", Format.MOMENT, "2958466"),
        ("NaN", Format.NUMBER, "NaN"),
        ("veel", Format.NUMBER, "veel"),
        ("1e308", Format.DAY, str(int(1e308))),
    ],
)
def test_a_number_in_words(number: str, form: Format, words: str) -> None:
    assert number_words(number, form) == words


CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.text("abcé €\n;\"'=,", max_size=8).filter(lambda word: not word.startswith("=")),
    st.integers(-10_000, 10_000_000),
    st.integers(-1_000, 1_000).map(lambda number: number / 8),
    st.booleans(),
    st.datetimes(wall(1990, 1, 1), wall(2050, 1, 1)).map(
        lambda one: one.replace(microsecond=0, minute=one.minute or 1)
    ),
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    st.times().map(lambda one: one.replace(microsecond=0)),
    st.integers(0, 10_000).map(lambda minutes: timedelta(minutes=minutes)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=6), st.integers(0, 3), st.integers(0, 3))
def test_another_reader_of_workbooks_reads_the_same(rows: list[list[Cell]], down: int, right: int) -> None:
    data = workbook([["kop"] * 6, *rows], start=(down, right))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    theirs = [[in_words(cell) for cell in row][:6] for row in sheet.to_python()[1:]]
    found = opened(data)
    ours = {number: list(cells) for number, cells in found.rows(range(right, right + 6))}
    assert [ours.get(number, [""] * 6) for number in range(down + 2, down + 2 + len(theirs))] == theirs


def in_words(cell: object) -> str:
    match cell:
        case bool():
            return "waar" if cell else "onwaar"
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M}" + (f":{cell:%S}" if cell.second else "")
        case date():
            return f"{cell}"
        case time():
            return f"{cell:%H:%M}" + (f":{cell:%S}" if cell.second else "")
        case timedelta():
            return f"{cell // timedelta(hours=1)}:{cell // timedelta(minutes=1) % 60:02}"
        case float():
            return str(int(cell)) if cell == int(cell) else f"{cell:.6f}".rstrip("0")
        case _:
            return str(cell).strip()


# --- hostile ---------------------------------------------------------------------------------------------------------


SOUND = workbook([["X", "Naam"], ["een", "Jan Jansen"], ["twee", "Piet"]])
CORNERS = f'{HEAD}<row r="2"><c r="A2"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def dropped(part: str) -> bytes:
    return repacked(SOUND, lambda name, old: None if name == part else old)


def with_macros() -> bytes:
    return repacked(SOUND, lambda _, old: old, {"xl/vbaProject.bin": b"macro"})


def bomb() -> bytes:
    return repacked(SOUND, lambda name, old: old + b" " * 101_000_000 if name == SHEET else old)


def lying() -> bytes:
    """Make a bomb that says that it is small, in both places where an archive says so."""
    data = bytearray(repacked(SOUND, lambda name, old: old + b" " * 90_000_000 if name == SHEET else old))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as found:
        size = found.getinfo(SHEET).file_size.to_bytes(4, "little")
    return bytes(data.replace(size, (2_000).to_bytes(4, "little")))


HOSTILE: dict[str, tuple[bytes, str]] = {
    "no archive": (b"Nr;Soort\nA1;IS\n", "C411"),
    "half": (SOUND[: len(SOUND) // 2], "C411"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "C411"),
    "macros": (with_macros(), "C411"),
    "bomb": (bomb(), "C412"),
    "lying bomb": (lying(), "C411"),
    "no sheet": (dropped(SHEET), "C411"),
    "no workbook": (dropped("xl/workbook.xml"), "C411"),
    "no relations": (dropped("xl/_rels/workbook.xml.rels"), "C411"),
    "no start": (dropped("_rels/.rels"), "C411"),
    "a doctype": (with_sheet(HEAD, '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'), "C411"),
    "no xml": (with_sheet("<row>"), "C411"),
    "rows in another order": (
        with_sheet(f'{HEAD}<row r="3"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>'),
        "C411",
    ),
    "a row twice": (with_sheet(f'{HEAD}<row r="2"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>'), "C411"),
    "a row far away": (with_sheet(f'{HEAD}<row r="99999999"><c><v>1</v></c></row>'), "C411"),
    "a column far away": (with_sheet(f'{HEAD}<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>'), "C411"),
    "a column of nowhere": (with_sheet(f'{HEAD}<row r="2"><c r="é2"><v>1</v></c></row>'), "C411"),
    "a word that is not there": (with_sheet(f'{HEAD}<row r="2"><c r="A2" t="s"><v>9</v></c></row>'), "C411"),
    "very wide": (with_sheet('<row r="1">' + '<c t="str"><v>X</v></c>' * 600 + "</row>"), "C412"),
    "very deep": (with_sheet(f'{HEAD}<row r="2">' + "<c>" * 50_000 + "</c>" * 50_000 + "</row>"), "C411"),
    "corners": (with_sheet(CORNERS), ""),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook(kind: str, tmp_path: Path) -> None:
    data, code = HOSTILE[kind]
    started = clock.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = faults(tmp_path, data, "kenmerk: X", name="export.xlsx")
    assert clock.process_time() - started < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
    assert [one.code for one in found] == ([code] if code else [])
    assert not any("Jansen" in str(one) for one in found)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("export.xlsm", SOUND, "C411"),
        ("export.xlsb", SOUND, "C411"),
        ("export.xls", SOUND, "C411"),
        ("export.ods", SOUND, "C411"),
        ("export", b"X\n1\n", "C411"),
        ("export.csv", SOUND, "C411"),
        ("export.xlsx", b"", "F005"),
        ("export.csv", b"X\n" + b"1\n" * 10_000_001, "F004"),
        ("export.csv", b";".join([b"X"] * 501) + b"\n", "C412"),
        ("export.csv", b"X;" + b"Y" * 200_000, "C406"),
        ("export.csv", b"\xff\xfe\x00", "F007"),
        ("export.csv", bytes(range(256)), "F006"),
    ],
)
def test_a_file_that_can_be_no_register(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    assert [one.code for one in faults(tmp_path, data, "kenmerk: X", name=name)] == [code]


@pytest.mark.parametrize("name", ["export.csv", "export.xlsx"])
def test_too_many_rows(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for home in ("csv_table", "workbook"):
        monkeypatch.setattr(f"compliance.files.{home}.MAX_ROWS", 2)
    for number, code in ((2, []), (3, ["C412"])):
        rows: Sequence[Sequence[Cell]] = [["X"], *[["1"]] * number]
        data = workbook(rows) if name.endswith("xlsx") else "\n".join(str(row[0]) for row in rows).encode()
        assert [one.code for one in faults(tmp_path, data, "kenmerk: X", name=name)] == code


def test_a_workbook_is_never_unpacked_further_than_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_INFLATED", 1_000)
    with pytest.raises(FaultyFile, match="C412"):
        opened(SOUND)


def test_columns_that_are_not_wanted_are_not_read(tmp_path: Path) -> None:
    """What stands in another column may be anything: nothing looks at it."""
    bad = f'{HEAD}<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>999</v></c></row>'
    assert len(records(tmp_path, with_sheet(bad), "kenmerk: X", name="export.xlsx")) == 1


def test_two_cells_in_opposite_corners_are_two_cells(tmp_path: Path) -> None:
    found = records(tmp_path, with_sheet(CORNERS), "kenmerk: X", name="export.xlsx")
    assert [one.number for one in found] == [2]


def codes_of(data: bytes) -> set[str]:
    try:
        all_words(data)
    except FaultyFile as error:
        return {one.code for one in error.faults}
    return set()


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_damaged_workbook_is_a_fault_and_no_accident(dice: random.Random) -> None:
    data = bytearray(SOUND)
    for _ in range(dice.randint(1, 6)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    whole = bytes(data[: dice.choice([len(data), dice.randrange(1, len(data))])])
    assert codes_of(whole) <= {"C411", "C412", "C413"}


@settings(max_examples=150, deadline=None)
@given(
    st.randoms(use_true_random=False),
    st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]),
)
def test_damaged_xml_is_a_fault_and_no_accident(dice: random.Random, part: str) -> None:
    def damaged(name: str, old: bytes) -> bytes:
        if name != part:
            return old
        at = dice.randrange(len(old))
        return old[:at] + bytes([dice.choice(b"<>/&'\"019ax=")]) + old[at + dice.randint(0, 3) :]

    assert codes_of(repacked(SOUND, damaged)) <= {"C411", "C412", "C413"}


def test_a_sheet_is_read_in_one_go_and_a_little_memory(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(2, 20_001))
    started = clock.process_time()
    found = records(tmp_path, with_sheet(HEAD + rows), "kenmerk: X", name="export.xlsx")
    assert len(found) == 19_999
    assert clock.process_time() - started < 10
    assert table.MAX_ROWS > 19_999
