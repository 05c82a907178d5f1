"""Whole self-reports of fictional locations: another one, with what is told of this location in its place.

A scenario file says only what norms.md tells. ``staat_op`` names the report or scenario that gives all other answers,
``zonder`` the answers of that one that are not asked here.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

TESTS = Path(__file__).resolve().parent
EXAMPLES = {
    path.stem: path
    for path in sorted((TESTS.parent / "examples").glob("*.yaml"))
    if not path.name.endswith("inspectie.yaml")
}
SCENARIOS = {path.stem: path for path in sorted((TESTS / "scenarios").glob("*.yaml"))}

STANDS_ON, WITHOUT = "staat_op", "zonder"


def _yaml() -> YAML:
    """Give a reader and writer that keeps words as they were written, quotes included."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 200
    return yaml


def _read(text: str) -> Any:
    return _yaml().load(text)


def _told(base: Any, changes: Any) -> Any:
    """Give what ``changes`` tells, and what ``base`` has where it tells nothing. A list is told as a whole."""
    if isinstance(base, dict) and isinstance(changes, dict):
        return dict(base) | {key: _told(base.get(key), value) for key, value in changes.items()}
    return changes


@cache
def whole_data(name: str) -> Any:
    """Give an example or a scenario as data, all of it text."""
    if name in EXAMPLES:
        return _read(EXAMPLES[name].read_text("utf-8"))
    changes = _read(SCENARIOS[name].read_text("utf-8"))
    data = _told(whole_data(changes.pop(STANDS_ON)), changes)
    left_out = set(data.pop(WITHOUT, ()))
    data["antwoorden"] = {key: value for key, value in data["antwoorden"].items() if key not in left_out}
    return data


def whole(name: str, changes: str = "") -> str:
    """Give an example or a scenario as the text of a self-report; ``changes`` take the place of what it tells."""
    out = io.StringIO()
    _yaml().dump(_told(whole_data(name), _read(changes) if changes else {}), out)
    return out.getvalue()


def whole_file(name: str, folder: Path) -> Path:
    """Give the file of an example, or write a scenario as a whole self-report in ``folder``."""
    if name in EXAMPLES:
        return EXAMPLES[name]
    path = folder / f"{name}.yaml"
    path.write_text(whole(name), encoding="utf-8")
    return path
