"""Search: every case that norms can tell apart, without sampling.

The search follows the evaluator. It starts with nothing answered and splits only on an answer that can still decide
one of the norms, so that a norm with many answers stays small; what is decided already is not split any further.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compliance.assessment.clauses import apply_norm
from compliance.assessment.result import RecordResult
from compliance.proof.regions import Assignment, Constants, Sketch, constants_in, regions
from compliance.rulebook.model import Norm, Severity
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import Vocabulary


class TooLarge(Exception):
    """The search did not end within its bound. Who asks must say so; nothing is skipped in silence."""


@dataclass(frozen=True, slots=True)
class Case:
    """Answers, and what each of the norms gives for them."""

    values: Assignment
    results: tuple[RecordResult, ...]

    def outcomes(self) -> tuple[Outcome, ...]:
        """Give the outcome of each norm."""
        return tuple(result.outcome for result in self.results)


def cases(
    norms: tuple[Norm, ...], vocabulary: Vocabulary, constants: Constants, *, most: int = 200_000
) -> Iterator[Case]:
    """Give a case for every way in which the norms can be decided. Raises ``TooLarge`` after ``most`` steps."""
    own = constants_in([condition for norm in norms for condition in norm.conditions()])
    merged = {
        name: tuple({**dict.fromkeys(constants.get(name, ())), **own.get(name, {})}) for name in {*constants, *own}
    }
    stack: list[Assignment] = [{}]
    steps = 0
    while stack:
        steps += 1
        if steps > most:
            raise TooLarge(", ".join(norm.id for norm in norms))
        values = stack.pop()
        sketch = Sketch(vocabulary, values)
        results = tuple(apply_norm(norm, sketch, None) for norm in norms)
        name = _next(results)
        if name is None:
            yield Case(values, results)
            continue
        field = vocabulary.fields[name]
        stack += [{**values, name: value} for value in reversed(regions(field, merged.get(name, ())))]


def _next(results: tuple[RecordResult, ...]) -> str | None:
    """Give an answer that can still decide one of the norms."""
    for result in results:
        if result.outcome is Outcome.ONVOLDOENDE_INFORMATIE and result.missing:
            return result.missing[0].field
    return None


def first_difference(older: Norm, newer: Norm, vocabulary: Vocabulary, constants: Constants) -> Case | None:
    """Give the first case for which two norms say something else; ``None`` where there is none.

    They differ in their outcome, in the severity of a breach, or in what another reading of a word would give.
    """
    for case in cases((older, newer), vocabulary, constants):
        if said(case.results[0], older) != said(case.results[1], newer):
            return case
    return None


def said(result: RecordResult, norm: Norm) -> tuple[Outcome, Severity | None, tuple[tuple[str, str, Outcome], ...]]:
    """Give what a norm says of a case: outcome, severity of the breach, other readings."""
    severities = [clause.severity for clause in result.clauses if clause.outcome is result.outcome]
    severity = max(severities, default=norm.severity) if result.outcome.breached else None
    return result.outcome, severity, result.readings
