"""Regions: the finitely many parts into which the constants of rules split each answer, and facts made of them.

A rule compares a field with a few constants, so that what lies between two constants makes no difference to any rule.
One value for each part stands for all, and what holds for those values holds for every self-report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from compliance.assessment.derivation import derive
from compliance.assessment.evaluator import compare
from compliance.assessment.fact import NOTHING, Fact, Missing
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.truth import Truth
from compliance.assessment.validity import expanded, question_of
from compliance.rulebook.answer_type import AnswerType, Constant, NoMoment, Share, Value
from compliance.rulebook.expression import Expression, Leaf, Operator, leaves
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import value_text
from compliance.rulebook.vocabulary import HEADER_DAYS, REFERENCE_DATE, ROW, Field, Vocabulary
from compliance.selfreport.model import Period, Record, SelfReport

Assignment = dict[str, Value]
Constants = dict[str, tuple[object, ...]]
S = TypeVar("S", int, Decimal, date, datetime, timedelta)

_BLANK = SelfReport("", "", {}, None, Period())
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
TENTH, LEAST = Decimal("0.1"), Decimal("0.000001")
SOME_DAY, SOME_MOMENT = date(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC)


class Sketch(Facts):
    """The facts of an imagined self-report with one record a list: some fields have a value, the rest is open."""

    def __init__(self, vocabulary: Vocabulary, values: Assignment) -> None:
        super().__init__(vocabulary, _BLANK, date.min)
        self.values = values
        self._behind: dict[str, tuple[Question, ...]] = {}

    def knowing(self, name: str, value: Value) -> Sketch:
        """Give the sketch with one answer more. What was decided stays decided, so that is not looked at again."""
        after = Sketch(self.vocabulary, {**self.values, name: value})
        after._behind = self._behind
        after._facts = {known: fact for known, fact in self._facts.items() if fact.known or fact.not_applicable}
        after._open = {key: found for key, found in self._open.items() if found[0] is not Openness.WAITING}
        return after

    def _read(self, name: str, record: Record | None) -> Fact:
        del record  # one record stands for all
        if name in HEADER_DAYS:
            return Fact(self.values[name]) if name in self.values else Fact(missing=(Missing(name),))
        field = self.vocabulary.fields[name]
        for question in self._questions(name):
            if name == f"{question.id}.{ROW}":
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

    def _questions(self, name: str) -> tuple[Question, ...]:
        """Give the question of a field, or those that a computed value rests on."""
        if name not in self._behind:
            names = expanded((name,), self.vocabulary) if name in self.vocabulary.derived else (name,)
            found = (question_of(one, self.vocabulary) for one in names)
            self._behind[name] = tuple(one for one in found if one is not None)
        return self._behind[name]

    def openness_with_list(self, question: Question) -> tuple[Openness, tuple[Missing, ...]]:
        """Tell whether a question is asked; for a field of a list the list must be asked as well."""
        outer = self.vocabulary.questions.get(question.id.rpartition(".")[0])
        if outer is not None and (found := self.openness(outer, None))[0] is not Openness.OPEN:
            return found
        return self.openness(question, None)


class Regions:
    """The parts into which norms split the answers to each field: values that no condition tells apart are one part.

    Looked at are the conditions of the norms themselves, and those that decide which of their questions are asked.
    """

    def __init__(self, norms: Sequence[Norm], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.leaves: dict[str, dict[Leaf, None]] = {}
        self._seen: set[str] = set()
        self._found: dict[str, tuple[Value, ...]] = {}
        for norm in norms:
            for condition in norm.conditions():
                self._add(condition)
            if norm.scope is not None:
                self._add_field(norm.scope)
        for name in list(self.leaves):
            self._pass_on(name)
        for norm in norms:
            self._limit(norm)

    def of(self, name: str) -> tuple[Value, ...]:
        """Give one value for each region of a field."""
        if name not in self._found:
            constants = tuple(one for leaf in self.leaves.get(name, ()) for one in constants_in(leaf))
            parts: dict[tuple[Truth, ...], Value] = {}
            for value in regions(self.vocabulary.fields[name], constants):
                parts.setdefault(self.part(name, value), value)
            self._found[name] = tuple(parts.values())
        return self._found[name]

    def part(self, name: str, value: Value) -> tuple[Truth, ...]:
        """Give the truth of everything that a field is compared with, for one value of it."""
        return tuple(compare(leaf, Fact(value)) for leaf in self.leaves.get(name, ()))

    def _add(self, condition: Expression | None) -> None:
        for leaf in leaves(condition) if condition is not None else ():
            self.leaves.setdefault(leaf.field, {}).setdefault(leaf)
            self._add_field(leaf.field)

    def _add_field(self, name: str) -> None:
        if name in self._seen:
            return
        self._seen.add(name)
        for question in asked_through(name, self.vocabulary):
            self._add(question.ask_if)
        if name in self.vocabulary.derived:
            for source in self.vocabulary.inputs(name):
                self._add_field(source)

    def _limit(self, norm: Norm) -> None:
        """Split where it matters on which day a norm is looked at, and whether there is a record that it is about."""
        if REFERENCE_DATE in self.leaves:
            for day in (norm.in_force.start, norm.in_force.end):
                if day is not None:
                    self.leaves[REFERENCE_DATE].setdefault(Leaf(REFERENCE_DATE, Operator.BEFORE, day))
        for name in self.leaves if norm.scope is not None else ():
            if counted_list(self.vocabulary.fields[name]) == norm.scope:
                self.leaves[name].setdefault(Leaf(name, Operator.AT_LEAST, 1))

    def _pass_on(self, name: str) -> None:
        """Give the constants of a sum to its terms: where one term is not asked, the others decide by themselves."""
        derived = self.vocabulary.derived.get(name)
        if derived is None or derived.linear is None:
            return
        sizes = [one for leaf in self.leaves[name] for one in constants_in(leaf) if isinstance(one, int)]
        asked = {tuple(one.ask_if for one in asked_through(term, self.vocabulary)) for term in derived.linear}
        for term, factor in derived.linear.items():
            for size in sizes if len(asked) > 1 else ():
                for bound in (size // abs(factor), -(-size // abs(factor))):
                    self.leaves.setdefault(term, {}).setdefault(Leaf(term, Operator.AT_LEAST, bound))
                    self.leaves[term].setdefault(Leaf(term, Operator.AT_MOST, bound))
            self._pass_on(term)


def asked_through(name: str, vocabulary: Vocabulary) -> tuple[Question, ...]:
    """Give the questions that must be asked for an answer to a field: the list that it belongs to, and its own."""
    field = vocabulary.get(name)
    own = field.question if field is not None else vocabulary.questions.get(name)
    if own is None:
        return ()
    outer = vocabulary.questions.get(own.id.rpartition(".")[0])
    return (own,) if outer is None else (outer, own)


def counted_list(field: Field) -> str | None:
    """Give the list of which a field is the number of records, all of them."""
    return field.derived.count_of if field.derived is not None and field.derived.where is None else None


def constants_in(leaf: Leaf) -> tuple[Constant, ...]:
    """Give the constants that a leaf compares its field with."""
    return leaf.constant if isinstance(leaf.constant, tuple) else (leaf.constant,)


def constants_of(rulebook: Rulebook) -> Constants:
    """Give the constants that the rules of a rulebook compare each field with."""
    conditions: list[Expression | None] = []
    for theme in rulebook.themes:
        conditions += [question.ask_if for question in theme.questions]
        conditions += [inner.ask_if for question in theme.questions for inner in question.fields]
        conditions += [value.where for value in theme.derive]
        for norm in theme.norms:
            conditions += norm.conditions()
    found: dict[str, dict[object, None]] = {}
    for condition in conditions:
        for leaf in leaves(condition) if condition is not None else ():
            found.setdefault(leaf.field, {}).update(dict.fromkeys(constants_in(leaf)))
    return {name: tuple(values) for name, values in found.items()}


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
            days = [one for one in constants if isinstance(one, date)] or [SOME_DAY]
            return _around(days, timedelta(days=1))
        case AnswerType.INSTANT:
            moments = [one for one in constants if isinstance(one, datetime)] or [SOME_MOMENT]
            return (*_around(moments, MINUTE, SECOND), *NoMoment)
        case AnswerType.DURATION:
            sizes = [one for one in constants if isinstance(one, timedelta)]
            least = timedelta(0) if field.derived is None else None
            return _within(_around(sizes, MINUTE, SECOND), least, None)
        case AnswerType.DECIMAL:
            points = [Decimal(one) for one in constants if isinstance(one, int | Decimal)]
            return _within(_around(points, TENTH, LEAST), *_bounds(field, Decimal))
        case _:
            numbers = [one for one in constants if isinstance(one, int) and not isinstance(one, bool)]
            found = _within(_around(numbers, 1), *_bounds(field, int))
            # What counts less than nothing is possible only by mistake, and makes a poor story.
            return tuple(sorted(found, key=lambda number: number < 0))


def _around(points: Iterable[Any], *steps: Any) -> tuple[Any, ...]:
    """Give each point, and a value below, between and above them; a smaller step serves where the gap is small."""
    ordered = sorted(set(points))
    found = [point - steps[0] for point in ordered[:1]]
    for index, point in enumerate(ordered):
        above = [point + step for step in steps if index + 1 == len(ordered) or point + step < ordered[index + 1]]
        found += [point, *above[:1]]
    return tuple(found)


def _within(values: tuple[S, ...], least: S | None, most: S | None) -> tuple[S, ...]:
    """Keep the values that can be; at a bound lies a value as well."""
    kept = [one for one in values if (least is None or one >= least) and (most is None or one <= most)]
    kept += [one for one in (least, most) if one is not None]
    return tuple(dict.fromkeys(kept))


def _bounds(field: Field, kind: Callable[[int], S]) -> tuple[S | None, S | None]:
    """Give the lowest and the highest number that a field can have."""
    if field.question is not None:
        most = field.question.maximum
        return kind(field.question.minimum), None if most is None else kind(most)
    counts = field.derived is not None and field.derived.count_of is not None
    return kind(0) if counts else None, None


def story(values: Assignment, vocabulary: Vocabulary) -> str:
    """Tell an assignment in words, as it would be said of a fictional location."""
    parts = [
        f"{vocabulary.fields[name].label}: {value_text(value, vocabulary.fields[name])}"
        for name, value in values.items()
    ]
    return "; ".join(parts) if parts else "altijd"
