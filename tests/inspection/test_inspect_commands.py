"""``vbm inspect`` and ``vbm compare`` as a user meets them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pytest
from inspections import FILE, REPORT
from told import Told

from compliance.cli.exit_codes import DONE, INPUT_INVALID, OUTPUT_FAILED, USAGE


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in (FILE, REPORT):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_from_a_self_report_to_a_report(house: Path) -> None:
    assert Told("inspect", "new", REPORT.name, "-o", "w-inspectie.yaml").code == DONE
    assert Told("inspect", "new", REPORT.name, "-o", "w-inspectie.yaml").code == OUTPUT_FAILED
    assert "Normen met een oordeel: 0" in Told("inspect", "check", "w-inspectie.yaml").out
    assert "Kan hierna: reactie_gevraagd." in Told("inspect", "next", "w-inspectie.yaml").out
    assert "Bezoeklijst De Wilg" in Told("inspect", "visit", "w-inspectie.yaml").out
    assert Told("inspect", "report", "w-inspectie.yaml", "-o", "w.html").code == DONE
    assert "Inspectierapport – concept" in (house / "w.html").read_text("utf-8")


def test_the_file_belongs_beside_the_self_report(house: Path) -> None:
    (house / "map").mkdir()
    assert Told("inspect", "new", REPORT.name, "-o", "map/w.yaml").code == USAGE
    assert Told("inspect", "new", REPORT.name, "-o", REPORT.name).code == USAGE


def test_reactions_are_written_in_once(house: Path) -> None:
    text = (house / FILE.name).read_text("utf-8").replace("stand: vastgesteld", "stand: reactie_gevraagd")
    (house / FILE.name).write_text(text, "utf-8")
    assert Told("inspect", "concept", FILE.name, "-o", "c.docx").code == DONE
    document = docx.Document(str(house / "c.docx"))
    document.tables[0].rows[1].cells[2].text = "Wij herkennen ons in het rapport."
    document.save(str(house / "terug.docx"))
    assert "1 punt bijgeschreven" in Told("inspect", "reactions", FILE.name, "terug.docx").err
    assert "niets nieuws" in Told("inspect", "reactions", FILE.name, "terug.docx").err
    assert "een besluit over de reactie op F-ALGEMEEN" in Told("inspect", "next", FILE.name).out


def test_reactions_after_it_was_established_are_refused_and_change_nothing(house: Path) -> None:
    Told("inspect", "concept", FILE.name, "-o", "c.docx")
    document = docx.Document(str(house / "c.docx"))
    document.tables[0].rows[1].cells[2].text = "Te laat."
    document.save(str(house / "c.docx"))
    before = (house / FILE.name).read_bytes()
    done = Told("inspect", "reactions", FILE.name, "c.docx")
    assert (done.code, "Zet stand eerst terug op reactie_gevraagd" in done.err) == (INPUT_INVALID, True)
    assert (house / FILE.name).read_bytes() == before


@pytest.mark.parametrize("command", ["check", "next", "report", "concept", "visit"])
def test_a_faulty_file_gives_faults_and_no_output(house: Path, command: str) -> None:
    text = (house / FILE.name).read_text("utf-8").replace("    oordeel: voldoet\n", "")
    (house / FILE.name).write_text(text, "utf-8")
    out = "uit.docx" if command == "concept" else "uit.html"
    more = () if command in {"check", "next"} else ("-o", out)
    done = Told("inspect", command, FILE.name, *more)
    assert (done.code, done.out) == (INPUT_INVALID, "")
    assert "I507" in done.err
    assert not (house / out).exists()


def test_nothing_is_written_over_what_is_read(house: Path) -> None:
    for name in (FILE.name, REPORT.name):
        assert Told("inspect", "report", FILE.name, "-o", name).code == USAGE
        assert Told("inspect", "concept", FILE.name, "-o", name).code == USAGE


def test_an_inspection_file_in_a_folder_is_no_self_report(house: Path) -> None:
    done = Told("check", str(house))
    assert done.code == DONE
    assert "de-wilg.yaml: De Wilg" in done.out
    assert FILE.name not in done.out + done.err


def test_compare(house: Path) -> None:
    text = REPORT.read_text("utf-8").replace("antwoord: deel", "antwoord: nooit").replace("keren: 362", "keren: 0")
    (house / "nieuw.yaml").write_text(text, "utf-8")
    assert "omdat de feiten veranderden" in Told("compare", FILE.name, "nieuw.yaml").out
    data = json.loads(Told("compare", REPORT.name, "nieuw.yaml", "--format", "json").out)
    assert {one["id"] for one in data["norms"]} >= {"JW-6.3.2.2-ROOMLOCK"}
    done = Told("report", "nieuw.yaml", "--previous", FILE.name, "-o", "nieuw.html")
    assert done.code == DONE
    assert "Maatregelen van de vorige ronde" in (house / "nieuw.html").read_text("utf-8")
    assert Told("compare", REPORT.name, "weg.yaml").code == INPUT_INVALID
    assert Told("report", "nieuw.yaml", "--previous", FILE.name, "-o", FILE.name).code == USAGE


def test_with_the_rulebook_of_the_older_round(house: Path) -> None:
    rules = str(Path(__file__).resolve().parents[2] / "rules")
    assert "Geen enkele norm" in Told("compare", REPORT.name, REPORT.name, "--old-rules", rules).out


def test_a_report_is_no_word_file(house: Path) -> None:
    done = Told("inspect", "report", FILE.name, "-o", "rapport.docx")
    assert (done.code, "vbm inspect concept" in done.err) == (USAGE, True)
    assert not (house / "rapport.docx").exists()
    assert Told("inspect", "report", FILE.name, "-o", "rapport.html").code == DONE


def test_what_may_not_continue_stands_there_with_the_judgement(house: Path) -> None:
    Told("inspect", "report", FILE.name, "-o", "rapport.html")
    page = (house / "rapport.html").read_text("utf-8")
    box = page[page.index('<div class="urgent">') :]
    assert box.index("normafwijking") < box.index("JW-6.3.2.2-ROOMLOCK") < box.index("</div>")
