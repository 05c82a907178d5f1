"""The overview as a page, a PDF and a workbook: the same tables in each, accessible, with nothing from outside."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import page as validator
import pytest
from national import mixed, national
from pdf_files import elements, opened, text_of
from python_calamine import CalamineWorkbook
from rendered import Page

from compliance.inspection.overview import Overview
from compliance.inspection.summary import GroupSize
from compliance.report.overview_charts import group_plot
from compliance.report.overview_page import render_overview_html, render_overview_pdf
from compliance.report.overview_view import overview_view
from compliance.report.overview_words import load_overview_words
from compliance.report.overview_workbook import FIRST, render_overview_workbook, sheet_name

WORDS = load_overview_words()


def hostile() -> Overview:
    """The national example with names that a page, a workbook or a style sheet could take for something else."""
    found = national()
    names = ("<script>alert(1)</script>", "=1+1", "{{ 7*7 }}", "'\"><img src=x>", "De \u202eomgekeerde")
    locations = tuple(
        one.model_copy(update={"name": names[at], "region": "<b>"}) if at < len(names) else one
        for at, one in enumerate(found.now.locations)
    )
    return replace(found, now=replace(found.now, locations=locations, unusable=("<i>.yaml",)))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_overview_pdf(national())


def test_validator_finds_nothing_against_pdf_ua(pdf: bytes) -> None:
    report = validator.validate_pdf_bytes(pdf, profile="ua1")
    assert [(one.rule_id, one.message) for one in report.failures] == []


def test_the_same_overview_gives_the_same_bytes(pdf: bytes) -> None:
    assert render_overview_pdf(national()) == pdf
    assert render_overview_html(national()) == render_overview_html(national())
    assert render_overview_workbook(national()) == render_overview_workbook(national())


def test_the_pdf_says_what_the_tables_say(pdf: bytes) -> None:
    text = " ".join(text_of(pdf).split())
    for words in ("Lichte verbetering", "geen woord, want er is geen inzicht", "Geen oordeel".lower(), "De Rozelaar"):
        assert words in text
    assert str(opened(pdf).Root.Lang) == "nl"


def test_every_head_of_a_table_in_the_pdf_has_a_scope_and_every_chart_a_text(pdf: bytes) -> None:
    document = opened(pdf)
    found = list(elements(document))
    heads = [one for one in found if str(one.S) == "/TH"]
    assert heads
    assert all("/Scope" in one.A for one in heads)
    figures = [one for one in found if str(one.S) == "/Figure"]
    assert len(figures) == 6
    assert all(str(one.Alt) for one in figures)


def test_charts_have_active_titles_and_their_numbers_in_words() -> None:
    page = render_overview_html(national())
    assert "4 van de 35 groepen hadden op de drukste dag zeven jongeren of meer" in page
    assert re.search(r"<title>Noord: bij \d van de 9 onderwerpen telt nu ten minste één locatie mee</title>", page)
    assert len(re.findall("<circle", page)) == 31
    assert "Groepen naar grootte" in page


def test_an_odd_number_does_not_make_a_chart_that_fits_nowhere() -> None:
    found = national()
    first, *others = found.now.locations
    odd = first.model_copy(update={"groups": (GroupSize(name="alle", size=40_000), GroupSize(name="een", size=None))})
    plot = group_plot(replace(found, now=replace(found.now, locations=(odd, *others))), "gesloten", WORDS)
    assert plot is not None
    assert plot.width < 900
    assert "18+" in [shape.text for shape in plot.shapes]


@pytest.mark.parametrize("made", [national, mixed, hostile])
def test_the_page_is_one_file_that_fetches_nothing(made: object) -> None:
    text = render_overview_html(made())  # type: ignore[operator]  # one of three functions
    page = Page(text)
    assert page.path == []
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "link", "iframe", "object", "i"}
    assert "url(" not in text.partition("<style>")[2].partition("</style>")[0]
    assert all(one["href"].startswith("#") for one in page.all("a"))
    assert len(page.all("title")) == 1 + len(page.all("svg"))


def test_what_was_typed_is_text_everywhere() -> None:
    text = render_overview_html(hostile())
    assert "&lt;script&gt;alert(1)" in text
    assert "{{ 7*7 }}" in text
    assert "[U+202E]" in text
    book = CalamineWorkbook.from_filelike(io.BytesIO(render_overview_workbook(hostile())))
    names = [row[0] for row in book.get_sheet_by_name("volledigheid").to_python()]
    assert "=1+1" in names


@pytest.mark.parametrize("made", [national, mixed])
def test_the_workbook_has_the_tables_of_the_page(made: object) -> None:
    overview: Overview = made()  # type: ignore[operator]  # one of two functions
    grids = list(overview_view(overview).grids())
    book = CalamineWorkbook.from_filelike(io.BytesIO(render_overview_workbook(overview)))
    assert book.sheet_names == [FIRST, *(sheet_name(grid.id) for grid in grids)]
    for grid in grids:
        head, *rows = book.get_sheet_by_name(sheet_name(grid.id)).to_python()[2:]
        assert head == [column.title for column in grid.columns]
        found = [[str(int(one)) if isinstance(one, float) else one for one in row] for row in rows]
        assert found == [[cell.text for cell in row] for row in grid.rows]


def test_there_is_no_percentage_and_no_score() -> None:
    for overview in (national(), mixed()):
        page = render_overview_html(overview).partition("<main>")[2]
        shown = re.sub(r"In procenten is het [^.]*\.", "", page)  # of the publication, in its own remarks
        assert "%" not in shown
        assert "procent" not in shown
        names = [one.name.casefold() for one in overview.now.locations]
        assert names == sorted(names)


def test_context_is_no_finding_and_only_there_with_closed_care() -> None:
    parts = {part.id for part in overview_view(mixed()).parts}
    assert "achtergrond" in parts
    found = mixed()
    only_open = tuple(one for one in found.now.locations if one.setting == "open")
    view = overview_view(replace(found, now=replace(found.now, locations=only_open)))
    assert "achtergrond" not in {part.id for part in view.parts}
