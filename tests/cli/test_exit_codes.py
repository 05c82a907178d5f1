from __future__ import annotations

import fcntl
import json
import shutil
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path

import pytest
from command_line import (
    FEW_RULES,
    LINDEHUIS,
    NORM,
    RULES,
    VBM,
    WILG,
    ZUIDERLICHT,
    assert_no_accident,
    process,
    vbm,
)
from whole_reports import EXAMPLES, SCENARIOS, whole_file

from compliance.cli.assess import FORMATS, OUTCOMES, SEVERITIES
from compliance.cli.exit_codes import (
    DONE,
    INPUT_INVALID,
    INTERRUPTED,
    OUTPUT_FAILED,
    RULES_INVALID,
    THRESHOLD,
    USAGE,
)
from compliance.rulebook.outcome import Outcome

OPEN_GROUP_OF_SEVEN = """\
zelfrapportage: 1
locatie: {setting: open}
periode: {van: 2025-01-01, tot_en_met: 2025-06-30}
peildatum: 2025-06-30
antwoorden:
  groepen: [{naam: Linde, plekken: 6, bezetting_max: 7, bezetting_vandaag: 6}]
"""


def test_the_codes_are_a_contract() -> None:
    codes = (DONE, THRESHOLD, USAGE, INPUT_INVALID, RULES_INVALID, OUTPUT_FAILED, INTERRUPTED)
    assert codes == (0, 1, 2, 3, 4, 5, 130)
    assert tuple(Outcome) == OUTCOMES  # worst first


# --- 0 and 1 -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", WILG),
        ("assess", WILG),
        ("explain", WILG, NORM),
        ("new",),
        ("schema",),
        ("schema", "regels"),
        ("rules", "list"),
        ("rules", "show", NORM),
        ("rules", "try", NORM, "locatie.setting=gesloten", "kamerdeuren.op_slot=deel"),
        ("rules", "check", "--rules", str(FEW_RULES)),
        ("rules", "watch"),
        ("rules", "questions"),
        ("rules", "new", "E-NIEUW", "--theme", "nieuw", "-o", "-"),
    ],
    ids=" ".join,
)
def test_done(arguments: tuple[str, ...]) -> None:
    done = vbm(*arguments)
    assert (done.code, done.err) == (0, "")
    assert done.out


def reached(norms: list[dict[str, str]], threshold: str) -> bool:
    """Say it again, from the words of the contract and from nothing but the JSON."""
    if threshold in SEVERITIES:
        return any(one["severity"] >= threshold for one in norms if one["outcome"] in {"normafwijking", "verbeterpunt"})
    return any(OUTCOMES.index(one["outcome"]) <= OUTCOMES.index(threshold) for one in norms)


@pytest.mark.parametrize("name", [*EXAMPLES, *SCENARIOS])
def test_the_threshold_is_that_outcome_or_worse_or_a_finding_of_that_severity(name: str, tmp_path: Path) -> None:
    path = whole_file(name, tmp_path)
    norms = vbm("assess", str(path), "--format", "json").json["norms"]
    for threshold in (*OUTCOMES, *SEVERITIES):
        done = vbm("assess", str(path), "--format", "summary", "--fail-on", threshold)
        assert done.code == (1 if reached(norms, threshold) else 0), threshold
        assert done.out, "the outcomes are printed all the same"


BOUNDARIES = [
    ("zuiderlicht", "SEV1", 0),
    ("zuiderlicht", "oordeel_inspecteur", 0),
    ("zuiderlicht", "voldoet", 1),
    ("lindehuis", "SEV4", 0),
    ("lindehuis", "SEV3", 1),
    ("lindehuis", "SEV2", 1),
    ("lindehuis", "normafwijking", 1),
    ("de-wilg", "SEV4", 1),
    ("de-haven-op-verzoek", "SEV1", 0),  # a judgement that carries SEV4 is no finding
    ("de-haven-op-verzoek", "onvoldoende_informatie", 0),
    ("de-haven-op-verzoek", "oordeel_inspecteur", 1),
]
"""Of the core profile: among all norms there are some that are always for a person to judge."""


@pytest.mark.parametrize(("name", "threshold", "code"), BOUNDARIES, ids=str)
def test_the_boundaries_of_the_threshold(name: str, threshold: str, code: int, tmp_path: Path) -> None:
    path = str(whole_file(name, tmp_path))
    assert vbm("assess", path, "--profile", "kern", "--fail-on", threshold, "--format", "summary").code == code


