"""The front door: ``vbm``. It parses, calls and prints; what it does not do is think."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from compliance.cli.assess import assess
from compliance.cli.check import check
from compliance.cli.compare import compare
from compliance.cli.dutch import Context, Group, mistake
from compliance.cli.exit_codes import INPUT_INVALID, INTERRUPTED, OUTPUT_FAILED, USAGE, OutputFailed
from compliance.cli.explain import explain
from compliance.cli.inspect import inspect
from compliance.cli.merge import merge
from compliance.cli.new import new
from compliance.cli.overview import overview
from compliance.cli.report import report
from compliance.cli.rules import rules
from compliance.cli.schema import schema
from compliance.cli.verify import verify
from compliance.version import __version__


class _ReaderGone(Exception):
    """Who reads our output has gone away, as ``head`` does; Click would give exit code 1, which is the threshold."""


@contextmanager
def _while_somebody_reads() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise _ReaderGone from error


class _Group(Group):
    context_class = Context

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Parse the command line; ``--help`` and ``--version`` write here."""
        with _while_somebody_reads():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _while_somebody_reads():
            return super().invoke(ctx)


@click.group(
    cls=_Group,
    name="vbm",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin met: vbm new --setting gesloten -o zelfrapportage.yaml",
)
@click.version_option(__version__, "--version", prog_name="vbm", message="%(prog)s %(version)s", help="Toon de versie.")
def cli() -> None:
    """Toets een locatie voor jeugdhulp aan de regels over vrijheidsbeperking.

    Alles gebeurt op uw eigen computer. Er gaat niets naar een server.
    """


for _command in (new, check, merge, assess, explain, report, verify, compare, overview, inspect, rules, schema):
    cli.add_command(_command)


def main() -> NoReturn:
    """Run ``vbm`` and leave with its exit code. No traceback reaches a user (set ``VBM_DEBUG=1`` to see one)."""
    _use_utf8()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code."""
    try:
        result = cli.main(arguments, prog_name="vbm", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.UsageError as error:
        click.echo(mistake(error), err=True)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Afgebroken.", err=True)
        return INTERRUPTED
    except OutputFailed as error:
        click.echo(str(error), err=True)
        return OUTPUT_FAILED
    except (_ReaderGone, BrokenPipeError):
        _close_quietly()
        return 0
    except MemoryError:
        click.echo("Er is te weinig geheugen om dit te doen.", err=True)
        return INPUT_INVALID
    except OSError as error:
        if os.environ.get("VBM_DEBUG"):
            raise
        why = os.strerror(error.errno) if error.errno else str(error)
        click.echo(f"vbm: lezen of schrijven lukt niet ({why}).", err=True)
        return OUTPUT_FAILED
    except Exception as error:
        if os.environ.get("VBM_DEBUG"):
            raise
        kind = type(error).__name__
        click.echo(f"vbm: er ging iets mis in het programma zelf ({kind}). Uw bestanden zijn niet veranderd.", err=True)
        click.echo("Draai dezelfde opdracht met VBM_DEBUG=1 ervoor om te zien waar, en meld het.", err=True)
        return OUTPUT_FAILED
    return result if isinstance(result, int) else 0


def _use_utf8() -> None:
    """Write UTF-8 whatever the terminal's locale says; a sign that it cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _close_quietly() -> None:
    """Leave quietly when the reader of our output has gone away."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
