"""Norms.md, section 5, rows 5.14 to 5.26 and the general behaviour: open words, and what a report proves."""

from __future__ import annotations

import json

import pytest
from assessed import BREACH, JUDGE, MET, NOT_HERE, assess_text, assessed, breaches, finding, norm, outcome, told
from whole_reports import EXAMPLES, whole

from compliance.assessment.assess import assess
from compliance.report.html import render_html
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.reader import parse_self_report

RULEBOOK = load_rulebook()
HELPERS = ("met_deze_jongere", "past", "thuis", "kan_nee_zeggen", "zorg", "wordt_besproken")


def html(name: str) -> str:
    return " ".join(render_html(assess(RULEBOOK, parse_self_report(whole(name).encode(), name, RULEBOOK))).split())


@pytest.mark.parametrize("no", HELPERS)
def test_5_14_mixed_answers_about_a_rule_are_for_a_person(no: str) -> None:
    answers = ", ".join(f"{one}: {'nee' if one == no else 'ja'}" for one in HELPERS)
    changes = f"pedagogisch.regels: [{{regel: een eigen bedtijd, {answers}}}]"
    assert told("lindehuis", "NJI-OPEN-PEDAGOGIC", changes)["outcome"] == JUDGE


OPEN_WORDS = {
    # so many days, hours or minutes, and no number in the law: it is shown and never fails
    "JW-6.2.4-4-INFORM": "huisregels.dagen_tot_uitleg: 40",
    "JW-6.1.13-2-ADMISSIONNOTICE": "opname.gemeld_na: 60",
    "JW-6.7.1-1-FILE": "registratie.dagen_tot_dossier: 90",
}


@pytest.mark.parametrize("norm_id", OPEN_WORDS)
def test_5_15_a_number_that_the_law_does_not_give_is_shown_and_never_fails(norm_id: str) -> None:
    one = told("zuiderlicht", norm_id, OPEN_WORDS[norm_id])
    assert one["outcome"] == MET
    assert one["notes"] != norm("rust", norm_id)["notes"] or one["notes"]


@pytest.mark.parametrize(
    ("norm_id", "room"),
    [
        ("BJ-6.2.5-1-DAYLIGHT", "daglicht: beperkt"),
        ("BJ-6.2.6-1-CONTACT", "contact: intercom"),
        ("BJ-6.2.5-1-VENT", "ventilatie: alleen_raam"),
        ("JW-6.2.6-2-VOLUNTARY", "op_verzoek: medewerker_beslist"),
    ],
)
def test_5_15_an_open_word_about_the_room_is_for_a_person(norm_id: str, room: str) -> None:
    text = whole("zuiderlicht")
    before = next(line for line in text.splitlines() if line.strip().startswith(room.partition(":")[0] + ":"))
    changed = text.replace(before, f"{before.partition(':')[0]}: {room.partition(': ')[2]}", 1)
    assert changed != text
    (one,) = [one for one in assess_text(changed)["norms"] if one["id"] == norm_id]
    assert one["outcome"] == JUDGE


@pytest.mark.parametrize(
    ("year", "row", "expected"),
    [(2024, "nvo", JUDGE), (2025, "nvo", BREACH), (2024, "ander", BREACH), (2025, "ander", BREACH), (2025, "big", MET)],
)
def test_5_16_the_registers_of_behavioural_scientists(year: int, row: str, expected: str) -> None:
    rows = {name: 1 if name == row else 0 for name in ("nip", "skj", "big", "psychiater", "nvo", "ander")}
    words = ", ".join(f"{name}: {number}" for name, number in rows.items())
    data = assess_text(f"""zelfrapportage: 1
locatie: {{naam: Proef, setting: gesloten}}
periode: {{van: {year}-01-01, tot_en_met: {year}-06-30}}
peildatum: {year}-06-30
antwoorden: {{ggw.registers: {{{words}}}}}
""")
    (one,) = [one for one in data["norms"] if one["id"] == "RJ-2-GGWQUAL"]
    assert one["outcome"] == expected


