"""A PDF in English: its language, the language of its Dutch parts in the tag tree, and the validators."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pypdf
import pytest
from english import FUNCTION_WORDS
from pdf_files import opened, text_of, without_complaint
from rendered import rulebook, source_of
from test_english import inspected
from test_verapdf import DOUBTFUL, judged, needs_verapdf
from weasyprint.pdf import tags

from compliance.assessment.assess import assess
from compliance.assessment.result import Assessment
from compliance.report.inspection_page import render_inspection_pdf
from compliance.report.language import Language
from compliance.report.pdf import render_pdf
from compliance.rulebook.selection import select
from compliance.selfreport.reader import parse_self_report

EN = Language.ENGLISH


@cache
def pdf(name: str) -> bytes:
    """Give a report about one theme in English, or the inspection report of the example."""
    if name == "inspection":
        return without_complaint(lambda: render_inspection_pdf(inspected(), language=EN))
    return without_complaint(lambda: render_pdf(about_doors(), language=EN))


@cache
def about_doors() -> Assessment:
    report = parse_self_report(source_of("hybride").encode(), "locatie.yaml", rulebook())
    return assess(rulebook(), report, profile=select(rulebook(), "volledig", ["kamerdeuren"]))


def pieces(element: pikepdf.Object, language: str) -> Iterator[tuple[str, tuple[int, int], int]]:
    """Give each piece of a page in reading order: its language, or that of what it stands in, its page and number."""
    language = str(element.get("/Lang", language))
    kids = element.get("/K", pikepdf.Array())
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if "/S" in kid:
                yield from pieces(kid, language)
        else:
            yield language, element.Pg.objgen, int(kid)


def texts(page: pypdf.PageObject) -> dict[int, str]:
    """Give the text of each numbered piece of a page."""
    found: dict[int, str] = {}
    inside: list[int] = []

    def operator(name: bytes, given: list[Any], *_: object) -> None:
        if name == b"BDC":
            inside[:] = [given[1]["/MCID"]] if "/MCID" in given[1] else []
        elif name == b"EMC":
            inside.clear()

    def text(piece: str, *_: object) -> None:
        for number in inside:
            found[number] = found.get(number, "") + piece

    page.extract_text(visitor_operand_before=operator, visitor_text=text)
    return found


def spoken(data: bytes) -> list[tuple[str, str]]:
    """Give each piece of text in the tag tree with its language."""
    found = opened(data)
    pages: dict[object, int] = {page.objgen: number for number, page in enumerate(found.pages)}
    read = [texts(page) for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    tree = pieces(found.Root.StructTreeRoot, str(found.Root.Lang))
    return [(language, read[pages[page]].get(number, "")) for language, page, number in tree]


def test_each_part_is_tagged_in_its_language() -> None:
    found = spoken(pdf("doors"))
    for language, text in found:
        words = set(re.findall(r"[a-z]+", re.sub(r"[A-Z]{2,}-[\w.-]+|sha256:\w+", "", text).lower()))
        assert language == "nl" or not FUNCTION_WORDS & words, text
    dutch = " ".join(text for language, text in found if language == "nl")
    english = " ".join(text for language, text in found if language == "en")
    assert str(opened(pdf("doors")).Root.Lang) == "en"
    assert "Jeugdwet, artikel" in dutch
    assert "normafwijking" in dutch
    for text in ("In brief", "How this report was made", "(deviation)", "Annex C. Terms"):
        assert text in english
        assert text not in dutch


def test_an_inspection_report_is_tagged_in_both_languages() -> None:
    found = opened(pdf("inspection"))
    assert str(found.Root.Lang) == "en"
    languages = Counter(language for language, _, _ in pieces(found.Root.StructTreeRoot, "en"))
    assert set(languages) == {"en", "nl"}
    assert min(languages.values()) > 500


def test_control_without_our_hand_the_parts_lose_their_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Nothing:
        def __enter__(self) -> None: ...
        def __exit__(self, *_: object) -> None: ...

    monkeypatch.setattr("compliance.report.pdf.languages_in_tags", Nothing)
    found = spoken(render_pdf(about_doors(), language=EN))
    assert {language for language, _ in found} == {"en"}


def test_tags_are_made_as_before_afterwards() -> None:
    build = tags._build_box_tree
    pdf("doors")
    assert tags._build_box_tree is build


def test_the_edges_of_a_page_are_english() -> None:
    text = text_of(pdf("doors"))
    assert "Self-evaluation – no judgement by the inspectorate" in text
    assert re.search(r"Page 2 of \d+", text)
    assert "Bladzijde" not in text
    assert "Reference date " in text
    state = text_of(pdf("inspection"))
    assert state.count("Inspection report – established") >= len(opened(pdf("inspection")).pages)
    assert "Self-evaluation – no judgement" not in state


def test_the_same_report_has_the_same_bytes() -> None:
    assert render_pdf(about_doors(), language=EN) == pdf("doors")


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_other_validator_finds_nothing(profile: str) -> None:
    report = validator.validate_pdf_bytes(pdf("doors"), profile=profile)
    assert [one.message for one in report.failures if one.rule_id != DOUBTFUL] == []


@needs_verapdf
@pytest.mark.parametrize(("name", "profile"), [("doors", "3a"), ("doors", "ua1"), ("inspection", "ua1")])
def test_verapdf_finds_nothing(name: str, profile: str, tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(pdf(name))
    assert judged(profile, path) == f"valid {profile} {path}\n"
