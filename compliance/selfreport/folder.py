"""The folder of a self-report: the files that it names lie there and nowhere else."""

from __future__ import annotations

from pathlib import Path

from compliance.files.fault import Fault, FaultyFile, fault
from compliance.files.node import Scalar
from compliance.files.text import STDIN, read_bytes


class Folder:
    """Reads what a self-report names, and keeps in ``digested`` what belongs in the digest of that self-report."""

    def __init__(self, report_path: str, faults: list[Fault]) -> None:
        self.report_path = report_path
        self.faults = faults
        self.digested: list[bytes] = []

    def read(self, name: Scalar, max_bytes: int) -> tuple[bytes, str] | None:
        """Give the bytes of a file and its name for messages, or ``None`` after a fault (C401, C402, F001 to F005)."""
        if self.report_path == STDIN:
            self.faults.append(fault("C402", name.place))
            return None
        folder = Path(self.report_path).resolve().parent
        path = (folder / name.text).resolve()
        if path.parent != folder or Path(name.text).is_absolute():
            self.faults.append(fault("C401", name.place, path=name.text))
            return None
        shown = str(Path(self.report_path).parent / name.text)
        try:
            return read_bytes(shown, max_bytes=max_bytes), shown
        except FaultyFile as error:
            self.faults.extend(error.faults)
            return None
