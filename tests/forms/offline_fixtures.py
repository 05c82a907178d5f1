"""The offline form in a real browser: no network, and no error in the console, or the test fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from offline_page import Watched
from playwright.sync_api import Browser

from compliance import load_rulebook, read_self_report
from compliance.forms.offline import render_form, render_inspector_form
from compliance.rulebook.model import Rulebook
from compliance.rulebook.selection import select
from compliance.selfreport.writer import self_report_data

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.fixture(scope="session")
def form_file(rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form with the whole rulebook."""
    path = tmp_path_factory.mktemp("form") / "zelfevaluatie.html"
    path.write_text(render_form(rulebook, select(rulebook)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def small_form(rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of the profile with the fewest questions, for a closed location."""
    path = tmp_path_factory.mktemp("kern") / "zelfevaluatie.html"
    path.write_text(render_form(rulebook, select(rulebook, "kern"), setting="gesloten"), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def inspector_form(rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form for an inspector."""
    path = tmp_path_factory.mktemp("inspecteur") / "inspectie.html"
    path.write_text(render_inspector_form(rulebook), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def example(rulebook: Rulebook, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """An example self-report as the JSON file that the form opens."""
    folder = tmp_path_factory.mktemp("examples")

    def make(name: str) -> Path:
        path = folder / f"{name}.json"
        if not path.exists():
            data = self_report_data(read_self_report(str(EXAMPLES / f"{name}.yaml"), rulebook), rulebook)
            path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return path

    return make


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(5000)
    found = Watched(context)
    yield found
    context.close()
    assert found.troubles == []
