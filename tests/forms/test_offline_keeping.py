"""Keeping the work: nothing in the browser before somebody agrees, and nothing lost or overwritten unseen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from offline_page import Watched, opened, saved, shown, until
from playwright.sync_api import Dialog, Page

pytest_plugins = ("offline_fixtures",)

KEPT = "JSON.stringify(localStorage)"


def kept(page: Page) -> dict[str, Any] | None:
    """What this browser keeps of the form."""
    text = page.evaluate("Object.values(localStorage)[0] ?? null")
    return None if text is None else dict(json.loads(text))


def named(page: Page, name: str) -> None:
    shown(page, "locatie")
    page.fill("[id='locatie.naam']", name)


def agreed(page: Page) -> None:
    shown(page, "start")
    page.click("text=Ja, bewaar in deze browser")
    until(page, "localStorage.length === 1")


def test_nothing_is_kept_before_somebody_agrees(watched: Watched, small_form: Path) -> None:
    page = watched.page(small_form)
    named(page, "Het Voorbeeld")
    shown(page, "overzicht")
    page.wait_for_timeout(600)
    assert page.evaluate("localStorage.length") == 0
    agreed(page)
    found = kept(page)
    assert found is not None
    assert found["json"]["locatie"]["naam"] == "Het Voorbeeld"
    assert "Bewaard om" in page.inner_text("#bewaard")
    named(page, "Het Nieuwe Voorbeeld")
    until(page, f"{KEPT}.includes('Nieuwe')")


def test_what_was_kept_is_offered_again_and_can_be_erased(watched: Watched, small_form: Path) -> None:
    page = watched.page(small_form)
    named(page, "Het Voorbeeld")
    agreed(page)
    page.close()
    page = watched.page(small_form)
    assert "Het Voorbeeld" in page.inner_text("#inhoud")
    page.click("text=Ga verder")
    until(page, "document.body.dataset.page === 'overzicht'")
    shown(page, "locatie")
    assert page.input_value("[id='locatie.naam']") == "Het Voorbeeld"
    shown(page, "bewaren")
    page.click("button.danger")
    page.click("text=Annuleren")
    assert page.evaluate("localStorage.length") == 1
    page.click("button.danger")
    page.click("text=Ja, wis alles")
    until(page, "localStorage.length === 0")
    shown(page, "locatie")
    assert page.input_value("[id='locatie.naam']") == ""


def test_two_tabs_do_not_overwrite_each_other(watched: Watched, small_form: Path) -> None:
    first = watched.page(small_form)
    named(first, "Eerste")
    agreed(first)
    second = watched.page(small_form)
    second.click("text=Ga verder")
    named(second, "Tweede")
    until(second, f"{KEPT}.includes('Tweede')")
    first.wait_for_selector(".notice")
    assert "ander tabblad" in first.inner_text(".notice")
    named(first, "Eerste, later")
    first.wait_for_timeout(700)
    assert "Tweede" in str(kept(first))
    first.click("text=Ga verder met dit tabblad")
    until(first, f"{KEPT}.includes('Eerste, later')")
    second.wait_for_selector(".notice")
    second.click("text=Neem het andere tabblad over")
    shown(second, "locatie")
    assert second.input_value("[id='locatie.naam']") == "Eerste, later"
    assert second.locator(".notice").count() == 0


def test_another_tab_that_erases_is_told(watched: Watched, small_form: Path) -> None:
    first = watched.page(small_form)
    named(first, "Eerste")
    agreed(first)
    second = watched.page(small_form)
    second.evaluate("localStorage.clear()")
    first.wait_for_selector(".notice")
    named(first, "Eerste, later")
    first.wait_for_timeout(700)
    assert kept(first) is None
    first.click("text=Bewaar weer in deze browser")
    until(first, f"{KEPT}.includes('Eerste, later')")
    assert first.locator(".notice").count() == 0
    assert saved(first)["locatie"]["naam"] == "Eerste, later"


FULL = "Storage.prototype.setItem = () => { throw new DOMException('vol', 'QuotaExceededError'); }"
FORBIDDEN = """
    const get = () => { throw new DOMException("nee", "SecurityError"); };
    Object.defineProperty(window, "localStorage", { get });
"""


@pytest.mark.parametrize(("broken", "says"), [(FULL, "vol"), (FORBIDDEN, "laat niet toe")])
def test_storage_that_is_full_or_forbidden_is_told_and_loses_nothing(
    watched: Watched, small_form: Path, broken: str, says: str
) -> None:
    watched.context.add_init_script(broken)
    page = watched.page(small_form)
    named(page, "Het Voorbeeld")
    shown(page, "start")
    page.click("text=Ja, bewaar in deze browser")
    until(page, f"document.body.textContent.includes('{says}')")
    assert "Bewaard om" not in page.inner_text("#bewaard")
    assert saved(page)["locatie"]["naam"] == "Het Voorbeeld"


def test_closing_warns_only_when_something_would_be_lost(watched: Watched, small_form: Path) -> None:
    page = watched.page(small_form)
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    named(page, "Het Voorbeeld")
    page.reload()
    assert asked == ["beforeunload"]
    named(page, "Het Voorbeeld")
    saved(page)
    page.reload()
    assert asked == ["beforeunload"]
    named(page, "Het Andere Voorbeeld")
    agreed(page)
    named(page, "Het Derde Voorbeeld")
    page.reload()
    assert asked == ["beforeunload"]
    assert "Derde" in str(kept(page))


def test_a_file_can_be_opened_over_unsaved_work_only_after_asking(
    watched: Watched, form_file: Path, example: Callable[[str], Path]
) -> None:
    page = watched.page(form_file)
    named(page, "Het Voorbeeld")
    shown(page, "bewaren")
    page.set_input_files("#inhoud input[type=file]", str(example("lindehuis")))
    page.click("text=Annuleren")
    assert saved(page)["locatie"] == {"naam": "Het Voorbeeld"}
    opened(page, example("lindehuis"))
    assert saved(page)["locatie"]["naam"] == "Lindehuis"
