"""Conditions: from nodes in a rule file to typed expressions, with a fault for everything that does not fit."""

from __future__ import annotations

from compliance.files.fault import Fault, fault, nearest_name
from compliance.files.node import Mapping, Node, Scalar, Sequence
from compliance.rulebook.answer_type import READERS, AnswerType, Constant, EveryOrNone, NoMoment, Unreadable
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not, Operator
from compliance.rulebook.vocabulary import Field, Vocabulary

OPERATORS: dict[AnswerType, tuple[Operator, ...]] = {
    AnswerType.YES_NO: (Operator.IS,),
    AnswerType.CHOICE: (Operator.IS, Operator.IS_ONE_OF),
    AnswerType.NUMBER: (Operator.IS, Operator.AT_LEAST, Operator.AT_MOST),
    AnswerType.DECIMAL: (Operator.IS, Operator.AT_LEAST, Operator.AT_MOST),
    AnswerType.DATE: (Operator.IS, Operator.BEFORE, Operator.AFTER),
    AnswerType.INSTANT: (Operator.IS, Operator.BEFORE, Operator.AFTER),
    AnswerType.DURATION: (Operator.IS, Operator.AT_LEAST, Operator.AT_MOST),
    AnswerType.SHARE: (Operator.IS,),
}
"""Which operators a type knows. Text is never tested; lists are counted (``derive``) or gone through."""

_WANTED = {
    AnswerType.YES_NO: "hier hoort ja of nee",
    AnswerType.NUMBER: "hier hoort een heel getal van 0 of meer",
    AnswerType.DECIMAL: "hier hoort een getal van 0 of meer",
    AnswerType.DATE: "hier hoort een datum, bijvoorbeeld 2024-01-01",
    AnswerType.INSTANT: "hier hoort een datum met tijd, bijvoorbeeld 2024-01-01 12:00, of geen, of loopt nog",
    AnswerType.DURATION: (
        'hier hoort verstreken tijd, bijvoorbeeld "3 uur" of "15 min"; dagen en maanden zijn iets anders'
    ),
}

_CLOCK_CHANGE = "in dat uur wordt de klok verzet; zet er +01:00 of +02:00 achter"


