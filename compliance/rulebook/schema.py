"""JSON Schema (draft-07) of a rule file, for editors."""

from __future__ import annotations

from typing import Any

from compliance.rulebook.model import Theme


def rule_file_schema() -> dict[str, Any]:
    """Give the JSON Schema of a theme file, from the same models that read it, in the words of draft-07."""
    made = Theme.model_json_schema(by_alias=True)
    schema = _draft_07(made)
    assert isinstance(schema, dict)  # noqa: S101 - an object goes in, an object comes out
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}


def _draft_07(node: object) -> object:
    """Turn what draft-07 does not know into what it does: ``$defs`` and fixed tuples."""
    if isinstance(node, list):
        return [_draft_07(one) for one in node]
    if not isinstance(node, dict):
        return node
    out: dict[str, object] = {}
    for key, value in node.items():
        if key == "$defs":
            out["definitions"] = {name: _draft_07(one) for name, one in value.items()}
        elif key == "$ref":
            out[key] = str(value).replace("#/$defs/", "#/definitions/")
        elif key == "prefixItems":
            out["items"] = _draft_07(value)
        else:
            out[key] = _draft_07(value)
    return out
