"""The provider's reactions, read back from the Word file of the concept into the inspection file.

The file comes from somebody else, so it is read within limits, piece by piece, and only the words in its tables.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from compliance.files.archive import Archive
from compliance.files.fault import Fault, FaultyFile, fault
from compliance.files.insertion import CannotInsert, add_to_list
from compliance.files.json_file import read_json
from compliance.files.node import Place
from compliance.files.text import UNPRINTABLE, name_of
from compliance.files.yaml_file import read_yaml
from compliance.inspection.reader import Inspection
from compliance.inspection.statements import statements_of

PART, REMARKS = "word/document.xml", "word/comments.xml"
MAX_REACTION = 20_000
"""Characters of one reaction; more is an attachment and not a reaction."""

HOW_TO_REACT = (
    "Klopt een uitspraak niet, of ontbreekt er iets? Schrijf dat in de rechterkolom, op de regel van die uitspraak. "
    "Laat de andere twee kolommen zoals zij zijn. Niets te zeggen? Laat de regel leeg. "
    "Noem geen namen. Wat u na het bezoek heeft verbeterd, zet u bij F-ALGEMEEN."
)
"""What the Word file asks of the provider."""

_OUR_LINES = re.compile(r"Concept voor reactie: .*|U kunt reageren tot en met .*|Algemeen|")

HEADS = ("Nummer", "Wat er in het concept staat", "Uw reactie")

_FIRST_CELL = re.compile(r"\s*(F-[A-Za-z0-9.\-]+)\s*(?:\[([0-9a-f]{8})\])?\s*")


@dataclass(frozen=True, slots=True)
class Returned:
    """A reaction as it came back. ``touched`` tells that the statement itself was changed in the Word file."""

    fact: str
    text_was: str
    text: str
    touched: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What came back: reactions with the number of a statement, and what somebody wrote without one."""

    reactions: tuple[Returned, ...]
    loose: tuple[str, ...] = ()