class ConditionReader:
    """Reads the conditions of one place in a rule file.

    ``scope`` is the record list whose fields may be named; without it only answers about the location may be.
    """

    def __init__(self, vocabulary: Vocabulary, faults: list[Fault], scope: str | None = None) -> None:
        self.vocabulary = vocabulary
        self.faults = faults
        self.scope = scope

    def read(self, node: Node | None) -> Expression | None:
        """Read a condition; ``None`` where there is none or where it is faulty (the faults are collected)."""
        if node is None:
            return None
        if not isinstance(node, Mapping) or not node.pairs:
            self.faults.append(fault("R110", node.place))
            return None
        parts = [self._pair(key, value) for key, value in node]
        if any(part is None for part in parts):
            return None
        whole = [part for part in parts if part is not None]
        return whole[0] if len(whole) == 1 else AllOf(tuple(whole))

    def _pair(self, key: Scalar, node: Node) -> Expression | None:
        if key.text in {"all", "any"}:
            return self._several(key, node)
        if key.text == "not":
            inner = self.read(node)
            return Not(inner) if inner else None
        return self._leaf(key, node)

    def _several(self, key: Scalar, node: Node) -> Expression | None:
        if not isinstance(node, Sequence) or not node.items:
            self.faults.append(fault("R117", key.place, word=key.text))
            return None
        parts = [self.read(item) for item in node]
        if any(part is None for part in parts):
            return None
        whole = tuple(part for part in parts if part is not None)
        return AllOf(whole) if key.text == "all" else AnyOf(whole)

    def _leaf(self, key: Scalar, node: Node) -> Expression | None:
        field = self.field(key)
        if not isinstance(node, Mapping) or len(node.pairs) != 1:
            self.faults.append(fault("R118", node.place, name=key.text))
            return None
        operator_key, constant = node.pairs[0]
        if field is None:
            return None
        allowed = ", ".join(OPERATORS.get(field.type, ())) or "geen enkele vergelijking"
        if operator_key.text not in set(Operator):
            self.faults.append(
                fault(
                    "R112",
                    operator_key.place,
                    nearest=nearest_name(operator_key.text, Operator),
                    word=operator_key.text,
                    allowed=allowed,
                )
            )
            return None
        operator = Operator(operator_key.text)
        if operator not in OPERATORS.get(field.type, ()):
            self.faults.append(
                fault("R113", operator_key.place, word=operator, name=field.name, type=field.type, allowed=allowed)
            )
            return None
        return self._compare(field, operator, constant)

    def field(self, key: Scalar) -> Field | None:
        """Look a name up and check that it can be read here."""
        field = self.vocabulary.get(key.text)
        if field is None:
            question = self.vocabulary.questions.get(key.text)
            if question is not None:
                self.faults.append(fault("R119", key.place, name=key.text, type=question.type))
            else:
                near = nearest_name(key.text, self.vocabulary.fields)
                self.faults.append(fault("R111", key.place, nearest=near, name=key.text))
            return None
        if field.scope is not None and field.scope != self.scope:
            self.faults.append(fault("R115", key.place, name=field.name, list=field.scope))
            return None
        return field

    def _compare(self, field: Field, operator: Operator, node: Node) -> Expression | None:
        if operator is Operator.IS_ONE_OF:
            if not isinstance(node, Sequence) or not node.items:
                self.faults.append(fault("R114", node.place, word=_shown(node), why="hier hoort een lijst van opties"))
                return None
            constants = [self.constant(field, operator, item) for item in node]
            if any(constant is None for constant in constants):
                return None
            return Leaf(field.name, operator, tuple(constant for constant in constants if constant is not None))
        constant = self.constant(field, operator, node)
        return None if constant is None else Leaf(field.name, operator, constant)

    def constant(self, field: Field, operator: Operator, node: Node) -> Constant | None:
        """Read the constant that a field is compared with; ``None`` after a fault."""
        if not isinstance(node, Scalar):
            self.faults.append(fault("R114", node.place, word=_shown(node), why="hier hoort één woord of getal"))
            return None
        if field.type is AnswerType.CHOICE:
            if node.text in field.option_keys:
                return node.text
            near = nearest_name(node.text, field.option_keys)
            options = ", ".join(field.option_keys)
            self.faults.append(
                fault("R116", node.place, nearest=near, word=node.text, name=field.name, options=options)
            )
            return None
        if field.type is AnswerType.SHARE:
            if node.text in set(EveryOrNone):
                return EveryOrNone(node.text)
            why = 'van een n/N vraagt een regel alleen "allemaal" of "geen", nooit een percentage'
            self.faults.append(fault("R114", node.place, word=node.text, why=why))
            return None
        return self._number_or_time(field, operator, node)

    def _number_or_time(self, field: Field, operator: Operator, node: Scalar) -> Constant | None:
        text = node.text
        if field.calendar_days:
            word, _, unit = text.partition(" ")
            if unit not in {"dag", "dagen"}:
                why = 'hier horen kalenderdagen, bijvoorbeeld "28 dagen"; uren en maanden zijn iets anders'
                self.faults.append(fault("R114", node.place, word=text, why=why))
                return None
            text = word
        try:
            constant = READERS[field.type](text)
        except Unreadable as error:
            why = _CLOCK_CHANGE if error.code in {"S315", "S316"} else _WANTED[field.type]
            self.faults.append(fault("R114", node.place, word=node.text, why=why))
            return None
        if isinstance(constant, NoMoment) and operator is not Operator.IS:
            self.faults.append(fault("R114", node.place, word=node.text, why="dit kan alleen bij de vergelijking is"))
            return None
        return constant


def _shown(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else "[…]" if isinstance(node, Sequence) else "{…}"
