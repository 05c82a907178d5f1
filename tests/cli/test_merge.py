"""``vbm merge``: what is written, what is shown, and when nothing is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import WILG, assert_no_accident, vbm

from compliance import load_rulebook, read_self_report

HEAD = "zelfrapportage: 1\nregelboek: vbm 2026.2\n"
LOCATION = "locatie: {naam: De Wilg, setting: gesloten}\npeildatum: 2025-06-30\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deuren.yaml").write_text(
        f"{HEAD}{LOCATION}antwoorden:\n  kamerdeuren.op_slot: {{antwoord: nooit, bewijs: logboek}}\n"
    )
    (tmp_path / "beleid.json").write_text(
        json.dumps({"zelfrapportage": 1, "antwoorden": {"klachten.leden": 3}}, indent=1)
    )
    (tmp_path / "anders.yaml").write_text(f"{HEAD}antwoorden:\n  kamerdeuren.op_slot: deel\n  klachten.leden: 4\n")
    return tmp_path


def test_parts_become_one_file(folder: Path) -> None:
    done = vbm("merge", "deuren.yaml", "beleid.json", "-o", "samen.yaml")
    assert (done.code, done.raw) == (0, b"")
    assert done.err == "samen.yaml: gemaakt uit 2 bestanden, met antwoord op 4 vragen.\n"
    assert "klachten.leden: 3" in (folder / "samen.yaml").read_text()
    assert "bewijs: logboek" in (folder / "samen.yaml").read_text()
    assert vbm("check", "samen.yaml").code == 0


def test_the_other_way_round_it_is_the_same_file(folder: Path) -> None:
    vbm("merge", "deuren.yaml", "beleid.json", "-o", "een.json")
    vbm("merge", "beleid.json", "deuren.yaml", "-o", "twee.json")
    assert (folder / "een.json").read_bytes() == (folder / "twee.json").read_bytes()
    assert json.loads((folder / "een.json").read_text())["antwoorden"]["klachten.leden"] == 3


def test_a_complete_file_with_itself_gives_the_same_outcomes(folder: Path) -> None:
    assert vbm("merge", WILG, WILG, "-o", "x.yaml").code == 2
    (folder / "wilg.yaml").write_bytes(Path(WILG).read_bytes())
    assert vbm("merge", WILG, "wilg.yaml", "-o", "samen.json").code == 0
    one, two = (vbm("assess", name, "--format", "json").json for name in (WILG, "samen.json"))
    for key in ("digest", "source"):
        del one["self_report"][key], two["self_report"][key]
    assert one == two


def test_to_the_screen(folder: Path) -> None:
    done = vbm("merge", "deuren.yaml", "beleid.json", "-o", "-")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("zelfrapportage: 1\n")
    assert [one.name for one in folder.iterdir() if "samen" in one.name] == []


def test_what_differs_is_shown_side_by_side_and_nothing_is_written(folder: Path) -> None:
    done = vbm("merge", "deuren.yaml", "beleid.json", "anders.yaml", "-o", "samen.yaml")
    assert (done.code, done.raw) == (3, b"")
    assert "    deuren.yaml:6  nooit\n    anders.yaml:4  deel\n" in done.err
    assert "    beleid.json:4  3\n    anders.yaml:5  4\n" in done.err
    assert "samen.yaml: niet geschreven, door 2 verschillen." in done.err
    assert not (folder / "samen.yaml").exists()


@pytest.mark.parametrize(
    ("options", "slot", "leden"),
    [
        (("--prefer", "anders.yaml"), "deel", 4),
        (("--take", "kamerdeuren=deuren.yaml", "--take", "klachten=beleid.json"), "nooit", 3),
        (("--take", "kamerdeuren=deuren.yaml", "--prefer", "anders.yaml"), "nooit", 4),
    ],
)
def test_what_was_chosen_counts(folder: Path, options: tuple[str, ...], slot: str, leden: int) -> None:
    done = vbm("merge", "deuren.yaml", "beleid.json", "anders.yaml", "-o", "samen.json", *options)
    assert done.code == 0
    assert done.err.count("Gekozen: ") == 2
    found = json.loads((folder / "samen.json").read_text())["antwoorden"]
    given = {"deel": "deel", "nooit": {"antwoord": "nooit", "bewijs": "logboek"}}[slot]
    assert found == {"kamerdeuren.op_slot": given, "klachten.leden": leden}


@pytest.mark.parametrize("take", ["kamerdeuren=deuren.yaml", "klachten=anders.yaml"])
def test_half_a_choice_is_none(folder: Path, take: str) -> None:
    done = vbm("merge", "deuren.yaml", "beleid.json", "anders.yaml", "-o", "samen.yaml", "--take", take)
    assert done.code == 3
    assert "door 1 verschil." in done.err
    assert not (folder / "samen.yaml").exists()


def test_a_part_with_faults_is_told_and_nothing_is_written(folder: Path) -> None:
    (folder / "fout.yaml").write_text(f"{HEAD}antwoorden: {{kamerdeuren.op_slot: soms}}\n")
    done = vbm("merge", "deuren.yaml", "fout.yaml", "-o", "samen.yaml")
    assert done.code == 3
    assert "fout.yaml:3:35: S306 " in done.err
    assert not (folder / "samen.yaml").exists()


def test_sound_parts_that_are_faulty_together_are_not_written(folder: Path) -> None:
    (folder / "van.yaml").write_text(f"{HEAD}periode: {{van: 2025-06-01}}\n")
    (folder / "tot.yaml").write_text(f"{HEAD}periode: {{tot_en_met: 2025-01-01}}\n")
    done = vbm("merge", "van.yaml", "tot.yaml", "-o", "samen.yaml")
    assert done.code == 3
    assert "S321" in done.err
    assert not (folder / "samen.yaml").exists()


def test_a_file_that_is_there_stays(folder: Path) -> None:
    (folder / "samen.yaml").write_text("van mij")
    done = vbm("merge", "deuren.yaml", "beleid.json", "-o", "samen.yaml")
    assert (done.code, (folder / "samen.yaml").read_text()) == (5, "van mij")
    assert vbm("merge", "deuren.yaml", "beleid.json", "-o", "samen.yaml", "--force").code == 0
    assert "kamerdeuren" in (folder / "samen.yaml").read_text()
    assert vbm("merge", "deuren.yaml", "beleid.json", "-o", "beleid.json", "--force").code == 2


def test_a_register_stays_a_reference_in_its_own_folder_and_nowhere_else(folder: Path) -> None:
    (folder / "groepen.csv").write_text("naam;plekken\nNoord;6\n")
    (folder / "groepen.yaml").write_text(f"{HEAD}antwoorden:\n  groepen: {{csv: groepen.csv}}\n")
    assert vbm("merge", "deuren.yaml", "groepen.yaml", "-o", "samen.yaml").code == 0
    assert "csv: groepen.csv" in (folder / "samen.yaml").read_text()
    (folder / "uit").mkdir()
    for target in ("uit/samen.yaml", "-"):
        done = vbm("merge", "deuren.yaml", "groepen.yaml", "-o", target)
        assert (done.code, done.raw) == (3, b"")
        assert done.err.startswith("groepen.yaml:4: groepen verwijst naar groepen.csv, en dat ligt in de map ")
    assert list((folder / "uit").iterdir()) == []


def test_the_answers_of_an_organisation_go_along_to_each_location(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "wilg.yaml").write_bytes((folder / "deuren.yaml").read_bytes())
    (folder / "in" / "els.json").write_text(json.dumps({"zelfrapportage": 1, "antwoorden": {"klachten.leden": 5}}))
    (folder / "in" / "fout.yaml").write_text("nee")
    (folder / "in" / "organisatie.json").write_bytes((folder / "beleid.json").read_bytes())
    done = vbm("merge", "--organisation", "in/organisatie.json", "in", "-o", "uit")
    assert done.code == 3
    assert "in/fout.yaml:1:1: S320" in done.err
    assert "uit/els.json: niet geschreven, door 1 verschil." in done.err
    assert [one.name for one in (folder / "uit").iterdir()] == ["wilg.yaml"]
    assert "klachten.leden: 3" in (folder / "uit" / "wilg.yaml").read_text()
    done = vbm("merge", "--organisation", "in/organisatie.json", "in/els.json", "-o", "uit", "--prefer", "els.json")
    assert done.code == 0
    assert json.loads((folder / "uit" / "els.json").read_text())["antwoorden"] == {"klachten.leden": 5}


def test_a_part_of_an_earlier_version_is_told(folder: Path) -> None:
    (folder / "later.yaml").write_text("zelfrapportage: 1\nregelboek: vbm 2099.1\n")
    done = vbm("merge", "deuren.yaml", "later.yaml", "-o", "samen.yaml")
    assert done.code == 0
    assert "later.yaml: Dit is gemaakt met vbm 2099.1. Dat is nieuwer dan deze vbm kent" in done.err


def test_of_one_file_comes_the_same_in_the_other_kind(folder: Path) -> None:
    done = vbm("merge", "deuren.yaml", "-o", "deuren.json")
    assert (done.code, done.err) == (0, "deuren.json: gemaakt uit 1 bestand, met antwoord op 3 vragen.\n")
    one, other = (read_self_report(str(folder / f"deuren.{kind}"), load_rulebook()) for kind in ("yaml", "json"))
    assert {name: answer.value for name, answer in one} == {name: answer.value for name, answer in other}
    assert vbm("check", "deuren.json").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("deuren.yaml", "deuren.yaml", "-o", "samen.yaml"),
        ("deuren.yaml", "beleid.json", "-o", "samen.xlsx"),
        ("deuren.yaml", "beleid.json", "-o", "samen"),
        ("deuren.yaml", "beleid.json"),
        ("deuren.yaml", "beleid.json", "-o", "samen.yaml", "--prefer", "ander.yaml"),
        ("deuren.yaml", "beleid.json", "-o", "samen.yaml", "--take", "kamerdeuren"),
        ("deuren.yaml", "beleid.json", "-o", "samen.yaml", "--take", "kamerdeur=deuren.yaml"),
        ("deuren.yaml", "beleid.json", "-o", "samen.yaml", "--take", "plan=beleid.json", "--take", "plan=deuren.yaml"),
        ("deuren.yaml", "--organisation", "beleid.json", "-o", "samen.yaml"),
        ("deuren.yaml", "--organisation", "beleid.json", "-o", "-"),
        ("beleid.json", "--organisation", "beleid.json", "-o", "uit"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_asked(folder: Path, arguments: tuple[str, ...]) -> None:
    before = sorted(folder.iterdir())
    done = vbm("merge", *arguments)
    assert (done.code, done.raw) == (2, b"")
    assert_no_accident(done)
    assert sorted(folder.iterdir()) == before


def test_a_nearest_theme_is_named() -> None:
    done = vbm("merge", "deuren.yaml", "beleid.json", "-o", "x.yaml", "--take", "kamerdeurn=deuren.yaml")
    assert 'het thema "kamerdeurn" bestaat niet. Bedoelt u kamerdeuren?' in done.err
