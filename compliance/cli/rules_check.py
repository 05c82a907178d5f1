"""``vbm rules check``: whether the rules are sound, for a person, a code host or a build server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, RULES_INVALID
from compliance.cli.shared import STDOUT, rules_option, show_faults, write

if TYPE_CHECKING:
    from compliance.files.fault import Fault
    from compliance.rulebook.model import Rulebook

FORMATS = ("text", "sarif", "junit")


@click.command("check", cls=Command, short_help="Controleer taal, bronnen en voorbeelden van de regels.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Soort uitvoer.")
@rules_option
def check(form: str, rules_folder: str | None) -> int:
    """Controleer de regels: de taal, de bronnen, en of elk voorbeeld de uitkomst geeft die erbij staat.

    Met sarif of junit komt alles, ook wat fout is, op de standaarduitvoer, voor een programma dat het leest.
    """
    from compliance.files.shipped import shipped_folder

    rulebook, faults = _checked(rules_folder)
    folder = Path(rules_folder) if rules_folder is not None else shipped_folder("rules")
    if form == "sarif":
        from compliance.proof.sarif import sarif_log

        write(json.dumps(sarif_log(faults, folder), ensure_ascii=False, indent=2) + "\n", STDOUT)
    elif form == "junit":
        from compliance.proof.junit import junit_report

        write(junit_report(faults, rulebook, folder), STDOUT)
    elif faults:
        show_faults(faults)
    elif rulebook is not None:
        click.echo(_summary(rulebook))
    return RULES_INVALID if faults else DONE


def _checked(folder: str | None) -> tuple[Rulebook | None, tuple[Fault, ...]]:
    """Read and check a rulebook; it is ``None`` where it cannot even be read."""
    from compliance.files.fault import FaultyFile
    from compliance.proof.check import rulebook_faults
    from compliance.rulebook.reader import load_rulebook

    try:
        rulebook = load_rulebook(folder)
    except FaultyFile as error:
        return None, error.faults
    return rulebook, rulebook_faults(rulebook)


def _summary(rulebook: Rulebook) -> str:
    norms = len({norm.id for norm in rulebook.norms()})
    questions = sum(1 for _ in rulebook.questions())
    examples = sum(len(norm.examples) for norm in rulebook.norms())
    counted = ((norms, "norm", "normen"), (questions, "vraag", "vragen"), (examples, "voorbeeld", "voorbeelden"))
    words = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counted)
    return f"{words}: geen fouten.\nRegelboek {rulebook.frame.version}, {rulebook.digest}"
