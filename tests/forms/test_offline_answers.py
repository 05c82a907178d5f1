"""What is filled in: by keyboard, by file, and read by the command line with the same answers and outcomes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from offline_page import Watched, opened, saved, shown, until
from playwright.sync_api import Page

from compliance import assess
from compliance.rulebook.model import Rulebook
from compliance.selfreport.reader import parse_self_report
from compliance.selfreport.writer import self_report_data

pytest_plugins = ("offline_fixtures",)


def read(data: dict[str, Any], rulebook: Rulebook) -> Any:
    return parse_self_report(json.dumps(data).encode(), "bewaard.json", rulebook)


def outcomes_shown(page: Page) -> dict[str, int]:
    """The counts of the page with outcomes."""
    shown(page, "uitkomsten")
    rows = page.locator(".conclusion .counts li").all_inner_texts()
    return {row.rsplit(" ", 1)[0][2:].strip(): int(row.rsplit(" ", 1)[1]) for row in rows}


def outcomes_told(data: dict[str, Any], rulebook: Rulebook, profile: str) -> dict[str, int]:
    """The same counts, by the program."""
    assessment = assess(rulebook, read(data, rulebook), profile=profile)
    found: dict[str, int] = {}
    for result in assessment.norms:
        if result.primary is not False:
            found[result.outcome.printed] = found.get(result.outcome.printed, 0) + 1
    return found


def tabbed_to(page: Page, name: str) -> None:
    """Press Tab until the control with this id has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == name:
            return
    raise AssertionError(name)


