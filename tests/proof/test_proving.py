"""Amendments of a norm, and cases that are saved as worked examples."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from small_books import FRAME, HEAD, book, norm, question, require

from compliance.assessment.assess import vocabulary_of
from compliance.files.fault import FaultyFile
from compliance.proof.examples import run_examples
from compliance.proof.examples_from_cases import NotPossible, answers_for, examples_text
from compliance.proof.proving import amendments, proofs_of
from compliance.rulebook.answer_type import NoMoment
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook

QUESTIONS = (
    "questions:\n"
    + question("deur", "choice", "options: {open: Open, soms: Soms, dicht: Dicht}")
    + question("bel", "yes_no")
    + question("aantal", "number")
    + question("keren", "number")
    + question("dag", "date")
    + question("wat", "several", "options: {x: X, y: Y}")
    + "  - id: voorvallen\n    label: Voorvallen\n    ask: Welke?\n    type: records\n    name: naam\n    fields:\n"
    "      - {id: naam, label: Naam, ask: 'Hoe heet het?', type: text}\n"
    "      - {id: begin, label: Begin, ask: 'Wanneer begon het?', type: instant}\n"
    "      - {id: einde, label: Einde, ask: 'Wanneer eindigde het?', type: instant}\n"
    "      - {id: verteld, label: Verteld, ask: 'Verteld?', type: yes_no}\n"
    "derive:\n"
    "  - {id: lengte, label: Duur, each: voorvallen, elapsed: {from: voorvallen.begin, to: voorvallen.einde}}\n"
    "  - {id: verschil, label: Verschil, linear: {aantal: 2, keren: -1}}\n"
    "  - {id: uiterlijk, label: Uiterlijk, months_after: {date: dag, months: 2}}\n"
    "  - {id: ouderdom, label: Ouderdom, days: {from: dag, to: peildatum}}\n"
    "  - {id: vertelde, label: Vertelde, count_of: voorvallen, where: {voorvallen.verteld: {is: ja}}}\n"
)
OLD, NEW = "in_force: {from: 2023-01-01, to: 2024-01-01}", "in_force: {from: 2024-01-01}"


def amended(older: str, newer: str) -> list[tuple[str, str, str]]:
    rulebook = book(QUESTIONS + "norms:\n" + norm("P-N", older, OLD) + norm("P-N", newer, NEW))
    return [(one.story, one.before, one.after) for one in amendments(rulebook)]


def test_an_amendment_is_told_as_the_first_case_that_differs() -> None:
    assert amended(require("{aantal: {at_most: 6}}"), require("{aantal: {at_most: 4}}")) == [
        ("aantal: 5", "voldoet (volgens opgave)", "normafwijking")
    ]


def test_an_amendment_in_other_words_makes_no_difference() -> None:
    same = require("{not: {deur: {is_one_of: [soms, dicht]}}}")
    assert amended(require("{deur: {is: open}}"), same) == [("", "", "")]


def test_an_amendment_that_is_too_large_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compliance.proof.search.MOST_STEPS", 1)
    found = amended(require("{aantal: {at_most: 6}}"), require("{aantal: {at_most: 4}}"))
    assert found == [("te groot om te vergelijken", "", "")]


def test_only_the_norms_that_were_asked_for() -> None:
    rulebook = book(
        QUESTIONS
        + "norms:\n"
        + norm("P-N", require("{bel: {is: ja}}"), OLD)
        + norm("P-N", require("{bel: {is: nee}}"), NEW)
    )
    assert len(list(amendments(rulebook, frozenset({"P-N"})))) == 1
    assert list(amendments(rulebook, frozenset({"P-X"}))) == []


# --- cases saved as worked examples --------------------------------------------------------------

CLAUSES = {
    "answers": require("{all: [{deur: {is: open}}, {wat.x: {is: ja}}]}"),
    "a sum": require("{verschil: {at_least: 3}}"),
    "a day": require("{uiterlijk: {before: 2024-06-01}}"),
    "days": require("{ouderdom: {at_most: 28 dagen}}"),
    "an event": require("{lengte: {at_most: 3 uur}}")
    + require("{voorvallen.verteld: {is: ja}}", otherwise="verbeterpunt"),
}
SCOPES = {"an event": "for_each: voorvallen"}


def saved(rulebook: Rulebook) -> list[dict[str, object]]:
    text = examples_text(proofs_of(rulebook, "P-N"), rulebook)
    found: list[dict[str, object]] = YAML(typ="safe").load(text)["P-N@2024-01-01"]
    return found


def with_examples(clauses: str, more: str, entries: list[dict[str, object]]) -> Rulebook:
    """Read the rulebook with these entries put at the norm, as somebody would who pastes them."""
    yaml = YAML(typ="safe")
    theme = yaml.load(HEAD + QUESTIONS + "norms:\n" + norm("P-N", clauses, more))
    theme["norms"][0]["examples"] = entries
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "rulebook.yaml").write_text(FRAME, encoding="utf-8")
        with Path(folder, "proef.yaml").open("w", encoding="utf-8") as out:
            YAML().dump(theme, out)
        return load_rulebook(folder)


@pytest.mark.parametrize("name", CLAUSES)
def test_what_is_saved_reads_back_once_it_is_filled_in(name: str) -> None:
    more = SCOPES.get(name, "")
    rulebook = book(QUESTIONS + "norms:\n" + norm("P-N", CLAUSES[name], more))
    entries = saved(rulebook)
    assert len(entries) == len(proofs_of(rulebook, "P-N")[0].witnesses)
    outcomes = list(proofs_of(rulebook, "P-N")[0].witnesses)
    for entry, outcome in zip(entries, outcomes, strict=True):
        assert entry["given"] is not None, entry["name"]
        assert entry["expect"] is None
        assert outcome.printed in str(entry["note"])
        entry |= {"expect": outcome.value, "note": "Zo staat het in de norm."}
    for ran in run_examples(with_examples(CLAUSES[name], more, entries)):
        assert not isinstance(ran, FaultyFile)
        assert ran.right  # type: ignore[union-attr]  # a fault has no such thing, and fails here


def test_an_example_without_what_is_expected_is_a_fault() -> None:
    rulebook = book(QUESTIONS + "norms:\n" + norm("P-N", CLAUSES["answers"]))
    with pytest.raises(FaultyFile) as caught:
        with_examples(CLAUSES["answers"], "", saved(rulebook))
    assert "expect" in str(caught.value)


def test_a_case_that_cannot_be_made_of_answers_is_told_in_words() -> None:
    rulebook = book(QUESTIONS + "norms:\n" + norm("P-N", require("{vertelde: {at_least: 2}}")))
    for entry in saved(rulebook):
        assert entry["given"] is None
        assert "Maak zelf antwoorden bij dit geval." in str(entry["note"])


def test_computed_values_are_turned_back_into_answers() -> None:
    vocabulary = vocabulary_of(book(QUESTIONS + "norms:\n" + norm("P-N", require("{bel: {is: ja}}"))))
    found = answers_for({"aantal": 4, "verschil": 3}, vocabulary)
    assert (found["aantal"], found["keren"]) == (4, 5)
    with pytest.raises(NotPossible):
        answers_for({"aantal": 4, "keren": 4, "verschil": 3}, vocabulary)
    with pytest.raises(NotPossible):
        answers_for({"vertelde": 2}, vocabulary)
    with pytest.raises(NotPossible):
        answers_for({"voorvallen.begin": NoMoment.DID_NOT_HAPPEN, "lengte": 3}, vocabulary)
