"""``vbm check``: faults and what is still missing, no verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, INPUT_INVALID
from compliance.cli.persons import strict_option
from compliance.cli.shared import Asked, asked_options, self_reports

if TYPE_CHECKING:
    from compliance.assessment.fact import Missing
    from compliance.assessment.facts import Facts
    from compliance.selfreport.model import RegisterUse

OTHERS_SHOWN, WORD_SHOWN = 5, 40
"""How many words of rows for other lists are told, and how much of each."""


@click.command(cls=Command, short_help="Controleer een zelfrapportage: fouten, en wat nog ontbreekt.")
@click.argument("files", metavar="BESTAND...", nargs=-1, required=True)
@strict_option
@asked_options
def check(files: tuple[str, ...], asked: Asked, *, strict: bool) -> int:
    """Controleer een zelfrapportage: eerst de fouten, dan wat nog niet is ingevuld.

    Er komt geen oordeel uit. Een bestand waarin nog iets ontbreekt is niet fout. Een map mag ook; - is standaardinvoer.
    """
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
        for use in report.registers:
            click.echo(f"  {register_text(use)}")
        for one in contradictions_in(rulebook, facts):
            where = f" ({one.record})" if one.record else ""
            click.echo(f"  Tegenspraak{where}: {one.because}")
        if missing:
            groups = by_question(missing, facts)
            click.echo(f"  Nog te beantwoorden ({len(groups)}):")
            for text in groups:
                click.echo(f"  - {text}")
        else:
            click.echo("  Alle vragen zijn beantwoord.")
    return code


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
