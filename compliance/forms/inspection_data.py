"""What the inspector's form knows besides the rulebook: the walk through the house, and how a file is refused."""

from __future__ import annotations

from typing import Any

from compliance.files.catalogue import CATALOGUE
from compliance.inspection.visit import STATIONS

REFUSED = ("I501", "I502", "I503")
"""With these the program takes no inspection file; the page refuses with the same words."""


def inspection_data() -> dict[str, Any]:
    """Give the themes of each stop of the walk, and the words of the faults with which a file is refused."""
    return {
        "walk": [list(themes) for _, themes in STATIONS],
        "refused": {code: [CATALOGUE[code].message, CATALOGUE[code].advice] for code in REFUSED},
    }
