"""What rows of published tables count: an own rulebook may add rows, and each is checked where it is written."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from own_books import FIVE, SHEET, THEME, faults_of, own_book

from compliance import load_rulebook, read_self_report
from compliance.inspection.indicator import rows_of
from compliance.inspection.overview import Overview, Round
from compliance.inspection.summary import summarise
from compliance.proof.tables import table_faults
from compliance.report.overview_page import render_overview_html
from compliance.rulebook.expression import Leaf
from compliance.rulebook.selection import select
from compliance.seeds.fact_sheets import sheets_of

FIGURES = """\
figures:
  - id: eten
    group: Onze tabel
    row: Samen eten
    at: samen
    baseline: {count: 2, of: 3, measure: locaties waar iedereen samen eet}
    progress: {count: null, of: null, measure: niet geteld}
    direction: higher
"""
COUNTED = THEME.replace("type: yes_no}", "type: yes_no, indicator: true, source: [visie/samen]}")
ROW = """\
tables:
  - figure: visie/eten
    level: samen.eten
    counts: {samen.eten: {is: ja}}
    measure: locaties die samen eten
"""
REPORT = """\
zelfrapportage: 1
locatie: {naam: De Tafel, setting: open}
peildatum: 2025-06-30
antwoorden: {samen.eten: nee}
"""


def test_an_own_row_comes_after_the_shipped_ones_and_is_counted(tmp_path: Path) -> None:
    rulebook = load_rulebook(own_book(tmp_path, frame=ROW + FIVE, theme=COUNTED, sheet=SHEET + FIGURES))
    shipped = load_rulebook().frame.tables
    assert rulebook.frame.tables[:-1] == shipped
    assert isinstance(rulebook.frame.tables[-1].counts, Leaf)
    sheets = sheets_of(rulebook)
    assert list(table_faults(rulebook, sheets)) == []
    rows = rows_of(rulebook, sheets)
    path = tmp_path / "tafel.yaml"
    path.write_text(REPORT, "utf-8")
    selection = select(rulebook)
    found = summarise(read_self_report(str(path), rulebook), rulebook, rows, selection)
    mark = found.marks[-1]
    assert mark.counted == (False,)
    assert mark.fraction == Fraction(1)
    page = render_overview_html(Overview(rulebook, selection, rows, Round("nu", (found,))))
    assert "Onze tabel – Open locaties" in page
    assert "Deze normen zijn van de organisatie zelf en zijn geen wet: E-DINNER." in page


@pytest.mark.parametrize(
    ("level", "rest", "code"),
    [
        ("samen.drinken", "counts: {samen.eten: {is: ja}}", "R111"),
        ("samen.eten", "counts: {samen.drinken: {is: ja}}", "R111"),
        ("samen.eten", "counts: {samen.eten: {at_least: 1}}", "R113"),
        ("samen.eten", "counts: {groepen.bezetting_max: {at_least: 7}}", "R115"),
        ("samen.eten", "counts: {samen.eten: {is: ja}}, baseline_measure: y", "R121"),
        ("samen.eten", "counts: {samen.eten: {is: ja}}, baseline_counts: {samen.eten: {is: nee}}", "R121"),
    ],
)
def test_a_faulty_row_is_a_fault_on_its_line(tmp_path: Path, level: str, rest: str, code: str) -> None:
    frame = f"tables:\n  - {{figure: visie/eten, level: {level}, measure: x, {rest}}}\n"
    folder = own_book(tmp_path, frame=frame, theme=COUNTED, sheet=SHEET + FIGURES)
    assert faults_of(folder) == [(code, "rulebook.yaml", 9)]
