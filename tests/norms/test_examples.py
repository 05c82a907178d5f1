"""Every worked example in the rule files is a test of its own: the outcome is what a person wrote down."""

from __future__ import annotations

from collections import Counter

import pytest

from compliance.proof.examples import run_example
from compliance.rulebook.model import Norm
from compliance.rulebook.reader import load_rulebook

RULEBOOK = load_rulebook()
EXAMPLES = [
    pytest.param(norm, position, id=f"{norm.key} {example.name}")
    for norm in RULEBOOK.norms()
    for position, example in enumerate(norm.examples)
]


@pytest.mark.parametrize(("norm", "position"), EXAMPLES)
def test_example(norm: Norm, position: int) -> None:
    ran = run_example(norm, position, RULEBOOK)
    assert ran.result.outcome is ran.example.expect, ran.result.reason
    assert ran.example.severity in {None, ran.result.severity}


def test_no_norm_is_without_examples_and_names_are_unique() -> None:
    for norm in RULEBOOK.norms():
        assert norm.examples, norm.id
        twice = [name for name, times in Counter(one.name for one in norm.examples).items() if times > 1]
        assert not twice, norm.id
