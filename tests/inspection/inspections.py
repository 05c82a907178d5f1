"""The example inspection of De Wilg, read once, and ways to change it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from compliance.assessment.assess import assess
from compliance.assessment.result import Assessment
from compliance.files.fault import Fault, FaultyFile
from compliance.inspection.reader import Inspection, parse_inspection
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.reader import parse_self_report

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "examples" / "de-wilg-inspectie.yaml"
REPORT = ROOT / "examples" / "de-wilg.yaml"
TEXT = FILE.read_text("utf-8")


@cache
def rulebook() -> Rulebook:
    return load_rulebook()


@cache
def inspection(text: str = TEXT) -> Inspection:
    return parse_inspection(text.encode(), str(FILE), rulebook())


@cache
def assessment() -> Assessment:
    """De Wilg without an inspector."""
    return assess(rulebook(), parse_self_report(REPORT.read_bytes(), str(REPORT), rulebook()))


def changed(*pairs: tuple[str, str]) -> str:
    """Give the example with words in the place of others; what is to be replaced must be there."""
    text = TEXT
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def faults(text: str) -> tuple[Fault, ...]:
    try:
        parse_inspection(text.encode(), str(FILE), rulebook())
    except FaultyFile as error:
        return error.faults
    return ()


def codes(text: str) -> list[str]:
    return [one.code for one in faults(text)]
