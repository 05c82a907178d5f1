"""What is decided about single norms: for each objection a norm that earns it, and one beside it that does not."""

from __future__ import annotations

import pytest
from small_books import book, norm, question, require

from compliance.assessment.assess import vocabulary_of
from compliance.files.fault import Fault
from compliance.proof.proving import objection_faults
from compliance.proof.theorems import Proof, helps, prove
from compliance.rulebook.model import Rulebook
from compliance.rulebook.outcome import Outcome

QUESTIONS = (
    "questions:\n"
    + question("deur", "choice", "options: {open: Open, soms: Soms dicht, dicht: Dicht}")
    + question("kleur", "choice", "ordered: false, options: {rood: Rood, wit: Wit, blauw: Blauw}")
    + question("bel", "yes_no")
    + question("raam", "yes_no")
    + question("aantal", "number", "maximum: 10")
    + question("keren", "number", "ask_if: {bel: {is: ja}}")
    + "  - id: kamers\n    label: Kamers\n    ask: Welke?\n    type: records\n    ask_if: {raam: {is: ja}}\n"
    "    fields:\n"
    "      - {id: licht, label: Licht, ask: 'Licht?', type: yes_no}\n"
    "      - {id: soort, label: Soort, ask: 'Soort?', type: choice, options: {a: A, b: B},\n"
    "         ask_if: {kamers.licht: {is: ja}}}\n"
    "derive:\n  - {id: kamers.aantal, label: Aantal kamers, count_of: kamers}\n"
)


def ruled(text: str) -> Rulebook:
    return book(QUESTIONS + "norms:\n" + text)


def proof(clauses: str, more: str = "") -> Proof:
    rulebook = ruled(norm("P-N", clauses, more))
    return prove(next(rulebook.norms()), rulebook, vocabulary_of(rulebook))


def objections(clauses: str, more: str = "") -> list[tuple[str, str]]:
    """Give the codes of the objections, each with what it names."""
    return [
        (one.code, next((one.words[key] for key in ("outcome", "what", "field") if key in one.words), ""))
        for one in proof(clauses, more).objections
    ]


CLEAN = {
    "a requirement": (require("{deur: {is: open}}"), ""),
    "where it applies": (require("{bel: {is: ja}}"), "applies_if: {deur: {is_one_of: [soms, dicht]}}"),
    "a threshold": (
        require("{aantal: {at_most: 6}}") + require("{aantal: {at_most: 4}}", otherwise="verbeterpunt"),
        "",
    ),
    "an exception": (require("{any: [{deur: {is: open}}, {all: [{deur: {is: soms}}, {bel: {is: ja}}]}]}"), ""),
    "something to judge": ("- {judge_if: {bel: {is: nee}}, because: Kijk zelf}\n" + require("{raam: {is: ja}}"), ""),
    "a list": (require("{kamers.licht: {is: ja}}"), "for_each: kamers"),
    "an order that is none": (require("{kleur: {is: wit}}"), ""),
    "always a person": (require("{bel: {is: ja}}"), "judge: always\nbecause: Een mens kijkt."),
    "a number that is asked sometimes": (require("{keren: {at_most: 3}}"), "applies_if: {bel: {is: ja}}"),
}


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_said_of_a_sound_norm(name: str) -> None:
    assert objections(*CLEAN[name]) == []


def test_each_outcome_has_a_witness() -> None:
    found = proof(require("{deur: {is: open}}"), "applies_if: {bel: {is: ja}}")
    assert found.witnesses == {
        Outcome.NIET_VAN_TOEPASSING: {"bel": False},
        Outcome.VOLDOET: {"bel": True, "deur": "open"},
        Outcome.NORMAFWIJKING: {"bel": True, "deur": "soms"},
    }
    assert found.looked_at == 3
    assert found.key == "P-N@2024-01-01"


# --- L212: an outcome that can never be ----------------------------------------------------------


def test_a_requirement_that_always_holds_can_not_be_breached() -> None:
    found = objections(require("{any: [{bel: {is: ja}}, {bel: {is: nee}}]}"))
    assert ("L212", "normafwijking") in found


def test_a_requirement_that_never_holds_can_not_be_met() -> None:
    found = objections(require("{all: [{bel: {is: ja}}, {bel: {is: nee}}]}"))
    assert ("L212", Outcome.VOLDOET.printed) in found


def test_a_norm_that_always_applies_is_named() -> None:
    found = objections(require("{raam: {is: ja}}"), "applies_if: {deur: {is_one_of: [open, soms, dicht]}}")
    assert ("L212", Outcome.NIET_VAN_TOEPASSING.printed) in found


