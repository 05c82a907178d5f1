"""Gaps: where a self-report has no value yet, and putting one there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts, Openness
from compliance.rulebook.answer_type import AnswerType, Value
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.model import Answer, Period, Record, SelfReport

PERIOD = {"periode.van": "start", "periode.tot_en_met": "end"}
"""The gaps that are no question of the rulebook, with the part of the period that each is."""


def gaps(vocabulary: Vocabulary, report: SelfReport, facts: Facts | None = None) -> Iterator[Missing]:
    """Give every place without a value, in the order of the form; an answer with a reason is such a place.

    With ``facts``, only what is asked: places behind a question that is closed or not known to be open are left out.
    """
    for name, part in PERIOD.items():
        if getattr(report.period, part) is None:
            yield Missing(name)
    inner = {field.id for name in vocabulary.lists() for field in vocabulary.questions[name].fields}
    for question in vocabulary.questions.values():
        if question.id in inner or not _asked(question, facts, None):
            continue
        answer = report.answer(question.id)
        if not question.type.has_fields or answer is None or answer.records is None:
            yield from gaps_within(question, answer, None)
            continue
        for record in answer.records:
            for field in question.fields:
                if _asked(field, facts, record):
                    yield from gaps_within(field, record.answer(field.id), record)


def _asked(question: Question, facts: Facts | None, record: Record | None) -> bool:
    return facts is None or facts.openness(question, record)[0] is Openness.OPEN


def gaps_within(question: Question, answer: Answer | None, record: Record | None) -> Iterator[Missing]:
    """Give the places without a value in the answer to one question; ``record`` is the one that it belongs to."""
    name, number = (record.name, record.number) if record else ("", 0)
    if question.type is AnswerType.SEVERAL:
        given = {key: option.value for key, option in answer.options} if answer else {}
        for key in question.options:
            if given.get(key) is None:
                yield Missing(f"{question.id}.{key}", name, number)
    elif answer is None or (answer.value is None and answer.records is None):
        yield Missing(question.id, name, number)


def question_in(vocabulary: Vocabulary, gap: Missing) -> tuple[Question, str | None]:
    """Give the question of a gap, and the option where the gap is one option of it. Raises ``KeyError``."""
    field = vocabulary.get(gap.field)
    if field is not None and field.question is not None:
        return field.question, field.option
    return vocabulary.questions[gap.field], None


def record_in(vocabulary: Vocabulary, report: SelfReport, gap: Missing) -> Record | None:
    """Give the record that a gap lies in, or ``None`` when it is about the location. Raises ``KeyError``."""
    if gap.number == 0:
        return None
    question, _ = question_in(vocabulary, gap)
    answer = report.answer(question.id.rpartition(".")[0])
    for record in (answer.records or ()) if answer else ():
        if record.number == gap.number:
            return record
    raise KeyError(gap)


def put(vocabulary: Vocabulary, report: SelfReport, gap: Missing, answer: Answer) -> SelfReport:
    """Give the report with this answer in this place; what else it says stays. Raises ``KeyError``."""
    question, option = question_in(vocabulary, gap)
    record = record_in(vocabulary, report, gap)
    if option is not None:
        old = (record.answer(question.id) if record else report.answer(question.id)) or Answer()
        options = dict(old.options) | {option: answer}
        answer = replace(
            old, reason=None, options=tuple((key, options[key]) for key in question.options if key in options)
        )
    if record is None:
        return replace(report, answers=report.answers | {question.id: answer})
    answers = dict(record.answers) | {question.id: answer}
    name = record.name
    whole = vocabulary.questions[record.list]
    if whole.name and question.id == f"{whole.id}.{whole.name}" and isinstance(answer.value, str):
        name = answer.value
    changed = replace(record, name=name, answers=tuple(answers.items()))
    return with_records(report, record.list, (changed,))


def with_records(report: SelfReport, name: str, changed: tuple[Record, ...]) -> SelfReport:
    """Give the report with these records of a list in the place of the ones with their numbers."""
    old = report.answers[name]
    by_number = {record.number: record for record in changed}
    records = tuple(by_number.get(record.number, record) for record in old.records or ())
    return replace(report, answers=report.answers | {name: replace(old, records=records)})


def put_day(report: SelfReport, gap: Missing, day: Value) -> SelfReport:
    """Give the report with one day of its period filled in."""
    days = {"start": report.period.start, "end": report.period.end} | {PERIOD[gap.field]: day}
    return replace(report, period=Period(**days))  # type: ignore[arg-type]  # the caller gives a day


def empty_records(question: Question, number: int) -> tuple[Record, ...]:
    """Give ``number`` records without answers; for a table one a row, whatever the number."""
    if question.type is AnswerType.TABLE:
        rows = enumerate(question.rows.items(), start=1)
        return tuple(Record(question.id, position, text, key) for position, (key, text) in rows)
    return tuple(Record(question.id, position, f"nummer {position}") for position in range(1, number + 1))
