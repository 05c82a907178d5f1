"""Mutation: which change a worked example notices, which it does not, and which makes no difference."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import pytest
from small_books import FRAME, HEAD, book, norm, question, require

from compliance.proof.mutation import Score, mutation_score
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook

QUESTIONS = (
    "questions:\n"
    + question("aantal", "number")
    + question("bel", "yes_no")
    + question("raam", "yes_no")
    + "  - id: kamers\n    label: Kamers\n    ask: Welke?\n    type: records\n    fields:\n"
    "      - {id: licht, label: Licht, ask: 'Licht?', type: yes_no}\n"
    "  - {id: verlicht, label: Verlicht, ask: 'Hoeveel?', type: share, counted_from: [\n"
    "      {list: kamers, where: {kamers.licht: {is: ja}}}]}\n"
    "derive:\n"
    "  - {id: lichte, label: Lichte kamers, count_of: kamers, where: {kamers.licht: {is: ja}}}\n"
)


def examples(*several: str) -> str:
    return "examples:\n" + "".join(
        f"  - {{name: nummer {number}, {one}}}\n" for number, one in enumerate(several, start=1)
    )


def given(answers: str, expect: str, more: str = "") -> str:
    return f"given: {{{answers}}}, expect: {expect}{', ' + more if more else ''}"


def score(norms: str, norm_id: str = "P-N") -> Score:
    return mutation_score(book(QUESTIONS + "norms:\n" + norms), norm_id)


def survivors(norms: str, norm_id: str = "P-N") -> list[str]:
    return [one.what for one in score(norms, norm_id).survivors]


DAYS = (
    given("aantal: 12", "voldoet", "on: 2024-01-01"),
    given("aantal: 12", "niet_van_toepassing", "on: 2023-12-31"),
)


def test_every_change_is_noticed_by_examples_at_the_boundary() -> None:
    found = score(
        norm(
            "P-N",
            require("{aantal: {at_least: 12}}"),
            examples(*DAYS, given("aantal: 12", "voldoet"), given("aantal: 11", "normafwijking")),
        )
    )
    assert (found.mutants, found.noticed, found.same, found.survivors) == (5, 5, 0, ())


def test_a_boundary_without_an_example_is_a_question_to_a_lawyer() -> None:
    found = score(
        norm("P-N", require("{aantal: {at_least: 12}}"), examples(*DAYS, given("aantal: 3", "normafwijking")))
    )
    (survivor,) = found.survivors
    assert survivor.what == "‘aantal is ten minste 12’ wordt ‘aantal is ten minste 11’"
    assert survivor.place == "P-N@2024-01-01:0"
    assert (survivor.story, survivor.now, survivor.then) == (
        "aantal: 11",
        "normafwijking (SEV2)",
        "voldoet (volgens opgave)",
    )
    assert found.noticed == found.mutants - 1


def test_a_change_that_makes_no_difference_does_not_count() -> None:
    twice = "{all: [{aantal: {at_least: 12}}, {aantal: {at_least: 5}}]}"
    found = score(
        norm(
            "P-N",
            require(twice),
            examples(*DAYS, given("aantal: 11", "normafwijking"), given("aantal: 4", "normafwijking")),
        )
    )
    # Fewer or more than five, or nothing about five at all, is the same rule.
    assert found.same == 3
    assert found.survivors == ()
    assert found.noticed == found.mutants - 3


def test_where_a_search_is_too_large_the_change_counts_and_has_no_story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compliance.proof.search.MOST_STEPS", 1)
    found = score(
        norm("P-N", require("{aantal: {at_least: 12}}"), examples(*DAYS, given("aantal: 3", "normafwijking")))
    )
    assert [one.story for one in found.survivors] == [""]
    assert found.same == 0


def test_a_norm_without_examples_notices_nothing() -> None:
    found = score(norm("P-N", require("{aantal: {at_least: 12}}")))
    assert (found.noticed, len(found.survivors)) == (0, found.mutants)


def test_what_only_explains_has_nothing_to_notice() -> None:
    context = norm("P-N", require("{aantal: {at_least: 12}}"), "judge: never\nbecause: Alleen uitleg.")
    assert score(context) == Score(norm_id="P-N", mutants=0, noticed=0, same=0)


def test_a_severity_counts_where_an_example_names_it() -> None:
    heavy = require("{bel: {is: ja}}", more="severity: SEV4")
    days = (
        given("bel: ja", "voldoet", "on: 2024-01-01"),
        given("bel: ja", "niet_van_toepassing", "on: 2023-12-31"),
    )
    named = examples(*days, given("bel: nee", "normafwijking", "severity: SEV4"))
    unnamed = examples(*days, given("bel: nee", "normafwijking"))
    assert survivors(norm("P-N", heavy, named)) == []
    assert survivors(norm("P-N", heavy, unnamed)) == ["SEV2 in plaats van SEV4"]


# --- versions ------------------------------------------------------------------------------------


def two_versions(*of_older: str) -> str:
    older = norm(
        "P-N",
        require("{bel: {is: ja}}"),
        "in_force: {from: 2024-01-01, to: 2025-01-01}\n"
        + examples(
            given("bel: nee", "niet_van_toepassing", "on: 2023-12-31"), given("bel: nee", "normafwijking"), *of_older
        ),
    )
    newer = norm(
        "P-N",
        require("{raam: {is: ja}}"),
        "in_force: {from: 2025-01-01}\n"
        + examples(given("bel: nee, raam: ja", "voldoet"), given("raam: nee", "normafwijking")),
    )
    return older + newer


def test_a_day_between_two_versions_moves_for_both_at_once() -> None:
    """The newer version begins where the older ends: on its first day an example notices one more day of the older."""
    assert survivors(two_versions()) == ["geldt niet meer vanaf 31 december 2024 in plaats van 1 januari 2025"]


def test_an_example_on_the_last_day_of_a_version_notices_one_day_less() -> None:
    assert survivors(two_versions(given("bel: nee, raam: ja", "normafwijking", "on: 2024-12-31"))) == []


# --- computed values -----------------------------------------------------------------------------

LICHT, DONKER = "kamers: [{licht: ja}]", "kamers: [{licht: nee}]"


def test_a_change_in_a_computed_value_is_noticed_through_the_norm_that_reads_it() -> None:
    days = (given(LICHT, "voldoet", "on: 2024-01-01"), given(LICHT, "niet_van_toepassing", "on: 2023-12-31"))
    asked = require("{lichte: {at_least: 1}}")
    two = given("kamers: [{licht: ja}, {licht: nee}]", "voldoet")
    bare = norm("P-N", asked, examples(*days, given("kamers: geen", "normafwijking"), two))
    assert survivors(bare) == ["Lichte kamers: zonder ‘licht: ja’"]
    full = norm(
        "P-N", asked, examples(*days, given("kamers: geen", "normafwijking"), given(DONKER, "normafwijking"), two)
    )
    assert survivors(full) == []


def test_a_change_in_how_a_share_is_counted_is_noticed() -> None:
    days = (given(LICHT, "voldoet", "on: 2024-01-01"), given(LICHT, "niet_van_toepassing", "on: 2023-12-31"))
    asked = require("{verlicht: {is: allemaal}}")
    mixed = given("kamers: [{licht: ja}, {licht: nee}]", "normafwijking")
    found = score(norm("P-N", asked, examples(*days, mixed)))
    assert found.survivors == ()
    assert found.mutants == 5
    # A typed share says nothing about how it would be counted.
    typed = tuple(
        given(f"verlicht: {share}", expect, more)
        for share, expect, more in (
            ("2 van 2", "voldoet", "on: 2024-01-01"),
            ("2 van 2", "niet_van_toepassing", "on: 2023-12-31"),
            ("1 van 2", "normafwijking", ""),
            ("0 van 2", "normafwijking", ""),
        )
    )
    assert survivors(norm("P-N", asked, examples(*typed))) == [
        "Verlicht, geteld uit ‘Kamers’: ‘licht: ja’ wordt ‘licht: nee’"
    ]


READS = require("{lichte: {at_least: 1}}")
PLAIN = examples(
    given(LICHT, "voldoet", "on: 2024-01-01"),
    given(LICHT, "niet_van_toepassing", "on: 2023-12-31"),
    given("kamers: geen", "normafwijking"),
    given("kamers: [{licht: ja}, {licht: nee}]", "voldoet"),
)
TELLING = examples(
    given(LICHT, "voldoet", "on: 2024-01-01"),
    given(LICHT, "niet_van_toepassing", "on: 2023-12-31"),
    given(DONKER, "normafwijking"),
    given("kamers: [{licht: ja}, {licht: nee}]", "voldoet"),
)


def test_an_example_of_another_norm_in_the_same_file_counts() -> None:
    both = norm("P-N", READS, PLAIN) + norm("P-OTHER", READS, TELLING)
    assert survivors(both) == []


@cache
def two_files(other: str) -> Rulebook:
    """Read a rulebook with a second theme that reads what the first one computes."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "rulebook.yaml").write_text(FRAME.replace("[proef]", "[proef, elders]"), encoding="utf-8")
        first = QUESTIONS + "norms:\n" + norm("P-N", READS, PLAIN)
        Path(folder, "proef.yaml").write_text(HEAD + first, encoding="utf-8")
        head = HEAD.replace("theme: proef", "theme: elders")
        Path(folder, "elders.yaml").write_text(head + "norms:\n" + other, encoding="utf-8")
        return load_rulebook(folder)


