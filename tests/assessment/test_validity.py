"""Which version of a norm holds: on the reference date, over a period, or on the day of an event."""

from __future__ import annotations

from datetime import date

import pytest
from small_books import assessed, book, norm, outcomes, question, require, said

from compliance.assessment.assess import assess
from compliance.assessment.result import NormResult
from compliance.assessment.truth import Truth
from compliance.rulebook.outcome import Outcome

OLD, NEW = "in_force: {from: 2024-01-01, to: 2025-01-01}\n", "in_force: {from: 2025-01-01}\n"
BOOK = (
    "questions:\n"
    + question("vandaag", "number")
    + question("keren", "number", "covers: period")
    + """
  - id: voorvallen
    label: voorvallen
    ask: Welke?
    type: records
    event: begin
    name: naam
    fields:
      - {id: naam, label: naam, ask: 'Welke?', type: text}
      - {id: begin, label: begin, ask: 'Wanneer?', type: instant}
      - {id: minuten, label: minuten, ask: 'Hoeveel?', type: number}
norms:
"""
    + norm("A-DAY", require("{vandaag: {at_most: 6}}"), OLD)
    + norm("A-DAY", require("{vandaag: {at_most: 4}}"), NEW)
    + norm("A-PERIOD", require("{keren: {at_most: 6}}"), OLD)
    + norm("A-PERIOD", require("{keren: {at_most: 4}}"), NEW)
    + norm("A-EVENT", require("{voorvallen.minuten: {at_most: 60}}"), OLD + "for_each: voorvallen")
    + norm("A-EVENT", require("{voorvallen.minuten: {at_most: 30}}"), NEW + "for_each: voorvallen")
    + norm("A-ENDED", require("{keren: {at_most: 4}}"), OLD)
    + norm("A-FUTURE", require("{vandaag: {at_most: 4}}"), "in_force: {from: 2026-01-01}\n")
)
V, U, A, N = Outcome.VOLDOET, Outcome.ONVOLDOENDE_INFORMATIE, Outcome.NORMAFWIJKING, Outcome.NIET_VAN_TOEPASSING


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        (date(2023, 12, 31), 9, N),
        (date(2024, 1, 1), 6, V),
        (date(2024, 12, 31), 6, V),
        (date(2025, 1, 1), 6, A),
        (date(2025, 1, 1), 4, V),
        (date(2030, 1, 1), 5, A),
    ],
)
def test_the_reference_date_chooses(day: date, number: int, expected: Outcome) -> None:
    assert outcomes(book(BOOK), f"vandaag: {number}", day)["A-DAY"] is expected


def over(start: date | None, end: date | None, name: str = "A-PERIOD") -> NormResult:
    report = said(book(BOOK), "keren: 5\nvandaag: 5", day=date(2025, 3, 1), period=(start, end))
    return next(one for one in assess(book(BOOK), report).norms if one.id == name)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), V),
        (date(2025, 1, 1), date(2025, 2, 28), A),
        (date(2024, 12, 31), date(2025, 1, 1), U),
        (date(2024, 7, 1), date(2025, 6, 30), U),
        (date(2023, 7, 1), date(2023, 12, 31), N),
        (date(2023, 7, 1), date(2024, 6, 30), U),
        (date(2023, 7, 1), date(2025, 6, 30), U),
        (None, date(2025, 1, 1), U),
        (date(2025, 1, 1), None, U),
        (None, None, U),
    ],
)
def test_a_count_over_a_period_that_crosses_a_change_says_nothing(
    start: date | None, end: date | None, expected: Outcome
) -> None:
    result = over(start, end)
    assert result.outcome is expected
    assert (result.applies is Truth.UNKNOWN) is (expected is U)
    assert bool(result.missing) is (expected is U)
    assert over(start, end, "A-DAY").outcome is A, "the period is not what a norm of the day itself asks"


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2023, 12, 31), N), (date(2024, 12, 31), V), (date(2025, 2, 28), A), (date(2025, 3, 1), A)],
)
def test_a_reference_date_before_the_period_asks_what_the_law_of_that_day_says(day: date, expected: Outcome) -> None:
    report = said(book(BOOK), "keren: 5\nvandaag: 5", day=day, period=(date(2025, 3, 1), date(2025, 6, 30)))
    result = next(one for one in assess(book(BOOK), report).norms if one.id == "A-PERIOD")
    assert result.outcome is expected


