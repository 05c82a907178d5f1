"""Theorems about single norms, decided for every case and not for a sample.

A norm can be met and can be breached; every condition in it matters; a worse answer never helps; and nothing is left
open that every answer would decide the same way. What is too large to decide is named, never passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise, product
from math import prod

from compliance.assessment.clauses import apply_clause
from compliance.assessment.evaluator import compare
from compliance.assessment.fact import Fact, Missing
from compliance.assessment.facts import Openness
from compliance.assessment.truth import Truth
from compliance.assessment.validity import expanded, fields_read
from compliance.proof.mutants import Kind, Mutant, mutants_of
from compliance.proof.regions import Assignment, Regions, Sketch, asked_through, story
from compliance.proof.search import Case, TooLarge, as_written, cases, first_difference, together
from compliance.rulebook.answer_type import AnswerType, Value
from compliance.rulebook.expression import Leaf, fields_of, leaves
from compliance.rulebook.lint import possible_outcomes
from compliance.rulebook.model import Clause, Norm, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.model import Record

MOST_PAIRS = 4_000_000
"""So many pairs of cases are compared at most to see whether a worse answer helps."""

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


def prove(norm: Norm, rulebook: Rulebook, vocabulary: Vocabulary) -> Proof:
    """Decide everything that can be decided about one version of a norm by itself."""
    objections: list[Objection] = []
    found: list[Case] = []
    split = Regions((norm,), vocabulary)
    try:
        found += cases((norm,), vocabulary, regions=split)
    except TooLarge:
        objections.append(Objection("L216", norm.key, {"norm": norm.id, "what": "alle gevallen"}))
    else:
        objections += _helped_by_worse(norm, found, split)
    witnesses: dict[Outcome, Assignment] = {}
    for case in found:
        witnesses.setdefault(case.results[0].outcome, case.values)
    objections += _unreachable(norm, witnesses, rulebook, vocabulary)
    objections += _dead(norm, vocabulary)
    for position, clause in enumerate(norm.clauses):
        objections += _left_open(norm, clause, f"{norm.key}:{position}", vocabulary)
    return Proof(norm.key, witnesses, tuple(objections), len(found))


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


def _dead(norm: Norm, vocabulary: Vocabulary) -> Iterator[Objection]:
    """Name the conditions that make no difference to their own clause, and the clauses that never count (2).

    Where a norm says itself what its list is asked for, that is not held against it: a reader sees where it applies.
    """
    for mutant in mutants_of(norm, vocabulary):
        if mutant.kind is not Kind.DROPPED:
            continue
        whole = mutant.position is None and mutant.norm.applies_if is None
        if whole and (norm.scope is not None or not isinstance(norm.applies_if, Leaf)):
            # Where a norm applies is looked at part by part; that its clauses say it too is no fault. And over a list
            # it decides already while the list is not answered.
            continue
        place = norm.key if mutant.position is None else f"{norm.key}:{mutant.position}"
        words = {"norm": norm.id, "what": mutant.what.rstrip(".")}
        try:
            if mutant.position is not None and len(mutant.norm.clauses) < len(norm.clauses):
                dead = not _counts(_alone(norm, mutant.position), vocabulary)
            else:
                dead = first_difference(*_both_alone(norm, mutant), vocabulary, as_written) is None
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


def _counts(norm: Norm, vocabulary: Vocabulary) -> bool:
    """Whether the one clause of a norm is breached, or asks for a judgement, in any case at all."""
    return any(
        clause.outcome.breached or clause.outcome is Outcome.OORDEEL_INSPECTEUR
        for case in cases((norm,), vocabulary)
        for clause in case.results[0].clauses
    )


def _helped_by_worse(norm: Norm, found: list[Case], split: Regions) -> Iterator[Objection]:
    """Name the answers that are worse and still give a better outcome (5)."""
    vocabulary = split.vocabulary
    for name in fields_read(norm, vocabulary):
        field = vocabulary.get(name)
        if field is None or field.question is None or field.question.type is not AnswerType.CHOICE:
            continue
        if not field.question.ordered:
            continue
        value_of = {split.part(name, value): value for value in split.of(name)}
        with_value: dict[Value, list[Case]] = {}
        for case in found:
            if name in case.values:
                with_value.setdefault(case.values[name], []).append(case)
        for better, worse in pairwise(field.option_keys):
            one, other = (with_value.get(value_of[split.part(name, key)], []) for key in (better, worse))
            if one is other:
                continue
            if len(one) * len(other) > MOST_PAIRS:
                yield Objection("L216", norm.key, {"norm": norm.id, "what": f"slechtere antwoorden op {name}"})
                continue
            told = _helped(one, other, name, vocabulary)
            if told is not None:
                words = {"norm": norm.id, "worse": field.option_text(worse), "better": field.option_text(better)}
                yield Objection("L214", norm.key, {**words, "field": field.label, "story": told})


def _helped(better: list[Case], worse: list[Case], name: str, vocabulary: Vocabulary) -> str | None:
    """Tell the first case in which the worse answer gives the better outcome, without the answer itself."""
    for one, other in together(map(partial(_without, name), better), map(partial(_without, name), worse)):
        if helps(*one.outcomes(), *other.outcomes()):
            return story({**one.values, **other.values}, vocabulary)
    return None


def _without(name: str, case: Case) -> Case:
    return replace(case, values={other: value for other, value in case.values.items() if other != name})


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


def _left_open(norm: Norm, clause: Clause, place: str, vocabulary: Vocabulary) -> Iterator[Objection]:
    """Name an answer that is waited for although every value of it decides a clause the same way (6)."""
    if clause.note_if is not None:
        return
    names = _read_by(clause, norm, vocabulary)
    split = Regions((norm.model_copy(update={"applies_if": None, "for_each": None, "clauses": (clause,)}),), vocabulary)
    values: list[tuple[Value | None, ...]] = [(None, *split.of(name)) for name in names]
    if _read_once(clause, names, split):
        return
    if prod(len(several) for several in values) > MOST_SKETCHES:
        yield Objection("L216", place, {"norm": norm.id, "what": "een clausule met veel antwoorden"})
        return
    found: dict[tuple[Value | None, ...], tuple[Truth, Outcome]] = {}
    waiting: set[tuple[Value | None, ...]] = set()
    for chosen in product(*values):
        known = {name: value for name, value in zip(names, chosen, strict=True) if value is not None}
        sketch = _Alone(vocabulary, known, names, norm.scope)
        result = apply_clause(clause, norm, sketch, None)
        found[chosen] = result.holds, result.outcome
        if not all(sketch.read(name, None).known for name in known):
            waiting.add(chosen)
    for chosen, (holds, _) in found.items():
        # An answer that does not count yet, since it is not known whether its question is asked, is no answer.
        if holds is not Truth.UNKNOWN or chosen in waiting:
            continue
        for index, name in enumerate(names):
            if chosen[index] is not None:
                continue
            answers = {found[(*chosen[:index], value, *chosen[index + 1 :])] for value in values[index][1:]}
            if len(answers) == 1 and next(iter(answers))[0] is not Truth.UNKNOWN:
                yield Objection("L215", place, {"norm": norm.id, "field": vocabulary.fields[name].label})
                return


class _Alone(Sketch):
    """A sketch in which a question is asked, unless that hangs on one of the answers that are looked at.

    The list that a norm is about is asked: there is a record.
    """

    def __init__(self, vocabulary: Vocabulary, values: Assignment, names: tuple[str, ...], scope: str | None) -> None:
        super().__init__(vocabulary, values)
        self.names, self.scope = frozenset(names), scope

    def openness(self, question: Question, record: Record | None) -> tuple[Openness, tuple[Missing, ...]]:
        if question.id == self.scope or self.names.isdisjoint(fields_of(question.ask_if)):
            return Openness.OPEN, ()
        return super().openness(question, record)


def _read_by(clause: Clause, norm: Norm, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give the fields that a clause tests, and those that decide which of these are asked where one of them does."""
    names = list(fields_of(*clause.conditions()))
    for name in names:
        for source in expanded((name,), vocabulary):
            for question in asked_through(source, vocabulary):
                others = fields_of(question.ask_if) if question.id != norm.scope else ()
                if set(others) & set(names):
                    # The list grows while it is walked, so that what decides about these is looked at as well.
                    names += [other for other in others if other not in names]
    return tuple(names)


def _read_once(clause: Clause, names: tuple[str, ...], split: Regions) -> bool:
    """Whether no two comparisons of a clause hang on the same answer, and each can be true and can be false.

    Then nothing is left open in vain: whatever the others are, each of them can still decide.
    """
    compared = [leaf for condition in clause.conditions() if condition is not None for leaf in leaves(condition)]
    if not len(names) == len(compared) == len({leaf.field for leaf in compared}):
        return False
    truths = ({compare(leaf, Fact(value)) for value in split.of(leaf.field)} for leaf in compared)
    return all({Truth.TRUE, Truth.FALSE} <= several for several in truths)
