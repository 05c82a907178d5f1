"""Search: every case that norms can tell apart, without sampling.

The search follows the evaluator. It starts with nothing answered and splits only on an answer that can still decide
one of the norms, so that a norm with many answers stays small; what is decided already is not split any further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from compliance.assessment.clauses import apply_norm
from compliance.assessment.facts import Openness
from compliance.assessment.result import ClauseResult, RecordResult
from compliance.assessment.truth import Truth
from compliance.proof.regions import Assignment, Constants, Sketch, constants_in, regions
from compliance.rulebook.model import Norm, Severity
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import REFERENCE_DATE, Vocabulary

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
    constants: Constants,
    *,
    overlays: tuple[Assignment, ...] = (),
    apply: Applier | None = None,
    split: Splitter | None = None,
    most: int = 200_000,
) -> Iterator[Case]:
    """Give a case for every way in which the norms can be decided.

    ``overlays`` gives each norm some answers of its own, so that one norm can be held against itself with another
    answer. ``apply`` applies a norm to a sketch in another way. ``split`` names the answer to split on for the results
    so far, or ``None`` when that is no longer of use; without it that is every answer that can still decide one of the
    norms. Raises ``TooLarge`` after ``most`` steps.
    """
    split = split or undecided
    own = constants_in([condition for norm in norms for condition in norm.conditions()])
    merged = {
        name: tuple({**dict.fromkeys(constants.get(name, ())), **own.get(name, {})}) for name in {*constants, *own}
    }
    lists = {norm.scope for norm in norms if norm.scope is not None}
    stack: list[Assignment] = [{}]
    steps = 0
    while stack:
        steps += 1
        if steps > most:
            raise TooLarge(", ".join(norm.id for norm in norms))
        values = stack.pop()
        sketches = [Sketch(vocabulary, {**values, **overlay}) for overlay in overlays or ({},) * len(norms)]
        results = tuple((apply or applied)(norm, sketch) for norm, sketch in zip(norms, sketches, strict=True))
        name = split(results)
        if name is None:
            yield Case(values, results)
            continue
        field = vocabulary.fields[name]
        found = regions(field, merged.get(name, ()))
        if field.derived is not None and field.derived.where is None and field.derived.count_of in lists:
            # The norm is about a record of this list, so there is one.
            found = tuple(value for value in found if isinstance(value, int) and value > 0)
        if name == REFERENCE_DATE:
            # A norm is looked at on a day on which it is in force.
            found = tuple(day for day in found if all(_in_force(norm, day) for norm in norms)) or found
        stack += [{**values, name: value} for value in reversed(found)]


def _in_force(norm: Norm, day: object) -> bool:
    return isinstance(day, date) and norm.in_force.holds_on(day)


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


def first_difference(
    older: Norm, newer: Norm, vocabulary: Vocabulary, constants: Constants, apply: Applier | None = None
) -> Case | None:
    """Give the first case for which two norms say something else; ``None`` where there is none.

    They differ in their outcome, in the severity of a breach, or in what another reading of a word would give. Where
    the clauses in which they differ are known to give the same, nothing else is looked at.
    """
    split = _Difference(older, newer)
    for case in cases((older, newer), vocabulary, constants, apply=apply, split=split):
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
