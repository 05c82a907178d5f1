"""Regions: the finitely many parts into which the constants of rules split each answer, and facts made of them.

A rule compares a field with a few constants, so that what lies between two constants makes no difference to any rule.
One value for each part stands for all, and what holds for those values holds for every self-report.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from compliance.assessment.derivation import derive
from compliance.assessment.evaluator import evaluate
from compliance.assessment.fact import NOTHING, Fact, Missing
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.truth import Truth
from compliance.rulebook.answer_type import AnswerType, NoMoment, Share, Value
from compliance.rulebook.expression import Expression, leaves
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import value_text
from compliance.rulebook.vocabulary import HEADER_DAYS, ROW, Field, Vocabulary
from compliance.selfreport.model import Period, Record, SelfReport

Assignment = dict[str, Value]
Constants = dict[str, tuple[object, ...]]


class Sketch(Facts):
    """The facts of an imagined self-report with one record a list: some fields have a value, the rest is open."""

    def __init__(self, vocabulary: Vocabulary, values: Assignment) -> None:
        super().__init__(vocabulary, SelfReport("", "", {}, None, Period()), date.min)
        self.values = values

    def _read(self, name: str, record: Record | None) -> Fact:
        del record  # one record stands for all
        if name in HEADER_DAYS:
            return Fact(self.values[name]) if name in self.values else Fact(missing=(Missing(name),))
        field = self.vocabulary.fields[name]
        asked = [field.question] if field.question else [self._question(one) for one in self.vocabulary.inputs(name)]
        for question in asked:
            if question is None or name == f"{question.id}.{ROW}":
                continue
            openness, opening = self.openness_with_list(question)
            if openness is Openness.CLOSED:
                if question.type.has_fields:
                    return NOTHING
                # A sum over a question that is not asked has the bounds that the other answers give it.
                return derive(field.derived, self, None) if field.derived and field.derived.linear else Fact()
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


def constants_in(expressions: list[Expression | None]) -> dict[str, dict[object, None]]:
    """Give the constants that each field is compared with in these conditions."""
    found: dict[str, dict[object, None]] = {}
    for expression in expressions:
        for leaf in leaves(expression) if expression is not None else ():
            values = found.setdefault(leaf.field, {})
            for constant in leaf.constant if isinstance(leaf.constant, tuple) else (leaf.constant,):
                values.setdefault(constant)
    return found


def constants_of(rulebook: Rulebook) -> Constants:
    """Give the constants that the rules of a rulebook compare each field with."""
    conditions: list[Expression | None] = []
    for theme in rulebook.themes:
        conditions += [question.ask_if for question in theme.questions]
        conditions += [inner.ask_if for question in theme.questions for inner in question.fields]
        conditions += [value.where for value in theme.derive]
        for norm in theme.norms:
            conditions += norm.conditions()
    return {name: tuple(values) for name, values in constants_in(conditions).items()}


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
            return tuple(dict.fromkeys(moments))
        case AnswerType.DURATION:
            sizes = [one for one in constants if isinstance(one, timedelta)]
            return tuple(dict.fromkeys(size + timedelta(minutes=step) for size in sizes for step in (-1, 0, 1)))
        case AnswerType.DECIMAL:
            points = sorted({one for one in constants if isinstance(one, int | Decimal)})
            around = {max(Decimal(0), point + Decimal(step) / 10) for point in points for step in (-1, 0, 1)}
            return tuple(sorted({Decimal(0), *around}))
        case _:
            numbers = [one for one in constants if isinstance(one, int) and not isinstance(one, bool)]
            lowest = None if field.derived is not None else field.question.minimum if field.question else 0
            found = {number + step for number in (0, *numbers) for step in (-1, 0, 1)}
            kept = (number for number in found if lowest is None or number >= lowest)
            # What counts less than nothing is possible only by mistake, and makes a poor story.
            return tuple(sorted(kept, key=lambda number: (number < 0, number)))


def story(values: Assignment, vocabulary: Vocabulary) -> str:
    """Tell an assignment in words, as it would be said of a fictional location."""
    parts = [
        f"{vocabulary.fields[name].label}: {value_text(value, vocabulary.fields[name])}"
        for name, value in values.items()
    ]
    return "; ".join(parts) if parts else "altijd"
