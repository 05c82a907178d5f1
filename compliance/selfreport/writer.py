"""Writing a self-report: what was read can be written, and reading that gives back what there was."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML

from compliance.rulebook.answer_type import LOCAL_TIME, NoMoment, Share, Value
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.selfreport.answers import ANSWER, EVIDENCE, NOTE
from compliance.selfreport.model import Answer, Record, SelfReport
from compliance.selfreport.reader import HEAD, NO_PERSON, VERSION


def self_report_data(report: SelfReport, rulebook: Rulebook) -> dict[str, Any]:
    """Give a self-report as data of JSON types, with the keys of the file, in the order of the form."""
    questions = {question.id: question for question in rulebook.questions()}
    location = {one.local: _answer(one, report.answer(name)) for name, one in questions.items() if one.header}
    answers = {name: _answer(one, report.answer(name)) for name, one in questions.items() if not one.header}
    data = {
        HEAD: int(VERSION),
        "regelboek": report.rulebook or None,
        "locatie": {name: value for name, value in location.items() if value is not None},
        "periode": {"van": _day(report.period.start), "tot_en_met": _day(report.period.end)},
        "peildatum": _day(report.reference_date),
        "ingevuld_door": report.filled_in_by or None,
        "antwoorden": {name: value for name, value in answers.items() if value is not None},
    }
    return data | ({NO_PERSON: list(report.no_persons)} if report.no_persons else {})


def write_self_report(report: SelfReport, rulebook: Rulebook) -> str:
    """Write a self-report as YAML. Reading it gives the same answers."""
    out = io.StringIO()
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 110
    yaml.dump(self_report_data(report, rulebook), out)
    return out.getvalue()


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _answer(question: Question, answer: Answer | None) -> Any:
    if answer is None:
        return None
    value = _value(question, answer)
    if not answer.evidence and not answer.note:
        return value
    return {key: one for key, one in ((ANSWER, value), (EVIDENCE, answer.evidence), (NOTE, answer.note)) if one}


def _value(question: Question, answer: Answer) -> Any:
    if answer.reason is not None:
        return answer.reason.value
    if answer.options:
        inner = question.model_copy(update={"options": {}})
        return {key: _answer(inner, one) for key, one in answer.options}
    if answer.records is not None:
        if question.rows:
            return {record.key: _record(question, record) for record in answer.records}
        return [_record(question, record) for record in answer.records]
    return None if answer.value is None else written(answer.value)


def _record(question: Question, record: Record) -> dict[str, Any]:
    fields = {field.local: _answer(field, record.answer(field.id)) for field in question.fields}
    return {name: value for name, value in fields.items() if value is not None}


def written(value: Value) -> Any:
    """Give one value as it is written in a file: ``ja``, ``4 van 5``, ``2025-05-01 20:10 +02:00``."""
    match value:
        case bool():
            return "ja" if value else "nee"
        case NoMoment():
            return value.value
        case Share():
            return f"{value.count} van {value.total}"
        case datetime():
            local = value.astimezone(LOCAL_TIME)
            return f"{local:%Y-%m-%d %H:%M:%S} {local.isoformat()[-6:]}"
        case date():
            return value.isoformat()
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes} min"
        case tuple():
            return [written(one) for one in value] or "geen"
        case Decimal():
            return f"{value:f}"
        case _:
            return value
