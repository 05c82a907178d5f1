"""``vbm check`` of a folder: a line for each file, whatever is wrong with another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command_line import KADEHUIS, LINDEHUIS, WILG, vbm

from compliance.selfreport.folder import reports_among


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = Path("map")
    made.mkdir()
    shutil.copy(LINDEHUIS, made / "linde.yaml")
    shutil.copy(WILG, made / "wilg.yaml")
    (made / "fout.yaml").write_text("zelfrapportage: 1\nlocatie: {setting: dicht}\nperiode: {vn: 1}\n")
    (made / "leeg.json").write_text("")
    (made / "oud.yaml").write_text("zelfrapportage: 1\nregelboek: vbm 2026.1\nlocatie: {naam: Oud, setting: open}\n")
    return made


def test_a_line_for_each_file_and_the_totals(folder: Path) -> None:
    done = vbm("check", "map")
    assert (done.code, done.err) == (3, "")
    lines = done.out.splitlines()
    assert (
        lines[0] == 'map/fout.yaml: 2 fouten, de eerste: regel 2: S306 "dicht" is geen antwoord op "locatie.setting".'
    )
    assert lines[1] == "map/leeg.json: 1 fout: F005 dit bestand is leeg."
    assert lines[2] == "map/linde.yaml: Lindehuis (open), 30 juni 2025: volledig. Gemaakt met vbm 2026.2."
    assert lines[3].startswith("map/oud.yaml: Oud (open), zonder peildatum: nog ")
    assert lines[3].endswith(" daarvan nog niet had.")
    assert lines[4].startswith("map/wilg.yaml: De Wilg (gesloten), 30 juni 2025: nog 2 vragen open.")
    assert lines[5:] == ["", "5 bestanden: 1 volledig, 2 met open vragen, 2 met fouten."]
    assert vbm("check", str(folder / "linde.yaml"), str(folder / "wilg.yaml")).code == 0


def test_what_is_new_is_counted_by_questions(folder: Path) -> None:
    data = vbm("check", "map/oud.yaml", "--format", "json").json
    assert set(data["new"]) < set(data["open"])
    assert "jaarverslag" in data["new"]
    assert "locatie.naam" not in data["open"]
    line = vbm("check", "map", "map/oud.yaml").out
    assert f"nog {len(data['open'])} vragen open. Gemaakt met vbm 2026.1, die {len(data['new'])} daarvan nog" in line
    alone = vbm("check", "map/oud.yaml").out.splitlines()
    assert alone[1] == "  Gemaakt met vbm 2026.1, een eerdere versie. Gelezen als vbm 2026.2."
    counts = f"({len(data['open'])}, waarvan {len(data['new'])} die vbm 2026.1 nog niet had)"
    assert alone[2] == f"  Nog te beantwoorden {counts}:"


def wilg(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    text = Path(WILG).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_same_location_twice(folder: Path) -> None:
    wilg(
        folder, "later.yaml", ("naam: De Wilg", "naam: 'de  WILG '"), ("peildatum: 2025-06-30", "peildatum: 2025-12-31")
    )
    wilg(folder, "open.yaml", ("setting: gesloten", "setting: open"))
    lines = vbm("check", "map").out.splitlines()
    at = lines.index("Dezelfde locatie staat in 2 bestanden:")
    assert lines[at + 1 : at + 4] == [
        "  map/later.yaml: de WILG (gesloten), 31 december 2025, het nieuwst",
        "  map/wilg.yaml: De Wilg (gesloten), 30 juni 2025",
        "Er is niets gekozen: elk bestand telt hier mee.",
    ]


def test_two_of_one_day_are_equally_new(folder: Path) -> None:
    wilg(folder, "ook.yaml", ("ingevuld_door:", "ingevuld_door: teamleider #"))
    out = vbm("check", "map").out
    assert "Dezelfde locatie staat in 2 bestanden:" in out
    assert "het nieuwst" not in out


def test_the_same_file_twice_is_told_as_that(folder: Path) -> None:
    wilg(folder, "kopie.yaml")
    out = vbm("check", "map").out
    assert "Hetzelfde bestand, 2 keer: map/kopie.yaml, map/wilg.yaml\n" in out
    assert "Dezelfde locatie" not in out


def test_files_without_a_name_are_not_one_location(folder: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(f"zelfrapportage: 1\ningevuld_door: {name}\n")
    out = vbm("check", "map").out
    assert "map/a.yaml: zonder naam van een locatie, zonder peildatum: nog " in out
    assert "Dezelfde locatie" not in out


def test_json_has_the_same(folder: Path) -> None:
    wilg(folder, "kopie.yaml")
    done = vbm("check", "map", "--format", "json")
    assert done.code == 3
    found = {one["file"]: one for one in done.json}
    assert found["map/fout.yaml"]["readable"] is False
    assert [one["code"] for one in found["map/fout.yaml"]["faults"]] == ["S306", "S301"]
    assert found["map/fout.yaml"]["location"] is None
    assert found["map/linde.yaml"]["complete"] is True
    assert found["map/wilg.yaml"]["same_file"] == ["map/kopie.yaml"]
    assert found["map/wilg.yaml"]["same_location"] == []
    assert found["map/oud.yaml"]["made_with"] == {"rulebook": "vbm 2026.1", "version": "earlier", "changes": []}
    assert vbm("check", KADEHUIS, "--format", "json").json["complete"] is True


def test_contradictions_are_counted(folder: Path) -> None:
    (folder / "tegen.yaml").write_text(
        "zelfrapportage: 1\nlocatie: {setting: gesloten}\n"
        "antwoorden: {kamerdeuren.op_slot: nooit, kamerdeuren.aantal_keren: 3}\n"
    )
    assert "vragen open, 1 tegenspraak. " in vbm("check", "map").out


def test_which_files_of_a_folder_are_self_reports(tmp_path: Path) -> None:
    names = ["a.yaml", "b.YML", "c.json", "d.xlsx", "register.xlsx", "export 2.xlsx", "oud.XLSX"]
    others = [".e.yaml", "~$d.xlsx", "a.schema.json", "kolommen.yaml", "mijnkolommen.yaml", "x.csv", "y.xls", "z.xlsm"]
    for name in (*names, *others):
        (tmp_path / name).write_text("")
    (tmp_path / "a.yaml").write_text("antwoorden:\n  insluitingen: {register: register.xlsx, kolommen: kolommen.yaml\n")
    (tmp_path / "c.json").write_text('{"insluitingen": {"register":"export 2.xlsx"}}')
    found = {path.name for path in reports_among(tmp_path.iterdir())}
    assert found == {"a.yaml", "b.YML", "c.json", "d.xlsx", "oud.XLSX"}


def test_a_file_of_a_version_that_is_not_known(folder: Path) -> None:
    (folder / "later.yaml").write_text("zelfrapportage: 1\nregelboek: vbm 2099.1\npeildatum: 2025-06-30\n")
    assert (
        "open. Dit is gemaakt met vbm 2099.1. Dat is nieuwer dan deze vbm kent (vbm 2026.2)." in vbm("check", "map").out
    )
    done = vbm("assess", "map/later.yaml", "--profile", "kern", "--format", "summary")
    assert done.err == (
        "map/later.yaml: Dit is gemaakt met vbm 2099.1. Dat is nieuwer dan deze vbm kent (vbm 2026.2). Werk vbm bij.\n"
    )


RULES = str(Path(__file__).parents[1] / "selfreport" / "migratie_regels")


def test_what_another_version_changed_is_told_by_every_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("oud.yaml").write_text(
        "zelfrapportage: 1\nregelboek: huis 1\npeildatum: 2025-06-30\n"
        "antwoorden: {deur.slot: nooit, deur.kleur: rood}\n"
    )
    lines = vbm("check", "oud.yaml", "--rules", RULES).out.splitlines()
    assert lines[1:4] == [
        "  Gemaakt met huis 1, een eerdere versie. Gelezen als huis 3.",
        "  regel 4: deur.slot heet nu deur.op_slot. De naam is korter.",
        "  regel 4: deur.kleur: dit antwoord is vervallen: rood. Dit wordt niet meer gevraagd.",
    ]
    short = (
        "oud.yaml: gemaakt met huis 1. Bij 2 antwoorden is iets veranderd of vervallen. Wat, zegt: vbm check oud.yaml\n"
    )
    for command in (("assess", "oud.yaml"), ("explain", "oud.yaml", "W-1-DEUR")):
        assert vbm(*command, "--rules", RULES).err == short
    assert short in vbm("report", "oud.yaml", "--rules", RULES, "-o", "uit.html").err
    text = Path("uit.html").read_text(encoding="utf-8")
    assert "Het bestand is gemaakt met huis 1, een eerdere versie. Het is gelezen als huis 3." in text
    assert "deur.kleur: dit antwoord is vervallen: rood." in text
    found = vbm("assess", "oud.yaml", "--rules", RULES, "--format", "json").json["self_report"]["made_with"]
    assert (found["rulebook"], len(found["changes"])) == ("huis 1", 2)
    line = vbm("check", "oud.yaml", "oud.yaml", "--rules", RULES).out.splitlines()[0]
    assert line.endswith("Gemaakt met huis 1, die 3 daarvan nog niet had; 2 antwoorden veranderd of vervallen.")
