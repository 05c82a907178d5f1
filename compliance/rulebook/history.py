"""What changed between versions of a rulebook for those who answer it, so that older self-reports can still be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from compliance.files.fault import Fault, fault, nearest_name
from compliance.files.node import Node, Place
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.base import Model, QuestionId, Text
from compliance.rulebook.question import Question
from compliance.rulebook.shape import node_at


class QuestionChange(Model):
    """What became of one question, or of one field of a list, after a version.

    Without ``becomes``, ``options`` and ``dropped`` the answer stays, and ``note`` says why to look at it again.
    """

    question: QuestionId
    becomes: QuestionId | None = None
    options: dict[str, str] = Field(default_factory=dict)
    dropped: bool = False
    note: Text


class Revision(Model):
    """An earlier version of the rulebook, and what changed after it."""

    version: Text
    changed: tuple[QuestionChange, ...] = ()
    new_themes: tuple[QuestionId, ...] = ()
    new_questions: tuple[QuestionId, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One rulebook in its present version, with its earlier versions, the oldest first."""

    id: str
    version: str
    history: tuple[Revision, ...] = ()

    @property
    def name(self) -> str:
        """What a self-report says that it was made with."""
        return f"{self.id} {self.version}"

    def since(self, version: str) -> tuple[Revision, ...] | None:
        """Give what changed after ``version``: nothing for the present one, ``None`` for one that is not known."""
        if version == self.version:
            return ()
        at = next((index for index, one in enumerate(self.history) if one.version == version), None)
        return None if at is None else self.history[at:]


def check_history(
    edition: Edition, node: Node, questions: dict[str, Question], themes: list[str], faults: list[Fault]
) -> None:
    """Check that a history leads to questions, answers and themes that there are (R103, R106, R111, R116, R141).

    ``node`` is that of ``rulebook.yaml``. ``questions`` are all there are by name, the fields of lists included.
    """
    seen = {edition.version: Place("rulebook.yaml")}
    for index, revision in enumerate(edition.history):
        at = node_at(node, ("history", index, "version")) or node
        if revision.version in seen:
            faults.append(fault("R106", at.place, name=revision.version, first=seen[revision.version].where))
        seen[revision.version] = at.place
        for position, name in enumerate(revision.new_themes):
            if name not in themes:
                place = (node_at(node, ("history", index, "new_themes", position)) or node).place
                near, allowed = nearest_name(name, themes), ", ".join(themes)
                faults.append(fault("R103", place, nearest=near, word=name, allowed=allowed))
        for position, name in enumerate(revision.new_questions):
            place = (node_at(node, ("history", index, "new_questions", position)) or node).place
            _known(name, edition.history[index + 1 :], questions, place, faults)
        for position, change in enumerate(revision.changed):
            inner = node_at(node, ("history", index, "changed", position)) or node
            _check_change(change, edition.history[index + 1 :], inner, questions, faults)


def _check_change(
    change: QuestionChange, later: tuple[Revision, ...], node: Node, questions: dict[str, Question], faults: list[Fault]
) -> None:
    if change.dropped:
        for key in ("becomes", "options"):
            if getattr(change, key):
                why = f"een antwoord dat vervalt (dropped) heeft geen {key}"
                faults.append(fault("R141", (node_at(node, (key,)) or node).place, why=why))
        return
    moved = change.becomes or change.question
    if _outer(change.question, questions) and moved.rpartition(".")[0] != change.question.rpartition(".")[0]:
        why = f"{change.question} is een deel van een lijst en kan daar niet uit"
        faults.append(fault("R141", (node_at(node, ("becomes",)) or node).place, why=why))
        return
    key = "becomes" if change.becomes else "question"
    question = _known(moved, later, questions, (node_at(node, (key,)) or node).place, faults)
    if question is None:
        return
    allowed = question.rows if question.type is AnswerType.TABLE else question.options
    for option, becomes in change.options.items():
        if becomes not in allowed and not any(later_change.options for later_change in _about(moved, later)):
            place = (node_at(node, ("options", option)) or node).place
            words = {"word": becomes, "name": moved, "options": ", ".join(allowed)}
            faults.append(fault("R116", place, nearest=nearest_name(becomes, allowed), **words))


def _known(
    name: str, later: tuple[Revision, ...], questions: dict[str, Question], place: Place, faults: list[Fault]
) -> Question | None:
    """Give the question that a name of an older version has become; ``None`` where it was dropped, or after R111."""
    for change in _about(name, later):
        if change.dropped:
            return None
        name = change.becomes or name
    if name not in questions:
        faults.append(fault("R111", place, nearest=nearest_name(name, questions), name=name))
    return questions.get(name)


def _about(name: str, later: tuple[Revision, ...]) -> Iterator[QuestionChange]:
    """Give what later versions did to a question, under the name that it had by then."""
    for revision in later:
        for change in revision.changed:
            if change.question == name:
                yield change
                name = change.becomes or name
                break


def _outer(name: str, questions: dict[str, Question]) -> bool:
    """Whether a name is that of a field: what stands before its last part is a list or table."""
    outer = questions.get(name.rpartition(".")[0])
    return outer is not None and outer.type.has_fields
