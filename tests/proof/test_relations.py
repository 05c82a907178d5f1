"""Relations between two norms: contradiction, implication, sameness, none at all, or too large to tell."""

from __future__ import annotations

import pytest
from small_books import book, norm, question, require

from compliance.assessment.assess import vocabulary_of
from compliance.proof.relations import Kind, Relation, relations

QUESTIONS = (
    "questions:\n"
    + question("deur", "choice", "options: {open: Open, soms: Soms, dicht: Dicht}")
    + question("bel", "yes_no")
    + question("raam", "yes_no")
    + question("aantal", "number")
    + question("locatie.setting", "choice", "ordered: false, header: true, options: {open: Open, gesloten: Gesloten}")
    + "  - id: kamers\n    label: Kamers\n    ask: Welke?\n    type: records\n    fields:\n"
    "      - {id: licht, label: Licht, ask: 'Licht?', type: yes_no}\n"
    "derive:\n  - {id: kamers.aantal, label: Aantal kamers, count_of: kamers}\n"
)
NOT_OVER_SIX, NOT_OVER_FOUR = "{aantal: {at_most: 6}}", "{aantal: {at_most: 4}}"


def related(*norms: str, only: frozenset[str] = frozenset()) -> list[Relation]:
    rulebook = book(QUESTIONS + "norms:\n" + "".join(norms))
    return list(relations(rulebook, vocabulary_of(rulebook), only))


def two(one: str, other: str, more: str = "", other_more: str = "") -> list[Kind]:
    found = related(norm("P-ONE", require(one), more), norm("P-TWO", require(other), other_more))
    assert all({relation.one, relation.other} == {"P-ONE", "P-TWO"} for relation in found)
    return [relation.kind for relation in found]


def test_two_norms_that_cannot_both_be_met_contradict() -> None:
    assert two("{deur: {is: open}}", "{deur: {is: dicht}}") == [Kind.CONTRADICTS]
    assert Kind.CONTRADICTS in two("{aantal: {at_most: 4}}", "{aantal: {at_least: 5}}")


def test_two_norms_that_can_just_be_met_together_do_not() -> None:
    assert two("{aantal: {at_most: 5}}", "{aantal: {at_least: 5}}") == []


def test_norms_that_never_apply_together_do_not_contradict() -> None:
    here = "applies_if: {locatie.setting: {is: open}}"
    there = "applies_if: {locatie.setting: {is: gesloten}}"
    assert two("{deur: {is: open}}", "{deur: {is: dicht}}", here, there) == []


def test_a_breach_of_the_wider_norm_is_one_of_the_narrower() -> None:
    found = related(norm("P-SIX", require(NOT_OVER_SIX)), norm("P-FOUR", require(NOT_OVER_FOUR)))
    assert found == [Relation("P-SIX", Kind.IMPLIES, "P-FOUR")]
    assert related(norm("P-FOUR", require(NOT_OVER_FOUR)), norm("P-SIX", require(NOT_OVER_SIX))) == found


def test_two_norms_with_one_meaning_are_the_same() -> None:
    assert two("{deur: {is: open}}", "{not: {deur: {is_one_of: [soms, dicht]}}}") == [Kind.SAME]


def test_a_breach_that_comes_alone_implies_nothing() -> None:
    more = "applies_if: {locatie.setting: {is: gesloten}}"
    assert two(NOT_OVER_SIX, NOT_OVER_FOUR, "", more) == []


def test_independent_norms_have_no_relation() -> None:
    assert two("{all: [{bel: {is: ja}}, {raam: {is: ja}}]}", "{any: [{bel: {is: nee}}, {deur: {is: open}}]}") == []


def test_norms_about_other_answers_are_not_held_against_each_other() -> None:
    assert two("{bel: {is: ja}}", "{raam: {is: nee}}") == []


def test_norms_that_are_not_in_force_at_one_time_are_not() -> None:
    early = "in_force: {from: 2023-01-01, to: 2024-01-01}"
    assert two("{deur: {is: open}}", "{deur: {is: dicht}}", early) == []


def test_what_explains_or_consists_of_others_is_not() -> None:
    assert two("{deur: {is: open}}", "{deur: {is: dicht}}", "judge: never\nbecause: Uitleg.") == []
    found = related(
        norm("P-ONE", require("{deur: {is: open}}")),
        norm("P-WHOLE", require("{deur: {is: dicht}}"), "compose: [P-ONE]"),
    )
    assert found == []


def test_only_pairs_with_a_named_norm_are_looked_at() -> None:
    several = (
        norm("P-ONE", require("{deur: {is: open}}")),
        norm("P-TWO", require("{deur: {is: dicht}}")),
        norm("P-SIX", require(NOT_OVER_SIX)),
        norm("P-FOUR", require(NOT_OVER_FOUR)),
    )
    assert len(related(*several)) == 2
    assert related(*several, only=frozenset({"P-FOUR"})) == [Relation("P-SIX", Kind.IMPLIES, "P-FOUR")]


def test_a_norm_over_records_speaks_of_a_list_that_has_one() -> None:
    """To have no rooms at all would meet the second norm; but then there is no room for the first one to be about."""
    found = related(
        norm(
            "P-LIGHT",
            require("{kamers.licht: {is: ja}}", more="when: {kamers.aantal: {at_least: 1}}"),
            "for_each: kamers",
        ),
        norm("P-NONE", require("{all: [{kamers.aantal: {at_most: 0}}, {deur: {is: open}}]}")),
    )
    assert Relation("P-LIGHT", Kind.IMPLIES, "P-NONE") in found


def test_a_pair_that_is_too_large_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compliance.proof.relations.MOST_STEPS", 1)
    assert two("{deur: {is: open}}", "{deur: {is: dicht}}") == [Kind.TOO_LARGE]
    monkeypatch.undo()
    monkeypatch.setattr("compliance.proof.relations.MOST_PAIRS", 1)
    assert two("{deur: {is: open}}", "{deur: {is: dicht}}") == [Kind.TOO_LARGE]
