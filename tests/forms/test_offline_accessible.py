"""The form is for everybody: axe finds nothing, a narrow window needs no sideways scrolling, the keyboard is enough."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from offline_page import EVERY_PAGE, Watched, opened, shown, until, violations
from playwright.sync_api import Browser, Page

from compliance.rulebook.model import Rulebook

pytest_plugins = ("offline_fixtures",)


def open_everything(page: Page) -> None:
    """Open every fold, and with it what is made only then."""
    for _ in range(2):
        page.evaluate("for (const one of document.querySelectorAll('#inhoud details')) one.open = true")
        page.wait_for_timeout(30)


@pytest.mark.parametrize("target", EVERY_PAGE)
def test_axe_finds_nothing_on_a_page_of_an_empty_form(watched: Watched, small_form: Path, target: str) -> None:
    assert violations(watched.page(small_form, target)) == []


# Between them these themes have every type of question.
THEMES = ("thema/kamerdeuren", "thema/veilige_ruimte", "thema/insluiting", "thema/open_hulp", "thema/plan")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_page_that_is_filled_in(
    browser: Browser, form_file: Path, example: Callable[[str], Path], scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    watched = Watched(context)
    page = watched.page(form_file)
    opened(page, example("kadehuis"))
    # Colours depend on the scheme, and one theme with many controls shows them all.
    for target in ("locatie", "overzicht", "uitkomsten", "bewaren", *(THEMES if scheme == "light" else THEMES[3:4])):
        shown(page, target)
        if target.startswith("thema"):
            open_everything(page)
        assert violations(page) == [], target
    context.close()
    assert watched.troubles == []


def test_axe_would_find_something(watched: Watched, small_form: Path) -> None:
    page = watched.page(small_form, "locatie")
    page.evaluate("document.querySelector('label[for=peildatum]').remove()")
    assert any("peildatum" in found for found in violations(page))


def test_the_back_button_the_skip_link_and_the_focus_follow_the_page(watched: Watched, small_form: Path) -> None:
    page = watched.page(small_form)
    for target in ("overzicht", "thema/kamerdeuren", "uitkomsten"):
        shown(page, target)
        assert page.evaluate("document.activeElement.tagName") == "H1"
    page.go_back()
    until(page, "document.title.startsWith('Kamerdeuren')")
    page.focus("#overslaan")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    assert page.title().startswith("Kamerdeuren")


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
