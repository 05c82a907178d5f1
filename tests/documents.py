"""One PDF of every kind that the program makes, with the page from which it was made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from national import national
from pdf_files import without_complaint
from rendered import Shared, assessment, rulebook

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.facts import Facts
from compliance.assessment.questionnaire import ANY_DAY, askable, questions_of
from compliance.forms.paper import html_of_paper, render_paper
from compliance.inspection.reader import Inspection, read_inspection
from compliance.inspection.visit import visit_list
from compliance.report.html import html_for_paper
from compliance.report.inspection_page import inspection_html_for_paper, render_inspection_pdf
from compliance.report.overview_page import overview_html_for_paper, render_overview_pdf
from compliance.report.pdf import pdf_provenance, printable, render_pdf
from compliance.report.visit_page import render_visit_pdf, visit_html_for_paper
from compliance.rulebook.question import Question
from compliance.rulebook.selection import select
from compliance.selfreport.model import Answer, SelfReport

INSPECTED = Path(__file__).resolve().parents[1] / "examples" / "de-wilg-inspectie.yaml"
CLOSED = "gesloten"


class Kind(NamedTuple):
    """A kind of document: how its page is made, and how its PDF."""

    html: Callable[[], str]
    pdf: Callable[[], bytes]


def _report(name: str) -> Kind:
    return Kind(
        lambda: html_for_paper(assessment(name), made_with=pdf_provenance()), lambda: render_pdf(assessment(name))
    )


def inspected() -> Inspection:
    return read_inspection(str(INSPECTED), rulebook())


def _questions() -> tuple[Question, ...]:
    facts = Facts(vocabulary_of(rulebook()), SelfReport("", "", {"locatie.setting": Answer(CLOSED)}), ANY_DAY)
    return askable(questions_of(rulebook(), select(rulebook(), "kern")), facts)


KINDS = {
    "wilg": _report("wilg"),
    "vijandig": _report("vijandig"),
    "open": _report("open"),
    "inspectie": Kind(
        lambda: inspection_html_for_paper(inspected(), made_with=pdf_provenance()),
        lambda: render_inspection_pdf(inspected()),
    ),
    "overzicht": Kind(
        lambda: overview_html_for_paper(national(), pdf_provenance()), lambda: render_overview_pdf(national())
    ),
    "bezoeklijst": Kind(
        lambda: visit_html_for_paper(assessment("wilg"), visit_list(assessment("wilg"))),
        lambda: render_visit_pdf(assessment("wilg"), visit_list(assessment("wilg"))),
    ),
    "vragenlijst": Kind(
        lambda: html_of_paper(rulebook(), _questions(), setting=CLOSED),
        lambda: render_paper(rulebook(), _questions(), setting=CLOSED),
    ),
}
ARCHIVED = ("wilg", "vijandig", "inspectie", "overzicht")
"""Those that are PDF/A as well, with their data inside; the others are forms to write on."""


def html_of(name: str) -> str:
    """Give the page from which a document is made, with the characters that our fonts have."""
    return printable(KINDS[name].html())


def pdf_of(shared: Shared, name: str) -> bytes:
    """Give a document, made once a test run; a warning of WeasyPrint is an error."""
    return shared.kept(f"kind-{name}", lambda: without_complaint(KINDS[name].pdf))
