"""An inspection file is accepted whole or not at all, and never changes what the self-report gives."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inspections import FILE, REPORT, TEXT, assessment, changed, codes, faults, inspection, rulebook
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from compliance.files.catalogue import CATALOGUE
from compliance.inspection.form import new_inspection
from compliance.inspection.model import Grade
from compliance.inspection.reader import is_inspection, parse_inspection
from compliance.inspection.schema import inspection_schema
from compliance.inspection.statements import statements_of
from compliance.rulebook.outcome import Outcome

STATE = "stand: vastgesteld"


def as_data(text: str) -> Any:
    return YAML(typ="safe").load(io.StringIO(text))


def test_the_example_is_sound() -> None:
    assert codes(TEXT) == []


MISTAKES = [
    ("inspectie: 1", "inspektie: 1", "I501", ""),
    ("inspectie: 1", "inspectie: 2", "I502", "inspectie: 2"),
    ("digest: sha256:2", "digest: sha256:3", "I503", "digest: sha256:3"),
    ("  BJ-6.2.6-1-CONTACT:", "  BJ-6.2.6-1-CONTCAT:", "I504", "  BJ-6.2.6-1-CONTCAT:"),
    ("    motivering: De inrichting is die van een gewoon huis.\n", "", "I506", "    oordeel: voldoet"),
    ("    oordeel: voldoet\n", "", "I507", "    motivering: De inrichting"),
    ("bronnen: [B4]", "bronnen: [B44]", "I508", "bronnen: [B44]"),
    ("        bewijs: verklaard", "        bewijs: gezien", "I509", "        bewijs: gezien"),
    ("- nr: 2\n        tekst", "- nr: 1\n        tekst", "I510", "- nr: 1"),
    ("    reden_termijn: De ruimte is tot die dag niet in gebruik.\n", "", "I511", "uiterlijk: 2025-10-20"),
    ("    uiterlijk: 2025-12-31\n", "", "I512", "  - nr: 3"),
    ("feit: F-BJ-6.2.6-1-CONTACT-1", "feit: F-BJ-6.2.6-1-CONTACT-9", "I513", "feit: F-BJ-6.2.6-1-CONTACT-9"),
    ("    wijziging: Deze waarneming is vervallen.\n", "", "I514", "besluit: overgenomen"),
    ("vastgesteld_door: INS-31", "vastgesteld_door: ins-12", "I515", "vastgesteld_door: ins-12"),
    ("  vastgesteld_op: 2025-10-13\n", "", "I516", STATE),
    ("aantal: 3, van: 5", "aantal: 6, van: 5", "I517", "B2:"),
    ("opgesteld_door: INS-12", "opgesteld_door: Jan de Vries", "I518", "opgesteld_door: Jan"),
    ("reactie_tot: 2025-10-06", "reactie_tot: 2025-09-21", "I521", "reactie_tot: 2025-09-21"),
    (
        "vervallen: De aanbieder wees erop dat dit niet voor elke jongere geldt. Zie de reactie.",
        "vervallen: nee",
        "I522",
        "vervallen: nee",
    ),
    ("oordeel: voldoet", "oordeel: oordeel_inspecteur", "R103", "oordeel: oordeel_inspecteur"),
    ("    oordeel: voldoet", "    oordel: voldoet", "R101", "    oordel: voldoet"),
    ("2025-10-06", "zes oktober", "R105", "reactie_tot: zes oktober"),
]
"""What is written otherwise, the code that it gives, and what stands on the line of the fault."""


@pytest.mark.parametrize(("old", "new", "code", "line_of"), MISTAKES)
def test_every_mistake_has_its_code_and_its_place(old: str, new: str, code: str, line_of: str) -> None:
    text = changed((old, new))
    found = [one for one in faults(text) if one.code == code]
    assert found, codes(text)
    if line_of:
        assert line_of.strip() in found[0].source_line
        assert text.split("\n")[found[0].line - 1] == found[0].source_line


def test_every_code_of_an_inspection_file_is_shown() -> None:
    elsewhere = {"I505", "I519", "I520"}
    shown = {code for _, _, code, _ in MISTAKES} | elsewhere
    assert {code for code in CATALOGUE if code.startswith("I")} == {code for code in shown if code.startswith("I")}


CONCEPT, UNTIL, ESTABLISHED = "concept_van: 2025-09-22", "reactie_tot: 2025-10-06", "vastgesteld_op: 2025-10-13"


@pytest.mark.parametrize(
    ("old", "key", "equal", "before", "after", "after_day"),
    [
        (CONCEPT, "concept_van", "2025-09-10", "2025-09-09", "bezoek: data", "10 september 2025"),
        (UNTIL, "reactie_tot", "2025-09-22", "2025-09-21", "concept_van", "22 september 2025"),
        (ESTABLISHED, "vastgesteld_op", "2025-09-22", "2025-09-21", "concept_van", "22 september 2025"),
        (ESTABLISHED, "openbaar_op", "2025-10-13", "2025-10-12", "vastgesteld_op", "13 oktober 2025"),
    ],
)
def test_days_that_cannot_be_in_that_order(
    old: str, key: str, equal: str, before: str, after: str, after_day: str
) -> None:
    kept = f"{old}\n  " if not old.startswith(key) else ""
    assert codes(changed((old, f"{kept}{key}: {equal}"))) == []
    (found,) = faults(changed((old, f"{kept}{key}: {before}")))
    assert found.code == "I521"
    assert found.source_line == f"  {key}: {before}"
    assert f"{key} (" in found.message
    assert f"{after} ({after_day})" in found.message


def test_a_day_that_is_not_given_is_not_compared() -> None:
    state = ("stand: vastgesteld", "stand: concept")
    early = (ESTABLISHED, "vastgesteld_op: 2025-01-01")
    assert codes(changed(state, early)) == ["I521"]
    assert codes(changed(state, early, (f"  {CONCEPT}\n", ""))) == []


WITHDRAWN = "vervallen: De aanbieder wees erop dat dit niet voor elke jongere geldt. Zie de reactie."


@pytest.mark.parametrize("word", ["nee", "Nee", "ja", "'-'", "' JA '"])
def test_yes_no_and_a_dash_are_no_reason_to_withdraw(word: str) -> None:
    assert codes(changed((WITHDRAWN, f"vervallen: {word}"))) == ["I522"]


@pytest.mark.parametrize("word", ["", "nee, dat was een andere deur", "Ja. Zie de reactie.", "--"])
def test_control_a_reason_withdraws_and_nothing_does_not(word: str) -> None:
    text = changed((WITHDRAWN, f"vervallen: {word}"))
    assert codes(text) == []
    entry = inspection(text).written.entry("JW-6.3.2.2-ROOMLOCK")
    assert entry is not None
    assert len(entry.counting) == (2 if word else 3)


def test_a_norm_that_was_not_in_force_on_the_reference_date() -> None:
    day = assessment().reference_date
    gone = next(
        norm.id
        for norm in rulebook().norms()
        if not any(one.in_force.holds_on(day) for one in rulebook().versions(norm.id))
    )
    assert "I505" in codes(changed(("  CK-TEAM-HOME:", f"  {gone}:")))


def test_all_faults_come_at_once_with_the_nearest_name() -> None:
    text = changed(("  BJ-6.2.6-1-CONTACT:", "  BJ-6.2.6-1-CONTCAT:"), ("    oordeel: voldoet\n", ""))
    assert {"I504", "I507"} <= set(codes(text))
    assert any('Bedoelt u "BJ-6.2.6-1-CONTACT"?' in one.advice for one in faults(text))


def test_an_unknown_key_inside_a_norm_names_the_keys_that_can_stand_there() -> None:
    found = faults(changed(("    oordeel: voldoet", "    oordel: voldoet")))
    assert "waarnemingen, oordeel, motivering" in found[0].advice
    assert 'Bedoelt u "oordeel"?' in found[0].advice


def test_an_unknown_key_with_nothing_behind_it_is_a_fault_too() -> None:
    assert codes(changed(("  soort: onaangekondigd", "  soort: onaangekondigd\n  soorten:"))) == ["R101"]


def test_a_changed_self_report_is_told_with_its_new_digest() -> None:
    found = faults(changed(("digest: sha256:2", "digest: sha256:3")))
    assert assessment().report.digest in found[0].advice


def test_a_self_report_outside_the_folder_is_not_read() -> None:
    assert codes(changed(("bestand: de-wilg.yaml", "bestand: ../examples/de-wilg.yaml"))) == []
    assert codes(changed(("bestand: de-wilg.yaml", "bestand: ../pyproject.toml"))) == ["C401"]


def test_a_judgement_may_differ_from_not_applicable_and_overwrites_nothing() -> None:
    norm = "JW-6.3.2.2-5-ENDNOW"
    result, entry = inspection().assessment.norm(norm), inspection().written.entry(norm)
    assert result is not None
    assert entry is not None
    assert result.outcome is Outcome.NIET_VAN_TOEPASSING
    assert entry.judgement is Outcome.ONVOLDOENDE_INFORMATIE


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from([one.id for one in assessment().norms]),
    st.sampled_from([one for one in Outcome if one is not Outcome.OORDEEL_INSPECTEUR]),
)
def test_no_judgement_changes_an_outcome(norm_id: str, judged: Outcome) -> None:
    text = changed(("normen:\n", f"normen:\n  {norm_id}:\n    oordeel: {judged.value}\n    motivering: Gezien.\n"))
    wrong = codes(text)
    if wrong:
        # The norm stands there already, or is not in force on that day.
        assert set(wrong) <= {"F011", "I505"}
        return
    found = parse_inspection(text.encode(), str(FILE), rulebook())
    mine = {one.id: (one.outcome, one.reason, one.primary) for one in found.assessment.norms}
    assert mine == {one.id: (one.outcome, one.reason, one.primary) for one in assessment().norms}
    assert found.assessment.counts == assessment().counts


def test_a_conclusion_carries_the_weakest_evidence_that_it_rests_on() -> None:
    entry = inspection().written.entry("JW-6.3.2.2-ROOMLOCK")
    assert entry is not None
    assert [one.grade for one in entry.counting] == [Grade.SEEN, Grade.STATED]
    assert entry.grade is Grade.STATED
    assert entry.model_copy(update={"observations": entry.observations[:1]}).grade is Grade.SEEN
    assert entry.model_copy(update={"observations": ()}).grade is Grade.STATED


def test_withdrawn_observations_do_not_count_and_keep_their_number() -> None:
    entry = inspection().written.entry("JW-6.3.2.2-ROOMLOCK")
    assert entry is not None
    assert [one.number for one in entry.counting] == [1, 2]
    assert "F-JW-6.3.2.2-ROOMLOCK-3" in {one.id for one in statements_of(inspection().written, assessment())}


def test_the_id_of_a_statement_stays_and_its_digest_follows_the_text() -> None:
    first = "      - nr: 1\n        tekst: De belknop"
    new = "      - nr: 7\n        tekst: Nieuw.\n        bronnen: [B5]\n        bewijs: gezien\n"
    text = changed((first, new + first), ("Volgens de medewerkers gaan", "Volgens medewerkers gaan"))
    before = {one.id: one.digest for one in statements_of(inspection().written, assessment())}
    after = {one.id: one.digest for one in statements_of(inspection(text).written, assessment())}
    assert set(after) - set(before) == {"F-BJ-6.2.6-1-CONTACT-7"}
    assert [name for name in before if before[name] != after[name]] == ["F-JW-6.3.2.2-ROOMLOCK-2"]


def test_a_new_file_says_nothing_yet_and_is_sound() -> None:
    text = new_inspection(assessment(), REPORT.name)
    found = parse_inspection(text.encode(), str(FILE), rulebook())
    assert is_inspection(text.encode())
    assert not is_inspection(REPORT.read_bytes())
    assert not any(found.written.entry(norm_id) for norm_id in found.written.norms)
    assert len(found.written.norms) > 100


def test_json_is_read_as_well() -> None:
    text = json.dumps(as_data(TEXT), default=str)
    assert parse_inspection(text.encode(), str(FILE), rulebook()).written == inspection().written


def test_the_schema_knows_the_example_and_the_new_form_and_refuses_a_mistake() -> None:
    validator = Draft7Validator(inspection_schema(rulebook()))
    for text in (TEXT, new_inspection(assessment(), REPORT.name)):
        data = json.loads(json.dumps(as_data(text), default=str))
        assert [one.message for one in validator.iter_errors(data)] == []
    for old, new in (("oordeel: voldoet", "oordeel: prima"), ("  CK-TEAM-HOME:", "  CK-TEAM-HUIS:")):
        data = json.loads(json.dumps(as_data(changed((old, new))), default=str))
        assert list(validator.iter_errors(data)), new
