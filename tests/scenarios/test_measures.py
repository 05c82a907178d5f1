"""Norms.md, section 4, examples 4 to 6 and 11: what was done in an emergency, and the clocks that then run."""

from __future__ import annotations

import pytest
from assessed import BREACH, JUDGE, MET, NOT_HERE, breaches, finding, norm, outcome, outcomes

LOCKED_IN = (
    "JW-6.3.2.2-1f-PLACE",
    "JW-6.3.2.2-2-AGE12",
    "JW-6.3.2.2-2-EMERGENCY",
    "JW-6.3.1.2-1-INSL-NEETENZIJ",
    "BJ-6.2.4-1-3H",
    "JW-6.3.2.2-3-1DAY",
    "BJ-6.2.4-2-15MIN",
    "BJ-6.2.4-2-CONTACT",
    "BJ-6.2.4-3-INFORMED",
    "JW-6.3.2.2-7-DURATION",
    "JW-6.3.1.4-INSL-PAPER",
    "JW-6.7.2-1-INSL-INFORM",
)
"""The norms on locking in that every locking-in is held against."""

# --- 4. Noorderlicht: locked in from 20:10 to 07:30, as it should be -----------------------


def test_4_everything_is_met() -> None:
    assert outcomes("noorderlicht", *LOCKED_IN) == dict.fromkeys(LOCKED_IN, MET)
    assert breaches("noorderlicht") == []


def test_4_whether_it_was_an_emergency_is_for_the_inspector() -> None:
    notes = norm("noorderlicht", "JW-6.3.2.2-2-EMERGENCY")["notes"]
    assert any("Of het echt een noodsituatie was, beoordeelt een mens." in note for note in notes)


def test_4_no_prior_talk_in_an_emergency_and_no_general_clocks() -> None:
    general = ("JW-6.3.1.4-1-PRIOR", "JW-6.3.1.2-5-12H", "JW-6.3.1.2-4-3DAYS")
    assert outcomes("noorderlicht", *general) == dict.fromkeys(general, NOT_HERE)


def test_4_assessed_within_the_three_hours_is_told_with_its_minutes() -> None:
    assert "2 uur en 45 minuten" in norm("noorderlicht", "BJ-6.2.4-1-3H")["reason"]


# --- 5. Zuiderveld: a boy of 11, for 40 minutes -------------------------------------------


def test_5_under_twelve_is_a_breach_without_an_exception() -> None:
    assert finding("zuiderveld", "JW-6.3.2.2-2-AGE12") == (BREACH, "SEV3", True)
    assert breaches("zuiderveld") == ["JW-6.3.2.2-2-AGE12"]
    assert breaches("zuiderveld", primary=False) == []


def test_5_the_other_clocks_are_met() -> None:
    clocks = ("BJ-6.2.4-1-3H", "JW-6.3.2.2-3-1DAY", "BJ-6.2.4-2-15MIN", "JW-6.3.2.2-2-EMERGENCY")
    assert outcomes("zuiderveld", *clocks) == dict.fromkeys(clocks, MET)


# --- 6. De Meander: 30 hours for opposition -----------------------------------------------


@pytest.mark.parametrize(
    ("norm_id", "told"),
    [
        ("BJ-6.2.4-1-3H", "4 uur en 5 minuten (1 uur en 5 minuten te laat)"),
        ("JW-6.3.2.2-3-1DAY", "30 uur (6 uur te lang)"),
        ("BJ-6.2.4-2-15MIN", "27 minuten (12 minuten meer dan 15 minuten)"),
        ("JW-6.3.2.2-2-EMERGENCY", "Noodsituatie opgeschreven: nee"),
    ],
)
def test_6_each_clock_that_ran_out_is_a_breach_with_its_margin(norm_id: str, told: str) -> None:
    assert finding("de-meander", norm_id) == (BREACH, "SEV3", True)
    assert told in norm("de-meander", norm_id)["reason"]


def test_6_nothing_else_is_breached() -> None:
    assert len(breaches("de-meander")) == 4
    assert breaches("de-meander", primary=False) == []


def test_6_with_an_extension_thirty_hours_pass() -> None:
    assert outcomes("de-meander-verlengd", *LOCKED_IN) == dict.fromkeys(LOCKED_IN, MET)


# --- 11. Hof van Zes: ten days in the house, no plan yet ----------------------------------


def test_11_ten_days_without_a_plan_are_no_breach_yet() -> None:
    assert outcome("hof-van-zes", "JW-6.2.9-2-6WEEKS") == MET


def test_11_the_measure_is_there_as_an_emergency_only() -> None:
    assert outcome("hof-van-zes", "JW-6.3.1.2-2-INPLAN") == NOT_HERE
    assert outcome("hof-van-zes", "JW-6.3.1.2-3-EMERGENCY") == MET


def test_11_consent_after_eleven_hours_is_in_time_and_98_hours_are_too_long() -> None:
    assert outcome("hof-van-zes", "JW-6.3.1.2-5-12H") == MET
    assert finding("hof-van-zes", "JW-6.3.1.2-4-3DAYS") == (BREACH, "SEV3", True)
    assert "98 uur (26 uur te lang)" in norm("hof-van-zes", "JW-6.3.1.2-4-3DAYS")["reason"]
    assert breaches("hof-van-zes") == ["JW-6.3.1.2-4-3DAYS"]


def test_11_the_form_of_the_limit_is_for_a_person_to_judge() -> None:
    assert outcome("hof-van-zes", "BJ-6.2.7-1-COMMFORM") == JUDGE


def test_11_the_same_block_for_development_is_not_in_a_plan() -> None:
    assert finding("hof-van-zes-ontwikkeling", "JW-6.3.1.2-2-INPLAN") == (BREACH, "SEV3", True)
    # A development goal is a purpose only where a plan names it, and so are the form of the limit and its reason.
    assert breaches("hof-van-zes-ontwikkeling") == [
        "JW-6.3.1.1-2-PURPOSE",
        "JW-6.3.1.2-2-INPLAN",
        "BJ-6.2.7-1-COMMFORM",
    ]
