"""Registers as records: an export of another program, read through a map of its columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from registers import Cell, columns_of, faults, lay_out, places, read, records, rules, workbook

from compliance.files.fault import FaultyFile
from compliance.selfreport.model import Answer
from compliance.selfreport.reader import parse_self_report, read_self_report

EXPORT = """\
Naam cliënt;BSN;Nr;Soort;Begin;Verteld
Jan Jansen;123456782;A1;IS;2025-05-01 20:10;ja
Piet de Vries;111222333;A2;fixatie;2025-05-02 20:10;nee
An Smit;999990019;A3;Insluiting;2025-05-03 20:10;nee
"""
FIELDS = "kenmerk: Nr\nbegin: Begin\nverteld: Verteld"


def test_rows_become_records_with_the_number_of_their_row(tmp_path: Path) -> None:
    found = records(tmp_path, EXPORT, FIELDS)
    assert [(one.number, one.name) for one in found] == [
        (2, "nummer 2 (A1)"),
        (3, "nummer 3 (A2)"),
        (4, "nummer 4 (A3)"),
    ]
    assert found[0].answer("keren.begin") == Answer(datetime(2025, 5, 1, 18, 10, tzinfo=UTC))
    assert found[2].answer("keren.verteld") == Answer(value=False)


def test_a_workbook_gives_the_same_records(tmp_path: Path) -> None:
    head, *rows = [line.split(";") for line in EXPORT.splitlines()]
    cells: list[list[Cell]] = [[*row[:4], datetime.fromisoformat(row[4]), row[5]] for row in rows]
    data = workbook([head, *cells])
    assert records(tmp_path, data, FIELDS, name="export.xlsx") == records(tmp_path, EXPORT, FIELDS)


def test_only_the_rows_of_this_list(tmp_path: Path) -> None:
    report = read(tmp_path, EXPORT, FIELDS, only="{kolom: Soort, is: [insluiting, is]}")
    assert [one.number for one in report.answers["keren"].records or ()] == [2, 4]
    (use,) = report.registers
    assert (use.rows, use.taken, use.only, use.others) == (3, 2, "Soort", (("fixatie", 1),))
    assert use.columns == ("Nr", "Begin", "Verteld", "Soort")
    assert use.dropped == ("Naam cliënt", "BSN")


def test_one_export_and_one_map_serve_several_lists(tmp_path: Path) -> None:
    columns = columns_of(FIELDS, only="{kolom: Soort, is: [IS]}") + (
        "  groepen:\n    alleen: {kolom: Soort, is: [groep]}\n    velden: {naam: Nr, plekken: Plekken}\n"
    )
    export = "Nr;Soort;Begin;Verteld;Plekken\nA1;IS;2025-05-01 20:10;ja;\nNoord;groep;;;6\n"
    path = lay_out(tmp_path, export, columns, name="export.csv")
    path.write_text(path.read_text() + "  groepen: {register: export.csv, kolommen: kolommen.yaml}\n")
    report = read_self_report(str(path), rules())
    assert [(use.list, use.taken) for use in report.registers] == [("keren", 1), ("groepen", 1)]
    assert [one.name for one in report.answers["groepen"].records or ()] == ["Noord"]


@pytest.mark.parametrize(
    "export",
    [
        EXPORT.replace(";", ","),
        EXPORT.replace(";", "\t"),
        "sep=,\n" + EXPORT.replace(";", ","),
        EXPORT.replace("\n", "\r\n"),
        EXPORT.encode("cp1252"),
        b"\xef\xbb\xbf" + EXPORT.encode(),
        EXPORT.encode("utf-16"),
        EXPORT.replace("Naam cliënt", "Naam, voornaam, tussenvoegsel, roepnaam, geslacht"),
        EXPORT.replace(";Begin;", ';" BEGIN";'),
        EXPORT.replace("Jan Jansen", '"Jan\nJansen; ""JJ"""'),
        EXPORT + ";;;;;\n\n",
    ],
    ids=[
        "commas",
        "tabs",
        "sep",
        "windows",
        "cp1252",
        "bom",
        "utf-16",
        "commas in a name",
        "spelling",
        "quotes",
        "blank",
    ],
)
def test_an_export_as_programs_write_it(export: str | bytes, tmp_path: Path) -> None:
    found = records(tmp_path, export, FIELDS)
    assert [one.answers for one in found] == [one.answers for one in records(tmp_path, EXPORT, FIELDS)]


