"""From an assessment to everything that a report shows. The templates only lay it out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby

from compliance.assessment.fact import Missing
from compliance.assessment.publication import facts_of
from compliance.assessment.result import Assessment, Contradiction, NormResult
from compliance.inspection.rounds import Comparison
from compliance.report.advice_view import advice_view
from compliance.report.answers_view import AnswersAnnex
from compliance.report.charts import outcome_chart, shortened
from compliance.report.colophon import colophon
from compliance.report.conclusion import conclude, is_urgent
from compliance.report.findings import (
    Findings,
    citations,
    counted_or_empty,
    in_force_words,
    link_to,
    outcome_view,
    status_words,
)
from compliance.report.glossary import glossary
from compliance.report.language import Language, translated
from compliance.report.own_view import own_view
from compliance.report.passage import filled
from compliance.report.plan import plan_of
from compliance.report.provenance import Provenance, provenance
from compliance.report.since_view import since_view
from compliance.report.text import STATUS_WORDS
from compliance.report.themes import Themes, tallies_of, worst_first
from compliance.report.view_model import NormEntry, NormGroup, NormTheme, ReportView
from compliance.report.view_parts import (
    ContradictionView,
    FindingView,
    Line,
    NormLink,
    OpenAnswer,
    OutcomeView,
    PublicView,
)
from compliance.report.words import Words, counted_words, load_words
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import applies_sentence, asked_sentences, watch_text

MOST_URGENT = 8
MOST_OTHERS = 8
MOST_OPEN = 20
RUNNING_LENGTH = 60


def view_of(
    assessment: Assessment,
    comparison: Comparison | None = None,
    made_with: Provenance | None = None,
    language: Language = Language.DUTCH,
) -> ReportView:
    """Give everything that a report of this assessment shows, worded and in order, as plain frozen data.

    With a ``comparison`` it shows what changed since the previous round as well. The same assessment gives the same
    view: nothing is read from a clock, an environment or a network. ``made_with`` is what the colophon names; without
    it, this program and what it runs on.
    """
    view = _Report(assessment, load_words(language), made_with or provenance()).view()
    return view if comparison is None else replace(view, since=since_view(comparison, language))


class _Report:
    """The parts of one report."""

    def __init__(self, assessment: Assessment, words: Words, made_with: Provenance) -> None:
        self.assessment = assessment
        self.words = words
        self.made_with = made_with
        self.facts = facts_of(assessment)
        self.findings = Findings(assessment, self.facts, words)
        since = Counter(in_force_words(one.norm, words) for one in assessment.norms)
        self.norms_since = since.most_common(1)[0][0] if since else ""

    def view(self) -> ReportView:
        assessment, words, frame = self.assessment, self.words, self.assessment.rulebook.frame
        conclusion = conclude(assessment, words)
        tallies = tallies_of(assessment.counts, words)
        urgent = [one for one in worst_first(assessment.norms) if is_urgent(one)]
        others = [
            one
            for one in worst_first(assessment.norms)
            if one.outcome.breached and one.primary is not False and not is_urgent(one)
        ]
        judge = [one for one in worst_first(assessment.norms) if one.outcome is Outcome.OORDEEL_INSPECTEUR]
        open_answers = self._open_answers()
        annex = AnswersAnnex(assessment, self.facts, words)
        name = assessment.report.name
        return ReportView(
            title=filled(words.cover.title, name=shortened(name, RUNNING_LENGTH)),
            location=name,
            running=shortened(name, RUNNING_LENGTH),
            reference_date=words.day(assessment.reference_date),
            created=assessment.reference_date.isoformat(),
            facts=self._cover(),
            language_note=words.language_note,
            warning=filled(words.cover.beyond, checked=words.day(frame.checked_until))
            if assessment.beyond_check
            else "",
            public=_public_view(words) if assessment.public else None,
            own=own_view(assessment, words),
            conclusion_kind=conclusion.kind,
            conclusion=conclusion.sentences,
            tallies=tallies,
            chart=outcome_chart(tallies, assessment.counts.total, words),
            total=str(assessment.counts.total),
            urgent=self._several(urgent[:MOST_URGENT]),
            other_breaches=self._several(others[:MOST_OTHERS]),
            more_urgent=self._more(urgent, MOST_URGENT),
            more_breaches=self._more(others, MOST_OTHERS),
            open_answers=open_answers[:MOST_OPEN],
            more_open=counted_or_empty(words.lists.more_open, len(open_answers) - MOST_OPEN),
            to_judge=self._several(judge),
            contradictions=tuple(self._contradiction(one) for one in assessment.contradictions),
            filled_in_by=assessment.report.filled_in_by,
            checked_until=words.day(frame.checked_until),
            checked_note=frame.checked_note,
            theme_titles=tuple(theme.title for theme in assessment.rulebook.themes),
            not_asked=self._not_asked(),
            themes=Themes(assessment, self.findings, words).all(),
            advice=advice_view(assessment, words),
            plan=plan_of(assessment, self.findings, words),
            plan_open=counted_or_empty(words.lists.plan_open, len(open_answers)),
            answers=annex.themes(),
            left_out=annex.left_out(),
            migrated=annex.migrated(),
            closed_answers=tuple(self._label(name) for name in assessment.closed_answers),
            norm_themes=self._norms(),
            norms_since=filled(words.lists.norms_since, since=self.norms_since) if self.norms_since else "",
            watched=self._watched(),
            glossary=glossary(assessment.rulebook, self.findings.sheets, words.language),
            severities=tuple(Line(severity.value, text) for severity, text in words.severities.items()),
            statuses=_statuses(assessment, words.language),
            outcomes=(
                *((outcome_view(outcome, words.language), text) for outcome, text in words.outcomes.items()),
                (OutcomeView("secondary", words.secondary.symbol, words.secondary.word), words.secondary.meaning),
            ),
            same=words.colophon.same,
            colophon=colophon(assessment, words, self.made_with),
        )

    def _several(self, results: list[NormResult]) -> tuple[FindingView, ...]:
        return tuple(self.findings.finding(one) for one in results)

    def _more(self, results: list[NormResult], shown: int) -> str:
        return counted_or_empty(self.words.lists.more, len(results) - shown)

    def _cover(self) -> tuple[Line, ...]:
        say, assessment = self.words.cover, self.assessment
        report, frame = assessment.report, assessment.rulebook.frame
        setting = self.facts.vocabulary.get("locatie.setting")
        key = report.text("locatie.setting")
        start, end = report.period.start, report.period.end
        period = say.period_unknown
        if start or end:
            days = [self.words.day(day) if day else say.not_filled_in for day in (start, end)]
            period = filled(say.period_text, start=days[0], end=days[1])
        house = self.words.dutch(report.text("locatie.soort_huis") or "")
        title = self.words.dutch(frame.title)
        return (
            Line(say.setting, self.words.dutch(setting.option_text(key)) if setting and key else say.not_filled_in),
            *([Line(say.house, house)] if house else []),
            Line(say.period, period),
            Line(say.reference_date, self.words.day(assessment.reference_date)),
            *(
                []
                if assessment.public
                else [Line(say.filled_in_by, self.words.dutch(report.filled_in_by) or say.not_filled_in)]
            ),
            Line(say.profile, counted_words(say.profile_text, assessment.counts.total, title=self._asked())),
            Line(say.rulebook, filled(say.rulebook_text, title=title, version=frame.version)),
            Line(say.checked_until, self.words.day(frame.checked_until)),
            Line(say.digest, assessment.rulebook.digest),
            *([Line(say.report_digest, report.digest)] if report.digest else []),
        )

    def _asked(self) -> str:
        """Say what was asked: the title of the profile, and which themes when it is not all of them."""
        selection = self.assessment.selection
        if not selection.themes:
            return self.words.dutch(selection.profile.title)
        themes = self.words.dutch(", ".join(f"‘{theme.title}’" for theme in selection.themes))
        title = self.words.dutch(selection.profile.title)
        return counted_words(self.words.cover.themes, len(selection.themes), title=title, themes=themes)

    def _open_answers(self) -> tuple[OpenAnswer, ...]:
        """Give the missing answers that could still decide a norm, those that most norms wait for first."""
        waiting: dict[Missing, list[NormLink]] = {}
        for result in self.assessment.norms:
            if result.outcome is Outcome.ONVOLDOENDE_INFORMATIE:
                for one in result.missing:
                    waiting.setdefault(one, []).append(link_to(result.norm))
        texts: dict[str, dict[NormLink, None]] = {}
        for one, norms in waiting.items():
            texts.setdefault(self.findings.missing_texts((one,))[0], {}).update(dict.fromkeys(norms))
        found = [
            OpenAnswer(text, tuple(norms), counted_words(self.words.lists.waiting_norms, len(norms)))
            for text, norms in texts.items()
        ]
        return tuple(sorted(found, key=lambda one: -len(one.norms)))

    def _contradiction(self, found: Contradiction) -> ContradictionView:
        norms = [link_to(result.norm) for result in self.assessment.norms if found.id in result.contradictions]
        questions = [name for name in found.fields if self.facts.vocabulary.inputs(name) == ()]
        return ContradictionView(
            because=found.because,
            record=found.record,
            fields=tuple(dict.fromkeys(self._label(name) for name in questions)),
            norms=tuple(norms),
        )

    def _label(self, name: str) -> str:
        question = self.facts.vocabulary.questions.get(name)
        field = self.facts.vocabulary.get(name)
        return question.label if question else field.label if field else name

    def _not_asked(self) -> tuple[NormLink, ...]:
        versions = [self.assessment.rulebook.versions(norm_id) for norm_id in self.assessment.not_asked]
        return tuple(link_to(norms[-1]) for norms in versions if norms)

    def _norms(self) -> tuple[NormTheme, ...]:
        """Give the norms by theme; those that follow each other and apply in the same cases stand together."""
        vocabulary = self.facts.vocabulary
        themes: list[NormTheme] = []
        for theme in self.assessment.themes:
            listed = [one for one in self.assessment.norms if one.norm.theme == theme.id]
            here = [one for one in listed if one.outcome is not Outcome.NIET_VAN_TOEPASSING]
            together = groupby(here, lambda one: applies_sentence(one.norm, vocabulary))
            groups = (NormGroup(applies, tuple(self._entry(one) for one in some)) for applies, some in together)
            others = tuple(link_to(one.norm) for one in listed if one.outcome is Outcome.NIET_VAN_TOEPASSING)
            themes.append(NormTheme(theme.title, tuple(groups), others))
        return tuple(themes)

    def _entry(self, result: NormResult) -> NormEntry:
        norm = result.norm
        since = in_force_words(norm, self.words)
        unknown = result.outcome is Outcome.ONVOLDOENDE_INFORMATIE
        return NormEntry(
            link=link_to(norm),
            status=status_words(norm, self.words.language),
            in_force="" if since == self.norms_since else since,
            addressee=norm.addressee,
            citations=citations(norm.source, self.findings.sheets),
            # What a norm asks that cannot be tested yet is in `vbm rules show`; a form that is half empty has many.
            sentences=() if unknown else asked_sentences(norm, self.facts.vocabulary),
            outcome=outcome_view(result.outcome, self.words.language),
            met=result.outcome is Outcome.VOLDOET,
        )

    def _watched(self) -> tuple[Line, ...]:
        """Give what may change, each text once with the norms that it is about."""
        about: dict[str, list[str]] = {}
        for result in self.assessment.norms:
            if result.norm.watch is not None:
                about.setdefault(watch_text(result.norm.watch), []).append(result.id)
        return tuple(Line(", ".join(norms), text) for text, norms in about.items())


def _public_view(words: Words) -> PublicView:
    say = words.public
    return PublicView(say.title, say.lead, say.left_out, say.answers)


def _statuses(assessment: Assessment, language: Language) -> tuple[str, ...]:
    used = {result.norm.status for result in assessment.norms}
    return tuple(translated(words, language) for status, words in STATUS_WORDS.items() if status in used)
