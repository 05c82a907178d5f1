"""What is hostile or damaged in a workbook is refused in a moment, with a fault and little memory."""

from __future__ import annotations

import io
import random
import resource
import time as clock
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from archives import HEAD, SHEET, all_words, opened, repacked, with_sheet
from hypothesis import given, settings
from hypothesis import strategies as st
from registers import Cell, faults, records, workbook

from compliance.files import archive, table
from compliance.files.fault import FaultyFile

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


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no archive": (lambda: b"Nr;Soort\nA1;IS\n", "C411"),
    "half": (lambda: SOUND[: len(SOUND) // 2], "C411"),
    "old Excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "C411"),
    "macros": (with_macros, "C411"),
    "bomb": (bomb, "C412"),
    "lying bomb": (lying, "C411"),
    "no sheet": (lambda: dropped(SHEET), "C411"),
    "no workbook": (lambda: dropped("xl/workbook.xml"), "C411"),
    "no relations": (lambda: dropped("xl/_rels/workbook.xml.rels"), "C411"),
    "no start": (lambda: dropped("_rels/.rels"), "C411"),
    "a doctype": (
        lambda: with_sheet(HEAD, '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
        "C411",
    ),
    "no xml": (lambda: with_sheet("<row>"), "C411"),
    "rows in another order": (
        lambda: with_sheet(f'{HEAD}<row r="3"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>'),
        "C411",
    ),
    "a row twice": (
        lambda: with_sheet(f'{HEAD}<row r="2"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>'),
        "C411",
    ),
    "a row far away": (lambda: with_sheet(f'{HEAD}<row r="99999999"><c><v>1</v></c></row>'), "C411"),
    "a column far away": (lambda: with_sheet(f'{HEAD}<row r="2"><c r="ZZZZZZ2"><v>1</v></c></row>'), "C411"),
    "a column of nowhere": (lambda: with_sheet(f'{HEAD}<row r="2"><c r="é2"><v>1</v></c></row>'), "C411"),
    "a word that is not there": (lambda: with_sheet(f'{HEAD}<row r="2"><c r="A2" t="s"><v>9</v></c></row>'), "C411"),
    "very wide": (lambda: with_sheet('<row r="1">' + '<c t="str"><v>X</v></c>' * 600 + "</row>"), "C412"),
    "very deep": (lambda: with_sheet(f'{HEAD}<row r="2">' + "<c>" * 50_000 + "</c>" * 50_000 + "</row>"), "C411"),
    "deep": (lambda: with_sheet(f"{HEAD}{'<x>' * 3_000_000}{'</x>' * 3_000_000}"), "C411"),
    "many names": (lambda: with_sheet(HEAD + "".join(f"<x{number}/>" for number in range(1_500_000))), "C411"),
    "a long tag": (
        lambda: with_sheet(f"{HEAD}<x {' '.join(f'y{number}={chr(34)}>{chr(34)}' for number in range(1_500_000))}/>"),
        "C411",
    ),
    "long text": (lambda: with_sheet(f'{HEAD}<row r="2"><c r="A2" t="str"><v>{"x" * 9_000_000}</v></c></row>'), ""),
    "corners": (lambda: with_sheet(CORNERS), ""),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook(kind: str, tmp_path: Path) -> None:
    make, code = HOSTILE[kind]
    data = make()
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
