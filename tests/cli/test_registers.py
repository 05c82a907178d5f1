"""Registers on the command line: what was taken is told, a map can be begun, and a folder is not confused by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import assert_no_accident, vbm

from compliance import load_rulebook, read_self_report
from compliance.rulebook.answer_type import AnswerType

EXPORT = "Naam;Nr;Soort;Begin\nJan Jansen;A1;IS;2025-05-01 20:10\nPiet;A2;\x1b[31mrood;2025-05-02 20:10\n;;;\nAn;;;\n"
COLUMNS = """\
kolommen: 1
lijsten:
  insluitingen:
    alleen: {kolom: Soort, is: [IS]}
    velden: {kenmerk: Nr, begin: Begin}
"""
REPORT = """\
zelfrapportage: 1
locatie: {naam: Het Voorbeeld, setting: gesloten}
peildatum: 2025-06-30
antwoorden:
  insluitingen: {register: export.csv, kolommen: kolommen.yaml}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("export.csv").write_text(EXPORT.replace("\x1b[31m", ""), "utf-8")
    Path("kolommen.yaml").write_text(COLUMNS, "utf-8")
    Path("in.yaml").write_text(REPORT, "utf-8")


def test_check_tells_what_was_taken() -> None:
    done = vbm("check", "in.yaml", "--profile", "kern")
    assert (done.code, done.err) == (0, "")
    first, second, *_ = done.out.splitlines()
    assert first == "in.yaml: leesbaar, geen fouten."
    assert second == (
        "  insluitingen uit export.csv: 2 rijen gelezen, 1 overgenomen; niet overgenomen, naar ‘Soort’: rood (1); "
        "1 rij zonder iets in deze kolommen. 3 kolommen gebruikt, 1 niet gelezen: Naam."
    )


def test_check_finds_what_is_wrong_in_the_map() -> None:
    Path("kolommen.yaml").write_text(COLUMNS.replace("kenmerk:", "kenmrek:"), "utf-8")
    done = vbm("check", "in.yaml")
    assert (done.code, done.out) == (3, "")
    assert 'kolommen.yaml:5:14: S308 "kenmrek"' in done.err
    assert "Jansen" not in done.err


def test_many_words_of_other_lists_are_cut_short() -> None:
    rows = "".join(f"x;A{number};soort {number} {'x' * 60};2025-05-01 20:10\n" for number in range(9))
    Path("export.csv").write_text(EXPORT.partition("\n")[0] + "\nx;A;IS;2025-05-01 20:10\n" + rows, "utf-8")
    done = vbm("check", "in.yaml")
    assert "en nog 4 woorden" in done.out
    assert "x" * 41 not in done.out


def test_an_escape_code_in_an_export_reaches_no_screen() -> None:
    Path("export.csv").write_text(EXPORT, "utf-8")
    done = vbm("check", "in.yaml")
    assert_no_accident(done)
    assert "\x1b" not in done.out + done.err


def test_a_finding_names_the_row() -> None:
    done = vbm("explain", "in.yaml", "BJ-6.2.4-1-3H")
    assert "nummer 2 (A1)" in done.out
    assert "Jansen" not in done.out


def test_a_map_in_a_folder_is_no_self_report() -> None:
    Path("insluitingen-kolommen.yaml").write_text(COLUMNS, "utf-8")
    done = vbm("check", ".")
    assert (done.code, done.err) == (0, "")
    assert "\n1 bestand: " in done.out


LISTS = [one.id for one in load_rulebook().questions() if one.type is AnswerType.RECORDS]


@pytest.mark.parametrize("name", LISTS)
def test_a_blank_map_is_a_sound_map(name: str) -> None:
    assert vbm("new", "--columns", name, "-o", "blanco.yaml").code == 0
    Path("in.yaml").write_text(
        REPORT.replace("insluitingen:", f"{name}:").replace("kolommen.yaml", "blanco.yaml"), "utf-8"
    )
    done = vbm("check", "in.yaml")
    assert done.code == 3
    assert "C418" in done.err
    assert done.err.count(": C") == 1


def test_a_map_that_is_filled_in() -> None:
    assert vbm("new", "--columns", "insluitingen", "--columns", "noodmaatregelen", "-o", "blanco.yaml").code == 0
    text = Path("blanco.yaml").read_text("utf-8")
    for name in LISTS:
        assert (f"\n  {name}:\n" in text) == (name in {"insluitingen", "noodmaatregelen"})
    text = text.replace("      kenmerk:\n", "      kenmerk: Nr\n", 1).replace(
        "      begin:\n", "      begin: Begin\n", 1
    )
    Path("kolommen.yaml").write_text(text, "utf-8")
    Path("export.csv").write_text("Naam;Nr;Begin\nJan;A1;2025-05-01 20:10\n", "utf-8")
    report = read_self_report("in.yaml", load_rulebook())
    assert [one.name for one in report.answers["insluitingen"].records or ()] == ["nummer 2 (A1)"]


def test_a_blank_map_goes_to_the_screen_and_writes_over_nothing() -> None:
    assert vbm("new", "--columns", "insluitingen").out.startswith("# Een kolommenbestand")
    done = vbm("new", "--columns", "insluitingen", "-o", "kolommen.yaml")
    assert (done.code, Path("kolommen.yaml").read_text("utf-8")) == (5, COLUMNS)
    assert vbm("new", "--columns", "insluitingen", "-o", "kolommen.yaml", "--force").code == 0


def test_a_list_that_does_not_exist() -> None:
    done = vbm("new", "--columns", "insluiting")
    assert done.code == 2
    assert "Bedoelt u insluitingen?" in done.err
