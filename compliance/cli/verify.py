"""``vbm verify``: whether a report still says what follows from the data inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, INPUT_INVALID
from compliance.cli.shared import made_pdf, show_faults

if TYPE_CHECKING:
    from compliance.record.verification import Verification

SIGNS = {True: "✓", False: "✗", None: "?"}
CONCLUSIONS = {
    True: "Het rapport klopt: gegevens, uitkomsten en tekst horen bij elkaar.",
    False: "Het rapport klopt niet: het is na het maken veranderd. Vraag het opnieuw aan wie het maakte.",
    None: "Niet alles is na te gaan, dus dit rapport is niet bewezen.",
}
APART = (
    "Dit rapport en het volledige rapport horen niet bij elkaar: een van de twee is veranderd, of --full noemt een "
    "ander rapport dan waar dit uit is gemaakt."
)
"""The conclusion about a publication that does not follow from the report beside it: which of the two, nobody knows."""

COUNTED = "Regels, tellingen en tekst horen bij elkaar. De zelfrapportages zelf zijn hier niet na te gaan."
"""The conclusion about an overview of which all agrees that is inside it."""

LIMIT = (
    "Dit gaat over het bestand zelf: of er iets in is veranderd. Het zegt niet wie het maakte, en niet of de "
    "antwoorden waar zijn. Iedereen kan met vbm een rapport maken."
)


@click.command(cls=Command, short_help="Ga na of een rapport (PDF) na het maken is veranderd.")
@click.argument("file", metavar="RAPPORT.pdf")
@click.option(
    "--full", metavar="VOLLEDIG.pdf", help="Het volledige rapport, om een versie voor publicatie mee na te gaan."
)
def verify(file: str, full: str | None) -> int:
    """Ga na of een rapport na het maken is veranderd.

    Het programma leest de antwoorden en de regels uit het rapport, berekent alles opnieuw, maakt het rapport opnieuw
    en vergelijkt de twee. De code is 0 als alles klopt wat in het rapport zit, en anders 3.
    """
    from compliance.files.fault import FaultyFile
    from compliance.files.pdf_file import MAX_PDF
    from compliance.files.text import name_of, read_bytes

    try:
        data = read_bytes(file, max_bytes=MAX_PDF)
        behind = (read_bytes(full, max_bytes=MAX_PDF), full) if full is not None else None

        def made() -> Verification:
            from compliance.record.verification import verify as verified

            return verified(data, file, behind)

        found = made_pdf(made)
    except FaultyFile as error:
        show_faults(error.faults)
        return INPUT_INVALID
    click.echo(told(found, name_of(file)))
    return DONE if found.agrees or found.counted else INPUT_INVALID


def told(found: Verification, file: str) -> str:
    """Give what was found about a report, a line for each part, with the conclusion and what it does not prove."""
    from compliance.report.text import wrapped

    about = found.record.about
    rules = about.rulebook
    lines = [
        f"{file}: {found.title}" if found.title else file,
        f"Gemaakt met vbm {about.made_with.version} en regelboek {rules.id} {rules.version} ({rules.digest}).",
    ]
    for check in found.checks:
        first, *more = check.said
        lines += [f"  {SIGNS[check.agrees]} {check.part}: {first}", *(f"      {one}" for one in more)]
    apart = about.public and found.agrees is False and found.title
    conclusion = COUNTED if found.counted else wrapped(APART) if apart else CONCLUSIONS[found.agrees]
    return "\n".join((*lines, conclusion, wrapped(LIMIT)))
