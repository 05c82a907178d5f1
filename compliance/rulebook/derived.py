"""A computed value: the one named, typed place for arithmetic."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from compliance.rulebook.base import Condition, Model, QuestionId, Text


class Unit(StrEnum):
    """The kinds of number that a derived value can be; elapsed time and calendar days are different things."""

    COUNT = "count"
    ELAPSED = "elapsed"
    DAYS = "days"
    DATE = "date"
    YEARS = "years"


class Span(Model):
    """From one field to another."""

    start: QuestionId = Field(alias="from")
    end: QuestionId = Field(alias="to")


class MonthsAfter(Model):
    """A date some calendar months after another; the 31st becomes the last day of a shorter month."""

    date: QuestionId
    months: int = Field(ge=1)


class LongestGap(Model):
    """The longest time without a moment, from the start, over the moments, to the end."""

    start: QuestionId
    moments: QuestionId
    end: QuestionId


class Overdue(Model):
    """By how many days a term of calendar months was exceeded, counted anew from the start and from each moment."""

    start: QuestionId
    moments: QuestionId
    end: QuestionId
    months: int = Field(ge=1)


class Derived(Model):
    """A value that is computed from answers. Exactly one of the ways to compute is given."""

    id: QuestionId
    label: Text
    each: QuestionId | None = None
    unit: tuple[Text, Text] | None = None
    count_of: QuestionId | None = None
    where: Condition | None = None
    sum_of: QuestionId | None = None
    maximum_of: QuestionId | None = None
    minimum_of: QuestionId | None = None
    elapsed: Span | None = None
    days: Span | None = None
    months_after: MonthsAfter | None = None
    whole_years: Span | None = None
    linear: dict[QuestionId, int] | None = None
    longest_gap: LongestGap | None = None
    overdue: Overdue | None = None
    over: Text | None = None