def test_no_answer_lies_above_the_highest_that_is_accepted() -> None:
    assert objections(require("{aantal: {at_most: 9}}")) == []
    assert ("L212", "normafwijking") in objections(require("{aantal: {at_most: 10}}"))
    assert ("L212", "normafwijking") in objections(require("{aantal: {at_least: 0}}"))


def test_a_worked_example_shows_that_an_outcome_can_be() -> None:
    """What cases cannot reach, such as a list without records, an example can."""
    shown = "examples:\n  - {name: kan toch, given: {bel: ja}, expect: normafwijking}"
    condition = require("{any: [{bel: {is: ja}}, {bel: {is: nee}}]}")
    assert ("L212", "normafwijking") not in objections(condition, shown)


# --- L213: what makes no difference --------------------------------------------------------------


def test_a_condition_that_another_one_covers_is_dead() -> None:
    found = objections(require("{any: [{bel: {is: ja}}, {all: [{bel: {is: ja}}, {raam: {is: ja}}]}]}"))
    assert [code for code, _ in found] == ["L213"] * len(found)
    assert any("raam: ja" in what for _, what in found)


def test_a_threshold_inside_another_one_is_dead() -> None:
    assert objections(require("{all: [{aantal: {at_most: 4}}, {aantal: {at_most: 6}}]}")) == [
        ("L213", "zonder ‘aantal is hoogstens 6’")
    ]


def test_a_clause_that_never_counts_is_dead() -> None:
    found = objections(
        require("{deur: {is: open}}")
        + require("{bel: {is: ja}}", more="when: {all: [{raam: {is: ja}}, {raam: {is: nee}}]}")
    )
    assert (
        "L213",
        "weggelaten: Als raam: ja; en raam: nee, dan is nodig: bel: ja. Anders: normafwijking (SEV2)",
    ) in found


def test_a_part_of_where_a_norm_applies_is_dead() -> None:
    found = objections(
        require("{raam: {is: ja}}"), "applies_if: {all: [{deur: {is: open}}, {deur: {is_one_of: [open, soms]}}]}"
    )
    assert ("L213", "zonder ‘deur is ‘Open’ of ‘Soms dicht’’") in [
        (code, what.split(": ", 1)[-1]) for code, what in found
    ]


def test_where_a_norm_over_a_list_applies_matters_also_when_its_clauses_say_it_too() -> None:
    """As long as the list is not answered, only ``applies_if`` says that the norm does not apply."""
    applies, clause = "applies_if: {bel: {is: ja}}", require("{kamers.licht: {is: ja}}", more="when: {bel: {is: ja}}")
    assert ("L213", "zonder ‘bel: ja’") in objections(clause, f"for_each: kamers\n{applies}")
    assert not any(
        what.startswith("waar de norm geldt") for _, what in objections(clause, f"for_each: kamers\n{applies}")
    )


# --- L214: a worse answer helps ------------------------------------------------------------------


def test_a_worse_answer_that_gives_a_better_outcome_is_told() -> None:
    found = [one for one in proof(require("{deur: {is: soms}}")).objections if one.code == "L214"]
    assert [(one.words["better"], one.words["worse"]) for one in found] == [("Open", "Soms dicht")]
    assert found[0].words["story"] == "altijd"


def test_it_is_told_what_else_was_answered() -> None:
    condition = require("{any: [{deur: {is: open}}, {all: [{deur: {is: dicht}}, {bel: {is: ja}}]}]}")
    found = [one for one in proof(condition).objections if one.code == "L214"]
    assert [(one.words["better"], one.words["worse"], one.words["story"]) for one in found] == [
        ("Soms dicht", "Dicht", "bel: ja")
    ]


def test_a_worse_answer_that_takes_a_norm_away_helps() -> None:
    assert "L214" in [code for code, _ in objections(require("{bel: {is: ja}}"), "applies_if: {deur: {is: open}}")]


def test_a_worse_answer_in_a_record_helps() -> None:
    found = objections(require("{kamers.soort: {is: b}}"), "for_each: kamers\napplies_if: {kamers.licht: {is: ja}}")
    assert ("L214", "Soort") in found


@pytest.mark.parametrize(
    ("better", "worse", "helped"),
    [
        (Outcome.NORMAFWIJKING, Outcome.VOLDOET, True),
        (Outcome.VOLDOET, Outcome.NORMAFWIJKING, False),
        (Outcome.VOLDOET, Outcome.VOLDOET, False),
        (Outcome.VOLDOET, Outcome.NIET_VAN_TOEPASSING, True),
        (Outcome.VERBETERPUNT, Outcome.OORDEEL_INSPECTEUR, False),
        (Outcome.OORDEEL_INSPECTEUR, Outcome.VERBETERPUNT, False),
        (Outcome.NORMAFWIJKING, Outcome.ONVOLDOENDE_INFORMATIE, False),
        (Outcome.OORDEEL_INSPECTEUR, Outcome.VOLDOET, True),
    ],
)
def test_what_counts_as_help(better: Outcome, worse: Outcome, helped: bool) -> None:
    assert helps(better, worse) is helped


