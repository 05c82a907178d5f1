"""Does a norm ever read a question that is not asked? Then a complete self-report could stay undecided (L204)."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.truth import Truth
from compliance.files.fault import Fault, fault
from compliance.proof.regions import Constants, constants_of, story
from compliance.proof.search import Case, cases
from compliance.rulebook.expression import Leaf
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import Vocabulary


def undecided(norm: Norm, vocabulary: Vocabulary, constants: Constants) -> Case | None:
    """Find answers that are complete and still leave a norm undecided; ``None`` when there are none."""
    for case in cases((norm,), vocabulary, constants):
        if case.results[0].outcome is Outcome.ONVOLDOENDE_INFORMATIE:
            return case
    return None


def completeness_faults(rulebook: Rulebook, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Give a fault for each norm that a complete self-report can leave undecided (L204)."""
    constants = constants_of(rulebook)
    for norm in rulebook.norms():
        found = undecided(norm, vocabulary, constants)
        if found is not None:
            names = [
                leaf.expression.field
                for clause in found.results[0].clauses
                for step in (clause.gate, clause.step)
                if step is not None
                for leaf in step.leaves()
                if isinstance(leaf.expression, Leaf) and leaf.truth is Truth.UNKNOWN
            ]
            yield fault(
                "L204",
                rulebook.place(norm.key),
                norm=norm.id,
                name=names[0] if names else "?",
                story=f"bij {story(found.values, vocabulary)}",
            )
