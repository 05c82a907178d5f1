"""What the commands say about personal data, and what they do with ``--strict``."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import NORM, WILG, assert_no_accident, vbm

REPORT = """\
zelfrapportage: 1
locatie: {naam: Het Voorbeeld, setting: gesloten}
peildatum: 2025-06-30
ingevuld_door: kwaliteitsmedewerker
antwoorden:
  kamerdeuren.op_slot:
    antwoord: nooit
    toelichting: Over 123456782 en Fatima (15) is gesproken.
"""
COMMANDS = (
    ("check", "in.yaml"),
    ("assess", "in.yaml", "-o", "uit.txt"),
    ("report", "in.yaml", "-o", "uit.html"),
    ("explain", "in.yaml", NORM),
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.yaml").write_text(REPORT, "utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_warns_and_goes_on(command: tuple[str, ...]) -> None:
    done = vbm(*command)
    assert done.code == 0
    assert "in.yaml:8:18: P501 in kamerdeuren.op_slot.toelichting staat mogelijk een burgerservicenummer" in done.err
    assert "in.yaml:8:18: P505 " in done.err
    assert "in.yaml: 2 mogelijke persoonsgegevens." in done.err
    assert not any(part in done.err for part in ("123456782", "12345", "6782", "Fatima"))
    assert done.out or Path(command[-1]).exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_with_strict_the_file_is_refused_and_nothing_is_written(command: tuple[str, ...]) -> None:
    done = vbm(*command, "--strict")
    assert_no_accident(done)
    assert (done.code, done.out) == (3, "")
    assert "P501" in done.err
    assert "12345" not in done.err
    assert sorted(path.name for path in Path().iterdir()) == ["in.yaml"]


@pytest.mark.parametrize("command", COMMANDS)
def test_recorded_marks_silence_it_also_with_strict(command: tuple[str, ...]) -> None:
    marks = [line.split()[-1] for line in vbm("check", "in.yaml").err.splitlines() if "geen_persoonsgegeven: " in line]
    assert len(marks) == 2
    Path("in.yaml").write_text(f"{REPORT}geen_persoonsgegeven: [{', '.join(marks)}]\n", "utf-8")
    done = vbm(*command, "--strict")
    assert done.code == 0
    assert "P5" not in done.err


def test_a_left_over_mark_is_told_and_is_not_fatal() -> None:
    text = REPORT.replace("123456782 en Fatima (15)", "niets")
    Path("in.yaml").write_text(f"{text}geen_persoonsgegeven:\n  - 0a1b2c3d\n", "utf-8")
    done = vbm("check", "in.yaml", "--strict")
    assert done.code == 0
    assert "in.yaml:10:5: P511 het kenmerk 0a1b2c3d " in done.err


def test_in_a_batch_the_good_files_are_made() -> None:
    Path("goed.yaml").write_text(Path(WILG).read_text("utf-8"), "utf-8")
    done = vbm("report", ".", "--format", "html", "-o", "uit", "--strict")
    assert done.code == 3
    assert [path.name for path in Path("uit").iterdir()] == ["goed.html"]


def test_many_warnings_are_counted() -> None:
    rows = "".join(f"    - {{naam: 'Fatima (15) {number}'}}\n" for number in range(60))
    Path("in.yaml").write_text(f"zelfrapportage: 1\nantwoorden:\n  groepen:\n{rows}", "utf-8")
    done = vbm("check", "in.yaml")
    assert done.err.count("P505") == 50
    assert "60 mogelijke persoonsgegevens, hier de eerste 50." in done.err


@pytest.mark.parametrize("form", ["text", "json", "csv", "summary"])
def test_public_outcomes_have_the_same_exit_code_and_no_text(form: str) -> None:
    plain = vbm("assess", "in.yaml", "--format", form, "--fail-on", "onvoldoende_informatie")
    done = vbm("assess", "in.yaml", "--format", form, "--fail-on", "onvoldoende_informatie", "--public")
    assert done.code == plain.code == 1
    assert "in.yaml" not in done.out
    assert done.out != plain.out


def test_advice_is_no_part_of_a_publication() -> None:
    assert vbm("assess", "in.yaml", "--format", "advice").code == 0
    refused = vbm("assess", "in.yaml", "--format", "advice", "--public")
    assert refused.code == 2
    assert not refused.out
    assert "--format advice gaat niet samen met --public" in refused.err


def test_a_public_report_leaves_out_what_was_typed() -> None:
    assert vbm("report", "in.yaml", "-o", "vol.html").code == 0
    assert vbm("report", "in.yaml", "--public", "-o", "open.html").code == 0
    full, public = (Path(name).read_text("utf-8") for name in ("vol.html", "open.html"))
    for secret in ("Fatima (15)", "123456782", "kwaliteitsmedewerker"):
        assert secret in full
        assert secret not in public
    assert "Versie voor publicatie." in public


def test_a_publication_does_not_tell_what_changed() -> None:
    """The previous round is told as it was answered, with exact numbers and texts."""
    refused = vbm("report", "in.yaml", "--previous", "in.yaml", "--public", "-o", "open.html")
    assert refused.code == 2
    assert "--previous kan niet met --public" in refused.err
    assert not refused.out
