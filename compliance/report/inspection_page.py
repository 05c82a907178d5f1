"""The inspection report, as PDF or as one HTML file, with the same skeleton and fonts as a report of a self-report."""

from __future__ import annotations

from compliance.inspection.reader import Inspection
from compliance.inspection.rounds import Comparison
from compliance.report.html import laid_out
from compliance.report.inspection_view import inspection_view
from compliance.report.pdf import pdf_of

TEMPLATE = "inspection.html.j2"


def render_inspection_html(inspection: Inspection, comparison: Comparison | None = None) -> str:
    """Give the inspection report as one HTML file; what holds for ``render_html`` holds here."""
    return _laid_out(inspection, comparison, "screen.css", paper=False)


def render_inspection_pdf(inspection: Inspection, comparison: Comparison | None = None) -> bytes:
    """Give the inspection report as PDF/UA-1; every page says in which state the report is."""
    return pdf_of(_laid_out(inspection, comparison, "print.css", paper=True))


def _laid_out(inspection: Inspection, comparison: Comparison | None, style_sheet: str, *, paper: bool) -> str:
    mine, annexes = inspection_view(inspection, comparison)
    extra = "inspection-print.css" if paper else "inspection-screen.css"
    return laid_out(TEMPLATE, (style_sheet, extra), paper=paper, report=annexes, inspection=mine)
