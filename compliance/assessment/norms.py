"""From norms and facts to one result a norm: the location, its records, and composites."""

from __future__ import annotations

from dataclasses import replace

from compliance.assessment.clauses import apply_norm, split_by_scope, worst_of
from compliance.assessment.composite import (
    candidates,
    combined_missing,
    composite_records,
    folded,
    member_outcome,
    truth_of,
)
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts
from compliance.assessment.register import Register
from compliance.assessment.result import NormResult, RecordResult
from compliance.assessment.summing_up import summed_up
from compliance.assessment.truth import Truth
from compliance.assessment.validity import Applicable, day_of, version_of, version_on
from compliance.rulebook.answer_type import NoMoment
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.outcome import Outcome, worst
from compliance.selfreport.model import Record

Versions = dict[str, tuple[Norm, ...]]


def draft_results(rulebook: Rulebook, facts: Facts) -> tuple[NormResult, ...]:
    """Give what would follow from each norm that is only announced, were it in force; for *what if*, never an outcome.

    The day on which it is to begin plays no part: as long as there is no law, that day is not known.
    """
    return tuple(_plain((norm,), Applicable(norm), facts) for norm in rulebook.drafts())


def versions_of(rulebook: Rulebook) -> Versions:
    """Give the versions of every norm, oldest first, in the order of the rulebook."""
    versions: Versions = {}
    for norm in rulebook.norms():
        versions[norm.id] = (*versions.get(norm.id, ()), norm)
    return {
        norm_id: tuple(sorted(several, key=lambda norm: norm.in_force.start)) for norm_id, several in versions.items()
    }


def concerning(norm_id: str, versions: Versions) -> Versions:
    """Give the versions that the result of one norm hangs on: its own, its members, and the composite it is part of."""
    wanted = {norm_id}
    for other, several in versions.items():
        if any(norm_id in norm.compose for norm in several):
            wanted.add(other)
    wanted |= {member for name in wanted for norm in versions[name] for member in norm.compose}
    return {name: several for name, several in versions.items() if name in wanted}


def norm_results(versions: Versions, facts: Facts) -> dict[str, NormResult]:
    """Give the result of every norm in ``versions``, by id, in that order."""
    chosen = {norm_id: version_of(several, facts) for norm_id, several in versions.items()}
    # Also a composite whose version is not known yet decides by which record its members are judged.
    shapes = [one.norm or (versions[norm_id][-1] if one.missing else None) for norm_id, one in chosen.items()]
    composites = [norm for norm in shapes if norm is not None and norm.compose]
    per_record = {
        member: composite.id
        for composite in composites
        if composite.some
        for member in composite.compose
        if _scope(chosen.get(member)) == composite.some
    }
    results: dict[str, NormResult] = {}
    for norm_id, applicable in chosen.items():
        if norm_id not in per_record and not (applicable.norm and applicable.norm.compose):
            results[norm_id] = _plain(versions[norm_id], applicable, facts)
    for composite in composites:
        _composite(composite, chosen, results, per_record, facts)
        if chosen[composite.id].norm is None:
            results[composite.id] = _plain(versions[composite.id], chosen[composite.id], facts)
    for norm_id in per_record:
        if norm_id not in results:
            results[norm_id] = _plain(versions[norm_id], chosen[norm_id], facts)
    return {norm_id: results[norm_id] for norm_id in versions}


def _scope(applicable: Applicable | None) -> str | None:
    return applicable.norm.scope if applicable and applicable.norm else None


def _plain(versions: tuple[Norm, ...], applicable: Applicable, facts: Facts) -> NormResult:
    norm = applicable.norm
    if norm is None:
        here = [_for_location(version, facts) for version in versions] if applicable.missing else []
        if here and all(one.applies is Truth.FALSE for one in here):
            # It does not apply here at all, so which version holds does not matter.
            return summed_up(versions[-1], Outcome.NIET_VAN_TOEPASSING, facts, whole=here[-1])
        return _without_version(versions[-1], applicable)
    if norm.scope is None:
        whole = apply_norm(norm, facts, None)
        return summed_up(norm, whole.outcome, facts, whole=whole)
    return _over_records(norm, versions, facts)


