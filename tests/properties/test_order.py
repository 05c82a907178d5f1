"""The order of records, answers, keys and files is irrelevant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import BOOKS, both, outcomes, places, reassess, tries

from compliance.assessment.assess import assess
from compliance.testing import self_reports
from compliance.testing.laws import numbered_names, shuffled


@both
@pytest.mark.parametrize("completeness", ["complete", "partial"])
@tries(20)
@given(data=st.data())
def test_order_of_records_and_answers(book: str, completeness: str, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    report = numbered_names(data.draw(self_reports(rulebook, completeness=completeness)))  # type: ignore[arg-type]  # one of the literals
    before = assess(rulebook, report)
    after = reassess(before, data.draw(shuffled(rulebook, report)))
    assert outcomes(before) == outcomes(after)
    assert before.counts == after.counts
    for old, new in zip(before.norms, after.norms, strict=True):
        assert (old.applies, old.holds, old.primary, old.met) == (new.applies, new.holds, new.primary, new.met), old.id
        assert old.severity is new.severity
        assert places(old.missing) == places(new.missing), old.id
    found = {(one.id, one.record) for one in before.contradictions}
    assert found == {(one.id, one.record) for one in after.contradictions}


@both
@tries(20)
@given(data=st.data())
def test_order_of_files(book: str, data: st.DataObject) -> None:
    """Themes, and what stands in them, can come in any order: nothing is decided by who is read first."""
    rulebook = BOOKS[book]
    report = data.draw(self_reports(rulebook, completeness="partial"))
    themes = [
        theme.model_copy(
            update={
                key: tuple(reversed(getattr(theme, key))) for key in ("norms", "derive", "consistency", "questions")
            }
        )
        for theme in data.draw(st.permutations(rulebook.themes))
    ]
    turned = rulebook.model_copy(update={"themes": tuple(themes), "digest": f"{rulebook.digest} turned"})
    before, after = assess(rulebook, report), assess(turned, report)
    assert outcomes(before) == outcomes(after)
    assert before.counts == after.counts
    assert {theme.id: theme.outcome for theme in before.themes} == {theme.id: theme.outcome for theme in after.themes}
    primaries = {result.id: (result.primary, result.holds) for result in before.norms}
    assert primaries == {result.id: (result.primary, result.holds) for result in after.norms}
    missing = {result.id: places(result.missing) for result in before.norms}
    assert missing == {result.id: places(result.missing) for result in after.norms}
