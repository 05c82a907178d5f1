"""From an overview to everything that it shows: parts with sentences, tables and charts. Templates only lay it out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

from compliance.inspection.overview import CLOSED, Overview, Round, regions
from compliance.inspection.trend import Trend
from compliance.report.grid import Grid
from compliance.report.overview_charts import Drawing, group_plot, region_panels
from compliance.report.overview_grids import Grids
from compliance.report.overview_words import OverviewWords, load_overview_words
from compliance.report.provenance import Provenance, provenance
from compliance.report.view_parts import Line
from compliance.report.words import counted_words, load_words
from compliance.rulebook.sentences import day_text
from compliance.seeds.fact_sheets import sheets_of

CONTEXT = "igj-2024-regie"
"""The fact sheet about national direction: context, and never a finding."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a part: a heading, sentences, points, drawings and tables, in that order."""

    title: str = ""
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of an overview."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class OverviewView:
    """An overview as it is shown."""

    title: str
    created: str
    days: str
    facts: tuple[Line, ...]
    warning: str
    parts: tuple[Part, ...]
    colophon: tuple[Line, ...] = field(default=())

    def grids(self) -> Iterator[Grid]:
        """Give every table, in order."""
        return (grid for part in self.parts for block in part.blocks for grid in block.grids)


def overview_view(overview: Overview, made_with: Provenance | None = None) -> OverviewView:
    """Give everything that an overview shows, worded and in order. The same overview gives the same view.

    ``made_with`` is what the colophon names; without it, this program and what it runs on.
    """
    return _View(overview, load_overview_words(), made_with or provenance()).view()