def test_an_improvement_point_has_a_severity_too(tmp_path: Path) -> None:
    path = tmp_path / "open.yaml"
    path.write_text(OPEN_GROUP_OF_SEVEN)
    norms = vbm("assess", str(path), "--format", "json").json["norms"]
    (one,) = [norm for norm in norms if norm["id"] == "IGJ-GROUPSIZE-MAX6"]
    assert (one["outcome"], one["severity"]) == ("verbeterpunt", "SEV1")
    codes = {word: vbm("assess", str(path), "--fail-on", word).code for word in ("SEV1", "SEV2", "normafwijking")}
    assert codes == {"SEV1": 1, "SEV2": 0, "normafwijking": 0}


def test_norms_outside_the_profile_do_not_reach_the_threshold(tmp_path: Path) -> None:
    path = tmp_path / "uitleg.yaml"
    text = Path(ZUIDERLICHT).read_text(encoding="utf-8")
    path.write_text(text.replace("uitleg_in_gesprek: 2 van 2", "uitleg_in_gesprek: 1 van 2"), encoding="utf-8")
    assert vbm("assess", str(path), "--fail-on", "normafwijking").code == 1
    assert vbm("assess", str(path), "--fail-on", "normafwijking", "--profile", "kern").code == 0


def test_one_of_several_reaches_the_threshold() -> None:
    assert vbm("assess", ZUIDERLICHT, LINDEHUIS, "--fail-on", "SEV3").code == 1
    assert vbm("assess", ZUIDERLICHT, LINDEHUIS, "--fail-on", "SEV4").code == 0


@pytest.mark.parametrize("threshold", [None, "SEV4", "normafwijking", "niet_van_toepassing"])
@pytest.mark.parametrize(
    "files", [(WILG,), (ZUIDERLICHT,), ("bestaat-niet.yaml",), (WILG, "bestaat-niet.yaml")], ids=len
)
def test_the_code_does_not_depend_on_the_format(files: tuple[str, ...], threshold: str | None) -> None:
    more = () if threshold is None else ("--fail-on", threshold)
    assert len({vbm("assess", *files, "--format", form, *more).code for form in FORMATS}) == 1


# --- 3: faulty input ---------------------------------------------------------------------

READERS = [("check",), ("assess",), ("explain", NORM), ("report", "-o", "uit.html", "--format", "html")]


def call(reader: tuple[str, ...], path: str) -> tuple[str, ...]:
    return (reader[0], path, *reader[1:])


