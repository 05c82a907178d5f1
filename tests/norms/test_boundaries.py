"""Boundaries, generated from the rules: every number, term and date that a rule compares with, and every first day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.evaluator import compare
from compliance.assessment.fact import Fact, Size
from compliance.assessment.result import NormResult
from compliance.assessment.truth import Truth
from compliance.assessment.validity import version_on
from compliance.proof.examples import run_example, self_report_of
from compliance.rulebook.answer_type import Share
from compliance.rulebook.expression import Leaf, Operator, leaves
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook
from compliance.rulebook.sentences import leaf_sentence
from compliance.selfreport.model import Answer, SelfReport
from compliance.testing.boundaries import Compared, expressions, neighbours

SHIPPED = load_rulebook()
SMALL = load_rulebook(Path(__file__).parent.parent / "properties" / "small_rules")
DAY = timedelta(days=1)
T, F = Truth.TRUE, Truth.FALSE
SAYS = {
    Operator.AT_LEAST: (F, T, T),
    Operator.AT_MOST: (T, T, F),
    Operator.BEFORE: (T, F, F),
    Operator.AFTER: (F, F, T),
    Operator.IS: (F, T, F),
}
"""What each comparison gives just below its constant, at it, and just above it."""


def bounded() -> Iterator[object]:
    for rulebook in (SHIPPED, SMALL):
        found = dict.fromkeys(leaf for expression in expressions(rulebook) for leaf in leaves(expression))
        for leaf in found:
            if isinstance(leaf.constant, Compared) and not isinstance(leaf.constant, bool):
                yield pytest.param(leaf, id=leaf_sentence(leaf, vocabulary_of(rulebook)))


@pytest.mark.parametrize("leaf", list(bounded()))
def test_around_a_constant(leaf: Leaf) -> None:
    assert isinstance(leaf.constant, Compared)
    given = neighbours(leaf.constant)
    assert tuple(compare(leaf, Fact(value)) for value in given) == SAYS[leaf.operator]
    assert compare(leaf, Fact()) is Truth.UNKNOWN


@pytest.mark.parametrize("leaf", list(bounded()))
def test_bounds_around_a_constant(leaf: Leaf) -> None:
    """With only a lower or only an upper bound known, what is given is what every value within them gives."""
    if not isinstance(leaf.constant, Size):
        return
    below, at, above = (value for value in neighbours(leaf.constant) if isinstance(value, Size))
    low = tuple(compare(leaf, Fact(low=value)) for value in (below, at, above))
    high = tuple(compare(leaf, Fact(high=value)) for value in (below, at, above))
    unknown = Truth.UNKNOWN
    match leaf.operator:
        case Operator.AT_LEAST:
            assert (low, high) == ((unknown, T, T), (F, unknown, unknown))
        case Operator.AT_MOST:
            assert (low, high) == ((unknown, unknown, F), (T, T, unknown))
        case _:
            assert (low, high) == ((unknown, unknown, F), (F, unknown, unknown))


def shares() -> Iterator[object]:
    for expression in expressions(SHIPPED):
        for leaf in leaves(expression):
            question = vocabulary_of(SHIPPED).questions.get(leaf.field)
            if question is not None and question.type == "share":
                yield pytest.param(leaf, id=leaf_sentence(leaf, vocabulary_of(SHIPPED)))


@pytest.mark.parametrize("leaf", list(shares()))
def test_one_less_than_all_is_not_all_and_nothing_of_nothing_says_nothing(leaf: Leaf) -> None:
    every = leaf.constant == "allemaal"
    found = [compare(leaf, Fact(share)) for share in (Share(4, 4), Share(3, 4), Share(1, 4), Share(0, 4), Share(0, 0))]
    assert found == [T if every else F, F, F, F if every else T, Truth.NOT_APPLICABLE]


def versions() -> Iterator[object]:
    for rulebook in (SHIPPED, SMALL):
        for norm in rulebook.norms():
            yield pytest.param(rulebook.versions(norm.id), norm, id=norm.key)


@pytest.mark.parametrize(("several", "norm"), list(versions()))
def test_first_and_last_day_of_a_version(several: tuple[Norm, ...], norm: Norm) -> None:
    start, end = norm.in_force.start, norm.in_force.end
    assert version_on(several, start - DAY).norm is not norm
    assert version_on(several, start).norm is norm
    if end is not None:
        assert version_on(several, end - DAY).norm is norm
        assert version_on(several, end).norm is not norm


def shown(rulebook: Rulebook) -> Iterator[object]:
    """Give for each norm one worked example of each outcome that says more than that the norm does not apply."""
    for norm in rulebook.norms():
        seen: set[Outcome] = {Outcome.NIET_VAN_TOEPASSING}
        for position, example in enumerate(norm.examples):
            if example.on is None and example.expect not in seen:
                seen.add(example.expect)
                yield pytest.param(norm, position, id=f"{norm.id} {example.expect}")


def moved(answer: Answer, by: timedelta) -> Answer:
    """Give an answer in a record of an event with every day and moment in it so much later."""
    value = answer.value
    if isinstance(value, tuple):
        return replace(answer, value=tuple(one + by for one in value))
    return replace(answer, value=value + by) if isinstance(value, date) else answer


def on_another_day(report: SelfReport, by: timedelta) -> SelfReport:
    """Let what happened have happened so much later: the law of its own day is about an event."""
    answers = dict(report.answers)
    for question in SHIPPED.questions():
        answer = answers.get(question.id)
        if question.event is not None and answer is not None and answer.records:
            records = tuple(
                replace(one, answers=tuple((name, moved(field, by)) for name, field in one.answers))
                for one in answer.records
            )
            answers[question.id] = replace(answer, records=records)
    return replace(report, answers=answers)


def result_on(norm: Norm, position: int, day: date) -> NormResult:
    report = self_report_of(norm.examples[position].given, SHIPPED, day)
    result = assess(SHIPPED, on_another_day(report, day - norm.in_force.start)).norm(norm.id)
    assert result is not None
    return result


def has_no_day(norm: Norm, position: int) -> bool:
    """Whether it is not known when something happened, so that no law can be chosen for it."""
    event = vocabulary_of(SHIPPED).questions[norm.scope].event_field if norm.scope else ""
    answer = self_report_of(norm.examples[position].given, SHIPPED, norm.in_force.start).answer(norm.scope or "")
    if answer is None or answer.records is None:
        return bool(event)
    return bool(event) and any(one.answer(event) is None for one in answer.records)


@pytest.mark.parametrize(("norm", "position"), list(shown(SHIPPED)))
def test_the_same_answers_before_and_after_the_law_changes(norm: Norm, position: int) -> None:
    """The day before a norm begins nothing follows from it; from its first day it says what the example says."""
    first = norm.in_force.start
    before = result_on(norm, position, first - DAY)
    earlier = version_on(SHIPPED.versions(norm.id), first - DAY).norm
    if has_no_day(norm, position):
        assert before.outcome is Outcome.ONVOLDOENDE_INFORMATIE
    elif earlier is not None:
        assert before.norm == earlier
    else:
        assert before.outcome is Outcome.NIET_VAN_TOEPASSING
    assert result_on(norm, position, first).outcome is norm.examples[position].expect
    assert result_on(norm, position, first + DAY).outcome is norm.examples[position].expect
    assert run_example(norm, position, SHIPPED).right
