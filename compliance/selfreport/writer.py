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
from compliance.selfreport.reader import HEAD, NO_PERSON, PART_KEYS, TO_CONFIRM, VERSION


def self_report_data(report: SelfReport, rulebook: Rulebook, *, files: bool = False) -> dict[str, Any]:
    """Give a self-report as data of JSON types, with the keys of the file, in the order of the form.

    ``files`` names the files that records came from, as the self-report did, in the place of the records.
    """
    questions = {question.id: question for question in rulebook.questions()}
    given = report.answers | report.unconfirmed
    found = {name: given.get(name) for name in questions}
    location = {one.local: _answer(one, found[name], files=files) for name, one in questions.items() if one.header}
    answers = {name: _answer(one, found[name], files=files) for name, one in questions.items() if not one.header}
    data = {
        HEAD: int(VERSION),
        "regelboek": report.rulebook or None,
        "locatie": {name: value for name, value in location.items() if value is not None},
        "periode": {"van": _day(report.period.start), "tot_en_met": _day(report.period.end)},
        "peildatum": _day(report.reference_date),
        "ingevuld_door": report.filled_in_by or None,
        **({"themas": _parts(report)} if report.parts else {}),
        **({TO_CONFIRM: list(report.unconfirmed)} if report.unconfirmed else {}),
        "antwoorden": {name: value for name, value in answers.items() if value is not None},
    }
    return data | ({NO_PERSON: list(report.no_persons)} if report.no_persons else {})


def write_self_report(report: SelfReport, rulebook: Rulebook, *, files: bool = False) -> str:
    """Write a self-report as YAML. Reading it gives the same answers. ``files`` is as in ``self_report_data``."""
    out = io.StringIO()
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 110
    yaml.dump(self_report_data(report, rulebook, files=files), out)
    return out.getvalue()


def _parts(report: SelfReport) -> dict[str, dict[str, str]]:
    return {
        theme: {key: text for key, text in zip(PART_KEYS, (part.filled_in_by, part.sample), strict=True) if text}
        for theme, part in report.parts.items()
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _answer(question: Question, answer: Answer | None, *, files: bool = False) -> Any:
    if answer is None:
        return None
    value = dict(answer.files) if files and answer.files else _value(question, answer)
    if not answer.evidence and not answer.note:
        return value
    given = ((ANSWER, value), (EVIDENCE, answer.evidence or None), (NOTE, answer.note or None))
    return {key: one for key, one in given if one is not None}


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


def answer_words(question: Question, answer: Answer) -> str:
    """Give an answer in one line of words, for a message: ``3 regels: naam: Noord, plekken: 6; naam: Zuid…``."""
    value = dict(answer.files) if answer.files else _value(question, answer)
    if answer.records and not answer.files and not question.rows:
        rows = "1 regel" if len(answer.records) == 1 else f"{len(answer.records)} regels"
        return f"{rows}: {_flat(value)}"
    return _flat(value)


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_flat(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(_flat(one) for one in value) or "geen"
    return "" if value is None else " ".join(str(value).split())


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
