"""``vbm rules diff``: what changed in the rules, and for whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, INPUT_INVALID
from compliance.cli.shared import day_option, files_in, rulebook_of, rules_option, show_faults, without_date

if TYPE_CHECKING:
    from compliance.proof.difference import NormChange, OutcomeChange, QuestionChanges
    from compliance.rulebook.model import Rulebook
    from compliance.selfreport.model import SelfReport


@click.command("diff", cls=Command, short_help="Zeg wat er in de regels veranderde, en voor wie.")
@click.argument("folders", metavar="[OUD NIEUW]", nargs=-1)
@day_option("--from", "older", "De eerste dag.")
@day_option("--to", "newer", "De tweede dag.")
@click.option("--report", "reports", metavar="BESTAND", multiple=True, help="Zeg ook voor wie.")
@rules_option
def diff(
    folders: tuple[str, ...],
    older: date | None,
    newer: date | None,
    reports: tuple[str, ...],
    rules_folder: str | None,
) -> int:
    """Zeg wat er veranderde tussen twee dagen (--from en --to), of tussen twee regelboeken (OUD en NIEUW).

    Met --report staat erbij bij welke locaties een uitkomst verandert. Een map met zelfrapportages mag ook.
    """
    from compliance.proof import difference

    context = click.get_current_context()
    if bool(folders) == (older is not None or newer is not None) or len(folders) not in {0, 2}:
        raise click.UsageError("noem twee mappen, of twee dagen met --from en --to.", context)
    if not folders and (older is None or newer is None):
        raise click.UsageError("bij twee dagen horen --from en --to allebei.", context)
    if older is not None and newer is not None and newer < older:
        raise click.UsageError("de dag van --from ligt na die van --to.", context)
    if folders and rules_folder is not None:
        raise click.UsageError("--rules hoort bij twee dagen; hier staan al twee regelboeken.", context)
    if folders:
        books = (rulebook_of(folders[0]), rulebook_of(folders[1]))
        changes = tuple(difference.between_rulebooks(*books))
        _questions(difference.questions_between(*books))
    else:
        assert older is not None  # noqa: S101 - checked above
        assert newer is not None  # noqa: S101 - checked above
        books = (rulebook_of(rules_folder),) * 2
        changes = tuple(difference.between_days(books[0], older, newer))
    for change in changes:
        _show(change)
    click.echo(
        "Aan de normen veranderde niets." if not changes else f"Veranderd: {len(changes)} {_norms(len(changes))}."
    )
    code = DONE
    for path in files_in(reports):
        read = _read(path, books)
        if read is None:
            code = INPUT_INVALID
            continue
        if older is None and read[0].reference_date is None:
            without_date(path)
            code = INPUT_INVALID
            continue
        if older is not None and newer is not None:
            found = difference.outcomes_between_days(books[0], read[0], older, newer)
        else:
            found = difference.outcomes_between_rulebooks(*books, read)
        _outcomes(path, read[0], found)
    return code


def _read(path: str, books: tuple[Rulebook, Rulebook]) -> tuple[SelfReport, SelfReport] | None:
    from compliance.files.fault import FaultyFile
    from compliance.selfreport.reader import read_self_report

    try:
        return read_self_report(path, books[0]), read_self_report(path, books[1])
    except FaultyFile as error:
        show_faults(error.faults)
        return None


def _listed(words: tuple[str, ...]) -> str:
    return " en ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _norms(number: int) -> str:
    return "norm" if number == 1 else "normen"


def _show(change: NormChange) -> None:
    from compliance.report.text import wrapped
    from compliance.rulebook.sentences import day_text

    norm = change.newer or change.older
    assert norm is not None  # noqa: S101 - a change has at least one side
    click.echo(f"\n{change.norm_id} – {norm.title}")
    if change.older is None:
        click.echo(f"  Nieuw: geldt vanaf {day_text(norm.in_force.start)}.")
        return
    if change.newer is None:
        end = norm.in_force.end
        click.echo(f"  Vervallen{f': gold tot {day_text(end)}' if end else ''}.")
        return
    for lead, lines in (("Weg: ", change.gone), ("Nieuw: ", change.come)):
        for line in lines:
            click.echo(wrapped(f"{lead}{line}", "      ", "  "))
    if change.other:
        click.echo(
            wrapped(f"{'Ook anders' if change.gone or change.come else 'Anders'}: {_listed(change.other)}.", "  ")
        )
    if change.case:
        told = f"Het eerste verschil: {change.case}. Eerst: {change.before}. Daarna: {change.after}."
        click.echo(wrapped(told, "      ", "  "))


def _questions(changes: QuestionChanges) -> None:
    from compliance.report.text import wrapped

    named = (
        ("Vragen die weg zijn", changes.gone),
        ("Nieuwe vragen", changes.new),
        ("Vragen die iets anders vragen", changes.other),
        ("Waarden die anders worden berekend", changes.computed),
    )
    for lead, names in named:
        if names:
            click.echo(wrapped(f"{lead}: {', '.join(names)}.", "  "))


def _outcomes(path: str, report: SelfReport, changes: tuple[OutcomeChange, ...]) -> None:
    from compliance.report.text import wrapped

    if not changes:
        click.echo(f"{report.name} ({path}): geen andere uitkomst.")
        return
    click.echo(f"{report.name} ({path}): {len(changes)} {_norms(len(changes))} met een andere uitkomst.")
    for change in changes:
        before = change.before.printed if change.before else "was er niet"
        after = change.after.printed if change.after else "is er niet meer"
        click.echo(wrapped(f"{change.norm_id}: {before} → {after}", "      ", "  - "))
