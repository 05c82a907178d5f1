"""Theorems about single norms, decided for every case and not for a sample.

A norm can be met and can be breached; every condition in it matters; a worse answer never helps; and nothing is left
open that every answer would decide the same way. What is too large to decide is named, never passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, product

from compliance.assessment.clauses import apply_clause
from compliance.assessment.truth import Truth
from compliance.assessment.validity import fields_read
from compliance.proof.mutants import Kind, Mutant, mutants_of
from compliance.proof.regions import Assignment, Constants, Sketch, regions, story
from compliance.proof.search import TooLarge, as_written, cases, first_difference
from compliance.rulebook.answer_type import AnswerType, Value
from compliance.rulebook.expression import Leaf, fields_of
from compliance.rulebook.lint import possible_outcomes
from compliance.rulebook.model import Clause, Norm, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import Vocabulary

MOST_SKETCHES = 60_000
"""So many combinations of answers to one clause are tried at most; a clause with more is named as too large."""


@dataclass(frozen=True, slots=True)
class Objection:
    """Something that a norm should not do. ``code`` is that of the fault, ``place`` where the rulebook has it."""

    code: str
    place: str
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was decided about one version of a norm: answers for each outcome, and what is wrong with it.

    ``looked_at`` is the number of cases that the norm tells apart.
    """

    key: str
    witnesses: dict[Outcome, Assignment]
    objections: tuple[Objection, ...]
    looked_at: int


def prove(norm: Norm, rulebook: Rulebook, vocabulary: Vocabulary, constants: Constants) -> Proof:
    """Decide everything that can be decided about one version of a norm by itself."""
    witnesses: dict[Outcome, Assignment] = {}
    objections: list[Objection] = []
    looked_at = 0
    try:
        for case in cases((norm,), vocabulary, constants):
            looked_at += 1
            witnesses.setdefault(case.results[0].outcome, case.values)
    except TooLarge:
        objections.append(Objection("L216", norm.key, {"norm": norm.id, "what": "alle gevallen"}))
    objections += _unreachable(norm, witnesses, rulebook, vocabulary)
    objections += _dead(norm, vocabulary, constants)
    objections += _helped_by_worse(norm, vocabulary, constants)
    for position, clause in enumerate(norm.clauses):
        objections += _left_open(norm, clause, f"{norm.key}:{position}", vocabulary, constants)
    return Proof(norm.key, witnesses, tuple(objections), looked_at)


def _unreachable(
    norm: Norm, witnesses: dict[Outcome, Assignment], rulebook: Rulebook, vocabulary: Vocabulary
) -> Iterator[Objection]:
    """Name the outcomes that a norm can have by its form and that no answers give (1).

    The outcomes of a composite come from its members; each has a worked example, which is a case of its own (L208).
    """
    if norm.compose or norm.judge == "never":
        return
    # Whatever is asked can be left unanswered; that this leaves the norm open needs no case.
    for outcome in possible_outcomes(norm, rulebook, vocabulary):
        if outcome not in {*witnesses, Outcome.ONVOLDOENDE_INFORMATIE}:
            shown = any(example.expect is outcome for example in norm.examples)
            if not shown:
                yield Objection("L212", norm.key, {"norm": norm.id, "outcome": outcome.printed})


def _dead(norm: Norm, vocabulary: Vocabulary, constants: Constants) -> Iterator[Objection]:
    """Name the conditions that make no difference to their own clause, and the clauses that never count (2).

    Where a norm says itself what its list is asked for, that is not held against it: a reader sees where it applies.
    """
    for mutant in mutants_of(norm, vocabulary):
        if mutant.kind is not Kind.DROPPED:
            continue
        if mutant.position is None and mutant.norm.applies_if is None and not isinstance(norm.applies_if, Leaf):
            # Where a norm applies is looked at part by part; that its clauses say it too is no fault.
            continue
        place = norm.key if mutant.position is None else f"{norm.key}:{mutant.position}"
        words = {"norm": norm.id, "what": mutant.what.rstrip(".")}
        try:
            if mutant.position is not None and len(mutant.norm.clauses) < len(norm.clauses):
                dead = not _counts(_alone(norm, mutant.position), vocabulary, constants)
            else:
                dead = first_difference(*_both_alone(norm, mutant), vocabulary, constants, as_written) is None
        except TooLarge:
            yield Objection("L216", place, words)
            continue
        if dead:
            yield Objection("L213", place, words)


