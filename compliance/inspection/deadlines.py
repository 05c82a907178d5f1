"""The measures of an earlier inspection: which terms were met, which were missed, and which nobody knows of."""

from __future__ import annotations

from collections.abc import Mapping
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
    """A measure with its term, what became of it, and what its norms give now.

    ``judged`` is what the inspector judged of its norms then, where no inspector judged them again: what the
    self-report gives now does not take that judgement away.
    """

    id: str
    what: str
    until: date | None
    done: date | None
    met: Met
    norms: tuple[tuple[str, Outcome | None], ...]
    judged: Mapping[str, Outcome]


def deadlines_of(
    written: InspectionFile, now: Assessment, written_now: InspectionFile | None = None
) -> tuple[Deadline, ...]:
    """Give the measures of an inspection file as they stand on the reference date of a later round.

    ``written_now`` is the inspection file of that round, where there is one.
    """
    found = []
    for step in written.steps:
        results = ((norm_id, now.norm(norm_id)) for norm_id in step.norms)
        norms = tuple((norm_id, result.outcome if result is not None else None) for norm_id, result in results)
        judged = {
            norm_id: then
            for norm_id in step.norms
            if (then := _judgement(written, norm_id)) is not None and _judgement(written_now, norm_id) is None
        }
        done = step.done if isinstance(step.done, date) else None
        found.append(
            Deadline(f"M{step.number}", step.what, step.until, done, met(step, now.reference_date), norms, judged)
        )
    return tuple(found)


def _judgement(written: InspectionFile | None, norm_id: str) -> Outcome | None:
    entry = written.entry(norm_id) if written is not None else None
    return entry.judgement if entry is not None else None


def met(step: Step, day: date) -> Met:
    """Tell what became of the term of a measure on a day. A measure without a term was to be taken at once."""
    passed = step.until is None or step.until < day
    if isinstance(step.done, date):
        return Met.LATE if step.until is not None and step.done > step.until else Met.MET
    if step.done == "nee":
        return Met.MISSED if passed else Met.RUNNING
    return Met.UNKNOWN if passed else Met.RUNNING
