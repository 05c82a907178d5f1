"""``vbm new --format xlsx``, and the other commands on what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command_line import NORM, WILG, assert_no_accident, load_once, process, vbm
from python_calamine import CalamineWorkbook

from compliance.assessment.assess import vocabulary_of
from compliance.cli.new import SETTINGS
from compliance.files.cells import Workbook
from compliance.files.yaml_file import read_yaml
from compliance.forms.workbook import workbook_form
from compliance.selfreport.reader import read_self_report

KERN = ("--profile", "kern")


def questions_in(data: bytes) -> list[str]:
    """Give the ids of the questions of a workbook, in its order."""
    book = Workbook(data, "in.xlsx")
    found = []
    for sheet in book.sheets:
        rows = list(book.rows(sheet))
        if rows and rows[0][1].get(0) == "vbm vragen":
            found += [name for _, cells, _ in rows[1:] if (name := cells.get(0, "-")) != "-" and "/" not in name]
    return found


def filled(path: Path) -> Path:
    """Write the workbook that says what the example De Wilg says."""
    rulebook = load_once()
    questions = [one for one in rulebook.questions() if not one.header]
    path.write_bytes(
        workbook_form(rulebook, vocabulary_of(rulebook), questions, report=read_self_report(WILG, rulebook))
    )
    return path


@pytest.mark.parametrize("setting", ["", *SETTINGS])
@pytest.mark.parametrize("profile", ["kern", "volledig"])
def test_the_same_questions_as_the_form_in_yaml_and_nothing_is_answered(
    setting: str, profile: str, tmp_path: Path
) -> None:
    target = tmp_path / "in.xlsx"
    more = ("--profile", profile, *(("--setting", setting) if setting else ()))
    done = vbm("new", "--format", "xlsx", *more, "-o", str(target))
    assert (done.code, done.raw) == (0, b"")
    given: Any = read_yaml(vbm("new", *more).out, "in.yaml")
    assert questions_in(target.read_bytes()) == [key.text for key, _ in given.get("antwoorden")]
    check = vbm("check", str(target), "--profile", profile)
    assert (check.code, check.err) == (0, "")
    report = read_self_report(str(target), load_once())
    assert {name: one.value for name, one in report if one.given} == ({"locatie.setting": setting} if setting else {})


def test_what_it_says_and_what_is_written(tmp_path: Path) -> None:
    done = vbm("new", *KERN, "--setting", "open", "-o", str(tmp_path / "in.xlsx"))
    assert done.err.startswith(f"{tmp_path}/in.xlsx: ")
    assert "met Excel of LibreOffice" in done.err
    assert f"vbm check {tmp_path}/in.xlsx --profile kern" in done.err
    assert [one.name for one in tmp_path.iterdir()] == ["in.xlsx"]
    first = CalamineWorkbook.from_path(tmp_path / "in.xlsx").get_sheet_by_index(0).to_python()
    words = " ".join(str(cell) for row in first for cell in row)
    assert "profiel: kern" in words
    assert "soort locatie: open" in words
    assert "Noem nooit een naam" in words


def test_the_same_bytes_each_time() -> None:
    once, again = (
        process("new", *KERN, "--format", "xlsx", env={"PYTHONHASHSEED": seed, "TZ": zone})
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    )
    assert once.raw.startswith(b"PK")
    assert once.raw == again.raw


def test_from_standard_output_to_standard_input() -> None:
    form = vbm("new", *KERN, "--format", "xlsx")
    check = vbm("check", "-", *KERN, stdin=form.raw)
    assert (check.code, check.err) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "xlsx", "-o", "in.yaml"), "in.yaml: dit wordt xlsx. Geef --format yaml, of noem"),
        (("--format", "yaml", "-o", "in.xlsx"), "in.xlsx: dit wordt yaml. Geef --format xlsx, of noem"),
    ],
)
def test_a_name_that_says_something_else(arguments: tuple[str, ...], words: str) -> None:
    done = vbm("new", *arguments)
    assert (done.code, words in done.err) == (2, True)


def test_a_file_that_exists_stays(tmp_path: Path) -> None:
    target = tmp_path / "in.xlsx"
    target.write_text("van mij")
    assert vbm("new", *KERN, "-o", str(target)).code == 5
    assert target.read_text() == "van mij"
    assert vbm("new", *KERN, "-o", str(target), "--force").code == 0
    assert target.read_bytes().startswith(b"PK")


def test_the_outcomes_of_a_workbook_are_those_of_the_same_answers_in_yaml(tmp_path: Path) -> None:
    path = filled(tmp_path / "wilg.xlsx")
    ours, theirs = (vbm("assess", str(one), "--format", "json").json for one in (path, WILG))
    for one in (ours, theirs):
        del one["self_report"]["digest"], one["self_report"]["source"]
    assert ours == theirs
    assert vbm("explain", str(path), NORM).out == vbm("explain", WILG, NORM).out
    report = tmp_path / "wilg.html"
    assert vbm("report", str(path), *KERN, "--format", "html", "-o", str(report)).code == 0
    assert "De Wilg" in report.read_text("utf-8")


@pytest.mark.parametrize("command", [("check",), ("assess",), ("explain", NORM), ("report", "-o", "uit.html")])
def test_what_is_no_form_gives_a_sentence_and_exit_code_3(command: tuple[str, ...], tmp_path: Path) -> None:
    for name, data in (("in.xlsx", b"PK\x03\x04 en verder niets"), ("in.xlsm", filled(tmp_path / "x").read_bytes())):
        path = tmp_path / name
        path.write_bytes(data)
        done = vbm(command[0], str(path), *command[1:])
        assert (done.code, " W501 " in done.err) == (3, True)
        assert_no_accident(done)
    assert not (tmp_path / "uit.html").exists()


def test_the_output_of_report_never_goes_over_the_workbook(tmp_path: Path) -> None:
    path = filled(tmp_path / "wilg.xlsx")
    before = path.read_bytes()
    assert vbm("report", str(path), "-o", str(path)).code == 2
    assert path.read_bytes() == before
