"""The page brings a saved file of an earlier version up to date as the program does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from migrations import CASES, versions
from playwright.sync_api import Page

import compliance.forms
from compliance.forms.rulebook_data import rulebook_data
from compliance.rulebook.selection import select
from compliance.selfreport.reader import parse_self_report

ENGINE = Path(compliance.forms.__file__).parent / "script" / "engine"
START = """
(data) => {
  "use strict";
  %s
  const rulebook = new Rulebook(JSON.parse(data));
  window.migrate = (text) => JSON.stringify(migrated(rulebook, JSON.parse(text)));
  window.parts = (text) => {
    const { report, faults } = readReport(rulebook, JSON.parse(text));
    return JSON.stringify([[...report.parts], faults.map((one) => one.code), report.origin]);
  };
}
"""


@pytest.fixture
def engine(page: Page) -> Page:
    script = "\n".join(file.read_text(encoding="utf-8") for file in sorted(ENGINE.glob("*.js")))
    page.evaluate(START % script, json.dumps(rulebook_data(versions(), select(versions()))))
    return page


def test_a_file_becomes_what_the_program_makes_of_it(engine: Page) -> None:
    for name, (before, after, messages) in CASES.items():
        text = json.dumps(before)
        found = json.loads(engine.evaluate("(text) => window.migrate(text)", text))
        assert (found["json"], found["messages"]) == (after, messages), name
        origin = parse_self_report(_only_head(text), "in.json", versions()).origin
        assert (found["made"], found["name"]) == (origin.made, origin.rulebook), name
        assert set(found["newQuestions"]) == origin.new_questions, name


def _only_head(text: str) -> bytes:
    data = json.loads(text)
    return json.dumps({key: data[key] for key in ("zelfrapportage", "regelboek") if key in data}).encode()


def test_a_key_with_an_odd_name_is_a_key_like_any_other(engine: Page) -> None:
    answers = {"__proto__": {"deur.kleur": "x"}, "deur.slot": "soms"}
    text = json.dumps({"zelfrapportage": 1, "regelboek": "huis 1", "antwoorden": answers})
    found = json.loads(engine.evaluate("(text) => window.migrate(text)", text))
    assert found["json"]["antwoorden"] == {"__proto__": {"deur.kleur": "x"}, "deur.op_slot": "weleens"}


def test_who_answered_a_theme(engine: Page) -> None:
    head = {"zelfrapportage": 1, "regelboek": "huis 3"}
    good = {"keren": {"ingevuld_door": "teamleider", "steekproef": " mei "}, "deur": {"steekproef": "alle deuren"}}
    found = json.loads(engine.evaluate("(text) => window.parts(text)", json.dumps({**head, "themas": good})))
    parts = parse_self_report(json.dumps({**head, "themas": good}).encode(), "in.json", versions()).parts
    assert found[0] == [
        [theme, {"filledInBy": part.filled_in_by, "sample": part.sample}] for theme, part in parts.items()
    ]
    assert found[1:] == [[], {"rulebook": "huis 3", "changes": []}]
    bad = {"deuren": {}, "deur": {"door": "x"}, "keren": "teamleider"}
    found = json.loads(engine.evaluate("(text) => window.parts(text)", json.dumps({**head, "themas": bad})))
    assert sorted(found[1]) == ["S301", "S301", "S304"]
