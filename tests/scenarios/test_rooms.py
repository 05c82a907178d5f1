"""Norms.md, section 4, examples 1 to 3: De Wilg, De Haven and De Esdoorn, about the own room and the safe room."""

from __future__ import annotations

import json

from assessed import BREACH, JUDGE, MET, assessed, breaches, explained, finding, norm, outcome, outcomes

# --- 1. De Wilg: two of five youths locked in their own room every night -----------------


def test_1_locking_two_of_five_is_a_breach_that_plan_and_consent_do_not_cure() -> None:
    assert finding("de-wilg", "JW-6.3.2.2-ROOMLOCK") == (BREACH, "SEV4", True)
    answers = norm("de-wilg", "JW-6.3.2.2-ROOMLOCK")["answers"]
    assert answers["kamerdeuren.op_slot"] == "deel"
    assert answers["kamerdeuren.aantal_keren"] == 362  # two youths, 181 nights


def test_1_the_closed_list_is_the_same_fact_and_points_to_it() -> None:
    assert finding("de-wilg", "JW-6.3.1.1-3-CLOSEDLIST") == (BREACH, "SEV4", False)
    assert norm("de-wilg", "JW-6.3.1.1-3-CLOSEDLIST")["related"] == ["JW-6.3.2.2-ROOMLOCK"]


def test_1_five_in_a_group_is_enough_and_above_the_preferred_four() -> None:
    assert outcomes("de-wilg", "IGJ-GROUPSIZE-MAX6", "CK-PREF4") == {"IGJ-GROUPSIZE-MAX6": MET, "CK-PREF4": MET}
    assert norm("de-wilg", "CK-PREF4")["notes"] == [
        "Beuk: Bij voorkeur vier jongeren in een groep. Dit is alleen ter informatie."
    ]


def test_1_the_announced_bill_is_told_and_is_not_law() -> None:
    text = explained("de-wilg", "JW-6.3.2.2-ROOMLOCK")
    assert "In juni 2025 is een wijziging aangekondigd over het op slot doen van kamers in de nacht." in text
    assert "Die geldt niet op de datum tot wanneer dit regelboek is nagekeken." in text


def test_1_a_planned_renovation_changes_nothing() -> None:
    one = norm("de-wilg", "IGJ-SAFEROOM")
    assert one["outcome"] == BREACH
    assert one["requirements_met"] == {"met": 10, "of": 15}
    assert "Er is een verbouwing gepland. Dat telt nog niet als een goede ruimte." in one["notes"]


def test_1_what_is_unknown_stays_unknown() -> None:
    for norm_id, missing in (
        ("BJ-6.2.6-2-SANITARY", "veilige_ruimten.sanitair"),
        ("JW-6.1.13-2-ADMISSIONNOTICE", "opname.gemeld"),
    ):
        assert outcome("de-wilg", norm_id) == "onvoldoende_informatie"
        assert norm("de-wilg", norm_id)["missing"] == [missing]


def test_1_three_deviations_of_which_two_may_not_continue() -> None:
    found = [one for one in breaches("de-wilg") if outcome("de-wilg", one) == BREACH]
    assert found == ["JW-6.3.2.2-ROOMLOCK", "IGJ-SAFEROOM", "JW-6.2.4-4-INFORM"]
    assert [finding("de-wilg", one)[1] for one in found] == ["SEV4", "SEV4", "SEV2"]


# --- 2. De Haven: a thumb-turn on every door ---------------------------------------------


def test_2_a_thumb_turn_is_no_locking() -> None:
    assert outcome("de-haven", "JW-6.3.2.2-ROOMLOCK") == MET
    assert breaches("de-haven") == breaches("de-haven", primary=False) == []


def test_2_locking_at_the_own_request_is_for_a_person_to_judge() -> None:
    assert outcome("de-haven-op-verzoek", "JW-6.3.2.2-ROOMLOCK") == JUDGE
    assert breaches("de-haven-op-verzoek") == []
    changed = {
        one["id"]
        for one, other in zip(assessed("de-haven")["norms"], assessed("de-haven-op-verzoek")["norms"], strict=True)
        if one["outcome"] != other["outcome"]
    }
    assert changed == {"JW-6.3.2.2-ROOMLOCK"}


# --- 3. De Esdoorn: a room that is being rebuilt ------------------------------------------

ESDOORN = {
    "JW-6.2.6-2-SAFEROOM-EXISTS": MET,
    "JW-6.2.6-2-NOTBEDROOM": MET,
    "JW-6.2.6-2-VOLUNTARY": MET,
    "BJ-6.2.5-1-DAYLIGHT": MET,  # answered with good
    "BJ-6.2.5-1-LIGHT": MET,
    "BJ-6.2.5-1-TEMP": BREACH,  # staff set it from the office, so no regulator in the room
    "BJ-6.2.5-1-VENT": MET,
    "BJ-6.2.5-1-CLOCK": BREACH,
    "BJ-6.2.5-2-CONTROL": BREACH,
    "BJ-6.2.5-2-MEDIA": MET,
    "BJ-6.2.5-3-INJURYSAFE": MET,
    "BJ-6.2.5-4-BELONGINGS": MET,
    "BJ-6.2.6-1-CONTACT": MET,
    "BJ-6.2.6-2-SANITARY": BREACH,  # across the corridor, behind a badge door
    "BJ-6.2.1-3-SAFEROOM-CAMERA": MET,
}


def test_3_each_requirement_of_the_safe_room_is_told_apart() -> None:
    assert outcomes("de-esdoorn", *ESDOORN) == ESDOORN
    for record in norm("de-esdoorn", "IGJ-SAFEROOM")["records"]:
        assert record["members"] == ESDOORN


def test_3_the_composite_is_the_one_finding() -> None:
    assert finding("de-esdoorn", "IGJ-SAFEROOM") == (BREACH, "SEV4", True)
    assert breaches("de-esdoorn") == ["IGJ-SAFEROOM"]
    parts = breaches("de-esdoorn", primary=False)
    assert parts == [name for name, word in ESDOORN.items() if word == BREACH]
    assert all(norm("de-esdoorn", name)["related"] == ["IGJ-SAFEROOM"] for name in parts)


def test_3_the_proportion_is_shown() -> None:
    one = norm("de-esdoorn", "IGJ-SAFEROOM")
    assert one["requirements_met"] == {"met": 11, "of": 15}
    assert one["reason"].startswith("Aan 11 van de 15 eisen is voldaan.")
    assert "%" not in json.dumps(assessed("de-esdoorn"))


def test_3_a_renovation_that_has_started_changes_nothing_and_its_day_is_shown() -> None:
    notes = norm("de-esdoorn", "IGJ-SAFEROOM")["notes"]
    assert "De verbouwing is begonnen. Dat telt nog niet als een goede ruimte." in notes
    assert "De datum van de verbouwing staat bij de antwoorden." in " ".join(notes)
