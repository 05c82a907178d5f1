"""An assessment as text for a terminal: the outcomes, the explanation of one norm, and a summary in five lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.evaluator import Step
from compliance.assessment.reason import answered
from compliance.assessment.result import Assessment, ClauseResult, Counts, NormResult, RecordResult
from compliance.assessment.truth import Truth
from compliance.report.conclusion import conclude, is_urgent
from compliance.report.own_view import own_view
from compliance.report.words import load_words
from compliance.rulebook.expression import AllOf, Leaf, Not
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import day_text, norm_sentences, watch_text
from compliance.rulebook.vocabulary import Vocabulary
from compliance.seeds.fact_sheets import cite, sheets_of

SYMBOLS = {
    Outcome.NORMAFWIJKING: "✗",
    Outcome.ONVOLDOENDE_INFORMATIE: "?",
    Outcome.OORDEEL_INSPECTEUR: "○",
    Outcome.VERBETERPUNT: "△",
    Outcome.VOLDOET: "✓",
    Outcome.NIET_VAN_TOEPASSING: "–",
}
WIDTH = 100

STATUS_WORDS = {
    "wet": "wet",
    "wet_afgeleid": "volgt uit de wet",
    "amvb": "besluit bij de wet",
    "regeling": "regeling bij de wet",
    "veldnorm": "veldnorm, geen wet",
    "lezing_inspectie": "lezing van de inspectie, geen wet",
    "thema_inspectie": "thema van de inspectie, geen wet",
    "handreiking": "handreiking, geen wet",
    "voorkeur": "voorkeur uit het veld, geen wet",
    "aangekondigd": "aangekondigd, geldt nog niet",
    "tekst_niet_beschikbaar": "tekst niet beschikbaar",
    "eigen": "eigen norm, geen wet",
}
"""What each legal status is called."""


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """Wrap text at the width of a terminal."""
    lead = indent if first is None else first
    return textwrap.fill(text, WIDTH, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False)


def wrapped_lines(text: str) -> str:
    """Wrap each line at the width of a terminal; a point of a list hangs under its dash."""
    return "\n".join(
        wrapped(line, "    ", "") if line.startswith("  - ") else wrapped(line) for line in text.split("\n")
    )


def counts_text(counts: Counts) -> str:
    """Give counts in words: ``3 van de 46 normen: normafwijking; …``."""
    parts = [f"{outcome.printed}: {counts.of(outcome)}" for outcome in Outcome if counts.of(outcome)]
    if counts.secondary:
        parts.append(f"hetzelfde feit als een andere bevinding: {counts.secondary}")
    return f"{'; '.join(parts)} (samen {counts.total} {'norm' if counts.total == 1 else 'normen'})"


def conclusion(assessment: Assessment) -> str:
    """Give the conclusion in one sentence, the first of those in the report."""
    return conclude(assessment, load_words()).sentences[0]


def summary(assessment: Assessment) -> str:
    """Give the outcome in five lines, and one more in the version for publication."""
    report = assessment.report
    first = ", ".join(result.id for result in assessment.norms if is_urgent(result))
    if not first:
        unknown = assessment.counts.onvoldoende_informatie
        first = f"niets gevonden; over {unknown} van de {assessment.counts.total} normen is nog niets te zeggen"
        first = first if unknown else "niets gevonden"
    setting = report.text("locatie.setting") or "soort onbekend"
    lines = (
        f"{report.name} ({setting}), peildatum {day_text(assessment.reference_date)}",
        *([load_words().public.line] if assessment.public else []),
        conclusion(assessment),
        f"Telling: {counts_text(assessment.counts)}",
        f"Mag niet voortduren: {first}",
        "Dit is een zelfevaluatie en geen oordeel van de inspectie.",
    )
    return "\n".join(lines)


def assessment_text(assessment: Assessment) -> str:
    """Give all outcomes as text, theme by theme, worst first."""
    report = assessment.report
    lines = [
        f"{report.name} – {report.text('locatie.setting') or 'soort onbekend'}",
        " · ".join(
            (
                f"Peildatum {day_text(assessment.reference_date)}",
                f"regelboek {assessment.rulebook.frame.version}",
                f"profiel {assessment.selection.profile.id}",
                *(f"thema {theme.theme}" for theme in assessment.selection.themes),
            )
        ),
    ]
    if assessment.public:
        lines.append(wrapped(load_words().public.line))
    if assessment.beyond_check:
        checked = day_text(assessment.rulebook.frame.checked_until)
        lines.append(
            wrapped(
                f"Let op: de wet in dit regelboek is nagekeken tot en met {checked}. Daarna kan zij zijn veranderd."
            )
        )
    own = own_view(assessment, load_words())
    if own is not None:
        lines += ["", wrapped(f"{own.lead} {own.added} {own.changed}")]
        lines += [wrapped(one, "    ", "  - ") for one in own.changes]
    lines += ["", wrapped(conclusion(assessment)), wrapped(counts_text(assessment.counts)), ""]
    lines += [wrapped(f"Tegenspraak: {one.because}", "  ", "! ") for one in assessment.contradictions]
    for theme in assessment.themes:
        lines += ["", f"{theme.title}: {theme.outcome.printed}"]
        results = sorted(
            (result for result in assessment.norms if result.norm.theme == theme.id), key=lambda one: one.outcome.rank
        )
        for result in results:
            lines += _norm_lines(result)
    if assessment.not_asked:
        lines += ["", wrapped(f"Niet gevraagd: {', '.join(assessment.not_asked)}.")]
    lines += ["", "Dit is een zelfevaluatie en geen oordeel van de inspectie."]
    return "\n".join(lines)


def _norm_lines(result: NormResult) -> Iterator[str]:
    severity = f" {result.severity}" if result.outcome.breached else ""
    yield f"  {SYMBOLS[result.outcome]} {result.id}: {result.outcome.printed}{severity}"
    if result.outcome is Outcome.NIET_VAN_TOEPASSING:
        return
    yield wrapped(result.norm.title, "      ")
    if result.outcome is not Outcome.VOLDOET:
        yield wrapped(result.reason, "      ")
    if result.primary is False:
        yield wrapped(f"Hetzelfde feit als {', '.join(result.related)}.", "      ")
    for note in result.notes:
        yield wrapped(note, "        ", "      · ")


def explanation(assessment: Assessment, result: NormResult) -> str:
    """Explain one norm: article, clause sentences, answers used with their margins, and what would change it."""
    vocabulary = vocabulary_of(assessment.rulebook)
    norm = result.norm
    sheets = sheets_of(assessment.rulebook)
    cited = [(cite(source, sheets), source) for source in norm.source]
    begins = "verwacht" if norm.announced else "geldt"
    lines = [
        f"{norm.id} – {norm.title}",
        f"Uitkomst: {result.outcome.printed}" + (f" ({result.severity})" if result.outcome.breached else ""),
        f"Status: {STATUS_WORDS[norm.status]}, {begins} vanaf {day_text(norm.in_force.start)}",
        *(f"Bron: {found.text if found else source}" for found, source in cited),
        "",
        wrapped(result.reason),
    ]
    if norm.explanation:
        lines += ["", wrapped(norm.explanation)]
    lines += ["", "Wat de norm vraagt:", *(wrapped(one, "    ", "  - ") for one in norm_sentences(norm, vocabulary))]
    trace = [line for one in result.results() for line in _trace(one, vocabulary)]
    lines += ["", "Hoe de uitkomst volgt:", *trace] if trace else []
    if result.missing:
        names = dict.fromkeys(one.field for one in result.missing)
        lead = (
            "Ontbreekt, maar kan de uitkomst niet meer veranderen:"
            if result.outcome.breached
            else "Nog te beantwoorden:"
        )
        lines += ["", lead, *(f"  - {name}: {_label(name, vocabulary)}" for name in names)]
    remedies = list(dict.fromkeys(clause.remedy for clause in result.breached() if clause.remedy))
    if remedies:
        lines += ["", "Wat er nodig is:", *(wrapped(one, "    ", "  - ") for one in remedies)]
    if result.primary is False:
        lines += ["", wrapped(f"Dit is hetzelfde feit als {', '.join(result.related)} en telt niet apart mee.")]
    lines += [*(["", "Opmerkingen:"] if result.notes else []), *(wrapped(one, "    ", "  - ") for one in result.notes)]
    if norm.watch:
        lines += ["", wrapped(watch_text(norm.watch))]
    return "\n".join(lines)


def _label(name: str, vocabulary: Vocabulary) -> str:
    field = vocabulary.get(name)
    question = vocabulary.questions.get(name)
    return field.label if field else question.label if question else "zie het begin van de zelfrapportage"


def _trace(result: RecordResult, vocabulary: Vocabulary) -> Iterator[str]:
    indent = "  "
    if result.name:
        yield f"  {result.name}: {result.outcome.printed}"
        indent = "    "
    if result.applicability is not None:
        yield f"{indent}geldt hier: {_truth(result.applies)}"
        yield from _steps(result.applicability, vocabulary, indent + "  ")
    for member, outcome in result.members:
        yield f"{indent}{SYMBOLS[outcome]} {member}: {outcome.printed}"
    for clause in result.clauses:
        if clause.kind != "note" or clause.holds is Truth.TRUE:
            yield from _clause(clause, vocabulary, indent)


def _clause(clause: ClauseResult, vocabulary: Vocabulary, indent: str) -> Iterator[str]:
    yield wrapped(clause.sentence, indent + "  ", f"{indent}{SYMBOLS[clause.outcome]} ")
    for step in (clause.gate, clause.step):
        if step is not None:
            yield from _steps(step, vocabulary, indent + "    ")


def _steps(step: Step, vocabulary: Vocabulary, indent: str) -> Iterator[str]:
    if isinstance(step.expression, Leaf):
        yield wrapped(f"{answered(step, vocabulary)} → {_truth(step.truth)}", indent + "  ", indent)
        return
    if isinstance(step.expression, Not) or len(step.parts) > 1:
        words = (
            "niet" if isinstance(step.expression, Not) else "alle" if isinstance(step.expression, AllOf) else "een van"
        )
        yield f"{indent}{words} → {_truth(step.truth)}"
        indent += "  "
    for part in step.parts:
        yield from _steps(part, vocabulary, indent)


_TRUTHS = {
    Truth.TRUE: "ja",
    Truth.FALSE: "nee",
    Truth.UNKNOWN: "nog niet bekend",
    Truth.NOT_APPLICABLE: "niets te toetsen",
}


def _truth(truth: Truth) -> str:
    return _TRUTHS[truth]
