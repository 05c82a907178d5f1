"""Files that somebody else made: they do nothing but give a clear sentence, or show up as text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from offline_page import Watched, opened, saved, shown, until, violations

pytest_plugins = ("offline_fixtures",)

SCRIPT = "<img src=x onerror=\"document.title='gekaapt'\"><script>document.title='gekaapt'</script>"


def written(folder: Path, data: object) -> Path:
    path = folder / "bestand.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def everywhere(text: str) -> dict[str, Any]:
    """A self-report with a text in every place where a text can be."""
    answer = {"antwoord": text, "bewijs": text, "toelichting": text}
    return {
        "zelfrapportage": 1,
        "regelboek": text,
        "locatie": {"naam": text, "setting": "gesloten", "soort_huis": text},
        "periode": {"van": text, "tot_en_met": text},
        "peildatum": "2025-06-30",
        "ingevuld_door": text,
        "themas": {"kamerdeuren": {"ingevuld_door": text, "steekproef": text}},
        "geen_persoonsgegeven": [text],
        "antwoorden": {
            "kamerdeuren.op_slot": answer,
            "kamerdeuren.aantal_keren": answer,
            "groepen": {"antwoord": [{"naam": text, "plekken": answer}], "bewijs": text, "toelichting": text},
            "huisregels.dekken": {"orde": answer},
            "insluitingen": [{"kenmerk": text, "begin": text, "controles": [text, text]}],
        },
    }


def test_script_in_every_text_is_text(watched: Watched, form_file: Path, tmp_path: Path) -> None:
    page = watched.page(form_file)
    opened(page, written(tmp_path, everywhere(SCRIPT)))
    for target in ("overzicht", "locatie", "thema/kamerdeuren", "thema/groepsgrootte", "thema/insluiting"):
        shown(page, target)
        page.evaluate("for (const one of document.querySelectorAll('#inhoud details')) one.open = true")
    for target in ("uitkomsten", "antwoorden", "bewaren"):
        shown(page, target)
        assert page.locator("#inhoud img, #inhoud script").count() == 0
        assert "gekaapt" not in page.title()
    assert violations(page) == []
    shown(page, "antwoorden")
    assert SCRIPT in page.inner_text("#inhoud")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#druk img, #druk script").count() == 0
    page.emulate_media(media="screen")
    assert saved(page)["antwoorden"]["groepen"]["bewijs"] == SCRIPT


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "geen zelfevaluatie"),
        ("niets", "geen zelfevaluatie"),
        ("[1, 2]", "geen zelfevaluatie"),
        ('{"iets": "anders"}', "geen zelfevaluatie"),
        ('{"zelfrapportage": 2}', "nieuwere versie"),
        ('{"inspectie": 1, "zelfrapportage": {"bestand": "x.json"}}', "inspectiebestand"),
        ("zelfrapportage: 1\nlocatie:\n  naam: Het Voorbeeld\n", "YAML"),
        ('{"zelfrapportage": 1, "antwoorden": ' + "[" * 5000 + "]" * 5000 + "}", "te veel lagen"),
        ("[" * 200_000, "geen zelfevaluatie"),
        ('{"zelfrapportage": 1, "x": "' + "a" * 5_000_001 + '"}', "te groot"),
    ],
)
def test_a_file_that_is_none_gives_a_sentence(
    watched: Watched, small_form: Path, tmp_path: Path, text: str, says: str
) -> None:
    page = watched.page(small_form)
    page.set_input_files("#inhoud input[type=file]", str(written(tmp_path, text)))
    page.wait_for_selector(".opened .error")
    assert says in page.inner_text(".opened")
    assert saved(page)["locatie"] == {"setting": "gesloten"}


def test_what_does_not_fit_is_shown_before_it_is_left_out(watched: Watched, form_file: Path, tmp_path: Path) -> None:
    strange = {
        "zelfrapportage": 1,
        "regelboek": "vbm 2019.1",
        "vreemd": {"__proto__": {"x": 1}},
        "locatie": {"naam": "Het Voorbeeld", "straat": "Nergens 1"},
        "antwoorden": {
            "oude.vraag": "ja",
            "kamerdeuren.op_slot": {"antwoord": "nooit", "mening": "prima"},
            "groepen": [{"naam": "Noord", "kleur": "blauw"}, 7],
            "huisregels.dekken": {"orde": "ja", "zwaartekracht": "ja"},
            "open_vbm.soorten": [1],
            "jongeren.andere_wet": ["ja"],
        },
    }
    page = watched.page(form_file)
    opened(page, written(tmp_path, strange))
    assert page.evaluate("document.body.dataset.page") == "vervallen"
    text = page.inner_text("#inhoud")
    for word in (
        "vreemd",
        "straat",
        "oude.vraag",
        "mening",
        "kleur",
        "zwaartekracht",
        "open_vbm.soorten",
        "andere_wet",
    ):
        assert word in text
    assert violations(page) == []
    shown(page, "bewaren")
    assert page.locator("#bewaar").count() == 0
    page.click("text=Bekijk wat niet past")
    page.click("text=Gezien, laat dit weg")
    until(page, "document.body.dataset.page === 'overzicht'")
    assert "vbm 2019.1" in page.inner_text("#inhoud")
    data = saved(page)
    assert data["locatie"] == {"naam": "Het Voorbeeld"}
    assert data["regelboek"] != "vbm 2019.1"
    assert data["antwoorden"] == {
        "kamerdeuren.op_slot": "nooit",
        "groepen": [{"naam": "Noord"}, {}],
        "huisregels.dekken": {"orde": "ja"},
    }


@pytest.mark.parametrize(
    "target", ["thema/__proto__", "thema", "nergens", "thema/plan/%ff", "constructor", "locatie/x<y"]
)
def test_an_address_that_leads_nowhere_gives_a_page(watched: Watched, small_form: Path, target: str) -> None:
    page = watched.page(small_form, target)
    assert page.locator("#inhoud h1").count() == 1
