"""The parts of an Office file: a ZIP archive with XML in it, read piece by piece and within limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from xml.parsers import expat

from compliance.files.fault import FaultyFile, fault
from compliance.files.node import Place

MAX_INFLATED = 100_000_000
"""All parts together, unpacked. The sheet of 10,000 events with forty columns is some 20 MB."""

_MAX_DEPTH, _MAX_NAMES, _MAX_TAG = 64, 10_000, 1_000_000
"""Levels of elements, different names, and bytes of one tag: more would take memory, and no program writes them."""

_PIECE = 65_536
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Damaged(Exception):
    """Something in the archive is not as it should be."""


_DAMAGE = (
    *(Damaged, expat.ExpatError, zipfile.BadZipFile, zlib.error, struct.error, EOFError),
    *(LookupError, OSError, OverflowError, ValueError),
)
"""What the readers of archives and of XML raise on bytes that make no sense."""


class Archive:
    """An Office file. Raises ``FaultyFile`` with ``unfit`` (no such file, damaged, with macros) or ``too_big``."""

    def __init__(self, data: bytes, file: str, *, unfit: str = "C411", too_big: str = "C412") -> None:
        self.file = file
        self._unfit = unfit
        if data.startswith(_OLD_OFFICE):
            raise self._refusal("het is een oude Excel-werkmap (.xls), of er zit een wachtwoord op")
        if not data.startswith(b"PK"):
            raise self._refusal("het is geen Excel-werkmap (.xlsx)")
        with self.damage_told():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        parts = self._zip.infolist()
        if any(part.filename == "mimetype" for part in parts):
            raise self._refusal("het is een OpenDocument-bestand, zoals .ods")
        if any(_holds_macros(part.filename.lower()) for part in parts):
            raise self._refusal("er zitten macro's in")
        if sum(part.file_size for part in parts) > MAX_INFLATED:
            why = f"het is uitgepakt groter dan {MAX_INFLATED // 1_000_000} MB"
            raise FaultyFile([fault(too_big, Place(file), why=why)])

    def _refusal(self, why: str) -> FaultyFile:
        return FaultyFile([fault(self._unfit, Place(self.file), why=why)])

    def parse(self, part: str, start: Start, end: End | None = None, text: Text | None = None) -> Iterator[None]:
        """Read an XML part. Gives nothing, after each piece; names of elements come without their prefix.

        Raises ``FaultyFile`` (``unfit``) when the part is missing or damaged. Never unpacks more than the archive
        says that there is, which is within the limit.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        names = _Local()
        depth = 0

        def opened(tag: str, attributes: Attributes) -> None:
            nonlocal depth
            depth += 1
            if depth > _MAX_DEPTH:
                raise Damaged
            start(names[tag], attributes)

        def closed(tag: str) -> None:
            nonlocal depth
            depth -= 1
            if end is not None:
                end(names[tag])

        parser.StartElementHandler, parser.EndElementHandler = opened, closed
        if text is not None:
            parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _no_doctype
        given = 0
        with self.damage_told(), self._zip.open(part) as stream:
            while piece := stream.read(_PIECE):
                parser.Parse(piece, False)  # noqa: FBT003 - the signature of the standard library
                given += len(piece)
                if given - parser.CurrentByteIndex > _MAX_TAG or len(parser.intern) > _MAX_NAMES:
                    raise Damaged
                yield
            parser.Parse(b"", True)  # noqa: FBT003 - the same
        yield

    def read(self, part: str, start: Start, end: End | None = None, text: Text | None = None) -> None:
        """Read a whole XML part; see ``parse``."""
        for _ in self.parse(part, start, end, text):
            pass

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    @contextmanager
    def damage_told(self) -> Iterator[None]:
        """Tell what is wrong with the bytes as one kind of fault."""
        try:
            yield
        except _DAMAGE as error:
            raise self._refusal("de werkmap is beschadigd") from error
        except (NotImplementedError, RuntimeError) as error:
            raise self._refusal("de werkmap is ingepakt op een manier die Excel niet gebruikt") from error


class _Local(dict[str, str]):
    """The name of an element without its prefix."""

    def __missing__(self, tag: str) -> str:
        local = tag.rpartition(":")[2]
        if len(self) < 100:
            self[tag] = local
        return local


def _holds_macros(part: str) -> bool:
    return part.endswith("vbaproject.bin") or "/macrosheets/" in part


def _no_doctype(*_: object) -> None:
    raise Damaged


def attribute(attributes: Attributes, name: str) -> str:
    """Give an attribute, whatever its prefix, or an empty string."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")
