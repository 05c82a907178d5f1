"""With what a report was made: the program and the libraries that can change its text or its bytes."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import compliance
from compliance.files.shipped import shipped_folder
from compliance.rulebook.base import Model
from compliance.version import __version__

LIBRARIES = ("WeasyPrint", "pydyf", "fonttools", "Jinja2", "pydantic", "ruamel.yaml")
"""The libraries that can change the bytes of a report."""

ABSENT = "–"
"""Stands where a library is not installed (WeasyPrint is not needed for HTML)."""


class Provenance(Model):
    """The version of the program, the digest of its files, and the versions of Python and of the libraries."""

    version: str
    digest: str
    libraries: dict[str, str]


def provenance() -> Provenance:
    """Give what this program is, and what it runs on."""
    libraries = {"Python": platform.python_version()} | {name: _version(name) for name in LIBRARIES}
    return Provenance(version=__version__, digest=program_digest(), libraries=libraries)


@cache
def program_digest() -> str:
    """Give one digest over everything that comes with the program and can change a report: code, words, fact sheets.

    The rulebook is left out; it has a digest of its own. The same files give the same digest installed or not.
    """
    package = Path(compliance.__file__).parent
    folders = {"compliance": package, **{name: shipped_folder(name) for name in ("report_templates", "seeds")}}
    whole = hashlib.sha256()
    for name, folder in folders.items():
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if not path.is_file() or "__pycache__" in inside.parts or inside.parts[0] == "data":
                continue
            data = path.read_bytes().replace(b"\r\n", b"\n")
            whole.update(f"{name}/{inside.as_posix()}\0{len(data)}\0".encode())
            whole.update(data)
    return "sha256:" + whole.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ABSENT
