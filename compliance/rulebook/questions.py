"""Checks on single questions and computed values: what a type needs and what it does not know."""

from __future__ import annotations

from compliance.files.fault import Fault, fault
from compliance.files.node import Mapping, Node, Place, Scalar
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.derived import Derived
from compliance.rulebook.question import Question
from compliance.rulebook.shape import node_at
from compliance.rulebook.vocabulary import ROW

WAYS = (
    "count_of",
    "sum_of",
    "maximum_of",
    "minimum_of",
    "elapsed",
    "days",
    "months_after",
    "whole_years",
    "linear",
    "longest_gap",
    "overdue",
)
"""The ways to compute a value; each has exactly one."""

_NEEDS_OPTIONS = {AnswerType.CHOICE, AnswerType.SEVERAL}


def qualified(questions: tuple[Question, ...], prefix: str = "") -> tuple[Question, ...]:
    """Give the questions with the fields of records under their full name, list and field."""
    return tuple(
        question.model_copy(
            update={
                "id": f"{prefix}{question.id}",
                "fields": qualified(question.fields, f"{prefix}{question.id}."),
            }
        )
        for question in questions
    )


def check_unique(name: str, node: Node, seen: dict[str, Place], faults: list[Fault]) -> None:
    """Check that a name is not taken yet (R106); it is then."""
    place = _key_place(node, "id")
    if name in seen:
        faults.append(fault("R106", place, name=name, first=seen[name].where))
    seen.setdefault(name, place)


def check_question(question: Question, node: Node, seen: dict[str, Place], faults: list[Fault]) -> None:
    """Check one question and its fields; adds R106 to R109 to ``faults``."""
    check_unique(question.id, node, seen, faults)
    if question.type is AnswerType.SEVERAL:
        for key in question.options:
            check_unique(f"{question.id}.{key}", node, seen, faults)
    _check_keys(question, node, faults)
    for index, inner in enumerate(question.fields):
        inner_node = node_at(node, ("fields", index)) or node
        if inner.type.has_fields:
            faults.append(fault("R109", _key_place(inner_node, "type"), name=inner.id))
        check_question(inner, inner_node, seen, faults)
    local = {inner.local: inner for inner in question.fields}
    if question.type is AnswerType.TABLE and ROW in local:
        why = "zo heet de rij zelf al"
        faults.append(fault("R108", _key_place(node, "fields"), key=ROW, type=question.type, why=why))
    for key in ("name", "event"):
        wanted = getattr(question, key)
        if wanted is not None and wanted not in local:
            faults.append(
                fault("R108", _key_place(node, key), key=key, type=question.type, why=f'er is geen veld "{wanted}"')
            )
    if question.event in local and local[question.event].type not in {AnswerType.DATE, AnswerType.INSTANT}:
        faults.append(
            fault(
                "R108",
                _key_place(node, "event"),
                key="event",
                type=question.type,
                why="dat veld is geen datum of moment",
            )
        )


def _check_keys(question: Question, node: Node, faults: list[Fault]) -> None:
    kind = question.type
    needed = {
        "options": kind in _NEEDS_OPTIONS,
        "fields": kind.has_fields,
        "rows": kind is AnswerType.TABLE,
    }
    for key, need in needed.items():
        if need and not getattr(question, key):
            faults.append(fault("R107", _key_place(node, "type"), key=key, type=kind))
        if not need and getattr(question, key):
            faults.append(fault("R108", _key_place(node, key), key=key, type=kind, why="dit soort vraag kent dat niet"))
    only_for = {
        "unit": {AnswerType.NUMBER, AnswerType.DECIMAL, AnswerType.SHARE},
        "maximum": {AnswerType.NUMBER, AnswerType.DECIMAL},
        "minimum": {AnswerType.NUMBER, AnswerType.DECIMAL},
        "name": {AnswerType.RECORDS},
        "event": {AnswerType.RECORDS},
        "row_label": {AnswerType.TABLE},
        "counted_from": {AnswerType.SHARE},
        "none": set(AnswerType) - {AnswerType.RECORDS, AnswerType.TABLE},
    }
    for key, kinds in only_for.items():
        if isinstance(node, Mapping) and node.get(key) is not None and kind not in kinds:
            faults.append(fault("R108", _key_place(node, key), key=key, type=kind, why="dit soort vraag kent dat niet"))


def check_derived(value: Derived, node: Node, seen: dict[str, Place], faults: list[Fault]) -> None:
    """Check that a computed value has one way to compute and a name of its own; adds R106 or R127."""
    place = _key_place(node, "id")
    check_unique(value.id, node, seen, faults)
    given = [way for way in WAYS if getattr(value, way) is not None]
    if len(given) != 1:
        faults.append(fault("R127", place, name=value.id, ways=", ".join(WAYS)))
    if value.where is not None and value.count_of is None:
        faults.append(
            fault(
                "R108", _key_place(node, "where"), key="where", type="berekening", why="dit hoort alleen bij count_of"
            )
        )


def _key_place(node: Node, key: str) -> Place:
    """Give the place of what stands behind ``key`` where that is one word, else of the key itself."""
    if isinstance(node, Mapping):
        found = node.get(key)
        if isinstance(found, Scalar) and not found.blank:
            return found.place
        name = node.key(key)
        if name is not None:
            return name.place
    return node.place
