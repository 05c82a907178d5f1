"""An inspection report proves itself: its data, what inspectors wrote, and its text, also in the state openbaar."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pdf_files import text_of, words_of
from two_inspections import OPENED, inspection, inspection_report, written
from two_themes import RULES, SOURCE, Forger, attached, report, rewritten, rulebook, swapped, with_files

from compliance.cli.main import run
from compliance.files.fault import FaultyFile
from compliance.files.text import digest
from compliance.inspection.reader import parse_inspection
from compliance.inspection.statements import statements_of
from compliance.record.verification import Part, Verification, verify
from compliance.report.inspection_page import render_inspection_html, render_inspection_pdf
from compliance.report.language import Language

WHOLE = {"zelfrapportage.json", "inspectie.json", "beoordeling.json", "regels.json", "over.json"}
PUBLIC = {"inspectie.json", "beoordeling.json", "over.json"}


def verified(pdf: bytes) -> Verification:
    return verify(pdf, "inspectie.pdf")


def said(found: Verification, part: Part) -> str:
    return "\n".join(line for check in found.checks if check.part is part for line in check.said)


def wrong(found: Verification) -> set[Part]:
    return {check.part for check in found.checks if check.agrees is False}


def test_an_inspection_report_as_it_was_made_agrees() -> None:
    pdf = inspection_report()
    assert set(attached(pdf)) == WHOLE
    found = verified(pdf)
    assert found.agrees is True
    assert [check.part for check in found.checks] == [
        Part.FILES,
        Part.RULES,
        Part.INSPECTION,
        Part.OUTCOMES,
        Part.TEXT,
    ]
    assert "byte voor byte" in said(found, Part.TEXT)


def test_the_same_inspection_gives_the_same_bytes() -> None:
    assert render_inspection_pdf(inspection()) == inspection_report()


def test_one_in_english_agrees_in_english() -> None:
    established, opened = (
        render_inspection_pdf(one, language=Language.ENGLISH) for one in (inspection(), inspection(OPENED))
    )
    full = render_inspection_pdf(inspection()), "full.pdf"
    for pdf, behind in ((established, None), (opened, full)):
        assert json.loads(attached(pdf)["over.json"])["language"] == "en"
        assert verify(pdf, "inspectie.pdf", behind).agrees is True
    assert "What the inspectors wrote is in it" in words_of(text_of(opened))


def test_what_is_inside_is_what_was_written() -> None:
    again = parse_inspection(inspection_report(), "inspectie.pdf", rulebook())
    assert again.written == inspection().written.model_copy(
        update={
            "report": again.written.report,
            "norms": {name: entry for name, entry in inspection().written.norms.items() if entry is not None},
        }
    )
    assert again.assessment.report.answers == inspection().assessment.report.answers


def test_both_files_inside_are_tied_as_they_are_outside() -> None:
    files = attached(inspection_report())
    tie = json.loads(files["inspectie.json"])["zelfrapportage"]
    assert tie == {"bestand": "zelfrapportage.json", "digest": digest(files["zelfrapportage.json"])}
    about = json.loads(files["over.json"])
    assert about["self_report_digest"] == digest(SOURCE.encode())
    assert about["inspection_digest"] == digest(written().encode())


def test_files_taken_out_of_a_report_are_an_inspection_file_beside_its_self_report(tmp_path: Path) -> None:
    for name, data in attached(inspection_report()).items():
        (tmp_path / name).write_bytes(data)
    rules = ("--rules", str(RULES))
    assert run(["inspect", "check", str(tmp_path / "inspectie.json"), *rules]) == 0
    path = tmp_path / "zelfrapportage.json"
    path.write_text(path.read_text("utf-8").replace('"soms"', '"nooit"'), "utf-8")
    assert run(["inspect", "check", str(tmp_path / "inspectie.json"), *rules]) == 3


def kinder(data: Any) -> None:
    data["normen"]["W-1-DEUR"]["oordeel"] = "voldoet"


def test_a_changed_judgement_in_the_attachment_is_found() -> None:
    data = attached(inspection_report())["inspectie.json"]
    changed = data.replace(b'"oordeel": "normafwijking"', b'"oordeel": "voldoet"', 1)
    assert changed != data
    found = verified(with_files(inspection_report(), {"inspectie.json": changed}))
    assert wrong(found) == {Part.FILES, Part.TEXT}
    assert said(found, Part.FILES) == "inspectie.json is veranderd: het kenmerk klopt niet meer."
    with_right_digest = verified(Forger(inspection_report()).write(inspectie=kinder))
    assert wrong(with_right_digest) == {Part.TEXT}
    expected = "er staat niets, uit de gegevens volgt ‘1 van die oordelen wijkt af van de zelfrapportage.’"
    assert expected in said(with_right_digest, Part.TEXT)


def test_a_judgement_that_differs_from_that_in_the_text_is_found() -> None:
    other = inspection_report(("oordeel: normafwijking", "oordeel: verbeterpunt"))
    found = verified(with_files(other, dict(attached(inspection_report()))))
    assert wrong(found) == {Part.TEXT}
    assert "er staat ‘1 van die oordelen wijkt af van de zelfrapportage.’" in said(found, Part.TEXT)


def test_two_words_swapped_on_a_page_are_found() -> None:
    found = verified(rewritten(inspection_report(), swapped(3)))
    assert wrong(found) == {Part.TEXT}
    assert "bladzijde 2" in said(found, Part.TEXT)


def test_other_rules_are_found() -> None:
    def allow(data: Any) -> None:
        text = data["files"]["deur.yaml"]
        data["files"]["deur.yaml"] = text.replace("{is: nooit}}", "{is_one_of: [nooit, soms]}}", 1)

    found = verified(Forger(inspection_report()).write(regels=allow))
    assert wrong(found) >= {Part.RULES, Part.OUTCOMES, Part.TEXT}
    assert "zij zijn veranderd" in said(found, Part.RULES)
    assert "W-1-DEUR: in beoordeling.json staat normafwijking, uit de antwoorden volgt voldoet" in said(
        found, Part.OUTCOMES
    )


def test_another_version_of_the_same_rules_is_found() -> None:
    found = verified(Forger(inspection_report()).write(regels=lambda data: data.update(version="2")))
    assert "de naam of de versie van het regelboek klopt niet met de regels zelf." in said(found, Part.RULES)


def test_other_answers_break_the_tie_with_the_inspection_also_where_all_digests_are_right() -> None:
    def better(data: Any) -> None:
        data["antwoorden"]["deur.op_slot"]["antwoord"] = "nooit"

    found = verified(Forger(inspection_report()).write(zelfrapportage=better))
    assert wrong(found) == {Part.INSPECTION}
    assert "I503" in said(found, Part.INSPECTION)


def test_an_inspection_that_does_not_hold_together_is_told_with_its_code() -> None:
    def unfounded(data: Any) -> None:
        del data["normen"]["W-1-DEUR"]["motivering"]

    found = verified(Forger(inspection_report()).write(inspectie=unfounded))
    assert wrong(found) == {Part.INSPECTION}
    assert "inspectie.pdf/inspectie.json: I506" in said(found, Part.INSPECTION)


@pytest.mark.parametrize("name", sorted(WHOLE - {"over.json"}))
def test_an_attachment_taken_away_is_found(name: str) -> None:
    found = verified(with_files(inspection_report(), {name: None}))
    assert found.agrees is False
    assert said(found, Part.FILES) == f"{name} ontbreekt."


def test_a_self_evaluation_that_says_to_be_an_inspection_is_found() -> None:
    found = verified(Forger(report()).write(over=lambda data: data.update(kind="inspectie")))
    assert said(found, Part.FILES) == "inspectie.json ontbreekt."


# The state openbaar: the version for the public.

CHANGED = ("ZDIGEST", "00000000")


def public_report() -> bytes:
    return inspection_report(OPENED)


def test_a_public_report_attaches_public_data_only() -> None:
    files = attached(public_report())
    assert set(files) == PUBLIC
    about = json.loads(files["over.json"])
    assert (about["public"], about["self_report_digest"], about["inspection_digest"]) == (True, None, None)
    told = json.loads(files["inspectie.json"])
    assert "zelfrapportage" not in told
    assert "oordeel" in told["normen"]["W-1-DEUR"]


def test_a_public_report_says_nothing_that_a_publication_leaves_out() -> None:
    typed = ("Alleen ‘s nachts", "Voordeur", "Schuur", digest(SOURCE.encode()), "INS-12", "INS-31")
    whole = words_of(text_of(inspection_report())) + "".join(
        data.decode() for data in attached(inspection_report()).values()
    )
    assert all(word in whole for word in typed)  # control
    shown = [words_of(text_of(public_report())), render_inspection_html(inspection(OPENED))]
    shown += [data.decode() for data in attached(public_report()).values()]
    for word in (*typed, digest(written(SOURCE, OPENED).encode())):
        assert not any(word in text or word in re.sub(r"\s", "", text) for text in shown), word
    assert "Versie voor publicatie" in shown[0]
    assert "De voordeur was dicht." in shown[0]


def test_no_answer_can_be_guessed_back_from_the_digest_of_a_statement() -> None:
    given = next(
        one for one in statements_of(inspection().written, inspection().assessment) if one.id == "F-W-1-SLEUTEL-Z"
    )
    same, other = (
        json.loads(attached(inspection_report(OPENED, ("ZDIGEST", text)))["inspectie.json"])["reacties"][0]
        for text in (given.digest, "00000000")
    )
    assert same["tekst_was"] not in {given.digest, "anders"}
    assert other["tekst_was"] == "anders"
    words = "Deze tekst is na de reactie veranderd"
    assert words not in words_of(text_of(inspection_report(OPENED, ("ZDIGEST", given.digest))))
    assert words in words_of(text_of(inspection_report(OPENED, CHANGED)))


def test_a_public_report_is_verified_with_the_established_one() -> None:
    alone = verify(public_report(), "openbaar.pdf")
    assert alone.agrees is None
    assert "--full" in said(alone, Part.ANSWERS)
    assert verify(public_report(), "openbaar.pdf", (inspection_report(), "vol.pdf")).agrees is True
    other = inspection_report(("oordeel: normafwijking", "oordeel: verbeterpunt"))
    found = verify(public_report(), "openbaar.pdf", (other, "vol.pdf"))
    assert wrong(found) >= {Part.FILES, Part.TEXT}
    expected = 'inspectie.json, normen.W-1-DEUR.oordeel: er staat "normafwijking", uit de gegevens volgt "verbeterpunt"'
    assert expected in said(found, Part.FILES)
    assert verify(public_report(), "openbaar.pdf", (report(), "vol.pdf")).agrees is None
    assert verify(public_report(), "openbaar.pdf", (public_report(), "vol.pdf")).agrees is None


def test_a_public_report_does_not_come_from_a_concept() -> None:
    draft = inspection_report(("stand: vastgesteld", "stand: concept"), ("  vastgesteld_door: INS-31\n", ""))
    found = verify(public_report(), "openbaar.pdf", (draft, "vol.pdf"))
    assert found.agrees is False
    assert "komt geen openbaar rapport" in said(found, Part.INSPECTION)


# Taken back as input.


def test_a_report_is_an_inspection_file_and_a_self_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, rules = tmp_path / "rapport.pdf", ("--rules", str(RULES))
    path.write_bytes(inspection_report())
    assert run(["check", str(path), *rules]) == 0
    assert run(["report", str(path), *rules, "-o", str(tmp_path / "zelf.html")]) == 0
    assert "Zelfevaluatie" in (tmp_path / "zelf.html").read_text("utf-8")
    assert run(["inspect", "check", str(path), *rules]) == 0
    assert "Normen met een oordeel: 1" in capsys.readouterr().out
    assert run(["inspect", "report", str(path), *rules, "-o", str(tmp_path / "weer.html")]) == 0
    assert "De voordeur was dicht." in (tmp_path / "weer.html").read_text("utf-8")
    assert run(["inspect", "report", str(path), *rules, "-o", str(path)]) == 2  # not over what is read
    assert run(["inspect", "visit", str(path), *rules]) == 0
    assert run(["inspect", "reactions", str(path), "c.docx", *rules]) == 2
    assert run(["compare", str(path), str(path), *rules]) == 0
    assert path.read_bytes() == inspection_report()


@pytest.mark.parametrize(("made", "code"), [(report, "D607"), (public_report, "D604"), (lambda: b"%PDF-1.7\n", "D601")])
def test_a_report_without_an_inspection_file_inside_is_refused(made: Any, code: str) -> None:
    with pytest.raises(FaultyFile) as caught:
        parse_inspection(made(), "rapport.pdf", rulebook())
    assert [one.code for one in caught.value.faults] == [code]
