"""From an inspection to everything that its report shows: three things side by side, and never one for the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compliance.assessment.result import NormResult
from compliance.files.text import digest
from compliance.inspection.checks import is_urgent
from compliance.inspection.model import VISIT_FACT, Entry, Grade, Reaction, State
from compliance.inspection.model import Step as Measure
from compliance.inspection.progress import STATE_WORDS
from compliance.inspection.reader import Inspection
from compliance.inspection.rounds import Comparison
from compliance.inspection.statements import MOTIVATION, SELF_REPORT, Statement, statements_of
from compliance.report.charts import shortened
from compliance.report.findings import citations, link_to, outcome_view, status_words
from compliance.report.view import RUNNING_LENGTH, view_of
from compliance.report.view_model import ReportView
from compliance.report.view_parts import Line, NormLink, OutcomeView
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import day_text
from compliance.seeds.fact_sheets import sheets_of

NOT_FINAL = "dit kan nog veranderen"
DIRECTLY = "per direct"
GRADE_MEANINGS = (
    Line(Grade.STATED.value, "iemand zei het, in een gesprek of in de zelfrapportage"),
    Line(Grade.DOCUMENTED.value, "het staat in een document dat de inspecteur las"),
    Line(Grade.SEEN.value, "de inspecteur zag het zelf"),
)
FOLLOW_UPS = {
    "resultaatverslag": "De aanbieder stuurt een verslag van het resultaat.",
    "hertoets": "De inspecteur toetst opnieuw.",
}
DECISIONS = {"overgenomen": "Overgenomen", "deels": "Deels overgenomen", "niet": "Niet overgenomen"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What an inspector observed: its id, the text, what it rests on, and why it was withdrawn if it was."""

    id: str
    text: str
    sources: str
    grade: str
    withdrawn: str


@dataclass(frozen=True, slots=True)
class NormSheet:
    """One norm: what the self-report gives, what was observed, and the judgement, each in its own words."""

    link: NormLink
    severity: str
    urgent: bool
    status: str
    citations: str
    given_id: str
    given: OutcomeView
    given_reason: str
    observations: tuple[Seen, ...]
    judgement: OutcomeView | None
    motivation_id: str
    motivation: str
    grade: str
    differs: bool
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NormLine:
    """A norm on which the inspector said nothing."""

    link: NormLink
    given: OutcomeView


@dataclass(frozen=True, slots=True)
class InspectionTheme:
    """The norms of one theme, those with something of the inspector first."""

    title: str
    anchor: str
    sheets: tuple[NormSheet, ...]
    others: tuple[NormLine, ...]
    elsewhere: tuple[NormLink, ...]


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure, worded."""

    id: str
    text: str
    norms: tuple[NormLink, ...]
    power: str
    until: str
    why_until: str
    follow_up: str
    done: str


@dataclass(frozen=True, slots=True)
class ReactionRow:
    """A point of the provider's reaction, with the statement that it is about and what was done with it."""

    id: str
    statement: str
    changed: bool
    withdrawn: str
    text: str
    decision: str
    why: str
    change: str


