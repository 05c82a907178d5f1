"""``vbm inspect``: the file in which an inspector works, from the visit list to the final report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command, Group
from compliance.cli.exit_codes import DONE, INPUT_INVALID, OutputFailed
from compliance.cli.language import language_option
from compliance.cli.persons import inspection_passes_guard, strict_option
from compliance.cli.report import Previous, compared_with, form_of, previous_options
from compliance.cli.shared import (
    STDOUT,
    Stop,
    made_pdf,
    not_over_input,
    rulebook_of,
    rules_option,
    self_reports,
    show_faults,
    without_date,
    write,
)

if TYPE_CHECKING:
    from compliance.assessment.result import Assessment
    from compliance.inspection.reader import Inspection
    from compliance.inspection.visit import Station
    from compliance.report.language import Language
    from compliance.rulebook.model import Rulebook


@click.group(cls=Group)
def inspect() -> None:
    """Werk als inspecteur: waarnemingen, oordelen, reactie en rapport."""


@inspect.command(cls=Command, short_help="Maak een inspectiebestand bij een zelfrapportage.")
@click.argument("report_file", metavar="ZELFRAPPORTAGE")
@click.option("-o", "--output", "target", metavar="BESTAND", default=STDOUT, help="Waarheen; - is het scherm.")
@click.option("--force", is_flag=True, help="Schrijf over een bestand dat er al is.")
@rules_option
def new(report_file: str, target: str, rules_folder: str | None, *, force: bool) -> None:
    """Maak een inspectiebestand: alle normen om naar te kijken, in de volgorde van een rondgang.

    Het bestand komt in dezelfde map als de zelfrapportage.
    """
    from compliance.inspection.form import new_inspection

    if report_file == STDOUT:
        raise click.UsageError("geef de zelfrapportage als bestand op.", click.get_current_context())
    assessment = _assessed(report_file, rulebook_of(rules_folder))
    if target != STDOUT:
        if Path(target).resolve().parent != Path(report_file).resolve().parent:
            words = f"{target}: zet het inspectiebestand in de map van de zelfrapportage."
            raise click.UsageError(words, click.get_current_context())
        not_over_input((report_file,), target)
        if Path(target).exists() and not force:
            words = f"{target}: dit bestand bestaat al en blijft staan. Kies een andere naam, of gebruik --force."
            raise OutputFailed(words)
    name = "inspectie.yaml" if target == STDOUT else target
    write(new_inspection(assessment, Path(report_file).name, name), target)
    if target != STDOUT:
        click.echo(f"{target}: gemaakt. Wat u gaat bekijken: vbm inspect visit {target}", err=True)


@inspect.command(cls=Command, short_help="Controleer een inspectiebestand.")
@click.argument("file", metavar="BESTAND")
@strict_option
@rules_option
def check(file: str, rules_folder: str | None, *, strict: bool) -> None:
    """Controleer een inspectiebestand: alle fouten tegelijk, en anders wat erin staat."""
    inspection = _guarded(file, rulebook_of(rules_folder), strict=strict)
    written = inspection.written
    entries = [entry for norm_id in written.norms if (entry := written.entry(norm_id)) is not None]
    click.echo(f"{inspection.source}: leesbaar, geen fouten.")
    if inspection.other_rulebook:
        frame = inspection.assessment.rulebook.frame
        used = f"{frame.id} {frame.version}"
        click.echo(f"  Let op: gemaakt met regelboek {inspection.other_rulebook}, nu gelezen met {used}.")
    click.echo(f"  Normen met waarnemingen: {sum(bool(one.counting) for one in entries)}")
    click.echo(f"  Normen met een oordeel: {sum(one.judgement is not None for one in entries)}")
    click.echo(f"  Maatregelen: {len(written.steps)}")
    click.echo(f"  Punten in de reactie: {len(written.reactions)}")


@inspect.command(name="next", cls=Command, short_help="Zeg wat de volgende stap is en wat daarvoor ontbreekt.")
@click.argument("file", metavar="BESTAND")
@rules_option
def next_(file: str, rules_folder: str | None) -> None:
    """Zeg in welke stand het rapport is, welke stand kan volgen, en wat daarvoor nog ontbreekt."""
    from compliance.inspection.progress import NEXT, STATE_WORDS, lacking

    written = _inspection(file, rulebook_of(rules_folder)).written
    state = written.progress.state
    click.echo(f"Stand: {state.value} ({STATE_WORDS[state].lower()}).")
    if not NEXT[state]:
        click.echo("Er is geen volgende stand.")
    for one in NEXT[state]:
        missing = lacking(written, one)
        click.echo(f"Kan hierna: {one.value}." + ("" if missing else " Alles is er; zet dit achter stand."))
        for words in missing:
            click.echo(f"  - ontbreekt: {words}")


@inspect.command(cls=Command, short_help="Geef de lijst voor het bezoek.")
@click.argument("file", metavar="BESTAND")
@click.option("-o", "--output", "target", metavar="UIT", default=STDOUT, help="Waarheen; - is het scherm.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "pdf", "html"]),
    help="Soort lijst. Zonder deze optie zegt de naam van UIT het, en anders: text.",
)
@rules_option
def visit(file: str, target: str, form: str | None, rules_folder: str | None) -> None:
    """Geef de lijst voor het bezoek, in de volgorde van een rondgang door het huis.

    BESTAND is een zelfrapportage of een inspectiebestand. Wat de inspecteur al zag en beoordeelde, staat er niet op.
    Als PDF is er bij elke norm plaats om te schrijven.
    """
    from compliance.inspection.visit import visit_list

    form = form_of(target, form, batch=False, otherwise="text")
    rulebook = rulebook_of(rules_folder)
    read: tuple[str, ...] = (file,)
    if _is_inspection(file):
        inspection = _inspection(file, rulebook)
        stations, assessment = visit_list(inspection.assessment, inspection.written), inspection.assessment
        read = _inputs(file, inspection)
    else:
        assessment = _assessed(file, rulebook)
        stations = visit_list(assessment)
    not_over_input(read, target)
    write(_visit_rendered(assessment, stations, form), target)
    if target != STDOUT:
        click.echo(f"{target}: gemaakt.", err=True)


def _visit_rendered(assessment: Assessment, stations: tuple[Station, ...], form: str) -> str | bytes:
    if form == "text":
        from compliance.report.visit_text import visit_text

        return visit_text(assessment.report.name, stations) + "\n"
    if form == "html":
        from compliance.report.visit_page import render_visit_html

        return render_visit_html(assessment, stations)

    def made() -> bytes:
        from compliance.report.visit_page import render_visit_pdf

        return render_visit_pdf(assessment, stations)

    return made_pdf(made, "Een webpagina kan wel: vbm inspect visit --format html")


@inspect.command(cls=Command, short_help="Maak het inspectierapport, als PDF of als webpagina.")
@click.argument("file", metavar="BESTAND")
@click.option("-o", "--output", "target", metavar="UIT", required=True, help="Het rapport; - is het scherm.")
@click.option("--format", "form", type=click.Choice(["pdf", "html"]), help="Soort rapport; anders zegt UIT het.")
@previous_options
@language_option
@strict_option
@rules_option
def report(
    file: str,
    target: str,
    form: str | None,
    previous: Previous,
    language: Language,
    rules_folder: str | None,
    *,
    strict: bool,
) -> None:
    """Maak van een inspectiebestand een inspectierapport. Op elke bladzijde staat in welke stand het is.

    In de stand openbaar is het de versie voor publicatie: de antwoorden van de locatie staan er dan niet precies in.
    """
    from compliance.inspection.model import State

    inspection = _guarded(file, rulebook_of(rules_folder), strict=strict)
    not_over_input((*_inputs(file, inspection), *previous.inputs), target)
    if inspection.written.progress.state is State.PUBLIC and previous.path is not None:
        # The section on the previous round tells old answers as they were given.
        words = "--previous kan niet in de stand openbaar: wat er veranderde, noemt antwoorden precies."
        raise click.UsageError(words, click.get_current_context())
    comparison = compared_with(previous, inspection.assessment, inspection.written)
    if form_of(target, form, batch=False) == "html":
        from compliance.report.inspection_page import render_inspection_html

        write(render_inspection_html(inspection, comparison, language), target)
    else:

        def made() -> bytes:
            from compliance.report.inspection_page import render_inspection_pdf

            return render_inspection_pdf(inspection, comparison, language)

        write(made_pdf(made, "Een webpagina kan wel: vbm inspect report --format html"), target)
    if target != STDOUT:
        click.echo(f"{target}: gemaakt, stand {inspection.written.progress.state.value}.", err=True)


@inspect.command(cls=Command, short_help="Maak het concept als Word-bestand, voor de reactie van de aanbieder.")
@click.argument("file", metavar="BESTAND")
@click.option("-o", "--output", "target", metavar="UIT", required=True, help="Het Word-bestand (.docx).")
@strict_option
@rules_option
def concept(file: str, target: str, rules_folder: str | None, *, strict: bool) -> None:
    """Maak het concept als Word-bestand: elke uitspraak met haar nummer, en een lege kolom voor de reactie."""
    from compliance.report.concept import render_concept

    inspection = _guarded(file, rulebook_of(rules_folder), strict=strict)
    not_over_input(_inputs(file, inspection), target)
    write(render_concept(inspection), target)
    if target != STDOUT:
        click.echo(f"{target}: gemaakt. Terug van de aanbieder? vbm inspect reactions {file} {target}", err=True)


@inspect.command(cls=Command, short_help="Schrijf de reactie uit een Word-bestand bij in het inspectiebestand.")
@click.argument("file", metavar="BESTAND")
@click.argument("returned", metavar="CONCEPT.docx")
@rules_option
def reactions(file: str, returned: str, rules_folder: str | None) -> int:
    """Schrijf de reactie van de aanbieder bij in het inspectiebestand, elk punt met een leeg besluit.

    Wat er al staat blijft zoals het is. Een reactie die er al staat, komt er niet nog een keer bij.
    """
    from compliance.files.fault import FaultyFile
    from compliance.files.text import read_bytes
    from compliance.inspection.model import State
    from compliance.inspection.reactions import read_reactions, with_reactions
    from compliance.inspection.reader import parse_inspection

    rulebook = rulebook_of(rules_folder)
    if file == STDOUT or file.lower().endswith(".pdf"):
        raise click.UsageError("geef het inspectiebestand zelf op, als bestand.", click.get_current_context())
    inspection = _inspection(file, rulebook)
    if inspection.written.progress.state.rank >= State.ESTABLISHED.rank:
        click.echo(f"{file}: het rapport is al vastgesteld. Zet stand eerst terug op reactie_gevraagd.", err=True)
        return INPUT_INVALID
    try:
        read = read_reactions(read_bytes(returned), returned, inspection)
        text, number = with_reactions(inspection, read.reactions)
        parse_inspection(text.encode(), file, rulebook)
    except FaultyFile as error:
        show_faults(error.faults)
        return INPUT_INVALID
    for words in read.loose:
        where = "Let op: dit staat in het Word-bestand zonder nummer van een uitspraak, en is niet bijgeschreven:"
        click.echo(f"{where}\n      {words}\n      Zet het zelf bij de uitspraak waar het over gaat.", err=True)
    for one in read.reactions:
        if one.touched:
            click.echo(f"Let op: de tekst van {one.fact} is in het Word-bestand veranderd. Kijk dat na.", err=True)
    if not number:
        click.echo(f"{file}: niets nieuws; er is niets bijgeschreven.", err=True)
        return DONE
    write(text, file)
    points = "1 punt" if number == 1 else f"{number} punten"
    click.echo(f"{file}: {points} bijgeschreven. Vul achter elk besluit in: overgenomen, deels of niet.", err=True)
    return DONE


def _inspection(path: str, rulebook: Rulebook) -> Inspection:
    from compliance.files.fault import FaultyFile
    from compliance.inspection.reader import read_inspection

    try:
        return read_inspection(path, rulebook)
    except FaultyFile as error:
        show_faults(error.faults)
        raise Stop(INPUT_INVALID) from error


def _guarded(path: str, rulebook: Rulebook, *, strict: bool) -> Inspection:
    """Read an inspection file and say what in it looks like a person; with ``strict`` that is a fault."""
    inspection = _inspection(path, rulebook)
    if not inspection_passes_guard(inspection, strict=strict):
        raise Stop(INPUT_INVALID)
    return inspection


def _is_inspection(path: str) -> bool:
    from compliance.files.fault import FaultyFile
    from compliance.files.pdf_file import most_bytes
    from compliance.files.text import read_bytes
    from compliance.inspection.reader import is_inspection

    if path == STDOUT:
        return False
    try:
        return is_inspection(read_bytes(path, max_bytes=most_bytes(path)))
    except FaultyFile:  # reading it as a self-report says what is wrong
        return False


def _assessed(path: str, rulebook: Rulebook) -> Assessment:
    """Read and assess one self-report, or say what is wrong with it and stop."""
    from compliance.assessment.assess import assess

    if Path(path).is_dir():
        raise click.UsageError(f"{path}: noem één zelfrapportage, geen map.", click.get_current_context())
    _, found = next(self_reports((path,), rulebook))
    if found is None:
        raise Stop(INPUT_INVALID)
    if found.reference_date is None:
        without_date(path)
        raise Stop(INPUT_INVALID)
    return assess(rulebook, found)


def _inputs(path: str, inspection: Inspection) -> tuple[str, ...]:
    """Give the files that were read; from a report as PDF nothing beside it was."""
    beside = str(Path(path).parent / inspection.written.report.file)
    return (path,) if path.lower().endswith(".pdf") else (path, beside)
