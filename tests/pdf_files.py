"""Making a PDF without a warning, and ways to look into one."""

from __future__ import annotations

import io
import logging
import subprocess
from collections.abc import Callable, Iterator

import pikepdf


class Complaints(logging.Handler):
    """Keeps what WeasyPrint logs as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def without_complaint(make: Callable[[], bytes]) -> bytes:
    """Make a PDF; a warning of WeasyPrint is an error."""
    complaints = Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        pdf = make()
    finally:
        logger.removeHandler(complaints)
    assert complaints.said == []
    return pdf


def text_of(pdf: bytes, *options: str) -> str:
    """Give the text of a PDF as a reader would copy it."""
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def words_of(text: str) -> str:
    """Give text on one line, with a single space between words."""
    return " ".join(text.split())


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Give the elements of the structure tree in reading order."""
    todo: list[object] = [pdf.Root.StructTreeRoot]
    while todo:
        one = todo.pop()
        if isinstance(one, pikepdf.Array):
            todo += reversed(list(one))
        elif isinstance(one, pikepdf.Dictionary):
            if "/S" in one:
                yield one
            if "/K" in one:
                todo.append(one["/K"])
