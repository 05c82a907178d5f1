"""The two charts: norms by outcome, and groups against the limit. Only geometry; colours stand in the style sheet."""

from __future__ import annotations

from compliance.assessment.facts import Facts
from compliance.assessment.result import Assessment
from compliance.report.language import Language, gloss
from compliance.report.passage import filled
from compliance.report.view_parts import Bar, Chart, GroupRow, GroupSizes, OutcomeView, Tally
from compliance.report.words import Words
from compliance.rulebook.expression import Leaf
from compliance.rulebook.model import Norm
from compliance.rulebook.outcome import Outcome

BAR_STEP = 22
OUTCOME_WIDTH = 190
GROUP_WIDTH = 330
LABEL_LENGTH = 24
MOST_GROUPS = 20

GROUP_NORM = "IGJ-GROUPSIZE-MAX6"
BUSIEST, PLACES = "groepen.bezetting_max", "groepen.plekken"


def outcome_chart(tallies: tuple[Tally, ...], total: int, words: Words) -> Chart:
    """Draw how many norms have each outcome; the longest bar is the full width."""
    most = max((tally.count for tally in tallies), default=0) or 1
    bars = tuple(
        Bar(
            key=tally.outcome.key,
            label=tally.outcome.symbol,
            value=str(tally.count),
            y=number * BAR_STEP,
            width=round(OUTCOME_WIDTH * tally.count / most),
        )
        for number, tally in enumerate(tallies)
    )
    values = ", ".join(f"{_in_a_drawing(tally.outcome, words.language)} {tally.count}" for tally in tallies)
    return Chart(filled(words.charts.outcomes, total=total, values=values), bars, len(bars) * BAR_STEP)


def _in_a_drawing(outcome: OutcomeView, language: Language) -> str:
    """Say an outcome where only plain text can stand, in one language: no part of it can be marked there."""
    if language is Language.DUTCH or outcome.key not in set(Outcome):
        return outcome.word
    return gloss(Outcome(outcome.key).printed)


def group_sizes(assessment: Assessment, facts: Facts, words: Words) -> GroupSizes | None:
    """Draw the busiest day of each group beside the limit of the norm; ``None`` where there is nothing to draw."""
    result = assessment.norm(GROUP_NORM)
    if result is None or result.norm.scope is None or BUSIEST not in facts.vocabulary.fields:
        return None
    limit = _limit(result.norm)
    records = (facts.records(result.norm.scope)[0] or ())[:MOST_GROUPS]
    if limit is None or not records:
        return None
    sizes = [(record.name, facts.read(BUSIEST, record).value, facts.read(PLACES, record).value) for record in records]
    known = [size for _, size, _ in sizes if isinstance(size, int)]
    if not known:
        return None
    scale = GROUP_WIDTH / max(*known, limit + 2)
    bars = tuple(
        Bar(
            key="over" if isinstance(size, int) and size > limit else "within",
            label=shortened(name, LABEL_LENGTH),
            value=_shown(size, words),
            y=number * BAR_STEP,
            width=round(size * scale) if isinstance(size, int) else 0,
        )
        for number, (name, size, _) in enumerate(sizes)
    )
    rows = tuple(GroupRow(name, _shown(places, words), _shown(size, words)) for name, size, places in sizes)
    values = ", ".join(f"{row.name} {row.busiest}" for row in rows)
    title = filled(words.charts.groups, limit=limit, values=values)
    chart = Chart(title, bars, len(bars) * BAR_STEP, round(limit * scale), filled(words.charts.limit, limit=limit))
    return GroupSizes(chart, rows)


def _limit(norm: Norm) -> int | None:
    for clause in norm.clauses:
        condition = clause.require
        if isinstance(condition, Leaf) and condition.field == BUSIEST and isinstance(condition.constant, int):
            return condition.constant
    return None


def _shown(value: object, words: Words) -> str:
    return str(value) if isinstance(value, int) else words.charts.unknown


def shortened(text: str, length: int) -> str:
    """Give text that fits a place of ``length`` characters; what is cut off is shown by an ellipsis."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[: length - 1].rstrip()}…"
