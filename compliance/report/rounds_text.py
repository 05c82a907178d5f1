"""Two rounds as text for a terminal and as data for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compliance.inspection.deadlines import Deadline
from compliance.inspection.rounds import Cause, Comparison, NormChange
from compliance.report.inspection_words import inspection_words
from compliance.report.language import Language, judgement_words, outcome_words
from compliance.report.passage import filled
from compliance.report.text import wrapped
from compliance.report.words import counted_words
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import day_text


def outcome_or_none(outcome: Outcome | None, language: Language = Language.DUTCH) -> str:
    """Give an outcome in words, or that there was none."""
    if outcome is None:
        return inspection_words(language).since.not_there
    return outcome_words(outcome, language)


def cause_words(change: NormChange, language: Language = Language.DUTCH) -> str:
    """Say why an outcome is another one."""
    return ", ".join(inspection_words(language).since.causes[cause] for cause in change.causes)


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
            norms = [f"{norm_id}: {now}" for norm_id, now in judged_then(term)]
            norms += [
                f"{norm_id}: nu {outcome_or_none(now)}" for norm_id, now in term.norms if norm_id not in term.judged
            ]
            told = " ".join(f"{one}." for one in norms)
            lines.append(wrapped(f"{term.id} {term.what} ({until}): {term.met.value}. {told}", "    ", "  - "))
    return "\n".join(lines)


def summary_of(found: Comparison, language: Language = Language.DUTCH) -> str:
    """Say in one sentence how much changed, and by what."""
    say = inspection_words(language).since
    changed = [one for one in found.norms if one.outcome_changed]
    if not changed:
        return say.nothing
    numbers = ((words, sum(cause in change.causes for change in changed)) for cause, words in say.causes.items())
    causes = "; ".join(filled(say.caused, number=number, cause=words) for words, number in numbers if number)
    return counted_words(say.changed, len(changed), causes=causes)


def _norm(change: NormChange) -> Iterator[str]:
    yield wrapped(f"{change.norm_id}: {_arrow(change.before, change.after)}", "      ", "  - ")
    yield wrapped(change.title, "    ")
    if change.causes:
        answered = {Cause.FACTS, Cause.UNANSWERED} & set(change.causes)
        facts = f" ({', '.join(change.facts)})" if change.facts and answered else ""
        yield wrapped(f"Omdat {cause_words(change)}{facts}.", "    ")
    if change.judged_before is not None or change.judged_after is not None:
        yield wrapped(f"Oordeel inspecteur: {judged(change)}.", "    ")


def judged(change: NormChange, language: Language = Language.DUTCH) -> str:
    """Say what the inspector judged in both rounds."""
    say = inspection_words(language).since
    both = (change.judged_before, change.judged_after)
    before, after = (judgement_words(one, language) if one is not None else say.none for one in both)
    return filled(say.then_now, before=before, after=after)


def judged_then(term: Deadline, language: Language = Language.DUTCH) -> Iterator[tuple[str, str]]:
    """Say of the norms that nobody judged again what the judgement was, and what the self-report gives now."""
    say = inspection_words(language).since
    for norm_id, now in term.norms:
        if norm_id in term.judged:
            before = judgement_words(term.judged[norm_id], language)
            yield norm_id, filled(say.judged_then, before=before, after=outcome_or_none(now, language))


def _arrow(before: Outcome | None, after: Outcome | None) -> str:
    if before is after:
        return f"blijft {outcome_or_none(after)}"
    return f"van {outcome_or_none(before)} naar {outcome_or_none(after)}"


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
                "judged": dict(one.judged),
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