@pytest.mark.parametrize(
    ("name", "places", "busiest", "expected", "severity"),
    [
        ("zuiderlicht", 7, 7, BREACH, "SEV4"),
        ("zuiderlicht", 7, 6, JUDGE, "SEV1"),
        ("zuiderlicht", 6, 6, MET, "SEV4"),
        ("lindehuis", 7, 7, "verbeterpunt", "SEV1"),
    ],
)
def test_5_17_the_busiest_day_decides_and_only_closed_care_is_very_severe(
    name: str, places: int, busiest: int, expected: str, severity: str
) -> None:
    group = f"naam: Beuk, plekken: {places}, bezetting_max: {busiest}, bezetting_vandaag: 4, medewerkers_dag: 2"
    more = "medewerkers_avond: 2, medewerkers_nacht: 2, vast_team: ja, huiselijk: ja"
    one = told(name, "IGJ-GROUPSIZE-MAX6", f"groepen: [{{{group}, {more}}}]")
    assert (one["outcome"], one["severity"]) == (expected, severity)


def test_5_18_six_hours_at_weekends_and_an_own_programme_are_for_a_person() -> None:
    weekdays = told("zuiderlicht", "JW-6.2.5-1-6H", "dagprogramma.uren_doordeweeks: '5,9'")
    assert (weekdays["outcome"], weekdays["severity"]) == (BREACH, "SEV2")
    assert told("zuiderlicht", "JW-6.2.5-1-6H", "dagprogramma.uren_weekend: '5,9'")["outcome"] == JUDGE
    own = "dagprogramma.eigen: 1 van 5\ndagprogramma.op_papier: 1 van 1"
    assert told("zuiderlicht", "JW-6.2.5-1-6H", own)["outcome"] == JUDGE


def test_5_19_locking_before_2024_is_not_made_a_breach_afterwards() -> None:
    data = assess_text("""zelfrapportage: 1
locatie: {naam: Proef, setting: gesloten}
periode: {van: 2023-09-01, tot_en_met: 2023-12-31}
peildatum: 2023-12-31
antwoorden:
  kamerdeuren.op_slot: standaard
  kamerdeuren.aantal_keren: 300
  veilige_ruimte.aanwezig: nee
  huisregels.bepalingen: {telefoons_innemen: ja}
""")
    found = {one["id"]: one["outcome"] for one in data["norms"]}
    for norm_id in ("JW-6.3.2.2-ROOMLOCK", "JW-6.3.1.1-3-CLOSEDLIST", "IGJ-SAFEROOM", "JW-6.3.1.2-2-NOGENERIC"):
        assert found[norm_id] == NOT_HERE
    assert BREACH not in found.values()


def test_5_20_a_report_proves_only_what_the_location_says() -> None:
    text = html("de-wilg")
    assert "Een zelfevaluatie bewijst alleen wat de locatie zegt." in text
    assert "voldoet (volgens opgave)" in text
    assert "1 januari 2025 tot en met 30 juni 2025" in text  # the period
    assert "kwaliteitsmedewerker" in text  # who answered
    assert "nachtrapportages en logboek van sloten" in text  # what would show it


def test_5_21_one_fact_is_one_finding() -> None:
    assert finding("de-wilg", "JW-6.3.1.1-3-CLOSEDLIST")[2] is False
    counts = assessed("de-wilg")["counts"]
    assert counts["secondary"] == len(breaches("de-wilg", primary=False)) == 4
    assert counts["normafwijking"] == 3


def test_5_22_a_report_warns_that_small_numbers_point_at_people() -> None:
    assert "Kleine aantallen." in html("lindehuis")
    for question in RULEBOOK.questions():
        for field in (question, *question.fields):
            if field.type == "text" and not field.header and field.local != "naam":
                told_not_to = f"{field.ask} {field.help or ''}".lower()
                assert "geen naam" in told_not_to or "namen" in told_not_to or field.optional, field.id


def test_5_23_another_act_is_for_a_person_and_switches_nothing_off() -> None:
    changes = "jongeren.andere_wet: ja"
    assert told("zuiderlicht", "JW-6.3.1.1-1-MACHTIGING", changes)["outcome"] == JUDGE
    one = told("de-wilg", "JW-6.3.2.2-ROOMLOCK", changes)
    assert one["outcome"] == BREACH
    assert any("andere wet" in note for note in one["notes"])


