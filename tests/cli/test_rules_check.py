"""``vbm rules check --format``: the same faults for a person, a code host (SARIF) and a build server (JUnit)."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from command_line import Done, vbm
from jsonschema import Draft7Validator

from compliance.files.shipped import shipped_folder
from compliance.proof.junit import junit_report
from compliance.rulebook.reader import load_rulebook

TWO = Path(__file__).parent / "twee_themas"


def kind(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


TEXT = {"type": "string", "minLength": 1}
MESSAGE = kind(("text",), text=TEXT)
NUMBER = {"type": "integer", "minimum": 1}
ADDRESS = kind(uri={"type": "string", "format": "uri-reference"}, uriBaseId=TEXT, description=MESSAGE)
REGION = kind(startLine=NUMBER, startColumn=NUMBER, endLine=NUMBER, endColumn=NUMBER)
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = kind(("id",), id=TEXT, shortDescription=MESSAGE, help=MESSAGE, defaultConfiguration=kind(level=LEVEL))
RESULT = kind(
    ("message",),
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=MESSAGE,
    locations={"type": "array", "items": kind(physicalLocation=kind(artifactLocation=ADDRESS, region=REGION))},
)
RUN = kind(
    ("tool",),
    tool=kind(("driver",), driver=kind(("name",), name=TEXT, version=TEXT, rules={"type": "array", "items": RULE})),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    originalUriBaseIds={"type": "object", "additionalProperties": ADDRESS},
    results={"type": "array", "items": RESULT},
)
SARIF = Draft7Validator(
    kind(
        ("version", "runs"),
        **{"$schema": {"type": "string", "format": "uri"}},
        version={"enum": ["2.1.0"]},
        runs={"type": "array", "items": RUN},
    )
)
"""The part of the SARIF 2.1.0 schema that is used here, with the requirements of the standard."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(TWO, "mijn regels"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def check(form: str, folder: Path | str) -> Done:
    return vbm("rules", "check", "--format", form, "--rules", str(folder))


WRONG = {
    "an example": ("deur.yaml", "deur.uitleg: nee}, expect: normafwijking", "deur.uitleg: nee}, expect: voldoet"),
    "an answer of an example": ("huis.yaml", "huis.regels: nee}", "huis.regels: misschien}"),
    "a source": ("huis.yaml", "source: [jeugdwet/1.1]", "source: [jeugdwet/0.0]"),
    "a question": ("huis.yaml", "optional: true", "optional: false\n    source: [jeugdwet/0.0]"),
    "a word": ("deur.yaml", "status: wet\n", "status: wett\n"),
    "a file": ("deur.yaml", "theme: deur", "theme: [deur"),
    "the frame": ("rulebook.yaml", "themes: [deur, huis]", "themes: [deur]"),
    "a blank": ("huis.yaml", "title: Er zijn altijd huisregels", "title:"),
}
"""What is wrong, and how it gets wrong."""


@pytest.mark.parametrize("what", WRONG)
def test_every_fault_is_a_result_with_its_place(what: str, folder: Path) -> None:
    change(folder, *WRONG[what])
    plain = check("text", folder)
    done = check("sarif", folder)
    assert (done.code, done.err, plain.code) == (4, "", 4)
    log = done.json
    SARIF.validate(log)
    (run,) = log["runs"]
    results = run["results"]
    assert results
    for result in results:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        place = result["locations"][0]["physicalLocation"]
        assert rule["id"] == result["ruleId"]
        assert place["artifactLocation"]["uri"].startswith("mijn%20regels/")
        path = place["artifactLocation"]["uri"].replace("%20", " ")
        where = path
        if "region" in place:
            region = place["region"]
            where += f":{region['startLine']}:{region['startColumn']}"
            line = Path(path).read_text("utf-8").splitlines()[region["startLine"] - 1]
            assert 1 <= region["startColumn"] < region["endColumn"] <= len(line) + 2
        assert f"{where}: {result['ruleId']} " in plain.err


