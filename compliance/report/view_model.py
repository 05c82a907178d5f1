"""What a report shows, as plain frozen data. Everything is decided and worded before it gets here.

Templates read these classes and lay them out; they compare nothing but "is there anything to show".
"""

from __future__ import annotations

from dataclasses import dataclass

from compliance.report.since_view import SinceView
from compliance.report.view_parts import (
    AdviceView,
    Chart,
    ContradictionView,
    FindingView,
    Line,
    NormLink,
    OpenAnswer,
    OutcomeView,
    OwnView,
    PlanGroup,
    PublicView,
    Tally,
    ThemeView,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer: its lines, what is to be said about it, its evidence and its note."""

    lines: tuple[str, ...]
    remark: str = ""
    evidence: str = ""
    note: str = ""
    given: bool = True


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question with its answer."""

    label: str
    ask: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row of a table of records."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RecordTable:
    """Records as a table: a record a row, or, where there are many fields, a field a row."""

    caption: str
    ask: str
    corner: str
    heads: tuple[str, ...]
    rows: tuple[RecordRow, ...]
    remark: str = ""
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswerTheme:
    """The answers of one theme.

    ``not_asked`` are the questions that do not hold here, ``left_empty`` those that may stay empty and did. ``by``
    tells who answered, ``sample`` on which sample; both are empty where the file does not say.
    """

    title: str
    rows: tuple[AnswerRow, ...]
    tables: tuple[RecordTable, ...]
    not_asked: str
    left_empty: str = ""
    by: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class NormEntry:
    """A norm in the annex: what it asks and where it comes from; where it applies stands above its group.

    ``in_force`` is empty where it says what most norms say. Of a norm that is ``met`` paper leaves out the rule.
    """

    link: NormLink
    status: str
    in_force: str
    addressee: str
    citations: tuple[str, ...]
    sentences: tuple[str, ...]
    outcome: OutcomeView
    met: bool


@dataclass(frozen=True, slots=True)
class NormGroup:
    """Norms that follow each other and apply in the same cases; ``applies`` is empty where they apply everywhere."""

    applies: str
    entries: tuple[NormEntry, ...]


@dataclass(frozen=True, slots=True)
class NormTheme:
    """The norms of one theme in the annex; ``others`` do not apply here."""

    title: str
    groups: tuple[NormGroup, ...]
    others: tuple[NormLink, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A word with its meaning."""

    term: str
    meaning: str
    sources: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A whole report."""

    title: str
    location: str
    running: str
    reference_date: str
    created: str
    facts: tuple[Line, ...]
    language_note: str
    warning: str
    public: PublicView | None
    own: OwnView | None
    conclusion_kind: str
    conclusion: tuple[str, ...]
    tallies: tuple[Tally, ...]
    chart: Chart
    total: str
    urgent: tuple[FindingView, ...]
    other_breaches: tuple[FindingView, ...]
    more_urgent: str
    more_breaches: str
    open_answers: tuple[OpenAnswer, ...]
    more_open: str
    to_judge: tuple[FindingView, ...]
    contradictions: tuple[ContradictionView, ...]
    filled_in_by: str
    checked_until: str
    checked_note: str
    theme_titles: tuple[str, ...]
    not_asked: tuple[NormLink, ...]
    themes: tuple[ThemeView, ...]
    advice: AdviceView
    plan: tuple[PlanGroup, ...]
    plan_open: str
    answers: tuple[AnswerTheme, ...]
    left_out: str
    migrated: tuple[str, ...]
    closed_answers: tuple[str, ...]
    norm_themes: tuple[NormTheme, ...]
    norms_since: str
    watched: tuple[Line, ...]
    glossary: tuple[TermView, ...]
    severities: tuple[Line, ...]
    statuses: tuple[str, ...]
    outcomes: tuple[tuple[OutcomeView, str], ...]
    same: str
    colophon: tuple[Line, ...]
    since: SinceView | None = None
