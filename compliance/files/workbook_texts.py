"""What a workbook says outside its cells: comments, text boxes, and the properties of the document.

No rule reads it, and it goes along when the file is sent. So who looks for names has to look here too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from compliance.files.archive import Archive, Attributes, attribute
from compliance.files.fault import FaultyFile, fault
from compliance.files.node import Place
from compliance.files.sheet import Parts
from compliance.files.table import cell_place
from compliance.files.text import printable

MAX_TEXTS = 20_000
"""So many texts are given; a form has none, or a few dozen comments."""

_BESIDE = ("/comments", "/threadedComment", "/drawing")
_PROPERTIES = ("/core-properties", "/extended-properties", "/custom-properties")
_PERSONS = "/person"
_ONE_TEXT = {"comment", "threadedComment", "sp", "person", "author"}
"""Elements of which all text belongs together."""

_NAMES = ("displayName", "userId")
"""What an element about a person says in its attributes."""


def free_texts(data: bytes, file: str) -> tuple[tuple[Place, str], ...]:
    """Give the texts of a workbook that stand in no cell, each with its place.

    Those are comments (with who wrote them), text boxes, and document properties such as the author and who saved it
    last. The place of a comment names its cell; of anything else the place is the file as a whole, and what it is
    stands in front of the text in ``source_line``. Raises ``FaultyFile`` with W501 (no workbook, damaged, or with
    macros) or W502 (too big).
    """
    archive = Archive(data, file, unfit="W501", too_big="W502")
    parts = Parts(archive)
    found: list[tuple[Place, str]] = []
    for place, text in _all(archive, parts):
        found.append((place, text))
        if len(found) > MAX_TEXTS:
            raise FaultyFile(
                [fault("W502", Place(file), why=f"zij heeft meer dan {MAX_TEXTS} teksten naast de cellen")]
            )
    return tuple(found)


def _all(archive: Archive, parts: Parts) -> Iterator[tuple[Place, str]]:
    for kind, path in parts.targets("").values():
        if kind.endswith(_PROPERTIES):
            yield from _Texts(archive, "eigenschap").read(path)
    for kind, path in parts.related.values():
        if kind.endswith(_PERSONS):
            yield from _Texts(archive, "persoon").read(path)
    for sheet, part in parts.sheets.items():
        if posixpath.join(posixpath.dirname(part), "_rels", f"{posixpath.basename(part)}.rels") not in archive:
            continue
        for kind, path in parts.targets(part).values():
            if kind.endswith(_BESIDE):
                yield from _Texts(archive, "opmerking", sheet).read(path)


class _Texts:
    """Takes the texts out of one part of a workbook."""

    def __init__(self, archive: Archive, what: str, sheet: str = "") -> None:
        self.archive, self.what, self.sheet = archive, what, sheet
        self.found: list[tuple[Place, str]] = []
        self.reference = ""
        self.inside = 0
        self.pieces: list[str] = []

    def read(self, part: str) -> Iterator[tuple[Place, str]]:
        if part not in self.archive:
            return
        for _ in self.archive.parse(part, self._start, self._end, self.pieces.append):
            yield from self.found
            self.found.clear()

    def _start(self, tag: str, attributes: Attributes) -> None:
        if not self.inside:
            self.pieces.clear()
        if tag in _ONE_TEXT:
            self.inside += 1
            self.reference = attribute(attributes, "ref")
            for name in _NAMES:
                self._add(attribute(attributes, name), tag)

    def _end(self, tag: str) -> None:
        if tag in _ONE_TEXT:
            self.inside -= 1
        if not self.inside:
            self._add("".join(self.pieces), tag)
            self.pieces.clear()
            self.reference = ""

    def _add(self, text: str, tag: str) -> None:
        text = text.strip()
        if not text:
            return
        if self.reference and self.sheet:
            where = f"{printable(self.sheet)}!{printable(self.reference)}"
            row = self.reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            line = int(row) if row.isdecimal() and len(row) < 9 else 1
            self.found.append((cell_place(self.archive.file, line, 1, self.what, text, where), text))
        else:
            shown = printable(f"{self.what} {tag}: {text}")
            self.found.append((Place(self.archive.file, source_line=shown), text))
