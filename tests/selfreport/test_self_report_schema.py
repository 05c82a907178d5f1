"""The JSON Schemas: for editors, so they must be ones that editors know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML
from small_rulebook import ROOT, WRITTEN, shipped, small
from whole_reports import whole_file

from compliance.rulebook.schema import rule_file_schema
from compliance.selfreport.reader import read_self_report
from compliance.selfreport.schema import self_report_schema
from compliance.selfreport.writer import self_report_data

NOT_IN_DRAFT_07 = {
    "$defs", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$vocabulary", "prefixItems",
    "dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems", "minContains", "maxContains",
    "discriminator", "nullable", "deprecated",
}  # fmt: skip
SCHEMAS = {
    "zelfrapportage": self_report_schema(shipped()),
    "regels": rule_file_schema(),
    "klein": self_report_schema(small()),
}


def keywords(node: Any, *, names: bool = False) -> set[str]:
    """Give the keywords of a schema; what stands under ``properties`` and ``definitions`` are names."""
    if isinstance(node, list):
        return set().union(*(keywords(one) for one in node))
    if not isinstance(node, dict):
        return set()
    inner = [
        keywords(value, names=key in {"properties", "definitions", "patternProperties"}) for key, value in node.items()
    ]
    return set().union(*inner) | (set() if names else set(node))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_draft_07(name: str) -> None:
    schema = SCHEMAS[name]
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)
    assert not keywords(schema) & NOT_IN_DRAFT_07
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_reference_leads_somewhere(name: str) -> None:
    def references(node: Any) -> set[str]:
        if isinstance(node, list):
            return set().union(*(references(one) for one in node))
        if not isinstance(node, dict):
            return set()
        own = {str(node["$ref"])} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(one) for one in node.values()))

    made = {f"#/definitions/{key}" for key in SCHEMAS[name].get("definitions", {})}
    assert references(SCHEMAS[name]) <= made


# --- self-reports ------------------------------------------------------------------------


def plainly(text: str) -> Any:
    """Load YAML as an editor does: days stay words, as they are in JSON."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    days = "tag:yaml.org,2002:timestamp"
    yaml.constructor.add_constructor(days, lambda constructor, node: constructor.construct_scalar(node))
    return yaml.load(text)


def complaints(document: Any, schema: str = "zelfrapportage") -> list[str]:
    return [
        f"{list(one.absolute_path)}: {one.message}" for one in Draft7Validator(SCHEMAS[schema]).iter_errors(document)
    ]


