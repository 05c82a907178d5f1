"""Sentences: each clause as one Dutch sentence, made from the same tree that the evaluator walks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from compliance.rulebook.answer_type import FOREVER, LOCAL_TIME, AnswerType, EveryOrNone, NoMoment, Share
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not, Operator
from compliance.rulebook.model import Clause, Norm, Watch
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import Field, Vocabulary

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def day_text(day: date) -> str:
    """Give a date as a reader says it: ``1 januari 2024``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def duration_text(duration: timedelta) -> str:
    """Give elapsed time in hours and minutes: ``3 uur en 45 minuten``."""
    if duration >= FOREVER:
        return "niet gebeurd"
    minutes = round(duration.total_seconds() / 60)
    hours, minutes = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(f"{hours} uur")
    if minutes or not hours:
        parts.append("1 minuut" if minutes == 1 else f"{minutes} minuten")
    return " en ".join(parts)


def count_text(number: int | Decimal, unit: tuple[str, str] | None) -> str:
    """Give a number with its unit in the right form: ``1 jongere``, ``7 jongeren``."""
    digits = f"{number:f}".replace(".", ",") if isinstance(number, Decimal) else str(number)
    if unit is None:
        return digits
    return f"{digits} {unit[0] if number == 1 else unit[1]}"


def value_text(value: object, field: Field) -> str:
    """Give a value of a field in words."""
    match value:
        case bool():
            return "ja" if value else "nee"
        case EveryOrNone():
            return "allemaal" if value is EveryOrNone.EVERY else "geen enkele"
        case NoMoment():
            return "niet gebeurd" if value is NoMoment.DID_NOT_HAPPEN else "loopt nog"
        case Share(count, total):
            return f"{count} van {total}" + (f" {field.unit[0 if total == 1 else 1]}" if field.unit else "")
        case datetime():
            local = value.astimezone(LOCAL_TIME)
            return f"{day_text(local.date())} om {local:%H:%M}"
        case date():
            return day_text(value)
        case timedelta():
            return duration_text(value)
        case int() if field.calendar_days and value >= FOREVER.days:
            return "niet gebeurd"
        case int() | Decimal():
            return count_text(value, field.unit)
        case tuple():
            return ", ".join(value_text(one, field) for one in value) or "geen"
        case str() if field.type is AnswerType.CHOICE:
            return f"‘{field.option_text(value)}’"
        case _:
            return str(value)


_COMPARED = {
    Operator.IS: "is",
    Operator.AT_LEAST: "is ten minste",
    Operator.AT_MOST: "is hoogstens",
    Operator.BEFORE: "is vóór",
    Operator.AFTER: "is na",
}


def leaf_sentence(leaf: Leaf, vocabulary: Vocabulary) -> str:
    """Give one comparison in words."""
    field = vocabulary.fields[leaf.field]
    label = _lowered(field.label)
    if isinstance(leaf.constant, tuple):
        words = [value_text(constant, field) for constant in leaf.constant]
        listed = " of ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
        return f"{label} is {listed}"
    if isinstance(leaf.constant, bool):
        return f"{label}: {value_text(leaf.constant, field)}"
    if isinstance(leaf.constant, EveryOrNone):
        return f"{label}: {value_text(leaf.constant, field)}"
    return f"{label} {_COMPARED[leaf.operator]} {value_text(leaf.constant, field)}"


def sentence(expression: Expression, vocabulary: Vocabulary, *, nested: bool = False) -> str:
    """Give a condition in words, without capital or full stop."""
    match expression:
        case Leaf():
            return leaf_sentence(expression, vocabulary)
        case Not(part):
            return f"niet ({sentence(part, vocabulary)})"
        case AllOf(parts) | AnyOf(parts):
            word = "en" if isinstance(expression, AllOf) else "of"
            joined = f"; {word} ".join(_parts(parts, vocabulary))
            return f"({joined})" if nested and len(parts) > 1 else joined


def _parts(parts: tuple[Expression, ...], vocabulary: Vocabulary) -> Iterator[str]:
    """Give each part in words; the name of a several-of question stands before the first of its options only."""
    before = None
    for part in parts:
        text = sentence(part, vocabulary, nested=True)
        field = vocabulary.fields[part.field] if isinstance(part, Leaf) else None
        question = field.question if field is not None and field.option is not None else None
        if question is not None:
            yield text.removeprefix(f"{_lowered(question.label)}: ") if question is before else text
        else:
            yield text
        before = question


def clause_sentence(clause: Clause, norm: Norm, vocabulary: Vocabulary) -> str:
    """Give one clause as one full Dutch sentence."""
    if clause.require is not None:
        outcome = clause.otherwise or Outcome.NORMAFWIJKING
        severity = clause.severity or norm.severity
        words = f"nodig: {sentence(clause.require, vocabulary)}. Anders: {outcome.printed} ({severity})."
        for option, other in clause.alternatives.items():
            reading = vocabulary.readings[clause.reading or ""]
            words += (
                f" Met een andere lezing van ‘{reading.title}’ ({reading.options[option].title}): "
                f"{sentence(other, vocabulary)}."
            )
    elif clause.judge_if is not None:
        words = f"ter beoordeling als {sentence(clause.judge_if, vocabulary)}."
    elif clause.note_if is not None:
        words = f"een opmerking als {sentence(clause.note_if, vocabulary)}."
    else:  # pragma: no cover - the reader refuses a clause without any of the three
        words = ""
    if clause.when is not None:
        verb = "volgt" if clause.note_if is not None else "is"
        return f"Als {sentence(clause.when, vocabulary)}, dan {verb} {words}"
    return words[0].upper() + words[1:]


def norm_sentences(norm: Norm, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give everything that a norm asks, one sentence a clause, with where it applies in front."""
    applies = applies_sentence(norm, vocabulary)
    return (applies, *asked_sentences(norm, vocabulary)) if applies else asked_sentences(norm, vocabulary)


def applies_sentence(norm: Norm, vocabulary: Vocabulary) -> str:
    """Say where a norm applies; empty where it applies everywhere."""
    return "" if norm.applies_if is None else f"Geldt als {sentence(norm.applies_if, vocabulary)}."


def asked_sentences(norm: Norm, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give everything that a norm asks where it applies, one sentence a clause."""
    lines = []
    if norm.for_each:
        lines.append(f"Getoetst voor elk onderdeel van ‘{_lowered(vocabulary.questions[norm.for_each].label)}’.")
    if norm.some:
        lines.append(f"Eén goed onderdeel van ‘{_lowered(vocabulary.questions[norm.some].label)}’ is genoeg.")
    lines += [clause_sentence(clause, norm, vocabulary) for clause in norm.clauses]
    if norm.compose:
        lines.append(f"Nodig is dat aan alle {len(norm.compose)} eisen is voldaan: {', '.join(norm.compose)}.")
    if norm.judge == "never":
        lines.append("Alleen achtergrond: deze norm geeft nooit een bevinding.")
    elif norm.judge:
        lines.append("Altijd ter beoordeling: de antwoorden alleen beslissen dit niet.")
    return tuple(lines)


def watch_text(watch: Watch | None) -> str:
    """Give what may change about a norm and when it must be looked at again; empty when nothing is expected."""
    return f"{watch.note} Opnieuw nakijken vóór {day_text(watch.recheck)}." if watch is not None else ""


def _lowered(text: str) -> str:
    """Begin with a small letter, unless the word is an abbreviation."""
    return text if len(text) > 1 and text[1].isupper() else text[0].lower() + text[1:]