class _View:
    """The parts of one overview."""

    def __init__(self, overview: Overview, words: OverviewWords, made_with: Provenance) -> None:
        self.overview = overview
        self.made_with = made_with
        self.words = words
        self.grids = Grids(overview, words)

    def view(self) -> OverviewView:
        parts = (
            self._short(),
            self._tables(),
            self._themes(),
            self._norm(),
            self._groups(),
            self._regions(),
            self._completeness(),
            self._published(),
            self._context(),
        )
        last = max((one.reference_date for one in self.overview.now.locations), default=None)
        return OverviewView(
            title=counted_words(self.words.title, len(self.overview.now.locations)),
            created=last.isoformat() if last else "",
            days=_days(self.overview.now, self.words),
            facts=tuple(self._facts()),
            warning=self._warning(),
            parts=tuple(part for part in parts if part is not None),
            colophon=tuple(self._colophon()),
        )

    def _facts(self) -> Iterator[Line]:
        say, overview = self.words.cover, self.overview
        used = [counted_words(say.used_now, len(overview.now.locations))]
        used += [counted_words(say.used_then, len(overview.then.locations))] if overview.then else []
        yield Line(say.used, ", ".join(used))
        yield Line(say.days, _days(overview.now, self.words))
        if overview.then:
            yield Line(say.days_then, _days(overview.then, self.words))
        unusable = [say.unusable_now.format(files=", ".join(overview.now.unusable))] if overview.now.unusable else []
        if overview.then and overview.then.unusable:
            unusable.append(say.unusable_then.format(files=", ".join(overview.then.unusable)))
        if unusable:
            yield Line(say.unusable, "; ".join(unusable))
        frame, selection = overview.rulebook.frame, overview.selection
        themes = ", ".join(theme.title for theme in selection.themes)
        yield Line(say.profile, f"{selection.profile.title} ({themes})" if themes else selection.profile.title)
        yield Line(say.rulebook, say.rulebook_text.format(title=frame.title, version=frame.version))
        yield Line(say.checked_until, day_text(frame.checked_until))

    def _warning(self) -> str:
        checked = self.overview.rulebook.frame.checked_until
        number = sum(1 for one in self.overview.now.locations if one.reference_date > checked)
        return self.words.cover.beyond.format(number=number, checked=day_text(checked)) if number else ""

    def _short(self) -> Part:
        say = self.words.short
        counts = tuple(self.grids.counts(kind) for kind in self.overview.populations)
        blocks = [Block(points=counts), *self._own()]
        for kind, results in self.grids.results.items() if self.overview.then else ():
            by_word: dict[Trend | None, list[str]] = {}
            for result in results:
                by_word.setdefault(result.trend, []).append(result.row.figure.row)
            points = tuple(
                say.line.format(word=word.value if word else say.without, rows="; ".join(by_word[word]))
                for word in (*Trend, None)
                if word in by_word
            )
            if set(by_word) - {None}:
                title = say.trends.format(kind=self.words.kind(kind)[0].lower() + self.words.kind(kind)[1:])
                blocks.append(Block(title=title, points=points))
        return Part(say.id, say.title, tuple(blocks))

    def _own(self) -> Iterator[Block]:
        """Say which rules are not the law but the organisation's own."""
        own, say = self.overview.rulebook.own, load_words().own
        if own is not None:
            norms = [norm.id for norm in self.overview.rulebook.norms() if norm.theme in own.themes]
            lead = say.lead.format(title=own.title, version=own.version, shipped=own.shipped)
            added = say.added.format(norms=", ".join(norms)) if norms else say.none_added
            changed = say.changed if own.changes else say.none_changed
            yield Block(
                text=(lead, added, changed), points=tuple(say.change.format(**asdict(one)) for one in own.changes)
            )

    def _tables(self) -> Part | None:
        say = self.words.tables
        if not self.overview.rows:
            return None
        lead = (say.lead, say.closed) if len(self.overview.populations) > 1 else (say.lead,)
        beside = self.grids.beside()
        blocks = [Block(text=lead, points=tuple(self._two()), grids=(beside,) if beside else ())]
        for kind, population in self.overview.populations.items():
            text = (self.grids.rounds(population),) if self.overview.then else ()
            silent = self.grids.silent(kind)
            grids = (*self.grids.counted(kind), *([silent] if silent else []))
            blocks.append(Block(title=self.words.kind(kind), text=text, grids=grids))
        if self.overview.then:
            blocks.append(Block(title=say.how, text=(say.how_text,)))
        return Part(say.id, say.title, tuple(blocks))

    def _two(self) -> Iterator[str]:
        questions = {question.id: question for question in self.overview.rulebook.questions()}
        for row in self.overview.rows:
            if len(row.measures) > 1:
                level = questions[row.counted.level].label
                first, second = row.measures
                yield self.words.tables.two.format(row=row.figure.row, first=first, second=second, level=level)

    def _themes(self) -> Part:
        say = self.words.themes
        grids = (self.grids.theme_counts(), *self.grids.matrix())
        return Part(say.id, say.title, (Block(text=(say.lead,), grids=grids),))

    def _norm(self) -> Part | None:
        grid = self.grids.norm()
        say = self.words.norm
        return Part(say.id, say.title, (Block(grids=(grid,)),)) if grid is not None else None

    def _groups(self) -> Part | None:
        say, blocks = self.words.groups, []
        for kind, population in self.overview.populations.items():
            plot = group_plot(self.overview, kind, self.words)
            if plot is None:
                continue
            unknown = sum(1 for one in population.now for group in one.groups if group.size is None)
            text = (counted_words(say.unknown, unknown),) if unknown else ()
            blocks.append(Block(plot.title, drawings=(plot,), text=text, grids=(self.grids.groups(kind),)))
        return Part(say.id, say.title, (Block(text=(say.lead,)), *blocks)) if blocks else None

    def _regions(self) -> Part | None:
        say, blocks = self.words.regions, []
        for kind in self.overview.populations:
            grid = self.grids.regions(kind)
            if grid is not None:
                found = regions(self.overview, kind, self.grids.region_words())
                panels = region_panels(self.grids, kind, found, self.words)
                blocks.append(Block(self.words.kind(kind), drawings=panels, grids=(grid,)))
        lead = say.lead if self.overview.then else say.lead_now
        return Part(say.id, say.title, (Block(text=(lead,)), *blocks)) if blocks else None

    def _completeness(self) -> Part:
        say = self.words.completeness
        return Part(say.id, say.title, (Block(text=(say.lead,), grids=(self.grids.completeness(),)),))

    def _published(self) -> Part | None:
        say = self.words.published
        grids = tuple(self.grids.published())
        return Part(say.id, say.title, (Block(text=(say.lead,), grids=grids),)) if grids else None

    def _context(self) -> Part | None:
        say, sheet = self.words.context, sheets_of(self.overview.rulebook).get(CONTEXT)
        if sheet is None or not any(kind in self.overview.populations for kind in CLOSED):
            return None
        points = tuple(sheet.locators[place].gist for place in sheet.themes if place in sheet.locators)
        source = say.source.format(source=f"{sheet.publisher}, {sheet.title}")
        return Part(say.id, say.title, (Block(text=(say.lead,), points=points), Block(text=(source,))))

    def _colophon(self) -> Iterator[Line]:
        say, rulebook = self.words.cover, self.overview.rulebook
        yield Line(say.program, f"vbm {self.made_with.version}")
        yield Line(say.digest, rulebook.digest)
        yield Line(say.answers_digest, answers_digest(self.overview))
        made_with = self.made_with.libraries
        yield Line(say.libraries, ", ".join(f"{name} {version}" for name, version in made_with.items()))


def answers_digest(overview: Overview) -> str:
    """Give one digest over the digests of all self-reports that were used, both rounds apart."""
    whole = hashlib.sha256()
    for one in (overview.now, overview.then):
        digests: Iterable[str] = sorted(location.digest for location in one.locations) if one is not None else ()
        whole.update(("\n".join(digests) + "\0").encode())
    return "sha256:" + whole.hexdigest()


def _days(found: Round, words: OverviewWords) -> str:
    days = [one.reference_date for one in found.locations]
    if not days:
        return "–"
    first, last = min(days), max(days)
    return (
        day_text(first) if first == last else words.cover.days_text.format(first=day_text(first), last=day_text(last))
    )
