"""``--theme``: one theme filled in alone, with the questions that its norms read and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import vbm

TWO = str(Path(__file__).parent / "twee_themas")
REPORT = """\
zelfrapportage: 1
locatie: {naam: De Proef, setting: gesloten}
periode: {van: 2025-01-01, tot_en_met: 2025-06-30}
peildatum: 2025-06-30
antwoorden:
  deur.op_slot: soms
  huis.regels: nee
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "in.yaml"
    path.write_text(REPORT, "utf-8")
    return str(path)


def questions_in(form: str) -> list[str]:
    """Give the names of the questions of a blank form."""
    lines = form.partition("antwoorden:\n")[2].splitlines()
    return [line.strip(" :") for line in lines if line.startswith("  ") and line[2] not in " #"]


def test_a_form_asks_what_the_norms_of_the_theme_read_also_from_another_theme(tmp_path: Path) -> None:
    whole = questions_in(vbm("new", "--rules", TWO).out)
    assert whole == [
        *("deur.op_slot", "deur.uitleg", "deur.sleutels"),
        *("huis.regels", "huis.soorten", "huis.bezoek"),
    ]
    assert questions_in(vbm("new", "--rules", TWO, "--theme", "huis").out) == ["deur.op_slot", *whole[3:]]
    assert questions_in(vbm("new", "--rules", TWO, "--theme", "deur").out) == whole[:3]
    assert questions_in(vbm("new", "--rules", TWO, "--theme", "deur", "--theme", "huis").out) == whole
    assert questions_in(vbm("new", "--rules", TWO, "--theme", "deur", "--profile", "kern").out) == whole[:2]
    done = vbm("new", "--rules", TWO, "--theme", "huis", "--theme", "deur", "-o", str(tmp_path / "uit.yaml"))
    assert f"uit.yaml --theme huis --theme deur --rules {TWO}" in done.err
    form = (tmp_path / "uit.yaml").read_text("utf-8")
    assert "--theme huis --theme deur" in form


def test_check_asks_for_no_more_than_that(file: str) -> None:
    whole = vbm("check", file, "--rules", TWO)
    assert (whole.code, "Nog te beantwoorden (2)" in whole.out) == (0, True)
    one = vbm("check", file, "--rules", TWO, "--theme", "huis")
    assert (one.code, "Alle vragen zijn beantwoord." in one.out) == (0, True)


def test_other_norms_are_not_asked_and_in_no_count(file: str) -> None:
    data = vbm("assess", file, "--rules", TWO, "--theme", "huis", "--format", "json").json
    assert (data["profile"], data["selected_themes"]) == ("volledig", ["huis"])
    assert [norm["id"] for norm in data["norms"]] == ["W-2-HUIS", "W-4-ACHTERGROND"]
    assert data["not_asked"] == ["W-1-DEUR", "W-1-SLEUTEL"]
    assert [theme["id"] for theme in data["themes"]] == ["huis"]
    assert data["counts"]["total"] == 2
    whole = vbm("assess", file, "--rules", TWO, "--format", "json").json
    assert whole["selected_themes"] == []
    assert data["norms"] == [norm for norm in whole["norms"] if norm["theme"] == "huis"]


def test_text_and_threshold_look_only_at_the_theme(file: str) -> None:
    text = vbm("assess", file, "--rules", TWO, "--theme", "huis").out
    assert "profiel volledig · thema huis" in text
    assert "Niet gevraagd: W-1-DEUR, W-1-SLEUTEL." in text
    for theme, code in (("huis", 0), ("deur", 1)):
        done = vbm("assess", file, "--rules", TWO, "--theme", theme, "--fail-on", "SEV3", "--format", "summary")
        assert done.code == code, theme


def test_a_profile_and_a_theme_together_are_what_is_in_both(file: str) -> None:
    done = vbm("assess", file, "--rules", TWO, "--theme", "deur", "--profile", "kern", "--format", "json")
    assert [norm["id"] for norm in done.json["norms"]] == ["W-1-DEUR"]
    nothing = vbm("assess", file, "--rules", TWO, "--theme", "huis", "--profile", "kern")
    assert nothing.code == 2
    assert "hierin staat geen norm: profiel kern, thema huis." in nothing.err


def test_a_report_says_what_was_asked_and_shows_no_other_answers(file: str) -> None:
    done = vbm("report", file, "--rules", TWO, "--theme", "huis", "--format", "html", "-o", "-")
    assert done.code == 0
    assert "Alles, alleen het thema ‘Het huis’ (2 normen)" in done.out
    assert "Deur op slot" in done.out
    assert "Uitleg over het slot" not in done.out
    two = vbm("report", file, "--rules", TWO, "--theme", "huis", "--theme", "deur", "--format", "html", "-o", "-").out
    assert "Alles, alleen de thema’s ‘De deur’, ‘Het huis’ (4 normen)" in two
    assert "(1 norm)" in vbm("report", file, "--rules", TWO, "--profile", "kern", "--format", "html", "-o", "-").out


@pytest.mark.parametrize("command", ["new", "check", "assess", "report"])
def test_a_theme_that_does_not_exist(command: str, file: str) -> None:
    more = {"new": (), "report": (file, "-o", "-")}.get(command, (file,))
    done = vbm(command, *more, "--rules", TWO, "--theme", "huizen")
    assert (done.code, done.raw) == (2, b"")
    assert 'het thema "huizen" bestaat niet. Bedoelt u huis?' in done.err