def test_what_of_the_period_is_missing_is_named() -> None:
    assert [one.field for one in over(date(2025, 1, 1), None).missing] == ["periode.tot_en_met"]
    assert "1 januari 2025" in over(date(2024, 7, 1), date(2025, 6, 30)).reason


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), A),
        (date(2024, 1, 1), date(2025, 1, 1), U),
        (date(2025, 1, 1), date(2025, 2, 1), N),
    ],
)
def test_a_norm_that_ended(start: date, end: date, expected: Outcome) -> None:
    assert over(start, end, "A-ENDED").outcome is expected


def test_before_and_after_are_said_in_words() -> None:
    results = {one.id: one for one in assessed(book(BOOK), "vandaag: 1\nkeren: 1", date(2025, 3, 1)).norms}
    assert results["A-FUTURE"].reason == "Deze norm geldt pas vanaf 1 januari 2026."
    assert results["A-ENDED"].reason == "Deze norm geldt niet meer sinds 1 januari 2025."
    assert results["A-FUTURE"].applies is Truth.FALSE


def events(*lines: str) -> NormResult:
    text = "voorvallen: [" + ", ".join(f"{{{line}}}" for line in lines) + "]"
    return next(one for one in assessed(book(BOOK), text, date(2025, 6, 1)).norms if one.id == "A-EVENT")


def test_each_event_has_the_version_of_its_own_day() -> None:
    """The last moment of 2024 in Amsterdam is under the old version; half an hour later is not."""
    result = events(
        "begin: '2024-12-31 23:45', minuten: 60",
        "begin: '2025-01-01 00:15', minuten: 31",
        "begin: '2025-01-01 00:15', minuten: 30",
        "begin: '2023-12-31 23:59', minuten: 99",
    )
    assert [one.outcome for one in result.records] == [V, A, V, N]
    assert result.outcome is A


def test_an_event_without_a_day_is_unknown_and_one_that_did_not_happen_is_none() -> None:
    unknown = events("naam: a, begin: weet ik niet, minuten: 99")
    assert unknown.outcome is U
    assert [(one.field, one.record) for one in unknown.missing] == [("voorvallen.begin", "nummer 1 (a)")]
    assert events("naam: a, begin: geen, minuten: 99").outcome is N
    assert events("naam: a, begin: geen", "naam: b, begin: '2025-02-01 10:00', minuten: 31").outcome is A


UNTIL_2025 = "in_force: {from: 2024-01-01, to: 2025-01-01}"
ALWAYS = book(
    """
questions:
  - id: voorvallen
    label: voorvallen
    ask: Welke?
    type: records
    event: dag
    fields:
      - {id: dag, label: dag, ask: 'Welke?', type: date}
      - {id: goed, label: goed, ask: 'Was het?', type: yes_no}
norms:
"""
    + norm("A-OLD", "", "for_each: voorvallen\njudge: always\nbecause: Toen keek een mens.\n" + UNTIL_2025)
    + norm("A-OLD", require("{voorvallen.goed: {is: ja}}"), "for_each: voorvallen\nin_force: {from: 2025-01-01}")
)


def test_an_event_is_left_to_a_person_for_the_reason_of_its_own_version() -> None:
    """Under the newest version of this norm nothing is left to a person, and what is shown is the newest version."""
    before, after = "{dag: 2024-06-01, goed: nee}", "{dag: 2025-03-01, goed: ja}"
    found = assessed(ALWAYS, f"voorvallen: [{before}, {after}]").norm("A-OLD")
    assert found is not None
    assert (found.outcome, found.reason) == (Outcome.OORDEEL_INSPECTEUR, "Toen keek een mens.")
    alone = assessed(ALWAYS, f"voorvallen: [{after}]").norm("A-OLD")
    assert alone is not None
    assert "mens" not in alone.reason


def test_the_reference_date_is_never_guessed() -> None:
    with pytest.raises(ValueError, match="S302"):
        assess(book(BOOK), said(book(BOOK), day=None))  # type: ignore[arg-type]  # what is tested


def test_beyond_the_day_of_the_last_check() -> None:
    assert not assessed(book(BOOK), "", date(2026, 6, 30)).beyond_check
    assert assessed(book(BOOK), "", date(2026, 7, 1)).beyond_check
