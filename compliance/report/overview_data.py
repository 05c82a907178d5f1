"""An overview as plain data, for JSON, and as one flat table, for CSV. The names are a contract: grow them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from compliance.inspection.overview import Measure, Overview, Population, Round, RowResult, Tally
from compliance.inspection.summary import LocationSummary
from compliance.report.data import own_data
from compliance.report.overview_view import answers_digest
from compliance.report.table import harmless
from compliance.seeds.fact_sheets import Count

SCHEMA_VERSION = 1
COLUMNS = (
    "soort_locaties",
    "groep",
    "onderwerp",
    "rij",
    "meting",
    "locaties",
    "ronde",
    "aantal",
    "van",
    "geen_antwoord",
    "geldt_niet",
    "ontwikkeling",
)
"""The columns of the CSV. ``locaties`` is alle or in_beide_rondes, ``ronde`` is vorige or nu."""


def overview_data(overview: Overview) -> dict[str, Any]:
    """Give an overview as data of JSON types only. A trend is its word, or ``null`` where there is no insight."""
    frame = overview.rulebook.frame
    return {
        "schema_version": SCHEMA_VERSION,
        "rulebook": {
            "id": frame.id,
            "version": frame.version,
            "digest": overview.rulebook.digest,
            "checked_until": frame.checked_until.isoformat(),
            "own": own_data(overview.rulebook.own),
        },
        "profile": overview.selection.profile.id,
        "selected_themes": [theme.theme for theme in overview.selection.themes],
        "answers_digest": answers_digest(overview),
        "norm": overview.norm.id if overview.norm is not None else None,
        "now": _round(overview.now),
        "previous": _round(overview.then) if overview.then is not None else None,
        "kinds": [
            {
                "kind": kind,
                "both_rounds": list(population.names("stayed")),
                "only_previous": list(population.names("left")),
                "only_now": list(population.names("joined")),
                "rows": [_row(result) for result in overview.results(population)],
            }
            for kind, population in overview.populations.items()
        ],
    }


def _round(found: Round) -> dict[str, Any]:
    return {"unusable": list(found.unusable), "locations": [_location(one) for one in found.locations]}


def _location(one: LocationSummary) -> dict[str, Any]:
    norm = one.norm
    return {
        "file": one.file,
        "digest": one.digest,
        "name": one.name,
        "setting": one.setting or None,
        "region": one.region or None,
        "reference_date": one.reference_date.isoformat(),
        "questions": {"asked": one.asked, "answered": one.answered},
        "contradictions": one.contradictions,
        "themes": {theme: outcome.value for theme, outcome in one.themes.items()},
        "groups": [{"name": group.name, "size": group.size} for group in one.groups],
        "marks": [mark.model_dump(mode="json") for mark in one.marks],
        "norm": None
        if norm is None
        else {"outcome": norm.outcome.value, "severity": norm.severity.value, "reason": norm.reason},
    }


def _row(result: RowResult) -> dict[str, Any]:
    figure = result.row.figure
    return {
        "figure": result.row.id,
        "group": figure.group,
        "row": figure.row,
        "direction": figure.direction,
        "level": result.row.counted.level,
        "measures": [
            {
                "text": one.text,
                "previous": _tally(one.then),
                "now": _tally(one.now),
                "same_previous": _tally(one.same_then),
                "same_now": _tally(one.same_now),
            }
            for one in result.measures
        ],
        "trend": result.trend.value if result.trend is not None else None,
        "same_trend": result.same_trend.value if result.same_trend is not None else None,
        "published": {
            "baseline": _count(figure.baseline),
            "progress": _count(figure.progress),
            "trend": figure.trend,
            "traps": list(figure.traps),
        },
    }


def _tally(tally: Tally | None) -> dict[str, Any] | None:
    if tally is None:
        return None
    return {
        "count": tally.count,
        "of": tally.of,
        "no_answer": list(tally.silent),
        "not_applicable": list(tally.elsewhere),
    }


def _count(count: Count) -> dict[str, Any]:
    return {"count": count.count, "of": count.of, "measure": count.measure}


def overview_csv(overview: Overview) -> str:
    """Give the counts as CSV with a header row: a line for each measure, population and round (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for kind, population in overview.populations.items():
        for result in overview.results(population):
            writer.writerows(_lines(kind, population, result))
    return out.getvalue()


def _lines(kind: str, population: Population, result: RowResult) -> Iterator[list[str | int]]:
    figure, both = result.row.figure, population.then is not None
    for measure in result.measures:
        head = [kind or "onbekend", figure.group, figure.row, result.row.id, harmless(measure.text)]
        for name, then, now, word in _populations(measure, result):
            for part, tally in (("vorige", then), ("nu", now)):
                if tally is not None:
                    counts = [tally.count if tally.of else "", tally.of, len(tally.silent), len(tally.elsewhere)]
                    yield [*head, name, part, *counts, word if both else ""]


def _populations(measure: Measure, result: RowResult) -> Iterator[tuple[str, Tally | None, Tally | None, str]]:
    yield "alle", measure.then, measure.now, result.trend.value if result.trend else ""
    word = result.same_trend.value if result.same_trend else ""
    yield "in_beide_rondes", measure.same_then, measure.same_now, word
