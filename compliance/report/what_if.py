"""What the norms that are only announced would give: apart from all outcomes, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.result import Assessment, NormResult
from compliance.report.data import norm_data
from compliance.report.text import SYMBOLS, wrapped
from compliance.rulebook.outcome import Outcome

HEADING = "Als doorgaat wat is aangekondigd"
NO_LAW = "Dit is geen wet en telt in geen enkele uitkomst mee."


def what_if_text(assessment: Assessment) -> str:
    """Give what would follow from each draft norm, beside what follows now from the norm that it is to replace."""
    lines = [HEADING, NO_LAW]
    for draft in assessment.drafts:
        lines += _lines(draft, assessment)
    if not assessment.drafts:
        lines.append("In wat hier is gevraagd, staat geen aangekondigde norm.")
    return "\n".join(lines)


def _lines(draft: NormResult, assessment: Assessment) -> Iterator[str]:
    severity = f" {draft.severity}" if draft.outcome.breached else ""
    yield f"  {SYMBOLS[draft.outcome]} {draft.id}: dan {draft.outcome.printed}{severity}"
    yield wrapped(draft.norm.title, "      ")
    if draft.norm.replaces is not None:
        now = assessment.norm(draft.norm.replaces)
        words = "niet gevraagd"
        if now is not None:
            words = now.outcome.printed + (f" {now.severity}" if now.outcome.breached else "")
        yield wrapped(f"Nu geldt {draft.norm.replaces}: {words}.", "      ")
    if draft.outcome not in {Outcome.VOLDOET, Outcome.NIET_VAN_TOEPASSING}:
        yield wrapped(draft.reason, "      ")


def what_if_data(assessment: Assessment) -> list[dict[str, Any]]:
    """Give each draft norm as data: the keys of a norm, which norm it is to replace, and the outcome of that one now.

    ``replaces`` is ``None`` for a draft that replaces nothing; ``outcome_now`` is ``None`` as well where the norm that
    is to be replaced is not asked.
    """
    vocabulary = vocabulary_of(assessment.rulebook)
    found = []
    for draft in assessment.drafts:
        now = assessment.norm(draft.norm.replaces or "")
        found.append(
            {
                **norm_data(draft, vocabulary),
                "replaces": draft.norm.replaces,
                "outcome_now": now.outcome.value if now else None,
            }
        )
    return found
