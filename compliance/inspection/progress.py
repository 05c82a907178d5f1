"""The states of an inspection report: what is possible next, and what each state needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from compliance.inspection.model import Decision, InspectionFile, State

NEXT = {
    State.CONCEPT: (State.REACTION_ASKED,),
    State.REACTION_ASKED: (State.CONCEPT, State.ESTABLISHED),
    State.ESTABLISHED: (State.PUBLIC,),
    State.PUBLIC: (),
}
"""The states that can follow a state. What was established does not become a concept again."""

STATE_WORDS = {
    State.CONCEPT: "Concept",
    State.REACTION_ASKED: "Concept voor reactie",
    State.ESTABLISHED: "Vastgesteld",
    State.PUBLIC: "Vastgesteld en openbaar",
}
"""What a report of a state is called, on every page."""

_CODE = re.compile(r"(?=.*\d)[A-Za-z0-9][A-Za-z0-9._-]{0,23}")


@dataclass(frozen=True, slots=True)
class Reversed:
    """A day of the state that is before the day that it follows. ``after`` says where that other day is written."""

    key: str
    day: date
    after: str
    after_day: date


def is_code(word: str) -> bool:
    """Whether a word can be a code of a person: short, without spaces, with a digit in it, so that no name passes."""
    return _CODE.fullmatch(word) is not None


def same_person(written: InspectionFile) -> bool:
    """Whether one code stands both for who wrote the report and for who established it."""
    one, other = written.progress.author, written.progress.second
    return one is not None and other is not None and one.casefold() == other.casefold()


def reversed_days(written: InspectionFile) -> Iterator[Reversed]:
    """Give the days that cannot be in this order; two on one day can, and a day that is not given is not compared."""
    progress = written.progress
    last_visit = max(written.visit.days, default=None)
    pairs = (
        ("concept_van", progress.concept_on, "bezoek: data", last_visit),
        ("reactie_tot", progress.reaction_until, "concept_van", progress.concept_on),
        ("vastgesteld_op", progress.established_on, "concept_van", progress.concept_on),
        ("openbaar_op", progress.public_on, "vastgesteld_op", progress.established_on),
    )
    for key, day, after, after_day in pairs:
        if day is not None and after_day is not None and day < after_day:
            yield Reversed(key, day, after, after_day)


def lacking(written: InspectionFile, state: State) -> tuple[str, ...]:
    """Give what an inspection file still needs before it can be in a state, in words; empty when nothing is lacking.

    A later state needs all that the states before it need.
    """
    progress, visit = written.progress, written.visit
    judged = any(entry is not None and entry.judgement for entry in written.norms.values())
    needs = {
        State.CONCEPT: (),
        State.REACTION_ASKED: (
            (progress.author, "de code van wie het opstelde (status: opgesteld_door)"),
            (progress.concept_on, "de dag van het concept (status: concept_van)"),
            (progress.reaction_until, "de dag tot wanneer de aanbieder kan reageren (status: reactie_tot)"),
            (visit.kind, "of het bezoek was aangekondigd (bezoek: soort)"),
            (visit.days or visit.kind == "zonder bezoek", "de dagen van het bezoek (bezoek: data)"),
            (judged, "een oordeel over ten minste één norm (normen)"),
        ),
        State.ESTABLISHED: (
            (progress.second, "de code van wie het vaststelde (status: vastgesteld_door)"),
            (progress.established_on, "de dag waarop het is vastgesteld (status: vastgesteld_op)"),
            (
                written.reactions or progress.no_reaction == "ja",
                "de reactie van de aanbieder (reacties), of: geen_reactie: ja",
            ),
            *((one.decision, f"een besluit over de reactie op {one.fact} (reacties)") for one in written.reactions),
        ),
        State.PUBLIC: ((progress.public_on, "de dag waarop het openbaar is gemaakt (status: openbaar_op)"),),
    }
    found = [words for one in State if one.rank <= state.rank for present, words in needs[one] if not present]
    return tuple(dict.fromkeys(found))


def undecided(decision: Decision | None, why: str | None, change: str | None) -> tuple[str, ...]:
    """Give the keys that a decision about a reaction needs and does not have."""
    wanted = {
        None: (),
        Decision.TAKEN_OVER: (("wijziging", change),),
        Decision.PARTLY: (("waarom", why), ("wijziging", change)),
        Decision.NOT: (("waarom", why),),
    }
    return tuple(key for key, value in wanted[decision] if value is None)