def test_a_row_is_told_by_the_line_on_which_it_begins(tmp_path: Path) -> None:
    export = 'Nr;Verhaal;Verteld\nA1;"een\ntwee";ja\nA2;;ja\n'
    assert [one.number for one in records(tmp_path, export, "kenmerk: Nr\nverteld: Verteld")] == [2, 4]


def test_the_names_may_stand_lower_down(tmp_path: Path) -> None:
    export = "Register 2025, gemaakt door J. Jansen\n\n" + EXPORT
    assert records(tmp_path, export, FIELDS, head="kopregel: 3")[0].number == 4
    rows: list[list[Cell]] = [[], ["Register 2025"], [], ["Nr", "Verteld"], ["A1", True]]
    found = records(
        tmp_path, workbook(rows, start=(0, 2)), "kenmerk: Nr\nverteld: Verteld", head="kopregel: 4", name="export.xlsx"
    )
    assert [(one.number, one.answer("keren.verteld")) for one in found] == [(5, Answer(value=True))]


def test_a_sheet_by_its_name(tmp_path: Path) -> None:
    data = workbook([["Nr"], ["A1"]], "Maatregelen", others=["Toelichting"])
    assert len(records(tmp_path, data, "kenmerk: Nr", head="blad: maatregelen", name="export.xlsx")) == 1
    found = faults(tmp_path, data, "kenmerk: Nr", head="blad: Maatregel", name="export.xlsx")
    assert places(found) == ["kolommen.yaml:2:7 C413"]
    assert "Maatregelen" in found[0].advice
    assert places(faults(tmp_path, data, "kenmerk: Nr", head="blad: Toelichting", name="export.xlsx")) == [
        "kolommen.yaml:6:16 C407"
    ]


@pytest.mark.parametrize(
    ("fields", "only", "expected"),
    [
        ("kenmerk: Nummer", "", ["kolommen.yaml:6:16 C407"]),
        ("kenmerk: Nr\nbegin: {datum: Begin, tijd: Tijd}", "", ["kolommen.yaml:7:14 C407"]),
        ("kenmerk: Nr", "{kolom: Sort, is: [IS]}", ["kolommen.yaml:5:21 C407"]),
        ("kenmerk: Nr", "{kolom: Soort, is: [insluting]}", ["kolommen.yaml:5:32 C417"]),
        ("eind: Leeg", "", ["kolommen.yaml:5:5 C418"]),
        ("kenmerk:", "", ["kolommen.yaml:5:5 C418"]),
    ],
)
def test_a_map_that_does_not_fit_the_export(fields: str, only: str, expected: list[str], tmp_path: Path) -> None:
    export = EXPORT.replace("Verteld\n", "Leeg\n").replace(";ja\n", ";\n").replace(";nee\n", ";\n")
    assert places(faults(tmp_path, export, fields, only=only)) == expected


def test_a_column_that_is_there_twice(tmp_path: Path) -> None:
    found = faults(tmp_path, "X;Naam;x \n1;2;3\n", "kenmerk: X")
    assert places(found) == ["export.csv:1:8 C405"]
    assert len(records(tmp_path, "X;Naam;Naam\n1;2;3\n", "kenmerk: X")) == 1


def test_a_cell_that_does_not_tell_to_which_list_a_row_belongs(tmp_path: Path) -> None:
    export = "Nr;Soort\nA1;IS\nA2;\nA3;#N/B\n"
    found = faults(tmp_path, export, "kenmerk: Nr", only="{kolom: Soort, is: [IS]}")
    assert places(found) == ["export.csv:3:4 C414", "export.csv:4:4 C416"]


def test_a_row_that_belongs_to_the_list_counts_although_nothing_else_is_filled_in(tmp_path: Path) -> None:
    report = read(tmp_path, "Nr;Soort\nA1;IS\n;IS\n", "kenmerk: Nr", only="{kolom: Soort, is: [IS]}")
    assert [one.name for one in report.answers["keren"].records or ()] == ["nummer 2 (A1)", "nummer 3"]
    assert len(records(tmp_path, "Nr\n-\n", "kenmerk: {kolom: Nr, woorden: {'-': }}")) == 1


