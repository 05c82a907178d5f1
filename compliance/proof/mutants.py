"""Mutants: a rule with one small change, such as a lawyer could overlook.

Each threshold one step each way, inclusive turned strict, *all* turned *any*, a part or an exception left out, another
option or setting, a date one day off, another weight of a breach. What a mutant changes is told in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from compliance.rulebook.answer_type import AnswerType, Constant, EveryOrNone, NoMoment
from compliance.rulebook.derived import Derived
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not, Operator
from compliance.rulebook.model import Clause, Norm
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import clause_sentence, day_text, sentence
from compliance.rulebook.vocabulary import Vocabulary

DAY, MINUTE, LEAST = timedelta(days=1), timedelta(minutes=1), Decimal("0.000001")


class Kind(StrEnum):
    """What was changed in a mutant."""

    DROPPED = "weggelaten"
    CONSTANT = "grens of optie"
    CONNECTIVE = "en, of, niet"
    VALIDITY = "geldigheid"
    WEIGHT = "gewicht van een afwijking"
    MEMBER = "lid van een samengestelde norm"
    ARITHMETIC = "berekening"


Change = tuple[Kind, str, Expression | None]
"""The kind of change, the change in words, and the condition that came of it; ``None`` when nothing is left of it."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One norm with one change. Where it is in a computed value or in an n/N, ``changed`` is the changed one.

    ``position`` is the number of the clause, or ``None`` for a change elsewhere in the norm.
    """

    kind: Kind
    original: Norm
    norm: Norm
    what: str
    position: int | None = None
    changed: Derived | Question | None = None


def mutants_of(norm: Norm, vocabulary: Vocabulary, *, abuts: bool = False) -> Iterator[Mutant]:
    """Give every mutant of one version of a norm. ``abuts`` tells that another version ends where this one begins."""
    if norm.judge == "never":
        # It explains and never finds, so that no change in it can have an outcome.
        return
    told: Counter[tuple[int | None, str]] = Counter()
    for mutant in _mutants(norm, vocabulary, abuts=abuts):
        told[mutant.position, mutant.what] += 1
        times = told[mutant.position, mutant.what]
        yield mutant if times == 1 else replace(mutant, what=f"{mutant.what} (waar dit voor de {times}e keer staat)")


def _mutants(norm: Norm, vocabulary: Vocabulary, *, abuts: bool) -> Iterator[Mutant]:
    yield from _validity(norm, abuts=abuts)
    for kind, what, applies_if in _changed(norm.applies_if, vocabulary):
        yield Mutant(kind, norm, norm.model_copy(update={"applies_if": applies_if}), f"waar de norm geldt: {what}")
    for member in norm.compose:
        rest = tuple(other for other in norm.compose if other != member)
        yield Mutant(Kind.MEMBER, norm, norm.model_copy(update={"compose": rest}), f"{member} hoort er niet meer bij")
    for position, clause in enumerate(norm.clauses):
        for kind, what, changed in _clause(clause, norm, vocabulary):
            clauses = tuple(
                other
                for index, one in enumerate(norm.clauses)
                for other in ((changed,) if index == position else (one,))
                if other is not None
            )
            if clauses or norm.judge or norm.compose:
                yield Mutant(kind, norm, norm.model_copy(update={"clauses": clauses}), what, position)


def _validity(norm: Norm, *, abuts: bool) -> Iterator[Mutant]:
    start, end = norm.in_force.start, norm.in_force.end
    moved = [] if abuts else [("start", start, start + step) for step in (-DAY, DAY)]
    if end is not None:
        moved += [("end", end, end + step) for step in (-DAY, DAY)]
    for key, old, new in moved:
        changed = norm.in_force.model_copy(update={key: new})
        if changed.end is None or changed.start < changed.end:
            word = "geldt vanaf" if key == "start" else "geldt niet meer vanaf"
            what = f"{word} {day_text(new)} in plaats van {day_text(old)}"
            yield Mutant(Kind.VALIDITY, norm, norm.model_copy(update={"in_force": changed}), what)


def _clause(clause: Clause, norm: Norm, vocabulary: Vocabulary) -> Iterator[tuple[Kind, str, Clause | None]]:
    if clause.note_if is not None:
        # A note has no outcome, so no example can notice a change in it.
        return
    yield Kind.DROPPED, f"weggelaten: {clause_sentence(clause, norm, vocabulary)}", None
    for key in ("when", "require", "judge_if"):
        for kind, what, changed in _changed(getattr(clause, key), vocabulary):
            if changed is not None or key == "when":
                yield kind, what, clause.model_copy(update={key: changed})
    for option, condition in clause.alternatives.items():
        for kind, what, changed in _changed(condition, vocabulary):
            if changed is not None:
                alternatives = {**clause.alternatives, option: changed}
                yield kind, f"lezing {option}: {what}", clause.model_copy(update={"alternatives": alternatives})
    if clause.otherwise is not None:
        other = Outcome.VERBETERPUNT if clause.otherwise is Outcome.NORMAFWIJKING else Outcome.NORMAFWIJKING
        what = f"{other.printed} in plaats van {clause.otherwise.printed}"
        yield Kind.WEIGHT, what, clause.model_copy(update={"otherwise": other})
        if clause.severity is not None and clause.severity is not norm.severity:
            what = f"{norm.severity} in plaats van {clause.severity}"
            yield Kind.WEIGHT, what, clause.model_copy(update={"severity": None})


def _changed(expression: Expression | None, vocabulary: Vocabulary) -> Iterator[Change]:
    if expression is None:
        return
    yield Kind.DROPPED, f"zonder ‘{sentence(expression, vocabulary)}’", None
    yield from changes(expression, vocabulary)


def changes(expression: Expression, vocabulary: Vocabulary) -> Iterator[Change]:
    """Give every condition that is one small change away from this one."""
    match expression:
        case Leaf():
            for leaf in _leaves(expression, vocabulary):
                words = f"‘{sentence(expression, vocabulary)}’ wordt ‘{sentence(leaf, vocabulary)}’"
                yield Kind.CONSTANT, words, leaf
        case Not(part):
            yield Kind.CONNECTIVE, f"zonder ‘niet’: ‘{sentence(part, vocabulary)}’", part
            for kind, what, changed in changes(part, vocabulary):
                if changed is not None:
                    yield kind, what, Not(changed)
        case AllOf(parts) | AnyOf(parts):
            yield from _group(expression, parts, vocabulary)


def _group(expression: AllOf | AnyOf, parts: tuple[Expression, ...], vocabulary: Vocabulary) -> Iterator[Change]:
    kind = type(expression)
    if len(parts) > 1:
        words, other = ("en wordt of", AnyOf) if kind is AllOf else ("of wordt en", AllOf)
        yield Kind.CONNECTIVE, f"‘{sentence(expression, vocabulary)}’: {words}", other(parts)
        for index, part in enumerate(parts):
            rest = (*parts[:index], *parts[index + 1 :])
            yield Kind.DROPPED, f"zonder ‘{sentence(part, vocabulary)}’", rest[0] if len(rest) == 1 else kind(rest)
    for index, part in enumerate(parts):
        for change, what, changed in changes(part, vocabulary):
            if changed is not None:
                yield change, what, kind((*parts[:index], changed, *parts[index + 1 :]))


def _leaves(leaf: Leaf, vocabulary: Vocabulary) -> Iterator[Leaf]:
    field = vocabulary.fields[leaf.field]
    if isinstance(leaf.constant, tuple):
        for key in field.option_keys:
            chosen = tuple(one for one in leaf.constant if one != key)
            constant = chosen if key in leaf.constant else (*leaf.constant, key)
            if constant and len(constant) < len(field.option_keys):
                yield replace(leaf, constant=constant)
        return
    if field.type is AnswerType.CHOICE:
        yield from (replace(leaf, constant=key) for key in field.option_keys if key != leaf.constant)
        return
    lowest = field.question.minimum if field.question is not None else None
    for other in _beside(leaf.operator, leaf.constant):
        if not isinstance(other, int) or isinstance(other, bool) or lowest is None or other >= lowest:
            yield replace(leaf, constant=other)


def _beside(operator: Operator, constant: Constant) -> tuple[Constant, ...]:
    """Give the constants one step away; one step is also what turns *at least* into *more than*."""
    match constant:
        case bool():
            return (not constant,)
        case EveryOrNone():
            return tuple(one for one in EveryOrNone if one is not constant)
        case NoMoment():
            return tuple(one for one in NoMoment if one is not constant)
        case datetime():
            return constant - MINUTE, constant + MINUTE
        case date():
            return constant - DAY, constant + DAY
        case timedelta():
            return constant - MINUTE, constant + MINUTE
        case Decimal():
            strict = constant + LEAST if operator is Operator.AT_LEAST else constant - LEAST
            return constant - Decimal("0.1"), constant + Decimal("0.1"), strict
        case int():
            return constant - 1, constant + 1
        case _:
            return ()


def derived_mutants(value: Derived, norm: Norm, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Give the mutants of a computed value that a norm reads: another factor or term, other records counted."""
    update: Callable[[str, object], Derived] = lambda key, new: value.model_copy(update={key: new})  # noqa: E731 - a name for one call
    for _, what, where in _changed(value.where, vocabulary):
        yield Mutant(Kind.ARITHMETIC, norm, norm, f"{value.label}: {what}", changed=update("where", where))
    for name, factor in (value.linear or {}).items():
        for other in (factor - 1, factor + 1):
            if other:
                what = f"{value.label}: {other} in plaats van {factor} keer ‘{vocabulary.fields[name].label}’"
                yield Mutant(
                    Kind.ARITHMETIC, norm, norm, what, changed=update("linear", {**(value.linear or {}), name: other})
                )
    for key in ("months_after", "overdue"):
        term = getattr(value, key)
        for months in (term.months - 1, term.months + 1) if term is not None else ():
            if months:
                what = f"{value.label}: {months} in plaats van {term.months} maanden"
                yield Mutant(
                    Kind.ARITHMETIC, norm, norm, what, changed=update(key, term.model_copy(update={"months": months}))
                )


def counted_mutants(question: Question, norm: Norm, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Give the mutants of how an n/N is counted from lists: other records counted, or counted among."""
    for position, counted in enumerate(question.counted_from):
        for key in ("where", "among"):
            for _, what, condition in _changed(getattr(counted, key), vocabulary):
                if condition is None and key == "where":
                    continue
                new = counted.model_copy(update={key: condition})
                several = tuple(new if index == position else one for index, one in enumerate(question.counted_from))
                told = f"{question.label}, geteld uit ‘{vocabulary.questions[counted.list].label}’: {what}"
                changed = question.model_copy(update={"counted_from": several})
                yield Mutant(Kind.ARITHMETIC, norm, norm, told, changed=changed)