def test_an_example_in_another_file_does_not_count() -> None:
    rulebook = two_files(norm("P-OTHER", READS, TELLING))
    assert [one.what for one in mutation_score(rulebook, "P-N").survivors] == ["Lichte kamers: zonder ‘licht: ja’"]
    # And the norm over there is not asked for examples of what is computed here.
    assert mutation_score(rulebook, "P-OTHER").survivors == ()


def test_what_no_norm_of_its_own_file_reads_needs_examples_where_it_is_read() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "rulebook.yaml").write_text(FRAME.replace("[proef]", "[proef, elders]"), encoding="utf-8")
        first = QUESTIONS + "norms:\n" + norm("P-N", require("{bel: {is: ja}}"))
        Path(folder, "proef.yaml").write_text(HEAD + first, encoding="utf-8")
        other = HEAD.replace("theme: proef", "theme: elders") + "norms:\n" + norm("P-OTHER", READS, PLAIN)
        Path(folder, "elders.yaml").write_text(other, encoding="utf-8")
        rulebook = load_rulebook(folder)
    assert [one.what for one in mutation_score(rulebook, "P-OTHER").survivors] == ["Lichte kamers: zonder ‘licht: ja’"]


def test_what_only_a_note_reads_needs_no_examples() -> None:
    noted = require("{bel: {is: ja}}") + "- {note_if: {lichte: {at_least: 1}}, note: Er is licht}\n"
    days = (given("bel: ja", "voldoet", "on: 2024-01-01"), given("bel: ja", "niet_van_toepassing", "on: 2023-12-31"))
    assert survivors(norm("P-N", noted, examples(*days, given("bel: nee", "normafwijking")))) == []


# --- the rulebook that is shipped ----------------------------------------------------------------


@pytest.mark.parametrize("theme", ["groepsgrootte", "kamerdeuren"])
def test_the_examples_of_a_theme_notice_every_change(theme: str) -> None:
    """``make test`` asks it of every norm with ``vbm rules mutate``."""
    rulebook = load_rulebook()
    for norm_id in dict.fromkeys(one.id for one in rulebook.norms() if one.theme == theme):
        assert mutation_score(rulebook, norm_id).survivors == ()
