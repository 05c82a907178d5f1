"""The inspection file: what an inspector saw, heard and read, what that leads to, and how the provider reacted.

The models are the border: they say which keys the file may have. What a self-report gives is not in here; it is
computed, and nothing in this file can change it.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from compliance.rulebook.answer_type import Unreadable, read_date
from compliance.rulebook.base import Model, Text
from compliance.rulebook.model import Power
from compliance.rulebook.outcome import Outcome

HEAD = "inspectie"
VERSION = 1
NO_PERSON = "geen_persoonsgegeven"
VISIT_FACT = "F-BEZOEK"
"""The id of the statement about the visit itself."""


def _read_day(word: object) -> object:
    if isinstance(word, date):
        return word
    try:
        return read_date(str(word))
    except Unreadable as error:
        raise PydanticCustomError("date_type", "no date") from error


def _as_text(word: object) -> object:
    """Take a number as the word that it is: ``12`` is a fine code, and so is ``0042`` between quotes."""
    return str(word) if isinstance(word, int) and not isinstance(word, bool) else word


Day = Annotated[date, BeforeValidator(_read_day)]
Word = Annotated[str, BeforeValidator(_as_text), Field(min_length=1)]


class Form(Model):
    """A part of a form: a known key with nothing behind it counts as not filled in."""

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: value for key, value in data.items() if value is not None or key not in known}


class Grade(StrEnum):
    """What a finding rests on, weakest first: somebody said it, it is written somewhere, the inspector saw it."""

    STATED = "verklaard"
    DOCUMENTED = "gedocumenteerd"
    SEEN = "gezien"

    @property
    def rank(self) -> int:
        """0 for the weakest."""
        return list(Grade).index(self)


class SourceKind(StrEnum):
    """What kind of source: a conversation, a document, or the inspector's own eyes."""

    TALK = "gesprek"
    DOCUMENT = "document"
    SIGHT = "waarneming"

    @property
    def carries(self) -> Grade:
        """The strongest evidence that a source of this kind can give."""
        return {
            SourceKind.TALK: Grade.STATED,
            SourceKind.DOCUMENT: Grade.DOCUMENTED,
            SourceKind.SIGHT: Grade.SEEN,
        }[self]


class State(StrEnum):
    """How far an inspection report is, in the order in which it goes."""

    CONCEPT = "concept"
    REACTION_ASKED = "reactie_gevraagd"
    ESTABLISHED = "vastgesteld"
    PUBLIC = "openbaar"

    @property
    def rank(self) -> int:
        """0 for a concept."""
        return list(State).index(self)


class Decision(StrEnum):
    """What the inspector does with one point of the provider's reaction."""

    TAKEN_OVER = "overgenomen"
    PARTLY = "deels"
    NOT = "niet"


class ReportUsed(Form):
    """The self-report that the inspection is about: its file, beside this one, and the digest of what it said."""

    file: Text = Field(alias="bestand")
    digest: Text


VisitKind = Literal["aangekondigd", "onaangekondigd", "deels aangekondigd", "zonder bezoek"]
"""Whether the provider knew that the inspectors came, or that they judged without coming."""


class Visit(Form):
    """When and how the inspectors came, by role and never by name."""

    days: tuple[Day, ...] = Field(default=(), alias="data")
    kind: VisitKind | None = Field(default=None, alias="soort")
    roles: tuple[Word, ...] = Field(default=(), alias="rollen")


class Source(Form):
    """One source: what it was, how many of them, and out of how many they were chosen."""

    kind: SourceKind = Field(alias="soort")
    what: Text = Field(alias="wat")
    number: int | None = Field(default=None, alias="aantal", ge=0)
    total: int | None = Field(default=None, alias="van", ge=0)


class Observation(Form):
    """One factual statement. ``number`` is chosen once and stays, so that a reaction can cite it.

    ``withdrawn`` says why a statement no longer counts; it stays in the file so that reactions to it keep their place.
    """

    number: int = Field(alias="nr", ge=1)
    text: Word = Field(alias="tekst")
    sources: tuple[Word, ...] = Field(alias="bronnen", min_length=1)
    grade: Grade = Field(alias="bewijs")
    withdrawn: Word | None = Field(default=None, alias="vervallen")


