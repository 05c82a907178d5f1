"""The inspection report, as PDF or as one HTML file, with the same skeleton and fonts as a report of a self-report."""

from __future__ import annotations

from compliance.inspection.reader import Inspection
from compliance.report.html import laid_out
from compliance.report.inspection_view import inspection_view
from compliance.report.pdf import pdf_of

TEMPLATE = "inspection.html.j2"


def render_inspection_html(inspection: Inspection) -> str:
    """Give the inspection report as one HTML file; what holds for ``render_html`` holds here."""
    return _laid_out(inspection, "screen.css", paper=False)


def render_inspection_pdf(inspection: Inspection) -> bytes:
    """Give the inspection report as PDF/UA-1; every page says in which state the report is."""
    return pdf_of(_laid_out(inspection, "print.css", paper=True))


def _laid_out(inspection: Inspection, style_sheet: str, *, paper: bool) -> str:
    mine, annexes = inspection_view(inspection)
    extra = "inspection-print.css" if paper else "inspection-screen.css"
    return laid_out(TEMPLATE, (style_sheet, extra), paper=paper, report=annexes, inspection=mine)
