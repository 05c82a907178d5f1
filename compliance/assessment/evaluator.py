"""The evaluator: one plain walk over the tree of a condition, which gives its truth and how it came about.

This is the only place that decides whether a condition holds. A faster evaluator can take its place behind
``evaluate``; the trace that it gives must stay the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from compliance.assessment.fact import Fact, Missing, Size
from compliance.assessment.truth import Truth, all_of, any_of, negate
from compliance.rulebook.answer_type import EveryOrNone, NoMoment, Share
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not, Operator
from compliance.selfreport.model import Record


class Readable(Protocol):
    """Where the evaluator gets its facts."""

    def read(self, name: str, record: Record | None) -> Fact:
        """Give what is known of a field, in this record where the field belongs to one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One node of a condition with its truth; a leaf holds the fact that it was compared with."""

    expression: Expression
    truth: Truth
    fact: Fact | None = None
    parts: tuple[Step, ...] = ()

    def leaves(self) -> tuple[Step, ...]:
        """Give the steps of the leaves, from left to right."""
        if isinstance(self.expression, Leaf):
            return (self,)
        return tuple(leaf for part in self.parts for leaf in part.leaves())

    def missing(self) -> tuple[Missing, ...]:
        """Give the answers that could still decide this step, each once."""
        if self.truth is not Truth.UNKNOWN:
            return ()
        if self.fact is not None:
            return self.fact.missing
        return tuple(dict.fromkeys(one for part in self.parts for one in part.missing()))


def evaluate(expression: Expression, facts: Readable, record: Record | None = None) -> Step:
    """Evaluate a condition on the facts of a self-report, within ``record`` where the condition is about records."""
    match expression:
        case Leaf():
            fact = facts.read(expression.field, record)
            return Step(expression, compare(expression, fact), fact)
        case Not(part):
            inner = evaluate(part, facts, record)
            return Step(expression, negate(inner.truth), parts=(inner,))
        case AllOf(parts):
            steps = tuple(evaluate(part, facts, record) for part in parts)
            return Step(expression, all_of(step.truth for step in steps), parts=steps)
        case AnyOf(parts):
            steps = tuple(evaluate(part, facts, record) for part in parts)
            return Step(expression, any_of(step.truth for step in steps), parts=steps)


def deciding(step: Step) -> Step:
    """Keep of a step only the branches that decide it: what is false in an *all*, what is true in an *any*."""
    if not step.parts:
        return step
    parts = step.parts
    decides = {
        (AllOf, Truth.FALSE): Truth.FALSE,
        (AnyOf, Truth.TRUE): Truth.TRUE,
        (AllOf, Truth.UNKNOWN): Truth.UNKNOWN,
        (AnyOf, Truth.UNKNOWN): Truth.UNKNOWN,
    }.get((type(step.expression), step.truth))
    if decides is not None:
        parts = tuple(part for part in parts if part.truth is decides)
    return Step(step.expression, step.truth, step.fact, tuple(deciding(part) for part in parts))


def replay(step: Step) -> Truth:
    """Compute the truth of a step again from the facts in its leaves alone, as a check on the trace."""
    match step.expression:
        case Leaf():
            return compare(step.expression, step.fact or Fact())
        case Not():
            return negate(replay(step.parts[0]))
        case AllOf():
            return all_of(replay(part) for part in step.parts)
        case AnyOf():
            return any_of(replay(part) for part in step.parts)


def compare(leaf: Leaf, fact: Fact) -> Truth:
    """Compare a fact with the constant of a leaf. Bounds decide where both agree."""
    if fact.not_applicable:
        return Truth.NOT_APPLICABLE
    constant = leaf.constant
    value = fact.value
    if isinstance(value, Share):
        if value.total == 0:
            return Truth.NOT_APPLICABLE
        wanted = value.total if constant is EveryOrNone.EVERY else 0
        return _truth(value.count == wanted)
    if fact.sure is not None:
        # One record that is surely not among them breaks "every", whatever the others turn out to be.
        broken = fact.sure.count < fact.sure.total if constant is EveryOrNone.EVERY else fact.sure.count > 0
        return Truth.FALSE if broken else Truth.UNKNOWN
    match leaf.operator:
        case Operator.IS:
            return _is(constant, fact)
        case Operator.IS_ONE_OF:
            return Truth.UNKNOWN if value is None else _truth(isinstance(constant, tuple) and value in constant)
        case Operator.AT_LEAST | Operator.AT_MOST:
            return _ordered(leaf.operator, constant, fact)
        case Operator.BEFORE | Operator.AFTER:
            return _in_time(leaf.operator, constant, value)


def _truth(condition: bool) -> Truth:
    return Truth.TRUE if condition else Truth.FALSE


def _is(constant: object, fact: Fact) -> Truth:
    if fact.value is not None:
        return _truth(fact.value == constant and isinstance(fact.value, bool) == isinstance(constant, bool))
    low, high = fact.bounds()
    if isinstance(constant, Size) and not isinstance(constant, bool):
        too_low = high is not None and high < constant  # type: ignore[operator]  # one field has one kind of size
        too_high = low is not None and low > constant  # type: ignore[operator]  # as above
        if too_low or too_high:
            return Truth.FALSE
    return Truth.UNKNOWN


def _ordered(operator: Operator, constant: object, fact: Fact) -> Truth:
    low, high = fact.bounds()
    if not isinstance(constant, Size):
        return Truth.UNKNOWN
    if operator is Operator.AT_MOST:
        if high is not None and high <= constant:  # type: ignore[operator]  # one field has one kind of size
            return Truth.TRUE
        return Truth.FALSE if low is not None and low > constant else Truth.UNKNOWN  # type: ignore[operator]  # as above
    if low is not None and low >= constant:  # type: ignore[operator]  # as above
        return Truth.TRUE
    return Truth.FALSE if high is not None and high < constant else Truth.UNKNOWN  # type: ignore[operator]  # as above


def _in_time(operator: Operator, constant: object, value: object) -> Truth:
    if isinstance(value, NoMoment):
        # What did not happen lies neither before nor after a moment; what still runs has no moment yet.
        return Truth.FALSE if value is NoMoment.DID_NOT_HAPPEN else Truth.UNKNOWN
    if isinstance(value, datetime) and isinstance(constant, datetime):
        return _truth(value < constant if operator is Operator.BEFORE else value > constant)
    if isinstance(value, date) and isinstance(constant, date) and not isinstance(value, datetime):
        return _truth(value < constant if operator is Operator.BEFORE else value > constant)
    return Truth.UNKNOWN
