"""Reports of the locations in ``reports/``, made once a test run, and ways to look into them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from pdf_files import without_complaint, words_of

from compliance.assessment.assess import assess
from compliance.assessment.result import Assessment
from compliance.report.html import render_html
from compliance.report.pdf import render_pdf
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.reader import parse_self_report

REPORTS = Path(__file__).parent / "reports"
PATIENCE = 120
"""Seconds that a process waits for the PDF that another one makes."""

NAMES = tuple(sorted(path.stem for path in REPORTS.glob("*.yaml")))


@cache
def rulebook() -> Rulebook:
    return load_rulebook()


def source_of(name: str) -> str:
    return (REPORTS / f"{name}.yaml").read_text(encoding="utf-8")


def assessed(source: str, profile: str = "volledig") -> Assessment:
    """Assess the text of a self-report."""
    report = parse_self_report(source.encode(), "locatie.yaml", rulebook())
    return assess(rulebook(), report, profile=profile)


@cache
def assessment(name: str, profile: str = "volledig") -> Assessment:
    return assessed(source_of(name), profile)


@cache
def html(name: str, profile: str = "volledig") -> str:
    return render_html(assessment(name, profile))


def rendered(one: Assessment) -> bytes:
    """Make a PDF; a warning of WeasyPrint is an error."""
    return without_complaint(lambda: render_pdf(one))


@dataclass(frozen=True)
class Shared:
    """A folder in which the processes of one test run find each other's PDFs."""

    folder: Path

    def pdf(self, name: str, profile: str = "volledig") -> bytes:
        """Give the report of a location in ``reports/``."""
        return self.kept(f"{name}-{profile}", lambda: rendered(assessment(name, profile)))

    def kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Give a PDF that one of the processes makes."""
        target = self.folder / f"{name}.pdf"
        try:
            target.with_suffix(".mine").touch(exist_ok=False)
        except FileExistsError:
            # Another process makes it, or has made it; where that one failed, its test tells why.
            deadline = time.monotonic() + PATIENCE
            while not target.exists() and time.monotonic() < deadline:
                time.sleep(0.1)
        else:
            part = target.with_suffix(".part")
            part.write_bytes(make())
            part.replace(target)
        return target.read_bytes()


VOID = {"meta", "br", "link", "img", "input", "base", "hr"}


@dataclass
class Page(HTMLParser):
    """An HTML page, taken apart: its elements with their attributes, and the text outside style sheets."""

    source: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    path: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.path.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.path, f"</{tag}> closes nothing"
        assert self.path.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if "style" not in self.path:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return words_of(" ".join(self.pieces))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for found, attributes in self.tags if found == tag]


def typed_texts(name: str) -> tuple[str, ...]:
    """Give every text that the location typed."""
    report = assessment(name).report
    found = [report.filled_in_by]
    for _, answer in report:
        todo = [answer]
        while todo:
            one = todo.pop()
            found += [one.evidence, one.note, one.value if isinstance(one.value, str) else ""]
            todo += [option for _, option in one.options]
            todo += [inner for record in one.records or () for _, inner in record.answers]
    return tuple(text for text in dict.fromkeys(found) if re.search(r"\W", text.replace("_", "")))
