"""The HTML twin, and the HTML that becomes the PDF: the same templates with another style sheet.

Everything that a user typed is data: it is escaped wherever it stands, it is never a template, a style or an address.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache

from compliance.assessment.result import Assessment
from compliance.files.shipped import shipped_folder
from compliance.inspection.rounds import Comparison
from compliance.report.language import Language
from compliance.report.provenance import Provenance, provenance
from compliance.report.templates import environment
from compliance.report.view import view_of

_IN_ENGLISH = {
    "css/common.css": ("english/common.css",),
    "css/print.css": ("english/print.css",),
    "css/inspection-screen.css": ("english/inspection-screen.css",),
}
"""The style sheets that hold words, or are made for the length of words, with what they are in English."""

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]")
"""Control characters and what turns the direction of text: never printed as they are."""


def render_html(
    assessment: Assessment, comparison: Comparison | None = None, language: Language = Language.DUTCH
) -> str:
    """Give the report as one HTML file.

    It is complete in itself: no script, no font, no picture and no address outside the file, and a policy in its head
    that forbids all of them. No system library is needed. The same assessment gives the same text. With a
    ``comparison`` the report has a section on what changed since the previous round.
    """
    return _rendered(assessment, comparison, provenance(), language, "css/screen.css", paper=False)


def html_for_paper(
    assessment: Assessment,
    comparison: Comparison | None = None,
    made_with: Provenance | None = None,
    language: Language = Language.DUTCH,
) -> str:
    """Give the HTML from which the PDF is made; it holds the addresses of our own fonts and no others."""
    made_with = made_with or provenance()
    return _rendered(assessment, comparison, made_with, language, "css/fonts.css", "css/print.css", paper=True)


def visible(text: str) -> str:
    """Show characters that cannot be seen, or that turn text round, by their number: ``[U+202E]``."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def _rendered(
    assessment: Assessment,
    comparison: Comparison | None,
    made_with: Provenance,
    language: Language,
    *sheets: str,
    paper: bool,
) -> str:
    report = view_of(assessment, comparison, made_with, language)
    return page_of("report.html.j2", sheets, paper=paper, language=language, report=report)


def page_of(
    template: str,
    sheets: tuple[str, ...],
    *,
    paper: bool,
    language: Language = Language.DUTCH,
    **views: object,
) -> str:
    """Lay views out with one of our templates and our style sheets, as one HTML file without anything from outside."""
    style = style_of(*_in_language(("css/common.css", *sheets), language))
    return filled_in(template, style, language, paper=paper, style_hash=_hash(style), **views)


def filled_in(template: str, style: str, language: Language = Language.DUTCH, **data: object) -> str:
    """Fill in one of our templates. Everything in ``data`` is escaped; characters that cannot be seen are shown.

    ``style`` is the text of style sheets of ours. It is marked as safe so that it keeps its quotes; nothing that was
    typed comes into it.
    """
    templates = environment(language)
    safe = templates.filters["safe"](style)
    return visible(templates.get_template(template).render(style=safe, language=language.value, **data))


@cache
def style_of(*sheets: str) -> str:
    """Give the text of some of our style sheets, named from the folder of templates."""
    folder = shipped_folder("report_templates")
    return "\n" + "".join((folder / name).read_text(encoding="utf-8") for name in sheets)


def _in_language(sheets: tuple[str, ...], language: Language) -> list[str]:
    """Give style sheets, each with what it says itself in another language behind it, such as the edges of a page."""
    if language is Language.DUTCH:
        return list(sheets)
    return [one for name in sheets for one in (name, *_IN_ENGLISH.get(name, ()))]


def _hash(style: str) -> str:
    """Give the digest by which a browser knows our style sheet, so that it accepts no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
