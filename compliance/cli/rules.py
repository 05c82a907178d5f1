"""``vbm rules``: the rulebook itself, for who writes or reads rules."""

from __future__ import annotations

from datetime import date

import click

from compliance.cli.coverage import coverage
from compliance.cli.diff import diff
from compliance.cli.dutch import Command, Group
from compliance.cli.proving import mutate, prove
from compliance.cli.rules_check import check
from compliance.cli.rules_new import new
from compliance.cli.rules_tables import questions, watch
from compliance.cli.shared import Stop, norm_versions, on_option, rulebook_of, rules_option, show_faults, theme_of


@click.group(cls=Group, short_help="Bekijk, controleer en probeer de regels.")
def rules() -> None:
    """Bekijk, controleer en probeer de regels."""


@rules.command("list", cls=Command, short_help="Noem alle normen per thema.")
@click.option("--theme", metavar="THEMA", help="Alleen dit thema.")
@rules_option
def list_norms(theme: str | None, rules_folder: str | None) -> None:
    """Noem alle normen per thema: id, ernst, status en titel."""
    from compliance.report.text import STATUS_WORDS, wrapped

    rulebook = rulebook_of(rules_folder)
    if theme is not None:
        theme_of(rulebook, theme)
    for one in rulebook.themes:
        if theme in {None, one.theme}:
            click.echo(f"\n{one.title} ({one.theme})")
            for norm in one.norms:
                click.echo(f"  {norm.id}  {norm.severity}  {STATUS_WORDS[norm.status]}")
                click.echo(wrapped(norm.title, "      "))


@rules.command("show", cls=Command, short_help="Toon één norm in gewone zinnen.")
@click.argument("norm_id", metavar="NORM")
@rules_option
def show(norm_id: str, rules_folder: str | None) -> None:
    """Toon één norm: bronnen, status, eisen in gewone zinnen, vragen en voorbeelden."""
    from compliance.report.norm_text import norm_text

    rulebook = rulebook_of(rules_folder)
    click.echo("\n\n".join(norm_text(norm, rulebook) for norm in norm_versions(rulebook, norm_id)))


@rules.command("try", cls=Command, short_help="Probeer een norm met antwoorden op de opdrachtregel.")
@click.argument("norm_id", metavar="NORM")
@click.argument("answers", metavar="VRAAG=ANTWOORD...", nargs=-1)
@on_option
@rules_option
def try_norm(norm_id: str, answers: tuple[str, ...], on: date | None, rules_folder: str | None) -> None:
    """Probeer een norm: geef antwoorden, en zie de uitkomst met hoe die volgt.

    Bijvoorbeeld: vbm rules try JW-6.3.2.2-ROOMLOCK locatie.setting=gesloten kamerdeuren.op_slot=deel

    Lijsten schrijft u tussen aanhalingstekens: "groepen=[{naam: Noord, bezetting_max: 7}]"
    """
    from compliance.assessment.assess import assess
    from compliance.files.fault import FaultyFile
    from compliance.files.node import Mapping, Place, Scalar
    from compliance.files.yaml_file import read_yaml
    from compliance.proof.examples import self_report_of
    from compliance.report.text import explanation

    rulebook = rulebook_of(rules_folder)
    norm = norm_versions(rulebook, norm_id)[-1]
    pairs = []
    try:
        for answer in answers:
            name, sign, text = answer.partition("=")
            if not sign:
                raise click.UsageError(f'"{answer}" is geen VRAAG=ANTWOORD.', click.get_current_context())
            place = Place("opdrachtregel", 1, 1, max(1, len(name)), answer)
            pairs.append((Scalar(name.strip(), place), read_yaml(text or "''", "opdrachtregel")))
        given = Mapping(tuple(pairs), Place("opdrachtregel"))
        report = self_report_of(given, rulebook, on or norm.in_force.start)
    except FaultyFile as error:
        show_faults(error.faults)
        raise Stop(3) from error
    assessment = assess(rulebook, report, what_if=norm.announced)
    results = assessment.drafts if norm.announced else assessment.norms
    click.echo(explanation(assessment, next(result for result in results if result.id == norm.id)))


for _command in (check, coverage, prove, mutate, new, watch, questions, diff):
    rules.add_command(_command)
