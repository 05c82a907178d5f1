"""Nothing that a user can type, write or read is left out of the documentation, and nothing is in it that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from doc_pages import PAGES, ROOT, first_column, name_of, prose, rows, section
from national import national
from pydantic import BaseModel

import compliance
from compliance import assess, load_rulebook, read_self_report, render_html, testing
from compliance.cli import exit_codes
from compliance.cli.main import cli
from compliance.files.archive import MAX_INFLATED
from compliance.files.table import MAX_COLUMNS, MAX_ROWS, MAX_TABLE_BYTES
from compliance.files.text import MAX_BYTES
from compliance.files.yaml_file import MAX_DEPTH, MAX_NODES
from compliance.inspection.trend import Trend
from compliance.report.data import assessment_data
from compliance.report.overview_data import COLUMNS, overview_data
from compliance.report.overview_page import render_overview_html
from compliance.report.text import STATUS_WORDS
from compliance.report.what_if import what_if_data
from compliance.rulebook import derived, model, question
from compliance.rulebook.answer_type import AnswerType, NoMoment
from compliance.rulebook.base import Model
from compliance.rulebook.conditions import OPERATORS
from compliance.rulebook.expression import Operator
from compliance.rulebook.model import Power, Severity, Status
from compliance.rulebook.outcome import Outcome
from compliance.selfreport import column_map
from compliance.selfreport.answers import ANSWER, EVIDENCE, NOTE
from compliance.selfreport.model import Reason
from compliance.selfreport.reader import KEYS
from compliance.testing.laws import LAWS
from compliance.testing.plugin import MARKERS

DOCS = ROOT / "docs"
LANGUAGE, OUTCOMES, COMMANDS = DOCS / "rule-language.md", DOCS / "outcomes.md", DOCS / "commands.md"
SELF_REPORT, JSON = DOCS / "self-report.md", DOCS / "json.md"
SHARED = "Options that several commands share"

MODELS = [
    one
    for one in {**vars(model), **vars(derived), **vars(question)}.values()
    if isinstance(one, type) and issubclass(one, Model) and one not in {Model, model.Rulebook}
]


def keys_of(one: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in one.model_fields.items()]


@pytest.mark.parametrize("one", MODELS, ids=lambda one: one.__name__)
def test_every_key_of_a_rule_file(one: type[BaseModel]) -> None:
    assert first_column(section(LANGUAGE, one.__name__)) == keys_of(one)


def test_every_answer_type_with_its_operators() -> None:
    table = rows(section(LANGUAGE, "Answer types"))
    assert [row[0] for row in table] == [f"`{one}`" for one in AnswerType]
    for one, row in zip(AnswerType, table, strict=True):
        named = {word for word in re.findall(r"`([^`]+)`", row[2]) if word in set(Operator)}
        assert named == set(OPERATORS.get(one, ())) or one is AnswerType.SEVERAL, one


def test_every_operator() -> None:
    assert set(first_column(section(LANGUAGE, "Conditions"))) >= set(Operator)


def test_every_moment_that_is_none() -> None:
    text = section(LANGUAGE, "geen and loopt nog")
    assert all(f"`{one}`" in text for one in NoMoment)


def test_every_status_severity_and_power() -> None:
    text = section(LANGUAGE, "Status, severity, power")
    assert first_column(text) == [*Status, *sorted(Severity, reverse=True), *Power]
    printed = {row[0].strip("`"): row[1] for row in rows(text)}
    assert {one: printed[one] for one in STATUS_WORDS} == STATUS_WORDS


def test_every_outcome_worst_first_with_its_words() -> None:
    table = rows(section(OUTCOMES, "The six outcomes"))
    assert [row[:2] for row in table] == [[f"`{one}`", one.printed] for one in Outcome]


def test_every_profile() -> None:
    assert set(first_column(section(OUTCOMES, "Profiles"))) == {one.id for one in load_rulebook().frame.profiles}


def test_every_exit_code() -> None:
    codes = [value for value in vars(exit_codes).values() if isinstance(value, int)]
    assert first_column(section(OUTCOMES, "Exit codes")) == [str(code) for code in codes]


def leaves(group: click.Group, path: str = "vbm") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from leaves(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


LEAVES = dict(leaves(cli))


def options_of(command: click.Command) -> list[click.Option]:
    return [one for one in command.params if isinstance(one, click.Option)]


def names_of(options: list[click.Option]) -> set[str]:
    return {name for option in options for name in option.opts}


@pytest.mark.parametrize("path", [path for path in LEAVES if path.count(" ") == 1])
def test_every_option_of_a_command(path: str) -> None:
    text = section(COMMANDS, path)
    assert set(first_column(text)) == names_of(options_of(LEAVES[path]))
    for option in options_of(LEAVES[path]):
        if isinstance(option.type, click.Choice) and option.name != "fail_on":
            row = next(row for row in rows(text) if f"`{option.opts[-1]}`" in row[0])
            assert all(f"`{choice}`" in row[1] for choice in option.type.choices), option.name


@pytest.mark.parametrize("path", [path for path in LEAVES if path.count(" ") == 2])
def test_every_option_of_a_command_in_a_group(path: str) -> None:
    row = next(row for row in rows(section(COMMANDS, path.rpartition(" ")[0])) if row[0] == f"`{path}`")
    assert set(re.findall(r"`(-[^`]+)`", row[2])) == names_of(options_of(LEAVES[path]))


def test_every_group_and_no_other_command() -> None:
    text = prose(COMMANDS)
    named = set(re.findall(r"(?m)^## (vbm [a-z]+)$", text)) | set(re.findall(r"(?m)^\| `(vbm [a-z]+ [a-z]+)`", text))
    groups = {f"vbm {name}" for name, one in cli.commands.items() if isinstance(one, click.Group)}
    assert named == set(LEAVES) | groups


def test_every_shared_option() -> None:
    shared = set(first_column(section(COMMANDS, SHARED)))
    counts = [name for command in LEAVES.values() for name in names_of(options_of(command))]
    assert shared >= {name for name in counts if counts.count(name) > 3} | {"-h", "--help", "--version"}
    assert shared <= {*counts, "-h", "--help", "--version"}


def test_no_page_names_a_command_or_an_option_that_is_not_there() -> None:
    known = {name for command in LEAVES.values() for name in names_of(options_of(command))} | {
        "-h",
        "--help",
        "--version",
    }
    groups = {path.rpartition(" ")[0] for path in LEAVES} | set(LEAVES)
    for page in PAGES:
        text = prose(page)
        for path in re.findall(r"`(vbm(?: [a-z]+)+)", text):
            words = path.split()
            assert " ".join(words[:2]) in groups, f"{name_of(page)}: {path}"
        for option in re.findall(r"`(--[a-z-]+)", text):
            assert option in known, f"{name_of(page)}: {option}"


def test_every_key_and_reason_of_a_self_report() -> None:
    assert first_column(section(SELF_REPORT, "The whole file")) == list(KEYS)
    assert first_column(section(SELF_REPORT, "Answers"))[:3] == [ANSWER, EVIDENCE, NOTE]
    assert first_column(section(SELF_REPORT, "Reasons")) == list(Reason)
    assert first_column(section(DOCS / "handleiding.md", "Het formulier invullen")) == list(Reason)


def test_the_limits() -> None:
    text = section(SELF_REPORT, "Limits")
    assert all(f"| {limit} |" in text for limit in (f"{MAX_BYTES // 1_000_000} MB", str(MAX_DEPTH), f"{MAX_NODES:,}"))
    sizes = f"{MAX_TABLE_BYTES // 1_000_000} MB; a workbook unpacked {MAX_INFLATED // 1_000_000} MB"
    assert all(f"| {limit} |" in text for limit in (sizes, f"{MAX_ROWS:,}", str(MAX_COLUMNS)))


def test_every_key_of_a_map_of_columns() -> None:
    models = (column_map.Written, column_map.ListColumns, column_map.FieldColumns)
    keys = [key for one in models for key in keys_of(one)]
    named = [key for row in rows(section(SELF_REPORT, "Registers")) for key in re.findall(r"`([a-z]+)`", row[0])]
    assert sorted(named) == sorted(keys)
    text = section(SELF_REPORT, "Registers")
    assert all(f"`{key}`" in text for key in keys_of(column_map.Only))


ANYTHING = {"answers", "members"}
"""Objects whose keys are fields or norms."""


def paths(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{path}{key}"
            if key not in ANYTHING:
                yield from paths(inner, f"{path}{key}.")
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, f"{path[:-1]}[].")


CONTRADICTING = """\
zelfrapportage: 1
locatie: {setting: gesloten}
themas: {kamerdeuren: {ingevuld_door: teamleider, steekproef: alle kamers}}
antwoorden: {kamerdeuren.op_slot: nooit, kamerdeuren.aantal_keren: 3}
"""


def test_every_key_of_the_json(tmp_path: Path) -> None:
    rulebook = load_rulebook()
    file = tmp_path / "tegenspraak.yaml"
    file.write_text(CONTRADICTING, "utf-8")
    files = [file, *(one for one in (ROOT / "examples").glob("*.yaml") if not one.name.endswith("inspectie.yaml"))]
    found: set[str] = set()
    for one in files:
        report = read_self_report(str(one), rulebook)
        assessment = assess(rulebook, report, reference_date=report.reference_date or date(2025, 6, 30))
        found |= set(paths(assessment_data(assessment)))
    counts = {*Outcome, "secondary", "total"}
    assert {path.rpartition(".")[2] for path in found if ".counts." in f".{path}"} == counts
    text = section(JSON, "The object")
    assert all(f"`{one}`" in text for one in counts)
    found = {path for path in found if ".counts." not in f".{path}"}
    shown = {*first_column(text), *first_column(section(JSON, "One norm"))}
    inner = {path.rpartition(".")[0].removesuffix("[]") for path in shown}
    assert shown == found - (inner - shown)


def test_every_key_of_what_is_announced() -> None:
    rulebook = load_rulebook()
    report = read_self_report(str(ROOT / "examples" / "de-wilg.yaml"), rulebook)
    drafts = what_if_data(assess(rulebook, report, what_if=True))
    norm = {
        word.removeprefix("norms[].").partition(".")[0].rstrip("[]") for word in first_column(section(JSON, "One norm"))
    }
    shown = {word.removeprefix("what_if[].") for word in first_column(section(JSON, "What if"))}
    assert drafts
    assert all(set(draft) == norm | shown for draft in drafts)


def test_every_part_of_a_report() -> None:
    rulebook = load_rulebook()
    html = render_html(assess(rulebook, read_self_report(str(ROOT / "examples" / "de-wilg.yaml"), rulebook)))
    named = re.findall(r"\| \*([^*]+)\* \|", prose(DOCS / "reading-a-report.md"))
    assert named == re.findall(r"<h2[^>]*>([^<]+)</h2>", html)


def test_until_when_the_law_was_checked() -> None:
    checked = load_rulebook().frame.checked_until
    day = f"{checked.day} {checked:%B} {checked.year}"
    assert all(day in prose(page) for page in (DOCS / "architecture.md", ROOT / "CHANGELOG.md"))


def test_the_python_that_is_public() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    functions = [name for name in compliance.__all__ if name.islower() and not name.startswith("_")]
    assert all(name in readme or name in changelog for name in functions)
    drawn = section(DOCS / "testing-a-rule.md", "What can be drawn")
    strategies = {re.split(r"\W", one)[0] for one in first_column(drawn)} - set(get_args(testing.Kind))
    assert strategies == {name for name in testing.__all__ if name.islower()}
    assert set(get_args(testing.Kind)) <= set(first_column(drawn))
    assert all(f"`{one}`" in drawn for one in get_args(testing.Completeness))


def test_every_marker_and_law_of_the_pytest_plugin() -> None:
    text = section(DOCS / "testing-a-rule.md", "A rulebook is a test suite")
    assert first_column(text) == list(MARKERS)
    assert re.findall(r"\*\*(.+)\.\*\*", text) == [f"{law.title[0].upper()}{law.title[1:]}" for law in LAWS]


def test_the_index_names_every_page() -> None:
    text = (DOCS / "README.md").read_text("utf-8")
    assert all(f"({page.name})" in text for page in DOCS.glob("*.md") if page.name != "README.md")


def test_the_readme_names_every_page() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert all(f"(docs/{page.name})" in text for page in DOCS.glob("*.md") if page.name != "README.md")


def test_every_column_key_and_word_of_an_overview() -> None:
    page = DOCS / "overview.md"
    assert tuple(first_column(section(page, "CSV"))) == COLUMNS
    assert first_column(section(page, "The trend")) == [word.value for word in Trend]
    data = overview_data(national())
    text = section(page, "JSON")
    assert first_column(text) == list(data)
    parts = (data["rulebook"], data["now"], data["now"]["locations"][0], data["kinds"][0], data["kinds"][0]["rows"][0])
    inner = [key for one in parts for key in one] + [*data["kinds"][0]["rows"][0]["measures"][0]]
    assert [key for key in inner if f"`{key}`" not in text] == []
    shown = re.findall(r"\| \*([^*]+)\* \|", prose(page))
    assert shown == re.findall(r"<h2[^>]*>([^<]+)</h2>", render_overview_html(national()))[:-1]
