"""Verifying a report: what was changed is found, and told where."""

from __future__ import annotations

import json
from typing import Any
from unittest import mock

import pikepdf
import pytest
from migrations import versions
from two_themes import GOOD, SOURCE, Forger, attached, public_report, report, rewritten, swapped, with_files

from compliance.assessment.assess import assess
from compliance.record.verification import Part, Verification, verify
from compliance.report import provenance
from compliance.report.pdf import render_pdf
from compliance.rulebook import bundle
from compliance.rulebook.reader import digest_of
from compliance.selfreport.reader import parse_self_report

FILES = ("beoordeling.json", "over.json", "regels.json", "zelfrapportage.json")


def verified(pdf: bytes) -> Verification:
    return verify(pdf, "rapport.pdf")


def said(found: Verification, part: Part) -> str:
    return "\n".join(line for check in found.checks if check.part is part for line in check.said)


def wrong(found: Verification) -> set[Part]:
    return {check.part for check in found.checks if check.agrees is False}


@pytest.mark.parametrize("profile", ["volledig", "kern"])
def test_a_report_as_it_was_made_agrees(profile: str) -> None:
    found = verified(report(SOURCE, profile))
    assert found.agrees is True
    assert found.title == "De Hoek, peildatum 30 juni 2025"
    assert [check.part for check in found.checks] == [Part.FILES, Part.RULES, Part.OUTCOMES, Part.TEXT]
    assert "byte voor byte" in said(found, Part.TEXT)


def test_saved_by_another_program_is_found_and_told_from_a_change_of_text() -> None:
    found = verified(rewritten(report()))
    assert found.agrees is False
    assert wrong(found) == {Part.TEXT}
    assert "de woorden zijn dezelfde" in said(found, Part.TEXT)


def test_something_behind_the_report_is_found() -> None:
    found = verified(report() + b"% opmerking\n")
    assert wrong(found) == {Part.TEXT}
    assert "iets achter gezet" in said(found, Part.TEXT)


@pytest.mark.parametrize("name", FILES)
def test_one_changed_byte_in_an_attachment_is_found(name: str) -> None:
    data = attached(report())[name]
    at = data.rindex(b"0")
    found = verified(with_files(report(), {name: data[:at] + b"1" + data[at + 1 :]}))
    assert found.agrees is False
    if name != "over.json":
        assert f"{name} is veranderd" in said(found, Part.FILES)


ABOUT = {
    "the digest of a file": (("files", "regels.json"), "sha256:0", Part.FILES, "regels.json is veranderd"),
    "a file that is not there": (
        ("files", "meer.json"),
        "sha256:0",
        Part.FILES,
        'over.json, files.meer.json: er staat "sha256:0", uit de gegevens volgt niets',
    ),
    "the version of the rules": (
        ("rulebook", "version"),
        "9",
        Part.RULES,
        "de naam of de versie van het regelboek klopt niet",
    ),
    "the digest of the rules": (("rulebook", "digest"), "sha256:0", Part.RULES, "zij zijn veranderd"),
    "the digest of the answers": (("self_report_digest",), "sha256:0", Part.TEXT, "er staat ‘sha256:"),
    "no digest of the answers": (("self_report_digest",), None, Part.TEXT, "uit de gegevens volgt niets"),
    "the profile": (("profile",), "kern", Part.TEXT, "bladzijde 1"),
    "the themes": (("themes",), ["huis"], Part.OUTCOMES, "W-1-DEUR"),
    "the reference date": (("reference_date",), "2024-06-30", Part.OUTCOMES, "anders in beoordeling.json"),
    "that it is public": (("public",), True, Part.FILES, "regels.json hoort er niet bij."),
    "the language": (("language",), "en", Part.TEXT, "er staat ‘Zelfevaluatie"),
    "the kind": (("kind",), "inspectie", Part.FILES, "inspectie.json ontbreekt."),
    "another file of answers": (
        ("read_from",),
        {"rulebook": "twee 0", "made": "earlier", "notices": ["Iets is anders."]},
        Part.TEXT,
        "uit de gegevens volgt ‘Het bestand is gemaakt met twee 0, een eerdere versie.",
    ),
}
"""Everything that over.json says, changed: by the keys that lead there, with the part that it is found in and how."""


@pytest.mark.parametrize("which", ABOUT)
def test_each_thing_changed_in_over_json_is_found_and_told(which: str) -> None:
    keys, value, part, words = ABOUT[which]

    def change(data: Any) -> None:
        for key in keys[:-1]:
            data = data[key]
        data[keys[-1]] = value

    about = json.loads(attached(report())["over.json"])
    change(about)
    found = verified(with_files(report(), {"over.json": json.dumps(about).encode()}))
    assert any(check.part is part and check.agrees is not True for check in found.checks)
    assert words in said(found, part), found.checks


