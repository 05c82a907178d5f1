"""The PDF: tagged, PDF/UA-1, with our own fonts, and the same bytes for the same input and versions.

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
from compliance.report.html import html_for_paper

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


def render_pdf(assessment: Assessment, comparison: Comparison | None = None) -> bytes:
    """Give the report as PDF/UA-1: tagged, in Dutch, with bookmarks and embedded fonts.

    Nothing is fetched but the fonts that come with the program; anything else stops the rendering with an error.
    The dates inside the file are the reference date, so that the same assessment gives the same bytes.
    """
    return printed(html_for_paper(assessment, comparison))


def printed(html: str) -> bytes:
    """Give a page of ours as PDF/UA-1. Its dates are those that the page itself names."""
    import weasyprint

    document = weasyprint.HTML(string=printable(html), url_fetcher=font_fetcher())
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", finisher=add_scopes)
    return pdf


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


def add_scopes(document: Any, pdf: Any) -> None:
    """Give every table head its scope, column or row.

    WeasyPrint ties cells to their heads by number, which is enough for PDF/UA; some screen readers read only scopes.
    """
    del document

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
