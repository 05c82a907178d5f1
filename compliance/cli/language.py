"""The option for the language of a report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from compliance.report.language import Language

LANGUAGES = ("nl", "en")
"""The codes of the languages; they are written here too, so that nothing has to be read for help."""


def _language(ctx: click.Context, param: click.Parameter, value: str) -> Language:
    from compliance.report.language import Language

    del ctx, param
    return Language(value)


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--lang``: the language of the report's own words."""
    explained = "De taal van het rapport zelf. De normen, de vragen en de antwoorden blijven in het Nederlands."
    return click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        default=LANGUAGES[0],
        show_default=True,
        callback=_language,
        help=explained,
    )(command)