def test_a_report_of_a_file_of_an_earlier_version_agrees() -> None:
    """What migration changed stands in the text, and cannot be seen in the answers inside any more."""
    text = "{zelfrapportage: 1, regelboek: huis 1, peildatum: 2025-06-30, antwoorden: {deur.slot: soms}}"
    filled_in = parse_self_report(text.encode(), "oud.yaml", versions())
    assert filled_in.origin.notices
    pdf = render_pdf(assess(versions(), filled_in))
    told = json.loads(attached(pdf)["over.json"])["read_from"]
    assert (told["rulebook"], told["notices"]) == ("huis 1", list(filled_in.origin.notices))
    found = verified(pdf)
    assert found.agrees is True, found.checks

    def forget(data: Any) -> None:
        data["read_from"] = None

    assert wrong(verified(Forger(pdf).write(over=forget))) >= {Part.TEXT}


def test_everything_in_over_json_is_among_the_changes() -> None:
    tried = {keys[0] for keys, *_ in ABOUT.values()}
    elsewhere = {
        "schema_version",  # test_hostile_pdfs
        "made_with",  # below: another program or library
        "inspection_digest",  # test_inspection_record
        "previous_read_from",  # test_previous_round
    }
    assert set(json.loads(attached(report())["over.json"])) == tried | elsewhere


def test_a_program_that_did_not_make_it_is_found() -> None:
    def change(data: Any) -> None:
        data["made_with"]["version"] = "9.9.9"

    found = verified(Forger(report()).write(over=change))
    assert found.agrees is None
    assert "er staat ‘0.1.0’, uit de gegevens volgt ‘9.9.9’" in said(found, Part.TEXT)


@pytest.mark.parametrize("name", FILES[:1] + FILES[2:])
def test_an_attachment_taken_away_is_found(name: str) -> None:
    found = verified(with_files(report(), {name: None}))
    assert found.agrees is False
    assert said(found, Part.FILES) == f"{name} ontbreekt."


def test_an_attachment_added_is_found() -> None:
    found = verified(with_files(report(), {"extra.txt": b"hallo"}))
    assert Part.FILES in wrong(found)
    assert said(found, Part.FILES) == "extra.txt hoort er niet bij."


def better(data: Any) -> None:
    data["antwoorden"]["deur.op_slot"]["antwoord"] = "nooit"


def outcome(data: Any) -> None:
    (norm,) = (norm for norm in data["norms"] if norm["id"] == "W-1-DEUR")
    norm["outcome"] = "voldoet"


def test_a_forged_answer_with_right_digests_gives_other_outcomes_and_another_text() -> None:
    found = verified(Forger(report()).write(zelfrapportage=better))
    assert wrong(found) >= {Part.OUTCOMES, Part.TEXT}
    expected = "W-1-DEUR: in beoordeling.json staat normafwijking, uit de antwoorden volgt voldoet"
    assert expected in said(found, Part.OUTCOMES)
    assert "bladzijde 2" in said(found, Part.TEXT)


def test_a_forged_outcome_is_found() -> None:
    found = verified(Forger(report()).write(beoordeling=outcome))
    expected = "W-1-DEUR: in beoordeling.json staat voldoet, uit de antwoorden volgt normafwijking"
    assert said(found, Part.OUTCOMES) == expected


def test_something_else_in_the_outcomes_is_found() -> None:
    found = verified(Forger(report()).write(beoordeling=lambda data: data.update(counts={})))
    assert said(found, Part.OUTCOMES) == "de uitkomsten zijn dezelfde, maar iets anders in beoordeling.json niet"


def test_the_text_of_a_better_house_on_the_data_of_this_one_is_found() -> None:
    files = attached(report())
    found = verified(with_files(report(GOOD), dict(files)))
    assert wrong(found) == {Part.TEXT}
    assert "er staat" in said(found, Part.TEXT)
    assert "uit de gegevens volgt" in said(found, Part.TEXT)


def test_two_words_swapped_on_a_page_are_found() -> None:
    found = verified(rewritten(report(), swapped(5)))
    assert wrong(found) == {Part.TEXT}
    assert "bladzijde 2" in said(found, Part.TEXT)


def rules_that_allow(data: Any) -> None:
    data["files"]["deur.yaml"] = data["files"]["deur.yaml"].replace("{is: nooit}}", "{is_one_of: [nooit, soms]}}", 1)


def test_changed_rules_are_found() -> None:
    found = verified(Forger(report()).write(regels=rules_that_allow))
    assert wrong(found) >= {Part.RULES, Part.OUTCOMES, Part.TEXT}
    assert "zij zijn veranderd" in said(found, Part.RULES)
    assert "uit de antwoorden volgt voldoet" in said(found, Part.OUTCOMES)


