"""The HTML twin, and the HTML that becomes the PDF: the same templates with another style sheet.

Everything that a user typed is data: it is escaped wherever it stands, it is never a template, a style or an address.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING

from compliance.assessment.result import Assessment
from compliance.files.shipped import shipped_folder
from compliance.report.provenance import Provenance, provenance
from compliance.report.view import view_of

if TYPE_CHECKING:
    import jinja2

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]")
"""Control characters and what turns the direction of text: never printed as they are."""


def render_html(assessment: Assessment) -> str:
    """Give the report as one HTML file.

    It is complete in itself: no script, no font, no picture and no address outside the file, and a policy in its head
    that forbids all of them. No system library is needed. The same assessment gives the same text.
    """
    return _rendered(assessment, "screen.css", provenance(), paper=False)


def html_for_paper(assessment: Assessment, made_with: Provenance | None = None) -> str:
    """Give the HTML from which the PDF is made; it holds the addresses of our own fonts and no others."""
    return _rendered(assessment, "print.css", made_with or provenance(), paper=True)


def visible(text: str) -> str:
    """Show characters that cannot be seen, or that turn text round, by their number: ``[U+202E]``."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def _rendered(assessment: Assessment, style_sheet: str, made_with: Provenance, *, paper: bool) -> str:
    environment = _environment()
    # The style sheets are files of ours. Marked as safe they keep their quotes; nothing that was typed comes into them.
    style = environment.filters["safe"](_style(style_sheet))
    text = environment.get_template("report.html.j2").render(
        report=view_of(assessment, made_with), paper=paper, style=style, style_hash=_hash(str(style))
    )
    return visible(text)


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(shipped_folder("report_templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _style(style_sheet: str) -> str:
    folder = shipped_folder("report_templates") / "css"
    sheets = [(folder / name).read_text(encoding="utf-8") for name in ("common.css", style_sheet)]
    return "\n" + "".join(sheets)


def _hash(style: str) -> str:
    """Give the digest by which a browser knows our style sheet, so that it accepts no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
