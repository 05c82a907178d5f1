from __future__ import annotations

import calendar
import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from compliance.rulebook.answer_type import (
    LOCAL_TIME,
    NoMoment,
    Share,
    Unreadable,
    read_date,
    read_decimal,
    read_duration,
    read_instant,
    read_number,
    read_share,
    read_yes_no,
)


def code(reader: Callable[[str], object], word: str) -> str:
    with pytest.raises(Unreadable) as raised:
        reader(word)
    return raised.value.code


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(("word", "value"), [("ja", True), ("nee", False), ("JA", True), (" Nee ", False)])
def test_yes_and_no(word: str, value: bool) -> None:
    assert read_yes_no(word) is value


@pytest.mark.parametrize("word", ["", "j", "yes", "true", "1", "jawel", "ja?", "ja nee", "misschien", "n.v.t."])
def test_what_is_neither_yes_nor_no(word: str) -> None:
    assert code(read_yes_no, word) == "S310"


@pytest.mark.parametrize(("word", "value"), [("0", 0), ("7", 7), ("007", 7), (" 12 ", 12), ("999999999", 999_999_999)])
def test_whole_numbers(word: str, value: int) -> None:
    assert read_number(word) == value


@pytest.mark.parametrize(
    "word",
    ["", "-1", "+1", "1.0", "1,0", "1.000", "1e3", "0x1", "1_000", "drie", "²", "1 2", "ja", "9" * 10, "9" * 5000],
)
def test_what_is_no_whole_number(word: str) -> None:
    assert code(read_number, word) == "S311"


@pytest.mark.parametrize(
    ("word", "value"), [("0", "0"), ("2,5", "2.5"), ("2.5", "2.5"), ("02,50", "2.50"), ("0,000001", "0.000001")]
)
def test_decimal_numbers(word: str, value: str) -> None:
    assert read_decimal(word) == Decimal(value)


@pytest.mark.parametrize("word", ["", ",5", "5,", "1.000,5", "-1", "1e3", "NaN", "inf", "2,5%", "½", "0,0000001"])
def test_what_is_no_decimal_number(word: str) -> None:
    assert code(read_decimal, word) == "S312"


@pytest.mark.parametrize("word", ["2025-12-31", "31-12-2025", " 2025-12-31 ", "31-12-2025\n"])
def test_dates(word: str) -> None:
    assert read_date(word) == date(2025, 12, 31)


@pytest.mark.parametrize(("word", "value"), [("2024-2-29", (2024, 2, 29)), ("1-3-2024", (2024, 3, 1))])
def test_dates_with_short_months_and_days(word: str, value: tuple[int, int, int]) -> None:
    assert read_date(word) == date(*value)


