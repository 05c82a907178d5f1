"""Reading a self-report, YAML, JSON or a workbook, into one typed model with every fault at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date

from compliance.files.fault import Fault, FaultList, FaultyFile, fault, nearest_name
from compliance.files.json_file import read_json
from compliance.files.node import Mapping, Node, Place, Scalar, Sequence
from compliance.files.pdf_file import PdfFile, attached_file, is_pdf, most_bytes
from compliance.files.text import decode, digest, is_workbook, name_of, read_bytes
from compliance.files.yaml_file import read_yaml
from compliance.rulebook.answer_type import Unreadable, read_date
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.selfreport.answers import AnswerReader
from compliance.selfreport.folder import Folder
from compliance.selfreport.migration import ANSWERS, LOCATION, RULEBOOK, migrated
from compliance.selfreport.model import Answer, Period, SelfReport, ThemePart
from compliance.selfreport.tables import Tables

VERSION = "1"
HEAD = "zelfrapportage"
NO_PERSON = "geen_persoonsgegeven"
TO_CONFIRM = "te_bevestigen"
"""The questions whose answers were carried over from the previous round and still have to be confirmed."""

KEYS = (
    HEAD,
    RULEBOOK,
    LOCATION,
    "periode",
    "peildatum",
    "ingevuld_door",
    "themas",
    TO_CONFIRM,
    ANSWERS,
    NO_PERSON,
)
"""The keys of a self-report, in the order in which it is written."""
PART_KEYS = ("ingevuld_door", "steekproef")
"""What may be told of a theme."""
ATTACHED = "zelfrapportage.json"
"""The name of the self-report inside a report."""


def read_self_report(path: str, rulebook: Rulebook) -> SelfReport:
    """Read the self-report at ``path`` (``-`` is standard input): YAML, JSON, a workbook, or a report with it inside.

    Gives the typed report. Raises ``FaultyFile`` with all faults of the file (F, S, C, W and D codes); a file is never
    half accepted.
    """
    return parse_self_report(read_bytes(path, max_bytes=most_bytes(path)), path, rulebook)


def parse_self_report(data: bytes, path: str, rulebook: Rulebook) -> SelfReport:
    """Read a self-report from bytes; ``path`` is the name for messages and the folder of the files that it names."""
    if is_pdf(data):
        data, path = _inside(data, path), f"{name_of(path)}/{ATTACHED}"
    name = name_of(path)
    faults = FaultList()
    questions = {question.id: question for question in rulebook.questions()}
    beside: tuple[tuple[Place, str], ...] = ()
    if is_workbook(data, path):
        # With what it needs, only where there is one.
        from compliance.files.workbook_texts import free_texts
        from compliance.selfreport.workbook_form import read_workbook_form

        node = read_workbook_form(data, name, questions, faults)
        beside = free_texts(data, name)
    else:
        node = _of_text(data, path)
    folder = Folder(path, faults)
    tables = Tables(folder, questions, faults)
    report = _Report(rulebook, AnswerReader(faults, tables.records), faults)
    current = migrated(node, rulebook)
    found = report.read(current.node, name)
    if faults or found is None:
        raise FaultyFile(faults)
    whole = b"\0".join([data, *folder.digested])
    return SelfReport(
        source=name,
        digest=digest(whole),
        answers=found.answers,
        reference_date=found.reference_date,
        period=found.period,
        filled_in_by=found.filled_in_by,
        rulebook=found.rulebook,
        registers=tuple(tables.registers),
        parts=found.parts,
        no_persons=found.no_persons,
        places=found.places,
        origin=current.origin,
        beside=beside,
        unconfirmed=found.unconfirmed,
    )


def _of_text(data: bytes, path: str) -> Node:
    text, name = decode(data, path), name_of(path)
    if text.lstrip()[:1] == "{" and _is_json(text, path):
        return read_json(text, name)
    return read_yaml(without_blank_parts(text), name)


_WHOLE = re.compile(
    r"^(\s*)(?:- )?[a-z_.]+:\s*(?:geen|weet ik niet|niet vastgelegd|wil niet zeggen)\s*$", re.IGNORECASE
)
_BLANK_PART = re.compile(r"^\s*(?:- )?[a-z_]+:\s*$")


def without_blank_parts(text: str) -> str:
    """Take away the empty parts of a blank form under an answer for the whole: ``geen`` with blank rows below it.

    Line numbers stay as they were. Where one of the parts is filled in nothing is taken away, and reading the file
    says what is wrong.
    """
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        whole = _WHOLE.match(lines[at])
        at += 1
        if whole is None:
            continue
        end, parts = at, []
        while end < len(lines):
            line = lines[end]
            if line.strip() and not line.lstrip().startswith("#"):
                if len(line) - len(line.lstrip()) <= len(whole[1]):
                    break
                parts.append(end)
            end += 1
        if all(_BLANK_PART.match(lines[part]) for part in parts):
            for part in parts:
                lines[part] = ""
            at = end
    return "\n".join(lines)


def _inside(data: bytes, path: str) -> bytes:
    """Give the self-report that is attached to a report (D601 to D608)."""
    file = name_of(path)
    return attached_file(PdfFile(data, file).attachments(), ATTACHED, file)


def _is_json(text: str, path: str) -> bool:
    """JSON by its name or by its looks; a YAML file may begin with a brace as well."""
    if path.lower().endswith((".yaml", ".yml")):
        return False
    if path.lower().endswith(".json"):
        return True
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text.lstrip()[1:].lstrip()[:1] == '"'
    return True


def read_given(node: Node, rulebook_questions: Iterable[Question], faults: list[Fault]) -> dict[str, Answer]:
    """Read the answers of a worked example: question ids with their answers, header questions included."""
    if not isinstance(node, Mapping):
        faults.append(fault("S304", node.place, name="given", wanted="vragen met antwoorden"))
        return {}
    questions = {question.id: question for question in rulebook_questions}
    return _answers(node, questions, AnswerReader(faults), faults)


def _answers(
    node: Mapping, questions: dict[str, Question], reader: AnswerReader, faults: list[Fault]
) -> dict[str, Answer]:
    answers = {}
    for key, value in node:
        question = questions.get(key.text)
        if question is None:
            faults.append(fault("S303", key.place, nearest=nearest_name(key.text, questions), name=key.text))
            continue
        answers[question.id] = reader.read(question, value)
    return answers


def _places(node: Mapping, path: str = "") -> Iterator[tuple[str, Place]]:
    """Give the place of every word outside the answers, by the keys that lead to it."""
    for key, value in node:
        if isinstance(value, Scalar):
            yield f"{path}{key.text}", value.place
        elif isinstance(value, Mapping) and (path or key.text in {"periode", "themas"}):
            yield from _places(value, f"{path}{key.text}.")


class _Report:
    """The parts of one self-report while it is being read."""

    def __init__(self, rulebook: Rulebook, reader: AnswerReader, faults: list[Fault]) -> None:
        self.reader = reader
        self.faults = faults
        questions = {question.id: question for question in rulebook.questions()}
        self.themes = [theme.theme for theme in rulebook.themes]
        self.header = {name: question for name, question in questions.items() if question.header}
        self.questions = {name: question for name, question in questions.items() if not question.header}

    def read(self, node: Node, source: str) -> SelfReport | None:
        if not isinstance(node, Mapping) or node.get(HEAD) is None:
            self.faults.append(fault("S320", node.place))
            return None
        for key, _ in node:
            if key.text not in KEYS:
                hint = "Zet vragen onder antwoorden. " if key.text in self.questions else ""
                allowed = f"{', '.join(KEYS)}. {hint}".rstrip(" .")
                self.faults.append(
                    fault("S301", key.place, nearest=nearest_name(key.text, KEYS), key=key.text, allowed=allowed)
                )
        head = node.get(HEAD)
        if not isinstance(head, Scalar) or head.text != VERSION:
            word = head.text if isinstance(head, Scalar) else "?"
            self.faults.append(fault("S322", (head or node).place, version=word, known=VERSION))
            return None
        answers = self._location(node.get("locatie"))
        given = node.get("antwoorden")
        if isinstance(given, Mapping):
            answers |= _answers(self._without_header(given), self.questions, self.reader, self.faults)
        elif given is not None and not (isinstance(given, Scalar) and given.blank):
            self.faults.append(fault("S304", given.place, name="antwoorden", wanted="vragen met antwoorden"))
        marks = self._marks(node.get(NO_PERSON))
        waiting = self._to_confirm(node.get(TO_CONFIRM))
        return SelfReport(
            source=source,
            digest="",
            answers={name: answer for name, answer in answers.items() if name not in waiting},
            unconfirmed={name: answer for name, answer in answers.items() if name in waiting},
            reference_date=self._date(node.get("peildatum"), "peildatum"),
            period=self._period(node.get("periode")),
            filled_in_by=self._text(node.get("ingevuld_door"), "ingevuld_door"),
            rulebook=self._text(node.get("regelboek"), "regelboek"),
            parts=self._parts(node.get("themas")),
            no_persons=tuple(marks),
            places=dict(_places(node)) | marks,
        )

    def _parts(self, node: Node | None) -> dict[str, ThemePart]:
        if node is None or (isinstance(node, Scalar) and node.blank):
            return {}
        if not isinstance(node, Mapping):
            self.faults.append(fault("S304", node.place, name="themas", wanted="namen van thema's"))
            return {}
        parts = {}
        for key, value in node:
            if key.text not in self.themes:
                near, allowed = nearest_name(key.text, self.themes), ", ".join(self.themes)
                self.faults.append(fault("S301", key.place, nearest=near, key=key.text, allowed=allowed))
            elif isinstance(value, Mapping):
                parts[key.text] = self._part(value)
            elif not (isinstance(value, Scalar) and value.blank):
                self.faults.append(fault("S304", value.place, name=key.text, wanted=" en ".join(PART_KEYS)))
        return {theme: parts[theme] for theme in self.themes if parts.get(theme, ThemePart()) != ThemePart()}

    def _part(self, node: Mapping) -> ThemePart:
        for key, _ in node:
            if key.text not in PART_KEYS:
                near, allowed = nearest_name(key.text, PART_KEYS), ", ".join(PART_KEYS)
                self.faults.append(fault("S301", key.place, nearest=near, key=key.text, allowed=allowed))
        return ThemePart(*(self._text(node.get(key), key) for key in PART_KEYS))

    def _to_confirm(self, node: Node | None) -> frozenset[str]:
        """Give the questions that still have to be confirmed; a name that is no question is a fault."""
        if node is None or (isinstance(node, Scalar) and node.blank):
            return frozenset()
        if not isinstance(node, Sequence):
            self.faults.append(fault("S304", node.place, name=TO_CONFIRM, wanted="een lijst van vragen"))
            return frozenset()
        found = set()
        for item in node:
            name = item.text if isinstance(item, Scalar) else "?"
            if name not in self.questions:
                self.faults.append(fault("S303", item.place, nearest=nearest_name(name, self.questions), name=name))
            found.add(name)
        return frozenset(found)

    def _without_header(self, given: Mapping) -> Mapping:
        """Give the answers without those that belong under ``locatie``; each of those is a fault."""
        for key, _ in given:
            if key.text in self.header:
                local = self.header[key.text].local
                self.faults.append(fault("S301", key.place, key=key.text, allowed=f"vragen; zet {local} onder locatie"))
        return Mapping(tuple(pair for pair in given if pair[0].text not in self.header), given.place)

    def _location(self, node: Node | None) -> dict[str, Answer]:
        if node is None or (isinstance(node, Scalar) and node.blank):
            return {}
        local = {question.local: question for question in self.header.values()}
        if not isinstance(node, Mapping):
            self.faults.append(fault("S304", node.place, name="locatie", wanted=", ".join(local)))
            return {}
        answers = {}
        for key, value in node:
            question = local.get(key.text)
            if question is None:
                near = nearest_name(key.text, local)
                self.faults.append(fault("S301", key.place, nearest=near, key=key.text, allowed=", ".join(local)))
                continue
            answers[question.id] = self.reader.read(question, value)
        return answers

    def _period(self, node: Node | None) -> Period:
        if node is None or (isinstance(node, Scalar) and node.blank):
            return Period()
        if not isinstance(node, Mapping):
            self.faults.append(fault("S304", node.place, name="periode", wanted="van en tot_en_met"))
            return Period()
        for key, _ in node:
            if key.text not in {"van", "tot_en_met"}:
                near = nearest_name(key.text, ("van", "tot_en_met"))
                self.faults.append(fault("S301", key.place, nearest=near, key=key.text, allowed="van, tot_en_met"))
        period = Period(self._date(node.get("van"), "van"), self._date(node.get("tot_en_met"), "tot_en_met"))
        if period.start and period.end and period.end < period.start:
            end = node.get("tot_en_met")
            self.faults.append(fault("S321", (end or node).place))
        return period

    def _date(self, node: Node | None, name: str) -> date | None:
        if node is None or (isinstance(node, Scalar) and (node.blank or not node.text.strip())):
            return None
        if not isinstance(node, Scalar):
            self.faults.append(fault("S304", node.place, name=name, wanted="een datum"))
            return None
        try:
            return read_date(node.text)
        except Unreadable as error:
            self.faults.append(fault(error.code, node.place, **error.words))
            return None

    def _marks(self, node: Node | None) -> dict[str, Place]:
        """Give the marks of what was recorded to be no personal data, each with its place; one mark may be one word."""
        if node is None or (isinstance(node, Scalar) and node.blank):
            return {}
        items = (node,) if isinstance(node, Scalar) else node.items if isinstance(node, Sequence) else None
        if items is None or not all(isinstance(one, Scalar) and not one.blank for one in items):
            self.faults.append(fault("S304", node.place, name=NO_PERSON, wanted="een lijst van kenmerken"))
            return {}
        return {one.text.strip().lower(): one.place for one in items if isinstance(one, Scalar)}

    def _text(self, node: Node | None, name: str) -> str:
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.faults.append(fault("S304", node.place, name=name, wanted="gewone tekst"))
            return ""
        return "" if node.blank else node.text.strip()
