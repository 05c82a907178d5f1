"""The page and the program say the same of every self-report: outcomes, sentences, records, what is missing, counts."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from engine import by_page, by_program, started, written
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from compliance.assessment.derivation import months_after, whole_years
from compliance.rulebook.answer_type import READERS, AnswerType, Share, Unreadable, read_share
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.model import SelfReport
from compliance.testing.contradiction import contradictory
from compliance.testing.strategies import self_reports

ROOT = Path(__file__).parents[2]
BOOKS = {"shipped": load_rulebook(), "small": load_rulebook(ROOT / "tests" / "properties" / "small_rules")}
MORE = int(os.environ.get("VBM_PROPERTY_TIMES", "1"))
TIMES = {"shipped": 75 * MORE, "small": 500 * MORE}
PARTS = range(4)
"""Two thousand three hundred reports, in parts that run beside each other; VBM_PROPERTY_TIMES=3 for seven thousand."""


def drawn(rulebook: Rulebook, number: int, part: int) -> list[SelfReport]:
    """Draw reports of every kind; another part draws others, and a part draws the same ones each time."""
    found: list[SelfReport] = []
    kinds = (
        self_reports(rulebook),
        self_reports(rulebook, completeness="partial"),
        self_reports(rulebook, completeness="partial"),
        contradictory(rulebook),
    )

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @seed(part)
    @given(st.one_of(*kinds))
    def draw(report: SelfReport) -> None:
        found.append(report)

    draw()
    return found


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("book", BOOKS)
def test_the_page_says_what_the_program_says(page: Page, book: str, part: int) -> None:
    rulebook = BOOKS[book]
    texts = [written(report, rulebook) for report in drawn(rulebook, TIMES[book], part)]
    assert len(texts) >= TIMES[book] * 0.9
    for text, said in zip(texts, by_page(started(page, rulebook), texts), strict=True):
        assert said == by_program(text, rulebook), text


def test_the_comparison_sees_a_difference(page: Page) -> None:
    rulebook = BOOKS["shipped"]
    one, other = (
        json.dumps(
            {
                "zelfrapportage": 1,
                "locatie": {"setting": "gesloten"},
                "periode": {"van": "2025-01-01", "tot_en_met": "2025-06-30"},
                "peildatum": "2025-06-30",
                "antwoorden": {"kamerdeuren.op_slot": word},
            }
        )
        for word in ("nooit", "deel")
    )
    assert by_page(started(page, rulebook), [one])[0] != by_program(other, rulebook)


def test_a_long_register_keeps_the_same_records_in_its_trace(page: Page) -> None:
    """The program keeps the trace of the first records only; so does the page."""
    rulebook = BOOKS["small"]
    lists = [one for one in rulebook.questions() if one.type is AnswerType.RECORDS]
    assert lists
    for report in drawn(rulebook, 40, 99):
        data = json.loads(written(report, rulebook))
        for question in lists:
            records = data["antwoorden"].get(question.id)
            if isinstance(records, list) and records:
                data["antwoorden"][question.id] = [records[number % len(records)] for number in range(250)]
                text = json.dumps(data)
                assert by_page(started(page, rulebook), [text])[0] == by_program(text, rulebook)
                return
    raise AssertionError("no report had a record")


def key_of(value: object) -> str:
    """A value as the page spells it."""
    if isinstance(value, Share):
        return f"share {value.count}/{value.total}"
    if isinstance(value, bool):
        return f"truth {str(value).lower()}"
    if isinstance(value, timedelta):
        return f"time {round(value.total_seconds())}"
    if hasattr(value, "timestamp"):
        return f"moment {round(value.timestamp() * 1000)}"
    if isinstance(value, date):
        return f"day {(value - date(1970, 1, 1)).days}"
    if isinstance(value, str):
        return f"moment {value}"
    text = f"{value:f}" if not isinstance(value, int) else str(value)
    return f"number {text.rstrip('0').rstrip('.') if '.' in text else text}"


def by_reader(kind: AnswerType, text: str) -> str:
    reader = read_share if kind is AnswerType.SHARE else READERS[kind]
    try:
        return key_of(reader(text))
    except Unreadable as error:
        return error.code


HOURS = [f"{hour:02}:{minute:02}" for hour in range(4) for minute in (0, 1, 59)]
CLOCK_CHANGES = [
    f"{day} {clock}{zone}"
    for day in ("2024-03-31", "2024-10-27", "2025-03-30", "2025-10-26", "2026-03-29", "30-3-2025", "2025-07-01")
    for clock in HOURS
    for zone in ("", " +01:00", " +02:00", "Z", "+0530")
]
WORDS = {
    AnswerType.YES_NO: ["ja", "Nee ", "JA", "j", "", "true"],
    AnswerType.NUMBER: ["0", " 12 ", "-1", "1.0", "1e3", "999999999", "1000000000", "drie", "٣x"],
    AnswerType.DECIMAL: ["0,5", "2.50", "1,", ",5", "1.2345678", "10", "1,000,0"],
    AnswerType.DATE: ["2024-02-29", "2023-02-29", "29-2-2024", "2024-13-01", "31-12-2025", "2025-1-1", "0000-01-01"],
    AnswerType.INSTANT: [
        *CLOCK_CHANGES,
        "geen",
        "Loopt_nog",
        "LOOPT NOG",
        "2025-05-01T20:10:30",
        "2025-05-01, 9:05",
        "2025-05-01 24:00",
        "2025-05-01",
        "2025-05-01 20:10 +15:00",
    ],
    AnswerType.DURATION: ["3 uur", "45 min", "3 uur 45 min", "3:45", "1 uur en 5 minuten", "3", "2u", "90m", "5 minx"],
    AnswerType.SHARE: ["4/5", "4 van 5", "4 van de 5", "0/0", "5/4", "4 / 5", "4-5", "VAN"],
}


@pytest.mark.parametrize("kind", WORDS)
def test_words_mean_the_same(page: Page, kind: AnswerType) -> None:
    alphabet = st.text(st.sampled_from("0123456789-:., /+uminvagelopt TZ"), max_size=18)
    near = st.sampled_from(WORDS[kind]).flatmap(lambda word: alphabet.map(lambda more: word[: len(more)] + more))
    words = list(WORDS[kind])

    @settings(max_examples=400, deadline=None, database=None, derandomize=True)
    @given(st.one_of(alphabet, near, st.sampled_from(WORDS[kind]).map(lambda word: word[1:])))
    def draw(word: str) -> None:
        words.append(word)

    draw()
    said = started(page, BOOKS["small"]).evaluate("([kind, words]) => window.read(kind, words)", [kind.value, words])
    assert said == [by_reader(kind, word) for word in words]


def test_months_and_years_are_counted_the_same(page: Page) -> None:
    days = [date(2023, 12, 1) + timedelta(days=number) for number in range(0, 900, 7)] + [
        date(2024, 2, 29),
        date(2024, 1, 31),
        date(2025, 12, 31),
        date(2000, 2, 29),
    ]
    cases = [[day.isoformat(), months] for day in days for months in (1, 2, 6, 12, 13)]
    said = started(page, BOOKS["small"]).evaluate(
        "(cases) => cases.map(([day, months]) => computed.monthsAfter(computed.readDay(day), months).iso)", cases
    )
    assert said == [months_after(date.fromisoformat(str(day)), int(months)).isoformat() for day, months in cases]
    pairs = [[one.isoformat(), other.isoformat()] for one in days[-20:] for other in days[-20:]]
    said = page.evaluate(
        "(pairs) => pairs.map(([from, to]) => computed.wholeYears(computed.readDay(from), computed.readDay(to)))", pairs
    )
    assert said == [whole_years(date.fromisoformat(one), date.fromisoformat(other)) for one, other in pairs]
