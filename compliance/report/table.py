"""Assessments as one table, a row a norm, for CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from compliance.assessment.result import Assessment

COLUMNS = (
    "bestand",
    "locatie",
    "setting",
    "peildatum",
    "regelboek",
    "thema",
    "norm",
    "titel",
    "uitkomst",
    "ernst",
    "status",
    "eerste_bevinding",
    "reden",
    "ontbreekt",
)
"""The columns of the table, in order. ``eerste_bevinding`` is ja, nee (same fact as another norm) or empty."""

_PRIMARY = {True: "ja", False: "nee", None: ""}


def assessment_table(assessments: Iterable[Assessment]) -> str:
    """Give CSV with a header row: one row a norm a self-report, comma-separated, with CRLF line ends (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for assessment in assessments:
        report = assessment.report
        for result in assessment.norms:
            writer.writerow(
                [
                    harmless(report.source),
                    harmless(report.name),
                    report.text("locatie.setting"),
                    assessment.reference_date.isoformat(),
                    assessment.rulebook.frame.version,
                    result.norm.theme,
                    result.id,
                    result.norm.title,
                    result.outcome.value,
                    result.severity.value,
                    result.norm.status.value,
                    _PRIMARY[result.primary],
                    harmless(result.reason),
                    " ".join(dict.fromkeys(one.field for one in result.missing)),
                ]
            )
    return out.getvalue()


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking text for a formula: text that begins like one gets an apostrophe in front."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
