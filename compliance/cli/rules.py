"""``vbm rules``: the rulebook itself, for who writes or reads rules."""

from __future__ import annotations

from datetime import date

import click

from compliance.cli.coverage import coverage
from compliance.cli.diff import diff
from compliance.cli.dutch import Command, Group
from compliance.cli.exit_codes import RULES_INVALID
from compliance.cli.proving import mutate, prove
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
    from compliance.assessment.assess import vocabulary_of
    from compliance.assessment.validity import fields_read, question_of
    from compliance.report.text import STATUS_WORDS, wrapped
    from compliance.rulebook.sentences import day_text, norm_sentences, watch_text
    from compliance.seeds.fact_sheets import cite, sheets_of

    rulebook = rulebook_of(rules_folder)
    vocabulary = vocabulary_of(rulebook)
    sheets = sheets_of(rulebook)
    for norm in norm_versions(rulebook, norm_id):
        end = f" tot {day_text(norm.in_force.end)}" if norm.in_force.end else ""
        click.echo(f"{norm.id} – {norm.title}")
        click.echo(f"Thema {norm.theme} · {norm.severity} · {STATUS_WORDS[norm.status]} · voor: {norm.addressee}")
        click.echo(f"Geldt vanaf {day_text(norm.in_force.start)}{end}.")
        for text in (norm.status_note, norm.explanation, watch_text(norm.watch)):
            if text:
                click.echo(f"\n{wrapped(text)}")
        click.echo("\nBronnen:")
        for source in norm.source:
            found = cite(source, sheets)
            click.echo(wrapped(f"{found.text}: {found.locator.gist}" if found else source, "    ", "  - "))
        click.echo("\nWat de norm vraagt:")
        for sentence in norm_sentences(norm, vocabulary):
            click.echo(wrapped(sentence, "    ", "  - "))
        click.echo("\nVragen die de norm leest:")
        questions = {one.id: one for name in fields_read(norm, vocabulary) if (one := question_of(name, vocabulary))}
        for question in questions.values():
            click.echo(wrapped(f"{question.id}: {question.ask}", "    ", "  - "))
        click.echo("\nVoorbeelden:")
        for example in norm.examples:
            click.echo(f"  - {example.name}: {example.expect.printed}")


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
    assessment = assess(rulebook, report)
    result = assessment.norm(norm.id)
    assert result is not None  # noqa: S101 - the full profile holds every norm
    click.echo(explanation(assessment, result))


@rules.command("check", cls=Command, short_help="Controleer taal, bronnen en voorbeelden van de regels.")
@rules_option
def check_rules(rules_folder: str | None) -> int | None:
    """Controleer de regels: de taal, de bronnen, en of elk voorbeeld de uitkomst geeft die erbij staat."""
    from compliance.proof.check import rulebook_faults

    rulebook = rulebook_of(rules_folder)
    faults = rulebook_faults(rulebook)
    if faults:
        show_faults(faults)
        return RULES_INVALID
    norms = len({norm.id for norm in rulebook.norms()})
    questions = sum(1 for _ in rulebook.questions())
    examples = sum(len(norm.examples) for norm in rulebook.norms())
    counted = ((norms, "norm", "normen"), (questions, "vraag", "vragen"), (examples, "voorbeeld", "voorbeelden"))
    words = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counted)
    click.echo(f"{words}: geen fouten.")
    click.echo(f"Regelboek {rulebook.frame.version}, {rulebook.digest}")
    return None


rules.add_command(coverage)
rules.add_command(prove)
rules.add_command(diff)
rules.add_command(mutate)
