"""The section 'since the previous round' of a report: what changed, per theme and norm, and which terms were met."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.inspection.rounds import Comparison, NormChange
from compliance.report.findings import link_to, outcome_view
from compliance.report.rounds_text import NOT_THERE, cause_words, judged, outcome_words, summary_of
from compliance.report.view_parts import Line, NormLink, OutcomeView
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import day_text


@dataclass(frozen=True, slots=True)
class SinceTheme:
    """A theme then and now."""

    title: str
    before: OutcomeView
    after: OutcomeView


@dataclass(frozen=True, slots=True)
class SinceNorm:
    """A norm then and now, and why it is another outcome."""

    link: NormLink
    before: OutcomeView
    after: OutcomeView
    why: str
    judged: str


@dataclass(frozen=True, slots=True)
class SinceTerm:
    """A measure of the previous round, with its term and what became of it."""

    id: str
    what: str
    until: str
    met: str
    now: str


@dataclass(frozen=True, slots=True)
class SinceView:
    """Everything that the section shows."""

    previous: str
    summary: str
    warnings: tuple[str, ...]
    themes: tuple[SinceTheme, ...]
    norms: tuple[SinceNorm, ...]
    same_outcome: str
    answers: tuple[Line, ...]
    terms: tuple[SinceTerm, ...]


def since_view(found: Comparison) -> SinceView:
    """Give the section for a comparison, worded and in order."""
    same = [one.norm_id for one in found.norms if one not in found.changed and (one.law or one.rule)]
    return SinceView(
        previous=day_text(found.old.assessment.reference_date),
        summary=summary_of(found),
        warnings=found.warnings,
        themes=tuple(SinceTheme(one.title, _view(one.before), _view(one.after)) for one in found.themes),
        norms=tuple(_norm(one, found) for one in found.changed),
        same_outcome=", ".join(same),
        answers=tuple(Line(one.label, f"eerst {one.before}; nu {one.after}") for one in found.answers),
        terms=tuple(
            SinceTerm(
                one.id,
                one.what,
                day_text(one.until) if one.until else "per direct",
                one.met.value,
                "; ".join(f"{norm_id}: {outcome_words(outcome)}" for norm_id, outcome in one.norms),
            )
            for one in found.deadlines
        ),
    )


def _norm(change: NormChange, found: Comparison) -> SinceNorm:
    versions = found.new.assessment.rulebook.versions(change.norm_id)
    link = link_to(versions[-1]) if versions else NormLink(change.norm_id, change.title, "")
    words = "" if change.judged_before is change.judged_after else judged(change)
    return SinceNorm(link, _view(change.before), _view(change.after), cause_words(change), words)


def _view(outcome: Outcome | None) -> OutcomeView:
    return outcome_view(outcome) if outcome is not None else OutcomeView("niet_van_toepassing", "–", NOT_THERE)
