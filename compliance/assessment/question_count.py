"""How many questions a location answers: at least, and at most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.questionnaire import ANY_DAY, questions_of
from compliance.assessment.validity import expanded, question_of
from compliance.files.node import Place, Scalar
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.expression import fields_of
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.selection import Selection
from compliance.rulebook.vocabulary import SETTING, Vocabulary
from compliance.selfreport.answers import AnswerReader
from compliance.selfreport.model import Answer, SelfReport


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """How many questions are asked: ``least`` where no measure is used, ``most`` where all of them are."""

    least: int
    most: int

    def __add__(self, other: QuestionCount) -> QuestionCount:
        return QuestionCount(self.least + other.least, self.most + other.most)


NOTHING = QuestionCount(0, 0)


def question_counts(rulebook: Rulebook, selection: Selection, setting: str) -> dict[str, QuestionCount]:
    """Count, theme by theme, the questions that a location of one kind answers; themes without any are left out.

    A list, a table or an n/N is one question; the header and what may stay empty do not count. At most: everything
    that the kind of location does not close. At least: what is still asked when every question that opens others is
    answered with *none* (``none_of``).
    """
    vocabulary = vocabulary_of(rulebook)
    asked = [one for one in questions_of(rulebook, selection) if not one.optional]
    place = {SETTING: Answer(setting)} if setting else {}
    gates = gates_of(asked, vocabulary)
    nothing = {gate.id: answer for gate in gates if not gate.header and (answer := none_of(gate)) is not None}
    most = _facts(vocabulary, place)
    least = _facts(vocabulary, {**place, **nothing})
    counts: dict[str, QuestionCount] = {}
    themes = {question.id: theme.theme for theme in rulebook.themes for question in theme.questions}
    for question in asked:
        if most.openness(question, None)[0] is not Openness.CLOSED:
            also = least.openness(question, None)[0] is Openness.OPEN
            theme = themes[question.id]
            counts[theme] = counts.get(theme, NOTHING) + QuestionCount(int(also), 1)
    return {theme.theme: counts[theme.theme] for theme in rulebook.themes if theme.theme in counts}


def _facts(vocabulary: Vocabulary, answers: dict[str, Answer]) -> Facts:
    return Facts(vocabulary, SelfReport("", "", answers), ANY_DAY)


def gates_of(questions: Iterable[Question], vocabulary: Vocabulary) -> tuple[Question, ...]:
    """Give the questions whose answers decide whether others are asked; for a field of a list, the list itself."""
    names = expanded(fields_of(*(question.ask_if for question in questions)), vocabulary)
    found: dict[str, Question] = {}
    for name in names:
        question = question_of(name, vocabulary)
        if question is not None:
            outer = vocabulary.questions.get(question.id.rpartition(".")[0], question)
            found.setdefault(outer.id, outer)
    return tuple(found.values())


_NONE = {
    AnswerType.YES_NO: "nee",
    AnswerType.SEVERAL: "geen",
    AnswerType.RECORDS: "geen",
    AnswerType.TABLE: "geen",
    AnswerType.SHARE: "0 van 0",
    AnswerType.DURATION: "0 min",
}


def none_of(question: Question) -> Answer | None:
    """Give the answer that says that there is none of it: ``nee``, ``geen``, the lowest number, the best of a choice.

    ``None`` for what has no such answer: a choice without an order, a day, text.
    """
    word = _NONE.get(question.type)
    if question.type in {AnswerType.NUMBER, AnswerType.DECIMAL}:
        word = str(question.minimum)
    if question.type is AnswerType.CHOICE and question.ordered:
        word = next(iter(question.options))
    return None if word is None else AnswerReader([]).read(question, Scalar(word, Place("")))
