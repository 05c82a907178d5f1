"""Helpers for tests that work in the inspector's form as a person does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from offline_page import Watched, shown, until
from playwright.sync_api import Page

EVERY_PAGE = (
    "start",
    "overzicht",
    "bezoek",
    "bronnen",
    "rondgang/groepsgrootte",
    "rondgang/andere",
    "maatregelen",
    "stand",
    "reactie",
    "verbeteringen",
    "bewaren",
)
NORM = "normen/JW-6.3.2.2-ROOMLOCK"
"""A norm of the first stop of the walk that De Wilg does not meet, and that may not continue."""


def with_report(watched: Watched, form: Path, report: Path) -> Page:
    """Open the form, and in it a self-report."""
    page = watched.page(form)
    page.set_input_files("#inhoud input[type=file]", str(report))
    page.wait_for_selector(".about")
    return page


def begun(watched: Watched, form: Path, report: Path) -> Page:
    """Open the form, a self-report, and begin an inspection."""
    page = with_report(watched, form, report)
    page.click("text=Begin een inspectiebestand")
    until(page, "document.body.dataset.page === 'overzicht'")
    return page


def going_on(watched: Watched, form: Path, report: Path, file: Path) -> Page:
    """Open the form, a self-report, and a saved inspection file."""
    page = with_report(watched, form, report)
    page.set_input_files(".about .file-button:has-text('Open een inspectiebestand') input", str(file))
    until(page, "document.body.dataset.page === 'overzicht'")
    return page


def typed(page: Page, place: str, text: str) -> None:
    """Type in a field and leave it."""
    page.fill(f"[id='{place}']", text)
    page.press(f"[id='{place}']", "Tab")


def with_sources(page: Page) -> None:
    """Write down what was seen, and a conversation."""
    shown(page, "bronnen")
    page.click("text=Voeg een bron toe")
    page.check("[id='bronnen/B1/soort~waarneming']")
    typed(page, "bronnen/B1/wat", "Rondgang over de groep in de avond")
    page.click("text=Voeg een bron toe")
    page.check("[id='bronnen/B2/soort']")
    typed(page, "bronnen/B2/wat", "Jongeren van de groep")


def entry(page: Page, norm: str = NORM, stop: str = "groepsgrootte") -> None:
    """Open a norm on its stop of the walk."""
    shown(page, f"rondgang/{stop}")
    if not page.evaluate("(id) => document.getElementById(id).open", norm):
        page.click(f"[id='{norm}~kop']")


def observed(page: Page, text: str, source: str = "B1", grade: str = "gezien", norm: str = NORM) -> str:
    """Add an observation to a norm that is open; gives its place."""
    number = page.locator(f"[id='{norm}'] .observation").count()
    page.click(f"[id='{norm}'] button.add")
    place = f"{norm}/waarnemingen/{number}"
    typed(page, f"{place}/tekst", text)
    page.check(f"[id='{place}'] input[type=checkbox][value='{source}']")
    page.check(f"[id='{place}/bewijs{'' if grade == 'verklaard' else f'~{grade}'}']")
    return place


def judged(page: Page, word: str, why: str, norm: str = NORM) -> None:
    """Judge a norm that is open."""
    page.check(f"[id='{norm}'] .judged input[value='{word}']")
    typed(page, f"{norm}/motivering", why)


def visited(page: Page) -> None:
    """Fill in the visit."""
    shown(page, "bezoek")
    typed(page, "bezoek/data", "9-9-2025")
    page.check("[id='bezoek/soort~onaangekondigd']")
    typed(page, "bezoek/rollen", "inspecteur")


def kept(page: Page) -> dict[str, Any] | None:
    """What this browser keeps of the inspection."""
    text = page.evaluate("Object.values(localStorage)[0] ?? null")
    return None if text is None else dict(json.loads(text))
