"""The journal of an overview that is being made: what was read already, so that an interrupted run goes on there.

It is one file beside the output with a line a location, and it is removed when the output is there. A line counts only
for the same program, rules and questions (``head``) and for the same bytes of the self-report and of what lies in its
folder; everything else is read again. It is JSON that is checked when it is read, never code.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from compliance.inspection.summary import LocationSummary

KIND = "vbm overview"
SUFFIX = ".deel"


class Journal:
    """Remembers summaries of self-reports. Without a path it remembers nothing."""

    def __init__(self, path: Path | None, head: Iterable[str]) -> None:
        self._path = path
        self._head = [KIND, *head]
        self._known: dict[str, LocationSummary] = {}
        self._out: TextIO | None = None

    def open(self) -> Journal:
        """Read what an earlier run left, and begin to write.

        Raises ``FileExistsError`` where a file of somebody else has the name of the journal, ``OSError`` where it
        cannot be written.
        """
        if self._path is None:
            return self
        lines = _lines(self._path)
        if lines and _parsed(lines[0])[:1] != [KIND]:
            raise FileExistsError(str(self._path))
        if lines and _parsed(lines[0]) == self._head:
            for line in lines[1:]:
                self._remember(line)
        self._out = self._path.open("w", encoding="utf-8")
        self._write(json.dumps(self._head))
        for key, summary in self._known.items():
            self.keep(key, summary)
        return self

    def _remember(self, line: str) -> None:
        parts = _parsed(line)
        if len(parts) == 2:
            try:
                self._known[str(parts[0])] = LocationSummary.model_validate(parts[1])
            except ValidationError:
                return  # the line at which the run was cut off

    def get(self, key: str) -> LocationSummary | None:
        """Give what was remembered under a key."""
        return self._known.get(key)

    def keep(self, key: str, summary: LocationSummary) -> None:
        """Remember a summary."""
        self._write(json.dumps([key, summary.model_dump(mode="json")], ensure_ascii=False))

    def close(self, *, finished: bool) -> None:
        """Stop writing; when everything is finished the journal is removed."""
        if self._out is not None and self._path is not None:
            self._out.close()
            self._out = None
            if finished:
                self._path.unlink(missing_ok=True)

    def _write(self, line: str) -> None:
        if self._out is not None:
            self._out.write(line + "\n")
            self._out.flush()


def key_of(path: str, data: bytes, part: str, around: str) -> str:
    """Give the key of a self-report: its place and bytes, the round that it is part of, and what is ``around`` it."""
    whole = hashlib.sha256(f"{part}\0{Path(path).resolve()}\0{around}\0".encode())
    whole.update(data)
    return whole.hexdigest()


def surroundings(folder: Path) -> str:
    """Give the names, sizes and times of the registers and maps in a folder: a self-report may take answers from them.

    Raises ``OSError`` where the folder cannot be read.
    """
    found = [one for one in sorted(folder.iterdir()) if one.suffix in {".csv", ".xlsx"} or "kolommen" in one.name]
    stats = [(one.name, one.stat()) for one in found if one.is_file()]
    return repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats])


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []


def _parsed(line: str) -> list[object]:
    try:
        found = json.loads(line)
    except ValueError:
        return []
    return found if isinstance(found, list) else []
