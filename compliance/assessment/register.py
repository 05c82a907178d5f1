"""The records of a list judged one after the other, so that a register of thousands of events stays quick and small.

What a norm gives for a record hangs on the truth of the comparisons in it and on nothing else. Where a record gives
the same truths as many before it, the outcome is taken over. The first records keep their whole trace, with the answers
and the margins: few of those with which nothing is wrong, many of those that are breached, undecided or for a person.
"""

from __future__ import annotations

from dataclasses import replace

from compliance.assessment.clauses import apply_norm
from compliance.assessment.facts import Facts
from compliance.assessment.result import RecordResult
from compliance.assessment.truth import Truth
from compliance.rulebook.expression import Leaf, leaves
from compliance.rulebook.model import Norm
from compliance.rulebook.outcome import Outcome
from compliance.selfreport.model import Record

MOST_TRACED = 10
"""So many records without a finding keep their trace; a report shows fewer."""

MOST_FINDINGS = 200
"""So many records with a finding keep their trace, with margins; of the others the numbers are known."""


class Register:
    """Applies one norm to the records of a list."""

    def __init__(self, norm: Norm, facts: Facts) -> None:
        self.norm = norm
        self.facts = facts
        self.leaves = tuple(facts.quick.leaf(leaf) for leaf in facts.vocabulary.memo(norm, "leaves", self._leaves))
        self.seen: dict[tuple[Truth, ...], RecordResult] = {}
        self.traced = {True: 0, False: 0}

    def _leaves(self) -> tuple[Leaf, ...]:
        fields = self.facts.vocabulary.fields
        found = (leaf for one in self.norm.conditions() if one is not None for leaf in leaves(one))
        return tuple(dict.fromkeys(leaf for leaf in found if fields[leaf.field].scope is not None))

    def apply(self, record: Record) -> RecordResult:
        """Give what the norm gives for one record, as ``apply_norm`` does; the trace only where it tells something."""
        answers = self.facts.within(record)
        truths = tuple([leaf(record, answers) for leaf in self.leaves])
        known = self.seen.get(truths)
        if known is not None:
            fine = known.outcome in _FINE
            if self.traced[fine] >= (MOST_TRACED if fine else MOST_FINDINGS):
                return known.of(record.number, record.name)
        result = apply_norm(self.norm, self.facts, record)
        self.traced[result.outcome in _FINE] += 1
        if known is None:
            self.seen[truths] = _without_trace(result)
        return result


_FINE = frozenset({Outcome.VOLDOET, Outcome.NIET_VAN_TOEPASSING})


def _without_trace(result: RecordResult) -> RecordResult:
    """Keep of a result what is the same for every record with the same truths: no answers, and nothing missing."""
    clauses = tuple(replace(one, step=None, gate=None) for one in result.clauses)
    return replace(result, clauses=clauses, applicability=None, missing=())
