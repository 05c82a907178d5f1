"""The faults of a rulebook as JUnit XML: for every norm and every worked example whether something is wrong with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from compliance.files.fault import Fault
from compliance.proof.addresses import inside
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.reader import FRAME


class Case:
    """One test: a version of a norm, a worked example, or what is left of a file."""

    def __init__(self, name: str, line: int = 0) -> None:
        self.name = name
        self.line = line
        self.faults: list[Fault] = []


class Suite:
    """The tests of one file, with the place in it where each of them begins."""

    def __init__(self, name: str, file: str) -> None:
        self.name = name
        self.file = file
        self.whole = Case(f"{name}: het bestand")
        self.cases = [self.whole]
        self.starts: dict[tuple[int, int], Case] = {}

    def add(self, one: Fault) -> None:
        """Give a fault to what it stands in: the last test that begins at or before it."""
        starts = sorted(self.starts)
        at = bisect_right(starts, (one.line, one.column)) - 1
        (self.starts[starts[at]] if at >= 0 else self.whole).faults.append(one)


def junit_report(faults: Iterable[Fault], rulebook: Rulebook | None, folder: Path) -> str:
    """Give JUnit XML: a suite for each file, in it a test for each version of a norm and for each worked example.

    What is wrong elsewhere in a file (a question, the language) is a failure of the file as such. ``rulebook`` is
    ``None`` where it could not be read; then there are only files, those with a fault in them. ``folder`` is the folder
    of the rulebook. No times and no names of machines, so that the same rulebook gives the same bytes.
    """
    suites = {suite.file: suite for suite in (_suites(rulebook) if rulebook else ())}
    for one in faults:
        if one.file not in suites:
            suites[one.file] = Suite(Path(one.file).name, one.file)
        suites[one.file].add(one)
    root = ET.Element("testsuites", {"name": "vbm rules check", **_counts(suites.values())})
    for suite in suites.values():
        inner = ET.SubElement(root, "testsuite", {"name": suite.name, **_counts([suite])})
        for case in suite.cases:
            _write(case, suite, inner, folder)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suites(rulebook: Rulebook) -> Iterator[Suite]:
    frame = Path(rulebook.place("").file)
    yield Suite(FRAME, str(frame))
    for theme in rulebook.themes:
        # A theme of the shipped rulebook, under one of one's own, stands in another folder than the frame.
        places = [
            rulebook.place(name) for name in (*(one.key for one in theme.norms), *(one.id for one in theme.questions))
        ]
        suite = Suite(f"{theme.theme}.yaml", places[0].file if places else str(frame.with_name(f"{theme.theme}.yaml")))
        for question in (*theme.questions, *(inner for one in theme.questions for inner in one.fields)):
            _begin(suite, rulebook, question.id, suite.whole)
        for value in theme.derive:
            _begin(suite, rulebook, value.id, suite.whole)
        for norm in theme.norms:
            _norm(suite, norm, rulebook)
        yield suite


def _begin(suite: Suite, rulebook: Rulebook, name: str, case: Case) -> None:
    place = rulebook.place(name)
    suite.starts[place.line, place.column] = case


def _norm(suite: Suite, norm: Norm, rulebook: Rulebook) -> None:
    name = f"{norm.id} vanaf {norm.in_force.start}"
    case = Case(name, rulebook.place(norm.key).line)
    suite.cases.append(case)
    parts = [*(f"/{source}" for source in norm.source), *(f":{position}" for position in range(len(norm.clauses)))]
    for part in ("", *parts):
        _begin(suite, rulebook, f"{norm.key}{part}", case)
    for position, example in enumerate(norm.examples):
        key = f"{norm.key}#{position}"
        worked = Case(f"{name}: {example.name}", rulebook.place(key).line)
        suite.cases.append(worked)
        _begin(suite, rulebook, key, worked)


def _counts(suites: Iterable[Suite]) -> dict[str, str]:
    cases = [case for suite in suites for case in suite.cases]
    failed = sum(bool(case.faults) for case in cases)
    return {"tests": str(len(cases)), "failures": str(failed), "errors": "0", "skipped": "0"}


def _write(case: Case, suite: Suite, parent: ET.Element, folder: Path) -> None:
    line = {"line": str(case.line)} if case.line else {}
    file = inside(suite.file, folder)[0].as_posix()
    attributes = {"classname": suite.name, "name": case.name, "file": file, **line}
    element = ET.SubElement(parent, "testcase", attributes)
    if case.faults:
        first = case.faults[0]
        message = f"{first.code} {first.message}" if len(case.faults) == 1 else f"{len(case.faults)} fouten"
        failure = ET.SubElement(element, "failure", {"message": message, "type": first.code})
        failure.text = "\n\n".join(str(one) for one in case.faults)
