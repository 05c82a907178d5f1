"""Which version of a norm holds: on the reference date, over the period, or on the day of each event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts, Openness
from compliance.rulebook.answer_type import LOCAL_TIME
from compliance.rulebook.expression import fields_of
from compliance.rulebook.model import Norm
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import day_text
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.model import Record


@dataclass(frozen=True, slots=True)
class Applicable:
    """The version of a norm to use. Without one, ``reason`` says why, and ``missing`` is what would tell."""

    norm: Norm | None
    reason: str = ""
    missing: tuple[Missing, ...] = ()


PERIOD = (Missing("periode.van"), Missing("periode.tot_en_met"))


def fields_read(norm: Norm, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give every field that a norm reads, through computed values down to answers, each once."""

    def read() -> tuple[str, ...]:
        applies = expanded(fields_of(norm.applies_if), vocabulary)
        return tuple(dict.fromkeys(applies + fields_tested(norm, vocabulary)))

    return vocabulary.memo(norm, "read", read)


def fields_tested(norm: Norm, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give the fields that the clauses of a norm rest on; where it applies is left out."""

    def tested() -> tuple[str, ...]:
        conditions = [one for clause in norm.clauses for one in clause.conditions()]
        return expanded(fields_of(*conditions) + ((norm.scope,) if norm.scope else ()), vocabulary)

    return vocabulary.memo(norm, "tested", tested)


def expanded(names: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Replace computed values by what they rest on, keeping the computed names as well."""
    seen: dict[str, None] = {}
    queue = list(names)
    while queue:
        name = queue.pop(0)
        if name not in seen:
            seen[name] = None
            queue += vocabulary.inputs(name)
    return tuple(seen)


def question_of(name: str, vocabulary: Vocabulary) -> Question | None:
    """Give the question behind a field name, or ``None`` for a computed value."""
    field = vocabulary.get(name)
    return field.question if field is not None else vocabulary.questions.get(name)


def everything_read(norms: Iterable[Norm], vocabulary: Vocabulary) -> frozenset[str]:
    """Give every name that the outcomes of norms hang on: answers, computed values, and what opens a question.

    While a question that opens another one (``ask_if``) is not answered the other does not count. The list that a
    field of a record belongs to is among them.
    """
    queue = [name for norm in norms for name in fields_read(norm, vocabulary)]
    seen: set[str] = set()
    while queue:
        name = queue.pop()
        if name in seen:
            continue
        seen.add(name)
        queue += vocabulary.inputs(name)
        question = question_of(name, vocabulary)
        if question is not None:
            queue += [question.id, question.id.rpartition(".")[0], question.event_field]
            queue += fields_of(question.ask_if)
    return frozenset(seen)


def counts_over_period(norm: Norm, facts: Facts) -> bool:
    """Whether a norm reads an answer that counts over the period and that is, or may still be, asked here."""
    vocabulary = facts.vocabulary
    questions = vocabulary.memo(norm, "period", lambda: _over_period(norm, vocabulary))
    return any(_may_be_asked(question, facts) for question in questions)


def _over_period(norm: Norm, vocabulary: Vocabulary) -> tuple[Question, ...]:
    found: list[Question] = []
    for name in fields_read(norm, vocabulary):
        question = question_of(name, vocabulary)
        whole_list = vocabulary.questions.get(question.id.rpartition(".")[0]) if question else None
        if question and any(one is not None and one.covers == "period" for one in (question, whole_list)):
            found.append(question)
    return tuple(found)


def _may_be_asked(question: Question, facts: Facts) -> bool:
    whole_list = facts.vocabulary.questions.get(question.id.rpartition(".")[0])
    if whole_list is None:
        return facts.openness(question, None)[0] is not Openness.CLOSED
    if facts.openness(whole_list, None)[0] is Openness.CLOSED:
        return False
    records, _ = facts.records(whole_list.id)
    return records is None or any(facts.openness(question, record)[0] is not Openness.CLOSED for record in records)


def version_of(versions: tuple[Norm, ...], facts: Facts) -> Applicable:
    """Choose the version of a norm that holds for this self-report (events choose their own, see ``version_on``)."""
    scope = versions[-1].scope
    if scope is not None and facts.vocabulary.questions[scope].event is not None:
        # Each event chooses its own version; for the norm as a whole the newest one that has begun is shown.
        begun = [norm for norm in versions if norm.in_force.start <= facts.reference_date]
        return Applicable((begun or list(versions))[-1])
    if not any(counts_over_period(norm, facts) for norm in versions):
        return version_on(versions, facts.reference_date)
    start, end = facts.period.start, facts.period.end
    if start is not None and facts.reference_date < start:
        # Asked for a day before all that was counted: what would the law of that day say of these answers?
        return version_on(versions, facts.reference_date)
    if start is None or end is None:
        missing = tuple(one for one, day in zip(PERIOD, (start, end), strict=True) if day is None)
        return Applicable(
            None, "De periode is niet ingevuld, dus is niet bekend over welke dagen de aantallen gaan.", missing
        )
    first, last = version_on(versions, start), version_on(versions, end)
    if first.norm is not last.norm:
        change = next(
            day for norm in versions for day in (norm.in_force.start, norm.in_force.end) if day and start < day <= end
        )
        return Applicable(
            None,
            f"De periode loopt over {day_text(change)} heen; op die dag veranderde deze norm. "
            "Splits de zelfrapportage: één tot die dag en één vanaf die dag.",
            PERIOD,
        )
    begins_inside = any(start < norm.in_force.start <= end for norm in versions)
    if first.norm is None and begins_inside:
        return Applicable(None, "De norm gold maar in een deel van de periode. Splits de zelfrapportage.", PERIOD)
    return first


def version_on(versions: tuple[Norm, ...], day: date) -> Applicable:
    """Choose the version that holds on one day."""
    for norm in versions:
        if norm.in_force.holds_on(day):
            return Applicable(norm)
    if day < versions[0].in_force.start:
        return Applicable(None, f"Deze norm geldt pas vanaf {day_text(versions[0].in_force.start)}.")
    last = versions[-1].in_force.end
    if last is not None and day >= last:
        return Applicable(None, f"Deze norm geldt niet meer sinds {day_text(last)}.")
    return Applicable(None, f"Op {day_text(day)} gold deze norm niet.")


def day_of(record: Record, facts: Facts) -> date | None:
    """Give the day of an event in Dutch local time, or ``None`` where it is not known."""
    event = facts.vocabulary.questions[record.list].event
    if event is None:
        return facts.reference_date
    value = facts.read(f"{record.list}.{event}", record).value
    if isinstance(value, datetime):
        return value.astimezone(LOCAL_TIME).date()
    return value if isinstance(value, date) else None