def pressed(page: Page, text: str) -> None:
    """Press Tab until a button or link with this text has the focus, and then Enter."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == text:
            page.keyboard.press("Enter")
            return
    raise AssertionError(text)


def test_a_location_filled_in_by_keyboard_alone(watched: Watched, small_form: Path, rulebook: Rulebook) -> None:
    page = watched.page(small_form)
    pressed(page, "Begin met invullen")
    page.wait_for_selector("#peildatum")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.title().startswith("Locatie en periode")
    tabbed_to(page, "locatie.naam")
    page.keyboard.type("Het Voorbeeld")
    for name, day in [
        ("periode.van", "1-1-2025"),
        ("periode.tot_en_met", "30-06-2025"),
        ("peildatum", "2025-06-30"),
        ("ingevuld_door", "kwaliteitsmedewerker"),
    ]:
        tabbed_to(page, name)
        page.keyboard.type(day)
    pressed(page, "Naar het overzicht")
    pressed(page, "Kamerdeuren op slot")
    tabbed_to(page, "antwoorden.kamerdeuren.op_slot")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    tabbed_to(page, "antwoorden.kamerdeuren.aantal_keren")
    page.keyboard.type("2")
    tabbed_to(page, "antwoorden.kamerdeuren.zelf_te_openen")
    page.keyboard.press("Space")
    tabbed_to(page, "antwoorden.kamerdeuren.op_verzoek~reden")
    page.keyboard.press("w")
    assert page.locator(".so-far .outcome.normafwijking").count() > 0
    pressed(page, "Naar het overzicht")
    pressed(page, "Groepsgrootte en kleinschaligheid")
    tabbed_to(page, "antwoorden.groepen")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "antwoorden.groepen[1].naam"
    page.keyboard.type("Noord")
    tabbed_to(page, "antwoorden.groepen[1].plekken")
    page.keyboard.type("6")
    tabbed_to(page, "antwoorden.groepen[1].bezetting_max")
    page.keyboard.type("7")
    page.keyboard.press("Tab")
    counts = outcomes_shown(page)
    data = saved(page)
    assert data["antwoorden"]["groepen"] == [{"naam": "Noord", "plekken": "6", "bezetting_max": "7"}]
    assert data["antwoorden"]["kamerdeuren.op_slot"] == "incidenteel"
    assert data["antwoorden"]["kamerdeuren.op_verzoek"] == "weet ik niet"
    report = read(data, rulebook)
    assert report.reference_date.isoformat() == "2025-06-30"
    assert counts == outcomes_told(data, rulebook, "kern")
    assert counts["normafwijking"] == 2


@pytest.mark.parametrize("name", ["zuiderlicht", "kadehuis", "de-wilg", "lindehuis", "team-delta"])
def test_a_file_that_is_opened_and_saved_says_the_same(
    watched: Watched, form_file: Path, example: Callable[[str], Path], rulebook: Rulebook, name: str
) -> None:
    page = watched.page(form_file)
    opened(page, example(name))
    # To see a theme is not to answer it.
    for theme in rulebook.themes[2:8]:
        shown(page, f"thema/{theme.theme}")
    counts = outcomes_shown(page)
    data = saved(page)
    before = json.loads(example(name).read_text(encoding="utf-8"))
    again = self_report_data(read(data, rulebook), rulebook)
    assert again["antwoorden"] == before["antwoorden"]
    assert counts == outcomes_told(data, rulebook, "volledig")


def test_a_date_that_cannot_be_is_told_and_linked_to(watched: Watched, small_form: Path) -> None:
    page = watched.page(small_form, "locatie")
    page.fill("#peildatum", "31-02-2025")
    page.press("#peildatum", "Tab")
    assert page.get_attribute("#peildatum", "aria-invalid") == "true"
    described = page.get_attribute("#peildatum", "aria-describedby") or ""
    texts = [
        page.locator(f"[id='{one}']").inner_text() for one in described.split() if page.locator(f"[id='{one}']").count()
    ]
    assert any("31-02-2025" in text for text in texts)
    page.click(".actions.end button")
    assert page.evaluate("document.activeElement.className") == "summary-box"
    page.click(".summary-box li a")
    assert page.evaluate("document.activeElement.id") == "peildatum"
    page.fill("#peildatum", "28-02-2025")
    page.press("#peildatum", "Tab")
    assert page.get_attribute("#peildatum", "aria-invalid") is None
    page.click(".actions.end button")
    until(page, "document.body.dataset.page === 'overzicht'")


def test_a_question_that_is_not_asked_is_not_shown_and_a_waiting_one_says_for_what(
    watched: Watched, form_file: Path
) -> None:
    page = watched.page(form_file, "thema/kamerdeuren")
    assert page.locator(".question:visible").count() == 0
    assert "Soort locatie" in page.inner_text(".waiting")
    page.click(".waiting a")
    page.wait_for_selector("[id='locatie.setting']")
    assert page.evaluate("document.activeElement.id") == "locatie.setting"
    page.keyboard.press("Space")
    shown(page, "thema/kamerdeuren")
    assert page.locator(".waiting").inner_text() != ""
    planned = "[data-path='antwoorden.kamerverblijf.in_plan']"
    assert page.is_hidden(planned)
    page.fill("[id='antwoorden.kamerverblijf.aantal']", "2")
    page.wait_for_selector(planned)
    page.fill("[id='antwoorden.kamerverblijf.aantal']", "0")
    page.wait_for_selector(planned, state="hidden")


def test_the_hour_that_comes_twice_is_asked_about(watched: Watched, form_file: Path) -> None:
    page = watched.page(form_file, "locatie")
    page.check("[id='locatie.setting']")
    shown(page, "thema/insluiting")
    page.click("[id='antwoorden.insluitingen']")
    begin = "[id='antwoorden.insluitingen[1].begin']"
    page.fill(begin, "26-10-2025 02:30")
    page.press(begin, "Tab")
    page.click("text=De tweede keer (wintertijd)")
    assert page.input_value(begin) == "26-10-2025 02:30 +01:00"
    page.select_option("[id='antwoorden.insluitingen[1].eind~reden']", "loopt nog")
    page.select_option("[id='antwoorden.insluitingen[1].beoordeeld~reden']", "geen")
    page.fill("[id='antwoorden.insluitingen[1].ggw_gevolgd']", "3") if page.is_visible(
        "[id='antwoorden.insluitingen[1].ggw_gevolgd']"
    ) else None
    (record,) = saved(page)["antwoorden"]["insluitingen"]
    assert record == {"begin": "26-10-2025 02:30 +01:00", "eind": "loopt nog", "beoordeeld": "geen"}


def test_a_block_that_was_removed_can_come_back(watched: Watched, form_file: Path) -> None:
    page = watched.page(form_file, "locatie")
    page.check("[id='locatie.setting']")
    shown(page, "thema/groepsgrootte")
    for name in ("Noord", "Zuid", "Oost"):
        page.click("[id='antwoorden.groepen']")
        page.keyboard.type(name)
    page.locator("details.record").nth(1).locator(".remove").click()
    assert page.evaluate("document.activeElement.textContent") == "Ongedaan maken"
    assert page.locator(".record-name").all_inner_texts() == ["Noord", "Oost"]
    page.keyboard.press("Enter")
    assert page.locator(".record-name").all_inner_texts() == ["Noord", "Zuid", "Oost"]
    page.locator("details.record").nth(0).locator(".remove").click()
    assert [one["naam"] for one in saved(page)["antwoorden"]["groepen"]] == ["Zuid", "Oost"]


def test_a_reason_takes_the_place_of_an_answer_and_gives_it_back(watched: Watched, small_form: Path) -> None:
    page = watched.page(small_form, "thema/kamerdeuren")
    field = "[id='antwoorden.kamerdeuren.aantal_keren']"
    reason = "[id='antwoorden.kamerdeuren.aantal_keren~reden']"
    page.fill(field, "4")
    page.select_option(reason, "niet vastgelegd")
    assert page.input_value(field) == ""
    page.select_option(reason, "")
    assert page.input_value(field) == "4"
    page.select_option(reason, "wil niet zeggen")
    page.fill(field, "5")
    page.press(field, "Tab")
    assert page.input_value(reason) == ""
    page.click("[data-path='antwoorden.kamerdeuren.aantal_keren'] .words summary")
    page.fill("[id='antwoorden.kamerdeuren.aantal_keren~bewijs']", "logboek")
    assert saved(page)["antwoorden"]["kamerdeuren.aantal_keren"] == {"antwoord": "5", "bewijs": "logboek"}


def test_geen_for_parts_rows_and_lists(watched: Watched, form_file: Path) -> None:
    page = watched.page(form_file, "locatie")
    page.check("[id='locatie.setting']")
    shown(page, "thema/grondslag")
    page.check("[id='antwoorden.maatregelen.zonder_machtiging']")
    page.check("[id='antwoorden.maatregelen.buiten_lijst~geen']")
    shown(page, "thema/insluiting")
    page.check("[id='antwoorden.insluitingen~geen']")
    answers = saved(page)["antwoorden"]
    assert set(answers.values()) == {"geen"}
    shown(page, "thema/grondslag")
    page.fill("[id='antwoorden.maatregelen.zonder_machtiging.toezicht.aantal']", "1")
    rows = saved(page)["antwoorden"]["maatregelen.zonder_machtiging"]
    assert rows["toezicht"] == {"aantal": "1"}
    assert rows["post"] == {"aantal": "0"}


def test_who_answered_a_theme_and_on_which_sample_is_in_the_file(watched: Watched, small_form: Path) -> None:
    page = watched.page(small_form, "thema/kamerdeuren")
    page.click(".who summary")
    page.fill("[id='themas.kamerdeuren.ingevuld_door']", "teamleider")
    page.fill("[id='themas.kamerdeuren.steekproef']", "tien nachten in juni")
    assert saved(page)["themas"] == {
        "kamerdeuren": {"ingevuld_door": "teamleider", "steekproef": "tien nachten in juni"}
    }


def test_a_count_that_follows_from_a_list_need_not_be_typed(
    watched: Watched, form_file: Path, example: Callable[[str], Path]
) -> None:
    page = watched.page(form_file)
    opened(page, example("kadehuis"))
    shown(page, "thema/plan")
    told = page.locator(".from-list:visible").all_inner_texts()
    assert "Uit de lijst volgt: 1 van 1. U hoeft dit niet in te vullen." in told
    shown(page, "antwoorden")
    assert "geteld uit de lijst" in page.inner_text("#inhoud")
    assert "nog geen antwoord" not in page.inner_text("#inhoud")


def test_an_answer_of_the_previous_round_counts_once_it_is_confirmed(
    watched: Watched, small_form: Path, rulebook: Rulebook, tmp_path: Path
) -> None:
    page = watched.page(small_form)
    carried = ["kamerdeuren.op_slot", "kamerdeuren.aantal_keren"]
    begun = {
        "zelfrapportage": 1,
        "regelboek": rulebook.name,
        "locatie": {"naam": "De Es", "setting": "gesloten"},
        "periode": {"van": "2025-01-01", "tot_en_met": "2025-06-30"},
        "peildatum": "2025-06-30",
        "te_bevestigen": carried,
        "antwoorden": {"kamerdeuren.op_slot": "nooit", "kamerdeuren.aantal_keren": 0},
    }
    file = tmp_path / "vorige.json"
    file.write_text(json.dumps(begun), encoding="utf-8")
    opened(page, file)
    assert read(saved(page), rulebook).answer(carried[0]) is None
    shown(page, "thema/kamerdeuren")
    question = page.locator(f'[data-path="antwoorden.{carried[0]}"]')
    question.get_by_role("button", name="Dit klopt nog").click()
    assert question.locator(".carried").is_hidden()
    confirmed = saved(page)
    assert confirmed["te_bevestigen"] == carried[1:]
    assert read(confirmed, rulebook).answer(carried[0]).value == "nooit"
