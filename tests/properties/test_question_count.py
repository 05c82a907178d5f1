"""Counting questions: no location answers more than the most, and a smaller selection never asks more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import BOOKS, both, tries

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.facts import Facts
from compliance.assessment.question_count import NOTHING, question_counts
from compliance.assessment.questionnaire import ANY_DAY, asked, questions_of
from compliance.rulebook.selection import Selection, select
from compliance.testing import self_reports


def selections(book: str) -> st.SearchStrategy[Selection]:
    rulebook = BOOKS[book]
    profiles = st.sampled_from([one.id for one in rulebook.frame.profiles])
    themes = st.lists(st.sampled_from([one.theme for one in rulebook.themes]), max_size=3)
    return st.builds(lambda profile, names: select(rulebook, profile, names), profiles, themes)


@both
@tries(30)
@given(data=st.data())
def test_no_location_answers_more_than_the_most(book: str, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    selection = data.draw(selections(book))
    report = data.draw(self_reports(rulebook, completeness="complete"))
    counts = question_counts(rulebook, selection, report.text("locatie.setting"))
    total = sum(counts.values(), NOTHING)
    facts = Facts(vocabulary_of(rulebook), report, report.reference_date or ANY_DAY)
    here = [one for one in asked(questions_of(rulebook, selection), facts) if not one.optional]
    assert 0 <= total.least <= total.most
    assert len(here) <= total.most
    assert all(one.least <= one.most for one in counts.values())


@both
@tries(20)
@given(data=st.data())
def test_a_smaller_selection_never_asks_more(book: str, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    selection = data.draw(selections(book))
    of_all = {one.id for one in questions_of(rulebook, select(rulebook, selection.profile.id))}
    of_these = {one.id for one in questions_of(rulebook, selection)}
    assert of_these <= of_all
    if not selection.themes:
        assert of_these == of_all


@both
def test_what_cannot_be_selected_is_an_error(book: str) -> None:
    with pytest.raises(ValueError, match="niets"):
        select(BOOKS[book], "niets")
    with pytest.raises(ValueError, match="nergens"):
        select(BOOKS[book], themes=["nergens"])