@pytest.mark.parametrize("name", WRITTEN)
def test_every_example_fits(name: str, tmp_path: Path) -> None:
    assert complaints(plainly(whole_file(name, tmp_path).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", WRITTEN)
def test_what_we_write_fits(name: str, tmp_path: Path) -> None:
    assert complaints(self_report_data(read_self_report(str(whole_file(name, tmp_path)), shipped()), shipped())) == []


SOUND = [
    {"zelfrapportage": 1},
    {"zelfrapportage": "1", "antwoorden": None},
    {"zelfrapportage": 1, "antwoorden": {"ja_nee": True, "getal": 3, "komma": 2.5, "deel": "4 van 5"}},
    {"zelfrapportage": 1, "antwoorden": {"ja_nee": "ja", "komma": "2,5", "deel": "4/5", "dag": "31-12-2025"}},
    {
        "zelfrapportage": 1,
        "antwoorden": {"ja_nee": "weet ik niet", "meer": "niet vastgelegd", "lijst": "wil niet zeggen"},
    },
    {"zelfrapportage": 1, "antwoorden": {"ja_nee": None, "meer": {"rust": None, "gevaar": "nee"}, "tabel": None}},
    {"zelfrapportage": 1, "antwoorden": {"lijst": "geen", "tabel": "geen", "meer": "geen", "momenten": "geen"}},
    {"zelfrapportage": 1, "antwoorden": {"lijst": {"csv": "keren.csv"}}},
    {"zelfrapportage": 1, "antwoorden": {"lijst": {"register": "uit.xlsx", "kolommen": "kolommen.yaml"}}},
    {"zelfrapportage": 1, "antwoorden": {"lijst": [{"naam": "een", "aantal": 1, "redenen": {"rust": "ja"}}]}},
    {"zelfrapportage": 1, "antwoorden": {"tabel": {"januari": {"keren": 1, "goed": "ja"}}, "kolom": {"januari": 1}}},
    {"zelfrapportage": 1, "antwoorden": {"getal": {"antwoord": 3, "bewijs": "de lijst", "toelichting": None}}},
    {"zelfrapportage": 1, "antwoorden": {"meer": {"antwoord": {"rust": "ja"}, "bewijs": "de lijst"}}},
    {"zelfrapportage": 1, "antwoorden": {"momenten": ["2025-05-01 20:10"], "moment": "loopt nog", "duur": "3 uur"}},
]
WRONG = [
    {},
    {"zelfrapportage": 2},
    {"zelfrapportage": 1, "antworden": {}},
    {"zelfrapportage": 1, "peildatum": 2025},
    {"zelfrapportage": 1, "locatie": {"name": "De Proef"}},
    {"zelfrapportage": 1, "locatie": {"setting": "dicht"}},
    {"zelfrapportage": 1, "periode": {"tot": "2025-06-30"}},
    {"zelfrapportage": 1, "antwoorden": {"keus": "nooit"}},
    {"zelfrapportage": 1, "antwoorden": {"keuze": "nooitt"}},
    {"zelfrapportage": 1, "antwoorden": {"ja_nee": "misschien"}},
    {"zelfrapportage": 1, "antwoorden": {"ja_nee": "weet niet"}},
    {"zelfrapportage": 1, "antwoorden": {"getal": "drie"}},
    {"zelfrapportage": 1, "antwoorden": {"getal": -1}},
    {"zelfrapportage": 1, "antwoorden": {"getal": 32}},
    {"zelfrapportage": 1, "antwoorden": {"deel": "4 op 5"}},
    {"zelfrapportage": 1, "antwoorden": {"dag": "december"}},
    {"zelfrapportage": 1, "antwoorden": {"meer": {"rusten": "ja"}}},
    {"zelfrapportage": 1, "antwoorden": {"lijst": [{"nam": "een"}]}},
    {"zelfrapportage": 1, "antwoorden": {"lijst": {"cvs": "keren.csv"}}},
    {"zelfrapportage": 1, "antwoorden": {"lijst": {"register": "uit.xlsx"}}},
    {"zelfrapportage": 1, "antwoorden": {"tabel": {"maart": {"keren": 1}}}},
    {"zelfrapportage": 1, "antwoorden": {"tabel": {"januari": {"kere": 1}}}},
    {"zelfrapportage": 1, "antwoorden": {"getal": {"antwoord": 3, "bewijzen": "de lijst"}}},
]


@pytest.mark.parametrize("document", SOUND, ids=str)
def test_what_the_reader_accepts_fits(document: dict[str, Any]) -> None:
    assert complaints(document, "klein") == []


@pytest.mark.parametrize("document", WRONG, ids=str)
def test_a_typing_error_does_not(document: dict[str, Any]) -> None:
    assert complaints(document, "klein") != []


def test_the_schema_knows_every_question_and_explains_it() -> None:
    properties = SCHEMAS["zelfrapportage"]["properties"]
    asked = [question for question in shipped().questions() if not question.header]
    assert list(properties["antwoorden"]["properties"]) == [question.id for question in asked]
    for question in asked:
        schema = properties["antwoorden"]["properties"][question.id]
        assert schema["title"] == question.label
        assert schema["description"].startswith(question.ask)


# --- rule files --------------------------------------------------------------------------

THEMES = sorted(path for path in (ROOT / "rules").glob("*.yaml") if path.name != "rulebook.yaml")


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_every_rule_file_fits(path: Path) -> None:
    assert complaints(plainly(path.read_text(encoding="utf-8")), "regels") == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("otherwise: normafwijking", "otherwise: afwijking"),
        ("otherwise: normafwijking", "otherwize: normafwijking"),
        ("status: wet_afgeleid", "status: wetje"),
        ("severity: SEV4", "severity: SEV5"),
        ("title: Kamerdeuren op slot", "titel: Kamerdeuren op slot"),
        ("type: yes_no", "type: bool"),
    ],
)
def test_a_typing_error_in_a_rule_file_does_not(right: str, wrong: str) -> None:
    text = (ROOT / "rules" / "kamerdeuren.yaml").read_text(encoding="utf-8")
    assert right in text
    assert complaints(plainly(text.replace(right, wrong, 1)), "regels") != []
