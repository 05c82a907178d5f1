"""The truth of conditions on many records, without the trace: what does not change from record to record is done once.

It compares and folds with the same functions as the evaluator, and a property test holds the two equal. Computed values
are left to the facts.
"""

from __future__ import annotations

from collections.abc import Callable

from compliance.assessment.evaluator import Readable, compare
from compliance.assessment.fact import Fact
from compliance.assessment.truth import Truth, all_of, any_of, negate
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import ROW, Vocabulary
from compliance.selfreport.model import Answer, Record

Answers = dict[str, Answer]
TruthOf = Callable[[Record, Answers], Truth]
_FEW_VALUES = {AnswerType.YES_NO, AnswerType.CHOICE, AnswerType.NUMBER}


class Quick:
    """Prepares conditions about the records of one self-report."""

    def __init__(self, facts: Readable, vocabulary: Vocabulary) -> None:
        self.facts = facts
        self.vocabulary = vocabulary
        self._conditions: dict[int, tuple[Expression, TruthOf]] = {}
        self._leaves: dict[Leaf, TruthOf] = {}
        self._asked: dict[str, TruthOf] = {}

    def condition(self, expression: Expression) -> TruthOf:
        """Give a function from a record, with its answers by field, to the truth of a condition."""
        found = self._conditions.get(id(expression))
        if found is None:
            # The condition is kept beside the function, so that its identity is not given to another one.
            found = self._conditions[id(expression)] = (expression, self._made(expression))
        return found[1]

    def _made(self, expression: Expression) -> TruthOf:
        match expression:
            case Leaf():
                return self.leaf(expression)
            case Not(part):
                inner = self.condition(part)
                return lambda record, answers: negate(inner(record, answers))
            case AllOf(parts) | AnyOf(parts):
                fold = all_of if isinstance(expression, AllOf) else any_of
                prepared = tuple(self.condition(part) for part in parts)
                return lambda record, answers: fold(one(record, answers) for one in prepared)

    def leaf(self, leaf: Leaf) -> TruthOf:
        """Give a function from a record to the truth of one comparison."""
        if leaf not in self._leaves:
            self._leaves[leaf] = self._prepared(leaf)
        return self._leaves[leaf]

    def _prepared(self, leaf: Leaf) -> TruthOf:
        field, facts = self.vocabulary.fields[leaf.field], self.facts
        question = field.question
        if field.scope is None:
            same = compare(leaf, facts.read(leaf.field, None))
            return _always(same)
        if field.derived is not None or question is None or leaf.field == f"{question.id}.{ROW}":
            return lambda record, _: compare(leaf, facts.read(leaf.field, record))
        name, option, asked = question.id, field.option, self._open(question)
        known: dict[object, Truth] = {}
        few = field.type in _FEW_VALUES

        def truth(record: Record, answers: Answers) -> Truth:
            if asked is not None and asked(record, answers) is not Truth.TRUE:
                return Truth.UNKNOWN
            answer = answers.get(name)
            if answer is not None and option is not None:
                answer = answer.option(option)
            value = answer.value if answer is not None else None
            if value is None:
                return Truth.UNKNOWN
            if not few:
                return compare(leaf, Fact(value))
            found = known.get(value)
            if found is None:
                found = known[value] = compare(leaf, Fact(value))
            return found

        return truth

    def _open(self, question: Question) -> TruthOf | None:
        if question.ask_if is None:
            return None
        if question.id not in self._asked:
            # A circular ask_if stays unknown; the lint names it (L205).
            self._asked[question.id] = _always(Truth.UNKNOWN)
            self._asked[question.id] = self.condition(question.ask_if)
        return self._asked[question.id]


def _always(truth: Truth) -> TruthOf:
    return lambda *_: truth
