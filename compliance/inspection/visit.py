"""The visit list: what an inspector goes and looks at, in the order of a walk through the house."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.result import Assessment, NormResult
from compliance.assessment.validity import fields_read, fields_tested, question_of
from compliance.inspection.model import Grade, InspectionFile
from compliance.rulebook.outcome import Outcome

STATIONS = (
    ("Op de groep en in de kamers", ("groepsgrootte", "kamerdeuren", "huisregels", "dagelijks", "open_hulp")),
    ("In de veilige ruimte", ("veilige_ruimte", "insluiting")),
    (
        "In gesprek met jongeren en medewerkers",
        ("toezicht", "beperkingen", "onderzoek", "vervoer", "klachten", "passende_hulp"),
    ),
    ("In de dossiers", ("grondslag", "machtiging", "plan", "besluit", "registratie")),
    ("In gesprek met de leiding", ("beleid", "randvoorwaarden")),
)
"""The walk: where one looks, and which themes one looks at there."""

ELSEWHERE = "Verder"
"""Where what is left of the walk stands: themes of an own rulebook, background, earlier law."""


class Why(StrEnum):
    """Why a norm is on the list."""

    BREACHED = "volgens de zelfrapportage niet in orde"
    JUDGE = "vraagt een oordeel van de inspecteur"
    UNKNOWN = "niet te zeggen: er ontbreken antwoorden"
    UNSEEN = "voldoet volgens opgave, niemand heeft het gezien"


@dataclass(frozen=True, slots=True)
class Look:
    """One norm to look at: why, what the answers name as evidence, and what the rulebook says to look for."""

    result: NormResult
    why: Why
    named: tuple[str, ...]
    look_for: str


@dataclass(frozen=True, slots=True)
class Station:
    """A stop of the walk, with what to look at there."""

    title: str
    looks: tuple[Look, ...]


def visit_list(assessment: Assessment, written: InspectionFile | None = None) -> tuple[Station, ...]:
    """Give what is to be looked at, stop by stop.

    With an inspection file, what was judged in it and rests on what was seen is left out.
    """
    looks = [one for result in assessment.norms if (one := _look(result, assessment, written)) is not None]
    stations = []
    walked: set[str] = set()
    for title, themes in STATIONS:
        walked.update(themes)
        here = tuple(one for theme in themes for one in looks if one.result.norm.theme == theme)
        stations.append(Station(title, here))
    stations.append(Station(ELSEWHERE, tuple(one for one in looks if one.result.norm.theme not in walked)))
    return tuple(station for station in stations if station.looks)


def _look(result: NormResult, assessment: Assessment, written: InspectionFile | None) -> Look | None:
    entry = written.entry(result.id) if written is not None else None
    if entry is not None and entry.judgement is not None and entry.grade is Grade.SEEN:
        return None
    why = {
        Outcome.NORMAFWIJKING: Why.BREACHED,
        Outcome.VERBETERPUNT: Why.BREACHED,
        Outcome.OORDEEL_INSPECTEUR: Why.JUDGE,
        Outcome.ONVOLDOENDE_INFORMATIE: Why.UNKNOWN,
        Outcome.VOLDOET: Why.UNSEEN,
    }.get(result.outcome)
    if why is None:
        return None
    return Look(result, why, _evidence(result, assessment), result.norm.evidence or _hint(result, assessment))


def _hint(result: NormResult, assessment: Assessment) -> str:
    """Give what the first question that a norm tests names as evidence, where the norm itself names nothing."""
    vocabulary = vocabulary_of(assessment.rulebook)
    questions = (question_of(name, vocabulary) for name in fields_tested(result.norm, vocabulary))
    return next((one.evidence for one in questions if one is not None and one.evidence), "")


def _evidence(result: NormResult, assessment: Assessment) -> tuple[str, ...]:
    """Give the evidence that the answers name on which a norm rests, each once."""
    vocabulary = vocabulary_of(assessment.rulebook)
    found: dict[str, None] = {}
    for name in fields_read(result.norm, vocabulary):
        question = question_of(name, vocabulary)
        answer = assessment.report.answer(question.id) if question is not None else None
        if answer is not None and answer.evidence:
            found[answer.evidence] = None
    return tuple(found)
