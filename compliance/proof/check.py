"""Everything that ``vbm rules check`` looks at, in one call."""

from __future__ import annotations

from compliance.assessment.assess import vocabulary_of
from compliance.files.fault import Fault
from compliance.proof.completeness import completeness_faults
from compliance.proof.coverage import coverage_faults
from compliance.proof.examples import example_faults
from compliance.proof.tables import table_faults
from compliance.rulebook.lint import lint
from compliance.rulebook.model import Rulebook
from compliance.seeds.fact_sheets import cite, sheets_of


def rulebook_faults(rulebook: Rulebook) -> tuple[Fault, ...]:
    """Give every fault of a rulebook whose language is sound, sorted: lint, examples, coverage and so on."""
    vocabulary = vocabulary_of(rulebook)
    sheets = sheets_of(rulebook)
    found = lint(rulebook, vocabulary, lambda source: cite(source, sheets) is not None)
    if any(one.code in {"L205", "L210"} for one in found):
        # A circle would make the rest meaningless.
        return found
    found += (*example_faults(rulebook), *completeness_faults(rulebook, vocabulary))
    return tuple(
        sorted((*found, *coverage_faults(rulebook, sheets), *table_faults(rulebook, sheets)), key=Fault.sort_key)
    )
