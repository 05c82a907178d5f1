"""Which norm rests on each lid and each theme, or why none does: how it is counted, and that nothing is left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.proof.coverage import Coverage, Row, Weight, coverage, coverage_faults
from compliance.rulebook.model import Norm, Rulebook, Status
from compliance.rulebook.reader import load_rulebook
from compliance.seeds.fact_sheets import FactSheet, load_fact_sheets

RULEBOOK = load_rulebook()
SHEETS = load_fact_sheets()
COVERED = coverage(RULEBOOK, SHEETS)
ROWS = [(one.sheet.id, row) for one in COVERED for row in one.rows]
LIDS = [(sheet, row) for sheet, row in ROWS if SHEETS[sheet].articles]


def name(value: object) -> str:
    return value.place if isinstance(value, Row) else str(value)


def faults(rulebook: Rulebook = RULEBOOK, sheets: dict[str, FactSheet] = SHEETS) -> set[tuple[str, str]]:
    """Give code and place of each fault of coverage; the place is the first word with a slash in the sentence."""
    found = coverage_faults(rulebook, sheets)
    return {(one.code, next(word for word in one.message.split() if "/" in word)) for one in found}


def with_reason(sheet_id: str, place: str, reason: str | None) -> dict[str, FactSheet]:
    """Give the fact sheets with another reason at one place."""
    sheet = SHEETS[sheet_id]
    locator = sheet.locators[place].model_copy(update={"out_of_scope": reason})
    return {**SHEETS, sheet_id: sheet.model_copy(update={"locators": {**sheet.locators, place: locator}})}


def with_norms(norms: list[Norm]) -> Rulebook:
    """Give the rulebook with these norms and no others."""
    first = RULEBOOK.themes[0].model_copy(update={"norms": tuple(norms)})
    rest = tuple(theme.model_copy(update={"norms": ()}) for theme in RULEBOOK.themes[1:])
    return RULEBOOK.model_copy(update={"themes": (first, *rest)})


def citing(*sources: str, **other: object) -> Norm:
    """Give a norm of the rulebook that cites other places."""
    return next(RULEBOOK.norms()).model_copy(update={"source": sources, **other})


def row_of(found: tuple[Coverage, ...], sheet: str, place: str) -> Row:
    return next(row for one in found if one.sheet.id == sheet for row in one.rows if row.place == place)


def test_no_lid_and_no_theme_is_unexplained() -> None:
    assert coverage_faults(RULEBOOK, SHEETS) == ()


def test_the_acts_and_reports_that_the_rulebook_accounts_for() -> None:
    assert [one.sheet.id for one in COVERED] == ["jeugdwet", "besluit-jeugdwet", "igj-2024", "igj-2024-regie"]
    articles = [[part.title for part in one.parts] for one in COVERED[:2]]
    assert [len(titles) for titles in articles] == [50, 15]
    assert [one.counts.rows for one in COVERED[:2]] == [192, 44]
    assert all(len(one.counts) and sum(one.counts[:2]) and one.counts.neither == 0 for one in COVERED)


@pytest.mark.parametrize(("sheet", "row"), [pair for pair in ROWS if pair[1].reason], ids=name)
def test_without_its_reason_a_place_is_a_fault(sheet: str, row: Row) -> None:
    assert faults(sheets=with_reason(sheet, row.place, None)) == {("L221", f"{sheet}/{row.place}")}


def test_a_reason_that_is_no_longer_true_is_a_fault() -> None:
    for sheet, row in ROWS:
        if row.claimed:
            assert faults(sheets=with_reason(sheet, row.place, "Een taak van de minister.")) == {
                ("L222", f"{sheet}/{row.place}")
            }


@given(st.sets(st.sampled_from(sorted({norm.id for norm in RULEBOOK.norms()}))))
@settings(max_examples=25)
def test_without_some_norms_exactly_what_only_they_claimed_is_a_fault(gone: set[str]) -> None:
    left = with_norms([norm for norm in RULEBOOK.norms() if norm.id not in gone])
    expected = {f"{sheet}/{row.place}" for sheet, row in ROWS if row.claimed and set(row.claimed) <= gone}
    assert {place for code, place in faults(left) if code == "L221"} == expected


@given(st.sampled_from(LIDS))
def test_a_lid_that_is_missing_in_the_sheet_is_a_fault(pair: tuple[str, Row]) -> None:
    sheet, row = pair
    left = {place: locator for place, locator in SHEETS[sheet].locators.items() if place != row.place}
    sheets = {**SHEETS, sheet: SHEETS[sheet].model_copy(update={"locators": left})}
    assert "L224" in {one.code for one in coverage_faults(RULEBOOK, sheets)}


def test_an_onderdeel_counts_for_its_lid_and_a_longer_name_does_not() -> None:
    found = coverage(with_norms([citing("jeugdwet/6.3.2.4-3-j1", "igj-2024/groepsgrootte-voetnoot")]), SHEETS)
    claim = row_of(found, "jeugdwet", "6.3.2.4-3").claims[0]
    assert claim.cited == ("6.3.2.4-3-j1",)
    assert row_of(found, "igj-2024", "groepsgrootte").claims == ()


def test_a_context_norm_counts_and_a_draft_does_not() -> None:
    draft = citing("jeugdwet/6.1.5", status=Status.AANGEKONDIGD)
    context = citing("jeugdwet/6.2.3", judge="never", clauses=(), compose=())
    found = coverage(with_norms([draft, context]), SHEETS)
    planned, explained = row_of(found, "jeugdwet", "6.1.5"), row_of(found, "jeugdwet", "6.2.3")
    assert [claim.weight for claim in planned.claims] == [Weight.DRAFT]
    assert not planned.claimed
    assert explained.claimed
    assert explained.context_only


def test_a_norm_of_ones_own_covers_no_act() -> None:
    own = citing("jeugdwet/6.2.9-6", id="EIGEN-1", status=Status.EIGEN)
    assert faults(with_norms([*RULEBOOK.norms(), own])) == set()
    row = row_of(coverage(with_norms([own]), SHEETS), "jeugdwet", "6.2.9-6")
    assert [claim.weight for claim in row.claims] == [Weight.OWN]
    assert row.reason
    assert not row.claimed
    of_a_report = citing("igj-2024/cultuur", id="EIGEN-1", status=Status.EIGEN)
    assert row_of(coverage(with_norms([of_a_report]), SHEETS), "igj-2024", "cultuur").claimed == ("EIGEN-1",)


@pytest.mark.parametrize(
    ("validity", "counts"),
    [
        ({"from": date(2024, 1, 1)}, True),
        ({"from": RULEBOOK.frame.checked_until}, True),
        ({"from": date(2024, 1, 1), "to": RULEBOOK.frame.checked_until}, False),
        ({"from": date(2030, 1, 1)}, False),
    ],
)
def test_a_norm_counts_when_it_is_in_force_on_the_day_of_the_check(validity: dict[str, date], counts: bool) -> None:
    in_force = type(next(RULEBOOK.norms()).in_force).model_validate(validity)
    found = coverage(with_norms([citing("jeugdwet/6.2.3", in_force=in_force)]), SHEETS)
    assert bool(row_of(found, "jeugdwet", "6.2.3").claimed) is counts


def test_every_row_of_the_tables_has_a_question_and_every_indicator_a_row() -> None:
    rows = [row for _, row in ROWS if row.questions is not None]
    assert len(rows) == 9
    counted = [question for row in rows for question in row.questions or ()]
    asked = [one.id for question in RULEBOOK.questions() for one in (question, *question.fields) if one.indicator]
    assert sorted(counted) == sorted(asked)
