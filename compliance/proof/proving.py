"""What can be decided about a whole rulebook, gathered: norms one by one, amendments, relations, witnesses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from compliance.assessment.assess import vocabulary_of
from compliance.files.fault import Fault, fault
from compliance.proof.regions import Constants, constants_of, story
from compliance.proof.search import TooLarge, first_difference
from compliance.proof.theorems import Objection, Proof, prove
from compliance.proof.witness import Witness, find_witness
from compliance.rulebook.model import Norm, Rulebook

_CONSTANTS: dict[str, Constants] = {}


def constants_once(rulebook: Rulebook) -> Constants:
    """Give the constants of a rulebook, gathered once for each digest."""
    if rulebook.digest not in _CONSTANTS:
        _CONSTANTS[rulebook.digest] = constants_of(rulebook)
    return _CONSTANTS[rulebook.digest]


def proofs_of(rulebook: Rulebook, norm_id: str) -> tuple[Proof, ...]:
    """Decide what can be decided about every version of one norm."""
    return tuple(prove(norm, rulebook, vocabulary_of(rulebook)) for norm in rulebook.versions(norm_id))


def witness_of(rulebook: Rulebook, setting: str) -> Witness:
    """Look for a self-report of one kind of location that meets every norm, on the day of the last check."""
    return find_witness(rulebook, setting, constants_once(rulebook), rulebook.frame.checked_until)


@dataclass(frozen=True, slots=True)
class Amendment:
    """Two versions of a norm, one after the other, and the first case in which they differ."""

    older: Norm
    newer: Norm
    story: str
    before: str
    after: str


def amendments(rulebook: Rulebook, norm_ids: frozenset[str] = frozenset()) -> Iterator[Amendment]:
    """Give every amendment of a norm that the rulebook holds; an empty story where nothing changes for anybody."""
    vocabulary = vocabulary_of(rulebook)
    for norm_id in dict.fromkeys(norm.id for norm in rulebook.norms()):
        if norm_ids and norm_id not in norm_ids:
            continue
        for older, newer in pairwise(rulebook.versions(norm_id)):
            try:
                case = first_difference(older, newer, vocabulary)
            except TooLarge:
                yield Amendment(older, newer, "te groot om te vergelijken", "", "")
                continue
            if case is None:
                yield Amendment(older, newer, "", "", "")
                continue
            before, after = (outcome.printed for outcome in case.outcomes())
            yield Amendment(older, newer, story(case.values, vocabulary), before, after)


def objection_faults(objections: tuple[Objection, ...], rulebook: Rulebook) -> Iterator[Fault]:
    """Give each objection as a fault with its place."""
    for one in objections:
        yield fault(one.code, rulebook.place(one.place), **one.words)


def witness_faults(found: Witness, rulebook: Rulebook) -> Iterator[Fault]:
    """Give a fault for a kind of location of which no self-report was found that meets all norms (L217)."""
    if found.unmet():
        yield fault("L217", rulebook.place(""), setting=found.setting or "elke", norms=", ".join(found.unmet()[:3]))
