"""The tag tree of a report: what a screen reader reads, in which order, and where nothing may stand."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest
from pdf_files import elements, opened
from rendered import Page, Shared, assessment

from compliance.report.html import html_for_paper
from compliance.report.pdf import pdf_provenance, printable

NAMES = ("wilg", "vijandig")
TEXT_STANDS_IN = {"/P", "/H1", "/H2", "/H3", "/H4", "/TH", "/TD", "/LBody", "/Lbl", "/Caption"}
INLINE = {"/Span", "/NonStruct", "/Link"}


def children(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Give what an element holds, in order: elements, and pieces of a page (numbers or dictionaries without a name)."""
    kids = element.get("/K", pikepdf.Array())
    yield from list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def walk(element: pikepdf.Object, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], pikepdf.Object]]:
    """Give each piece of a page in reading order, with the names of the elements that it stands in."""
    for kid in children(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from walk(kid, (*above, str(kid.S)))
        else:
            yield above, kid


@pytest.mark.parametrize("name", NAMES)
def test_text_stands_in_blocks_and_nowhere_else(shared: Shared, name: str) -> None:
    pdf = opened(shared.pdf(name))
    for above, _ in walk(pdf.Root.StructTreeRoot, ()):
        outer = next((one for one in reversed(above) if one not in INLINE), "")
        assert outer in {*TEXT_STANDS_IN, "/Figure"}, above


@pytest.mark.parametrize("name", NAMES)
def test_headings_begin_at_one_and_leave_no_level_out(shared: Shared, name: str) -> None:
    pdf = opened(shared.pdf(name))
    levels = [int(str(one.S)[2:]) for one in elements(pdf) if re.fullmatch(r"/H\d", str(one.S))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", NAMES)
def test_every_table_head_tells_what_it_is_the_head_of(shared: Shared, name: str) -> None:
    pdf = opened(shared.pdf(name))
    heads = [one for one in elements(pdf) if str(one.S) == "/TH"]
    assert heads
    for head in heads:
        attributes = list(head.A) if isinstance(head.A, pikepdf.Array) else [head.A]
        assert {str(one.Scope) for one in attributes if "/Scope" in one} <= {"/Row", "/Column"}
        assert any("/Scope" in one for one in attributes)
    for table in (one for one in elements(pdf) if str(one.S) == "/Table"):
        inside = {above[-1] for above, _ in walk(table, ("/Table",))} | {str(kid.S) for kid in children(table)}
        assert inside & {"/THead", "/TBody"}


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_words(shared: Shared, name: str) -> None:
    pdf = opened(shared.pdf(name))
    figures = [one for one in elements(pdf) if str(one.S) == "/Figure"]
    assert figures
    assert all(len(str(one.Alt)) > 40 for one in figures)


def pages_of(element: pikepdf.Object, page: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """Give the page of each piece in reading order; it is that of its element unless it says another."""
    page = element.Pg.objgen if "/Pg" in element else page
    for kid in children(element):
        if isinstance(kid, pikepdf.Dictionary):
            yield from pages_of(kid, page)
        elif page is not None:
            yield page
    if "/MCID" in element and page is not None:
        yield page


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_follow_each_other(shared: Shared, name: str) -> None:
    """What is read stands on the same page as what was read before it, or on the next: page by page, never back."""
    pdf = opened(shared.pdf(name))
    numbers: dict[tuple[int, int], int] = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    at = [numbers[page] for page in pages_of(pdf.Root.StructTreeRoot, None)]
    assert set(at) == set(numbers.values())
    assert at == sorted(at)


FILLED = re.compile(r"^\s*\"(.*)\"$")


def read_aloud(pdf: bytes) -> str:
    """Give the text of the tag tree without white space, bullets and the dots of the table of contents."""
    done = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True)
    lines = (FILLED.match(line) for line in done.stdout.decode().splitlines())
    return re.sub(r"(?:\.\s){5,}[.\s]*\d*|[\s•]", "", "\n".join(line[1] for line in lines if line))


@pytest.mark.parametrize("name", NAMES[:1])  # on the other one pdfinfo takes minutes
def test_what_is_read_aloud_is_the_text_in_the_order_of_the_page(shared: Shared, name: str) -> None:
    """Chapter by chapter, the text of the tags is that of the HTML: nothing is left out, doubled or moved.

    Charts are read by their own words. A table that goes on on the next page has its head once more there.
    """
    made = Page(printable(html_for_paper(assessment(name), made_with=pdf_provenance())))
    wanted = re.findall(r"[^.!?]{30,}[.!?]", re.sub(r"[\s•]", "", " ".join(made.pieces[1:])))
    heard = read_aloud(shared.pdf(name))
    at, lost = 0, []
    for sentence in wanted:
        found = heard.find(sentence, at)
        if found < 0:
            lost.append(sentence)
        else:
            at = found + len(sentence)
    assert len(wanted) > 300
    assert len(lost) <= 0.03 * len(wanted), lost
