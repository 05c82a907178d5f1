"""The free texts of an inspection file, and what in them looks like a person."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.files.fault import Fault
from compliance.files.node import Mapping, Node, Scalar, Sequence
from compliance.inspection.model import NO_PERSON
from compliance.inspection.reader import Inspection
from compliance.selfreport.free_texts import FreeText, PersonFinding, warnings_about

TYPED = frozenset({"wat", "tekst", "vervallen", "motivering", "reden_termijn", "waarom", "wijziging", "rollen"})
"""The keys behind which somebody writes what they want; the code of a person is checked by itself."""


def inspection_warnings(inspection: Inspection) -> tuple[tuple[PersonFinding, ...], tuple[Fault, ...]]:
    """Give what in an inspection file looks like a person, and the recorded marks that belong to nothing found.

    Findings whose mark is recorded under ``geen_persoonsgegeven`` are left out. The self-report is not looked at here.
    """
    assessment = inspection.assessment
    marks = inspection.node.get(NO_PERSON) if isinstance(inspection.node, Mapping) else None
    recorded = {one.text: one.place for one in _scalars(marks)}
    return warnings_about(inspection_texts(inspection.node), recorded, assessment.reference_date, assessment.rulebook)


def inspection_texts(node: Node, path: tuple[str, ...] = ()) -> Iterator[FreeText]:
    """Give every text that somebody typed in an inspection file; the path of a text is that of its keys.

    What is in a list is numbered from 0, as in the form of the inspector.
    """
    if isinstance(node, Mapping):
        for key, value in node:
            yield from inspection_texts(value, (*path, key.text))
    elif isinstance(node, Sequence):
        for number, value in enumerate(node):
            yield from inspection_texts(value, (*path, str(number)))
    elif not node.blank and (path[-1] in TYPED or path[-2:-1] == ("rollen",)):
        yield FreeText(".".join(path), node.place, node.text)


def _scalars(node: Node | None) -> tuple[Scalar, ...]:
    return tuple(one for one in node if isinstance(one, Scalar)) if isinstance(node, Sequence) else ()
