"""``vbm new --role inspecteur``: the form in which an inspector works."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import vbm


@pytest.mark.parametrize("arguments", [("--format", "html"), ()])
def test_it_is_a_page_for_a_browser(arguments: tuple[str, ...], tmp_path: Path) -> None:
    target = tmp_path / "inspectie.html"
    done = vbm("new", "--role", "inspecteur", *arguments, "-o", str(target))
    assert (done.code, done.raw) == (0, b"")
    assert done.err == f"{target}: gemaakt. Open het bestand in een browser, en daarin een zelfrapportage.\n"
    text = target.read_text(encoding="utf-8")
    assert "<title>Inspectie: " in text
    assert text == vbm("new", "--role", "inspecteur", "--format", "html").out
    assert vbm("new", "--role", "inspecteur", "-o", str(target)).code == 5
    assert target.read_text(encoding="utf-8") == text


def test_the_role_of_a_location_is_the_form_that_there_always_was() -> None:
    plain, named = (
        vbm("new", "--format", "html", "--profile", "kern", *more).raw for more in ((), ("--role", "locatie"))
    )
    assert plain == named


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "is een webpagina"),
        (("--format", "xlsx"), "is een webpagina"),
        (("-o", "inspectie.yaml"), "is een webpagina"),
        (("--format", "html", "--setting", "open"), "geen --setting"),
        (("--format", "html", "--profile", "kern"), "geen --profile"),
        (("--format", "html", "--theme", "plan"), "geen --theme"),
        (("--format", "html", "--from", "oud.yaml"), "geen --from"),
        (("--format", "html", "--columns", "groepen"), "geen --columns"),
    ],
    ids=str,
)
def test_what_it_cannot_be_is_said(
    arguments: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = vbm("new", "--role", "inspecteur", *arguments)
    assert (done.code, done.raw) == (2, b"")
    assert says in done.err
    assert list(tmp_path.iterdir()) == []
