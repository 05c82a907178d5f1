"""The JSON Schema of rule files: what the reader takes, an editor takes; what it knows to be wrong, an editor shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from compliance.files.yaml_file import read_yaml
from compliance.rulebook.expression import Operator
from compliance.rulebook.schema import rule_file_schema
from compliance.rulebook.shape import as_data

ROOT = Path(__file__).parents[2]
RULES = [*sorted((ROOT / "rules").glob("*.yaml")), *sorted((ROOT / "tests").glob("*/*/*.yaml"))]
SOUND = [path for path in RULES if (path.parent / "rulebook.yaml").exists() and "fixtures" not in path.parts]
SCHEMA = rule_file_schema()
VALIDATOR = Draft7Validator(SCHEMA)


def data_of(path: Path) -> Any:
    return as_data(read_yaml(path.read_text("utf-8"), path.name))


def test_it_is_draft_07_and_no_newer() -> None:
    Draft7Validator.check_schema(SCHEMA)
    newer = ("$defs", "prefixItems", "unevaluated", "dependent")
    assert not [word for word in newer if word in str(SCHEMA)]


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_rule_file_validates(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(data_of(path))] == []


def test_every_definition_is_used() -> None:
    text = str(SCHEMA)
    assert all(f"#/definitions/{name}'" in text for name in SCHEMA["definitions"])


FRAME = data_of(ROOT / "tests" / "cli" / "twee_themas" / "rulebook.yaml")
THEME = data_of(ROOT / "tests" / "cli" / "twee_themas" / "deur.yaml")


def with_condition(condition: Any) -> Any:
    norm = THEME["norms"][0] | {"applies_if": condition}
    return THEME | {"norms": [norm]}


@pytest.mark.parametrize(
    "condition",
    [
        {"deur.op_slot": {"is": "nooit"}},
        {"deur.op_slot": {"is_one_of": ["nooit", "soms"]}, "deur.uitleg": {"is": "ja"}},
        {"all": [{"a": {"at_least": 3}}, {"any": [{"b": {"before": "2024-01-01"}}, {"not": {"c": {"is": "ja"}}}]}]},
    ],
)
def test_a_condition(condition: Any) -> None:
    assert VALIDATOR.is_valid(with_condition(condition))


@pytest.mark.parametrize(
    "condition",
    [
        {},
        [],
        "ja",
        None,
        {"all": []},
        {"all": {"a": {"is": "ja"}}},
        {"not": [{"a": {"is": "ja"}}]},
        {"a": {"is_not": "ja"}},
        {"a": {"at_least": 1, "at_most": 2}},
        {"a": {}},
        {"a": "ja"},
        {"a": {"is_one_of": "nooit"}},
        {"a": {"is_one_of": []}},
        {"a": {"is": ["nooit"]}},
        {"Een Naam": {"is": "ja"}},
        {"any": [{"all": [{"not": {"a": {"gelijk": 1}}}]}]},
    ],
    ids=str,
)
def test_what_is_no_condition(condition: Any) -> None:
    assert not VALIDATOR.is_valid(with_condition(condition))


CONDITIONS = st.recursive(
    st.builds(
        lambda name, operator, constant: {name: {operator: constant}},
        st.from_regex(r"\A[a-z]{4}(\.[a-z]{2}){0,2}\Z"),
        st.sampled_from([one for one in Operator if one is not Operator.IS_ONE_OF]),
        st.sampled_from(["ja", 3, "2024-01-01", "3 uur"]),
    ),
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part: {"not": part}, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(condition=CONDITIONS)
def test_any_tree_of_conditions_is_one(condition: Any) -> None:
    assert VALIDATOR.is_valid(with_condition(condition))


@pytest.mark.parametrize(
    ("data", "good"),
    [
        (FRAME, True),
        (THEME, True),
        (FRAME | {"profiel": []}, False),
        ({key: value for key, value in FRAME.items() if key != "checked_until"}, False),
        (FRAME | {"themes": "deur"}, False),
        (THEME | {"themes": ["deur"]}, False),
        (THEME | {"norms": [THEME["norms"][0] | {"theme": "deur"}]}, False),
        (THEME | {"norms": [THEME["norms"][0] | {"status": "gewoonte"}]}, False),
        (THEME | {"intro": None}, False),
        (THEME | {"questions": [THEME["questions"][0] | {"unit": ["uur"]}]}, False),
    ],
)
def test_the_frame_and_a_theme_are_told_apart(data: Any, good: bool) -> None:
    assert VALIDATOR.is_valid(data) is good
