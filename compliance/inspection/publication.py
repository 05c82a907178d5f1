"""The version of an inspection for the public: the report of the state ``openbaar`` says and holds nothing else.

What inspectors wrote is theirs to publish and stays as it is. What the location filled in is published as
``vbm report --public`` publishes it, with the outcomes as they are. Codes of persons and everything from which an
answer could be guessed back are left out.
"""

from __future__ import annotations

from dataclasses import replace

from compliance.assessment.publication import publish
from compliance.inspection.model import InspectionFile, Progress, Reaction, State
from compliance.inspection.reader import Inspection
from compliance.inspection.statements import statements_of

OTHERWISE = "anders"
"""Stands in the place of the digest of a statement that was changed after somebody reacted to it."""


def issued(inspection: Inspection) -> Inspection:
    """Give an inspection as its report tells it: in the state ``openbaar`` for the public, in every other as it is."""
    if inspection.written.progress.state is not State.PUBLIC or inspection.assessment.public:
        return inspection
    published = replace(inspection, assessment=publish(inspection.assessment), text="", digest="")
    progress = inspection.written.progress.model_copy(update={"author": None, "second": None})
    reactions = tuple(_reaction(one, inspection, published) for one in inspection.written.reactions)
    used = inspection.written.report.model_copy(update={"file": "", "digest": ""})
    update = {"report": used, "progress": progress, "reactions": reactions, "no_persons": ()}
    return replace(published, written=inspection.written.model_copy(update=update))


def opened_up(written: InspectionFile, progress: Progress) -> InspectionFile:
    """Give an established inspection file in the state of a publication of it, as ``progress`` tells that."""
    update = {"state": progress.state, "public_on": progress.public_on}
    return written.model_copy(update={"progress": written.progress.model_copy(update=update)})


def _reaction(one: Reaction, inspection: Inspection, published: Inspection) -> Reaction:
    """Give a reaction that still tells whether its statement was changed: the digest is that of the published text.

    That of the text as it was given could tell an answer: few texts are possible.
    """
    if one.text_was is None:
        return one
    given, public = (
        next(found for found in statements_of(some.written, some.assessment) if found.id == one.fact)
        for some in (inspection, published)
    )
    same = one.text_was == given.digest
    return one.model_copy(update={"text_was": public.digest if same else OTHERWISE})
