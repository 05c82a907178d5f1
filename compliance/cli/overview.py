"""``vbm overview``: many locations beside each other, in one or two rounds."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, INPUT_INVALID, RULES_INVALID, OutputFailed
from compliance.cli.shared import (
    STDOUT,
    Asked,
    Stop,
    asked_options,
    files_in,
    made_pdf,
    norm_versions,
    not_over_input,
    show_faults,
    write,
)

if TYPE_CHECKING:
    from compliance.inspection.journal import Journal
    from compliance.inspection.overview import Overview, Round
    from compliance.inspection.reading import Read, Work
    from compliance.inspection.summary import LocationSummary
    from compliance.rulebook.model import Norm, Rulebook
    from compliance.rulebook.selection import Selection

FORMATS = ("pdf", "html", "xlsx", "csv", "json")


@click.command("overview", cls=Command, short_help="Zet de zelfrapportages van veel locaties naast elkaar.")
@click.argument("folder", metavar="MAP")
@click.option("--previous", metavar="MAP", help="De zelfrapportages van de vorige ronde, om mee te vergelijken.")
@click.option("-o", "--output", "target", metavar="UIT", required=True, help="Het overzicht; - is het scherm.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Soort overzicht. Zonder deze optie zegt de naam van UIT het, en anders: pdf.",
)
@click.option("--norm", "norm_id", metavar="NORM", help="Zet deze norm ook apart bij alle locaties.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="Lees met N processen. Anders kiest het programma."
)
@asked_options
def overview(
    folder: str,
    previous: str | None,
    target: str,
    form: str | None,
    norm_id: str | None,
    jobs: int | None,
    asked: Asked,
) -> int:
    """Tel de antwoorden van alle locaties in een map, zoals de inspectie deed, en zet hun uitkomsten naast elkaar.

    Met --previous staat de vorige ronde ernaast, met per onderwerp een woord voor de ontwikkeling. Een fout bestand
    houdt de andere niet tegen. Is het programma afgebroken, geef dan dezelfde opdracht: het gaat verder.
    """
    from compliance.inspection.overview import Overview

    form = _form(target, form)
    rulebook, selection = asked.read()
    norm = _norm(rulebook, selection, norm_id)
    paths = _self_reports(folder)
    earlier = _self_reports(previous) if previous is not None else []
    not_over_input((*paths, *earlier), target)
    work = _work(rulebook, selection, norm)
    with _Reading(work, asked, target, jobs) as reading:
        now = reading.round(folder, paths, earlier=False)
        then = reading.round(previous, earlier, earlier=True) if previous is not None else None
        if not now.locations:
            click.echo(f"{folder}: geen enkele zelfrapportage is te gebruiken; er is geen overzicht gemaakt.", err=True)
            raise Stop(INPUT_INVALID)
        write(_rendered(Overview(rulebook, selection, work.rows, now, then, norm), form), target)
        reading.finished = True
    if target != STDOUT:
        click.echo(f"{target}: gemaakt.", err=True)
    return DONE if reading.clean else INPUT_INVALID


def _form(target: str, form: str | None) -> str:
    named = Path(target).suffix.lower().removeprefix(".") if target != STDOUT else ""
    named = named if named in FORMATS else ""
    if form and named and form != named:
        words = f"{target}: dit wordt {form}. Geef --format {named}, of noem het bestand anders."
        raise click.UsageError(words, click.get_current_context())
    return form or named or "pdf"


def _self_reports(folder: str) -> list[str]:
    if not Path(folder).is_dir():
        raise click.UsageError(
            f"{folder}: dit is geen map. Noem een map met zelfrapportages.", click.get_current_context()
        )
    return files_in((folder,))


def _norm(rulebook: Rulebook, selection: Selection, norm_id: str | None) -> Norm | None:
    if norm_id is None:
        return None
    norm = norm_versions(rulebook, norm_id)[-1]
    if norm.announced or not selection.asks(norm):
        words = (
            f"{norm.id} hoort niet bij de normen die zijn gevraagd. Laat --profile en --theme weg, of kies een andere."
        )
        raise click.UsageError(words, click.get_current_context())
    return norm


def _work(rulebook: Rulebook, selection: Selection, norm: Norm | None) -> Work:
    from compliance.files.fault import FaultyFile
    from compliance.inspection.indicator import rows_of
    from compliance.inspection.reading import Work
    from compliance.seeds.fact_sheets import sheets_of

    try:
        return Work(rulebook, rows_of(rulebook, sheets_of(rulebook)), selection, norm.id if norm else None)
    except FaultyFile as error:
        show_faults(error.faults)
        raise Stop(RULES_INVALID) from error


class _Reading:
    """Reads the rounds of one overview, with a journal beside the output until that is ``finished``."""

    def __init__(self, work: Work, asked: Asked, target: str, jobs: int | None) -> None:
        from compliance.inspection.journal import SUFFIX, Journal
        from compliance.version import __version__

        self.work = work
        self.target = target
        self.jobs = jobs
        self.clean = True
        self.finished = False
        head = (__version__, work.rulebook.digest, asked.profile, *sorted(set(asked.themes)), work.norm or "")
        self.journal: Journal = Journal(Path(target + SUFFIX) if target != STDOUT else None, head)

    def __enter__(self) -> Self:
        try:
            self.journal.open()
        except FileExistsError as error:
            words = f"{error}: dit bestand is niet van dit programma en staat in de weg. Kies een andere naam voor UIT."
            raise OutputFailed(words) from error
        except OSError as error:
            why = os.strerror(error.errno) if error.errno else str(error)
            raise OutputFailed(f"{self.target}: kan niet worden geschreven ({why}).") from error
        return self

    def __exit__(self, *error: object) -> None:
        self.journal.close(finished=self.finished)

    def round(self, folder: str, paths: list[str], *, earlier: bool) -> Round:
        """Read one round; say of each file that cannot be used what is wrong with it."""
        from compliance.inspection.overview import Round, without_twins
        from compliance.inspection.reading import processes, read_all

        jobs = processes(self.jobs, len(paths))
        usable: list[LocationSummary] = []
        unusable: list[str] = []
        reads = read_all(paths, self.work, self.journal, earlier_round=earlier, jobs=jobs)
        for read in _progress(reads, len(paths), folder):
            if read.summary is not None:
                usable.append(read.summary)
            else:
                show_faults(read.faults)
                unusable.append(Path(read.path).name)
        locations, twins = without_twins(usable)
        for twin in twins:
            _tell_twins(folder, twin)
            unusable += (one.file for one in twin)
        self.clean = self.clean and not unusable
        return Round(folder, locations, tuple(sorted(unusable)))


def _tell_twins(folder: str, twins: tuple[LocationSummary, ...]) -> None:
    files = ", ".join(one.file for one in twins)
    if not twins[0].name:
        words = (
            f"{folder}: zonder naam van de locatie is niet te zien om welke het gaat: {files}. Vul locatie, naam in."
        )
    else:
        kind = twins[0].setting or "soort niet ingevuld"
        words = (
            f"{folder}: deze bestanden gaan over dezelfde locatie, {twins[0].name} ({kind}): {files}. "
            "Geen ervan is gebruikt. Haal weg wat niet meetelt."
        )
    click.echo(words, err=True)


def _progress(reads: Iterator[Read], length: int, folder: str) -> Iterator[Read]:
    """Show a progress bar on a terminal; nothing anywhere else."""
    if not sys.stderr.isatty():
        yield from reads
        return
    with click.progressbar(reads, length=length, label=folder, file=sys.stderr) as bar:
        yield from bar


OTHERWISE = "Een webpagina kan wel: vbm overview --format html"


def _rendered(found: Overview, form: str) -> str | bytes:
    from compliance.report import overview_data, overview_page, overview_workbook

    match form:
        case "json":
            return json.dumps(overview_data.overview_data(found), ensure_ascii=False, indent=2) + "\n"
        case "csv":
            return overview_data.overview_csv(found)
        case "xlsx":
            return overview_workbook.render_overview_workbook(found)
        case "html":
            return overview_page.render_overview_html(found)
        case _:
            return made_pdf(lambda: overview_page.render_overview_pdf(found), OTHERWISE)
