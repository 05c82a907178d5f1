"""Working a report out again: from the answers and the rules inside it to the report that it should be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from compliance.assessment.assess import assess
from compliance.assessment.publication import publish
from compliance.assessment.result import Assessment
from compliance.files.fault import FaultyFile, fault
from compliance.files.node import Place
from compliance.inspection.model import Progress, State
from compliance.inspection.progress import lacking
from compliance.inspection.publication import issued, opened_up
from compliance.inspection.reader import Inspection, parse_inspection
from compliance.inspection.rounds import Round, compare
from compliance.record.contents import Record
from compliance.record.counted import overview_in
from compliance.report.attachments import (
    ANSWERS,
    EARLIER_ANSWERS,
    EARLIER_INSPECTION,
    EARLIER_RULES,
    INSPECTION,
    OVERVIEW,
    RULES,
    Kind,
    ReadFrom,
    attachments_of,
)
from compliance.report.inspection_page import render_inspection_pdf
from compliance.report.overview_attachments import overview_attachments
from compliance.report.overview_page import render_overview_pdf
from compliance.report.overview_view import overview_view
from compliance.report.pdf import render_pdf
from compliance.rulebook.bundle import unpacked
from compliance.rulebook.model import Rulebook
from compliance.rulebook.selection import Selection, select
from compliance.rulebook.sentences import day_text
from compliance.selfreport.model import SelfReport
from compliance.selfreport.reader import parse_self_report


@dataclass(frozen=True, slots=True)
class Remade:
    """What a report should be, given the data inside it: its title, its rules, its attachments and all its bytes.

    ``number`` is how many norms were tested, or of how many locations something was counted.
    """

    title: str
    rulebook: Rulebook
    number: int
    files: dict[str, bytes] = field(repr=False)
    pdf: bytes = field(repr=False)


def remade(record: Record, source: Record) -> Remade:
    """Make ``record`` again from the answers and rules in ``source``, as it says that was asked.

    The two are one, unless ``record`` is a publication. Nothing inside is trusted: answers, inspection files and rules
    are read like any other file. Raises ``FaultyFile`` with all faults of what is read, and D606 for a profile or
    theme that the rules do not have.
    """
    with unpacked(source.rules(), f"{source.file}/{RULES}") as rulebook:
        make = {Kind.REPORT: _report, Kind.INSPECTION: _inspection, Kind.OVERVIEW: _overview}
        return make[source.about.kind](record, source, rulebook)


def _report(record: Record, source: Record, rulebook: Rulebook) -> Remade:
    about = record.about
    report = parse_self_report(source.files[ANSWERS], f"{source.file}/{ANSWERS}", rulebook)
    given = assess(
        rulebook,
        _as_filled_in(report, source),
        reference_date=source.about.reference_date,
        profile=_selection(source, rulebook),
    )
    with _earlier_round(source, rulebook) as earlier:
        comparison = compare(earlier[0], Round(given), earlier[1]) if earlier is not None else None
        found = publish(given) if about.public else given
        files = attachments_of(found, about.made_with, about.language, comparison)
        pdf = render_pdf(found, comparison, about.made_with, about.language)
    return Remade(_title(given), rulebook, len(given.norms), files, pdf)


def _inspection(record: Record, source: Record, rulebook: Rulebook) -> Remade:
    about = record.about
    path = f"{source.file}/{INSPECTION}"
    read = parse_inspection(source.files[INSPECTION], path, rulebook, source.files[ANSWERS])
    # The tie between both files held when they were read. From here on both are known as they were filled in.
    given = assess(
        rulebook,
        _as_filled_in(read.assessment.report, source),
        reference_date=source.about.reference_date,
        profile=_selection(source, rulebook),
    )
    inspection = replace(read, assessment=given, digest=source.about.inspection_digest or "")
    if about.public:
        inspection = issued(_opened_up(inspection, record, path))
    with _earlier_round(source, rulebook) as earlier:
        new = Round(given, inspection.written)
        comparison = compare(earlier[0], new, earlier[1]) if earlier is not None else None
        files = attachments_of(inspection.assessment, about.made_with, about.language, comparison, inspection)
        pdf = render_inspection_pdf(inspection, comparison, about.language, about.made_with)
    return Remade(_title(given), rulebook, len(given.norms), files, pdf)


def _overview(record: Record, source: Record, rulebook: Rulebook) -> Remade:
    path = f"{source.file}/{OVERVIEW}"
    overview = overview_in(source.files[OVERVIEW], path, rulebook, _selection(source, rulebook))
    made_with = record.about.made_with
    files, pdf = overview_attachments(overview, made_with), render_overview_pdf(overview, made_with)
    return Remade(overview_view(overview).title, rulebook, len(overview.now.locations), files, pdf)


def _opened_up(inspection: Inspection, record: Record, path: str) -> Inspection:
    """Give an established inspection in the state of the publication that ``record`` is, or say why that cannot be."""
    try:
        progress = Progress.model_validate(json.loads(record.files[INSPECTION])["status"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise FaultyFile([fault("D606", Place(f"{record.file}/{INSPECTION}"), why="de status is weg")]) from error
    written = opened_up(inspection.written, progress)
    if progress.state is not State.PUBLIC or lacking(written, State.PUBLIC):
        why = "uit de stand van het volledige rapport komt geen openbaar rapport"
        raise FaultyFile([fault("D606", Place(path), why=why)])
    return replace(inspection, written=written)


@contextmanager
def _earlier_round(source: Record, rulebook: Rulebook) -> Iterator[tuple[Round, SelfReport | None] | None]:
    """Give the previous round where the report has one, and its self-report read by the rules of now."""
    there = source.wanted & source.files.keys()
    if EARLIER_ANSWERS not in there:
        yield None
    elif EARLIER_RULES not in there:
        yield _round(source, rulebook), None
    else:
        with unpacked(source.rules(EARLIER_RULES), f"{source.file}/{EARLIER_RULES}") as old:
            yield _round(source, old), _round(source, rulebook).assessment.report


def _round(source: Record, rulebook: Rulebook) -> Round:
    data, path = source.files[EARLIER_ANSWERS], f"{source.file}/{EARLIER_ANSWERS}"
    report, written = parse_self_report(data, path, rulebook), None
    if EARLIER_INSPECTION in source.wanted & source.files.keys():
        path = f"{source.file}/{EARLIER_INSPECTION}"
        written = parse_inspection(source.files[EARLIER_INSPECTION], path, rulebook, data).written
    if report.reference_date is None:
        raise FaultyFile([fault("S302", Place(path))])
    return Round(assess(rulebook, _read_from(report, source.about.previous_read_from)), written)


def _selection(source: Record, rulebook: Rulebook) -> Selection:
    try:
        return select(rulebook, source.about.profile, source.about.themes)
    except ValueError as error:
        why = f'het regelboek heeft geen profiel of thema "{error}"'
        raise FaultyFile([fault("D606", Place(source.file), why=why)]) from error


def _as_filled_in(report: SelfReport, source: Record) -> SelfReport:
    """Give a self-report as the report names it: with the digest of the file that was filled in, and its rulebook.

    The report prints them; only who has that file can check them.
    """
    return _read_from(replace(report, digest=source.about.self_report_digest or ""), source.about.read_from)


def _read_from(report: SelfReport, told: ReadFrom | None) -> SelfReport:
    return report if told is None else replace(report, origin=told.origin)


def _title(assessment: Assessment) -> str:
    return f"{assessment.report.name}, peildatum {day_text(assessment.reference_date)}"
