"""The inspector's form: what is written in it is an inspection file that the program reads as it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from inspections_drawn import KINDS, Drawer
from inspector_page import NORM, begun, entry, going_on, judged, observed, typed, visited, with_report, with_sources
from offline_page import Watched, saved, shown, until
from playwright.sync_api import Page

from compliance.assessment.assess import assess
from compliance.files.fault import Fault, FaultyFile, fault
from compliance.files.node import Place
from compliance.inspection.free_texts import inspection_warnings
from compliance.inspection.progress import lacking
from compliance.inspection.reader import Inspection, parse_inspection
from compliance.inspection.statements import statements_of
from compliance.report.concept import render_concept
from compliance.report.inspection_page import render_inspection_html
from compliance.rulebook.model import Rulebook
from compliance.selfreport.free_texts import PersonFinding
from compliance.selfreport.reader import read_self_report

pytest_plugins = ("offline_fixtures",)

Examples = Callable[[str], Path]


def read(data: Any, report: Path, rulebook: Rulebook) -> Inspection:
    """Read what the page saved, in the folder of its self-report, as the program does."""
    return parse_inspection(json.dumps(data).encode(), str(report.parent / "inspectie.json"), rulebook)


def codes(data: Any, report: Path, rulebook: Rulebook) -> list[str]:
    try:
        read(data, report, rulebook)
    except FaultyFile as error:
        return [one.code for one in error.faults]
    return []


def warned(data: Any, report: Path, rulebook: Rulebook) -> tuple[tuple[PersonFinding, ...], tuple[Fault, ...]]:
    return inspection_warnings(read(data, report, rulebook))


def test_what_is_written_is_read_by_the_program_as_it_is(
    watched: Watched, inspector_form: Path, example: Examples, rulebook: Rulebook
) -> None:
    report = example("de-wilg")
    page = begun(watched, inspector_form, report)
    visited(page)
    with_sources(page)
    entry(page)
    observed(page, "Drie van de vijf kamerdeuren waren van buiten op slot.")
    observed(page, "Dat gaat elke nacht zo.", "B2", "verklaard")
    judged(page, "normafwijking", "Jongeren worden ingesloten.")
    shown(page, "maatregelen")
    page.click("text=Voeg een maatregel toe")
    typed(page, "maatregelen/0/wat", "Stop met het afsluiten van kamerdeuren.")
    page.check("[id='maatregelen/0'] input[value='JW-6.3.2.2-ROOMLOCK']")
    page.check("[id='maatregelen/0/vervolg~hertoets']")
    shown(page, "verbeteringen")
    page.click("text=Voeg een verbetering toe")
    typed(page, "verbeteringen_na_concept/0/tekst", "De sloten van twee deuren zijn weg.")
    page.check("[id='verbeteringen_na_concept/0/bewijs']")
    shown(page, "stand")
    assert "Daarvoor ontbreekt nog" in page.inner_text("#inhoud")
    for place, text in (("opgesteld_door", "INS-12"), ("concept_van", "22-9-2025"), ("reactie_tot", "2025-10-06")):
        typed(page, f"status/{place}", text)
    page.click("text=Zet op: Concept voor reactie")
    shown(page, "reactie")
    page.click("text=Voeg een punt toe")
    page.select_option("[id='reacties/0/feit']", "F-JW-6.3.2.2-ROOMLOCK-2")
    typed(page, "reacties/0/tekst", "Twee jongeren openen hun deur zelf.")
    page.check("[id='reacties/0/besluit~niet']")
    typed(page, "reacties/0/waarom", "Wij zagen drie deuren op slot.")
    shown(page, "bewaren")
    assert "Er staan geen fouten in" in page.inner_text("#inhoud")
    inspection = read(saved(page), report, rulebook)
    written = inspection.written
    assert written.report.file == report.name
    assert written.progress.state.value == "reactie_gevraagd"
    found = written.entry("JW-6.3.2.2-ROOMLOCK")
    assert found is not None
    assert [(one.number, one.sources, one.grade.value) for one in found.observations] == [
        (1, ("B1",), "gezien"),
        (2, ("B2",), "verklaard"),
    ]
    assert (found.judgement, found.grade.value) == ("normafwijking", "verklaard")
    assert written.steps[0].until is None
    assert written.reactions[0].decision == "niet"
    assert lacking(written, written.progress.state) == ()
    assert "F-JW-6.3.2.2-ROOMLOCK-M" in {one.id for one in statements_of(written, inspection.assessment)}
    assert "Dat gaat elke nacht zo." in render_inspection_html(inspection)
    assert render_concept(inspection).startswith(b"PK")


def test_opening_and_saving_keeps_everything(
    watched: Watched, inspector_form: Path, example: Examples, rulebook: Rulebook, tmp_path: Path
) -> None:
    report = example("de-wilg")
    found = read_self_report(str(report), rulebook)
    drawer = Drawer(assess(rulebook, found), found.digest, 5, report.name)
    files = [drawer.file(kind) for kind in KINDS for _ in range(12)]
    files = [one for one in files if one.get("inspectie") == 1 and isinstance(one.get("zelfrapportage"), dict)]
    assert len(files) > 30
    page = None
    for number, data in enumerate(files):
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        if page is None:
            page = going_on(watched, inspector_form, report, path)
        else:
            shown(page, "bewaren")
            page.set_input_files("#inhoud .file-button:has-text('Open een inspectiebestand') input", str(path))
            until(page, "document.body.dataset.page === 'overzicht'")
        for target in ("bronnen", "rondgang/groepsgrootte", "rondgang/andere", "maatregelen", "reactie", "stand"):
            shown(page, target)
            page.evaluate("for (const one of document.querySelectorAll('#inhoud details')) one.open = true")
        assert saved(page) == data


def test_an_inspection_of_another_self_report_is_refused_in_the_words_of_the_program(
    watched: Watched, inspector_form: Path, example: Examples, tmp_path: Path, rulebook: Rulebook
) -> None:
    report = example("de-wilg")
    data = {"inspectie": 1, "zelfrapportage": {"bestand": "wilg.json", "digest": "sha256:0"}}
    path = tmp_path / "inspectie.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    page = with_report(watched, inspector_form, report)
    page.set_input_files(".about .file-button:has-text('Open een inspectiebestand') input", str(path))
    page.wait_for_selector(".opened .error")
    digest = read_self_report(str(report), rulebook).digest
    words = fault("I503", Place(""), name="wilg.json", digest=digest)
    assert f"I503 {words.message} {words.advice}" in page.inner_text(".opened")
    assert page.evaluate("document.body.dataset.page") == "start"


REFUSED = [
    ("zelfrapportage: 1\n", "vbm merge"),
    ('{"inspectie": 1}', "geen zelfrapportage"),
    ('{"zelfrapportage": 1, "zelfrapportage": 1}', "een sleutel twee keer"),
    ('{"zelfrapportage": 1, "antwoorden": {}}', "peildatum ontbreekt"),
    (
        '{"zelfrapportage": 1, "peildatum": "2025-06-30", "antwoorden": {"kamerdeuren.op_slot": "soms"}}',
        "geen van de antwoorden",
    ),
    ('{"zelfrapportage": 1, "peildatum": "2025-06-30", "ingevuld_door": "a\\u0007"}', "een teken dat niemand ziet"),
]


@pytest.mark.parametrize(("text", "says"), REFUSED)
def test_what_is_no_self_report_is_told_and_nothing_of_it_is_used(
    watched: Watched, inspector_form: Path, tmp_path: Path, text: str, says: str
) -> None:
    path = tmp_path / "zelf.json"
    path.write_text(text, encoding="utf-8")
    page = watched.page(inspector_form)
    page.set_input_files("#inhoud input[type=file]", str(path))
    page.wait_for_selector(".opened .error")
    assert says in page.inner_text(".opened")
    assert page.locator(".about").count() == 0
    shown(page, "stand")
    assert "Open een zelfrapportage" in page.inner_text("#inhoud")


def test_a_workbook_is_told_apart(watched: Watched, inspector_form: Path, tmp_path: Path) -> None:
    path = tmp_path / "zelf.xlsx"
    path.write_bytes(b"PK\x03\x04\xff\xfe")
    page = watched.page(inspector_form)
    page.set_input_files("#inhoud input[type=file]", str(path))
    page.wait_for_selector(".opened .error")
    assert "werkmap" in page.inner_text(".opened")


def begun_file(path: Path, report: Path, rulebook: Rulebook, **more: Any) -> Path:
    """Write an inspection file beside a self-report."""
    head = {"bestand": report.name, "digest": read_self_report(str(report), rulebook).digest}
    path.write_text(json.dumps({"inspectie": 1, "zelfrapportage": head, **more}), encoding="utf-8")
    return path


def test_a_state_that_lacks_something_can_go_back(
    watched: Watched, inspector_form: Path, example: Examples, rulebook: Rulebook, tmp_path: Path
) -> None:
    report = example("de-wilg")
    path = begun_file(tmp_path / "inspectie.json", report, rulebook, status={"stand": "vastgesteld"})
    page = going_on(watched, inspector_form, report, path)
    shown(page, "stand")
    told = page.inner_text("[id='status/stand']")
    assert "Voor deze stand ontbreekt" in told
    assert "een oordeel over ten minste één norm" in told
    assert page.locator("text=Zet op:").count() == 0
    page.click("text=Zet terug op: Concept voor reactie")
    page.click("text=Zet terug op: Concept")
    assert codes(saved(page), report, rulebook) == []


def test_a_link_to_what_is_lacking_leads_to_its_field(working: Page) -> None:
    shown(working, "stand")
    working.click("text=de dag van het concept")
    assert working.evaluate("document.activeElement.id") == "status/concept_van"
    working.click("text=of het bezoek was aangekondigd")
    until(working, "document.activeElement.id === 'bezoek/soort'")


def test_another_self_report_takes_the_place_of_unsaved_work_only_after_asking(
    working: Page, example: Examples
) -> None:
    shown(working, "start")
    other = ".about .file-button:has-text('Andere zelfrapportage') input"
    working.set_input_files(other, str(example("kadehuis")))
    working.click("text=Annuleren")
    assert list(saved(working)["bronnen"]) == ["B1", "B2"]
    shown(working, "start")
    working.set_input_files(other, str(example("kadehuis")))
    until(working, "document.querySelector('.about h2').textContent === 'Kadehuis'")
    assert working.locator("text=Begin een inspectiebestand").count() == 1


def test_an_inspection_file_in_yaml_is_told(
    watched: Watched, inspector_form: Path, example: Examples, tmp_path: Path
) -> None:
    path = tmp_path / "inspectie.json"
    path.write_text("inspectie: 1\n", encoding="utf-8")
    page = with_report(watched, inspector_form, example("de-wilg"))
    page.set_input_files(".about .file-button:has-text('Open een inspectiebestand') input", str(path))
    page.wait_for_selector(".opened .error")
    assert "teksteditor" in page.inner_text(".opened")
    assert "merge" not in page.inner_text(".opened")


def test_a_key_that_stands_twice_is_not_quietly_lost(
    watched: Watched, inspector_form: Path, example: Examples, tmp_path: Path
) -> None:
    path = tmp_path / "inspectie.json"
    path.write_text('{"inspectie": 1, "bronnen": {"B1": {}, "B1": {"wat": "x"}}}', encoding="utf-8")
    page = with_report(watched, inspector_form, example("de-wilg"))
    page.set_input_files(".about .file-button:has-text('Open een inspectiebestand') input", str(path))
    page.wait_for_selector(".opened .error")
    assert "een sleutel twee keer" in page.inner_text(".opened")


@pytest.fixture
def working(watched: Watched, inspector_form: Path, example: Examples) -> Page:
    """An inspection of De Wilg with two sources."""
    page = begun(watched, inspector_form, example("de-wilg"))
    with_sources(page)
    return page


def test_a_number_is_never_given_again(working: Page) -> None:
    entry(working)
    for _ in range(2):
        working.click(f"[id='{NORM}'] button.add")
    working.click(f"[id='{NORM}'] .observation:last-child button.remove")
    observed(working, "De deur was op slot.")
    found = saved(working)["normen"]["JW-6.3.2.2-ROOMLOCK"]["waarnemingen"]
    assert [one["nr"] for one in found] == [1, 3]


def test_a_number_that_a_reaction_cites_is_not_given_either(
    watched: Watched, inspector_form: Path, example: Examples, rulebook: Rulebook, tmp_path: Path
) -> None:
    report = example("de-wilg")
    cited = [{"feit": "F-JW-6.3.2.2-ROOMLOCK-7", "tekst": "Nee."}]
    path = begun_file(tmp_path / "inspectie.json", report, rulebook, reacties=cited)
    page = going_on(watched, inspector_form, report, path)
    entry(page)
    page.click(f"[id='{NORM}'] button.add")
    assert saved(page)["normen"]["JW-6.3.2.2-ROOMLOCK"]["waarnemingen"] == [{"nr": 8}]


def test_what_was_said_is_withdrawn_and_not_taken_away(working: Page, example: Examples, rulebook: Rulebook) -> None:
    entry(working)
    place = observed(working, "De deur was op slot.")
    assert not working.is_visible(f"[id='{place}'] button.remove")
    working.click(f"[id='{place}'] summary")
    typed(working, f"{place}/vervallen", "Het was een andere deur.")
    found = saved(working)
    assert found["normen"]["JW-6.3.2.2-ROOMLOCK"]["waarnemingen"][0]["vervallen"] == "Het was een andere deur."
    assert codes(found, example("de-wilg"), rulebook) == []


def test_evidence_cannot_be_stronger_than_its_sources_carry(
    working: Page, example: Examples, rulebook: Rulebook
) -> None:
    entry(working)
    place = observed(working, "De deur was op slot.", "B2", "verklaard")
    assert working.is_disabled(f"[id='{place}/bewijs~gezien']")
    working.check(f"[id='{place}'] input[type=checkbox][value='B1']")
    working.check(f"[id='{place}/bewijs~gezien']")
    working.uncheck(f"[id='{place}'] input[type=checkbox][value='B1']")
    # What was chosen before stays, and is told.
    assert "sterker dan de bronnen" in working.inner_text(f"[id='{place}']")
    assert codes(saved(working), example("de-wilg"), rulebook) == ["I509"]


def test_a_source_is_called_otherwise_everywhere(working: Page, example: Examples, rulebook: Rulebook) -> None:
    entry(working)
    observed(working, "De deur was op slot.")
    shown(working, "bronnen")
    typed(working, "bronnen/B1~naam", "B2")
    assert "van een andere bron" in working.inner_text("[id='bronnen/B1']")
    typed(working, "bronnen/B1~naam", "Rondgang avond")
    found = saved(working)
    assert list(found["bronnen"]) == ["Rondgang avond", "B2"]
    assert found["normen"]["JW-6.3.2.2-ROOMLOCK"]["waarnemingen"][0]["bronnen"] == ["Rondgang avond"]
    assert codes(found, example("de-wilg"), rulebook) == []
    shown(working, "bronnen")
    working.click("[aria-label='Verwijder dit blok: Rondgang avond']")
    assert "kan niet weg" in working.inner_text("#inhoud")
    working.click("[aria-label='Verwijder dit blok: B2']")
    assert list(saved(working)["bronnen"]) == ["Rondgang avond"]


def test_a_file_with_faults_is_saved_and_the_page_says_why_the_program_refuses_it(
    working: Page, example: Examples, rulebook: Rulebook
) -> None:
    entry(working)
    working.check(f"[id='{NORM}'] .judged input[value='voldoet']")
    shown(working, "stand")
    typed(working, "status/concept_van", "gisteren")
    found = saved(working)
    told = working.inner_text("#inhoud")
    assert "het programma maakt er geen rapport van" in told
    assert "I506" in told
    assert "R105" in told
    assert found["status"]["concept_van"] == "gisteren"
    assert codes(found, example("de-wilg"), rulebook) == ["R105"]
    working.click(".panel.warning a:has-text('kamer')")
    until(working, f"document.activeElement.id === '{NORM}/motivering'")
    working.keyboard.type("De deur was open.")
    shown(working, "bewaren")
    working.click(".panel.warning a")
    until(working, "document.activeElement.id === 'status/concept_van'")
    assert "Dit is geen datum" in working.inner_text("#inhoud")


def test_days_in_no_order_and_no_reason_are_told_at_their_field(
    working: Page, example: Examples, rulebook: Rulebook
) -> None:
    entry(working)
    place = observed(working, "De deur was op slot.")
    working.click(f"[id='{place}'] summary")
    typed(working, f"{place}/vervallen", "nee")
    visited(working)
    shown(working, "stand")
    typed(working, "status/concept_van", "8-9-2025")
    typed(working, "status/reactie_tot", "7-9-2025")
    found = saved(working)
    assert sorted(codes(found, example("de-wilg"), rulebook)) == ["I521", "I521", "I522"]
    told = working.inner_text("#inhoud")
    assert "‘Dag van het concept’ (8 september 2025) is eerder dan de dag bij ‘De dagen van het bezoek’" in told
    assert "‘De aanbieder kan reageren tot’ (7 september 2025) is eerder dan de dag bij ‘Dag van het concept’" in told
    assert "‘nee’ is geen reden" in told
    working.click("text=English")
    told = working.inner_text("#inhoud")
    assert "‘Day of the draft’ (8 September 2025) is before the day at ‘The days of the visit’ (9 September" in told
    assert "‘nee’ is no reason" in told
    working.click(".panel.warning a:has-text('Withdrawn')")
    until(working, f"document.activeElement.id === '{place}/vervallen'")


def test_what_has_no_control_is_shown_and_can_be_taken_away(
    watched: Watched, inspector_form: Path, example: Examples, rulebook: Rulebook, tmp_path: Path
) -> None:
    report = example("de-wilg")
    odd = {"onbekend": 3, "normen": {"JW-6.3.2.2-ROOMLOCK": "x"}}
    path = begun_file(tmp_path / "inspectie.json", report, rulebook, **odd)
    page = going_on(watched, inspector_form, report, path)
    shown(page, "bewaren")
    for _ in range(2):
        page.click("text=Haal dit weg >> nth=0")
        page.click("text=Ja, haal het weg")
    found = saved(page)
    assert list(found) == ["inspectie", "zelfrapportage", "normen"]
    assert found["normen"] == {}
    assert codes(found, report, rulebook) == []


def test_a_norm_that_the_walk_does_not_have_can_be_judged(working: Page, example: Examples, rulebook: Rulebook) -> None:
    shown(working, "rondgang/andere")
    norm = working.evaluate("document.querySelector('#andere-norm option[value]:not([value=\\'\\'])').value")
    working.select_option("#andere-norm", norm)
    working.click("text=Voeg toe")
    judged(working, "verbeterpunt", "Hier geldt zij wel.", f"normen/{norm}")
    found = saved(working)
    assert found["normen"] == {norm: {"oordeel": "verbeterpunt", "motivering": "Hier geldt zij wel."}}
    assert codes(found, example("de-wilg"), rulebook) == []


def test_a_measure_can_be_taken_away_and_come_back(working: Page) -> None:
    shown(working, "maatregelen")
    for text in ("Eerst dit.", "Dan dat."):
        working.click("text=Voeg een maatregel toe")
        working.fill(".block:last-child textarea", text)
    working.click("[aria-label='Verwijder dit blok: Maatregel 1']")
    assert working.evaluate("document.activeElement.textContent") == "Ongedaan maken"
    working.keyboard.press("Enter")
    assert [one["wat"] for one in saved(working)["maatregelen"]] == ["Eerst dit.", "Dan dat."]
    shown(working, "maatregelen")
    working.click("[aria-label='Verwijder dit blok: Maatregel 2']")
    working.click("text=Voeg een maatregel toe")
    assert [one["nr"] for one in saved(working)["maatregelen"]] == [1, 3]


def test_a_text_that_looks_like_a_person_is_told(working: Page, example: Examples, rulebook: Rulebook) -> None:
    entry(working)
    observed(working, "Jayden (14) zat in zijn kamer.")
    shown(working, "bewaren")
    assert "Staat hier een persoon in?" in working.inner_text("#inhoud")
    found = saved(working)
    (warning,), _ = warned(found, example("de-wilg"), rulebook)
    assert warning.path == "normen.JW-6.3.2.2-ROOMLOCK.waarnemingen.0.tekst"
    shown(working, "bewaren")
    working.click("text=Dit is geen persoonsgegeven")
    assert "Staat hier een persoon in?" not in working.inner_text("#inhoud")
    looked_at = saved(working)
    assert looked_at["geen_persoonsgegeven"] == [warning.mark]
    assert warned(looked_at, example("de-wilg"), rulebook) == ((), ())


def test_signs_that_no_file_can_hold_do_not_come_in(working: Page, example: Examples, rulebook: Rulebook) -> None:
    entry(working)
    place = observed(working, "x")
    working.evaluate(
        "(id) => { const one = document.getElementById(id); one.value = 'a\\u000bb\\u2028c\\ufeffd';"
        " one.dispatchEvent(new Event('input')); one.dispatchEvent(new Event('change')); }",
        f"{place}/tekst",
    )
    found = saved(working)
    assert found["normen"]["JW-6.3.2.2-ROOMLOCK"]["waarnemingen"][0]["tekst"] == "a\nb\ncd"
    assert codes(found, example("de-wilg"), rulebook) == []


def test_paper_gets_the_page_as_it_is(working: Page) -> None:
    shown(working, "stand")
    working.emulate_media(media="print")
    assert working.is_visible("#inhoud h1")
    assert not working.is_visible("#kop")


def test_a_number_that_is_there_twice_or_not_at_all_is_given_anew(
    watched: Watched, inspector_form: Path, example: Examples, rulebook: Rulebook, tmp_path: Path
) -> None:
    report = example("de-wilg")
    one = {"tekst": "De deur was op slot.", "bronnen": ["B1"], "bewijs": "gezien"}
    several = [{"nr": 2, **one}, {"nr": 2, **one}, one]
    sources = {"B1": {"soort": "waarneming", "wat": "Rondgang"}}
    entries = {"JW-6.3.2.2-ROOMLOCK": {"waarnemingen": several}}
    path = begun_file(tmp_path / "inspectie.json", report, rulebook, bronnen=sources, normen=entries)
    page = going_on(watched, inspector_form, report, path)
    shown(page, "bewaren")
    for _ in range(2):
        page.click("text=Geef een nieuw nummer >> nth=0")
    found = saved(page)
    numbers = [one["nr"] for one in found["normen"]["JW-6.3.2.2-ROOMLOCK"]["waarnemingen"]]
    assert (numbers[0], len(set(numbers))) == (2, 3)
    assert codes(found, report, rulebook) == []


MARKUP = '<img src=x onerror="document.title = 1"><script>document.title = 2</script>'


def test_what_somebody_wrote_is_text_and_nothing_else(
    watched: Watched, inspector_form: Path, example: Examples, rulebook: Rulebook, tmp_path: Path
) -> None:
    report = example("de-wilg")
    norm = "JW-6.3.2.2-ROOMLOCK"
    seen = [{"nr": 1, "tekst": MARKUP, "bronnen": [MARKUP], "bewijs": "gezien", "vervallen": MARKUP}]
    more: dict[str, Any] = {
        "bronnen": {MARKUP: {"soort": "waarneming", "wat": MARKUP}, "__proto__": {"soort": "gesprek", "wat": "x"}},
        "normen": {norm: {"waarnemingen": seen, "oordeel": "voldoet", "motivering": MARKUP}, MARKUP: {}},
        "reacties": [{"feit": f"F-{norm}-1", "tekst": MARKUP}, {"feit": MARKUP, "tekst": "x"}],
        "maatregelen": [{"nr": 1, "wat": MARKUP, "normen": [MARKUP], "vervolg": "hertoets"}],
        "__proto__": {"gevaar": 1},
    }
    path = begun_file(tmp_path / "inspectie.json", report, rulebook, **more)
    page = going_on(watched, inspector_form, report, path)
    for target in ("bronnen", "rondgang/groepsgrootte", "rondgang/andere", "maatregelen", "reactie", "bewaren"):
        shown(page, target)
        page.evaluate("[...document.querySelectorAll('#inhoud details')].forEach((one) => (one.open = true))")
        page.wait_for_timeout(30)
        assert page.locator("#inhoud img, #inhoud script").count() == 0, target
    assert saved(page) == json.loads(path.read_text(encoding="utf-8"))


def test_the_digest_is_that_of_the_bytes_of_the_file(
    watched: Watched, inspector_form: Path, example: Examples, rulebook: Rulebook, tmp_path: Path
) -> None:
    report = tmp_path / "zelf.json"
    report.write_bytes(b"\xef\xbb\xbf" + example("lindehuis").read_bytes().replace(b", ", b",\r\n"))
    page = begun(watched, inspector_form, report)
    found = saved(page)
    assert found["zelfrapportage"]["digest"] == read_self_report(str(report), rulebook).digest
    assert codes(found, report, rulebook) == []
