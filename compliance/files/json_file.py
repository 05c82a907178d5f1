"""JSON into the same nodes as YAML, with the same limits and positions.

The standard library reads the text first and refuses what is not JSON; a second walk over the same text only has to
find out where things stand.
"""

from __future__ import annotations

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]  # undocumented in typeshed, public in the module

from compliance.files.fault import FaultList, FaultyFile, fault
from compliance.files.node import Mapping, Node, Place, Scalar, Sequence
from compliance.files.text import unprintable
from compliance.files.yaml_file import MAX_DEPTH, MAX_NODES

_SPACE = re.compile(r"[ \t\n\r]*")
_LITERAL = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|NaN|-?Infinity")
_WORDS = {"true": "ja", "false": "nee", "null": ""}


class _Walker:
    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.at = 0
        self.line = 0
        self.nodes = 0
        self.faults = FaultList()

    def place(self, start: int, end: int) -> Place:
        while self.starts[self.line + 1] <= start:
            self.line += 1
        source = self.lines[self.line]
        column = start - self.starts[self.line]
        return Place(self.file, self.line + 1, column + 1, max(1, min(end - start, len(source) - column)), source)

    def skip(self) -> str:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.text[self.at : self.at + 1]

    def node(self, depth: int) -> Node:
        sign = self.skip()
        start = self.at
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise FaultyFile([fault("F015", self.place(start, start + 1), limit=MAX_NODES)])
        if sign in "{[":
            if depth >= MAX_DEPTH:
                raise FaultyFile([fault("F014", self.place(start, start + 1), limit=MAX_DEPTH)])
            return self.mapping(depth) if sign == "{" else self.sequence(depth)
        return self.string() if sign == '"' else self.literal()

    def string(self) -> Scalar:
        start = self.at
        value, self.at = scanstring(self.text, start + 1, True)  # noqa: FBT003 - the signature of the standard library
        place = self.place(start, self.at)
        bad = next((one for one in value if one != "\n" and unprintable(one)), None)
        if bad is not None:
            self.faults.append(fault("F007", place, number=f"U+{ord(bad):04X}"))
        return Scalar(value, place, quoted=True)

    def literal(self) -> Scalar:
        found = _LITERAL.match(self.text, self.at)
        word = found.group() if found else ""
        start = self.at
        self.at += len(word)
        if word.endswith(("NaN", "Infinity")):
            self.faults.append(fault("F010", self.place(start, self.at), why=f"{word} is geen getal"))
        return Scalar(_WORDS.get(word, word), self.place(start, self.at))

    def sequence(self, depth: int) -> Sequence:
        place = self.place(self.at, self.at + 1)
        self.at += 1
        items: list[Node] = []
        while self.skip() != "]":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            items.append(self.node(depth + 1))
        self.at += 1
        return Sequence(tuple(items), place)

    def mapping(self, depth: int) -> Mapping:
        place = self.place(self.at, self.at + 1)
        self.at += 1
        pairs: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        while self.skip() != "}":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            key = self.string()
            self.skip()
            self.at += 1
            node = self.node(depth + 1)
            if key.text in seen:
                self.faults.append(fault("F011", key.place, key=key.text, line=seen[key.text].place.line))
                continue
            seen[key.text] = key
            pairs.append((key, node))
        self.at += 1
        return Mapping(tuple(pairs), place)


_REASONS = (
    ("',' delimiter", "er ontbreekt een komma of een haakje, of een aanhalingsteken staat te vroeg"),
    ("':' delimiter", "er ontbreekt een dubbele punt na een naam"),
    ("trailing comma", "er staat een komma te veel"),
    ("property name", "een naam staat niet tussen dubbele aanhalingstekens, of er staat een komma te veel"),
    ("Expecting value", "hier hoort een waarde; tekst staat tussen dubbele aanhalingstekens"),
    ("control character", "een tekst mag niet op de volgende regel doorgaan en geen tab hebben"),
    ("Unterminated", "er ontbreekt een aanhalingsteken aan het einde"),
    ("escape", "een \\ in een tekst moet u twee keer schrijven"),
    ("Extra data", "hier staat nog iets na het einde"),
)


def read_json(text: str, file: str) -> Node:
    """Read JSON text into a node. ``file`` is the name that messages use.

    ``true`` and ``false`` become ``ja`` and ``nee``; numbers stay words. Raises ``FaultyFile`` with F007, F010, F011,
    F014 or F015.
    """
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        lines = text.split("\n")
        source = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
        place = Place(file, error.lineno, error.colno, 1, source)
        why = next((reason for sign, reason in _REASONS if sign in error.msg), "dit is geen leesbare JSON")
        raise FaultyFile([fault("F010", place, why=why)]) from error
    except RecursionError as error:
        raise FaultyFile([fault("F014", Place(file), limit=MAX_DEPTH)]) from error
    walker = _Walker(text, file)
    node = walker.node(0)
    if walker.faults:
        raise FaultyFile(walker.faults)
    return node
