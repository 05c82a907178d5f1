"""Reading back what an overview counted: the data inside it, as untrusted as any other file."""

from __future__ import annotations

import json
from typing import Any

from compliance.files.fault import FaultyFile, fault
from compliance.files.node import Place
from compliance.inspection.indicator import Row, rows_of
from compliance.inspection.overview import Overview, Round
from compliance.inspection.summary import LocationSummary
from compliance.report.overview_attachments import last_day
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.selection import Selection
from compliance.seeds.fact_sheets import sheets_of


def overview_in(data: bytes, file: str, rulebook: Rulebook, selection: Selection) -> Overview:
    """Give the overview that follows from what was counted of each location, which is all that is read of the data.

    Counts, words and tables are worked out from it again. Raises ``FaultyFile`` D606 where the data are not what an
    overview of these rules gives.
    """
    rows = rows_of(rulebook, sheets_of(rulebook))
    try:
        told = json.loads(data)
        now, earlier = _round(told["now"], rows), told["previous"]
        then = _round(earlier, rows) if earlier is not None else None
        norm = _norm(told["norm"], rulebook)
        found = Overview(rulebook, selection, rows, now, then, norm)
        last_day(found)  # without a location there is no overview
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
        why = "wat er per locatie is geteld, is niet te lezen of hoort niet bij deze regels"
        raise FaultyFile([fault("D606", Place(file), why=why)]) from error
    return found


def _round(told: dict[str, Any], rows: tuple[Row, ...]) -> Round:
    return Round("", tuple(_location(one, rows) for one in told["locations"]), tuple(map(str, told["unusable"])))


def _location(told: dict[str, Any], rows: tuple[Row, ...]) -> LocationSummary:
    same = ("file", "digest", "name", "reference_date", "themes", "groups", "marks", "contradictions", "norm")
    found = LocationSummary.model_validate(
        {name: told[name] for name in same}
        | {
            "setting": told["setting"] or "",
            "region": told["region"] or "",
            "asked": told["questions"]["asked"],
            "answered": told["questions"]["answered"],
        }
    )
    if [len(mark.counted) for mark in found.marks] != [len(row.measures) for row in rows]:
        raise ValueError("marks")
    return found


def _norm(name: str | None, rulebook: Rulebook) -> Norm | None:
    return rulebook.versions(name)[-1] if name is not None else None