@dataclass(frozen=True, slots=True)
class ImprovedRow:
    """What was improved after the concept."""

    norms: tuple[NormLink, ...]
    text: str
    grade: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its number and out of how many it was chosen."""

    id: str
    kind: str
    what: str
    number: str


@dataclass(frozen=True, slots=True)
class InspectionView:
    """Everything that an inspection report shows beside the annexes of the self-report."""

    title: str
    state: str
    state_line: str
    final: bool
    facts: tuple[Line, ...]
    warning: str
    summary: tuple[str, ...]
    judgements: tuple[tuple[OutcomeView, str], ...]
    urgent: tuple[NormLink, ...]
    differing: tuple[NormLink, ...]
    sources: tuple[SourceRow, ...]
    grades: tuple[Line, ...]
    themes: tuple[InspectionTheme, ...]
    measures: tuple[MeasureRow, ...]
    reactions: tuple[ReactionRow, ...]
    reaction_words: str
    improvements: tuple[ImprovedRow, ...]


def judgement_view(outcome: Outcome) -> OutcomeView:
    """Give a judgement as a reader sees it: *voldoet* of an inspector does not rest on what was stated alone."""
    found = outcome_view(outcome)
    return replace(found, word="voldoet") if outcome is Outcome.VOLDOET else found


def inspection_view(inspection: Inspection, comparison: Comparison | None = None) -> tuple[InspectionView, ReportView]:
    """Give what an inspection report shows, and the view of the self-report from which its annexes come."""
    return _Inspection(inspection).view(), _annexes(inspection, comparison)


def _annexes(inspection: Inspection, comparison: Comparison | None) -> ReportView:
    view = view_of(inspection.assessment, comparison)
    mine = Line("Inspectiebestand", digest(inspection.text.encode()))
    return replace(view, colophon=(*view.colophon, mine))


class _Inspection:
    """The parts of one inspection report."""

    def __init__(self, inspection: Inspection) -> None:
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
        state = STATE_WORDS[progress.state]
        final = progress.state.rank >= State.ESTABLISHED.rank
        judged = {norm_id: entry for norm_id, entry in self.entries.items() if entry.judgement is not None}
        rulebook = self.assessment.rulebook.frame
        warning = (
            f"Dit inspectiebestand is gemaakt met regelboek {self.other_rulebook}. De uitkomsten hieronder zijn "
            f"uitgerekend met {rulebook.id} {rulebook.version}."
        )
        return InspectionView(
            title=f"Inspectierapport {shortened(self.assessment.report.name, RUNNING_LENGTH)} – {state.lower()}",
            state=state,
            state_line=f"Inspectierapport – {state.lower()}{'' if final else f', {NOT_FINAL}'}",
            final=final,
            facts=tuple(self._facts()),
            warning=warning if self.other_rulebook else "",
            summary=tuple(self._summary(judged)),
            judgements=tuple(
                (judgement_view(outcome), f"{number} van {len(judged)}")
                for outcome in Outcome
                if (number := sum(entry.judgement is outcome for entry in judged.values()))
            ),
            urgent=tuple(self._link(norm_id) for norm_id in self.entries if self._urgent(norm_id)),
            differing=tuple(self._link(norm_id) for norm_id in judged if self._differs(norm_id)),
            sources=tuple(
                SourceRow(name, one.kind.value, one.what, _number(one.number, one.total))
                for name, one in self.written.sources.items()
            ),
            grades=GRADE_MEANINGS,
            themes=tuple(self._themes()),
            measures=tuple(self._measure(one) for one in self.written.steps),
            reactions=tuple(self._reaction(one) for one in self.written.reactions),
            reaction_words=self._reaction_words(),
            improvements=tuple(
                ImprovedRow(tuple(self._link(norm_id) for norm_id in one.norms), one.text, one.grade.value)
                for one in self.written.improvements
            ),
        )

    def _facts(self) -> list[Line]:
        visit, progress = self.written.visit, self.written.progress
        days = " en ".join(day_text(day) for day in visit.days)
        lines = [
            ("Stand van dit rapport", STATE_WORDS[progress.state]),
            (
                f"Bezoek ({VISIT_FACT})" if visit.days else "Bezoek",
                ", ".join(filter(None, (days, visit.kind))) or "niet ingevuld",
            ),
            ("Wie kwamen er", ", ".join(visit.roles) or "niet ingevuld"),
            ("Peildatum zelfrapportage", day_text(self.assessment.reference_date)),
            ("Opgesteld door (code)", progress.author or "niet ingevuld"),
            ("Concept van", day_text(progress.concept_on) if progress.concept_on else ""),
            ("Reactie tot en met", day_text(progress.reaction_until) if progress.reaction_until else ""),
            ("Vastgesteld door (code)", progress.second or "nog niet vastgesteld"),
            ("Vastgesteld op", day_text(progress.established_on) if progress.established_on else ""),
            ("Openbaar op", day_text(progress.public_on) if progress.public_on else ""),
        ]
        frame = self.assessment.rulebook.frame
        lines += [
            ("Regelboek", f"{frame.title}, versie {frame.version}"),
            ("Digest zelfrapportage", self.assessment.report.digest),
        ]
        return [Line(label, text) for label, text in lines if text]

    def _summary(self, judged: dict[str, Entry]) -> list[str]:
        total, number = len(self.assessment.norms), len(judged)
        differs = sum(self._differs(norm_id) for norm_id in judged)
        weak = sum(entry.grade is Grade.STATED for entry in judged.values())
        lines = [f"De inspecteur gaf over {number} van de {total} normen een oordeel."]
        if differs:
            lines.append(
                f"{differs} van die oordelen {'wijkt' if differs == 1 else 'wijken'} af van de zelfrapportage."
            )
        if weak:
            what = "oordeel rust" if weak == 1 else "oordelen rusten"
            lines.append(f"{weak} {what} (mede) op wat alleen is verklaard.")
        lines.append("Over de andere normen staat hier alleen wat volgt uit de zelfrapportage. Dat is geen oordeel.")
        return lines

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
                    tuple(NormLine(link_to(one.norm), outcome_view(one.outcome)) for one in shown),
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
            status=status_words(norm),
            citations=". ".join(citations(norm.source, self.sheets)),
            given_id=f"F-{result.id}-{SELF_REPORT}",
            given=outcome_view(result.outcome),
            given_reason=result.reason,
            observations=tuple(
                Seen(
                    f"F-{result.id}-{one.number}",
                    one.text,
                    ", ".join(one.sources),
                    one.grade.value,
                    one.withdrawn or "",
                )
                for one in entry.observations
            ),
            judgement=judgement_view(judged) if judged is not None else None,
            motivation_id=f"F-{result.id}-{MOTIVATION}",
            motivation=entry.motivation or "",
            grade=entry.grade.value,
            differs=self._differs(result.id),
            measures=tuple(f"M{step.number}" for step in self.written.steps if result.id in step.norms),
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
            done = "Niet uitgevoerd." if step.done == "nee" else f"Klaar op {day_text(step.done)}."
        return MeasureRow(
            id=f"M{step.number}",
            text=step.what,
            norms=tuple(self._link(norm_id) for norm_id in step.norms),
            power=step.power.value,
            until=day_text(step.until) if step.until else DIRECTLY,
            why_until=step.why_until or "",
            follow_up=FOLLOW_UPS[step.follow_up],
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
            decision=DECISIONS[one.decision.value] if one.decision else "Nog geen besluit",
            why=one.why or "",
            change=one.change or "",
        )

    def _reaction_words(self) -> str:
        progress = self.written.progress
        if progress.state is State.CONCEPT:
            return "De aanbieder heeft nog niet kunnen reageren."
        if self.written.reactions:
            return ""
        if progress.no_reaction == "ja":
            return "De aanbieder kreeg het concept en gaf geen reactie."
        until = progress.reaction_until
        words = f" De aanbieder kan reageren tot en met {day_text(until)}." if until is not None else ""
        return f"Er is nog geen reactie.{words}"


def _number(number: int | None, total: int | None) -> str:
    if number is None:
        return "–"
    return f"{number} van {total}" if total is not None else str(number)
