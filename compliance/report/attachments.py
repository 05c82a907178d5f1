"""The data inside a report: with these four files anybody can work the report out again."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from compliance.assessment.result import Assessment
from compliance.files.text import digest
from compliance.report.data import assessment_data
from compliance.report.language import Language
from compliance.report.provenance import Provenance
from compliance.rulebook.base import Model
from compliance.rulebook.bundle import bundle_of
from compliance.selfreport.reader import ATTACHED
from compliance.selfreport.writer import self_report_data

ANSWERS, OUTCOMES, RULES, ABOUT = ATTACHED, "beoordeling.json", "regels.json", "over.json"
SCHEMA_VERSION = 1


class Relationship(NamedTuple):
    """What a file is to the report: the word of PDF/A-3 for it, and a sentence for who opens the list of files."""

    relationship: str
    description: str


RELATIONSHIPS = {
    ANSWERS: Relationship("Source", "De zelfrapportage: de antwoorden waar dit rapport op rust"),
    OUTCOMES: Relationship("Data", "De uitkomsten per norm, als gegevens"),
    RULES: Relationship("Supplement", "Het regelboek waarmee is getoetst"),
    ABOUT: Relationship("Supplement", "Waarmee en waarover dit rapport is gemaakt"),
}


class RulebookName(Model):
    """Which rulebook it was."""

    id: str
    version: str
    digest: str


class About(Model):
    """``over.json``: with what the report was made, what was asked, and the digests of the other files.

    ``self_report_digest`` is that of the file as it was filled in, which the report prints; a publication has none.
    """

    schema_version: int
    public: bool
    made_with: Provenance
    rulebook: RulebookName
    self_report_digest: str | None
    reference_date: date
    profile: str
    themes: tuple[str, ...]
    files: dict[str, str]
    language: Language = Language.DUTCH


def attachments_of(
    assessment: Assessment, made_with: Provenance, language: Language = Language.DUTCH
) -> dict[str, bytes]:
    """Give the files to attach to a report, by name; the same assessment gives the same bytes.

    The self-report comes with what was taken from tables and registers, and without the tables and registers
    themselves: those hold persons. The version for publication has no answers and no rules: what follows from the
    answers is in it, and without them there is nothing to work out again.
    """
    report, rulebook = assessment.report, assessment.rulebook
    outcomes = assessment_data(assessment)
    files = {OUTCOMES: outcomes}
    if not assessment.public:
        # The name of the file that was read is left out: the same answers in another folder give the same report.
        outcomes["self_report"]["source"] = ANSWERS
        files |= {ANSWERS: self_report_data(report, rulebook), RULES: bundle_of(rulebook)}
    found = {name: as_json(data) for name, data in files.items()}
    selection = assessment.selection
    about = About(
        schema_version=SCHEMA_VERSION,
        public=assessment.public,
        made_with=made_with,
        rulebook=RulebookName(id=rulebook.frame.id, version=rulebook.frame.version, digest=rulebook.digest),
        self_report_digest=report.digest or None,
        reference_date=assessment.reference_date,
        profile=selection.profile.id,
        themes=tuple(theme.theme for theme in selection.themes),
        files={name: digest(found[name]) for name in sorted(found)},
        language=language,
    )
    return found | {ABOUT: as_json(about.model_dump(mode="json"))}


def as_json(data: Any) -> bytes:
    """Give data as the text of a JSON file."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
