"""An overview as one HTML file, and as PDF: the same template with another style sheet."""

from __future__ import annotations

from compliance.inspection.overview import Overview
from compliance.report.html import page_of
from compliance.report.overview_view import overview_view
from compliance.report.provenance import Provenance

TEMPLATE = "overview/overview.html.j2"
PAPER = ("css/fonts.css", "css/print.css", "css/overview.css", "css/overview-print.css")


def render_overview_html(overview: Overview) -> str:
    """Give an overview as one HTML file that is complete in itself. The same overview gives the same text."""
    sheets = ("css/screen.css", "css/overview.css", "css/overview-screen.css")
    return page_of(TEMPLATE, sheets, paper=False, report=overview_view(overview))


def render_overview_pdf(overview: Overview, made_with: Provenance | None = None) -> bytes:
    """Give an overview as PDF/A-3a and PDF/UA-1, with its data and the rules attached.

    Nothing is fetched but our fonts. The same overview gives the same bytes. ``made_with`` is as in ``render_pdf``.
    """
    from compliance.report.archival import attached
    from compliance.report.overview_attachments import last_day, overview_attachments
    from compliance.report.pdf import pdf_provenance, printed

    made_with = made_with or pdf_provenance()
    files = overview_attachments(overview, made_with)
    return printed(overview_html_for_paper(overview, made_with), attached(last_day(overview), files))


def overview_html_for_paper(overview: Overview, made_with: Provenance | None = None) -> str:
    """Give the HTML from which the PDF is made."""
    return page_of(TEMPLATE, PAPER, paper=True, report=overview_view(overview, made_with))
