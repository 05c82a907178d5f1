"""The visit list as text, to print or to read on a phone: what to look at, stop by stop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from compliance.inspection.visit import Look, Station, Why
from compliance.report.text import SYMBOLS, wrapped


def visit_text(location: str, stations: tuple[Station, ...]) -> str:
    """Give the visit list as text, with how many norms there are to look at, and why."""
    counts = Counter(look.why for station in stations for look in station.looks)
    lines = [f"Bezoeklijst {location}: {sum(counts.values())} normen om naar te kijken"]
    lines += [f"  {counts[why]} {why.value}" for why in Why if counts[why]]
    for station in stations:
        lines += ["", station.title, "-" * len(station.title)]
        for look in station.looks:
            lines += _look(look)
    return "\n".join(lines)


def _look(look: Look) -> Iterator[str]:
    result = look.result
    yield wrapped(f"{result.norm.title} ({result.id})", "    ", f"[ ] {SYMBOLS[result.outcome]} ")
    yield wrapped(f"{look.why.value[0].upper()}{look.why.value[1:]}.", "    ")
    if look.why is not Why.UNSEEN:
        yield wrapped(result.reason, "    ")
    elif look.named:
        yield wrapped(f"Genoemd bewijs: {'; '.join(look.named)}.", "    ")
    if look.look_for:
        yield wrapped(f"Kijk naar: {look.look_for}", "    ")
