"""What commands say about personal data in a self-report: a warning for each sign, and with ``--strict`` a refusal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from compliance.files.fault import Fault
    from compliance.inspection.reader import Inspection
    from compliance.rulebook.model import Rulebook
    from compliance.selfreport.free_texts import PersonFinding
    from compliance.selfreport.model import SelfReport

MOST_SHOWN = 50
"""So many warnings about one file are told; a register with a column of names has thousands."""


def strict_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--strict``: what looks like a person is a fault, and the file is left out."""
    help_text = "Een mogelijk persoonsgegeven in de tekst is een fout: code 3, en met dat bestand gebeurt niets."
    return click.option("--strict", is_flag=True, help=help_text)(command)


def passes_guard(report: SelfReport, rulebook: Rulebook, *, strict: bool) -> bool:
    """Say on standard error what looks like a person in a self-report; false where ``strict`` makes that a fault."""
    from compliance.selfreport.free_texts import person_warnings

    return _told(report.source, *person_warnings(report, rulebook), strict=strict)


def inspection_passes_guard(inspection: Inspection, *, strict: bool = False) -> bool:
    """Say what looks like a person in an inspection file, and in the self-report that it is about."""
    from compliance.inspection.free_texts import inspection_warnings

    assessment = inspection.assessment
    fine = passes_guard(assessment.report, assessment.rulebook, strict=strict)
    return _told(inspection.source, *inspection_warnings(inspection), strict=strict) and fine


def _told(source: str, found: tuple[PersonFinding, ...], left_over: tuple[Fault, ...], *, strict: bool) -> bool:
    for one in (*(finding.warning for finding in found[:MOST_SHOWN]), *left_over[:MOST_SHOWN]):
        click.echo(warning_text(one), err=True)
    if found:
        number = "1 mogelijk persoonsgegeven" if len(found) == 1 else f"{len(found)} mogelijke persoonsgegevens"
        shown = f", hier de eerste {MOST_SHOWN}" if len(found) > MOST_SHOWN else ""
        refused = " Door --strict gebeurt er niets met dit bestand." if strict else ""
        click.echo(f"{source}: {number}{shown}. De tekst zelf staat hier met opzet niet.{refused}\n", err=True)
    return not (found and strict)


def warning_text(one: Fault) -> str:
    """Give a warning with its place and what to do, and never the line that it is about."""
    where = one.cell or (f"{one.line}:{one.column}" if one.column else str(one.line))
    place = f"{one.file}:{where}" if one.line or one.cell else one.file
    return f"{place}: {one.code} {one.message}\n      {one.advice}"
