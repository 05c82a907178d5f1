"""The tag tree of everything that is printed: what a screen reader reads, in which order, and where nothing may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest
from documents import KINDS, html_of, pdf_of
from pdf_files import elements, opened
from reading import differences, heard, pieces_of
from rendered import Shared

NAMES = tuple(KINDS)
CHARTED = ("wilg", "vijandig", "open", "overzicht")
"""Those with charts."""

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
    """A cell may hold a block of its own, for what stands in it in small type; what has no text may stand anywhere."""
    pdf = opened(pdf_of(shared, name))
    for piece in pieces_of(pdf):
        blocks = [one for one in piece.path if one not in INLINE]
        in_cell = blocks[-2:] in (["/TH", "/Div"], ["/TD", "/Div"])
        assert not piece.text.strip() or in_cell or blocks[-1] in {*TEXT_STANDS_IN, "/Figure"}, piece


@pytest.mark.parametrize("name", NAMES)
def test_headings_begin_at_one_and_leave_no_level_out(shared: Shared, name: str) -> None:
    pdf = opened(pdf_of(shared, name))
    levels = [int(str(one.S)[2:]) for one in elements(pdf) if re.fullmatch(r"/H\d", str(one.S))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", NAMES)
def test_every_table_head_tells_what_it_is_the_head_of(shared: Shared, name: str) -> None:
    pdf = opened(pdf_of(shared, name))
    heads = [one for one in elements(pdf) if str(one.S) == "/TH"]
    assert heads
    for head in heads:
        attributes = list(head.A) if isinstance(head.A, pikepdf.Array) else [head.A]
        assert {str(one.Scope) for one in attributes if "/Scope" in one} <= {"/Row", "/Column"}
        assert any("/Scope" in one for one in attributes)
    for table in (one for one in elements(pdf) if str(one.S) == "/Table"):
        inside = {above[-1] for above, _ in walk(table, ("/Table",))} | {str(kid.S) for kid in children(table)}
        assert inside & {"/THead", "/TBody"}


@pytest.mark.parametrize("name", CHARTED)
def test_every_figure_has_words(shared: Shared, name: str) -> None:
    pdf = opened(pdf_of(shared, name))
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
    pdf = opened(pdf_of(shared, name))
    numbers: dict[tuple[int, int], int] = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    at = [numbers[page] for page in pages_of(pdf.Root.StructTreeRoot, None)]
    assert set(at) == set(numbers.values())
    assert at == sorted(at)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_aloud_is_what_is_written(shared: Shared, name: str) -> None:
    """Page by page the text of the tags is that of the page: nothing is left out, doubled or moved, to the letter."""
    pdf = opened(pdf_of(shared, name))
    assert differences(pdf, html_of(name)) == []
    assert sum(len(part.text) for part in heard(pdf)) > 8000


def test_control_each_kind_of_wrong_order_is_found(shared: Shared) -> None:
    html = html_of("open")
    words = "Hoe dit rapport is gemaakt"
    at = html.index(f">{words}</h2>")
    for other in (
        html[:at] + ">" + html[at + 2 :],  # a letter that is not heard
        html.replace(words, "", 1),  # heard and not written
        html.replace("</main>", "<p>En verder.</p></main>"),  # written and not heard
        html.replace("<h2>Colofon</h2>", "").replace("<main>", "<main><h2>Colofon</h2>"),  # moved
    ):
        assert other != html
        assert differences(opened(pdf_of(shared, "open")), other)
