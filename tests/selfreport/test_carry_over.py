"""Answers of the previous round: carried over, and not counted before they are confirmed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from whole_reports import EXAMPLES

from compliance.assessment.assess import assess
from compliance.files.fault import FaultyFile
from compliance.rulebook.model import Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.carry_over import carried_over
from compliance.selfreport.model import SelfReport
from compliance.selfreport.reader import parse_self_report
from compliance.selfreport.writer import write_self_report

WILG = EXAMPLES["de-wilg"]


@cache
def rulebook() -> Rulebook:
    return load_rulebook()


def read(text: str) -> SelfReport:
    return parse_self_report(text.encode(), "ronde.yaml", rulebook())


@cache
def wilg() -> SelfReport:
    return read(WILG.read_text("utf-8"))


def begun() -> SelfReport:
    return carried_over(wilg(), rulebook())


def test_what_is_written_is_read_back() -> None:
    again = read(write_self_report(begun(), rulebook()))
    assert (again.answers, again.unconfirmed) == (begun().answers, begun().unconfirmed)
    assert len(again.unconfirmed) > 40


def test_an_answer_counts_only_when_it_is_confirmed() -> None:
    text = write_self_report(begun(), rulebook())
    assert "- huisregels.bestaan\n" in text
    day = wilg().reference_date
    before = assess(rulebook(), read(text), reference_date=day).norm("JW-6.2.4-2-HOUSERULES")
    confirmed = re.sub(r"(?m)^- huisregels\..*\n", "", text)
    after = assess(rulebook(), read(confirmed), reference_date=day).norm("JW-6.2.4-2-HOUSERULES")
    assert before is not None
    assert after is not None
    assert (before.outcome, after.outcome) == (Outcome.ONVOLDOENDE_INFORMATIE, Outcome.VOLDOET)


def test_unconfirmed_answers_give_what_no_answers_give() -> None:
    day = wilg().reference_date
    with_, without = (
        assess(rulebook(), one, reference_date=day) for one in (begun(), replace(begun(), unconfirmed={}))
    )
    assert [one.outcome for one in with_.norms] == [one.outcome for one in without.norms]


def test_what_belongs_to_its_own_period_is_left_behind() -> None:
    found = begun()
    assert "kamerdeuren.aantal_keren" in wilg().answers
    assert "kamerdeuren.aantal_keren" not in found.unconfirmed
    assert "insluitingen" not in found.unconfirmed
    assert (found.reference_date, found.period.start, found.filled_in_by) == (None, None, "")
    assert found.name == wilg().name


@pytest.mark.parametrize(
    ("words", "code"), [("te_bevestigen: [huisregels.bestat]", "S303"), ("te_bevestigen: ja", "S304")]
)
def test_a_name_that_is_no_question_is_a_fault(words: str, code: str) -> None:
    text = WILG.read_text("utf-8").replace("antwoorden:\n", f"{words}\nantwoorden:\n", 1)
    with pytest.raises(FaultyFile) as error:
        read(text)
    assert [one.code for one in error.value.faults] == [code]
