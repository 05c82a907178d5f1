"""An own rulebook on top of the shipped one: own themes beside it, and shipped thresholds that were changed.

Nothing of the shipped rules is copied. An own norm is never the law, and a change that matches nothing is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compliance.files.fault import Fault, fault, nearest_name
from compliance.files.node import Node, Place, Scalar
from compliance.rulebook.answer_type import Constant
from compliance.rulebook.conditions import ConditionReader
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not, Operator, leaves
from compliance.rulebook.model import Change, Clause, Frame, Norm, Override, OwnRules, Status, Theme
from compliance.rulebook.sentences import value_text
from compliance.rulebook.shape import node_at
from compliance.rulebook.vocabulary import Field, Vocabulary

SHIPPED = "het meegeleverde regelboek"
_CHANGED = "Let op: de organisatie veranderde hier zelf een grens. Die is dus geen wet; zie de eerste bladzijde."
_LIMIT = "Let op: hier geldt een eigen grens. ‘{field}’: {becomes} in plaats van {was}."


def merged_frame(shipped: Frame, own: Frame) -> Frame:
    """Give the frame of both together: the own title and version, and whatever either of them has."""
    return shipped.model_copy(
        update={
            "id": own.id,
            "title": own.title,
            "version": own.version,
            "checked_until": min(shipped.checked_until, own.checked_until),
            "checked_note": f"{shipped.checked_note} {own.title}: {own.checked_note}",
            "themes": (*shipped.themes, *own.themes),
            "accounts_for": tuple(dict.fromkeys((*shipped.accounts_for, *own.accounts_for))),
            "tables": (*shipped.tables, *own.tables),
            "profiles": (*shipped.profiles, *own.profiles),
            "readings": (*shipped.readings, *own.readings),
            "glossary": (*shipped.glossary, *own.glossary),
            "history": own.history,
        }
    )


def own_rules(shipped: Frame, own: Frame, changes: tuple[Change, ...]) -> OwnRules:
    """Say what is one's own in a rulebook: its themes and its changes, and what it stands on."""
    return OwnRules(
        title=own.title,
        version=own.version,
        shipped=f"{shipped.title}, versie {shipped.version}",
        themes=own.themes,
        changes=changes,
        base=shipped.edition,
    )


def check_frame(shipped: Frame, own: Frame, node: Node, faults: list[Fault]) -> None:
    """Check that an own frame takes no theme and no reading of the shipped one (R106)."""
    for key in ("themes", "readings"):
        theirs, ours = ([getattr(one, "id", one) for one in getattr(frame, key)] for frame in (shipped, own))
        for index, name in enumerate(ours):
            if name in theirs:
                place = (node_at(node, (key, index)) or node).place
                faults.append(fault("R106", place, name=name, first=SHIPPED))


def check_own(themes: Iterable[Theme], own: Frame, places: dict[str, Node], faults: list[Fault]) -> None:
    """Check that no norm of an own theme passes for the law (R139), or for a norm of the shipped rulebook (R106).

    ``places`` gives the node of a norm by its key.
    """
    listed = list(themes)
    shipped = {norm.id for theme in listed if theme.theme not in own.themes for norm in theme.norms}
    for norm in (norm for theme in listed if theme.theme in own.themes for norm in theme.norms):
        if norm.status is not Status.EIGEN:
            faults.append(fault("R139", _at(places[norm.key], "status"), name=norm.id, status=norm.status))
        if norm.id in shipped:
            faults.append(fault("R106", _at(places[norm.key], "id"), name=norm.id, first=SHIPPED))


