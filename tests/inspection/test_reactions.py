"""The concept as a Word file, and the reactions read back from it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from inspections import FILE, changed, inspection, rulebook

from compliance.files.fault import FaultyFile
from compliance.inspection.reactions import MAX_REACTION, PART, Reading, read_reactions, with_reactions
from compliance.inspection.reader import parse_inspection
from compliance.inspection.statements import statements_of
from compliance.report.concept import render_concept

CONCEPT = inspection(changed(("  stand: vastgesteld", "  stand: reactie_gevraagd")))
MADE = render_concept(CONCEPT)
FACT = "F-JW-6.3.2.2-ROOMLOCK-1"


def filled_in(**columns: dict[int, str]) -> bytes:
    """Give the concept with words in the cells of some statements, by the last part of the id."""
    document = docx.Document(io.BytesIO(MADE))
    for table in document.tables:
        for row in table.rows:
            fact = row.cells[0].text.split(" ")[0].replace("-", "_").replace(".", "_")
            for column, words in columns.get(fact, {}).items():
                row.cells[column].text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def name(fact: str) -> str:
    return fact.replace("-", "_").replace(".", "_")


def test_every_statement_that_counts_is_in_the_concept_with_its_id_and_an_empty_place() -> None:
    rows = [[cell.text for cell in row.cells] for table in docx.Document(io.BytesIO(MADE)).tables for row in table.rows]
    statements = [one for one in statements_of(CONCEPT.written, CONCEPT.assessment) if not one.withdrawn]
    found = [row for row in rows if row[0].startswith("F-")]
    assert [row[0] for row in found] == [f"{one.id} [{one.digest}]" for one in statements]
    assert all(one.text.split()[-1] in row[1] for one, row in zip(statements, found, strict=True))
    assert all(row[2] == "" for row in found)


def test_an_empty_concept_has_no_reactions() -> None:
    assert read_reactions(MADE, "c.docx", CONCEPT) == Reading(())


def test_reactions_come_back_and_nothing_that_was_written_is_lost() -> None:
    words = 'Het waren er "twee": één en\ntwee. # geen uitleg'
    found = read_reactions(filled_in(**{name(FACT): {2: words}}), "c.docx", CONCEPT).reactions
    assert [(one.fact, one.text, one.touched) for one in found] == [(FACT, words, False)]
    text, number = with_reactions(CONCEPT, found)
    assert number == 1
    lines = iter(text.split("\n"))
    assert all(line in lines for line in CONCEPT.text.split("\n"))
    again = parse_inspection(text.encode(), str(FILE), rulebook())
    assert again.written.reactions[:-1] == CONCEPT.written.reactions
    assert (again.written.reactions[-1].fact, again.written.reactions[-1].text) == (FACT, words)
    assert with_reactions(again, found) == (text, 0)


def test_a_statement_that_was_changed_in_the_word_file_is_told() -> None:
    found = read_reactions(filled_in(**{name(FACT): {1: "Er was er één op slot."}}), "c.docx", CONCEPT).reactions
    assert [(one.fact, one.text, one.touched) for one in found] == [(FACT, "", True)]


def test_a_reaction_to_an_older_text_keeps_the_digest_of_that_text() -> None:
    later = inspection(
        changed(
            ("  stand: vastgesteld", "  stand: reactie_gevraagd"),
            ("Om 21.30 uur waren drie", "Om 21.30 uur waren twee"),
        )
    )
    found = read_reactions(filled_in(**{name(FACT): {2: "Nee."}}), "c.docx", later).reactions
    before = {one.id: one.digest for one in statements_of(CONCEPT.written, CONCEPT.assessment)}
    assert (found[0].text_was, found[0].touched) == (before[FACT], False)


def without_number(document: Any) -> None:
    row = next(row for table in document.tables for row in table.rows if row.cells[0].text.startswith(FACT))
    row.cells[0].text, row.cells[2].text = "", "Wij zien dat anders."


def with_a_row(document: Any) -> None:
    document.tables[-1].add_row().cells[2].text = "Wij zien dat anders."


def with_a_line(document: Any) -> None:
    document.paragraphs[-1].insert_paragraph_before("Wij zien dat anders.")


def with_a_remark(document: Any) -> None:
    document.add_comment(document.paragraphs[0].runs, text="Wij zien dat anders.", author="", initials="")


@pytest.mark.parametrize("write", [without_number, with_a_row, with_a_line, with_a_remark])
def test_what_was_written_without_a_number_is_told(write: Callable[[Any], None]) -> None:
    document = docx.Document(io.BytesIO(MADE))
    write(document)
    out = io.BytesIO()
    document.save(out)
    assert read_reactions(out.getvalue(), "c.docx", CONCEPT) == Reading((), ("Wij zien dat anders.",))


def test_the_concept_says_what_was_judged_and_on_what_it_rests() -> None:
    cells = [row.cells[1].text for table in docx.Document(io.BytesIO(MADE)).tables for row in table.rows]
    assert any(cell.startswith("Motivering van het oordeel ‘normafwijking’: Jongeren worden") for cell in cells)
    assert any(cell.startswith("Waarneming (gezien, bron B1): Om 21.30 uur") for cell in cells)


def test_a_number_that_does_not_exist_is_a_fault() -> None:
    with pytest.raises(FaultyFile) as error:
        read_reactions(filled_in(**{name(FACT): {0: "F-JW-6.3.2.2-ROOMLOCK-99", 2: "Nee."}}), "c.docx", CONCEPT)
    assert [one.code for one in error.value.faults] == ["I513"]


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return out.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "no archive": lambda: b"inspectie: 1",
    "old Word": lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "cut off": lambda: MADE[: len(MADE) // 2],
    "a workbook": lambda: zipped({"xl/workbook.xml": b"<workbook/>"}),
    "no table": lambda: zipped({PART: b"<document><body><p/></body></document>"}),
    "entities": lambda: zipped({PART: b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'}),
    "macros": lambda: zipped({PART: b"<d/>", "word/vbaProject.bin": b"x"}),
    "deep": lambda: zipped({PART: b"<a>" * 500 + b"</a>" * 500}),
    "a bomb": lambda: zipped({PART: b"<d>" + b" " * 101_000_000 + b"</d>"}),
    "long": lambda: filled_in(**{name(FACT): {2: "a" * (MAX_REACTION + 1)}}),
}


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_word_file_is_refused(made: Callable[[], bytes]) -> None:
    with pytest.raises(FaultyFile) as error:
        read_reactions(made(), "c.docx", CONCEPT)
    assert {one.code for one in error.value.faults} == {"I519"}


def test_a_list_in_brackets_cannot_be_added_to() -> None:
    start = CONCEPT.text.index("reacties:")
    text = CONCEPT.text[:start] + "reacties: []\n"
    other = parse_inspection(text.encode(), str(FILE), rulebook())
    found = read_reactions(filled_in(**{name(FACT): {2: "Nee."}}), "c.docx", other).reactions
    with pytest.raises(FaultyFile) as error:
        with_reactions(other, found)
    assert [one.code for one in error.value.faults] == ["I520"]
