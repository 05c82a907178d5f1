"""Applying the clauses of a norm to the location, or to one record."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from compliance.assessment.evaluator import Step, deciding, evaluate
from compliance.assessment.facts import Facts
from compliance.assessment.result import ClauseResult, RecordResult
from compliance.assessment.truth import Truth, all_of, any_of, negate
from compliance.rulebook.expression import Expression, fields_of
from compliance.rulebook.model import Clause, Norm
from compliance.rulebook.outcome import Outcome, worst
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.model import Record


def apply_clause(clause: Clause, norm: Norm, facts: Facts, record: Record | None) -> ClauseResult:
    """Apply one clause.

    A requirement that is false gives what stands in ``otherwise``; an unknown one is *onvoldoende informatie*. A
    ``when`` that is false, or a count of nothing, makes the clause not applicable, which is neutral.
    """
    gate = _evaluated(clause.when, facts, record)
    kind: Literal["require", "judge", "note"]
    otherwise: Outcome
    gate_truth = gate.truth if gate else Truth.TRUE
    if gate_truth is Truth.NOT_APPLICABLE:
        gate_truth = Truth.FALSE
    if clause.require is not None:
        kind, condition, otherwise = "require", clause.require, clause.otherwise or Outcome.NORMAFWIJKING
    elif clause.judge_if is not None:
        kind, condition, otherwise = "judge", clause.judge_if, Outcome.OORDEEL_INSPECTEUR
    else:
        assert clause.note_if is not None  # noqa: S101 - the reader refuses a clause without any of the three
        kind, condition, otherwise = "note", clause.note_if, Outcome.NIET_VAN_TOEPASSING
    step = evaluate(condition, facts, record)
    truth = step.truth
    if kind == "require":
        holds = any_of([negate(gate_truth), truth]) if gate_truth is not Truth.FALSE else Truth.NOT_APPLICABLE
        if truth is Truth.NOT_APPLICABLE:
            holds = Truth.NOT_APPLICABLE
        outcome = {
            Truth.TRUE: Outcome.VOLDOET,
            Truth.FALSE: otherwise,
            Truth.UNKNOWN: Outcome.ONVOLDOENDE_INFORMATIE,
            Truth.NOT_APPLICABLE: Outcome.NIET_VAN_TOEPASSING,
        }[holds]
    else:
        # A reason to judge, or a note, that does not arise is neutral: it neither passes nor fails anything.
        holds = all_of([gate_truth, truth]) if truth is not Truth.NOT_APPLICABLE else Truth.NOT_APPLICABLE
        outcome = {Truth.TRUE: otherwise}.get(holds, Outcome.NIET_VAN_TOEPASSING)
        if kind == "judge" and holds is Truth.UNKNOWN:
            outcome = Outcome.ONVOLDOENDE_INFORMATIE
    return ClauseResult(
        clause=clause,
        norm=norm,
        vocabulary=facts.vocabulary,
        kind=kind,
        outcome=outcome,
        holds=holds,
        step=deciding(step) if gate_truth is not Truth.FALSE else None,
        gate=deciding(gate) if gate is not None else None,
    )


def _evaluated(expression: Expression | None, facts: Facts, record: Record | None) -> Step | None:
    return None if expression is None else evaluate(expression, facts, record)


def split_by_scope(norm: Norm, facts: Facts) -> tuple[Norm, Norm]:
    """Give a norm over records as two: with the clauses about a record, and with those about the location."""
    return facts.vocabulary.memo(norm, "split", lambda: _split(norm, facts.vocabulary))


def _split(norm: Norm, vocabulary: Vocabulary) -> tuple[Norm, Norm]:
    about_records: list[Clause] = []
    about_location: list[Clause] = []
    for clause in norm.clauses:
        names = fields_of(*clause.conditions())
        inside = any(vocabulary.fields[name].scope is not None for name in names)
        (about_records if inside else about_location).append(clause)
    return (
        norm.model_copy(update={"clauses": tuple(about_records)}),
        norm.model_copy(update={"clauses": tuple(about_location)}),
    )


def apply_norm(norm: Norm, facts: Facts, record: Record | None) -> RecordResult:
    """Apply a whole norm to the location, or to one record, and tell what other readings of its words would give."""
    result = _apply(norm, facts, record)
    others = facts.vocabulary.memo(norm, "readings", lambda: _other_readings(norm))
    if not others or result.applies is not Truth.TRUE:
        return result
    found = [(word, option, _apply(other, facts, record)) for word, option, other in others]
    return replace(
        result,
        readings=tuple(
            (word, option, other.outcome) for word, option, other in found if other.outcome is not result.outcome
        ),
        unread=tuple(
            one
            for _, _, other in found
            if other.outcome is Outcome.ONVOLDOENDE_INFORMATIE is not result.outcome
            for one in other.missing
        ),
    )


def _other_readings(norm: Norm) -> tuple[tuple[str, str, Norm], ...]:
    """Give the norm under each reading that is not the chosen one: the word, the reading, the norm."""
    wanted = dict.fromkeys(
        (clause.reading, option) for clause in norm.clauses if clause.reading for option in clause.alternatives
    )
    return tuple((word, option, _read_as(norm, word, option)) for word, option in wanted)


def _read_as(norm: Norm, word: str, option: str) -> Norm:
    clauses = tuple(
        clause.model_copy(update={"require": clause.alternatives[option]}) if clause.reading == word else clause
        for clause in norm.clauses
    )
    return norm.model_copy(update={"clauses": clauses})


def _apply(norm: Norm, facts: Facts, record: Record | None) -> RecordResult:
    """Apply a norm as it reads: applicability first, then the worst of its clauses."""
    applicability = _evaluated(norm.applies_if, facts, record)
    applies = applicability.truth if applicability else Truth.TRUE
    name, number = (record.name, record.number) if record else ("", 0)
    if applies in {Truth.FALSE, Truth.NOT_APPLICABLE}:
        return RecordResult(
            number=number,
            name=name,
            applies=Truth.FALSE,
            holds=Truth.NOT_APPLICABLE,
            outcome=Outcome.NIET_VAN_TOEPASSING,
            applicability=deciding(applicability) if applicability else None,
        )
    clauses = tuple(apply_clause(clause, norm, facts, record) for clause in norm.clauses)
    holds = all_of(clause.holds for clause in clauses if clause.kind == "require")
    outcome = _outcome(norm, clauses)
    missing = [one for clause in clauses for one in clause.missing()]
    if outcome is Outcome.ONVOLDOENDE_INFORMATIE and not missing:
        missing = [one for clause in clauses if clause.gate is not None for one in clause.gate.missing()]
    if applies is Truth.UNKNOWN and applicability is not None:
        outcome = Outcome.ONVOLDOENDE_INFORMATIE
        missing = [*applicability.missing(), *missing]
    return RecordResult(
        number=number,
        name=name,
        applies=applies,
        holds=holds,
        outcome=outcome,
        applicability=deciding(applicability) if applicability else None,
        clauses=clauses,
        missing=tuple(dict.fromkeys(missing)),
        reason=(norm.because or "") if norm.judge == "always" else "",
    )


def _outcome(norm: Norm, clauses: tuple[ClauseResult, ...]) -> Outcome:
    if norm.judge == "never":
        return Outcome.NIET_VAN_TOEPASSING
    if norm.judge:
        return worst([Outcome.OORDEEL_INSPECTEUR, *(clause.outcome for clause in clauses)])
    outcome = worst_of(clauses)
    asks_nothing = not any(clause.require is not None for clause in norm.clauses)
    if outcome is Outcome.NIET_VAN_TOEPASSING and asks_nothing:
        if any(_gate_open(clause) and clause.holds is not Truth.NOT_APPLICABLE for clause in clauses):
            return Outcome.VOLDOET
        if any(clause.gate is not None and clause.gate.truth is Truth.UNKNOWN for clause in clauses):
            # Nothing to judge, but whether there was anything to look at is not known yet.
            return Outcome.ONVOLDOENDE_INFORMATIE
    return outcome


def worst_of(clauses: tuple[ClauseResult, ...]) -> Outcome:
    """Give the worst outcome of clauses; one that is met only if it counts, while that is unknown, passes nothing."""
    outcome = worst(clause.outcome for clause in clauses)
    if outcome is Outcome.VOLDOET and not any(
        clause.outcome is Outcome.VOLDOET and _gate_open(clause) for clause in clauses
    ):
        return Outcome.ONVOLDOENDE_INFORMATIE
    return outcome


def _gate_open(clause: ClauseResult) -> bool:
    return clause.gate is None or clause.gate.truth is Truth.TRUE
