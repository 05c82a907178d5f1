"""What a location says: typed answers, each with its reason, evidence, note and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from compliance.files.node import Place
from compliance.rulebook.answer_type import Value

NOWHERE = Place("")


class Reason(StrEnum):
    """Why there is no value. All three are unknown to the logic; the report shows which it was."""

    DOES_NOT_KNOW = "weet ik niet"
    NOT_RECORDED = "niet vastgelegd"
    DOES_NOT_SAY = "wil niet zeggen"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    A plain question has a ``value``; a several-of question has ``options`` (one answer an option); a record list or
    table has ``records``. Where there is none of these, the answer is unknown, with or without a ``reason``. ``files``
    are the keys and names by which the self-report names the files with its records, ``asides`` is where the evidence
    and the note stand.
    """

    value: Value | None = None
    reason: Reason | None = None
    options: tuple[tuple[str, Answer], ...] = ()
    records: tuple[Record, ...] | None = None
    evidence: str = ""
    note: str = ""
    files: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)
    place: Place = field(default=NOWHERE, compare=False, repr=False)
    asides: tuple[Place, Place] = field(default=(NOWHERE, NOWHERE), compare=False, repr=False)

    @property
    def given(self) -> bool:
        """Whether anything was filled in, be it a reason, evidence or a note; a blank place in a form is nothing."""
        if self.value is not None or self.reason is not None or self.records == () or self.evidence or self.note:
            return True
        fields = (answer for record in self.records or () for _, answer in record.answers)
        return any(answer.given for answer in (*fields, *(option for _, option in self.options)))

    def option(self, key: str) -> Answer | None:
        """Give the answer for one option of a several-of question."""
        return next((answer for name, answer in self.options if name == key), None)


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a list, or one row of a table.

    ``number`` counts from 1; ``key`` is the key of the row (tables only); ``name`` is what a reader calls it.
    ``answers`` are by full field name.
    """

    list: str
    number: int
    name: str
    key: str = ""
    answers: tuple[tuple[str, Answer], ...] = ()
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    def answer(self, name: str) -> Answer | None:
        """Give the answer to one field, or ``None``."""
        for found, answer in self.answers:
            if found == name:
                return answer
        return None


@dataclass(frozen=True, slots=True)
class Period:
    """The period that counts are about; both days belong to it."""

    start: date | None = None
    end: date | None = None

    @property
    def known(self) -> bool:
        """Whether both days are filled in."""
        return self.start is not None and self.end is not None


class Made(StrEnum):
    """With which version of the rulebook a self-report was made, seen from the one that it is read with."""

    UNSAID = "unsaid"
    NOW = "now"
    EARLIER = "earlier"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a self-report came from: the rulebook that it was made with, and what reading it with this one changed.

    ``notices`` say that in Dutch, a sentence a change. ``new_questions`` were not asked yet by that version.
    """

    rulebook: str = ""
    made: Made = Made.UNSAID
    notices: tuple[str, ...] = ()
    new_questions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ThemePart:
    """Who answered the questions of one theme (a function, never a name), and on which sample."""

    filled_in_by: str = ""
    sample: str = ""


SHOWN = 2000
"""So many characters of its answers stand for a self-report in messages to programmers."""


@dataclass(frozen=True, slots=True)
class RegisterUse:
    """What a list took from a register: how many rows, and which columns were used and which were not read.

    ``rows`` have something in the columns that are used; ``empty`` ones have something in other columns only.
    ``others`` counts the words in the column ``only`` of rows that belong to other lists, the most frequent first.
    """

    list: str
    file: str
    sheet: str
    rows: int
    empty: int
    taken: int
    columns: tuple[str, ...]
    dropped: tuple[str, ...]
    only: str
    others: tuple[tuple[str, int], ...]


def location_key(name: str, setting: str) -> tuple[str, str]:
    """Give that by which a location is known again: its name, without capitals and spaces, and its kind."""
    return " ".join(name.split()).casefold(), setting


@dataclass(frozen=True, slots=True, repr=False)
class SelfReport:
    """One self-report of one location, read and typed.

    ``answers`` are by question id, the header questions included. ``digest`` is over the bytes of the file, of the
    CSV files and maps of columns that it names, and over what was taken from registers. ``reference_date`` is ``None``
    where it is not filled in yet; it is never today. ``rulebook`` is the one that the answers belong to, and ``origin``
    the one that the file was made with. ``parts`` tell of themes, by id, who answered them. ``no_persons`` are marks of
    findings of the guard about which somebody recorded that they are no personal data. ``places`` tells where words
    outside the answers stand, by the keys that lead to them, and where those marks stand. ``beside`` are the texts of a
    workbook that stand in none of its cells, each with its place.
    ``unconfirmed`` are answers that were carried over from the previous round and not confirmed yet; to the logic they
    are not there.
    """

    source: str
    digest: str
    answers: dict[str, Answer]
    reference_date: date | None = None
    period: Period = Period()
    filled_in_by: str = ""
    rulebook: str = ""
    registers: tuple[RegisterUse, ...] = ()
    parts: dict[str, ThemePart] = field(default_factory=dict)
    origin: Origin = field(default=Origin(), compare=False)
    no_persons: tuple[str, ...] = ()
    places: dict[str, Place] = field(default_factory=dict, compare=False, repr=False)
    beside: tuple[tuple[Place, str], ...] = field(default=(), compare=False, repr=False)
    unconfirmed: dict[str, Answer] = field(default_factory=dict)

    def answer(self, question: str) -> Answer | None:
        """Give the answer to a question, or ``None`` when nothing was written."""
        return self.answers.get(question)

    def text(self, question: str) -> str:
        """Give the answer to a text question, or an empty string."""
        found = self.answers.get(question)
        return str(found.value) if found and isinstance(found.value, str) else ""

    @property
    def name(self) -> str:
        """The name of the location, or a placeholder."""
        return self.text("locatie.naam") or "Naamloze locatie"

    def __iter__(self) -> Iterator[tuple[str, Answer]]:
        return iter(self.answers.items())

    def __repr__(self) -> str:
        # For who tests rules: the days, and what is answered; of a long report the beginning.
        days = f"{self.reference_date}, {self.period.start} to {self.period.end}"
        answers = ", ".join(f"{name}: {_short(answer)}" for name, answer in self)
        if len(answers) > SHOWN:
            answers = f"{answers[:SHOWN]}… ({len(self.answers)} answers)"
        return f"SelfReport({days}, {{{answers}}})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Show as ``repr`` does in what prints prettily, such as the messages of Hypothesis."""
        del cycle
        printer.text(repr(self))


def _short(answer: Answer) -> str:
    if answer.records is not None:
        records = (", ".join(f"{name}: {_short(one)}" for name, one in record.answers) for record in answer.records)
        return f"[{', '.join(f'{{{record}}}' for record in records)}]"
    if answer.options:
        return f"{{{', '.join(f'{key}: {_short(one)}' for key, one in answer.options)}}}"
    found = answer.value if answer.reason is None else answer.reason
    return "?" if found is None else str(found)
