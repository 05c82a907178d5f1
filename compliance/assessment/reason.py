"""Why: the sentences that say how an outcome follows from the answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from compliance.assessment.evaluator import Step
from compliance.assessment.fact import Missing, Size
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.result import ClauseResult, RecordResult
from compliance.assessment.truth import Truth
from compliance.rulebook.answer_type import FOREVER, Share
from compliance.rulebook.expression import Leaf, Operator
from compliance.rulebook.model import Norm
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import count_text, duration_text, value_text
from compliance.rulebook.vocabulary import ROW, Vocabulary

WHATEVER = "Dit staat vast, wat de ontbrekende antwoorden ook zijn."


def reason_for(
    norm: Norm,
    outcome: Outcome,
    results: tuple[RecordResult, ...],
    facts: Facts,
    met: tuple[int, int] | None = None,
) -> str:
    """Give the reason of an outcome in a few Dutch sentences, with the answers that decide it and the margins."""
    parts: list[str] = []
    if met is not None:
        parts.append(f"Aan {met[0]} van de {met[1]} eisen is voldaan.")
    match outcome:
        case Outcome.NIET_VAN_TOEPASSING if norm.judge == "never" and any(
            one.applies is not Truth.FALSE for one in results
        ):
            parts.append(norm.because or "")
        case Outcome.NIET_VAN_TOEPASSING:
            parts.append(_not_applicable(norm, results, facts))
        case Outcome.NORMAFWIJKING | Outcome.VERBETERPUNT:
            parts += _breaches(outcome, results, facts)
            if any(one.missing for one in results) and outcome is Outcome.NORMAFWIJKING:
                parts.append(WHATEVER)
        case Outcome.ONVOLDOENDE_INFORMATIE:
            parts.append(_unknown(norm, results, facts))
        case Outcome.OORDEEL_INSPECTEUR:
            parts += _judgements(results)
        case Outcome.VOLDOET:
            parts.append(_met(norm, results, facts))
    return " ".join(part for part in parts if part)


def answered(step: Step, vocabulary: Vocabulary) -> str:
    """Give the answer in one leaf in words: ``Kamerdeuren op slot: ‘Nooit’``, with the margin to the norm."""
    assert isinstance(step.expression, Leaf)  # noqa: S101 - the caller gives leaves
    field = vocabulary.fields[step.expression.field]
    fact = step.fact
    if fact is None or (not fact.known and fact.low is None and fact.high is None):
        nothing = fact is not None and fact.not_applicable
        return f"{field.label}: {'niet van toepassing' if nothing else 'geen antwoord'}"
    if fact.value is None:
        words = []
        if fact.low is not None:
            words.append(f"ten minste {value_text(fact.low, field)}")
        if fact.high is not None:
            words.append(f"hoogstens {value_text(fact.high, field)}")
        return f"{field.label}: {' en '.join(words)}"
    # Days left of a term are no days too late, and a number below zero is none that a reader wants to see.
    overdue = field.derived is not None and field.derived.overdue is not None
    in_time = overdue and isinstance(fact.value, int) and fact.value <= 0
    text = f"{field.label}: {'geen' if in_time else value_text(fact.value, field)}"
    extra = margin(step, vocabulary)
    return f"{text} ({extra})" if extra else text


def margin(step: Step, vocabulary: Vocabulary) -> str:
    """Give how far an answer lies from the threshold: ``1 meer dan 6``; empty where there is no such thing."""
    leaf, fact = step.expression, step.fact
    if not isinstance(leaf, Leaf) or fact is None or fact.value is None:
        return ""
    if isinstance(fact.value, Share):
        short = fact.value.total - fact.value.count
        return f"bij {short} niet" if 0 < short < fact.value.total else ""
    if leaf.operator not in {Operator.AT_MOST, Operator.AT_LEAST}:
        return ""
    sizes = (fact.value, leaf.constant) if leaf.operator is Operator.AT_MOST else (leaf.constant, fact.value)
    over = _distance(*sizes)
    excess = vocabulary.fields[leaf.field].derived
    # "1 more than 0" and "1 less than 1" say nothing that the answer does not say already.
    none_or_some = {Operator.AT_MOST: 0, Operator.AT_LEAST: 1}[leaf.operator]
    if not over or leaf.constant == none_or_some or over != abs(over):
        return ""
    if excess is not None and excess.over is not None and leaf.operator is Operator.AT_MOST:
        return f"{_size_text(over)} {excess.over}"
    word = "meer" if leaf.operator is Operator.AT_MOST else "minder"
    return f"{_size_text(over)} {word} dan {_size_text(leaf.constant)}"


def _distance(value: object, constant: object) -> Size | None:
    if isinstance(value, timedelta) and isinstance(constant, timedelta):
        return value - constant if max(value, constant) < FOREVER else None
    if isinstance(value, int | Decimal) and isinstance(constant, int | Decimal):
        return value - constant
    return None


def _size_text(size: object) -> str:
    if isinstance(size, timedelta):
        return duration_text(size)
    return count_text(size, None) if isinstance(size, int | Decimal) else str(size)


def _not_applicable(norm: Norm, results: tuple[RecordResult, ...], facts: Facts) -> str:
    if not results:
        question = facts.vocabulary.questions[norm.scope or ""]
        label = question.label
        if facts.openness(question, None)[0] is Openness.CLOSED:
            return f"De vraag naar ‘{label}’ hoort hier niet bij. De norm geldt dan niet."
        return f"Er is bij ‘{label}’ niets gemeld. De norm geldt dan niet; dit is geen oordeel dat het goed gaat."
    reasons = list(dict.fromkeys(result.reason for result in results if result.reason))
    if reasons:
        return " ".join(reasons)
    # What is there and holds nothing to test says more than the records that the norm is not about.
    tested = [
        _told(norm, result, leaf, facts)
        for result in results
        if result.applies is Truth.TRUE
        for clause in result.clauses
        for leaf in _leaves(clause)
    ]
    if tested:
        return f"Er valt niets te toetsen. {_first(tested)}."
    outside = [_false_leaves(one.applicability) for one in results if one.applicability and one.applies is Truth.FALSE]
    if outside:
        # That another row of the table is about something else is no reason that a reader looks for.
        leaves = next((some for some in outside if not any(_names_row(leaf) for leaf in some)), outside[0])
        return f"Deze norm geldt hier niet. {_first([answered(leaf, facts.vocabulary) for leaf in leaves], FEW)}."
    return "Er valt niets te toetsen."


def _false_leaves(step: Step) -> list[Step]:
    return [leaf for leaf in step.leaves() if leaf.truth in {Truth.FALSE, Truth.NOT_APPLICABLE}] or list(step.leaves())


def _names_row(step: Step) -> bool:
    return isinstance(step.expression, Leaf) and step.expression.field.endswith(f".{ROW}")


def _told(norm: Norm, result: RecordResult, step: Step, facts: Facts) -> str:
    """Give an answer with the record that it is in; in a table of one column the row says what the number is."""
    text = answered(step, facts.vocabulary)
    table = facts.vocabulary.questions.get(norm.scope or "")
    if table is not None and table.rows and isinstance(step.expression, Leaf):
        column = f"{facts.vocabulary.fields[step.expression.field].label}: "
        if len(table.fields) == 1 and step.expression.field == table.fields[0].id:
            text = text.removeprefix(column)
    return f"{result.name}: {text}" if result.name else text


def _leaves(clause: ClauseResult) -> tuple[Step, ...]:
    return clause.step.leaves() if clause.step else ()


def _breaches(outcome: Outcome, results: tuple[RecordResult, ...], facts: Facts) -> list[str]:
    parts = []
    for result in results:
        words = [
            answered(leaf, facts.vocabulary)
            for clause in result.clauses
            if clause.outcome is outcome
            for leaf in _leaves(clause)
        ]
        failed = [member for member, found in result.members if found is Outcome.NORMAFWIJKING]
        if failed:
            words.append(f"niet voldaan aan {', '.join(failed)}")
        if words:
            parts.append(f"{result.name}: {_listed(words)}." if result.name else f"{_listed(words)}.")
    more = _and_more(len(parts) - MOST_NAMED)
    return [*parts[:MOST_NAMED], *([f"En nog {len(parts) - MOST_NAMED} andere."] if more else [])]


def _unknown(norm: Norm, results: tuple[RecordResult, ...], facts: Facts) -> str:
    missing = list(dict.fromkeys(one for result in results for one in result.missing))
    if not missing:
        return "De antwoorden zeggen niet genoeg om dit te beoordelen."
    words = [missing_text(one, facts) for one in missing[:3]]
    more = f" en nog {len(missing) - 3}" if len(missing) > 3 else ""
    applies = any(result.applies is Truth.UNKNOWN for result in results)
    lead = (
        "Nog niet bekend is of deze norm hier geldt."
        if applies and norm.applies_if
        else "Er ontbreekt een antwoord dat beslist."
    )
    return f"{lead} Nodig: {_listed(words)}{more}."


def missing_text(missing: Missing, facts: Facts) -> str:
    """Name a missing answer for a reader: its label, its record, and the reason that was given."""
    field = facts.vocabulary.get(missing.field)
    question = facts.vocabulary.questions.get(missing.field)
    label = field.label if field else question.label if question else _OTHER.get(missing.field, missing.field)
    where = f" ({missing.record})" if missing.record else ""
    reason = facts.reason_of(missing)
    return f"‘{label}’{where}" + (f", beantwoord met ‘{reason}’" if reason else "")


_OTHER = {"periode.van": "begin van de periode", "periode.tot_en_met": "einde van de periode"}


def _judgements(results: tuple[RecordResult, ...]) -> list[str]:
    named: dict[str, list[str]] = {}
    for result in results:
        open_members = [member for member, found in result.members if found is Outcome.OORDEEL_INSPECTEUR]
        if open_members:
            named.setdefault(f"Een mens moet nog oordelen over {', '.join(open_members)}.", []).append(result.name)
        for clause in result.clauses:
            if clause.kind == "judge" and clause.holds is Truth.TRUE:
                named.setdefault(clause.text, []).append(result.name)
    for result in results:
        # What is always left to a person; an event has the reason of the version that held on its own day.
        if result.reason and result.outcome is Outcome.OORDEEL_INSPECTEUR:
            named.setdefault(result.reason, [""])
    return [f"{listed_names(names)}: {text}" if all(names) else text for text, names in named.items()]


def _met(norm: Norm, results: tuple[RecordResult, ...], facts: Facts) -> str:
    """Name the answers that meet the norm; records that say the same are named together."""
    names: dict[str, dict[str, None]] = {}
    for result in results:
        if result.outcome is Outcome.VOLDOET:
            for clause in result.clauses:
                if clause.outcome is Outcome.VOLDOET:
                    for leaf in _leaves(clause):
                        text = _told(norm, result, leaf, facts).removeprefix(f"{result.name}: ")
                        names.setdefault(text, {})[result.name] = None
    words = [f"{listed_names(list(named))}: {text}" if all(named) else text for text, named in names.items()]
    return f"{_first(words, MOST_ANSWERS)}." if words else "Uit de antwoorden volgt geen afwijking."


MOST_ANSWERS = 6
"""So many answers are told of a norm that is met; a report has all of them in its annex."""

MOST_NAMED = 5
"""So many records are named in a sentence; the rest is counted."""


def listed_names(names: list[str]) -> str:
    """Name the first few records, and say how many more there are."""
    return f"{', '.join(names[:MOST_NAMED])}{_and_more(len(names) - MOST_NAMED)}"


def _and_more(number: int) -> str:
    return f" en nog {number}" if number > 0 else ""


FEW = 3
"""So many answers tell why a norm does not apply."""


def _first(words: list[str], most: int = MOST_NAMED) -> str:
    told = list(dict.fromkeys(words))
    return _listed(told[:most]) + (", en meer" if len(told) > most else "")


def _listed(words: list[str]) -> str:
    return "; ".join(without_repeats(dict.fromkeys(words)))


def without_repeats(words: Iterable[str]) -> tuple[str, ...]:
    """Leave out a heading that the words before began with as well: ``Camera: gang: ja``, ``kamer: nee``."""
    told: list[str] = []
    heading = ""
    for word in words:
        head, _, rest = word.partition(": ")
        inner = ": " in rest
        told.append(rest if inner and head == heading else word)
        heading = head if inner else ""
    return tuple(told)
