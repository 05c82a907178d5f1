"""What a report says on page one about rules that are not the law: an organisation's own norms and thresholds."""

from __future__ import annotations

from dataclasses import asdict

from compliance.assessment.result import Assessment
from compliance.report.passage import filled
from compliance.report.view_parts import OwnView
from compliance.report.words import Words


def own_view(assessment: Assessment, words: Words) -> OwnView | None:
    """Give what was added to and changed in the shipped rulebook, worded; ``None`` for the shipped rulebook itself."""
    own = assessment.rulebook.own
    if own is None:
        return None
    added = [result.norm for result in assessment.norms if result.norm.theme in own.themes]
    say = words.own
    return OwnView(
        lead=filled(say.lead, title=words.dutch(own.title), version=own.version, shipped=own.shipped),
        added=filled(say.added, norms=", ".join(norm.id for norm in added)) if added else say.none_added,
        changed=say.changed if own.changes else say.none_changed,
        changes=tuple(
            filled(say.change, **{name: words.dutch(text) for name, text in asdict(one).items()}) for one in own.changes
        ),
    )
