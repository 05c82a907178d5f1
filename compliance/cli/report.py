"""``vbm report``: the report as PDF or HTML."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import wraps
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, INPUT_INVALID, OutputFailed
from compliance.cli.language import language_option
from compliance.cli.origin import tell_origin
from compliance.cli.persons import strict_option
from compliance.cli.shared import (
    STDOUT,
    Asked,
    asked_options,
    files_in,
    is_batch,
    made_pdf,
    not_over_input,
    on_option,
    public_option,
    self_reports,
    without_date,
    write,
)

if TYPE_CHECKING:
    from compliance.assessment.result import Assessment
    from compliance.inspection.model import InspectionFile
    from compliance.inspection.rounds import Comparison
    from compliance.report.language import Language
    from compliance.selfreport.model import SelfReport

FORMATS = ("pdf", "html")


@dataclass(frozen=True, slots=True)
class Previous:
    """The previous round as it was named on the command line: its file, and its rules where they were others."""

    path: str | None
    rules_folder: str | None

    @property
    def inputs(self) -> tuple[str, ...]:
        """What is read."""
        return (self.path,) if self.path else ()


def previous_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--previous`` and ``--old-rules``; the command gets what they say as one ``Previous``."""

    @click.option("--previous", metavar="VORIGE", help="De vorige ronde: het rapport zegt wat er sindsdien veranderde.")
    @click.option("--old-rules", metavar="MAP", help="Het regelboek van de vorige ronde, als dat een ander was.")
    @wraps(command)
    def with_previous(*, previous: str | None, old_rules: str | None, **others: Any) -> Any:
        if old_rules is not None and previous is None:
            raise click.UsageError("--old-rules hoort bij --previous.", click.get_current_context())
        return command(previous=Previous(previous, old_rules), **others)

    return with_previous


@click.command(cls=Command, short_help="Maak een rapport, als PDF of als webpagina.")
@click.argument("files", metavar="BESTAND...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="UIT",
    required=True,
    help="Het rapport, of de map voor meer rapporten; - is het scherm.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Soort rapport. Zonder deze optie zegt de naam van UIT het, en anders: pdf.",
)
@previous_options
@on_option
@public_option
@language_option
@strict_option
@asked_options
def report(  # noqa: PLR0913 - a command has as many parameters as it has options
    files: tuple[str, ...],
    target: str,
    form: str | None,
    previous: Previous,
    on: date | None,
    language: Language,
    asked: Asked,
    *,
    strict: bool,
    public: bool,
) -> int:
    """Maak van een zelfrapportage een rapport.

    Bij meer dan één bestand, of bij een map, is UIT een map en komt daarin een rapport per bestand. Een fout
    bestand houdt de andere niet tegen.
    """
    from compliance.assessment.assess import assess
    from compliance.assessment.publication import publish

    rulebook, selection = asked.read()
    paths = files_in(files)
    batch = is_batch(files)
    not_over_input(paths, target)
    if batch and target == STDOUT:
        raise click.UsageError(
            "meer dan één rapport kan niet naar het scherm; noem een map.", click.get_current_context()
        )
    if batch and previous.path is not None:
        raise click.UsageError("--previous hoort bij één rapport.", click.get_current_context())
    if public and previous.path is not None:
        # The section on the previous round tells old answers as they were given.
        words = "--previous kan niet met --public: wat er veranderde, noemt antwoorden precies."
        raise click.UsageError(words, click.get_current_context())
    form = form_of(target, form, batch=batch)
    not_over_input(previous.inputs, target)
    names = report_names(paths, form)
    code = DONE
    for path, found in progress(self_reports(files, rulebook, strict=strict), len(paths) if batch else 0):
        if found is None or (on is None and found.reference_date is None):
            if found is not None:
                without_date(path)
            code = INPUT_INVALID
            continue
        tell_origin(found)
        assessment = assess(rulebook, found, reference_date=on, profile=selection)
        if public:
            assessment = publish(assessment)
        out = str(_folder(target) / names[path]) if batch else target
        write(rendered(assessment, form, compared_with(previous, assessment), language), out)
        if out != STDOUT:
            click.echo(f"{out}: gemaakt.", err=True)
    return code


def form_of(target: str, form: str | None, *, batch: bool, otherwise: str = "pdf") -> str:
    """Tell which form of report is asked for, by ``--format`` or by the name of the file; the two may not differ."""
    named = Path(target).suffix.lower().removeprefix(".") if target != STDOUT else ""
    named = named if named in FORMATS and not Path(target).is_dir() else ""
    if batch and named:
        raise click.UsageError(
            f"{target}: meer dan één rapport komt in een map. Noem een map.", click.get_current_context()
        )
    if form is None and Path(target).suffix.lower() in {".doc", ".docx", ".odt"}:
        words = f"{target}: een rapport is pdf of html. Het concept als Word-bestand maakt: vbm inspect concept"
        raise click.UsageError(words, click.get_current_context())
    if form and named and form != named:
        words = f"{target}: dit wordt {form}. Geef --format {named}, of noem het bestand anders."
        raise click.UsageError(words, click.get_current_context())
    return form or named or otherwise


def compared_with(
    previous: Previous, assessment: Assessment, written: InspectionFile | None = None
) -> Comparison | None:
    """Compare with the previous round, a self-report or an inspection file; without one there is nothing to compare."""
    if previous.path is None:
        return None
    from compliance.cli.compare import rounds_compared
    from compliance.inspection.rounds import Round

    return rounds_compared(previous.path, previous.rules_folder, Round(assessment, written))


def rendered(assessment: Assessment, form: str, comparison: Comparison | None, language: Language) -> str | bytes:
    """Render a report, and say in one sentence what is missing when a PDF cannot be made on this machine."""
    if form == "html":
        from compliance.report.html import render_html

        return render_html(assessment, comparison, language)

    def made() -> bytes:
        from compliance.report.pdf import render_pdf

        return render_pdf(assessment, comparison, language=language)

    return made_pdf(made, "Een webpagina kan wel: vbm report --format html")


def report_names(paths: Iterable[str], form: str) -> dict[str, str]:
    """Give each self-report the name of its report: its own name, made different where two would be the same."""
    names: dict[str, str] = {}
    for path in paths:
        stem = "standaardinvoer" if path == STDOUT else Path(path).stem
        folder = Path(path).absolute().parent.name
        tries = chain((stem, f"{folder}-{stem}"), (f"{folder}-{stem}-{number}" for number in count(2)))
        taken = {name.lower() for name in names.values()}
        if path not in names:
            names[path] = next(name for one in tries if (name := f"{one}.{form}").lower() not in taken)
    return names


def _folder(target: str) -> Path:
    folder = Path(target)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputFailed(f"{target}: hier kan geen map worden gemaakt.") from error
    return folder


def progress(items: Iterable[tuple[str, SelfReport | None]], length: int) -> Iterator[tuple[str, SelfReport | None]]:
    """Show a progress bar on a terminal while several reports are made; nothing anywhere else."""
    if not length or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=length, label="Rapporten", file=sys.stderr) as bar:
        yield from bar
