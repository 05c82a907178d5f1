"""Data on standard output, all else on standard error, ``-`` for both, UTF-8 everywhere."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from pathlib import Path

import pytest
from command_line import LINDEHUIS, NORM, VBM, WILG, ZUIDERLICHT, process, vbm

DATA = Path(WILG).read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("assess",), ("assess", "--format", "json"), ("explain", NORM), ("report", "--format", "html", "-o-")],
    ids=" ".join,
)
def test_a_dash_is_standard_input(arguments: tuple[str, ...]) -> None:
    piped = vbm(arguments[0], "-", *arguments[1:], stdin=DATA)
    named = vbm(arguments[0], WILG, *arguments[1:])
    assert (piped.code, piped.err) == (0, "")
    assert piped.out.replace("standaardinvoer", WILG) == named.out


def test_a_real_pipe() -> None:
    done = process("check", "-", stdin=DATA)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("standaardinvoer: leesbaar, geen fouten.\n")


def test_nothing_on_standard_input_is_a_fault() -> None:
    done = process("check", "-")
    assert (done.code, done.raw) == (3, b"")
    assert done.err.startswith("standaardinvoer: F005 ")


@pytest.mark.parametrize("arguments", [("assess", WILG), ("schema",), ("new", "--setting", "open")], ids=" ".join)
def test_a_dash_is_standard_output(arguments: tuple[str, ...]) -> None:
    assert vbm(*arguments, "-o", "-") == vbm(*arguments)


def test_faults_do_not_stand_between_the_data(tmp_path: Path) -> None:
    wrong = tmp_path / "fout.yaml"
    wrong.write_text("zelfrapportage: 1\nlocatie: {setting: dicht}\n")
    done = vbm("assess", ZUIDERLICHT, str(wrong), LINDEHUIS, "--format", "csv")
    assert done.code == 3
    assert {row["locatie"] for row in csv.DictReader(io.StringIO(done.out))} == {"Zuiderlicht", "Lindehuis"}
    assert f"{wrong}:2:20: S306 " in done.err


def test_a_report_on_standard_output_is_only_that() -> None:
    html = vbm("report", WILG, "--format", "html", "-o", "-")
    assert (html.code, html.err) == (0, "")
    assert html.out.lstrip().lower().startswith("<!doctype html>")


def test_a_pdf_on_standard_output_is_only_that() -> None:
    done = process("report", ZUIDERLICHT, "-o", "-")
    assert (done.code, done.err) == (0, "")
    assert done.raw.startswith(b"%PDF-")
    assert done.raw.rstrip().endswith(b"%%EOF")


def test_what_was_made_is_told_on_standard_error(tmp_path: Path) -> None:
    target = tmp_path / "uit.html"
    done = vbm("report", WILG, "--format", "html", "-o", str(target))
    assert (done.code, done.raw) == (0, b"")
    assert done.err == f"{target}: gemaakt.\n"


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "LANG": "C", "TERM": "dumb"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"PYTHONUTF8": "0", "LC_ALL": "C"},
    ],
    ids=str,
)
def test_output_is_utf_8_whatever_the_locale(env: dict[str, str]) -> None:
    done = process("explain", WILG, NORM, env=env)
    assert done.code == 0
    assert "– Medewerkers sluiten een jongere niet op in de eigen kamer" in done.out


@pytest.mark.parametrize("term", [{}, {"TERM": "xterm-256color", "FORCE_COLOR": "1"}], ids=["plain", "colour"])
def test_no_escape_codes_in_a_pipe(term: dict[str, str]) -> None:
    done = process("assess", WILG, env=term)
    assert b"\x1b" not in done.raw
    assert "\x1b" not in done.err


@pytest.mark.parametrize(
    "arguments", [("rules", "list"), ("schema",), ("assess", WILG, "--format", "json"), ("--help",), ("new",)], ids=str
)
def test_a_reader_that_goes_away_is_no_accident(arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([VBM, *arguments], stdout=writer, stderr=subprocess.PIPE, check=False, timeout=120)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_head_is_quiet() -> None:
    script = f"set -o pipefail; '{VBM}' rules list | head -n 2"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().split("\n")[1] == "Wettelijke grondslag (grondslag)"


@pytest.mark.parametrize("target", ["/dev/null", "/dev/stdout"])
def test_a_device_is_written_to_and_stays_a_device(target: str) -> None:
    done = process("assess", WILG, "--format", "summary", "-o", target)
    assert (done.code, done.err) == (0, "")
    assert not Path("/dev/null").is_file()
    assert bool(done.raw) is (target == "/dev/stdout")
