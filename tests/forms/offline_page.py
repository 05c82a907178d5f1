"""Helpers for tests that work in the offline form as a person does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Route

EVERY_PAGE = ("start", "locatie", "overzicht", "uitkomsten", "antwoorden", "bewaren", "samenvoegen", "meenemen")


class Watched:
    """A browser context in which every request but those for the form itself is stopped and remembered."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.troubles: list[str] = []
        context.route("**/*", self._stop)

    def _stop(self, route: Route) -> None:
        address = route.request.url
        if address.startswith("file:") and address.partition("#")[0].endswith(".html"):
            route.continue_()
            return
        self.troubles.append(f"request: {address}")
        route.abort()

    def page(self, path: Path, target: str = "") -> Page:
        page = self.context.new_page()
        page.on("console", lambda message: self.troubles.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.goto(path.as_uri() + (f"#{target}" if target else ""))
        page.wait_for_selector("#kop nav")
        return page


def until(page: Page, condition: str) -> None:
    """Wait until an expression holds; Playwright's own way of waiting needs eval, which the page does not allow."""
    for _ in range(250):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    raise AssertionError(condition)


def opened(page: Page, file: Path) -> None:
    """Open a saved file in the form."""
    page.set_input_files("#inhoud input[type=file]", str(file))
    until(page, "['overzicht', 'vervallen'].includes(document.body.dataset.page)")


def shown(page: Page, target: str) -> None:
    """Go to a page of the form by its address."""
    page.evaluate(
        """target => new Promise((done) => {
            if (location.hash === `#${target}`) { done(); return; }
            addEventListener("hashchange", () => setTimeout(done), { once: true });
            location.hash = target;
        })""",
        target,
    )


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it is."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def saved(page: Page) -> dict[str, Any]:
    """Save the form as a file, as a person would, and give what is in it."""
    shown(page, "bewaren")
    with page.expect_download() as download:
        page.click("#bewaar")
    data: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
    return data
