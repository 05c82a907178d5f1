"""A report that came in as a PDF: its attachments, read with the models that they were written with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import ValidationError

from compliance.files.fault import FaultyFile, fault
from compliance.files.node import Place
from compliance.files.pdf_file import PdfFile
from compliance.files.text import digest, name_of
from compliance.report.attachments import (
    ABOUT,
    ANSWERS,
    EARLIER_ANSWERS,
    EARLIER_INSPECTION,
    EARLIER_RULES,
    INSPECTION,
    OUTCOMES,
    OVERVIEW,
    RULES,
    SCHEMA_VERSION,
    About,
    Kind,
)
from compliance.rulebook.base import Model
from compliance.rulebook.bundle import RuleBundle

PUBLIC = {
    Kind.REPORT: frozenset({ABOUT, OUTCOMES}),
    Kind.INSPECTION: frozenset({ABOUT, OUTCOMES, INSPECTION}),
}
WHOLE = {kind: files | {ANSWERS, RULES} for kind, files in PUBLIC.items()} | {
    Kind.OVERVIEW: frozenset({ABOUT, OVERVIEW, RULES}),
}
EARLIER_ROUND = frozenset({EARLIER_ANSWERS, EARLIER_INSPECTION, EARLIER_RULES})
"""What a report that looks back may have besides; ``over.json`` says which of them it has."""

AnyModel = TypeVar("AnyModel", bound=Model)


@dataclass(frozen=True, slots=True)
class Record:
    """A report as it was found: all its bytes, the file inside it, and what is attached, by name."""

    file: str
    data: bytes = field(repr=False)
    pdf: PdfFile = field(repr=False)
    about: About
    files: dict[str, bytes] = field(repr=False)

    @property
    def wanted(self) -> frozenset[str]:
        """The names of the files that a report of this kind has."""
        if self.about.public and self.about.kind in PUBLIC:
            return PUBLIC[self.about.kind]
        if self.about.kind is Kind.OVERVIEW:
            return WHOLE[Kind.OVERVIEW]
        earlier = EARLIER_ROUND & self.about.files.keys()
        return WHOLE[self.about.kind] | earlier | ({EARLIER_ANSWERS} if earlier else set())

    @property
    def missing(self) -> tuple[str, ...]:
        """The files that should be attached and are not."""
        return tuple(sorted(self.wanted - self.files.keys()))

    @property
    def strange(self) -> tuple[str, ...]:
        """The files that are attached and that no report has."""
        return tuple(sorted(self.files.keys() - self.wanted))

    @property
    def changed(self) -> tuple[str, ...]:
        """The files whose digest is another than the report says."""
        others = self.wanted & self.files.keys() - {ABOUT}
        return tuple(sorted(name for name in others if self.about.files.get(name) != digest(self.files[name])))

    def rules(self, name: str = RULES) -> RuleBundle:
        """Give the rules inside. Raises ``FaultyFile`` D606 when they cannot be read."""
        return _read(RuleBundle, self.files[name], self.file, name)


def read_record(data: bytes, path: str) -> Record:
    """Read a report of ours. Raises ``FaultyFile`` with D601 to D606; D603 where it is no report of ours at all."""
    file = name_of(path)
    pdf = PdfFile(data, file)
    files = pdf.attachments()
    if ABOUT not in files:
        raise FaultyFile([fault("D603", Place(file))])
    return Record(file, data, pdf, _read(About, files[ABOUT], file, ABOUT), files)


def _read(model: type[AnyModel], data: bytes, file: str, name: str) -> AnyModel:
    try:
        found = model.model_validate_json(data)
    except (ValidationError, ValueError) as error:
        why = f"{name} is niet te lezen, of komt van een nieuwere versie van vbm"
        raise FaultyFile([fault("D606", Place(file), why=why)]) from error
    if getattr(found, "schema_version", None) != SCHEMA_VERSION:
        raise FaultyFile([fault("D606", Place(file), why=f"{name} heeft een versie die deze vbm niet kent")])
    return found
