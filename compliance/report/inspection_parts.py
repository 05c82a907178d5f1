"""What an inspection report shows beside the annexes of the self-report, as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.report.view_parts import Line, NormLink, OutcomeView


@dataclass(frozen=True, slots=True)
class Seen:
    """What an inspector observed: its id, the text, what it rests on, and why it was withdrawn if it was."""

    id: str
    text: str
    sources: str
    grade: str
    withdrawn: str


@dataclass(frozen=True, slots=True)
class NormSheet:
    """One norm: what the self-report gives, what was observed, and the judgement, each in its own words."""

    link: NormLink
    severity: str
    urgent: bool
    status: str
    citations: str
    given_id: str
    given: OutcomeView
    given_reason: str
    observations: tuple[Seen, ...]
    judgement: OutcomeView | None
    motivation_id: str
    motivation: str
    grade: str
    differs: bool
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NormLine:
    """A norm on which the inspector said nothing."""

    link: NormLink
    given: OutcomeView


@dataclass(frozen=True, slots=True)
class InspectionTheme:
    """The norms of one theme, those with something of the inspector first."""

    title: str
    anchor: str
    sheets: tuple[NormSheet, ...]
    others: tuple[NormLine, ...]
    elsewhere: tuple[NormLink, ...]


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure, worded."""

    id: str
    text: str
    norms: tuple[NormLink, ...]
    power: str
    until: str
    why_until: str
    follow_up: str
    done: str


@dataclass(frozen=True, slots=True)
class ReactionRow:
    """A point of the provider's reaction, with the statement that it is about and what was done with it."""

    id: str
    statement: str
    changed: bool
    withdrawn: str
    text: str
    decision: str
    why: str
    change: str


@dataclass(frozen=True, slots=True)
class ImprovedRow:
    """What was improved after the concept."""

    norms: tuple[NormLink, ...]
    text: str
    grade: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its number and out of how many it was chosen."""

    id: str
    kind: str
    what: str
    number: str


@dataclass(frozen=True, slots=True)
class InspectionView:
    """Everything that an inspection report shows beside the annexes of the self-report."""

    title: str
    language_note: str
    state: str
    state_line: str
    final: bool
    facts: tuple[Line, ...]
    warning: str
    summary: tuple[str, ...]
    judgements: tuple[tuple[OutcomeView, str], ...]
    urgent: tuple[tuple[NormLink, OutcomeView], ...]
    differing: tuple[NormLink, ...]
    sources: tuple[SourceRow, ...]
    grades: tuple[Line, ...]
    themes: tuple[InspectionTheme, ...]
    measures: tuple[MeasureRow, ...]
    reactions: tuple[ReactionRow, ...]
    reaction_words: str
    improvements: tuple[ImprovedRow, ...]
