"""Relations: which norms cannot both be met, and which breach brings another one with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from compliance.assessment.validity import fields_tested
from compliance.proof.regions import Constants
from compliance.proof.search import TooLarge, cases
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import Vocabulary

MOST_STEPS = 20_000
"""Pairs that need more steps than this are named as too large to decide."""


class Kind(StrEnum):
    """How two norms hang together."""

    CONTRADICTS = "kan niet samen worden gehaald met"
    IMPLIES = "een afwijking hiervan is altijd ook een afwijking van"
    SAME = "wijkt in precies dezelfde gevallen af als"
    TOO_LARGE = "te groot om te vergelijken met"


@dataclass(frozen=True, slots=True)
class Relation:
    """What holds between two norms: ``one`` *kind* ``other``."""

    one: str
    kind: Kind
    other: str


def relations(
    rulebook: Rulebook, vocabulary: Vocabulary, constants: Constants, norm_ids: frozenset[str] = frozenset()
) -> Iterator[Relation]:
    """Give every relation between two norms that test the same answers.

    With ``norm_ids`` only those in which one of these has a part. Norms that are not in force at the same time, that
    only explain, or that consist of other norms, are not held against each other.
    """
    wanted = [norm for norm in rulebook.norms() if norm.clauses and norm.judge is None and not norm.compose]
    header = {name for name, question in vocabulary.questions.items() if question.header}
    tested = {norm.key: set(fields_tested(norm, vocabulary)) - header for norm in wanted}
    for one, other in combinations(wanted, 2):
        if norm_ids and not norm_ids & {one.id, other.id}:
            continue
        if one.id != other.id and tested[one.key] & tested[other.key] and _at_once(one, other):
            yield from _between(one, other, vocabulary, constants)


def _at_once(one: Norm, other: Norm) -> bool:
    starts = max(one.in_force.start, other.in_force.start)
    return one.in_force.holds_on(starts) and other.in_force.holds_on(starts)


def _between(one: Norm, other: Norm, vocabulary: Vocabulary, constants: Constants) -> Iterator[Relation]:
    found: set[tuple[Outcome, ...]] = set()
    try:
        for case in cases((one, other), vocabulary, constants, most=MOST_STEPS):
            found.add(case.outcomes())
            if _independent(found):
                return
    except TooLarge:
        yield Relation(one.id, Kind.TOO_LARGE, other.id)
        return
    alone = [{pair[index] for pair in found} for index in (0, 1)]
    if all(Outcome.VOLDOET in outcomes for outcomes in alone):
        together = any(not (pair[0].breached or pair[1].breached) and _apply(pair) for pair in found)
        if any(_apply(pair) for pair in found) and not together:
            yield Relation(one.id, Kind.CONTRADICTS, other.id)
    forth = _follows(found, 0)
    back = _follows(found, 1)
    if forth and back:
        yield Relation(one.id, Kind.SAME, other.id)
    elif forth:
        yield Relation(one.id, Kind.IMPLIES, other.id)
    elif back:
        yield Relation(other.id, Kind.IMPLIES, one.id)


def _independent(found: set[tuple[Outcome, ...]]) -> bool:
    """Whether the cases so far show that both can be met at once, and each can be breached while the other is not."""
    met = any(not (pair[0].breached or pair[1].breached) and _apply(pair) for pair in found)
    return met and all(any(pair[i].breached and not pair[1 - i].breached for pair in found) for i in (0, 1))


def _apply(pair: tuple[Outcome, ...]) -> bool:
    return Outcome.NIET_VAN_TOEPASSING not in pair


def _follows(found: set[tuple[Outcome, ...]], index: int) -> bool:
    """Whether a breach of one norm always comes with a breach of the other."""
    breached = [pair for pair in found if pair[index].breached]
    return bool(breached) and all(pair[1 - index].breached for pair in breached)
