"""Where things stand in a workbook that is a form: what writing it and reading it agree on.

Sheets, rows and columns are known by marks and ids in a hidden first row and a hidden first column, so it does not
matter what a sheet is called or in what order things stand. An id is a path in the self-report, with slashes:
``kamerdeuren.op_slot``, ``gebruik.soorten/insluiten``, ``periode/van``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.question import Question
from compliance.selfreport.answers import ANSWER, EVIDENCE, NOTE
from compliance.selfreport.table_field import option_question

FORM, FORM_VERSION = "werkmap", "1"
"""The key of the version of this layout on the hidden sheet, and the version."""

MARK = "vbm"
"""The first word of the first cell of each sheet; the second one says what kind of sheet it is."""

WORDS, META = "woorden", "formulier"
"""Kinds of sheets that hold no answers: what is only there to read or to choose from, and what the form is."""

LOCATION, QUESTIONS, LIST, TABLE = "locatie", "vragen", "lijst", "tabel"
"""Kinds of sheets with answers. Behind the last two stands the id of the list or the table."""

EXPECTED = "plaats"
"""The key on the hidden sheet behind which each id stands that the form had when it was made."""

HEADING = "-"
"""The id of a row or a column that only explains something."""

ROLES = (ANSWER, EVIDENCE, NOTE)
"""What a column of a sheet with questions can be for."""

Path = tuple[str, ...]
"""The parts of an id."""


def id_of(path: Sequence[str]) -> str:
    """Give the id that stands in a sheet for a path."""
    return "/".join(path)


def column_id(path: Sequence[str], role: str = ANSWER) -> str:
    """Give the id of a column of a list or a table: ``toetsen/doelmatig``, or ``begin:toelichting``."""
    return id_of(path) if role == ANSWER else f"{id_of(path)}:{role}"


def place_of_column(name: str) -> tuple[Path, str]:
    """Give the path and the role that the id of a column stands for."""
    path, _, role = name.partition(":")
    return tuple(path.split("/")), role or ANSWER


def columns_of(question: Question) -> Iterator[tuple[Path, Question]]:
    """Give the columns of a list or a table: a field is one, and of a field with several parts each part is."""
    for field in question.fields:
        if field.type is AnswerType.SEVERAL:
            yield from (((field.local, option), option_question(field, option)) for option in field.options)
        else:
            yield (field.local,), field


def question_at(question: Question, path: Sequence[str]) -> Question | None:
    """Give the question that a path below a question leads to, or ``None`` where there is none.

    Below a question with several parts stand its options; below a table its rows and then its fields; below a list
    the number of a record and then its fields.
    """
    if not path:
        return question
    first, *rest = path
    match question.type:
        case AnswerType.SEVERAL:
            return option_question(question, first) if first in question.options and not rest else None
        case AnswerType.TABLE | AnswerType.RECORDS:
            if not rest or (question.rows and first not in question.rows):
                return None
            field = next((one for one in question.fields if one.local == rest[0]), None)
            return question_at(field, rest[1:]) if field is not None else None
        case _:
            return None