def test_rules_that_are_none_are_told_with_their_place() -> None:
    def broken(data: Any) -> None:
        data["files"]["deur.yaml"] = "theme: [deur"

    found = verified(Forger(report()).write(regels=broken))
    assert wrong(found) == {Part.RULES}
    assert "rapport.pdf/regels.json/deur.yaml: F010" in said(found, Part.RULES)


@pytest.mark.parametrize("name", ["../deur.yaml", "/etc/deur.yaml", "a/b.yaml", "vbm/../x.yaml", "deur.sh", ".yaml"])
def test_rules_are_written_nowhere_but_in_their_own_folder(name: str) -> None:
    found = verified(Forger(report()).write(regels=lambda data: data["files"].update({name: "x: 1"})))
    assert found.agrees is False
    assert "de namen van de regelbestanden kloppen niet" in said(found, Part.RULES) + said(found, Part.ANSWERS)


def test_answers_that_name_a_file_get_none(tmp_path: Any) -> None:
    def names_a_file(data: Any) -> None:
        data["antwoorden"]["deur.sleutels"] = {"csv": "../../etc/passwd"}

    found = verified(Forger(report()).write(zelfrapportage=names_a_file))
    assert "C401" in said(found, Part.ANSWERS)


def test_other_rules_installed_are_told_and_not_used() -> None:
    found = verified(report())
    assert "Deze vbm heeft zelf een ander regelboek; dat is hier niet gebruikt." in said(found, Part.RULES)
    own = digest_of({name: text.encode() for name, text in rule_files().items()})
    with mock.patch.object(bundle, "shipped_digest", return_value=own):
        assert "ander regelboek" not in said(verified(report()), Part.RULES)


def rule_files() -> dict[str, str]:
    files: dict[str, str] = json.loads(attached(report())["regels.json"])["files"]
    return files


def test_another_version_with_the_same_bytes_agrees() -> None:
    pdf = report()
    with mock.patch.object(provenance, "__version__", "9.9.9"):
        found = verified(pdf)
    assert found.agrees is True


def test_another_version_whose_text_differs_cannot_be_checked() -> None:
    pdf = rewritten(report(GOOD))
    files = attached(report())
    with mock.patch.object(provenance, "__version__", "9.9.9"):
        found = verified(with_files(pdf, dict(files)))
    assert found.agrees is None
    assert "byte voor byte vergelijken kan niet" in said(found, Part.TEXT)
    assert "dat kan van de versie komen" in said(found, Part.TEXT)


def test_another_version_with_other_bytes_and_the_same_words_is_no_proof() -> None:
    """A picture over the words, a link or what is read aloud may be another one."""

    def covered(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"q 1 g 50 300 400 300 re f Q")

    with mock.patch.object(provenance, "__version__", "9.9.9"):
        for other in (rewritten(report()), rewritten(report(), covered)):
            found = verified(other)
            assert found.agrees is None
            assert "hoe de bladzijden eruitzien en wat er verder in zit, is niet vergeleken" in said(found, Part.TEXT)

        def note(pdf: pikepdf.Pdf) -> None:
            about = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[0, 0, 500, 500])
            pdf.pages[1].Annots = pikepdf.Array([pdf.make_indirect(about)])

        hidden = verified(rewritten(report(), note))
    assert hidden.agrees is False
    assert "Annot/Square" in said(hidden, Part.TEXT)


def test_a_publication_is_verified_with_the_full_report_behind_it() -> None:
    alone = verify(public_report(), "openbaar.pdf")
    assert alone.agrees is None
    assert "--full" in said(alone, Part.ANSWERS)
    assert verify(public_report(), "openbaar.pdf", (report(), "vol.pdf")).agrees is True
    other = verify(public_report(), "openbaar.pdf", (report(GOOD), "vol.pdf"))
    assert wrong(other) >= {Part.OUTCOMES, Part.TEXT}
    forged = Forger(report()).write(zelfrapportage=better)
    assert verify(public_report(GOOD), "openbaar.pdf", (forged, "vol.pdf")).agrees is False
    assert verify(public_report(), "openbaar.pdf", (public_report(), "vol.pdf")).agrees is None


def test_a_publication_holds_no_answers_and_no_digest_of_them() -> None:
    files = attached(public_report())
    assert set(files) == {"beoordeling.json", "over.json"}
    assert json.loads(files["over.json"])["self_report_digest"] is None
    assert "Alleen" not in files["beoordeling.json"].decode()
    assert "Alleen" in attached(report())["zelfrapportage.json"].decode()
