"""The colophon: with what a report was made, so that somebody else can make it again, byte for byte."""

from __future__ import annotations

from compliance.assessment.result import Assessment
from compliance.report.passage import filled
from compliance.report.provenance import Provenance
from compliance.report.view_parts import Line
from compliance.report.words import Words


def colophon(assessment: Assessment, words: Words, made_with: Provenance) -> tuple[Line, ...]:
    """Give the program, the rulebook, the answers and the libraries with their versions and digests.

    The name of the file is left out: the same answers in another folder give the same report.
    """
    say, frame, report = words.colophon, assessment.rulebook.frame, assessment.report
    return (
        Line(say.program, f"vbm {made_with.version}"),
        Line(
            say.rulebook,
            filled("{title} ({id}), {version}", title=words.dutch(frame.title), id=frame.id, version=frame.version),
        ),
        Line(say.rulebook_digest, assessment.rulebook.digest),
        *([Line(say.report_digest, report.digest)] if report.digest else []),
        Line(say.libraries, ", ".join(f"{name} {version}" for name, version in made_with.libraries.items())),
        Line(say.font, say.font_text),
    )
