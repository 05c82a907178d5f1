"""Bringing a self-report of an earlier version of the rulebook up to date, on its nodes, before it is read.

What got another name is renamed; what is asked no longer is left out and told, with the answer that was there. Every
place stays, so that a fault is shown where it stands in the file. The page has the same in ``17-migration.js``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from compliance.files.node import Mapping, Node, Place, Scalar, Sequence
from compliance.rulebook.history import Edition, QuestionChange
from compliance.rulebook.model import Rulebook
from compliance.selfreport.answers import ANSWER, EVIDENCE, NOTE
from compliance.selfreport.model import Made, Origin

RULEBOOK, LOCATION, ANSWERS = "regelboek", "locatie", "antwoorden"
SHOWN = 200
"""So many characters of an answer that is left out are repeated."""

_NAME = re.compile(r"(\S+) (\S+)(?: op (\S+) (\S+))?")


@dataclass(frozen=True, slots=True)
class Migrated:
    """A self-report as the present version of the rulebook would have it, and where it came from."""

    node: Node
    origin: Origin


def migrated(node: Node, rulebook: Rulebook) -> Migrated:
    """Bring the nodes of a self-report up to date with a rulebook, and tell what that changed.

    Nothing is done to a file that says no version, or one that is not known here; ``origin`` then says so.
    """
    word = node.get(RULEBOOK) if isinstance(node, Mapping) else None
    name = " ".join(word.text.split()) if isinstance(word, Scalar) and not word.blank else ""
    if not name:
        return Migrated(node, Origin())
    if name == rulebook.name:
        return Migrated(node, Origin(name, Made.NOW))
    steps = _steps(name, rulebook)
    if steps is None or not isinstance(node, Mapping):
        return Migrated(node, Origin(name, Made.ELSEWHERE, (_elsewhere(name, rulebook),)))
    notices: list[str] = []
    new: set[str] = set()
    for edition, version in steps:
        for revision in edition.since(version) or ():
            new |= {*revision.new_questions, *_questions_in(rulebook, revision.new_themes)}
            for change in revision.changed:
                node = _Step(change, notices).applied(node)
    pairs = tuple(
        (key, replace(value, text=rulebook.name) if key.text == RULEBOOK and isinstance(value, Scalar) else value)
        for key, value in node
    )
    return Migrated(Mapping(pairs, node.place), Origin(name, Made.EARLIER, tuple(notices), frozenset(new)))


def _steps(name: str, rulebook: Rulebook) -> list[tuple[Edition, str]] | None:
    """Give which editions a file was made with, each with its version; ``None`` where one of them is not known."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    made = {found[1]: found[2]} | ({found[3]: found[4]} if found[3] else {})
    editions = {edition.id: edition for edition in rulebook.editions}
    if any(one not in editions or editions[one].since(version) is None for one, version in made.items()):
        return None
    return [(edition, made[edition.id]) for edition in rulebook.editions if edition.id in made]


def _elsewhere(name: str, rulebook: Rulebook) -> str:
    found = _NAME.fullmatch(name)
    for edition in rulebook.editions:
        made = {found[1]: found[2], found[3]: found[4]}.get(edition.id) if found else None
        if made is not None and _parts(made) > _parts(edition.version):
            return f"Dit is gemaakt met {name}. Dat is nieuwer dan deze vbm kent ({edition.name}). Werk vbm bij."
    return f"Dit is gemaakt met {name}. Dat kent deze vbm niet; het is gelezen als {rulebook.name}."


