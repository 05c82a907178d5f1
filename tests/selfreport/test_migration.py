"""Self-reports of earlier versions of the rulebook: what is renamed, what is left out, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from migrations import CASES, versions
from small_rulebook import shipped

from compliance.files.fault import FaultyFile
from compliance.files.json_file import read_json
from compliance.files.node import Mapping, Node, Scalar, Sequence
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.migration import migrated
from compliance.selfreport.model import Made
from compliance.selfreport.reader import parse_self_report


def plain(node: Node) -> Any:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(one) for one in node]
        case Mapping():
            return {key.text: plain(value) for key, value in node}


def nodes(data: Any) -> Node:
    return read_json(json.dumps(data, ensure_ascii=False), "in.json")


@pytest.mark.parametrize("name", CASES)
def test_what_becomes_of_a_file(name: str) -> None:
    before, after, messages = CASES[name]
    found = migrated(nodes(before), versions())
    assert plain(found.node) == plain(nodes(after))
    assert [one.partition(": ")[2] if one.startswith("regel ") else one for one in found.origin.notices] == messages


@pytest.mark.parametrize("name", CASES)
def test_a_second_time_changes_nothing(name: str) -> None:
    once = migrated(nodes(CASES[name][0]), versions())
    again = migrated(once.node, versions())
    assert again.node == once.node
    assert again.origin.notices == () or once.origin.made is Made.ELSEWHERE


def test_a_file_on_the_same_line_keeps_its_places() -> None:
    text = "zelfrapportage: 1\nregelboek: huis 1\nantwoorden:\n  deur.slot: dicht\n  deur.kleur: rood\n"
    with pytest.raises(FaultyFile) as error:
        parse_self_report(text.encode(), "in.yaml", versions())
    assert [(one.code, one.line, one.column) for one in error.value.faults] == [("S306", 4, 14)]
    good = parse_self_report(text.replace("dicht", "nooit").encode(), "in.yaml", versions())
    assert good.rulebook == "huis 3"
    assert good.origin.rulebook == "huis 1"
    assert [one.partition(":")[0] for one in good.origin.notices] == ["regel 4", "regel 5"]


def test_what_was_not_asked_yet() -> None:
    def new(version: str) -> set[str]:
        return set(migrated(nodes({"regelboek": f"huis {version}"}), versions()).origin.new_questions)

    assert new("1") == {"deur.redenen", "keren", "maand"}
    assert new("2") == {"keren", "maand"}
    assert new("3") == set()


def test_an_own_rulebook_on_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "rulebook.yaml").write_text(
        "id: huis\ntitle: Eigen\nversion: '2'\nchecked_until: 2026-01-01\nchecked_note: Bedacht.\nextends: vbm\n"
        "themes: [eigen]\nhistory:\n- version: '1'\n  changed:\n"
        "  - {question: eigen.oud, becomes: eigen.nieuw, note: Korter.}\n"
    )
    (tmp_path / "eigen.yaml").write_text(
        "theme: eigen\ntitle: Eigen\nintro: Van ons.\nquestions:\n"
        "- {id: eigen.nieuw, label: Nieuw, ask: 'Is het zo?', type: yes_no}\n"
    )
    own = load_rulebook(tmp_path)
    now = shipped().name
    assert own.name == f"huis 2 op {now}"

    def origin(name: str) -> tuple[Made, int, str]:
        file = {"zelfrapportage": 1, "regelboek": name, "antwoorden": {"eigen.oud": "ja"}}
        found = migrated(nodes(file), own)
        assert isinstance(found.node, Mapping)
        key = found.node.get("antwoorden")
        assert isinstance(key, Mapping)
        return found.origin.made, len(found.origin.new_questions), key.pairs[0][0].text

    assert origin(own.name) == (Made.NOW, 0, "eigen.oud")
    assert origin(f"huis 1 op {now}") == (Made.EARLIER, 0, "eigen.nieuw")
    made, new, key = origin("huis 1 op vbm 2026.1")
    assert (made, key) == (Made.EARLIER, "eigen.nieuw")
    assert new > 100
    # A form that says nothing of the shipped rulebook, or only of that one, is read as far as it tells.
    assert origin("huis 1") == (Made.EARLIER, 0, "eigen.nieuw")
    assert origin("vbm 2026.1") == (Made.EARLIER, new, "eigen.oud")
    assert origin("huis 1 op vbm 2027.1")[0] is Made.ELSEWHERE
    assert origin("boom 1 op vbm 2026.1")[0] is Made.ELSEWHERE


def test_a_file_of_the_first_version_of_the_shipped_rulebook() -> None:
    text = "zelfrapportage: 1\nregelboek: vbm 2026.1\nantwoorden:\n  kamerdeuren.op_slot: nooit\n"
    origin = parse_self_report(text.encode(), "in.yaml", shipped()).origin
    assert (origin.made, origin.notices) == (Made.EARLIER, ())
    assert "gebruik.soorten" in origin.new_questions
    assert "insluitingen" in origin.new_questions
    assert "kamerdeuren.op_slot" not in origin.new_questions
