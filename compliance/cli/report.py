"""``vbm report``: the report as PDF or HTML."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, INPUT_INVALID, OutputFailed
from compliance.cli.shared import (
    STDOUT,
    check_profile,
    files_in,
    on_option,
    profile_option,
    rulebook_of,
    rules_option,
    self_reports,
    without_date,
    write,
)

if TYPE_CHECKING:
    from compliance.assessment.result import Assessment
    from compliance.selfreport.model import SelfReport


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
    "--format", "form", type=click.Choice(["pdf", "html"]), default="pdf", show_default=True, help="Soort rapport."
)
@on_option
@profile_option
@rules_option
def report(
    files: tuple[str, ...], target: str, form: str, on: date | None, profile: str, rules_folder: str | None
) -> int:
    """Maak van een zelfrapportage een rapport.

    Bij meer dan één bestand, of bij een map, is UIT een map en komt daarin een rapport per bestand. Een fout
    bestand houdt de andere niet tegen.
    """
    from compliance.assessment.assess import assess

    rulebook = rulebook_of(rules_folder)
    check_profile(rulebook, profile)
    paths = files_in(files)
    batch = len(files) > 1 or any(one != STDOUT and Path(one).is_dir() for one in files)
    if batch and target == STDOUT:
        raise click.UsageError(
            "meer dan één rapport kan niet naar het scherm; noem een map.", click.get_current_context()
        )
    code = DONE
    for path, found in progress(self_reports(files, rulebook), len(paths) if batch else 0):
        if found is None or (on is None and found.reference_date is None):
            if found is not None:
                without_date(path)
            code = INPUT_INVALID
            continue
        assessment = assess(rulebook, found, reference_date=on, profile=profile)
        out = str(_inside(target, path, form)) if batch else target
        write(rendered(assessment, form), out)
        if out != STDOUT:
            click.echo(f"{out}: gemaakt.", err=True)
    return code


def rendered(assessment: Assessment, form: str) -> str | bytes:
    """Render a report, and say in one sentence what is missing when a PDF cannot be made on this machine."""
    if form == "html":
        from compliance.report.html import render_html

        return render_html(assessment)
    try:
        from compliance.report.pdf import render_pdf

        return render_pdf(assessment)
    except OSError as error:
        if "cannot load library" not in str(error):
            raise
        raise OutputFailed(
            "Voor een PDF mist dit systeem de bibliotheek Pango. Op Debian of Ubuntu: "
            "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
            "Een webpagina kan wel: vbm report --format html"
        ) from error


def _inside(folder: str, path: str, form: str) -> Path:
    base = Path(folder)
    try:
        base.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputFailed(f"{folder}: hier kan geen map worden gemaakt.") from error
    stem = "standaardinvoer" if path == STDOUT else Path(path).stem
    if stem not in _USED:
        _USED[stem] = path
    elif _USED[stem] != path:
        stem = f"{Path(path).parent.name}-{stem}-{len(_USED)}"
        _USED[stem] = path
    return base / f"{stem}.{form}"


_USED: dict[str, str] = {}
"""Which report name stands for which file, so that two files of one name in two folders do not overwrite each other."""


def progress(items: Iterable[tuple[str, SelfReport | None]], length: int) -> Iterator[tuple[str, SelfReport | None]]:
    """Show a progress bar on a terminal while several reports are made; nothing anywhere else."""
    if not length or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=length, label="Rapporten", file=sys.stderr) as bar:
        yield from bar
