"""Filling in a blank form as a person does: with a text editor, behind the colons, and leaving the rest alone."""

from __future__ import annotations

import re

from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.selfreport.answers import NONE
from compliance.selfreport.model import Answer, Record, SelfReport
from compliance.selfreport.writer import written

UNSAFE = re.compile(r"[:#]|^[-?\[\]{}&*!|>'\"%@`,]|^(null|~)?$")


def typed(answer: Answer) -> str:
    """Give what a person types behind a colon; the form says which texts want quotation marks."""
    if answer.reason is not None:
        return answer.reason.value
    if answer.value is None:
        return ""
    value = written(answer.value)
    if isinstance(value, str) and isinstance(answer.value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if UNSAFE.search(value) else value
    return ", ".join(value) if isinstance(value, list) else str(value)


def fill_in(form: str, report: SelfReport, rulebook: Rulebook) -> str:
    """Fill in every place of the form for which the report has an answer."""
    lines = form.splitlines()
    days = {"van": report.period.start, "tot_en_met": report.period.end, "peildatum": report.reference_date}
    for name, day in days.items():
        at = next(number for number, line in enumerate(lines) if re.fullmatch(rf" *{name}:", line))
        lines[at] += f" {day.isoformat()}" if day else ""
    for question in rulebook.questions():
        answer = report.answer(question.id)
        key = f"  {question.local if question.header else question.id}:"
        found = [number for number, line in enumerate(lines) if line == key or line.startswith(f"{key} ")]
        if answer is not None and found:
            start = found[0]
            end = next(
                (n for n in range(start + 1, len(lines)) if not lines[n].strip() or lines[n].startswith("antwoorden")),
                len(lines),
            )
            lines[start:end] = _filled(lines[start:end], question, answer)
    return "\n".join(lines) + "\n"


def _filled(block: list[str], question: Question, answer: Answer) -> list[str]:
    key = block[0].partition(":")[0] + ":"
    if answer.options and answer.reason is None:
        return _options(block, dict(answer.options))
    if answer.records is None:
        word = typed(answer)
        parts = question.type in {AnswerType.SEVERAL, AnswerType.RECORDS, AnswerType.TABLE}
        return ([f"{key} {word}"] if word else block) if parts else [f"{key} {word}".rstrip(), *block[1:]]
    if not answer.records:
        return [f"{key} {NONE}"]
    if question.type is AnswerType.TABLE:
        return _rows(block, question, answer.records)
    template = [line for line in block[1:] if not line.lstrip().startswith("#")]
    return [block[0], *(line for record in answer.records for line in _record(template, question, record))]


def _options(block: list[str], options: dict[str, Answer]) -> list[str]:
    out = []
    for line in block:
        option = options.get(line.strip().rstrip(":"))
        out.append(f"{line} {typed(option)}".rstrip() if option and not line.lstrip().startswith("#") else line)
    return out


def _rows(block: list[str], question: Question, records: tuple[Record, ...]) -> list[str]:
    rows = {record.key: record for record in records}
    record: Record | None = None
    out = []
    for line in block:
        key = line.strip().rstrip(":")
        if line.lstrip().startswith("#") or line is block[0]:
            out.append(line)
        elif key in rows and line.startswith("    ") and not line.startswith("      "):
            record = rows[key]
            single = record.answer(question.fields[0].id) if len(question.fields) == 1 else None
            out.append(f"{line} {typed(single)}".rstrip() if single else line)
        else:
            answer = record.answer(f"{question.id}.{key}") if record else None
            out.append(f"{line} {typed(answer)}".rstrip() if answer else line)
    return out


def _record(template: list[str], question: Question, record: Record) -> list[str]:
    out: list[str] = []
    options: dict[str, Answer] = {}
    for line in template:
        key = line.strip().removeprefix("- ").rstrip(":")
        if line.startswith("        ") and key in options:
            out.append(f"{line} {typed(options[key])}".rstrip())
            continue
        if line.startswith("        "):
            out.append(line)
            continue
        answer = record.answer(f"{question.id}.{key}")
        options = dict(answer.options) if answer else {}
        out.append(f"{line} {typed(answer)}".rstrip() if answer and not answer.options else line)
    return out
