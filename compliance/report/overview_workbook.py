"""An overview as a workbook: a sheet with what it is, and one for each table. Text is never taken for a formula."""

from __future__ import annotations

import io
import re
from datetime import datetime, time
from typing import Any

from compliance.inspection.overview import Overview
from compliance.report.grid import Grid
from compliance.report.overview_view import OverviewView, overview_view

FIRST = "Uitleg"
SHEET_NAME = 31
WIDTHS = {"count": 16, "word": 22, "row": 34, "name": 24, "measure": 46, "long": 80, "": 26}


def render_overview_workbook(overview: Overview) -> bytes:
    """Give an overview as XLSX. The same overview gives the same bytes: the date inside is the last reference date."""
    import xlsxwriter

    view = overview_view(overview)
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        day = max(one.reference_date for one in overview.now.locations)
        book.set_properties({"title": view.title, "created": datetime.combine(day, time())})
        looks = {
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "head": book.add_format({"text_wrap": True, "valign": "top", "bold": True, "bottom": 1}),
            "title": book.add_format({"bold": True, "font_size": 14}),
        }
        _explain(book.add_worksheet(FIRST), view, looks)
        for grid in view.grids():
            _fill(book.add_worksheet(sheet_name(grid.id)), grid, looks)
    return out.getvalue()


def sheet_name(name: str) -> str:
    """Give a name that a sheet can have: short, and without the signs that Excel refuses."""
    return re.sub(r"[\[\]:*?/\\]", " ", name)[:SHEET_NAME].strip()


def _explain(sheet: Any, view: OverviewView, looks: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, view.title, looks["title"])
    at = 2
    for line in (*view.facts, *view.colophon):
        sheet.write_string(at, 0, line.label, looks["text"])
        sheet.write_string(at, 1, line.text, looks["text"])
        at += 1
    for part in view.parts:
        sheet.write_string(at + 1, 0, part.title, looks["head"])
        at += 2
        for block in part.blocks:
            for text in (
                block.title,
                *block.text,
                *block.points,
                *(f"{one.caption} (blad {sheet_name(one.id)})" for one in block.grids),
            ):
                if text:
                    sheet.write_string(at, 1, text, looks["text"])
                    at += 1


def _fill(sheet: Any, grid: Grid, looks: dict[str, Any]) -> None:
    sheet.write_string(0, 0, grid.caption, looks["title"])
    for at, column in enumerate(grid.columns):
        sheet.set_column(at, at, WIDTHS[column.kind])
        sheet.write_string(2, at, column.title, looks["head"])
    for number, row in enumerate(grid.rows, start=3):
        for at, cell in enumerate(row):
            if cell.number is not None and cell.text == str(cell.number):
                sheet.write_number(number, at, cell.number, looks["text"])
            else:
                sheet.write_string(number, at, cell.text, looks["text"])
    sheet.freeze_panes(3, 1)
    if grid.rows:
        sheet.autofilter(2, 0, 2 + len(grid.rows), len(grid.columns) - 1)