def test_a_sound_rulebook_has_no_results_and_no_failures(folder: Path) -> None:
    done = check("sarif", folder)
    SARIF.validate(done.json)
    assert (done.code, done.json["runs"][0]["results"]) == (0, [])
    root = ET.fromstring(check("junit", folder).raw)  # noqa: S314 - we made it ourselves
    assert (root.get("failures"), len(root.findall(".//failure"))) == ("0", 0)


def test_no_path_of_a_machine_gets_into_a_log(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(folder, *WRONG["a source"])
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    done = check("sarif", tmp_path / folder)
    SARIF.validate(done.json)
    run = done.json["runs"][0]
    address = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert address == {"uri": "huis.yaml", "uriBaseId": "REGELBOEK"}
    assert set(run["originalUriBaseIds"]) == {"REGELBOEK"}
    assert str(tmp_path) not in done.out
    root = ET.fromstring(check("junit", tmp_path / folder).raw)  # noqa: S314 - we made it ourselves
    assert {case.get("file") for case in root.iter("testcase")} == {"rulebook.yaml", "deur.yaml", "huis.yaml"}


def test_the_columns_count_characters(folder: Path) -> None:
    change(folder, "huis.yaml", "{name: geen regels, given", "{name: '🙂🙂', on: nee, given")
    region = check("sarif", folder).json["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = (folder / "huis.yaml").read_text("utf-8").splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "nee"


FAILING = {
    "an example": ["W-1-DEUR vanaf 2024-01-01: niet uitgelegd blijft een afwijking"],
    "an answer of an example": ["W-2-HUIS vanaf 2024-01-01: geen regels"],
    "a source": ["W-2-HUIS vanaf 2024-01-01"],
    "a question": ["huis.yaml: het bestand"],
    "a word": ["deur.yaml: het bestand"],
    "a file": ["deur.yaml: het bestand"],
    "the frame": ["huis.yaml: het bestand"],
    "a blank": ["huis.yaml: het bestand"],
}


@pytest.mark.parametrize("what", FAILING)
def test_a_fault_fails_the_test_that_it_stands_in(what: str, folder: Path) -> None:
    change(folder, *WRONG[what])
    done = check("junit", folder)
    assert (done.code, done.err) == (4, "")
    root = ET.fromstring(done.raw)  # noqa: S314 - we made it ourselves
    cases = list(root.iter("testcase"))
    failing = [case for case in cases if case.find("failure") is not None]
    assert [case.get("name") for case in failing] == FAILING[what]
    failure = failing[0].find("failure")
    assert failure is not None
    assert failure.text is not None
    assert failure.text in check("text", folder).err
    assert str(failure.get("message")).startswith(str(failure.get("type")))
    for suite in root.iter("testsuite"):
        inner = suite.findall("testcase")
        assert suite.get("tests") == str(len(inner))
        assert suite.get("failures") == str(sum(case.find("failure") is not None for case in inner))
    assert root.get("tests") == str(len(cases))


def test_a_test_for_every_version_and_every_example(folder: Path) -> None:
    root = ET.fromstring(check("junit", folder).raw)  # noqa: S314 - we made it ourselves
    names = [case.get("name") for case in root.iter("testcase")]
    assert len(names) == len(set(names))
    assert {name for name in names if name and name.startswith("W-2-HUIS") and ":" not in name} == {
        "W-2-HUIS vanaf 2024-01-01",
        "W-2-HUIS vanaf 2025-01-01",
    }
    text = "".join(path.read_text("utf-8") for path in folder.iterdir())
    assert sum(": " in str(name) for name in names) == text.count("expect:") + 3
    for case in root.iter("testcase"):
        if case.get("line"):
            line = Path(str(case.get("file"))).read_text("utf-8").splitlines()[int(str(case.get("line"))) - 1]
            assert str(case.get("name")).partition(": ")[2] in line


def test_the_shipped_rulebook_is_named_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    # Checking all of it takes long, and what is looked at here are the names of its files.
    root = ET.fromstring(junit_report((), load_rulebook(), shipped_folder("rules")))  # noqa: S314 - we made it ourselves
    assert not [case for case in root.iter("testcase") if str(case.get("file")).startswith(("/", ".."))]
