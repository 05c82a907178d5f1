"""The printed form in a page of its own, to hold it against the report of the program."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from playwright.sync_api import Page

from compliance.assessment.assess import assess
from compliance.assessment.result import Assessment
from compliance.forms.report_style import report_style
from compliance.forms.report_words import report_words
from compliance.forms.rulebook_data import rulebook_data
from compliance.forms.scripts import script_of
from compliance.report.view import view_of
from compliance.rulebook.model import Rulebook
from compliance.rulebook.selection import Selection, select
from compliance.selfreport.model import SelfReport
from compliance.selfreport.reader import parse_self_report
from compliance.selfreport.writer import self_report_data

_START = """
(given) => {
  "use strict";
  const [rulebookData, words] = given;
  %s
  const rulebook = new Rulebook(JSON.parse(rulebookData));
  const data = JSON.parse(words);
  const place = document.querySelector(".report");
  const found = (text) => {
    const { report, faults } = readReport(rulebook, JSON.parse(text));
    if (faults.length) throw new Error(JSON.stringify(faults));
    return assess(rulebook, report, report.referenceDate);
  };
  window.viewed = (texts) => texts.map((text) => JSON.stringify(reportView(found(text), data)));
  window.printed = (text) => {
    const one = found(text);
    place.replaceChildren(renderReport(one, data));
    document.adoptedStyleSheets = [pageEdges(one)];
    return place.innerHTML;
  };
  window.laidOut = (view) => {
    const layout = new Layout(data.templates, "");
    layout.walk(data.templates.steps, { report: JSON.parse(view), paper: false });
    place.replaceChildren(layout.fragment);
    return place.innerHTML;
  };
  window.shownAs = (steps, scope) => {
    const layout = new Layout({ macros: {}, constants: {} }, "");
    layout.walk(steps, scope);
    place.replaceChildren(layout.fragment);
    return place.innerHTML;
  };
}
"""

PAGE = """<!doctype html><html lang="nl"><head><title>Formulier</title><style>
body { margin: 0; } @media print { main { display: none; } @page { size: A5; margin: 1mm; } }
</style></head><body><main><h1 id="open">Het formulier</h1></main><div class="report"></div></body></html>"""


def started(page: Page, rulebook: Rulebook, selection: Selection | None = None) -> Page:
    """Load the scripts, a rulebook and the words of the report into a page with the style sheets of the print."""
    page.set_content(PAGE)
    page.add_style_tag(content=report_style())
    data = json.dumps(rulebook_data(rulebook, selection or select(rulebook)), ensure_ascii=False)
    page.evaluate(_START % script_of("engine", "report"), [data, json.dumps(report_words(), ensure_ascii=False)])
    return page


def saved(report: SelfReport, rulebook: Rulebook) -> str:
    """Give a self-report as the text of a saved file."""
    return json.dumps(self_report_data(report, rulebook), ensure_ascii=False)


def by_program(text: str, rulebook: Rulebook, selection: Selection | None = None) -> Assessment:
    """Assess a saved file with the program."""
    report = parse_self_report(text.encode(), "formulier.json", rulebook)
    return assess(rulebook, report, profile=selection or select(rulebook))


def plain_view(assessment: Assessment) -> dict[str, Any]:
    """Give what a report shows as JSON types."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(view_of(assessment))))
    return plain
