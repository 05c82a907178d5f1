"""Many locations in one or two rounds: counts, trends, who came and went. No score, and no order but the alphabet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from compliance.inspection.indicator import Mark, Row
from compliance.inspection.summary import LocationSummary
from compliance.inspection.trend import Measured, Trend, trend
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.selection import Selection

CLOSED = ("gesloten", "hybride")
"""The kinds of location where youths with an order live; the published tables are about these."""


@dataclass(frozen=True, slots=True)
class Round:
    """The usable self-reports of one round, by name, and the files that could not be used."""

    folder: str
    locations: tuple[LocationSummary, ...]
    unusable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the locations with insight have what is counted, and which give no insight and why.

    ``silent`` are asked and gave no answer that decides; ``elsewhere`` are locations to which it does not apply.
    """

    count: int
    of: int
    silent: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a row, in both rounds, over all locations and over those that are in both rounds."""

    text: str
    now: Tally
    then: Tally | None = None
    same_now: Tally | None = None
    same_then: Tally | None = None


@dataclass(frozen=True, slots=True)
class RowResult:
    """A row of a published table over many locations, with the words for its trend where there is insight."""

    row: Row
    measures: tuple[Measure, ...]
    trend: Trend | None = None
    same_trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class Population:
    """Locations of one kind of care in both rounds; without an earlier round ``then`` is ``None``."""

    now: tuple[LocationSummary, ...]
    then: tuple[LocationSummary, ...] | None = None

    @property
    def both(self) -> frozenset[tuple[str, str]]:
        """The locations that are in both rounds."""
        return frozenset(one.key for one in self.now) & frozenset(one.key for one in self.then or ())

    def names(self, part: str) -> tuple[str, ...]:
        """Give the names of who ``stayed``, ``left`` or ``joined``."""
        if self.then is None:
            return ()
        both = self.both
        chosen = {
            "stayed": (one for one in self.now if one.key in both),
            "joined": (one for one in self.now if one.key not in both),
            "left": (one for one in self.then if one.key not in both),
        }
        return tuple(one.name for one in chosen[part])


@dataclass(frozen=True)
class Overview:
    """Everything that an overview says, counted and not yet worded."""

    rulebook: Rulebook
    selection: Selection
    rows: tuple[Row, ...]
    now: Round
    then: Round | None = None
    norm: Norm | None = None

    @cached_property
    def populations(self) -> dict[str, Population]:
        """The kinds of care that occur: closed and hybrid together, then each other kind, unknown last."""
        found = [kind_of(one) for one in (*self.now.locations, *(self.then.locations if self.then else ()))]
        order = ["gesloten", *sorted(set(found) - {"gesloten", ""}, reverse=True), ""]
        return {kind: self.population(kind) for kind in order if kind in found}

    def population(self, kind: str, region: str | None = None) -> Population:
        """Give the locations of one kind of care, of one region where that is named."""

        def chosen(locations: Iterable[LocationSummary]) -> tuple[LocationSummary, ...]:
            return tuple(one for one in locations if kind_of(one) == kind and region in {None, one.region})

        return Population(chosen(self.now.locations), chosen(self.then.locations) if self.then else None)

    def results(self, population: Population) -> tuple[RowResult, ...]:
        """Give every row of the published tables, counted in one population."""
        return tuple(_result(row, number, population) for number, row in enumerate(self.rows))


def kind_of(location: LocationSummary) -> str:
    """Give the kind of care in which a location is counted; an empty word where its kind is not known."""
    return "gesloten" if location.setting in CLOSED else location.setting


def without_twins(
    found: Iterable[LocationSummary],
) -> tuple[tuple[LocationSummary, ...], tuple[tuple[LocationSummary, ...], ...]]:
    """Give the locations by name, and apart those that occur more than once: none of these is chosen.

    A location without a name cannot be told from another, and is a twin of all that have none.
    """
    by_key: dict[tuple[str, str], list[LocationSummary]] = {}
    for one in found:
        by_key.setdefault(one.key if one.name else ("", ""), []).append(one)
    single = [group[0] for key, group in by_key.items() if len(group) == 1 and key[0]]
    twins = [tuple(group) for key, group in by_key.items() if len(group) > 1 or not key[0]]
    return tuple(sorted(single, key=lambda one: (one.key, one.file))), tuple(twins)


def _result(row: Row, number: int, population: Population) -> RowResult:
    both = population.both
    now, then = population.now, population.then
    same_now = tuple(one for one in now if one.key in both)
    same_then = tuple(one for one in then or () if one.key in both)
    measures = tuple(
        Measure(
            text,
            now=_tally(now, number, which),
            then=None if then is None else _tally(then, number, which),
            same_now=None if then is None else _tally(same_now, number, which),
            same_then=None if then is None else _tally(same_then, number, which),
        )
        for which, text in enumerate(row.measures)
    )
    if then is None:
        return RowResult(row, measures)
    return RowResult(
        row,
        measures,
        trend(_measured(then, row, number), _measured(now, row, number)),
        trend(_measured(same_then, row, number), _measured(same_now, row, number)),
    )


def _tally(locations: Iterable[LocationSummary], number: int, which: int) -> Tally:
    marks = [(one.name, one.marks[number]) for one in locations]
    known = [mark.counted[which] for _, mark in marks if mark.counted[which] is not None]
    return Tally(
        count=sum(1 for one in known if one),
        of=len(known),
        silent=tuple(name for name, mark in marks if mark.asked and mark.counted[which] is None),
        elsewhere=tuple(name for name, mark in marks if not mark.asked),
    )


def _measured(locations: Iterable[LocationSummary], row: Row, number: int) -> Measured:
    """Give what the trend is computed from: levels, and the count on one and the same measure in both rounds."""
    marks = [one.marks[number] for one in locations]
    levels = [mark.fraction for mark in marks]
    return Measured(tuple(one for one in levels if one is not None), sum(1 for mark in marks if _wrong(mark, row)))


def _wrong(mark: Mark, row: Row) -> bool:
    """Whether a location has what should not be: it is counted or, where more is better, its answer is not the best."""
    if row.figure.direction == "higher":
        return bool(mark.level)
    return mark.counted[-1] is True


def regions(overview: Overview, kind: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """Give the regions that occur in one kind of care, in the order of the form; the locations without one last."""
    population = overview.populations[kind]
    found = {one.region for one in (*population.now, *(population.then or ()))}
    return (*(key for key in words if key in found), *([""] if "" in found and found != {""} else []))
