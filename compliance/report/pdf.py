"""The PDF: PDF/UA-1 and PDF/A-3a, with our own fonts and its data, and the same bytes for the same input and versions.

WeasyPrint takes a second to import, so that happens only where a PDF is made.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from compliance.assessment.result import Assessment
from compliance.files.shipped import shipped_folder
from compliance.inspection.rounds import Comparison
from compliance.report.archival import VARIANT, add_identifier, attached
from compliance.report.attachments import attachments_of
from compliance.report.html import html_for_paper
from compliance.report.language import Language
from compliance.report.provenance import Provenance, provenance
from compliance.report.tag_languages import languages_in_tags

FONT_SCHEME = "vbm-font:"
FONTS = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-Italic.ttf",
    "SourceSans3-SemiBold.ttf",
    "SourceSans3-Bold.ttf",
)
"""The only four things that a report can fetch."""


class Refused(ValueError):
    """A report asked for something else than one of our fonts. Nothing was fetched."""


def render_pdf(
    assessment: Assessment,
    comparison: Comparison | None = None,
    made_with: Provenance | None = None,
    language: Language = Language.DUTCH,
) -> bytes:
    """Give the report as PDF/A-3a and PDF/UA-1: tagged, with its language, with bookmarks and embedded fonts.

    Its data are attached, so that ``vbm verify`` can work it out again. Nothing is fetched but the fonts that come with
    the program; anything else stops the rendering with an error. The dates inside the file are the reference date, so
    that the same assessment gives the same bytes. ``made_with`` is what the report says that it was made with: this
    program, unless an earlier report is being made again.
    """
    made_with = made_with or pdf_provenance()
    html = html_for_paper(assessment, comparison, made_with, language)
    files = attachments_of(assessment, made_with, language, comparison)
    return printed(html, attached(assessment.reference_date, files))


def printed(html: str, attachments: Any = ()) -> bytes:
    """Give a page of ours as PDF/UA-1, and with attachments as PDF/A-3a. Its dates are those that the page names."""
    import weasyprint

    document = weasyprint.HTML(string=printable(html), url_fetcher=font_fetcher())
    with languages_in_tags():
        pdf: bytes = (
            document.write_pdf(pdf_variant=VARIANT, attachments=attachments, finisher=finished)
            if attachments
            else document.write_pdf(pdf_variant="pdf/ua-1", finisher=scoped)
        )
    return pdf


def pdf_provenance() -> Provenance:
    """Give what this program is and runs on, with the library of the system that lays out text."""
    from weasyprint.text.ffi import pango

    known, number = provenance(), pango.pango_version()
    version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return known.model_copy(update={"libraries": known.libraries | {"Pango": version}})


def finished(document: Any, pdf: Any) -> None:
    """Put the last hand to an archival PDF before it is written."""
    scoped(document, pdf)
    add_identifier(pdf)


def scoped(document: Any, pdf: Any) -> None:
    """Put the last hand to any PDF of ours before it is written."""
    del document
    add_scopes(pdf)


def font_fetcher() -> Any:
    """Give a fetcher that knows our fonts by a scheme of its own and refuses every other address.

    It never opens a network connection or a file that an address names: an address is only looked up in a list.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class FontFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is published without types
        """Our fonts, and nothing else."""

        def fetch(self, url: str, headers: object = None) -> Any:
            """Give one of our fonts; raises ``Refused`` for anything else."""
            del headers
            name = url.removeprefix(FONT_SCHEME)
            if not url.startswith(FONT_SCHEME) or name not in FONTS:
                raise Refused(url)
            return URLFetcherResponse(url, body=_font(name), headers={"Content-Type": "font/ttf"})

    return FontFetcher(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)


def add_scopes(pdf: Any) -> None:
    """Give every table head its scope, column or row.

    WeasyPrint ties cells to their heads by number, which is enough for PDF/UA; some screen readers read only scopes.
    """

    def parent(one: Any) -> Any:
        return pdf.objects[int(one["P"].split()[0])]

    for one in pdf.objects:
        if isinstance(one, dict) and one.get("S") == "/TH":
            one["A"]["Scope"] = "/Column" if parent(parent(one))["S"] == "/THead" else "/Row"


def printable(html: str) -> str:
    """Show characters that our fonts do not have by their number: ``[U+4E2D]``.

    Otherwise a font of the machine would take over, and the same report would differ from one machine to the next.
    """
    known = _characters()
    text = unicodedata.normalize("NFC", html)
    unknown = sorted({character for character in text if character not in known and character not in "\n\t"})
    if not unknown:
        return text
    pattern = re.compile("[" + re.escape("".join(unknown)) + "]")
    return pattern.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


@cache
def _font(name: str) -> bytes:
    return (shipped_folder("report_templates") / "fonts" / name).read_bytes()


@cache
def _characters() -> frozenset[str]:
    """Give the characters that all our fonts have."""
    from io import BytesIO

    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # published without types

    tables = [TTFont(BytesIO(_font(name)), lazy=True).getBestCmap() for name in FONTS]
    return frozenset(map(chr, set.intersection(*map(set, tables))))
