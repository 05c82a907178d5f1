"""An SMT solver agrees with the exhaustive search."""

from __future__ import annotations

import pytest

pytest.importorskip("z3", reason="z3-solver is not installed: pip install 'vbm-compliance[smt]'")

from smt import Encoding, can_be, either

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.clauses import apply_clause
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Openness
from compliance.assessment.result import RecordResult
from compliance.assessment.truth import Truth
from compliance.proof.mutants import mutants_of
from compliance.proof.regions import Sketch
from compliance.proof.search import cases, first_difference
from compliance.rulebook.expression import AllOf, AnyOf, Not
from compliance.rulebook.model import Clause, Norm
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.question import Question
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.model import Record

RULEBOOK = load_rulebook()
VOCABULARY = vocabulary_of(RULEBOOK)
ENCODING = Encoding(VOCABULARY)
THEMES = [theme.theme for theme in RULEBOOK.themes]


class Answered(Sketch):
    """A sketch in which every question is asked: what is answered counts."""

    def openness(self, question: Question, record: Record | None) -> tuple[Openness, tuple[Missing, ...]]:
        return Openness.OPEN, ()


def alone(clause: Clause, norm: Norm) -> Norm:
    return norm.model_copy(
        update={"applies_if": None, "for_each": None, "some": None, "judge": None, "clauses": (clause,)}
    )


def opened(norm: Norm, sketch: Sketch) -> RecordResult:
    """Apply the one clause of a norm to a sketch in which every question is asked."""
    clause = norm.clauses[0]
    result = apply_clause(clause, norm, Answered(sketch.vocabulary, sketch.values), None)
    return RecordResult(
        applies=Truth.TRUE, holds=result.holds, outcome=result.outcome, clauses=(result,), missing=result.missing()
    )


def outcomes(clause: Clause, norm: Norm) -> set[Outcome]:
    """Give what the search says that a clause can give for complete answers."""
    return {case.results[0].outcome for case in cases((alone(clause, norm),), VOCABULARY, apply=opened)}


@pytest.mark.parametrize("theme", THEMES)
def test_each_clause_can_be_met_and_can_be_breached_for_both(theme: str) -> None:
    for norm in (one for one in RULEBOOK.norms() if one.theme == theme):
        for clause in (one for one in norm.clauses if one.require is not None):
            found = outcomes(clause, norm)
            said, possible = ENCODING.holds(clause), ENCODING.possible(clause.conditions())
            assert can_be(possible, said.true) == (Outcome.VOLDOET in found), (norm.id, clause.require)
            assert can_be(possible, said.false) == any(one.breached for one in found), (norm.id, clause.require)


@pytest.mark.parametrize("theme", THEMES)
def test_each_reason_to_judge_can_arise_for_both(theme: str) -> None:
    for norm in (one for one in RULEBOOK.norms() if one.theme == theme):
        for clause in (one for one in norm.clauses if one.judge_if is not None):
            assert clause.judge_if is not None
            arises = ENCODING.condition(clause.judge_if)
            gate = [] if clause.when is None else [ENCODING.condition(clause.when).true]
            possible = ENCODING.possible(clause.conditions())
            found = Outcome.OORDEEL_INSPECTEUR in outcomes(clause, norm)
            assert can_be(possible, *gate, arises.true) == found, norm.id


@pytest.mark.parametrize("theme", ["groepsgrootte", "onderzoek", "kamerdeuren", "open_hulp"])
def test_both_say_of_the_same_changes_that_they_make_no_difference(theme: str) -> None:
    """Held against each other clause by clause: what the clause gives, for complete answers to what it asks."""
    compared = equal = 0
    for norm in (one for one in RULEBOOK.norms() if one.theme == theme):
        for mutant in mutants_of(norm, VOCABULARY):
            if mutant.position is None or len(mutant.norm.clauses) != len(norm.clauses):
                continue
            older, newer = norm.clauses[mutant.position], mutant.norm.clauses[mutant.position]
            if older.require is None or newer.require is None or older.alternatives:
                continue
            if older.model_copy(update={"when": None, "require": None}) != newer.model_copy(
                update={"when": None, "require": None}
            ):
                continue
            case = first_difference(alone(older, norm), alone(newer, norm), VOCABULARY, opened)
            one, other = ENCODING.holds(older), ENCODING.holds(newer)
            possible = ENCODING.possible((*older.conditions(), *newer.conditions()))
            differs = can_be(possible, either(one.true != other.true, one.false != other.false))
            assert (case is not None) == differs, (norm.id, mutant.what)
            compared += 1
            equal += not differs
    assert compared > 10


def test_dead_is_what_the_solver_finds_equivalent() -> None:
    """A control for the tests above: they can tell a condition that matters from one that does not."""
    norm = next(one for one in RULEBOOK.norms() if one.clauses and one.clauses[0].require is not None)
    clause = norm.clauses[0]
    assert clause.require is not None
    twice = clause.model_copy(update={"require": AllOf((clause.require, AnyOf((clause.require, clause.require))))})
    turned = clause.model_copy(update={"require": Not(clause.require)})
    possible = ENCODING.possible(clause.conditions())
    for changed, same in ((twice, True), (turned, False)):
        one, other = ENCODING.holds(clause), ENCODING.holds(changed)
        assert can_be(possible, either(one.true != other.true, one.false != other.false)) is not same
        assert (first_difference(alone(clause, norm), alone(changed, norm), VOCABULARY, opened) is None) is same
