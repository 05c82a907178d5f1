"""The option for the language of a report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

LANGUAGES = ("nl", "en")
"""The codes of the languages; they are written here too, so that nothing has to be read for help."""


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--lang``: the language of the report's own words."""
    explained = "De taal van het rapport zelf: Nederlands of Engels. De normen en de antwoorden blijven Nederlands."
    return click.option(
        "--lang", "language", type=click.Choice(LANGUAGES), default="nl", show_default=True, help=explained
    )(command)
