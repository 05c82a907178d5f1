"""Coverage: which norm rests on each lid of an act and on each theme of a report, or why none does.

A norm claims a place by citing it, or an onderdeel of it, under ``source``. Why no norm rests on a place stands in the
fact sheet. So nothing is written down twice, and the two can be held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from compliance.files.fault import Fault, fault, nearest_name
from compliance.rulebook.lint import all_questions
from compliance.rulebook.model import Norm, Rulebook, Status
from compliance.seeds.fact_sheets import FactSheet, Locator

ONDERDEEL = re.compile(r"-[a-z][0-9]?$")
"""What an onderdeel adds to the place of its lid: ``-a``, or ``-j1`` for j under 1°."""

LAW = {"wet", "amvb", "regeling"}
"""The kinds of sources that are the law; a norm of one's own is not, whatever it cites."""

CHAPTER = re.compile(r"[.-]")
"""What ends the number of the chapter in a place."""


class Weight(StrEnum):
    """What it means that a norm cites a place."""

    NORM = "norm"
    CONTEXT = "achtergrond"
    DRAFT = "aangekondigd"
    OWN = "eigen norm"


@dataclass(frozen=True, slots=True)
class Claim:
    """A norm that cites a place, or onderdelen of it. A draft covers nothing, and a norm of one's own no act."""

    norm_id: str
    weight: Weight
    cited: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Whether the claim covers the place."""
        return self.weight in {Weight.NORM, Weight.CONTEXT}


@dataclass(frozen=True, slots=True)
class Row:
    """A lid or a theme: who claims it, and the questions that count it where the source does (else ``None``)."""

    place: str
    name: str
    locator: Locator
    claims: tuple[Claim, ...]
    questions: tuple[str, ...] | None = None

    @property
    def claimed(self) -> tuple[str, ...]:
        """The norms that rest on the place and count."""
        return tuple(claim.norm_id for claim in self.claims if claim.counts)

    @property
    def context_only(self) -> bool:
        """Whether those norms only explain, and never find anything."""
        return {claim.weight for claim in self.claims if claim.counts} == {Weight.CONTEXT}

    @property
    def reason(self) -> str | None:
        """Why no norm rests on it, as the fact sheet says."""
        return self.locator.out_of_scope


@dataclass(frozen=True, slots=True)
class Part:
    """An article with its leden, or a table with its rows."""

    title: str
    rows: tuple[Row, ...]


class Counts(NamedTuple):
    """Of how many rows there is a norm (``context``: none but context norms), only a reason, or neither."""

    rows: int
    norm: int
    context: int
    reason: int
    neither: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """One fact sheet against the norms of a rulebook."""

    sheet: FactSheet
    parts: tuple[Part, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every lid or theme, in the order of the source."""
        return tuple(row for part in self.parts for row in part.rows)

    @property
    def counts(self) -> Counts:
        """How far the source is covered, in numbers of rows."""
        norm = sum(1 for row in self.rows if row.claimed)
        context = sum(1 for row in self.rows if row.context_only)
        reason = sum(1 for row in self.rows if row.reason and not row.claimed)
        return Counts(len(self.rows), norm, context, reason, len(self.rows) - norm - reason)


def coverage(rulebook: Rulebook, sheets: Mapping[str, FactSheet]) -> tuple[Coverage, ...]:
    """Hold each fact sheet that the rulebook accounts for against its norms, in the order of ``accounts_for``.

    A norm counts when it is in force on the last day for which the rulebook was compared with the law.
    """
    known = [sheets[name] for name in rulebook.frame.accounts_for if name in sheets]
    return tuple(Coverage(sheet, (*_articles(sheet, rulebook), *_tables(sheet, rulebook))) for sheet in known)


def coverage_faults(rulebook: Rulebook, sheets: Mapping[str, FactSheet]) -> tuple[Fault, ...]:
    """Give the faults L221 to L225, sorted: a place with neither a norm nor a reason, or with both, and the like."""
    found: list[Fault] = []
    for name in rulebook.frame.accounts_for:
        sheet = sheets.get(name)
        if sheet is None or not (sheet.articles or sheet.rows):
            fitting = [one.id for one in sheets.values() if one.articles or one.rows]
            place = rulebook.place(f"accounts_for/{name}")
            found.append(fault("L225", place, nearest=nearest_name(name, fitting), sheet=name))
        else:
            found += (fault("L224", sheet.place(at), sheet=name, why=why) for at, why in flaws(sheet))
    for one in coverage(rulebook, sheets):
        for row in one.rows:
            found += _row_faults(row, one.sheet)
    return tuple(sorted(set(found), key=Fault.sort_key))


