"""One field of a list, and the columns of a table that it is read from.

The same words come back in column after column, so an answer is made once for each word and shared by all rows that
say the same. Where a cell stands is worked out only when something is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from compliance.files.fault import Fault, fault
from compliance.files.node import Place, Scalar
from compliance.files.table import Table, picker
from compliance.rulebook.answer_type import AnswerType, Unreadable
from compliance.rulebook.question import Question
from compliance.selfreport.answers import AnswerReader, record_name
from compliance.selfreport.cell_forms import Forms
from compliance.selfreport.model import NOWHERE, Answer, Record

MOST_SHARED = 2_000
"""A field with more different words than this is a field of moments or names, in which little comes back."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its position counted from 0, its name, and how it writes things (as we do, or not)."""

    index: int
    name: str
    forms: Forms | None = None


def option_question(field: Question, option: str) -> Question:
    """Give the yes/no question that one option of a several-of field is."""
    label = f"{field.label}: {field.options[option]}"
    return Question(id=f"{field.id}.{option}", label=label, ask=field.ask, type=AnswerType.YES_NO)


def targets(question: Question) -> dict[str, Question]:
    """Give what a column can be for: each field of a list by its local name, each option as ``field.option``."""
    found: dict[str, Question] = {}
    for field in question.fields:
        if field.type is AnswerType.SEVERAL:
            found |= {f"{field.local}.{option}": option_question(field, option) for option in field.options}
        else:
            found[field.local] = field
    return found


Part = tuple[str, Question, tuple[Column, ...]]
"""An option (or an empty string), the question that its columns answer, and one column, or two for a moment."""


class TableField:
    """Reads the answers to one field from the rows of a table; what does not fit becomes a fault."""

    def __init__(self, field: Question, parts: Sequence[Part], table: Table, faults: list[Fault]) -> None:
        self.field = field
        self.parts = parts
        self.table = table
        self.faults = faults
        self.columns = tuple(column for _, _, columns in parts for column in columns)
        self.pick: Callable[[Sequence[str]], tuple[str, ...]] = picker(())
        self._shared: dict[tuple[str, ...], tuple[str, Answer]] = {}
        self._found: list[Fault] = []
        self._reader = AnswerReader(self._found)

    def among(self, wanted: Sequence[int]) -> None:
        """Say which columns the rows hold that will come."""
        self.pick = picker([wanted.index(column.index) for column in self.columns])

    def read(self, row: int, cells: Sequence[str]) -> tuple[str, Answer] | None:
        """Give the name of the field and the answer in one row, or ``None`` after a fault."""
        words = self.pick(cells)
        try:
            return self._shared[words]
        except KeyError:
            pass
        answer = self._answer(words, None)
        if self._found:
            self._found.clear()
            self._answer(words, row)
            self.faults.extend(self._found)
            self._found.clear()
            return None
        found = (self.field.id, answer)
        if len(self._shared) < MOST_SHARED:
            self._shared[words] = found
        return found

    def _answer(self, words: tuple[str, ...], row: int | None) -> Answer:
        if self.field.type is not AnswerType.SEVERAL:
            ((_, question, columns),) = self.parts
            return self._part(question, columns, words, row)
        options: list[tuple[str, Answer]] = []
        at = 0
        for option, question, columns in self.parts:
            options.append((option, self._part(question, columns, words[at : at + len(columns)], row)))
            at += len(columns)
        return Answer(options=tuple(options))

    def _part(self, question: Question, columns: tuple[Column, ...], words: Sequence[str], row: int | None) -> Answer:
        forms = columns[0].forms
        place = NOWHERE if row is None else self._place(row, columns, words)
        try:
            if forms is None:
                word = words[0]
            elif len(columns) == 1:
                word = forms.said(question.type, words[0])
            else:
                word = forms.joined(*words)
        except Unreadable as error:
            self._found.append(fault(error.code, place, **error.words))
            return Answer()
        before = len(self._found)
        answer = self._reader.read(question, Scalar(word, place))
        if forms is not None:
            self._found[before:] = [_with_advice(one, question, self.table) for one in self._found[before:]]
        return answer

    def _place(self, row: int, columns: tuple[Column, ...], words: Sequence[str]) -> Place:
        name, word = " + ".join(column.name for column in columns), " ".join(words)
        return self.table.place(row, columns[0].index, name, word)


_TRANSLATE = "Of zet dit woord in het kolommenbestand onder woorden, met het antwoord dat het betekent."
_AS_TEXT = "Zet voor dat antwoord in Excel eerst de opmaak van de cel op Tekst."


def _with_advice(one: Fault, question: Question, table: Table) -> Fault:
    """Say what can be done in a register besides, where that is not the same as in a self-report."""
    if question.type in {AnswerType.CHOICE, AnswerType.YES_NO} and one.code in {"S306", "S310"}:
        return replace(one, advice=f"{one.advice} {_TRANSLATE}")
    if one.code in {"S315", "S316"} and table.sheet:
        return replace(one, advice=f"{one.advice} {_AS_TEXT}")
    return one


def fields_of(
    question: Question, columns: Mapping[str, tuple[Column, ...]], table: Table, faults: list[Fault]
) -> tuple[TableField, ...]:
    """Give the fields of a list that have a column; ``columns`` are by local name, options as ``field.option``."""
    found = []
    for field in question.fields:
        if field.type is AnswerType.SEVERAL:
            names = {option: f"{field.local}.{option}" for option in field.options}
            parts = [
                (option, option_question(field, option), columns[name])
                for option, name in names.items()
                if name in columns
            ]
        else:
            parts = [("", field, columns[field.local])] if field.local in columns else []
        if parts:
            found.append(TableField(field, parts, table, faults))
    return tuple(found)


def record_of(
    question: Question, fields: Sequence[TableField], number: int, row: int, cells: Sequence[str], table: Table
) -> Record:
    """Read one row as a record. A row that is there is a record, also where its cells turn out to say nothing."""
    answers = tuple([found for field in fields if (found := field.read(row, cells)) is not None])
    named = next((answer for name, answer in answers if name == f"{question.id}.{question.name}"), None)
    return Record(question.id, number, record_name(question, number, named), "", answers, Place(table.file, row))
