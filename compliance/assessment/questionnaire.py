"""The questionnaire of one location: which questions are asked, in the order of the form, and which are still open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.evaluator import evaluate
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.truth import Truth
from compliance.assessment.validity import expanded, fields_read, question_of
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not, fields_of
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.selection import ALL, Selection, select
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.model import Answer, Record, SelfReport

ANY_DAY = date(2024, 1, 1)
"""What is asked does not depend on the reference date; something has to stand in for one that is not filled in."""


def questions_of(rulebook: Rulebook, selection: str | Selection = ALL) -> tuple[Question, ...]:
    """Give the questions of a profile or a selection, in the order of the form.

    Those are what its norms read (a composite reads what its members read), also where that is a question of another
    theme, and what decides whether that is asked. The header is not counted among them, nor are questions marked
    optional; a text that explains an answer comes along with that answer. Raises ``ValueError`` when there is no such
    profile.
    """
    vocabulary = vocabulary_of(rulebook)
    chosen = select(rulebook, selection)
    needed: set[str] = set()
    queue: list[str] = []
    wanted = {name for norm in rulebook.norms() if chosen.asks(norm) for name in (norm.id, *norm.compose)}
    for norm in rulebook.norms():
        if norm.id in wanted:
            queue += fields_read(norm, vocabulary)
    if chosen.whole:
        queue += [question.id for question in rulebook.questions() if not question.optional]
    while queue:
        question = question_of(queue.pop(), vocabulary)
        if question is None or question.id in needed:
            continue
        needed.add(question.id)
        outer = question.id.rpartition(".")[0]
        if outer in vocabulary.questions:
            queue.append(outer)
        queue += expanded(fields_of(question.ask_if), vocabulary)
    return tuple(
        question
        for question in rulebook.questions()
        if not question.header and (question.id in needed or _explains(question, needed, vocabulary))
    )


def _explains(question: Question, needed: set[str], vocabulary: Vocabulary) -> bool:
    """Whether a text question belongs to a choice that is asked: its ``ask_if`` reads only what is asked anyway."""
    if question.type is not AnswerType.TEXT or question.ask_if is None:
        return False
    read = [question_of(name, vocabulary) for name in fields_of(question.ask_if)]
    return all(one is not None and (one.id in needed or one.header) for one in read)


def asked(questions: tuple[Question, ...], facts: Facts) -> tuple[Question, ...]:
    """Give the questions that are asked of this location, as far as its answers tell."""
    return tuple(question for question in questions if facts.openness(question, None)[0] is Openness.OPEN)


def remaining(condition: Expression | None, facts: Facts) -> Expression | None:
    """Give what is left of a condition once the facts are known: ``None`` when it is met, the undecided part if not."""
    if condition is None or evaluate(condition, facts).truth is Truth.TRUE:
        return None
    if not isinstance(condition, AllOf | AnyOf):
        return condition
    dropped = Truth.TRUE if isinstance(condition, AllOf) else Truth.FALSE
    parts = [part for part in condition.parts if evaluate(part, facts).truth is not dropped]
    left = [part for part in (remaining(part, facts) for part in parts) if part is not None]
    return left[0] if len(left) == 1 else type(condition)(tuple(left))


def askable(questions: tuple[Question, ...], facts: Facts) -> tuple[Question, ...]:
    """Give the questions, and the fields of their records, that this location can be asked as far as is known.

    A condition keeps only what is not known yet. What waits for a question that is closed here is left out too: no
    answer can open it.
    """
    found = []
    for question in questions:
        if _can_open(question, facts):
            fields = tuple(_still_asked(field, facts) for field in question.fields if _can_open(field, facts))
            found.append(_still_asked(question, facts).model_copy(update={"fields": fields}))
    return tuple(found)


def _can_open(question: Question, facts: Facts) -> bool:
    closed = facts.openness(question, None)[0] is Openness.CLOSED
    return not closed and (question.ask_if is None or _can_hold(question.ask_if, facts, holds=True))


def _still_asked(question: Question, facts: Facts) -> Question:
    left = remaining(question.ask_if, facts)
    return question.model_copy(update={"ask_if": left and _without_dead_ends(left, facts)})


def _can_hold(condition: Expression, facts: Facts, *, holds: bool) -> bool:
    """Whether an answer can still make a condition true (or, where it should not hold, false)."""
    match condition:
        case Leaf():
            question = question_of(condition.field, facts.vocabulary)
            if question is not None:
                openness, opening = facts.openness(question, None)
                if openness is Openness.CLOSED or (openness is Openness.WAITING and not opening):
                    return False
            step = evaluate(condition, facts)
            if step.truth is Truth.UNKNOWN:
                return bool(step.missing())
            return step.truth is not (Truth.FALSE if holds else Truth.TRUE)
        case Not(part):
            return _can_hold(part, facts, holds=not holds)
        case AllOf(parts) | AnyOf(parts):
            every = isinstance(condition, AllOf) is holds
            return (all if every else any)(_can_hold(part, facts, holds=holds) for part in parts)


def _without_dead_ends(condition: Expression, facts: Facts) -> Expression:
    """Leave out the alternatives that no answer can make true."""
    if not isinstance(condition, AllOf | AnyOf):
        return condition
    parts = [one for one in condition.parts if isinstance(condition, AllOf) or _can_hold(one, facts, holds=True)]
    left = tuple(_without_dead_ends(part, facts) for part in parts)
    return left[0] if len(left) == 1 else type(condition)(left)


def still_open(rulebook: Rulebook, report: SelfReport, selection: str | Selection = ALL) -> tuple[Missing, ...]:
    """Give what is still to be answered, in the order of the form: no value yet, or a reason in its place.

    The header (location, period, reference date) comes first. A record list counts through its records.
    """
    vocabulary = vocabulary_of(rulebook)
    facts = Facts(vocabulary, report, report.reference_date or ANY_DAY)
    found = [
        Missing(question.id)
        for question in rulebook.questions()
        if question.header and not question.optional and not _answered(report.answer(question.id))
    ]
    days = {
        "periode.van": report.period.start,
        "periode.tot_en_met": report.period.end,
        "peildatum": report.reference_date,
    }
    found += [Missing(name) for name, day in days.items() if day is None]
    for question in questions_of(rulebook, selection):
        if not question.optional:
            found += _open_in(question, report, facts)
    return tuple(found)


def _open_in(question: Question, report: SelfReport, facts: Facts) -> Iterator[Missing]:
    if facts.openness(question, None)[0] is not Openness.OPEN:
        return
    answer = report.answer(question.id)
    if question.type.has_fields:
        if answer is None or answer.records is None:
            yield Missing(question.id)
            return
        for record in answer.records:
            for field in question.fields:
                if not field.optional:
                    yield from _open_field(field, record, facts)
    elif question.type is AnswerType.SEVERAL:
        yield from _open_options(question, answer, "", 0)
    elif question.counted_from and facts.read(question.id, None).known:
        return
    elif not _answered(answer):
        yield Missing(question.id)


def _open_field(field: Question, record: Record, facts: Facts) -> Iterator[Missing]:
    if facts.openness(field, record)[0] is not Openness.OPEN:
        return
    answer = record.answer(field.id)
    if field.type is AnswerType.SEVERAL:
        yield from _open_options(field, answer, record.name, record.number)
    elif not _answered(answer):
        yield Missing(field.id, record.name, record.number)


def _open_options(question: Question, answer: Answer | None, record: str, number: int) -> Iterator[Missing]:
    for key in question.options:
        if answer is None or not _answered(answer.option(key)):
            yield Missing(f"{question.id}.{key}", record, number)


def _answered(answer: Answer | None) -> bool:
    return answer is not None and (answer.value is not None or answer.records is not None or bool(answer.options))
