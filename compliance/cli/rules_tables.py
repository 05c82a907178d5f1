"""``vbm rules watch`` and ``vbm rules questions``: what there is in the rulebook, listed and counted."""

from __future__ import annotations

import json
from datetime import date

import click

from compliance.cli.dutch import Command
from compliance.cli.shared import STDOUT, day_option, rulebook_of, rules_option, write

_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Soort uitvoer.",
)


@click.command("watch", cls=Command, short_help="Noem wat opnieuw moet worden nagekeken, en wanneer.")
@day_option("--on", "on", "Merk wat op deze dag al nagekeken had moeten zijn.")
@_format_option
@rules_option
def watch(on: date | None, form: str, rules_folder: str | None) -> None:
    """Noem de normen die kunnen veranderen, op volgorde van de dag waarvóór zij opnieuw moeten worden nagekeken.

    Ook staat erbij tot en met welke dag de wet in dit regelboek is nagekeken.
    """
    from compliance.report.watch_list import watch_data, watch_list

    rulebook = rulebook_of(rules_folder)
    _show(watch_list(rulebook, on) if form == "text" else watch_data(rulebook, on))


@click.command("questions", cls=Command, short_help="Tel de vragen, per soort locatie, profiel en thema.")
@_format_option
@rules_option
def questions(form: str, rules_folder: str | None) -> None:
    """Tel hoeveel vragen een locatie beantwoordt, per soort locatie, profiel en thema.

    Het minste geldt voor een locatie waar op alles wat verder vraagt "nee" of "geen" het antwoord is. Het meeste geldt
    voor een locatie waar alles voorkomt.
    """
    from compliance.report.question_table import question_data, question_table

    rulebook = rulebook_of(rules_folder)
    _show(question_table(rulebook) if form == "text" else question_data(rulebook))


def _show(found: object) -> None:
    text = found if isinstance(found, str) else json.dumps(found, ensure_ascii=False, indent=2)
    write(f"{text}\n", STDOUT)
