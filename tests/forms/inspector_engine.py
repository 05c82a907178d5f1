"""The checks of the inspector's page in a page of their own, to hold them against the program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from compliance.assessment.assess import assess
from compliance.assessment.result import Assessment
from compliance.files.fault import FaultyFile
from compliance.files.json_file import read_json
from compliance.files.node import Mapping, Node, Sequence
from compliance.forms.inspection_data import inspection_data
from compliance.forms.offline import form_words
from compliance.forms.rulebook_data import rulebook_data
from compliance.forms.scripts import script_of
from compliance.inspection.model import InspectionFile
from compliance.inspection.progress import NEXT, lacking
from compliance.inspection.reader import parse_inspection
from compliance.inspection.statements import statements_of
from compliance.inspection.visit import visit_list
from compliance.rulebook.model import Rulebook
from compliance.rulebook.selection import select
from compliance.selfreport.reader import parse_self_report

_START = """
(given) => {
  "use strict";
  %s
  const [data, walk] = given;
  const rulebook = new Rulebook(JSON.parse(data));
  let report, digest, assessment;
  const plainStatement = (one) => [one.id, textDigest(one.text), one.withdrawn !== ""];
  window.opened = (text) => {
    const found = readReport(rulebook, JSON.parse(text));
    report = found.report;
    digest = fileDigest(new TextEncoder().encode(text));
    assessment = assess(rulebook, report, report.referenceDate);
    const looks = visitList(assessment, walk).flatMap((stop) => stop.looks.map(
      (one) => [stop.id, one.result.id, one.why, one.named, one.lookFor]));
    return JSON.stringify({ digest, looks });
  };
  window.checked = (texts) => texts.map((text) => {
    const { written, first } = inspectionFaults(JSON.parse(text), digest, assessment);
    const next = NEXT_STATES[written.status.stand].map((state) => [state, lackingFor(written, state)]);
    return JSON.stringify({
      faults: first.map(({ code, path }) => [code, path]),
      next: first.length ? null : next,
      statements: first.length ? null : statementsOf(written, assessment).map(plainStatement),
    });
  });
  window.digested = (texts) => texts.map((text) => [fileDigest(new TextEncoder().encode(text)), textDigest(text)]);
}
"""


@dataclass(frozen=True, slots=True)
class Beside:
    """A self-report as the program has it: its text, its digest, and what follows from it."""

    text: str
    digest: str
    assessment: Assessment


def beside(text: str, rulebook: Rulebook) -> Beside:
    """Read and assess a self-report that is to be inspected."""
    report = parse_self_report(text.encode(), "zelf.json", rulebook)
    return Beside(text, report.digest, assess(rulebook, report))


def started(page: Page, rulebook: Rulebook) -> Page:
    """Load the engine, the checks and the rulebook into a page."""
    data = json.dumps(rulebook_data(rulebook, select(rulebook)))
    page.evaluate(_START % script_of("engine", "inspection"), [data, inspection_data()["walk"]])
    return page


def visit_by_page(page: Page, report: Beside) -> dict[str, Any]:
    """Open a self-report in the page; gives its digest and the visit list."""
    found: dict[str, Any] = json.loads(page.evaluate("(text) => opened(text)", report.text))
    return found


WHY = {"BREACHED": "breached", "JUDGE": "judge", "UNKNOWN": "unknown", "UNSEEN": "unseen"}


def visit_by_program(report: Beside) -> dict[str, Any]:
    """Give what the program has for the same."""
    words = {form_words("inspecteur")[f"station.{key}"]["nl"]: key for key in _stops()}
    looks = [
        [words[station.title], one.result.id, WHY[one.why.name], list(one.named), one.look_for]
        for station in visit_list(report.assessment)
        for one in station.looks
    ]
    return {"digest": report.digest, "looks": looks}


def _stops() -> list[str]:
    return [*(themes[0] for themes in inspection_data()["walk"]), "verder"]


def checks_by_page(page: Page, texts: list[str]) -> list[dict[str, Any]]:
    """Give what the page says of inspection files."""
    return [_sorted(json.loads(one)) for one in page.evaluate("(texts) => checked(texts)", texts)]


def checks_by_program(text: str, report: Beside, rulebook: Rulebook, folder: str) -> dict[str, Any]:
    """Give what the program says of an inspection file that lies in a folder with its self-report."""
    try:
        inspection = parse_inspection(text.encode(), f"{folder}/inspectie.json", rulebook)
    except FaultyFile as error:
        paths = dict(_paths(read_places(text)))
        faults = [[one.code, paths[(one.line, one.column)]] for one in error.faults]
        return _sorted({"faults": faults, "next": None, "statements": None})
    written = inspection.written
    statements = [[one.id, one.digest, one.withdrawn != ""] for one in statements_of(written, inspection.assessment)]
    return {"faults": [], "next": _next(written), "statements": statements}


def _sorted(found: dict[str, Any]) -> dict[str, Any]:
    """Faults as a set: which, and where."""
    return {**found, "faults": sorted({json.dumps(one) for one in found["faults"]}), "next": _named(found["next"])}


def _named(steps: list[Any] | None) -> list[Any] | None:
    """What is lacking in the words of the page, which are those of the program without the names of keys."""
    words = form_words("inspecteur")
    return steps and [
        [state, [words[f"lacking.{one['key']}"]["nl"].replace("{fact}", one.get("fact", "")) for one in missing]]
        for state, missing in steps
    ]


_KEYS = re.compile(r" \((?:status: \w+|bezoek: \w+|normen|reacties)\)")
NO_REACTION = ", of: geen_reactie: ja"


def _next(written: InspectionFile) -> list[Any]:
    def said(words: str) -> str:
        return _KEYS.sub("", words).replace(NO_REACTION, ", of dat er geen reactie kwam")

    return [
        [state.value, [said(one) for one in lacking(written, state)]] for state in NEXT[written.progress.state]
    ] or []


def read_places(text: str) -> Node:
    """Read the file without characters that the reader refuses, each of which is one place for another."""
    return read_json(text.replace("\\u2028", "      "), "")


def _paths(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[int, int], list[str | int]]]:
    """Give the path of everything in a file by the place where it, or its key, stands."""
    yield (node.place.line, node.place.column), list(path)
    if isinstance(node, Mapping):
        for key, inner in node:
            yield (key.place.line, key.place.column), [*path, key.text]
            yield from _paths(inner, (*path, key.text))
    elif isinstance(node, Sequence):
        for index, inner in enumerate(node):
            yield from _paths(inner, (*path, index))
