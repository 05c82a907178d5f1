from __future__ import annotations

import json
import os
import resource
import subprocess
from pathlib import Path

import pytest
from command_line import FEW_RULES, VBM, WILG, ZUIDERLICHT, process, vbm

from compliance.cli.new import SETTINGS


def files(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_form_and_the_schema_beside_it(tmp_path: Path) -> None:
    done = process("new", "--setting", "gesloten", "-o", "mijn locatie.yaml", cwd=tmp_path)
    assert (done.code, done.raw) == (0, b"")
    assert files(tmp_path) == ["mijn locatie.schema.json", "mijn locatie.yaml"]
    assert done.err.startswith("mijn locatie.yaml: ")
    assert "vbm check mijn locatie.yaml" in done.err
    check = process("check", "mijn locatie.yaml", cwd=tmp_path)
    assert (check.code, check.err) == (0, "")


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("profile", ["kern", "volledig"])
def test_the_modeline_points_to_the_schema_that_is_written(setting: str, profile: str, tmp_path: Path) -> None:
    target = tmp_path / f"{setting}-{profile}.yaml"
    vbm("new", "--setting", setting, "--profile", profile, "-o", str(target))
    first = target.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={setting}-{profile}.schema.json"
    schema = json.loads((tmp_path / first.partition("=")[2]).read_bytes())
    assert schema == vbm("schema").json


def test_a_file_that_exists_stays(tmp_path: Path) -> None:
    target = tmp_path / "in.yaml"
    target.write_text("van mij")
    done = vbm("new", "-o", str(target))
    assert (done.code, done.raw) == (5, b"")
    assert done.err == f"{target}: dit bestand bestaat al en blijft staan. Kies een andere naam, of gebruik --force.\n"
    assert files(tmp_path) == ["in.yaml"]
    assert target.read_text() == "van mij"


def test_a_schema_that_is_not_ours_stays_too(tmp_path: Path) -> None:
    schema = tmp_path / "in.schema.json"
    schema.write_text("van mij")
    done = vbm("new", "-o", str(tmp_path / "in.yaml"))
    assert done.code == 5
    assert (files(tmp_path), schema.read_text()) == (["in.schema.json"], "van mij")


def test_our_own_schema_is_no_obstacle(tmp_path: Path) -> None:
    target = tmp_path / "in.yaml"
    assert vbm("new", "-o", str(target)).code == 0
    target.unlink()
    assert vbm("new", "-o", str(target)).code == 0


def test_force_writes_over_it(tmp_path: Path) -> None:
    target = tmp_path / "in.yaml"
    target.write_text("van mij")
    assert vbm("new", "-o", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8") == vbm("new").out.replace(
        "$schema=zelfrapportage.schema.json", "$schema=in.schema.json"
    )


def test_standard_output_gets_the_form_alone(tmp_path: Path) -> None:
    done = process("new", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert files(tmp_path) == []


# --- on paper ----------------------------------------------------------------------------


PAPER = ("new", "--format", "pdf", "--rules", str(FEW_RULES))


def test_paper_is_one_file_without_a_schema(tmp_path: Path) -> None:
    target = tmp_path / "vragenlijst.pdf"
    done = vbm(*PAPER, "-o", str(target))
    assert (done.code, done.raw) == (0, b"")
    assert done.err == f"{target}: 1 vraag. Print de lijst op A4 en vul haar in met een pen.\n"
    assert files(tmp_path) == ["vragenlijst.pdf"]
    assert target.read_bytes().startswith(b"%PDF-")


def test_paper_on_standard_output_is_the_same_bytes(tmp_path: Path) -> None:
    target = tmp_path / "vragenlijst.pdf"
    vbm(*PAPER, "-o", str(target))
    done = process(*PAPER, "-o", "-", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.raw == target.read_bytes()


def test_paper_does_not_say_where_the_rulebook_stands() -> None:
    done = process(*PAPER, "--setting", "open", "-o", "-")
    text = subprocess.run(["pdftotext", "-", "-"], input=done.raw, capture_output=True, check=True).stdout.decode()
    assert "vbm new --setting open -o zelfrapportage.yaml" in text
    assert "--rules" not in text
    assert FEW_RULES.parent.name not in text


def test_paper_leaves_a_file_that_exists(tmp_path: Path) -> None:
    target = tmp_path / "in.pdf"
    target.write_text("van mij")
    done = vbm(*PAPER, "-o", str(target))
    assert (done.code, target.read_text()) == (5, "van mij")
    assert vbm(*PAPER, "-o", str(target), "--force").code == 0
    assert target.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("name", "form", "named"),
    [("in.pdf", "yaml", "pdf"), ("in.PDF", "yaml", "pdf"), ("in.yaml", "pdf", "yaml"), ("in.yml", "pdf", "yaml")],
)
def test_a_name_that_says_something_else_is_refused(name: str, form: str, named: str, tmp_path: Path) -> None:
    target = tmp_path / name
    done = vbm("new", "--format", form, "-o", str(target))
    assert (done.code, files(tmp_path)) == (2, [])
    assert f"{target}: dit wordt {form}. Geef --format {named}, of noem het bestand anders." in done.err


def test_a_map_of_columns_is_not_for_paper(tmp_path: Path) -> None:
    done = vbm("new", "--format", "pdf", "--columns", "insluitingen", "-o", str(tmp_path / "in"))
    assert (done.code, files(tmp_path)) == (2, [])
    assert "een kolommenbestand is altijd YAML. Laat --format weg." in done.err


def test_paper_says_what_this_machine_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("compliance.forms.paper.render_paper", broken)
    done = vbm(*PAPER, "-o", str(tmp_path / "in.pdf"))
    assert (done.code, files(tmp_path)) == (5, [])
    assert "mist dit systeem de bibliotheek Pango" in done.err
    assert done.err.endswith("Een formulier voor een teksteditor kan wel: vbm new --format yaml\n")


# --- a file is written whole or not at all -----------------------------------------------


def small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


@pytest.mark.parametrize(
    "arguments",
    [("new", "--force"), ("assess", ZUIDERLICHT, "--format", "json"), ("schema",)],
    ids=lambda one: one[0],
)
@pytest.mark.parametrize("existing", ["van mij", None])
def test_a_disk_that_is_full_leaves_what_there_was(
    arguments: tuple[str, ...], existing: str | None, tmp_path: Path
) -> None:
    target = tmp_path / "uit"
    if existing:
        target.write_text(existing)
    done = subprocess.run(
        [VBM, *arguments, "-o", str(target)],
        capture_output=True,
        check=False,
        timeout=120,
        preexec_fn=small_files,
    )
    assert (done.returncode, done.stdout) == (5, b"")
    assert done.stderr.decode() == f"{target}: kan niet worden geschreven (File too large).\n"
    assert files(tmp_path) == (["uit"] if existing else [])
    assert not existing or target.read_text() == existing


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    real = tmp_path / "echt.json"
    real.write_text("oud")
    real.chmod(0o600)
    link = tmp_path / "link.json"
    link.symlink_to(real.name)
    assert vbm("assess", ZUIDERLICHT, "--format", "json", "-o", str(link)).code == 0
    assert link.is_symlink()
    assert json.loads(real.read_bytes())
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        vbm("schema", "-o", str(tmp_path / "uit.json"))
    finally:
        os.umask(mask)
    assert (tmp_path / "uit.json").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("assess",), ("assess", "--format", "json"), ("explain", "IGJ-SAFEROOM")],
    ids=" ".join,
)
def test_no_command_changes_the_self_report(arguments: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "wilg.yaml"
    before = Path(WILG).read_bytes() + b"# onderaan\r\n"
    path.write_bytes(before)
    path.chmod(0o444)
    assert vbm(arguments[0], str(path), *arguments[1:]).code == 0
    assert path.read_bytes() == before
    assert files(tmp_path) == ["wilg.yaml"]