def _without_version(norm: Norm, applicable: Applicable) -> NormResult:
    unknown = bool(applicable.missing) and norm.judge != "never"
    return NormResult(
        norm=norm,
        outcome=Outcome.ONVOLDOENDE_INFORMATIE if unknown else Outcome.NIET_VAN_TOEPASSING,
        applies=Truth.UNKNOWN if unknown else Truth.FALSE,
        holds=Truth.UNKNOWN if unknown else Truth.NOT_APPLICABLE,
        severity=norm.severity,
        reason=applicable.reason,
        missing=applicable.missing if unknown else (),
    )


def _over_records(norm: Norm, versions: tuple[Norm, ...], facts: Facts) -> NormResult:
    assert norm.scope is not None  # noqa: S101 - the caller checked
    per_record, _ = split_by_scope(norm, facts)
    whole = _for_location(norm, facts)
    if whole.applies is Truth.FALSE:
        return summed_up(norm, Outcome.NIET_VAN_TOEPASSING, facts, whole=whole)
    records, absent = facts.records(norm.scope)
    if records is None and absent.not_applicable:
        return summed_up(norm, Outcome.NIET_VAN_TOEPASSING, facts)
    if records is None:
        # Even a requirement about the location that is not met decides nothing yet: the list may turn out to be empty.
        missing = tuple(dict.fromkeys((*whole.missing, *(absent.missing or (Missing(norm.scope),)))))
        outcome = Outcome.ONVOLDOENDE_INFORMATIE
        found = replace(whole, applies=Truth.UNKNOWN, holds=Truth.UNKNOWN, outcome=outcome, missing=missing)
        return summed_up(norm, outcome, facts, whole=found)
    if not records:
        return summed_up(norm, Outcome.NIET_VAN_TOEPASSING, facts)
    if facts.vocabulary.questions[norm.scope].event is not None:
        registers = {version.key: Register(split_by_scope(version, facts)[0], facts) for version in versions}
        results = tuple(_for_event(versions, registers, record, facts) for record in records)
    else:
        register = Register(per_record, facts)
        results = tuple(register.apply(record) for record in records)
    outcome, _ = folded(results, some=norm.some is not None)
    if whole.applies is Truth.UNKNOWN and any(one.applies is Truth.TRUE for one in results):
        # Where the norm applies depends on the record, and here is a record to which it does.
        everywhere = facts.vocabulary.memo(norm, "everywhere", lambda: norm.model_copy(update={"applies_if": None}))
        whole = _for_location(everywhere, facts)
    applying = any(one.applies is Truth.TRUE for one in results) and bool(whole.clauses)
    if applying:
        outcome = worst([outcome, whole.outcome])
    return summed_up(norm, outcome, facts, records=results, whole=whole if applying else None)


def _for_location(norm: Norm, facts: Facts) -> RecordResult:
    """Apply where a norm over records applies, and its clauses that are about the location and not about a record.

    A reason to judge, or a note, that does not arise is neutral here: the records decide.
    """
    _, about_location = split_by_scope(norm, facts)
    whole = apply_norm(about_location, facts, None)
    if whole.applies is Truth.TRUE:
        return replace(whole, outcome=worst_of(whole.clauses))
    return whole


def _for_event(
    versions: tuple[Norm, ...], registers: dict[str, Register], record: Record, facts: Facts
) -> RecordResult:
    """Apply to an event the version of the norm that held on its own day."""
    event = facts.vocabulary.questions[record.list].event_field
    if facts.read(event, record).value is NoMoment.DID_NOT_HAPPEN:
        return _nothing_to_test(record, "dit is niet gebeurd.")
    day = facts.memo(record, "day", lambda: day_of(record, facts))
    if day is None:
        return RecordResult(
            number=record.number,
            name=record.name,
            applies=Truth.UNKNOWN,
            holds=Truth.UNKNOWN,
            outcome=Outcome.ONVOLDOENDE_INFORMATIE,
            missing=(Missing(event, record.name, record.number),),
        )
    version = version_on(versions, day)
    if version.norm is not None:
        return registers[version.norm.key].apply(record)
    return _nothing_to_test(record, f"{version.reason[0].lower()}{version.reason[1:]}")


