"""The indicator answers of one location: what it counts for in each row of the published tables."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from compliance.assessment.evaluator import evaluate
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.truth import Truth
from compliance.files.fault import FaultyFile, fault
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.base import Model
from compliance.rulebook.model import CountedRow, Rulebook
from compliance.seeds.fact_sheets import FactSheet, Figure, figure_named


class Row(Model):
    """A row of a published table with what it counts in self-reports."""

    counted: CountedRow
    figure: Figure

    @property
    def id(self) -> str:
        """The name of the row, ``sheet/figure``."""
        return self.counted.figure

    @property
    def measures(self) -> tuple[str, ...]:
        """What is counted, in words: one measure, or that of the first column and then that of the second."""
        first = self.counted.baseline_measure
        return (self.counted.measure,) if first is None else (first, self.counted.measure)


class Mark(Model):
    """What one location says about one row.

    ``asked`` is false where the question does not apply to it. ``counted`` has a truth for each measure of the row, and
    ``None`` where no answer decides it. ``level`` is the place of the answer on its scale, as a fraction of ``steps``
    from 0 (best); ``None`` where there is no insight.
    """

    asked: bool
    counted: tuple[bool | None, ...]
    level: int | None = None
    steps: int = 1

    @property
    def fraction(self) -> Fraction | None:
        """The level from 0 (best) to 1 (worst); ``None`` where there is no insight."""
        return None if self.level is None else Fraction(self.level, self.steps)


def rows_of(rulebook: Rulebook, sheets: Mapping[str, FactSheet]) -> tuple[Row, ...]:
    """Give the rows that a rulebook counts, in its order.

    Raises ``FaultyFile`` (L226) where a row stands in no fact sheet.
    """
    found = [(row, figure_named(row.figure, sheets)) for row in rulebook.frame.tables]
    missing = [
        fault("L226", rulebook.place(f"tables/{row.figure}"), figure=row.figure)
        for row, figure in found
        if figure is None
    ]
    if missing:
        raise FaultyFile(missing)
    return tuple(Row(counted=row, figure=figure) for row, figure in found if figure is not None)


def mark(row: Row, facts: Facts) -> Mark:
    """Tell what the answers of one location count for in a row."""
    conditions = [one for one in (row.counted.baseline_counts, row.counted.counts) if one is not None]
    truths = [evaluate(condition, facts).truth for condition in conditions]
    counted = tuple(truth.as_boolean for truth in truths)
    question = facts.vocabulary.questions[row.counted.level]
    outer = facts.vocabulary.questions.get(question.id.rpartition(".")[0], question)
    closed = any(
        facts.openness(one, None)[0] is Openness.CLOSED for one in {outer.id: outer, question.id: question}.values()
    )
    if closed or all(truth is Truth.NOT_APPLICABLE for truth in truths):
        return Mark(asked=False, counted=tuple(None for _ in counted))
    if question.type is AnswerType.CHOICE and question.ordered:
        value = facts.read(question.id, None).value
        level = list(question.options).index(value) if isinstance(value, str) else None
        return Mark(asked=True, counted=counted, level=level, steps=max(1, len(question.options) - 1))
    # Without a scale an answer is good or not. The first measure tells: the second may count something else.
    holds = counted[0]
    good_when_counted = row.figure.direction == "higher"
    return Mark(asked=True, counted=counted, level=None if holds is None else int(holds is not good_when_counted))
