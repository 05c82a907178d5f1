"""``vbm assess --what-if``: what is only announced stands apart, and plays no part in anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import vbm

TWO = str(Path(__file__).parent / "twee_themas")
REPORT = """\
zelfrapportage: 1
locatie: {naam: De Proef, setting: open}
periode: {van: 2025-01-01, tot_en_met: 2025-06-30}
peildatum: 2025-06-30
antwoorden:
  deur.op_slot: nooit
  huis.regels: nee
"""
APART = "\n\nAls doorgaat wat is aangekondigd\nDit is geen wet en telt in geen enkele uitkomst mee.\n"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "in.yaml"
    path.write_text(REPORT, "utf-8")
    return str(path)


def test_text_gives_the_drafts_after_the_rest_and_changes_nothing_before_it(file: str) -> None:
    plain = vbm("assess", file, "--rules", TWO)
    done = vbm("assess", file, "--rules", TWO, "--what-if")
    assert done.code == plain.code == 0
    before, heading, after = done.out.partition(APART)
    assert heading
    assert f"{before}\n" == plain.out
    assert after.splitlines() == [
        "  ✗ W-3-STRAKS: dan normafwijking SEV3",
        "      Er zijn altijd huisregels",
        "      Nu geldt W-2-HUIS: voldoet (volgens opgave).",
        "      Huisregels: nee.",
        "  – W-3-NIEUW: dan niet van toepassing",
        "      De deur heeft een naam",
    ]
    assert "W-3" not in plain.out


def test_json_has_them_beside_the_norms(file: str) -> None:
    plain = vbm("assess", file, "--rules", TWO, "--format", "json").json
    data = vbm("assess", file, "--rules", TWO, "--format", "json", "--what-if").json
    drafts = data.pop("what_if")
    assert data == plain
    assert [(one["id"], one["outcome"], one["replaces"], one["outcome_now"]) for one in drafts] == [
        ("W-3-STRAKS", "normafwijking", "W-2-HUIS", "voldoet"),
        ("W-3-NIEUW", "niet_van_toepassing", None, None),
    ]
    assert {one["status"] for one in drafts} == {"aangekondigd"}
    assert set(plain["norms"][0]) | {"replaces", "outcome_now"} == set(drafts[0])


def test_a_draft_reaches_no_threshold(file: str) -> None:
    for form in ("text", "json", "csv", "summary"):
        done = vbm("assess", file, "--rules", TWO, "--what-if", "--fail-on", "verbeterpunt", "--format", form)
        assert done.code == 0, form


@pytest.mark.parametrize("form", ["csv", "summary", "advice"])
def test_what_has_no_place_for_them_says_so(form: str, file: str) -> None:
    plain = vbm("assess", file, "--rules", TWO, "--format", form)
    done = vbm("assess", file, "--rules", TWO, "--format", form, "--what-if")
    assert (done.code, done.raw) == (plain.code, plain.raw)
    assert done.err == "Wat is aangekondigd, staat niet in deze uitvoer. Kies --format text of json.\n"


def test_a_draft_goes_with_its_theme_and_with_the_norm_that_it_replaces(file: str) -> None:
    of_the_door = vbm("assess", file, "--rules", TWO, "--what-if", "--theme", "deur")
    assert "In wat hier is gevraagd, staat geen aangekondigde norm." in of_the_door.out
    data = vbm("assess", file, "--rules", TWO, "--what-if", "--profile", "kern", "--format", "json").json
    assert data["what_if"] == []


def test_several_files_each_have_their_own(file: str) -> None:
    done = vbm("assess", file, file, "--rules", TWO, "--what-if")
    assert done.out.count("Als doorgaat wat is aangekondigd") == 2
    assert [
        len(one["what_if"]) for one in vbm("assess", file, file, "--rules", TWO, "--what-if", "--format", "json").json
    ] == [2, 2]


def test_a_draft_can_be_tried_and_shown() -> None:
    done = vbm("rules", "try", "W-3-STRAKS", "huis.regels=nee", "--rules", TWO)
    assert done.code == 0
    assert "Uitkomst: normafwijking (SEV3)" in done.out
    assert "Status: aangekondigd, geldt nog niet, verwacht vanaf 1 januari 2028" in done.out


def test_the_shipped_drafts(tmp_path: Path) -> None:
    path = tmp_path / "in.yaml"
    path.write_text("zelfrapportage: 1\npeildatum: 2026-01-31\n", "utf-8")
    data = vbm("assess", str(path), "--format", "json", "--what-if").json
    assert data["what_if"]
    assert not {one["id"] for one in data["what_if"]} & {one["id"] for one in data["norms"]}
    for one in data["what_if"]:
        assert one["replaces"] is None or one["replaces"] in {norm["id"] for norm in data["norms"]}
