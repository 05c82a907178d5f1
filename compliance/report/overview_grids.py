"""The tables of an overview: the inspectorate's, who gives no insight, outcomes, groups, regions, completeness."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.inspection.overview import Measure, Overview, Population, RowResult, Tally, regions
from compliance.inspection.summary import REGION, LocationSummary
from compliance.inspection.trend import Trend
from compliance.report.grid import Cell, Column, Grid, cells, number_cell, outcome_cell
from compliance.report.overview_words import OverviewWords
from compliance.report.words import counted_words
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import day_text
from compliance.seeds.fact_sheets import Count, FactSheet, sheets_of

BLOCK = 6
"""So many themes stand beside each other in a part of the matrix."""
MOST_NAMES = 40


class Grids:
    """Makes the tables of one overview."""

    def __init__(self, overview: Overview, words: OverviewWords) -> None:
        self.overview = overview
        self.words = words
        self.results = {kind: overview.results(population) for kind, population in overview.populations.items()}

    # -- the inspectorate's tables ----------------------------------------------------------------------------------

    def counted(self, kind: str) -> Iterator[Grid]:
        """Give the inspectorate's tables for one kind of care, a table for each group of rows."""
        say = self.words.tables
        rounds = self.overview.then is not None
        heads = [Column(say.row, "row"), Column(say.measure, "measure")]
        heads += [Column(say.then, "count"), Column(say.now, "count"), Column(say.trend, "word")] if rounds else []
        heads += [Column(say.same_then, "count"), Column(say.same_now, "count"), Column(say.same_trend, "word")]
        columns = tuple(heads) if rounds else (*heads[:2], Column(say.now, "count"))
        groups: dict[str, list[RowResult]] = {}
        for result in self.results[kind]:
            groups.setdefault(result.row.figure.group, []).append(result)
        for number, (group, results) in enumerate(groups.items(), start=1):
            caption = say.caption.format(group=group, kind=self.words.kind(kind))
            rows = tuple(self._counted_row(one, measure) for one in results for measure in one.measures)
            yield Grid(f"{kind or 'onbekend'}-{number}", caption, columns, rows)

    def beside(self) -> Grid | None:
        """Give the kinds of care beside each other, this round only; ``None`` where there is one kind."""
        say, kinds = self.words.tables, list(self.results)
        if len(kinds) < 2:
            return None
        heads = (Column(say.row, "row"), Column(say.measure, "measure"))
        rows = tuple(
            (
                Cell(result.row.figure.row),
                Cell(measure.text),
                *(self._tally(self.results[kind][number].measures[which].now) for kind in kinds),
            )
            for number, result in enumerate(self.results[kinds[0]])
            for which, measure in enumerate(result.measures)
        )
        columns = (*heads, *(Column(self.words.kind(kind), "word") for kind in kinds))
        return Grid("soorten", say.beside_caption, columns, rows)

    def _counted_row(self, result: RowResult, measure: Measure) -> tuple[Cell, ...]:
        head = (Cell(result.row.figure.row), Cell(measure.text))
        if measure.then is None or measure.same_then is None or measure.same_now is None:
            return (*head, self._tally(measure.now))
        return (
            *head,
            self._tally(measure.then),
            self._tally(measure.now),
            self.word(result.trend),
            self._tally(measure.same_then),
            self._tally(measure.same_now),
            self.word(result.same_trend),
        )

    def _tally(self, tally: Tally) -> Cell:
        return Cell(self.words.tally(tally), number=tally.count if tally.of else None)

    def word(self, trend: Trend | None) -> Cell:
        """Give the word for a trend; where there is none a sentence that says why."""
        return Cell(trend.value, "trend") if trend is not None else Cell(self.words.no_word)

    def silent(self, kind: str) -> Grid | None:
        """Give who is not counted in a row, and why; ``None`` where everybody is."""
        say, rows = self.words.tables, []
        for result in self.results[kind]:
            measure = result.measures[-1]
            for name, tally in ((say.then, measure.then), (say.now, measure.now)):
                if tally is not None and (tally.silent or tally.elsewhere):
                    texts = (result.row.figure.row, name, self.names(tally.silent), self.names(tally.elsewhere))
                    rows.append(cells(*texts))
        columns = (Column(say.row, "row"), Column(say.round, "count"), Column(say.silent), Column(say.elsewhere))
        caption = say.silent_caption.format(kind=self.words.kind(kind))
        return Grid(f"niet geteld {kind or 'onbekend'}", caption, columns, tuple(rows)) if rows else None

    def names(self, names: tuple[str, ...]) -> str:
        """Give names with how many there are; of very many only the first."""
        if not names:
            return self.words.tables.nobody
        more = len(names) - MOST_NAMES
        shown = [*names[:MOST_NAMES], *([self.words.names_more.format(number=more)] if more > 0 else [])]
        return self.words.tables.numbered.format(number=len(names), names=", ".join(shown))

    def published(self) -> Iterator[Grid]:
        """Give what was published, as it was published: context beside our own counts."""
        say = self.words.published
        columns = (
            Column(self.words.tables.row, "row"),
            Column(say.first, "row"),
            Column(say.second, "row"),
            Column(say.word, "word"),
            Column(say.traps, "long"),
        )
        sheets = sheets_of(self.overview.rulebook)
        for sheet_id in dict.fromkeys(row.id.partition("/")[0] for row in self.overview.rows):
            rows = tuple(
                cells(
                    row.figure.row,
                    self._count(row.figure.baseline),
                    self._count(row.figure.progress),
                    row.figure.trend or say.none,
                    " ".join(row.figure.traps),
                )
                for row in self.overview.rows
                if row.id.startswith(f"{sheet_id}/")
            )
            yield Grid(f"bron {sheet_id}", say.caption.format(source=_title(sheets[sheet_id])), columns, rows)

    def _count(self, count: Count) -> str:
        say = self.words.published
        if count.count is None:
            return count.measure
        if count.of is None:
            return say.without_of.format(count=count.count, measure=count.measure)
        return say.number.format(count=count.count, of=count.of, measure=count.measure)

    # -- outcomes ---------------------------------------------------------------------------------------------------

    def theme_counts(self) -> Grid:
        """Give how many locations have each outcome, theme by theme."""
        say = self.words.themes
        columns = (Column(say.theme, "measure"), *(Column(outcome.printed, "count") for outcome in Outcome))
        rows = []
        for theme, title in self._themes():
            found = [one.themes[theme] for one in self.overview.now.locations if theme in one.themes]
            numbers = (sum(1 for one in found if one is outcome) for outcome in Outcome)
            rows.append((Cell(title), *(Cell(self._of(number, len(found)), number=number) for number in numbers)))
        return Grid("themas", say.count_caption, columns, tuple(rows))

    def _of(self, number: int, total: int) -> str:
        return self.words.of.format(number=number or self.words.of_none, total=total)

    def matrix(self) -> Iterator[Grid]:
        """Give the outcome of each theme for each location in words, a few themes at a time."""
        say, themes = self.words.themes, self._themes()
        parts = [themes[start : start + BLOCK] for start in range(0, len(themes), BLOCK)]
        for number, part in enumerate(parts, start=1):
            columns = (Column(say.location, "name"), *(Column(title) for _, title in part))
            rows = tuple(
                (Cell(self._named(one)), *(outcome_cell(one.themes.get(theme)) for theme, _ in part))
                for one in self.overview.now.locations
            )
            yield Grid(f"matrix {number}", say.matrix_caption.format(part=number, parts=len(parts)), columns, rows)

    def _named(self, one: LocationSummary) -> str:
        """Give the name of a location, with its kind where there is more than one."""
        return f"{one.name} ({self.setting(one.setting)})" if len(self.results) > 1 else one.name

    def _themes(self) -> list[tuple[str, str]]:
        found = {theme for one in self.overview.now.locations for theme in one.themes}
        return [(theme.theme, theme.title) for theme in self.overview.rulebook.themes if theme.theme in found]

    def norm(self) -> Grid | None:
        """Give one norm over all locations: the outcome and why."""
        say, norm = self.words.norm, self.overview.norm
        if norm is None:
            return None
        columns = (
            Column(self.words.themes.location, "row"),
            Column(say.kind, "word"),
            Column(say.outcome, "row"),
            Column(say.severity, "count"),
            Column(say.reason, "long"),
        )
        rows = tuple(
            (
                Cell(one.name),
                Cell(self.setting(one.setting)),
                outcome_cell(one.norm.outcome),
                Cell(one.norm.severity.value if one.norm.outcome.breached else "–"),
                Cell(one.norm.reason),
            )
            for one in self.overview.now.locations
            if one.norm is not None
        )
        return Grid("norm", say.caption.format(id=norm.id, title=norm.title), columns, rows)

    # -- the rest ---------------------------------------------------------------------------------------------------

    def groups(self, kind: str) -> Grid:
        """Give the groups by size, with where they are."""
        say = self.words.groups
        where: dict[int, list[str]] = {}
        unknown: list[str] = []
        for one in self.overview.populations[kind].now:
            for group in one.groups:
                (unknown if group.size is None else where.setdefault(group.size, [])).append(
                    f"{one.name} ({group.name})"
                )
        rows = [
            (number_cell(size), number_cell(len(names)), Cell(_listed(names, self.words)))
            for size, names in sorted(where.items())
        ]
        if unknown:
            rows.append((Cell(say.not_known), number_cell(len(unknown)), Cell(_listed(unknown, self.words))))
        columns = (Column(say.size, "row"), Column(say.count, "count"), Column(say.where, "long"))
        return Grid(f"groepen {kind}", say.caption.format(kind=self.words.kind(kind)), columns, tuple(rows))

    def regions(self, kind: str) -> Grid | None:
        """Give the counts of each row by region; ``None`` where no location says in which region it lies."""
        say, found = self.words.regions, regions(self.overview, kind, self.region_words())
        if not any(found):
            return None
        by_region = [(one, self.overview.results(self.overview.population(kind, one))) for one in found]
        columns = (
            Column(self.words.tables.row, "row"),
            Column(self.words.tables.measure, "measure"),
            *(Column(self.region(one), "count") for one in found),
        )
        rows = tuple(
            (
                Cell(result.row.figure.row),
                Cell(measure.text),
                *(Cell(self._change(results[number].measures[which])) for _, results in by_region),
            )
            for number, result in enumerate(self.results[kind])
            for which, measure in enumerate(result.measures)
        )
        return Grid(f"landsdelen {kind}", say.caption.format(kind=self.words.kind(kind)), columns, rows)

    def _change(self, measure: Measure) -> str:
        now = self.words.tally(measure.now)
        if measure.then is None:
            return now
        return self.words.regions.change.format(then=self.words.tally(measure.then), now=now)

    def region_words(self) -> dict[str, str]:
        """Give the regions of the form, in its order."""
        asked = (question for question in self.overview.rulebook.questions() if question.id == REGION)
        return next((question.options for question in asked), {})

    def region(self, key: str) -> str:
        """Give what a region is called."""
        return self.region_words().get(key, key) or self.words.regions.none

    def completeness(self) -> Grid:
        """Give how many of the questions that are asked of it each location answered."""
        say = self.words.completeness
        columns = (
            Column(say.location, "row"),
            Column(say.kind, "word"),
            Column(say.day, "row"),
            Column(say.answered, "row"),
            Column(say.contradictions),
        )
        rows = tuple(
            (
                Cell(one.name),
                Cell(self.setting(one.setting)),
                Cell(day_text(one.reference_date)),
                Cell(self._of(one.answered, one.asked), number=one.answered),
                number_cell(one.contradictions),
            )
            for one in self.overview.now.locations
        )
        return Grid("volledigheid", say.caption, columns, rows)

    def setting(self, setting: str) -> str:
        """Give what a kind of location is called in a table: the key of the form, which is a plain word."""
        return setting or self.words.kind("")

    def counts(self, kind: str) -> str:
        """Give how many locations of one kind there are, now and before."""
        population, say = self.overview.populations[kind], self.words.short
        name = self.words.kind(kind)
        if population.then is None:
            return counted_words(say.kind, len(population.now), kind=name)
        return counted_words(say.kind_then, len(population.now), kind=name, then=len(population.then))

    def rounds(self, population: Population) -> str:
        """Give who is in both rounds, who left and who joined, by name."""
        names = {"both": "stayed", "left": "left", "joined": "joined"}
        return self.words.tables.rounds.format(
            **{key: self.names(population.names(part)) for key, part in names.items()}
        )


def _listed(names: list[str], words: OverviewWords) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join([*names[:MOST_NAMES], *([words.names_more.format(number=more)] if more > 0 else [])])


def _title(sheet: FactSheet) -> str:
    return f"{sheet.publisher}, {sheet.title}"
