"""The rows of published tables that a rulebook counts: each exists, and its question counts the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compliance.files.fault import Fault, fault, nearest_name
from compliance.rulebook.lint import all_questions
from compliance.rulebook.model import Rulebook
from compliance.seeds.fact_sheets import FactSheet, figure_named


def table_faults(rulebook: Rulebook, sheets: Mapping[str, FactSheet]) -> Iterator[Fault]:
    """Give L226 for a row that no fact sheet has, and L227 for a question that is no indicator of that row."""
    known = [f"{sheet.id}/{figure.id}" for sheet in sheets.values() for figure in sheet.figures]
    for row in rulebook.frame.tables:
        figure = figure_named(row.figure, sheets)
        if figure is None:
            near = nearest_name(row.figure, known)
            yield fault("L226", rulebook.place(f"tables/{row.figure}"), nearest=near, figure=row.figure)
            continue
        source = f"{row.figure.partition('/')[0]}/{figure.at}"
        counted = [one.id for one in all_questions(rulebook) if one.indicator and source in one.source]
        if row.level not in counted:
            place = rulebook.place(f"tables/{row.figure}/level")
            yield fault("L227", place, nearest=next(iter(counted), ""), name=row.level, source=source)
