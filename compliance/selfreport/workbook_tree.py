"""What was filled in, gathered by the places of the self-report, and the nodes that it becomes.

The cells of one answer may stand far apart: the whole on one sheet, its parts on another one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from compliance.files.fault import Fault, fault
from compliance.files.node import Mapping, Node, Place, Scalar, Sequence
from compliance.selfreport.answers import ANSWER, EVIDENCE, NOTE
from compliance.selfreport.workbook_layout import ROLES, Path


@dataclass
class Branch:
    """What was filled in at one place of the self-report, and below it."""

    place: Place
    name: str = ""
    own: dict[str, Scalar] = field(default_factory=dict)
    parts: dict[str, Branch] = field(default_factory=dict)
    listed: bool = False
    """Whether the parts are records, by number."""
    known: bool = True
    """Whether there is such a place; one that is not there is told by the reader, also where nothing was filled in."""

    def at(self, path: Path, place: Place) -> Branch:
        """Give the branch at the end of a path; it grows where it was not there yet."""
        branch = self
        for part in path:
            name = f"{branch.name}/{part}" if branch.name else part
            branch = branch.parts.setdefault(part, Branch(place, name))
        return branch


def node_of(branch: Branch, faults: list[Fault]) -> Node | None:
    """Give the node of a branch, or ``None`` where nothing was filled in; adds W508."""
    parts = {key: node for key, part in branch.parts.items() if (node := node_of(part, faults)) is not None}
    answer, evidence, note = (branch.own.get(role) for role in ROLES)
    if answer is not None and parts:
        first = next(iter(parts))
        faults.append(fault("W508", answer.place, name=branch.name, first=branch.parts[first].place.cell))
    inner: Node | None = answer
    if inner is None and parts and branch.listed:
        last = max(map(int, parts))
        records = (parts.get(str(number), Scalar("", branch.place)) for number in range(1, last + 1))
        inner = Sequence(tuple(records), branch.place)
    elif inner is None and parts:
        inner = Mapping(
            tuple((Scalar(key, branch.parts[key].place), node) for key, node in parts.items()), branch.place
        )
    elif inner is None and not branch.known:
        inner = Scalar("", branch.place)
    if evidence is None and note is None:
        return inner
    given = ((ANSWER, inner or Scalar("", branch.place)), (EVIDENCE, evidence), (NOTE, note))
    pairs = tuple((Scalar(key, node.place), node) for key, node in given if node is not None)
    return Mapping(pairs, branch.place)
