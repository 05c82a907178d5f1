"""The rules against the catalogue of norms that a lawyer wrote (``norms_md``): nothing missing, nothing invented."""

from __future__ import annotations

from datetime import date

import pytest
from norms_md import (
    BEFORE_2024,
    BEYOND,
    CATALOGUE,
    DRAFTS,
    FIRST,
    FITTING_HELP,
    GROUP_SIZE,
    SAFE_ROOM,
    SECTIONS,
    VERSIONS,
    WATCHED,
)

from compliance.rulebook.model import Norm, Severity, Status
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook

RULEBOOK = load_rulebook()
NORMS = {norm.id: norm for norm in RULEBOOK.norms()}
"""Of a norm with more versions the newest."""
STATUTE = {Status.WET, Status.WET_AFGELEID, Status.AMVB, Status.REGELING}
PREFIXES = {"JW": {Status.WET, Status.WET_AFGELEID}, "BJ": {Status.AMVB}, "RJ": {Status.REGELING}}

SAFE_ROOM_MEMBERS = [norm_id for norm_id in SAFE_ROOM if norm_id != "IGJ-SAFEROOM"]

VERY_SEVERE = {
    "JW-6.3.2.2-ROOMLOCK": "a youth locked in the own room",
    "IGJ-SAFEROOM": "no separate safe room that meets the requirements",
    "IGJ-GROUPSIZE-MAX6": "too large groups",
    "JW-6.3.1.2-2-NOGENERIC": "generic measures in the house rules",
}
"""The inspectorate names four points that may not continue (norms.md 0.3); each has one norm of its own."""


def hard(norm: Norm) -> bool:
    """Whether a norm can be breached: a requirement that is hard, or members that have one."""
    return bool(norm.compose) or any(one.otherwise is Outcome.NORMAFWIJKING for one in norm.clauses)


def soft(norm: Norm) -> bool:
    return any(one.otherwise is Outcome.VERBETERPUNT for one in norm.clauses)


def test_the_sections_have_as_many_lines_as_the_catalogue() -> None:
    assert {name: len(lines) for name, lines in SECTIONS.items()} == {
        "2.0": 3, "2.a": 2, "2.b": 16, "2.c": 13, "2.d": 4, "2.e": 15, "2.f": 6, "2.g": 18,
        "2.h": 10, "2.i": 38, "2.j": 5, "2.k": 8, "2.l": 16, "2.m": 11, "2.n": 7, "2.o": 9,
    }  # fmt: skip
    assert len(CATALOGUE) == 181


def test_no_norm_is_missing_and_none_is_invented() -> None:
    assert set(NORMS) == {*CATALOGUE, *BEYOND, *BEFORE_2024}
    assert {norm.id for norm in RULEBOOK.drafts()} == set(DRAFTS)


@pytest.mark.parametrize("norm_id", CATALOGUE)
def test_line_of_the_catalogue(norm_id: str) -> None:
    severity, statuses = CATALOGUE[norm_id]
    for norm in RULEBOOK.versions(norm_id):
        assert norm.status in statuses
        assert norm.source
        assert norm.addressee
        if severity is None:
            # For a person to judge, or for information: the severity is an ordering and nothing can be breached.
            assert not hard(norm)
            assert not soft(norm)
        else:
            assert norm.severity is Severity(severity)


@pytest.mark.parametrize("norm_id", CATALOGUE)
def test_validity_in_the_catalogue(norm_id: str) -> None:
    found = [(norm.in_force.start, norm.in_force.end) for norm in RULEBOOK.versions(norm_id)]
    assert found == VERSIONS.get(norm_id, [(FIRST, None)])


@pytest.mark.parametrize("norm_id", sorted(WATCHED))
def test_what_is_announced_is_watched(norm_id: str) -> None:
    assert NORMS[norm_id].watch is not None


@pytest.mark.parametrize("norm_id", BEYOND)
def test_what_is_beyond_the_catalogue_finds_nothing(norm_id: str) -> None:
    assert NORMS[norm_id].judge == "never"
    assert not NORMS[norm_id].clauses or all(one.note_if is not None for one in NORMS[norm_id].clauses)


def test_drafts_are_called_announced() -> None:
    assert all(norm.status is Status.AANGEKONDIGD and norm.watch for norm in RULEBOOK.drafts())


@pytest.mark.parametrize("norm_id", BEFORE_2024)
def test_the_law_of_before_2024_ends_where_the_new_one_begins(norm_id: str) -> None:
    (norm,) = RULEBOOK.versions(norm_id)
    assert (norm.in_force.start, norm.in_force.end) == (date(2023, 7, 1), FIRST)
    assert norm.status in STATUTE


