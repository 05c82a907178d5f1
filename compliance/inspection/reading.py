"""Reading many self-reports, in several processes; of each only its summary is kept."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from compliance.files.fault import Fault, FaultyFile, fault
from compliance.files.node import Place
from compliance.files.text import name_of, read_bytes
from compliance.inspection.indicator import Row
from compliance.inspection.journal import Journal, key_of, surroundings
from compliance.inspection.summary import LocationSummary, earlier, summarise
from compliance.rulebook.model import Rulebook
from compliance.rulebook.selection import Selection
from compliance.selfreport.model import SelfReport
from compliance.selfreport.reader import read_self_report

FEW = 6
"""For so few files starting processes takes longer than it gains."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be known of each self-report: its answers, and of the present round its outcomes."""

    rulebook: Rulebook
    rows: tuple[Row, ...]
    selection: Selection
    norm: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """One file that was read: its summary, or what is wrong with it."""

    path: str
    summary: LocationSummary | None = None
    faults: tuple[Fault, ...] = ()


def read_all(paths: Iterable[str], work: Work, journal: Journal, *, earlier_round: bool, jobs: int) -> Iterator[Read]:
    """Give every self-report of one round, in order; what the journal knows already is not read again.

    Raises ``MemoryError`` when a process was stopped because there was no memory left.
    """
    part = "earlier" if earlier_round else "now"
    listed = list(paths)
    around = {folder: surroundings(folder) for folder in {Path(path).parent for path in listed}}
    keys = {path: _key(path, part, around[Path(path).parent]) for path in listed}
    todo = [path for path, key in keys.items() if journal.get(key) is None]
    task = _read_earlier if earlier_round else _read_now
    fresh = _over(task, todo, work, jobs)
    for path, key in keys.items():
        known = journal.get(key)
        if known is not None:
            yield Read(path, known)
            continue
        read = next(fresh)
        if read.summary is not None and key:
            journal.keep(key, read.summary)
        yield read


def processes(jobs: int | None, files: int) -> int:
    """Give how many processes to use: as asked, or else one for each processor that we may use."""
    if jobs is not None:
        return jobs
    if files <= FEW:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _key(path: str, part: str, around: str) -> str:
    try:
        return key_of(path, read_bytes(path), part, around)
    except FaultyFile:
        return ""  # reading it will say what is wrong


def _over(task: Callable[[Work, str], Read], paths: list[str], work: Work, jobs: int) -> Iterator[Read]:
    if jobs == 1 or len(paths) < 2:
        for path in paths:
            yield task(work, path)
        return
    try:
        with ProcessPoolExecutor(min(jobs, len(paths)), initializer=_start, initargs=(work,)) as pool:
            yield from pool.map(_run, [task] * len(paths), paths)
    except BrokenProcessPool as error:
        raise MemoryError from error


_WORK: list[Work] = []


def _start(work: Work) -> None:
    # Ctrl-C is for the process that started us; it stops giving us work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _WORK[:] = [work]


def _run(task: Callable[[Work, str], Read], path: str) -> Read:
    return task(_WORK[0], path)


def _read_now(work: Work, path: str) -> Read:
    return _read(work, path, lambda report: summarise(report, work.rulebook, work.rows, work.selection, work.norm))


def _read_earlier(work: Work, path: str) -> Read:
    return _read(work, path, lambda report: earlier(report, work.rulebook, work.rows))


def _read(work: Work, path: str, summary_of: Callable[[SelfReport], LocationSummary]) -> Read:
    try:
        report = read_self_report(path, work.rulebook)
    except FaultyFile as error:
        return Read(path, faults=error.faults)
    if report.reference_date is None:
        return Read(path, faults=(fault("S302", Place(name_of(path))),))
    return Read(path, summary_of(report))
