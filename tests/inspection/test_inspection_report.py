"""The inspection report: three things side by side, and its state on every page."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from inspections import TEXT, changed, inspection

from compliance.report.inspection_page import render_inspection_html, render_inspection_pdf

CONCEPT = (("  stand: vastgesteld", "  stand: reactie_gevraagd"),)


@pytest.fixture(scope="module")
def html() -> str:
    return render_inspection_html(inspection())


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "concept.pdf"
    path.write_bytes(render_inspection_pdf(inspection(changed(*CONCEPT))))
    return path


def article(html: str, norm_id: str) -> str:
    return html[html.index(f'id="norm-{norm_id}"') :].split("</article>", maxsplit=1)[0]


def test_three_things_stand_side_by_side(html: str) -> None:
    text = article(html, "BJ-6.2.6-1-CONTACT")
    cells = re.findall(r"<td>(.*?)</td>", text, re.DOTALL)
    assert len(cells) == 3
    assert "voldoet (volgens opgave)" in cells[0]
    assert "De belknop in de veilige ruimte werkte niet." in cells[1]
    assert "normafwijking" in cells[2]
    assert "rust op: gezien" in cells[2]
    assert "wijkt af van de zelfrapportage" in text
    assert "wijkt af" not in article(html, "JW-6.3.2.2-ROOMLOCK")


def test_the_judgement_of_an_inspector_does_not_rest_on_what_was_stated(html: str) -> None:
    judged = re.findall(r"<td>(.*?)</td>", article(html, "CK-TEAM-HOME"), re.DOTALL)[2]
    assert "voldoet" in judged
    assert "volgens opgave" not in judged


def test_it_is_told_apart_from_a_self_assessment(html: str) -> None:
    assert "Dit is geen zelfevaluatie." in html
    assert "geen oordeel van de inspectie" not in html.split('id="leeswijzer"', maxsplit=1)[0]


def test_every_link_leads_somewhere_and_every_id_is_there_once(html: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_hoor_en_wederhoor_is_in_the_annex(html: str) -> None:
    annex = html[html.index('id="zienswijze"') :]
    for words in ("Twee jongeren hebben een deur", "Overgenomen.", "Niet overgenomen.", "De belknop is vervangen"):
        assert words in annex, words
    assert "Deze tekst is na de reactie veranderd" not in annex
    other = changed(('tekst_was: "f6b32612"', 'tekst_was: "00000000"'))
    assert "Deze tekst is na de reactie veranderd" in render_inspection_html(inspection(other))


def test_what_was_typed_is_data(html: str) -> None:
    assert "<b>boe</b>" not in render_inspection_html(inspection(changed(("De inrichting is", '"<b>boe</b> is"#'))))


def test_every_page_says_in_which_state_it_is(pdf: Path) -> None:
    number = len(pikepdf.open(pdf).pages)
    for page in (1, 2, number // 2, number):
        text = subprocess.run(
            ["pdftotext", "-f", str(page), "-l", str(page), str(pdf), "-"], capture_output=True, text=True, check=True
        ).stdout
        assert "concept voor reactie, dit kan nog veranderen" in text, page


def test_the_same_inspection_gives_the_same_bytes_and_pdf_ua(pdf: Path) -> None:
    again = render_inspection_pdf(inspection(changed(*CONCEPT)))
    assert again == pdf.read_bytes()
    opened = pikepdf.open(io.BytesIO(again))
    assert "/StructTreeRoot" in opened.Root
    with opened.open_metadata() as metadata:
        assert metadata.get("pdfuaid:part") == "1"


def test_the_state_is_in_the_title() -> None:
    assert "<title>Inspectierapport De Wilg – vastgesteld</title>" in render_inspection_html(inspection(TEXT))
