"""Workbooks for the tests that no program writes: other parts in the archive, and XML by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from registers import workbook

from compliance.files.node import Place
from compliance.files.workbook import WorkbookTable

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def opened(data: bytes, **how: str | int) -> WorkbookTable:
    return WorkbookTable(data, "export.xlsx", asked=Place("kolommen.yaml", 1, 1), **how)  # type: ignore[arg-type]


def all_words(data: bytes, **how: str | int) -> list[list[str]]:
    found = opened(data, **how)
    return [list(found.header), *(list(cells) for _, cells in found.rows(range(len(found.header))))]


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> bytes:
    """Pack a workbook again with other parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            changed = change(part.filename, old.read(part))
            if changed is not None:
                new.writestr(part.filename, changed)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def with_sheet(rows: str, head: str = "") -> bytes:
    """Make a workbook of which the sheet holds these rows, as XML."""
    text = f'<?xml version="1.0"?>{head}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return repacked(workbook([["X"], ["1"]]), lambda name, old: text.encode() if name == SHEET else old)


HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>X</t></is></c></row>'
