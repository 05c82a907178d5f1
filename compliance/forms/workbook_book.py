"""A workbook to fill in: its styles, its lists of choices, its locks, and how its sheets print."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from compliance.forms.workbook_words import SheetNames, choices_of, cut, how
from compliance.rulebook.question import Question
from compliance.selfreport.workbook_layout import HEADING, MARK, META, WORDS

LOCKED = {"format_columns": True, "format_rows": True}
"""What a locked sheet still lets a person do: make a column wider, a row higher."""

_A4, _SMALL, _TEXT = 9, 60, 49
"""The numbers of a size of paper and of the format for text, and a scale to print on in per cent."""

_LONGEST_CELL = 32_767
_PROMPT_TITLE, _PROMPT = 32, 255
_INK, _DARK, _FILL, _RULE = "#1F2933", "#1F4E79", "#FFF9E0", "#9AA5B1"
_STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 16, "font_color": _DARK},
    "text": {"font_color": _INK},
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": _DARK, "text_wrap": True, "border": 1},
    "question": {"bold": True, "text_wrap": True, "border": 1},
    "part": {"text_wrap": True, "indent": 1, "border": 1},
    "help": {"text_wrap": True, "border": 1, "font_color": _INK},
    "closed": {"bg_color": "#E4E7EB", "border": 1},
    "answer": {"locked": False, "num_format": _TEXT, "text_wrap": True, "bg_color": _FILL, "border": 1},
    "more": {"locked": False, "num_format": _TEXT, "text_wrap": True, "border": 1},
    "link": {"underline": 1, "font_color": "#0B5CAD", "indent": 1},
}
_WRAPPED = frozenset(name for name, style in _STYLES.items() if "text_wrap" in style)
_POINTS, _AIR, _TITLE, _HIGHEST = 15, 4, 24, 405
"""The height of a line, of the space around it, of a title, and of the highest row that there can be, in points."""


class _Growing(Worksheet):  # type: ignore[misc]  # the library comes without types
    """A sheet whose rows have a height to begin with, and grow with what is typed in them.

    XlsxWriter marks each height as chosen by hand, after which Excel leaves it alone; without any height, LibreOffice
    shows one line of each row.
    """

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        kept = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, kept if tag == "row" else attributes)


class Book:
    """The workbook while it is written.

    ``day`` is the date in its properties: never today, so that the same input gives the same bytes.
    """

    def __init__(self, title: str, day: date) -> None:
        self._out = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self._book.set_properties({"title": title, "created": datetime.combine(day, time())})
        self._styles = {
            name: self._book.add_format({"valign": "top", "border_color": _RULE, **style})
            for name, style in _STYLES.items()
        }
        self.names = SheetNames()
        self._choices: dict[tuple[str, ...], str] = {}
        self._hidden = self.names.of("Keuzes"), self.names.of("Formulier")

    def sheet(self, name: str, mark: str, colour: str = _DARK) -> Sheet:
        """Add a sheet with this name; ``mark`` says what kind of sheet it is."""
        page = self._book.add_worksheet(name, _Growing)
        page.set_tab_color(colour)
        return Sheet(self, page, name, mark, self._styles)

    def source(self, choices: tuple[str, ...]) -> str:
        """Give where a list of choices stands; each list stands there once."""
        column = len(self._choices) + 1
        where = f"={self._hidden[0]}!{xl_range_abs(1, column, len(choices), column)}"
        return self._choices.setdefault(choices, where)

    def finish(self, meta: Iterable[tuple[str, str]]) -> bytes:
        """Write the hidden sheets, with ``meta`` on the last one, and give the bytes of the workbook."""
        choices = self.sheet(self._hidden[0], WORDS)
        for column, words in enumerate(self._choices, start=1):
            choices.page.write_column(1, column, words)
        form = self.sheet(self._hidden[1], META)
        for row, pair in enumerate(meta, start=1):
            for column, word in enumerate(pair):
                form.page.write_string(row, column, word)
        for hidden in (choices, form):
            hidden.page.protect()
            hidden.page.hide()
        self._book.close()
        return self._out.getvalue()


class Sheet:
    """One sheet: a hidden row and column with ids, a title, and cells in the styles of the book."""

    def __init__(self, book: Book, page: Any, name: str, mark: str, styles: dict[str, Any]) -> None:
        self.book, self.page, self.name, self.styles = book, page, name, styles
        self.row = 1
        self._widths: dict[int, float] = {}
        self._lines: dict[int, int] = {}
        page.write_string(0, 0, f"{MARK} {mark}")

    def headings(self, ids: Iterable[str], widths: Iterable[float], style: str = "") -> None:
        """Name the columns from B on by their ids, with their widths; ``style`` is that of cells without content."""
        self.page.set_row(0, None, None, {"hidden": True})
        self.page.set_column(0, 0, None, self.styles[style or "plain"], {"hidden": True})
        for column, (name, width) in enumerate(zip(ids, widths, strict=True), start=1):
            self.page.write_string(0, column, name)
            self._widths[column] = width
            filled_in = style if name != HEADING else "plain"
            self.page.set_column(column, column, width, self.styles[filled_in or "plain"])

    def line(self, text: str, style: str = "text") -> None:
        """Write a line of text above the questions."""
        self.mark(HEADING)
        self.put(1, text, style)
        if style == "title":
            self.page.set_row(self.row, _TITLE)
        self.row += 1

    def link(self, text: str, sheet: str, column: int = 1) -> None:
        """Write a link to the title of another sheet of this workbook."""
        place = f"internal:'{sheet.replace(chr(39), chr(39) * 2)}'!B2"
        self.page.write_url(self.row, column, place, self.styles["link"], text)

    def mark(self, name: str) -> None:
        """Write the id of the current row."""
        self.page.write_string(self.row, 0, name)

    def put(self, column: int, text: str, style: str) -> None:
        """Write text in the current row, always as text. Raises ``ValueError`` where it is too long for a cell."""
        if len(text) > _LONGEST_CELL:
            raise ValueError(f"a cell holds at most {_LONGEST_CELL} characters")
        if style in _WRAPPED:
            self._lines[self.row] = max(self._lines.get(self.row, 1), self._lines_of(text, column, style))
        if text:
            self.page.write_string(self.row, column, text, self.styles[style])
        else:
            self.page.write_blank(self.row, column, None, self.styles[style])

    def _lines_of(self, text: str, column: int, style: str) -> int:
        """Estimate how many lines a text takes in its column; letters in bold are wider."""
        width = int(self._widths[column] * (1.0 if "bold" in _STYLES[style] else 1.1))
        return sum(max(1, len(textwrap.wrap(part, width))) for part in text.split("\n"))

    def offer(self, column: int, question: Question, sheet: str = "", *, rows: int = 1) -> None:
        """Offer what can be chosen in a cell, or in the cells below it too, with how to fill it in beside it."""
        choices, strict = choices_of(question)
        message = how(question, sheet)
        rule: dict[str, Any] = {
            "validate": "list" if choices else "any",
            "input_title": cut(question.label.rpartition(": ")[2], _PROMPT_TITLE),
            "input_message": message if len(message) <= _PROMPT else f"{message[: _PROMPT - 1]}…",
        }
        if choices:
            rule["source"] = self.book.source(choices)
            rule["show_error"] = strict
            rule["error_title"] = "Kies uit de lijst"
            rule["error_message"] = "Dit antwoord staat niet in de lijst. Kies een van de antwoorden uit de lijst."
        last = self.row + rows - 1
        self.page.data_validation(self.row, column, last, column, rule)

    def finish(self, head: int, last: int, start: tuple[int, int], *, columns: int = 0, fit: bool = True) -> None:
        """Lock the sheet, keep the rows down to ``head`` and ``columns`` columns in sight, and make it print on A4.

        ``start`` is the cell in which one begins: the row and the column of the first answer.
        """
        page = self.page
        page.set_selection(*start, *start)
        for row, lines in self._lines.items():
            page.set_row(row, min(_HIGHEST, lines * _POINTS + _AIR))
        page.protect("", LOCKED)
        page.hide_gridlines(2)
        page.freeze_panes(head + 1, columns)
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        page.repeat_rows(head)
        if fit:
            page.fit_to_pages(1, 0)
        elif columns:
            page.repeat_columns(0, columns - 1)
            page.set_print_scale(_SMALL)
        page.set_header("&L&A")
        page.set_footer("&RPagina &P van &N")
        page.ignore_errors({"number_stored_as_text": f"A1:XFD{max(last, 1) + 1}"})
