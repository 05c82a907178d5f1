"""Each state knows what is possible next, and what it needs."""

from __future__ import annotations

import pytest
from inspections import TEXT, assessment, changed, codes, inspection, rulebook

from compliance.inspection.form import new_inspection
from compliance.inspection.model import State
from compliance.inspection.progress import NEXT, is_code, lacking
from compliance.inspection.reader import parse_inspection


def test_every_state_is_reached_from_the_first_and_none_goes_back_once_established() -> None:
    reached, queue = set[State](), [State.CONCEPT]
    while queue:
        one = queue.pop()
        if one not in reached:
            reached.add(one)
            queue += NEXT[one]
    assert reached == set(State)
    for late in (State.ESTABLISHED, State.PUBLIC):
        assert all(one.rank > late.rank for one in NEXT[late])


def test_a_new_file_can_only_be_a_concept() -> None:
    written = parse_inspection(
        new_inspection(assessment(), "de-wilg.yaml").encode(), "examples/x.yaml", rulebook()
    ).written
    assert lacking(written, State.CONCEPT) == ()
    assert all(lacking(written, one) for one in State if one is not State.CONCEPT)


def test_a_later_state_needs_all_that_the_earlier_ones_need() -> None:
    written = inspection(
        changed(("  stand: vastgesteld", "  stand: concept"), ("  concept_van: 2025-09-22\n", ""))
    ).written
    numbers = [len(lacking(written, one)) for one in State]
    assert numbers == sorted(numbers)
    assert numbers[1] == 1


@pytest.mark.parametrize("lost", ["  vastgesteld_door: INS-31\n", "    besluit: niet\n", "  soort: onaangekondigd\n"])
def test_a_state_that_lacks_something_is_a_fault(lost: str) -> None:
    assert codes(changed((lost, ""))) == ["I516"]
    assert codes(changed((lost, ""), ("  stand: vastgesteld", "  stand: concept"))) == []


def test_no_reaction_must_be_said() -> None:
    start, end = TEXT.index("reacties:"), TEXT.index("verbeteringen_na_concept:")
    without = TEXT[:start] + TEXT[end:]
    assert codes(without) == ["I516"]
    assert codes(without.replace("  stand: vastgesteld", "  stand: vastgesteld\n  geen_reactie: ja")) == []


@pytest.mark.parametrize(
    ("word", "right"), [("INS-12", True), ("a1", True), ("Jansen", False), ("J. 1", False), ("", False)]
)
def test_a_code_is_not_a_name(word: str, *, right: bool) -> None:
    assert is_code(word) is right
