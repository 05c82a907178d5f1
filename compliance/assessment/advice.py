"""Advice: the fewest things to change in the house, what to do next time, and the question that would settle most.

The advice is found by trying: an answer is imagined as it would be after something in the house has changed, and the
norms are judged again. What is said is never an answer but the measure that the norm itself names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import combinations

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.contradictions import contradictions_in
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts
from compliance.assessment.gaps import put, question_in
from compliance.assessment.norms import Versions, concerning, norm_results, versions_of
from compliance.assessment.result import Assessment, ClauseResult, NormResult
from compliance.assessment.validity import fields_read, question_of
from compliance.rulebook.answer_type import AnswerType, Share, Value
from compliance.rulebook.expression import Leaf, leaves
from compliance.rulebook.model import Norm
from compliance.rulebook.outcome import Outcome
from compliance.selfreport.model import Answer, SelfReport

_EITHER = (True, False)
MOST_CHANGES = 3
"""So many changes are tried together for one norm."""

MOST_QUESTIONS = 25
"""Of the questions that norms wait for, so many are tried: those that most norms wait for."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to do, in the words of the rulebook, and the norms that it is for."""

    text: str
    norm_ids: tuple[str, ...]
    power: str


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The open question whose answer settles most: how many norms are then decided, whatever the answer is."""

    missing: Missing
    decides: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do now, what to do next time, what stays breached whatever is tried, and what to find out first."""

    now: tuple[Measure, ...]
    next_time: tuple[Measure, ...]
    beyond: tuple[str, ...]
    question: NextQuestion | None


@dataclass(frozen=True, slots=True)
class _Step:
    """One answer as it would be after a change in the house, and the measure that brings it about."""

    place: Missing
    value: Value
    measure: str
    power: str


def advise(assessment: Assessment) -> Advice:
    """Give advice on an assessment.

    ``now`` is the smallest set of measures found after which no norm about a standing situation is breached any more,
    and by which no other norm becomes breached; ``beyond`` are such norms for which none was found. Norms about what
    happened in the period cannot be mended any more: ``next_time`` says how to go about it from now on.
    """
    breached = [one for one in assessment.norms if one.outcome.breached and one.primary is not False]
    standing = [one for one in breached if not _about_events(one)]
    house = _House(assessment)
    steps, beyond = house.mended(standing)
    return Advice(
        now=_joined((step.measure, step.power, norm_id) for norm_id, several in steps.items() for step in several),
        next_time=_joined(
            (clause.remedy, clause.power.value, one.id)
            for one in breached
            if _about_events(one)
            for clause in one.breached()
        ),
        beyond=beyond,
        question=house.question(),
    )


def _about_events(result: NormResult) -> bool:
    """Whether a breach is about what happened in the period: a count, or a record with a day of its own."""
    for clause in result.breached():
        for step in clause.step.leaves() if clause.step else ():
            assert isinstance(step.expression, Leaf)  # noqa: S101 - leaves are leaves
            names = (step.expression.field, *clause.vocabulary.inputs(step.expression.field))
            for name in names:
                question = question_of(name, clause.vocabulary)
                outer = clause.vocabulary.questions.get(question.id.rpartition(".")[0]) if question else None
                if any(one is not None and one.covers == "period" for one in (question, outer)):
                    return True
    return False


def _joined(found: Iterable[tuple[str, str, str]]) -> tuple[Measure, ...]:
    joined: dict[tuple[str, str], dict[str, None]] = {}
    for text, power, norm_id in found:
        if text:
            joined.setdefault((text, power), {})[norm_id] = None
    return tuple(Measure(text, tuple(norm_ids), power) for (text, power), norm_ids in joined.items())


