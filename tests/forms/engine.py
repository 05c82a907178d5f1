"""The engine of the form in a page of its own, to hold it against the program."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page

from compliance.assessment.assess import assess
from compliance.assessment.questionnaire import still_open
from compliance.forms.rulebook_data import rulebook_data
from compliance.forms.scripts import script_of
from compliance.report.data import assessment_data
from compliance.report.text import explanation
from compliance.rulebook.model import Rulebook
from compliance.rulebook.selection import select
from compliance.selfreport.model import SelfReport
from compliance.selfreport.reader import parse_self_report
from compliance.selfreport.writer import self_report_data

_START = """
(data) => {
  "use strict";
  %s
  const rulebook = new Rulebook(JSON.parse(data));
  window.judged = (texts) => texts.map((text) => {
    const { report, faults } = readReport(rulebook, JSON.parse(text));
    const judged = report.referenceDate ? assess(rulebook, report, report.referenceDate) : null;
    const found = judged && assessmentData(judged);
    const told = (judged?.norms ?? []).map((result) => explanationOf(result, rulebook).flatMap(
      ({ heading, lines }) => [heading, ...lines.map((line) => line.text)]).filter(Boolean).join(" "));
    const open = stillOpen(rulebook, report).map((one) => [one.field, one.record, one.number]);
    return JSON.stringify({ faults, found, told, open });
  });
  window.read = (type, texts) => texts.map((text) => {
    try {
      const value = READERS[type](text);
      return keyOf(value);
    } catch (error) {
      return error instanceof Unreadable ? error.code : `error ${error}`;
    }
  });
  window.computed = { monthsAfter, wholeYears, readDay };
}
"""


def started(page: Page, rulebook: Rulebook) -> Page:
    """Load the engine and a rulebook into a page."""
    page.evaluate(_START % script_of("engine"), _data(rulebook.digest, rulebook))
    return page


class _Books:
    data: dict[str, str] = {}  # noqa: RUF012 - a cache of one test run


def _data(digest: str, rulebook: Rulebook) -> str:
    if digest not in _Books.data:
        _Books.data[digest] = json.dumps(rulebook_data(rulebook, select(rulebook)))
    return _Books.data[digest]


def written(report: SelfReport, rulebook: Rulebook) -> str:
    """Give a self-report as the text of a saved file."""
    return json.dumps(self_report_data(report, rulebook), ensure_ascii=False)


def by_program(text: str, rulebook: Rulebook) -> dict[str, Any]:
    """Give what the program says of a saved file: what the page has to say as well."""
    report = parse_self_report(text.encode(), "formulier.json", rulebook)
    found, told = None, []
    if report.reference_date is not None:
        assessment = assess(rulebook, report)
        found = assessment_data(assessment)
        told = [_one_line(explanation(assessment, result)) for result in assessment.norms]
        for key in ("schema_version", "rulebook", "profile", "selected_themes"):
            del found[key]
        for key in ("digest", "source"):
            del found["self_report"][key]
    open_ = [[one.field, one.record, one.number] for one in still_open(rulebook, report)]
    plain: dict[str, Any] = json.loads(json.dumps({"faults": [], "found": found, "told": told, "open": open_}))
    return plain


_DASH = re.compile(r"^ *- ", re.MULTILINE)


def _one_line(text: str) -> str:
    """An explanation without its layout for a terminal."""
    return " ".join(_DASH.sub("", text).split())


def by_page(page: Page, texts: list[str]) -> list[dict[str, Any]]:
    """Give what the page says of saved files."""
    found = [json.loads(one) for one in page.evaluate("(texts) => window.judged(texts)", texts)]
    return [one | {"told": [" ".join(text.split()) for text in one["told"]]} for one in found]
