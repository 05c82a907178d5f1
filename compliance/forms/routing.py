"""Routing on paper: when a question has to be filled in, in one plain sentence that names the numbers of questions.

It walks the same tree as the evaluator. A ``not`` is carried down to the comparisons, so that the sentence says what
has to be so ("meer dan 24 uur") and never what must not be so of something that must not be so.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from compliance.assessment.validity import expanded
from compliance.rulebook.answer_type import AnswerType, EveryOrNone, NoMoment
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not, Operator
from compliance.rulebook.sentences import value_text
from compliance.rulebook.vocabulary import ROW, Field, Vocabulary

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

_COMPARED = {
    (Operator.AT_LEAST, True): "minstens",
    (Operator.AT_LEAST, False): "minder dan",
    (Operator.AT_MOST, True): "hoogstens",
    (Operator.AT_MOST, False): "meer dan",
    (Operator.BEFORE, True): "vóór",
    (Operator.BEFORE, False): "op of na",
    (Operator.AFTER, True): "na",
    (Operator.AFTER, False): "op of vóór",
    (Operator.IS, True): "precies",
    (Operator.IS, False): "iets anders dan",
}
_SHARES = {
    (EveryOrNone.EVERY, True): "twee keer hetzelfde getal, hoger dan 0",
    (EveryOrNone.EVERY, False): "twee verschillende getallen",
    (EveryOrNone.NONE, True): "als eerste getal 0 en als tweede een hoger getal",
    (EveryOrNone.NONE, False): "als eerste getal geen 0",
}
_MOMENTS = {NoMoment.DID_NOT_HAPPEN: "‘geen’", NoMoment.STILL_RUNNING: "‘loopt nog’"}


def letter(place: int) -> str:
    """Give the letter of an option by its place, from 0: ``a`` to ``z``, then ``aa``."""
    more, one = divmod(place, len(_LETTERS))
    return (letter(more - 1) if more else "") + _LETTERS[one]


def listed(words: Iterable[str], last: str) -> str:
    """Give words as one enumeration: ``a, b of c``."""
    *before, final = words
    return f"{', '.join(before)} {last} {final}" if before else final


class Routing:
    """Writes routing sentences for one form. ``numbers`` are the numbers on it, by the full name of the question."""

    def __init__(self, vocabulary: Vocabulary, numbers: dict[str, str]) -> None:
        self.vocabulary = vocabulary
        self.numbers = numbers

    def sentence(self, condition: Expression | None) -> str:
        """Say when to fill in a question; empty where it is always asked."""
        return f"Alleen als {self._clause(condition, holds=True)}." if condition is not None else ""

    def place(self, name: str) -> str:
        """Say where on paper something is asked: by its number or, for the first page, by its label."""
        if name in self.numbers:
            return f"vraag {self.numbers[name]}"
        known = self.vocabulary.questions.get(name) or self.vocabulary.fields[name]
        return f"‘{known.label}’"

    def places(self, names: Iterable[str], last: str = "en") -> str:
        """Name several questions: ``vraag 3, vraag 5 en vraag 8``."""
        return listed(dict.fromkeys(self.place(name) for name in names), last)

    def _clause(self, expression: Expression, *, holds: bool, nested: bool = False) -> str:
        match expression:
            case Leaf():
                return self._leaf(expression, holds=holds)
            case Not(part):
                return self._clause(part, holds=not holds, nested=nested)
            case AllOf() | AnyOf():
                word = "en" if isinstance(expression, AllOf) is holds else "of"
                clauses = list(self._joined(_flat(expression, holds=holds), word))
                joined = f", {word} als ".join(clauses) if not nested else f" {word} ".join(clauses)
                return f"({joined})" if nested and len(clauses) > 1 else joined

    def _joined(self, parts: Iterable[tuple[Expression, bool]], word: str) -> Iterable[str]:
        """Give each part as a clause; yes/no answers that follow each other and ask the same become one."""
        for (told, _), group in groupby(parts, key=lambda part: (_told(*part), None if _told(*part) else part)):
            same = list(group)
            if told:
                places = [self._spot(part) for part, _ in same if isinstance(part, Leaf)]
                yield f"u bij {listed(dict.fromkeys(places), word)} ‘{told}’ koos"
            else:
                for part, holds in same:
                    yield self._clause(part, holds=holds, nested=True)

    def _spot(self, leaf: Leaf) -> str:
        """Give the place of a yes/no answer, for a part of a question with its letter."""
        field = self.vocabulary.fields[leaf.field]
        if field.question is None or field.option is None:
            return self.place(leaf.field)
        return f"{self.place(field.question.id)}{letter(list(field.question.options).index(field.option))}"

    def _leaf(self, leaf: Leaf, *, holds: bool) -> str:
        field, constant = self.vocabulary.fields[leaf.field], leaf.constant
        if isinstance(constant, bool):
            return f"u bij {self._spot(leaf)} ‘{_told(leaf, holds)}’ koos"
        if field.question is not None and leaf.field == f"{field.question.id}.{ROW}":
            rows = [f"‘{field.option_text(str(key))}’" for key in _several(constant)]
            return f"het {'' if holds else 'niet '}om de rij {listed(rows, 'of')} gaat"
        if field.type is AnswerType.CHOICE:
            letters = [
                letter(place) for place in sorted(field.option_keys.index(str(key)) for key in _several(constant))
            ]
            what = "antwoord" if holds else "een ander antwoord dan"
            return f"u bij {self.place(leaf.field)} {what} {listed(letters, 'of')} koos"
        if isinstance(constant, EveryOrNone):
            return f"u bij {self.place(leaf.field)} {_SHARES[constant, holds]} invulde"
        if field.derived is not None:
            return self._computed(leaf, field, holds=holds)
        return f"u bij {self.place(leaf.field)} {_compared(leaf, field, holds=holds)} invulde"

    def _computed(self, leaf: Leaf, field: Field, *, holds: bool) -> str:
        """Say it of a computed value: by what it is computed from."""
        counted = field.derived.count_of if field.derived is not None and field.derived.where is None else None
        some = (leaf.operator, leaf.constant, holds) in {(Operator.AT_LEAST, 1, True), (Operator.IS, 0, False)}
        if counted is not None and some:
            return f"u in de lijst bij {self.place(counted)} iets invulde"
        sources = [name for name in expanded((leaf.field,), self.vocabulary) if name in self.numbers]
        inner = [name for name in sources if not any(other.startswith(f"{name}.") for other in sources)]
        where = f" (zie {self.places(inner)})" if inner else ""
        return f"‘{field.label}’ {_compared(leaf, field, holds=holds)} is{where}"


def _flat(expression: AllOf | AnyOf, *, holds: bool) -> list[tuple[Expression, bool]]:
    """Give the parts with whether each has to hold; parts that are joined by the same word come along."""
    found: list[tuple[Expression, bool]] = []
    for part in expression.parts:
        inner, inner_holds = part, holds
        while isinstance(inner, Not):
            inner, inner_holds = inner.part, not inner_holds
        if isinstance(inner, AllOf | AnyOf) and (
            (isinstance(inner, AllOf) is inner_holds) is (isinstance(expression, AllOf) is holds)
        ):
            found += _flat(inner, holds=inner_holds)
        else:
            found.append((inner, inner_holds))
    return found


def _told(expression: Expression, holds: bool) -> str:
    """Give ``ja`` or ``nee`` for a comparison with one of them, else nothing."""
    if not isinstance(expression, Leaf) or not isinstance(expression.constant, bool):
        return ""
    return "ja" if expression.constant is holds else "nee"


def _several(constant: object) -> tuple[object, ...]:
    return constant if isinstance(constant, tuple) else (constant,)


def _compared(leaf: Leaf, field: Field, *, holds: bool) -> str:
    how = _COMPARED[leaf.operator, holds]
    if isinstance(leaf.constant, NoMoment):
        return f"{_MOMENTS[leaf.constant]}" if holds else f"{how} {_MOMENTS[leaf.constant]}"
    return f"{how} {value_text(leaf.constant, field)}"
