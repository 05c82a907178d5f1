"""The words that the program itself puts on paper, read from ``report_templates/paper/words.yaml``."""

from __future__ import annotations

from functools import cache

from compliance.report.word_file import read_words
from compliance.report.words import Pair
from compliance.rulebook.base import Model


class CellWords(Model):
    """What has to be written in a cell of a list or table, by the kind of answer."""

    date: str
    instant: str
    instants: str
    dates: str


class HeaderWords(Model):
    """What is asked on the first page."""

    visit: str
    visit_ask: str
    reference_ask: str
    start_ask: str
    filled_in_by: str
    filled_in_by_ask: str
    same: str


class FactWords(Model):
    """What the first page tells about the questionnaire."""

    rulebook: str
    rulebook_text: str
    checked_until: str
    digest: str
    typing: str


class PaperWords(Model):
    """All words of the questionnaire on paper."""

    count: Pair
    optional_count: Pair
    numbers: Pair
    optional: str
    counted: Pair
    several: str
    choice_cell: str
    none_of_these: str
    none_in_cell: str
    none_in_list: str
    none_in_rows: str
    none_moment: str
    still_running: str
    none_moments: str
    maximum: str
    decimal: str
    moments: str
    dates: str
    day: str
    month: str
    year: str
    hour: str
    minute: str
    hours: str
    minutes: str
    of: str
    corner: str
    row: str
    record: str
    records: str
    cells: CellWords
    header: HeaderWords
    facts: FactWords


@cache
def load_paper_words() -> PaperWords:
    """Read the words that come with the program. Raises ``FaultyFile`` when the file does not have their form."""
    return read_words("paper/words.yaml", PaperWords)
