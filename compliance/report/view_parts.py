"""The parts of a report as plain frozen data: outcomes, findings, themes, charts and the plan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """An outcome as a reader sees it: never by colour alone. ``key`` names its colours in the style sheet."""

    key: str
    symbol: str
    word: str


@dataclass(frozen=True, slots=True)
class OwnView:
    """Rules of one's own, for page one: what they stand on, which norms are added, which thresholds changed."""

    lead: str
    added: str
    changed: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicView:
    """What the version for publication says about itself on page one, and above the answers."""

    title: str
    lead: str
    left_out: tuple[str, ...]
    answers: str


@dataclass(frozen=True, slots=True)
class Line:
    """A label with its text: a row of the title page or of the colophon."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class NormLink:
    """A norm with the place in the report where it is dealt with."""

    id: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many norms have one outcome, in a number and in words."""

    outcome: OutcomeView
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart, in the units of its drawing."""

    key: str
    label: str
    value: str
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of horizontal bars with its text alternative; ``mark`` is where a limit is drawn, or -1."""

    title: str
    bars: tuple[Bar, ...]
    height: int
    mark: int = -1
    mark_label: str = ""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The sizes of one group, in words."""

    name: str
    places: str
    busiest: str


@dataclass(frozen=True, slots=True)
class GroupSizes:
    """The groups against the limit: a chart, and the same numbers in a table."""

    chart: Chart
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """The answers that an outcome rests on, of one record or (without a name) of the location."""

    name: str
    outcome: OutcomeView
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A requirement of a composite, with its outcome in each record."""

    norm: NormLink
    outcomes: tuple[OutcomeView, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to do: what, where, whose power it is, and which norms it serves."""

    text: str
    power: str
    where: str
    norms: tuple[NormLink, ...]
    urgent: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    """One norm in full: what follows from the answers, why, and what is needed."""

    link: NormLink
    outcome: OutcomeView
    severity: str
    severity_words: str
    urgent: bool
    secondary: bool
    status: str
    status_note: str
    citations: tuple[str, ...]
    in_force: str
    addressee: str
    explanation: str
    reason: str
    used: tuple[Used, ...]
    unremarkable: str
    member_heads: tuple[str, ...]
    members: tuple[MemberRow, ...]
    members_left_out: str
    sentences: tuple[str, ...]
    notes: tuple[str, ...]
    watch: str
    related: tuple[NormLink, ...]
    missing: tuple[str, ...]
    missing_named: bool
    more_missing: str
    missing_decides: bool
    contradictions: tuple[str, ...]
    measures: tuple[Measure, ...]
    to_judge: bool


@dataclass(frozen=True, slots=True)
class NormRow:
    """A norm of which little is to be said: that it is met and by which answers, or what is missing to decide it."""

    link: NormLink
    mark: OutcomeView
    status: str
    reason: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Norms that do not apply, together because the reason is the same."""

    reason: str
    norms: tuple[NormLink, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme: its outcome, its counts in the order of the tallies, and its norms."""

    anchor: str
    title: str
    intro: str
    outcome: OutcomeView
    counts: tuple[str, ...]
    total: str
    summary: str
    groups: GroupSizes | None
    findings: tuple[FindingView, ...]
    open: tuple[NormRow, ...]
    met: tuple[NormRow, ...]
    not_applicable: tuple[NotApplicable, ...]


@dataclass(frozen=True, slots=True)
class Advised:
    """Something to do, and the norms that it is for."""

    text: str
    norms: tuple[NormLink, ...]


@dataclass(frozen=True, slots=True)
class AdviceGroup:
    """Measures that belong together: the least that is needed now, or how to go about it from now on."""

    title: str
    lead: str
    measures: tuple[Advised, ...]


@dataclass(frozen=True, slots=True)
class AdviceView:
    """What to do, and what to find out first; the question is empty when nothing is to be found out."""

    groups: tuple[AdviceGroup, ...]
    question_title: str
    question: str


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """The measures within the power of one party."""

    title: str
    note: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """An answer that is not there, with the norms that wait for it."""

    text: str
    norms: tuple[NormLink, ...]
    words: str


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """Answers that cannot all be right, with the answers themselves and the norms that rest on them."""

    because: str
    record: str
    fields: tuple[str, ...]
    norms: tuple[NormLink, ...]
