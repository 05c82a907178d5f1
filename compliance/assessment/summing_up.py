"""Summing up: from what a norm gives for the location and for each record to one result, with its reason and notes."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.composite import combined_missing, folded
from compliance.assessment.facts import Facts
from compliance.assessment.reason import listed_names, reason_for
from compliance.assessment.result import NormResult, RecordResult
from compliance.assessment.truth import Truth, all_of
from compliance.rulebook.model import Norm, Severity
from compliance.rulebook.outcome import Outcome


def summed_up(
    norm: Norm,
    outcome: Outcome,
    facts: Facts,
    *,
    records: tuple[RecordResult, ...] = (),
    whole: RecordResult | None = None,
    met: tuple[int, int] | None = None,
) -> NormResult:
    """Make the result of one norm.

    ``outcome`` is already known. ``whole`` is the result for the location, ``records`` those of its records, ``met``
    how many members of a composite are met, of how many.
    """
    results = ((whole,) if whole is not None else ()) + records
    explains = norm.judge == "never"
    if explains:
        # It never finds anything, so that nothing hangs on an answer that is not there.
        outcome = Outcome.NIET_VAN_TOEPASSING
    applying = [one for one in results if one.applies is not Truth.FALSE]
    applies = Truth.FALSE
    if applying:
        applies = Truth.TRUE if any(one.applies is Truth.TRUE for one in applying) else Truth.UNKNOWN
    holds = folded(records, some=norm.some is not None)[1] if records else Truth.NOT_APPLICABLE
    if whole is not None:
        holds = all_of([holds, whole.holds])
    open_results = [one for one in results if one.outcome is Outcome.ONVOLDOENDE_INFORMATIE or outcome.breached]
    return NormResult(
        norm=norm,
        outcome=outcome,
        applies=applies,
        holds=Truth.NOT_APPLICABLE if explains else holds,
        severity=_severity(norm, outcome, results),
        reason=reason_for(norm, outcome, results, facts, met),
        notes=notes_of(norm, outcome, results, facts),
        missing=() if explains else combined_missing(open_results),
        records=records,
        whole=whole,
        met=met,
    )


def _severity(norm: Norm, outcome: Outcome, results: tuple[RecordResult, ...]) -> Severity:
    """Give the worst severity among the clauses that gave the outcome; the norm's own where there is none."""
    found = [clause.severity for one in results for clause in one.clauses if clause.outcome is outcome]
    return (
        max(found, default=norm.severity)
        if outcome.breached or outcome is Outcome.OORDEEL_INSPECTEUR
        else norm.severity
    )


def notes_of(norm: Norm, outcome: Outcome, results: tuple[RecordResult, ...], facts: Facts) -> tuple[str, ...]:
    """Give the notes of a norm: those that its clauses give, its caveat, and what other readings of a word would do."""
    named: dict[str, list[str]] = {}
    for one in results:
        for clause in one.clauses:
            if clause.kind == "note" and clause.holds is Truth.TRUE:
                named.setdefault(clause.text, []).append(one.name)
    notes = [f"{listed_names(names)}: {text}" if all(names) else text for text, names in named.items()]
    if norm.caveat and outcome is Outcome.VOLDOET:
        notes.append(norm.caveat)
    return (*notes, *_other_readings(results, facts))


def _other_readings(results: tuple[RecordResult, ...], facts: Facts) -> Iterator[str]:
    """Say where another admitted reading of a word of the law would give another outcome."""
    named: dict[tuple[str, str, Outcome], list[str]] = {}
    for one in results:
        for other in one.readings:
            named.setdefault(other, []).append(one.name)
    for (word, option, outcome), names in named.items():
        reading = facts.vocabulary.readings[word]
        text = (
            f"De wet zegt niet wat ‘{reading.title}’ is. Hier geldt: {reading.options[reading.chosen].title}. "
            f"Met een andere lezing ({reading.options[option].title}) is de uitkomst: {outcome.printed}."
        )
        yield f"{listed_names(names)}: {text}" if all(names) else text
