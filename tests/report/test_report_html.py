"""The HTML twin: one file that fetches nothing, well formed, and with everything that was typed as text."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from itertools import pairwise

import pytest
from pdf_files import words_of
from rendered import NAMES, Page, assessed, assessment, html, source_of, typed_texts

from compliance.files.shipped import shipped_folder
from compliance.report.html import render_html, visible
from compliance.report.templates import environment
from compliance.report.view import view_of

TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section", "article", "div", "p", "span",
    "b", "i", "a", "ol", "ul", "li", "h1", "h2", "h3", "h4", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "svg", "text", "rect",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "scope", "role", "aria-label",
    "tabindex", "xmlns", "viewbox", "width", "height", "x", "y", "fill", "font-family", "font-size", "font-weight",
    "text-anchor", "data-location", "data-day",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_only_our_own_elements_and_attributes(name: str) -> None:
    page = Page(html(name))
    assert page.path == []
    assert {tag for tag, _ in page.tags} <= TAGS
    assert {attribute for _, attributes in page.tags for attribute in attributes} <= ATTRIBUTES
    assert len(page.all("style")) == len(page.all("h1")) == 1
    assert len(page.all("title")) == 1 + len(page.all("svg"))


@pytest.mark.parametrize("name", NAMES)
def test_every_address_is_a_place_in_the_file(name: str) -> None:
    page = Page(html(name))
    places = {attributes.get("id") for _, attributes in page.tags}
    for attributes in page.all("a"):
        assert attributes["href"][0] == "#"
        assert attributes["href"][1:] in places
    style = html(name).partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_policy_forbids_all_but_our_own_style() -> None:
    policy = next(one["content"] for one in Page(html("wilg")).all("meta") if "http-equiv" in one)
    style = re.search(r"<style>(.*?)</style>", html("wilg"), re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("name", NAMES)
def test_headings_do_not_skip_a_level(name: str) -> None:
    levels = [int(tag[1]) for tag, _ in Page(html(name)).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_language_title_and_table_heads() -> None:
    page = Page(html("wilg"))
    assert page.all("html") == [{"lang": "nl"}]
    assert "<title>Zelfevaluatie De Wilg</title>" in html("wilg")
    assert all(head.get("scope") in {"row", "col"} for head in page.all("th"))


def test_everything_typed_stands_there_as_text() -> None:
    text = Page(html("vijandig")).text
    typed = typed_texts("vijandig")
    assert len(typed) > 15
    for piece in typed:
        assert words_of(visible(piece)) in text


def test_without_escaping_the_same_text_would_be_elements() -> None:
    """The control: the hole is real, and autoescape is what closes it."""
    without = environment().overlay(autoescape=False)
    view = view_of(assessment("vijandig"))
    broken = without.get_template("parts/cover.html.j2").render(report=view)
    assert "<script>alert('naam')</script>" in broken
    assert "<link rel=attachment" in broken
    assert "<script" not in html("vijandig")


def test_who_answered_a_theme_stands_with_its_answers_as_text() -> None:
    source = source_of("wilg").replace(
        "antwoorden:\n",
        "themas:\n  kamerdeuren: {ingevuld_door: '<b>teamleider</b>', steekproef: 'alle kamers & gangen'}\n"
        "  plan: {steekproef: zes plannen}\nantwoorden:\n",
        1,
    )
    made = render_html(assessed(source))
    assert "<b>Ingevuld door:</b> &lt;b&gt;teamleider&lt;/b&gt;. <b>Steekproef:</b> alle kamers &amp; gangen" in made
    assert '<p class="aside"><b>Steekproef:</b> zes plannen</p>' in made
    assert made.count("<b>Ingevuld door:</b>") == 1
    assert "<b>Steekproef:</b>" not in html("wilg")


def test_templates_in_answers_are_not_templates() -> None:
    assert "{{ 7*7 }}" in Page(html("vijandig")).text
    assert "{% include '/etc/passwd' %}" in Page(html("vijandig")).text
    assert "root:" not in html("vijandig")


def test_what_turns_text_round_is_shown_by_its_number() -> None:
    assert visible("a\u202eb\u2066c\x07d") == "a[U+202E]b[U+2066]c[U+0007]d"
    assert "[U+202E]omgekeerd" in Page(html("vijandig")).text
    assert "\u202e" not in html("vijandig")


def test_html_needs_no_weasyprint() -> None:
    code = (
        "import sys; sys.modules['weasyprint'] = None\n"
        "from compliance.report.html import render_html\n"
        "from rendered import assessment\n"
        "assert render_html(assessment('open')).startswith('<!doctype html>')\n"
        "assert 'fontTools' not in sys.modules\n"
    )
    folder = str(shipped_folder("tests") / "report")
    source = f"import sys; sys.path[:0] = [{folder!r}, {str(shipped_folder('tests'))!r}]\nimport types\n" + code
    # rendered.py imports the PDF module, which imports WeasyPrint only when it makes a PDF.
    subprocess.run([sys.executable, "-c", source], check=True)


def test_importing_the_report_imports_no_template_engine() -> None:
    code = (
        "import sys, compliance.report.html, compliance.report.pdf\n"
        "assert not {'jinja2', 'weasyprint', 'fontTools'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_has_enough_contrast_on_every_ground() -> None:
    style = (shipped_folder("report_templates") / "css" / "common.css").read_text(encoding="utf-8")
    inks = set(re.findall(r"[{;\s]color: (#[0-9a-f]{6})", style))
    grounds = {"#ffffff", *re.findall(r"background: (#[0-9a-f]{6})", style)}
    assert len(inks) > 5
    assert len(grounds) > 4
    for ink in inks:
        for ground in grounds:
            assert (luminance(ground) + 0.05) / (luminance(ink) + 0.05) >= 4.5, (ink, ground)
