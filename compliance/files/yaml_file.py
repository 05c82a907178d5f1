"""YAML, a subset: no anchors, aliases, merge keys or tags, no key twice, bounded depth, one document.

The events of the parser become nodes in one pass, without recursion, so that neither an alias bomb nor three thousand
brackets can hurt: what is refused is refused before anything is built from it. Words stay words; what they mean is
for the question or the rule to say, never for the parser (no ``no`` that turns into false, no ``1:30`` into 90).
"""

from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from compliance.files.fault import Fault, FaultList, FaultyFile, fault
from compliance.files.node import Mapping, Node, Place, Scalar, Sequence
from compliance.files.text import unprintable

MAX_DEPTH = 12
MAX_NODES = 400_000


def parser() -> YAML:
    """Give the YAML parser that is used: the one in C, which ``ruamel.yaml.clib`` brings."""
    return YAML(typ="safe", pure=False)


class _Open:
    """A mapping or a list that is being read."""

    __slots__ = ("items", "key", "keys", "mapping", "place")

    def __init__(self, place: Place, *, mapping: bool) -> None:
        self.place = place
        self.mapping = mapping
        self.items: list[Any] = []
        self.key: Scalar | None = None
        self.keys: dict[str, Scalar] = {}


class _Builder:
    """Turns parser events into nodes and collects faults on the way."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.faults = FaultList()
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.nodes = 0

    def place(self, mark: Any, end: Any = None) -> Place:
        line: int = mark.line
        source = self.lines[line] if line < len(self.lines) else ""
        column = min(mark.column, len(source))
        width = 1
        if end is not None and end.line == line and end.column > mark.column:
            width = end.column - mark.column
        elif end is not None:
            width = max(1, len(source.rstrip()) - column)
        return Place(self.file, line + 1, column + 1, width, source)

    def refuse(self, code: str, event: Any, **words: object) -> None:
        self.faults.append(fault(code, self.place(event.start_mark, event.end_mark), **words))

    def handle(self, event: Any) -> bool:
        """Take one event; give False when reading must stop."""
        kind = type(event).__name__
        if kind == "AliasEvent":
            self.refuse("F012", event)
            self.add(Scalar("", self.place(event.start_mark, event.end_mark)))
        elif kind == "ScalarEvent":
            self.scalar(event)
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            if event.anchor:
                self.refuse("F012", event)
            if event.tag:
                self.refuse("F013", event)
            if len(self.stack) >= MAX_DEPTH:
                self.refuse("F014", event, limit=MAX_DEPTH)
                return False
            self.stack.append(_Open(self.place(event.start_mark), mapping=kind == "MappingStartEvent"))
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            done = self.stack.pop()
            self.add(
                Mapping(tuple(done.items), done.place) if done.mapping else Sequence(tuple(done.items), done.place)
            )
        elif kind == "DocumentStartEvent" and self.root is not None:
            self.refuse("F016", event)
            return False
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.refuse("F015", event, limit=MAX_NODES)
            return False
        return True

    def scalar(self, event: Any) -> None:
        if event.anchor:
            self.refuse("F012", event)
        if event.tag:
            self.refuse("F013", event)
        bad = next((one for one in event.value if one != "\n" and unprintable(one)), None)
        if bad is not None:
            self.refuse("F007", event, number=f"U+{ord(bad):04X}")
        quoted = bool(event.style)
        self.add(Scalar(event.value, self.place(event.start_mark, event.end_mark), quoted))

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if not parent.mapping:
            parent.items.append(node)
        elif parent.key is None:
            self.take_key(parent, node)
        else:
            parent.items.append((parent.key, node))
            parent.key = None

    def take_key(self, parent: _Open, node: Node) -> None:
        if not isinstance(node, Scalar):
            self.faults.append(fault("F017", node.place))
            parent.key = Scalar(f"?{len(parent.items)}", node.place)
            return
        if node.text == "<<" and not node.quoted:
            self.faults.append(fault("F012", node.place))
        first = parent.keys.get(node.text)
        if first is not None:
            self.faults.append(fault("F011", node.place, key=node.text, line=first.place.line))
            parent.key = Scalar(f"{node.text}?{len(parent.items)}", node.place)
            return
        parent.keys[node.text] = node
        parent.key = node


def read_yaml(text: str, file: str) -> Node:
    """Read YAML text into a node. ``file`` is the name that messages use.

    Raises ``FaultyFile`` with every fault of F010 to F017 that the text has.
    """
    builder = _Builder(text, file)
    try:
        for event in parser().parse(text):
            if not builder.handle(event):
                break
    except MarkedYAMLError as error:
        builder.faults.append(_syntax_fault(error, builder))
    except YAMLError:
        builder.faults.append(fault("F010", Place(file, 1, 1), why="dit is geen leesbare YAML"))
    if builder.faults:
        raise FaultyFile(builder.faults)
    if builder.root is None:
        raise FaultyFile([fault("F005", Place(file))])
    return builder.root


_BACKSLASH = "tussen dubbele aanhalingstekens heeft een \\ een bijzondere betekenis; gebruik enkele aanhalingstekens"
_REASONS = (
    ("tab character", "er staat een tab waar spaties horen"),
    (
        "cannot start any token",
        "er staat een teken dat hier niet mag; zet tekst met bijzondere tekens tussen aanhalingstekens",
    ),
    ("block sequence entries", "een streepje kan hier niet staan; begin er een nieuwe regel mee"),
    ("mapping keys are not", "een vraagteken kan hier niet staan; zet de tekst tussen aanhalingstekens"),
    ("unexpected ':'", "zet een tijd, of tekst met een dubbele punt, tussen aanhalingstekens"),
    ("could not find expected ':'", "er ontbreekt een dubbele punt na een naam"),
    ("escape", _BACKSLASH),
    ("hexdecimal", _BACKSLASH),
    ("directive", "een regel kan niet met een procentteken beginnen"),
    ("did not find expected key", "een regel springt niet goed in, of er ontbreekt een aanhalingsteken"),
    ("'-' indicator", "een regel springt niet goed in, of er ontbreekt een streepje"),
    ("block end", "een regel springt niet goed in"),
    ("document start", "een regel springt niet goed in, of hier staat iets na het einde"),
    ("unexpected end", "er ontbreekt een aanhalingsteken aan het einde"),
    (
        "expected node content",
        "hier hoort een waarde; zet tekst die met een haakje of komma begint tussen aanhalingstekens",
    ),
    ("',' or", "er ontbreekt een komma of een haakje"),
)


def _syntax_fault(error: MarkedYAMLError, builder: _Builder) -> Fault:
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return fault("F010", Place(builder.file, 1, 1), why="dit is geen leesbare YAML")
    at_end = not "".join(builder.lines[mark.line :]).strip()
    place = builder.place(error.context_mark if at_end and error.context_mark else mark)
    if "tag" in problem.split() or "tag" in context.split():
        return fault("F013", builder.place(error.context_mark or mark))
    if "anchor" in context or "alias" in context:
        return fault("F012", builder.place(error.context_mark or mark))
    if "mapping values" in problem:
        return fault("F010", place, why=_colon(place))
    if "cannot start" in problem and place.source_line[place.column - 1 :].startswith("\t"):
        problem = "tab character"
    if "',' or" in problem and place.source_line[place.column - 1 :].startswith("?"):
        problem = "mapping keys are not"
    why = next((reason for sign, reason in _REASONS if sign in problem), "deze regel is geen leesbare YAML")
    return fault("F010", place, why=why)


def _colon(place: Place) -> str:
    """Tell why a colon cannot stand here: the second on its line, or after a line that was not finished."""
    if ": " in place.source_line[: place.column - 1]:
        return 'er staat een ": " te veel; zet tekst met een dubbele punt tussen aanhalingstekens'
    return "deze regel springt te ver in, of op de regel erboven ontbreekt een dubbele punt met een spatie erachter"
