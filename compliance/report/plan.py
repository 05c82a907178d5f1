"""The plan of action: each measure once, under the party whose power it is, the most urgent first."""

from __future__ import annotations

from compliance.assessment.result import Assessment
from compliance.report.findings import Findings
from compliance.report.themes import worst_first
from compliance.report.view_parts import Measure, PlanGroup
from compliance.report.words import Words
from compliance.rulebook.model import Power


def plan_of(assessment: Assessment, findings: Findings, words: Words) -> tuple[PlanGroup, ...]:
    """Give the measures by party, those without a measure included; one measure can serve several norms."""
    joined: dict[tuple[str, str, str], Measure] = {}
    urgent_first = sorted(
        (measure for result in worst_first(assessment.norms) for measure in findings.measures(result)),
        key=lambda measure: not measure.urgent,
    )
    for measure in urgent_first:
        key = (measure.text, measure.power, measure.where)
        earlier = joined.get(key)
        norms = (*earlier.norms, *measure.norms) if earlier else measure.norms
        urgent = measure.urgent or bool(earlier and earlier.urgent)
        joined[key] = Measure(measure.text, measure.power, measure.where, norms, urgent)
    return tuple(
        PlanGroup(
            title=words.powers[power].title,
            note=words.powers[power].note,
            measures=tuple(measure for measure in joined.values() if measure.power == power.value),
        )
        for power in Power
    )