def test_rows_with_nothing_in_the_used_columns_are_counted(tmp_path: Path) -> None:
    report = read(tmp_path, "Nr;Opmerking\nA1;\n;Totaal 1\n", "kenmerk: Nr")
    assert (report.registers[0].rows, report.registers[0].empty, report.registers[0].taken) == (1, 1, 1)


@pytest.mark.parametrize("name", ["export.csv", "export.xlsx"])
def test_only_names_and_no_rows_means_no_events(name: str, tmp_path: Path) -> None:
    data = b"Nr;Soort\n" if name.endswith("csv") else workbook([["Nr", "Soort"]])
    assert records(tmp_path, data, "kenmerk: Nr", name=name, only="{kolom: Soort, is: [IS]}") == ()


@pytest.mark.parametrize("part", ["register", "kolommen"])
@pytest.mark.parametrize("name", ["../export.csv", "map/export.csv", "/etc/passwd"])
def test_only_files_of_the_folder_of_the_self_report(part: str, name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "map").mkdir(parents=True)
    files = {"register": "export.csv", "kolommen": "kolommen.yaml", part: name}
    lay_out(folder, "X\n1\n", columns_of("kenmerk: X"), name="export.csv")
    path = folder / "in.yaml"
    path.write_text(
        f"zelfrapportage: 1\nantwoorden:\n  keren: {{register: {files['register']}, kolommen: {files['kolommen']}}}\n"
    )
    with pytest.raises(FaultyFile) as caught:
        read_self_report(str(path), rules())
    assert [one.code for one in caught.value.faults] == ["C401"]


def test_standard_input_has_no_folder_for_registers() -> None:
    text = b"zelfrapportage: 1\nantwoorden:\n  keren: {register: export.csv, kolommen: kolommen.yaml}\n"
    with pytest.raises(FaultyFile, match="C402"):
        parse_self_report(text, "-", rules())


@pytest.mark.parametrize(
    "value",
    [
        "{register: export.csv}",
        "{kolommen: kolommen.yaml}",
        "{register: export.csv, kolommen: kolommen.yaml, csv: x.csv}",
        "{register: [export.csv], kolommen: kolommen.yaml}",
    ],
)
def test_a_register_and_its_columns_belong_together(value: str, tmp_path: Path) -> None:
    path = lay_out(tmp_path, "X\n1\n", columns_of("kenmerk: X"), name="export.csv")
    path.write_text(f"zelfrapportage: 1\nantwoorden:\n  keren: {value}\n")
    with pytest.raises(FaultyFile, match="S304"):
        read_self_report(str(path), rules())


def test_evidence_and_a_note_may_stand_beside_a_register(tmp_path: Path) -> None:
    path = lay_out(tmp_path, "X\n1\n", columns_of("kenmerk: X"), name="export.csv")
    inside = "{antwoord: {register: export.csv, kolommen: kolommen.yaml}, bewijs: het register}"
    path.write_text(f"zelfrapportage: 1\nantwoorden:\n  keren: {inside}\n")
    found = read_self_report(str(path), rules()).answers["keren"]
    assert (len(found.records or ()), found.evidence) == (1, "het register")


def test_events_in_the_self_report_itself_are_told_by_number_and_name() -> None:
    lists = "  keren: [{kenmerk: A1}, {verteld: ja}]\n  groepen: [{naam: Noord}, {plekken: 6}]\n"
    text = f"zelfrapportage: 1\nantwoorden:\n{lists}"
    report = parse_self_report(text.encode(), "in.yaml", rules())
    assert [one.name for one in report.answers["keren"].records or ()] == ["nummer 1 (A1)", "nummer 2"]
    assert [one.name for one in report.answers["groepen"].records or ()] == ["Noord", "nummer 2"]


def test_answers_are_shared_between_rows_and_faults_are_not(tmp_path: Path) -> None:
    export = "X;Y\n" + "ja;ruimte\n" * 50 + "wat;ruimte\n" * 3
    found = faults(tmp_path, export, "verteld: X\nplaats: Y")
    assert places(found) == [f"export.csv:{row}:1 S310" for row in (52, 53, 54)]
    rows = records(tmp_path, "X;Y\n" + "ja;ruimte\n" * 50, "verteld: X\nplaats: Y")
    assert rows[0].answers[0] is rows[49].answers[0]
    assert replace(rows[0], number=51, name="nummer 51") == replace(rows[49])
