"""A norm that only explains (``judge: never``) finds nothing and asks nothing, whatever is answered or left open."""

from __future__ import annotations

import pytest
from small_books import book, norm, question, require, said

from compliance.assessment.assess import assess
from compliance.assessment.truth import Truth
from compliance.rulebook.outcome import Outcome

QUESTIONS = (
    "questions:\n"
    + question("a", "yes_no")
    + question("n", "number", "covers: period")
    + "  - id: lijst\n    label: Lijst\n    ask: Wat?\n    type: records\n"
    + "    fields: [{id: x, label: X, ask: 'Hoe?', type: yes_no}]\n"
)
NEVER = "judge: never\nbecause: Alleen uitleg."
WHERE = "applies_if: {a: {is: ja}}"
CONTEXT = book(
    QUESTIONS
    + "norms:\n"
    + norm("P-WHOLE", require("{a: {is: ja}}"), f"{NEVER}\n{WHERE}")
    + norm("P-RECORDS", require("{lijst.x: {is: ja}}"), f"{NEVER}\nfor_each: lijst")
    + norm("P-PERIOD", require("{n: {at_most: 2}}"), NEVER + "\nin_force: {from: 2024-01-01, to: 2025-01-01}")
    + norm("P-PERIOD", require("{n: {at_most: 3}}"), NEVER + "\nin_force: {from: 2025-01-01}")
)


@pytest.mark.parametrize("answers", ["", "a: ja", "a: nee\nn: 9", "a: ja\nn: 9\nlijst: [{x: nee}, {}]", "lijst: geen"])
@pytest.mark.parametrize("period", [(None, None), (None, said(CONTEXT).reference_date)])
def test_nothing_is_found_and_nothing_is_missing(answers: str, period: tuple[None, None]) -> None:
    for result in assess(CONTEXT, said(CONTEXT, answers, period=period)).norms:
        assert result.outcome is Outcome.NIET_VAN_TOEPASSING, result.id
        assert result.holds is Truth.NOT_APPLICABLE, result.id
        assert result.missing == (), result.id
        assert result.reason, result.id


def test_it_says_why_also_where_it_is_not_known_to_apply() -> None:
    unknown, no = (assess(CONTEXT, said(CONTEXT, answers)).norm("P-WHOLE") for answers in ("", "a: nee"))
    assert unknown is not None
    assert no is not None
    assert unknown.reason == "Alleen uitleg."
    assert no.reason == "Deze norm geldt hier niet. a: nee."
