"""``vbm verify``: what it says and with which code."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Done, assert_no_accident, vbm

TWO = str(Path(__file__).parent / "twee_themas")
SOURCE = b"""\
zelfrapportage: 1
locatie: {naam: De Hoek, setting: open}
peildatum: 2025-06-30
antwoorden: {deur.op_slot: soms}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rapport") / "hoek.pdf"
    assert vbm("report", "-", "-o", str(path), "--rules", TWO, stdin=SOURCE).code == 0
    return path


def verified(*arguments: str) -> Done:
    done = vbm("verify", *arguments)
    assert_no_accident(done)
    return done


def test_a_report_that_agrees(made: Path) -> None:
    done = verified(str(made))
    assert done.code == 0
    assert "De Hoek, peildatum 30 juni 2025" in done.out
    assert "regelboek twee 1 (sha256:" in done.out
    assert "Het rapport klopt" in done.out
    assert "Het zegt niet wie het maakte" in " ".join(done.out.split())
    assert done.err == ""


def test_a_report_that_was_changed(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "anders.pdf"
    path.write_bytes(made.read_bytes() + b"\n")
    done = verified(str(path))
    assert done.code == 3
    assert "✗ Tekst" in done.out
    assert "Het rapport klopt niet" in done.out


def test_a_publication_alone_is_not_proven(tmp_path: Path) -> None:
    path = tmp_path / "openbaar.pdf"
    vbm("report", "-", "-o", str(path), "--rules", TWO, "--public", stdin=SOURCE)
    done = verified(str(path))
    assert done.code == 3
    assert "? Antwoorden" in done.out
    assert "niet bewezen" in done.out
    assert vbm("check", str(path), "--rules", TWO).code == 3


@pytest.mark.parametrize(("data", "code"), [(b"%PDF-1.7\n", "D601"), (b"zelfrapportage: 1\n", "D601"), (b"", "F005")])
def test_what_is_no_report(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    done = verified(str(path))
    assert (done.code, done.out) == (3, "")
    assert code in done.err


def test_what_is_not_there(tmp_path: Path) -> None:
    done = verified(str(tmp_path / "nee.pdf"))
    assert done.code == 3
    assert "F001" in done.err