def changed_themes(
    themes: list[Theme], frame: Frame, node: Node, vocabulary: Vocabulary, faults: list[Fault]
) -> tuple[list[Theme], tuple[Change, ...]]:
    """Give the themes with every override applied, and what was changed. Adds R111, R114, R122 or R138."""
    changes = []
    shipped = [norm for theme in themes if theme.theme not in frame.themes for norm in theme.norms]
    for index, override in enumerate(frame.overrides):
        inner = node_at(node, ("overrides", index)) or node
        if override.norm not in {norm.id for norm in shipped}:
            near = nearest_name(override.norm, [norm.id for norm in shipped])
            faults.append(fault("R122", _at(inner, "norm"), nearest=near, name=override.norm))
            continue
        norms = [norm for theme in themes for norm in theme.norms if norm.id == override.norm]
        constants = _constants(override, inner, vocabulary, faults)
        if constants is None:
            continue
        if constants[0] == constants[1]:
            faults.append(fault("R138", _at(inner, "becomes"), why=f"{override.was} blijft {override.becomes}"))
            continue
        field = vocabulary.fields[override.field]
        was, becomes = (value_text(one, field) for one in constants)
        remark = _LIMIT.format(field=field.label, was=was, becomes=becomes)
        changed = {norm.key: _changed(norm, override.field, *constants, remark) for norm in norms}
        if all(changed[norm.key] is norm for norm in norms):
            known = dict.fromkeys(_written(one, field) for norm in norms for one in _compared(norm, override.field))
            why = f"{override.norm} vergelijkt {override.field} met: {', '.join(known) or 'niets'}"
            faults.append(fault("R138", _at(inner, "was"), why=why))
            continue
        themes = [
            theme.model_copy(update={"norms": tuple(changed.get(norm.key, norm) for norm in theme.norms)})
            for theme in themes
        ]
        changes.append(Change(override.norm, norms[-1].title, field.label, was, becomes, override.why))
    return themes, tuple(changes)


def _at(node: Node, key: str) -> Place:
    found = node_at(node, (key,))
    return (found or node).place


def _constants(
    override: Override, node: Node, vocabulary: Vocabulary, faults: list[Fault]
) -> tuple[Constant, Constant] | None:
    field = vocabulary.get(override.field)
    if field is None:
        near = nearest_name(override.field, vocabulary.fields)
        faults.append(fault("R111", _at(node, "field"), nearest=near, name=override.field))
        return None
    reader = ConditionReader(vocabulary, faults, field.scope)
    found = []
    for key in ("was", "becomes"):
        inner = node_at(node, (key,))
        constant = reader.constant(field, Operator.AT_MOST, inner if inner is not None else Scalar("", node.place))
        if constant is None:
            return None
        found.append(constant)
    return found[0], found[1]


def _changed(norm: Norm, name: str, was: Constant, becomes: Constant, remark: str) -> Norm:
    """Give the norm with each comparison of the field with one constant changed into one with the other.

    ``remark`` is said wherever the norm says what is needed: its own words still name the old threshold.
    """
    if was not in _compared(norm, name):
        return norm

    def change(expression: Expression | None) -> Expression | None:
        match expression:
            case Leaf(field, _, constant) if field == name and constant == was:
                return replace(expression, constant=becomes)
            case Not(part):
                return Not(change(part) or part)
            case AllOf(parts) | AnyOf(parts):
                return type(expression)(tuple(change(part) or part for part in parts))
        return expression

    def changed(clause: Clause) -> Clause:
        conditions = {key: change(getattr(clause, key)) for key in ("when", "require", "judge_if", "note_if")}
        alternatives = {key: change(one) for key, one in clause.alternatives.items()}
        required = conditions["require"] != clause.require
        remedy = _added(clause.remedy or norm.remedy, remark) if required else clause.remedy
        return clause.model_copy(update={**conditions, "alternatives": alternatives, "remedy": remedy})

    return norm.model_copy(
        update={
            "applies_if": change(norm.applies_if),
            "clauses": tuple(changed(clause) for clause in norm.clauses),
            "status_note": _added(norm.status_note, _CHANGED),
        }
    )


def _added(text: str | None, sentence: str) -> str:
    """Give a text with a sentence behind it, once."""
    if text is None:
        return sentence
    return text if sentence in text else f"{text.rstrip('.')}. {sentence}"


def _compared(norm: Norm, name: str) -> list[object]:
    """Give the constants that a norm compares a field with."""
    found = (leaf for one in norm.conditions() if one is not None for leaf in leaves(one))
    return list(dict.fromkeys(leaf.constant for leaf in found if leaf.field == name))


def _written(constant: object, field: Field) -> str:
    """Give a constant as an override would write it: a number bare, everything else in words."""
    if isinstance(constant, tuple):
        return " of ".join(str(one) for one in constant)
    return str(constant) if type(constant) in {int, str} else value_text(constant, field)
