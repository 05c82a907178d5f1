"""``vbm merge``: parts of a self-report, filled in by different people, made into one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, INPUT_INVALID, OutputFailed
from compliance.cli.origin import tell_origin
from compliance.cli.shared import (
    STDOUT,
    files_in,
    not_over_input,
    rulebook_of,
    rules_option,
    self_reports,
    show_faults,
    write,
)

if TYPE_CHECKING:
    from compliance.rulebook.model import Rulebook
    from compliance.selfreport.merging import Choice, Conflict, Merged
    from compliance.selfreport.model import SelfReport

FORMS = (".yaml", ".yml", ".json")
TEXT_SHOWN = 60
"""So many characters of an answer are shown beside that of another file."""


@click.command(cls=Command, short_help="Maak van delen van een zelfrapportage één bestand.")
@click.argument("files", metavar="BESTAND...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="UIT",
    required=True,
    help="Het bestand (.yaml of .json), of de map bij --organisation; - is het scherm.",
)
@click.option(
    "--organisation",
    metavar="BESTAND",
    help="Neem deze antwoorden mee naar elke locatie. Elk ander bestand is dan een locatie, en UIT een map.",
)
@click.option("--prefer", metavar="BESTAND", help="Waar de bestanden verschillen, telt dit bestand.")
@click.option(
    "--take",
    "takes",
    metavar="THEMA=BESTAND",
    multiple=True,
    help="Waar de bestanden bij dit thema verschillen, telt dit bestand; mag vaker. Voor de kop is het thema: locatie.",
)
@click.option("--force", is_flag=True, help="Schrijf over een bestand dat er al is.")
@rules_option
def merge(
    files: tuple[str, ...],
    target: str,
    organisation: str | None,
    prefer: str | None,
    takes: tuple[str, ...],
    *,
    force: bool,
    rules_folder: str | None,
) -> int:
    """Maak van delen van een zelfrapportage één bestand.

    Wat maar in één deel staat, gaat mee. Wat in meer delen gelijk is ook. Verschillen de delen, dan staat naast elkaar
    wat er staat en wordt er niets geschreven, tot u kiest met --prefer of --take. Van één bestand komt hetzelfde, als
    YAML of JSON naar de naam van UIT.
    """
    rulebook = rulebook_of(rules_folder)
    named = list(files_in(files))
    paths = list(dict.fromkeys(named))
    if organisation is not None:
        paths = [path for path in paths if not _same(path, organisation)]
    inputs = [*([organisation] if organisation is not None else []), *paths]
    if len(inputs) < 2 and (organisation is not None or len(named) > 1):
        raise _usage("dit is tweemaal hetzelfde bestand. Noem er nog een.")
    not_over_input(inputs, target)
    choice = _choice(rulebook, inputs, prefer, takes)
    work = _Work(rulebook, choice, force=force)
    if organisation is None:
        if target != STDOUT and not target.lower().endswith(FORMS):
            raise _usage(f"{target}: geef het bestand een naam die eindigt op .yaml of .json.")
        found = [report for _, report in self_reports(tuple(paths), rulebook)]
        parts = [report for report in found if report is not None]
        return work.written(parts, target) if len(parts) == len(found) else INPUT_INVALID
    return _to_each_location(work, organisation, paths, target)


def _to_each_location(work: _Work, organisation: str, paths: list[str], target: str) -> int:
    """Write each location with the answers of the organisation; one that cannot be written holds up no other."""
    if target == STDOUT or target.lower().endswith(FORMS):
        raise _usage("bij --organisation is UIT een map, met een bestand voor elke locatie.")
    outs = [
        Path(target) / f"{Path(path).stem}{'.json' if path.lower().endswith('.json') else '.yaml'}" for path in paths
    ]
    twice = [str(out) for out in outs if outs.count(out) > 1]
    if twice:
        raise _usage(f"twee locaties zouden allebei {twice[0]} worden. Geef ze verschillende namen.")
    for out in outs:
        not_over_input([organisation, *paths], str(out))
    whole = next(report for _, report in self_reports((organisation,), work.rulebook))
    if whole is None:
        return INPUT_INVALID
    try:
        Path(target).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputFailed(f"{target}: hier kan geen map worden gemaakt.") from error
    codes = [DONE]
    for (_, report), out in zip(self_reports(tuple(paths), work.rulebook), outs, strict=True):
        codes.append(work.written([whole, report], str(out)) if report is not None else INPUT_INVALID)
    return max(codes)


class _Work:
    """Merging parts and writing what comes of it, or saying why nothing is written."""

    def __init__(self, rulebook: Rulebook, choice: Choice, *, force: bool) -> None:
        self.rulebook = rulebook
        self.choice = choice
        self.force = force

    def written(self, parts: list[SelfReport], target: str) -> int:
        """Merge parts into the file ``target``; give the exit code."""
        from compliance.files.fault import FaultyFile
        from compliance.selfreport.merging import merged_report
        from compliance.selfreport.reader import parse_self_report
        from compliance.selfreport.writer import self_report_data, write_self_report

        for part in parts:
            tell_origin(part, whole=True)
        found = merged_report(parts, self.rulebook, self.choice)
        _tell(found)
        if found.report is None:
            number = "1 verschil" if len(found.conflicts) == 1 else f"{len(found.conflicts)} verschillen"
            click.echo(f"{target}: niet geschreven, door {number}. Maak de antwoorden gelijk, of kies", err=True)
            click.echo("met --prefer BESTAND of --take THEMA=BESTAND welk bestand telt.", err=True)
            return INPUT_INVALID
        elsewhere = _elsewhere(found.report, target)
        if elsewhere:
            click.echo(elsewhere, err=True)
            return INPUT_INVALID
        if target.lower().endswith(".json"):
            data = self_report_data(found.report, self.rulebook, files=True)
            text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        else:
            text = write_self_report(found.report, self.rulebook, files=True)
        try:
            # Parts that are sound can still make a whole that is not: a period that ends before it begins.
            again = parse_self_report(text.encode(), target, self.rulebook)
        except FaultyFile as error:
            show_faults(error.faults)
            return INPUT_INVALID
        if target != STDOUT and not self.force and Path(target).exists():
            words = "dit bestand bestaat al en blijft staan. Kies een andere naam, of gebruik --force."
            raise OutputFailed(f"{target}: {words}")
        write(text, target)
        if target != STDOUT:
            given = sum(answer.given for _, answer in again)
            answered = "1 vraag" if given == 1 else f"{given} vragen"
            made_of = "1 bestand" if len(parts) == 1 else f"{len(parts)} bestanden"
            click.echo(f"{target}: gemaakt uit {made_of}, met antwoord op {answered}.", err=True)
        return DONE


def _tell(found: Merged) -> None:
    """Show on standard error where parts differ, what each of them says, and what was chosen."""
    for conflict in (*found.settled, *found.conflicts):
        chosen = f" Gekozen: {conflict.taken}." if conflict.taken else ""
        click.echo(f"{conflict.name}: hier verschillen de bestanden (thema {conflict.theme}).{chosen}", err=True)
        for line in _side_by_side(conflict):
            click.echo(f"    {line}", err=True)
        click.echo(err=True)


def _side_by_side(conflict: Conflict) -> Iterable[str]:
    yield f"‘{conflict.label}’"
    places = [side.place.cell or side.place.where if side.place.line else side.source for side in conflict.sides]
    width = max(len(place) for place in places)
    for place, side in zip(places, conflict.sides, strict=True):
        text = f"{side.text[:TEXT_SHOWN]}…" if len(side.text) > TEXT_SHOWN else side.text
        yield f"{place:<{width}}  {text}"


def _elsewhere(report: SelfReport, target: str) -> str:
    """Say which answer names a file that ``target`` could not find; empty when there is none."""
    for name, answer in report:
        home = Path(answer.place.file).resolve().parent
        if answer.files and (target == STDOUT or home != Path(target).resolve().parent):
            files = " en ".join(file for _, file in answer.files)
            words = f"{answer.place.where}: {name} verwijst naar {files}, en dat ligt in de map {home}."
            return f"{words} Schrijf het resultaat in die map: -o {home / 'samen.yaml'}"
    return ""


def _choice(rulebook: Rulebook, inputs: list[str], prefer: str | None, takes: Iterable[str]) -> Choice:
    """Look up what counts where parts differ: every file that is named is one of the parts, every theme exists."""
    from compliance.files.fault import nearest_name
    from compliance.selfreport.merging import HEADER, Choice

    names = [HEADER, *(theme.theme for theme in rulebook.themes)]
    chosen: dict[str, str] = {}
    for take in takes:
        theme, sign, file = take.partition("=")
        if not sign:
            raise _usage(f"--take {take}: schrijf een thema, een = en een bestand, bijvoorbeeld klachten=deel.yaml.")
        if theme not in names:
            near = nearest_name(theme, names)
            hint = f" Bedoelt u {near}?" if near else f" Kies een van: {', '.join(names)}."
            raise _usage(f'het thema "{theme}" bestaat niet.{hint}')
        if chosen.setdefault(theme, _part(file, inputs)) != _part(file, inputs):
            raise _usage(f"--take noemt voor het thema {theme} twee bestanden. Kies er één.")
    return Choice(_part(prefer, inputs) if prefer is not None else "", chosen)


def _part(file: str, inputs: list[str]) -> str:
    """Give the name for messages of the part that was meant: by its path, or by its name alone."""
    from compliance.files.text import name_of

    found = [path for path in inputs if _same(path, file)] or [path for path in inputs if Path(path).name == file]
    if len(found) != 1:
        raise _usage(f"{file} is niet een van de bestanden die u samenvoegt: {', '.join(inputs)}.")
    return name_of(found[0])


def _same(path: str, other: str) -> bool:
    try:
        return path == other or (STDOUT not in (path, other) and Path(path).samefile(other))
    except OSError:
        return False


def _usage(words: str) -> click.UsageError:
    return click.UsageError(words, click.get_current_context())
