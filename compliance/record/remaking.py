"""Working a report out again: from the answers and the rules inside it to the assessment that it should print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from compliance.assessment.assess import assess
from compliance.assessment.result import Assessment
from compliance.files.fault import FaultyFile, fault
from compliance.files.node import Place
from compliance.record.contents import Record
from compliance.report.attachments import ANSWERS, RULES
from compliance.rulebook.bundle import unpacked
from compliance.rulebook.selection import select
from compliance.selfreport.reader import parse_self_report


@contextmanager
def remade(record: Record) -> Iterator[Assessment]:
    """Assess the answers inside a report by the rules inside it, as it says that was asked.

    The rules can be read as long as the context lasts. Nothing inside is trusted: both are read like any other file.
    Raises ``FaultyFile`` with all faults of either, and D606 for a profile or theme that the rules do not have.
    """
    about = record.about
    with unpacked(record.rules(), f"{record.file}/{RULES}") as rulebook:
        report = parse_self_report(record.files[ANSWERS], f"{record.file}/{ANSWERS}", rulebook)
        # The digest is that of the file that was filled in. The report prints it; only who has that file can check it.
        report = replace(report, digest=about.self_report_digest or "")
        try:
            selection = select(rulebook, about.profile, about.themes)
        except ValueError as error:
            why = f'het regelboek heeft geen profiel of thema "{error}"'
            raise FaultyFile([fault("D606", Place(record.file), why=why)]) from error
        yield assess(rulebook, report, reference_date=about.reference_date, profile=selection)