class _House:
    """One self-report in which things are imagined to be otherwise."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.rulebook = assessment.rulebook
        self.vocabulary = vocabulary_of(self.rulebook)
        self.day = assessment.reference_date
        asked = {result.id for result in assessment.norms}
        self.versions: Versions = {
            norm_id: several for norm_id, several in versions_of(self.rulebook).items() if norm_id in asked
        }

    def mended(self, breached: list[NormResult]) -> tuple[dict[str, tuple[_Step, ...]], tuple[str, ...]]:
        """Give the steps for each norm that can be met, and the norms for which none were found."""
        report, taken, beyond = self.assessment.report, dict[str, tuple[_Step, ...]](), []
        for result in breached:
            if not self._outcome(result.id, report).breached:
                continue
            found = self._smallest(result, report)
            if found is None:
                beyond.append(result.id)
                continue
            taken[result.id] = found
            report = self._after(report, found)
        return self._needed(taken, [one.id for one in breached if one.id not in beyond]), tuple(beyond)

    def _smallest(self, result: NormResult, report: SelfReport) -> tuple[_Step, ...] | None:
        steps = tuple(self._steps(result))
        for number in range(1, min(MOST_CHANGES, len(steps)) + 1):
            for several in combinations(steps, number):
                if len({step.place for step in several}) == number and self._helps(result.id, several, report):
                    return several
        # More than a few things are wrong: everything that is wrong is put right at once.
        first = {step.place: step for step in reversed(steps)}
        everything = tuple(first.values())
        return everything if everything and self._helps(result.id, everything, report) else None

    def _helps(self, norm_id: str, steps: tuple[_Step, ...], report: SelfReport) -> bool:
        after = self._after(report, steps)
        if self._outcome(norm_id, after).breached:
            # What is still unknown or for a person may remain so: that is no reason to do nothing.
            return False
        touched = {self._question(step.place.field) for step in steps}
        others = [name for name, several in self.versions.items() if self._reads(several[-1], touched)]
        before = self._outcomes(others, report)
        worse = any(
            found.breached and not before[name].breached for name, found in self._outcomes(others, after).items()
        )
        return not worse and self._contradictions(after) <= self._contradictions(report)

    def _reads(self, norm: Norm, questions: set[str]) -> bool:
        return any(self._question(name) in questions for name in fields_read(norm, self.vocabulary))

    def _question(self, name: str) -> str:
        question = question_of(name, self.vocabulary)
        return question.id if question is not None else name

    def _needed(self, taken: dict[str, tuple[_Step, ...]], norm_ids: list[str]) -> dict[str, tuple[_Step, ...]]:
        """Leave out every step without which all norms are met just as well."""
        steps = [(norm_id, step) for norm_id, several in taken.items() for step in several]
        for one in list(steps):
            rest = [other for other in steps if other is not one]
            after = self._after(self.assessment.report, tuple(step for _, step in rest))
            if not any(outcome.breached for outcome in self._outcomes(norm_ids, after).values()):
                steps = rest
        kept: dict[str, tuple[_Step, ...]] = {}
        for norm_id, step in steps:
            kept[norm_id] = (*kept.get(norm_id, ()), step)
        return kept

    def _steps(self, result: NormResult) -> Iterator[_Step]:
        """Give every single change that could help: another value for an answer that a breached clause rests on."""
        for one in result.results():
            for clause in one.clauses:
                if clause.outcome.breached:
                    yield from self._of_clause(clause, one.number, one.name)
        for member, outcome in (pair for one in result.results() for pair in one.members):
            found = self.assessment.norm(member)
            if outcome.breached and found is not None:
                yield from self._steps(found)

    def _of_clause(self, clause: ClauseResult, number: int, name: str) -> Iterator[_Step]:
        for step in clause.step.leaves() if clause.step else ():
            leaf = step.expression
            assert isinstance(leaf, Leaf)  # noqa: S101 - leaves are leaves
            for source in self._answers_behind(leaf.field):
                field = self.vocabulary.fields[source]
                inside = field.scope is not None
                place = Missing(source, name if inside else "", number if inside else 0)
                for value in self._values(source, leaf):
                    yield _Step(place, value, clause.remedy, clause.power.value)

    def _answers_behind(self, name: str) -> tuple[str, ...]:
        field = self.vocabulary.get(name)
        if field is None or field.derived is None:
            return (name,) if field is not None else ()
        return tuple(one for source in self.vocabulary.inputs(name) for one in self._answers_behind(source))

    def _values(self, name: str, leaf: Leaf) -> Iterator[Value]:
        field = self.vocabulary.fields[name]
        constants = leaf.constant if isinstance(leaf.constant, tuple) else (leaf.constant,)
        match field.type:
            case AnswerType.YES_NO:
                yield from _EITHER
            case AnswerType.CHOICE:
                yield from (key for key in field.option_keys)
            case AnswerType.SHARE:
                yield from (Share(1, 1), Share(0, 1))
            case AnswerType.NUMBER:
                known = [one for one in constants if isinstance(one, int) and not isinstance(one, bool)]
                yield from sorted({max(0, one + step) for one in (0, *known) for step in (-1, 0, 1)}, reverse=True)
            case AnswerType.DECIMAL:
                yield from (Decimal(one) for one in constants if isinstance(one, int | Decimal))
            case AnswerType.DURATION:
                yield from (one for one in constants if isinstance(one, timedelta))
            case AnswerType.DATE:
                yield self.day

    def _after(self, report: SelfReport, steps: tuple[_Step, ...]) -> SelfReport:
        for step in steps:
            report = put(self.vocabulary, report, step.place, Answer(step.value))
        return report

    def _outcome(self, norm_id: str, report: SelfReport) -> Outcome:
        return self._outcomes([norm_id], report)[norm_id]

    def _outcomes(self, norm_ids: list[str], report: SelfReport) -> dict[str, Outcome]:
        around: Versions = {}
        for norm_id in norm_ids:
            around |= concerning(norm_id, self.versions)
        results = norm_results(around, Facts(self.vocabulary, report, self.day))
        return {norm_id: results[norm_id].outcome for norm_id in norm_ids}

    def _contradictions(self, report: SelfReport) -> int:
        return len(contradictions_in(self.rulebook, Facts(self.vocabulary, report, self.day)))

    def question(self) -> NextQuestion | None:
        """Give the question that settles most norms, whatever its answer turns out to be."""
        waiting: dict[Missing, list[str]] = {}
        for result in self.assessment.norms:
            if result.outcome is Outcome.ONVOLDOENDE_INFORMATIE:
                for missing in result.missing:
                    if missing.field in self.vocabulary.fields:
                        waiting.setdefault(missing, []).append(result.id)
        most = sorted(waiting.items(), key=lambda item: -len(item[1]))[:MOST_QUESTIONS]
        tried = [NextQuestion(missing, self._decided(missing, norm_ids), len(norm_ids)) for missing, norm_ids in most]
        return max(tried, key=lambda one: (one.decides, one.waiting), default=None)

    def _decided(self, missing: Missing, norm_ids: list[str]) -> int:
        question, _ = question_in(self.vocabulary, missing)
        values = tuple(self._tried(missing.field))
        if question.type.has_fields or not values:
            return 0
        numbers = []
        for value in values:
            after = put(self.vocabulary, self.assessment.report, missing, Answer(value))
            outcomes = self._outcomes(norm_ids, after).values()
            numbers.append(sum(outcome is not Outcome.ONVOLDOENDE_INFORMATIE for outcome in outcomes))
        return min(numbers)

    def _tried(self, name: str) -> Iterator[Value]:
        found: dict[Value, None] = {}
        conditions = (one for several in self.versions.values() for norm in several for one in norm.conditions())
        for condition in conditions:
            for leaf in leaves(condition) if condition is not None else ():
                if leaf.field == name:
                    found |= dict.fromkeys(self._values(name, leaf))
        yield from found