def _nothing_to_test(record: Record, why: str) -> RecordResult:
    return RecordResult(
        number=record.number,
        name=record.name,
        applies=Truth.FALSE,
        holds=Truth.NOT_APPLICABLE,
        outcome=Outcome.NIET_VAN_TOEPASSING,
        reason=f"{record.name}: {why}",
    )


def _composite(
    composite: Norm,
    chosen: dict[str, Applicable],
    results: dict[str, NormResult],
    per_record: dict[str, str],
    facts: Facts,
) -> None:
    """Judge a composite and its members; the results are added to ``results``."""
    total = len(composite.compose)
    whole = _for_location(composite, facts)
    fixed = {member: results[member].outcome for member in composite.compose if member in results}
    fixed_missing = tuple(dict.fromkeys(one for member in fixed for one in results[member].missing))
    if whole.applies is Truth.FALSE:
        results[composite.id] = summed_up(composite, Outcome.NIET_VAN_TOEPASSING, facts, whole=whole)
        return
    if composite.some is None:
        outcome = worst([whole.outcome, *fixed.values()])
        if whole.applies is Truth.UNKNOWN:
            outcome = Outcome.ONVOLDOENDE_INFORMATIE
        whole = replace(
            whole,
            outcome=outcome,
            holds=truth_of(outcome),
            members=tuple(fixed.items()),
            missing=(*whole.missing, *fixed_missing),
        )
        results[composite.id] = summed_up(composite, outcome, facts, whole=whole, met=(whole.met, total))
        return
    records, absent = facts.records(composite.some)
    if not records or whole.applies is Truth.UNKNOWN:
        # No record at all: nothing of what the composite asks is there. An unanswered list says nothing yet.
        none = records is not None and not records
        broken = whole.applies is Truth.TRUE and (none or worst(fixed.values()) is Outcome.NORMAFWIJKING)
        outcome = Outcome.NORMAFWIJKING if broken else Outcome.ONVOLDOENDE_INFORMATIE
        missing = tuple(dict.fromkeys((*whole.missing, *fixed_missing, *absent.missing)))
        truth = Truth.FALSE if broken else Truth.UNKNOWN
        whole = replace(whole, outcome=outcome, holds=truth, missing=missing)
        results[composite.id] = summed_up(composite, outcome, facts, whole=whole, met=(0, total) if broken else None)
        return
    members = {
        member: one
        for member in composite.compose
        if per_record.get(member) == composite.id and (one := chosen[member].norm)
    }
    per_room, _ = split_by_scope(composite, facts)
    found = composite_records(per_room, members, fixed, fixed_missing, facts)
    outcome, _ = folded(found, some=True)
    # Of records that are as good as each other the numbers of one are shown, whatever their order.
    shown = max(candidates(found), key=lambda result: (result.met, -result.asked))
    results[composite.id] = summed_up(
        composite,
        worst([outcome, whole.outcome]),
        facts,
        records=found,
        whole=whole if whole.clauses else None,
        met=(shown.met, shown.asked),
    )
    for member_id, member in members.items():
        if member.some is not None:
            # A member that every record must meet (for_each) is reported for all of them, not for the best one.
            results[member_id] = _member(member, found, facts)


def _member(member: Norm, found: tuple[RecordResult, ...], facts: Facts) -> NormResult:
    outcome = member_outcome(member.id, found)
    numbers = {result.number for result in candidates(found)}
    records, _ = facts.records(member.some or "")
    chosen = tuple(apply_norm(member, facts, record) for record in records or () if record.number in numbers)
    result = summed_up(member, outcome, facts, records=chosen)
    if outcome is not Outcome.ONVOLDOENDE_INFORMATIE:
        return result.model_copy(update={"holds": truth_of(outcome)})
    # It may also hang on which record is the best one, and so on what is missing about all that it is judged by.
    missing = tuple(dict.fromkeys((*result.missing, *combined_missing(candidates(found)))))
    return result.model_copy(update={"holds": Truth.UNKNOWN, "missing": missing})
