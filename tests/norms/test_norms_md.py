"""What a lawyer reads in the catalogue of norms (norms.md 2.0, 2.a, 2.b, 2.d, 2.e, 2.f), line by line, by hand.

The severity is that of the norm as a whole; a clause can have another one, and a rule may then say which. Where the
catalogue gives none (guidance, information only), SEV1 stands for it. The status is what the catalogue calls the rule:
a statute, what follows from a statute, the decree (*Besluit*), a field norm, a reading of the inspectorate, and so on.
"""

from __future__ import annotations

from datetime import date

import pytest

from compliance.rulebook.model import Severity, Status
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook

RULEBOOK = load_rulebook()
NORMS = {norm.id: norm for norm in RULEBOOK.norms()}

WET, AFGELEID, AMVB = {Status.WET}, {Status.WET, Status.WET_AFGELEID}, {Status.AMVB}
LEZING, VOORKEUR = {Status.LEZING_INSPECTIE}, {Status.VOORKEUR}

CATALOGUE: dict[str, tuple[str, set[Status]]] = {
    # 2.0 Gate norms
    "JW-6.2.2-1-REGISTERED": ("SEV3", WET),
    "JW-6.3.1.1-1-MACHTIGING": ("SEV3", WET),
    "JW-6.3.1.1-3-CLOSEDLIST": ("SEV3", WET),
    # 2.a No locking of the own room
    "JW-6.3.2.2-ROOMLOCK": ("SEV4", {Status.WET_AFGELEID}),
    "JW-6.3.2.2-1e-ROOMSTAY": ("SEV3", WET),
    # 2.b Separate safe room; parts without a severity of their own count as SEV4 through the composite
    "IGJ-SAFEROOM": ("SEV4", {Status.WET_AFGELEID, Status.LEZING_INSPECTIE}),
    "JW-6.2.6-2-SAFEROOM-EXISTS": ("SEV4", {Status.WET_AFGELEID, Status.LEZING_INSPECTIE}),
    "JW-6.2.6-2-NOTBEDROOM": ("SEV4", WET),
    "JW-6.2.6-2-VOLUNTARY": ("SEV3", WET),
    "BJ-6.2.5-1-DAYLIGHT": ("SEV4", AMVB),
    "BJ-6.2.5-1-LIGHT": ("SEV4", AMVB),
    "BJ-6.2.5-1-TEMP": ("SEV4", AMVB),
    "BJ-6.2.5-1-VENT": ("SEV4", AMVB),
    "BJ-6.2.5-1-CLOCK": ("SEV4", AMVB),
    "BJ-6.2.5-2-CONTROL": ("SEV4", AMVB),
    "BJ-6.2.5-2-MEDIA": ("SEV4", AMVB),
    "BJ-6.2.5-3-INJURYSAFE": ("SEV4", AMVB),
    "BJ-6.2.5-4-BELONGINGS": ("SEV4", AMVB),
    "BJ-6.2.6-1-CONTACT": ("SEV4", AMVB),
    "BJ-6.2.6-2-SANITARY": ("SEV4", AMVB),
    "BJ-6.2.1-3-SAFEROOM-CAMERA": ("SEV3", AMVB),
    # 2.d House rules
    "JW-6.3.1.2-2-NOGENERIC": ("SEV4", {Status.WET_AFGELEID}),
    "JW-6.2.4-2-HOUSERULES": ("SEV2", WET),
    "JW-6.2.4-3-MANDATORY": ("SEV2", WET),
    "JW-6.2.4-4-INFORM": ("SEV2", WET),
    # 2.e No measures where there is no machtiging
    "JW-6.3.1.1-1-OPENNOVBM": ("SEV3", AFGELEID),
    "IGJ-OPEN-EMERGENCY": ("SEV3", LEZING),
    "IGJ-OPEN-PERMANENT": ("SEV3", LEZING),
    "IGJ-HYBRID-SEPARATE": ("SEV3", AFGELEID | LEZING),
    "NJI-OPEN-PEDAGOGIC": ("SEV1", {Status.HANDREIKING}),
    "JW-6.1.4-6-CONDITIONAL": ("SEV3", WET),
    "JW-6.1.4-11-RIGHTS": ("SEV2", WET),
    "JW-6.1.6-6-ADMISSION4D": ("SEV2", WET),
    "JW-6.1.6-1-CONDITIONSWATCH": ("SEV2", WET),
    "JW-6.1.6-23-ADMIT": ("SEV3", WET),
    "JW-6.1.6-4-STATE": ("SEV3", WET),
    "JW-6.1.12-5-SUSPENDGGW": ("SEV2", WET),
    "JW-6.1.12-6-SUSPENDNOTICE": ("SEV2", WET),
    "JW-6.1.13-1-FILEORDERS": ("SEV2", WET),
    "JW-6.1.13-2-ADMISSIONNOTICE": ("SEV2", WET),
    # 2.f Group size and small scale: nothing here is a statute
    "VN-RV-GROUPSIZE": ("SEV1", {Status.VELDNORM}),
    "IGJ-GROUPSIZE-MAX6": ("SEV4", LEZING),
    "CK-PREF4": ("SEV1", VOORKEUR),
    "CK-RATIO-1-4": ("SEV1", VOORKEUR),
    "CK-TEAM-HOME": ("SEV1", VOORKEUR),
    "IGJ-SMALLSCALE-OPEN": ("SEV1", {Status.THEMA_INSPECTIE}),
}

