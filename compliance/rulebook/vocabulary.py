"""The vocabulary of a rulebook: every field that a condition can name, with its type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar, cast

from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.derived import Derived, Unit
from compliance.rulebook.expression import fields_of
from compliance.rulebook.model import Norm, Reading
from compliance.rulebook.question import Question

T = TypeVar("T")

ROW = "rij"
"""The field of a table that holds the key of the row."""

SETTING = "locatie.setting"
"""The question that tells what kind of location it is."""

REFERENCE_DATE = "peildatum"
HEADER_DAYS = {
    REFERENCE_DATE: "Peildatum",
    "periode.van": "Begin van de periode",
    "periode.tot_en_met": "Einde van de periode",
}
"""The days in the header of every self-report: conditions and computed values can use them like answers."""


@dataclass(frozen=True, slots=True)
class Field:
    """A name that a condition can use.

    ``scope`` is the record list or table that it belongs to, ``question`` the question that is asked for it (also for
    one option of a several-of question, whose key is then ``option``), ``derived`` the way in which it is computed.
    """

    name: str
    type: AnswerType
    label: str
    scope: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    question: Question | None = None
    option: str | None = None
    derived: Derived | None = None
    unit: tuple[str, str] | None = None
    calendar_days: bool = False

    @property
    def option_keys(self) -> tuple[str, ...]:
        """The keys of the options, best first where they are ordered."""
        return tuple(key for key, _ in self.options)

    def option_text(self, key: str) -> str:
        """Give the words of an option, or the key itself."""
        return dict(self.options).get(key, key)


class Vocabulary:
    """All fields of a rulebook by name, and the questions and derived values behind them."""

    def __init__(
        self, questions: Iterable[Question], derived: Iterable[Derived], readings: Iterable[Reading] = ()
    ) -> None:
        self.fields: dict[str, Field] = {}
        self.questions: dict[str, Question] = {}
        self.derived: dict[str, Derived] = {}
        self._memo: dict[tuple[int, str], tuple[Norm, object]] = {}
        self.readings = {reading.id: reading for reading in readings}
        for name, label in HEADER_DAYS.items():
            self.fields[name] = Field(name, AnswerType.DATE, label)
        for question in questions:
            self.add_question(question)
        for value in derived:
            self.add_derived(value)

    def add_question(self, question: Question, scope: str | None = None) -> None:
        """Add a question, with the fields of its records."""
        self.questions[question.id] = question
        if question.type.has_fields:
            for inner in question.fields:
                self.add_question(inner, question.id)
            if question.type is AnswerType.TABLE:
                name = f"{question.id}.{ROW}"
                rows = tuple(question.rows.items())
                label = question.row_label or question.label
                self.fields[name] = Field(name, AnswerType.CHOICE, label, question.id, rows, question)
            return
        options = tuple(question.options.items())
        if question.type is AnswerType.SEVERAL:
            for key, text in options:
                name = f"{question.id}.{key}"
                label = f"{question.label}: {text[0].lower() + text[1:]}"
                self.fields[name] = Field(name, AnswerType.YES_NO, label, scope, (), question, option=key)
            return
        self.fields[question.id] = Field(
            question.id, question.type, question.label, scope, options, question, unit=question.unit
        )

    def add_derived(self, value: Derived) -> None:
        """Add a computed value."""
        kind = unit_of(value)
        answer_type = {
            Unit.COUNT: AnswerType.NUMBER,
            Unit.YEARS: AnswerType.NUMBER,
            Unit.DAYS: AnswerType.NUMBER,
            Unit.ELAPSED: AnswerType.DURATION,
            Unit.DATE: AnswerType.DATE,
        }[kind]
        unit = value.unit or {Unit.DAYS: ("dag", "dagen"), Unit.YEARS: ("jaar", "jaar")}.get(kind)
        self.derived[value.id] = value
        self.fields[value.id] = Field(
            value.id,
            answer_type,
            value.label,
            value.each,
            derived=value,
            unit=unit,
            calendar_days=kind is Unit.DAYS,
        )

    def memo(self, norm: Norm, what: str, make: Callable[[], T]) -> T:
        """Give what ``make`` makes of a norm, made once: what a norm reads does not change between self-reports."""
        found = self._memo.get((id(norm), what))
        if found is None or found[0] is not norm:
            # The norm is kept beside the result, so that its identity is not given to another one.
            found = (norm, make())
            self._memo[id(norm), what] = found
        return cast("T", found[1])

    def get(self, name: str) -> Field | None:
        """Give the field with this name, or ``None``."""
        return self.fields.get(name)

    def settings(self) -> tuple[str, ...]:
        """Give the kinds of location that are told apart; one empty word where the rulebook does not ask."""
        field = self.fields.get(SETTING)
        return field.option_keys if field is not None else ("",)

    def lists(self) -> tuple[str, ...]:
        """Give the names of the record lists and tables."""
        return tuple(name for name, question in self.questions.items() if question.type.has_fields)

    def inputs(self, name: str) -> tuple[str, ...]:
        """Give the fields that a field rests on directly: its sources for a computed value, a register for an n/N."""
        value = self.derived.get(name)
        if value is not None:
            return sources_of(value)
        question = self.questions.get(name)
        if question is None:
            return ()
        return tuple(read for one in question.counted_from for read in (one.list, *fields_of(one.where, one.among)))


def unit_of(value: Derived) -> Unit:
    """Tell what kind of number a computed value is."""
    if value.elapsed or value.longest_gap:
        return Unit.ELAPSED
    if value.days or value.overdue:
        return Unit.DAYS
    if value.months_after:
        return Unit.DATE
    if value.whole_years:
        return Unit.YEARS
    return Unit.COUNT


def sources_of(value: Derived) -> tuple[str, ...]:
    """Give the names that a computed value reads, the record list of a count included."""
    names: list[str] = []
    if value.count_of:
        names += [value.count_of, *fields_of(value.where)]
    names += [name for name in (value.sum_of, value.maximum_of, value.minimum_of) if name]
    for span in (value.elapsed, value.days, value.whole_years):
        if span:
            names += [span.start, span.end]
    if value.months_after:
        names.append(value.months_after.date)
    names += list(value.linear or {})
    if value.longest_gap:
        names += [value.longest_gap.start, value.longest_gap.moments, value.longest_gap.end]
    if value.overdue:
        names += [value.overdue.start, value.overdue.moments, value.overdue.end]
    return tuple(names)
