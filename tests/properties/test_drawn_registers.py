"""Drawn registers: records with the days and moments that are easy to get wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import SHIPPED, SMALL, tries

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.facts import Facts, Openness
from compliance.rulebook.answer_type import LOCAL_TIME, AnswerType, NoMoment
from compliance.selfreport.model import Answer, Period, Record, SelfReport
from compliance.testing import Completeness, records, registers
from compliance.testing.days import clock_changes, days_between, midnight, moments_between, month_ends
from compliance.testing.laws import values_in

FIRST, LAST, DAY = date(2025, 1, 1), date(2025, 12, 31), timedelta(days=1)
YEAR = SelfReport("", "", {"huis.soort": Answer("groot")}, LAST, Period(FIRST, LAST))


def drawn(strategy: st.SearchStrategy[Any], number: int = 150) -> list[Any]:
    """Give what a strategy draws; the same every time."""
    found: list[Any] = []

    @tries(number)
    @given(one=strategy)
    def look(one: Any) -> None:
        found.append(one)

    look()
    return found


# --- days and moments ------------------------------------------------------------------------


def test_clocks_are_changed_twice_a_year() -> None:
    assert clock_changes(FIRST, LAST) == (datetime(2025, 3, 30, 1, tzinfo=UTC), datetime(2025, 10, 26, 1, tzinfo=UTC))
    assert clock_changes(date(2025, 3, 30), date(2025, 3, 30))
    assert not clock_changes(date(2025, 3, 31), date(2025, 10, 25))


def test_months_end_as_the_calendar_has_it() -> None:
    assert month_ends(date(2024, 2, 28), date(2024, 4, 30)) == (date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30))
    assert month_ends(date(2025, 3, 30), date(2025, 3, 30)) == ()


def test_days_between_two_days() -> None:
    found = drawn(days_between(date(2025, 1, 15), date(2025, 3, 15)))
    assert min(found) == date(2025, 1, 15)
    assert max(found) == date(2025, 3, 15)
    assert {date(2025, 1, 31), date(2025, 2, 28)} <= set(found)
    assert set(drawn(days_between(FIRST, FIRST), 5)) == {FIRST}


def test_moments_between_two_days() -> None:
    found = set(drawn(moments_between(date(2025, 10, 20), date(2025, 11, 2)), 400))
    assert min(found) == midnight(date(2025, 10, 20))
    assert max(found) == midnight(date(2025, 11, 3)) - timedelta(minutes=1)
    twice = {
        moment.astimezone(LOCAL_TIME).utcoffset()
        for moment in found
        if f"{moment.astimezone(LOCAL_TIME):%H:%M}" == "02:30"
    }
    assert len(twice) == 2, "half past two, before and after the clock went back"
    assert midnight(date(2025, 11, 1)) in found
    assert all(moment.tzinfo is UTC for moment in found)


# --- registers -------------------------------------------------------------------------------


def fields(register: Answer, name: str) -> Iterator[object]:
    for record in register.records or ():
        yield from values_in(record.answer(name))


@tries(30)
@given(register=registers(SMALL, "verblijven", size=(1, 5), report=YEAR))
def test_a_complete_register_has_a_value_in_every_field_that_is_asked(register: Answer) -> None:
    assert register.records is not None
    assert [record.number for record in register.records] == list(range(1, len(register.records) + 1))
    report = SelfReport("", "", YEAR.answers | {"verblijven": register}, LAST, YEAR.period)
    facts = Facts(vocabulary_of(SMALL), report, LAST)
    for record in register.records:
        for field in vocabulary_of(SMALL).questions["verblijven"].fields:
            assert (facts.openness(field, record)[0] is Openness.OPEN) is (record.answer(field.id) is not None)
    assert assess(SMALL, report).norm("R-DAY") is not None


def test_it_holds_what_is_easy_to_get_wrong() -> None:
    """Clock changes, month ends, the edges of the period; what did not happen, and what still runs."""
    found = drawn(registers(SMALL, "verblijven", size=4, report=YEAR))
    begins = {one for register in found for one in fields(register, "verblijven.begin")}
    moments = [one for one in begins if isinstance(one, datetime)]
    assert set(NoMoment) <= begins
    assert {midnight(FIRST), midnight(LAST + DAY) - timedelta(minutes=1)} <= begins
    for change in clock_changes(FIRST, LAST):
        assert any(abs(moment - change) <= timedelta(hours=1) for moment in moments), change
    last_days = {moment.astimezone(LOCAL_TIME).date() for moment in moments} & set(month_ends(FIRST, LAST))
    assert date(2025, 2, 28) in last_days
    inside = [midnight(FIRST) <= moment < midnight(LAST + DAY) for moment in moments]
    assert sum(inside) > 0.8 * len(inside), "most events lie in the period that the list is about"


def test_events_last_as_long_as_the_rules_count() -> None:
    found = drawn(registers(SMALL, "verblijven", size=4, report=YEAR))
    minutes = set()
    for record in (record for register in found for record in register.records):
        begin, end = (record.answer(f"verblijven.{name}").value for name in ("begin", "einde"))
        if isinstance(begin, datetime) and isinstance(end, datetime):
            minutes.add((end - begin) // timedelta(minutes=1))
    assert {24 * 60 - 1, 24 * 60, 24 * 60 + 1} <= minutes


def test_the_size() -> None:
    assert {len(one.records or ()) for one in drawn(registers(SMALL, "voorvallen", size=(2, 3)), 20)} == {2, 3}
    (long,) = drawn(registers(SMALL, "voorvallen", size=500), 1)
    assert [record.number for record in long.records] == list(range(1, 501))
    assert drawn(registers(SMALL, "voorvallen", size=0), 1) == [Answer(records=())]
    assert all(isinstance(one, Record) and one.number == 1 for one in drawn(records(SMALL, "voorvallen"), 5))


@pytest.mark.parametrize("completeness", ["partial", "empty"])
def test_a_register_that_is_not_complete(completeness: Completeness) -> None:
    found = drawn(registers(SMALL, "verblijven", size=3, completeness=completeness), 20)
    assert all(len(one.records) == 3 for one in found)
    answered = [
        sum(answer.value is not None for _, answer in record.answers) for one in found for record in one.records
    ]
    assert min(answered) == 0
    assert (max(answered) > 0) is (completeness == "partial")


def test_a_field_is_asked_unless_the_record_says_otherwise() -> None:
    """Without a report, what hangs on the location is filled in; what hangs on the record follows the record."""
    for register in drawn(registers(SMALL, "kamers", size=2), 20):
        for record in register.records:
            window = record.answer("kamers.raam").value
            assert (record.answer("kamers.raam_open") is not None) is window


@pytest.mark.parametrize("name", [one.id for one in SHIPPED.questions() if one.type is AnswerType.RECORDS])
def test_every_list_of_the_shipped_rulebook(name: str) -> None:
    for register in drawn(registers(SHIPPED, name, size=2), 3):
        assert all(record.answers for record in register.records)


def test_what_does_not_exist_is_an_error() -> None:
    with pytest.raises(ValueError, match="no list of records 'maaltijden'"):
        registers(SMALL, "maaltijden")  # a table has its own rows
    with pytest.raises(ValueError, match="no list of records 'tuinen'"):
        records(SMALL, "tuinen")
    with pytest.raises(ValueError, match=r"fewest and the most, not \(3, 2\)"):
        registers(SMALL, "kamers", size=(3, 2))
    with pytest.raises(ValueError, match="not 'half'"):
        registers(SMALL, "kamers", completeness="half")  # type: ignore[arg-type]  # what is tested
