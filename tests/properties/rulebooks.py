"""What the property tests share: two rulebooks, how often they try, and small readings of an assessment."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from compliance.assessment.assess import assess
from compliance.assessment.fact import Missing
from compliance.assessment.result import Assessment, NormResult
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.model import SelfReport

SHIPPED = load_rulebook()
SMALL = load_rulebook(Path(__file__).parent / "small_rules")
"""What the shipped rules do not use: dates, moments, terms, events under two versions, a register behind an n/N."""

TIMES = int(os.environ.get("VBM_PROPERTY_TIMES", "1"))
"""How many times more examples than usual: VBM_PROPERTY_TIMES=50 for a night. Then they also differ every time."""

PHASES = (Phase.explicit, Phase.generate, Phase.shrink) if "VBM_PROPERTY_SHRINK" in os.environ else (Phase.generate,)
"""Making a counterexample small takes minutes: VBM_PROPERTY_SHRINK=1 asks for it. The message names the norm."""


def tries(number: int) -> settings:
    """Give the settings of a property that is tried ``number`` times on each rulebook."""
    return settings(
        max_examples=number * TIMES,
        deadline=None,
        derandomize=TIMES == 1,
        database=None,
        phases=PHASES,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )


BOOKS = {"shipped": SHIPPED, "small": SMALL}
both = pytest.mark.parametrize("book", list(BOOKS))
"""Each property is tried on both rulebooks. It gets the name: a whole rulebook is too much to print in a message."""


def outcomes(assessment: Assessment) -> dict[str, Outcome]:
    return {result.id: result.outcome for result in assessment.norms}


def places(missing: tuple[Missing, ...]) -> frozenset[tuple[str, str]]:
    """Missing answers by field and name of the record: the number of a record changes with its place in the list."""
    return frozenset((one.field, one.record) for one in missing)


def decided(result: NormResult) -> bool:
    return result.outcome is not Outcome.ONVOLDOENDE_INFORMATIE


def reassess(before: Assessment, report: SelfReport) -> Assessment:
    """Assess another report on the same rulebook and day."""
    return assess(before.rulebook, report, reference_date=before.reference_date, profile=before.selection)
