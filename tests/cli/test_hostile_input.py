"""Whatever is offered: an answer in Dutch with the right exit code, never a traceback, and in a moment."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import FEW_RULES, NORM, RULES, WILG, Done, assert_no_accident, process, vbm
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

DEEP = 100_000
LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def nothing_there(path: Path) -> None:
    del path


HOSTILE: dict[str, Callable[[Path], object]] = {
    "missing": nothing_there,
    "empty": Path.touch,
    "folder of folders": lambda path: (path / "a.yaml").mkdir(parents=True),
    "pipe": os.mkfifo,
    "nothing": lambda path: path.symlink_to("/dev/null"),
    "endless": lambda path: path.symlink_to("/dev/zero"),
    "loop": lambda path: path.symlink_to(path.name),
    "huge": lambda path: path.write_bytes(b"# " + b"x" * 6_000_000),
    "huge line": lambda path: path.write_bytes(b"zelfrapportage: " + b"1" * 4_000_000),
    "not utf-8": lambda path: path.write_bytes("zelfrapportage: 1\nlocatie: {naam: Café}\n".encode("latin-1")),
    "utf-16": lambda path: path.write_bytes("zelfrapportage: 1\n".encode("utf-16")),
    "half a character": lambda path: path.write_bytes(b"zelfrapportage: 1\nlocatie: {naam: Caf\xc3"),
    "zero bytes": lambda path: path.write_bytes(b"\0" * 4096),
    "a program": lambda path: path.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4),
    "a spreadsheet": lambda path: path.write_bytes(b"PK\x03\x04" + os.urandom(512)),
    "deep yaml": lambda path: path.write_text("[" * DEEP),
    "deep blocks": lambda path: path.write_text("".join(f"{' ' * n}a:\n" for n in range(1500))),
    "deep json": lambda path: path.write_text('{"zelfrapportage": ' + "[" * DEEP + "]" * DEEP + "}"),
    "laughs": lambda path: path.write_text(LAUGHS),
    "itself": lambda path: path.write_text("&a [*a]\n"),
    "a tag": lambda path: path.write_text("!!python/object/apply:os.system ['echo au']\n"),
    "two documents": lambda path: path.write_text("zelfrapportage: 1\n---\nzelfrapportage: 1\n"),
    "a word": lambda path: path.write_text("ja\n"),
    "a list": lambda path: path.write_text("- zelfrapportage: 1\n"),
    "another version": lambda path: path.write_text("zelfrapportage: 2\n"),
    "an escape code": lambda path: path.write_text("zelfrapportage: 1\nlocatie:\n  naam: \x1b[31mrood\n"),
    "big numbers": lambda path: path.write_text("zelfrapportage: 1\nantwoorden:\n  schorsing.besluiten: " + "9" * 5000),
    "many keys": lambda path: path.write_text("zelfrapportage: 1\nantwoorden:\n" + "  x: 1\n" * 20_000),
}

CALLS = [
    ("check",),
    ("assess", "--format", "json"),
    ("explain", NORM),
    ("report", "-o", "uit", "--format", "html"),
]


@pytest.mark.parametrize("call", CALLS, ids=lambda one: one[0])
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_self_report(
    kind: str, call: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    HOSTILE[kind](Path("in.yaml"))
    started = time.process_time()
    done = vbm(call[0], "in.yaml", *call[1:])
    assert time.process_time() - started < 30
    assert_no_accident(done)
    assert (done.code, done.raw) == (3, b"")
    assert "in.yaml" in done.err
    assert "\x1b" not in done.err
    assert len(done.err) < 20_000
    assert not Path("uit").exists()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_rule_file(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(RULES, "regels")
    theme = Path("regels/kamerdeuren.yaml")
    theme.unlink()
    HOSTILE[kind](theme)
    done = vbm("rules", "check", "--rules", "regels")
    assert_no_accident(done)
    assert (done.code, done.raw) == (4, b"")
    assert "kamerdeuren.yaml" in done.err


@pytest.mark.parametrize("name", ["rulebook.yaml", ""])
@pytest.mark.parametrize("kind", ["missing", "empty", "pipe", "deep yaml", "not utf-8", "a word"])
def test_a_hostile_rulebook(kind: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if name:
        Path("regels").mkdir()
    HOSTILE[kind](Path("regels") / name)
    done = vbm("assess", WILG, "--rules", "regels")
    assert_no_accident(done)
    assert (done.code, done.raw) == (4, b"")


@pytest.mark.parametrize(
    "kind", ["zero bytes", "not utf-8", "deep yaml", "deep json", "huge", "laughs", "an escape code"]
)
def test_hostile_standard_input(kind: str, tmp_path: Path) -> None:
    HOSTILE[kind](tmp_path / "in")
    done = process("check", "-", stdin=(tmp_path / "in").read_bytes())
    assert_no_accident(done)
    assert (done.code, done.raw) == (3, b"")
    assert done.err.startswith("standaardinvoer")


def test_a_name_that_is_too_long() -> None:
    done = vbm("check", "x" * 5000)
    assert_no_accident(done)
    assert done.code == 3


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.yaml"
    Path(os.fsdecode(path)).write_bytes(Path(WILG).read_bytes())
    for arguments in (("check",), ("assess", "--format", "json"), ("assess", "--format", "csv")):
        done = process(arguments[0], os.fsdecode(path), *arguments[1:])
        assert_no_accident(done)
        assert done.code == 0


# --- Hypothesis --------------------------------------------------------------------------

QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
GOOD = Path(WILG).read_bytes()
THEME = (FEW_RULES / "deur.yaml").read_bytes()


def damaged(good: bytes) -> st.SearchStrategy[bytes]:
    """Draw a file with one place in it taken out, replaced or repeated: most of it is still sound."""
    cut = st.tuples(st.integers(0, len(good)), st.integers(0, 40), st.one_of(st.binary(max_size=8), WORDS))
    return cut.map(lambda one: good[: one[0]] + one[2] + good[one[0] + one[1] :])


WORDS = st.sampled_from(
    [b"", b"\n", b"\t", b": ", b"- ", b"{", b"}", b"[", b"#", b'"', b"'", b"geen", b"*a", b"&a ", b"\xff"]
)
BYTES = st.one_of(
    st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)


def assert_answered(done: Done, faulty: int) -> None:
    assert_no_accident(done)
    assert done.code in {0, faulty}
    assert bool(done.err) is (done.code == faulty)


@pytest.mark.parametrize("call", CALLS[:3], ids=lambda one: one[0])
@given(data=st.one_of(BYTES, damaged(GOOD)))
@example(data=b"zelfrapportage: 1\npeildatum: 0001-01-01\n")
@example(data=b"zelfrapportage: 1\npeildatum: 9999-12-31\nperiode: {van: 0001-01-01, tot_en_met: 9999-12-31}\n")
@QUIET
def test_random_bytes_as_self_report(call: tuple[str, ...], data: bytes) -> None:
    assert_answered(vbm(call[0], "-", *call[1:], stdin=data), 3)


@given(data=st.one_of(BYTES, damaged(THEME)))
@QUIET
def test_random_bytes_as_rules(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = Path(shutil.copytree(FEW_RULES, tmp_path_factory.mktemp("map") / "regels"))
    (folder / "deur.yaml").write_bytes(data)
    for arguments in (("rules", "list"), ("rules", "check"), ("new",), ("assess", WILG)):
        done = vbm(*arguments, "--rules", str(folder))
        assert_no_accident(done)
        assert done.code in {0, 3, 4}
        assert bool(done.err) is (done.code != 0)


@given(answer=st.one_of(st.text(max_size=80), st.sampled_from(["kamerdeuren.op_slot", "groepen"]).flatmap(
    lambda name: st.text(max_size=60).map(lambda text: f"{name}={text}")
)))  # fmt: skip
@QUIET
def test_random_words_on_the_command_line(answer: str) -> None:
    done = vbm("rules", "try", NORM, "--", answer)
    assert_no_accident(done)
    assert done.code in {0, 2, 3}