@pytest.mark.parametrize("norm_id", VERY_SEVERE)
def test_the_four_points_that_may_not_continue(norm_id: str) -> None:
    assert NORMS[norm_id].severity is Severity.SEV4
    kern = RULEBOOK.profile("kern")
    assert kern is not None
    assert norm_id in kern.norms


def test_the_safe_room_is_judged_on_every_line_of_its_table() -> None:
    assert len(SAFE_ROOM_MEMBERS) == 15
    assert set(NORMS["IGJ-SAFEROOM"].compose) == set(SAFE_ROOM_MEMBERS)


def test_no_other_norm_is_as_severe_but_by_the_same_fact() -> None:
    """SEV4 is the inspectorate's own list: elsewhere it comes only with that same fact, or with the safe room."""
    for norm in RULEBOOK.norms():
        if norm.id in VERY_SEVERE or norm.id in SAFE_ROOM_MEMBERS:
            continue
        assert norm.severity is not Severity.SEV4, norm.id
        for clause in norm.clauses:
            named = set(clause.same_fact_as or norm.same_fact_as)
            assert clause.severity is not Severity.SEV4 or named & set(VERY_SEVERE), norm.id


SAME_FACT = {
    ("JW-6.3.1.1-3-CLOSEDLIST", "JW-6.3.2.2-ROOMLOCK"): "2.0: own-room locking is outside the list too",
    ("JW-6.3.2.2-1f-PLACE", "JW-6.3.2.2-ROOMLOCK"): "2.c: locked in in the own room",
    ("JW-6.3.2.2-1e-ROOMSTAY", "JW-6.3.1.2-2-NOGENERIC"): "2.a: everybody in the room at fixed times",
    ("JW-6.3.2.5-1-SUSPICION", "JW-6.3.1.2-2-NOGENERIC"): "2.i: searches of everybody in the house rules",
    ("JW-6.3.2.2-ROOMLOCK", "JW-6.3.1.1-1-OPENNOVBM"): "in open care the norm on open care is the first one",
    ("JW-6.3.1.1-1-OPENNOVBM", "IGJ-OPEN-PERMANENT"): "2.e: a youth who is followed",
    ("JW-6.3.1.1-1-OPENNOVBM", "IGJ-HYBRID-SEPARATE"): "2.e: a measure for the whole building",
    ("JW-6.3.1.4-INSL-PAPER", "JW-6.3.1.4-2-WRITTEN"): "2.c and 2.h: the same decision on paper",
    ("JW-6.7.2-1-INFORM", "JW-6.7.2-1-INSL-INFORM"): "2.c and 2.h: the same message",
    ("BJ-6.2.1-3-CAMROOM", "BJ-6.2.1-3-SAFEROOM-CAMERA"): "2.b and 2.i: the same camera",
}
"""Pairs of norms that the catalogue names for one fact (5.21); the second is the first finding."""


@pytest.mark.parametrize("pair", SAME_FACT, ids=" ".join)
def test_one_fact_has_one_first_norm(pair: tuple[str, str]) -> None:
    norm = NORMS[pair[0]]
    assert pair[1] in {other for clause in norm.clauses for other in (*clause.same_fact_as, *norm.same_fact_as)}


def test_what_is_no_statute_is_never_called_one() -> None:
    """Nothing in the section on group size is a statute, and only the number six can be a hard requirement."""
    for norm_id in GROUP_SIZE:
        assert NORMS[norm_id].status not in STATUTE
        assert not hard(NORMS[norm_id]) or norm_id == "IGJ-GROUPSIZE-MAX6"
    assert {norm.id for norm in RULEBOOK.norms() if norm.theme == "groepsgrootte"} == set(GROUP_SIZE)


@pytest.mark.parametrize("norm_id", FITTING_HELP)
def test_a_theme_of_the_inspectorate_is_never_a_deviation(norm_id: str) -> None:
    assert not hard(NORMS[norm_id])


def test_an_id_says_what_kind_of_rule_it_is() -> None:
    """JW, BJ and RJ are the act, the decree and the regulation; no other norm is a statute but the safe room's."""
    for norm in RULEBOOK.norms():
        prefix = norm.id.partition("-")[0]
        assert norm.status in PREFIXES.get(prefix, set(Status) - STATUTE) or norm.id == "IGJ-SAFEROOM", norm.id
