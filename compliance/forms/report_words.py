"""The words of the printed form: those of the report, and its templates as data, so that both say the same."""

from __future__ import annotations

from typing import Any

from compliance.forms.report_style import PREFIX
from compliance.forms.template_data import template_data
from compliance.report.text import STATUS_WORDS, SYMBOLS
from compliance.report.words import load_words
from compliance.version import __version__


def report_words() -> dict[str, Any]:
    """Give what the page needs to lay out a report, as JSON types.

    ``version`` is that of the program that made the form. Raises ``FaultyFile`` when ``words.yaml`` is not as it should
    be, and ``ValueError`` when a template says something that the page cannot follow.
    """
    return {
        "version": __version__,
        "prefix": PREFIX,
        "words": load_words().model_dump(mode="json"),
        "symbols": {outcome.value: symbol for outcome, symbol in SYMBOLS.items()},
        "statuses": STATUS_WORDS,
        "templates": template_data("body.html.j2"),
    }
