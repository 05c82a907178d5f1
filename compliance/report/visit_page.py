"""The visit list as PDF, to print and to write on, and as one HTML file, to read on a phone or a tablet."""

from __future__ import annotations

from compliance.assessment.result import Assessment
from compliance.inspection.visit import Station
from compliance.report.html import filled_in, page_of, style_of
from compliance.report.pdf import printed
from compliance.report.visit_view import visit_view

TEMPLATE = "paper/bezoeklijst.html.j2"
SCREEN = ("css/screen.css", "paper/visit-screen.css")
PAPER = ("css/fonts.css", "paper/paper.css", "paper/visit.css")


def render_visit_html(assessment: Assessment, stations: tuple[Station, ...]) -> str:
    """Give the visit list as one HTML file; what holds for ``render_html`` holds here."""
    return page_of(TEMPLATE, SCREEN, paper=False, visit=visit_view(assessment, stations))


def render_visit_pdf(assessment: Assessment, stations: tuple[Station, ...]) -> bytes:
    """Give the visit list as PDF/UA-1, on A4. It is a form to write on and no report: nothing is attached to it.

    The dates inside the file are the reference date, so that the same answers give the same bytes.
    """
    return printed(visit_html_for_paper(assessment, stations))


def visit_html_for_paper(assessment: Assessment, stations: tuple[Station, ...]) -> str:
    """Give the HTML from which the PDF is made."""
    view = visit_view(assessment, stations)
    return filled_in(TEMPLATE, style_of(*PAPER), paper=True, style_hash="", visit=view)
