"""The templates of a report, with the words of a template in the language of the report."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from compliance.files.shipped import shipped_folder
from compliance.report.language import Language, dutch, translated

if TYPE_CHECKING:
    import jinja2

MARK = "nl"
"""The filter for what stays Dutch in a report in another language."""


@cache
def environment(language: Language = Language.DUTCH) -> jinja2.Environment:
    """Give the templates in a language. What is in ``{% trans %}`` is ours and translated; ``|nl`` marks what is not.

    Everything that is filled in is escaped. Jinja is imported only here.
    """
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(shipped_folder("report_templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # A Jinja environment gets these two methods from the extension, which its types cannot tell.
    made.install_gettext_callables(  # type: ignore[attr-defined]
        partial(translated, language=language), _no_counting, newstyle=True
    )
    safe = made.filters["safe"]
    # A block of a template is written as the filter gives it, so that has to be markup already.
    made.filters[MARK] = lambda text: safe(dutch(text, language)) if text and language is not Language.DUTCH else text
    return made


def _no_counting(one: str, several: str, number: int) -> str:
    """Refuse ``{% pluralize %}``: what is counted is worded in ``words.yaml``."""
    raise NotImplementedError(f"{one!r}, {several!r}: {number}")
