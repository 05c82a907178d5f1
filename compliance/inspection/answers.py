"""What a location says otherwise than last time, question by question, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.validity import everything_read
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import value_text
from compliance.rulebook.vocabulary import Field, Vocabulary
from compliance.selfreport.model import Answer, SelfReport

NO_ANSWER = "geen antwoord"


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A question with both answers in words; of a list or table only how many rows there are.

    ``lost`` tells that nothing else is said now: all that differs is what has no value any more, with or without a
    reason, for instance because an answer that was carried over was not confirmed yet.
    """

    question: str
    label: str
    theme: str
    before: str
    after: str
    lost: bool


def answer_changes(old: SelfReport, new: SelfReport, rulebook: Rulebook) -> tuple[AnswerChange, ...]:
    """Give the questions that were answered otherwise, in the order of the form. Evidence and notes do not count."""
    vocabulary = vocabulary_of(rulebook)
    found = []
    for theme in rulebook.themes:
        for question in theme.questions:
            before, after = old.answer(question.id), new.answer(question.id)
            if said(before) != said(after):
                first = answer_text(question, before, vocabulary, after)
                now = answer_text(question, after, vocabulary, before)
                lost = only_lost(said(before), said(after))
                found.append(AnswerChange(question.id, question.label, theme.theme, first, now, lost=lost))
    return tuple(found)


def names_deciding(norm_id: str, rulebook: Rulebook) -> frozenset[str]:
    """Give every name that the outcome of a norm hangs on, in any version and through the members of a composite."""
    versions = rulebook.versions(norm_id)
    members = (one for norm in versions for member in norm.compose for one in rulebook.versions(member))
    return everything_read((*versions, *members), vocabulary_of(rulebook))


def said(answer: Answer | None) -> Any:
    """Give what an answer says as plain data that can be compared; nothing where nothing was said."""
    if answer is None or not answer.given:
        return None
    if answer.records is not None:
        return [
            {name: told for name, one in record.answers if (told := said(one)) is not None} for record in answer.records
        ]
    if answer.options:
        return {key: told for key, one in answer.options if (told := said(one)) is not None} or None
    if answer.reason is not None:
        return ("reason", answer.reason.value)
    return None if answer.value is None else ("value", answer.value)


def only_lost(before: Any, after: Any) -> bool:
    """Whether ``after`` says nothing else than ``before``, and only less. A row less is something else."""
    if after is None or before == after or (isinstance(after, tuple) and after[0] == "reason"):
        return True
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return all(only_lost(one, other) for one, other in zip(before, after, strict=True))
    if isinstance(before, dict) and isinstance(after, dict):
        return all(only_lost(before.get(name), after.get(name)) for name in before | after)
    return False


def answer_text(question: Question, answer: Answer | None, vocabulary: Vocabulary, other: Answer | None = None) -> str:
    """Give an answer in words; of several options only those that ``other`` says otherwise."""
    if answer is None or said(answer) is None:
        return NO_ANSWER
    if answer.reason is not None:
        return answer.reason.value
    if answer.records is not None:
        number = len(answer.records)
        return "geen" if not number else "1 rij" if number == 1 else f"{number} rijen"
    if answer.options:
        differs = [key for key, one in answer.options if other is None or said(one) != said(other.option(key))]
        inner = question.model_copy(update={"type": AnswerType.YES_NO, "options": {}})
        texts = (
            f"{question.options.get(key, key)}: {answer_text(inner, answer.option(key), vocabulary)}" for key in differs
        )
        return "; ".join(texts) or NO_ANSWER
    field = vocabulary.get(question.id) or Field(question.id, question.type, question.label)
    return value_text(answer.value, field)
