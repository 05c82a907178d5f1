"""``vbm schema``: JSON Schema for editors."""

from __future__ import annotations

import json

import click

from compliance.cli.dutch import Command
from compliance.cli.shared import STDOUT, rulebook_of, rules_option, write


@click.command(cls=Command, short_help="Geef het JSON Schema van een soort bestand.")
@click.argument(
    "kind", metavar="SOORT", type=click.Choice(["zelfrapportage", "inspectie", "regels"]), default="zelfrapportage"
)
@click.option("-o", "--output", "target", metavar="BESTAND", default=STDOUT, help="Waarheen; - is het scherm.")
@rules_option
def schema(kind: str, target: str, rules_folder: str | None) -> None:
    """Geef het JSON Schema (draft-07) van een zelfrapportage, inspectiebestand of regelbestand, voor een editor.

    SOORT is zelfrapportage, inspectie of regels.
    """
    if kind == "regels":
        from compliance.rulebook.schema import rule_file_schema

        data = rule_file_schema()
    elif kind == "inspectie":
        from compliance.inspection.schema import inspection_schema

        data = inspection_schema(rulebook_of(rules_folder))
    else:
        from compliance.selfreport.schema import self_report_schema

        data = self_report_schema(rulebook_of(rules_folder))
    write(json.dumps(data, ensure_ascii=False, indent=2) + "\n", target)
