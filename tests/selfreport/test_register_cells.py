"""What stands in a cell of a register is read as the answer that it is, or is a fault at that cell."""

from __future__ import annotations

import time as clock
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from registers import Cell, answer, faults, in_yaml, places, records, wall, workbook

from compliance.files.fault import MAX_FAULTS
from compliance.selfreport.model import Answer, Reason


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
    for hour in (time(20, 10), time(0, 0), "20:10"):
        data = workbook([["Dag", "Tijd"], [date(2025, 5, 1), hour]])
        shown = hour if isinstance(hour, str) else f"{hour:%H:%M}"
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


@pytest.mark.parametrize(
    "field", ["begin: X", "dag: X", "gezien: X", "duur: X", "deel: X", "leeftijd: X", "verteld: X"]
)
@pytest.mark.parametrize(
    "word", ["x" + " " * 100_000 + "x", "1." * 50_000, "12:" * 30_000, "1 uur " * 20_000, "," * 100_000]
)
def test_a_long_word_takes_no_time(field: str, word: str, tmp_path: Path) -> None:
    started = clock.process_time()
    faults(tmp_path, f'N;X\n1;"{word}"\n', field)
    assert clock.process_time() - started < 2


def test_after_many_faults_reading_stops(tmp_path: Path) -> None:
    assert len(faults(tmp_path, "Naam;X\n" + "Jan;x\n" * 600, "begin: X")) == MAX_FAULTS
