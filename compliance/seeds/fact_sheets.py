"""Reading the fact sheets in ``seeds/`` and looking citations up in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from compliance.files.fault import Fault, FaultyFile
from compliance.files.shipped import shipped_folder
from compliance.files.text import decode, read_bytes
from compliance.files.yaml_file import read_yaml
from compliance.rulebook.base import Model
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import OWN_SOURCES
from compliance.rulebook.shape import read_shape


class Locator(Model):
    """A place in a document that a rule can cite, with what it says in our own words."""

    label: str
    gist: str


class Definition(Model):
    """A word as the document uses it, in our own words."""

    term: str
    meaning: str
    at: str


class Count(Model):
    """A published count: ``count`` of ``of``, either ``None`` where the source gives no number."""

    count: int | None = None
    of: int | None = None
    measure: str


class Figure(Model):
    """A row of a published table, then and now, with what to beware of."""

    id: str
    group: str
    row: str
    at: str
    baseline: Count
    progress: Count
    trend: str | None = None
    direction: Literal["lower", "higher"]
    traps: tuple[str, ...] = ()


class FactSheet(Model):
    """One source document."""

    id: str
    kind: str
    title: str
    short: str
    publisher: str
    date: str | None = None
    number: str | None = None
    consolidations: tuple[str, ...] = ()
    url: str | None = None
    digest: str | None = None
    read: Literal["volledig", "gedeeltelijk", "samenvatting", "niet_gelezen"]
    read_note: str
    locators: dict[str, Locator]
    definitions: tuple[Definition, ...] = ()
    figures: tuple[Figure, ...] = ()
    discrepancies: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Citation(Model):
    """A citation that was found: the sheet and the place in it."""

    sheet: FactSheet
    locator: Locator

    @property
    def text(self) -> str:
        """Give the citation for a reader: ``Jeugdwet, artikel 6.3.1.1, derde lid``."""
        return f"{self.sheet.short}, {self.locator.label}"


@cache
def load_fact_sheets(folder: Path | None = None) -> dict[str, FactSheet]:
    """Read all fact sheets of ``folder`` (those of the program by default), by id.

    Raises ``FaultyFile`` with every fault of their form.
    """
    base = folder or shipped_folder("seeds")
    faults: list[Fault] = []
    sheets: dict[str, FactSheet] = {}
    for path in sorted(base.glob("*.yaml")):
        try:
            node = read_yaml(decode(read_bytes(str(path)), str(path)), str(path))
        except FaultyFile as error:
            faults.extend(error.faults)
            continue
        sheet = read_shape(node, FactSheet, faults)
        if sheet is not None:
            sheets[sheet.id] = sheet
    if faults:
        raise FaultyFile(faults)
    return sheets


def sheets_of(rulebook: Rulebook) -> dict[str, FactSheet]:
    """Give the fact sheets that a rulebook may cite: those of the program, and its own where it brings any.

    Raises ``FaultyFile`` when its own cannot be read.
    """
    own = Path(rulebook.folder) / OWN_SOURCES
    if rulebook.own is None or not own.is_dir():
        return load_fact_sheets()
    return {**load_fact_sheets(), **load_fact_sheets(own)}


def cite(source: str, sheets: dict[str, FactSheet] | None = None) -> Citation | None:
    """Look up ``<id>/<locator>``; ``None`` when no fact sheet holds it."""
    sheet_id, _, place = source.partition("/")
    sheet = (load_fact_sheets() if sheets is None else sheets).get(sheet_id)
    locator = sheet.locators.get(place) if sheet else None
    return Citation(sheet=sheet, locator=locator) if sheet and locator else None
