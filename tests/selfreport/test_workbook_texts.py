"""Texts of a workbook that stand in no cell: they go along with the file, so they are looked at too."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from archives import repacked
from forms import blank

from compliance.files import workbook_texts
from compliance.files.fault import FaultyFile
from compliance.files.workbook_texts import free_texts

THREADED = "http://schemas.microsoft.com/office/2017/10/relationships"


def with_texts() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"author": "A. Auteur", "comments": "gemaakt voor Piet", "title": "Formulier"})
        book.set_custom_property("Afdeling", "Noord")
        first, second = book.add_worksheet("Een"), book.add_worksheet("Twee")
        first.write_comment("B7", "gebeld met Jan", {"author": "K. Collega"})
        second.write_comment("C2", "later")
        second.insert_textbox("D4", "in een kader")
    return out.getvalue()


def test_comments_text_boxes_and_properties_with_their_places() -> None:
    found = {text: (place.cell, place.line, place.source_line) for place, text in free_texts(with_texts(), "in.xlsx")}
    assert found["gebeld met Jan"] == ("Een!B7", 7, "opmerking: gebeld met Jan")
    assert found["later"] == ("Twee!C2", 2, "opmerking: later")
    shown = {place.source_line for place, _ in free_texts(with_texts(), "in.xlsx") if not place.line}
    assert {"eigenschap creator: A. Auteur", "eigenschap lastModifiedBy: A. Auteur"} <= shown
    assert {"gemaakt voor Piet", "Noord", "K. Collega", "in een kader", "Formulier"} <= found.keys()


def test_a_conversation_of_today_and_who_took_part() -> None:
    comment = b'<x><threadedComment ref="B7" personId="1"><text>over Jan</text></threadedComment></x>'
    people = b'<personList><person displayName="K. Collega" id="1" userId="k@voorbeeld.nl"/></personList>'

    def linked(name: str, old: bytes) -> bytes:
        link = {
            "xl/worksheets/_rels/sheet1.xml.rels": f'Type="{THREADED}/threadedComment" Target="../t.xml"',
            "xl/_rels/workbook.xml.rels": f'Type="{THREADED}/person" Target="p.xml"',
        }.get(name, "")
        more = f'<Relationship Id="new" {link}/></Relationships>' if link else "</Relationships>"
        return old.replace(b"</Relationships>", more.encode())

    data = repacked(with_texts(), linked, {"xl/t.xml": comment, "xl/p.xml": people})
    found = {text: place.cell for place, text in free_texts(data, "in.xlsx")}
    assert found["over Jan"] == "Een!B7"
    assert {"K. Collega", "k@voorbeeld.nl"} <= found.keys()


def test_a_blank_form_says_nothing_about_anybody() -> None:
    texts = [place.source_line for place, _ in free_texts(blank(), "in.xlsx")]
    assert not [one for one in texts if one.startswith(("opmerking", "persoon"))]
    assert not [one for one in texts if "creator" in one or "lastModifiedBy" in one]


def test_what_is_no_workbook_or_has_too_many_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FaultyFile) as no_workbook:
        free_texts(b"PK", "in.xlsx")
    monkeypatch.setattr(workbook_texts, "MAX_TEXTS", 3)
    with pytest.raises(FaultyFile) as too_many:
        free_texts(with_texts(), "in.xlsx")
    assert [one.code for error in (no_workbook, too_many) for one in error.value.faults] == ["W501", "W502"]
