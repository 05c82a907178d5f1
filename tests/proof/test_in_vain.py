"""An answer is waited for in vain exactly where no completion of the rest minds it."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from small_books import book, norm, question, require

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.evaluator import evaluate
from compliance.assessment.truth import Truth
from compliance.proof.regions import Sketch
from compliance.proof.theorems import prove
from compliance.rulebook.answer_type import Value
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not, Operator, fields_of
from compliance.rulebook.vocabulary import Vocabulary

TEXT = (
    "questions:\n"
    + question("deur", "choice", "options: {open: Open, soms: Soms dicht, dicht: Dicht}")
    + question("bel", "yes_no")
    + question("raam", "yes_no")
    + question("aantal", "number", "maximum: 10")
    + "norms:\n"
    + norm("P-N", require("{bel: {is: ja}}"))
)
CONDITIONS = st.recursive(
    st.one_of(
        st.sampled_from(["bel", "raam"]).flatmap(
            lambda name: st.booleans().map(lambda value: Leaf(name, Operator.IS, value))
        ),
        st.lists(st.sampled_from(["open", "soms", "dicht"]), min_size=1, max_size=2, unique=True).map(
            lambda several: Leaf("deur", Operator.IS_ONE_OF, tuple(several))
        ),
        st.tuples(st.sampled_from([Operator.AT_LEAST, Operator.AT_MOST]), st.integers(3, 6)).map(
            lambda pair: Leaf("aantal", *pair)
        ),
    ),
    lambda parts: st.one_of(
        parts.map(Not), *(st.lists(parts, min_size=2, max_size=3).map(tuple).map(kind) for kind in (AllOf, AnyOf))
    ),
    max_leaves=6,
)


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(condition=CONDITIONS)
def test_an_answer_is_waited_for_in_vain_exactly_where_every_completion_decides_the_same(condition: Expression) -> None:
    rulebook = book(TEXT)
    vocabulary, plain = vocabulary_of(rulebook), next(rulebook.norms())
    clause = plain.clauses[0].model_copy(update={"require": condition})
    changed = plain.model_copy(update={"clauses": (clause,)})
    found = "L215" in [one.code for one in prove(changed, rulebook, vocabulary).objections]
    assert found is _in_vain(condition, vocabulary)


_EVERY: dict[str, tuple[Value, ...]] = {
    "bel": (True, False),
    "raam": (True, False),
    "deur": ("open", "soms", "dicht"),
    "aantal": (2, 3, 4, 5, 6, 7),
}


def _in_vain(condition: Expression, vocabulary: Vocabulary) -> bool:
    """Try every partial answer with every completion of it, without any short cut."""
    names = fields_of(condition)
    values: list[tuple[Value | None, ...]] = [(None, *_EVERY[name]) for name in names]
    truths = {}
    for chosen in product(*values):
        known = {name: value for name, value in zip(names, chosen, strict=True) if value is not None}
        truths[chosen] = evaluate(condition, Sketch(vocabulary, known)).truth
    whole = [chosen for chosen in truths if None not in chosen]
    for chosen, truth in truths.items():
        if truth is Truth.UNKNOWN:
            fits = (one for one in whole if all(a in {None, b} for a, b in zip(chosen, one, strict=True)))
            if len({truths[one] for one in fits}) == 1:
                return True
    return False
