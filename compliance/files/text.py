"""Reading the text of a file within limits: size, encoding, and what a file is."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sys
from codecs import BOM_UTF8
from pathlib import Path

from compliance.files.fault import FaultyFile, fault
from compliance.files.node import Place

MAX_BYTES = 5_000_000
"""A self-report of a large location is some 100 kB; a register export of 10,000 events about 1 MB."""

STDIN = "-"

WITH_MACROS = (".xlsm", ".xlsb", ".xltm")
"""How the names of workbooks end that may hold macros."""

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_bytes(path: str, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Read the file at ``path``, or standard input for ``-``, and never more than ``max_bytes``.

    Raises ``FaultyFile`` with F001 (not found), F002 (a folder), F003 (not readable), F004 (too large) or
    F005 (empty).
    """
    place = Place(name_of(path))
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(max_bytes + 1)
        else:
            if not Path(path).exists():
                raise FaultyFile([fault("F001", place)])
            if Path(path).is_dir():
                raise FaultyFile([fault("F002", place)])
            if not Path(path).is_file():
                raise FaultyFile([fault("F003", place, why="het is geen gewoon bestand")])
            with Path(path).open("rb") as stream:
                data = stream.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        raise FaultyFile([fault("F003", place, why=_why(error))]) from error
    if len(data) > max_bytes:
        raise FaultyFile([fault("F004", place, limit=f"{max_bytes / 1_000_000:g}")])
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise FaultyFile([fault("F005", place)])
    return data


def _why(error: OSError | ValueError) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number in {errno.EACCES, errno.EPERM}:
        return "u hebt er geen rechten voor"
    if number == errno.ENAMETOOLONG:
        return "de naam is te lang"
    return f'de computer meldt "{os.strerror(number) if number else error}"'


def is_workbook(data: bytes, path: str) -> bool:
    """Tell a workbook by its first bytes, or by its name."""
    return data.startswith((_ZIP, _OLD_OFFICE)) or path.lower().endswith((".xlsx", ".xls", *WITH_MACROS))


def decode(data: bytes, path: str) -> str:
    """Give the text of ``data``, which must be UTF-8 (with or without byte order mark), with line feeds as line ends.

    Raises ``FaultyFile`` with F006 (not UTF-8) or F007 (a control character that no text holds).
    """
    name = name_of(path)
    data = data.removeprefix(BOM_UTF8)
    try:
        text = with_line_feeds(data.decode())
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode()) + 1
        source = data[start:].split(b"\n", 1)[0].decode(errors="replace").rstrip("\r")
        place = Place(name, data.count(b"\n", 0, start) + 1, column, 1, printable(source))
        raise FaultyFile([fault("F006", place)]) from error
    found = UNPRINTABLE.search(text)
    if found is not None:
        start = text.rfind("\n", 0, found.start()) + 1
        source = text[start:].split("\n", 1)[0]
        place = Place(name, text.count("\n", 0, start) + 1, found.start() - start + 1, 1, printable(source))
        raise FaultyFile([fault("F007", place, number=f"U+{ord(found[0]):04X}")])
    return text


def with_line_feeds(text: str) -> str:
    """Give ``text`` with a line feed at the end of each line, whatever system it came from."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u2028\u2029]")
"""What YAML and a printed page cannot hold: control codes other than tab and line feed, surrogates."""


def unprintable(character: str) -> bool:
    """Whether a character of one line is one that YAML and a printed page cannot hold."""
    return character == "\n" or UNPRINTABLE.match(character) is not None


def printable(line: str) -> str:
    """Give ``line`` with a replacement character for everything that would do harm on a screen."""
    return UNPRINTABLE.sub("\ufffd", line.replace("\n", "\ufffd"))


def name_of(path: str) -> str:
    """Give the name by which a file is called in messages."""
    return "standaardinvoer" if path == STDIN else printable(path)


def digest(data: bytes) -> str:
    """Give ``sha256:`` and the hexadecimal digest of ``data``."""
    return "sha256:" + hashlib.sha256(data).hexdigest()