JudgementWord = Literal[
    Outcome.NORMAFWIJKING,
    Outcome.ONVOLDOENDE_INFORMATIE,
    Outcome.VERBETERPUNT,
    Outcome.VOLDOET,
    Outcome.NIET_VAN_TOEPASSING,
]
"""What an inspector can judge: an outcome, without the one that leaves the judgement to an inspector."""


class Entry(Form):
    """What the inspector adds to one norm: observations, and a judgement with its motivation."""

    observations: tuple[Observation, ...] = Field(default=(), alias="waarnemingen")
    judgement: JudgementWord | None = Field(default=None, alias="oordeel")
    motivation: Word | None = Field(default=None, alias="motivering")

    @property
    def counting(self) -> tuple[Observation, ...]:
        """The observations that were not withdrawn."""
        return tuple(one for one in self.observations if one.withdrawn is None)

    @property
    def grade(self) -> Grade:
        """The weakest evidence that the judgement rests on; without an observation it rests on what was stated."""
        return min((one.grade for one in self.counting), key=lambda one: one.rank, default=Grade.STATED)

    @property
    def filled_in(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.observations) or self.judgement is not None


class Step(Form):
    """A measure: what, for which norms, by when, in whose power, and how it is followed up."""

    number: int = Field(alias="nr", ge=1)
    what: Word = Field(alias="wat")
    norms: tuple[Word, ...] = Field(alias="normen", min_length=1)
    power: Power = Field(default=Power.LOCATIE, alias="macht")
    until: Day | None = Field(default=None, alias="uiterlijk")
    why_until: Word | None = Field(default=None, alias="reden_termijn")
    follow_up: Literal["resultaatverslag", "hertoets"] = Field(alias="vervolg")
    done: Day | Literal["nee"] | None = Field(default=None, alias="afgerond")


class Reaction(Form):
    """One point of the provider's reaction, and what the inspector did with it.

    ``text_was`` is the short digest of the statement that was reacted to; it tells when the statement changed later.
    """

    fact: Word = Field(alias="feit")
    text_was: Word | None = Field(default=None, alias="tekst_was")
    text: Word = Field(alias="tekst")
    decision: Decision | None = Field(default=None, alias="besluit")
    why: Word | None = Field(default=None, alias="waarom")
    change: Word | None = Field(default=None, alias="wijziging")


class Improvement(Form):
    """What the provider improved after the concept; it has a place of its own and changes no finding."""

    norms: tuple[Word, ...] = Field(default=(), alias="normen")
    text: Word = Field(alias="tekst")
    grade: Grade = Field(alias="bewijs")


class Progress(Form):
    """How far the report is, and who made and established it: a code of their own organisation, never a name."""

    state: State = Field(default=State.CONCEPT, alias="stand")
    author: Word | None = Field(default=None, alias="opgesteld_door")
    concept_on: Day | None = Field(default=None, alias="concept_van")
    reaction_until: Day | None = Field(default=None, alias="reactie_tot")
    no_reaction: Literal["ja", "nee"] | None = Field(default=None, alias="geen_reactie")
    second: Word | None = Field(default=None, alias="vastgesteld_door")
    established_on: Day | None = Field(default=None, alias="vastgesteld_op")
    public_on: Day | None = Field(default=None, alias="openbaar_op")


class InspectionFile(Form):
    """An inspection file as it was written."""

    version: Literal[1] = Field(alias="inspectie")
    report: ReportUsed = Field(alias="zelfrapportage")
    rulebook: Word | None = Field(default=None, alias="regelboek")
    progress: Progress = Field(default_factory=Progress, alias="status")
    visit: Visit = Field(default_factory=Visit, alias="bezoek")
    sources: dict[str, Source] = Field(default_factory=dict, alias="bronnen")
    norms: dict[str, Entry | None] = Field(default_factory=dict, alias="normen")
    steps: tuple[Step, ...] = Field(default=(), alias="maatregelen")
    reactions: tuple[Reaction, ...] = Field(default=(), alias="reacties")
    improvements: tuple[Improvement, ...] = Field(default=(), alias="verbeteringen_na_concept")
    no_persons: tuple[Word, ...] = Field(default=(), alias="geen_persoonsgegeven")

    def entry(self, norm_id: str) -> Entry | None:
        """Give what was added to a norm, or ``None`` where nothing was."""
        found = self.norms.get(norm_id)
        return found if found is not None and found.filled_in else None