@pytest.mark.parametrize(
    "word",
    [
        *("", "2025-02-29", "2025-13-01", "00-01-2025", "31-12-25", "12/31/2025", "20251231", "31 december 2025"),
        *("2025-12", "0000-01-01", "2025-12-31 20:10", "12-31-2025", "geen", "vandaag"),
    ],
)
def test_what_is_no_date(word: str) -> None:
    assert code(read_date, word) == "S313"


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("2025-05-01 20:10", "2025-05-01 18:10"),
        ("2025-01-01 00:00", "2024-12-31 23:00"),
        ("01-05-2025 20:10", "2025-05-01 18:10"),
        ("1-5-2025, 8:05", "2025-05-01 06:05"),
        ("2025-05-01T20:10:30", "2025-05-01 18:10:30"),
        ("2025-05-01T20:10Z", "2025-05-01 20:10"),
        ("2025-05-01 20:10 +02:00", "2025-05-01 18:10"),
        ("2025-05-01 20:10+0200", "2025-05-01 18:10"),
        ("2025-05-01 20:10 -05:30", "2025-05-02 01:40"),
    ],
)
def test_moments(word: str, value: str) -> None:
    assert read_instant(word) == utc(value)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("geen", NoMoment.DID_NOT_HAPPEN),
        ("Geen", NoMoment.DID_NOT_HAPPEN),
        ("loopt nog", NoMoment.STILL_RUNNING),
        (" LOOPT NOG ", NoMoment.STILL_RUNNING),
        ("loopt_nog", NoMoment.STILL_RUNNING),
    ],
)
def test_a_moment_that_did_not_come_or_not_yet(word: str, value: NoMoment) -> None:
    assert read_instant(word) is value


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        # The clock goes forward from 02:00 to 03:00 on 30 March 2025.
        ("2025-03-30 01:59", "2025-03-30 00:59"),
        ("2025-03-30 02:00", "S316"),
        ("2025-03-30 02:59", "S316"),
        ("2025-03-30 03:00", "2025-03-30 01:00"),
        ("2025-03-30 02:30 +01:00", "2025-03-30 01:30"),
        ("2025-03-30 02:30 +02:00", "2025-03-30 00:30"),
        ("2025-03-30 02:30Z", "2025-03-30 02:30"),
        # It goes back from 03:00 to 02:00 on 26 October 2025.
        ("2025-10-26 01:59", "2025-10-25 23:59"),
        ("2025-10-26 02:00", "S315"),
        ("2025-10-26 02:59:59", "S315"),
        ("2025-10-26 03:00", "2025-10-26 02:00"),
        ("2025-10-26 02:30 +02:00", "2025-10-26 00:30"),
        ("2025-10-26 02:30 +01:00", "2025-10-26 01:30"),
    ],
)
def test_only_an_hour_that_a_clock_change_skips_or_repeats_asks_for_an_offset(word: str, answer: str) -> None:
    if answer.startswith("S"):
        assert code(read_instant, word) == answer
    else:
        assert read_instant(word) == utc(answer)


@pytest.mark.parametrize(
    "word",
    [
        *("", "20:10", "2025-05-01", "2025-05-01 24:00", "2025-05-01 20:60", "2025-05-01 20", "2025-05-01 8 uur"),
        *("2025-05-01 20:10 CET", "2025-05-01 20:10 +2", "2025-05-0120:10", "nog niet", "loopt", "nu"),
    ],
)
def test_what_is_no_moment(word: str) -> None:
    assert code(read_instant, word) == "S314"


def test_a_moment_on_a_day_that_does_not_exist() -> None:
    assert code(read_instant, "2025-02-29 20:10") == "S313"


@pytest.mark.parametrize("word", ["2025-05-01 20:10 +99:00", "0001-01-01 00:00", "9999-12-31 23:30 -05:00"])
def test_a_moment_that_no_calendar_has(word: str) -> None:
    assert code(read_instant, word) == "S314"


@pytest.mark.parametrize(
    ("word", "minutes"),
    [
        ("3 uur", 180),
        ("1 uren", 60),
        ("3u", 180),
        ("45 min", 45),
        ("1 minuut", 1),
        ("45 minuten", 45),
        ("3 uur 45 min", 225),
        ("3 uur en 45 minuten", 225),
        ("3:45", 225),
        ("100:00", 6000),
        ("0 min", 0),
        ("3 UUR", 180),
        ("90min", 90),
    ],
)
def test_durations(word: str, minutes: int) -> None:
    assert read_duration(word) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "word", ["", "3", "2 dagen", "1 maand", "3:60", "3,5 uur", "drie uur", "-3 uur", "3 uur ongeveer", "uur", "1 week"]
)
def test_what_is_no_duration(word: str) -> None:
    assert code(read_duration, word) == "S317"


def test_a_duration_longer_than_any_calendar() -> None:
    assert code(read_duration, "999999 uur " * 30_000) == "S317"


@pytest.mark.parametrize(
    ("word", "count", "total"),
    [("4 van 5", 4, 5), ("4/5", 4, 5), ("4 / 5", 4, 5), ("0 van 0", 0, 0), ("4 van de 5", 4, 5), ("5 VAN 5", 5, 5)],
)
def test_shares(word: str, count: int, total: int) -> None:
    assert read_share(word) == Share(count, total)


@pytest.mark.parametrize(
    "word", ["", "4", "80%", "4 uit 5", "vier van vijf", "4 van", "van 5", "4 van 5 van 6", "-1 van 5"]
)
def test_what_is_no_share(word: str) -> None:
    assert code(read_share, word) == "S318"


