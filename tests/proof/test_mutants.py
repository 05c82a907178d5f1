"""Mutants: every small change that a lawyer could overlook, told in words."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from small_books import book, norm, question, require

from compliance.assessment.assess import vocabulary_of
from compliance.proof.mutants import Kind, Mutant, changes, counted_mutants, derived_mutants, mutants_of
from compliance.rulebook.expression import AllOf, AnyOf, Leaf, Not, Operator
from compliance.rulebook.model import Norm, Rulebook, Severity
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook

QUESTIONS = (
    "questions:\n"
    + question(
        "locatie.setting",
        "choice",
        "ordered: false, header: true, options: {open: Open, gesloten: Gesloten, hybride: Hybride}",
    )
    + question("bel", "yes_no")
    + question("raam", "yes_no")
    + question("deur", "choice", "options: {open: Open, soms: Soms, dicht: Dicht}")
    + question("aantal", "number", "minimum: 1")
    + question("maat", "decimal")
    + question("dag", "date")
    + question("moment", "instant")
    + question("duur", "duration")
    + question("deel", "share")
    + "  - id: kamers\n    label: Kamers\n    ask: Welke?\n    type: records\n    fields:\n"
    "      - {id: licht, label: Licht, ask: 'Licht?', type: yes_no}\n"
    "      - {id: open, label: Open, ask: 'Open?', type: yes_no}\n"
    "  - {id: verlicht, label: Verlicht, ask: 'Hoeveel?', type: share, counted_from: [\n"
    "      {list: kamers, where: {kamers.licht: {is: ja}}, among: {kamers.open: {is: ja}}}]}\n"
    "derive:\n"
    "  - {id: lichte, label: Lichte kamers, count_of: kamers, where: {kamers.licht: {is: ja}}}\n"
    "  - {id: som, label: Som, linear: {aantal: 2, lichte: -1}}\n"
    "  - {id: uiterlijk, label: Uiterlijk, months_after: {date: dag, months: 2}}\n"
)
VOCABULARY = vocabulary_of(book(QUESTIONS + "norms:\n" + norm("P-N", require("{bel: {is: ja}}"))))


def ruled(clauses: str, more: str = "") -> Norm:
    return next(book(QUESTIONS + "norms:\n" + norm("P-N", clauses, more)).norms())


def mutants(clauses: str, more: str = "", *, abuts: bool = False) -> list[Mutant]:
    return list(mutants_of(ruled(clauses, more), VOCABULARY, abuts=abuts))


def of_kind(kind: Kind, found: list[Mutant]) -> list[str]:
    return [one.what for one in found if one.kind is kind]


def constants(leaf: Leaf) -> list[object]:
    return [changed.constant for _, _, changed in changes(leaf, VOCABULARY) if isinstance(changed, Leaf)]


# --- thresholds, options, dates ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        (Leaf("aantal", Operator.AT_LEAST, 12), [11, 13]),
        (Leaf("aantal", Operator.AT_LEAST, 1), [2]),
        (Leaf("som", Operator.AT_MOST, 0), [-1, 1]),
        (Leaf("bel", Operator.IS, value := True), [not value]),
        (Leaf("duur", Operator.AT_MOST, timedelta(hours=3)), [timedelta(minutes=179), timedelta(minutes=181)]),
        (Leaf("dag", Operator.BEFORE, date(2024, 1, 1)), [date(2023, 12, 31), date(2024, 1, 2)]),
        (Leaf("deur", Operator.IS, "open"), ["soms", "dicht"]),
        (Leaf("deur", Operator.IS_ONE_OF, ("open", "soms")), [("soms",), ("open",)]),
        (Leaf("locatie.setting", Operator.IS, "open"), ["gesloten", "hybride"]),
    ],
)
def test_a_constant_moves_one_step_each_way(leaf: Leaf, expected: list[object]) -> None:
    assert constants(leaf) == expected


def test_inclusive_turns_strict_also_where_there_is_no_next_number() -> None:
    least = Decimal("0.000001")
    assert constants(Leaf("maat", Operator.AT_LEAST, Decimal("2.5"))) == [
        Decimal("2.4"),
        Decimal("2.6"),
        Decimal("2.5") + least,
    ]
    assert Decimal("2.5") - least in constants(Leaf("maat", Operator.AT_MOST, Decimal("2.5")))


def test_the_words_of_instants_and_shares_change() -> None:
    found = mutants(
        require("{deel: {is: allemaal}}")
        + require("{moment: {is: geen}}")
        + require("{moment: {after: '2024-05-01 10:00'}}")
    )
    told = of_kind(Kind.CONSTANT, found)
    assert "‘deel: allemaal’ wordt ‘deel: geen enkele’" in told
    assert "‘moment is niet gebeurd’ wordt ‘moment is loopt nog’" in told
    assert "‘moment is na 1 mei 2024 om 10:00’ wordt ‘moment is na 1 mei 2024 om 10:01’" in told


# --- and, or, not, left out ----------------------------------------------------------------------


def test_all_turns_any_and_a_part_is_left_out() -> None:
    one, other = Leaf("bel", Operator.IS, True), Leaf("raam", Operator.IS, True)  # noqa: FBT003 - the constant of a leaf
    found = [changed for kind, _, changed in changes(AllOf((one, other)), VOCABULARY) if kind is not Kind.CONSTANT]
    assert found == [AnyOf((one, other)), other, one]
    assert AllOf((one, other)) in [changed for _, _, changed in changes(AnyOf((one, other)), VOCABULARY)]
    assert one in [changed for _, _, changed in changes(Not(one), VOCABULARY)]


def test_what_is_left_out() -> None:
    found = mutants(
        require("{bel: {is: ja}}", more="when: {raam: {is: ja}}")
        + "- {judge_if: {deur: {is: dicht}}, because: Kijk}\n",
        "applies_if: {locatie.setting: {is: open}}",
    )
    assert of_kind(Kind.DROPPED, found) == [
        "waar de norm geldt: zonder ‘locatie.setting is ‘Open’’",
        "weggelaten: Als raam: ja, dan is nodig: bel: ja. Anders: normafwijking (SEV2).",
        "zonder ‘raam: ja’",
        "weggelaten: Ter beoordeling als deur is ‘Dicht’.",
    ]


def test_an_only_clause_is_not_left_out_as_nothing_would_be_left() -> None:
    assert of_kind(Kind.DROPPED, mutants(require("{bel: {is: ja}}"))) == []


# --- when it is in force, and what it weighs -----------------------------------------------------


def test_a_first_day_moves_a_day_and_with_versions_that_abut_only_one_of_them() -> None:
    validity = "in_force: {from: 2024-01-01, to: 2025-01-01}"
    found = mutants(require("{bel: {is: ja}}"), validity)
    assert of_kind(Kind.VALIDITY, found) == [
        "geldt vanaf 31 december 2023 in plaats van 1 januari 2024",
        "geldt vanaf 2 januari 2024 in plaats van 1 januari 2024",
        "geldt niet meer vanaf 31 december 2024 in plaats van 1 januari 2025",
        "geldt niet meer vanaf 2 januari 2025 in plaats van 1 januari 2025",
    ]
    assert len(of_kind(Kind.VALIDITY, mutants(require("{bel: {is: ja}}"), validity, abuts=True))) == 2


def test_a_validity_of_one_day_does_not_become_nothing() -> None:
    found = mutants(require("{bel: {is: ja}}"), "in_force: {from: 2024-01-01, to: 2024-01-02}")
    for one in found:
        assert one.norm.in_force.end is None or one.norm.in_force.start < one.norm.in_force.end


def test_a_breach_weighs_otherwise() -> None:
    found = mutants(
        require("{bel: {is: ja}}", more="severity: SEV4") + require("{raam: {is: ja}}", otherwise="verbeterpunt")
    )
    assert of_kind(Kind.WEIGHT, found) == [
        "verbeterpunt in plaats van normafwijking",
        "SEV2 in plaats van SEV4",
        "normafwijking in plaats van verbeterpunt",
    ]
    changed = [one.norm.clauses for one in found if one.kind is Kind.WEIGHT]
    assert changed[0][0].otherwise is Outcome.VERBETERPUNT
    assert changed[1][0].severity is None
    assert next(one.original for one in found).clauses[0].severity is Severity.SEV4


def test_a_member_leaves_a_composite() -> None:
    rulebook = book(
        QUESTIONS
        + "norms:\n"
        + norm("P-ONE", require("{bel: {is: ja}}"))
        + norm("P-TWO", require("{raam: {is: ja}}"))
        + norm("P-BOTH", "", "compose: [P-ONE, P-TWO]")
    )
    found = list(mutants_of(rulebook.versions("P-BOTH")[0], VOCABULARY))
    assert of_kind(Kind.MEMBER, found) == ["P-ONE hoort er niet meer bij", "P-TWO hoort er niet meer bij"]
    assert found[-1].norm.compose == ("P-ONE",)


def test_what_only_explains_has_no_mutants() -> None:
    assert mutants(require("{bel: {is: ja}}"), "judge: never\nbecause: Alleen uitleg.") == []


def test_a_note_has_no_mutants() -> None:
    found = mutants(require("{bel: {is: ja}}") + "- {note_if: {aantal: {at_least: 3}}, note: Veel}\n")
    assert {one.position for one in found if one.position is not None} == {0}


# --- computed ------------------------------------------------------------------------------------


def test_a_computed_value_has_mutants() -> None:
    plain = ruled(require("{bel: {is: ja}}"))
    derived = VOCABULARY.derived
    told = {name: [one.what for one in derived_mutants(derived[name], plain, VOCABULARY)] for name in derived}
    assert told["lichte"] == [
        "Lichte kamers: zonder ‘licht: ja’",
        "Lichte kamers: ‘licht: ja’ wordt ‘licht: nee’",
    ]
    assert told["som"] == [
        "Som: 1 in plaats van 2 keer ‘aantal’",
        "Som: 3 in plaats van 2 keer ‘aantal’",
        "Som: -2 in plaats van -1 keer ‘Lichte kamers’",
    ]
    assert told["uiterlijk"] == ["Uiterlijk: 1 in plaats van 2 maanden", "Uiterlijk: 3 in plaats van 2 maanden"]
    for name in derived:
        for one in derived_mutants(derived[name], plain, VOCABULARY):
            assert one.kind is Kind.ARITHMETIC
            assert one.changed != derived[name]


def test_how_a_share_is_counted_has_mutants() -> None:
    plain = ruled(require("{bel: {is: ja}}"))
    share = VOCABULARY.questions["verlicht"]
    assert [one.what for one in counted_mutants(share, plain, VOCABULARY)] == [
        "Verlicht, geteld uit ‘Kamers’: ‘licht: ja’ wordt ‘licht: nee’",
        "Verlicht, geteld uit ‘Kamers’: zonder ‘open: ja’",
        "Verlicht, geteld uit ‘Kamers’: ‘open: ja’ wordt ‘open: nee’",
    ]


# --- the rulebook that is shipped ----------------------------------------------------------------

SHIPPED: Rulebook = load_rulebook()


def test_every_kind_of_change_occurs_in_the_rulebook() -> None:
    vocabulary = vocabulary_of(SHIPPED)
    kinds = Counter(one.kind for each in SHIPPED.norms() for one in mutants_of(each, vocabulary))
    assert set(kinds) == set(Kind) - {Kind.ARITHMETIC}


@pytest.mark.parametrize("theme", [theme.theme for theme in SHIPPED.themes])
def test_mutants_differ_from_their_norm_and_are_told_apart(theme: str) -> None:
    vocabulary = vocabulary_of(SHIPPED)
    for each in (one for one in SHIPPED.norms() if one.theme == theme):
        told: set[tuple[int | None, str]] = set()
        for mutant in mutants_of(each, vocabulary):
            assert mutant.norm != each, mutant.what
            assert mutant.original is each
            assert (mutant.position, mutant.what) not in told, mutant.what
            told.add((mutant.position, mutant.what))
            assert not any(word in mutant.what for word in ("True", "False", "None", "Leaf(", "datetime", "Decimal"))


def test_the_same_comparison_twice_is_told_apart() -> None:
    found = mutants(require("{any: [{bel: {is: ja}}, {all: [{bel: {is: ja}}, {raam: {is: ja}}]}]}"))
    assert "zonder ‘bel: ja’ (waar dit voor de 2e keer staat)" in [one.what for one in found]
