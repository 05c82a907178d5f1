"""A witness: one self-report that meets every norm, or what is in its way."""

from __future__ import annotations

from datetime import date

import pytest
from small_books import book, norm, question, require

from compliance.assessment.assess import assess, vocabulary_of
from compliance.proof.proving import constants_once, witness_of
from compliance.proof.witness import Witness, find_witness
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook

QUESTIONS = (
    "questions:\n"
    + question("locatie.setting", "choice", "ordered: false, header: true, options: {open: Open, gesloten: Gesloten}")
    + question("deur", "choice", "options: {open: Open, soms: Soms, dicht: Dicht}")
    + question("bel", "yes_no")
    + question("keren", "number", "ask_if: {bel: {is: ja}}")
    + question("maat", "decimal")
    + question("dag", "date")
    + question("duur", "duration")
    + question("deel", "share")
    + question("wat", "several", "options: {x: X, y: Y}")
    + question("bijeen", "dates")
    + "  - id: keren_dicht\n    label: Keren dicht\n    ask: Welke?\n    type: records\n    name: naam\n"
    "    event: begin\n"
    "    fields:\n"
    "      - {id: naam, label: Naam, ask: 'Hoe heet het?', type: text}\n"
    "      - {id: begin, label: Begin, ask: 'Wanneer begon het?', type: instant}\n"
    "      - {id: einde, label: Einde, ask: 'Wanneer eindigde het?', type: instant}\n"
    "      - {id: gezien, label: Gezien, ask: 'Wanneer is gekeken?', type: instants}\n"
    "  - id: rooster\n    label: Rooster\n    ask: Hoeveel?\n    type: table\n    row_label: Dagdeel\n"
    "    rows: {dag: Overdag, nacht: Nacht}\n"
    "    fields:\n      - {id: mensen, label: Mensen, ask: 'Hoeveel mensen?', type: number, none: 0}\n"
    "derive:\n"
    "  - {id: lengte, label: Duur, each: keren_dicht, elapsed: {from: keren_dicht.begin, to: keren_dicht.einde}}\n"
    "  - {id: ouderdom, label: Ouderdom, days: {from: dag, to: peildatum}}\n"
)
EVERYTHING = (
    norm("P-DOOR", require("{deur: {is: open}}"))
    + norm("P-BELL", require("{bel: {is: ja}}") + require("{keren: {at_least: 3}}"))
    + norm("P-SIZE", require("{maat: {at_least: 2.5}}"))
    + norm("P-DAY", require("{ouderdom: {at_most: 365 dagen}}"))
    + norm("P-TIME", require("{duur: {at_least: 2 uur}}"))
    + norm("P-SHARE", require("{deel: {is: allemaal}}"))
    + norm("P-OPTION", require("{all: [{wat.x: {is: ja}}, {wat.y: {is: nee}}]}"))
    + norm("P-EVENT", require("{lengte: {at_most: 3 uur}}"), "for_each: keren_dicht")
    + norm("P-ROW", require("{rooster.mensen: {at_least: 2}}"), "for_each: rooster")
    + norm("P-PERSON", "- {judge_if: {bel: {is: ja}}, because: Een mens kijkt}\n")
)


def witness(norms: str, setting: str = "open") -> Witness:
    return witness_of(book(QUESTIONS + "norms:\n" + norms), setting)


@pytest.mark.parametrize("setting", ["open", "gesloten"])
def test_norms_that_can_be_met_together_have_a_witness(setting: str) -> None:
    found = witness(EVERYTHING, setting)
    assert found.unmet() == ()
    outcomes = {one.id: one.outcome for one in found.assessment.norms}
    assert outcomes.pop("P-PERSON") is Outcome.OORDEEL_INSPECTEUR
    assert set(outcomes.values()) == {Outcome.VOLDOET}
    assert found.setting == setting


def test_a_witness_is_assessed_like_any_other_self_report() -> None:
    found = witness(EVERYTHING)
    rulebook = book(QUESTIONS + "norms:\n" + EVERYTHING)
    assert assess(rulebook, found.report).counts == found.assessment.counts
    assert found.report.reference_date == rulebook.frame.checked_until


def test_two_norms_that_contradict_are_in_the_way() -> None:
    found = witness(norm("P-OPEN", require("{deur: {is: open}}")) + norm("P-SHUT", require("{deur: {is: dicht}}")))
    assert len(found.unmet()) == 1
    assert set(found.unmet()) < {"P-OPEN", "P-SHUT"}


def test_a_point_to_improve_is_in_the_way_too() -> None:
    soft = norm("P-SOFT", require("{deur: {is: open}}", otherwise="verbeterpunt"))
    found = witness(norm("P-SHUT", require("{deur: {is: dicht}}")) + soft)
    assert len(found.unmet()) == 1


def test_a_norm_that_holds_in_one_kind_of_location_only_is_in_the_way_there() -> None:
    norms = norm("P-OPEN", require("{deur: {is: open}}")) + norm(
        "P-SHUT", require("{deur: {is: dicht}}"), "applies_if: {locatie.setting: {is: gesloten}}"
    )
    assert witness(norms, "open").unmet() == ()
    assert len(witness(norms, "gesloten").unmet()) == 1


def test_what_was_answered_first_is_tried_again() -> None:
    """An open door serves the first norm; with it the second asks for a bell, and the third forbids one."""
    found = witness(
        norm("P-DOOR", require("{deur: {is_one_of: [open, soms]}}"))
        + norm("P-BELL", require("{bel: {is: ja}}"), "applies_if: {deur: {is: open}}")
        + norm("P-QUIET", require("{bel: {is: nee}}"))
    )
    assert found.unmet() == ()


def test_a_contradiction_is_no_proof() -> None:
    text = (
        QUESTIONS
        + ("consistency:\n  - {id: bel_en_keren, require: {deur: {is: dicht}}, because: Dat kan niet.}\nnorms:\n")
        + norm("P-DOOR", require("{deur: {is_one_of: [open, soms]}}"))
    )
    assert witness_of(book(text), "open").unmet() == ("P-DOOR",)


def test_a_witness_is_looked_for_on_a_day() -> None:
    norms = norm("P-NOW", require("{deur: {is: open}}"), "in_force: {from: 2024-01-01, to: 2025-01-01}")
    rulebook = book(QUESTIONS + "norms:\n" + norms)
    for day, outcome in ((date(2024, 6, 1), Outcome.VOLDOET), (date(2025, 6, 1), Outcome.NIET_VAN_TOEPASSING)):
        found = find_witness(rulebook, "open", constants_once(rulebook), day)
        assert [one.outcome for one in found.assessment.norms] == [outcome]


SHIPPED = load_rulebook()


@pytest.mark.parametrize("setting", vocabulary_of(SHIPPED).settings())
def test_the_shipped_norms_can_be_met_together_in_every_kind_of_location(setting: str) -> None:
    assert witness_of(SHIPPED, setting).unmet() == ()
