"""The results of an assessment: per clause, per record, per norm, per theme, and as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from compliance.assessment.evaluator import Step
from compliance.assessment.fact import Missing
from compliance.assessment.truth import Truth
from compliance.rulebook.base import Model
from compliance.rulebook.model import Clause, Norm, Power, Rulebook, Severity
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.selection import Selection
from compliance.rulebook.sentences import clause_sentence
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.model import SelfReport


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """What one clause gives, with the deciding branches of its condition (``gate`` is that of its ``when``)."""

    clause: Clause
    norm: Norm
    vocabulary: Vocabulary = field(repr=False, compare=False)
    kind: Literal["require", "judge", "note"]
    outcome: Outcome
    holds: Truth
    step: Step | None = None
    gate: Step | None = None

    @property
    def severity(self) -> Severity:
        """The severity of the clause, or else that of its norm."""
        return self.clause.severity or self.norm.severity

    @property
    def sentence(self) -> str:
        """The clause as one Dutch sentence."""
        return clause_sentence(self.clause, self.norm, self.vocabulary)

    @property
    def text(self) -> str:
        """What is said when the clause asks for a judgement or gives a note."""
        return (self.clause.because if self.kind == "judge" else self.clause.note) or ""

    @property
    def remedy(self) -> str:
        """What is needed when the clause is breached."""
        return self.clause.remedy or self.norm.remedy or ""

    @property
    def power(self) -> Power:
        """Whose power it is to mend the breach."""
        return self.clause.power or self.norm.power

    @property
    def same_fact_as(self) -> tuple[str, ...]:
        """The norms of which this clause tells the same fact."""
        return self.clause.same_fact_as or self.norm.same_fact_as

    def missing(self) -> tuple[Missing, ...]:
        """Give the answers that could still decide this clause."""
        if self.outcome is not Outcome.ONVOLDOENDE_INFORMATIE:
            return ()
        steps = [step for step in (self.gate, self.step) if step is not None]
        return tuple(dict.fromkeys(one for step in steps for one in step.missing()))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordResult:
    """What a norm gives for one record; ``number`` 0 is the location as a whole.

    ``readings`` are the other admitted readings of a word that would give another outcome: word, reading, outcome.
    ``unread`` is what is missing to know what they would give.
    """

    number: int = 0
    name: str = ""
    applies: Truth
    holds: Truth
    outcome: Outcome
    applicability: Step | None = None
    clauses: tuple[ClauseResult, ...] = ()
    members: tuple[tuple[str, Outcome], ...] = ()
    own: Outcome = Outcome.NIET_VAN_TOEPASSING
    reason: str = ""
    missing: tuple[Missing, ...] = ()
    readings: tuple[tuple[str, str, Outcome], ...] = ()
    unread: tuple[Missing, ...] = ()

    def of(self, number: int, name: str) -> RecordResult:
        """Give the same result for another record."""
        return RecordResult(
            number=number,
            name=name,
            applies=self.applies,
            holds=self.holds,
            outcome=self.outcome,
            applicability=self.applicability,
            clauses=self.clauses,
            members=self.members,
            own=self.own,
            reason=self.reason,
            missing=self.missing,
            readings=self.readings,
            unread=self.unread,
        )

    @property
    def met(self) -> int:
        """How many members of a composite are met."""
        return sum(outcome is Outcome.VOLDOET for _, outcome in self.members)

    @property
    def asked(self) -> int:
        """How many members of a composite apply here."""
        return sum(outcome is not Outcome.NIET_VAN_TOEPASSING for _, outcome in self.members)


class NormResult(Model):
    """What follows from the answers for one norm.

    ``applies`` and ``holds`` are truths of their own beside the displayed ``outcome``. ``primary`` is ``None`` where
    nothing is breached; ``urgent`` tells a finding of its own on a point that may not continue. ``missing`` are the
    answers that could still decide the norm; with a breach they are the answers that cannot change it any more.
    ``taken_back`` tells a *voldoet* that rested on a contradiction.
    """

    norm: Norm
    outcome: Outcome
    applies: Truth
    holds: Truth
    severity: Severity
    primary: bool | None = None
    urgent: bool = False
    related: tuple[str, ...] = ()
    reason: str
    notes: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    records: tuple[RecordResult, ...] = ()
    whole: RecordResult | None = None
    met: tuple[int, int] | None = None
    contradictions: tuple[str, ...] = ()
    taken_back: bool = False

    @property
    def id(self) -> str:
        """The id of the norm."""
        return self.norm.id

    def results(self) -> tuple[RecordResult, ...]:
        """Give the result for the location as a whole, if there is one, and those for each record."""
        return ((self.whole,) if self.whole is not None else ()) + self.records

    def clauses(self) -> tuple[ClauseResult, ...]:
        """Give all clauses of all records."""
        return tuple(clause for result in self.results() for clause in result.clauses)

    def breached(self) -> tuple[ClauseResult, ...]:
        """Give the clauses that are breached, hard or soft."""
        return tuple(clause for clause in self.clauses() if clause.outcome.breached)


class Contradiction(Model):
    """Answers that cannot all be right. ``general`` says the same as ``because`` without any answer or name in it."""

    id: str
    because: str
    general: str
    fields: tuple[str, ...]
    record: str = ""
    list: str = ""
    numbers: tuple[int, ...] = ()


class Counts(Model):
    """How many norms have each outcome. A breach that is another norm's fact is counted apart."""

    normafwijking: int = 0
    onvoldoende_informatie: int = 0
    oordeel_inspecteur: int = 0
    verbeterpunt: int = 0
    voldoet: int = 0
    niet_van_toepassing: int = 0
    secondary: int = 0

    @property
    def total(self) -> int:
        """All norms that were asked."""
        return sum(getattr(self, name) for name in Counts.model_fields)

    def of(self, outcome: Outcome) -> int:
        """Give the number of norms with this outcome, primary findings only."""
        number: int = getattr(self, outcome.value)
        return number


class ThemeResult(Model):
    """The outcome of a theme: the worst of its norms."""

    id: str
    title: str
    outcome: Outcome
    counts: Counts


class Assessment(Model):
    """What follows from one self-report under one rulebook, on one reference date, for a selection of norms."""

    rulebook: Rulebook
    report: SelfReport
    reference_date: date
    selection: Selection
    norms: tuple[NormResult, ...]
    not_asked: tuple[str, ...] = ()
    themes: tuple[ThemeResult, ...]
    counts: Counts
    contradictions: tuple[Contradiction, ...] = ()
    closed_answers: tuple[str, ...] = ()
    drafts: tuple[NormResult, ...] = ()

    def norm(self, norm_id: str) -> NormResult | None:
        """Give the result of one norm, or ``None`` when it is not asked."""
        return next((result for result in self.norms if result.id == norm_id), None)

    @property
    def public(self) -> bool:
        """Whether this is the version for publication."""
        return False

    @property
    def behind(self) -> Assessment:
        """The assessment with the answers as they were given, to reckon with and never to print."""
        return self

    @property
    def beyond_check(self) -> bool:
        """Whether the reference date lies after the day until which the law of this rulebook was checked."""
        return self.reference_date > self.rulebook.frame.checked_until
