"""The inspectorate's table comes out of self-reports, row by row: counts, denominators and words."""

from __future__ import annotations

import pytest
from national import national

from compliance.inspection.indicator import rows_of
from compliance.inspection.overview import RowResult
from compliance.inspection.trend import Trend
from compliance.seeds.fact_sheets import load_fact_sheets

FIGURES = {f"igj-2024/{figure.id}": figure for figure in load_fact_sheets()["igj-2024"].figures}


def row(name: str) -> RowResult:
    results = national().results(national().populations["gesloten"])
    return next(one for one in results if one.row.id == name)


def test_every_row_that_was_published_is_counted_and_no_other() -> None:
    assert [one.id for one in national().rows] == list(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_counts(name: str) -> None:
    published, found = FIGURES[name], row(name)
    first, last = found.measures[0], found.measures[-1]
    assert first.then is not None
    if published.baseline.count is not None:
        assert first.then.count == published.baseline.count
        assert first.then.of == (published.baseline.of or 15)
    if published.progress.count is not None:
        assert last.now.count == published.progress.count
        assert last.now.of == (published.progress.of or 14)


@pytest.mark.parametrize("name", FIGURES)
def test_words(name: str) -> None:
    found = row(name).trend
    assert (found.value if found is not None else None) == FIGURES[name].trend


@pytest.mark.parametrize("name", ["igj-2024/vervolghulp", "igj-2024/verklarende-analyse"])
def test_all_without_a_number_is_fifteen_and_fourteen_here(name: str) -> None:
    (measure,) = row(name).measures
    assert measure.then is not None
    assert (measure.then.count, measure.then.of, measure.now.count, measure.now.of) == (15, 15, 14, 14)


def test_no_insight_is_no_word_and_not_no_change() -> None:
    found = row("igj-2024/personeelstekort")
    (measure,) = found.measures
    assert found.trend is None
    assert (measure.now.count, measure.now.of, len(measure.now.silent)) == (0, 0, 14)


def test_columns_that_measure_different_things_are_told_apart_and_shown_in_both_rounds() -> None:
    doors = row("igj-2024/kamerdeuren")
    standard, ever = doors.measures
    assert standard.text != ever.text
    assert [(one.then.count, one.now.count) for one in (standard, ever) if one.then is not None] == [(9, 0), (11, 6)]
    assert len(row("igj-2024/veilige-ruimte").measures) == 2


def test_who_left_and_who_joined() -> None:
    closed = national().populations["gesloten"]
    assert closed.names("left") == ("De Jasmijn", "De Populier")
    assert closed.names("joined") == ("De Rozelaar",)
    assert len(closed.names("stayed")) == 13


def test_the_same_locations_in_both_rounds_have_their_own_counts_and_word() -> None:
    found = row("igj-2024/zorg-en-onderwijs")
    (measure,) = found.measures
    assert measure.same_then is not None
    assert measure.same_now is not None
    assert (measure.same_then.of, measure.same_now.of) == (13, 13)
    assert measure.then is not None
    assert measure.same_then.count < measure.then.count
    assert found.same_trend is Trend.SLIGHTLY_BETTER


def test_the_words_hang_on_the_answers() -> None:
    """Control: with the rounds the other way round, what became better has become worse."""
    overview = national()
    closed = overview.populations["gesloten"]
    assert closed.then is not None
    turned = overview.results(type(closed)(closed.then, closed.now))
    words = {one.row.id.partition("/")[2]: one.trend for one in turned}
    assert words["huisregels"] is Trend.WORSE
    assert words["kamerdeuren"] is Trend.WORSE
    assert words["veilige-ruimte"] is Trend.WORSE
    assert words["groepsgrootte"] is Trend.SLIGHTLY_BETTER


def test_a_row_that_no_fact_sheet_has_is_refused() -> None:
    from compliance.files.fault import FaultyFile

    with pytest.raises(FaultyFile) as error:
        rows_of(national().rulebook, {})
    assert {one.code for one in error.value.faults} == {"L226"}
