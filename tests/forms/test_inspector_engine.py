"""The inspector's page and the program find the same in every inspection file: faults, what is lacking, statements."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from engine import written
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from inspections_drawn import KINDS, Drawer
from inspector_engine import Beside, beside, checks_by_page, checks_by_program, started, visit_by_page, visit_by_program
from playwright.sync_api import Page

from compliance.forms.inspection_data import inspection_data
from compliance.forms.offline import form_words
from compliance.inspection.progress import STATE_WORDS
from compliance.inspection.statements import text_digest
from compliance.inspection.visit import ELSEWHERE, STATIONS, Why
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.reader import read_self_report
from compliance.testing.strategies import self_reports

ROOT = Path(__file__).parents[2]
RULEBOOK = load_rulebook()
NAMES = ("de-wilg", "kadehuis", "lindehuis", "zuiderlicht")
TIMES = 50 * int(os.environ.get("VBM_PROPERTY_TIMES", "1"))
"""Six hundred files: beside each of four self-reports fifty of each kind."""


def example(name: str) -> Beside:
    return beside(written(read_self_report(str(ROOT / "examples" / f"{name}.yaml"), RULEBOOK), RULEBOOK), RULEBOOK)


def drawn(strategy: st.SearchStrategy[Any], number: int) -> list[Any]:
    found: list[Any] = []

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @seed(7)
    @given(strategy)
    def draw(one: Any) -> None:
        found.append(one)

    draw()
    return found


CODES = {"F007", "R101", "R102", "R103", "R105", "sound", *(f"I5{number:02}" for number in (4, *range(6, 19), 21, 22))}
"""What is met among the drawn files. The others have cases of their own, or need a norm that is not in force."""


def test_the_page_finds_what_the_program_finds(page: Page, tmp_path: Path) -> None:
    met: Counter[str] = Counter()
    started(page, RULEBOOK)
    for name in NAMES:
        report = example(name)
        (tmp_path / "zelf.json").write_text(report.text, encoding="utf-8")
        visit_by_page(page, report)
        drawer = Drawer(report.assessment, report.digest, len(name))
        texts = [json.dumps(drawer.file(kind), indent=1) for kind in KINDS for _ in range(TIMES)]
        for text, said in zip(texts, checks_by_page(page, texts), strict=True):
            program = checks_by_program(text, report, RULEBOOK, str(tmp_path))
            assert said == program, text
            met.update([json.loads(one)[0] for one in program["faults"]] or ["sound"])
    assert met["sound"] >= 2 * TIMES, met
    assert set(met) >= CODES, CODES - set(met)


def test_the_comparison_sees_a_difference(page: Page, tmp_path: Path) -> None:
    report = example("de-wilg")
    (tmp_path / "zelf.json").write_text(report.text, encoding="utf-8")
    started(page, RULEBOOK)
    visit_by_page(page, report)
    base = {"inspectie": 1, "zelfrapportage": {"bestand": "zelf.json", "digest": report.digest}}
    one = json.dumps({**base, "normen": {"CK-PREF4": {"oordeel": "voldoet"}}}, indent=1)
    other = json.dumps({**base, "normen": {"CK-PREF4": {"motivering": "voldoet"}}}, indent=1)
    assert checks_by_page(page, [one])[0] == checks_by_program(one, report, RULEBOOK, str(tmp_path))
    assert checks_by_page(page, [one])[0] != checks_by_program(other, report, RULEBOOK, str(tmp_path))


CASES = [
    ({}, "I501"),
    ({"inspectie": 2}, "R102"),
    ({"inspectie": 2, "zelfrapportage": {"bestand": "zelf.json", "digest": "x"}}, "I502"),
    ({"inspectie": [1], "zelfrapportage": {"bestand": "zelf.json", "digest": "x"}}, "I502"),
    ({"inspectie": None}, "I502"),
    ({"inspectie": "1", "zelfrapportage": {"bestand": "zelf.json", "digest": "x"}}, "R103"),
    ({"inspectie": 1, "zelfrapportage": {"bestand": "zelf.json", "digest": "x"}}, "I503"),
]


@pytest.mark.parametrize(("data", "code"), CASES)
def test_another_kind_of_file_and_another_self_report_are_refused_the_same(
    page: Page, tmp_path: Path, data: dict[str, Any], code: str
) -> None:
    report = example("de-wilg")
    (tmp_path / "zelf.json").write_text(report.text, encoding="utf-8")
    started(page, RULEBOOK)
    visit_by_page(page, report)
    text = json.dumps(data, indent=1)
    program = checks_by_program(text, report, RULEBOOK, str(tmp_path))
    assert checks_by_page(page, [text])[0] == program
    codes = {json.loads(one)[0] for one in program["faults"]}
    assert codes == {code} if code != "R102" else codes <= {"I502", "R102"}


def test_the_visit_list_and_the_digest_are_the_same(page: Page) -> None:
    reports = [
        beside(written(one, RULEBOOK), RULEBOOK) for one in drawn(self_reports(RULEBOOK), 25) if one.reference_date
    ]
    partial = drawn(self_reports(RULEBOOK, completeness="partial"), 25)
    reports += [beside(written(one, RULEBOOK), RULEBOOK) for one in partial if one.reference_date]
    reports += [example(name) for name in NAMES]
    assert len(reports) > 30
    started(page, RULEBOOK)
    for report in reports:
        assert visit_by_page(page, report) == visit_by_program(report)


def test_digests_are_the_same_for_every_text(page: Page) -> None:
    texts = ["", "x", "a" * 55, "a" * 56, "a" * 64, "é" * 119, "😀" * 33, " a\u3000b\u00a0\tc\n "]
    texts += drawn(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300), 300)
    said = started(page, RULEBOOK).evaluate("(texts) => digested(texts)", texts)
    for text, (whole, short) in zip(texts, said, strict=True):
        assert whole == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
        assert short == text_digest(text), repr(text)


def test_the_words_of_the_page_are_those_of_the_program() -> None:
    words = {key: one["nl"] for key, one in form_words("inspecteur").items()}
    stops = [*(themes[0] for themes in inspection_data()["walk"]), "verder"]
    assert [words[f"station.{key}"] for key in stops] == [*(title for title, _ in STATIONS), ELSEWHERE]
    whys = [words[f"why.{key}"] for key in ("breached", "judge", "unknown", "unseen")]
    assert whys == [one.value for one in Why]
    assert [words[f"state.{one.value}"] for one in STATE_WORDS] == list(STATE_WORDS.values())
