"""The words of an inspection report and of a comparison of rounds, from ``inspection/words.yaml`` or their English."""

from __future__ import annotations

from functools import cache

from compliance.inspection.model import Decision, Grade
from compliance.inspection.rounds import Cause
from compliance.report.language import Language
from compliance.report.word_file import read_words
from compliance.report.words import Own, Pair
from compliance.rulebook.base import Model


class InspectionFacts(Model):
    """The labels of the title page."""

    state: Own
    visit: Own
    visit_cited: Own
    roles: Own
    reference_date: Own
    author: Own
    concept_on: Own
    reaction_until: Own
    second: Own
    established_on: Own
    public_on: Own
    rulebook: Own
    rulebook_text: Own
    digest: Own
    file: Own
    not_filled_in: Own
    not_established: Own


class SummaryWords(Model):
    """The sentences of the summary."""

    judged: Own
    differs: Pair
    weak: Pair
    others: Own


class ReactionWords(Model):
    """What is said where the provider did not react."""

    not_yet: Own
    none_given: Own
    waiting: Own
    waiting_until: Own


class SinceWords(Model):
    """What is said about the previous round."""

    nothing: Own
    changed: Pair
    caused: Own
    causes: dict[Cause, Own]
    then_now: Own
    judged_then: Own
    not_there: Own
    none: Own


class InspectionWords(Model):
    """All words of the file."""

    language_note: Own = ""
    title: Own
    state_line: Own
    state_line_draft: Own
    other_rulebook: Own
    of: Own
    both: Own
    directly: Own
    done: Own
    not_done: Own
    facts: InspectionFacts
    summary: SummaryWords
    grades: dict[Grade, Own]
    follow_ups: dict[str, Own]
    decisions: dict[Decision, Own]
    undecided: Own
    reactions: ReactionWords
    since: SinceWords


INSPECTION_FILES = {Language.DUTCH: "inspection/words.yaml", Language.ENGLISH: "english/inspection.yaml"}


@cache
def inspection_words(language: Language = Language.DUTCH) -> InspectionWords:
    """Read the words that come with the program. Raises ``FaultyFile`` when the file does not have their form."""
    return read_words(INSPECTION_FILES[language], InspectionWords)
