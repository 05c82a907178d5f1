"""JSON Schema (draft-07) of the files of a rulebook, for editors that help while somebody types."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from pydantic.json_schema import models_json_schema

from compliance.rulebook.base import CONDITION
from compliance.rulebook.expression import Operator
from compliance.rulebook.model import Frame, Theme

_WORD: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_NAME = r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*"
_PARTS: dict[str, Any] = {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/Condition"}}

_CONDITIONS: dict[str, Any] = {
    "Condition": {
        "title": "Condition",
        "description": "all, any or not, or a field with one comparison. Several fields together are an all.",
        "type": "object",
        "minProperties": 1,
        "properties": {"all": _PARTS, "any": _PARTS, "not": {"$ref": "#/definitions/Condition"}},
        "patternProperties": {rf"^(?!(all|any|not)$){_NAME}$": {"$ref": "#/definitions/Comparison"}},
        "additionalProperties": False,
    },
    "Comparison": {
        "title": "Comparison",
        "description": "One comparison with a constant, written as an answer is.",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "properties": {
            operator.value: {"type": "array", "minItems": 1, "items": _WORD}
            if operator is Operator.IS_ONE_OF
            else _WORD
            for operator in Operator
        },
        "additionalProperties": False,
    },
}


def rule_file_schema() -> dict[str, Any]:
    """Give one JSON Schema for all files of a rulebook, from the models that read them, in the words of draft-07.

    A file with the key ``theme`` is a theme; every other one is the frame, ``rulebook.yaml``. Names of fields, options
    and norms are not in it: whether those exist is for ``vbm rules check`` to say.
    """
    _, made = models_json_schema([(Theme, "validation"), (Frame, "validation")], by_alias=True)
    definitions = {name: draft_07(one) for name, one in made["$defs"].items()} | _CONDITIONS
    # The theme of a norm is that of its file; a rule file does not say it again.
    del definitions["Norm"]["properties"]["theme"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Regelboek",
        "type": "object",
        "if": {"required": ["theme"]},
        "then": {"$ref": "#/definitions/Theme"},
        "else": {"$ref": "#/definitions/Frame"},
        "definitions": {name: definitions[name] for name in _reached(("Theme", "Frame"), definitions)},
    }


def _reached(names: Iterable[str], definitions: dict[str, Any]) -> list[str]:
    """Give the definitions that are used: those that are named, and what they refer to."""
    found: dict[str, None] = {}
    queue = list(names)
    while queue:
        name = queue.pop()
        if name not in found:
            found[name] = None
            queue += re.findall(r'"#/definitions/(\w+)"', json.dumps(definitions[name]))
    return sorted(found)


def draft_07(node: Any) -> Any:
    """Turn what draft-07 does not know into what it does: ``$defs``, fixed tuples, and the places of conditions.

    Nothing may be left blank in a rule file (R140), so what pydantic says about ``null`` is left out.
    """
    if isinstance(node, list):
        return [draft_07(one) for one in node]
    if not isinstance(node, dict):
        return node
    if node == CONDITION:
        return {"$ref": "#/definitions/Condition"}
    out: dict[str, Any] = {}
    for key, value in node.items():
        if key == "default" and value is None:
            continue
        if key == "anyOf":
            kinds = [draft_07(one) for one in value if one != {"type": "null"}]
            out |= kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
        elif key == "$ref":
            out[key] = value.replace("#/$defs/", "#/definitions/")
        elif key == "prefixItems":
            out["items"] = draft_07(value)
        else:
            out[key] = draft_07(value)
    return out
