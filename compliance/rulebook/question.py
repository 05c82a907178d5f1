"""A question: what is asked, what kind of answer it takes, and when it is asked."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.base import Condition, Model, QuestionId, Text


class CountedFrom(Model):
    """One of the lists that an n/N is counted from: how many of its records (``among``) meet ``where``."""

    list: QuestionId
    where: Condition
    among: Condition | None = None


class Question(Model):
    """One question, or one field of a record list or table (then ``id`` is the full name, list and field)."""

    id: QuestionId
    label: Text
    ask: Text
    type: AnswerType
    options: dict[str, Text] = Field(default_factory=dict)
    ordered: bool = True
    ask_if: Condition | None = None
    help: Text | None = None
    evidence: Text | None = None
    source: tuple[str, ...] = ()
    unit: tuple[Text, Text] | None = None
    minimum: int = 0
    maximum: int | None = None
    covers: Literal["reference_date", "period"] = "reference_date"
    optional: bool = False
    header: bool = False
    indicator: bool = False
    fields: tuple[Question, ...] = ()
    rows: dict[str, Text] = Field(default_factory=dict)
    row_label: Text | None = None
    name: str | None = None
    event: str | None = None
    none: str | int | None = None
    house: bool = False
    counted_from: tuple[CountedFrom, ...] = ()

    @property
    def event_field(self) -> str:
        """The full name of the field that tells when a record happened; empty where there is none."""
        return f"{self.id}.{self.event}" if self.event is not None else ""

    @property
    def local(self) -> str:
        """The last part of the name: what a field is called within its record."""
        return self.id.rpartition(".")[2]
