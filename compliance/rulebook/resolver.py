"""Resolving: names in norms, questions and computed values become typed expressions that are known to fit."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.files.fault import Fault, fault, nearest_name
from compliance.files.node import Mapping, Node, Place, Scalar
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.conditions import ConditionReader
from compliance.rulebook.derived import Derived
from compliance.rulebook.expression import Expression
from compliance.rulebook.model import Clause, Consistency, CountedRow, Norm, Theme
from compliance.rulebook.question import Question
from compliance.rulebook.shape import node_at
from compliance.rulebook.vocabulary import Vocabulary

_NUMBERS = {AnswerType.NUMBER, AnswerType.DECIMAL}
_DAYS = {AnswerType.DATE, AnswerType.INSTANT}
_TERMS = {
    "elapsed": {"start": {AnswerType.INSTANT}, "end": {AnswerType.INSTANT}},
    "days": {"start": _DAYS, "end": _DAYS},
    "whole_years": {"start": _DAYS, "end": _DAYS},
    "months_after": {"date": {AnswerType.DATE}},
    "longest_gap": {
        "start": {AnswerType.INSTANT},
        "moments": {AnswerType.INSTANTS},
        "end": {AnswerType.INSTANT},
    },
    "overdue": {"start": {AnswerType.DATE}, "moments": {AnswerType.DATES}, "end": {AnswerType.DATE}},
}
"""The ways to compute a time, with the types of answer that each of their parts takes."""
_NAMED = {AnswerType.TEXT, AnswerType.CHOICE}


class Resolver:
    """Resolves the parts of a rulebook against its vocabulary; faults go to ``faults``."""

    def __init__(self, vocabulary: Vocabulary, norm_ids: set[str], faults: list[Fault]) -> None:
        self.vocabulary = vocabulary
        self.norm_ids = norm_ids
        self.faults = faults

    def condition(self, node: Node, key: str, scope: str | None) -> Expression | None:
        """Read the condition under ``key`` of a mapping."""
        inner = node_at(node, (key,))
        return ConditionReader(self.vocabulary, self.faults, scope).read(inner)

    def question(self, question: Question, node: Node, scope: str | None = None) -> Question:
        """Resolve the ``ask_if`` of a question and of its fields."""
        fields = tuple(
            self.question(inner, node_at(node, ("fields", index)) or node, question.id)
            for index, inner in enumerate(question.fields)
        )
        counted = []
        for index, one in enumerate(question.counted_from):
            inner = node_at(node, ("counted_from", index)) or node
            self.list_name(one.list, inner, "list")
            conditions = {key: self.condition(inner, key, one.list) for key in ("where", "among")}
            counted.append(one.model_copy(update=conditions))
        return question.model_copy(
            update={"ask_if": self.condition(node, "ask_if", scope), "fields": fields, "counted_from": tuple(counted)}
        )

    def derived(self, value: Derived, node: Node) -> Derived:
        """Resolve a computed value and check that its inputs are of the right type (R128)."""
        if value.each is not None:
            self.list_name(value.each, node, "each")
        where = None
        if value.count_of is not None:
            self.list_name(value.count_of, node, "count_of")
            where = self.condition(node, "where", value.count_of)
        for key in ("sum_of", "maximum_of", "minimum_of"):
            name = getattr(value, key)
            if name is not None:
                self._input(value, name, _NUMBERS, node, key, scope=None, over_records=True)
        for key, parts in _TERMS.items():
            term = getattr(value, key)
            for part, kinds in parts.items() if term is not None else ():
                self._input(value, getattr(term, part), kinds, node, key, scope=value.each)
        for name in value.linear or {}:
            self._input(value, name, {AnswerType.NUMBER}, node, "linear", scope=value.each)
        return value.model_copy(update={"where": where})

    def _input(
        self,
        value: Derived,
        name: str,
        kinds: set[AnswerType],
        node: Node,
        key: str,
        *,
        scope: str | None,
        over_records: bool = False,
    ) -> None:
        place = _word_place(node_at(node, (key,)), name) or _place(node, key)
        field = self.vocabulary.get(name)
        if field is None:
            self.faults.append(fault("R111", place, nearest=nearest_name(name, self.vocabulary.fields), name=name))
            return
        if field.type not in kinds or field.calendar_days:
            wanted = " of ".join(sorted(kinds))
            kind = "kalenderdagen" if field.calendar_days else field.type
            self.faults.append(fault("R128", place, way=key, name=name, type=kind, wanted=wanted))
        if over_records and field.scope is None:
            self.faults.append(fault("R129", place, way=key, name=name))
        if not over_records and field.scope not in {None, scope}:
            self.faults.append(fault("R115", place, name=name, list=field.scope))
        if name == value.id:
            self.faults.append(fault("R130", place, name=name))

    def list_name(self, name: str, node: Node, key: str) -> None:
        """Check that ``name`` is a record list or a table (R123)."""
        if name not in self.vocabulary.lists():
            near = nearest_name(name, self.vocabulary.lists())
            place = _word_place(node_at(node, (key,)), name) or _place(node, key)
            self.faults.append(fault("R123", place, nearest=near, name=name))

    def norm_id(self, name: str, node: Node) -> None:
        """Check that a norm exists (R122)."""
        if name not in self.norm_ids:
            self.faults.append(fault("R122", node.place, nearest=nearest_name(name, self.norm_ids), name=name))

    def consistency(self, value: Consistency, node: Node) -> Consistency:
        """Resolve a consistency rule."""
        if value.each is not None:
            self.list_name(value.each, node, "each")
        if (value.require is None) == (value.no_overlap is None):
            self.faults.append(fault("R135", _place(node, "id"), name=value.id))
        if value.no_overlap is not None:
            wanted = {"start": {AnswerType.INSTANT}, "end": {AnswerType.INSTANT}, "same": _NAMED}
            for key, kinds in wanted.items():
                self._overlapping(value, getattr(value.no_overlap, key), kinds, node)
        return value.model_copy(update={"require": self.condition(node, "require", value.each)})

    def row(self, row: CountedRow, node: Node) -> CountedRow:
        """Resolve what a row of a published table counts (R111; R121 where half of a second measure is left out)."""
        if row.level not in self.vocabulary.questions:
            near = nearest_name(row.level, self.vocabulary.questions)
            self.faults.append(fault("R111", _place(node, "level"), nearest=near, name=row.level))
        halves = {"baseline_counts": row.baseline_counts, "baseline_measure": row.baseline_measure}
        for given, other in (("baseline_counts", "baseline_measure"), ("baseline_measure", "baseline_counts")):
            if halves[given] is not None and halves[other] is None:
                self.faults.append(fault("R121", _place(node, given), key=other, clause=given))
        conditions = {key: self.condition(node, key, None) for key in ("counts", "baseline_counts")}
        return row.model_copy(update=conditions)

    def _overlapping(self, value: Consistency, name: str, kinds: set[AnswerType], node: Node) -> None:
        """Check one field of ``no_overlap``: it belongs to the list that is gone through, and is of the right type."""
        place = _word_place(node_at(node, ("no_overlap",)), name) or _place(node, "no_overlap")
        field = self.vocabulary.get(name)
        if field is None:
            self.faults.append(fault("R111", place, nearest=nearest_name(name, self.vocabulary.fields), name=name))
        elif field.type not in kinds:
            wanted = " of ".join(sorted(kinds))
            self.faults.append(fault("R128", place, way="no_overlap", name=name, type=field.type, wanted=wanted))
        elif field.scope is None or field.scope != value.each:
            self.faults.append(fault("R129", place, way="no_overlap", name=name))

    def norm(self, norm: Norm, node: Node) -> Norm:
        """Resolve a norm: where it applies, its clauses, the norms that it names."""
        theme = node.key("theme") if isinstance(node, Mapping) else None
        if theme is not None:
            # A norm belongs to the theme of its file; the reader fills that in.
            self.faults.append(fault("R101", theme.place, key="theme", allowed="de andere sleutels van een norm"))
        if norm.for_each and norm.some:
            self.faults.append(fault("R131", _place(node, "some")))
        for key in ("for_each", "some"):
            name = getattr(norm, key)
            if name is not None:
                self.list_name(name, node, key)
        if norm.replaces is not None:
            self.norm_id(norm.replaces, node_at(node, ("replaces",)) or node)
        if norm.replaces is not None and not norm.announced:
            self.faults.append(fault("R137", _place(node, "replaces"), name=norm.id))
        for key in ("compose", "same_fact_as"):
            for index, name in enumerate(getattr(norm, key)):
                self.norm_id(name, node_at(node, (key, index)) or node)
        if not norm.clauses and not norm.compose and norm.judge is None:
            self.faults.append(fault("R132", _place(node, "id"), name=norm.id))
        if norm.judge and not norm.because:
            self.faults.append(fault("R121", _place(node, "judge"), key="because", clause="judge"))
        if norm.in_force.end is not None and norm.in_force.end <= norm.in_force.start:
            self.faults.append(fault("R133", _place(node, "in_force")))
        examples = tuple(
            example.model_copy(update={"given": node_at(node, ("examples", index, "given"))})
            for index, example in enumerate(norm.examples)
        )
        clauses = tuple(
            self.clause(clause, node_at(node, ("clauses", index)) or node, norm.scope)
            for index, clause in enumerate(norm.clauses)
        )
        applies_if = self.condition(node, "applies_if", norm.scope)
        return norm.model_copy(update={"applies_if": applies_if, "clauses": clauses, "examples": examples})

    def composition(self, norm: Norm, node: Node, themes: Iterable[Theme]) -> None:
        """Check that a composite fits its members, so that none of them is left out in silence (R134)."""
        norms = [one for theme in themes for one in theme.norms]
        if norm.compose and norm.for_each:
            why = "een samengestelde norm gebruikt some, nooit for_each"
            self.faults.append(fault("R134", _place(node, "for_each"), why=why))
        for index, name in enumerate(norm.compose):
            place = (node_at(node, ("compose", index)) or node).place
            versions = [one for one in norms if one.id == name]
            others = [one.id for one in norms if one.id != norm.id and norm.some and name in one.compose and one.some]
            whys = [
                (f"{name} is zelf samengesteld", any(one.compose for one in versions)),
                (
                    f"{name} gebruikt some {'met een andere lijst' if norm.some else 'en deze norm niet'}",
                    any(one.some not in {None, norm.some} for one in versions),
                ),
                (f"{name} is ook al lid van {', '.join(others)}", others),
                (f"{name} staat er twee keer", name in norm.compose[:index]),
            ]
            self.faults.extend(fault("R134", place, why=why) for why, wrong in whys if wrong)

    def clause(self, clause: Clause, node: Node, scope: str | None) -> Clause:
        """Resolve a clause: exactly one of ``require``, ``judge_if`` and ``note_if``, with what belongs to it."""
        kinds = [key for key in ("require", "judge_if", "note_if") if node_at(node, (key,)) is not None]
        if len(kinds) != 1:
            self.faults.append(fault("R120", _key(node, kinds[-1]) if kinds else node.place))
        for kind in kinds:
            key = {"require": "otherwise", "judge_if": "because", "note_if": "note"}[kind]
            if getattr(clause, key) is None:
                self.faults.append(fault("R121", _place(node, kind), key=key, clause=kind))
        for index, name in enumerate(clause.same_fact_as):
            self.norm_id(name, node_at(node, ("same_fact_as", index)) or node)
        self._reading(clause, node)
        inner = node_at(node, ("alternatives",)) or node
        alternatives = {key: self.condition(inner, key, scope) for key in clause.alternatives}
        conditions = {key: self.condition(node, key, scope) for key in ("when", "require", "judge_if", "note_if")}
        return clause.model_copy(update={**conditions, "alternatives": alternatives})

    def _reading(self, clause: Clause, node: Node) -> None:
        """Check that a clause about a word with several readings gives a requirement for each of them (R136)."""
        if clause.reading is None and not clause.alternatives:
            return
        reading = self.vocabulary.readings.get(clause.reading or "")
        if reading is None:
            near = nearest_name(clause.reading or "", self.vocabulary.readings)
            why = f'de lezing "{clause.reading}" staat niet bij readings in rulebook.yaml'
            self.faults.append(fault("R136", _place(node, "reading"), nearest=near, why=why))
            return
        others = set(reading.options) - {reading.chosen}
        if clause.require is None or set(clause.alternatives) != others:
            why = f"require is de gekozen lezing ({reading.chosen}), en onder alternatives hoort: {', '.join(others)}"
            self.faults.append(fault("R136", _place(node, "reading"), why=why))


def _key(node: Node, key: str) -> Place:
    name = node.key(key) if isinstance(node, Mapping) else None
    return name.place if name else node.place


def _word_place(node: Node | None, word: str) -> Place | None:
    """Give the place where ``word`` stands in a node, as a key or as a value."""
    if isinstance(node, Scalar):
        return node.place if node.text == word else None
    for key, value in node if isinstance(node, Mapping) else ():
        found = key.place if key.text == word else _word_place(value, word)
        if found:
            return found
    return None


def _place(node: Node, key: str) -> Place:
    if isinstance(node, Mapping):
        found = node.get(key)
        if isinstance(found, Scalar):
            return found.place
        name = node.key(key)
        if name is not None:
            return name.place
    return node.place
