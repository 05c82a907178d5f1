"""Contradictions: answers inside one report that cannot all be right, and what they do to norms."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.evaluator import evaluate
from compliance.assessment.facts import Facts, Openness, ended_before_start
from compliance.assessment.result import Contradiction, NormResult
from compliance.assessment.truth import Truth
from compliance.assessment.validity import expanded, fields_tested
from compliance.rulebook.answer_type import AnswerType, Share
from compliance.rulebook.expression import fields_of
from compliance.rulebook.model import Derived, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.selfreport.model import Record


def contradictions_in(rulebook: Rulebook, facts: Facts) -> tuple[Contradiction, ...]:
    """Find every contradiction in a report.

    Those are the consistency rules of the rulebook that are false, an end that lies before its start, and an n/N that
    differs from the register that it is counted from.
    """
    return (*_named(rulebook, facts), *_backwards(rulebook, facts), *_miscounted(facts))


def _scopes(each: str | None, facts: Facts) -> tuple[Record | None, ...]:
    return (None,) if each is None else facts.records(each)[0] or ()


def _named(rulebook: Rulebook, facts: Facts) -> Iterator[Contradiction]:
    for theme in rulebook.themes:
        for rule in theme.consistency:
            fields = expanded(fields_of(rule.require), facts.vocabulary)
            for record in _scopes(rule.each, facts):
                if evaluate(rule.require, facts, record).truth is Truth.FALSE:
                    name = record.name if record else ""
                    yield Contradiction(id=rule.id, because=rule.because, fields=fields, record=name)


def _backwards(rulebook: Rulebook, facts: Facts) -> Iterator[Contradiction]:
    for value in rulebook.derived():
        ends = _ends(value)
        if ends is None:
            continue
        for record in _scopes(value.each, facts):
            if ended_before_start(facts.read(ends[0], record), facts.read(ends[1], record)):
                labels = [facts.vocabulary.fields[name].label for name in ends]
                yield Contradiction(
                    id=f"{value.id}.volgorde",
                    because=f"‘{labels[1]}’ ligt voor ‘{labels[0]}’.",
                    fields=(*ends, value.id),
                    record=record.name if record else "",
                )


def _ends(value: Derived) -> tuple[str, str] | None:
    span = value.elapsed or value.days
    if span is not None:
        return span.start, span.end
    return (value.longest_gap.start, value.longest_gap.end) if value.longest_gap else None


def _miscounted(facts: Facts) -> Iterator[Contradiction]:
    for question in facts.vocabulary.questions.values():
        if question.type is not AnswerType.SHARE or question.counted_from is None:
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
            because = " ".join(dict.fromkeys(one.because for one in hit))
            update["outcome"] = Outcome.OORDEEL_INSPECTEUR
            update["reason"] = f"De antwoorden spreken elkaar tegen. {because} Daarom telt dit niet als voldoet."
        changed[norm_id] = result.model_copy(update=update)
    return changed
