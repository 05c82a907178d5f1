"""The tree of a file: mappings, lists and words, each with the place where it stood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: line and column count from 1, ``width`` in characters; line 0 is the file as a whole.

    ``source_line`` may be a part of the line: it begins ``offset`` characters after the line does. In a workbook the
    line is the row, the column is that of the sheet, and ``cell`` is what a reader calls the place: ``Blad1!B7``.
    """

    file: str
    line: int = 0
    column: int = 0
    width: int = 1
    source_line: str = field(default="", compare=False, repr=False)
    offset: int = field(default=0, compare=False, repr=False)
    cell: str = field(default="", compare=False, repr=False)

    @property
    def where(self) -> str:
        """The file with the line, or the file alone where the place is the whole of it."""
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Scalar:
    """One word, number or text as it was written. ``quoted`` tells that the writer put it between quotes."""

    text: str
    place: Place
    quoted: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing was filled in: an empty place, ``null`` or ``~`` without quotes."""
        return not self.quoted and self.text in {"", "null", "~"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes in the order of the file."""

    items: tuple[Node, ...]
    place: Place

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs of a key and a node, in the order of the file. Keys are unique."""

    pairs: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """Give the node under ``key``, or ``None``."""
        for name, node in self.pairs:
            if name.text == key:
                return node
        return None

    def key(self, key: str) -> Scalar | None:
        """Give the key itself, with its place, or ``None``."""
        for name, _ in self.pairs:
            if name.text == key:
                return name
        return None

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.pairs)


Node = Scalar | Sequence | Mapping
