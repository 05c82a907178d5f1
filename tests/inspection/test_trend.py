"""The word for a trend: the published cases, the edges, and what must hold whatever the answers are."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.inspection.trend import Measured, Trend, trend

ORDER = (Trend.WORSE, Trend.NOT_BETTER, Trend.SLIGHTLY_BETTER, Trend.BETTER)
ZERO, ONE = Fraction(0), Fraction(1)


def counts(count: int, total: int) -> Measured:
    """A round in which an answer is either good or not."""
    return Measured((ONE,) * count + (ZERO,) * (total - count), count)


@pytest.mark.parametrize(
    ("then", "now", "word"),
    [
        ((10, 15), (7, 14), Trend.SLIGHTLY_BETTER),
        ((6, 15), (4, 14), Trend.SLIGHTLY_BETTER),
        ((15, 15), (14, 14), Trend.NOT_BETTER),
        ((6, 15), (1, 14), Trend.BETTER),
        ((4, 15), (4, 14), Trend.NOT_BETTER),  # the share rises, the number does not
        ((4, 15), (5, 14), Trend.WORSE),
        ((4, 14), (5, 30), Trend.BETTER),  # the number rises, the share falls
        ((3, 9), (2, 9), Trend.BETTER),  # a third exactly
        ((3000, 9000), (2001, 9000), Trend.SLIGHTLY_BETTER),  # just less than a third
        ((0, 9), (0, 9), Trend.NOT_BETTER),
        ((0, 9), (1, 9), Trend.WORSE),
        ((2, 9), (0, 9), Trend.BETTER),
        ((7, 15), (0, 0), None),
        ((0, 0), (7, 15), None),
    ],
)
def test_words(then: tuple[int, int], now: tuple[int, int], word: Trend | None) -> None:
    assert trend(counts(*then), counts(*now)) is word


def test_a_milder_answer_counts_although_the_number_stays() -> None:
    always, sometimes = Measured((ONE,) * 6, 6), Measured((Fraction(1, 3),) * 6, 6)
    assert trend(always, sometimes) is Trend.BETTER
    assert trend(sometimes, always) is Trend.NOT_BETTER


def test_the_words_are_those_of_the_inspectorate_and_one_of_ours() -> None:
    assert [word.value for word in Trend] == [
        "Verbetering",
        "Lichte verbetering",
        "Geen verbetering",
        "Verslechtering",
    ]


levels = st.lists(st.integers(0, 3).map(lambda step: Fraction(step, 3)), max_size=12).map(tuple)
rounds = st.builds(lambda found: Measured(found, sum(1 for one in found if one)), levels)


@given(rounds)
def test_nothing_changed_is_no_improvement(found: Measured) -> None:
    assert trend(found, found) is (Trend.NOT_BETTER if found.levels else None)


@given(rounds, rounds, st.randoms(use_true_random=False), st.integers(1, 4))
def test_only_the_mean_and_the_count_matter(then: Measured, now: Measured, random: object, times: int) -> None:
    def more(found: Measured) -> Measured:
        several = [*found.levels] * times
        random.shuffle(several)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
        return Measured(tuple(several), found.count * times)

    assert trend(then, now) is trend(more(then), more(now))


@given(rounds, rounds, st.fractions(min_value="1/9", max_value=9))
def test_the_scale_does_not_matter(then: Measured, now: Measured, factor: Fraction) -> None:
    def scaled(found: Measured) -> Measured:
        return Measured(tuple(one * factor for one in found.levels), found.count)

    assert trend(then, now) is trend(scaled(then), scaled(now))


@given(rounds, rounds.filter(lambda found: any(found.levels)), st.data())
def test_one_better_answer_never_gives_a_worse_word(then: Measured, now: Measured, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at, level in enumerate(now.levels) if level]))
    milder = (*now.levels[:at], data.draw(st.sampled_from([ZERO, now.levels[at] / 2])), *now.levels[at + 1 :])
    better = Measured(milder, sum(1 for one in milder if one))
    before, after = trend(then, now), trend(then, better)
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        assert ORDER.index(after) >= ORDER.index(before)


@given(rounds, rounds)
def test_worse_is_said_only_where_both_rise(then: Measured, now: Measured) -> None:
    if then.index is None or now.index is None:
        assert trend(then, now) is None
        return
    rises = now.index > then.index and now.count > then.count
    assert (trend(then, now) is Trend.WORSE) == rises
    assert (trend(then, now) in {Trend.BETTER, Trend.SLIGHTLY_BETTER}) == (now.index < then.index)
