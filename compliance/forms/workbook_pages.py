"""The sheets of the workbook form that hold answers: questions below each other, and lists and tables as grids."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from compliance.forms.workbook_book import Book, Sheet
from compliance.forms.workbook_words import (
    asked,
    choices_of,
    column_name,
    explained,
    how,
    inside,
    more_columns,
    role_words,
)
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.answers import ANSWER, EVIDENCE, NONE, NOTE
from compliance.selfreport.model import Answer, Record
from compliance.selfreport.table_field import option_question
from compliance.selfreport.workbook_layout import HEADING, LIST, TABLE, Path, column_id, columns_of, id_of

WIDE = 150
"""Characters of a line of text above the questions."""

_QUESTION_WIDTHS = {ANSWER: 26.0, EVIDENCE: 22.0, NOTE: 28.0}
_NAMES = {ANSWER: "Antwoord", EVIDENCE: "Bewijs", NOTE: "Toelichting"}
_GREEN = "#3E7B4F"
_NUMBERED, _READY = 25, 2000
"""So many rows of a list have a number, and so many offer choices; there may be more."""
_FITS = 8
"""With more columns a list is printed on several pages beside each other."""


@dataclass
class Form:
    """What the sheets share: the book, the words for conditions and sources, and the ids that were written."""

    book: Book
    vocabulary: Vocabulary
    cite: Callable[[str], str]
    ids: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """A row of a sheet with questions."""

    name: str
    question: Question
    text: str
    help: str
    answer: Answer | None = None
    words: str | None = None
    """What stands in the cell of the answer; without it what the answer says."""
    style: str = "question"
    source: str = ""
    roles: tuple[str, ...] = (ANSWER, EVIDENCE, NOTE)
    sheet: str = ""
    """The sheet on which the parts are, when that is another one."""


def own_sheet(question: Question) -> bool:
    """Whether a question has a sheet of its own: a list, or a table with several columns."""
    return question.type is AnswerType.RECORDS or (question.type is AnswerType.TABLE and len(question.fields) > 1)


def question_page(
    form: Form, name: str, mark: str, lines: Iterable[str], rows: Sequence[Row], roles: tuple[str, ...]
) -> None:
    """Write a sheet with a question a row; ``lines`` are its title and what stands below it."""
    sheet = form.book.sheet(name, mark)
    sources = ("Artikel",) if any(row.source for row in rows) else ()
    widths = (50.0, 52.0, *(_QUESTION_WIDTHS[role] for role in roles), *(30.0 for _ in sources))
    sheet.headings(("vraag", "uitleg", *roles, *("bron" for _ in sources)), widths)
    _lines(sheet, lines)
    head = sheet.row
    sheet.mark(HEADING)
    for column, text in enumerate(("Vraag", "Uitleg", *(_NAMES[role] for role in roles), *sources), start=1):
        sheet.put(column, text, "head")
    for row in rows:
        sheet.row += 1
        form.ids.append(row.name)
        sheet.mark(row.name)
        sheet.put(1, row.text, row.style)
        sheet.put(2, row.help, "help")
        for column, role in enumerate(roles, start=3):
            open_cell = role in row.roles
            words = row.words if role == ANSWER and row.words is not None else None
            words = role_words(row.question, row.answer, role) if words is None else words
            sheet.put(column, words, ("answer" if role == ANSWER else "more") if open_cell else "closed")
        sheet.offer(3, row.question, row.sheet)
        if sources:
            sheet.put(3 + len(roles), row.source, "help")
        if row.sheet:
            sheet.row += 1
            sheet.link(f"Naar het blad ‘{row.sheet}’", row.sheet)
    sheet.finish(head, sheet.row, (head + 1, 3))


def rows_of(form: Form, question: Question, answer: Answer | None, sheet: str) -> Iterator[Row]:
    """Give the rows of one question: itself, and below it the parts that have no sheet of their own."""
    source = "\n".join(form.cite(one) for one in question.source)
    text, told = asked(question, form.vocabulary), explained(question, sheet)
    yield Row(question.id, question, text, told, answer, source=source, sheet=sheet)
    if question.type is AnswerType.SEVERAL:
        for option, words in question.options.items():
            part = option_question(question, option)
            yield Row(id_of((question.id, option)), part, words, how(part), inside(answer, [option]), style="part")
    elif question.type is AnswerType.TABLE and not sheet:
        records = {record.key: record for record in answer.records or ()} if answer is not None else {}
        for key, words in question.rows.items():
            for path, part in columns_of(question):
                name = id_of((question.id, key, *path))
                yield Row(
                    name, part, words, explained(part), _in_record(question, records.get(key), path), style="part"
                )


def grid_page(form: Form, name: str, back: str, question: Question, answer: Answer | None) -> None:
    """Write the sheet of a list (a row a record) or of a table (a row a row); ``back`` is where its question stands."""
    listed = question.type is AnswerType.RECORDS
    sheet = form.book.sheet(name, f"{LIST if listed else TABLE} {question.id}", _GREEN)
    columns = [(path, part, ANSWER) for path, part in columns_of(question)]
    columns += more_columns(question, answer)
    ids = [column_id(path, role) for path, _, role in columns]
    form.ids += [f"{question.id}/", *(f"{question.id}/{one}" for one in ids)]
    widths = (5.0 if listed else 44.0, *(_width(part, role) for _, part, role in columns))
    sheet.headings((HEADING, *ids), widths, "answer" if listed else "")
    head = _grid_head(sheet, form, back, question, columns)
    records = answer.records or () if answer is not None else ()
    if listed:
        for column, (_, part, role) in enumerate(columns, start=2):
            if role == ANSWER:
                sheet.offer(column, part, rows=_READY)
        for number in range(1, max([_NUMBERED, *(record.number for record in records)]) + 1):
            sheet.page.write_number(sheet.row + number - 1, 1, number, sheet.styles["help"])
    by_row = {str(record.number) if listed else record.key: record for record in records}
    first = sheet.row
    for at, key in enumerate(by_row if listed else question.rows):
        record = by_row.get(key)
        sheet.row = first + (int(key) - 1 if listed else at)
        if not listed:
            form.ids.append(f"{question.id}/{key}")
            sheet.mark(key)
            sheet.put(1, question.rows[key], "question")
        for column, (path, part, role) in enumerate(columns, start=2):
            words = role_words(part, _in_record(question, record, path), role)
            if words or not listed:
                sheet.put(column, words, "answer")
            if not listed and role == ANSWER:
                sheet.offer(column, part)
    sheet.finish(head, first + _READY, (first, 2), columns=3 if listed else 2, fit=len(columns) <= _FITS)


def _grid_head(
    sheet: Sheet, form: Form, back: str, question: Question, columns: list[tuple[Path, Question, str]]
) -> int:
    """Write what stands above a grid, and give the row with the names of its columns."""
    rule = "Eén rij voor elk onderdeel." if question.type is AnswerType.RECORDS else "Antwoord in elke rij."
    none = f" Is er niets te melden? Laat dit blad leeg en kies ‘geen’ op het blad ‘{back}’."
    _lines(sheet, (question.label, question.ask, rule + (none if _can_be_none(question) else "")))
    sheet.mark(HEADING)
    sheet.link(f"Terug naar het blad ‘{back}’", back)
    sheet.row += 1
    head = sheet.row
    for part_of_head in ("label", "help"):
        sheet.mark(HEADING)
        first = "Nr." if question.type is AnswerType.RECORDS else question.row_label or ""
        sheet.put(1, first if part_of_head == "label" else "", "head" if part_of_head == "label" else "help")
        for column, (path, part, role) in enumerate(columns, start=2):
            if part_of_head == "label":
                sheet.put(column, column_name(column_id(path, role), part.label), "head")
            else:
                sheet.put(column, _column_help(form, question, path, part) if role == ANSWER else "", "help")
        sheet.row += 1
    for row in range(1, head):
        for column in range(2, len(columns) + 2):
            sheet.page.write_blank(row, column, None, sheet.styles["plain"])
    return head


def _column_help(form: Form, question: Question, path: Path, part: Question) -> str:
    """Explain a column; of a field with several parts the field is explained at the first one only."""
    whole = next(one for one in question.fields if one.local == path[0])
    if path[1:] and path[1] != next(iter(whole.options)):
        return how(part)
    return "\n".join(filter(None, (asked(whole, form.vocabulary), how(part), whole.help)))


def _can_be_none(question: Question) -> bool:
    """Whether ``geen`` can be chosen for a list or a table as a whole."""
    return NONE in choices_of(question)[0]


def _in_record(question: Question, record: Record | None, path: Path) -> Answer | None:
    return inside(record.answer(f"{question.id}.{path[0]}"), path[1:]) if record is not None else None


def _lines(sheet: Sheet, lines: Iterable[str]) -> None:
    for number, text in enumerate(lines):
        for line in textwrap.wrap(text, WIDE) if number else [text]:
            sheet.line(line, "text" if number else "title")


def _width(question: Question, role: str) -> float:
    if role != ANSWER or question.type is AnswerType.TEXT:
        return 26.0
    return 24.0 if question.type in {AnswerType.CHOICE, AnswerType.INSTANT, AnswerType.INSTANTS} else 20.0
