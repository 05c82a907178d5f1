"""Norms.md, section 5, rows 5.1 to 5.13: where the law is not settled, and what the tool then does."""

from __future__ import annotations

import json

import pytest
from assessed import BREACH, JUDGE, MET, NOT_HERE, assess_text, assessed, explained, norm, outcome, told, vbm
from whole_reports import whole

from compliance.rulebook.model import Status
from compliance.rulebook.reader import load_rulebook

RULEBOOK = load_rulebook()
TESTS = "toetsen: {alternatief: ja, evenredig: ja, doelmatig: ja}"
PAPERS = "stukken: {besluit: ja, redenen: ja, afschrift: ja, klacht: ja, dossier: ja}"


def locked_in(end: str, assessed: str) -> str:
    """Give one locking-in from 16:00, as it should be but for these."""
    return f"""insluitingen:
  - kenmerk: I-1
    begin: '2025-03-11 16:00'
    eind: '2025-03-11 {end}'
    plaats: veilige_ruimte
    ruimte: Rustkamer
    leeftijd: 14
    nood: ja
    aanleiding: {{gevaar: ja, verzet: nee, straf: nee, anders: nee}}
    {TESTS}
    duur_verteld: ja
    beoordeeld: {assessed}
    kort_na_vorige: nee
    controles_bekend: langste
    langste_tussentijd: 10 min
    contact: ja
    {PAPERS}
    ingelicht: ja
"""


def emergency(end: str, *, same_person: str = "nee") -> str:
    """Give one emergency measure from 1 May, 10:00, with consent after eleven hours."""
    return f"""noodmaatregelen:
  - kenmerk: N-1
    begin: '2025-05-01 10:00'
    eind: '{end}'
    soort: kamerverblijf
    grond: jongere
    {TESTS}
    {PAPERS}
    duur_verteld: ja
    ggw_akkoord: '2025-05-01 21:00'
    akkoord_zelfde_persoon: {same_person}
    ggw_negatief: geen
    kort_na_vorige: nee
    doorgegaan: gestopt
"""


def test_5_1_a_change_that_is_announced_is_told_and_changes_nothing() -> None:
    one = norm("de-wilg", "JW-6.3.2.2-ROOMLOCK")
    assert one["outcome"] == BREACH
    assert one["watch"].startswith("In juni 2025 is een wijziging aangekondigd")
    assert one["recheck"] == "2027-01-01"
    assert "gedoogd" not in json.dumps(assessed("de-wilg"))


def test_5_1_a_draft_has_no_part_in_an_outcome() -> None:
    drafts = {one.id for one in RULEBOOK.drafts()}
    assert drafts
    assert not drafts & {one["id"] for one in assessed("de-wilg")["norms"]}
    what_if = json.loads(vbm("assess", "-", "--format", "json", "--what-if", report=whole("de-wilg")))
    assert what_if["norms"] == assessed("de-wilg")["norms"]


def test_5_2_a_lock_at_the_own_request_is_for_a_person_and_the_help_says_what_to_look_at() -> None:
    assert outcome("de-haven-op-verzoek", "JW-6.3.2.2-ROOMLOCK") == JUDGE
    (question,) = [one for one in RULEBOOK.questions() if one.id == "kamerdeuren.op_verzoek"]
    for word in ("wie", "hoe snel", "vrij"):
        assert word in (question.help or "").lower(), word


@pytest.mark.parametrize(
    ("end", "expected", "flagged"),
    [
        ("2025-05-04 10:00", MET, False),  # 72 hours
        ("2025-05-04 10:01", BREACH, True),  # more than 72 hours, and the third calendar day after
        ("2025-05-04 23:59", BREACH, True),
        ("2025-05-05 00:30", BREACH, False),  # too long in every reading
    ],
)
def test_5_3_a_day_is_24_hours_and_only_then_is_the_other_reading_told(end: str, expected: str, flagged: bool) -> None:
    one = told("hof-van-zes", "JW-6.3.1.2-4-3DAYS", emergency(end))
    assert one["outcome"] == expected
    assert any("andere lezing" in note for note in one["notes"]) is flagged


def test_5_4_ended_within_three_hours_without_an_assessment_is_no_silent_pass() -> None:
    assert told("noorderlicht", "BJ-6.2.4-1-3H", locked_in("18:59", "geen"))["outcome"] == JUDGE
    assert told("noorderlicht", "BJ-6.2.4-1-3H", locked_in("19:01", "geen"))["outcome"] == BREACH
    assert told("noorderlicht", "BJ-6.2.4-1-3H", locked_in("18:59", "'2025-03-11 16:20'"))["outcome"] == MET


def test_5_5_consent_to_ones_own_emergency_measure_is_for_a_person() -> None:
    for same, expected in (("ja", JUDGE), ("nee", MET)):
        changes = emergency("2025-05-02 12:00", same_person=same)
        assert told("hof-van-zes", "JW-6.3.1.2-5-12H", changes)["outcome"] == expected


