"""The folder of a self-report: the files that it names lie there and nowhere else. And which files are self-reports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from compliance.files.fault import Fault, FaultyFile, fault
from compliance.files.node import Scalar
from compliance.files.text import STDIN, read_bytes

_WORKBOOK, _TEXTS = ".xlsx", (".yaml", ".yml", ".json")
_REGISTER = re.compile(r"""["']?register["']?\s*:\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^"'\n,}#]+))""")


def reports_among(paths: Iterable[Path]) -> list[Path]:
    """Give the files of one folder that are self-reports by their names: YAML, JSON and Excel workbooks.

    Schemas, maps of columns (``…kolommen.yaml``), inspection files (``…inspectie.yaml``), hidden files and the files
    that Excel locks a workbook with are none; neither is a workbook that one of the others names as its register.
    """
    found = [path for path in paths if _may_be_a_report(path)]
    workbooks = [path for path in found if path.suffix.lower() == _WORKBOOK]
    if not workbooks:
        return found
    registers = {name for path in found if path not in workbooks for name in _registers_in(path)}
    return [path for path in found if path not in workbooks or path.name not in registers]


def _may_be_a_report(path: Path) -> bool:
    name = path.name.lower()
    other = name.startswith((".", "~$")) or name.endswith(
        (".schema.json", "kolommen.yaml", "inspectie.yaml", "inspectie.json")
    )
    return name.endswith((*_TEXTS, _WORKBOOK)) and not other and not path.is_dir()


def _registers_in(path: Path) -> set[str]:
    """Find the registers that a file names, also where the file has faults and cannot be read as a self-report."""
    try:
        text = read_bytes(str(path)).decode("utf-8", errors="replace")
    except FaultyFile:
        return set()
    return {(first or second or third).strip() for first, second, third in _REGISTER.findall(text)}


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
