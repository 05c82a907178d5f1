"""The search gives every case: whatever a location answers, the norm says what it says in one of the cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_books import book, norm, question, require

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.clauses import apply_norm
from compliance.assessment.facts import Facts
from compliance.assessment.norms import norm_results
from compliance.proof.mutants import Mutant, mutants_of
from compliance.proof.regions import Regions, Sketch
from compliance.proof.search import Case, TooLarge, agree, cases, first_difference, said, together
from compliance.rulebook.answer_type import Value
from compliance.rulebook.model import Norm, Rulebook, Severity
from compliance.rulebook.outcome import Outcome
from compliance.selfreport.model import SelfReport
from compliance.testing import self_reports

QUESTIONS = (
    "questions:\n"
    + question("ja", "yes_no")
    + question("keuze", "choice", "options: {nooit: Nooit, soms: Soms, vaak: Vaak}")
    + question("getal", "number", "ask_if: {keuze: {is_one_of: [soms, vaak]}}")
    + question("breuk", "decimal")
    + question("dag", "date")
    + question("moment", "instant")
    + question("duur", "duration", "ask_if: {ja: {is: ja}}")
    + question("deel", "share")
    + question("wat", "several", "options: {x: X, y: Y}")
    + question("herzien", "date")
    + "  - id: kamers\n    label: Kamers\n    ask: Welke kamers?\n    type: records\n    ask_if: {ja: {is: ja}}\n"
    "    fields:\n"
    "      - {id: licht, label: Licht, ask: 'Is er licht?', type: yes_no}\n"
    "      - {id: bedden, label: Bedden, ask: 'Hoeveel bedden?', type: number, minimum: 1, maximum: 6}\n"
    "      - {id: open, label: Open, ask: 'Kan het open?', type: yes_no, ask_if: {kamers.licht: {is: ja}}}\n"
    "derive:\n"
    "  - {id: kamers.aantal, label: Aantal kamers, count_of: kamers}\n"
    "  - {id: dagen, label: Dagen, days: {from: dag, to: herzien}}\n"
    "  - {id: ruimte, label: Ruimte, each: kamers, linear: {kamers.bedden: -1, kamers.aantal: 2}}\n"
)
NORMS = (
    norm("P-PLAIN", require("{any: [{ja: {is: ja}}, {breuk: {at_most: 2.5}}]}"), "applies_if: {keuze: {is: soms}}")
    + norm(
        "P-GATED",
        require("{getal: {at_least: 3}}", otherwise="verbeterpunt", more="when: {keuze: {is: vaak}}")
        + require("{deel: {is: allemaal}}")
        + "- {judge_if: {wat.x: {is: ja}, wat.y: {is: nee}}, because: Kijk zelf}\n",
    )
    + norm(
        "P-TIME",
        require("{all: [{dag: {after: 2025-01-31}}, {not: {moment: {before: '2025-03-01 12:00'}}}]}")
        + require("{duur: {at_most: 3 uur}}", more="when: {ja: {is: ja}}")
        + require("{dagen: {at_most: 28 dagen}}"),
    )
    + norm(
        "P-EACH",
        require("{kamers.licht: {is: ja}}")
        + require("{kamers.open: {is: ja}}", otherwise="verbeterpunt", more="when: {kamers.licht: {is: ja}}"),
        "for_each: kamers",
    )
    + norm(
        "P-ONE",
        require("{any: [{kamers.bedden: {at_most: 2}}, {ruimte: {at_least: 0}}]}"),
        "some: kamers\napplies_if: {kamers.aantal: {at_least: 1}}",
    )
    + norm("P-ALWAYS", require("{ja: {is: ja}}", otherwise="verbeterpunt"), "judge: always\nbecause: Een mens kijkt.")
)
BOOK = book(QUESTIONS + "norms:\n" + NORMS)
VOCABULARY = vocabulary_of(BOOK)
IDS = [one.id for one in BOOK.norms()]
tries = settings(max_examples=120, deadline=None, derandomize=True, database=None)


def only(norm_id: str) -> Norm:
    (found,) = BOOK.versions(norm_id)
    return found


def agreeing(report: SelfReport, facts: Facts, norm_id: str) -> Iterator[Outcome]:
    """Give the outcomes of the cases that a report is in; for a norm over records those of each record."""
    wanted = only(norm_id)
    split = Regions((wanted,), VOCABULARY)
    records = facts.records(wanted.scope)[0] if wanted.scope else (None,)
    for record in records or ():
        for case in cases((wanted,), VOCABULARY, regions=split):
            answered: dict[str, Value | None] = {name: facts.read(name, record).value for name in case.values}
            if all(
                found is not None and split.part(name, found) == split.part(name, case.values[name])
                for name, found in answered.items()
            ):
                assert apply_norm(wanted, facts, record).outcome is case.results[0].outcome, (case.values, answered)
                yield case.results[0].outcome


@pytest.mark.parametrize("norm_id", IDS)
@tries
@given(data=st.data())
def test_every_complete_self_report_is_one_of_the_cases(norm_id: str, data: st.DataObject) -> None:
    report = data.draw(self_reports(BOOK))
    assert report.reference_date is not None
    facts = Facts(VOCABULARY, report, report.reference_date)
    found = list(agreeing(report, facts, norm_id))
    scope = only(norm_id).scope
    records = facts.records(scope)[0] if scope is not None else None
    assert len(found) == (1 if scope is None else len(records or ()))


@pytest.mark.parametrize("norm_id", IDS)
def test_no_two_cases_are_in_one_report(norm_id: str) -> None:
    found = list(cases((only(norm_id),), VOCABULARY))
    for index, case in enumerate(found):
        assert not any(agree(case.values, other.values) for other in found[:index])


@pytest.mark.parametrize("norm_id", IDS)
def test_a_case_says_what_the_norm_says_and_leaves_nothing_out_that_could_decide(norm_id: str) -> None:
    for case in cases((only(norm_id),), VOCABULARY):
        result = case.results[0]
        assert result.outcome is not Outcome.ONVOLDOENDE_INFORMATIE or not result.missing


def test_a_case_knows_no_answers_that_do_not_matter() -> None:
    found = [case.values for case in cases((only("P-PLAIN"),), VOCABULARY)]
    assert {"keuze": "nooit"} in found
    assert {"keuze": "soms", "ja": True} in found
    assert len(found) == 4


def test_cases_of_two_norms_are_those_of_each_put_together() -> None:
    pair = only("P-GATED"), only("P-PLAIN")
    split = Regions(pair, VOCABULARY)
    at_once = {case.outcomes() for case in cases(pair, VOCABULARY, regions=split)}
    one, other = (list(cases((each,), VOCABULARY, regions=split)) for each in pair)
    assert {first.outcomes() + second.outcomes() for first, second in together(one, other)} == at_once


@pytest.mark.parametrize("ids", [("P-EACH", "P-ONE"), ("P-TIME", "P-EACH"), ("P-PLAIN", "P-ALWAYS")])
def test_putting_together_agrees_with_searching_at_once(ids: tuple[str, str]) -> None:
    pair = tuple(only(norm_id) for norm_id in ids)
    split = Regions(pair, VOCABULARY)
    at_once = {case.outcomes() for case in cases(pair, VOCABULARY, regions=split)}
    one, other = (list(cases((each,), VOCABULARY, regions=split)) for each in pair)
    assert at_once <= {first.outcomes() + second.outcomes() for first, second in together(one, other)}


# --- too large --------------------------------------------------------------------------------


def test_a_search_that_does_not_end_says_so() -> None:
    with pytest.raises(TooLarge, match="P-TIME"):
        list(cases((only("P-TIME"),), VOCABULARY, most=5))


def test_what_was_found_before_is_given_all_the_same() -> None:
    found: list[Case] = []
    with pytest.raises(TooLarge):
        found.extend(cases((only("P-TIME"),), VOCABULARY, most=12))
    assert found


def test_a_difference_that_is_too_large_to_find_is_not_taken_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = only("P-TIME").model_copy(update={"clauses": only("P-TIME").clauses[:1]})
    monkeypatch.setattr("compliance.proof.search.MOST_STEPS", 3)
    with pytest.raises(TooLarge):
        first_difference(only("P-TIME"), changed, VOCABULARY)


# --- two norms --------------------------------------------------------------------------------


def outcome_and_weight(version: Norm, rulebook: Rulebook, report: SelfReport) -> object:
    """Give what can be seen of a norm in a report; over records that of each of them."""
    assert report.reference_date is not None
    facts = Facts(vocabulary_of(rulebook), report, report.reference_date)
    (result,) = norm_results({version.id: (version,)}, facts).values()
    return result.outcome, [(one.number, said(one, version)) for one in result.records]


MUTANTS = [
    pytest.param(mutant, id=f"{mutant.original.id}-{index}")
    for one in BOOK.norms()
    for index, mutant in enumerate(mutants_of(one, VOCABULARY))
    if mutant.norm.in_force == mutant.original.in_force
]


@pytest.mark.parametrize("mutant", MUTANTS)
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_no_report_tells_two_norms_apart_that_are_proven_the_same(mutant: Mutant, data: st.DataObject) -> None:
    older, newer = mutant.original, mutant.norm
    case = first_difference(older, newer, VOCABULARY)
    if case is not None:
        # What differs in the case differs when the case is judged anew, from nothing.
        sketch = Sketch(VOCABULARY, case.values)
        assert said(apply_norm(older, sketch, None), older) != said(apply_norm(newer, sketch, None), newer)
        return
    report = data.draw(self_reports(BOOK))
    assert outcome_and_weight(older, BOOK, report) == outcome_and_weight(newer, BOOK, report)


def test_a_norm_does_not_differ_from_itself() -> None:
    for one in BOOK.norms():
        assert first_difference(one, one.model_copy(), VOCABULARY) is None


def test_what_means_the_same_in_other_words_is_the_same() -> None:
    other = book(
        QUESTIONS
        + "norms:\n"
        + norm(
            "P-PLAIN",
            require("{not: {all: [{not: {breuk: {at_most: 2.5}}}, {ja: {is: nee}}]}}"),
            "applies_if: {not: {keuze: {is_one_of: [nooit, vaak]}}}",
        )
    )
    (rewritten,) = other.versions("P-PLAIN")
    assert first_difference(only("P-PLAIN"), rewritten, VOCABULARY) is None


def test_two_norms_differ_when_only_the_severity_does() -> None:
    clause = only("P-PLAIN").clauses[0].model_copy(update={"severity": Severity.SEV4})
    case = first_difference(only("P-PLAIN"), only("P-PLAIN").model_copy(update={"clauses": (clause,)}), VOCABULARY)
    assert case is not None
    assert case.outcomes() == (Outcome.NORMAFWIJKING, Outcome.NORMAFWIJKING)


def test_a_norm_that_asks_for_the_reference_date_is_looked_at_on_a_day_on_which_it_is_in_force() -> None:
    rulebook = book(
        "questions:\n"
        + question("ja", "yes_no")
        + "norms:\n"
        + norm(
            "P-DAY",
            require("{ja: {is: ja}}", more="when: {peildatum: {before: 2024-02-01}}") + require("{ja: {is: ja}}"),
            "in_force: {from: 2025-01-01, to: 2025-07-01}",
        )
    )
    (late,) = rulebook.versions("P-DAY")
    days = [case.values.get("peildatum") for case in cases((late,), vocabulary_of(rulebook))]
    assert days
    for day in days:
        assert day is None or date(2025, 1, 1) <= day < date(2025, 7, 1)  # type: ignore[operator]  # a day