def test_5_6_one_decision_for_what_comes_back_needs_an_end() -> None:
    assert outcome("zuiderlicht", "JW-6.3.1.4-2-WRITTEN") == MET
    without_end = told("zuiderlicht", "JW-6.3.1.4-2-WRITTEN", "besluiten.geregeld: {einde: nee}")
    assert without_end["outcome"] == JUDGE


@pytest.mark.parametrize("means", ["sensor", "geluid", "zender", "scanner"])
def test_5_7_sensors_sound_trackers_and_scanners_are_for_a_person(means: str) -> None:
    used = {one: "ja" if one == means else "nee" for one in ("sensor", "geluid", "zender", "scanner")}
    words = ", ".join(f"{one}: {word}" for one, word in used.items())
    changes = f"gebruik.soorten: {{toezicht: ja}}\ntoezicht.middelen: {{{words}}}"
    assert told("zuiderlicht", "BJ-6.2.1-1-PERSONAL", changes)["outcome"] == JUDGE


def test_5_8_listening_to_a_lawyer_is_a_breach_and_to_parents_for_a_person() -> None:
    listened = "bellen.toezicht: {in_de_ruimte: ja, eigen_lijn: nee, aftappen: nee, opnemen: nee, anders: nee}\n"
    assert told("zuiderlicht", "JW-6.3.2.4-4-IDONLY", f"{listened}bellen.beluisterd: 1")["outcome"] == BREACH
    assert told("zuiderlicht", "JW-6.3.2.4-4-IDONLY", f"{listened}bellen.beluisterd_naasten: 1")["outcome"] == JUDGE


def test_5_9_no_score_of_the_inspectorate_is_computed() -> None:
    assert outcome("zuiderlicht", "IGJ-BESLISREGEL") == NOT_HERE
    for name in ("zuiderlicht", "de-wilg"):
        findings = [one for one in assessed(name)["norms"] if one["id"] != "IGJ-BESLISREGEL"]
        text = json.dumps(findings, ensure_ascii=False)
        assert "%" not in text
        assert "procent" not in text
        assert set(assessed(name)["counts"]) == {
            "normafwijking", "onvoldoende_informatie", "oordeel_inspecteur", "verbeterpunt", "voldoet",
            "niet_van_toepassing", "secondary", "total",
        }  # fmt: skip


def test_5_10_a_report_that_a_youth_of_sixteen_refused_is_for_a_person() -> None:
    refused = "halfjaarrapport: {ouders: {verstuurd: 0 van 0, geweigerd: 1}}"
    assert told("zuiderlicht", "JW-6.7.1-3-HALFYEAR", refused)["outcome"] == JUDGE
    late = "halfjaarrapport: {ouders: {verstuurd: 0 van 1, geweigerd: 0}}"
    assert told("zuiderlicht", "JW-6.7.1-3-HALFYEAR", late)["outcome"] == BREACH


def test_5_11_the_field_norm_that_nobody_read_has_a_place_and_no_rule() -> None:
    one = norm("zuiderlicht", "VN-OVERIG")
    assert (one["outcome"], one["status"]) == (NOT_HERE, Status.TEKST_NIET_BESCHIKBAAR)
    assert norm("zuiderlicht", "VN-RV-GROUPSIZE")["status"] == Status.VELDNORM
    assert [one.id for one in RULEBOOK.norms() if one.status is Status.VELDNORM] == ["VN-RV-GROUPSIZE"]


def test_5_12_an_emergency_in_open_care_is_for_a_person_and_a_habit_is_a_breach() -> None:
    twice = """open_vbm.soorten: {vasthouden: {aantal: 2, in_nood: 2}}
open_nood.voorvallen:
  - {kenmerk: voorval 1, gevaar: anderen, gestopt: ja, ouders: ja, nabespreking: ja}
  - {kenmerk: voorval 2, gevaar: anderen, gestopt: ja, ouders: ja, nabespreking: ja}
"""
    assert outcome("lindehuis", "IGJ-OPEN-EMERGENCY") == JUDGE
    assert told("lindehuis", "IGJ-OPEN-EMERGENCY", f"{twice}open_nood.herhaald: 1")["outcome"] == JUDGE
    again = told("lindehuis", "IGJ-OPEN-EMERGENCY", f"{twice}open_nood.herhaald: 2")
    assert (again["outcome"], again["severity"]) == (BREACH, "SEV3")
    planned = told("lindehuis", "IGJ-OPEN-EMERGENCY", "open_nood.gepland: ja")
    assert planned["outcome"] == BREACH


def test_5_13_a_letter_about_open_care_is_no_rule() -> None:
    assert outcome("lindehuis", "KST-31839-1029-OPEN") == NOT_HERE
    assert "Er is nog geen wet." in explained("lindehuis", "KST-31839-1029-OPEN")


def test_every_change_above_is_read_without_a_fault() -> None:
    """A mistyped question would be a fault; this one shows that a change of nothing changes nothing."""
    assert assess_text(whole("rust", "antwoorden: {}\n")) == assessed("rust")
