"""What commands say of a self-report that was made with another version of the rulebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from compliance.rulebook.model import Rulebook
    from compliance.selfreport.model import Origin, SelfReport


def origin_lines(origin: Origin, rulebook: Rulebook) -> Iterator[str]:
    """Say with which version of the rulebook a file was made, where that is another one, and what that changed."""
    from compliance.selfreport.model import Made

    if origin.made is Made.EARLIER:
        yield f"Gemaakt met {origin.rulebook}, een eerdere versie. Gelezen als {rulebook.name}."
    yield from origin.notices


def tell_origin(report: SelfReport, *, whole: bool = False) -> None:
    """Say on standard error that a self-report was made with another version of the rulebook, and what that changed.

    Without ``whole`` it is said in one line; nothing is said where nothing changed.
    """
    from compliance.selfreport.model import Made

    origin = report.origin
    if not origin.notices:
        return
    if whole or origin.made is Made.ELSEWHERE:
        for notice in origin.notices:
            click.echo(f"{report.source}: {notice}", err=True)
        return
    number = "1 antwoord" if len(origin.notices) == 1 else f"{len(origin.notices)} antwoorden"
    words = f"gemaakt met {origin.rulebook}. Bij {number} is iets veranderd of vervallen. Wat, zegt: vbm check"
    click.echo(f"{report.source}: {words} {report.source}", err=True)
