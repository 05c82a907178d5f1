"""The map of columns: a small file that says which column of a register belongs to which field of a list.

It is written once and used again for every export. Columns that it does not name are never read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from pydantic import Field

from compliance.files.fault import Fault, FaultList, FaultyFile, fault, nearest_name
from compliance.files.node import Mapping, Node, Place, Scalar
from compliance.files.table import same_name
from compliance.files.text import decode, name_of
from compliance.files.yaml_file import read_yaml
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.base import Model, Text
from compliance.rulebook.question import Question
from compliance.rulebook.shape import node_at, read_shape
from compliance.selfreport.answers import AnswerReader
from compliance.selfreport.cell_forms import Forms, day_pattern
from compliance.selfreport.table_field import targets


class Only(Model):
    """Which rows belong to a list: those with one of these words in this column."""

    column: Text = Field(alias="kolom")
    words: tuple[Text, ...] = Field(alias="is")


class FieldColumns(Model):
    """The column of one field (or two: a day and a time), and how that column writes things."""

    column: Text | None = Field(default=None, alias="kolom")
    day: Text | None = Field(default=None, alias="datum")
    clock: Text | None = Field(default=None, alias="tijd")
    words: dict[str, str | None] = Field(default_factory=dict, alias="woorden")
    day_form: Text | None = Field(default=None, alias="datumvorm")
    decimal: Literal["komma", "punt"] | None = Field(default=None, alias="decimaal")
    unit: Literal["min", "uur"] | None = Field(default=None, alias="eenheid")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns: one, or a day and a time."""
        return tuple(name for name in (self.column, self.day, self.clock) if name is not None)


class ListColumns(Model):
    """The columns of one list: which rows belong to it, and the column of each field or option (``field.option``)."""

    only: Only | None = Field(default=None, alias="alleen")
    fields: dict[str, FieldColumns] = Field(alias="velden")


class Written(Model):
    """A map of columns as it was written."""

    version: Literal[1] = Field(alias="kolommen")
    sheet: Text | None = Field(default=None, alias="blad")
    header_row: int = Field(default=0, alias="kopregel", ge=1)
    day_form: Text | None = Field(default=None, alias="datumvorm")
    decimal: Literal["komma", "punt"] | None = Field(default=None, alias="decimaal")
    lists: dict[str, ListColumns] = Field(alias="lijsten")


