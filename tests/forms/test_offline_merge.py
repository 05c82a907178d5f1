"""Several people, several houses: parts become one, and nobody's answer is chosen silently."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from offline_page import Watched, opened, saved, shown, until, violations

pytest_plugins = ("offline_fixtures",)

MINE = {
    "zelfrapportage": 1,
    "locatie": {"naam": "Het Voorbeeld", "setting": "gesloten"},
    "peildatum": "2025-06-30",
    "antwoorden": {
        "kamerdeuren.op_slot": "nooit",
        "kamerdeuren.aantal_keren": 0,
        "kamerdeuren.zelf_te_openen": "ja",
        "groepen": [{"naam": "Noord", "plekken": 6}],
    },
}
THEIRS = {
    "zelfrapportage": 1,
    "locatie": {"naam": "Het Voorbeeld", "setting": "gesloten"},
    "peildatum": "30-06-2025",
    "themas": {"kamerdeuren": {"ingevuld_door": "teamleider"}},
    "antwoorden": {
        "kamerdeuren.op_slot": {"antwoord": "deel", "bewijs": "slotregistratie"},
        "kamerdeuren.aantal_keren": "0",
        "kamerdeuren.zelf_te_openen": True,
        "kamerdeuren.op_verzoek": "weet ik niet",
        "groepen": [{"naam": "Zuid", "plekken": 5}],
    },
}


def file_of(folder: Path, name: str, data: dict[str, Any]) -> Path:
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_part_is_added_and_each_difference_is_chosen(watched: Watched, form_file: Path, tmp_path: Path) -> None:
    page = watched.page(form_file)
    opened(page, file_of(tmp_path, "mijn.json", MINE))
    shown(page, "samenvoegen")
    page.set_input_files("#inhoud input[type=file]", str(file_of(tmp_path, "hun.json", THEIRS)))
    page.wait_for_selector(".conflict")
    assert page.locator(".conflict").count() == 2
    assert page.locator(".conflict input:checked").count() == 0
    assert "slotregistratie" in page.inner_text(".conflict >> nth=0")
    assert violations(page) == []
    page.click("text=Neem over")
    assert page.evaluate("document.activeElement.name") == "conflict-0"
    page.check(".conflict >> nth=0 >> input[value=theirs]")
    page.check(".conflict >> nth=1 >> input[value=mine]")
    page.click("text=Neem over")
    until(page, "document.body.dataset.page === 'overzicht'")
    data = saved(page)
    assert data["antwoorden"] == {
        "kamerdeuren.op_slot": {"antwoord": "deel", "bewijs": "slotregistratie"},
        "kamerdeuren.aantal_keren": 0,
        "kamerdeuren.zelf_te_openen": "ja",
        "kamerdeuren.op_verzoek": "weet ik niet",
        "groepen": [{"naam": "Noord", "plekken": 6}],
    }
    assert data["themas"] == {"kamerdeuren": {"ingevuld_door": "teamleider"}}
    assert data["peildatum"] == "2025-06-30"


def test_of_an_organisation_only_chosen_themes_are_taken(watched: Watched, form_file: Path, tmp_path: Path) -> None:
    page = watched.page(form_file)
    mine = MINE | {"antwoorden": {}}
    house = THEIRS | {"locatie": {"naam": "Een ander huis", "setting": "open"}}
    opened(page, file_of(tmp_path, "mijn.json", mine))
    shown(page, "meenemen")
    page.set_input_files("#inhoud input[type=file]", str(file_of(tmp_path, "huis.json", house)))
    page.check("input[value=groepsgrootte]")
    page.click("text=Vergelijk")
    page.click("text=Neem over")
    until(page, "document.body.dataset.page === 'overzicht'")
    data = saved(page)
    assert data["locatie"] == MINE["locatie"]
    assert data["antwoorden"] == {"groepen": [{"naam": "Zuid", "plekken": 5}]}
    assert "themas" not in data
