"""Many locations: reading and counting them in one process and in all, in time and in memory."""

from __future__ import annotations

import resource
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.locations import EXAMPLE
from bench.measure import Case, duration, print_table, ratio, side_by_side

SIZES = (20, 100)


def overviews(rounds: int) -> None:
    """Print how long an overview of 20 and of 100 filled-in self-reports takes, and how much memory."""
    program = str(Path(sys.executable).with_name("vbm"))
    with TemporaryDirectory() as folder:
        for size in SIZES:
            population(Path(folder, str(size)), size)

        def counted(size: int, *options: str) -> None:
            out = str(Path(folder, "uit.json"))
            # Without a journal: each run reads every file.
            Path(out).unlink(missing_ok=True)
            subprocess.run(
                [program, "overview", str(Path(folder, str(size))), "-o", out, *options],
                check=True,
                capture_output=True,
            )

        one_few = Case("20 files, one process", partial(counted, SIZES[0], "--jobs", "1"), SIZES[0])
        one_many = Case("100 files, one process", partial(counted, SIZES[1], "--jobs", "1"), SIZES[1])
        all_many = Case("100 files, all processors", partial(counted, SIZES[1]), SIZES[1])
        few, many, together = side_by_side(one_few, one_many, all_many, rounds=rounds)
    rows = [
        (one.name, duration(one.median), duration(one.median / one.amount), f"{ratio(one, many):.2f}")
        for one in (few, many, together)
    ]
    print_table("An overview (De Wilg, again and again)", ("", "median", "a file", "ratio"), rows)
    # In kilobytes on Linux; the largest of all that this process started.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"most memory of one process: {peak / 1024:.0f} MB")


def population(folder: Path, size: int) -> None:
    """Write the example under many names."""
    folder.mkdir()
    text = EXAMPLE.read_text(encoding="utf-8")
    assert "naam: De Wilg" in text
    for number in range(size):
        path = folder / f"huis-{number:03}.yaml"
        path.write_text(text.replace("naam: De Wilg", f"naam: Huis {number}", 1), encoding="utf-8")
