"""Norms over records, and composites of which the best record counts.

``for_each``: every record must meet the norm, worst wins. ``some``: one good record is enough. A composite with
``some`` asks that one record meets all its members; the members are then reported for the record that counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compliance.assessment.clauses import apply_norm
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts
from compliance.assessment.result import RecordResult
from compliance.assessment.truth import Truth, all_of, any_of
from compliance.rulebook.model import Norm
from compliance.rulebook.outcome import Outcome, worst

_BEST_FIRST = (
    Outcome.VOLDOET,
    Outcome.ONVOLDOENDE_INFORMATIE,
    Outcome.OORDEEL_INSPECTEUR,
    Outcome.VERBETERPUNT,
    Outcome.NORMAFWIJKING,
)
"""One good record settles a *some*; until there is one, an unknown record may still be it."""


def best(outcomes: Iterable[Outcome]) -> Outcome:
    """Give the outcome of a *some*: good if one is good, open while one is open, else the least bad."""
    found = set(outcomes)
    return next((outcome for outcome in _BEST_FIRST if outcome in found), Outcome.NIET_VAN_TOEPASSING)


def folded(results: tuple[RecordResult, ...], *, some: bool) -> tuple[Outcome, Truth]:
    """Fold the results of records into one outcome and one truth."""
    outcomes = [result.outcome for result in results]
    applying = [result for result in results if result.applies is not Truth.FALSE]
    holds = (any_of if some else all_of)(result.holds for result in applying)
    return (best(outcomes) if some else worst(outcomes)), holds


def composite_records(
    composite: Norm,
    members: dict[str, Norm],
    fixed: dict[str, Outcome],
    fixed_missing: tuple[Missing, ...],
    facts: Facts,
) -> tuple[RecordResult, ...]:
    """Apply a composite to each record of its list.

    ``members`` are the members that are judged per record, ``fixed`` the outcomes of members about the location as a
    whole, ``fixed_missing`` what those lack. Gives a result a record, with the outcome of each member and the missing
    answers of all.
    """
    assert composite.some is not None  # noqa: S101 - the caller has a composite over records
    records, _ = facts.records(composite.some)
    results = []
    for record in records or ():
        own = apply_norm(composite, facts, record)
        per_member: list[tuple[str, Outcome]] = []
        missing = [*own.missing, *fixed_missing]
        for member_id in composite.compose:
            if member_id in members:
                result = apply_norm(members[member_id], facts, record)
                per_member.append((member_id, result.outcome))
                missing += result.missing
            elif member_id in fixed:
                per_member.append((member_id, fixed[member_id]))
        outcome = worst([own.outcome, *(found for _, found in per_member)])
        results.append(
            replace(
                own,
                outcome=outcome,
                holds=truth_of(outcome),
                members=tuple(per_member),
                own=own.outcome,
                missing=tuple(dict.fromkeys(missing)),
            )
        )
    return tuple(results)


def truth_of(outcome: Outcome) -> Truth:
    """Give the truth of a composite's requirement that all its members are met."""
    return {
        Outcome.VOLDOET: Truth.TRUE,
        Outcome.OORDEEL_INSPECTEUR: Truth.TRUE,
        Outcome.ONVOLDOENDE_INFORMATIE: Truth.UNKNOWN,
        Outcome.NIET_VAN_TOEPASSING: Truth.NOT_APPLICABLE,
    }.get(outcome, Truth.FALSE)


def candidates(results: tuple[RecordResult, ...]) -> tuple[RecordResult, ...]:
    """Give the records that can still turn out to be the best one.

    A record's score lies between what it is when every unknown member fails and what it is when every unknown member
    is met. As answers come in the set can only shrink, so that what all candidates agree on never changes.
    """
    perfect = tuple(result for result in results if result.outcome is Outcome.VOLDOET)
    if perfect:
        return perfect
    surest = max((_score(result, Outcome.NORMAFWIJKING) for result in results), default=None)
    return tuple(result for result in results if surest is None or _score(result, Outcome.VOLDOET) >= surest)


def member_outcome(member_id: str, results: tuple[RecordResult, ...]) -> Outcome:
    """Give the outcome of a member in the record that counts; unknown while that is not settled."""
    chosen = candidates(results)
    outcomes = {dict(result.members)[member_id] for result in chosen}
    if len(outcomes) == 1:
        return outcomes.pop()
    if all(Outcome.ONVOLDOENDE_INFORMATIE not in {result.own, *dict(result.members).values()} for result in chosen):
        return worst(outcomes)
    return Outcome.ONVOLDOENDE_INFORMATIE


def _score(result: RecordResult, unknown: Outcome) -> tuple[int, bool, int]:
    """Score a record as if everything unknown in it were ``unknown``.

    First its outcome as a whole, then whether it meets what the composite asks of it besides its members, then how
    many members it meets.
    """

    def settled(outcome: Outcome) -> Outcome:
        return unknown if outcome is Outcome.ONVOLDOENDE_INFORMATIE else outcome

    members = [settled(found) for _, found in result.members]
    own = settled(result.own)
    whole = worst([own, *members])
    rank = _BEST_FIRST.index(whole) if whole in _BEST_FIRST else 0
    return -rank, own is not Outcome.NORMAFWIJKING, sum(found is Outcome.VOLDOET for found in members)


def combined_missing(results: Iterable[RecordResult]) -> tuple[Missing, ...]:
    """Give what is missing in any of the results, each answer once."""
    return tuple(dict.fromkeys(one for result in results for one in result.missing))
