"""The form is for everybody: axe finds nothing, a narrow window needs no sideways scrolling, the keyboard is enough."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from offline_page import EVERY_PAGE, Watched, opened, shown, violations
from playwright.sync_api import Browser, Page

from compliance.rulebook.model import Rulebook


def open_everything(page: Page) -> None:
    """Open every fold, and with it what is made only then."""
    for _ in range(2):
        page.evaluate("for (const one of document.querySelectorAll('#inhoud details')) one.open = true")
        page.wait_for_timeout(30)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, form_file: Path, example: Callable[[str], Path], rulebook: Rulebook, scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    watched = Watched(context)
    page = watched.page(form_file)
    empty = {target: violations(page) for target in EVERY_PAGE if shown(page, target) is None}
    assert {target: found for target, found in empty.items() if found} == {}
    shown(page, "start")
    opened(page, example("kadehuis"))
    themes = [f"thema/{theme.theme}" for theme in rulebook.themes]
    # Both schemes on every kind of question would say the same twice.
    for target in [*EVERY_PAGE[1:6], *(themes if scheme == "light" else themes[2:9:3])]:
        shown(page, target)
        if target.startswith("thema"):
            open_everything(page)
        assert violations(page) == [], target
    context.close()
    assert watched.troubles == []


def test_axe_finds_nothing_in_dialogs_and_with_mistakes(watched: Watched, small_form: Path) -> None:
    page = watched.page(small_form, "locatie")
    page.fill("#peildatum", "gisteren")
    page.press("#peildatum", "Tab")
    page.click(".actions.end button")
    assert page.is_visible(".summary-box")
    assert violations(page) == []
    page.click("text=Begrippen")
    assert page.is_visible("dialog.glossary")
    assert violations(page) == []
    page.keyboard.press("Escape")
    shown(page, "bewaren")
    page.click("button.danger")
    assert page.is_visible("dialog.ask-dialog")
    assert violations(page) == []


def test_a_narrow_window_needs_no_sideways_scrolling(
    browser: Browser, form_file: Path, example: Callable[[str], Path], rulebook: Rulebook
) -> None:
    # 400 % zoom of a window of 1280 wide is one of 320 wide.
    context = browser.new_context(viewport={"width": 320, "height": 640})
    watched = Watched(context)
    page = watched.page(form_file)
    opened(page, example("kadehuis"))
    too_wide = {}
    for target in [*EVERY_PAGE, *(f"thema/{theme.theme}" for theme in rulebook.themes)]:
        shown(page, target)
        open_everything(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            too_wide[target] = width
    context.close()
    assert too_wide == {}
    assert watched.troubles == []
