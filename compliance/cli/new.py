"""``vbm new``: a blank self-report."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import OutputFailed
from compliance.cli.shared import STDOUT, Asked, asked_options, write

if TYPE_CHECKING:
    from compliance.rulebook.model import Rulebook

SETTINGS = ("gesloten", "open", "hybride", "ambulant")


@click.command(cls=Command, short_help="Maak een blanco zelfrapportage.")
@click.option("--setting", type=click.Choice(SETTINGS), help="Soort locatie. Zonder deze optie staan alle vragen erin.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["yaml", "xlsx"]),
    help="Soort bestand. Zonder deze optie beslist de naam van de uitvoer, en anders is het yaml.",
)
@click.option("-o", "--output", "target", metavar="BESTAND", default=STDOUT, help="Waarheen; - is het scherm.")
@click.option(
    "--columns",
    "lists",
    metavar="LIJST",
    multiple=True,
    help="Maak een kolommenbestand voor deze lijst; mag vaker, voor meer lijsten in één bestand.",
)
@click.option("--force", is_flag=True, help="Schrijf over een bestand dat er al is.")
@asked_options
def new(
    setting: str | None, form: str | None, target: str, lists: tuple[str, ...], *, force: bool, asked: Asked
) -> None:
    """Maak een blanco zelfrapportage om in te vullen.

    Elke vraag staat erin met uitleg, de antwoorden die kunnen en het artikel. Een bestand dat er al is, blijft staan.
    Het formulier is een tekstbestand (yaml) of een werkmap voor Excel of LibreOffice (xlsx).
    Met --columns komt er een kolommenbestand: welke kolom van een register hoort bij welk veld van een lijst.
    """
    from compliance.assessment.assess import vocabulary_of
    from compliance.assessment.facts import Facts, Openness
    from compliance.assessment.questionnaire import ANY_DAY, questions_of, remaining
    from compliance.seeds.fact_sheets import cite, sheets_of
    from compliance.selfreport.form import blank_form
    from compliance.selfreport.model import Answer, SelfReport
    from compliance.selfreport.schema import self_report_schema

    rulebook, selection = asked.read()
    if lists:
        _columns(rulebook, lists, target, force=force)
        return
    vocabulary = vocabulary_of(rulebook)
    answers = {"locatie.setting": Answer(setting)} if setting else {}
    facts = Facts(vocabulary, SelfReport("", "", answers), ANY_DAY)
    chosen = questions_of(rulebook, selection)
    if setting:
        chosen = tuple(
            one.model_copy(update={"ask_if": remaining(one.ask_if, facts)})
            for one in chosen
            if facts.openness(one, None)[0] is not Openness.CLOSED
        )
    sheets = sheets_of(rulebook)

    def words(source: str) -> str:
        found = cite(source, sheets)
        return found.text if found else source

    number = sum(not one.optional for one in chosen)
    what = "1 vraag. Vul die" if number == 1 else f"{number} vragen. Vul ze"
    if _form_of(target, form) == "xlsx":
        from compliance.forms.workbook import workbook_form

        if target != STDOUT and not force:
            _leave_alone(Path(target))
        made_for = (
            ("profiel", asked.profile),
            ("thema's", ", ".join(asked.themes)),
            ("soort locatie", setting or ""),
        )
        write(
            workbook_form(rulebook, vocabulary, chosen, setting=setting or "", cite=words, asked=made_for),
            target,
        )
        _say_what_next(target, f"{what} in met Excel of LibreOffice.", asked)
        return
    schema = "zelfrapportage.schema.json" if target == STDOUT else f"{Path(target).stem}.schema.json"
    schema_text = json.dumps(self_report_schema(rulebook), ensure_ascii=False, indent=1) + "\n"
    beside = Path(target).parent / schema
    if Path(target).suffix.lower() == ".json":
        refused = f"{target}: een blanco formulier is YAML. Geef het bestand een naam die eindigt op .yaml."
        raise click.UsageError(refused, click.get_current_context())
    if target != STDOUT and not force:
        _leave_alone(Path(target))
        _leave_alone(beside, unless=schema_text)

    write(
        blank_form(
            rulebook, vocabulary, chosen, setting=setting or "", cite=words, schema=schema, options=asked.options
        ),
        target,
    )
    if target != STDOUT:
        write(schema_text, str(beside))
    _say_what_next(target, f"{what} in met een teksteditor.", asked)


def _form_of(target: str, named: str | None) -> str:
    """Tell which kind of form is asked for, by ``--format`` or by the name of the file; the two may not differ."""
    suffix = Path(target).suffix.lower()
    by_name = "xlsx" if suffix == ".xlsx" else "yaml"
    form = named or by_name
    if form == "xlsx" and target == STDOUT and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError("een werkmap kan niet op het scherm. Noem een bestand: -o zelfevaluatie.xlsx")
    if target != STDOUT and form != by_name and "xlsx" in {form, by_name}:
        words = f"{target}: dit wordt {form}. Geef --format {by_name}, of noem het bestand anders."
        raise click.UsageError(words, click.get_current_context())
    return form


def _say_what_next(target: str, what: str, asked: Asked) -> None:
    """Say how to go on, when the form went to a file."""
    if target != STDOUT:
        click.echo(f"{target}: {what}", err=True)
        click.echo(f"Kijk daarna wat er nog ontbreekt: vbm check {target}{asked.options}", err=True)


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
        _leave_alone(Path(target))
    write(blank_map(lists[name] for name in dict.fromkeys(names)), target)
    if target != STDOUT:
        click.echo(f"{target}: schrijf achter elk veld de naam van een kolom van uw register.", err=True)


def _leave_alone(path: Path, unless: str = "") -> None:
    """Stop when there is a file at ``path`` already, unless that is what would be written."""
    if not path.exists() or (path.is_file() and path.read_bytes() == unless.encode()):
        return
    raise OutputFailed(f"{path}: dit bestand bestaat al en blijft staan. Kies een andere naam, of gebruik --force.")
