"""The languages in which a report can be written, for the words that are its own.

The words of a report are Dutch where they are written: in the templates and in ``words.yaml``. For another language
there is a folder with what each of them is called there. What comes out of the rulebook, a self-report or an
inspection file is nobody's to translate: it stays Dutch, and is marked as such.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

from compliance.report.passage import Passage, filled, in_dutch, with_terms
from compliance.report.word_file import read_words
from compliance.rulebook.base import Model
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import day_text


class Language(StrEnum):
    """A language, by the code that HTML and PDF know it by."""

    DUTCH = "nl"
    ENGLISH = "en"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Catalogue(Model):
    """``english/catalogue.yaml``: texts of ours that are not in a file of words, and Dutch terms with their gloss.

    ``messages`` are from the Dutch of a template to English. ``glosses`` are what a Dutch term that a report keeps
    means, in a few words: one table, from which come the outcomes in English and the glossary.
    """

    messages: dict[str, str]
    glosses: dict[str, str]


@cache
def catalogue() -> Catalogue:
    """Read the catalogue that comes with the program. Raises ``FaultyFile`` when it does not have its form."""
    return read_words("english/catalogue.yaml", Catalogue)


def translated(text: str, language: Language) -> str:
    """Give a text of ours in a language; how its lines are broken does not count.

    Raises ``KeyError`` where the catalogue does not have it: a report is whole in its language or is not made.
    """
    if language is Language.DUTCH:
        return text
    return with_terms(catalogue().messages[" ".join(text.split())])


def dutch(text: str, language: Language) -> str:
    """Give a text that stays Dutch, marked where the report is in another language."""
    return text if language is Language.DUTCH or not text or isinstance(text, Passage) else in_dutch(text)


def gloss(term: str) -> str:
    """Say in a few English words what a Dutch term means."""
    return catalogue().glosses[term]


def glossed(term: str, language: Language) -> str:
    """Give a Dutch term, in another language with what it means behind it."""
    if language is Language.DUTCH:
        return term
    # A term that ends in parentheses gets its gloss in brackets, as in print: two pairs beside each other read badly.
    frame = "{term} [{gloss}]" if term.endswith(")") else "{term} ({gloss})"
    return filled(frame, term=in_dutch(term), gloss=gloss(term))


def outcome_words(outcome: Outcome, language: Language) -> str:
    """Give an outcome in words: the Dutch word is what it is called everywhere, so that comes first."""
    return glossed(outcome.printed, language)


def judgement_words(outcome: Outcome, language: Language) -> str:
    """Give a judgement in words: *voldoet* of an inspector does not rest on what was stated alone."""
    return glossed("voldoet" if outcome is Outcome.VOLDOET else outcome.printed, language)


def day_words(day: date, language: Language) -> str:
    """Give a date as a reader says it: ``30 juni 2025``, ``30 June 2025``."""
    return day_text(day) if language is Language.DUTCH else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
