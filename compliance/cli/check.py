"""``vbm check``: faults and what is still missing, no verdicts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, INPUT_INVALID
from compliance.cli.origin import origin_lines
from compliance.cli.persons import strict_option
from compliance.cli.shared import Asked, asked_options, files_in, is_batch, self_reports

if TYPE_CHECKING:
    from compliance.assessment.fact import Missing
    from compliance.assessment.facts import Facts
    from compliance.selfreport.model import RegisterUse

OTHERS_SHOWN, WORD_SHOWN = 5, 40
"""How many words of rows for other lists are told, and how much of each."""


@click.command(cls=Command, short_help="Controleer een zelfrapportage: fouten, en wat nog ontbreekt.")
@click.argument("files", metavar="BESTAND...", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Soort uitvoer."
)
@strict_option
@asked_options
def check(files: tuple[str, ...], form: str, asked: Asked, *, strict: bool) -> int:
    """Controleer een zelfrapportage: eerst de fouten, dan wat nog niet is ingevuld.

    Er komt geen oordeel uit. Een bestand waarin nog iets ontbreekt is niet fout; - is standaardinvoer. Bij een map of
    bij meer bestanden komt er één regel voor elk bestand.
    """
    if is_batch(files) or form == "json":
        return _many(files, form, asked, strict=strict)
    from compliance.assessment.assess import vocabulary_of
    from compliance.assessment.contradictions import contradictions_in
    from compliance.assessment.facts import Facts
    from compliance.assessment.questionnaire import ANY_DAY, still_open
    from compliance.files.text import name_of

    rulebook, selection = asked.read()
    code = DONE
    for path, report in self_reports(files, rulebook, strict=strict):
        if report is None:
            code = INPUT_INVALID
            continue
        facts = Facts(vocabulary_of(rulebook), report, report.reference_date or ANY_DAY)
        missing = still_open(rulebook, report, selection)
        click.echo(f"{name_of(path)}: leesbaar, geen fouten.")
        for line in origin_lines(report.origin, rulebook):
            click.echo(f"  {line}")
        for use in report.registers:
            click.echo(f"  {register_text(use)}")
        if report.unconfirmed:
            click.echo(f"  Te bevestigen uit de vorige ronde ({len(report.unconfirmed)}), telt nog niet mee:")
            for name in report.unconfirmed:
                click.echo(f"  - {name}")
        for one in contradictions_in(rulebook, facts):
            where = f" ({one.record})" if one.record else ""
            click.echo(f"  Tegenspraak{where}: {one.because}")
        if missing:
            groups = by_question(missing, facts)
            new = sum(text.partition(":")[0] in report.origin.new_questions for text in groups)
            since = f", waarvan {new} die {report.origin.rulebook} nog niet had" if new else ""
            click.echo(f"  Nog te beantwoorden ({len(groups)}{since}):")
            for text in groups:
                click.echo(f"  - {text}")
        else:
            click.echo("  Alle vragen zijn beantwoord.")
    return code


def _many(files: tuple[str, ...], form: str, asked: Asked, *, strict: bool) -> int:
    """Say of each file in a line how it stands, or give that as JSON: an object, or a list for several files."""
    from compliance.cli.check_many import checked, checked_data, closing_lines, line_of

    rulebook, selection = asked.read()
    found = []
    for path in files_in(files):
        found.append(checked(path, rulebook, selection))
        if form == "text":
            click.echo(line_of(found[-1]))
    if form == "json":
        data = [checked_data(one, found) for one in found]
        click.echo(json.dumps(data if is_batch(files) else data[0], ensure_ascii=False, indent=2))
    else:
        click.echo()
        for line in closing_lines(found):
            click.echo(line)
    refused = any(one.report is None or (strict and one.persons) for one in found)
    return INPUT_INVALID if refused else DONE


def register_text(use: RegisterUse) -> str:
    """Tell what a list took from a register, so that a person can see whether that is all of it."""
    sheet = f", blad {use.sheet}" if use.sheet else ""
    taken = f"{numbered(use.rows, 'rij', 'rijen')} gelezen, {use.taken} overgenomen"
    if use.others:
        words = [f"{word[:WORD_SHOWN]} ({number})" for word, number in use.others[:OTHERS_SHOWN]]
        more = f" en nog {len(use.others) - OTHERS_SHOWN} woorden" if len(use.others) > OTHERS_SHOWN else ""
        taken += f"; niet overgenomen, naar ‘{use.only}’: {', '.join(words)}{more}"
    if use.empty:
        taken += f"; {numbered(use.empty, 'rij', 'rijen')} zonder iets in deze kolommen"
    columns = f"{numbered(len(use.columns), 'kolom', 'kolommen')} gebruikt"
    if use.dropped:
        columns += f", {len(use.dropped)} niet gelezen: {', '.join(use.dropped)}"
    return f"{use.list} uit {use.file}{sheet}: {taken}. {columns[0].upper()}{columns[1:]}."


def numbered(number: int, one: str, more: str) -> str:
    """Give a number with its noun."""
    return f"{number} {one if number == 1 else more}"


def by_question(missing: tuple[Missing, ...], facts: Facts) -> list[str]:
    """Say what is missing, a line a question: of a table, a list or a question with parts only how much is missing."""
    from compliance.assessment.reason import missing_text
    from compliance.assessment.validity import question_of

    groups: dict[str, list[Missing]] = {}
    for one in missing:
        question = question_of(one.field, facts.vocabulary)
        groups.setdefault(question.id if question else one.field, []).append(one)
    lines = []
    for name, parts in groups.items():
        whole = [part for part in parts if part.field == name and not part.record]
        if whole:
            lines.append(f"{name}: {missing_text(whole[0], facts)}")
            continue
        question = question_of(name, facts.vocabulary)
        label = question.label if question else name
        where = list(dict.fromkeys(part.record or part.field.rpartition(".")[2] for part in parts))
        shown = "; ".join(where[:3]) + (f" en nog {len(where) - 3}" if len(where) > 3 else "")
        lines.append(f"{name}: ‘{label}’ bij {shown}")
    return lines
