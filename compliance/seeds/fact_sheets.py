"""Reading the fact sheets in ``seeds/`` and looking citations up in them."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, PrivateAttr

from compliance.files.fault import Fault, FaultyFile, fault
from compliance.files.node import Mapping, Node, Place
from compliance.files.shipped import shipped_folder
from compliance.files.text import decode, read_bytes
from compliance.files.yaml_file import read_yaml
from compliance.rulebook.base import Model
from compliance.rulebook.model import Rulebook
from compliance.rulebook.own import SHIPPED
from compliance.rulebook.reader import OWN_SOURCES
from compliance.rulebook.shape import node_at, read_shape


class Article(Model):
    """An article whose every lid a rulebook can account for; ``leden`` is 0 where they have no numbers."""

    leden: int = Field(ge=0)
    title: str

    def places(self, number: str) -> tuple[str, ...]:
        """Give the places of the leden of article ``number``, in the order of the act."""
        return tuple(f"{number}-{lid}" for lid in range(1, self.leden + 1)) or (number,)


class Locator(Model):
    """A place in a document that a rule can cite, with what it says in our own words.

    ``addressee`` is whom a lid speaks to, ``out_of_scope`` why no norm rests on a lid or a theme.
    """

    label: str
    gist: str
    addressee: str | None = None
    out_of_scope: str | None = None


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
    articles: dict[str, Article] = Field(default_factory=dict)
    themes: tuple[str, ...] = ()
    locators: dict[str, Locator]
    definitions: tuple[Definition, ...] = ()
    figures: tuple[Figure, ...] = ()
    discrepancies: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    _places: dict[str, Place] = PrivateAttr(default_factory=dict)

    @property
    def leden(self) -> dict[str, str]:
        """The place of every lid of the articles, each with the number of its article."""
        return {place: number for number, article in self.articles.items() for place in article.places(number)}

    @property
    def rows(self) -> tuple[str, ...]:
        """The places of a report that a rulebook can account for: the rows of its tables, then its other themes."""
        return (*(figure.at for figure in self.figures), *self.themes)

    def found_in(self, node: Node) -> FactSheet:
        """Remember where the articles, the places and the reasons of this sheet stand in its file."""
        for section in ("articles", "locators"):
            entries = node_at(node, (section,))
            for key, entry in entries if isinstance(entries, Mapping) else ():
                self._places[f"{section}/{key.text}"] = key.place
                reason = node_at(entry, ("out_of_scope",))
                if reason is not None:
                    self._places[f"out_of_scope/{key.text}"] = reason.place
        self._places[""] = (node_at(node, ("id",)) or node).place
        return self

    def place(self, name: str) -> Place:
        """Give where ``articles/…``, ``locators/…`` or ``out_of_scope/…`` stands, or else where the sheet begins."""
        return self._places.get(name) or self._places.get("", Place(self.id))


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
            sheets[sheet.id] = sheet.found_in(node)
    if faults:
        raise FaultyFile(faults)
    return sheets


def sheets_of(rulebook: Rulebook) -> dict[str, FactSheet]:
    """Give the fact sheets that a rulebook may cite: those of the program, and its own where it brings any.

    Raises ``FaultyFile`` when its own cannot be read, or when one of them has the id of another (R106).
    """
    shipped, folder = load_fact_sheets(), (Path(rulebook.folder) / OWN_SOURCES).resolve()
    if rulebook.own is None or not folder.is_dir():
        return shipped
    own = load_fact_sheets(folder)
    taken = [sheet for name, sheet in own.items() if name in shipped]
    if taken:
        raise FaultyFile(fault("R106", sheet.place(""), name=sheet.id, first=SHIPPED) for sheet in taken)
    return {**shipped, **own}


def cite(source: str, sheets: dict[str, FactSheet] | None = None) -> Citation | None:
    """Look up ``<id>/<locator>``; ``None`` when no fact sheet holds it."""
    sheet_id, _, place = source.partition("/")
    sheet = (load_fact_sheets() if sheets is None else sheets).get(sheet_id)
    locator = sheet.locators.get(place) if sheet else None
    return Citation(sheet=sheet, locator=locator) if sheet and locator else None


def figure_named(name: str, sheets: MappingOf[str, FactSheet]) -> Figure | None:
    """Look up the row ``<sheet>/<figure>`` of a published table; ``None`` when no fact sheet holds it."""
    sheet_id, _, figure_id = name.partition("/")
    sheet = sheets.get(sheet_id)
    return next((one for one in sheet.figures if one.id == figure_id), None) if sheet else None
