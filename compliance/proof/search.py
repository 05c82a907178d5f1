"""Search: every case that norms can tell apart, without sampling.

The search follows the evaluator. It starts with nothing answered and splits only on an answer that can still decide
one of the norms, so that a norm with many answers stays small; what is decided already is not split any further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from compliance.assessment.clauses import apply_norm
from compliance.assessment.facts import Openness
from compliance.assessment.result import ClauseResult, RecordResult
from compliance.assessment.truth import Truth
from compliance.proof.regions import Assignment, Regions, Sketch, counted_list
from compliance.rulebook.answer_type import Value
from compliance.rulebook.model import Norm, Severity
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import REFERENCE_DATE, Vocabulary

MOST_STEPS = 200_000
"""A search that needs more steps than this is named as too large."""

Applier = Callable[[Norm, Sketch], RecordResult]
Splitter = Callable[[tuple[RecordResult, ...]], str | None]


class TooLarge(Exception):
    """The search did not end within its bound. Who asks must say so; nothing is skipped in silence."""


@dataclass(frozen=True, slots=True)
class Case:
    """Answers, and what each of the norms gives for them."""

    values: Assignment
    results: tuple[RecordResult, ...]

    def outcomes(self) -> tuple[Outcome, ...]:
        """Give the outcome of each norm."""
        return tuple(result.outcome for result in self.results)


def cases(
    norms: tuple[Norm, ...],
    vocabulary: Vocabulary,
    *,
    regions: Regions | None = None,
    apply: Applier | None = None,
    split: Splitter | None = None,
    most: int | None = None,
) -> Iterator[Case]:
    """Give a case for every way in which the norms can be decided.

    ``regions`` are the parts of answers that are told apart; without it those that these norms tell apart. ``apply``
    applies a norm to a sketch in another way. ``split`` names the answer to split on for the results so far, or
    ``None`` when that is no longer of use; without it that is every answer that can still decide one of the norms.
    Raises ``TooLarge`` after ``most`` steps, or ``MOST_STEPS``.
    """
    split, apply = split or undecided, apply or applied
    regions = regions or Regions(norms, vocabulary)
    stack = [Sketch(vocabulary, {})]
    steps = 0
    while stack:
        steps += 1
        if steps > (most or MOST_STEPS):
            raise TooLarge(", ".join(norm.id for norm in norms))
        sketch = stack.pop()
        results = tuple(apply(norm, sketch) for norm in norms)
        name = split(results)
        if name is None:
            yield Case(sketch.values, results)
            continue
        found = regions.of(name)
        # Versions of one norm are never in force on one day; they are held against each other on any day.
        found = tuple(one for one in found if all(admits(norm, name, one, vocabulary) for norm in norms)) or found
        stack += [sketch.knowing(name, value) for value in reversed(found)]


def admits(norm: Norm, name: str, value: Value, vocabulary: Vocabulary) -> bool:
    """Whether a value can be where a norm is looked at: it is in force, and there is a record that it is about."""
    if name == REFERENCE_DATE:
        return isinstance(value, date) and norm.in_force.holds_on(value)
    if norm.scope is not None and counted_list(vocabulary.fields[name]) == norm.scope:
        return isinstance(value, int) and value > 0
    return True


def together(one: Iterable[Case], other: Iterable[Case]) -> Iterator[tuple[Case, Case]]:
    """Give each case of one with each case of another that agrees with it: where both know an answer it is the same.

    The cases must tell the same regions apart. As each of them decides its own norm, whatever else is answered, these
    are all cases of the two norms together.
    """
    others = list(other)
    for first in one:
        for second in others:
            if agree(first.values, second.values):
                yield first, second


def agree(one: Assignment, other: Assignment) -> bool:
    """Whether two assignments can be parts of one."""
    return all(name not in other or other[name] == value for name, value in one.items())


def applied(norm: Norm, sketch: Sketch) -> RecordResult:
    """Apply a norm to a sketch; a norm over a list that is not asked has nothing to test."""
    if norm.scope is not None:
        openness, opening = sketch.openness_with_list(sketch.vocabulary.questions[norm.scope])
        if openness is Openness.CLOSED:
            return RecordResult(applies=Truth.FALSE, holds=Truth.NOT_APPLICABLE, outcome=Outcome.NIET_VAN_TOEPASSING)
        if openness is Openness.WAITING:
            result = apply_norm(norm, sketch, None)
            if result.applies is Truth.FALSE:
                return result
            return replace(result, applies=Truth.UNKNOWN, outcome=Outcome.ONVOLDOENDE_INFORMATIE, missing=opening)
    return apply_norm(norm, sketch, None)


def undecided(results: tuple[RecordResult, ...]) -> str | None:
    """Give an answer that can still decide one of the norms."""
    for result in results:
        if result.outcome is Outcome.ONVOLDOENDE_INFORMATIE and result.missing:
            return result.missing[0].field
    return None


def as_written(norm: Norm, sketch: Sketch) -> RecordResult:
    """Apply a norm to a sketch as its own words have it, also where its list is not asked."""
    return apply_norm(norm, sketch, None)


def first_difference(older: Norm, newer: Norm, vocabulary: Vocabulary, apply: Applier | None = None) -> Case | None:
    """Give the first case for which two norms say something else; ``None`` where there is none.

    They differ in their outcome, in the severity of a breach, or in what another reading of a word would give. Where
    the clauses in which they differ are known to give the same, nothing else is looked at.
    """
    split = _Difference(older, newer)
    for case in cases((older, newer), vocabulary, apply=apply, split=split):
        if said(case.results[0], older) != said(case.results[1], newer):
            return case
    return None


class _Difference:
    """Splits first on what two versions of a norm do not have in common."""

    def __init__(self, older: Norm, newer: Norm) -> None:
        kept = {id(clause) for clause in older.clauses} & {id(clause) for clause in newer.clauses}
        self.kept = kept
        self.comparable = len(older.clauses) == len(newer.clauses) and not (older.compose or newer.compose)

    def __call__(self, results: tuple[RecordResult, ...]) -> str | None:
        if any(result.applies is Truth.UNKNOWN for result in results):
            return undecided(results)
        unread = next((one for result in results for one in result.unread), None)
        if unread is not None:
            return unread.field
        if results[0].applies is not results[1].applies:
            return undecided(results)
        own = [[clause for clause in result.clauses if id(clause.clause) not in self.kept] for result in results]
        if self.comparable and all(
            not older.missing() and not newer.missing() and _same(older, newer)
            for older, newer in zip(*own, strict=True)
        ):
            return None
        for clause in (clause for clauses in own for clause in clauses):
            if clause.missing():
                return clause.missing()[0].field
        return undecided(results)


def _same(older: ClauseResult, newer: ClauseResult) -> bool:
    """Whether two clauses give the same, and leave nothing about whether they count open."""
    gates = [clause.gate.truth if clause.gate is not None else Truth.TRUE for clause in (older, newer)]
    return (
        older.outcome is newer.outcome
        and older.severity is newer.severity
        and gates[0] is gates[1]
        and not older.clause.alternatives
    )


def said(result: RecordResult, norm: Norm) -> tuple[Outcome, Severity | None, tuple[tuple[str, str, Outcome], ...]]:
    """Give what a norm says of a case: outcome, severity of the breach, other readings."""
    severities = [clause.severity for clause in result.clauses if clause.outcome is result.outcome]
    severity = max(severities, default=norm.severity) if result.outcome.breached else None
    return result.outcome, severity, result.readings
