"""A house in which things are imagined to be otherwise, and what becomes of the norms then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts
from compliance.assessment.gaps import put, question_in
from compliance.assessment.norms import Versions, concerning, norm_results, versions_of
from compliance.assessment.result import Assessment, ClauseResult, NormResult
from compliance.assessment.validity import everything_read, expanded
from compliance.rulebook.answer_type import Value
from compliance.rulebook.expression import Leaf
from compliance.selfreport.model import Answer


@dataclass(frozen=True, slots=True)
class Change:
    """One answer as it would be after a change in the house, and the measure that brings it about."""

    place: Missing
    value: Value
    measure: str
    power: str


Changes = tuple[Change, ...]


class House:
    """One self-report with its breached norms. Names of norms stand for what an assessment gave for them.

    ``standing`` are the breached norms about how things are, ``past`` those about what happened in the period; findings
    of their own come first.
    """

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.vocabulary = vocabulary_of(assessment.rulebook)
        self.versions: Versions = versions_of(assessment.rulebook)
        found = sorted((one for one in assessment.norms if one.outcome.breached), key=lambda one: not one.primary)
        self.past = [one for one in found if self._about_events(one)]
        self.standing = [one for one in found if one not in self.past]
        self._breached = self.breached((), self.versions) if self.standing else set()
        self._read = {norm_id: self._everything_read(norm_id) for norm_id in self.versions} if self.standing else {}

    def breached_clauses(self, result: NormResult) -> Iterator[tuple[int, ClauseResult]]:
        """Give the breached clauses of a norm and of the members that it consists of, each with its record's number."""
        for one in result.results():
            yield from ((one.number, clause) for clause in one.clauses if clause.outcome.breached)
        members = dict.fromkeys(member for one in result.results() for member, found in one.members if found.breached)
        for member in members:
            inner = self.assessment.norm(member)
            if inner is not None:
                yield from self.breached_clauses(inner)

    def facts(self, changes: Iterable[Change]) -> Facts:
        """Give the facts as they would be after these changes; in the same place the last one counts."""
        report = self.assessment.report
        for change in changes:
            report = put(self.vocabulary, report, change.place, Answer(change.value))
        return Facts(self.vocabulary, report, self.assessment.reference_date)

    def breached(self, changes: Iterable[Change], norm_ids: Iterable[str]) -> set[str]:
        """Give which of these norms would be breached after these changes."""
        around: Versions = {}
        for norm_id in norm_ids:
            around |= concerning(norm_id, self.versions)
        results = norm_results(around, self.facts(changes))
        return {norm_id for norm_id in norm_ids if results[norm_id].outcome.breached}

    def good(self, changes: Changes, wanted: Iterable[str]) -> bool:
        """Whether none of the wanted norms is breached after these changes, and no other norm has become breached.

        Answers may contradict each other then: what changes in the house may have to be told in more than one answer.
        """
        norm_ids = dict.fromkeys((*wanted, *self._touched(changes)))
        breached = self.breached(changes, norm_ids)
        return not breached.intersection(wanted) and breached <= self._breached

    def _about_events(self, result: NormResult) -> bool:
        """Whether a breach is about what happened in the period: a count, or a record with a day of its own."""
        names = (name for _, clause in self.breached_clauses(result) for name in fields_decided(clause))
        return any(self._past(one) for name in names for one in expanded((name,), self.vocabulary))

    def _past(self, name: str) -> bool:
        field = self.vocabulary.get(name)
        question = field.question if field is not None else self.vocabulary.questions.get(name)
        outer = self.vocabulary.questions.get(question.id.rpartition(".")[0]) if question is not None else None
        return any(one is not None and (one.covers == "period" or one.event is not None) for one in (question, outer))

    def _touched(self, changes: Changes) -> Iterator[str]:
        """Give the norms whose outcome may hang on what changes."""
        places = {question_in(self.vocabulary, change.place)[0].id for change in changes}
        return (norm_id for norm_id, read in self._read.items() if read & places)

    def _everything_read(self, norm_id: str) -> frozenset[str]:
        """Give every question that the outcome of a norm hangs on, also by which others are asked."""
        around = concerning(norm_id, self.versions)
        return everything_read((norm for several in around.values() for norm in several), self.vocabulary)


def fields_decided(clause: ClauseResult) -> Iterator[str]:
    """Give the fields whose comparisons decided a clause."""
    for step in clause.step.leaves() if clause.step is not None else ():
        assert isinstance(step.expression, Leaf)  # noqa: S101 - leaves are leaves
        yield step.expression.field
