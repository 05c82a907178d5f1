"""The inspection report, as PDF or as one HTML file, with the same skeleton and fonts as a report of a self-report."""

from __future__ import annotations

from compliance.inspection.reader import Inspection
from compliance.inspection.rounds import Comparison
from compliance.report.html import page_of
from compliance.report.inspection_view import inspection_view
from compliance.report.language import Language
from compliance.report.pdf import printed

TEMPLATE = "inspection.html.j2"
SCREEN = ("css/screen.css", "css/inspection-screen.css")
PAPER = ("css/fonts.css", "css/print.css", "css/inspection-print.css")


def render_inspection_html(
    inspection: Inspection, comparison: Comparison | None = None, language: Language = Language.DUTCH
) -> str:
    """Give the inspection report as one HTML file; what holds for ``render_html`` holds here."""
    return _laid_out(inspection, comparison, language, SCREEN, paper=False)


def render_inspection_pdf(
    inspection: Inspection, comparison: Comparison | None = None, language: Language = Language.DUTCH
) -> bytes:
    """Give the inspection report as PDF/UA-1; every page says in which state the report is."""
    return printed(_laid_out(inspection, comparison, language, PAPER, paper=True))


def _laid_out(
    inspection: Inspection,
    comparison: Comparison | None,
    language: Language,
    sheets: tuple[str, ...],
    *,
    paper: bool,
) -> str:
    mine, annexes = inspection_view(inspection, comparison, language)
    return page_of(TEMPLATE, sheets, paper=paper, language=language, report=annexes, inspection=mine)
