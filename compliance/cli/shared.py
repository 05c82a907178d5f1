"""What several commands share: loading the rulebook, reading files one by one, and writing output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from compliance.cli.exit_codes import INPUT_INVALID, RULES_INVALID, OutputFailed

if TYPE_CHECKING:
    from compliance.files.fault import Fault
    from compliance.rulebook.model import Norm, Rulebook
    from compliance.rulebook.selection import Selection
    from compliance.selfreport.model import SelfReport

T = TypeVar("T")

STDOUT = "-"
VOLLEDIG = "volledig"
"""The profile that is used where none is named; it is written here too, so that nothing has to be read for help."""


class Stop(click.exceptions.Exit):
    """Leave a command at once with an exit code; what was wrong has been said."""


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    from compliance.rulebook.answer_type import Unreadable, read_date

    try:
        return read_date(value) if value is not None else None
    except Unreadable as error:
        words = f'"{value}" is geen datum. Schrijf bijvoorbeeld 2025-12-31.'
        raise click.BadParameter(words, ctx, param) from error


def rules_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--rules``: another rulebook than the one that comes with the program."""
    return click.option("--rules", "rules_folder", metavar="MAP", help="Gebruik het regelboek in deze map.")(command)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command was asked to look at: which rulebook, and which of its norms."""

    rules_folder: str | None
    profile: str
    themes: tuple[str, ...]

    def read(self) -> tuple[Rulebook, Selection]:
        """Load the rulebook and look up what is selected; stop where the one is faulty or the other does not exist."""
        from compliance.rulebook.selection import select

        rulebook = rulebook_of(self.rules_folder)
        profiles = [one.id for one in rulebook.frame.profiles]
        if self.profile not in profiles:
            raise click.UsageError(
                f'het profiel "{self.profile}" bestaat niet. Kies een van: {", ".join(profiles)}.',
                click.get_current_context(),
            )
        selection = select(rulebook, self.profile, [theme_of(rulebook, theme) for theme in self.themes])
        if not any(selection.asks(norm) for norm in rulebook.norms()):
            words = f"hierin staat geen norm: profiel {self.profile}, thema {', '.join(self.themes)}."
            raise click.UsageError(words, click.get_current_context())
        return rulebook, selection

    @property
    def options(self) -> str:
        """The options that ask for the same again, as one types them, with a space in front."""
        profile = f" --profile {self.profile}" if self.profile != VOLLEDIG else ""
        themes = "".join(f" --theme {theme}" for theme in dict.fromkeys(self.themes))
        return profile + themes + (f" --rules {self.rules_folder}" if self.rules_folder else "")


def asked_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--profile``, ``--theme`` and ``--rules``; the command gets what they say as one ``Asked``."""

    @click.option(
        "--profile",
        metavar="PROFIEL",
        default=VOLLEDIG,
        show_default=True,
        help="Welke normen: kern (wat niet mag voortduren) of volledig.",
    )
    @click.option(
        "--theme",
        "themes",
        metavar="THEMA",
        multiple=True,
        help="Alleen dit thema; mag vaker. De namen staan in: vbm rules list.",
    )
    @rules_option
    @wraps(command)
    def with_asked(*, profile: str, themes: tuple[str, ...], rules_folder: str | None, **others: Any) -> Any:
        return command(asked=Asked(rules_folder, profile, themes), **others)

    return with_asked


def on_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--on``: the reference date, in the place of the one in the file."""
    return day_option("--on", "on", "De peildatum, in plaats van die in het bestand.")(command)


def public_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--public``: the version for publication."""
    explained = "De versie voor publicatie: zonder eigen teksten, dagen waarop iets gebeurde en precieze aantallen."
    return click.option("--public", is_flag=True, help=explained)(command)


