"""JSON Schema (draft-07) of an inspection file, for editors that help while somebody types."""

from __future__ import annotations

from typing import Any

from compliance.inspection.model import InspectionFile
from compliance.rulebook.model import Rulebook
from compliance.rulebook.schema import draft_07


def inspection_schema(rulebook: Rulebook) -> dict[str, Any]:
    """Give the JSON Schema of an inspection file under a rulebook: it knows every norm, and what can stand where.

    What is not filled in may stay blank. Whether a judgement has its motivation, and a reaction its decision, is for
    ``vbm inspect check`` to say.
    """
    made = InspectionFile.model_json_schema(by_alias=True)
    definitions = {name: _blank_allowed(draft_07(one)) for name, one in made.pop("$defs").items()}
    root = _blank_allowed(draft_07(made))
    norms = {norm.id: {"$ref": "#/definitions/Entry"} for norm in rulebook.norms()}
    root["properties"]["normen"] = {"type": ["object", "null"], "additionalProperties": False, "properties": norms}
    frame = rulebook.frame
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **root,
        "title": f"Inspectiebestand ({frame.id} {frame.version})",
        "definitions": definitions,
    }


def _blank_allowed(one: dict[str, Any]) -> dict[str, Any]:
    """Let every key that need not be there be left blank; an object as a whole may be blank too."""
    if one.get("type") != "object":
        return one
    required = one.get("required", [])
    properties = {
        key: value if key in required else {"anyOf": [value, {"type": "null"}]}
        for key, value in one.get("properties", {}).items()
    }
    return {**one, "type": ["object", "null"], "properties": properties}
