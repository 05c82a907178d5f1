"""Drawn contradictions: complete reports in which answers cannot all be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import BOOKS, SHIPPED, SMALL, both, tries

from compliance.assessment.assess import assess
from compliance.assessment.questionnaire import still_open
from compliance.rulebook.outcome import Outcome
from compliance.selfreport.model import Answer, SelfReport
from compliance.testing import Kind, contradictory

ENDS: dict[Kind, tuple[str, ...]] = {
    "order": (".volgorde",),
    "overlap": ("twee_tegelijk",),
    "period": (".periode",),
    "term": (".buiten",),
    "count": (".register",),
    "rule": ("herzien_voor_plan", "licht_zonder_raam"),
}
"""How the ids of each kind of contradiction end in the small rulebook."""


@pytest.mark.parametrize("kind", list(ENDS))
@tries(15)
@given(data=st.data())
def test_a_contradiction_of_the_kind_that_is_asked(kind: Kind, data: st.DataObject) -> None:
    report = data.draw(contradictory(SMALL, kinds=[kind]))
    assert [one.id for one in assess(SMALL, report).contradictions if one.id.endswith(ENDS[kind])]
    assert still_open(SMALL, report) == ()


def test_every_place_of_a_kind_is_used() -> None:
    found: set[str] = set()

    @tries(60)
    @given(report=contradictory(SMALL, kinds=["order", "rule"]))
    def look(report: SelfReport) -> None:
        found.update(one.id for one in assess(SMALL, report).contradictions)

    look()
    assert found >= {
        "herzien_voor_plan",
        "licht_zonder_raam",
        "duur.volgorde",
        "verblijf.duur.volgorde",
        "duur_tot_gezien.volgorde",
    }


@both
@tries(15)
@given(data=st.data())
def test_nothing_passes_on_answers_that_contradict_each_other(book: str, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    assessment = assess(rulebook, data.draw(contradictory(rulebook)))
    assert assessment.contradictions
    for result in assessment.norms:
        assert not result.contradictions or result.outcome is not Outcome.VOLDOET, result.id


@tries(3)
@given(report=contradictory(SHIPPED, setting="gesloten"))
def test_the_setting_can_be_chosen(report: SelfReport) -> None:
    assert report.answers["locatie.setting"] == Answer("gesloten")


def test_what_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="kinds are order, overlap, period, term, count, rule, not twice"):
        contradictory(SMALL, kinds=["twice"])  # type: ignore[list-item]  # what is tested
    without = SMALL.model_copy(update={"themes": SMALL.themes[2:3], "digest": "without"})
    with pytest.raises(ValueError, match="no place"):
        contradictory(without)
    with pytest.raises(ValueError, match="no setting 'kasteel'"):
        contradictory(SHIPPED, setting="kasteel")
