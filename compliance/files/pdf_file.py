"""What is inside a PDF: its attachments and the words on its pages, read within limits and never run.

pypdf reads, and is imported only when a PDF comes in. A PDF of somebody else is untrusted: whatever goes wrong in the
reading of it is a fault of the file.
"""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from compliance.files.fault import FaultyFile, fault
from compliance.files.node import Place
from compliance.files.text import MAX_BYTES, digest

if TYPE_CHECKING:
    from pypdf import PdfReader

PDF_SIGN = b"%PDF-"
MAX_PDF = 30_000_000
"""Bytes of a PDF. A report of a large location, with all its attachments, is some 2 MB."""

MAX_UNPACKED = 30_000_000
"""Bytes of one attachment, and of all together, unpacked; the rules are somewhat over 1 MB."""

MOST_ATTACHMENTS, MOST_PAGES, MOST_PAGE = 20, 500, 2_000_000
"""Attachments, pages, and bytes of what draws one page."""


def is_pdf(data: bytes) -> bool:
    """Whether bytes begin as a PDF does."""
    return data.startswith(PDF_SIGN)


def most_bytes(path: str) -> int:
    """Give how many bytes are read of a file at most: a report as PDF holds more than what is typed in a file."""
    return MAX_PDF if path.lower().endswith(".pdf") else MAX_BYTES


def attached_file(files: Mapping[str, bytes], name: str, file: str) -> bytes:
    """Give one of the attachments of a report, called ``file`` in messages.

    Raises ``FaultyFile``: D604 for the version for publication, D603 for a PDF that is no report, D607 for a report of
    another kind, D608 for an attachment that was changed, F004 for one that is larger than such a file can be.
    """
    place, about = Place(file), files.get("over.json")
    if name not in files:
        if about is None:
            raise FaultyFile([fault("D603", place)])
        raise FaultyFile([fault("D604", place) if b'"public": true' in about else fault("D607", place, name=name)])
    if len(files[name]) > MAX_BYTES:
        raise FaultyFile([fault("F004", Place(f"{file}/{name}"), limit=f"{MAX_BYTES / 1_000_000:g}")])
    # The report names the digest of each of its attachments; one that it does not name is not its own.
    if about is not None and digest(files[name]).encode() not in about:
        raise FaultyFile([fault("D608", place, name=name)])
    return files[name]


class PdfFile:
    """A PDF. Making it raises ``FaultyFile`` with D601 (cannot be read), D602 (locked) or D605 (too big)."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        if not is_pdf(data):
            self._refuse("D601", why="het is geen PDF")
        if len(data) > MAX_PDF:
            self._refuse("D605", why=f"het is groter dan {MAX_PDF // 1_000_000} MB")
        logging.getLogger("pypdf").addHandler(logging.NullHandler())
        with self._damage_told():
            from pypdf import PdfReader

            self._reader: PdfReader = PdfReader(io.BytesIO(data), strict=True)
            locked = self._reader.is_encrypted
            pages = 0 if locked else len(self._reader.pages)
        if locked:
            self._refuse("D602")
        if pages > MOST_PAGES:
            self._refuse("D605", why=f"het heeft meer dan {MOST_PAGES} bladzijden")

    def attachments(self) -> dict[str, bytes]:
        """Give the attached files by name. Raises ``FaultyFile`` with D601, D605 or D606."""
        found: dict[str, bytes] = {}
        total = 0
        with self._damage_told():
            for one in self._reader.attachment_list:
                name = one.alternative_name or one.name
                if len(found) >= MOST_ATTACHMENTS:
                    self._refuse("D605", why=f"het heeft meer dan {MOST_ATTACHMENTS} bijlagen")
                if name in found:
                    self._refuse("D606", why=f'"{name[:80]}" is twee keer bijgevoegd')
                found[name] = bytes(one.content)
                total += len(found[name])
                if total > MAX_UNPACKED:
                    self._refuse("D605", why="de bijlagen zijn uitgepakt te groot")
        return found

    def words(self) -> tuple[tuple[str, ...], ...]:
        """Give the words on each page, in the order in which they are drawn. Raises ``FaultyFile`` (D601, D605)."""
        pages: list[tuple[str, ...]] = []
        with self._damage_told():
            for page in self._reader.pages:
                contents = page.get_contents()
                if contents is not None and len(contents.get_data()) > MOST_PAGE:
                    self._refuse("D605", why=f"bladzijde {len(pages) + 1} is te groot")
                pages.append(tuple(page.extract_text().split()))
        return tuple(pages)

    def kinds(self) -> Counter[str]:
        """Count what else is in it besides text: kinds of notes and links, pictures, and what the file as a whole does.

        Raises ``FaultyFile`` with D601.
        """
        found: Counter[str] = Counter()
        with self._damage_told():
            root = self._reader.root_object
            found.update(f"Root{name}" for name in root)
            found.update(f"Names{name}" for name in root.get("/Names", {}))
            for page in self._reader.pages:
                found.update(f"Page{name}" for name in page)
                found.update(f"Annot{one.get_object().get('/Subtype')}" for one in page.get("/Annots", ()))
                pictures = page.get("/Resources", {}).get("/XObject", {})
                found.update(f"XObject{one.get_object().get('/Subtype')}" for one in pictures.values())
        return found

    def _refuse(self, code: str, **words: str) -> NoReturn:
        raise FaultyFile([fault(code, Place(self.file), **words)])

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        """Tell whatever goes wrong inside pypdf as one kind of fault."""
        from pypdf import apply_configuration
        from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

        limits: dict[str, Any] = {
            "zlib_maximum_output_length": MAX_UNPACKED,
            "lzw_maximum_output_length": MAX_UNPACKED,
            "run_length_maximum_output_length": MAX_UNPACKED,
            "array_based_stream_maximum_output_length": MAX_UNPACKED,
            "maximum_declared_stream_length": MAX_PDF,
        }
        try:
            with apply_configuration(**limits):
                yield
        except FaultyFile:
            raise
        except LimitReachedError:
            self._refuse("D605", why="iets erin is uitgepakt te groot")
        except (DependencyError, FileNotDecryptedError):
            # Without a library for secrets pypdf already stops at the lock; nothing else that we read needs one.
            self._refuse("D602")
        except Exception as error:
            # On a hostile file any kind of error can come out of a library.
            raise FaultyFile([fault("D601", Place(self.file), why="het is beschadigd")]) from error
