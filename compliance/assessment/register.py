"""The records of a list judged one after the other, so that a register of thousands of events stays quick and small.

What a norm gives for a record hangs on the truth of the comparisons in it and on nothing else. Where a record gives
the same truths as one before it, and nothing is wrong with it, the outcome is taken over. The first records keep their
whole trace, and so does every record that is breached, undecided or left to a person.
"""

from __future__ import annotations

from dataclasses import replace

from compliance.assessment.clauses import apply_norm
from compliance.assessment.evaluator import compare
from compliance.assessment.facts import Facts
from compliance.assessment.result import RecordResult
from compliance.assessment.truth import Truth
from compliance.rulebook.expression import Leaf, leaves
from compliance.rulebook.model import Norm
from compliance.rulebook.outcome import Outcome
from compliance.selfreport.model import Record

MOST_TRACED = 10
"""So many records without a finding keep their trace; a report shows fewer."""


class Register:
    """Applies one norm to the records of a list."""

    def __init__(self, norm: Norm, facts: Facts) -> None:
        self.norm = norm
        self.facts = facts
        self.leaves = facts.vocabulary.memo(norm, "leaves", self._leaves)
        self.seen: dict[tuple[Truth, ...], RecordResult] = {}
        self.traced = 0

    def _leaves(self) -> tuple[Leaf, ...]:
        fields = self.facts.vocabulary.fields
        found = (leaf for one in self.norm.conditions() if one is not None for leaf in leaves(one))
        return tuple(dict.fromkeys(leaf for leaf in found if fields[leaf.field].scope is not None))

    def apply(self, record: Record) -> RecordResult:
        """Give what the norm gives for one record, as ``apply_norm`` does; the trace only where it tells something."""
        if self.traced < MOST_TRACED:
            return self._applied(record, self._truths(record))
        truths = self._truths(record)
        known = self.seen.get(truths)
        if known is None or Truth.UNKNOWN in truths:
            return self._applied(record, truths)
        return replace(known, number=record.number, name=record.name)

    def _truths(self, record: Record) -> tuple[Truth, ...]:
        read = self.facts.read
        return tuple(compare(leaf, read(leaf.field, record)) for leaf in self.leaves)

    def _applied(self, record: Record, truths: tuple[Truth, ...]) -> RecordResult:
        result = apply_norm(self.norm, self.facts, record)
        if result.outcome in {Outcome.VOLDOET, Outcome.NIET_VAN_TOEPASSING}:
            self.traced += 1
            notes = tuple(one for one in result.clauses if one.kind == "note" and one.holds is Truth.TRUE)
            self.seen.setdefault(truths, replace(result, clauses=notes, applicability=None))
        return result
