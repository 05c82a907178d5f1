"""``vbm new``: a blank self-report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import INPUT_INVALID, OutputFailed
from compliance.cli.shared import STDOUT, Asked, Stop, asked_options, not_over_input, self_reports, write

if TYPE_CHECKING:
    from compliance.rulebook.model import Rulebook

SETTINGS = ("gesloten", "open", "hybride", "ambulant")


@click.command(cls=Command, short_help="Maak een blanco zelfrapportage.")
@click.option("--setting", type=click.Choice(SETTINGS), help="Soort locatie. Zonder deze optie staan alle vragen erin.")
@click.option("--format", "form", type=click.Choice(["yaml"]), default="yaml", show_default=True, help="Soort bestand.")
@click.option("-o", "--output", "target", metavar="BESTAND", default=STDOUT, help="Waarheen; - is het scherm.")
@click.option(
    "--columns",
    "lists",
    metavar="LIJST",
    multiple=True,
    help="Maak een kolommenbestand voor deze lijst; mag vaker, voor meer lijsten in één bestand.",
)
@click.option("--from", "previous", metavar="VORIGE", help="Neem de antwoorden van de vorige ronde over.")
@click.option("--force", is_flag=True, help="Schrijf over een bestand dat er al is.")
@asked_options
def new(
    setting: str | None,
    form: str,
    target: str,
    lists: tuple[str, ...],
    previous: str | None,
    *,
    force: bool,
    asked: Asked,
) -> None:
    """Maak een blanco zelfrapportage om in te vullen.

    Elke vraag staat erin met uitleg, de antwoorden die kunnen en het artikel. Een bestand dat er al is, blijft staan.
    Met --from staan de antwoorden van de vorige ronde erin; zij tellen pas mee als u ze bevestigt.
    Met --columns komt er een kolommenbestand: welke kolom van een register hoort bij welk veld van een lijst.
    """
    del form
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
    if previous is not None:
        _carried_over(rulebook, previous, target, force=force)
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
    schema = "zelfrapportage.schema.json" if target == STDOUT else f"{Path(target).stem}.schema.json"
    schema_text = json.dumps(self_report_schema(rulebook), ensure_ascii=False, indent=1) + "\n"
    beside = Path(target).parent / schema
    if Path(target).suffix.lower() == ".json":
        refused = f"{target}: een blanco formulier is YAML. Geef het bestand een naam die eindigt op .yaml."
        raise click.UsageError(refused, click.get_current_context())
    if target != STDOUT and not force:
        _leave_alone(Path(target))
        _leave_alone(beside, unless=schema_text)

    sheets = sheets_of(rulebook)

    def words(source: str) -> str:
        found = cite(source, sheets)
        return found.text if found else source

    write(
        blank_form(
            rulebook, vocabulary, chosen, setting=setting or "", cite=words, schema=schema, options=asked.options
        ),
        target,
    )
    if target != STDOUT:
        write(schema_text, str(beside))
        number = sum(not one.optional for one in chosen)
        what = "1 vraag. Vul die" if number == 1 else f"{number} vragen. Vul ze"
        click.echo(f"{target}: {what} in met een teksteditor.", err=True)
        click.echo(f"Kijk daarna wat er nog ontbreekt: vbm check {target}{asked.options}", err=True)


def _carried_over(rulebook: Rulebook, previous: str, target: str, *, force: bool) -> None:
    """Write a self-report that begins with the answers of the previous round."""
    from compliance.selfreport.carry_over import carried_over
    from compliance.selfreport.writer import write_self_report

    _, found = next(self_reports((previous,), rulebook))
    if found is None:
        raise Stop(INPUT_INVALID)
    not_over_input((previous,), target)
    if target != STDOUT and not force:
        _leave_alone(Path(target))
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
        _leave_alone(Path(target))
    write(blank_map(lists[name] for name in dict.fromkeys(names)), target)
    if target != STDOUT:
        click.echo(f"{target}: schrijf achter elk veld de naam van een kolom van uw register.", err=True)


def _leave_alone(path: Path, unless: str = "") -> None:
    """Stop when there is a file at ``path`` already, unless that is what would be written."""
    if not path.exists() or (path.is_file() and path.read_bytes() == unless.encode()):
        return
    raise OutputFailed(f"{path}: dit bestand bestaat al en blijft staan. Kies een andere naam, of gebruik --force.")
