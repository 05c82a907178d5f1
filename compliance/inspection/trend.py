"""The trend between two rounds. This is the only place where the word is decided; nobody types it.

The *index* of a round is the mean, over the locations with insight, of the level of the answer on its ordered scale:
0 is the best answer, 1 the worst. The *drop* is how much of the index is gone, as a part of what it was. All of it is
exact arithmetic, so that a drop of exactly a third is a third.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

CLEAR_DROP = Fraction(1, 3)
"""From this drop on it is a *Verbetering*, below it a *Lichte verbetering*."""


class Trend(StrEnum):
    """How an answer developed. The first three are the inspectorate's words, *Verslechtering* is ours."""

    BETTER = "Verbetering"
    SLIGHTLY_BETTER = "Lichte verbetering"
    NOT_BETTER = "Geen verbetering"
    WORSE = "Verslechtering"


@dataclass(frozen=True, slots=True)
class Measured:
    """One round: the levels of the answers (0 best, 1 worst), and how many locations have what should not be."""

    levels: tuple[Fraction, ...]
    count: int

    @property
    def index(self) -> Fraction | None:
        """The mean level; ``None`` where there is no insight."""
        return mean(self.levels)


def mean(levels: Iterable[Fraction]) -> Fraction | None:
    """Give the mean, exactly; ``None`` for nothing."""
    listed = tuple(levels)
    return sum(listed, Fraction()) / len(listed) if listed else None


def trend(then: Measured, now: Measured) -> Trend | None:
    """Give the word for what changed between two rounds; ``None``, no word, where either round gives no insight.

    A drop of a third or more is *Verbetering*, any smaller drop *Lichte verbetering*. *Verslechtering* is only said
    where the index and the count both rise; with fewer locations the index alone can rise while nothing changed.
    Everything else is *Geen verbetering*, also where there was nothing left to gain.
    """
    before, after = then.index, now.index
    if before is None or after is None:
        return None
    if after < before:
        return Trend.BETTER if (before - after) / before >= CLEAR_DROP else Trend.SLIGHTLY_BETTER
    return Trend.WORSE if after > before and now.count > then.count else Trend.NOT_BETTER
