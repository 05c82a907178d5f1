"""``python -m bench``: measure everything and print it. Nothing here fails because of a time."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Callable

from bench import engine, overviews, registers, reports, start_up

PARTS: dict[str, tuple[Callable[[int], None], int]] = {
    "start": (start_up.starting, 15),
    "rules": (engine.rules, 5),
    "reading": (engine.reading, 15),
    "assessing": (engine.assessing, 9),
    "register": (registers.registers, 3),
    "report": (reports.making, 5),
    "overview": (overviews.overviews, 3),
}
"""What can be measured, with the number of rounds."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure how fast the program is.")
    parser.add_argument("part", nargs="*", help=f"{', '.join(PARTS)}; without it everything")
    parser.add_argument("--rounds", type=int, help="how many rounds; the median over the rounds is printed")
    chosen = parser.parse_args()
    if unknown := set(chosen.part) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors{load}")
    for name in chosen.part or PARTS:
        measure, rounds = PARTS[name]
        measure(chosen.rounds or rounds)


if __name__ == "__main__":
    main()
