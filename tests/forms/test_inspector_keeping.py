"""Keeping an inspection in the browser: as the form of a location does it, with the self-report beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from inspector_page import begun, kept, typed
from offline_page import Watched, saved, shown, until
from playwright.sync_api import Dialog, Page

pytest_plugins = ("offline_fixtures",)


@pytest.fixture
def page(watched: Watched, inspector_form: Path, example: Callable[[str], Path]) -> Page:
    return begun(watched, inspector_form, example("de-wilg"))


def agreed(page: Page) -> None:
    shown(page, "bewaren")
    page.click("text=Ja, bewaar in deze browser")
    until(page, "localStorage.length === 1")


def role(page: Page, text: str) -> None:
    shown(page, "bezoek")
    typed(page, "bezoek/rollen", text)


def test_nothing_is_kept_before_somebody_agrees_and_then_the_self_report_is_too(page: Page) -> None:
    role(page, "inspecteur")
    page.wait_for_timeout(600)
    assert page.evaluate("localStorage.length") == 0
    agreed(page)
    found = kept(page)
    assert found is not None
    assert found["json"]["bezoek"]["rollen"] == ["inspecteur"]
    assert found["about"]["digest"] == found["json"]["zelfrapportage"]["digest"]


def test_one_goes_on_where_one_was_and_can_erase_it(page: Page, watched: Watched, inspector_form: Path) -> None:
    role(page, "inspecteur")
    agreed(page)
    page.close()
    page = watched.page(inspector_form)
    assert "De Wilg" in page.inner_text("#inhoud")
    page.click("text=Ga verder")
    until(page, "document.body.dataset.page === 'overzicht'")
    assert saved(page)["bezoek"]["rollen"] == ["inspecteur"]
    shown(page, "bewaren")
    page.click("button.danger")
    page.click("text=Ja, wis alles")
    until(page, "localStorage.length === 0")
    assert "Open een zelfrapportage" in page.inner_text("#inhoud")


def test_two_tabs_do_not_overwrite_each_other(page: Page, watched: Watched, inspector_form: Path) -> None:
    role(page, "eerste")
    agreed(page)
    second = watched.page(inspector_form)
    second.click("text=Ga verder")
    role(second, "tweede")
    until(second, "JSON.stringify(localStorage).includes('tweede')")
    page.wait_for_selector(".notice")
    role(page, "eerste, later")
    page.wait_for_timeout(700)
    assert "eerste, later" not in str(kept(page))
    page.click("text=Ga verder met dit tabblad")
    until(page, "JSON.stringify(localStorage).includes('eerste, later')")
    second.wait_for_selector(".notice")


def test_closing_warns_only_when_something_would_be_lost(page: Page) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    role(page, "inspecteur")
    saved(page)
    page.reload()
    assert asked == []


def test_closing_warns_when_it_was_not_saved(page: Page) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    role(page, "inspecteur")
    page.reload()
    assert asked == ["beforeunload"]
