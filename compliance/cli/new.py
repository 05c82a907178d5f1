"""``vbm new``: a blank self-report, in the kind of file that suits who fills it in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import INPUT_INVALID, OutputFailed
from compliance.cli.shared import (
    STDOUT,
    VOLLEDIG,
    Asked,
    Stop,
    asked_options,
    not_over_input,
    rulebook_of,
    self_reports,
    write,
)

if TYPE_CHECKING:
    from compliance.rulebook.model import Rulebook

INSPECTOR = "inspecteur"
ROLES = ("locatie", INSPECTOR)
SETTINGS = ("gesloten", "open", "hybride", "ambulant")
FORMATS = {"yaml": (".yaml", ".yml", ".json"), "html": (".html", ".htm"), "xlsx": (".xlsx",), "pdf": (".pdf",)}
"""The kinds of blank self-report, each with the endings of the file names that ask for it."""


@click.command(cls=Command, short_help="Maak een blanco zelfrapportage.")
@click.option("--setting", type=click.Choice(SETTINGS), help="Soort locatie. Zonder deze optie staan alle vragen erin.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="Soort bestand. Zonder deze optie volgt het uit de naam, en anders is het yaml.",
)
@click.option("-o", "--output", "target", metavar="BESTAND", default=STDOUT, help="Waarheen; - is het scherm.")
@click.option(
    "--columns",
    "lists",
    metavar="LIJST",
    multiple=True,
    help="Maak een kolommenbestand voor deze lijst; mag vaker, voor meer lijsten in één bestand.",
)
@click.option(
    "--role",
    type=click.Choice(ROLES),
    default=ROLES[0],
    show_default=True,
    help="Voor wie: de locatie, of een inspecteur die bij een zelfrapportage een inspectiebestand maakt (alleen html).",
)
@click.option("--from", "previous", metavar="VORIGE", help="Neem de antwoorden van de vorige ronde over.")
@click.option("--force", is_flag=True, help="Schrijf over een bestand dat er al is.")
@asked_options
def new(  # noqa: PLR0913 - a command has as many parameters as it has options
    setting: str | None,
    form: str | None,
    target: str,
    lists: tuple[str, ...],
    role: str,
    previous: str | None,
    *,
    force: bool,
    asked: Asked,
) -> None:
    """Maak een blanco zelfrapportage om in te vullen.

    Elke vraag staat erin met uitleg, de antwoorden die kunnen en het artikel. Een bestand dat er al is, blijft staan.
    html is een formulier voor in een browser; het werkt zonder internet en zonder dit programma. xlsx is een werkmap
    voor Excel of LibreOffice. pdf is een vragenlijst om te printen. yaml is een tekstbestand.
    Met --from staan de antwoorden van de vorige ronde erin; zij tellen pas mee als u ze bevestigt.
    Met --columns komt er een kolommenbestand: welke kolom van een register hoort bij welk veld van een lijst.
    Met --role inspecteur komt er een formulier voor in een browser, waarin een inspecteur een zelfrapportage opent.
    """
    from compliance.cli.blank import WRITERS, Blank, inspector_form

    if role == INSPECTOR:
        _only_an_inspector(target, form, setting, lists, previous, asked)
        inspector_form(rulebook_of(asked.rules_folder), target, force=force)
        return

    if lists and form not in {None, "yaml"}:
        raise click.UsageError("een kolommenbestand is altijd YAML. Laat --format weg.", click.get_current_context())
    chosen = "yaml" if lists else form_of(target, form)
    rulebook, selection = asked.read()
    if lists:
        _columns(rulebook, lists, target, force=force)
        return
    if previous is not None:
        _carried_over(rulebook, previous, target, force=force)
        return
    WRITERS[chosen](Blank(rulebook, selection, setting or "", target, asked, force=force))


def _only_an_inspector(
    target: str,
    form: str | None,
    setting: str | None,
    lists: tuple[str, ...],
    previous: str | None,
    asked: Asked,
) -> None:
    """Stop where something is asked that the form of an inspector does not have."""
    if form_of(target, form) != "html":
        words = "het formulier voor een inspecteur is een webpagina. Geef --format html, of -o inspectie.html."
        raise click.UsageError(words, click.get_current_context())
    others = {
        "--setting": setting,
        "--columns": lists,
        "--from": previous,
        "--profile": asked.profile != VOLLEDIG,
        "--theme": asked.themes,
    }
    named = [option for option, given in others.items() if given]
    if named:
        words = (
            f"bij --role inspecteur hoort geen {named[0]}: een inspecteur kijkt naar alle normen van de zelfrapportage."
        )
        raise click.UsageError(words, click.get_current_context())


def form_of(target: str, named: str | None) -> str:
    """Tell which kind of form is asked for, by ``--format`` or by the name of the file; the two may not differ."""
    suffix = "" if target == STDOUT else Path(target).suffix.lower()
    by_name = next((form for form, endings in FORMATS.items() if suffix in endings), None)
    form = named or by_name or "yaml"
    if by_name is not None and form != by_name:
        words = f"{target}: dit wordt {form}. Geef --format {by_name}, of noem het bestand anders."
        raise click.UsageError(words, click.get_current_context())
    if suffix == ".json":
        refused = f"{target}: een blanco formulier is YAML. Geef het bestand een naam die eindigt op .yaml."
        raise click.UsageError(refused, click.get_current_context())
    if form in {"xlsx", "pdf"} and target == STDOUT and sys.stdout is not None and sys.stdout.isatty():
        words = f"een {form} kan niet op het scherm. Noem een bestand: -o zelfevaluatie.{form}"
        raise click.UsageError(words, click.get_current_context())
    return form


def _carried_over(rulebook: Rulebook, previous: str, target: str, *, force: bool) -> None:
    """Write a self-report that begins with the answers of the previous round."""
    from compliance.selfreport.carry_over import carried_over
    from compliance.selfreport.writer import write_self_report

    _, found = next(self_reports((previous,), rulebook))
    if found is None:
        raise Stop(INPUT_INVALID)
    not_over_input((previous,), target)
    if target != STDOUT and not force:
        leave_alone(Path(target))
    begun = carried_over(found, rulebook)
    how = (
        "# De antwoorden hieronder komen uit de vorige ronde. Zij tellen pas mee als u ze bevestigt:\n"
        "# klopt een antwoord nog, of heeft u het verbeterd? Haal de vraag dan weg onder te_bevestigen.\n"
        "# Wat over een periode ging of op een dag gebeurde, is niet overgenomen. Wat er nog mist, zegt: vbm check\n"
    )
    write(how + write_self_report(begun, rulebook), target)
    if target != STDOUT:
        click.echo(f"{target}: {len(begun.unconfirmed)} antwoorden overgenomen om te bevestigen.", err=True)


def _columns(rulebook: Rulebook, names: tuple[str, ...], target: str, *, force: bool) -> None:
    """Write a blank map of columns for the lists that were named."""
    from compliance.files.fault import nearest_name
    from compliance.rulebook.answer_type import AnswerType
    from compliance.selfreport.column_form import blank_map

    lists = {one.id: one for one in rulebook.questions() if one.type is AnswerType.RECORDS}
    for name in names:
        if name not in lists:
            near = nearest_name(name, lists)
            hint = f"Bedoelt u {near}?" if near else f"Kies uit: {', '.join(lists)}."
            raise click.UsageError(f'de lijst "{name}" bestaat niet. {hint}', click.get_current_context())
    if target != STDOUT and not force:
        leave_alone(Path(target))
    write(blank_map(lists[name] for name in dict.fromkeys(names)), target)
    if target != STDOUT:
        click.echo(f"{target}: schrijf achter elk veld de naam van een kolom van uw register.", err=True)


def leave_alone(path: Path, unless: str = "") -> None:
    """Stop when there is a file at ``path`` already, unless that is what would be written."""
    if not path.exists() or (path.is_file() and path.read_bytes() == unless.encode()):
        return
    raise OutputFailed(f"{path}: dit bestand bestaat al en blijft staan. Kies een andere naam, of gebruik --force.")
