"""The next question: the open question that is worth finding out first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts
from compliance.assessment.gaps import put, question_in
from compliance.assessment.norms import Versions, concerning, norm_results, versions_of
from compliance.assessment.result import Assessment
from compliance.rulebook.answer_type import AnswerType, Share, Value
from compliance.rulebook.expression import Expression, leaves
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import Field
from compliance.selfreport.model import Answer

T = TypeVar("T", int, Decimal, date, timedelta)

MOST_QUESTIONS = 25
"""Of the questions that norms wait for, so many are tried: those that most norms wait for."""

_SHARES = (Share(1, 1), Share(0, 1), Share(1, 2), Share(0, 0))
LEAST = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The open question whose answer settles most: how many norms are then decided, whatever the answer is."""

    missing: Missing
    decides: int
    waiting: int


def next_question(assessment: Assessment) -> NextQuestion | None:
    """Give the question that settles most norms, whatever its answer turns out to be; ``None`` when none is open.

    Where that cannot be told, as for a list or for a number that is reckoned with, ``decides`` is 0 and the number of
    norms that wait for the answer decides.
    """
    waiting: dict[Missing, list[str]] = {}
    for result in assessment.norms:
        if result.outcome is Outcome.ONVOLDOENDE_INFORMATIE:
            for missing in result.missing:
                waiting.setdefault(missing, []).append(result.id)
    most = sorted(waiting.items(), key=lambda item: -len(item[1]))[:MOST_QUESTIONS]
    tried = _Trial(assessment)
    found = [NextQuestion(missing, tried.decided(missing, norm_ids), len(norm_ids)) for missing, norm_ids in most]
    return max(found, key=lambda one: (one.decides, one.waiting), default=None)


class _Trial:
    """One self-report in which an open question is answered in every way that rules can tell apart."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.vocabulary = vocabulary_of(assessment.rulebook)
        self.versions = versions_of(assessment.rulebook)
        self.constants = _constants(assessment)
        values = (value for theme in assessment.rulebook.themes for value in theme.derive)
        counted = {value.id for value in values if value.count_of}
        self.reckoned = {
            name for value in self.vocabulary.derived if value not in counted for name in self.vocabulary.inputs(value)
        }

    def decided(self, missing: Missing, norm_ids: list[str]) -> int:
        """Give how many of these norms are decided by the answer, whichever it is."""
        numbers = []
        for value in self._answers(missing):
            report = put(self.vocabulary, self.assessment.report, missing, Answer(value))
            facts = Facts(self.vocabulary, report, self.assessment.reference_date)
            around: Versions = {}
            for norm_id in norm_ids:
                around |= concerning(norm_id, self.versions)
            results = norm_results(around, facts)
            numbers.append(sum(results[one].outcome is not Outcome.ONVOLDOENDE_INFORMATIE for one in norm_ids))
        return min(numbers, default=0)

    def _answers(self, missing: Missing) -> tuple[Value, ...]:
        """Give one answer for each region into which rules split the answers; none where that cannot be told."""
        field = self.vocabulary.get(missing.field)
        if field is None or field.question is None or missing.field in self.reckoned:
            return ()
        question, _ = question_in(self.vocabulary, missing)
        outer = self.vocabulary.questions.get(field.scope or "")
        if outer is not None and (missing.number == 0 or question.local == outer.event):
            return ()
        return tuple(_regions(field, self.constants.get(missing.field, ())))


def _constants(assessment: Assessment) -> dict[str, tuple[object, ...]]:
    """Give the constants that the conditions of a rulebook compare each field with."""
    conditions: list[Expression | None] = []
    for theme in assessment.rulebook.themes:
        for question in (one for outer in theme.questions for one in (outer, *outer.fields)):
            conditions.append(question.ask_if)
            conditions += [one for counted in question.counted_from for one in (counted.where, counted.among)]
        conditions += [value.where for value in theme.derive]
        conditions += [one for norm in theme.norms for one in norm.conditions()]
    found: dict[str, dict[object, None]] = {}
    for condition in conditions:
        for leaf in leaves(condition) if condition is not None else ():
            constants = leaf.constant if isinstance(leaf.constant, tuple) else (leaf.constant,)
            found.setdefault(leaf.field, {}).update(dict.fromkeys(constants))
    return {name: tuple(several) for name, several in found.items()}


def _regions(field: Field, constants: tuple[object, ...]) -> Iterator[Value]:
    match field.type:
        case AnswerType.YES_NO:
            yield from (True, False)
        case AnswerType.CHOICE:
            yield from field.option_keys
        case AnswerType.SHARE:
            yield from _SHARES
        case AnswerType.NUMBER:
            numbers = [one for one in constants if type(one) is int]
            yield from (one for one in _around([0, *numbers], lambda one, step: one + step) if _accepts(field, one))
        case AnswerType.DECIMAL:
            points = [Decimal(0), *(Decimal(one) for one in constants if isinstance(one, int | Decimal))]
            yield from (one for one in _around(points, lambda one, step: one + step * LEAST) if _accepts(field, one))
        case AnswerType.DATE:
            days = [one for one in constants if type(one) is date]
            yield from _around(days, lambda one, step: one + timedelta(days=step))
        case AnswerType.DURATION:
            sizes = [one for one in constants if isinstance(one, timedelta)]
            around = _around(sizes, lambda one, step: one + step * timedelta.resolution)
            yield from (one for one in around if one >= timedelta(0))


def _around(points: list[T], step: Callable[[T, int], T]) -> tuple[T, ...]:
    """Give each point with what lies just below and just above it, in order, each once."""
    return tuple(sorted({step(one, by) for one in points for by in (-1, 0, 1)}))


def _accepts(field: Field, number: int | Decimal) -> bool:
    question = field.question
    assert question is not None  # noqa: S101 - the caller asks only about questions
    return number >= question.minimum and (question.maximum is None or number <= question.maximum)
