"""Does a norm ever read a question that is not asked? Then a complete self-report could stay undecided (L204).

The search is exhaustive over the regions into which the rule's own constants split each answer. It follows the
evaluator: only answers that can still decide the norm are tried, so a norm with many answers stays small.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from compliance.assessment.clauses import apply_norm
from compliance.assessment.evaluator import evaluate
from compliance.assessment.fact import NOTHING, Fact, Missing
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.truth import Truth
from compliance.files.fault import Fault, fault
from compliance.rulebook.answer_type import AnswerType, NoMoment, Share, Value
from compliance.rulebook.expression import Leaf, leaves
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import value_text
from compliance.rulebook.vocabulary import ROW, Field, Vocabulary
from compliance.selfreport.model import Record, SelfReport

Assignment = dict[str, Value]


class Sketch(Facts):
    """The facts of an imagined self-report with one record a list: some fields have a value, the rest is open."""

    def __init__(self, vocabulary: Vocabulary, values: Assignment) -> None:
        super().__init__(vocabulary, SelfReport("", "", {}), date.min)
        self.values = values

    def _read(self, name: str, record: Record | None) -> Fact:
        del record  # one record stands for all
        field = self.vocabulary.fields[name]
        asked = [field.question] if field.question else [self._question(one) for one in self.vocabulary.inputs(name)]
        for question in asked:
            if question is None or name == f"{question.id}.{ROW}":
                continue
            openness, opening = self.openness_with_list(question)
            if openness is Openness.CLOSED:
                return NOTHING if question.type.has_fields else Fact()
            if openness is Openness.WAITING:
                return Fact(missing=opening)
        if name in self.values:
            return Fact(self.values[name])
        return Fact(missing=(Missing(name),))

    def _question(self, name: str) -> Question | None:
        field = self.vocabulary.get(name)
        return field.question if field else self.vocabulary.questions.get(name)

    def openness_with_list(self, question: Question) -> tuple[Openness, tuple[Missing, ...]]:
        """Tell whether a question is asked; for a field of a list the list must be asked as well."""
        outer = self.vocabulary.questions.get(question.id.rpartition(".")[0])
        for one in (outer, question):
            if one is None or one.ask_if is None:
                continue
            step = evaluate(one.ask_if, self, None)
            if step.truth is Truth.UNKNOWN:
                return Openness.WAITING, step.missing()
            if step.truth is not Truth.TRUE:
                return Openness.CLOSED, ()
        return Openness.OPEN, ()


def constants_of(rulebook: Rulebook) -> dict[str, tuple[object, ...]]:
    """Give the constants that rules compare each field with."""
    found: dict[str, dict[object, None]] = {}
    conditions = []
    for theme in rulebook.themes:
        conditions += [question.ask_if for question in theme.questions]
        conditions += [inner.ask_if for question in theme.questions for inner in question.fields]
        conditions += [value.where for value in theme.derive]
        for norm in theme.norms:
            conditions.append(norm.applies_if)
            for clause in norm.clauses:
                conditions += [clause.when, clause.require, clause.judge_if, clause.note_if]
    for condition in conditions:
        for leaf in leaves(condition) if condition is not None else ():
            _add(found.setdefault(leaf.field, {}), leaf)
    return {name: tuple(values) for name, values in found.items()}


def _add(values: dict[object, None], leaf: Leaf) -> None:
    for constant in leaf.constant if isinstance(leaf.constant, tuple) else (leaf.constant,):
        values.setdefault(constant)


def regions(field: Field, constants: tuple[object, ...]) -> tuple[Value, ...]:
    """Give one value for each region into which the constants split the answers to a field."""
    match field.type:
        case AnswerType.YES_NO:
            return (True, False)
        case AnswerType.CHOICE:
            return field.option_keys
        case AnswerType.SHARE:
            return (Share(1, 1), Share(0, 1), Share(1, 2), Share(0, 0))
        case AnswerType.DATE:
            days = [one for one in constants if isinstance(one, date)]
            return tuple(dict.fromkeys(day + timedelta(days=step) for day in days for step in (-1, 0, 1)))
        case AnswerType.INSTANT:
            moments: list[Value] = [datetime(2024, 1, 1, tzinfo=UTC), *NoMoment]
            for one in constants:
                if isinstance(one, datetime):
                    moments += [one + timedelta(minutes=step) for step in (-1, 0, 1)]
            return tuple(moments)
        case AnswerType.DURATION:
            sizes = [one for one in constants if isinstance(one, timedelta)]
            return tuple(dict.fromkeys(size + timedelta(minutes=step) for size in sizes for step in (-1, 0, 1)))
        case _:
            numbers = [one for one in constants if isinstance(one, int) and not isinstance(one, bool)]
            return tuple(sorted({number + step for number in (0, *numbers) for step in (-1, 0, 1)}))


def undecided(norm: Norm, vocabulary: Vocabulary, constants: dict[str, tuple[object, ...]]) -> Assignment | None:
    """Find answers that are complete and still leave a norm undecided; ``None`` when there are none."""

    def search(values: Assignment) -> Assignment | None:
        result = apply_norm(norm, Sketch(vocabulary, values), None)
        if result.outcome is not Outcome.ONVOLDOENDE_INFORMATIE:
            return None
        if not result.missing:
            return values
        name = result.missing[0].field
        for value in regions(vocabulary.fields[name], constants.get(name, ())):
            found = search({**values, name: value})
            if found is not None:
                return found
        return None

    return search({})


def completeness_faults(rulebook: Rulebook, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Give a fault for each norm that a complete self-report can leave undecided (L204)."""
    constants = constants_of(rulebook)
    for norm in rulebook.norms():
        found = undecided(norm, vocabulary, constants)
        if found is not None:
            result = apply_norm(norm, Sketch(vocabulary, found), None)
            names = [
                leaf.expression.field
                for clause in result.clauses
                for step in (clause.gate, clause.step)
                if step is not None
                for leaf in step.leaves()
                if isinstance(leaf.expression, Leaf) and leaf.truth is Truth.UNKNOWN
            ]
            yield fault(
                "L204",
                rulebook.place(norm.key),
                norm=norm.id,
                name=names[0] if names else "?",
                story=story(found, vocabulary),
            )


def story(values: Assignment, vocabulary: Vocabulary) -> str:
    """Tell an assignment in words."""
    parts = [f"{name} = {value_text(value, vocabulary.fields[name])}" for name, value in values.items()]
    return "bij " + ", ".join(parts) if parts else "altijd"
