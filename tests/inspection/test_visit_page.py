"""The visit list on paper and on a screen: what is on it, accessible, and the same bytes each time."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import page as validator
import pikepdf
import pytest
from inspections import FILE, REPORT, TEXT, assessment, inspection
from pdf_files import elements, opened, text_of, without_complaint, words_of
from rendered import Page

from compliance.cli.main import run
from compliance.inspection.visit import visit_list
from compliance.report.visit_page import render_visit_html, render_visit_pdf, visit_html_for_paper

STATIONS = visit_list(assessment())
LOOKS = [look for station in STATIONS for look in station.looks]
SHORT = STATIONS[:1]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return without_complaint(lambda: render_visit_pdf(assessment(), STATIONS))


def test_validator_finds_nothing_against_pdf_ua(pdf: bytes) -> None:
    report = validator.validate_pdf_bytes(pdf, profile="ua1")
    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.is_compliant


def test_every_norm_of_the_list_is_on_paper_once_in_the_order_of_the_walk(pdf: bytes) -> None:
    # Norms name each other in their reasons; the key of a norm stands alone on the last line of its block.
    lines = [line.strip() for line in text_of(pdf, "-layout").splitlines()]
    known = {look.result.id for look in LOOKS}
    assert [line for line in lines if line in known] == [look.result.id for look in LOOKS]


def test_every_norm_has_its_boxes_and_room_for_notes() -> None:
    html = visit_html_for_paper(assessment(), STATIONS)
    for word in ("gezien", "gedocumenteerd", "verklaard", "voldoet", "normafwijking", "niet van toepassing"):
        assert html.count(f"☐</span> {word}</span>") == len(LOOKS)
    assert html.count('<div class="notes">') == len(LOOKS)
    boxes = re.findall(r'<span class="box">☐</span> ([^<]*)', html)
    assert len(boxes) == html.count("☐")
    assert all(boxes)


def test_headings_bookmarks_and_heads_of_tables(pdf: bytes) -> None:
    document = opened(pdf)
    found = list(elements(document))
    levels = [int(str(one.S)[2:]) for one in found if re.fullmatch(r"/H\d", str(one.S))]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert levels.count(3) == len(LOOKS) + 1
    assert all("/Scope" in one.A for one in found if str(one.S) == "/TH")
    with document.open_outline() as outline:
        (top,) = outline.root
        titles = [f"{place}. {station.title}" for place, station in enumerate(STATIONS, start=1)]
        assert [one.title for one in top.children] == ["Zo gebruikt u deze lijst", "Bronnen", "Aantekeningen", *titles]


def test_every_page_forbids_names_and_is_numbered(pdf: bytes) -> None:
    pages = [words_of(text) for text in text_of(pdf).split("\f")][:-1]
    for number, text in enumerate(pages, start=1):
        assert "Noem geen namen" in text
        assert f"Bladzijde {number} van {len(pages)}" in text


def test_only_black_and_grey(pdf: bytes) -> None:
    colours = {
        tuple(round(float(part), 3) for part in one.operands)
        for page in opened(pdf).pages
        for one in pikepdf.parse_content_stream(page)
        if str(one.operator) in {"rg", "RG", "scn", "SCN"}
    }
    assert all(len(set(colour)) == 1 for colour in colours)


def test_nothing_is_attached_linked_or_run(pdf: bytes) -> None:
    document = opened(pdf)
    assert not document.attachments
    assert "/AcroForm" not in document.Root
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary):
            assert str(one.get("/S", "")) not in {"/URI", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm"}


def test_the_same_answers_give_the_same_bytes() -> None:
    assert render_visit_pdf(assessment(), SHORT) == render_visit_pdf(assessment(), SHORT)
    assert render_visit_html(assessment(), SHORT) == render_visit_html(assessment(), SHORT)


def test_the_page_is_one_file_that_fetches_nothing() -> None:
    text = render_visit_html(assessment(), STATIONS)
    page = Page(text)
    assert page.path == []
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object"}
    assert all(one["href"].startswith("#") for one in page.all("a"))
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert {one["href"][1:] for one in page.all("a")} <= set(ids)
    assert all(look.result.norm.title in page.text for look in LOOKS)
    assert "☐" not in text  # nothing keeps what is ticked on a screen


def test_what_the_location_typed_is_text() -> None:
    report = assessment().report
    name = "<b>De Wilg</b>{{ 7*7 }}"
    answers = report.answers | {"locatie.naam": type(report.answers["locatie.naam"])(name)}
    odd = assessment().model_copy(update={"report": type(report)(report.source, report.digest, answers)})
    assert "&lt;b&gt;De Wilg&lt;/b&gt;{{ 7*7 }}" in render_visit_html(odd, SHORT)


def test_what_was_seen_and_judged_is_not_on_paper() -> None:
    html = visit_html_for_paper(assessment(), visit_list(assessment(), inspection().written))
    assert '<span class="id">BJ-6.2.6-1-CONTACT</span>' not in html
    assert '<span class="id">JW-6.3.2.2-ROOMLOCK</span>' in html


def test_the_name_of_the_file_says_which_form_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / REPORT.name).write_bytes(REPORT.read_bytes())
    path = tmp_path / FILE.name
    path.write_text(TEXT, "utf-8")
    begins = {"visit.pdf": b"%PDF", "visit.html": b"<!doctype", "visit.txt": b"Bezoeklijst"}
    for name, begin in begins.items():
        assert run(["inspect", "visit", str(path), "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().lstrip().startswith(begin)
    capsys.readouterr()
    assert run(["inspect", "visit", str(path)]) == 0
    assert capsys.readouterr().out.startswith("Bezoeklijst De Wilg")
    assert run(["inspect", "visit", str(path), "-o", str(tmp_path / "x.pdf"), "--format", "html"]) == 2
    assert run(["inspect", "visit", str(path), "-o", str(tmp_path / REPORT.name)]) == 2
    assert not (tmp_path / "x.pdf").exists()
