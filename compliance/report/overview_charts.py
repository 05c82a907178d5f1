"""The charts of an overview: groups by size, and small multiples by region. Only geometry and labels."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from compliance.inspection.overview import Measure, Overview, RowResult, Tally
from compliance.report.overview_grids import Grids
from compliance.report.overview_words import OverviewWords
from compliance.report.words import counted_words

PREFERRED, MOST = 4, 6
"""The numbers of the Consortium Kleinschaligheid; the inspectorate uses the second one."""

COLUMN, STACK, STEP = 46, 190, 14
LARGEST = 18
"""Groups of this size or more are drawn together; the table has their sizes."""
PANEL, BAR, ROW = 186, 118, 34


@dataclass(frozen=True, slots=True)
class Shape:
    """A thing in a chart: ``dot``, ``square``, ``bar``, ``line`` or ``text``, at a place, with a colour's name."""

    kind: str
    x: int
    y: int
    width: int = 0
    height: int = 0
    key: str = "ink"
    text: str = ""
    anchor: str = "start"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart: what it says in one sentence, its size and what is in it."""

    title: str
    width: int
    height: int
    shapes: tuple[Shape, ...]


def group_plot(overview: Overview, kind: str, words: OverviewWords) -> Drawing | None:
    """Draw each group at its size, against four and six; ``None`` where no size is known."""
    groups = [group.size for one in overview.populations[kind].now for group in one.groups]
    sizes = Counter(min(size, LARGEST) for size in groups if size is not None)
    if not sizes:
        return None
    total, over = sizes.total(), sum(number for size, number in sizes.items() if size > MOST)
    say = words.groups.heading if over else words.groups.none_over
    title = counted_words(say, total, over=over, kind=words.kind(kind))
    last = max(*sizes, MOST + 2)
    step = min(STEP, STACK // max(sizes.values()))
    radius = max(1, step * 2 // 5)
    base = max(sizes.values()) * step + 42
    width = (last + 1) * COLUMN
    shapes = [Shape("line", 0, base, width, 0, "line")]
    for limit, word in ((PREFERRED, words.groups.four), (MOST, words.groups.six)):
        x = (limit + 1) * COLUMN
        shapes += [Shape("line", x, 18, 0, base - 18, "ink"), Shape("text", x, 12, text=word, anchor="middle")]
    for size in range(last + 1):
        middle, number = size * COLUMN + COLUMN // 2, sizes[size]
        shapes.append(
            Shape("text", middle, base + 17, text=f"{size}+" if size == LARGEST else str(size), anchor="middle")
        )
        mark, key = ("square", "over") if size > MOST else ("dot", "within")
        shapes += [Shape(mark, middle, base - 8 - step * one, radius, radius, key) for one in range(number)]
        if number:
            top = base - 8 - step * (number - 1) - radius - 5
            shapes.append(Shape("text", middle, top, text=str(number), anchor="middle", bold=True))
    shapes.append(Shape("text", width // 2, base + 36, text=words.groups.axis, anchor="middle"))
    return Drawing(title, width, base + 44, tuple(shapes))


def region_panels(grids: Grids, kind: str, found: tuple[str, ...], words: OverviewWords) -> tuple[Drawing, ...]:
    """Draw for each region how many locations are counted in each row: the earlier round above, this one below."""
    overview = grids.overview
    panels = []
    for region in found:
        results = overview.results(overview.population(kind, region))
        counted = sum(1 for one in results if _shown(one).now.count)
        named = {"region": grids.region(region), "number": counted, "total": len(results)}
        title = words.regions.panel.format(**named)
        shapes: list[Shape] = [Shape("text", 0, 14, text=words.regions.short.format(**named), bold=True)]
        for number, result in enumerate(results):
            y, measure = 24 + number * ROW, _shown(result)
            shapes.append(Shape("small", 0, y + 12, text=_name(result, words), key="quiet"))
            if measure.then is not None:
                shapes += _bar(measure.then, y + 17, "then", words)
            shapes += _bar(measure.now, y + 26, "now", words)
        panels.append(Drawing(title, PANEL, 26 + len(results) * ROW, tuple(shapes)))
    return tuple(panels)


def _shown(result: RowResult) -> Measure:
    """Give the measure that is drawn: of a row of which more is better, the one of what should be there."""
    return result.measures[0 if result.row.figure.direction == "higher" else -1]


def _name(result: RowResult, words: OverviewWords) -> str:
    """Give a short name of a row: an abbreviation that it has, no other brackets, and whether more of it is better."""
    name = re.sub(r"^.*\(([A-Z]+)\)", r"\1", result.row.figure.row)
    name = " ".join(re.sub(r"\([^)]*\)", "", name).split())
    return words.regions.higher.format(row=name) if result.row.figure.direction == "higher" else name


def _bar(tally: Tally, y: int, key: str, words: OverviewWords) -> list[Shape]:
    text = Shape("small", BAR + 6, y + 7, text=words.tally(tally), bold=key == "now")
    if not tally.of:
        return [Shape("small", 0, y + 7, text=words.tally(tally), bold=key == "now")]
    width = round(Fraction(tally.count * BAR, tally.of))
    return [Shape("line", 0, y + 7, BAR, 0, "line"), Shape("bar", 0, y, width, 7, key), text]
