"""The inspector's form is for everybody: axe finds nothing, nothing scrolls sideways, the keyboard is enough."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from inspector_page import EVERY_PAGE, NORM, begun, entry, judged, observed, typed, visited, with_report, with_sources
from offline_page import Watched, saved, shown, until, violations
from playwright.sync_api import Browser, Page

pytest_plugins = ("offline_fixtures",)

Examples = Callable[[str], Path]


def filled(page: Page) -> None:
    """Fill in something on every page."""
    visited(page)
    with_sources(page)
    entry(page)
    place = observed(page, "Drie van de vijf kamerdeuren waren van buiten op slot.")
    page.click(f"[id='{place}'] summary")
    judged(page, "normafwijking", "Jongeren worden ingesloten.")
    shown(page, "rondgang/andere")
    norm = page.evaluate("document.querySelector('#andere-norm option[value]:not([value=\"\"])').value")
    page.select_option("#andere-norm", norm)
    page.click("text=Voeg toe")
    for target, add in (
        ("maatregelen", "een maatregel"),
        ("reactie", "een punt"),
        ("verbeteringen", "een verbetering"),
    ):
        shown(page, target)
        page.click(f"text=Voeg {add} toe")
    shown(page, "reactie")
    page.select_option("[id='reacties/0/feit']", "F-JW-6.3.2.2-ROOMLOCK-1")
    page.check("[id='reacties/0/besluit~deels']")


def mistaken(page: Page) -> None:
    """Make mistakes on every page that can have one, and let the page tell them."""
    shown(page, "bezoek")
    typed(page, "bezoek/data", "gisteren")
    shown(page, "bronnen")
    typed(page, "bronnen/B2/van", "drie")
    shown(page, "stand")
    typed(page, "status/opgesteld_door", "Jan de Vries")
    typed(page, "status/openbaar_op", "ooit")
    shown(page, "bewaren")
    page.click(".panel.warning a >> nth=0")


def unfold(page: Page) -> None:
    page.evaluate("[...document.querySelectorAll('#inhoud details')].slice(0, 12).forEach((one) => (one.open = true))")
    page.wait_for_timeout(30)
    page.evaluate("[...document.querySelectorAll('#inhoud details details')].forEach((one) => (one.open = true))")
    page.wait_for_timeout(30)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, inspector_form: Path, example: Examples, scheme: str) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", viewport={"width": 1280, "height": 900}
    )
    watched = Watched(context)
    page = watched.page(inspector_form)
    assert violations(page) == []
    page.close()
    page = begun(watched, inspector_form, example("de-wilg"))
    for target in EVERY_PAGE if scheme == "light" else ():
        shown(page, target)
        assert violations(page) == [], f"{target}, empty"
    filled(page)
    mistaken(page)
    for target in EVERY_PAGE:
        shown(page, target)
        if target == "rondgang/groepsgrootte":
            unfold(page)
        assert violations(page) == [], target
    context.close()
    assert watched.troubles == []


def test_axe_finds_nothing_in_what_is_refused(
    watched: Watched, inspector_form: Path, example: Examples, tmp_path: Path
) -> None:
    page = with_report(watched, inspector_form, example("de-wilg"))
    path = tmp_path / "inspectie.json"
    path.write_text('{"inspectie": 2}', encoding="utf-8")
    page.set_input_files(".about .file-button:has-text('Open een inspectiebestand') input", str(path))
    page.wait_for_selector(".opened .error")
    assert violations(page) == []


def test_axe_would_find_something(watched: Watched, inspector_form: Path, example: Examples) -> None:
    page = begun(watched, inspector_form, example("de-wilg"))
    shown(page, "stand")
    page.evaluate("document.querySelector(\"label[for='status/concept_van']\").remove()")
    assert any("concept_van" in found for found in violations(page))


def test_a_narrow_window_needs_no_sideways_scrolling(browser: Browser, inspector_form: Path, example: Examples) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    watched = Watched(context)
    page = begun(watched, inspector_form, example("de-wilg"))
    filled(page)
    mistaken(page)
    too_wide = {}
    for target in EVERY_PAGE:
        shown(page, target)
        unfold(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            too_wide[target] = width
    context.close()
    assert too_wide == {}
    assert watched.troubles == []


def reached(page: Page, place: str, key: str = "Tab", most: int = 120) -> None:
    """Come to a control by the keyboard alone."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.id") == place:
            return
    raise AssertionError(place)


def test_a_norm_is_judged_by_the_keyboard_alone(watched: Watched, inspector_form: Path, example: Examples) -> None:
    page = begun(watched, inspector_form, example("de-wilg"))
    with_sources(page)
    shown(page, "rondgang/groepsgrootte")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    reached(page, f"{NORM}~kop")
    page.keyboard.press("Enter")
    until(page, f"document.getElementById('{NORM}').querySelector('button.add')")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Voeg een waarneming toe":
            break
    page.keyboard.press("Enter")
    until(page, f"document.activeElement.id === '{NORM}/waarnemingen/0/tekst'")
    page.keyboard.type("De deur was op slot.")
    reached(page, f"{NORM}/waarnemingen/0/bronnen")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    reached(page, f"{NORM}/waarnemingen/0/bewijs", most=3)
    page.keyboard.press("ArrowUp")
    reached(page, f"{NORM}/oordeel")
    page.keyboard.press("Space")
    reached(page, f"{NORM}/motivering", most=4)
    page.keyboard.type("De deur van een kamer was op slot.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")
    found = saved(page)["normen"]["JW-6.3.2.2-ROOMLOCK"]
    assert found == {
        "waarnemingen": [{"nr": 1, "tekst": "De deur was op slot.", "bronnen": ["B1"], "bewijs": "gezien"}],
        "oordeel": "normafwijking",
        "motivering": "De deur van een kamer was op slot.",
    }


def test_the_focus_stays_where_it_is_while_one_types(watched: Watched, inspector_form: Path, example: Examples) -> None:
    page = begun(watched, inspector_form, example("de-wilg"))
    with_sources(page)
    entry(page)
    place = observed(page, "De deur")
    for target in (f"{place}/tekst", f"{NORM}/motivering"):
        page.focus(f"[id='{target}']")
        page.keyboard.type(" was op slot")
        page.wait_for_timeout(60)
        assert page.evaluate("document.activeElement.id") == target
    page.check(f"[id='{NORM}/oordeel']")
    assert page.evaluate("document.activeElement.id") == f"{NORM}/oordeel"
    page.check(f"[id='{place}'] input[value='B2']")
    assert page.evaluate("document.activeElement.value") == "B2"
