"""The PDF of the questionnaire: what a reader sees, what a screen reader hears, and the same bytes each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from itertools import pairwise

import page as validator
import pikepdf
import pytest
from papers import asked, questions, shipped, small, view
from pdf_files import elements, opened, text_of, without_complaint, words_of

from compliance.forms.paper import html_of_paper, render_paper
from compliance.report.pdf import FONTS
from compliance.selfreport.model import Reason

MOST_PAGES = 46


@cache
def pdf_of(rulebook_of: str, setting: str, profile: str) -> bytes:
    rulebook = small() if rulebook_of == "small" else shipped()
    chosen = asked(rulebook, setting, profile)
    return without_complaint(lambda: render_paper(rulebook, chosen, setting=setting, options=" --profile kern"))


SMALL = ("small", "gesloten", "volledig")
KERN = ("shipped", "gesloten", "kern")
WHOLE = ("shipped", "gesloten", "volledig")


def valid(pdf: bytes) -> bool:
    report = validator.validate_pdf_bytes(pdf, profile="ua1")
    assert [(one.rule_id, one.message) for one in report.failures] == []
    return bool(report.is_compliant)


@pytest.mark.parametrize("which", [SMALL, KERN], ids=str)
def test_validator_finds_nothing_against_pdf_ua(which: tuple[str, str, str]) -> None:
    assert valid(pdf_of(*which))


def test_the_whole_questionnaire_is_valid_compact_and_complete() -> None:
    pdf = pdf_of(*WHOLE)
    assert valid(pdf)
    assert len(opened(pdf).pages) <= MOST_PAGES
    text = words_of(text_of(pdf))
    for one in questions(view(*WHOLE)):
        # Copied text goes on in the next column at the end of a line; the first words stand behind the number.
        start = words_of(f"{one.number}. {one.ask}")[:40]
        assert text.count(f" {start}") == 1, start


def test_language_title_dates_and_identifier() -> None:
    pdf = opened(pdf_of(*KERN))
    assert str(pdf.Root.Lang) == "nl"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.docinfo.Title) == "Vragenlijst: Vrijheidsbeperkende maatregelen in de jeugdhulp"
    assert str(pdf.docinfo.CreationDate).startswith("D:20260610")
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_every_question_is_a_heading_and_every_theme_a_bookmark() -> None:
    pdf = opened(pdf_of(*KERN))
    found = list(elements(pdf))
    levels = [int(str(one.S)[2:]) for one in found if re.fullmatch(r"/H\d", str(one.S))]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert levels.count(3) == len(questions(view(*KERN))) + 1
    with pdf.open_outline() as outline:
        (top,) = outline.root
        titles = [one.title for one in top.children]
        assert titles == ["Zo vult u dit in", *(theme.title for theme in view(*KERN).themes), "Begrippen"]
        assert not any(one.children for one in top.children)


def test_tables_have_heads_with_a_scope() -> None:
    pdf = opened(pdf_of(*SMALL))
    heads = [one for one in elements(pdf) if str(one.S) == "/TH"]
    scopes = []
    for head in heads:
        attributes = head.A if isinstance(head.A, pikepdf.Array) else [head.A]
        scopes += [str(one.Scope) for one in attributes if "/Scope" in one]
    assert len(scopes) == len(heads)
    assert set(scopes) == {"/Row", "/Column"}


def test_a_box_is_never_without_its_word() -> None:
    html = html_of_paper(small(), asked(small(), "gesloten"), setting="gesloten")
    boxes = re.findall(r'<span class="box">☐</span> (?:<b>[a-z]+</b> )?([^<]*)', html)
    assert len(boxes) == html.count("☐") > 100
    assert all(boxes)


def test_reasons_stand_under_every_question() -> None:
    html = html_of_paper(small(), asked(small(), "gesloten"), setting="gesloten")
    for reason in Reason:
        assert html.count(f"☐</span> {reason}</span>") == len(questions(view(*SMALL)))


def test_pages_have_a_title_a_version_and_a_number() -> None:
    pages = [words_of(text) for text in text_of(pdf_of(*KERN)).split("\f")][:-1]
    for number, text in enumerate(pages, start=1):
        assert f"Bladzijde {number} van {len(pages)}" in text
        assert "Regelboek vbm 2026.2" in text
    assert all("Noem geen namen" in text for text in pages)
    assert "vbm new --profile kern -o zelfrapportage.yaml" in pages[0]
    assert "Geen antwoord?" in pages[1]


def test_nothing_is_filled_in_linked_or_run() -> None:
    pdf = opened(pdf_of(*KERN))
    assert not pdf.attachments
    assert "/AcroForm" not in pdf.Root
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary):
            assert str(one.get("/S", "")) not in {"/URI", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm"}
            assert str(one.get("/Subtype", "")) not in {"/Image", "/Widget"}


def test_only_black_and_grey() -> None:
    pdf = opened(pdf_of(*KERN))
    colours = {
        tuple(round(float(part), 3) for part in one.operands)
        for page in pdf.pages
        for one in pikepdf.parse_content_stream(page)
        if str(one.operator) in {"rg", "RG", "scn", "SCN"}
    }
    assert len(colours) > 1
    assert all(len(set(colour)) == 1 for colour in colours)


def test_fonts_are_ours_and_embedded() -> None:
    done = subprocess.run(["pdffonts", "-"], input=pdf_of(*KERN), capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    assert 0 < len(rows) <= len(FONTS)
    assert all(re.match(r"[A-Z]{6}\+Source-Sans-3.*\byes yes yes\b", row) for row in rows)


def test_same_bytes_in_another_process_with_another_hash_seed() -> None:
    code = (
        "import hashlib\n"
        "from papers import asked, small\n"
        "from compliance.forms.paper import render_paper\n"
        "pdf = render_paper(small(), asked(small(), 'open'), setting='open')\n"
        "print(hashlib.sha256(pdf).hexdigest())\n"
    )
    digests = set()
    for seed in ("1", "2"):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "TZ": f"UTC{seed}",
        }
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True)
        digests.add(done.stdout)
    assert len(digests) == 1
