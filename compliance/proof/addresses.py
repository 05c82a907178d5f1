"""Where a rule file lies, said without the path of a machine: for results that other programs read."""

from __future__ import annotations

from pathlib import Path, PurePath


def inside(file: str, folder: Path) -> tuple[PurePath, Path]:
    """Give the path of a file relative to the current folder, or else to the folder of the rulebook, with that folder.

    A file that lies in neither is named by its name alone.
    """
    path = Path(file).resolve()
    for base in (Path.cwd(), folder.resolve()):
        if path.is_relative_to(base):
            return path.relative_to(base), base
    return PurePath(path.name), folder.resolve()
