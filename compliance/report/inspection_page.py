"""The inspection report, as PDF or as one HTML file, with the same skeleton and fonts as a report of a self-report."""

from __future__ import annotations

from compliance.inspection.publication import issued
from compliance.inspection.reader import Inspection
from compliance.inspection.rounds import Comparison
from compliance.report.archival import attached
from compliance.report.attachments import attachments_of
from compliance.report.html import page_of
from compliance.report.inspection_view import inspection_view
from compliance.report.language import Language
from compliance.report.pdf import pdf_provenance, printed
from compliance.report.provenance import Provenance, provenance

TEMPLATE = "inspection.html.j2"
SCREEN = ("css/screen.css", "css/inspection-screen.css")
PAPER = ("css/fonts.css", "css/print.css", "css/inspection-print.css")


def render_inspection_html(
    inspection: Inspection, comparison: Comparison | None = None, language: Language = Language.DUTCH
) -> str:
    """Give the inspection report as one HTML file; what holds for ``render_html`` holds here.

    In the state ``openbaar`` it is the version for the public, here and in the PDF.
    """
    return _laid_out(issued(inspection), comparison, language, provenance(), SCREEN, paper=False)


def render_inspection_pdf(
    inspection: Inspection,
    comparison: Comparison | None = None,
    language: Language = Language.DUTCH,
    made_with: Provenance | None = None,
) -> bytes:
    """Give the inspection report as PDF/A-3a and PDF/UA-1, with its data attached as ``render_pdf`` does.

    Every page says in which state the report is.
    """
    made_with, inspection = made_with or pdf_provenance(), issued(inspection)
    files = attachments_of(inspection.assessment, made_with, language, comparison, inspection)
    html = inspection_html_for_paper(inspection, comparison, language, made_with)
    return printed(html, attached(inspection.assessment.reference_date, files))


def inspection_html_for_paper(
    inspection: Inspection,
    comparison: Comparison | None = None,
    language: Language = Language.DUTCH,
    made_with: Provenance | None = None,
) -> str:
    """Give the HTML from which the PDF is made."""
    return _laid_out(issued(inspection), comparison, language, made_with or pdf_provenance(), PAPER, paper=True)


def _laid_out(
    inspection: Inspection,
    comparison: Comparison | None,
    language: Language,
    made_with: Provenance,
    sheets: tuple[str, ...],
    *,
    paper: bool,
) -> str:
    mine, annexes = inspection_view(inspection, comparison, language, made_with)
    return page_of(TEMPLATE, sheets, paper=paper, language=language, report=annexes, inspection=mine)
