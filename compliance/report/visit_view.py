"""From a visit list to everything that its page shows, worded. The template only lays it out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from compliance.assessment.result import Assessment
from compliance.inspection.visit import Look, Station, Why
from compliance.report.charts import shortened
from compliance.report.findings import outcome_view
from compliance.report.view import RUNNING_LENGTH
from compliance.report.view_parts import Line, OutcomeView
from compliance.rulebook.sentences import day_text
from compliance.version import __version__

SOURCES = 8
"""Rows for the sources of one visit; the form says to go on on the back."""


@dataclass(frozen=True, slots=True)
class LookView:
    """One norm to look at: its number on the walk, what the self-report gives and why, and what to look for."""

    number: str
    id: str
    title: str
    given: OutcomeView
    urgent: bool
    why: str
    reason: str
    named: str
    look_for: str


@dataclass(frozen=True, slots=True)
class StationView:
    """A stop of the walk."""

    anchor: str
    title: str
    count: str
    looks: tuple[LookView, ...]


@dataclass(frozen=True, slots=True)
class VisitView:
    """Everything that a visit list shows."""

    title: str
    location: str
    running: str
    generator: str
    created: str
    count: str
    counts: tuple[Line, ...]
    facts: tuple[Line, ...]
    sources: tuple[str, ...]
    stations: tuple[StationView, ...]


def visit_view(assessment: Assessment, stations: tuple[Station, ...]) -> VisitView:
    """Give everything that a visit list shows, as plain frozen data. The same answers give the same view."""
    report, frame = assessment.report, assessment.rulebook.frame
    counts = Counter(look.why for station in stations for look in station.looks)
    running = shortened(report.name, RUNNING_LENGTH)
    return VisitView(
        title=f"Bezoeklijst {running}",
        location=report.name,
        running=running,
        generator=f"vbm {__version__}",
        created=assessment.reference_date.isoformat(),
        count=_norms(sum(counts.values())),
        counts=tuple(Line(_sentence(why.value), _norms(counts[why])) for why in Why if counts[why]),
        facts=(
            Line("Peildatum zelfrapportage", day_text(assessment.reference_date)),
            Line("Regelboek", f"{frame.title}, versie {frame.version}"),
            Line("Kenmerk van de zelfrapportage", report.digest),
        ),
        sources=tuple(f"B{number}" for number in range(1, SOURCES + 1)),
        stations=tuple(
            StationView(
                f"plek-{place}",
                f"{place}. {station.title}",
                _norms(len(station.looks)),
                tuple(_look(look, f"{place}.{number}") for number, look in enumerate(station.looks, start=1)),
            )
            for place, station in enumerate(stations, start=1)
        ),
    )


def _look(look: Look, number: str) -> LookView:
    result, unseen = look.result, look.why is Why.UNSEEN
    return LookView(
        number=number,
        id=result.id,
        title=result.norm.title,
        given=outcome_view(result.outcome),
        urgent=result.urgent,
        why=_sentence(look.why.value),
        reason="" if unseen else result.reason,
        named="; ".join(look.named) if unseen else "",
        look_for=look.look_for,
    )


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _norms(number: int) -> str:
    return "1 norm" if number == 1 else f"{number} normen"
