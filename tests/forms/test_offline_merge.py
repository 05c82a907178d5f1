"""Several people, several houses: parts become one, and nobody's answer is chosen silently."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from offline_page import Watched, opened, saved, shown, until, violations

from compliance.rulebook.model import Rulebook
from compliance.selfreport.merging import merged_report
from compliance.selfreport.reader import parse_self_report
from compliance.selfreport.writer import self_report_data

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


PARTS = (
    {
        "zelfrapportage": 1,
        "locatie": {"naam": "Het Voorbeeld"},
        "ingevuld_door": "kwaliteitsmedewerker",
        "antwoorden": {
            "kamerdeuren.op_slot": {"antwoord": "nooit", "bewijs": "logboek"},
            "kamerdeuren.aantal_keren": {"toelichting": "nog navragen"},
            "huisregels.dekken": {"orde": "ja", "veiligheid": "nee"},
            "open_vbm.soorten": {"opgesloten": {"aantal": "0"}, "post": {"aantal": "2", "in_nood": "1"}},
            "maatregelen.zonder_machtiging": "geen",
        },
    },
    {
        "zelfrapportage": 1,
        "locatie": {"setting": "hybride"},
        "periode": {"van": "2025-01-01"},
        "ingevuld_door": "teamleider",
        "themas": {"huisregels": {"steekproef": "vijf groepen"}},
        "antwoorden": {
            "kamerdeuren.op_slot": {"antwoord": "Nooit", "bewijs": "rondgang"},
            "kamerdeuren.aantal_keren": "0",
            "huisregels.dekken": {"klimaat": {"antwoord": "ja", "bewijs": "hoofdstuk 2"}, "orde": True},
            "open_vbm.soorten": {"opgesloten": {"in_huisregels": "nee"}, "post": {"aantal": 2}},
            "maatregelen.zonder_machtiging": {"toezicht": {"aantal": "0"}},
            "groepen": "geen",
        },
    },
)


def test_parts_become_what_the_program_makes_of_them(
    watched: Watched, form_file: Path, tmp_path: Path, rulebook: Rulebook
) -> None:
    files = [file_of(tmp_path, f"deel-{number}.json", part) for number, part in enumerate(PARTS)]
    told = merged_report([parse_self_report(one.read_bytes(), str(one), rulebook) for one in files], rulebook)
    assert told.report is not None
    page = watched.page(form_file)
    opened(page, files[0])
    shown(page, "samenvoegen")
    page.set_input_files("#inhoud input[type=file]", str(files[1]))
    page.click("text=Neem over")
    until(page, "document.body.dataset.page === 'overzicht'")
    again = parse_self_report(json.dumps(saved(page)).encode(), "bewaard.json", rulebook)
    made = self_report_data(again, rulebook)
    assert made | {"regelboek": ""} == self_report_data(told.report, rulebook) | {"regelboek": ""}
    assert made["antwoorden"]["kamerdeuren.op_slot"]["bewijs"] == "logboek; rondgang"
