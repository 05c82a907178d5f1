"""Norms.md, section 4: the fictional locations, through the command line, norm by norm.

Of each example only what falls under the themes of the rulebook is said here. Examples 4, 5, 6 and 11 are about
themes that have no rules yet.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from compliance.cli.main import run
from compliance.rulebook import reader

ROOT = Path(__file__).resolve().parents[2]
FILES = {path.stem: path for folder in ("examples", "tests/scenarios") for path in (ROOT / folder).glob("*.yaml")}
KERN = 23
"""The number of norms of the profile kern."""


load_once = cache(reader.load_rulebook)


def vbm(*arguments: str) -> str:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(out), mock.patch.object(reader, "load_rulebook", load_once):
        assert run(list(arguments)) == 0
    assert isinstance(out.buffer, io.BytesIO)
    return out.buffer.getvalue().decode("utf-8")


@cache
def assessed(name: str, profile: str = "volledig") -> dict[str, Any]:
    data = json.loads(vbm("assess", str(FILES[name]), "--format", "json", "--profile", profile))
    assert isinstance(data, dict)
    return data


def norm(name: str, norm_id: str, profile: str = "volledig") -> dict[str, Any]:
    found = [one for one in assessed(name, profile)["norms"] if one["id"] == norm_id]
    assert len(found) == 1, f"{name} has {len(found)} results for {norm_id}"
    assert isinstance(found[0], dict)
    return found[0]


def outcome(name: str, norm_id: str) -> str:
    return str(norm(name, norm_id)["outcome"])


def finding(name: str, norm_id: str) -> tuple[str, str, bool | None]:
    one = norm(name, norm_id)
    return one["outcome"], one["severity"], one["primary"]


def breaches(name: str, *, primary: bool = True) -> list[str]:
    """Give the norms that are breached, the findings that count or those that are the same fact as another."""
    return [
        one["id"]
        for one in assessed(name)["norms"]
        if one["outcome"] in {"normafwijking", "verbeterpunt"} and one["primary"] is primary
    ]


def records(name: str, norm_id: str) -> dict[str, str]:
    return {one["name"]: one["outcome"] for one in norm(name, norm_id)["records"]}


# --- the files themselves ----------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_scenario_is_sound(name: str) -> None:
    data = assessed(name)
    assert data["contradictions"] == []
    assert data["closed_answers"] == []
    assert data["self_report"]["reference_date"].startswith("2025")


@pytest.mark.parametrize("name", sorted(set(FILES) - {"de-wilg"}))
def test_only_de_wilg_leaves_something_open(name: str) -> None:
    assert "Alle vragen zijn beantwoord." in vbm("check", str(FILES[name]))


@pytest.mark.parametrize("name", sorted(FILES))
def test_counts_are_of_all_norms_and_say_each_fact_once(name: str) -> None:
    data = assessed(name)
    for counts in (data["counts"], *(theme["counts"] for theme in data["themes"])):
        assert sum(number for word, number in counts.items() if word != "total") == counts["total"]
    assert data["counts"]["total"] == len(data["norms"]) == sum(one["counts"]["total"] for one in data["themes"])
    assert data["counts"]["normafwijking"] + data["counts"]["verbeterpunt"] == len(breaches(name))
    assert data["counts"]["secondary"] == len(breaches(name, primary=False))


@pytest.mark.parametrize("name", sorted(FILES))
def test_no_scenario_is_called_lawful(name: str) -> None:
    text = vbm("assess", str(FILES[name]))
    assert "geen oordeel van de inspectie" in text
    assert "aan de wet" not in text


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_core_profile_says_the_same_of_fewer_norms(name: str) -> None:
    core, whole = assessed(name, "kern"), assessed(name)
    assert len(core["norms"]) == KERN
    assert len(core["norms"]) + len(core["not_asked"]) == len(whole["norms"])
    by_id = {one["id"]: one for one in whole["norms"]}
    for one in core["norms"]:
        same = by_id[one["id"]]
        assert (one["outcome"], one["severity"], one["records"]) == (
            same["outcome"],
            same["severity"],
            same["records"],
        )


# --- 1. De Wilg --------------------------------------------------------------------------


def test_1_locking_two_of_five_is_a_breach_that_plan_and_consent_do_not_cure() -> None:
    assert finding("de-wilg", "JW-6.3.2.2-ROOMLOCK") == ("normafwijking", "SEV4", True)
    answers = norm("de-wilg", "JW-6.3.2.2-ROOMLOCK")["answers"]
    assert answers["kamerdeuren.op_slot"] == "deel"
    assert answers["kamerdeuren.aantal_keren"] == 362  # two youths, 181 nights


def test_1_the_closed_list_is_the_same_fact_and_points_to_it() -> None:
    assert finding("de-wilg", "JW-6.3.1.1-3-CLOSEDLIST") == ("normafwijking", "SEV4", False)
    assert norm("de-wilg", "JW-6.3.1.1-3-CLOSEDLIST")["related"] == ["JW-6.3.2.2-ROOMLOCK"]


def test_1_five_in_a_group_is_enough_and_above_the_preferred_four() -> None:
    assert outcome("de-wilg", "IGJ-GROUPSIZE-MAX6") == "voldoet"
    assert outcome("de-wilg", "CK-PREF4") == "voldoet"
    assert norm("de-wilg", "CK-PREF4")["notes"] == [
        "Beuk: Bij voorkeur vier jongeren in een groep. Dit is alleen ter informatie."
    ]


def test_1_the_announced_bill_is_told_and_is_not_law() -> None:
    text = " ".join(vbm("explain", str(FILES["de-wilg"]), "JW-6.3.2.2-ROOMLOCK").split())
    assert "In juni 2025 is een wijziging aangekondigd over het op slot doen van kamers in de nacht." in text
    assert "Die geldt niet op de datum tot wanneer dit regelboek is nagekeken." in text


def test_1_a_planned_renovation_changes_nothing() -> None:
    one = norm("de-wilg", "IGJ-SAFEROOM")
    assert one["outcome"] == "normafwijking"
    assert one["requirements_met"] == {"met": 10, "of": 15}
    assert "Er is een verbouwing gepland. Dat telt nog niet als een goede ruimte." in one["notes"]


def test_1_what_is_unknown_stays_unknown() -> None:
    assert outcome("de-wilg", "BJ-6.2.6-2-SANITARY") == "onvoldoende_informatie"
    assert norm("de-wilg", "BJ-6.2.6-2-SANITARY")["missing"] == ["veilige_ruimten.sanitair"]


# --- 2. De Haven -------------------------------------------------------------------------


def test_2_a_thumb_turn_is_no_locking() -> None:
    assert outcome("de-haven", "JW-6.3.2.2-ROOMLOCK") == "voldoet"
    assert breaches("de-haven") == breaches("de-haven", primary=False) == []


def test_2_locking_at_the_own_request_is_for_a_person_to_judge() -> None:
    assert outcome("de-haven-op-verzoek", "JW-6.3.2.2-ROOMLOCK") == "oordeel_inspecteur"
    assert breaches("de-haven-op-verzoek") == []
    changed = {
        one["id"]
        for one, other in zip(assessed("de-haven")["norms"], assessed("de-haven-op-verzoek")["norms"], strict=True)
        if one["outcome"] != other["outcome"]
    }
    assert changed == {"JW-6.3.2.2-ROOMLOCK"}


# --- 3. De Esdoorn -----------------------------------------------------------------------

ESDOORN = {
    "JW-6.2.6-2-SAFEROOM-EXISTS": "voldoet",
    "JW-6.2.6-2-NOTBEDROOM": "voldoet",
    "JW-6.2.6-2-VOLUNTARY": "voldoet",
    "BJ-6.2.5-1-DAYLIGHT": "voldoet",  # answered with good
    "BJ-6.2.5-1-LIGHT": "voldoet",
    "BJ-6.2.5-1-TEMP": "normafwijking",  # staff set it from the office, so no regulator in the room
    "BJ-6.2.5-1-VENT": "voldoet",
    "BJ-6.2.5-1-CLOCK": "normafwijking",
    "BJ-6.2.5-2-CONTROL": "normafwijking",
    "BJ-6.2.5-2-MEDIA": "voldoet",
    "BJ-6.2.5-3-INJURYSAFE": "voldoet",
    "BJ-6.2.5-4-BELONGINGS": "voldoet",
    "BJ-6.2.6-1-CONTACT": "voldoet",
    "BJ-6.2.6-2-SANITARY": "normafwijking",  # across the corridor, behind a badge door
    "BJ-6.2.1-3-SAFEROOM-CAMERA": "voldoet",
}


def test_3_each_requirement_of_the_safe_room_is_told_apart() -> None:
    assert {name: outcome("de-esdoorn", name) for name in ESDOORN} == ESDOORN
    for record in norm("de-esdoorn", "IGJ-SAFEROOM")["records"]:
        assert record["members"] == ESDOORN


def test_3_the_composite_is_the_one_finding() -> None:
    assert finding("de-esdoorn", "IGJ-SAFEROOM") == ("normafwijking", "SEV4", True)
    assert breaches("de-esdoorn") == ["IGJ-SAFEROOM"]
    assert breaches("de-esdoorn", primary=False) == [name for name, word in ESDOORN.items() if word == "normafwijking"]
    assert all(
        norm("de-esdoorn", name)["related"] == ["IGJ-SAFEROOM"] for name in breaches("de-esdoorn", primary=False)
    )


def test_3_the_proportion_is_shown() -> None:
    one = norm("de-esdoorn", "IGJ-SAFEROOM")
    assert one["requirements_met"] == {"met": 11, "of": 15}
    assert one["reason"].startswith("Aan 11 van de 15 eisen is voldaan.")
    assert "%" not in json.dumps(assessed("de-esdoorn"))


def test_3_a_renovation_that_has_started_changes_nothing() -> None:
    notes = norm("de-esdoorn", "IGJ-SAFEROOM")["notes"]
    assert "De verbouwing is begonnen. Dat telt nog niet als een goede ruimte." in notes


# --- 7. Bosrand --------------------------------------------------------------------------


def test_7_what_house_rules_must_hold_is_never_generic() -> None:
    assert outcome("bosrand", "JW-6.2.4-3-MANDATORY") == "voldoet"
    assert outcome("bosrand", "JW-6.2.4-2-HOUSERULES") == "voldoet"


def test_7_phones_and_searches_for_everybody_are_generic() -> None:
    assert finding("bosrand", "JW-6.3.1.2-2-NOGENERIC") == ("normafwijking", "SEV4", True)
    answers = norm("bosrand", "JW-6.3.1.2-2-NOGENERIC")["answers"]
    assert [name for name, value in answers.items() if value is True and "bepalingen" in name] == [
        "huisregels.bepalingen.telefoons_innemen",
        "huisregels.bepalingen.standaard_fouilleren",
    ]
    assert breaches("bosrand") == ["JW-6.3.1.2-2-NOGENERIC"]


# --- 8. Lindehuis ------------------------------------------------------------------------


def test_8_being_followed_day_and_night_is_a_breach() -> None:
    assert finding("lindehuis", "IGJ-OPEN-PERMANENT") == ("normafwijking", "SEV3", True)
    assert finding("lindehuis", "JW-6.3.1.1-1-OPENNOVBM") == ("normafwijking", "SEV3", False)
    assert norm("lindehuis", "JW-6.3.1.1-1-OPENNOVBM")["related"] == ["IGJ-OPEN-PERMANENT"]


def test_8_one_fight_that_was_stopped_is_for_a_person_to_judge() -> None:
    assert outcome("lindehuis", "IGJ-OPEN-EMERGENCY") == "oordeel_inspecteur"
    assert records("lindehuis", "JW-6.3.1.1-1-OPENNOVBM")["Vastpakken of vasthouden"] == "oordeel_inspecteur"


def test_8_own_bedtimes_and_phone_times_are_no_restriction() -> None:
    assert outcome("lindehuis", "NJI-OPEN-PEDAGOGIC") == "voldoet"
    assert records("lindehuis", "NJI-OPEN-PEDAGOGIC") == {
        "eigen bedtijd van twee jongeren": "voldoet",
        "eigen telefoontijd van dezelfde twee jongeren": "voldoet",
    }


def test_8_norms_of_closed_care_do_not_apply() -> None:
    closed = [
        one["id"]
        for one in assessed("lindehuis")["norms"]
        if one["theme"] in {"grondslag", "veilige_ruimte", "huisregels", "machtiging"}
    ]
    assert "IGJ-SAFEROOM" in closed
    assert {outcome("lindehuis", name) for name in closed} == {"niet_van_toepassing"}
    assert all(norm("lindehuis", name)["applies"] is False for name in closed)


def test_8_the_group_of_five_is_enough() -> None:
    assert outcome("lindehuis", "IGJ-GROUPSIZE-MAX6") == "voldoet"
    assert breaches("lindehuis") == ["IGJ-OPEN-PERMANENT"]


# --- 9. Kadehuis -------------------------------------------------------------------------


def test_9_a_locked_door_is_a_breach_for_youths_without_an_order_only() -> None:
    assert finding("kadehuis", "IGJ-HYBRID-SEPARATE") == ("normafwijking", "SEV3", True)
    assert breaches("kadehuis") == ["IGJ-HYBRID-SEPARATE"]
    assert breaches("kadehuis", primary=False) == []


def test_9_a_phone_limit_in_ones_own_plan_is_no_generic_measure() -> None:
    assert outcome("kadehuis", "JW-6.3.1.2-2-NOGENERIC") == "voldoet"
    assert outcome("kadehuis", "JW-6.3.1.1-1-OPENNOVBM") == "voldoet"


def test_9_building_norms_are_judged_once() -> None:
    assert norm("kadehuis", "IGJ-SAFEROOM")["requirements_met"] == {"met": 15, "of": 15}
    assert outcome("kadehuis", "IGJ-GROUPSIZE-MAX6") == "voldoet"


def test_9_a_door_that_they_open_themselves_is_no_breach() -> None:
    assert outcome("kadehuis-open-deur", "IGJ-HYBRID-SEPARATE") == "voldoet"
    assert breaches("kadehuis-open-deur") == []


# --- 10. De Golf -------------------------------------------------------------------------


def test_10_seven_places_and_seven_youths_are_two_things() -> None:
    groups = {one["name"]: one for one in norm("de-golf", "IGJ-GROUPSIZE-MAX6")["records"]}
    assert groups["Groep A"]["outcome"] == "oordeel_inspecteur"  # and an improvement point, which is less bad
    assert groups["Groep A"]["answers"]["groepen.plekken"] == 7
    assert groups["Groep A"]["holds"] is False
    assert groups["Groep B"]["outcome"] == "normafwijking"
    assert groups["Groep B"]["answers"]["groepen.bezetting_max"] == 7
    assert finding("de-golf", "IGJ-GROUPSIZE-MAX6") == ("normafwijking", "SEV4", True)


def test_10_both_the_improvement_point_and_the_judgement_are_explained() -> None:
    text = " ".join(vbm("explain", str(FILES["de-golf"]), "IGJ-GROUPSIZE-MAX6").split())
    group_a = text[text.index("Groep A: ter beoordeling") : text.index("Groep B: normafwijking")]
    assert "△ Als hoogste aantal jongeren op één dag is hoogstens 6 jongeren" in group_a
    assert "○ Als hoogste aantal jongeren op één dag is hoogstens 6 jongeren" in group_a


def test_10_the_number_six_is_no_statute() -> None:
    assert norm("de-golf", "IGJ-GROUPSIZE-MAX6")["status"] == "lezing_inspectie"
    text = vbm("explain", str(FILES["de-golf"]), "IGJ-GROUPSIZE-MAX6")
    assert "Status: lezing van de inspectie, geen wet" in text


def test_10_the_total_of_the_location_does_not_matter() -> None:
    assert "13" not in norm("de-golf", "IGJ-GROUPSIZE-MAX6")["reason"]
    assert breaches("de-golf") == ["IGJ-GROUPSIZE-MAX6"]


# --- 12. Team Delta ----------------------------------------------------------------------


def test_12_what_is_not_on_the_short_list_is_a_breach() -> None:
    assert finding("team-delta", "JW-6.1.4-6-CONDITIONAL") == ("normafwijking", "SEV3", True)
    reason = norm("team-delta", "JW-6.1.4-6-CONDITIONAL")["reason"]
    assert "telefoon" in reason
    assert "kamer doorzoeken" in reason


def test_12_what_is_on_the_list_and_in_the_plan_is_none() -> None:
    reason = norm("team-delta", "JW-6.1.4-6-CONDITIONAL")["reason"]
    assert "urine" not in reason.lower()
    assert "elektronisch" not in reason.lower()
    assert outcome("team-delta", "JW-6.3.1.1-1-OPENNOVBM") == "voldoet"
    assert breaches("team-delta") == ["JW-6.1.4-6-CONDITIONAL"]


# --- as a user runs it -------------------------------------------------------------------


@pytest.mark.parametrize("name", ["de-wilg", "lindehuis"])
def test_the_program_itself_says_the_same(name: str) -> None:
    program = str(Path(sys.executable).with_name("vbm"))
    done = subprocess.run(
        [program, "assess", str(FILES[name]), "--format", "json"], capture_output=True, check=True, timeout=120
    )
    assert json.loads(done.stdout) == assessed(name)
    assert done.stderr == b""