def test_5_24_every_example_is_invented_and_no_figure_of_the_sector() -> None:
    for path in EXAMPLES.values():
        assert path.read_text("utf-8").startswith("# Alles in dit bestand is verzonnen: de locatie, de aantallen en")


@pytest.mark.parametrize(
    ("norm_id", "part"),
    [
        ("BJ-6.2.8-1-TWO", "uitvoering: {twee: nee, besloten: ja, getraind: ja}"),
        ("BJ-6.2.8-2-PRIVATE", "uitvoering: {twee: ja, besloten: nee, getraind: ja}"),
        ("BJ-6.2.8-3-TRAINED", "uitvoering: {twee: ja, besloten: ja, getraind: nee}"),
        ("BJ-6.2.10-URINE", "urine: {verdeeld: nee, laboratorium: ja, tien_dagen: ja, bewaard: ja}"),
    ],
)
def test_5_25_a_search_outside_the_closed_accommodation_is_for_a_person(norm_id: str, part: str) -> None:
    done = {
        "uitvoering": "{twee: ja, besloten: ja, getraind: ja}",
        "urine": "{verdeeld: ja, laboratorium: ja, tien_dagen: ja, bewaard: ja}",
    }
    done[part.partition(": ")[0]] = part.partition(": ")[2]
    words = ", ".join(f"{key}: {value}" for key, value in done.items())
    record = f"{{kenmerk: U-1, begin: '2025-01-14 10:30', soort: urine, {words}, uitslag: nog_niet}}"
    assert told("team-delta", norm_id, f"onderzoeken: [{record}]")["outcome"] == JUDGE
    inside = record.replace("soort: urine", "soort: urine, aanleiding: vermoeden")
    assert told("bosrand", norm_id, f"onderzoeken: [{inside}]")["outcome"] == BREACH


def test_5_26_grabbing_alone_is_for_a_person_and_holding_is_tested() -> None:
    grabbed = "vasthouden: {vastpakken: {aantal: 1, gevaar: 0, langste: 1 min}}"
    assert told("zuiderlicht", "BJ-6.2.3-2-HOLDDANGER", grabbed)["outcome"] == JUDGE
    held = "vasthouden: {vasthouden: {gevaar: 0}}"
    assert told("zuiderlicht", "BJ-6.2.3-2-HOLDDANGER", held)["outcome"] == BREACH


# --- general behaviour ---------------------------------------------------------------------


def test_a_what_is_missing_stands_in_front() -> None:
    text = html("de-wilg")
    assert text.index("<h3>Antwoorden die ontbreken") < text.index("<h2>Bevindingen per thema")


def test_b_every_is_every_and_the_one_that_is_missing_is_told() -> None:
    one = told("zuiderlicht", "JW-6.1.13-1-FILEORDERS", "dossier.uitspraken: 39 van 40")
    assert one["outcome"] == BREACH
    assert "39 van 40" in one["reason"]


def test_c_a_finding_says_where_it_comes_from() -> None:
    for name in ("de-wilg", "lindehuis"):
        for one in assessed(name)["norms"]:
            assert one["id"]
            assert one["source"]
            assert one["status"]
            assert one["in_force"]["from"]
            assert one["reason"]


def test_d_a_cause_outside_the_house_changes_nothing_about_the_outcome() -> None:
    assert outcome("de-wilg", "IGJ-PH-VERVOLG") == "verbeterpunt"
    text = html("de-wilg")
    assert "Waar de gemeente voor nodig is" in text


def test_e_no_location_is_said_to_comply() -> None:
    for name in EXAMPLES:
        said = json.dumps(assessed(name), ensure_ascii=False) + html(name)
        assert "voldoet aan de wet" not in said
        assert "houdt zich aan de wet" not in said
    # Without a finding there is still what only a person can judge.
    assert "Er is nog geen conclusie mogelijk." in html("zuiderlicht")