class ColumnMap:
    """A map of columns that was read and checked; ``place`` tells where something stands in it."""

    def __init__(self, written: Written, node: Node) -> None:
        self.written = written
        self.node = node

    def place(self, *path: int | str) -> Place:
        """Give the place of what stands at the end of a path of keys, or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            found = node_at(self.node, path[:length])
            if found is not None:
                return found.place
        return self.node.place

    def forms(self, columns: FieldColumns) -> Forms:
        """Give how the column of a field writes things; what the field does not say, the map as a whole does."""
        form = columns.day_form or self.written.day_form
        return Forms(
            words={same_name(word): meaning or "" for word, meaning in columns.words.items()},
            day=day_pattern(form) if form else None,
            decimal=columns.decimal or self.written.decimal or "",
            unit=columns.unit or "",
        )


def read_column_map(data: bytes, file: str, questions: dict[str, Question]) -> ColumnMap:
    """Read a map of columns and check it against the lists of the questionnaire.

    Raises ``FaultyFile`` with all faults at once: F (the file), R101 to R105 (its keys), C409 (no such list), S308 (no
    such field), C410 (a column that cannot be) and S3 codes (a translation that is no answer).
    """
    node = _with_columns(read_yaml(decode(data, file), name_of(file)))
    faults = FaultList()
    written = read_shape(node, Written, faults)
    if written is None:
        raise FaultyFile(faults)
    found = ColumnMap(written, node)
    faults.extend(_checked(found, questions))
    if faults:
        raise FaultyFile(faults)
    return found


def _with_columns(node: Node) -> Node:
    """Write ``begin: Begintijd`` in full, as ``begin: {kolom: Begintijd}``, and leave out what was left blank."""
    if not isinstance(node, Mapping):
        return node
    return _mapped(node, "lijsten", lambda lists: _each(lists, lambda one: _mapped(one, "velden", _fields)))


def _fields(node: Node) -> Node:
    return _each(
        node,
        lambda one: (
            Mapping(((Scalar("kolom", one.place), one),), one.place)
            if isinstance(one, Scalar)
            else _mapped(one, "", lambda inner: inner)
        ),
    )


def _mapped(node: Node, key: str, change: Callable[[Node], Node]) -> Node:
    """Change what stands under ``key``, and leave out blank keys."""
    if not isinstance(node, Mapping):
        return node
    return Mapping(
        tuple((name, change(value) if name.text == key else value) for name, value in node if not _blank(value)),
        node.place,
    )


def _each(node: Node, change: Callable[[Node], Node]) -> Node:
    if not isinstance(node, Mapping):
        return node
    return Mapping(tuple((name, change(value)) for name, value in node if not _blank(value)), node.place)


def _blank(node: Node) -> bool:
    return isinstance(node, Scalar) and node.blank


def _checked(found: ColumnMap, questions: dict[str, Question]) -> Iterator[Fault]:
    lists = [question.id for question in questions.values() if question.type is AnswerType.RECORDS]
    for name, columns in found.written.lists.items():
        if name not in lists:
            place = _key(found, "lijsten", name)
            yield fault("C409", place, nearest=nearest_name(name, lists), name=name, allowed=", ".join(lists))
            continue
        if columns.only is not None and not columns.only.words:
            yield fault("C410", found.place("lijsten", name, "alleen"), name="alleen", why="achter is staat geen woord")
        known = targets(questions[name])
        for field, column in columns.fields.items():
            path = ("lijsten", name, "velden", field)
            if field not in known:
                yield _unknown(field, questions[name], known, _key(found, *path))
                continue
            for why in _wrong(known[field], column, found.written.day_form):
                yield fault("C410", _key(found, *path), name=field, why=why)
            yield from _wrong_words(known[field], column, found, path)


def _key(found: ColumnMap, *path: str) -> Place:
    parent = node_at(found.node, path[:-1])
    key = parent.key(path[-1]) if isinstance(parent, Mapping) else None
    return key.place if key else found.place(*path)


def _unknown(field: str, question: Question, known: dict[str, Question], place: Place) -> Fault:
    parts = [name for name in known if name.startswith(f"{field}.")]
    if parts:
        why = f"dit veld heeft onderdelen, elk met een eigen kolom: {', '.join(parts)}"
        return fault("C410", place, name=field, why=why)
    near = nearest_name(field, known)
    return fault("S308", place, nearest=near, key=field, name=question.id, allowed=", ".join(known))


_DAYS = {AnswerType.DATE, AnswerType.DATES, AnswerType.INSTANT, AnswerType.INSTANTS}


def _wrong(field: Question, columns: FieldColumns, day_form: str | None) -> Iterator[str]:
    """Tell what cannot be in the column of a field."""
    two = columns.day is not None and columns.clock is not None
    if len(columns.names) != 1 + two or (len(columns.names) == 1 and columns.column is None):
        yield "er hoort één kolom bij, of een datum en een tijd"
    elif two and field.type is not AnswerType.INSTANT:
        yield "alleen een datum met tijd kan uit twee kolommen komen"
    if columns.unit and field.type is not AnswerType.DURATION:
        yield "eenheid hoort alleen bij een tijdsduur"
    if columns.decimal and field.type not in {AnswerType.NUMBER, AnswerType.DECIMAL}:
        yield "decimaal hoort alleen bij een getal"
    if columns.day_form and field.type not in _DAYS:
        yield "datumvorm hoort alleen bij een datum"
    form = columns.day_form or (day_form if field.type in _DAYS else None)
    try:
        day_pattern(form or "dd-mm-jjjj")
    except ValueError:
        yield f'"{form}" is geen vorm van een datum; schrijf bijvoorbeeld dd/mm/jjjj'
    if len({same_name(word) for word in columns.words}) < len(columns.words):
        yield "onder woorden staat een woord twee keer"


def _wrong_words(field: Question, columns: FieldColumns, found: ColumnMap, path: tuple[str, ...]) -> Iterator[Fault]:
    """Check that what a word translates to is an answer to the question."""
    faults: list[Fault] = []
    reader = AnswerReader(faults)
    for word, meaning in columns.words.items():
        if not word.strip():
            yield fault(
                "C410", found.place(*path), name=field.local, why="een lege cel blijft een vraag zonder antwoord"
            )
        elif meaning is not None:
            reader.read(field, Scalar(meaning, found.place(*path, "woorden", word)))
    yield from faults
