"""``vbm rules new``: the beginnings of a norm, for a person to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import OutputFailed
from compliance.cli.shared import STDOUT, Stop, rules_option, show_faults, write

if TYPE_CHECKING:
    from compliance.rulebook.scaffold import Scaffold

NORM_ID = r"[A-Z]+-[A-Za-z0-9.-]+"
THEME_ID = r"[a-z][a-z0-9_]*"


@click.command("new", cls=Command, short_help="Begin een nieuwe norm, om verder in te vullen.")
@click.argument("norm_id", metavar="NORM")
@click.option("--theme", metavar="THEMA", required=True, help="Het thema; bestaat het nog niet, dan komt het erbij.")
@click.option("-o", "--output", "target", metavar="BESTAND", help="Zet alleen het nieuwe deel hierin; - is het scherm.")
@rules_option
def new(norm_id: str, theme: str, target: str | None, rules_folder: str | None) -> None:
    """Begin een nieuwe norm: een vraag, de norm zelf en voorbeelden, met uitleg bij wat u nog moet invullen.

    Het komt onderaan in het bestand van het thema. Wat daar al staat, blijft precies zoals het is. Wat u nog moet
    invullen, zegt daarna: vbm rules check.
    """
    context = click.get_current_context()
    if not re.fullmatch(NORM_ID, norm_id):
        raise click.UsageError(f'"{norm_id}" kan geen norm zijn. Bijvoorbeeld wel: JW-6.2.4-3-MANDATORY.', context)
    if not re.fullmatch(THEME_ID, theme):
        raise click.UsageError(f'"{theme}" kan geen thema zijn. Gebruik kleine letters, cijfers en _.', context)
    folder = _folder(rules_folder, writes=target is None)
    made = _scaffold(folder, norm_id, theme)
    if target is not None:
        if target != STDOUT and Path(target).exists():
            raise OutputFailed(f"{target}: dit bestand bestaat al en blijft staan. Kies een andere naam.")
        write(made.snippet, target)
        return
    for path, text in made.files:
        write(text, str(path))
    options = f" --rules {rules_folder}" if rules_folder else ""
    click.echo(f"{made.files[0][0]}: {norm_id} staat erin, met een vraag. Vul in wat leeg is.", err=True)
    click.echo(f"Kijk daarna wat er nog ontbreekt: vbm rules check{options}", err=True)


def _folder(rules_folder: str | None, *, writes: bool) -> Path:
    """Give the folder of the rulebook; one that was installed with the program is not ours to write in."""
    from compliance.files.shipped import is_installed, shipped_folder

    if rules_folder is not None:
        return Path(rules_folder)
    if writes and is_installed():
        words = "het regelboek van het programma zelf blijft zoals het is. Noem uw eigen map met --rules."
        raise click.UsageError(words, click.get_current_context())
    return shipped_folder("rules")


def _scaffold(folder: Path, norm_id: str, theme: str) -> Scaffold:
    from compliance.cli.exit_codes import RULES_INVALID
    from compliance.files.fault import FaultyFile
    from compliance.files.insertion import CannotInsert
    from compliance.rulebook.scaffold import AlreadyThere, scaffold

    try:
        return scaffold(folder, norm_id, theme)
    except FaultyFile as error:
        show_faults(error.faults)
        raise Stop(RULES_INVALID) from error
    except AlreadyThere as error:
        place = f"{error.place.file}:{error.place.line}"
        raise OutputFailed(f"{error.name} bestaat al en blijft staan: {place}. Kies een andere naam.") from error
    except CannotInsert as error:
        words = f"In {theme}.yaml of rulebook.yaml kan niets worden toegevoegd zonder wat er staat te veranderen"
        raise OutputFailed(f"{words}. Met -o - krijgt u het nieuwe deel op het scherm.") from error
