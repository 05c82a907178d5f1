"""Lists and tables on paper: a grid in which each field has its number, its explanation and a cell that fits it.

A list has a row for each field and a column for each record, since the fields are many and their questions long. A
table with few rows and more fields than rows is laid out like that too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compliance.forms.paper_model import Cell, Grid, Head, Row
from compliance.forms.paper_space import YES_NO, options_of
from compliance.forms.paper_words import PaperWords
from compliance.forms.routing import Routing
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.question import Question

NARROW = 40
"""Explanations of so many characters still fit in the head of a column."""

RECORDS = 6
"""So many records fit beside each other on A4."""

Part = tuple[Head, Cell]


def grid_of(question: Question, routing: Routing, words: PaperWords) -> Grid:
    """Give the grid of a list or table."""
    parts = [part for field in question.fields for part in _parts(field, routing, words)]
    if question.type is AnswerType.RECORDS:
        heads = tuple(Head(words.record.format(number=number)) for number in range(1, RECORDS + 1))
        return Grid(words.corner, heads, _sideways(parts, RECORDS), words.records.format(number=RECORDS))
    things = tuple(Head(text) for text in question.rows.values())
    if len(parts) > len(things):
        return Grid(words.corner, things, _sideways(parts, len(things)))
    heads, cells = tuple(head for head, _ in parts), tuple(cell for _, cell in parts)
    rows = tuple(Row(one, cells) for one in things)
    corner = question.row_label or words.row
    if all(len(head.route + head.note) <= NARROW for head in heads):
        return Grid(corner, heads, rows)
    bare = tuple(replace(head, route="", note="") for head in heads)
    return Grid(corner, bare, rows, explained=tuple(head for head in heads if head.route or head.note))


def _sideways(parts: Iterable[Part], columns: int) -> tuple[Row, ...]:
    return tuple(Row(head, (cell,) * columns) for head, cell in parts)


def _parts(field: Question, routing: Routing, words: PaperWords) -> Iterable[Part]:
    """Give a field with its cell; behind a field of several parts each part follows, with its letter."""
    number = routing.numbers[field.id]
    note = " ".join(filter(None, (words.optional if field.optional else "", _how(field, words), field.help)))
    yield Head(field.ask, number, routing.sentence(field.ask_if), note), _cell(field, words)
    if field.type is AnswerType.SEVERAL:
        for option in options_of(field):
            yield Head(option.text, f"{number}{option.letter}"), Cell(ticks=YES_NO)


def _cell(field: Question, words: PaperWords) -> Cell:
    unit = field.unit[1] if field.unit else ""
    match field.type:
        case AnswerType.YES_NO:
            return Cell(ticks=YES_NO)
        case AnswerType.SEVERAL:
            return Cell(ticks=(words.none_in_cell,))
        case AnswerType.SHARE:
            return Cell(between=words.of, after=unit)
        case AnswerType.NUMBER | AnswerType.DECIMAL:
            return Cell(after=unit)
        case AnswerType.DURATION:
            return Cell(between=words.hours, after=words.minutes)
        case AnswerType.TEXT | AnswerType.INSTANT:
            return Cell(size="tall")
        case AnswerType.INSTANTS | AnswerType.DATES:
            return Cell(size="list")
        case _:
            return Cell()


def _how(field: Question, words: PaperWords) -> str:
    """Say what has to be written in a cell; nothing where boxes or the question itself say so."""
    say = words.cells
    match field.type:
        case AnswerType.CHOICE:
            legend = "; ".join(f"{option.letter} = {option.text}" for option in options_of(field))
            return f"{words.choice_cell} {legend}."
        case AnswerType.DATE:
            return say.date
        case AnswerType.DATES:
            return say.dates
        case AnswerType.INSTANT:
            return say.instant
        case AnswerType.INSTANTS:
            return say.instants
        case _:
            return ""
