"""Timing: medians of repeated runs, taken in turns so that a noisy machine hits both sides alike."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence


def median_seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """Give the median wall-clock seconds of ``work`` over some rounds, after one to warm up."""
    work()
    return statistics.median(_seconds(work) for _ in range(rounds))


def in_turns(sides: Mapping[str, Callable[[], object]], rounds: int = 5) -> dict[str, float]:
    """Give the median seconds of each side; the sides take turns within each round."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, work in sides.items():
            taken[name].append(_seconds(work))
    return {name: statistics.median(several) for name, several in taken.items()}


def process(arguments: Sequence[str]) -> Callable[[], object]:
    """Give a piece of work that runs a whole process and throws its output away."""
    return lambda: subprocess.run(arguments, check=True, capture_output=True)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def row(name: str, seconds: float, extra: str = "") -> str:
    """Give one line of the table."""
    return f"{name:<58} {seconds * 1000:>10.1f} ms  {extra}".rstrip()