def _parts(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def _questions_in(rulebook: Rulebook, themes: tuple[str, ...]) -> Iterator[str]:
    return (question.id for theme in rulebook.themes if theme.theme in themes for question in theme.questions)


class _Step:
    """One change of one question, made in the nodes of a self-report."""

    def __init__(self, change: QuestionChange, notices: list[str]) -> None:
        self.change = change
        self.notices = notices
        self.outer, _, self.local = change.question.rpartition(".")

    def applied(self, node: Mapping) -> Mapping:
        """Give the self-report with the change made wherever the question stands."""
        sections = {LOCATION: self._location, ANSWERS: self._answers}
        pairs = tuple(
            (key, sections[key.text](value) if key.text in sections and isinstance(value, Mapping) else value)
            for key, value in node
        )
        return Mapping(pairs, node.place)

    def _location(self, node: Mapping) -> Mapping:
        return self._among(node, self.local) if self.outer == LOCATION else node

    def _answers(self, node: Mapping) -> Mapping:
        node = self._among(node, self.change.question, whole=True)
        pairs = tuple((key, self._records(value) if key.text == self.outer else value) for key, value in node)
        return Mapping(pairs, node.place)

    def _records(self, node: Node) -> Node:
        """Make the change in every record of the list, or every row of the table, that the field belongs to."""

        def in_record(record: Node) -> Node:
            return self._among(record, self.local) if isinstance(record, Mapping) else record

        def inside(answer: Node) -> Node:
            if isinstance(answer, Sequence):
                return Sequence(tuple(in_record(one) for one in answer), answer.place)
            if isinstance(answer, Mapping):
                return Mapping(tuple((key, in_record(one)) for key, one in answer), answer.place)
            return answer

        return _unwrapped(node, inside)

    def _among(self, node: Mapping, name: str, *, whole: bool = False) -> Mapping:
        """Make the change where ``name`` is one of the keys; ``whole`` tells that keys are full names."""
        key, value = node.key(name), node.get(name)
        if key is None or value is None:
            return node
        change, given = self.change, _given(value)
        becomes = change.becomes or change.question
        new = becomes if whole else becomes.rpartition(".")[2]
        taken = node.get(new) if new != name else None
        lost = change.dropped or (taken is not None and _given(taken))
        if given and lost:
            why = change.note if change.dropped else f"Er is ook een antwoord op {becomes}."
            self._tell(f"{change.question}: dit antwoord is vervallen: {_words(value)}. {why}", key.place)
        if lost or (not given and taken is not None):
            return Mapping(tuple(pair for pair in node if pair[0] is not key), node.place)
        if given:
            self._tell_kept(key.place)
        value = _unwrapped(value, self._renamed)
        pairs = (
            (replace(key, text=new), value) if pair[0] is key else pair
            for pair in node
            if pair[0] is key or pair[0].text != new
        )
        return Mapping(tuple(pairs), node.place)

    def _tell_kept(self, place: Place) -> None:
        change = self.change
        if change.becomes is not None:
            self._tell(f"{change.question} heet nu {change.becomes}. {change.note}", place)
        elif not change.options:
            self._tell(f"{change.question}: kijk dit antwoord na. {change.note}", place)

    def _renamed(self, answer: Node) -> Node:
        """Give an answer with the new words: of a choice the word itself, of parts and rows what they are called."""
        if isinstance(answer, Mapping):
            return Mapping(tuple((self._word(key, tell=_given(value)), value) for key, value in answer), answer.place)
        return self._word(answer, tell=True) if isinstance(answer, Scalar) else answer

    def _word(self, word: Scalar, *, tell: bool) -> Scalar:
        new = self.change.options.get(word.text.strip())
        if new is None:
            return word
        if tell:
            self._tell(f"{self.change.question}: {word.text.strip()} heet nu {new}. {self.change.note}", word.place)
        return replace(word, text=new)

    def _tell(self, notice: str, place: Place) -> None:
        line = f"{place.cell or f'regel {place.line}'}: " if place.line else ""
        self.notices.append(line + notice)


def _unwrapped(node: Node, change: Callable[[Node], Node]) -> Node:
    """Change the answer itself, be it written alone or with evidence and a note."""
    if not isinstance(node, Mapping) or not any(key.text in {ANSWER, EVIDENCE, NOTE} for key, _ in node):
        return change(node)
    if node.get(ANSWER) is None:
        extra = tuple(pair for pair in node if pair[0].text in {EVIDENCE, NOTE})
        parts = change(Mapping(tuple(pair for pair in node if pair not in extra), node.place))
        return Mapping((*(parts.pairs if isinstance(parts, Mapping) else ()), *extra), node.place)
    return Mapping(tuple((key, change(one) if key.text == ANSWER else one) for key, one in node), node.place)


def _given(node: Node) -> bool:
    """Whether anything is filled in."""
    match node:
        case Scalar():
            return not node.blank and bool(node.text.strip())
        case Sequence():
            return not node.items or any(_given(one) for one in node)
        case Mapping():
            return any(_given(one) for _, one in node)


def _words(node: Node) -> str:
    text = _flat(node)
    return f"{text[:SHOWN]}…" if len(text) > SHOWN else text


def _flat(node: Node) -> str:
    match node:
        case Scalar():
            return node.text.strip()
        case Sequence():
            return "; ".join(_flat(one) for one in node) or "geen"
        case Mapping():
            return ", ".join(f"{key.text}: {_flat(one)}" for key, one in node if _given(one))
