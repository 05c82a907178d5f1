"""The section 'since the previous round' of a report: what changed, per theme and norm, and which terms were met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compliance.inspection.answers import AnswerChange
from compliance.inspection.deadlines import Deadline
from compliance.inspection.rounds import Caution, Comparison, NormChange
from compliance.report.findings import link_to, outcome_view
from compliance.report.inspection_words import inspection_words
from compliance.report.language import Language, day_words, dutch, translated
from compliance.report.passage import filled, joined
from compliance.report.rounds_text import cause_words, judged, judged_then, outcome_or_none, summary_of
from compliance.report.view_parts import Line, NormLink, OutcomeView
from compliance.rulebook.outcome import Outcome


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
    """A measure of the previous round, with its term and what became of it.

    ``judged`` are its norms that an inspector judged then and nobody judged again; ``now`` are the others.
    """

    id: str
    what: str
    until: str
    met: str
    now: str
    judged: tuple[Line, ...]


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


def since_view(found: Comparison, language: Language = Language.DUTCH) -> SinceView:
    """Give the section for a comparison, worded and in order."""
    words = inspection_words(language)
    same = [one.norm_id for one in found.norms if one not in found.changed and (one.law or one.rule)]

    def term(one: Deadline) -> SinceTerm:
        now = (
            filled("{id}: {outcome}", id=id_, outcome=outcome_or_none(of, language))
            for id_, of in one.norms
            if id_ not in one.judged
        )
        then = tuple(Line(id_, text) for id_, text in judged_then(one, language))
        until = day_words(one.until, language) if one.until else words.directly
        return SinceTerm(one.id, one.what, until, translated(one.met.value, language), joined("; ", now), then)

    def answer(one: AnswerChange) -> Line:
        both = {name: dutch(text, language) for name, text in (("before", one.before), ("after", one.after))}
        return Line(one.label, filled(words.since.then_now, **both))

    return SinceView(
        previous=day_words(found.old.assessment.reference_date, language),
        summary=summary_of(found, language),
        warnings=tuple(_caution(one, language) for one in found.cautions),
        themes=tuple(
            SinceTheme(one.title, _view(one.before, language), _view(one.after, language)) for one in found.themes
        ),
        norms=tuple(_norm(one, found, language) for one in found.changed),
        same_outcome=", ".join(same),
        answers=tuple(answer(one) for one in found.answers),
        terms=tuple(term(one) for one in found.deadlines),
    )


def _norm(change: NormChange, found: Comparison, language: Language) -> SinceNorm:
    versions = found.new.assessment.rulebook.versions(change.norm_id)
    link = link_to(versions[-1]) if versions else NormLink(change.norm_id, change.title, "")
    words = "" if change.judged_before is change.judged_after else judged(change, language)
    why = cause_words(change, language)
    return SinceNorm(link, _view(change.before, language), _view(change.after, language), why, words)


def _view(outcome: Outcome | None, language: Language) -> OutcomeView:
    if outcome is not None:
        return outcome_view(outcome, language)
    return OutcomeView("niet_van_toepassing", "–", outcome_or_none(None, language))


def _caution(caution: Caution, language: Language) -> str:
    given = {
        name: day_words(one, language) if isinstance(one, date) else dutch(one, language)
        for name, one in caution.given.items()
    }
    return filled(translated(caution.sentence, language), **given)
