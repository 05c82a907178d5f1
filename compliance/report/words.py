"""The words that the program itself puts in a report, read from ``report_templates/words.yaml``.

Every key is typed: a word that is missing or misspelt in that file is an error, not an empty place in a report.
"""

from __future__ import annotations

from functools import cache

from compliance.files.fault import Fault, FaultyFile
from compliance.files.shipped import shipped_folder
from compliance.files.text import decode, read_bytes
from compliance.files.yaml_file import read_yaml
from compliance.rulebook.base import Model
from compliance.rulebook.model import Power, Severity
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.shape import read_shape

Pair = tuple[str, str]
"""A singular and a plural."""


class Secondary(Model):
    """What a finding is called that is another finding's fact."""

    word: str
    symbol: str
    meaning: str


class PowerWords(Model):
    """How measures are introduced that lie in one party's power."""

    title: str
    note: str
    by: str


class ConclusionWords(Model):
    """The sentences of the conclusion."""

    deviations: Pair
    improvements: Pair
    breaches: Pair
    only_improvements: str
    urgent: Pair
    secondary: Pair
    no_conclusion: str
    unknown: Pair
    judgement: Pair
    contradictions: Pair
    clean: str
    tested: Pair
    tested_all: Pair
    not_applicable: str
    nothing: str
    no_judgement: str


class AnswerWords(Model):
    """What stands where an answer is missing, does not count, or was counted."""

    none: str
    waiting: str
    waiting_given: str
    closed: str
    closed_given: str
    counted: str
    typed: str
    no_records: str
    none_in_rows: str
    optional: str
    field: str
    record: str
    number: str
    more_records: str
    left_out: Pair


class CoverWords(Model):
    """The labels of the title page."""

    setting: str
    house: str
    period: str
    period_unknown: str
    period_text: str
    reference_date: str
    filled_in_by: str
    profile: str
    profile_text: Pair
    themes: Pair
    rulebook: str
    rulebook_text: str
    checked_until: str
    digest: str
    report_digest: str
    not_filled_in: str
    beyond: str


class ListWords(Model):
    """Words around lists and counts."""

    of: str
    of_none: str
    more: Pair
    more_open: Pair
    more_missing: Pair
    waiting_norms: Pair
    plan_open: Pair
    unremarkable: str
    members_left_out: str
    in_force: str
    in_force_until: str
    norms_since: str
    theme_total: Pair
    none_here: str


class ChartWords(Model):
    """The text alternatives of the charts."""

    outcomes: str
    groups: str
    limit: str
    unknown: str


class ColophonWords(Model):
    """The labels of the colophon."""

    program: str
    rulebook: str
    rulebook_digest: str
    report_digest: str
    libraries: str
    font: str
    font_text: str


class AdviceWords(Model):
    """What is said around the advice."""

    now: str
    now_lead: str
    now_lead_but: str
    beyond: str
    beyond_lead: str
    next_time: str
    next_lead: str
    first: str
    decides: tuple[str, str]
    waits: tuple[str, str]
    nothing: str


class PublicWords(Model):
    """What is said in the version for publication."""

    title: str
    lead: str
    left_out: tuple[str, ...]
    answers: str
    line: str


class OwnWords(Model):
    """What is said about rules of one's own, on page one."""

    lead: str
    added: str
    none_added: str
    changed: str
    none_changed: str
    change: str


class Words(Model):
    """All words of ``words.yaml``."""

    outcomes: dict[Outcome, str]
    secondary: Secondary
    severities: dict[Severity, str]
    urgent: str
    powers: dict[Power, PowerWords]
    conclusion: ConclusionWords
    answers: AnswerWords
    cover: CoverWords
    own: OwnWords
    public: PublicWords
    advice: AdviceWords
    lists: ListWords
    charts: ChartWords
    colophon: ColophonWords


@cache
def load_words() -> Words:
    """Read the words that come with the program. Raises ``FaultyFile`` when the file does not have their form."""
    path = str(shipped_folder("report_templates") / "words.yaml")
    faults: list[Fault] = []
    words = read_shape(read_yaml(decode(read_bytes(path), path), path), Words, faults)
    if words is None:
        raise FaultyFile(faults)
    return words


def counted_words(pair: Pair, number: int, **words: object) -> str:
    """Give the singular or plural of a sentence with its number filled in."""
    return pair[0 if number == 1 else 1].format(number=number, **words)
