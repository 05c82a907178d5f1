"""``vbm assess``: the outcomes."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, INPUT_INVALID, THRESHOLD
from compliance.cli.origin import tell_origin
from compliance.cli.persons import strict_option
from compliance.cli.shared import (
    STDOUT,
    Asked,
    asked_options,
    files_in,
    is_batch,
    not_over_input,
    on_option,
    public_option,
    self_reports,
    without_date,
    write,
)

if TYPE_CHECKING:
    from compliance.assessment.result import Assessment

FORMATS = ("text", "json", "csv", "summary", "advice")
OUTCOMES = (
    "normafwijking",
    "onvoldoende_informatie",
    "oordeel_inspecteur",
    "verbeterpunt",
    "voldoet",
    "niet_van_toepassing",
)
SEVERITIES = ("SEV1", "SEV2", "SEV3", "SEV4")


@click.command(cls=Command, short_help="Geef per norm wat uit de antwoorden volgt.")
@click.argument("files", metavar="BESTAND...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Soort uitvoer.")
@on_option
@click.option(
    "--fail-on",
    type=click.Choice([*OUTCOMES, *SEVERITIES], case_sensitive=False),
    metavar="UITKOMST|SEVn",
    help="Stop met code 1 bij deze uitkomst of erger, of bij een bevinding van ten minste deze ernst.",
)
@click.option("-o", "--output", "target", metavar="BESTAND", default=STDOUT, help="Waarheen; - is het scherm.")
@click.option(
    "--what-if",
    is_flag=True,
    help="Toon ook, apart, wat aangekondigde normen zouden geven. Zij tellen nergens in mee.",
)
@public_option
@strict_option
@asked_options
def assess(  # noqa: PLR0913 - a command has as many parameters as it has options
    files: tuple[str, ...],
    form: str,
    on: date | None,
    fail_on: str | None,
    target: str,
    *,
    what_if: bool,
    strict: bool,
    public: bool,
    asked: Asked,
) -> int:
    """Geef per norm wat uit de antwoorden volgt, en waarom.

    Een norm die niet wordt gehaald is een uitkomst en geen fout: de code is dan toch 0, behalve met --fail-on.
    """
    from compliance.assessment.assess import assess as assess_report
    from compliance.assessment.publication import publish

    if public and form == "advice":
        raise click.UsageError(
            "--format advice gaat niet samen met --public: wat genoeg is, hangt af van precieze antwoorden.",
            click.get_current_context(),
        )
    rulebook, selection = asked.read()
    not_over_input(files_in(files), target)
    code = DONE
    found: list[Assessment] = []
    for path, report in self_reports(files, rulebook, strict=strict):
        if report is None:
            code = INPUT_INVALID
        elif on is None and report.reference_date is None:
            without_date(path)
            code = INPUT_INVALID
        else:
            tell_origin(report)
            one = assess_report(rulebook, report, reference_date=on, profile=selection, what_if=what_if)
            found.append(publish(one) if public else one)
    if found:
        write(_written(found, form, many=is_batch(files), what_if=what_if), target)
    if code == DONE and fail_on and any(reached(assessment, fail_on) for assessment in found):
        return THRESHOLD
    return code


def _written(found: list[Assessment], form: str, *, many: bool, what_if: bool) -> str:
    if form == "json":
        from compliance.report.data import assessment_data
        from compliance.report.what_if import what_if_data

        data = [assessment_data(one) | ({"what_if": what_if_data(one)} if what_if else {}) for one in found]
        return json.dumps(data if many else data[0], ensure_ascii=False, indent=2) + "\n"
    if what_if and form != "text":
        click.echo("Wat is aangekondigd, staat niet in deze uitvoer. Kies --format text of json.", err=True)
    if form == "csv":
        from compliance.report.table import assessment_table

        return assessment_table(found)
    if form == "advice":
        from compliance.report.advice_view import advice_text
        from compliance.report.text import wrapped_lines
        from compliance.report.words import load_words

        return "\n\n".join(wrapped_lines(advice_text(one, load_words())) for one in found) + "\n"
    from compliance.report.text import assessment_text, summary

    if form == "summary":
        return "\n\n".join(summary(one) for one in found) + "\n"
    from compliance.report.what_if import what_if_text

    texts = [(assessment_text(one), *([what_if_text(one)] if what_if else [])) for one in found]
    return "\n\n".join(text for several in texts for text in several) + "\n"


def reached(assessment: Assessment, threshold: str) -> bool:
    """Whether a ``--fail-on`` threshold is reached: that outcome or worse, or a finding of at least that severity."""
    from compliance.rulebook.outcome import Outcome

    if threshold in SEVERITIES:
        return any(result.outcome.breached and result.severity >= threshold for result in assessment.norms)
    limit = Outcome(threshold).rank
    return any(result.outcome.rank <= limit for result in assessment.norms)
