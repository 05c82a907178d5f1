"""The national example, read once: what tests of the overview share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from compliance import load_rulebook
from compliance.inspection.indicator import rows_of
from compliance.inspection.journal import Journal
from compliance.inspection.overview import Overview, Round, without_twins
from compliance.inspection.reading import Work, read_all
from compliance.rulebook.selection import select
from compliance.seeds.fact_sheets import sheets_of

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
NOW, THEN = EXAMPLES / "landelijk" / "2024", EXAMPLES / "landelijk" / "2023"
ROOMLOCK = "JW-6.3.2.2-ROOMLOCK"


@cache
def work() -> Work:
    rulebook = load_rulebook()
    return Work(rulebook, rows_of(rulebook, sheets_of(rulebook)), select(rulebook), ROOMLOCK)


def read_round(folder: Path, *, earlier: bool = False) -> Round:
    paths = sorted(str(path) for path in folder.glob("*.yaml") if not path.name.endswith("inspectie.yaml"))
    reads = list(read_all(paths, work(), Journal(None, ()), earlier_round=earlier, jobs=1))
    assert [read.faults for read in reads if read.faults] == []
    locations, twins = without_twins(read.summary for read in reads if read.summary is not None)
    assert twins == ()
    return Round(folder.name, locations)


@cache
def national() -> Overview:
    norm = work().rulebook.versions(ROOMLOCK)[-1]
    return Overview(
        work().rulebook, work().selection, work().rows, read_round(NOW), read_round(THEN, earlier=True), norm
    )


@cache
def mixed() -> Overview:
    """One round with closed, open and ambulant locations, some of them complete."""
    return Overview(work().rulebook, work().selection, work().rows, read_round(EXAMPLES))
