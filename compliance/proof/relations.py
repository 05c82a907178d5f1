"""Relations: which norms cannot both be met, and which breach brings another one with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from operator import itemgetter

from compliance.assessment.validity import fields_tested
from compliance.proof.regions import Regions
from compliance.proof.search import Case, TooLarge, admits, cases, together
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import Vocabulary

MOST_STEPS, MOST_PAIRS = 20_000, 4_000_000
"""A norm with more steps than this, or two norms with more pairs of cases, are named as too large to decide."""


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


@dataclass(frozen=True, slots=True)
class _Told:
    """A norm with its cases, and the names of the answers that they are about; no cases where it is too large."""

    norm: Norm
    cases: tuple[Case, ...]
    names: frozenset[str]


def relations(rulebook: Rulebook, vocabulary: Vocabulary, norm_ids: frozenset[str] = frozenset()) -> Iterator[Relation]:
    """Give every relation between two norms that test the same answers.

    With ``norm_ids`` only those in which one of these has a part. Norms that are not in force at the same time, that
    only explain, or that consist of other norms, are not held against each other.
    """
    wanted = [norm for norm in rulebook.norms() if norm.clauses and norm.judge is None and not norm.compose]
    header = {name for name, question in vocabulary.questions.items() if question.header}
    tested = {norm.key: set(fields_tested(norm, vocabulary)) - header for norm in wanted}
    # All norms tell the same regions apart, so that each needs to be searched only once.
    regions = Regions(wanted, vocabulary)
    told: dict[str, _Told] = {}
    for one, other in combinations(wanted, 2):
        if norm_ids and not norm_ids & {one.id, other.id}:
            continue
        if one.id != other.id and tested[one.key] & tested[other.key] and _at_once(one, other):
            for norm in (one, other):
                if norm.key not in told:
                    told[norm.key] = _told(norm, regions)
            yield from _between(told[one.key], told[other.key], vocabulary)


def _at_once(one: Norm, other: Norm) -> bool:
    starts = max(one.in_force.start, other.in_force.start)
    return one.in_force.holds_on(starts) and other.in_force.holds_on(starts)


def _told(norm: Norm, regions: Regions) -> _Told:
    try:
        found = tuple(cases((norm,), regions.vocabulary, regions=regions, most=MOST_STEPS))
    except TooLarge:
        found = ()
    return _Told(norm, found, frozenset(name for case in found for name in case.values))


def _between(one: _Told, other: _Told, vocabulary: Vocabulary) -> Iterator[Relation]:
    ids = one.norm.id, other.norm.id
    shared = one.names & other.names
    several = [_shortened(told, beside.norm, shared, vocabulary) for told, beside in ((one, other), (other, one))]
    if not (one.cases and other.cases) or len(several[0]) * len(several[1]) > MOST_PAIRS:
        yield Relation(ids[0], Kind.TOO_LARGE, ids[1])
        return
    found: set[tuple[Outcome, ...]] = set()
    for first, second in together(*several):
        found.add(first.outcomes() + second.outcomes())
        if _independent(found):
            return
    alone = [{pair[index] for pair in found} for index in (0, 1)]
    if all(Outcome.VOLDOET in outcomes for outcomes in alone):
        together_met = any(not (pair[0].breached or pair[1].breached) and _apply(pair) for pair in found)
        if any(_apply(pair) for pair in found) and not together_met:
            yield Relation(ids[0], Kind.CONTRADICTS, ids[1])
    forth = _follows(found, 0)
    back = _follows(found, 1)
    if forth and back:
        yield Relation(ids[0], Kind.SAME, ids[1])
    elif forth:
        yield Relation(ids[0], Kind.IMPLIES, ids[1])
    elif back:
        yield Relation(ids[1], Kind.IMPLIES, ids[0])


def _shortened(told: _Told, beside: Norm, shared: frozenset[str], vocabulary: Vocabulary) -> list[Case]:
    """Give the cases that can be beside another norm, with only the answers that it is about as well, each once."""
    found: dict[tuple[object, ...], Case] = {}
    for case in told.cases:
        if all(admits(beside, name, value, vocabulary) for name, value in case.values.items()):
            values = {name: value for name, value in case.values.items() if name in shared}
            key = (*case.outcomes(), *sorted(values.items(), key=itemgetter(0)))
            found.setdefault(key, replace(case, values=values))
    return list(found.values())


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