def _row_faults(row: Row, sheet: FactSheet) -> Iterator[Fault]:
    source = f"{sheet.id}/{row.place}"
    if row.claimed and row.reason:
        place = sheet.place(f"out_of_scope/{row.place}")
        yield fault("L222", place, source=source, norms=", ".join(row.claimed))
    elif not row.claimed and not row.reason:
        yield fault("L221", sheet.place(f"locators/{row.place}"), source=source)
    elif row.questions == () and not row.reason:
        yield fault("L223", sheet.place(f"locators/{row.place}"), source=source)


def flaws(sheet: FactSheet) -> Iterator[tuple[str, str]]:
    """Give where and how a fact sheet does not fit itself: its list of leden and themes against its places."""
    leden = sheet.leden
    for place, number in leden.items():
        if place not in sheet.locators:
            yield f"articles/{number}", f"volgens articles is er een {place}, maar bij locators ontbreekt die plaats"
        elif not sheet.locators[place].addressee:
            yield f"locators/{place}", f"bij {place} staat niet tot wie het lid spreekt (addressee)"
    for place in sheet.rows:
        if place not in sheet.locators:
            yield "", f"in de lijst of een tabel staat {place}, maar bij locators ontbreekt die plaats"
    chapters = {CHAPTER.split(number)[0] for number in sheet.articles}
    for place, locator in sheet.locators.items():
        if CHAPTER.split(place)[0] in chapters and _whole(place, leden) not in leden:
            yield f"locators/{place}", f"articles noemt het artikel of het lid van {place} niet"
        elif locator.out_of_scope and place not in leden and place not in sheet.rows:
            yield f"out_of_scope/{place}", f"bij {place} staat een reden, maar dat is geen lid en geen thema"


def _whole(place: str, wholes: Mapping[str, object]) -> str:
    """Give the lid that ``place`` is an onderdeel of, or the place itself."""
    return place if place in wholes else ONDERDEEL.sub("", place)


def _articles(sheet: FactSheet, rulebook: Rulebook) -> Iterator[Part]:
    claims = _claims(sheet, rulebook, sheet.leden)
    for number, article in sheet.articles.items():
        rows = tuple(
            Row(place, place.removeprefix(number).replace("-", "lid "), sheet.locators[place], claims.get(place, ()))
            for place in article.places(number)
            if place in sheet.locators
        )
        yield Part(f"Artikel {number} – {article.title}", rows)


def _tables(sheet: FactSheet, rulebook: Rulebook) -> Iterator[Part]:
    claims = _claims(sheet, rulebook, dict.fromkeys(sheet.locators))
    counted = [question for question in all_questions(rulebook) if question.indicator]
    groups: dict[str, list[Row]] = {}
    for figure in sheet.figures:
        if figure.at in sheet.locators:
            source = f"{sheet.id}/{figure.at}"
            questions = tuple(question.id for question in counted if source in question.source)
            row = Row(figure.at, figure.row, sheet.locators[figure.at], claims.get(figure.at, ()), questions)
            groups.setdefault(f"Tabel {figure.group}", []).append(row)
    for place in sheet.themes:
        if place in sheet.locators:
            locator = sheet.locators[place]
            groups.setdefault("Thema’s", []).append(Row(place, locator.label, locator, claims.get(place, ())))
    for title, rows in groups.items():
        yield Part(title, tuple(rows))


def _claims(sheet: FactSheet, rulebook: Rulebook, wholes: Mapping[str, object]) -> dict[str, tuple[Claim, ...]]:
    """Give for each place of ``wholes`` the norms that cite it or an onderdeel of it, in the order of the files."""
    day = rulebook.frame.checked_until
    norms = [norm for norm in rulebook.norms() if norm.in_force.holds_on(day)]
    cited: dict[str, dict[str, tuple[Weight, list[str]]]] = {}
    for norm in (*norms, *rulebook.drafts()):
        for source in norm.source:
            sheet_id, _, place = source.partition("/")
            if sheet_id == sheet.id:
                by_norm = cited.setdefault(_whole(place, wholes), {})
                by_norm.setdefault(norm.id, (_weight(norm, sheet), []))[1].append(place)
    return {
        place: tuple(Claim(norm_id, weight, tuple(places)) for norm_id, (weight, places) in by_norm.items())
        for place, by_norm in cited.items()
    }


def _weight(norm: Norm, sheet: FactSheet) -> Weight:
    if norm.announced:
        return Weight.DRAFT
    if norm.status is Status.EIGEN and sheet.kind in LAW:
        return Weight.OWN
    return Weight.CONTEXT if norm.judge == "never" else Weight.NORM
