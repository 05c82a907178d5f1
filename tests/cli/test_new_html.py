"""``vbm new --format html``: the form for a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import vbm


@pytest.mark.parametrize("arguments", [("--format", "html"), ()])
def test_the_name_or_the_option_asks_for_it(arguments: tuple[str, ...], tmp_path: Path) -> None:
    target = tmp_path / "zelfevaluatie.html"
    done = vbm("new", "--profile", "kern", *arguments, "-o", str(target))
    assert (done.code, done.raw) == (0, b"")
    assert done.err == f"{target}: gemaakt. Open het bestand in een browser en vul het in.\n"
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [one.name for one in tmp_path.iterdir()] == ["zelfevaluatie.html"]


def test_it_can_go_to_the_screen() -> None:
    done = vbm("new", "--format", "html", "--profile", "kern")
    assert (done.code, done.err) == (0, "")
    assert done.raw.startswith(b"<!doctype html>")


def test_a_setting_or_a_theme_makes_another_form() -> None:
    plain, closed, theme = (
        vbm("new", "--format", "html", "--profile", "kern", *more).raw
        for more in ((), ("--setting", "gesloten"), ("--theme", "groepsgrootte"))
    )
    assert len({plain, closed, theme}) == 3


def test_a_file_that_exists_stays(tmp_path: Path) -> None:
    target = tmp_path / "in.html"
    target.write_text("van mij")
    done = vbm("new", "-o", str(target))
    assert (done.code, target.read_text()) == (5, "van mij")
    assert vbm("new", "-o", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_map_of_columns_is_no_form(tmp_path: Path) -> None:
    done = vbm("new", "--columns", "insluitingen", "--format", "html", "-o", str(tmp_path / "in.html"))
    assert done.code == 2
    assert "YAML" in done.err
