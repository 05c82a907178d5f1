"""``vbm rules coverage``: what it prints, and its exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from command_line import FEW_RULES, RULES, vbm

from compliance.seeds.fact_sheets import load_fact_sheets

OWN_FRAME = """\
id: eigen
extends: vbm
title: Eigen regels
version: '1'
checked_until: 2026-06-10
checked_note: Verzonnen.
themes: []
accounts_for: [jeugdwet, afspraken]
"""
OWN_SHEET = """\
id: afspraken
kind: definitie
title: Eigen afspraken
short: Eigen afspraken
publisher: Niemand
read: volledig
read_note: Verzonnen.
themes: [rust]
locators:
  rust:
    label: hoofdstuk over rust
    gist: Iedereen heeft rust nodig.
"""


@pytest.fixture
def one_article(tmp_path: Path) -> str:
    """A rulebook with one norm that accounts for the Besluit Jeugdwet, of which it claims nothing."""
    folder = tmp_path / "regels"
    shutil.copytree(FEW_RULES, folder)
    frame = (folder / "rulebook.yaml").read_text("utf-8")
    (folder / "rulebook.yaml").write_text(f"{frame}\naccounts_for: [besluit-jeugdwet, igj-2024]\n", "utf-8")
    return str(folder)


def test_every_lid_is_explained() -> None:
    done = vbm("rules", "coverage")
    assert done.code == 0
    assert done.err == ""
    assert "ontbreekt allebei" not in done.out
    assert "%" not in done.out
    gists = [locator.gist for locator in load_fact_sheets()["besluit-jeugdwet"].locators.values()]
    printed = " ".join(done.out.split())
    assert sum(gist in printed for gist in gists) >= 44


def test_what_is_not_explained_is_told_and_gives_code_4(one_article: str) -> None:
    done = vbm("rules", "coverage", "--act", "besluit-jeugdwet", "--rules", one_article)
    assert done.code == 4
    assert "      Geen norm, en er staat niet waarom.\n" in done.out
    assert "Besluit Jeugdwet: op 0 van de 44 leden rust een norm." in done.out
    assert "Bij 43 van de 44 ontbreekt allebei." in done.out
    assert "L221 op besluit-jeugdwet/6.1.1-1 rust geen norm" in done.err
    assert "igj-2024" not in done.out + done.err


def test_the_check_of_the_rules_says_it_too(one_article: str) -> None:
    done = vbm("rules", "check", "--rules", one_article)
    assert done.code == 4
    assert "L221 op besluit-jeugdwet/6.1.1-1" in done.err


def test_the_json_holds_the_same(one_article: str) -> None:
    done = vbm("rules", "coverage", "--format", "json", "--rules", one_article)
    assert done.code == 4
    data = json.loads(done.out)
    assert [source["id"] for source in data["sources"]] == ["besluit-jeugdwet", "igj-2024"]
    counts = data["sources"][0]["counts"]
    assert counts == {"rows": 44, "norm": 0, "context": 0, "reason": 1, "neither": 43}
    rows = [row for source in data["sources"] for part in source["parts"] for row in part["rows"]]
    assert [row["indicators"] for row in rows][:44] == [None] * 44
    assert rows[44]["indicators"] == []


def test_an_act_that_is_not_accounted_for_is_a_mistake_in_the_call(one_article: str) -> None:
    done = vbm("rules", "coverage", "--act", "jeugdwet", "--rules", one_article)
    assert done.code == 2
    assert "Kies een van: besluit-jeugdwet, igj-2024." in done.err


def test_a_rulebook_that_accounts_for_nothing() -> None:
    done = vbm("rules", "coverage", "--rules", str(FEW_RULES))
    assert done.code == 2
    assert "accounts_for" in done.err
    assert (RULES / "rulebook.yaml").read_text("utf-8").count("\naccounts_for:") == 1


def test_an_own_rulebook_accounts_for_what_the_shipped_one_does_and_for_its_own_source(tmp_path: Path) -> None:
    (tmp_path / "bronnen").mkdir()
    (tmp_path / "bronnen" / "afspraken.yaml").write_text(OWN_SHEET, "utf-8")
    (tmp_path / "rulebook.yaml").write_text(OWN_FRAME, "utf-8")
    done = vbm("rules", "coverage", "--rules", str(tmp_path))
    assert done.code == 4
    assert done.out.startswith("Jeugdwet, BWBR0034925")
    assert "Eigen afspraken: op 0 van de 1 thema’s rust een norm." in done.out
    assert done.err.count(": L2") == 1
    assert "L221 op afspraken/rust" in done.err
