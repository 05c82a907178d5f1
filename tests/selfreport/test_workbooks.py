"""Workbooks: what Excel and other programs write is read as it is meant."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

import pytest
from archives import HEAD, all_words, opened, repacked, with_sheet
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from registers import Cell, wall, workbook

from compliance.files.cell_words import Format, format_of, number_words


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
