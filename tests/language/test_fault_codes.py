"""Every code of the catalogue, once at least: the faulty input and the exact words that it gives.

After a change of wording, ``VBM_WRITE_EXPECTED=1 python -m pytest tests/language/test_fault_codes.py`` writes the
words anew; read what changed before you commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from faulty_files import EXPECTED, FIXTURES, ODD_FILES, faults_of, fixture_names, lay_out, load

from compliance.files.catalogue import CATALOGUE


def expected_codes(name: str) -> set[str]:
    words = (FIXTURES / name / EXPECTED).read_text(encoding="utf-8")
    return set(re.findall(r"^\S.*?: ([A-Z]\d{3}) ", words, flags=re.MULTILINE))


@pytest.mark.parametrize("name", fixture_names())
def test_a_faulty_file_gives_exactly_these_words(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = faults_of(name, tmp_path)
    assert found is not None
    keys = [fault.sort_key() for fault in found.faults]
    assert keys == sorted(set(keys))
    words = f"{found}\n"
    expected = FIXTURES / name / EXPECTED
    if "VBM_WRITE_EXPECTED" in os.environ:
        expected.write_text(words, encoding="utf-8")
    assert words == expected.read_text(encoding="utf-8")


def test_every_code_has_a_fixture() -> None:
    shown = {name.partition("-")[0] for name in fixture_names()}
    # Those of an inspection file are shown in tests/inspection, where there is one to change.
    assert shown == {code for code in CATALOGUE if not code.startswith("I")}


@pytest.mark.parametrize("name", fixture_names())
def test_a_fixture_shows_the_code_that_it_is_named_after(name: str) -> None:
    codes = expected_codes(name)
    assert name.partition("-")[0] in codes
    assert codes <= set(CATALOGUE)


def test_every_odd_file_belongs_to_a_fixture() -> None:
    assert set(ODD_FILES) <= set(fixture_names())


def test_the_base_of_the_fixtures_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out("base", tmp_path)
    rulebook, report = load()
    asked = {question.id for question in rulebook.questions()}
    assert asked == set(report.answers)
    from_csv = report.answers["keren"].records
    assert from_csv is not None
    assert [record.name for record in from_csv] == ["eerste", "tweede"]


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_fault_says_what_is_wrong_and_what_to_do(code: str) -> None:
    kind = CATALOGUE[code]
    assert kind.message.endswith(".")
    assert kind.advice
    assert not kind.message[0].isupper() or kind.message.startswith("{")
    assert kind.advice[0].isupper() or kind.advice.startswith("{")