# --- L215: what is waited for in vain ------------------------------------------------------------

IN_VAIN = {
    "both options": ("{any: [{deur: {is: open}}, {deur: {is_one_of: [soms, dicht]}}]}", "deur"),
    "both sides of a threshold": ("{any: [{aantal: {at_most: 4}}, {aantal: {at_least: 5}}]}", "aantal"),
    "both ways, beside another": (
        "{any: [{all: [{bel: {is: ja}}, {raam: {is: ja}}]}, {all: [{bel: {is: nee}}, {raam: {is: ja}}]}]}",
        "bel",
    ),
    "never": ("{all: [{bel: {is: ja}}, {bel: {is: nee}}]}", "bel"),
}


@pytest.mark.parametrize("name", IN_VAIN)
def test_an_answer_that_decides_nothing_is_named(name: str) -> None:
    condition, field = IN_VAIN[name]
    assert ("L215", field) in objections(require(condition))


def test_an_answer_that_decides_nothing_is_named_also_where_its_question_is_not_always_asked() -> None:
    found = objections(require("{any: [{keren: {at_most: 3}}, {keren: {at_least: 4}}]}"), "applies_if: {bel: {is: ja}}")
    assert ("L215", "keren") in found
    in_a_list = objections(require("{any: [{kamers.licht: {is: ja}}, {kamers.licht: {is: nee}}]}"), "for_each: kamers")
    assert ("L215", "Licht") in in_a_list


def test_waiting_for_a_question_to_be_asked_is_not_in_vain() -> None:
    """``keren`` is asked when there is a bell: while that is unknown nothing can be said."""
    assert "L215" not in [code for code, _ in objections(require("{any: [{bel: {is: nee}}, {keren: {at_most: 3}}]}"))]
    inside = "for_each: kamers"
    condition = require("{any: [{kamers.licht: {is: nee}}, {kamers.soort: {is: a}}]}")
    assert "L215" not in [code for code, _ in objections(condition, inside)]


def test_a_note_waits_for_nothing() -> None:
    note = "- {note_if: {aantal: {at_least: 0}}, note: Hier staat het}\n"
    assert "L215" not in [code for code, _ in objections(require("{bel: {is: ja}}") + note)]


# --- L216: too large -----------------------------------------------------------------------------

MANY = 9
WIDE = (
    "questions:\n"
    + "".join(question(f"v{number}", "choice", "options: {a: A, b: B, c: C}") for number in range(MANY))
    + "norms:\n"
    + norm(
        "P-WIDE",
        require(
            "{all: ["
            + ", ".join(f"{{v{number}: {{is_one_of: [a, b]}}}}, {{v{number}: {{is: a}}}}" for number in range(MANY))
            + "]}"
        ),
    )
)


def test_a_clause_with_too_many_answers_is_named_and_not_passed_over() -> None:
    rulebook = book(WIDE)
    found = prove(next(rulebook.norms()), rulebook, vocabulary_of(rulebook)).objections
    assert ("L216", "een clausule met veel antwoorden") in [(one.code, one.words.get("what")) for one in found]


def test_a_norm_with_too_many_cases_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compliance.proof.search.MOST_STEPS", 2)
    found = objections(require("{all: [{deur: {is: open}}, {bel: {is: ja}}]}"), "applies_if: {raam: {is: ja}}")
    assert ("L216", "alle gevallen") in found
    assert any(code == "L216" and "deur is ‘Open’" in what for code, what in found)


def test_too_many_pairs_of_cases_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compliance.proof.theorems.MOST_PAIRS", 0)
    assert ("L216", "slechtere antwoorden op deur") in objections(require("{deur: {is: open}}"))


# --- as faults -----------------------------------------------------------------------------------


def test_an_objection_becomes_a_fault_at_the_place_of_the_clause() -> None:
    rulebook = ruled(
        norm("P-N", require("{bel: {is: ja}}") + require("{all: [{aantal: {at_most: 4}}, {aantal: {at_most: 6}}]}"))
    )
    proven = prove(next(rulebook.norms()), rulebook, vocabulary_of(rulebook))
    faults: list[Fault] = list(objection_faults(proven.objections, rulebook))
    assert [one.code for one in faults] == ["L213"]
    assert "in norm P-N maakt een voorwaarde nergens verschil: zonder ‘aantal is hoogstens 6’." in str(faults[0])
    assert "aantal: {at_most: 6}" in str(faults[0])
