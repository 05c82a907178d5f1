"""The command line as a user meets it, in this process."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout

from compliance.cli.main import run


class Told:
    """What a command wrote, and its exit code."""

    def __init__(self, *arguments: str) -> None:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with redirect_stdout(out), redirect_stderr(err):
            self.code = run(list(arguments))
        self.out, self.err = (one.buffer.getvalue().decode() for one in (out, err))
