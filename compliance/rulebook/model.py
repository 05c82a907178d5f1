"""The rulebook: themes with their questions, norms and worked examples, as frozen models.

The models are the border: they say which keys a rule file may have and of what kind. Conditions enter as plain data
and are replaced by typed expressions when the whole rulebook is read (``reader``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from compliance.files.node import Place
from compliance.rulebook.base import Condition, Model, NormId, QuestionId, Text
from compliance.rulebook.derived import Derived
from compliance.rulebook.expression import fields_of
from compliance.rulebook.history import Edition, Revision
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.question import Question


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
    TEKST_NIET_BESCHIKBAAR = "tekst_niet_beschikbaar"
    EIGEN = "eigen"


class Power(StrEnum):
    """Whose power it is to mend a breach."""

    LOCATIE = "locatie"
    KETENPARTNER = "ketenpartner"
    GEMEENTE = "gemeente"


class NoOverlap(Model):
    """Records of one list that share ``same`` cannot be going on at the same time."""

    start: QuestionId
    end: QuestionId
    same: QuestionId


class Consistency(Model):
    """Answers that cannot all be right: a condition that is false, or two records at once where one can be."""

    id: QuestionId
    require: Condition | None = None
    no_overlap: NoOverlap | None = None
    because: Text
    each: QuestionId | None = None

    def fields(self) -> tuple[str, ...]:
        """Give the fields that the contradiction is about."""
        if self.no_overlap is not None:
            return (self.no_overlap.start, self.no_overlap.end, self.no_overlap.same)
        return fields_of(self.require)


class Validity(Model):
    """Half-open: from the first day, up to and not including the last."""

    start: date = Field(alias="from")
    end: date | None = Field(default=None, alias="to")

    def holds_on(self, day: date) -> bool:
        """Whether ``day`` lies within."""
        return self.start <= day and (self.end is None or day < self.end)


class Watch(Model):
    """What may change about a norm, and the day on which it must be looked at again."""

    note: Text
    recheck: date


class Clause(Model):
    """One line of a norm: a requirement, a reason to leave the judgement to a person, or a note."""

    when: Condition | None = None
    require: Condition | None = None
    otherwise: Literal[Outcome.NORMAFWIJKING, Outcome.VERBETERPUNT] | None = None
    reading: QuestionId | None = None
    alternatives: dict[QuestionId, Condition] = Field(default_factory=dict)
    judge_if: Condition | None = None
    because: Text | None = None
    note_if: Condition | None = None
    note: Text | None = None
    severity: Severity | None = None
    remedy: Text | None = None
    power: Power | None = None
    same_fact_as: tuple[NormId, ...] = ()

    def conditions(self) -> tuple[Condition | None, ...]:
        """Give every condition of the clause, those of other readings included."""
        return (self.when, self.require, *self.alternatives.values(), self.judge_if, self.note_if)


class Example(Model):
    """A worked example: answers, and the outcome that they must give. The oracle of the norm."""

    name: Text
    given: object
    expect: Outcome
    severity: Severity | None = None
    readings: dict[QuestionId, Outcome] = Field(default_factory=dict)
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
    watch: Watch | None = None
    replaces: NormId | None = None
    explanation: Text | None = None
    evidence: Text | None = None
    applies_if: Condition | None = None
    for_each: QuestionId | None = None
    some: QuestionId | None = None
    compose: tuple[NormId, ...] = ()
    clauses: tuple[Clause, ...] = ()
    judge: Literal["always", "never"] | None = None
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

    @property
    def announced(self) -> bool:
        """Whether this is a draft of what is only announced; it never has a part in an outcome."""
        return self.status is Status.AANGEKONDIGD

    def conditions(self) -> tuple[Condition | None, ...]:
        """Give where the norm applies, and every condition of its clauses."""
        return (self.applies_if, *(one for clause in self.clauses for one in clause.conditions()))


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


class ReadingOption(Model):
    """One way in which a word of the law can be read."""

    title: Text
    source: tuple[str, ...] = ()


class Reading(Model):
    """A word that the law does not define: the ways to read it, and the one under which outcomes are given."""

    id: QuestionId
    title: Text
    chosen: QuestionId
    options: dict[QuestionId, ReadingOption]


class CountedRow(Model):
    """How a row of a published table is counted in self-reports: which answers count, and in what words.

    ``figure`` names the row as ``sheet/figure``; ``level`` is the indicator question whose answer gives the trend.
    Where the two columns of the publication measured different things, ``baseline_counts`` is the measure of the first.
    """

    figure: Text
    level: QuestionId
    counts: Condition
    measure: Text
    baseline_counts: Condition | None = None
    baseline_measure: Text | None = None

    def conditions(self) -> tuple[Condition | None, ...]:
        """Give what is counted, on both measures."""
        return (self.counts, self.baseline_counts)


class Override(Model):
    """A threshold of a shipped norm that an own rulebook changes, and why."""

    norm: NormId
    field: QuestionId
    was: str | int
    becomes: str | int
    why: Text


class Frame(Model):
    """``rulebook.yaml``: what holds for the rulebook as a whole."""

    id: QuestionId
    title: Text
    version: Text
    checked_until: date
    checked_note: Text
    extends: QuestionId | None = None
    themes: tuple[QuestionId, ...]
    accounts_for: tuple[str, ...] = ()
    tables: tuple[CountedRow, ...] = ()
    profiles: tuple[Profile, ...] = ()
    overrides: tuple[Override, ...] = ()
    readings: tuple[Reading, ...] = ()
    glossary: tuple[Term, ...] = ()
    history: tuple[Revision, ...] = ()

    @property
    def edition(self) -> Edition:
        """The rulebook that this frame is of, with its earlier versions."""
        return Edition(self.id, self.version, self.history)


@dataclass(frozen=True, slots=True)
class Change:
    """A threshold that was changed, in words."""

    norm: str
    title: str
    field: str
    was: str
    becomes: str
    why: str


@dataclass(frozen=True, slots=True)
class OwnRules:
    """What is one's own in a rulebook that stands on the shipped one, which is its ``base``."""

    title: str
    version: str
    shipped: str
    themes: tuple[str, ...]
    changes: tuple[Change, ...]
    base: Edition