@pytest.mark.parametrize("word", ["5 van 4", "1 van 0", "100/99"])
def test_a_share_cannot_be_more_than_its_total(word: str) -> None:
    assert code(read_share, word) == "S319"


def test_a_word_that_is_refused_is_repeated_as_it_was_written() -> None:
    with pytest.raises(Unreadable) as raised:
        read_yes_no(" Misschien ")
    assert raised.value.words == {"word": " Misschien "}


@given(st.dates(min_value=date(1, 1, 1)))
def test_a_written_date_reads_back(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}-{day.month}-{day.year:04}") == day


@given(st.integers(1, 9999), st.integers(1, 99), st.integers(1, 99))
def test_only_days_of_the_calendar_are_dates(year: int, month: int, day: int) -> None:
    word = f"{year:04}-{month}-{day}"
    if month <= 12 and day <= calendar.monthrange(year, month)[1]:
        assert read_date(word).isoformat() == f"{year:04}-{month:02}-{day:02}"
    else:
        assert code(read_date, word) == "S313"


MOMENTS = st.datetimes(datetime(1975, 1, 1), datetime(2075, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive


@settings(deadline=None)
@given(MOMENTS, st.sampled_from(["T", " "]))
def test_a_moment_with_its_offset_reads_back(moment: datetime, between: str) -> None:
    moment = moment.replace(microsecond=0)
    assert read_instant(moment.astimezone(LOCAL_TIME).isoformat(sep=between)) == moment


@settings(deadline=None)
@given(MOMENTS)
def test_a_moment_in_local_time_reads_back_unless_it_came_twice(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    local = moment.astimezone(LOCAL_TIME)
    assume(local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset())
    assert read_instant(f"{local:%Y-%m-%d %H:%M:%S}") == moment


@settings(deadline=None)
@given(st.datetimes(datetime(1975, 1, 1), datetime(2075, 1, 1)))  # noqa: DTZ001 - a time on the clock has no zone
def test_a_time_on_the_clock_is_one_moment_or_asks_for_more(clock: datetime) -> None:
    clock = clock.replace(microsecond=0)
    word = f"{clock:%Y-%m-%d %H:%M:%S}"
    at_change = {clock.replace(tzinfo=LOCAL_TIME, fold=fold).utcoffset() for fold in (0, 1)}
    if len(at_change) > 1:
        assert code(read_instant, word) in {"S315", "S316"}
        return
    found = read_instant(word)
    assert isinstance(found, datetime)
    assert found.tzinfo is UTC
    assert found.astimezone(LOCAL_TIME).replace(tzinfo=None) == clock


@given(st.integers(0, 99_999), st.integers(0, 59))
def test_a_written_duration_reads_back(hours: int, minutes: int) -> None:
    spent = timedelta(hours=hours, minutes=minutes)
    assert read_duration(f"{hours} uur {minutes} min") == spent
    assert read_duration(f"{hours}:{minutes:02}") == spent
    assert read_duration(f"{hours * 60 + minutes} minuten") == spent if hours < 10_000 else True


@given(st.integers(0, 999_999_999), st.integers(0, 999_999_999))
def test_a_written_share_reads_back(one: int, other: int) -> None:
    share = Share(min(one, other), max(one, other))
    assert read_share(str(share)) == share
    assert read_share(f"{share.count} van {share.total}") == share


@given(st.decimals(min_value=0, max_value=999_999_999, places=3, allow_nan=False))
def test_a_written_decimal_reads_back_with_a_comma_or_a_point(number: Decimal) -> None:
    assert read_decimal(f"{number:f}") == number
    assert read_decimal(f"{number:f}".replace(".", ",")) == number


@given(st.integers(0, 999_999_999))
def test_a_written_whole_number_reads_back(number: int) -> None:
    assert read_number(str(number)) == number


@given(st.text(max_size=30))
def test_whatever_is_written_is_read_or_refused_with_a_code(word: str) -> None:
    for reader in (read_yes_no, read_number, read_decimal, read_date, read_duration, read_share, read_instant):
        with contextlib.suppress(Unreadable):
            reader(word)
