"""Results of records as they may be published: groups and rooms by number, events and young people together.

How many events there were, and what was true of one of them, can show who it is about. So of a list of events one entry
is left, that of the records which gave the outcome of the norm, with what they have in common.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from functools import reduce

from compliance.assessment.evaluator import Step
from compliance.assessment.fact import Fact, Missing
from compliance.assessment.masks import masked_fact, same_or_differs
from compliance.assessment.result import ClauseResult, RecordResult
from compliance.assessment.truth import Truth
from compliance.rulebook.expression import Leaf
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import Vocabulary

NOT_THEN = "deze norm gold toen niet, of het is niet gebeurd."


class Together:
    """Publishes the results of records under one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def is_told_together(self, name: str) -> bool:
        """Whether the records of a list are events or young people: any list that is not said to be of the house."""
        question = self.vocabulary.questions.get(name)
        return question is not None and not question.rows and not question.house

    def name(self, list_name: str, name: str, number: int) -> str:
        """Give what a record is called in public: a row by its words, a group by its number, an event by its list."""
        question = self.vocabulary.questions.get(list_name)
        if question is None:
            return ""
        if question.rows:
            return name
        return f"nummer {number}" if question.house and number else question.label

    def records(
        self, results: tuple[RecordResult, ...], outcome: Outcome, scope: str | None
    ) -> tuple[RecordResult, ...]:
        """Give the results of the records of a norm as they may be published."""
        if scope is None or not results:
            return ()
        if not self.is_told_together(scope):
            return tuple(self.masked(one, self.name(scope, one.name, one.number)) for one in results)
        name = self.vocabulary.questions[scope].label
        deciding = [self.masked(one, name) for one in results if one.outcome is outcome]
        return (_joined(deciding),) if deciding else ()

    def masked(self, result: RecordResult, name: str) -> RecordResult:
        """Give a result with published answers, under another name."""
        reason = result.reason
        if result.name and reason.startswith(f"{result.name}: "):
            reason = f"{name}: {NOT_THEN}"
        return replace(
            result,
            name=name,
            reason=reason,
            applicability=self._step(result.applicability),
            clauses=tuple(replace(one, step=self._step(one.step), gate=self._step(one.gate)) for one in result.clauses),
            missing=self.missing(result.missing),
            unread=self.missing(result.unread),
        )

    def missing(self, missing: Iterable[Missing]) -> tuple[Missing, ...]:
        """Give what is missing without the names of records; of a list of events each field once."""
        return tuple(dict.fromkeys(self._missing(one) for one in missing))

    def _missing(self, missing: Missing) -> Missing:
        field = self.vocabulary.get(missing.field)
        if field is None or field.scope is None or not missing.number:
            return Missing(missing.field)
        if self.is_told_together(field.scope):
            return Missing(missing.field)
        return replace(missing, record=self.name(field.scope, missing.record, missing.number))

    def _step(self, step: Step | None) -> Step | None:
        return None if step is None else self._masked_step(step)

    def _masked_step(self, step: Step) -> Step:
        fact = step.fact
        if fact is not None and isinstance(step.expression, Leaf):
            shown = masked_fact(fact, self.vocabulary.fields[step.expression.field])
            fact = replace(shown, missing=self.missing(shown.missing))
        return Step(step.expression, step.truth, fact, tuple(self._masked_step(part) for part in step.parts))


def _joined(results: list[RecordResult]) -> RecordResult:
    """Give one result for records with the same outcome: their clauses, and in each comparison what they share."""
    first = results[0]
    applies = Truth.UNKNOWN if any(one.applies is Truth.UNKNOWN for one in results) else first.applies
    members = {one.members for one in results}
    gates = [one.applicability for one in results if one.applicability is not None]
    return RecordResult(
        name=first.name,
        applies=applies,
        holds=first.holds,
        outcome=first.outcome,
        applicability=_shared([one for one in gates if _shape(one) == _shape(gates[0])]) if gates else None,
        clauses=_clauses([clause for one in results for clause in one.clauses]),
        members=members.pop() if len(members) == 1 else (),
        own=first.own,
        reason=" ".join(dict.fromkeys(one.reason for one in results if one.reason)),
        missing=tuple(dict.fromkeys(missing for one in results for missing in one.missing)),
        readings=tuple(dict.fromkeys(reading for one in results for reading in one.readings)),
        unread=tuple(dict.fromkeys(missing for one in results for missing in one.unread)),
    )


def _clauses(clauses: list[ClauseResult]) -> tuple[ClauseResult, ...]:
    """Give each clause once for every way in which it came out; a trace says more than none."""
    ways: dict[Hashable, dict[Hashable, list[ClauseResult]]] = {}
    for one in clauses:
        way = (id(one.clause), one.kind, one.outcome, one.holds)
        shape = (_shape(one.step), _shape(one.gate))
        ways.setdefault(way, {}).setdefault(shape, []).append(one)
    found = []
    for shapes in ways.values():
        traced = [several for several in shapes.values() if several[0].step is not None]
        for several in traced or list(shapes.values()):
            steps = [one.step for one in several if one.step is not None]
            gates = [one.gate for one in several if one.gate is not None]
            step, gate = (_shared(several_steps) if several_steps else None for several_steps in (steps, gates))
            found.append(replace(several[0], step=step, gate=gate))
    return tuple(found)


def _shape(step: Step | None) -> Hashable:
    return None if step is None else (step.expression, step.truth, tuple(_shape(part) for part in step.parts))


def _shared(steps: list[Step]) -> Step:
    return reduce(_common, steps)


def _common(one: Step, other: Step) -> Step:
    fact: Fact | None = one.fact
    if one.fact is not None and other.fact is not None:
        fact = same_or_differs(one.fact, other.fact)
    parts = tuple(_common(*pair) for pair in zip(one.parts, other.parts, strict=True))
    return Step(one.expression, one.truth, fact, parts)