class Rulebook(Model):
    """Everything that the norms say, read and checked. ``digest`` is over the bytes of all its files.

    ``own`` tells what was added to and changed in the shipped rulebook, for one that stands on it. ``folder`` is where
    it was read from, and ``sources`` are those files, by the names that the digest knows them by.
    """

    frame: Frame
    themes: tuple[Theme, ...]
    digest: str
    own: OwnRules | None = None
    folder: str = Field(default="", exclude=True)
    sources: dict[str, bytes] = Field(default_factory=dict, repr=False, exclude=True)
    places: dict[str, Place] = Field(default_factory=dict, repr=False, exclude=True)

    def __repr__(self) -> str:
        # The whole of it is longer than any message in which it could be shown.
        return f"Rulebook({self.frame.id!r}, version={self.frame.version!r})"

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The rulebook itself, and before it the shipped one that it stands on."""
        return (*([self.own.base] if self.own else []), self.frame.edition)

    @property
    def name(self) -> str:
        """What a self-report says that it was made with: ``vbm 2026.2``, or ``huis 1 op vbm 2026.2``."""
        return " op ".join(one.name for one in reversed(self.editions))

    def place(self, name: str) -> Place:
        """Give the place in the rule files of a norm (``id@first day``), a question or a computed value."""
        return self.places.get(name, Place(self.frame.id))

    def norms(self) -> Iterator[Norm]:
        """Give every version of every norm that is or was in force, in the order of the files; drafts are left out."""
        return (norm for theme in self.themes for norm in theme.norms if not norm.announced)

    def drafts(self) -> Iterator[Norm]:
        """Give the norms that are only announced."""
        return (norm for theme in self.themes for norm in theme.norms if norm.announced)

    def versions(self, norm_id: str) -> tuple[Norm, ...]:
        """Give the versions of one norm, oldest first; empty when there is no such norm."""
        found = [norm for theme in self.themes for norm in theme.norms if norm.id == norm_id]
        return tuple(sorted(found, key=lambda norm: norm.in_force.start))

    def changed(self) -> frozenset[str]:
        """Give the shipped norms that an own rulebook changed, and the norms that consist of them.

        What is written down about them, such as their worked examples, does not hold for them any more.
        """
        changed = {one.norm for one in self.own.changes} if self.own else set[str]()
        return frozenset(norm.id for norm in self.norms() if changed & {norm.id, *norm.compose})

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