def _both_alone(norm: Norm, mutant: Mutant) -> tuple[Norm, Norm]:
    if mutant.position is None:
        return norm, mutant.norm
    return _alone(norm, mutant.position), _alone(mutant.norm, mutant.position)


def _alone(norm: Norm, position: int) -> Norm:
    """Give the norm with one clause and nothing beside it."""
    return norm.model_copy(update={"clauses": (norm.clauses[position],), "judge": None})


def _counts(norm: Norm, vocabulary: Vocabulary, constants: Constants) -> bool:
    """Whether the one clause of a norm is breached, or asks for a judgement, in any case at all."""
    return any(
        clause.outcome.breached or clause.outcome is Outcome.OORDEEL_INSPECTEUR
        for case in cases((norm,), vocabulary, constants)
        for clause in case.results[0].clauses
    )


def _helped_by_worse(norm: Norm, vocabulary: Vocabulary, constants: Constants) -> Iterator[Objection]:
    """Name the answers that are worse and still give a better outcome (5)."""
    for name in fields_read(norm, vocabulary):
        found = vocabulary.get(name)
        if found is None or found.question is None or found.question.type is not AnswerType.CHOICE:
            continue
        if not found.question.ordered:
            continue
        for better, worse in pairwise(found.option_keys):
            words = {"norm": norm.id, "worse": found.option_text(worse), "better": found.option_text(better)}
            try:
                overlays: tuple[Assignment, ...] = ({name: better}, {name: worse})
                for case in cases((norm, norm), vocabulary, constants, overlays=overlays):
                    if helps(*case.outcomes()):
                        told = story(case.values, vocabulary)
                        yield Objection("L214", norm.key, {**words, "field": found.label, "story": told})
                        break
            except TooLarge:
                yield Objection("L216", norm.key, {"norm": norm.id, "what": f"slechtere antwoorden op {name}"})


def helps(better: Outcome, worse: Outcome) -> bool:
    """Whether a worse answer gives a better outcome.

    *Verbeterpunt* and *ter beoordeling* are not held against each other: a soft norm that is clearly not met is a
    point to improve, and one that is partly met is for a person.
    """
    if Outcome.ONVOLDOENDE_INFORMATIE in {better, worse} or {better, worse} == _UNORDERED:
        return False
    order = list(Outcome)
    return order.index(worse) > order.index(better)


_UNORDERED = {Outcome.VERBETERPUNT, Outcome.OORDEEL_INSPECTEUR}


def _left_open(
    norm: Norm, clause: Clause, place: str, vocabulary: Vocabulary, constants: Constants
) -> Iterator[Objection]:
    """Name an answer that is waited for although every value of it decides a clause the same way (6)."""
    names = fields_of(*clause.conditions())
    values: list[tuple[Value | None, ...]] = [
        (None, *regions(vocabulary.fields[name], constants.get(name, ()))) for name in names
    ]
    number = 1
    for several in values:
        number *= len(several)
    if number > MOST_SKETCHES:
        yield Objection("L216", place, {"norm": norm.id, "what": "een clausule met veel antwoorden"})
        return
    truths: dict[tuple[Value | None, ...], tuple[Truth, Outcome]] = {}
    for chosen in product(*values):
        known = {name: value for name, value in zip(names, chosen, strict=True) if value is not None}
        result = apply_clause(clause, norm, Sketch(vocabulary, known), None)
        truths[chosen] = result.holds, result.outcome
    for chosen, (holds, _) in truths.items():
        if holds is not Truth.UNKNOWN:
            continue
        for index, name in enumerate(names):
            if chosen[index] is not None or _waits(chosen, names, vocabulary):
                continue
            answers = {truths[(*chosen[:index], value, *chosen[index + 1 :])] for value in values[index][1:]}
            if len(answers) == 1 and next(iter(answers))[0] is not Truth.UNKNOWN:
                label = vocabulary.fields[name].label
                yield Objection("L215", place, {"norm": norm.id, "field": label})
                return


def _waits(chosen: tuple[Value | None, ...], names: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether an answer does not count yet because it is not known whether its question is asked."""
    known = {name: value for name, value in zip(names, chosen, strict=True) if value is not None}
    sketch = Sketch(vocabulary, known)
    return any(not sketch.read(name, None).known for name in known)
