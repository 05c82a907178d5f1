"""What the questionnaire on paper shows, as plain frozen data. Everything is decided and worded before it gets here."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.report.view_model import TermView
from compliance.report.view_parts import Line


@dataclass(frozen=True, slots=True)
class Blank:
    """A box to write in, with a word before and a word behind it. ``size`` is how much has to fit in it."""

    size: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A possible answer, or a part of a question, with its letter."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Space:
    """Where one answer goes: boxes to write in, boxes to tick, and empty lines.

    ``options`` are to choose one from, of ``parts`` each gets yes or no, ``ticks`` stand beside what is written.
    """

    blanks: tuple[Blank, ...] = ()
    options: tuple[Option, ...] = ()
    parts: tuple[Option, ...] = ()
    ticks: tuple[str, ...] = ()
    lines: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a row or a column: its number and its text; in small type when it is asked, and how to answer."""

    text: str
    number: str = ""
    route: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to fill in: boxes to tick, or room to write, with words between and behind what is written."""

    ticks: tuple[str, ...] = ()
    between: str = ""
    after: str = ""
    size: str = "short"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid."""

    head: Head
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to fill in: a fixed table, or a list with a column for each record.

    ``explained`` are heads whose explanation stands above the grid, where a narrow column has no room for it.
    """

    corner: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    before: str = ""
    explained: tuple[Head, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question on paper.

    Its ``layout`` is ``beside`` (the answer at the right, lines for notes below it), ``below`` (the answer below the
    question, lines at the right) or ``wide`` (the answer over the whole width, lines below it). A ``long`` one may go
    on on the next page.
    """

    id: str
    number: str
    ask: str
    layout: str
    long: bool
    route: str
    help: str
    evidence: str
    sources: str
    space: Space
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme: its first and last number, and its questions."""

    anchor: str
    title: str
    intro: str
    numbers: str
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class HeaderView:
    """A line of the first page: what is asked about the visit, with room for it or with what is known already."""

    label: str
    ask: str
    space: Space
    text: str = ""


@dataclass(frozen=True, slots=True)
class PaperView:
    """A whole questionnaire."""

    title: str
    rulebook: str
    created: str
    generator: str
    count: str
    header: tuple[HeaderView, ...]
    facts: tuple[Line, ...]
    reasons: tuple[str, ...]
    themes: tuple[ThemeView, ...]
    glossary: tuple[TermView, ...]
