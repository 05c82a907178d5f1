"""A self-report in JSON says what the same self-report in YAML says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from small_rulebook import WRITTEN, faults, read, same, shipped, small
from whole_reports import whole_file

from compliance.assessment.assess import assess
from compliance.report.data import assessment_data
from compliance.selfreport.model import Answer, SelfReport
from compliance.selfreport.reader import read_self_report
from compliance.selfreport.writer import self_report_data


def assessed(report: SelfReport) -> dict[str, Any]:
    data = assessment_data(assess(shipped(), report))
    for name in ("digest", "source"):
        del data["self_report"][name]
    return data


def with_booleans(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: with_booleans(value) for name, value in data.items()}
    if isinstance(data, list):
        return [with_booleans(one) for one in data]
    return {"ja": True, "nee": False}.get(data, data) if isinstance(data, str) else data


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("booleans", [False, True])
def test_json_in_is_yaml_in(name: str, booleans: bool, tmp_path: Path) -> None:
    report = read_self_report(str(whole_file(name, tmp_path)), shipped())
    data = self_report_data(report, shipped())
    twin = tmp_path / "in.json"
    twin.write_text(json.dumps(with_booleans(data) if booleans else data))
    again = read_self_report(str(twin), shipped())
    assert same(again.answers) == same(report.answers)
    assert assessed(again) == assessed(report)
    assert again.digest != report.digest


@pytest.mark.parametrize("text", ['{"zelfrapportage": 1}', ' \n{"zelfrapportage": "1"}', "{zelfrapportage: 1}"])
def test_json_is_told_by_its_looks(text: str) -> None:
    for path in ("-", "in.txt"):
        assert read(text, path=path).answers == {}


def test_numbers_in_json_are_the_words_that_were_written() -> None:
    report = read('{"zelfrapportage": 1, "antwoorden": {"komma": 2.50, "getal": 3, "tekst": 1.0}}', path="in.json")
    assert report.answers["getal"] == Answer(3)
    assert str(report.answers["komma"].value) == "2.50"
    assert report.answers["tekst"] == Answer("1.0")


def test_faults_have_places_in_json_too() -> None:
    text = '{"zelfrapportage": 1,\n "antwoorden": {"ja_nee": null,\n  "getal": -1, "keus": true}}'
    assert faults(text, path="in.json") == ["3:12 S311", "3:16 S303"]


@pytest.mark.parametrize(
    ("name", "answer"), [("getal", Answer(0, evidence="x")), ("lijst", Answer(records=(), note="x"))]
)
def test_an_answer_of_nothing_with_a_note_is_written_as_well(name: str, answer: Answer) -> None:
    written = json.dumps(self_report_data(SelfReport("", "", {name: answer}), small()))
    assert read(written, path="in.json").answers == {name: answer}
