"""The only arithmetic there is: elapsed time, calendar days, months, years and gaps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from small_books import book, facts, question

from compliance.assessment.derivation import months_after, whole_years
from compliance.assessment.fact import Fact
from compliance.rulebook.answer_type import FOREVER

TIMES = (
    "questions:\n"
    + question("begin", "instant")
    + question("einde", "instant")
    + question("controles", "instants")
    + question("van", "date")
    + question("tot", "date")
    + """
derive:
  - {id: duur, label: duur, elapsed: {from: begin, to: einde}}
  - {id: stilte, label: stilte, longest_gap: {start: begin, moments: controles, end: einde}}
  - {id: dagen, label: dagen, days: {from: van, to: tot}}
  - {id: jaren, label: jaren, whole_years: {from: van, to: tot}}
  - {id: leeftijd, label: leeftijd, whole_years: {from: van, to: begin}}
  - {id: later, label: later, months_after: {date: van, months: 6}}
"""
)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
NOTHING = Fact(not_applicable=True)


def derived(name: str, text: str, day: date = date(2025, 6, 1)) -> Fact:
    return facts(book(TIMES), text, day).read(name, None)


def moments(begin: str, end: str, checks: str = "") -> str:
    lines = [f"begin: {begin}", f"einde: {end}", f"controles: {checks}"]
    return "\n".join(line for line in lines if not line.endswith(": "))


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        ("2025-03-29 20:00", "2025-03-30 20:00", 23),
        ("2025-03-30 01:59", "2025-03-30 03:59", 1),
        ("2025-10-25 20:00", "2025-10-26 20:00", 25),
        ("2025-10-26 01:30", "2025-10-26 03:30", 3),
        ("2025-10-26 02:30 +02:00", "2025-10-26 02:30 +01:00", 1),
        ("2025-06-01 20:10", "2025-06-02 20:10", 24),
        ("2024-02-28 12:00", "2024-03-01 12:00", 48),
    ],
)
def test_elapsed_time_is_in_real_hours(begin: str, end: str, hours: int) -> None:
    assert derived("duur", moments(begin, end)) == Fact(hours * HOUR)


def test_what_never_happened_did_not_happen_in_time() -> None:
    assert derived("duur", moments("2025-05-01 10:00", "geen")) == Fact(FOREVER)
    assert derived("duur", moments("geen", "2025-05-01 10:00")) == NOTHING
    assert derived("duur", moments("geen", "geen")) == NOTHING


def test_without_a_start_nothing_is_late_yet() -> None:
    """Were it late already, then a start that did not happen would undo that."""
    fact = derived("duur", moments("", "geen"))
    assert fact.value is None
    assert [one.field for one in fact.missing] == ["begin"]


def test_what_still_runs_has_lasted_until_the_reference_date_at_least() -> None:
    assert derived("duur", moments("2025-05-31 22:00", "loopt nog")) == Fact(low=2 * HOUR)
    assert derived("duur", moments("2025-06-01 10:00", "loopt nog")) == Fact(low=0 * HOUR)
    assert derived("duur", moments("2025-10-25 00:00", "loopt nog"), date(2025, 10, 27)) == Fact(low=49 * HOUR)
    assert derived("duur", moments("loopt nog", "2025-05-31 22:00")).value is None


def test_an_end_before_the_start_is_negative_time() -> None:
    assert derived("duur", moments("2025-05-02 10:00", "2025-05-02 09:00")) == Fact(-HOUR)


@pytest.mark.parametrize(
    ("checks", "minutes"),
    [
        ("['2025-05-01 10:15', '2025-05-01 10:30', '2025-05-01 10:45']", 15),
        ("['2025-05-01 10:45', '2025-05-01 10:15', '2025-05-01 10:30']", 15),
        ("['2025-05-01 10:15', '2025-05-01 10:31']", 29),
        ("['2025-05-01 10:20', '2025-05-01 10:40']", 20),
        ("['2025-05-01 10:50']", 50),
        ("geen", 60),
        ("['2025-05-01 09:00', '2025-05-01 12:00']", 60),
        ("['2025-05-01 10:00', '2025-05-01 11:00']", 60),
    ],
)
def test_longest_gap_from_the_start_over_the_moments_to_the_end(checks: str, minutes: int) -> None:
    assert derived("stilte", moments("2025-05-01 10:00", "2025-05-01 11:00", checks)) == Fact(minutes * MINUTE)


def test_longest_gap_across_the_hour_that_comes_twice() -> None:
    checks = "['2025-10-26 02:15 +02:00', '2025-10-26 02:15 +01:00']"
    assert derived("stilte", moments("2025-10-26 02:00 +02:00", "2025-10-26 02:30 +01:00", checks)) == Fact(HOUR)


def test_longest_gap_that_is_not_over_or_not_known() -> None:
    checks = "['2025-05-31 23:00', '2025-06-01 12:00']"
    assert derived("stilte", moments("2025-05-31 22:30", "loopt nog", checks)) == Fact(low=HOUR)
    assert derived("stilte", moments("2025-05-31 22:30", "geen", checks)) == NOTHING
    assert derived("stilte", moments("geen", "2025-05-31 22:30", checks)) == NOTHING
    for text in (moments("2025-05-31 22:30", "2025-06-01 10:00"), moments("2025-05-31 22:30", "", checks)):
        assert derived("stilte", text).bounds() == (None, None)
        assert derived("stilte", text).missing


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2025-01-01", "2025-01-29", 28),
        ("2024-02-28", "2024-03-01", 2),
        ("2025-02-28", "2025-03-01", 1),
        ("2025-03-29", "2025-03-31", 2),
        ("2025-05-02", "2025-05-01", -1),
    ],
)
def test_days_are_calendar_days(start: str, end: str, days: int) -> None:
    assert derived("dagen", f"van: {start}\ntot: {end}") == Fact(days)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 5, 31), 1, date(2025, 6, 30)),
        (date(2025, 11, 15), 14, date(2027, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
    ],
)
def test_the_31st_becomes_the_last_day_of_a_shorter_month(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_months_after_an_answer() -> None:
    assert derived("later", "van: 2025-08-31") == Fact(date(2026, 2, 28))
    assert derived("later", "van: weet ik niet").missing


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2013, 5, 2), date(2025, 5, 1), 11),
        (date(2013, 5, 2), date(2025, 5, 2), 12),
        (date(2012, 2, 29), date(2024, 2, 28), 11),
        (date(2012, 2, 29), date(2024, 2, 29), 12),
        (date(2012, 2, 29), date(2025, 2, 28), 12),
        (date(2012, 2, 29), date(2025, 3, 1), 13),
        (date(2025, 1, 1), date(2025, 1, 1), 0),
        (date(2025, 1, 2), date(2025, 1, 1), -1),
    ],
)
def test_an_age_is_reached_on_the_birthday(born: date, day: date, years: int) -> None:
    assert whole_years(born, day) == years
    assert derived("jaren", f"van: {born}\ntot: {day}") == Fact(years)


def test_the_age_at_a_moment_is_that_on_its_day_in_local_time() -> None:
    """Half past midnight in Amsterdam is still the day before in UTC; the birthday has begun."""
    assert derived("leeftijd", "van: 2013-05-02\nbegin: 2025-05-02 00:30") == Fact(12)
    assert derived("leeftijd", "van: 2013-05-02\nbegin: 2025-05-01 23:59") == Fact(11)


@pytest.mark.parametrize("name", ["dagen", "jaren"])
def test_one_of_two_days_is_unknown(name: str) -> None:
    fact = derived(name, "van: 2025-01-01")
    assert fact.bounds() == (None, None)
    assert [one.field for one in fact.missing] == ["tot"]
