"""The six outcomes of a norm, worst first."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Outcome(StrEnum):
    """What follows from the answers. The order of the members is worst first, and worst wins everywhere."""

    NORMAFWIJKING = "normafwijking"
    ONVOLDOENDE_INFORMATIE = "onvoldoende_informatie"
    OORDEEL_INSPECTEUR = "oordeel_inspecteur"
    VERBETERPUNT = "verbeterpunt"
    VOLDOET = "voldoet"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"

    @property
    def rank(self) -> int:
        """0 for the worst outcome, 5 for *not applicable*, which is neutral."""
        return _RANKS[self]

    @property
    def breached(self) -> bool:
        """Whether a requirement is not met, hard or soft."""
        return self in {Outcome.NORMAFWIJKING, Outcome.VERBETERPUNT}

    @property
    def printed(self) -> str:
        """The words that a reader sees."""
        return _PRINTED[self]


_RANKS = {outcome: rank for rank, outcome in enumerate(Outcome)}
_PRINTED = {
    Outcome.NORMAFWIJKING: "normafwijking",
    Outcome.ONVOLDOENDE_INFORMATIE: "onvoldoende informatie",
    Outcome.OORDEEL_INSPECTEUR: "ter beoordeling",
    Outcome.VERBETERPUNT: "verbeterpunt",
    Outcome.VOLDOET: "voldoet (volgens opgave)",
    Outcome.NIET_VAN_TOEPASSING: "niet van toepassing",
}


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Give the worst outcome; *not applicable* when there is none."""
    return min(outcomes, key=lambda outcome: outcome.rank, default=Outcome.NIET_VAN_TOEPASSING)
