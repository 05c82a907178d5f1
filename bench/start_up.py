"""How long a command takes before it does anything."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

from bench.locations import EXAMPLE
from bench.measure import Case, duration, print_table, ratio, side_by_side


def starting(rounds: int) -> None:
    """Print the start-up time of the program beside that of Python and of Click alone."""
    program = str(Path(sys.executable).with_name("vbm"))
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "vbm --help": [program, "--help"],
        "vbm check": [program, "check", str(EXAMPLE)],
        "vbm assess": [program, "assess", str(EXAMPLE)],
    }
    cases = [
        Case(name, partial(subprocess.run, command, check=True, capture_output=True))
        for name, command in commands.items()
    ]
    found = side_by_side(*cases, rounds=rounds)
    python, click, *_ = found
    print_table(
        "Starting",
        ("", "median", "least", "/ python", "/ click"),
        [
            (
                one.name,
                duration(one.median),
                duration(one.least),
                f"{ratio(one, python):.2f}",
                f"{ratio(one, click):.2f}",
            )
            for one in found
        ],
    )
