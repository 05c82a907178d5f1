"""A report that looks back holds the previous round as well, so that it can be worked out again."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from two_inspections import LATER, OPENED, later_round, older_round, written
from two_themes import RULES, SOURCE, Forger, assessed, attached, rulebook, with_files

from compliance.cli.main import run
from compliance.files.text import digest
from compliance.inspection.rounds import Comparison, Round, compare
from compliance.record.verification import Part, Verification, verify
from compliance.report.inspection_page import render_inspection_pdf
from compliance.report.pdf import render_pdf
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.model import Made, Origin
from compliance.selfreport.reader import parse_self_report

EARLIER = {"vorige-zelfrapportage.json"}


@pytest.fixture(scope="module")
def other_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the rules of an earlier version, under which now and then was good enough."""
    folder = tmp_path_factory.mktemp("regels") / "twee"
    shutil.copytree(RULES, folder)
    path = folder / "deur.yaml"
    text = path.read_text("utf-8")
    for old, new in (
        ("{deur.op_slot: {is: nooit}}", "{deur.op_slot: {is_one_of: [nooit, soms]}}"),
        ("{deur.op_slot: soms}, expect: normafwijking", "{deur.op_slot: soms}, expect: voldoet"),
        ("deur.uitleg: nee}, expect: normafwijking", "deur.uitleg: nee}, expect: voldoet"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return folder


def comparison(old: Round, new: Round, book: Rulebook) -> Comparison:
    other = old.assessment.rulebook.digest != book.digest
    return compare(old, new, parse_self_report(SOURCE.encode(), "hoek.yaml", book) if other else None)


@cache
def later_report(*, inspected: bool) -> bytes:
    new = assessed(LATER)
    return render_pdf(new, comparison(older_round(rulebook(), inspected=inspected), Round(new), rulebook()))


def said(found: Verification, part: Part) -> str:
    return "\n".join(line for check in found.checks if check.part is part for line in check.said)


def wrong(found: Verification) -> set[Part]:
    return {check.part for check in found.checks if check.agrees is False}


@pytest.mark.parametrize("inspected", [False, True])
def test_a_report_with_the_round_before_agrees(inspected: bool) -> None:
    pdf = later_report(inspected=inspected)
    earlier = EARLIER | ({"vorige-inspectie.json"} if inspected else set())
    assert set(attached(pdf)) == {"zelfrapportage.json", "beoordeling.json", "regels.json", "over.json"} | earlier
    found = verify(pdf, "later.pdf")
    assert found.agrees is True, found.checks
    assert "opnieuw getoetst met dezelfde regels" in said(found, Part.EARLIER)


def test_the_round_before_is_tied_as_this_one_is() -> None:
    files = attached(later_report(inspected=True))
    tie = json.loads(files["vorige-inspectie.json"])["zelfrapportage"]
    wanted = digest(files["vorige-zelfrapportage.json"])
    assert tie == {"bestand": "vorige-zelfrapportage.json", "digest": wanted}


def test_other_rules_of_the_round_before_are_there_and_used(other_rules: Path) -> None:
    book = load_rulebook(other_rules)
    old, new = older_round(book, inspected=True), assessed(LATER)
    changes = comparison(old, Round(new), rulebook())
    assert any(one.rule for one in changes.norms)  # the rules make a difference here
    pdf = render_pdf(new, changes)
    assert "vorige-regels.json" in attached(pdf)
    found = verify(pdf, "later.pdf")
    assert found.agrees is True, found.checks
    assert "opnieuw getoetst met zijn eigen regels" in said(found, Part.EARLIER)

    def as_now(data: Any) -> None:
        data["files"] = json.loads(attached(pdf)["regels.json"])["files"]

    changed = verify(Forger(pdf).write(**{"vorige-regels": as_now}), "later.pdf")
    assert changed.agrees is False
    assert "vorige-regels.json hoort er niet bij." in said(changed, Part.FILES)

    def other_version(data: Any) -> None:
        data["version"] = "0"

    renamed = verify(Forger(pdf).write(**{"vorige-regels": other_version}), "later.pdf")
    assert 'vorige-regels.json, version: er staat "0", uit de gegevens volgt "1"' in said(renamed, Part.FILES)


def test_a_changed_answer_of_the_round_before_is_found() -> None:
    def better(data: Any) -> None:
        data["antwoorden"]["deur.op_slot"]["antwoord"] = "altijd"

    found = verify(Forger(later_report(inspected=False)).write(**{"vorige-zelfrapportage": better}), "later.pdf")
    assert wrong(found) == {Part.TEXT}
    assert "Altijd" in said(found, Part.TEXT)
    tied = verify(Forger(later_report(inspected=True)).write(**{"vorige-zelfrapportage": better}), "later.pdf")
    assert wrong(tied) == {Part.EARLIER}
    assert "I503" in said(tied, Part.EARLIER)


def test_a_measure_that_was_met_after_all_is_found() -> None:
    def met(data: Any) -> None:
        data["maatregelen"][0]["afgerond"] = "2025-11-01"

    found = verify(Forger(later_report(inspected=True)).write(**{"vorige-inspectie": met}), "later.pdf")
    assert wrong(found) == {Part.TEXT}


@pytest.mark.parametrize("name", ["vorige-zelfrapportage.json", "vorige-inspectie.json"])
def test_a_file_of_the_round_before_taken_away_is_found(name: str) -> None:
    pdf = later_report(inspected=True)
    found = verify(with_files(pdf, {name: None}), "later.pdf")
    assert f"{name} ontbreekt." in said(found, Part.FILES)

    def forget(data: Any) -> None:
        for one in (name, "vorige-inspectie.json"):
            data["files"].pop(one, None)

    there = {"vorige-zelfrapportage.json", "vorige-inspectie.json"} if "zelf" in name else {name}
    told = with_files(Forger(pdf).write(over=forget), dict.fromkeys(there))
    assert verify(told, "later.pdf").agrees is False


def test_a_round_before_put_beside_a_report_that_has_none_is_strange() -> None:
    pdf = with_files(render_pdf(assessed(LATER)), {"vorige-zelfrapportage.json": b"{}"})
    assert "vorige-zelfrapportage.json hoort er niet bij." in said(verify(pdf, "a.pdf"), Part.FILES)


def test_that_a_rulebook_of_before_was_named_is_remembered() -> None:
    """The warning that the old round was made with another rulebook stands in the text, so it must be inside."""
    old = older_round(rulebook(), inspected=False)
    report = replace(old.assessment.report, origin=Origin("twee 0", Made.EARLIER))
    old = replace(old, assessment=old.assessment.model_copy(update={"report": report}))
    new = assessed(LATER)
    pdf = render_pdf(new, comparison(old, Round(new), rulebook()))
    assert json.loads(attached(pdf)["over.json"])["previous_read_from"]["rulebook"] == "twee 0"
    assert verify(pdf, "later.pdf").agrees is True

    def forget(data: Any) -> None:
        data["previous_read_from"] = None

    assert wrong(verify(Forger(pdf).write(over=forget), "later.pdf")) == {Part.TEXT}


def test_an_inspection_report_holds_the_round_before_too() -> None:
    old, new = older_round(rulebook(), inspected=True), later_round()
    changes = comparison(old, Round(new.assessment, new.written), rulebook())
    pdf = render_inspection_pdf(new, changes)
    assert set(attached(pdf)) >= {"inspectie.json", "vorige-inspectie.json"}
    found = verify(pdf, "later.pdf")
    assert found.agrees is True, found.checks
    assert [check.part for check in found.checks][2:4] == [Part.INSPECTION, Part.EARLIER]


def test_on_the_command_line(tmp_path: Path, other_rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"hoek.yaml": SOURCE, "hoek-inspectie.yaml": written(), "later.yaml": LATER}
    files["open-inspectie.yaml"] = written(LATER, OPENED, ("hoek.yaml", "later.yaml"))
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    old, new, opened = (str(tmp_path / one) for one in ("hoek-inspectie.yaml", "later.yaml", "open-inspectie.yaml"))
    first, out = str(tmp_path / "eerst.pdf"), str(tmp_path / "later.pdf")
    rules = ("--rules", str(RULES))
    assert run(["inspect", "report", old, "-o", first, *rules]) == 0
    # A report as PDF can be the round before, with the inspection inside it.
    assert run(["report", new, "--previous", first, "--old-rules", str(other_rules), "-o", out, *rules]) == 0
    assert run(["verify", out]) == 0
    assert "Vorige ronde" in capsys.readouterr().out
    assert run(["report", new, "--old-rules", str(other_rules), "-o", out, *rules]) == 2
    assert run(["report", new, "--previous", first, "-o", first, *rules]) == 2
    assert run(["inspect", "report", opened, "--previous", first, "-o", out, *rules]) == 2
    assert run(["inspect", "report", opened, "-o", out, *rules]) == 0
