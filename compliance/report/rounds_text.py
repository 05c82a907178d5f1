"""Two rounds as text for a terminal and as data for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compliance.inspection.rounds import Cause, Comparison, NormChange
from compliance.report.text import wrapped
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import day_text

CAUSE_WORDS = {
    Cause.RULE: "de regels veranderden",
    Cause.LAW: "de wet veranderde",
    Cause.FACTS: "de feiten veranderden",
    Cause.TIME: "alleen de peildatum of de periode een andere is",
}
NOT_THERE = "niet gevraagd"


def outcome_words(outcome: Outcome | None) -> str:
    """Give an outcome in words, or that there was none."""
    return outcome.printed if outcome is not None else NOT_THERE


def cause_words(change: NormChange) -> str:
    """Say why an outcome is another one."""
    return ", ".join(CAUSE_WORDS[cause] for cause in change.causes)


def comparison_text(found: Comparison) -> str:
    """Give what changed between two rounds: themes, norms with their cause, answers, law, and terms."""
    old, new = found.old.assessment, found.new.assessment
    lines = [f"{new.report.name}: van {day_text(old.reference_date)} naar {day_text(new.reference_date)}"]
    lines += [wrapped(f"Let op: {one}") for one in found.warnings]
    lines += [wrapped(summary_of(found))]
    if found.themes:
        lines += ["", "Per thema"]
        for theme in found.themes:
            causes = ", ".join(f"{cause.value}: {number}" for cause, number in theme.causes)
            tail = f" ({causes})" if causes else ""
            lines.append(wrapped(f"{theme.title}: {_arrow(theme.before, theme.after)}{tail}", "    ", "  "))
    if found.changed:
        lines += ["", "Per norm"]
        for change in found.changed:
            lines += _norm(change)
    same = [one.norm_id for one in found.norms if one not in found.changed and (one.law or one.rule)]
    if same:
        lines += ["", wrapped(f"De tekst van de norm veranderde, de uitkomst niet: {', '.join(same)}.")]
    if found.answers:
        lines += ["", "Andere antwoorden"]
        lines += [wrapped(f"{one.label}: eerst {one.before}; nu {one.after}", "    ", "  - ") for one in found.answers]
    if found.deadlines:
        lines += ["", "Maatregelen van de vorige ronde"]
        for term in found.deadlines:
            until = f"uiterlijk {day_text(term.until)}" if term.until else "per direct"
            norms = "; ".join(f"{norm_id}: nu {outcome_words(outcome)}" for norm_id, outcome in term.norms)
            lines.append(wrapped(f"{term.id} {term.what} ({until}): {term.met.value}. {norms}.", "    ", "  - "))
    return "\n".join(lines)


def summary_of(found: Comparison) -> str:
    """Say in one sentence how much changed, and by what."""
    changed = [one for one in found.norms if one.outcome_changed]
    if not changed:
        return "Geen enkele norm kreeg een andere uitkomst."
    norms = "1 norm kreeg" if len(changed) == 1 else f"{len(changed)} normen kregen"
    numbers = ((words, sum(cause in change.causes for change in changed)) for cause, words in CAUSE_WORDS.items())
    causes = "; ".join(f"bij {number} omdat {words}" for words, number in numbers if number)
    return f"{norms} een andere uitkomst: {causes}."


def _norm(change: NormChange) -> Iterator[str]:
    yield wrapped(f"{change.norm_id}: {_arrow(change.before, change.after)}", "      ", "  - ")
    yield wrapped(change.title, "    ")
    if change.causes:
        facts = f" ({', '.join(change.facts)})" if change.facts and Cause.FACTS in change.causes else ""
        yield wrapped(f"Omdat {cause_words(change)}{facts}.", "    ")
    if change.judged_before is not None or change.judged_after is not None:
        yield wrapped(f"Oordeel inspecteur: {judged(change)}.", "    ")


def judged(change: NormChange) -> str:
    """Say what the inspector judged in both rounds."""
    words = [one.printed if one is not None else "geen" for one in (change.judged_before, change.judged_after)]
    return f"eerst {words[0]}; nu {words[1]}".replace(" (volgens opgave)", "")


def _arrow(before: Outcome | None, after: Outcome | None) -> str:
    if before is after:
        return f"blijft {outcome_words(after)}"
    return f"van {outcome_words(before)} naar {outcome_words(after)}"


def comparison_data(found: Comparison) -> dict[str, Any]:
    """Give what changed between two rounds as data of JSON types."""
    return {
        "schema_version": 1,
        "old": _round(found, old=True),
        "new": _round(found, old=False),
        "norms": [
            {
                "id": one.norm_id,
                "theme": one.theme,
                "title": one.title,
                "before": one.before,
                "after": one.after,
                "causes": list(one.causes),
                "rule_changed": one.rule,
                "law_changed": one.law,
                "facts_changed": list(one.facts),
                "judgement_before": one.judged_before,
                "judgement_after": one.judged_after,
            }
            for one in found.norms
        ],
        "themes": [
            {
                "id": one.id,
                "title": one.title,
                "before": one.before,
                "after": one.after,
                "causes": {cause.value: number for cause, number in one.causes},
            }
            for one in found.themes
        ],
        "answers": [
            {"question": one.question, "label": one.label, "theme": one.theme, "before": one.before, "after": one.after}
            for one in found.answers
        ],
        "deadlines": [
            {
                "id": one.id,
                "what": one.what,
                "until": one.until.isoformat() if one.until else None,
                "done": one.done.isoformat() if one.done else None,
                "met": one.met,
                "norms": dict(one.norms),
            }
            for one in found.deadlines
        ],
        "warnings": list(found.warnings),
    }


def _round(found: Comparison, *, old: bool) -> dict[str, Any]:
    assessment = (found.old if old else found.new).assessment
    frame = assessment.rulebook.frame
    return {
        "location": assessment.report.name,
        "reference_date": assessment.reference_date.isoformat(),
        "digest": assessment.report.digest,
        "rulebook": {"id": frame.id, "version": frame.version, "digest": assessment.rulebook.digest},
    }
