"""The PDF: text and order, language and tags, bookmarks and fonts, and the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import re
import socket
import subprocess
import sys
from itertools import pairwise

import page as validator
import pikepdf
import pytest
from pdf_files import elements, opened, text_of, words_of
from rendered import Shared, assessment, rendered

from compliance.report.html import visible
from compliance.report.pdf import FONTS, printable
from compliance.report.view import view_of

CHAPTERS = (
    "In het kort",
    "Wat nog open is",
    "Hoe dit rapport is gemaakt",
    "Overzicht per thema",
    "Bevindingen per thema",
    "Plan van aanpak",
    "Bijlage A. Alle antwoorden",
    "Bijlage B. De normen",
    "Bijlage C. Begrippen",
    "Bijlage D. Hoe u dit rapport leest",
    "Colofon",
)


@pytest.fixture(scope="module")
def wilg(shared: Shared) -> bytes:
    return shared.pdf("wilg")


@pytest.fixture(scope="module")
def hostile(shared: Shared) -> bytes:
    return shared.pdf("vijandig")


@pytest.mark.parametrize("name", ["wilg", "vijandig"])
def test_validator_finds_nothing_against_pdf_ua(shared: Shared, name: str) -> None:
    report = validator.validate_pdf_bytes(shared.pdf(name), profile="ua1")
    assert [(one.rule_id, one.message) for one in report.failures] == []
    assert report.is_compliant


def test_language_title_and_identifier(wilg: bytes) -> None:
    pdf = opened(wilg)
    assert str(pdf.Root.Lang) == "nl"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.docinfo.Title) == "Zelfevaluatie De Wilg"
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_dates_are_the_reference_date(wilg: bytes) -> None:
    pdf = opened(wilg)
    assert str(pdf.docinfo.CreationDate).startswith("D:20251231")
    assert str(pdf.docinfo.ModDate).startswith("D:20251231")


def test_chapters_are_there_in_order(wilg: bytes) -> None:
    pages = [words_of(text) for text in text_of(wilg).split("\f")]
    text = " ".join(pages[1:])
    places = [text.index(chapter) for chapter in CHAPTERS]
    assert places == sorted(places)
    assert "Zelfevaluatie – geen oordeel van de inspectie" in pages[0]
    assert "%" not in text


def test_summary_fits_on_one_page(wilg: bytes) -> None:
    pages = [words_of(text) for text in text_of(wilg).split("\f")]
    view = view_of(assessment("wilg"))
    assert "In het kort" in pages[1]
    assert all(finding.link.title in pages[1] for finding in view.urgent + view.other_breaches)
    assert "Dit is geen oordeel van de inspectie en geen cijfer." in pages[1]
    assert "Wat nog open is" in pages[2]


def test_headers_and_page_numbers(wilg: bytes) -> None:
    pages = [words_of(text) for text in text_of(wilg).split("\f")][:-1]
    for number, text in enumerate(pages[1:], start=2):
        assert f"Bladzijde {number} van {len(pages)}" in text
        assert "De Wilg" in text
        assert "Peildatum 31 december 2025" in text
    assert "Bladzijde" not in pages[0]


def test_length_stays_readable(wilg: bytes) -> None:
    assert 15 <= len(opened(wilg).pages) <= 60


def test_headings_figures_and_tables_are_tagged(wilg: bytes) -> None:
    pdf = opened(wilg)
    found = list(elements(pdf))
    levels = [int(str(one.S)[2:]) for one in found if re.fullmatch(r"/H\d", str(one.S))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    heads = [one for one in found if str(one.S) == "/TH"]
    assert heads
    for head in heads:
        attributes = head.A if isinstance(head.A, pikepdf.Array) else [head.A]
        assert {str(one.Scope) for one in attributes if "/Scope" in one} & {"/Row", "/Column"}
    figures = [str(one.Alt) for one in found if str(one.S) == "/Figure"]
    assert len(figures) == 2
    assert figures[0].startswith("Staafdiagram van het aantal normen per uitkomst")
    assert figures[1].startswith("Staafdiagram van het hoogste aantal jongeren")


def test_bookmarks_follow_the_headings(wilg: bytes) -> None:
    with opened(wilg).open_outline() as outline:
        (top,) = outline.root
        assert top.title == "De Wilg"
        assert tuple(one.title for one in top.children) == CHAPTERS
        findings = next(one for one in top.children if one.title == "Bevindingen per thema")
        assert [one.title for one in findings.children] == [theme.title for theme in assessment("wilg").themes]


@pytest.mark.parametrize("name", ["wilg", "vijandig"])
def test_fonts_are_ours_and_embedded(shared: Shared, name: str) -> None:
    done = subprocess.run(["pdffonts", "-"], input=shared.pdf(name), capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    assert rows
    assert len(rows) <= len(FONTS)
    assert all(re.match(r"[A-Z]{6}\+Source-Sans-3.*\byes yes yes\b", row) for row in rows)


def test_nothing_is_linked_or_run_and_only_data_are_attached(shared: Shared) -> None:
    for name in ("wilg", "vijandig"):
        pdf = opened(shared.pdf(name))
        assert all(file.endswith(".json") for file in pdf.attachments)
        assert "/AA" not in pdf.Root
        assert "/OpenAction" not in pdf.Root or isinstance(pdf.Root.OpenAction, pikepdf.Array)
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary):
                assert str(one.get("/S", "")) not in {"/URI", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm"}
                assert str(one.get("/Subtype", "")) != "/Image"


def test_hostile_text_stands_there_as_text(hostile: bytes) -> None:
    text = re.sub(r"\s", "", text_of(hostile))
    for piece in (
        "<script>alert('naam')</script>{{ 7*7 }}<img src=http://127.0.0.1:9/naam.png>",
        "</td></table><link rel=attachment href=file:///etc/passwd><h1>GEHACKT</h1>",
        "</style><style>@import url(http://127.0.0.1:9/x.css); * { display: none }</style>",
        "<svg><image href='file:///etc/hostname'/></svg>",
        "{% include '/etc/passwd' %}",
        "<base href='file:///etc/'>",
        "[U+202E]omgekeerd [U+4E2D][U+6587] [U+1F600]",
    ):
        assert re.sub(r"\s", "", piece) in text
    pdf = opened(hostile)
    assert sum(str(one.S) == "/H1" for one in elements(pdf)) == 1


def test_no_connection_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("a report opened a connection")

    monkeypatch.setattr(socket.socket, "connect", connect)
    assert rendered(assessment("vijandig", "kern")).startswith(b"%PDF")


def test_same_bytes_in_another_process_with_another_hash_seed() -> None:
    code = (
        "import hashlib\n"
        "from rendered import assessment, rendered\n"
        "print(hashlib.sha256(rendered(assessment('open', 'kern'))).hexdigest())\n"
    )
    digests = []
    for seed in ("1", "2"):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "TZ": f"UTC{seed}",
        }
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True)
        digests.append(done.stdout.strip())
    assert digests[0] == digests[1]
    assert len(digests[0]) == hashlib.sha256().digest_size * 2


def test_characters_without_a_glyph_are_shown_by_their_number() -> None:
    assert printable("é ‘ja’ ✗ 中\n") == "é ‘ja’ ✗ [U+4E2D]\n"
    assert printable(visible("e\u0301\u200b")) == "é[U+200B]"
