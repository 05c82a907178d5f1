"""Reading answers: from nodes to typed values, as the question wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from compliance.files.fault import Fault, fault, nearest_name
from compliance.files.node import Mapping, Node, Place, Scalar, Sequence
from compliance.rulebook.answer_type import READERS, AnswerType, NoMoment, Unreadable, Value, read_share
from compliance.rulebook.question import Question
from compliance.selfreport.model import NOWHERE, Answer, Reason, Record

ANSWER, EVIDENCE, NOTE, NONE = "antwoord", "bewijs", "toelichting", "geen"
CSV, REGISTER, COLUMNS = "csv", "register", "kolommen"
"""The words that a self-report uses beside answers."""

Elsewhere = Callable[[Question, Mapping], tuple[Record, ...] | None]
"""Reads the records of a list from the files that a mapping names; after a fault there are none."""

_READERS: dict[AnswerType, Callable[[str], Value]] = {**READERS, AnswerType.SHARE: read_share}

_REASONS = frozenset(Reason)
_WITH_PARTS = {AnswerType.SEVERAL, AnswerType.TABLE}
_QUOTES = "“”„‘’"
"""The curly quotes that a word processor puts around an answer; they mean nothing."""

_WANTED = {
    AnswerType.SEVERAL: "ja of nee achter elk onderdeel, of geen",
    AnswerType.RECORDS: "een lijst met streepjes, een register met kolommen, of geen",
    AnswerType.TABLE: "een antwoord achter elke rij, of geen",
    AnswerType.INSTANTS: "een lijst van momenten, of geen",
    AnswerType.DATES: "een lijst van datums, of geen",
}


class AnswerReader:
    """Reads answers; what does not fit becomes a fault, and the answer is then not given."""

    def __init__(self, faults: list[Fault], elsewhere: Elsewhere | None = None) -> None:
        self.faults = faults
        self.elsewhere = elsewhere

    def read(self, question: Question, node: Node) -> Answer:
        """Read the answer to one question. Adds faults S304 to S319 and, for files, C401 to C417."""
        evidence = note = ""
        asides = (NOWHERE, NOWHERE)
        if isinstance(node, Mapping) and self._wrapped(question, node):
            evidence, note = self._text(node.get(EVIDENCE)), self._text(node.get(NOTE))
            asides = (_place_of(node.get(EVIDENCE)), _place_of(node.get(NOTE)))
            if question.type in _WITH_PARTS and node.get(ANSWER) is None:
                # Evidence and a note may stand beside the parts.
                parts = tuple(pair for pair in node.pairs if pair[0].text not in {EVIDENCE, NOTE})
                node = Mapping(((Scalar(ANSWER, node.place), Mapping(parts, node.place)),), node.place)
            for key, _ in node:
                if key.text not in {ANSWER, EVIDENCE, NOTE}:
                    near = nearest_name(key.text, (ANSWER, EVIDENCE, NOTE))
                    self.faults.append(fault("S305", key.place, nearest=near, key=key.text))
            node = node.get(ANSWER) or Scalar("", node.place)
        answer = self._answer(question, node)
        return Answer(answer.value, answer.reason, answer.options, answer.records, evidence, note, node.place, asides)

    def _wrapped(self, question: Question, node: Mapping) -> bool:
        if question.type in {*_WITH_PARTS, AnswerType.RECORDS}:
            return any(key.text in {ANSWER, EVIDENCE, NOTE} for key, _ in node)
        return True

    def _text(self, node: Node | None) -> str:
        if node is None:
            return ""
        if isinstance(node, Scalar):
            return node.text.strip() if not node.blank else ""
        self.faults.append(fault("S304", node.place, name="toelichting", wanted="gewone tekst"))
        return ""

    def _answer(self, question: Question, node: Node) -> Answer:
        if isinstance(node, Scalar):
            if node.blank or not node.text.strip():
                return Answer()
            word = " ".join(node.text.lower().split())
            if word in _REASONS:
                return Answer(reason=Reason(word))
        match question.type:
            case AnswerType.SEVERAL:
                return self._several(question, node)
            case AnswerType.RECORDS:
                return self._records(question, node)
            case AnswerType.TABLE:
                return self._table(question, node)
            case AnswerType.INSTANTS | AnswerType.DATES:
                return self._moments(question, node)
            case _:
                return self._plain(question, node)

    def _plain(self, question: Question, node: Node) -> Answer:
        if not isinstance(node, Scalar):
            wanted = "één woord of getal" if question.type is not AnswerType.TEXT else "gewone tekst"
            self.faults.append(fault("S304", node.place, name=question.id, wanted=wanted))
            return Answer()
        return Answer(self._value(question, node))

    def _value(self, question: Question, node: Scalar) -> Value | None:
        if question.type is AnswerType.TEXT:
            return node.text.strip()
        if question.type is AnswerType.CHOICE:
            return self._option(question, node)
        text = node.text.strip().strip(_QUOTES).strip()
        if question.unit and text.endswith(question.unit) and text[:1].isdigit():
            # ``7 jongeren``: the unit of the question itself says nothing new.
            text = text.removesuffix(question.unit[1]).removesuffix(question.unit[0]).strip()
        try:
            value = _READERS[question.type](text)
        except Unreadable as error:
            self.faults.append(fault(error.code, node.place, **error.words))
            return None
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            too_high = question.maximum is not None and value > question.maximum
            if value < question.minimum or too_high:
                maximum = f" en hoogstens {question.maximum}" if question.maximum is not None else ""
                words = {"number": value, "name": question.id, "minimum": question.minimum, "maximum": maximum}
                self.faults.append(fault("S307", node.place, **words))
                return None
        return value

    def _option(self, question: Question, node: Scalar) -> str | None:
        word = node.text.strip().strip(_QUOTES).strip()
        for key, text in question.options.items():
            if word.lower() in {key.lower(), text.lower()}:
                return key
        near = nearest_name(word, question.options)
        options = ", ".join(question.options)
        self.faults.append(fault("S306", node.place, nearest=near, word=word, name=question.id, options=options))
        return None

    def _several(self, question: Question, node: Node) -> Answer:
        if isinstance(node, Scalar) and node.text.strip().lower() == NONE:
            return Answer(options=tuple((key, Answer(value=False, place=node.place)) for key in question.options))
        if not isinstance(node, Mapping):
            self._wrong_form(question, node.place)
            return Answer()
        given: dict[str, Answer] = {}
        inner = Question(id=question.id, label=question.label, ask=question.ask, type=AnswerType.YES_NO)
        for key, value in node:
            if key.text not in question.options:
                self._unknown_part(key, question, question.options)
                continue
            given[key.text] = self.read(inner, value)
        return Answer(options=tuple((key, given[key]) for key in question.options if key in given))

    def _records(self, question: Question, node: Node) -> Answer:
        if isinstance(node, Scalar) and node.text.strip().lower() == NONE:
            return Answer(records=())
        if isinstance(node, Mapping) and self.elsewhere is not None and _names_files(node):
            return Answer(records=self.elsewhere(question, node))
        if not isinstance(node, Sequence):
            self._wrong_form(question, node.place)
            return Answer()
        records = tuple(self._record(question, row, number) for number, row in enumerate(node, start=1))
        filled = tuple(record for record in records if any(answer.given for _, answer in record.answers))
        if records and not filled:
            # Only the empty record of a blank form: the list is not answered.
            return Answer()
        return Answer(records=filled)

    def _record(self, question: Question, node: Node, number: int, key: str = "") -> Record:
        answers: dict[str, Answer] = {}
        fields = {field.local: field for field in question.fields}
        if isinstance(node, Mapping):
            for part, value in node:
                if part.text not in fields:
                    self._unknown_part(part, question, fields)
                    continue
                answers[fields[part.text].id] = self.read(fields[part.text], value)
        elif key and len(fields) == 1:
            field = question.fields[0]
            answers[field.id] = self.read(field, node)
        elif not (isinstance(node, Scalar) and node.blank):
            wanted = "de onderdelen " + ", ".join(fields)
            self.faults.append(fault("S304", node.place, name=question.id, wanted=wanted))
        name = question.rows.get(key, "")
        if not name:
            name = record_name(question, number, answers.get(f"{question.id}.{question.name}"))
        return Record(question.id, number, name, key, tuple(answers.items()), node.place)

    def _table(self, question: Question, node: Node) -> Answer:
        if isinstance(node, Scalar) and node.text.strip().lower() == NONE:
            if any(field.none is None and field.ask_if is None for field in question.fields):
                self._wrong_form(question, node.place)
                return Answer()
            return Answer(
                records=tuple(self._empty_row(question, key, i, node) for i, key in enumerate(question.rows, 1))
            )
        if not isinstance(node, Mapping):
            self._wrong_form(question, node.place)
            return Answer()
        for key, _ in node:
            if key.text not in question.rows:
                self._unknown_part(key, question, question.rows)
        rows = (
            self._record(question, node.get(key) or Scalar("", node.place), number, key)
            for number, key in enumerate(question.rows, start=1)
        )
        return Answer(records=tuple(rows))

    def _empty_row(self, question: Question, key: str, number: int, node: Scalar) -> Record:
        answers = tuple(
            (field.id, self.read(field, Scalar(str(field.none), node.place)))
            for field in question.fields
            if field.none is not None
        )
        return Record(question.id, number, question.rows[key], key, answers, node.place)

    def _moments(self, question: Question, node: Node) -> Answer:
        if isinstance(node, Scalar) and node.text.strip().lower() == NONE:
            return Answer(())
        if isinstance(node, Scalar):
            node = Sequence(tuple(Scalar(part.strip(), node.place) for part in node.text.split(",")), node.place)
        if not isinstance(node, Sequence):
            self._wrong_form(question, node.place)
            return Answer()
        single = AnswerType.DATE if question.type is AnswerType.DATES else AnswerType.INSTANT
        moment = question.model_copy(update={"type": single})
        moments = []
        for item in node:
            value = self._value(moment, item) if isinstance(item, Scalar) else NoMoment.DID_NOT_HAPPEN
            if isinstance(value, NoMoment):
                self._wrong_form(question, item.place)
            elif isinstance(value, date):
                moments.append(value)
        return Answer(tuple(moments) if len(moments) == len(node.items) else None)

    def _wrong_form(self, question: Question, place: Place) -> None:
        wanted = _WANTED.get(question.type, "een ander soort antwoord")
        self.faults.append(fault("S304", place, name=question.id, wanted=wanted))

    def _unknown_part(self, key: Scalar, question: Question, allowed: Iterable[str]) -> None:
        names = list(allowed)
        self.faults.append(
            fault(
                "S308",
                key.place,
                nearest=nearest_name(key.text, names),
                key=key.text,
                name=question.id,
                allowed=", ".join(names),
            )
        )


def _place_of(node: Node | None) -> Place:
    return node.place if node is not None else NOWHERE


def record_name(question: Question, number: int, named: Answer | None) -> str:
    """Give what a reader calls a record: its name, or its number; an event has both, so that it can be found back.

    ``named`` is the answer to the field that names the records of this list.
    """
    name = str(named.value) if named is not None and named.value else ""
    if question.event is None:
        return name or f"nummer {number}"
    return f"nummer {number} ({name})" if name else f"nummer {number}"


def _names_files(node: Mapping) -> bool:
    keys = {key.text for key, _ in node}
    return keys in ({CSV}, {REGISTER, COLUMNS}) and all(isinstance(value, Scalar) for _, value in node)
