"""The colophon: with what a report was made, so that somebody else can make it again, byte for byte."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from compliance.assessment.result import Assessment
from compliance.report.view_parts import Line
from compliance.report.words import Words
from compliance.version import __version__

LIBRARIES = ("WeasyPrint", "pydyf", "fonttools", "Jinja2", "pydantic", "ruamel.yaml")
"""The libraries that can change the bytes of a report."""


def colophon(assessment: Assessment, words: Words) -> tuple[Line, ...]:
    """Give the program, the rulebook, the answers and the libraries with their versions and digests.

    The name of the file is left out: the same answers in another folder give the same report.
    """
    say, frame, report = words.colophon, assessment.rulebook.frame, assessment.report
    return (
        Line(say.program, f"vbm {__version__}"),
        Line(say.rulebook, f"{frame.title} ({frame.id}), {frame.version}"),
        Line(say.rulebook_digest, assessment.rulebook.digest),
        *([Line(say.report_digest, report.digest)] if report.digest else []),
        Line(say.libraries, ", ".join([f"Python {platform.python_version()}", *map(_named, LIBRARIES)])),
        Line(say.font, say.font_text),
    )


def _named(library: str) -> str:
    """Give a library with its version; a dash where it is not installed (WeasyPrint is not needed for HTML)."""
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return f"{library} –"
