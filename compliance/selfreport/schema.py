"""JSON Schema (draft-07) of a self-report, for editors that help while somebody types."""

from __future__ import annotations

from typing import Any

from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.selfreport.answers import ANSWER, COLUMNS, CSV, EVIDENCE, NONE, NOTE, REGISTER
from compliance.selfreport.model import Reason
from compliance.selfreport.reader import HEAD, NO_PERSON, VERSION

_REASONS: dict[str, Any] = {"type": ["string", "null"], "enum": [*Reason, "", None]}
_DATE = r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4})$"
_PATTERNS = {
    AnswerType.DATE: _DATE,
    AnswerType.SHARE: r"^\s*\d{1,9}\s*(/|[vV][aA][nN]( [dD][eE])?)\s*\d{1,9}\s*$",
}


def self_report_schema(rulebook: Rulebook) -> dict[str, Any]:
    """Give the JSON Schema of a self-report under a rulebook, readable by draft-07 tools and older ones.

    The schema helps while typing: it knows every question, its options and its kind. What a reader accepts besides
    (capital letters, spaces) is for ``vbm check`` to say.
    """
    header = [question for question in rulebook.questions() if question.header]
    asked = [question for question in rulebook.questions() if not question.header]
    day = {"type": ["string", "null"]}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Zelfrapportage ({rulebook.frame.id} {rulebook.frame.version})",
        "type": "object",
        "additionalProperties": False,
        "required": [HEAD],
        "properties": {
            HEAD: {"description": "De versie van dit formulier.", "enum": [int(VERSION), VERSION]},
            "regelboek": {"type": ["string", "null"]},
            "locatie": _object({question.local: _answer(question) for question in header}),
            "periode": _object({"van": day, "tot_en_met": day}),
            "peildatum": {**day, "description": "De dag waarop de antwoorden kloppen."},
            "ingevuld_door": {"type": ["string", "null"], "description": "De functie, geen naam."},
            "antwoorden": _object({question.id: _answer(question) for question in asked}),
            NO_PERSON: {
                "description": "Kenmerken van meldingen over een persoonsgegeven die u hebt nagekeken.",
                "type": ["array", "null"],
                "items": {"type": "string"},
            },
        },
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": ["object", "null"], "additionalProperties": False, "properties": properties}


def _answer(question: Question) -> dict[str, Any]:
    """Give the schema of an answer: the value alone, or the value with evidence and a note."""
    value = _value(question)
    text = {"type": ["string", "null"]}
    wrapped = {
        "type": "object",
        "additionalProperties": False,
        "properties": {ANSWER: {"anyOf": [value, _REASONS]}, EVIDENCE: text, NOTE: text},
    }
    described = f"{question.ask} {question.help or ''}".strip()
    return {"title": question.label, "description": described, "anyOf": [value, _REASONS, wrapped]}


def _value(question: Question) -> dict[str, Any]:
    match question.type:
        case AnswerType.YES_NO:
            return {"enum": ["ja", "nee", True, False]}
        case AnswerType.CHOICE:
            return {"enum": list(question.options)}
        case AnswerType.NUMBER | AnswerType.DECIMAL:
            number: dict[str, Any] = {"minimum": question.minimum}
            number["type"] = "integer" if question.type is AnswerType.NUMBER else "number"
            if question.maximum is not None:
                number["maximum"] = question.maximum
            return number if question.type is AnswerType.NUMBER else {"anyOf": [number, {"type": "string"}]}
        case AnswerType.SEVERAL:
            inner = {"anyOf": [{"enum": ["ja", "nee", True, False]}, _REASONS]}
            options = dict.fromkeys(question.options, inner)
            return {"anyOf": [_object(options), {"enum": [NONE]}]}
        case AnswerType.RECORDS:
            record = _object({field.local: _answer(field) for field in question.fields})
            csv, register = _files(CSV), _files(REGISTER, COLUMNS)
            return {"anyOf": [{"type": "array", "items": record}, csv, register, {"enum": [NONE]}]}
        case AnswerType.TABLE:
            return _table(question)
        case AnswerType.INSTANTS | AnswerType.DATES:
            return {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}
        case _:
            pattern = _PATTERNS.get(question.type)
            return {"type": "string", "pattern": pattern} if pattern else {"type": ["string", "number"]}


def _files(*keys: str) -> dict[str, Any]:
    """Give the schema of files that are named in the place of records; all keys are needed."""
    names = {key: {"type": "string"} for key in keys}
    return {"type": "object", "additionalProperties": False, "required": list(keys), "properties": names}


def _table(question: Question) -> dict[str, Any]:
    columns = _object({field.local: _answer(field) for field in question.fields})
    row = {"anyOf": [columns, _answer(question.fields[0])]} if len(question.fields) == 1 else columns
    return {"anyOf": [_object(dict.fromkeys(question.rows, row)), {"enum": [NONE]}]}
