"""The measures of an earlier inspection: which terms were met, which were missed, and which nobody knows of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compliance.assessment.result import Assessment
from compliance.inspection.model import InspectionFile, Step
from compliance.rulebook.outcome import Outcome


class Met(StrEnum):
    """What became of a term. Nothing written is *not known*, and never *missed*."""

    MET = "gehaald"
    LATE = "te laat"
    MISSED = "niet gehaald"
    RUNNING = "loopt nog"
    UNKNOWN = "niet bekend"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A measure with its term, what became of it, and what its norms give now."""

    id: str
    what: str
    until: date | None
    done: date | None
    met: Met
    norms: tuple[tuple[str, Outcome | None], ...]


def deadlines_of(written: InspectionFile, now: Assessment) -> tuple[Deadline, ...]:
    """Give the measures of an inspection file as they stand on the reference date of a later round."""
    found = []
    for step in written.steps:
        results = ((norm_id, now.norm(norm_id)) for norm_id in step.norms)
        norms = tuple((norm_id, result.outcome if result is not None else None) for norm_id, result in results)
        done = step.done if isinstance(step.done, date) else None
        found.append(Deadline(f"M{step.number}", step.what, step.until, done, met(step, now.reference_date), norms))
    return tuple(found)


def met(step: Step, day: date) -> Met:
    """Tell what became of the term of a measure on a day. A measure without a term was to be taken at once."""
    passed = step.until is None or step.until < day
    if isinstance(step.done, date):
        return Met.LATE if step.until is not None and step.done > step.until else Met.MET
    if step.done == "nee":
        return Met.MISSED if passed else Met.RUNNING
    return Met.UNKNOWN if passed else Met.RUNNING
