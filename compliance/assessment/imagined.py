"""Imagined answers: what an answer could become after a change in the house, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from compliance.assessment.fact import Fact
from compliance.rulebook.answer_type import AnswerType, Share, Value
from compliance.rulebook.expression import Leaf
from compliance.rulebook.vocabulary import Field

MOST_STEPS = 20
"""A number that is reckoned with is tried so many steps up and down at most."""


def values_beside(field: Field, leaf: Leaf, value: Value, fact: Fact | None, day: date) -> Iterator[Value]:
    """Give other values for a field than ``value``, as far as they can change a comparison that rests on it.

    ``leaf`` is the comparison and ``fact`` what it was compared with; ``day`` is the reference date.
    """
    found = sorted(_values(field, leaf, value, fact, day), key=lambda one: _distance(one, value))
    yield from (one for one in dict.fromkeys(found) if one != value)


def _distance(one: Value, other: Value) -> float:
    if isinstance(one, timedelta) and isinstance(other, timedelta):
        return abs(one - other) / timedelta.resolution
    if isinstance(one, int | Decimal) and isinstance(other, int | Decimal):
        return float(abs(Decimal(one) - Decimal(other)))
    return 0


def _values(field: Field, leaf: Leaf, value: Value, fact: Fact | None, day: date) -> Iterator[Value]:
    constants = leaf.constant if isinstance(leaf.constant, tuple) else (leaf.constant,)
    match field.type:
        case AnswerType.YES_NO:
            yield from (True, False)
        case AnswerType.CHOICE:
            yield from field.option_keys
        case AnswerType.SHARE:
            yield from (Share(1, 1), Share(0, 1))
        case AnswerType.NUMBER:
            yield from (one for one in _numbers(constants, value, fact) if _accepts(field, one))
        case AnswerType.DECIMAL:
            points = (Decimal(one) for one in constants if isinstance(one, int | Decimal))
            yield from (one for one in points if _accepts(field, one))
        case AnswerType.DURATION:
            yield from (one for one in constants if isinstance(one, timedelta))
        case AnswerType.DATE:
            yield day


def _numbers(constants: tuple[object, ...], value: Value, fact: Fact | None) -> Iterator[int]:
    """Give numbers around the constants, and as many steps from the number that is there as the comparison is off."""
    numbers = [one for one in constants if type(one) is int]
    yield from (one + step for one in numbers for step in (-1, 0, 1))
    sizes = [one for one in fact.bounds() if isinstance(one, int)] if fact is not None else []
    off = max((abs(size - one) for size in sizes for one in numbers), default=0)
    if isinstance(value, int):
        yield from (value + sign * step for step in range(1, min(off + 1, MOST_STEPS) + 1) for sign in (1, -1))


def _accepts(field: Field, number: int | Decimal) -> bool:
    question = field.question
    assert question is not None  # noqa: S101 - only answers to questions are imagined
    return number >= question.minimum and (question.maximum is None or number <= question.maximum)
