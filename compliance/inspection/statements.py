"""The factual statements of a report, each with an id that a reaction can cite.

The id comes from the norm and the number that the inspector gave, so that it stays the same however often a report is
made, and whatever is added before it. The short digest is over the text: it tells when a statement was changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from compliance.assessment.result import Assessment
from compliance.inspection.model import VISIT_FACT, InspectionFile
from compliance.rulebook.sentences import day_text

GENERAL = "F-ALGEMEEN"
"""What a provider says about the report as a whole."""

SELF_REPORT, MOTIVATION = "Z", "M"
"""The last part of the id of what the self-report gives, and of the motivation of a judgement."""

DIGEST_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: its id, what it is about, and its text. ``kind`` is what a reader calls it."""

    id: str
    norm: str
    kind: str
    text: str
    withdrawn: str = ""

    @property
    def digest(self) -> str:
        """The short digest of the text; white space does not count."""
        return text_digest(self.text)


def text_digest(text: str) -> str:
    """Give the short digest by which a text is known; white space does not count."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:DIGEST_LENGTH]


def statements_of(written: InspectionFile, assessment: Assessment) -> tuple[Statement, ...]:
    """Give every factual statement of a report, in the order of the rulebook, the visit first."""
    return tuple(_statements(written, assessment))


def _statements(written: InspectionFile, assessment: Assessment) -> Iterator[Statement]:
    yield Statement(GENERAL, "", "algemeen", "Over het rapport als geheel.")
    visit = written.visit
    if visit.days:
        days = ", ".join(day_text(day) for day in visit.days)
        yield Statement(VISIT_FACT, "", "bezoek", f"Bezoek op {days}{f', {visit.kind}' if visit.kind else ''}.")
    for result in assessment.norms:
        entry = written.entry(result.id)
        if entry is None:
            continue
        given = f"{result.outcome.printed}. {result.reason}"
        yield Statement(f"F-{result.id}-{SELF_REPORT}", result.id, "uit de zelfrapportage", given)
        for one in entry.observations:
            id_ = f"F-{result.id}-{one.number}"
            yield Statement(id_, result.id, "waarneming", one.text, one.withdrawn or "")
        if entry.motivation:
            yield Statement(f"F-{result.id}-{MOTIVATION}", result.id, "motivering van het oordeel", entry.motivation)
