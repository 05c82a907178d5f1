"""Norms.md, section 4, examples 7 and 10: Bosrand and De Golf, about house rules, groups and reports."""

from __future__ import annotations

from assessed import BREACH, JUDGE, MET, breaches, explained, finding, norm, outcome, outcomes

# --- 7. Bosrand: phones in the box, everybody searched after leave -------------------------


def test_7_what_house_rules_must_hold_is_never_generic() -> None:
    must = ("JW-6.2.4-3-MANDATORY", "JW-6.2.4-2-HOUSERULES")
    assert outcomes("bosrand", *must) == dict.fromkeys(must, MET)


def test_7_phones_and_searches_for_everybody_are_generic() -> None:
    assert finding("bosrand", "JW-6.3.1.2-2-NOGENERIC") == (BREACH, "SEV4", True)
    answers = norm("bosrand", "JW-6.3.1.2-2-NOGENERIC")["answers"]
    assert [name for name, value in answers.items() if value is True and "bepalingen" in name] == [
        "huisregels.bepalingen.telefoons_innemen",
        "huisregels.bepalingen.standaard_fouilleren",
    ]


def test_7_the_searches_that_were_done_are_a_fact_of_their_own() -> None:
    assert finding("bosrand", "JW-6.3.2.5-1-SUSPICION") == (BREACH, "SEV3", True)


def test_7_the_phones_of_everybody_are_the_same_fact_as_the_house_rule() -> None:
    assert breaches("bosrand", primary=False) == ["BJ-6.2.7-1-COMMFORM"]
    assert norm("bosrand", "BJ-6.2.7-1-COMMFORM")["related"] == ["JW-6.3.1.2-2-NOGENERIC"]


def test_7_a_search_of_everybody_was_weighed_for_nobody_and_is_in_nobodys_plan() -> None:
    assert breaches("bosrand") == [
        "JW-6.3.1.2-2-NOGENERIC",
        "JW-6.3.1.2-1-NEETENZIJ",
        "JW-6.3.1.2-2-INPLAN",
        "JW-6.3.2.5-1-SUSPICION",
    ]


def test_7_a_limit_in_ones_own_plan_is_judged_on_that_plan() -> None:
    """The one youth with a reasoned limit in the own plan is not what makes the rule for everybody a breach."""
    assert outcome("zuiderlicht", "BJ-6.2.7-1-COMMFORM") == MET
    assert outcome("zuiderlicht", "JW-6.3.1.2-2-NOGENERIC") == MET


# --- 10. De Golf: two groups, and reports that are late ------------------------------------


def test_10_seven_places_and_seven_youths_are_two_things() -> None:
    groups = {one["name"]: one for one in norm("de-golf", "IGJ-GROUPSIZE-MAX6")["records"]}
    assert groups["Groep A"]["outcome"] == JUDGE  # and an improvement point, which is less bad
    assert groups["Groep A"]["answers"]["groepen.plekken"] == 7
    assert groups["Groep A"]["holds"] is False
    assert groups["Groep B"]["outcome"] == BREACH
    assert groups["Groep B"]["answers"]["groepen.bezetting_max"] == 7
    assert finding("de-golf", "IGJ-GROUPSIZE-MAX6") == (BREACH, "SEV4", True)


def test_10_both_the_improvement_point_and_the_judgement_are_explained() -> None:
    text = explained("de-golf", "IGJ-GROUPSIZE-MAX6")
    group_a = text[text.index("Groep A: ter beoordeling") : text.index("Groep B: normafwijking")]
    assert "△ Als hoogste aantal jongeren op één dag is hoogstens 6 jongeren" in group_a
    assert "○ Als hoogste aantal jongeren op één dag is hoogstens 6 jongeren" in group_a


def test_10_the_number_six_is_no_statute() -> None:
    assert norm("de-golf", "IGJ-GROUPSIZE-MAX6")["status"] == "lezing_inspectie"
    assert "Status: lezing van de inspectie, geen wet" in explained("de-golf", "IGJ-GROUPSIZE-MAX6")


def test_10_the_total_of_the_location_does_not_matter() -> None:
    assert "13" not in norm("de-golf", "IGJ-GROUPSIZE-MAX6")["reason"]


def test_10_an_overview_of_seven_months_ago_is_late_and_an_analysis_of_ten_months_is_not() -> None:
    assert finding("de-golf", "JW-6.7.3-2-IGJ6M") == (BREACH, "SEV2", True)
    assert outcome("de-golf", "JW-6.7.4-1-ANALYSIS") == MET
    assert breaches("de-golf") == ["IGJ-GROUPSIZE-MAX6", "JW-6.7.3-2-IGJ6M"]


def test_10_one_safe_room_for_two_groups_is_for_a_person_to_judge() -> None:
    assert outcome("de-golf", "IGJ-SAFEROOM") == JUDGE  # norms.md 2.b: no number and no distance in the law