@pytest.mark.parametrize("reader", READERS, ids=lambda one: one[0])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("zelfrapportage: 1\nantwoorden:\n  kamerdeuren.op_slot: soms\n", "S306"),
        ("zelfrapportage: 1\nantwoorden:\n  kamerdeuren.opslot: nooit\n", "S303"),
        ("zelfrapportage: 1\nlocatie: [\n", "F010"),
        ("", "F005"),
    ],
    ids=["word", "question", "yaml", "empty"],
)
def test_faulty_input(
    reader: tuple[str, ...], text: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.yaml").write_text(text)
    done = vbm(*call(reader, "in.yaml"))
    assert (done.code, done.raw) == (3, b"")
    assert f": {code} " in done.err
    assert_no_accident(done)
    assert not Path("uit.html").exists()


@pytest.mark.parametrize("reader", [one for one in READERS if one[0] != "check"], ids=lambda one: one[0])
def test_a_self_report_without_a_date_is_not_assessed(
    reader: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.yaml").write_text("zelfrapportage: 1\n")
    done = vbm(*call(reader, "in.yaml"))
    assert done.code == 3
    assert ": S302 " in done.err
    assert vbm("check", "in.yaml").code == 0


def test_a_date_on_the_command_line_does_for_one_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "in.yaml"
    path.write_text("zelfrapportage: 1\n")
    assert vbm("assess", str(path), "--on", "2025-06-30", "--fail-on", "normafwijking").code == 0
    assert vbm("explain", str(path), NORM, "--on", "2025-06-30").code == 0


def test_wrong_answers_on_the_command_line() -> None:
    assert vbm("rules", "try", NORM, "kamerdeuren.op_slot=soms").code == 3
    assert vbm("rules", "try", NORM, "kamerdeuren.opslot=nooit").code == 3
    assert vbm("rules", "try", NORM, "groepen=[{").code == 3


def test_many_faults_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "in.yaml"
    path.write_text("zelfrapportage: 1\nantwoorden:\n" + "".join(f"  vraag{n}: ja\n" for n in range(70)))
    done = vbm("check", str(path))
    assert done.code == 3
    assert done.err.count(": S303 ") == 50
    assert "… en nog 20 fouten." in done.err


# --- 4: faulty rules ---------------------------------------------------------------------

WITH_RULES = [
    ("new",),
    ("check", WILG),
    ("assess", WILG),
    ("explain", WILG, NORM),
    ("report", WILG, "-o", "uit.html"),
    ("schema",),
    ("rules", "list"),
    ("rules", "show", NORM),
    ("rules", "try", NORM),
    ("rules", "check"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "regels"))


@pytest.mark.parametrize("arguments", WITH_RULES, ids=" ".join)
def test_faulty_rules(arguments: tuple[str, ...], copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy.parent)
    theme = copy / "kamerdeuren.yaml"
    theme.write_text(theme.read_text().replace("status: wet_afgeleid", "status: wetje", 1))
    done = vbm(*arguments, "--rules", "regels")
    assert (done.code, done.raw) == (4, b"")
    assert "kamerdeuren.yaml:" in done.err
    assert not Path("uit.html").exists()


@pytest.mark.parametrize("arguments", WITH_RULES, ids=" ".join)
def test_no_rules(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = vbm(*arguments, "--rules", str(tmp_path))
    assert (done.code, done.raw) == (4, b"")
    assert "rulebook.yaml: F001" in done.err


def test_a_worked_example_that_fails_is_a_faulty_rule(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FEW_RULES, tmp_path / "regels"))
    done = vbm("rules", "check", "--rules", str(folder))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 norm, 3 vragen, 3 voorbeelden: geen fouten.\n")
    theme = folder / "deur.yaml"
    theme.write_text(theme.read_text().replace("expect: voldoet", "expect: normafwijking"))
    done = vbm("rules", "check", "--rules", str(folder))
    assert (done.code, done.raw) == (4, b"")
    assert f"{theme}:34:" in done.err


def test_a_copy_of_the_rules_gives_the_same(copy: Path) -> None:
    ours = vbm("assess", WILG, "--format", "json").json
    theirs = vbm("assess", WILG, "--format", "json", "--rules", str(copy)).json
    assert theirs == ours


# --- 5: the output -----------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [("assess", WILG), ("schema",), ("new",)], ids=lambda one: one[0])
def test_output_that_cannot_be_written(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    for target in (tmp_path / "geen-map" / "uit", tmp_path / "map", Path(WILG) / "uit"):
        done = vbm(*arguments, "-o", str(target))
        assert (done.code, done.raw) == (5, b""), target
        assert str(target) in done.err
        assert_no_accident(done)
    assert [one.name for one in tmp_path.rglob("*")] == ["map"]


def test_a_file_in_the_place_of_the_folder_for_reports(tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("van mij")
    done = vbm("report", ZUIDERLICHT, LINDEHUIS, "-o", str(tmp_path / "uit"), "--format", "html")
    assert done.code == 5
    assert "hier kan geen map worden gemaakt" in done.err
    assert (tmp_path / "uit").read_text() == "van mij"


@pytest.mark.parametrize(
    "arguments", [("rules", "list"), ("assess", WILG, "--format", "json"), ("--version",)], ids=str
)
def test_standard_output_that_is_full(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([VBM, *arguments], stdout=full, stderr=subprocess.PIPE, check=False, timeout=120)
    assert done.returncode == 5
    assert done.stderr == b"vbm: lezen of schrijven lukt niet (No space left on device).\n"


def test_standard_output_that_is_closed() -> None:
    done = subprocess.run(["sh", "-c", f"exec '{VBM}' schema >&-"], capture_output=True, check=False, timeout=120)
    assert done.returncode == 5
    assert b"standaarduitvoer is gesloten" in done.stderr


# --- 130: interrupted --------------------------------------------------------------------


def unread(descriptor: int) -> int:
    """Give how many bytes of a pipe nobody has read yet."""
    return int(struct.unpack("i", fcntl.ioctl(descriptor, termios.FIONREAD, b"\0\0\0\0"))[0])


def test_interrupted() -> None:
    with subprocess.Popen(
        [VBM, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdin is not None
        running.stdin.write(b"zelfrapportage: 1\n")
        running.stdin.flush()
        until = time.monotonic() + 60
        while unread(running.stdin.fileno()) and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert (out, err.strip()) == (b"", b"Afgebroken.")


def test_code_3_is_stronger_than_the_threshold() -> None:
    done = process("assess", WILG, "bestaat-niet.yaml", "--fail-on", "SEV4", "--format", "json")
    assert done.code == 3
    assert [one["self_report"]["source"] for one in json.loads(done.raw)] == [WILG]
