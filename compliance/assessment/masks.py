"""What may be published of one value: counts in three sizes, and neither free text nor a day on which something was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from compliance.assessment.fact import Fact, Size, joined
from compliance.rulebook.answer_type import AnswerType, NoMoment, Share, Value
from compliance.rulebook.expression import Expression, Leaf, Operator, leaves
from compliance.rulebook.vocabulary import HEADER_DAYS, Field, Vocabulary

WITHHELD = "niet in deze versie"
LATER = "De gegevens per keer of per jongere staan niet in deze versie."
DIFFERS = "verschilt"

FEW, MANY = "1–4", "5 of meer"
LEAST_MANY = 5

HOUSE_UNITS = frozenset({"minuut", "uur", "dag", "week", "maand", "groep", "ruimte", "plek", "soort", "vorm"})
"""Units, in the singular, whose numbers are about the house or about time. Any other number may be of young people."""


def banded(number: int | Decimal) -> str:
    """Give a count as it may be published: ``0``, ``1–4`` or ``5 of meer``."""
    if number == 0:
        return "0"
    if number < 1:
        return "minder dan 0" if number < 0 else "minder dan 1"
    return FEW if number < LEAST_MANY else MANY


def masked_value(value: Value, field: Field) -> Value:
    """Give what may be published of a value of a field; counts, texts and days become words.

    Answers that are one of a few fixed words stay, and so do elapsed times, and numbers of groups, rooms or weeks. Days
    between two days do not: where one of them is public, such as the reference date, they tell the other. Where it is
    not sure what a number counts it is taken for young people.
    """
    match value:
        case bool() | NoMoment() | timedelta() | ():
            return value
        case Share(_, total):
            return value if total == 0 else f"{banded(value.count)} van {_with_unit(total, field)}"
        case date():
            return value if field.name in HEADER_DAYS else WITHHELD
        case int() | Decimal() if field.calendar_days:
            return WITHHELD
        case int() | Decimal():
            return value if value == 0 or _about_the_house(field) else _number(value, field)
        case str() if field.type is AnswerType.CHOICE:
            return value
        case _:
            return WITHHELD


def masked_fact(fact: Fact, field: Field) -> Fact:
    """Give what may be published of a fact. What is missing keeps its names; who gives facts replaces those."""
    if fact.value is not None:
        return Fact(masked_value(fact.value, field), missing=fact.missing)
    if field.calendar_days:
        return Fact(missing=fact.missing, not_applicable=fact.not_applicable)
    if _about_the_house(field):
        return fact
    low = fact.low
    if isinstance(low, int | Decimal) and low > 0:
        least = MANY if low >= LEAST_MANY else "1 of meer"
        return Fact(_unit(least, field), missing=fact.missing)
    return Fact(missing=fact.missing, not_applicable=fact.not_applicable)


def tells_a_count(condition: Expression | None, vocabulary: Vocabulary) -> bool:
    """Whether it shows more of a count than may be published that a condition holds, as *more than ten* would."""
    return condition is not None and any(_splits(leaf, vocabulary.fields[leaf.field]) for leaf in leaves(condition))


def _splits(leaf: Leaf, field: Field) -> bool:
    constants = leaf.constant if isinstance(leaf.constant, tuple) else (leaf.constant,)
    numbers = [one for one in constants if isinstance(one, int | Decimal) and not isinstance(one, bool)]
    whole = {Operator.AT_LEAST: _FIRST_OF, Operator.AT_MOST: _LAST_OF}.get(leaf.operator, frozenset({0}))
    return not _about_the_house(field) and any(number not in whole for number in numbers)


_FIRST_OF, _LAST_OF = frozenset({0, 1, LEAST_MANY}), frozenset({0, LEAST_MANY - 1})
"""The lowest and the highest numbers of the sizes that are published."""


def same_or_differs(one: Fact, other: Fact) -> Fact:
    """Give what two records have in common in one field."""
    missing = joined(one, other)
    if replace(one, missing=()) == replace(other, missing=()):
        return replace(one, missing=missing)
    return Fact(DIFFERS, missing=missing)


def _about_the_house(field: Field) -> bool:
    if field.calendar_days or field.type is AnswerType.DURATION:
        return True
    return field.unit is not None and field.unit[0] in HOUSE_UNITS


def _number(value: Size, field: Field) -> str:
    if isinstance(value, timedelta) or (field.unit is not None and field.unit[0] == "jaar"):
        return WITHHELD
    return _with_unit(value, field)


def _with_unit(number: int | Decimal, field: Field) -> str:
    return _unit(banded(number), field)


def _unit(words: str, field: Field) -> str:
    return f"{words} {field.unit[1]}" if field.unit is not None else words
