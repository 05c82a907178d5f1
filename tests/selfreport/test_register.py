"""Registers as records: an export of another program, read through a map of its columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from registers import Cell, answer, columns_of, faults, in_yaml, lay_out, places, read, records, rules, wall, workbook

from compliance.files.fault import FaultyFile
from compliance.selfreport.model import Answer, Reason
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
    ("field", "cell", "value"),
    [
        ("begin: X", "2025-05-01 20:10", "'2025-05-01 20:10'"),
        ("begin: X", "01-05-2025 20:10:30", "'2025-05-01 20:10:30'"),
        ("begin: X", "2025-05-01T20:10:00.000", "'2025-05-01 20:10'"),
        ("begin: X", "01-05-2025 20.10", "'2025-05-01 20:10'"),
        ("begin: X", "2025-10-26 02:30 +01:00", "'2025-10-26 02:30 +01:00'"),
        ("begin: X", "geen", "geen"),
        ("eind: X", "Loopt nog", "loopt nog"),
        ("eind: X", "niet vastgelegd", "niet vastgelegd"),
        ("begin: {kolom: X, datumvorm: dd/mm/jjjj}", "1/5/2025 20:10", "'2025-05-01 20:10'"),
        ("begin: {kolom: X, datumvorm: mm/dd/jj}", "05/01/25 20:10", "'2025-05-01 20:10'"),
        ("begin: {kolom: X, datumvorm: jjjjmmdd}", "20250501 20:10", "'2025-05-01 20:10'"),
        ("begin: {kolom: X, datumvorm: mm/dd/jj}", "2025-05-01 20:10", "'2025-05-01 20:10'"),
        ("begin: {kolom: X, datumvorm: dd.mm.jjjj}", "geen", "geen"),
        ("dag: X", "01-05-2025 00:00:00", "2025-05-01"),
        ("dag: X", "2025-05-01 13:00", "2025-05-01"),
        ("dag: {kolom: X, datumvorm: dd.mm.jjjj}", "01.05.2025", "2025-05-01"),
        ("gezien: X", "2025-05-01 20:10, 2025-05-01 20:24", "'2025-05-01 20:10, 2025-05-01 20:24'"),
        ("gezien: X", '"2025-05-01 20:10\n2025-05-01 20:24"', "'2025-05-01 20:10, 2025-05-01 20:24'"),
        ("gezien: X", "geen", "geen"),
        ("dagen: {kolom: X, datumvorm: dd/mm/jjjj}", "01/05/2025, 02/05/2025", "'2025-05-01, 2025-05-02'"),
        ("duur: X", "3 uur 5 min", "3 uur 5 min"),
        ("duur: {kolom: X, eenheid: min}", "45", "45 min"),
        ("duur: {kolom: X, eenheid: uur}", "2", "2 uur"),
        ("duur: {kolom: X, eenheid: min}", "1:30", "'1:30'"),
        ("leeftijd: X", "15", "15"),
        ("leeftijd: X", "15 jaar", "15"),
        ("deel: X", "2,5", "2.5"),
        ("deel: {kolom: X, decimaal: komma}", "1.234,5", "1234.5"),
        ("deel: {kolom: X, decimaal: punt}", '"1,234.5"', "1234.5"),
        ("deel: {kolom: X, decimaal: komma}", "1.5", "1.5"),
        ("plannen: X", "4 van 5", "4 van 5"),
        *(("verteld: X", word, "ja") for word in ("ja", "Ja", "JA", "j", "J", "1", "waar", "WAAR", "true")),
        *(("verteld: X", word, "nee") for word in ("nee", "N", "0", "onwaar", "ONWAAR", "false")),
        ("verteld: X", "weet ik niet", "weet ik niet"),
        ("verteld: {kolom: X, woorden: {1: nee, 2: ja}}", "1", "nee"),
        ("plaats: X", "ruimte", "ruimte"),
        ("plaats: X", "In de kamer", "kamer"),
        ("plaats: {kolom: X, woorden: {VR: ruimte, 'niet  bekend': weet ik niet}}", "vr", "ruimte"),
        ("plaats: {kolom: X, woorden: {VR: ruimte, 'niet  bekend': weet ik niet}}", "Niet bekend", "weet ik niet"),
        ("redenen.gevaar: X", "j", "{gevaar: ja}"),
        ("redenen.rust: {kolom: X, woorden: {x: ja}}", "x", "{rust: ja}"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_the_answer_that_it_is(field: str, cell: str, value: str, tmp_path: Path) -> None:
    name = field.partition(":")[0].partition(".")[0]
    assert answer(tmp_path, f"A;X\n1;{cell}\n", field) == in_yaml(name, value)


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("begin: X", wall(2025, 5, 1, 20, 10), "'2025-05-01 20:10'"),
        ("begin: X", wall(2025, 5, 1), "'2025-05-01 00:00'"),
        ("begin: X", "01-05-2025 20:10", "'2025-05-01 20:10'"),
        ("dag: X", date(2025, 5, 1), "2025-05-01"),
        ("dag: X", wall(2025, 5, 1, 20, 10), "2025-05-01"),
        ("gezien: X", wall(2025, 5, 1, 20, 10), "'2025-05-01 20:10'"),
        ("duur: X", timedelta(hours=26, minutes=5), "'26:05'"),
        ("duur: X", time(0, 45), "45 min"),
        ("duur: {kolom: X, eenheid: min}", 45, "45 min"),
        ("leeftijd: X", 15, "15"),
        ("deel: X", 2.5, "2.5"),
        ("deel: X", 0.1 + 0.2, "0.3"),
        ("verteld: X", True, "ja"),
        ("verteld: X", False, "nee"),
        ("verteld: X", 1, "ja"),
        ("verteld: {kolom: X, woorden: {waar: nee}}", True, "nee"),
        ("kenmerk: X", 2025001, "'2025001'"),
        ("leeftijd: X", "=10+5", "0"),
    ],
)  # fmt: skip
def test_a_cell_of_a_workbook_is_read_as_the_answer_that_it_is(
    field: str, cell: object, value: str, tmp_path: Path
) -> None:
    data = workbook([["A", "X"], ["1", cell]])  # type: ignore[list-item]  # the cases hold every kind of cell
    assert answer(tmp_path, data, field, name="export.xlsx") == in_yaml(field.partition(":")[0], value)


@pytest.mark.parametrize(
    ("day", "clock", "value"),
    [
        ("2025-05-01", "20:10", "'2025-05-01 20:10'"),
        ("01-05-2025 00:00:00", "20.10 uur", "'2025-05-01 20:10'"),
        ("2025-05-01", "1899-12-30 20:10:00", "'2025-05-01 20:10'"),
        ("2025-10-26", "02:30 +01:00", "'2025-10-26 02:30 +01:00'"),
        ("loopt nog", "", "loopt nog"),
        ("loopt nog", "Loopt nog", "loopt nog"),
        ("", "niet vastgelegd", "niet vastgelegd"),
        ("-", "-", None),
        ("", "", None),
    ],
)
def test_a_moment_from_two_columns(day: str, clock: str, value: str | None, tmp_path: Path) -> None:
    field = "eind: {datum: Dag, tijd: Tijd, woorden: {'-': }}"
    found = answer(tmp_path, f"A;Dag;Tijd\nx;{day};{clock}\n", f"{field}\nkenmerk: A")
    assert found == (in_yaml("eind", value) if value else Answer())


def test_a_moment_from_two_cells_of_a_workbook(tmp_path: Path) -> None:
    field = "eind: {datum: Dag, tijd: Tijd}"
    for clock in (time(20, 10), time(0, 0), "20:10"):
        data = workbook([["Dag", "Tijd"], [date(2025, 5, 1), clock]])
        shown = clock if isinstance(clock, str) else f"{clock:%H:%M}"
        assert answer(tmp_path, data, field, name="export.xlsx") == in_yaml("eind", f"'2025-05-01 {shown}'")


@pytest.mark.parametrize(
    ("day", "clock", "code"),
    [
        ("2025-05-01", "", "C415"),
        ("", "20:10", "C415"),
        ("2025-05-01", "geen", "S314"),
        ("geen", "20:10", "S314"),
        ("2025-05-01", "2025-05-02 20:10", "S314"),
        ("2025-13-01", "20:10", "S313"),
        ("2025-10-26", "02:30", "S315"),
        ("2025-03-30", "02:30", "S316"),
    ],
)
def test_two_columns_that_are_no_moment(day: str, clock: str, code: str, tmp_path: Path) -> None:
    found = faults(tmp_path, f"Naam;Dag;Tijd\nJan;{day};{clock}\n", "eind: {datum: Dag, tijd: Tijd}")
    assert places(found) == [f"export.csv:2:5 {code}"]
    assert f"    2 | Dag + Tijd: {f'{day} {clock}'.strip()}\n" in str(found[0])


def test_an_hour_that_a_clock_change_repeats_or_skips_asks_for_an_offset(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["Naam", "Begin"]]
    rows += [["Jan", wall(2025, *parts)] for parts in ((10, 26, 2, 30), (10, 26, 3, 0), (3, 30, 2, 0))]
    found = faults(tmp_path, workbook(rows), "begin: Begin", name="export.xlsx")
    assert places(found) == ["export.xlsx:Blad1!B2 S315", "export.xlsx:Blad1!B4 S316"]
    assert "+02:00" in found[0].advice
    assert "opmaak van de cel op Tekst" in found[0].advice


def test_an_empty_cell_is_no_answer(tmp_path: Path) -> None:
    (found,) = records(tmp_path, "Nr;A;B;C\nx;;;\n", "kenmerk: Nr\nbegin: A\nverteld: B\nredenen.rust: C")
    assert not any(one.given for name, one in found.answers if name != "keren.kenmerk")


def test_parts_of_a_several_of_field_each_have_a_column(tmp_path: Path) -> None:
    (found,) = records(tmp_path, "G;R\nnee;\n", "redenen.rust: R\nredenen.gevaar: G")
    assert found.answer("keren.redenen") == Answer(options=(("rust", Answer()), ("gevaar", Answer(value=False))))


def test_one_column_may_answer_several_fields(tmp_path: Path) -> None:
    fields = "redenen.rust: {kolom: R, woorden: {R: ja, G: nee}}\nredenen.gevaar: {kolom: R, woorden: {R: nee, G: ja}}"
    (found,) = records(tmp_path, "R\nG\n", fields)
    assert found.answer("keren.redenen") == Answer(
        options=(("rust", Answer(value=False)), ("gevaar", Answer(value=True)))
    )


def test_a_cell_for_each_kind_of_value(tmp_path: Path) -> None:
    export = "D;L;W\n2,5;15;niet vastgelegd\n"
    (found,) = records(tmp_path, export, "deel: D\nleeftijd: L\nverteld: W")
    assert [one for _, one in found.answers] == [Answer(15), Answer(Decimal("2.5")), Answer(reason=Reason.NOT_RECORDED)]


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        ("begin: X", "gisteren", "S314"),
        ("begin: X", "01/05/2025 20:10", "S314"),
        ("begin: X", "2025-05-01", "S314"),
        ("begin: {kolom: X, datumvorm: mm-dd-jjjj}", "31-12-2025 20:10", "S313"),
        ("begin: {kolom: X, datumvorm: dd/mm/jjjj}", "31-12-2025 20:10", "S314"),
        ("dag: {kolom: X, datumvorm: dd/mm/jjjj}", "31-12-2025", "S313"),
        ("leeftijd: X", "99", "S307"),
        ("leeftijd: X", "2,5", "S311"),
        ("duur: X", "45", "S317"),
        ("verteld: X", "misschien", "S310"),
        ("plaats: X", "zolder", "S306"),
        ("plannen: X", "5 van 4", "S319"),
        ("redenen.rust: X", "soms", "S310"),
        ("kenmerk: X", "a\u2028b", "F007"),
        *(
            ("kenmerk: X", word, "C416")
            for word in ("#N/A", "#N/B", "#REF!", "#VERW!", "#NAAM?", "#DIV/0!", "#DEEL/0!")
        ),
    ],
)
def test_a_cell_that_is_no_answer(field: str, cell: str, code: str, tmp_path: Path) -> None:
    found = faults(tmp_path, f"Naam;X\nJan;goed\nJan;{cell}\n".replace("Jan;goed\n", ""), field)
    assert places(found) == [f"export.csv:2:5 {code}"]
    assert places(faults(tmp_path, workbook([["Naam", "X"], ["Jan", cell]]), field, name="export.xlsx")) == [
        f"export.xlsx:Blad1!B2 {code}"
    ]


def test_a_day_without_a_time_is_not_taken_for_midnight(tmp_path: Path) -> None:
    found = faults(tmp_path, workbook([["X"], [date(2025, 5, 1)]]), "begin: X", name="export.xlsx")
    assert places(found) == ["export.xlsx:Blad1!A2 S314"]


def test_a_word_that_is_no_answer_can_be_translated(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "X\nzolder\n", "plaats: X")
    assert "onder woorden" in found.advice


ROWS = 3


@pytest.mark.parametrize("name", ["export.csv", "export.xlsx"])
def test_no_message_shows_another_column(name: str, tmp_path: Path) -> None:
    """Names and numbers of persons stand in columns that are not mapped; no fault may repeat them."""
    secrets = ["Jan Jansen", "123456782", "geheim"]
    head = ["Naam", "BSN", "Verhaal", "Begin", "Soort", "Dag", "Tijd", "Plaats"]
    bad = ["31-31-2025", "", "2025-05-01", "", "zolder"]
    rows = [[*secrets, *bad] for _ in range(ROWS)]
    fields = "begin: Begin\neind: {datum: Dag, tijd: Tijd}\nplaats: Plaats"
    text = "\n".join(";".join(row) for row in [head, *rows])
    data = text.encode() if name.endswith("csv") else workbook([head, *rows])
    found = faults(tmp_path, data, fields, name=name, only="{kolom: Soort, is: [x]}")
    assert {one.code for one in found} == {"C414"}
    rows = [[*secrets, bad[0], "x", *bad[2:]] for _ in range(ROWS)]
    data = (
        "\n".join(";".join(row) for row in [head, *rows]).encode() if name.endswith("csv") else workbook([head, *rows])
    )
    more = faults(tmp_path, data, fields, name=name, only="{kolom: Soort, is: [x]}")
    assert {one.code for one in more} == {"S314", "C415", "S306"}
    assert len(more) == 3 * ROWS
    for one in (*found, *more):
        assert not any(secret in f"{one}{one!r}" for secret in secrets), one
        assert one.source_line.partition(":")[0] in {*head, "Dag + Tijd"}


@pytest.mark.parametrize(
    "export",
    [
        "Naam;X\nJan Jansen\n",
        "Naam;X\nJan Jansen;1;2\n",
        'Naam;X\n"Jan Jansen;1\n',
        "Naam;X\nJan Jansen;\x00\n",
        "Naam;X\nJan Jansen\x81;1\n".encode("latin-1"),
        "Jan Jansen;X2\n",
        "Jan Jansen;X;x\n",
    ],
)
def test_no_message_shows_a_line_of_an_export(export: str | bytes, tmp_path: Path) -> None:
    found = faults(tmp_path, export, "kenmerk: X")
    assert found
    assert not any("Jansen" in f"{one}{one!r}" for one in found)


def test_what_is_not_mapped_is_in_no_model(tmp_path: Path) -> None:
    report = read(tmp_path, EXPORT, FIELDS)
    assert not any(secret in repr(report) for secret in ("Jansen", "Vries", "123456782", "111222333"))


def test_the_digest_is_over_what_is_taken_and_nothing_else(tmp_path: Path) -> None:
    first = read(tmp_path, EXPORT, FIELDS).digest
    assert read(tmp_path, EXPORT.replace("Jan Jansen", "Kees"), FIELDS).digest == first
    assert read(tmp_path, EXPORT.replace("A1", "A9"), FIELDS).digest != first
    assert read(tmp_path, EXPORT, "kenmerk: Nr\nbegin: Begin").digest != first


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


def test_rows_with_nothing_in_the_used_columns_are_counted(tmp_path: Path) -> None:
    report = read(tmp_path, "Nr;Opmerking\nA1;\n;Totaal 1\n", "kenmerk: Nr")
    assert (report.registers[0].rows, report.registers[0].empty, report.registers[0].taken) == (1, 1, 1)


@pytest.mark.parametrize("name", ["export.csv", "export.xlsx"])
def test_only_names_and_no_rows_means_no_events(name: str, tmp_path: Path) -> None:
    data = b"Nr;Soort\n" if name.endswith("csv") else workbook([["Nr", "Soort"]])
    assert records(tmp_path, data, "kenmerk: Nr", name=name, only="{kolom: Soort, is: [IS]}") == ()


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("kolommen: 2\nlijsten: {}\n", ["1:11 R103"]),
        ("lijsten: {}\n", ["1:1 R102"]),
        ("kolommen: 1\n", ["1:1 R102"]),
        ("- kolommen\n", ["1:1 R105"]),
        ("kolommen: 1\nlijst: {}\nlijsten: {}\n", ["2:1 R101"]),
        ("kolommen: 1\nkopregel: 0\nlijsten: {}\n", ["2:11 R105"]),
        ("kolommen: 1\ndecimaal: ','\nlijsten: {}\n", ["2:11 R103"]),
        ("kolommen: 1\nlijsten:\n  kern: {velden: {}}\n", ["3:3 C409"]),
        ("kolommen: 1\nlijsten:\n  locatie.naam: {velden: {}}\n", ["3:3 C409"]),
        ("kolommen: 1\nlijsten:\n  groepen: {velden: {naam: X}}\n", ["in.yaml:3:45 C408"]),
        (columns_of("kenmrek: X"), ["6:7 S308"]),
        (columns_of("redenen: X"), ["6:7 C410"]),
        (columns_of("redenen.anders: X"), ["6:7 S308"]),
        (columns_of("kenmerk: {woorden: {a: b}}"), ["6:7 C410"]),
        (columns_of("begin: {datum: X}"), ["6:7 C410"]),
        (columns_of("begin: {tijd: X}"), ["6:7 C410"]),
        (columns_of("begin: {kolom: X, datum: X, tijd: X}"), ["6:7 C410"]),
        (columns_of("kenmerk: {datum: X, tijd: X}"), ["6:7 C410"]),
        (columns_of("kenmerk: {kolom: X, eenheid: min}"), ["6:7 C410"]),
        (columns_of("kenmerk: {kolom: X, decimaal: punt}"), ["6:7 C410"]),
        (columns_of("kenmerk: {kolom: X, datumvorm: dd-mm-jjjj}"), ["6:7 C410"]),
        (columns_of("begin: {kolom: X, datumvorm: dd-mm}"), ["6:7 C410"]),
        (columns_of("begin: X", head="datumvorm: dd-mm-yyyy"), ["6:7 C410"]),
        (columns_of("kenmerk: {kolom: X, kollom: X}"), ["6:27 R101"]),
        (columns_of("kenmerk: [X]"), ["6:7 R105"]),
        (columns_of("verteld: {kolom: X, woorden: {x: waarschijnlijk}}"), ["6:40 S310"]),
        (columns_of("plaats: {kolom: X, woorden: {VR: ruimt}}"), ["6:40 S306"]),
        (columns_of("verteld: {kolom: X, woorden: {'': nee}}"), ["6:16 C410"]),
        (columns_of("verteld: {kolom: X, woorden: {J: ja, j: nee}}"), ["6:7 C410"]),
        (columns_of("kenmerk: X", only="{kolom: Soort, is: []}"), ["5:13 C410"]),
        (columns_of("kenmerk: X", only="{kolom: Soort, is: [1]}"), ["5:33 R105"]),
        (columns_of("kenmerk: *X"), ["6:16 F012"]),
        ("", ["0:0 F005"]),
    ],
)  # fmt: skip
def test_a_map_with_something_wrong_in_it(columns: str, expected: list[str], tmp_path: Path) -> None:
    path = lay_out(tmp_path, "X\n1\n", columns, name="export.csv")
    with pytest.raises(FaultyFile) as caught:
        read_self_report(str(path), rules())
    assert places(caught.value.faults) == [one if ".yaml" in one else f"kolommen.yaml:{one}" for one in expected]


def test_everything_that_is_wrong_comes_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, "Nr;Begin\nA1;x\nA2;y\n", "kenmerk: Nr\nbegin: Begin\nleeftijd: Leeftijd\ndeel: Deel")
    assert places(found) == ["kolommen.yaml:8:17 C407", "kolommen.yaml:9:13 C407"]
    assert places(faults(tmp_path, "Nr;Begin\nA1;x\nA2;y\n", "kenmerk: Nr\nbegin: Begin")) == [
        "export.csv:2:4 S314",
        "export.csv:3:4 S314",
    ]


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
