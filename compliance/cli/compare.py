"""``vbm compare``: two rounds of one location."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import INPUT_INVALID
from compliance.cli.shared import STDOUT, Stop, rulebook_of, rules_option, show_faults, without_date, write

if TYPE_CHECKING:
    from compliance.inspection.rounds import Comparison, Round
    from compliance.rulebook.model import Rulebook


@click.command(cls=Command, short_help="Vergelijk twee rondes van één locatie.")
@click.argument("older", metavar="OUD")
@click.argument("newer", metavar="NIEUW")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Vorm.")
@click.option("-o", "--output", "target", metavar="UIT", default=STDOUT, help="Waarheen; - is het scherm.")
@click.option("--old-rules", "old_rules", metavar="MAP", help="Het regelboek van de oude ronde.")
@rules_option
def compare(older: str, newer: str, form: str, target: str, old_rules: str | None, rules_folder: str | None) -> None:
    """Vergelijk twee rondes: wat er veranderde, en of dat komt door de feiten, de regels of de wet.

    OUD en NIEUW zijn zelfrapportages of inspectiebestanden. Met een oud inspectiebestand staat erbij welke maatregelen
    op tijd klaar waren.
    """
    from compliance.report.rounds_text import comparison_data, comparison_text

    found = rounds_compared(older, old_rules, round_of(newer, rulebook_of(rules_folder)))
    text = comparison_text(found)
    if form == "json":
        text = json.dumps(comparison_data(found), ensure_ascii=False, indent=2)
    write(text + "\n", target)


def rounds_compared(older: str, old_rules: str | None, new: Round) -> Comparison:
    """Compare the round in a file with a newer one; ``old_rules`` is the folder of its rules, if they were others."""
    from compliance.inspection.rounds import compare as compared

    rulebook = new.assessment.rulebook
    old = round_of(older, rulebook_of(old_rules) if old_rules else rulebook)
    return compared(old, new, round_of(older, rulebook).assessment.report if old_rules else None)


def round_of(path: str, rulebook: Rulebook) -> Round:
    """Read one round, a self-report or an inspection file, or say what is wrong with it and stop."""
    from compliance.assessment.assess import assess
    from compliance.files.fault import FaultyFile
    from compliance.files.pdf_file import most_bytes
    from compliance.files.text import read_bytes
    from compliance.inspection.reader import is_inspection, parse_inspection
    from compliance.inspection.rounds import Round
    from compliance.selfreport.reader import parse_self_report

    try:
        data = read_bytes(path, max_bytes=most_bytes(path))
        if is_inspection(data, path):
            inspection = parse_inspection(data, path, rulebook)
            return Round(inspection.assessment, inspection.written)
        report = parse_self_report(data, path, rulebook)
    except FaultyFile as error:
        show_faults(error.faults)
        raise Stop(INPUT_INVALID) from error
    if report.reference_date is None:
        without_date(path)
        raise Stop(INPUT_INVALID)
    return Round(assess(rulebook, report))
