"""Worked examples: each is run through the engine, and must give the outcome that a person wrote down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.contradictions import contradictions_in, not_passed
from compliance.assessment.facts import Facts
from compliance.assessment.norms import concerning, draft_results, norm_results, versions_of
from compliance.assessment.result import NormResult
from compliance.files.fault import Fault, FaultyFile, fault
from compliance.files.node import Mapping, Node, Scalar, Sequence
from compliance.rulebook.base import Model
from compliance.rulebook.model import Example, Norm, Rulebook
from compliance.selfreport.model import Period, SelfReport
from compliance.selfreport.reader import read_given


class ExampleResult(Model):
    """What came of one worked example."""

    norm: Norm
    example: Example
    position: int
    result: NormResult

    @property
    def right(self) -> bool:
        """Whether the norm gives what was written down."""
        return as_expected(self.example, self.result)


def as_expected(example: Example, result: NormResult) -> bool:
    """Whether a result has the outcome of an example, and its severity and other readings where those are named."""
    if result.outcome is not example.expect or example.severity not in {None, result.severity}:
        return False
    others = {(option, outcome) for one in result.results() for _, option, outcome in one.readings}
    return all(
        (option, outcome) in others if outcome is not example.expect else option not in {name for name, _ in others}
        for option, outcome in example.readings.items()
    )


def self_report_of(given: object, rulebook: Rulebook, day: date) -> SelfReport:
    """Make a self-report from the answers of an example; its period is the one day ``day``.

    ``given`` is a node of a rule file. Raises ``FaultyFile`` when an answer does not fit its question.
    """
    if not isinstance(given, Mapping | Scalar | Sequence):
        raise TypeError(given)
    node: Node = given
    faults: list[Fault] = []
    answers = read_given(node, rulebook.questions(), faults)
    if faults:
        raise FaultyFile(faults)
    return SelfReport(
        source=node.place.file,
        digest="",
        answers=answers,
        reference_date=day,
        period=Period(day, day),
    )


def run_example(norm: Norm, position: int, rulebook: Rulebook) -> ExampleResult:
    """Run one worked example of a norm. Raises ``FaultyFile`` when its answers cannot be read."""
    example = norm.examples[position]
    day = example.on or norm.in_force.start
    facts = Facts(vocabulary_of(rulebook), self_report_of(example.given, rulebook, day), day)
    return ExampleResult(norm=norm, example=example, position=position, result=result_of(norm, rulebook, facts))


def result_of(norm: Norm, rulebook: Rulebook, facts: Facts) -> NormResult:
    """Give the result of one norm, as ``assess`` does; only what it hangs on is looked at."""
    if norm.announced:
        return next(one for one in draft_results(rulebook, facts) if one.id == norm.id)
    versions = concerning(norm.id, versions_of(rulebook))
    return not_passed(norm_results(versions, facts), contradictions_in(rulebook, facts), facts)[norm.id]


def run_examples(rulebook: Rulebook) -> Iterator[ExampleResult | Fault]:
    """Run every worked example of a rulebook; a fault comes in the place of one that cannot be read.

    Those of a shipped norm that an own rulebook changed are left out.
    """
    changed = rulebook.changed()
    for norm in (*rulebook.norms(), *rulebook.drafts()):
        if norm.id in changed:
            continue
        for position in range(len(norm.examples)):
            try:
                yield run_example(norm, position, rulebook)
            except FaultyFile as error:
                yield from error.faults


def example_faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Give a fault for each worked example that cannot be read or that gives another outcome (L209)."""
    for ran in run_examples(rulebook):
        if isinstance(ran, Fault):
            yield ran
        elif not ran.right:
            place = rulebook.place(f"{ran.norm.key}#{ran.position}")
            expected = ran.example.expect + (f" {ran.example.severity}" if ran.example.severity else "")
            found = ran.result.outcome + (f" {ran.result.severity}" if ran.example.severity else "")
            yield fault("L209", place, example=ran.example.name, norm=ran.norm.id, found=found, expected=expected)
