"""Kleene's three truth values, and a fourth for what is not applicable.

``UNKNOWN`` is what an unanswered question gives. ``NOT_APPLICABLE`` is what a count of nothing gives (0 of 0, an empty
list): it is neutral, so that it decides neither for nor against.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """A truth value of a condition."""

    TRUE = "waar"
    FALSE = "onwaar"
    UNKNOWN = "onbekend"
    NOT_APPLICABLE = "niet van toepassing"

    @property
    def as_boolean(self) -> bool | None:
        """``True``, ``False``, or ``None`` for anything that is not decided."""
        return {Truth.TRUE: True, Truth.FALSE: False}.get(self)


def all_of(parts: Iterable[Truth]) -> Truth:
    """False if any part is false, else unknown if any is unknown, else true; not applicable if all parts are."""
    return _fold(parts, Truth.FALSE, Truth.TRUE)


def any_of(parts: Iterable[Truth]) -> Truth:
    """True if any part is true, else unknown if any is unknown, else false; not applicable if all parts are."""
    return _fold(parts, Truth.TRUE, Truth.FALSE)


def negate(truth: Truth) -> Truth:
    """Turn true and false round; unknown and not applicable stay."""
    return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(truth, truth)


def _fold(parts: Iterable[Truth], deciding: Truth, otherwise: Truth) -> Truth:
    unknown = decided = False
    for truth in parts:
        if truth is deciding:
            return deciding
        unknown = unknown or truth is Truth.UNKNOWN
        decided = decided or truth is otherwise
    if unknown:
        return Truth.UNKNOWN
    return otherwise if decided else Truth.NOT_APPLICABLE
