"""The filled form prints as the report of the program, and takes nothing of the form's looks along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from offline_page import Watched, opened, shown

pytest_plugins = ("offline_fixtures",)

BEFORE = "window.dispatchEvent(new Event('beforeprint'))"
AFTER = "window.dispatchEvent(new Event('afterprint'))"


def test_it_prints_the_report_and_nothing_else(
    watched: Watched, form_file: Path, example: Callable[[str], Path]
) -> None:
    page = watched.page(form_file)
    opened(page, example("kadehuis"))
    shown(page, "uitkomsten")
    conclusion = page.inner_text(".conclusion .big")
    page.evaluate(BEFORE)
    page.emulate_media(media="print")
    assert page.is_hidden("main")
    assert conclusion in page.inner_text("#druk .report")
    assert page.evaluate("document.adoptedStyleSheets.length") == 1
    # A finding of the form is a card with rounded corners; one of the report is not.
    assert page.evaluate("getComputedStyle(document.querySelector('#druk .finding')).borderRadius") == "0px"
    page.evaluate(AFTER)
    page.emulate_media(media="screen")
    assert page.locator("#druk *").count() == 0
    assert page.evaluate("document.adoptedStyleSheets.length") == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.finding')).borderRadius") == "8px"


def test_without_a_reference_date_it_prints_the_answers(watched: Watched, small_form: Path) -> None:
    page = watched.page(small_form, "locatie")
    page.fill("[id='locatie.naam']", "Het Voorbeeld")
    page.evaluate(BEFORE)
    page.emulate_media(media="print")
    paper = page.inner_text("#druk")
    assert "Het Voorbeeld" in paper
    assert "De peildatum ontbreekt" in paper
