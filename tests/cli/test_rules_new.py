"""``vbm rules new``: what it adds, what it leaves alone, and what a person must still fill in."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from command_line import RULES, assert_no_accident, vbm

from compliance.files import shipped
from compliance.rulebook.reader import load_rulebook

TWO = Path(__file__).parent / "twee_themas"
BLANKS = {
    "label": "Ramen",
    "ask": "Kunnen de ramen open?",
    "title": "Ramen kunnen open",
    "status": "eigen",
    "severity": "SEV1",
    "addressee": "De aanbieder",
    "source": "[jeugdwet/1.1]",
    "from": "2025-01-01",
    "otherwise": "verbeterpunt",
    "remedy": "Maak de ramen los.",
}
EXPECTED = ("voldoet", "verbeterpunt", "onvoldoende_informatie")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(TWO, "regels"))


def blanks(text: str) -> list[tuple[int, str]]:
    """Give the lines of a file with a key and nothing behind it, nor under it."""
    lines = text.splitlines()
    found = []
    for number, line in enumerate(lines, start=1):
        key = re.fullmatch(r"\s*(?:- )?([a-z_]+):", line)
        following = next((one for one in lines[number:] if one.strip() and not one.lstrip().startswith("#")), "")
        if key and len(following) - len(following.lstrip()) <= len(line) - len(line.lstrip()):
            found.append((number, key[1]))
    return found


def filled_in(text: str, more: dict[str, str] | None = None) -> str:
    words = BLANKS | (more or {})
    outcomes = iter(EXPECTED)
    lines = text.splitlines()
    for number, key in blanks(text):
        lines[number - 1] += f" {next(outcomes) if key == 'expect' else words[key]}"
    return "\n".join(lines) + "\n"


def inserted_only(before: bytes, after: bytes) -> bool:
    """Whether every line of ``before`` is in ``after``, in the same order and with the same bytes."""
    rest = iter(after.splitlines(keepends=True))
    return all(line in rest for line in before.splitlines(keepends=True))


def test_check_names_exactly_what_a_person_must_fill_in(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = vbm("rules", "new", "E-RAAM", "--theme", "deur", "--rules", "regels")
    assert (done.code, done.raw) == (0, b"")
    assert "vbm rules check --rules regels" in done.err
    text = (folder / "deur.yaml").read_text("utf-8")
    wanted = blanks(text)
    assert {key for _, key in wanted} == {*BLANKS, "expect"}
    check = vbm("rules", "check", "--rules", "regels")
    named = re.findall(r'^regels/deur\.yaml:(\d+):\d+: R140 "(\w+)"', check.err, re.MULTILINE)
    assert check.code == 4
    assert [(int(line), key) for line, key in named] == wanted
    assert f"{len(wanted)} fouten." in check.err
    others = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "deur.yaml"}
    assert others == {name: data for name, data in before.items() if name != "deur.yaml"}
    assert inserted_only(before["deur.yaml"], (folder / "deur.yaml").read_bytes())


def test_once_it_is_filled_in_the_rulebook_is_sound(folder: Path) -> None:
    vbm("rules", "new", "E-RAAM", "--theme", "deur", "--rules", "regels")
    path = folder / "deur.yaml"
    path.write_text(filled_in(path.read_text("utf-8")), "utf-8")
    done = vbm("rules", "check", "--rules", "regels")
    assert (done.code, done.err) == (0, "")
    norm = load_rulebook(folder).versions("E-RAAM")[-1]
    assert [example.expect for example in norm.examples] == list(EXPECTED)


def test_a_new_theme_gets_a_file_and_a_name_in_the_frame(folder: Path) -> None:
    frame = (folder / "rulebook.yaml").read_bytes()
    done = vbm("rules", "new", "E-RAAM", "--theme", "ramen", "--rules", "regels")
    assert done.code == 0
    assert (folder / "rulebook.yaml").read_bytes() == frame.replace(b"[deur, huis]", b"[deur, huis, ramen]")
    path = folder / "ramen.yaml"
    assert {key for _, key in blanks(path.read_text("utf-8"))} == {*BLANKS, "expect", "intro"}
    path.write_text(filled_in(path.read_text("utf-8"), {"intro": "Over ramen."}), "utf-8")
    assert vbm("rules", "check", "--rules", "regels").code == 0
    assert [theme.theme for theme in load_rulebook(folder).themes] == ["deur", "huis", "ramen"]


def test_several_norms_may_be_begun_before_the_first_is_filled_in(folder: Path) -> None:
    for norm_id in ("E-RAAM", "E-DAK", "E-HET-RAAM"):
        assert vbm("rules", "new", norm_id, "--theme", "deur", "--rules", "regels").code == 0
    text = (folder / "deur.yaml").read_text("utf-8")
    assert re.findall(r"- id: (deur\.(?:raam|dak)\S*)", text) == ["deur.raam", "deur.dak", "deur.raam_2"]


@pytest.mark.parametrize("norm_id", ["W-2-HUIS", "w-2-huis".upper(), "W-3-STRAKS"])
def test_a_norm_that_is_there_stays(norm_id: str, folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = vbm("rules", "new", norm_id, "--theme", "deur", "--rules", "regels")
    assert done.code == 5
    assert done.err.startswith(f"{norm_id} bestaat al en blijft staan: regels/huis.yaml:")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_o_gives_the_new_part_and_writes_nothing(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = vbm("rules", "new", "E-RAAM", "--theme", "deur", "--rules", "regels", "-o", "-")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("questions:\n  # NIEUW")
    whole = vbm("rules", "new", "E-RAAM", "--theme", "ramen", "--rules", "regels", "-o", "-")
    assert "theme: ramen" in whole.out
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    taken = vbm("rules", "new", "E-RAAM", "--theme", "deur", "--rules", "regels", "-o", "regels/deur.yaml")
    assert taken.code == 5
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_list_between_brackets_is_left_alone(folder: Path) -> None:
    path = folder / "deur.yaml"
    text = "theme: deur\ntitle: De deur\nintro: Over deuren.\nquestions: []\nnorms: []\n"
    path.write_text(text, "utf-8")
    done = vbm("rules", "new", "E-RAAM", "--theme", "deur", "--rules", "regels")
    assert done.code == 5
    assert "-o -" in done.err
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("raam", "--theme", "deur"), '"raam" kan geen norm zijn.'),
        (("E-RAAM", "--theme", "De Deur"), '"De Deur" kan geen thema zijn.'),
        (("E-RAAM", "--theme", "../deur"), '"../deur" kan geen thema zijn.'),
        (("E-RAAM",), "de optie --theme ontbreekt."),
    ],
)
def test_a_name_that_cannot_be(arguments: tuple[str, ...], words: str, folder: Path) -> None:
    done = vbm("rules", "new", *arguments, "--rules", "regels")
    assert done.code == 2
    assert words in done.err


def test_a_rulebook_that_cannot_be_read_says_so(folder: Path) -> None:
    (folder / "huis.yaml").write_text("theme: [\n", "utf-8")
    done = vbm("rules", "new", "E-RAAM", "--theme", "deur", "--rules", "regels")
    assert done.code == 4
    assert "F010" in done.err
    assert_no_accident(done)
    assert vbm("rules", "new", "E-RAAM", "--theme", "deur", "--rules", "nergens").code == 4


def test_a_rulebook_that_was_installed_is_not_ours_to_write_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "is_installed", lambda: True)
    monkeypatch.setattr(shipped, "shipped_folder", lambda name: RULES)
    done = vbm("rules", "new", "E-RAAM", "--theme", "kamerdeuren")
    assert done.code == 2
    assert "--rules" in done.err


OWN = """\
id: eigen
title: Eigen afspraken
version: '1'
checked_until: 2026-06-10
checked_note: Eigen afspraken.
extends: vbm
themes:
  - samen  # wat wij samen doen
"""


def test_a_norm_on_top_of_the_shipped_rulebook_is_never_the_law(tmp_path: Path) -> None:
    (tmp_path / "rulebook.yaml").write_text(OWN, "utf-8")
    arguments = ("--theme", "samen", "--rules", str(tmp_path))
    assert vbm("rules", "new", "E-RAAM", *arguments).code == 0
    text = (tmp_path / "samen.yaml").read_text("utf-8")
    assert "status: eigen" in text
    assert "status" not in {key for _, key in blanks(text)}
    assert vbm("rules", "new", "JW-6.3.2.2-ROOMLOCK", *arguments).code == 5
    assert vbm("rules", "new", "E-DAK", "--theme", "huisregels", "--rules", str(tmp_path)).code == 5
    assert (tmp_path / "rulebook.yaml").read_text("utf-8") == OWN
