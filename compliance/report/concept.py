"""The concept as a Word file: every factual statement with its id, and an empty place for the provider's reaction."""

from __future__ import annotations

import io
from typing import Any

from compliance.files.text import printable
from compliance.inspection.reactions import HEADS, HOW_TO_REACT
from compliance.inspection.reader import Inspection
from compliance.inspection.statements import GENERAL, MOTIVATION, Statement, statements_of
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import day_text

_WIDTHS_CM = (4.2, 7.6, 5.6)


def render_concept(inspection: Inspection) -> bytes:
    """Give the concept as a Word file (.docx). The same inspection gives the same statements with the same ids."""
    import docx
    from docx.shared import Cm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    report, progress = inspection.assessment.report, inspection.written.progress
    header = f"Concept – {printable(report.name)} – dit kan nog veranderen"
    section.header.paragraphs[0].text = header
    document.core_properties.title = header
    document.core_properties.language = "nl-NL"
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_heading(f"Concept voor reactie: {printable(report.name)}", level=1)
    if progress.reaction_until:
        document.add_paragraph(f"U kunt reageren tot en met {day_text(progress.reaction_until)}.")
    document.add_paragraph(HOW_TO_REACT)
    titles = {one.id: one.norm.title for one in inspection.assessment.norms}
    groups: dict[str, list[Statement]] = {}
    for one in statements_of(inspection.written, inspection.assessment):
        groups.setdefault(one.norm, []).append(one)
    for norm_id, statements in groups.items():
        document.add_heading(f"{titles[norm_id]} ({norm_id})" if norm_id else "Algemeen", level=2)
        _table(document, [(_kind(one, inspection), one) for one in statements if not one.withdrawn])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _kind(one: Statement, inspection: Inspection) -> str:
    """Say what a statement is: of an observation what it rests on, of a motivation the judgement."""
    entry = inspection.written.entry(one.norm)
    if one.id == GENERAL:
        return ""
    words = one.kind[0].upper() + one.kind[1:]
    if entry is not None and entry.judgement is not None and one.id.endswith(f"-{MOTIVATION}"):
        words += f" ‘{entry.judgement.printed if entry.judgement is not Outcome.VOLDOET else 'voldoet'}’"
    for seen in entry.observations if entry is not None else ():
        if one.id == f"F-{one.norm}-{seen.number}":
            sources = "bron" if len(seen.sources) == 1 else "bronnen"
            words += f" ({seen.grade.value}, {sources} {', '.join(seen.sources)})"
    return f"{words}: "


def _table(document: Any, statements: list[tuple[str, Statement]]) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(HEADS))
    table.style = "Table Grid"
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = head
        cell.paragraphs[0].runs[0].bold = True
    # A head that is repeated on every page is also what a screen reader takes for the head.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - there is no public way
    for kind, one in statements:
        cells = table.add_row().cells
        cells[0].text = f"{one.id} [{one.digest}]"
        paragraph = cells[1].paragraphs[0]
        paragraph.add_run(kind).italic = True
        paragraph.add_run(printable(" ".join(one.text.split())))
    for column, width in zip(table.columns, _WIDTHS_CM, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS_CM, strict=True):
            cell.width = Cm(width)