SAFE_ROOM_MEMBERS = [name for name in CATALOGUE if "6.2.6-" in name or "6.2.5-" in name or "SAFEROOM-CAMERA" in name]

VERY_SEVERE = {
    "JW-6.3.2.2-ROOMLOCK": "a youth locked in the own room",
    "IGJ-SAFEROOM": "no separate safe room that meets the requirements",
    "IGJ-GROUPSIZE-MAX6": "too large groups",
    "JW-6.3.1.2-2-NOGENERIC": "generic measures in the house rules",
}
"""The inspectorate names four points that may not continue (norms.md 0.3); each has one norm of its own."""


def test_the_catalogue_has_46_norms_in_these_sections() -> None:
    assert len(CATALOGUE) == 46
    assert set(NORMS) == set(CATALOGUE)


@pytest.mark.parametrize("norm_id", CATALOGUE)
def test_line_of_the_catalogue(norm_id: str) -> None:
    severity, statuses = CATALOGUE[norm_id]
    norm = NORMS[norm_id]
    assert norm.severity is Severity(severity)
    assert norm.status in statuses
    assert norm.in_force.start == date(2024, 1, 1)
    assert norm.in_force.end is None
    assert norm.source
    assert norm.addressee


@pytest.mark.parametrize("norm_id", VERY_SEVERE)
def test_the_four_points_that_may_not_continue(norm_id: str) -> None:
    assert NORMS[norm_id].severity is Severity.SEV4
    kern = RULEBOOK.profile("kern")
    assert kern is not None
    assert norm_id in kern.norms


def test_the_safe_room_is_judged_on_every_line_of_its_table() -> None:
    assert len(SAFE_ROOM_MEMBERS) == 15
    assert set(NORMS["IGJ-SAFEROOM"].compose) == set(SAFE_ROOM_MEMBERS)


def test_no_other_norm_is_as_severe_but_by_the_same_fact() -> None:
    """SEV4 is the inspectorate's own list: elsewhere it comes only with that same fact, or with the safe room."""
    for norm in NORMS.values():
        if norm.id in VERY_SEVERE or norm.id in SAFE_ROOM_MEMBERS:
            continue
        assert norm.severity is not Severity.SEV4, norm.id
        for clause in norm.clauses:
            named = set(clause.same_fact_as or norm.same_fact_as)
            assert clause.severity is not Severity.SEV4 or named & set(VERY_SEVERE), norm.id


def test_what_is_no_statute_is_never_called_one() -> None:
    """Nothing in the section on group size is a statute, and only the number six can be a hard requirement."""
    for norm in NORMS.values():
        if norm.theme == "groepsgrootte":
            assert norm.status not in {Status.WET, Status.WET_AFGELEID, Status.AMVB, Status.REGELING}
            hard = [one for one in norm.clauses if one.otherwise is Outcome.NORMAFWIJKING]
            assert not hard or norm.id == "IGJ-GROUPSIZE-MAX6"
