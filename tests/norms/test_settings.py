"""In which kinds of location a norm can apply (norms.md 0.4 and 0.5, and what a norm's own row says), by hand.

A form in which only the kind of location is filled in decides nothing: what does not apply there is not applicable, and
everything else still waits for an answer or for a person.
"""

from __future__ import annotations

from functools import cache

import pytest
from norms_md import BEYOND, CATALOGUE, COMPLAINT, FITTING_HELP, STAFF

from compliance.assessment.assess import assess
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.reader import parse_self_report

RULEBOOK = load_rulebook()
SETTINGS = {"G": "gesloten", "O": "open", "H": "hybride", "A": "ambulant"}

STAY, ALL = "GOH", "GOHA"
WHERE: dict[str, str] = {
    # 2.a: a fortiori in open care
    "JW-6.3.2.2-ROOMLOCK": STAY,
    # 2.e: where there are youths without a machtiging; admission and suspension as in closed care
    "JW-6.3.1.1-1-OPENNOVBM": "OHA", "IGJ-OPEN-EMERGENCY": "OHA", "IGJ-OPEN-PERMANENT": "OHA",
    "IGJ-HYBRID-SEPARATE": "H", "NJI-OPEN-PEDAGOGIC": "OHA",
    "JW-6.1.4-6-CONDITIONAL": "OHA", "JW-6.1.4-11-RIGHTS": "OHA", "JW-6.1.6-1-CONDITIONSWATCH": ALL,
    # 2.f: the definition is about living day and night, closed or open
    "IGJ-GROUPSIZE-MAX6": STAY, "CK-PREF4": STAY, "CK-RATIO-1-4": STAY, "CK-TEAM-HOME": STAY,
    "IGJ-SMALLSCALE-OPEN": "O",
    # 2.i with 5.25: searches under a conditional machtiging, outside the closed accommodation
    **dict.fromkeys(
        ["BJ-6.2.8-1-TWO", "BJ-6.2.8-2-PRIVATE", "BJ-6.2.8-3-TRAINED", "BJ-6.2.9-1-UNDERWEAR", "BJ-6.2.9-2-HANDOVER",
         "BJ-6.2.10-URINE", "BJ-6.2.11-RESULT"],
        ALL,
    ),
    # 2.k and 2.l: what holds for every provider
    **dict.fromkeys(["JW-4.3.1-ANNUALREPORT", "JW-4.1.8-CALAMITY"], ALL),
    **{norm_id: ALL for norm_id in COMPLAINT if norm_id.startswith("JW-4.")},
    # 2.m: every stay
    **dict.fromkeys(["RJ-5A.1-POCKETMONEY", "RJ-5A.2-CLOTHING", "JW-4.1.1-2-SPIRITUAL"], STAY),
    # 2.n and 2.o: every provider
    **dict.fromkeys(FITTING_HELP, ALL), "IGJ-PH-OPEN": "OH",
    **dict.fromkeys(STAFF, ALL),
}  # fmt: skip
"""The kinds of location where they are not the default, G and H."""


@cache
def applicable(setting: str) -> frozenset[str]:
    """Give the norms that can still apply in a location of which only the kind is known."""
    text = f"""zelfrapportage: 1
locatie: {{naam: Proef, setting: {SETTINGS[setting]}}}
periode: {{van: 2026-01-01, tot_en_met: 2026-06-01}}
peildatum: 2026-06-01
"""
    assessment = assess(RULEBOOK, parse_self_report(text.encode(), "proef.yaml", RULEBOOK))
    return frozenset(one.id for one in assessment.norms if one.outcome is not Outcome.NIET_VAN_TOEPASSING)


@pytest.mark.parametrize("norm_id", [one for one in CATALOGUE if RULEBOOK.versions(one)[-1].judge != "never"])
def test_where_a_norm_applies(norm_id: str) -> None:
    assert "".join(setting for setting in SETTINGS if norm_id in applicable(setting)) == WHERE.get(norm_id, "GH")


@pytest.mark.parametrize("setting", SETTINGS)
def test_background_applies_nowhere(setting: str) -> None:
    assert not applicable(setting) & set(BEYOND)
