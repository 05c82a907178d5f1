"""Truths without a trace are the truths that the evaluator gives, for every condition about a record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import BOOKS, both, tries

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.clauses import apply_norm, split_by_scope
from compliance.assessment.evaluator import evaluate
from compliance.assessment.facts import Facts
from compliance.assessment.register import MOST_FINDINGS, MOST_TRACED, Register
from compliance.rulebook.expression import leaves
from compliance.testing import self_reports


@both
@tries(60)
@given(data=st.data())
def test_quick_truths_are_those_of_the_evaluator(book: str, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    vocabulary = vocabulary_of(rulebook)
    report = data.draw(self_reports(rulebook, completeness=data.draw(st.sampled_from(["partial", "complete"]))))
    assert report.reference_date is not None
    for norm in (one for one in rulebook.norms() if one.scope is not None):
        facts = Facts(vocabulary, report, report.reference_date)
        records, _ = facts.records(norm.scope or "")
        conditions = [one for one in norm.conditions() if one is not None]
        for record in records or ():
            for condition in conditions:
                if any(vocabulary.fields[leaf.field].scope is not None for leaf in leaves(condition)):
                    assert facts.truth(condition, record) is evaluate(condition, facts, record).truth


@both
@tries(40)
@given(data=st.data())
def test_a_register_gives_what_the_norm_gives(book: str, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    report = data.draw(self_reports(rulebook, completeness="partial"))
    assert report.reference_date is not None
    for norm in (one for one in rulebook.norms() if one.scope is not None):
        facts = Facts(vocabulary_of(rulebook), report, report.reference_date)
        about_records, _ = split_by_scope(norm, facts)
        register = Register(about_records, facts)
        for record in facts.records(norm.scope or "")[0] or ():
            quick, slow = register.apply(record), apply_norm(about_records, facts, record)
            assert (quick.outcome, quick.applies, quick.holds, quick.number, quick.name) == (
                slow.outcome,
                slow.applies,
                slow.holds,
                slow.number,
                slow.name,
            )


@pytest.fixture(autouse=True)
def taken_over_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take outcomes over from the first record on, so that few records show whether that is right."""
    assert MOST_TRACED > 0
    assert MOST_FINDINGS > MOST_TRACED
    for name in ("MOST_TRACED", "MOST_FINDINGS"):
        monkeypatch.setattr(f"compliance.assessment.register.{name}", 0)
