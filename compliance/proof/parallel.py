"""Asking the same of many norms, over several processes; each process reads the rulebook once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook

T = TypeVar("T")

_RULEBOOK: list[Rulebook] = []


def over_norms(
    task: Callable[[Rulebook, str], T], names: Iterable[str], folder: Path | str | None, *, processes: int = 1
) -> Iterator[T]:
    """Give ``task(rulebook, name)`` for each name, in order.

    ``task`` is a function of a module. Raises ``FaultyFile`` when the rulebook in ``folder`` cannot be read.
    """
    listed = list(names)
    if processes == 1 or len(listed) < 2:
        rulebook = load_rulebook(folder)
        yield from (task(rulebook, name) for name in listed)
        return
    with ProcessPoolExecutor(processes, initializer=_start, initargs=(folder,)) as pool:
        yield from pool.map(_run, [task] * len(listed), listed)


def _start(folder: Path | str | None) -> None:
    _RULEBOOK.append(load_rulebook(folder))


def _run(task: Callable[[Rulebook, str], T], name: str) -> T:
    return task(_RULEBOOK[0], name)
