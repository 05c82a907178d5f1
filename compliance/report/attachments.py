"""The data inside a report: with these files anybody can work the report out again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from compliance.assessment.result import Assessment
from compliance.files.text import digest
from compliance.inspection.model import InspectionFile
from compliance.inspection.reader import ATTACHED_INSPECTION, Inspection
from compliance.inspection.rounds import Comparison
from compliance.inspection.writer import inspection_data
from compliance.report.data import assessment_data
from compliance.report.language import Language
from compliance.report.provenance import Provenance
from compliance.rulebook.base import Model
from compliance.rulebook.bundle import bundle_of
from compliance.selfreport.model import Made, Origin
from compliance.selfreport.reader import ATTACHED
from compliance.selfreport.writer import self_report_data

ANSWERS, OUTCOMES, RULES, ABOUT = ATTACHED, "beoordeling.json", "regels.json", "over.json"
INSPECTION = ATTACHED_INSPECTION
OVERVIEW = "overzicht.json"
EARLIER = "vorige-"
EARLIER_ANSWERS, EARLIER_INSPECTION, EARLIER_RULES = EARLIER + ANSWERS, EARLIER + INSPECTION, EARLIER + RULES
"""The files of the previous round, in a report that says what changed since then."""

SCHEMA_VERSION = 1


class Kind(StrEnum):
    """What kind of report it is."""

    REPORT = "zelfevaluatie"
    INSPECTION = "inspectie"
    OVERVIEW = "overzicht"


class Relationship(NamedTuple):
    """What a file is to the report: the word of PDF/A-3 for it, and a sentence for who opens the list of files."""

    relationship: str
    description: str


RELATIONSHIPS = {
    ANSWERS: Relationship("Source", "De zelfrapportage: de antwoorden waar dit rapport op rust"),
    OUTCOMES: Relationship("Data", "De uitkomsten per norm, als gegevens"),
    RULES: Relationship("Supplement", "Het regelboek waarmee is getoetst"),
    ABOUT: Relationship("Supplement", "Waarmee en waarover dit rapport is gemaakt"),
    INSPECTION: Relationship("Source", "Het inspectiebestand: waarnemingen, oordelen, maatregelen en reactie"),
    OVERVIEW: Relationship("Source", "Wat er per locatie is geteld, en wat daaruit volgt"),
    EARLIER_ANSWERS: Relationship("Source", "De zelfrapportage van de vorige ronde"),
    EARLIER_INSPECTION: Relationship("Source", "Het inspectiebestand van de vorige ronde"),
    EARLIER_RULES: Relationship("Supplement", "Het regelboek van de vorige ronde"),
}


class RulebookName(Model):
    """Which rulebook it was."""

    id: str
    version: str
    digest: str


class ReadFrom(Model):
    """With which rulebook a self-report was made, and what reading it with the present one changed.

    The answers inside a report are those after the change, so that it cannot be seen in them any more.
    """

    rulebook: str
    made: Made
    notices: tuple[str, ...]

    @property
    def origin(self) -> Origin:
        """The same, as a self-report has it."""
        return Origin(self.rulebook, self.made, self.notices)


class About(Model):
    """``over.json``: with what the report was made, what was asked, and the digests of the other files.

    ``self_report_digest`` and ``inspection_digest`` are those of the files as they were filled in, which the report
    prints; a publication has none. ``read_from`` and ``previous_read_from`` tell of the self-reports of both rounds.
    """

    schema_version: int
    kind: Kind
    public: bool
    made_with: Provenance
    rulebook: RulebookName
    self_report_digest: str | None
    inspection_digest: str | None
    read_from: ReadFrom | None
    previous_read_from: ReadFrom | None
    reference_date: date
    profile: str
    themes: tuple[str, ...]
    files: dict[str, str]
    language: Language = Language.DUTCH


def attachments_of(
    assessment: Assessment,
    made_with: Provenance,
    language: Language = Language.DUTCH,
    comparison: Comparison | None = None,
    inspection: Inspection | None = None,
) -> dict[str, bytes]:
    """Give the files to attach to a report, by name; the same assessment gives the same bytes.

    The self-report comes with what was taken from tables and registers, and without the tables and registers
    themselves: those hold persons. The version for publication has no answers and no rules: what follows from the
    answers is in it, and without them there is nothing to work out again. With a ``comparison`` the round before is
    there too, with an ``inspection``, which is about this assessment, what the inspectors wrote.
    """
    report, rulebook = assessment.report, assessment.rulebook
    outcomes = assessment_data(assessment)
    found = {}
    if not assessment.public:
        # The name of the file that was read is left out: the same answers in another folder give the same report.
        outcomes["self_report"]["source"] = ANSWERS
        found = {ANSWERS: as_json(self_report_data(report, rulebook)), RULES: as_json(bundle_of(rulebook))}
    found[OUTCOMES] = as_json(outcomes)
    if inspection is not None:
        found[INSPECTION] = _inspection_file(inspection.written, found, ANSWERS)
    if comparison is not None:
        found |= _earlier_round(comparison)
    selection = assessment.selection
    about = About(
        schema_version=SCHEMA_VERSION,
        kind=Kind.REPORT if inspection is None else Kind.INSPECTION,
        public=assessment.public,
        made_with=made_with,
        rulebook=RulebookName(id=rulebook.frame.id, version=rulebook.frame.version, digest=rulebook.digest),
        self_report_digest=report.digest or None,
        inspection_digest=(inspection.digest or None) if inspection is not None else None,
        read_from=_read_from(assessment),
        previous_read_from=_read_from(comparison.old.assessment) if comparison is not None else None,
        reference_date=assessment.reference_date,
        profile=selection.profile.id,
        themes=tuple(theme.theme for theme in selection.themes),
        files={name: digest(found[name]) for name in sorted(found)},
        language=language,
    )
    return found | {ABOUT: as_json(about.model_dump(mode="json"))}


def _earlier_round(comparison: Comparison) -> dict[str, bytes]:
    """Give the files of the previous round; its rules only where they were others than those of this round."""
    old, rulebook = comparison.old, comparison.old.assessment.rulebook
    found = {EARLIER_ANSWERS: as_json(self_report_data(old.assessment.report, rulebook))}
    if old.written is not None:
        found[EARLIER_INSPECTION] = _inspection_file(old.written, found, EARLIER_ANSWERS)
    if rulebook.digest != comparison.new.assessment.rulebook.digest:
        found[EARLIER_RULES] = as_json(bundle_of(rulebook))
    return found


def _inspection_file(written: InspectionFile, found: Mapping[str, bytes], answers: str) -> bytes:
    """Give an inspection file as data, tied by its digest to the self-report among the other files."""
    return as_json(inspection_data(written, (answers, digest(found[answers])) if answers in found else None))


def _read_from(assessment: Assessment) -> ReadFrom | None:
    origin = assessment.report.origin
    if origin.made not in {Made.EARLIER, Made.ELSEWHERE}:
        return None
    return ReadFrom(rulebook=origin.rulebook, made=origin.made, notices=origin.notices)


def as_json(data: Any) -> bytes:
    """Give data as the text of a JSON file."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
