"""Boundaries: the values that a rulebook compares its fields with, and the days on which its norms change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.derivation import months_after
from compliance.assessment.facts import Facts
from compliance.rulebook.answer_type import LOCAL_TIME, AnswerType, Value
from compliance.rulebook.derived import Derived
from compliance.rulebook.expression import Expression, leaves
from compliance.rulebook.model import Rulebook
from compliance.selfreport.model import Record
from compliance.testing.days import DAY, MINUTE, midnight

TERMS = 3
"""Of a term that begins again and again, so many are looked at."""

Compared = int | Decimal | date | datetime | timedelta
"""The constants that have neighbours; a choice or a yes/no has none."""


def expressions(rulebook: Rulebook) -> Iterator[Expression]:
    """Give every condition of a rulebook: of questions, computed values, contradictions and norms."""
    found: list[Expression | None] = []
    for theme in rulebook.themes:
        for question in (one for whole in theme.questions for one in (whole, *whole.fields)):
            found.append(question.ask_if)
            for counted in question.counted_from:
                found += [counted.where, counted.among]
        found += [value.where for value in theme.derive]
        found += [rule.require for rule in theme.consistency]
        for norm in theme.norms:
            found += norm.conditions()
    return (one for one in found if one is not None)


def neighbours(constant: Compared) -> tuple[Compared, ...]:
    """Give the value just below a constant, the constant, and the value just above it."""
    match constant:
        case datetime() | timedelta():
            return constant - MINUTE, constant, constant + MINUTE
        case date():
            return constant - DAY, constant, constant + DAY
        case Decimal():
            return constant - Decimal("0.5"), constant, constant + Decimal("0.5")
        case _:
            return constant - 1, constant, constant + 1


def change_days(rulebook: Rulebook) -> tuple[date, ...]:
    """Give every day on which a norm begins or ends, in order; the day of the last check when there are no norms."""
    validities = [norm.in_force for norm in rulebook.norms()]
    days = {day for validity in validities for day in (validity.start, validity.end) if day is not None}
    return tuple(sorted(days)) or (rulebook.frame.checked_until,)


class Boundaries:
    """What the rules of one rulebook compare each field with, also through computed values."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.vocabulary = vocabulary_of(rulebook)
        self.constants: dict[str, dict[Compared, None]] = {}
        for expression in expressions(rulebook):
            for leaf in leaves(expression):
                if isinstance(leaf.constant, Compared) and not isinstance(leaf.constant, bool | str):
                    self.constants.setdefault(leaf.field, {})[leaf.constant] = None
        for name in tuple(self.constants):
            self._pass_on(name, self.constants[name])

    def _pass_on(self, name: str, constants: dict[Compared, None]) -> None:
        """Give the constants of a computed number or day to the numbers or the day that it is computed from."""
        later = self.vocabulary.derived[name].months_after if name in self.vocabulary.derived else None
        if later is not None:
            before = (months_after(day, -later.months) for day in constants if isinstance(day, date))
            self.constants.setdefault(later.date, {}).update(dict.fromkeys(before))
        for source in self.vocabulary.inputs(name):
            field = self.vocabulary.get(source)
            if field is not None and field.type in {AnswerType.NUMBER, AnswerType.DECIMAL}:
                self.constants.setdefault(source, {}).update(constants)
                if field.derived is not None:
                    self._pass_on(source, constants)

    def around(self, name: str) -> tuple[Compared, ...]:
        """Give the values at and around each constant that rules compare this field with."""
        return tuple(dict.fromkeys(one for constant in self.constants.get(name, ()) for one in neighbours(constant)))

    def beside(self, name: str, facts: Facts, record: Record | None) -> tuple[Value, ...]:
        """Give the values that lie just before, at or just after a term that runs from or to another answer."""
        found: dict[Value, None] = {}
        for value in self.vocabulary.derived.values():
            for other, forward in _other_ends(value, name):
                scope = self.vocabulary.fields[other].scope
                if scope is not None and (record is None or record.list != scope):
                    continue
                known = facts.read(other, record).value
                if isinstance(known, date):
                    for term in self.constants.get(value.id, {0: None}):
                        found |= dict.fromkeys(_apart(value, known, term, forward=forward))
        if self.vocabulary.fields[name].type in {AnswerType.INSTANT, AnswerType.INSTANTS}:
            return tuple(moment for one in found for moment in _moments(one))
        return tuple(found)


def _other_ends(value: Derived, name: str) -> Iterator[tuple[str, bool]]:
    """Give the other end of a term that ``name`` is an end of, and whether ``name`` is the later one."""
    ends = [(span.start, span.end) for span in (value.elapsed, value.days, value.whole_years) if span is not None]
    if value.longest_gap is not None:
        ends += [(value.longest_gap.start, value.longest_gap.end), (value.longest_gap.start, value.longest_gap.moments)]
    if value.overdue is not None:
        ends += [(value.overdue.start, value.overdue.end), (value.overdue.start, value.overdue.moments)]
    for start, end in ends:
        if name == end:
            yield start, True
        elif name == start:
            yield end, False


def _moments(value: Value) -> tuple[Value, ...]:
    """Give the last minute before a day and the first one of it; a moment is itself."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return midnight(value) - MINUTE, midnight(value)
    return (value,)


def _apart(value: Derived, known: date, term: Compared, *, forward: bool) -> Iterator[Value]:
    """Give the days or moments that lie one term from a known one, and one unit less and more."""
    sign = 1 if forward else -1
    if isinstance(known, datetime):
        if isinstance(term, timedelta):
            yield from (known + sign * (term + step) for step in (-MINUTE, 0 * MINUTE, MINUTE))
            return
        known = known.astimezone(LOCAL_TIME).date()
    if not isinstance(term, int):
        return
    wholes = [months_after(known, 12 * term * sign) if value.whole_years else known + sign * term * DAY]
    if value.overdue is not None:
        # One term, and the next ones: each moment begins a new term.
        terms = (months_after(known, sign * number * value.overdue.months) for number in range(1, TERMS + 1))
        wholes = [day + sign * term * DAY for day in terms]
    yield from (whole + step for whole in wholes for step in (-DAY, 0 * DAY, DAY))
