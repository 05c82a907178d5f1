"""The words of an overview of many locations, read from ``report_templates/overview/words.yaml`` and typed."""

from __future__ import annotations

from functools import cache

from compliance.inspection.overview import Tally
from compliance.report.word_file import read_words
from compliance.report.words import Pair
from compliance.rulebook.base import Model


class OverviewCover(Model):
    """The labels of the first page and the colophon."""

    used: str
    used_now: Pair
    used_then: Pair
    days: str
    days_then: str
    days_text: str
    profile: str
    rulebook: str
    rulebook_text: str
    checked_until: str
    digest: str
    answers_digest: str
    program: str
    libraries: str
    unusable: str
    unusable_now: str
    unusable_then: str
    beyond: str


class Heading(Model):
    """A part of an overview: its place and its title."""

    id: str
    title: str


class ShortWords(Heading):
    """The summary."""

    kind: Pair
    kind_then: Pair
    trends: str
    without: str
    line: str


class TableWords(Heading):
    """The inspectorate's tables."""

    lead: str
    closed: str
    beside_caption: str
    rounds: str
    nobody: str
    row: str
    measure: str
    then: str
    now: str
    trend: str
    same: str
    same_then: str
    same_now: str
    same_trend: str
    caption: str
    two: str
    how: str
    how_text: str
    silent_caption: str
    round: str
    silent: str
    elsewhere: str
    numbered: str


class PublishedWords(Heading):
    """What was published, as context."""

    lead: str
    caption: str
    first: str
    second: str
    word: str
    traps: str
    number: str
    without_of: str
    none: str


class ThemeWords(Heading):
    """Outcomes by theme."""

    lead: str
    count_caption: str
    theme: str
    matrix_caption: str
    location: str


class NormWords(Heading):
    """One norm over all locations."""

    caption: str
    kind: str
    outcome: str
    severity: str
    reason: str


class GroupWords(Heading):
    """Sizes of groups."""

    lead: str
    heading: Pair
    none_over: Pair
    six: str
    four: str
    axis: str
    unknown: Pair
    caption: str
    size: str
    count: str
    where: str
    not_known: str


class RegionWords(Heading):
    """Small multiples by region."""

    lead: str
    lead_now: str
    none: str
    short: str
    panel: str
    caption: str
    change: str
    higher: str


class CompletenessWords(Heading):
    """How complete the self-reports are."""

    lead: str
    caption: str
    location: str
    kind: str
    day: str
    answered: str
    contradictions: str


class ContextWords(Heading):
    """What is context and never a finding."""

    lead: str
    source: str


class OverviewWords(Model):
    """All words of an overview."""

    title: Pair
    kinds: dict[str, str]
    of: str
    of_none: str
    nobody: str
    not_here: str
    no_word: str
    names_more: str
    cover: OverviewCover
    short: ShortWords
    tables: TableWords
    published: PublishedWords
    themes: ThemeWords
    norm: NormWords
    groups: GroupWords
    regions: RegionWords
    completeness: CompletenessWords
    context: ContextWords
    colophon: Heading

    def kind(self, key: str) -> str:
        """Give what a kind of care is called; its key where the rulebook has one of its own."""
        return self.kinds.get(key, key)

    def tally(self, tally: Tally) -> str:
        """Give a count with its denominator in words; without insight the reason why there is none."""
        if not tally.of:
            return self.not_here if tally.elsewhere and not tally.silent else self.nobody
        return self.of.format(number=tally.count or self.of_none, total=tally.of)


@cache
def load_overview_words() -> OverviewWords:
    """Read the words that come with the program. Raises ``FaultyFile`` when the file does not have their form."""
    return read_words("overview/words.yaml", OverviewWords)
