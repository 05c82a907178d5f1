"""Contradictions: answers inside one report that cannot all be right, and what they do to norms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from compliance.assessment.evaluator import evaluate
from compliance.assessment.facts import Facts, Openness, ended_before_start
from compliance.assessment.result import Contradiction, NormResult
from compliance.assessment.truth import Truth
from compliance.assessment.validity import day_of, expanded, fields_tested
from compliance.rulebook.answer_type import AnswerType, NoMoment, Share
from compliance.rulebook.derived import Derived
from compliance.rulebook.model import Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import day_text
from compliance.selfreport.model import Record

LAST_MOMENT = datetime.max.replace(tzinfo=UTC)


def contradictions_in(rulebook: Rulebook, facts: Facts) -> tuple[Contradiction, ...]:
    """Find every contradiction in a report.

    Those are the consistency rules of the rulebook that are false, records that overlap where they cannot, an end that
    lies before its start, an event outside the period, days outside the time over which a term is counted, and an n/N
    that differs from the list that it is counted from.
    """
    return (
        *_named(rulebook, facts),
        *_overlapping(rulebook, facts),
        *_backwards(rulebook, facts),
        *_outside(facts),
        *_out_of_term(rulebook, facts),
        *_miscounted(facts),
    )


def _scopes(each: str | None, facts: Facts) -> tuple[Record | None, ...]:
    return (None,) if each is None else facts.records(each)[0] or ()


def _named(rulebook: Rulebook, facts: Facts) -> Iterator[Contradiction]:
    for theme in rulebook.themes:
        for rule in theme.consistency:
            if rule.require is None:
                continue
            fields = expanded(rule.fields(), facts.vocabulary)
            for record in _scopes(rule.each, facts):
                holds = evaluate(rule.require, facts).truth if record is None else facts.truth(rule.require, record)
                if holds is Truth.FALSE:
                    name = record.name if record else ""
                    yield Contradiction(
                        id=rule.id,
                        because=rule.because,
                        general=rule.because,
                        fields=fields,
                        record=name,
                        **_which(record),
                    )


def _overlapping(rulebook: Rulebook, facts: Facts) -> Iterator[Contradiction]:
    """Find records that go on at the same time where only one can; what still runs goes on for ever."""
    for rule in (one for theme in rulebook.themes for one in theme.consistency):
        if rule.no_overlap is None or rule.each is None:
            continue
        spans: dict[object, list[tuple[datetime, datetime, Record]]] = {}
        for record in facts.records(rule.each)[0] or ():
            start, end, same = (facts.read(name, record).value for name in rule.fields())
            last = LAST_MOMENT if end is NoMoment.STILL_RUNNING else end
            if isinstance(start, datetime) and isinstance(last, datetime) and same is not None:
                spans.setdefault(_spelled(same), []).append((start, last, record))
        for several in spans.values():
            several.sort(key=lambda span: (*span[:2], span[2].number))
            running = several[0]
            for span in several[1:]:
                if span[0] < running[1]:
                    because = f"{rule.because} Het gaat om {running[2].name} en {span[2].name}."
                    yield Contradiction(
                        id=rule.id,
                        because=because,
                        general=rule.because,
                        fields=rule.fields(),
                        record=span[2].name,
                        list=rule.each,
                        numbers=(running[2].number, span[2].number),
                    )
                running = max(running, span, key=lambda one: one[1])


def _spelled(same: object) -> object:
    """The same room is the same room with another capital or space."""
    return " ".join(same.lower().split()) if isinstance(same, str) else same


def _outside(facts: Facts) -> Iterator[Contradiction]:
    """Find events that did not happen in the period that the report is about."""
    period = facts.period
    for question in facts.vocabulary.questions.values():
        if question.event is None or question.covers != "period":
            continue
        event = f"{question.id}.{question.event}"
        for record in facts.records(question.id)[0] or ():
            day = day_of(record, facts)
            if day is None or not ((period.start and day < period.start) or (period.end and day > period.end)):
                continue
            yield Contradiction(
                id=f"{question.id}.periode",
                because=f"{record.name}: {day_text(day)} ligt buiten de periode van de zelfrapportage.",
                general="Een dag ligt buiten de periode van de zelfrapportage.",
                fields=(event, question.id),
                record=record.name,
                list=question.id,
                numbers=(record.number,),
            )


def _backwards(rulebook: Rulebook, facts: Facts) -> Iterator[Contradiction]:
    for value in rulebook.derived():
        ends = ends_of(value)
        if ends is None or any(facts.vocabulary.fields[name].question is None for name in ends):
            # A computed day, or one of the header, is no answer that could be wrong.
            continue
        for record in _scopes(value.each, facts):
            if ended_before_start(facts.read(ends[0], record), facts.read(ends[1], record)):
                labels = [facts.vocabulary.fields[name].label for name in ends]
                because = f"‘{labels[1]}’ ligt voor ‘{labels[0]}’."
                yield Contradiction(
                    id=f"{value.id}.volgorde",
                    because=because,
                    general=because,
                    fields=(*ends, value.id),
                    record=record.name if record else "",
                    **_which(record),
                )


def _which(record: Record | None) -> dict[str, Any]:
    return {} if record is None else {"list": record.list, "numbers": (record.number,)}


def _out_of_term(rulebook: Rulebook, facts: Facts) -> Iterator[Contradiction]:
    """Find days that lie before or after the time over which a term of months is counted."""
    for value in rulebook.derived():
        if value.overdue is None:
            continue
        names = (value.overdue.start, value.overdue.moments, value.overdue.end)
        for record in _scopes(value.each, facts):
            start, moments, end = (facts.read(name, record).value for name in names)
            if not (isinstance(start, date) and isinstance(moments, tuple) and isinstance(end, date)):
                continue
            wrong = [moment for moment in moments if not start <= moment <= end]
            if wrong:
                labels = [facts.vocabulary.fields[name].label for name in names]
                yield Contradiction(
                    id=f"{value.id}.buiten",
                    because=f"‘{labels[1]}’: {day_text(wrong[0])} ligt niet tussen ‘{labels[0]}’ en ‘{labels[2]}’.",
                    general=f"‘{labels[1]}’: een dag ligt niet tussen ‘{labels[0]}’ en ‘{labels[2]}’.",
                    fields=(*names, value.id),
                    record=record.name if record else "",
                    **_which(record),
                )


def contradicted_by(value: Derived) -> tuple[str, ...]:
    """Give the fields that a contradiction in a computed time is about; empty for what cannot contradict itself."""
    ends = ends_of(value) or ()
    term = (value.overdue.start, value.overdue.moments, value.overdue.end) if value.overdue else ()
    return (*ends, *term, value.id) if ends or term else ()


def ends_of(value: Derived) -> tuple[str, str] | None:
    """Give the two fields of a computed time of which the second cannot lie before the first; ``None`` for others."""
    span = value.elapsed or value.days
    if span is not None:
        return span.start, span.end
    return (value.longest_gap.start, value.longest_gap.end) if value.longest_gap else None


def _miscounted(facts: Facts) -> Iterator[Contradiction]:
    for question in facts.vocabulary.questions.values():
        if question.type is not AnswerType.SHARE or not question.counted_from:
            continue
        answer = facts.report.answer(question.id)
        typed = answer.value if answer else None
        counted = facts.read(question.id, None).value
        if (
            facts.openness(question, None)[0] is Openness.OPEN
            and isinstance(typed, Share)
            and isinstance(counted, Share)
            and typed != counted
        ):
            yield Contradiction(
                id=f"{question.id}.register",
                because=f"Bij ‘{question.label}’ staat {typed.count} van {typed.total}; "
                f"het register geeft {counted.count} van {counted.total}.",
                general=f"Bij ‘{question.label}’ staat iets anders dan het register geeft.",
                fields=(question.id,),
            )


def not_passed(results: dict[str, NormResult], found: tuple[Contradiction, ...], facts: Facts) -> dict[str, NormResult]:
    """Take back what rests on a contradiction: a *voldoet* becomes *oordeel_inspecteur*; a breach stays a breach."""
    if not found:
        return results
    changed = dict(results)
    header = {name for name, question in facts.vocabulary.questions.items() if question.header}
    for norm_id, result in results.items():
        read = set(fields_tested(result.norm, facts.vocabulary))
        for member in result.norm.compose:
            if member in results:
                read |= set(fields_tested(results[member].norm, facts.vocabulary))
        read -= header
        hit = [one for one in found if read & set(one.fields)]
        if not hit:
            continue
        update: dict[str, object] = {"contradictions": tuple(dict.fromkeys(one.id for one in hit))}
        if result.outcome is Outcome.VOLDOET:
            update["outcome"] = Outcome.OORDEEL_INSPECTEUR
            update["taken_back"] = True
            update["reason"] = taken_back_reason(one.because for one in hit)
        changed[norm_id] = result.model_copy(update=update)
    return changed


def taken_back_reason(because: Iterable[str]) -> str:
    """Say why a norm that would be met is left to a person."""
    told = " ".join(dict.fromkeys(because))
    return f"De antwoorden spreken elkaar tegen. {told} Daarom telt dit niet als voldoet."