def day_option(flag: str, name: str, explained: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add an option that takes a day."""
    return click.option(flag, name, callback=_day, metavar="DATUM", help=explained)


def rulebook_of(folder: str | None) -> Rulebook:
    """Load the rulebook, or say what is wrong with it and stop with exit code 4."""
    from compliance.files.fault import FaultyFile
    from compliance.rulebook.reader import load_rulebook

    try:
        return load_rulebook(folder)
    except FaultyFile as error:
        show_faults(error.faults)
        raise Stop(RULES_INVALID) from error


def norm_versions(rulebook: Rulebook, norm_id: str) -> tuple[Norm, ...]:
    """Give the versions of a norm that was named on the command line, or say that it does not exist."""
    from compliance.files.fault import nearest_name

    names = {norm.id.upper(): norm.id for norm in (*rulebook.norms(), *rulebook.drafts())}
    found = names.get(norm_id.upper())
    if found is None:
        near = nearest_name(norm_id, names.values())
        hint = f" Bedoelt u {near}?" if near else " Alle normen: vbm rules list"
        raise click.UsageError(f'de norm "{norm_id}" bestaat niet.{hint}', click.get_current_context())
    return rulebook.versions(found)


def theme_of(rulebook: Rulebook, theme: str) -> str:
    """Give the theme when the rulebook has it; else say which there are."""
    from compliance.files.fault import nearest_name

    names = [one.theme for one in rulebook.themes]
    if theme not in names:
        near = nearest_name(theme, names)
        hint = f" Bedoelt u {near}?" if near else f" Kies een van: {', '.join(names)}."
        raise click.UsageError(f'het thema "{theme}" bestaat niet.{hint}', click.get_current_context())
    return theme


def show_faults(faults: tuple[Fault, ...], limit: int = 50) -> None:
    """Write faults to standard error, the first ``limit`` of them, with how many there are."""
    for one in faults[:limit]:
        click.echo(f"{one}\n", err=True)
    if len(faults) > limit:
        click.echo(f"… en nog {len(faults) - limit} fouten. Verbeter eerst deze.", err=True)
    elif len(faults) > 1:
        click.echo(f"{len(faults)} fouten.", err=True)


def self_reports(
    paths: tuple[str, ...], rulebook: Rulebook, *, strict: bool = False
) -> Iterator[tuple[str, SelfReport | None]]:
    """Read self-reports one by one; a faulty one is named on standard error and comes as ``None``.

    What looks like a person is told on standard error too; with ``strict`` it comes as ``None`` as well.
    """
    from compliance.cli.persons import passes_guard
    from compliance.files.fault import FaultyFile
    from compliance.selfreport.reader import read_self_report

    for path in files_in(paths):
        try:
            report = read_self_report(path, rulebook)
        except FaultyFile as error:
            show_faults(error.faults)
            yield path, None
            continue
        yield path, report if passes_guard(report, rulebook, strict=strict) else None


def files_in(paths: tuple[str, ...]) -> list[str]:
    """Give the files to read: a folder stands for the self-reports in it, sorted by name."""
    from compliance.selfreport.folder import reports_among

    found: list[str] = []
    for path in paths:
        if is_folder(path):
            inside = sorted(str(one) for one in reports_among(_entries(path)))
            if not inside:
                click.echo(f"{path}: in deze map staat geen zelfrapportage (.yaml, .json of .xlsx).", err=True)
                raise Stop(INPUT_INVALID)
            found += inside
        else:
            found.append(path)
    return found


def _entries(folder: str) -> list[Path]:
    from compliance.files.fault import fault
    from compliance.files.node import Place

    try:
        return list(Path(folder).iterdir())
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        show_faults((fault("F003", Place(folder), why=f'de computer meldt "{why}"'),))
        raise Stop(INPUT_INVALID) from error


def is_batch(paths: tuple[str, ...]) -> bool:
    """Whether several self-reports are asked for: more than one argument, or a folder."""
    return len(paths) > 1 or any(is_folder(path) for path in paths)


def is_folder(path: str) -> bool:
    """Whether a path that was named is a folder."""
    try:
        return path != STDOUT and Path(path).is_dir()
    except OSError:  # a name that cannot be; reading it says so
        return False


def not_over_input(paths: Iterable[str], target: str) -> None:
    """Refuse to write the output over a self-report that it is made from."""
    if target == STDOUT:
        return
    for path in paths:
        if path != STDOUT and _same_file(path, target):
            raise click.UsageError(
                f"{target} is ook de zelfrapportage; de uitvoer zou eroverheen gaan. Kies een andere naam.",
                click.get_current_context(),
            )


def _same_file(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:
        return False


def write(data: str | bytes, target: str) -> None:
    """Write to a file or, for ``-``, to standard output. A file is written whole or not at all.

    Raises ``OutputFailed`` when it cannot be written.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    if target == STDOUT:
        if sys.stdout is None:
            raise OutputFailed("De standaarduitvoer is gesloten, dus de uitvoer kan nergens heen.")
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return
    try:
        _write_whole(Path(target), raw)
    except (OSError, ValueError) as error:
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise OutputFailed(f"{target}: kan niet worden geschreven ({why}).") from error


def made_pdf(make: Callable[[], T], instead: str = "") -> T:
    """Make a PDF, or say in one sentence what this machine is missing, and what can be made ``instead``."""
    try:
        return make()
    except OSError as error:
        if "cannot load library" not in str(error):
            raise
        raise OutputFailed(
            "Voor een PDF mist dit systeem de bibliotheek Pango. Op Debian of Ubuntu: "
            f"sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. {instead}".rstrip()
        ) from error


def _write_whole(path: Path, raw: bytes) -> None:
    """Write beside the file and then put that in its place; a device or a pipe is written to as it is."""
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(raw)
        return
    final = path.resolve()
    part = final.with_name(f".{final.name}.{os.getpid()}.deel")
    try:
        part.write_bytes(raw)
        if final.exists():
            part.chmod(final.stat().st_mode)
        part.replace(final)
    finally:
        part.unlink(missing_ok=True)


def without_date(path: str) -> None:
    """Say that the reference date is missing."""
    from compliance.files.fault import fault
    from compliance.files.node import Place
    from compliance.files.text import name_of

    show_faults((fault("S302", Place(name_of(path))),))
