"""From an inspection to everything that its report shows: three things side by side, and never one for the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum

from compliance.assessment.result import NormResult
from compliance.inspection.checks import is_urgent
from compliance.inspection.model import VISIT_FACT, Entry, Grade, Observation, Reaction, State
from compliance.inspection.model import Step as Measure
from compliance.inspection.progress import STATE_WORDS
from compliance.inspection.reader import Inspection
from compliance.inspection.rounds import Comparison
from compliance.inspection.statements import MOTIVATION, SELF_REPORT, Statement, statements_of
from compliance.report.charts import shortened
from compliance.report.findings import citations, link_to, outcome_view, status_words
from compliance.report.inspection_parts import (
    ImprovedRow,
    InspectionTheme,
    InspectionView,
    MeasureRow,
    NormLine,
    NormSheet,
    ReactionRow,
    Seen,
    SourceRow,
)
from compliance.report.inspection_words import inspection_words
from compliance.report.language import Language, day_words, dutch, judgement_words, translated
from compliance.report.passage import filled, joined
from compliance.report.provenance import Provenance
from compliance.report.view import RUNNING_LENGTH, view_of
from compliance.report.view_model import ReportView
from compliance.report.view_parts import Line, NormLink, OutcomeView
from compliance.report.words import counted_words
from compliance.rulebook.outcome import Outcome
from compliance.seeds.fact_sheets import sheets_of


def inspection_view(
    inspection: Inspection,
    comparison: Comparison | None = None,
    language: Language = Language.DUTCH,
    made_with: Provenance | None = None,
) -> tuple[InspectionView, ReportView]:
    """Give what an inspection report shows, and the view of the self-report from which its annexes come."""
    return _Inspection(inspection, language).view(), _annexes(inspection, comparison, language, made_with)


def _annexes(
    inspection: Inspection, comparison: Comparison | None, language: Language, made_with: Provenance | None
) -> ReportView:
    view = view_of(inspection.assessment, comparison, made_with, language)
    say = inspection_words(language).facts
    mine = (Line(say.file, inspection.digest),) if inspection.digest else ()
    return replace(view, colophon=(*view.colophon, *mine))


class _Inspection:
    """The parts of one inspection report."""

    def __init__(self, inspection: Inspection, language: Language) -> None:
        self.language = language
        self.words = inspection_words(language)
        self.written = inspection.written
        self.assessment = inspection.assessment
        self.other_rulebook = inspection.other_rulebook
        self.sheets = sheets_of(inspection.assessment.rulebook)
        self.statements = {one.id: one for one in statements_of(inspection.written, inspection.assessment)}
        self.results = {one.id: one for one in inspection.assessment.norms}
        self.entries = {
            one.id: entry for one in inspection.assessment.norms if (entry := inspection.written.entry(one.id))
        }

    def view(self) -> InspectionView:
        progress = self.written.progress
        words, state = self.words, translated(STATE_WORDS[progress.state], self.language)
        final = progress.state.rank >= State.ESTABLISHED.rank
        judged = {norm_id: entry for norm_id, entry in self.entries.items() if entry.judgement is not None}
        rulebook = self.assessment.rulebook.frame
        name = shortened(self.assessment.report.name, RUNNING_LENGTH)
        used = f"{rulebook.id} {rulebook.version}"
        warning = filled(words.other_rulebook, named=self.other_rulebook, used=used)
        state_line = words.state_line if final else words.state_line_draft
        return InspectionView(
            title=filled(words.title, name=name, state=state.lower()),
            language_note=words.language_note,
            state=state,
            state_line=filled(state_line, state=state.lower()),
            final=final,
            facts=tuple(self._facts()),
            warning=warning if self.other_rulebook else "",
            summary=tuple(self._summary(judged)),
            judgements=tuple(
                (self._judgement(outcome), filled(words.of, number=number, total=len(judged)))
                for outcome in Outcome
                if (number := sum(entry.judgement is outcome for entry in judged.values()))
            ),
            urgent=tuple(
                (self._link(norm_id), self._last_word(norm_id)) for norm_id in self.entries if self._urgent(norm_id)
            ),
            differing=tuple(self._link(norm_id) for norm_id in judged if self._differs(norm_id)),
            sources=tuple(
                SourceRow(name, self._say(one.kind), one.what, self._number(one.number, one.total))
                for name, one in self.written.sources.items()
            ),
            grades=tuple(Line(self._say(grade), text) for grade, text in words.grades.items()),
            themes=tuple(self._themes()),
            measures=tuple(self._measure(one) for one in self.written.steps),
            reactions=tuple(self._reaction(one) for one in self.written.reactions),
            reaction_words=self._reaction_words(),
            improvements=tuple(
                ImprovedRow(tuple(self._link(norm_id) for norm_id in one.norms), one.text, self._say(one.grade))
                for one in self.written.improvements
            ),
        )

    def _judgement(self, outcome: Outcome) -> OutcomeView:
        return replace(outcome_view(outcome), word=judgement_words(outcome, self.language))

    def _day(self, day: date | None) -> str:
        return day_words(day, self.language) if day is not None else ""

    def _dutch(self, text: str) -> str:
        return dutch(text, self.language)

    def _say(self, word: StrEnum) -> str:
        """Give a word of the form of an inspection file, which means one thing only, in the language of the report."""
        return translated(word.value, self.language)

    def _facts(self) -> list[Line]:
        visit, progress, say = self.written.visit, self.written.progress, self.words.facts
        days = joined(self.words.both, (self._day(day) for day in visit.days))
        kind = translated(visit.kind, self.language) if visit.kind else ""
        when = joined(", ", filter(None, (days, kind)))
        frame = self.assessment.rulebook.frame
        lines = [
            (say.state, translated(STATE_WORDS[progress.state], self.language)),
            (filled(say.visit_cited, id=VISIT_FACT) if visit.days else say.visit, when or say.not_filled_in),
            (say.roles, self._dutch(", ".join(visit.roles)) or say.not_filled_in),
            (say.reference_date, self._day(self.assessment.reference_date)),
            (say.author, "" if self.assessment.public else progress.author or say.not_filled_in),
            (say.concept_on, self._day(progress.concept_on)),
            (say.reaction_until, self._day(progress.reaction_until)),
            (say.second, "" if self.assessment.public else progress.second or say.not_established),
            (say.established_on, self._day(progress.established_on)),
            (say.public_on, self._day(progress.public_on)),
            (say.rulebook, filled(say.rulebook_text, title=self._dutch(frame.title), version=frame.version)),
            (say.digest, self.assessment.report.digest),
        ]
        return [Line(label, text) for label, text in lines if text]

    def _summary(self, judged: dict[str, Entry]) -> list[str]:
        say = self.words.summary
        differs = sum(self._differs(norm_id) for norm_id in judged)
        weak = sum(entry.grade is Grade.STATED for entry in judged.values())
        lines = [filled(say.judged, number=len(judged), total=len(self.assessment.norms))]
        lines += [counted_words(pair, number) for pair, number in ((say.differs, differs), (say.weak, weak)) if number]
        return [*lines, say.others]

    def _themes(self) -> list[InspectionTheme]:
        found = []
        for theme in self.assessment.themes:
            here = [one for one in self.assessment.norms if one.norm.theme == theme.id]
            mine = [one for one in here if one.id in self.entries]
            rest = [one for one in here if one.id not in self.entries]
            shown = [one for one in rest if one.outcome is not Outcome.NIET_VAN_TOEPASSING]
            none = [link_to(one.norm) for one in rest if one.outcome is Outcome.NIET_VAN_TOEPASSING]
            found.append(
                InspectionTheme(
                    theme.title,
                    f"thema-{theme.id}",
                    tuple(self._sheet(one, self.entries[one.id]) for one in mine),
                    tuple(NormLine(link_to(one.norm), outcome_view(one.outcome, self.language)) for one in shown),
                    tuple(none),
                )
            )
        return sorted(found, key=lambda one: not one.sheets)

    def _sheet(self, result: NormResult, entry: Entry) -> NormSheet:
        norm = result.norm
        judged = entry.judgement
        return NormSheet(
            link=link_to(norm),
            severity=result.severity.value,
            urgent=self._urgent(result.id),
            status=status_words(norm, self.language),
            citations=". ".join(citations(norm.source, self.sheets)),
            given_id=f"F-{result.id}-{SELF_REPORT}",
            given=outcome_view(result.outcome, self.language),
            given_reason=result.reason,
            observations=tuple(self._seen(result.id, one) for one in entry.observations),
            judgement=self._judgement(judged) if judged is not None else None,
            motivation_id=f"F-{result.id}-{MOTIVATION}",
            motivation=entry.motivation or "",
            grade=self._say(entry.grade),
            differs=self._differs(result.id),
            measures=tuple(f"M{step.number}" for step in self.written.steps if result.id in step.norms),
        )

    def _seen(self, norm_id: str, one: Observation) -> Seen:
        sources = ", ".join(one.sources)
        return Seen(f"F-{norm_id}-{one.number}", one.text, sources, self._say(one.grade), one.withdrawn or "")

    def _last_word(self, norm_id: str) -> OutcomeView:
        """Give what the inspector judged of a norm, or else what the self-report gives."""
        judgement = self.entries[norm_id].judgement
        return (
            self._judgement(judgement)
            if judgement is not None
            else outcome_view(self.results[norm_id].outcome, self.language)
        )

    def _urgent(self, norm_id: str) -> bool:
        return is_urgent(norm_id, self.written, self.assessment)

    def _differs(self, norm_id: str) -> bool:
        """Whether the judgement is another outcome than the self-report gives, where that gives one."""
        judged, given = self.entries[norm_id].judgement, self.results[norm_id].outcome
        open_ = (Outcome.OORDEEL_INSPECTEUR, Outcome.ONVOLDOENDE_INFORMATIE)
        return judged is not None and judged is not given and given not in open_

    def _link(self, norm_id: str) -> NormLink:
        return link_to(self.results[norm_id].norm)

    def _measure(self, step: Measure) -> MeasureRow:
        done = ""
        if step.done is not None:
            say = self.words
            done = say.not_done if step.done == "nee" else filled(say.done, day=self._day(step.done))
        return MeasureRow(
            id=f"M{step.number}",
            text=step.what,
            norms=tuple(self._link(norm_id) for norm_id in step.norms),
            power=self._say(step.power),
            until=self._day(step.until) or self.words.directly,
            why_until=step.why_until or "",
            follow_up=self.words.follow_ups[step.follow_up],
            done=done,
        )

    def _reaction(self, one: Reaction) -> ReactionRow:
        statement: Statement = self.statements[one.fact]
        return ReactionRow(
            id=one.fact,
            statement=statement.text,
            changed=one.text_was is not None and one.text_was != statement.digest,
            withdrawn=statement.withdrawn,
            text=one.text,
            decision=self.words.decisions[one.decision] if one.decision else self.words.undecided,
            why=one.why or "",
            change=one.change or "",
        )

    def _reaction_words(self) -> str:
        progress, say = self.written.progress, self.words.reactions
        if progress.state is State.CONCEPT:
            return say.not_yet
        if self.written.reactions:
            return ""
        if progress.no_reaction == "ja":
            return say.none_given
        until = progress.reaction_until
        return filled(say.waiting_until, day=self._day(until)) if until is not None else say.waiting

    def _number(self, number: int | None, total: int | None) -> str:
        if number is None:
            return "–"
        return filled(self.words.of, number=number, total=total) if total is not None else str(number)
