"""The languages in which a report can be written, for the words that are its own."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """A language, by the code that HTML and PDF know it by."""

    DUTCH = "nl"
    ENGLISH = "en"
