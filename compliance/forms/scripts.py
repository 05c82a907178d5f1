"""The scripts of the offline form: small plain files that together are one closure, in the order of their names."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "script"


def script_of(*rooms: str) -> str:
    """Give the scripts of some rooms (``engine``, ``shared``, ``page``) as one text, room after room, by name.

    The files share one scope, so that they need no modules, which a browser refuses to load from a file. Comments and
    indentation are left out: nobody reads them in the page, and it stays small.
    """
    files = [file for room in rooms for file in sorted((FOLDER / room).glob("*.js"))]
    return "\n".join(_shortened(file.read_text(encoding="utf-8")) for file in files)


_COMMENT = re.compile(r"^\s*(//.*|/\*\*.*\*/|/\*\*.*|\*.*|\*/)$")
_BEHIND = re.compile(r"(?<=[,;{]) +// .*$")


def _shortened(script: str) -> str:
    lines = (_BEHIND.sub("", line) for line in script.split("\n") if line.strip() and not _COMMENT.match(line))
    return "\n".join(line.strip() if "`" not in line else line for line in lines)
