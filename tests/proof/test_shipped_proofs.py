"""What ``vbm rules prove`` finds in the rulebook that is shipped: nothing."""

from __future__ import annotations

import pytest

from compliance.assessment.assess import vocabulary_of
from compliance.proof.proving import amendments, proofs_of
from compliance.proof.relations import Kind, relations
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook

RULEBOOK = load_rulebook()


@pytest.mark.parametrize("norm_id", list(dict.fromkeys(norm.id for norm in RULEBOOK.norms())))
def test_nothing_is_to_be_said_of_a_norm(norm_id: str) -> None:
    for proof in proofs_of(RULEBOOK, norm_id):
        assert proof.objections == ()
        assert proof.looked_at >= 1


def test_every_norm_can_be_met_or_is_left_to_a_person() -> None:
    for norm in RULEBOOK.norms():
        if norm.compose or norm.judge is not None:
            continue
        (proof,) = (one for one in proofs_of(RULEBOOK, norm.id) if one.key == norm.key)
        assert {Outcome.VOLDOET, Outcome.OORDEEL_INSPECTEUR} & set(proof.witnesses), norm.key


def test_no_two_norms_contradict_and_none_are_too_large_to_compare() -> None:
    found = {one.kind for one in relations(RULEBOOK, vocabulary_of(RULEBOOK))}
    assert not found & {Kind.CONTRADICTS, Kind.TOO_LARGE}


def test_every_amendment_makes_a_difference_to_somebody() -> None:
    for one in amendments(RULEBOOK):
        assert one.story, one.newer.key
        assert one.before
        assert one.before != one.after
