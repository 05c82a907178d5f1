"""The rulebook: themes with their questions, norms and worked examples, as frozen models.

The models are the border: they say which keys a rule file may have and of what kind. Conditions enter as plain data
and are replaced by typed expressions when the whole rulebook is read (``reader``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from compliance.files.node import Place
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.expression import Expression
from compliance.rulebook.outcome import Outcome

Condition = Annotated[Expression, PlainValidator(lambda raw: raw, json_schema_input_type=dict)]
QuestionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
NormId = Annotated[str, Field(pattern=r"^[A-Z]+-[A-Za-z0-9.-]+$")]
Text = Annotated[str, Field(min_length=1)]


class Model(BaseModel):
    """A frozen record that refuses keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Severity(StrEnum):
    """SEV4 is the inspectorate's own list of four points that may not continue; SEV1 to SEV3 are our ordering."""

    SEV1 = "SEV1"
    SEV2 = "SEV2"
    SEV3 = "SEV3"
    SEV4 = "SEV4"


class Status(StrEnum):
    """What kind of rule a norm is in law."""

    WET = "wet"
    WET_AFGELEID = "wet_afgeleid"
    AMVB = "amvb"
    REGELING = "regeling"
    VELDNORM = "veldnorm"
    LEZING_INSPECTIE = "lezing_inspectie"
    THEMA_INSPECTIE = "thema_inspectie"
    HANDREIKING = "handreiking"
    VOORKEUR = "voorkeur"
    AANGEKONDIGD = "aangekondigd"
    EIGEN = "eigen"


class Power(StrEnum):
    """Whose power it is to mend a breach."""

    LOCATIE = "locatie"
    KETENPARTNER = "ketenpartner"
    GEMEENTE = "gemeente"


class CountedFrom(Model):
    """Where a register is given, an n/N is computed from it: how many of its records (``among``) meet ``where``."""

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
    counted_from: CountedFrom | None = None

    @property
    def local(self) -> str:
        """The last part of the name: what a field is called within its record."""
        return self.id.rpartition(".")[2]


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


class Consistency(Model):
    """Two answers that cannot both be right. When the condition is false the report holds a contradiction."""

    id: QuestionId
    require: Condition
    because: Text
    each: QuestionId | None = None


class Validity(Model):
    """Half-open: from the first day, up to and not including the last."""

    start: date = Field(alias="from")
    end: date | None = Field(default=None, alias="to")

    def holds_on(self, day: date) -> bool:
        """Whether ``day`` lies within."""
        return self.start <= day and (self.end is None or day < self.end)


class Clause(Model):
    """One line of a norm: a requirement, a reason to leave the judgement to a person, or a note."""

    when: Condition | None = None
    require: Condition | None = None
    otherwise: Literal[Outcome.NORMAFWIJKING, Outcome.VERBETERPUNT] | None = None
    judge_if: Condition | None = None
    because: Text | None = None
    note_if: Condition | None = None
    note: Text | None = None
    severity: Severity | None = None
    remedy: Text | None = None
    power: Power | None = None
    same_fact_as: tuple[NormId, ...] = ()


class Example(Model):
    """A worked example: answers, and the outcome that they must give. The oracle of the norm."""

    name: Text
    given: object
    expect: Outcome
    severity: Severity | None = None
    on: date | None = None
    note: Text | None = None


class Norm(Model):
    """One norm in one version."""

    id: NormId
    title: Text
    theme: str = ""
    status: Status
    status_note: Text | None = None
    severity: Severity
    addressee: Text
    source: tuple[str, ...] = ()
    in_force: Validity
    watch: Text | None = None
    explanation: Text | None = None
    evidence: Text | None = None
    applies_if: Condition | None = None
    for_each: QuestionId | None = None
    some: QuestionId | None = None
    compose: tuple[NormId, ...] = ()
    clauses: tuple[Clause, ...] = ()
    judge: Literal["always"] | None = None
    because: Text | None = None
    caveat: Text | None = None
    remedy: Text | None = None
    power: Power = Power.LOCATIE
    same_fact_as: tuple[NormId, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def key(self) -> str:
        """The id with the first day of this version."""
        return f"{self.id}@{self.in_force.start}"

    @property
    def scope(self) -> str | None:
        """The record list or table whose records the clauses speak about, if any."""
        return self.for_each or self.some


class Theme(Model):
    """One rule file: a subject with its questions, norms and worked examples."""

    theme: QuestionId
    title: Text
    intro: Text
    questions: tuple[Question, ...] = ()
    derive: tuple[Derived, ...] = ()
    consistency: tuple[Consistency, ...] = ()
    norms: tuple[Norm, ...] = ()


class Profile(Model):
    """A set of norms that can be asked together. Without ``norms`` it is all of them."""

    id: QuestionId
    title: Text
    norms: tuple[NormId, ...] = ()


class Term(Model):
    """A word of the field in plain words."""

    term: Text
    meaning: Text
    source: tuple[str, ...] = ()


class Frame(Model):
    """``rulebook.yaml``: what holds for the rulebook as a whole."""

    id: QuestionId
    title: Text
    version: Text
    checked_until: date
    checked_note: Text
    themes: tuple[QuestionId, ...]
    profiles: tuple[Profile, ...]
    glossary: tuple[Term, ...] = ()


class Rulebook(Model):
    """Everything that the norms say, read and checked. ``digest`` is over the bytes of all its files."""

    frame: Frame
    themes: tuple[Theme, ...]
    digest: str
    places: dict[str, Place] = Field(default_factory=dict, repr=False, exclude=True)

    def place(self, name: str) -> Place:
        """Give the place in the rule files of a norm (``id@first day``), a question or a computed value."""
        return self.places.get(name, Place(self.frame.id))

    def norms(self) -> Iterator[Norm]:
        """Give every version of every norm, in the order of the files."""
        for theme in self.themes:
            yield from theme.norms

    def versions(self, norm_id: str) -> tuple[Norm, ...]:
        """Give the versions of one norm, oldest first; empty when there is no such norm."""
        found = [norm for norm in self.norms() if norm.id == norm_id]
        return tuple(sorted(found, key=lambda norm: norm.in_force.start))

    def questions(self) -> Iterator[Question]:
        """Give every question in the order of the form, without the fields of records."""
        for theme in self.themes:
            yield from theme.questions

    def derived(self) -> Iterator[Derived]:
        """Give every derived value."""
        for theme in self.themes:
            yield from theme.derive

    def profile(self, profile_id: str) -> Profile | None:
        """Give the profile with this id, or ``None``."""
        return next((profile for profile in self.frame.profiles if profile.id == profile_id), None)
