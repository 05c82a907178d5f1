"""Themes: the counts, the findings worst first, and in a table what is met and what does not apply."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.assessment.result import Assessment, Counts, NormResult, ThemeResult
from compliance.report.charts import GROUP_NORM, group_sizes
from compliance.report.findings import FULL, Findings, link_to, outcome_view, status_words
from compliance.report.passage import filled, joined
from compliance.report.view_parts import NormLink, NormRow, NotApplicable, OutcomeView, Tally, ThemeView
from compliance.report.words import Words, counted_words
from compliance.rulebook.outcome import Outcome


def tallies_of(counts: Counts, words: Words) -> tuple[Tally, ...]:
    """Give a line for each outcome, zeros included, and one for findings that are another finding's fact.

    Together they are all norms that were asked.
    """
    lines = [(outcome_view(outcome, words.language), counts.of(outcome)) for outcome in Outcome]
    lines.append((OutcomeView("secondary", words.secondary.symbol, words.secondary.word), counts.secondary))
    return tuple(Tally(outcome, number, in_words(number, counts.total, words)) for outcome, number in lines)


def in_words(number: int, total: int, words: Words) -> str:
    """Give a count with what it is a part of: ``3 van 46``."""
    return filled(words.lists.of, number=number or words.lists.of_none, total=total)


def worst_first(results: Iterable[NormResult]) -> list[NormResult]:
    """Order norms: worst outcome first, findings of their own before those of another's fact, then by severity."""
    return sorted(results, key=lambda one: (one.outcome.rank, one.primary is False, -int(one.severity.value[-1])))


class Themes:
    """Writes the themes of one assessment."""

    def __init__(self, assessment: Assessment, findings: Findings, words: Words) -> None:
        self.assessment = assessment
        self.findings = findings
        self.words = words

    def all(self) -> tuple[ThemeView, ...]:
        """Give the themes that have a norm in this profile, in the order of the rulebook."""
        return tuple(self._theme(theme) for theme in self.assessment.themes)

    def _theme(self, theme: ThemeResult) -> ThemeView:
        results = [result for result in self.assessment.norms if result.norm.theme == theme.id]
        counts = tallies_of(theme.counts, self.words)
        parts = [
            filled("{number} {outcome}", number=tally.count, outcome=tally.outcome.word)
            for tally in counts
            if tally.count
        ]
        lead = counted_words(self.words.lists.theme_total, theme.counts.total)
        intro = next(one.intro for one in self.assessment.rulebook.themes if one.theme == theme.id)
        has_groups = any(result.id == GROUP_NORM for result in results)
        return ThemeView(
            anchor=f"thema-{theme.id}",
            title=theme.title,
            intro=intro,
            outcome=outcome_view(theme.outcome, self.words.language),
            counts=tuple(str(tally.count) if tally.count else "–" for tally in counts),
            total=str(theme.counts.total),
            summary=filled("{lead} {parts}.", lead=lead, parts=joined(", ", parts)),
            groups=group_sizes(self.assessment, self.findings.facts, self.words) if has_groups else None,
            findings=tuple(self.findings.finding(one) for one in worst_first(results) if one.outcome in FULL),
            open=tuple(self._row(one) for one in results if one.outcome is Outcome.ONVOLDOENDE_INFORMATIE),
            met=tuple(self._row(one) for one in results if one.outcome is Outcome.VOLDOET),
            not_applicable=_not_applicable(one for one in results if one.outcome is Outcome.NIET_VAN_TOEPASSING),
        )

    def _row(self, result: NormResult) -> NormRow:
        norm = result.norm
        mark = outcome_view(result.outcome, self.words.language)
        return NormRow(link_to(norm), mark, status_words(norm, self.words.language), result.reason, result.notes)


def _not_applicable(results: Iterable[NormResult]) -> tuple[NotApplicable, ...]:
    by_reason: dict[str, list[NormLink]] = {}
    for result in results:
        by_reason.setdefault(result.reason, []).append(link_to(result.norm))
    return tuple(NotApplicable(reason, tuple(norms)) for reason, norms in by_reason.items())
