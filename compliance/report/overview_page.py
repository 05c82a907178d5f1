"""An overview as one HTML file, and as PDF/UA-1: the same template with another style sheet."""

from __future__ import annotations

from compliance.inspection.overview import Overview
from compliance.report.html import page_of
from compliance.report.overview_view import overview_view

TEMPLATE = "overview/overview.html.j2"


def render_overview_html(overview: Overview) -> str:
    """Give an overview as one HTML file that is complete in itself. The same overview gives the same text."""
    sheets = ("css/screen.css", "css/overview.css", "css/overview-screen.css")
    return page_of(TEMPLATE, sheets, paper=False, report=overview_view(overview))


def render_overview_pdf(overview: Overview) -> bytes:
    """Give an overview as PDF/UA-1, with our fonts; nothing else is fetched. The same overview gives the same bytes."""
    from compliance.report.pdf import printed

    sheets = ("css/fonts.css", "css/print.css", "css/overview.css", "css/overview-print.css")
    return printed(page_of(TEMPLATE, sheets, paper=True, report=overview_view(overview)))
