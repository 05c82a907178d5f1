"""Measuring side by side: every round runs each case once, so that a busy moment hits all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Case:
    """One thing to measure. ``amount`` is how many of ``unit`` one run does."""

    name: str
    run: Callable[[], Any]
    amount: int = 1


@dataclass(frozen=True)
class Measured:
    """The times of one case, in seconds a run."""

    name: str
    times: tuple[float, ...]
    amount: int

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def least(self) -> float:
        return min(self.times)

    @property
    def spread(self) -> float:
        """How far the middle half of the times lies apart, as a share of the median."""
        if len(self.times) < 4:
            return (max(self.times) - min(self.times)) / self.median
        low, _, high = statistics.quantiles(self.times, n=4)
        return (high - low) / self.median


def side_by_side(*cases: Case, rounds: int, at_least: float = 0.02) -> list[Measured]:
    """Run every case once a round and give their times; a fast case is run several times for one time.

    The first run of each is not counted: it fills caches.
    """
    repeats = {case.name: _repeats(case, at_least) for case in cases}
    times: dict[str, list[float]] = {case.name: [] for case in cases}
    for number in range(rounds):
        # Each round begins with another case, so that none always runs after the same one.
        for case in (*cases[number % len(cases) :], *cases[: number % len(cases)]):
            times[case.name].append(_time(case.run, repeats[case.name]))
    return [Measured(case.name, tuple(times[case.name]), case.amount) for case in cases]


def ratio(one: Measured, other: Measured) -> float:
    """Give the median over the rounds of how much longer ``one`` took than ``other`` in that round."""
    return statistics.median(ours / theirs for ours, theirs in zip(one.times, other.times, strict=True))


def _repeats(case: Case, at_least: float) -> int:
    once = _time(case.run, 1)
    return max(1, round(at_least / once)) if once < at_least else 1


def _time(run: Callable[[], Any], repeats: int) -> float:
    gc.collect()
    started = time.perf_counter()
    for _ in range(repeats):
        run()
    return (time.perf_counter() - started) / repeats


# --- printing ----------------------------------------------------------------------------


def duration(seconds: float) -> str:
    """Give a time in the unit that fits."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def print_table(title: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Print a table with the first column to the left and the others to the right."""
    widths = [max(len(row[number]) for row in (head, *rows)) for number in range(len(head))]
    print(f"\n{title}")
    for row in (head, tuple("-" * width for width in widths), *rows):
        first, *others = (
            cell.ljust(width) if number == 0 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join((first, *others)).rstrip())
