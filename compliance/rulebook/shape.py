"""The shape of a rule file: from nodes to frozen models, with a fault at the right place for every wrong key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from compliance.files.fault import Fault, fault, nearest_name
from compliance.files.node import Mapping, Node, Place, Scalar, Sequence

_ANSWERS = "given"
"""Under this key stand answers, which may be left blank."""

M = TypeVar("M", bound=BaseModel)
Path = tuple[int | str, ...]


def as_data(node: Node) -> Any:
    """Give plain data: whole numbers and true/false by their looks, blank as ``None``, all else as text."""
    match node:
        case Mapping():
            return {key.text: as_data(value) for key, value in node}
        case Sequence():
            return [as_data(item) for item in node]
        case Scalar():
            if node.quoted:
                return node.text
            if node.blank:
                return None
            if node.text in {"true", "false"}:
                return node.text == "true"
            return int(node.text) if re.fullmatch(r"-?\d{1,9}", node.text) else node.text


def node_at(node: Node, path: Path) -> Node | None:
    """Give the node at the end of ``path`` (keys and list indices), or ``None`` when the path leads nowhere."""
    current: Node | None = node
    for step in path:
        if isinstance(current, Mapping):
            current = current.get(str(step))
        elif isinstance(current, Sequence) and isinstance(step, int) and step < len(current.items):
            current = current.items[step]
        else:
            return None
    return current


def read_filled_in(node: Node, model: type[M], faults: list[Fault]) -> M | None:
    """Check a node against a model, as ``read_shape`` does; a key with nothing behind it is a fault of its own (R140).

    What is not filled in would count as not written at all, and a rule would then ask less than somebody meant it to.
    """
    others: list[Fault] = []
    found = read_shape(node, model, others)
    # A key that does not exist needs no value; of one that does, nothing else is to be said as long as it is blank.
    unknown = {(one.line, one.column) for one in others if one.code == "R101"}
    blank = [key for key in _blank_keys(node) if (key.place.line, key.place.column) not in unknown]
    places = {(key.place.line, key.place.column) for key in blank}
    faults.extend(fault("R140", key.place, key=key.text) for key in blank)
    faults.extend(one for one in others if (one.line, one.column) not in places)
    return None if blank else found


def _blank_keys(node: Node) -> Iterator[Scalar]:
    match node:
        case Mapping():
            for key, value in node:
                if isinstance(value, Scalar) and value.blank:
                    yield key
                elif key.text != _ANSWERS:
                    yield from _blank_keys(value)
        case Sequence():
            for item in node:
                yield from _blank_keys(item)


def read_shape(node: Node, model: type[M], faults: list[Fault]) -> M | None:
    """Check a node against a model. Gives the model, or ``None`` with the faults R101 to R105 added to ``faults``."""
    try:
        return model.model_validate(as_data(node))
    except ValidationError as error:
        faults.extend(_fault(node, model, detail) for detail in error.errors(include_url=False))
        return None


def _fault(root: Node, model: type[BaseModel], detail: ErrorDetails) -> Fault:
    kind = detail["type"]
    path = detail["loc"] if kind in {"extra_forbidden", "missing"} else _known(root, detail["loc"])
    node = node_at(root, path)
    if kind == "extra_forbidden":
        parent = node_at(root, path[:-1])
        key = parent.key(str(path[-1])) if isinstance(parent, Mapping) else None
        allowed = _keys(model, path[:-1])
        place = key.place if key else root.place
        return fault(
            "R101", place, nearest=nearest_name(str(path[-1]), allowed), key=path[-1], allowed=", ".join(allowed)
        )
    if kind == "missing" and isinstance(path[-1], str):
        place = _nearest_place(root, path[:-1])
        return fault("R102", place, key=path[-1])
    if kind == "missing":
        path = path[:-1]
    node = node_at(root, path)
    place = _word_place(root, path, node)
    if kind in {"literal_error", "enum"}:
        expected = str(detail.get("ctx", {}).get("expected", ""))
        allowed = re.findall(r"'([^']*)'", expected) or [expected]
        word = node.text if isinstance(node, Scalar) else ""
        return fault("R103", place, nearest=nearest_name(word, allowed), word=word, allowed=", ".join(allowed))
    if kind == "string_pattern_mismatch":
        parent = node_at(root, path[:-1])
        if detail["loc"][-1] == "[key]" and isinstance(parent, Mapping):
            place = next(key.place for key, _ in parent if key.text == path[-1])
        return fault("R104", place, word=detail["input"])
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    return fault("R105", place, key=last, wanted=_wanted(kind, detail.get("ctx", {})))


_WANTED = (
    ("string_too_short", "tekst, en hier staat niets"),
    ("string", "tekst; zet een getal, true of false tussen aanhalingstekens als het tekst is"),
    ("int", "een heel getal"),
    ("greater_than_equal", "een getal van {ge} of meer"),
    ("bool", "true of false"),
    ("date", "een datum, bijvoorbeeld 2024-01-01"),
    ("too_long", "een lijst van twee: voor één en voor meer"),
    ("missing", "een lijst van twee: voor één en voor meer"),
    ("tuple", "een lijst"),
    ("list", "een lijst"),
    ("dict", "een reeks namen, elk met een waarde"),
    ("model", "een reeks sleutels, elk met een waarde"),
)


def _wanted(kind: str, limits: dict[str, Any]) -> str:
    """Tell what belongs in a place where something of another kind stands."""
    return next((words.format(**limits) for sign, words in _WANTED if kind.startswith(sign)), "iets anders")


def _known(root: Node, path: Path) -> Path:
    """Give the part of ``path`` that leads somewhere; the rest is how the model itself is made up."""
    length = len(path)
    while length and node_at(root, path[:length]) is None:
        length -= 1
    return path[:length]


def _word_place(root: Node, path: Path, node: Node | None) -> Place:
    if isinstance(node, Scalar) and not node.blank:
        return node.place
    parent = node_at(root, path[:-1])
    key = parent.key(str(path[-1])) if isinstance(parent, Mapping) and path else None
    return key.place if key else _nearest_place(root, path)


def _nearest_place(root: Node, path: Path) -> Place:
    for length in range(len(path), -1, -1):
        node = node_at(root, path[:length])
        if node is not None:
            return node.place
    return root.place


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """Give the keys that are allowed at ``path``, by walking the model's fields."""
    current: type[BaseModel] | None = model
    free = False
    for step in path:
        if isinstance(step, int) or current is None:
            continue
        if free:  # a name of the writer's own, such as the id of a norm
            free = False
            continue
        field = next((one for name, one in current.model_fields.items() if step in {name, one.alias}), None)
        current = _model_in(field.annotation) if field else None
        free = field is not None and _has_free_keys(field.annotation)
    if current is None:
        return []
    return [one.alias or name for name, one in current.model_fields.items()]


def _has_free_keys(annotation: Any) -> bool:
    return get_origin(annotation) is dict


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found:
            return found
    return None
