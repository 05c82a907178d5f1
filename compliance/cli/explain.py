"""``vbm explain``: why one norm has its outcome."""

from __future__ import annotations

from datetime import date

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import INPUT_INVALID
from compliance.cli.persons import strict_option
from compliance.cli.shared import on_option, rulebook_of, rules_option, self_reports, without_date


@click.command(cls=Command, short_help="Leg van één norm uit hoe de uitkomst volgt.")
@click.argument("file", metavar="BESTAND")
@click.argument("norm_id", metavar="NORM")
@on_option
@strict_option
@rules_option
def explain(file: str, norm_id: str, on: date | None, rules_folder: str | None, *, strict: bool) -> int | None:
    """Leg van één norm uit hoe de uitkomst volgt: artikel, eisen, antwoorden, en wat er nodig is."""
    from compliance.assessment.assess import assess
    from compliance.files.fault import nearest_name
    from compliance.report.text import explanation

    rulebook = rulebook_of(rules_folder)
    names = list(dict.fromkeys(norm.id for norm in rulebook.norms()))
    by_upper = {name.upper(): name for name in names}
    if norm_id.upper() not in by_upper:
        near = nearest_name(norm_id, names)
        hint = f" Bedoelt u {near}?" if near else " Alle normen: vbm rules list"
        raise click.UsageError(f'de norm "{norm_id}" bestaat niet.{hint}', click.get_current_context())
    for path, report in self_reports((file,), rulebook, strict=strict):
        if report is None:
            return INPUT_INVALID
        if on is None and report.reference_date is None:
            without_date(path)
            return INPUT_INVALID
        assessment = assess(rulebook, report, reference_date=on)
        result = assessment.norm(by_upper[norm_id.upper()])
        if result is not None:
            click.echo(explanation(assessment, result))
    return None
