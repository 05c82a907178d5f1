"""One fact, one primary finding; and a profile asks some of the norms."""

from __future__ import annotations

import pytest
from small_books import FRAME, book, norm, question, require, said

from compliance.assessment.assess import assess
from compliance.assessment.result import Assessment
from compliance.rulebook.outcome import Outcome

TWO = FRAME + "  - {id: kern, title: Kern, norms: [A-SECOND, A-OTHER]}\n"
BOOK = (
    "questions:\n"
    + "".join(question(name, "yes_no") for name in ("slot", "regel", "twijfel"))
    + "norms:\n"
    + norm("A-FIRST", require("{slot: {is: nee}}"))
    + norm(
        "A-SECOND",
        require("{slot: {is: nee}}", more="same_fact_as: [A-FIRST]") + require("{regel: {is: nee}}"),
    )
    + norm("A-THIRD", require("{slot: {is: nee}}", otherwise="verbeterpunt"), "same_fact_as: [A-SECOND]")
    + norm("A-OTHER", require("{regel: {is: nee}}", otherwise="verbeterpunt", more="same_fact_as: [A-JUDGED]"))
    + norm("A-JUDGED", "- {judge_if: {regel: {is: ja}}, because: Een mens.}")
    + norm("A-WHOLE", "", "compose: [A-MEMBER]")
    + norm("A-MEMBER", require("{twijfel: {is: nee}}"))
)
FINE = "slot: nee\nregel: nee\ntwijfel: nee\n"


def assess_text(profile: str = "volledig", **changes: str) -> Assessment:
    text = "".join(f"{name}: {changes.get(name, 'nee')}\n" for name in ("slot", "regel", "twijfel"))
    rulebook = book(BOOK, TWO)
    return assess(rulebook, said(rulebook, text), profile=profile)


def primaries(assessment: Assessment) -> dict[str, bool | None]:
    return {one.id: one.primary for one in assessment.norms if one.outcome.breached}


def related(assessment: Assessment, name: str) -> tuple[str, ...]:
    return next(one.related for one in assessment.norms if one.id == name)


def test_without_a_breach_nothing_is_primary() -> None:
    assert primaries(assess_text()) == {}
    assert {one.primary for one in assess_text().norms} == {None}


def test_the_same_fact_is_counted_once() -> None:
    assessment = assess_text(slot="ja")
    assert primaries(assessment) == {"A-FIRST": True, "A-SECOND": False, "A-THIRD": False}
    assert related(assessment, "A-SECOND") == ("A-FIRST",)
    assert related(assessment, "A-THIRD") == ("A-SECOND",)
    assert (assessment.counts.normafwijking, assessment.counts.verbeterpunt, assessment.counts.secondary) == (1, 0, 2)
    assert assessment.counts.total == len(assessment.norms)


def test_with_a_breach_of_its_own_a_norm_is_primary_and_still_names_the_other() -> None:
    assessment = assess_text(slot="ja", regel="ja")
    assert primaries(assessment)["A-SECOND"] is True
    assert related(assessment, "A-SECOND") == ("A-FIRST",)


def test_a_norm_that_is_named_but_not_breached_takes_nothing_over() -> None:
    assessment = assess_text(regel="ja")
    assert next(one.outcome for one in assessment.norms if one.id == "A-JUDGED") is Outcome.OORDEEL_INSPECTEUR
    assert primaries(assessment) == {"A-SECOND": True, "A-OTHER": True}


def test_a_composite_is_primary_and_its_members_are_not() -> None:
    assessment = assess_text(twijfel="ja")
    assert primaries(assessment) == {"A-WHOLE": True, "A-MEMBER": False}
    assert related(assessment, "A-MEMBER") == ("A-WHOLE",)


def test_a_profile_leaves_the_other_norms_out_of_every_count() -> None:
    assessment = assess_text("kern", slot="ja")
    assert [one.id for one in assessment.norms] == ["A-SECOND", "A-OTHER"]
    assert assessment.not_asked == ("A-FIRST", "A-THIRD", "A-JUDGED", "A-WHOLE", "A-MEMBER")
    assert assessment.counts.total == 2
    assert assessment.themes[0].counts.total == 2
    assert assessment.norm("A-FIRST") is None


def test_in_a_profile_a_fact_is_primary_when_the_norm_that_has_it_is_not_asked() -> None:
    assert primaries(assess_text("kern", slot="ja")) == {"A-SECOND": True}


def test_a_profile_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="kwik"):
        assess_text("kwik")
