"""The form warns about what looks like a person before it saves, by the marks of the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from offline_page import Watched, opened, saved, shown, violations

from compliance.rulebook.model import Rulebook
from compliance.selfreport.free_texts import person_warnings
from compliance.selfreport.reader import parse_self_report

pytest_plugins = ("offline_fixtures",)

REPORT: dict[str, Any] = {
    "zelfrapportage": 1,
    "locatie": {"naam": "Het Voorbeeld", "setting": "gesloten", "soort_huis": "bel 06-12345678"},
    "peildatum": "2025-06-30",
    "ingevuld_door": "iemand@voorbeeld.example",
    "themas": {"kamerdeuren": {"steekproef": "geboren 03-04-2010"}},
    "antwoorden": {
        "kamerdeuren.op_slot": {"antwoord": "nooit", "toelichting": "Fatima (15) vroeg erom"},
        "groepen": [
            {"naam": "Noord"},
            {"naam": "Sanne (14)", "plekken": {"antwoord": "6", "bewijs": "geboren 3-4-2010"}},
        ],
        "open_vbm.soorten": {"opgesloten": {"aantal": {"antwoord": "0", "bewijs": "mail a@voorbeeld.example"}}},
        "huisregels.dekken": {"orde": {"antwoord": "ja", "toelichting": "van Daan (16)"}},
    },
}


def test_it_finds_the_same_and_one_finding_can_be_silenced(
    watched: Watched, form_file: Path, tmp_path: Path, rulebook: Rulebook
) -> None:
    path = tmp_path / "mijn.json"
    path.write_text(json.dumps(REPORT), encoding="utf-8")
    page = watched.page(form_file)
    opened(page, path)
    shown(page, "bewaren")
    rows = page.locator(".panel.warning li")
    found, _ = person_warnings(parse_self_report(path.read_bytes(), str(path), rulebook), rulebook)
    assert len(found) == 8
    assert rows.count() == len(found)
    assert violations(page) == []
    while rows.count():
        before = rows.count()
        rows.first.locator("button").click()
        assert rows.count() == before - 1
    data = saved(page)
    assert sorted(data["geen_persoonsgegeven"]) == sorted(one.mark for one in found)
    again = parse_self_report(json.dumps(data).encode(), "bewaard.json", rulebook)
    assert person_warnings(again, rulebook) == ((), ())