@dataclass(slots=True)
class _Rows:
    """The rows of the tables in a Word document, cell by cell, and the lines outside them.

    What was struck out with tracking does not count.
    """

    rows: list[list[str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=lambda: [""])
    depth: int = 0
    cell: list[str] | None = None
    in_text: bool = False

    def start(self, tag: str, _: dict[str, str]) -> None:
        match tag:
            case "tbl":
                self.depth += 1
            case "tr" if self.depth == 1:
                self.rows.append([])
            case "tc" if self.depth == 1:
                self.cell = []
            case "t":
                self.in_text = True
            case "br" | "cr" | "tab":
                self._add(" " if tag == "tab" else "\n")

    def end(self, tag: str) -> None:
        match tag:
            case "tbl":
                self.depth -= 1
            case "tc" if self.depth == 1 and self.cell is not None and self.rows:
                self.rows[-1].append("".join(self.cell).strip())
                self.cell = None
            case "t":
                self.in_text = False
            case "p" if self.depth == 0:
                self.lines.append("")
            case "p":
                self._add("\n")

    def text(self, words: str) -> None:
        if self.in_text:
            self._add(words)

    def _add(self, words: str) -> None:
        if self.cell is not None:
            self.cell.append(words)
        elif self.depth == 0:
            self.lines[-1] += words


def read_reactions(data: bytes, path: str, inspection: Inspection) -> Reading:
    """Read the reactions from a Word file that ``vbm inspect concept`` made and a provider filled in.

    Gives the rows in which something was written, and apart what was written where no number tells what it is about:
    in a row without one, between the tables, in a remark. Raises ``FaultyFile`` with I519 (no such file, damaged, with
    macros, too big, or without the table) or I513 (a number that the inspection does not have).
    """
    file, rows, remarks = name_of(path), _Rows(), _Rows()
    _read_rows(data, file, rows, remarks)
    known = {one.id: one for one in statements_of(inspection.written, inspection.assessment)}
    found: list[Returned] = []
    ours = {HOW_TO_REACT, *(f"{one.norm.title} ({one.id})" for one in inspection.assessment.norms)}
    lines = (" ".join(line.split()) for line in rows.lines)
    loose = [line for line in lines if line not in ours and not _OUR_LINES.fullmatch(line)] + remarks.lines
    numbered = False
    faults = []
    for cells in rows.rows:
        match = _FIRST_CELL.fullmatch(cells[0]) if len(cells) >= 3 else None
        if match is None:
            if tuple(cells) != HEADS:
                loose.append(" ".join(cells if len(cells) < 3 else (cells[0], *cells[2:])))
            continue
        numbered = True
        text = UNPRINTABLE.sub("", "\n".join(cells[2:])).strip()
        if len(text) > MAX_REACTION:
            faults.append(_refused(file, f"de reactie op {match[1]} is langer dan {MAX_REACTION} tekens"))
            continue
        if match[1] not in known:
            if text:
                faults.append(fault("I513", Place(file), name=match[1]))
            continue
        statement = " ".join(cells[1].split())
        same = match[2] != known[match[1]].digest or statement.endswith(" ".join(known[match[1]].text.split()))
        if text or not same:
            found.append(Returned(match[1], match[2] or "", text, not same))
    if not numbered:
        faults.append(_refused(file, "er staat geen tabel met nummers in"))
    if faults:
        raise FaultyFile(faults)
    told = (" ".join(UNPRINTABLE.sub("", one).split()) for one in loose)
    return Reading(tuple(found), tuple(one for one in told if one))


def _read_rows(data: bytes, file: str, rows: _Rows, remarks: _Rows) -> None:
    """Read the rows of the tables of a Word file; what the archive says is told in words about a Word file (I519)."""
    try:
        archive = Archive(data, file)
        word = PART in archive
        if word:
            archive.read(PART, rows.start, rows.end, rows.text)
        if REMARKS in archive:
            archive.read(REMARKS, remarks.start, remarks.end, remarks.text)
    except FaultyFile as error:
        raise FaultyFile([_in_words(one.code, file) for one in error.faults]) from error
    if not word:
        raise FaultyFile([_refused(file, "het is geen Word-bestand (.docx)")])


def with_reactions(inspection: Inspection, returned: tuple[Returned, ...]) -> tuple[str, int]:
    """Give the inspection file with the reactions added, and how many were new.

    What is there stays as it is, byte for byte; a reaction that is there already is not added again. Raises
    ``FaultyFile`` (I520) where the list is written in a way that nothing can be added to.
    """
    there = {(one.fact, _same(one.text)) for one in inspection.written.reactions}
    new = [one for one in returned if one.text and (one.fact, _same(one.text)) not in there]
    text = inspection.text
    try:
        for one in new:
            node = read_json(text, "") if text.lstrip()[:1] == "{" else read_yaml(text, inspection.source)
            text = add_to_list(text, node, "reacties", _item(one), before="verbeteringen_na_concept")
    except CannotInsert as error:
        key = Place(inspection.source)
        raise FaultyFile([fault("I520", key)]) from error
    return text, len(new)


def _item(one: Returned) -> str:
    keys = ("besluit", "waarom", "wijziging")
    lines = [
        f"- feit: {one.fact}",
        *([f'  tekst_was: "{one.text_was}"'] if one.text_was else []),
        f"  tekst: {json.dumps(one.text, ensure_ascii=False)}",
        *(f"  {key}:" for key in keys),
    ]
    return "\n".join(lines)


def _same(text: str) -> str:
    return " ".join(text.split())


def _refused(file: str, why: str) -> Fault:
    return fault("I519", Place(file), why=why)


def _in_words(code: str, file: str) -> Fault:
    return _refused(file, "het is te groot" if code == "C412" else "het is beschadigd, beveiligd of geen Word-bestand")
