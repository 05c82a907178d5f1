"""The expression language: one small typed tree that every reader of rules walks.

``expr := all | any | not | leaf``; a leaf compares one field with one constant. There is no arithmetic here (that is
``derive``), no operator that asks whether something was answered, and no negative operator.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from compliance.rulebook.answer_type import Constant


class Operator(StrEnum):
    """How a leaf compares its field with its constant. ``before`` and ``after`` are strict, the others inclusive."""

    IS = "is"
    IS_ONE_OF = "is_one_of"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Leaf:
    """``{field: {operator: constant}}``. For ``is_one_of`` the constant is a tuple of options."""

    field: str
    operator: Operator
    constant: Constant | tuple[Constant, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """True when every part is true."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when at least one part is true."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when its part is false."""

    part: Expression


Expression = Leaf | AllOf | AnyOf | Not


def leaves(expression: Expression) -> Iterator[Leaf]:
    """Give every leaf of the tree, from left to right."""
    match expression:
        case Leaf():
            yield expression
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)


def fields_of(*expressions: Expression | None) -> tuple[str, ...]:
    """Give the names of all fields that the expressions read, each once, in order of appearance."""
    seen: dict[str, None] = {}
    for expression in expressions:
        if expression is not None:
            for leaf in leaves(expression):
                seen.setdefault(leaf.field)
    return tuple(seen)
