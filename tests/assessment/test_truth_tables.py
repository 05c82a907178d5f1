"""Kleene's tables, with the fourth value for what there is nothing of."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from compliance.assessment.truth import Truth, all_of, any_of, negate

T, F, U, N = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.NOT_APPLICABLE

AND = {
    (T, T): T, (T, F): F, (T, U): U, (T, N): T,
    (F, F): F, (F, U): F, (F, N): F,
    (U, U): U, (U, N): U,
    (N, N): N,
}  # fmt: skip
OR = {
    (T, T): T, (T, F): T, (T, U): T, (T, N): T,
    (F, F): F, (F, U): U, (F, N): F,
    (U, U): U, (U, N): U,
    (N, N): N,
}  # fmt: skip


@pytest.mark.parametrize("pair", list(product(Truth, repeat=2)))
def test_all_and_any_of_two(pair: tuple[Truth, Truth]) -> None:
    assert all_of(pair) is (AND.get(pair) or AND[pair[::-1]])
    assert any_of(pair) is (OR.get(pair) or OR[pair[::-1]])


@pytest.mark.parametrize("three", list(product(Truth, repeat=3)))
def test_order_and_grouping_are_irrelevant(three: tuple[Truth, Truth, Truth]) -> None:
    for fold in (all_of, any_of):
        assert {fold(order) for order in permutations(three)} == {fold(three)}
        assert fold([fold(three[:2]), three[2]]) is fold(three)


@pytest.mark.parametrize(("truth", "turned"), [(T, F), (F, T), (U, U), (N, N)])
def test_not(truth: Truth, turned: Truth) -> None:
    assert negate(truth) is turned
    assert negate(negate(truth)) is truth


@pytest.mark.parametrize("pair", list(product(Truth, repeat=2)))
def test_de_morgan(pair: tuple[Truth, Truth]) -> None:
    assert negate(all_of(pair)) is any_of(map(negate, pair))


@pytest.mark.parametrize("fold", [all_of, any_of])
@pytest.mark.parametrize("known", [T, F, N])
@pytest.mark.parametrize("others", list(product(Truth, repeat=2)))
def test_knowing_more_never_changes_what_is_known(fold: object, known: Truth, others: tuple[Truth, Truth]) -> None:
    assert callable(fold)
    before, after = fold([U, *others]), fold([known, *others])
    assert before in {U, after}


def test_nothing_to_test_is_not_applicable() -> None:
    assert all_of([]) is N
    assert any_of([]) is N


@pytest.mark.parametrize(("truth", "boolean"), [(T, True), (F, False), (U, None), (N, None)])
def test_as_boolean(truth: Truth, boolean: bool | None) -> None:
    assert truth.as_boolean is boolean
