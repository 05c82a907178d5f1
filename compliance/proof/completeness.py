"""Does a norm ever read a question that is not asked? Then a complete self-report could stay undecided (L204)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from compliance.assessment.truth import Truth
from compliance.files.fault import Fault, fault
from compliance.proof.regions import story
from compliance.proof.search import Case, cases
from compliance.rulebook.expression import AllOf, Leaf
from compliance.rulebook.model import Clause, Norm, Rulebook, Severity, Status, Validity
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import Vocabulary

COUNTED = "GETELD-"


def undecided(norm: Norm, vocabulary: Vocabulary) -> Case | None:
    """Find answers that are complete and still leave a norm undecided; ``None`` when there are none."""
    for case in cases((norm,), vocabulary):
        if case.results[0].outcome is Outcome.ONVOLDOENDE_INFORMATIE:
            return case
    return None


def _counts(rulebook: Rulebook) -> Iterator[Norm]:
    """Give each list that an n/N is counted from as a norm: whether a complete record counts must be known as well."""
    for question in rulebook.questions():
        for position, counted in enumerate(question.counted_from):
            parts = tuple(one for one in (question.ask_if, counted.among) if one is not None)
            yield Norm(
                id=f"{COUNTED}{position}",
                title=question.label,
                theme=question.id,
                status=Status.EIGEN,
                severity=Severity.SEV1,
                addressee="-",
                in_force=Validity.model_validate({"from": date.min}),
                applies_if=AllOf(parts) if parts else None,
                for_each=counted.list,
                clauses=(Clause(require=counted.where, otherwise=Outcome.NORMAFWIJKING),),
            )


def completeness_faults(rulebook: Rulebook, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Give a fault for each norm that a complete self-report can leave undecided (L204)."""
    for norm in (*rulebook.norms(), *_counts(rulebook)):
        found = undecided(norm, vocabulary)
        if found is not None:
            names = [
                leaf.expression.field
                for clause in found.results[0].clauses
                for step in (clause.gate, clause.step)
                if step is not None
                for leaf in step.leaves()
                if isinstance(leaf.expression, Leaf) and leaf.truth is Truth.UNKNOWN
            ]
            counted = norm.id.startswith(COUNTED)
            yield fault(
                "L204",
                rulebook.place(norm.theme if counted else norm.key),
                norm=norm.theme if counted else norm.id,
                name=names[0] if names else "?",
                story=f"bij {story(found.values, vocabulary)}",
            )
