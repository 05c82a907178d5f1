"""Advice: the fewest things to change in the house, what to do next time, and the question that would settle most.

The advice is found by trying (``mending``). What is said is never an answer but the measure that the norm itself names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.assessment.house import House
from compliance.assessment.mending import mended
from compliance.assessment.next_question import NextQuestion, next_question
from compliance.assessment.result import Assessment


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to do, in the words of the rulebook, and the norms that it is for."""

    text: str
    norm_ids: tuple[str, ...]
    power: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do now, what to do next time, what stays breached whatever is tried, and what to find out first."""

    now: tuple[Measure, ...]
    next_time: tuple[Measure, ...]
    beyond: tuple[str, ...]
    question: NextQuestion | None


def advise(assessment: Assessment) -> Advice:
    """Give advice on an assessment.

    ``now`` is a smallest set of measures: after them no norm about a standing situation is breached any more, no other
    norm has become breached, and none of them can be left out. ``beyond`` are such norms for which none was found.
    Norms about what happened in the period cannot be mended any more: ``next_time`` says how to go about it from now
    on. ``question`` is ``None`` when no norm waits for an answer. Raises ``ValueError`` for a publication: what is
    enough hangs on exact answers, and would tell of them.
    """
    if assessment.public:
        raise ValueError("a publication has no advice")
    house = House(assessment)
    changes, beyond = mended(house)
    measures = ((one.measure, one.power, norm_id) for one, norm_ids in changes.items() for norm_id in norm_ids)
    return Advice(
        now=_joined(measures),
        next_time=_joined(
            (clause.remedy, clause.power.value, result.id)
            for result in house.past
            if result.primary or any(result.id in other.norm.compose for other in house.past)
            for clause in result.breached()
        ),
        beyond=beyond,
        question=next_question(assessment),
    )


def _joined(found: Iterable[tuple[str, str, str]]) -> tuple[Measure, ...]:
    joined: dict[tuple[str, str], dict[str, None]] = {}
    for text, power, norm_id in found:
        if text:
            joined.setdefault((text, power), {})[norm_id] = None
    return tuple(Measure(text, tuple(norm_ids), power) for (text, power), norm_ids in joined.items())
