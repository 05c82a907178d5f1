"""Regions: one value for each part that rules can tell apart stands for every answer there is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_books import book, norm, question, require, said

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.evaluator import compare
from compliance.assessment.fact import Fact
from compliance.assessment.facts import Facts
from compliance.proof.regions import Assignment, Regions, Sketch, constants_of, regions, story
from compliance.rulebook.answer_type import EveryOrNone, NoMoment, Share, Value
from compliance.rulebook.expression import AnyOf, Leaf, Operator
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.vocabulary import Vocabulary
from compliance.testing import self_reports

OPTIONS = ("nooit", "soms", "vaak", "altijd")
BOOK = book(
    "questions:\n"
    + question("ja", "yes_no")
    + question("keuze", "choice", "options: {nooit: Nooit, soms: Soms, vaak: Vaak, altijd: Altijd}")
    + question("getal", "number")
    + question("tussen", "number", "minimum: 3, maximum: 9")
    + question("breuk", "decimal")
    + question("dag", "date")
    + question("moment", "instant")
    + question("einde", "instant")
    + question("duur", "duration")
    + question("deel", "share")
    + "derive:\n"
    "  - {id: tijd, label: Tijd, elapsed: {from: moment, to: einde}}\n"
    "  - {id: dagen, label: Dagen, days: {from: dag, to: peildatum}}\n"
    "  - {id: jaren, label: Jaren, whole_years: {from: dag, to: peildatum}}\n"
    "  - {id: later, label: Later, months_after: {date: dag, months: 6}}\n"
    "  - {id: som, label: Som, linear: {getal: 4, tussen: -1}}\n"
    "norms:\n" + norm("P-N", require("{ja: {is: ja}}"))
)
VOCABULARY = vocabulary_of(BOOK)

MIDNIGHT = datetime(2025, 1, 1, tzinfo=UTC)
numbers = st.integers(0, 15)
days = st.integers(0, 12).map(lambda number: date(2025, 1, 1) + timedelta(days=number))
seconds = st.integers(0, 400).map(lambda number: MIDNIGHT + timedelta(seconds=number))
minutes = st.integers(0, 12).map(lambda number: timedelta(minutes=number))
decimals = st.one_of(
    st.integers(0, 40).map(lambda number: Decimal(number) / 10),
    st.integers(0, 5).map(lambda number: 1 + number * Decimal("0.000001")),
)
shares = st.tuples(numbers, numbers).map(lambda pair: Share(min(pair), max(pair)))
ordered = st.sampled_from([Operator.IS, Operator.AT_LEAST, Operator.AT_MOST])
in_time = st.sampled_from([Operator.IS, Operator.BEFORE, Operator.AFTER])
same = st.just(Operator.IS)

KINDS: dict[str, tuple[st.SearchStrategy[Operator], st.SearchStrategy[object], st.SearchStrategy[Value]]] = {
    "ja": (same, st.booleans(), st.booleans()),
    "getal": (ordered, numbers, numbers),
    "tussen": (ordered, numbers, st.integers(3, 9)),
    "breuk": (ordered, decimals, decimals),
    "dag": (in_time, days, days),
    "moment": (in_time, seconds, st.one_of(seconds, st.sampled_from(NoMoment))),
    "duur": (ordered, minutes, minutes),
    "deel": (same, st.sampled_from(EveryOrNone), shares),
    # A computed time has seconds, and goes back where an end lies before its start.
    "tijd": (ordered, minutes, st.integers(-400, 900).map(lambda number: timedelta(seconds=number))),
    "dagen": (ordered, numbers, st.integers(-3, 18)),
    "jaren": (ordered, numbers, st.integers(-3, 18)),
    "later": (in_time, days, days),
    "som": (ordered, st.integers(-5, 15), st.integers(-8, 18)),
}


def leaf_of(name: str) -> st.SearchStrategy[Leaf]:
    operator, constant, _ = KINDS[name]
    return st.builds(Leaf, st.just(name), operator, constant)


def comparing(*several: Leaf) -> Norm:
    (only,) = BOOK.versions("P-N")
    return only.model_copy(update={"clauses": (only.clauses[0].model_copy(update={"require": AnyOf(several)}),)})


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_every_answer_is_judged_as_the_value_that_stands_for_it(name: str, data: st.DataObject) -> None:
    leaves = data.draw(st.lists(leaf_of(name), min_size=1, max_size=4))
    value = data.draw(KINDS[name][2])
    split = Regions((comparing(*leaves),), VOCABULARY)
    truths = [compare(leaf, Fact(value)) for leaf in leaves]
    same_truths = [one for one in split.of(name) if [compare(leaf, Fact(one)) for leaf in leaves] == truths]
    assert len(same_truths) == 1, (leaves, value, split.of(name))


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_a_region_holds_a_value_that_can_be_answered(name: str, data: st.DataObject) -> None:
    split = Regions((comparing(*data.draw(st.lists(leaf_of(name), min_size=1, max_size=4))),), VOCABULARY)
    for value in split.of(name):
        if name == "tussen":
            assert isinstance(value, int)
            assert 3 <= value <= 9
        elif name in {"getal", "breuk"}:
            assert isinstance(value, int | Decimal)
            assert value >= 0
            assert Decimal(value) == round(Decimal(value), 6)
        elif name == "duur":
            assert isinstance(value, timedelta)
            assert value >= timedelta(0)
        elif isinstance(value, datetime):
            assert value.microsecond == 0


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(
    constants=st.lists(st.lists(st.sampled_from(OPTIONS), min_size=1, unique=True).map(tuple), min_size=1, max_size=3),
    value=st.sampled_from(OPTIONS),
)
def test_every_option_is_judged_as_the_one_that_stands_for_it(constants: list[tuple[str, ...]], value: str) -> None:
    leaves = [Leaf("keuze", Operator.IS_ONE_OF, several) for several in constants]
    split = Regions((comparing(*leaves),), VOCABULARY)
    assert [split.part("keuze", one) for one in split.of("keuze")].count(split.part("keuze", value)) == 1


def test_a_constant_and_its_neighbours_have_regions() -> None:
    field = VOCABULARY.fields
    assert regions(field["getal"], (12,)) == (11, 12, 13, 0)
    assert regions(field["som"], (0,)) == (0, 1, -1)
    assert regions(field["duur"], (timedelta(hours=3),)) == tuple(timedelta(minutes=one) for one in (179, 180, 181, 0))
    assert regions(field["dag"], (date(2025, 3, 1),)) == (date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 2))
    assert set(regions(field["moment"], ())) >= set(NoMoment)
    assert regions(field["breuk"], (Decimal("2.5"),)) == (Decimal("2.4"), Decimal("2.5"), Decimal("2.6"), 0)
    assert regions(field["ja"], ()) == (True, False)
    assert set(regions(field["deel"], ())) == {Share(1, 1), Share(0, 1), Share(1, 2), Share(0, 0)}


def test_between_two_constants_lies_a_value_however_close_they_are() -> None:
    near = (Decimal(1), Decimal("1.05"))
    assert Decimal("1.000001") in regions(VOCABULARY.fields["breuk"], near)
    moments = (MIDNIGHT, MIDNIGHT + timedelta(seconds=30))
    assert MIDNIGHT + timedelta(seconds=1) in regions(VOCABULARY.fields["moment"], moments)


def test_values_that_no_condition_tells_apart_are_one() -> None:
    leaves = (Leaf("keuze", Operator.IS, "nooit"), Leaf("getal", Operator.AT_LEAST, 12))
    split = Regions((comparing(*leaves),), VOCABULARY)
    assert split.of("keuze") == ("nooit", "soms")
    assert split.of("getal") == (11, 12)


# --- what is looked at ------------------------------------------------------------------------

ASKED = book(
    "questions:\n"
    + question("aantal", "number")
    + question("soort", "choice", "options: {a: A, b: B, c: C}, ask_if: {aantal: {at_least: 5}}")
    + question("meer", "yes_no", "ask_if: {soort: {is_one_of: [a, b]}}")
    + "norms:\n"
    + norm("P-N", require("{meer: {is: ja}}"))
)


def test_what_decides_whether_a_question_is_asked_splits_answers_too() -> None:
    split = Regions(ASKED.versions("P-N"), vocabulary_of(ASKED))
    assert split.of("aantal") == (4, 5)
    assert split.of("soort") == ("a", "c")


def test_the_constants_of_a_rulebook_are_those_of_all_its_conditions() -> None:
    assert constants_of(ASKED) == {"aantal": (5,), "soort": ("a", "b"), "meer": (True,)}


def test_a_story_tells_what_was_answered() -> None:
    vocabulary = vocabulary_of(ASKED)
    assert story({"aantal": 5, "soort": "a", "meer": True}, vocabulary) == "aantal: 5; soort: ‘A’; meer: ja"
    assert story({}, vocabulary) == "altijd"


# --- sketches read as facts do ----------------------------------------------------------------

CHAINS = book(
    "questions:\n"
    + question("een", "yes_no")
    + question("twee", "choice", "options: {a: A, b: B}, ask_if: {een: {is: ja}}")
    + question("drie", "number", "ask_if: {twee: {is: a}}")
    + question("vier", "number", "ask_if: {any: [{een: {is: nee}}, {drie: {at_least: 2}}]}")
    + question("vijf", "share", "ask_if: {not: {all: [{een: {is: ja}}, {vier: {at_least: 1}}]}}")
    + question("zes", "several", "options: {x: X, y: Y}, ask_if: {vijf: {is: allemaal}}")
    + question("zeven", "date", "ask_if: {zes.x: {is: ja}}")
    + question("acht", "instant", "ask_if: {zeven: {before: 2025-05-01}}")
    + "norms:\n"
    + norm("P-N", require("{acht: {after: '2025-01-01 00:00'}}"))
)


def sketch_of(rulebook: Rulebook, facts: Facts) -> Sketch:
    """Give a sketch that knows every answer that was written, whether it counts or not."""
    vocabulary = vocabulary_of(rulebook)
    known: Assignment = {}
    for name, field in vocabulary.fields.items():
        if field.question is not None and field.derived is None:
            answer = facts.answer(field.question, None, field.option)
            if answer is not None and answer.value is not None:
                known[name] = answer.value
    sketch = Sketch(vocabulary, {})
    for name, value in known.items():
        sketch.read(next(iter(vocabulary.questions)), None)
        sketch = sketch.knowing(name, value)
    return sketch


@pytest.mark.parametrize("completeness", ["complete", "partial"])
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_a_sketch_reads_closed_and_waiting_questions_as_facts_do(completeness: str, data: st.DataObject) -> None:
    report = data.draw(self_reports(CHAINS, completeness=completeness))  # type: ignore[arg-type]  # one of its words
    assert report.reference_date is not None
    facts = Facts(vocabulary_of(CHAINS), report, report.reference_date)
    sketch = sketch_of(CHAINS, facts)
    for name, field in vocabulary_of(CHAINS).fields.items():
        if field.question is not None:
            assert sketch.read(name, None) == facts.read(name, None), name


NESTED = book(
    "questions:\n"
    + question("plan", "yes_no")
    + question("datum", "date", "ask_if: {plan: {is: ja}}")
    + question("herzien", "date")
    + question("a", "number", "ask_if: {plan: {is: ja}}")
    + question("b", "number")
    + "derive:\n"
    "  - {id: uiterlijk, label: Uiterlijk, months_after: {date: datum, months: 6}}\n"
    "  - {id: te_laat, label: Te laat, days: {from: uiterlijk, to: herzien}}\n"
    "  - {id: som, label: Som, linear: {a: 4, b: 2}}\n"
    "norms:\n" + norm("P-N", require("{te_laat: {at_most: 0 dagen}}") + require("{som: {at_least: 9}}"))
)


def test_what_rests_on_a_closed_question_at_any_depth_is_unknown_and_nothing_can_tell() -> None:
    vocabulary = vocabulary_of(NESTED)
    facts = Facts(vocabulary, said(NESTED, "plan: nee\nherzien: 2025-01-01"), date(2025, 6, 1))
    assert facts.read("te_laat", None) == Fact()
    assert Sketch(vocabulary, {"plan": False, "te_laat": 5}).read("te_laat", None) == Fact()
    waiting = Sketch(vocabulary, {"te_laat": 5}).read("te_laat", None)
    assert [one.field for one in waiting.missing] == ["plan"]
    assert Sketch(vocabulary, {"plan": True, "te_laat": 5}).read("te_laat", None) == Fact(5)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(b=st.integers(0, 12))
def test_a_term_that_decides_a_sum_by_itself_has_a_region_for_it(b: int) -> None:
    """Where ``a`` is not asked, ``2·b`` alone decides whether the sum is at least nine."""
    vocabulary = vocabulary_of(NESTED)
    split = Regions(NESTED.versions("P-N"), vocabulary)
    leaf = Leaf("som", Operator.AT_LEAST, 9)
    facts = Facts(vocabulary, said(NESTED, f"plan: nee\nb: {b}"), date(2025, 6, 1))
    found = {compare(leaf, Sketch(vocabulary, {"plan": False, "b": one}).read("som", None)) for one in split.of("b")}
    assert compare(leaf, facts.read("som", None)) in found


def test_what_is_known_stays_known_when_more_is_answered() -> None:
    vocabulary: Vocabulary = vocabulary_of(CHAINS)
    sketch = Sketch(vocabulary, {"een": True})
    for name in vocabulary.fields:
        sketch.read(name, None)
    after = sketch.knowing("twee", "a")
    assert after.values == {"een": True, "twee": "a"}
    assert sketch.values == {"een": True}
    fresh = Sketch(vocabulary, after.values)
    assert {name: after.read(name, None) for name in vocabulary.fields} == {
        name: fresh.read(name, None) for name in vocabulary.fields
    }


def test_a_norm_over_a_list_splits_at_one_record() -> None:
    rulebook = book(
        "questions:\n"
        "  - {id: kamers, label: Kamers, ask: 'Welke?', type: records, fields: [\n"
        "      {id: licht, label: Licht, ask: 'Licht?', type: yes_no}]}\n"
        "derive:\n  - {id: kamers.aantal, label: Aantal, count_of: kamers}\n"
        "norms:\n"
        + norm(
            "P-N", require("{kamers.licht: {is: ja}}", more="when: {kamers.aantal: {at_most: 4}}"), "for_each: kamers"
        )
    )
    (only,) = rulebook.versions("P-N")
    assert set(Regions((only,), vocabulary_of(rulebook)).of("kamers.aantal")) == {0, 1, 5}
    about_the_house = only.model_copy(update={"for_each": None})
    assert len(Regions((about_the_house,), vocabulary_of(rulebook)).of("kamers.aantal")) == 2
