from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from command_line import EXAMPLES, LINDEHUIS, VBM, WILG, ZUIDERLICHT, vbm

from compliance.cli.report import report_names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two good self-reports, a faulty one, and what is no self-report."""
    made = tmp_path / "in"
    made.mkdir()
    shutil.copy(ZUIDERLICHT, made / "dorp.yaml")
    shutil.copy(LINDEHUIS, made / "linde.yml")
    (made / "fout.yaml").write_text("zelfrapportage: 1\nlocatie: {setting: dicht}\n")
    (made / "dorp.schema.json").write_text("{}")
    (made / "keren.csv").write_text("van;tot\n")
    (made / ".dorp.yaml").write_text("van een editor")
    return made


def test_the_good_files_are_written_and_the_bad_ones_listed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    done = vbm("report", str(folder), "-o", str(out), "--format", "html")
    assert (done.code, done.raw) == (3, b"")
    assert sorted(one.name for one in out.iterdir()) == ["dorp.html", "linde.html"]
    assert f"{folder / 'fout.yaml'}:2:20: S306 " in done.err
    assert f"{out / 'dorp.html'}: gemaakt." in done.err
    assert "Lindehuis" in (out / "linde.html").read_text(encoding="utf-8")


def test_a_batch_that_is_sound_is_done(folder: Path, tmp_path: Path) -> None:
    (folder / "fout.yaml").unlink()
    assert vbm("report", str(folder), "-o", str(tmp_path / "een" / "twee"), "--format", "html").code == 0
    assert len(list((tmp_path / "een" / "twee").iterdir())) == 2


def test_a_folder_of_one_makes_a_folder_of_one(folder: Path, tmp_path: Path) -> None:
    for name in ("fout.yaml", "linde.yml"):
        (folder / name).unlink()
    vbm("report", str(folder), "-o", str(tmp_path / "uit"), "--format", "html")
    assert [one.name for one in (tmp_path / "uit").iterdir()] == ["dorp.html"]


def test_a_report_of_a_batch_is_the_report_of_that_file(folder: Path, tmp_path: Path) -> None:
    path = folder / "dorp.yaml"
    vbm("report", str(path), LINDEHUIS, "-o", str(tmp_path / "uit"), "--format", "html")
    alone = vbm("report", str(path), "-o", "-", "--format", "html")
    assert (tmp_path / "uit" / "dorp.html").read_bytes() == alone.raw


@pytest.mark.parametrize("command", ["check", "assess"])
def test_a_folder_stands_for_the_self_reports_in_it(command: str, folder: Path) -> None:
    done = vbm(command, str(folder))
    assert done.code == 3
    assert (done.out if command == "check" else done.err).count("S306") == 1
    assert done.err.count(": F") == 0


@pytest.mark.parametrize("command", [("check",), ("assess",), ("report", "-o", "uit")], ids=lambda one: one[0])
def test_an_empty_folder(command: tuple[str, ...], tmp_path: Path) -> None:
    done = vbm(command[0], str(tmp_path), *command[1:])
    assert (done.code, done.raw) == (3, b"")
    assert done.err == f"{tmp_path}: in deze map staat geen zelfrapportage (.yaml, .json of .xlsx).\n"


def test_two_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    paths = []
    for region, source in (("noord", ZUIDERLICHT), ("zuid", LINDEHUIS), ("west", WILG)):
        (tmp_path / region).mkdir()
        paths.append(str(shutil.copy(source, tmp_path / region / "rapport.yaml")))
    for _ in range(2):  # the names do not depend on what was made before
        assert vbm("report", *paths, "-o", str(tmp_path / "uit"), "--format", "html").code == 0
        made = {one.name: one.read_text(encoding="utf-8") for one in (tmp_path / "uit").iterdir()}
        assert sorted(made) == ["rapport.html", "west-rapport.html", "zuid-rapport.html"]
        assert "Zuiderlicht" in made["rapport.html"]
        assert "Lindehuis" in made["zuid-rapport.html"]


def test_report_names_are_all_different() -> None:
    paths = ["a/x.yaml", "a/x.json", "b/a-x.yaml", "b/x.yaml", "c/b/x.yaml", "-", "B/X.yml", "a/x.yaml"]
    names = report_names(paths, "pdf")
    assert list(names) == list(dict.fromkeys(paths))
    assert len({name.lower() for name in names.values()}) == len(names)
    assert names["a/x.yaml"] == "x.pdf"
    assert names["a/x.json"] == "a-x.pdf"
    assert names["-"] == "standaardinvoer.pdf"
    assert all("/" not in name for name in names.values())


def test_all_examples_at_once() -> None:
    done = vbm("assess", *(str(path) for path in EXAMPLES), "--format", "summary")
    assert done.code == 0
    assert done.out.count("Dit is een zelfevaluatie en geen oordeel van de inspectie.") == len(EXAMPLES)


# --- progress ----------------------------------------------------------------------------


def on_a_terminal(*arguments: str) -> tuple[int, str]:
    """Run ``vbm`` with standard error on a terminal and give what stood there."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([VBM, *arguments], stdout=subprocess.DEVNULL, stderr=theirs) as running:
        os.close(theirs)
        seen = b""
        until = time.monotonic() + 120
        while time.monotonic() < until:
            if not select.select([ours], [], [], 1)[0]:
                continue
            try:
                part = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            seen += part
        code = running.wait(timeout=60)
    os.close(ours)
    return code, seen.decode("utf-8")


def test_progress_shows_on_a_terminal(folder: Path, tmp_path: Path) -> None:
    code, seen = on_a_terminal("report", str(folder), "-o", str(tmp_path / "uit"), "--format", "html")
    assert code == 3
    assert "Rapporten" in seen
    assert "100%" in seen


def test_no_progress_for_one_report_nor_in_a_pipe(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "uit.html"
    code, seen = on_a_terminal("report", ZUIDERLICHT, "-o", str(target), "--format", "html")
    assert (code, seen) == (0, f"{target}: gemaakt.\r\n")
    piped = vbm("report", str(folder), "-o", str(tmp_path / "uit"), "--format", "html")
    assert "Rapporten" not in piped.err
    assert "%" not in piped.err
