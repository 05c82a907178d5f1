"""The words that the program itself puts in a report, read from ``report_templates/words.yaml``, or their English.

Every key is typed: a word that is missing or misspelt in that file is an error, not an empty place in a report.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from compliance.report.language import Language, day_words, dutch
from compliance.report.passage import filled, with_terms
from compliance.report.word_file import read_words
from compliance.rulebook.base import Model
from compliance.rulebook.model import Power, Severity
from compliance.rulebook.outcome import Outcome

Own = Annotated[str, AfterValidator(with_terms)]
"""A text of ours; in English, the Dutch terms in it stand between asterisks."""

Pair = tuple[Own, Own]
"""A singular and a plural."""


class Secondary(Model):
    """What a finding is called that is another finding's fact."""

    word: Own
    symbol: Own
    meaning: Own


class PowerWords(Model):
    """How measures are introduced that lie in one party's power."""

    title: Own
    note: Own
    by: Own


class ConclusionWords(Model):
    """The sentences of the conclusion."""

    both: Own
    deviations: Pair
    improvements: Pair
    breaches: Pair
    only_improvements: Own
    urgent: Pair
    secondary: Pair
    no_conclusion: Own
    unknown: Pair
    judgement: Pair
    contradictions: Pair
    clean: Own
    tested: Pair
    tested_all: Pair
    not_applicable: Own
    nothing: Own
    no_judgement: Own


class AnswerWords(Model):
    """What stands where an answer is missing, does not count, or was counted."""

    none: Own
    waiting: Own
    waiting_given: Own
    closed: Own
    closed_given: Own
    counted: Own
    typed: Own
    no_records: Own
    none_in_rows: Own
    optional: Own
    field: Own
    record: Own
    number: Own
    more_records: Own
    left_out: Pair
    migrated: Own


class CoverWords(Model):
    """The labels of the title page."""

    title: Own
    setting: Own
    house: Own
    period: Own
    period_unknown: Own
    period_text: Own
    reference_date: Own
    filled_in_by: Own
    profile: Own
    profile_text: Pair
    themes: Pair
    rulebook: Own
    rulebook_text: Own
    checked_until: Own
    digest: Own
    report_digest: Own
    not_filled_in: Own
    beyond: Own


class ListWords(Model):
    """Words around lists and counts."""

    of: Own
    of_none: Own
    more: Pair
    more_open: Pair
    more_missing: Pair
    waiting_norms: Pair
    plan_open: Pair
    unremarkable: Own
    members_left_out: Own
    in_force: Own
    in_force_until: Own
    norms_since: Own
    theme_total: Pair
    none_here: Own


class ChartWords(Model):
    """The text alternatives of the charts."""

    outcomes: Own
    groups: Own
    limit: Own
    unknown: Own


class ColophonWords(Model):
    """The labels of the colophon."""

    same: Own
    program: Own
    rulebook: Own
    rulebook_digest: Own
    report_digest: Own
    libraries: Own
    font: Own
    font_text: Own


class FormWords(Model):
    """What the report says that is printed from the offline form."""

    same: Own
    program: Own
    advice_title: Own
    advice: Own


class AdviceWords(Model):
    """What is said around the advice."""

    now: Own
    now_lead: Own
    now_lead_but: Own
    beyond: Own
    beyond_lead: Own
    next_time: Own
    next_lead: Own
    first: Own
    decides: tuple[Own, Own]
    waits: tuple[Own, Own]
    nothing: Own


class PublicWords(Model):
    """What is said in the version for publication."""

    title: Own
    lead: Own
    left_out: tuple[Own, ...]
    answers: Own
    line: Own


class OwnWords(Model):
    """What is said about rules of one's own, on page one."""

    lead: Own
    added: Own
    none_added: Own
    changed: Own
    none_changed: Own
    change: Own


class Words(Model):
    """All words of ``words.yaml``, and which language they are in."""

    language: Language = Language.DUTCH
    outcomes: dict[Outcome, Own]
    secondary: Secondary
    severities: dict[Severity, Own]
    urgent: Own
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
    form: FormWords
    language_note: Own = ""

    def dutch(self, text: str) -> str:
        """Give a text that stays Dutch, marked where the report is in another language."""
        return dutch(text, self.language)

    def day(self, day: date) -> str:
        """Give a date as a reader of this language says it."""
        return day_words(day, self.language)


FILES = {Language.DUTCH: "words.yaml", Language.ENGLISH: "english/words.yaml"}


@cache
def load_words(language: Language = Language.DUTCH) -> Words:
    """Read the words that come with the program. Raises ``FaultyFile`` when the file does not have their form."""
    return read_words(FILES[language], Words)


def counted_words(pair: Pair, number: int, **words: object) -> str:
    """Give the singular or plural of a sentence with its number filled in."""
    return filled(pair[0 if number == 1 else 1], number=number, **words)
