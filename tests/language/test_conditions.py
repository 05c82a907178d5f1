from __future__ import annotations

import pytest

from compliance.files.fault import Fault
from compliance.files.yaml_file import read_yaml
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.conditions import ConditionReader
from compliance.rulebook.derived import Derived
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not, Operator
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import Vocabulary

CONSTANTS: dict[tuple[AnswerType, Operator], str] = {
    (AnswerType.YES_NO, Operator.IS): "ja",
    (AnswerType.CHOICE, Operator.IS): "een",
    (AnswerType.CHOICE, Operator.IS_ONE_OF): "[een, twee]",
    (AnswerType.NUMBER, Operator.IS): "3",
    (AnswerType.NUMBER, Operator.AT_LEAST): "3",
    (AnswerType.NUMBER, Operator.AT_MOST): "3",
    (AnswerType.DECIMAL, Operator.IS): "'2,5'",
    (AnswerType.DECIMAL, Operator.AT_LEAST): "2.5",
    (AnswerType.DECIMAL, Operator.AT_MOST): "'2,5'",
    (AnswerType.DATE, Operator.IS): "2024-01-01",
    (AnswerType.DATE, Operator.BEFORE): "2024-01-01",
    (AnswerType.DATE, Operator.AFTER): "2024-01-01",
    (AnswerType.INSTANT, Operator.IS): "geen",
    (AnswerType.INSTANT, Operator.BEFORE): "'2024-01-01 12:00'",
    (AnswerType.INSTANT, Operator.AFTER): "'2024-01-01 12:00'",
    (AnswerType.DURATION, Operator.IS): "3 uur",
    (AnswerType.DURATION, Operator.AT_LEAST): "15 min",
    (AnswerType.DURATION, Operator.AT_MOST): "15 min",
    (AnswerType.SHARE, Operator.IS): "allemaal",
}
"""What a condition can be made of, with a constant that fits."""

WHOLE = {AnswerType.SEVERAL, AnswerType.RECORDS, AnswerType.TABLE}
"""Types that have no value as a whole; their parts have."""


def question(kind: AnswerType, name: str = "vraag") -> Question:
    field = Question(id=f"{name}.veld", label="Veld", ask="Veld?", type=AnswerType.YES_NO)
    return Question(
        id=name,
        label="Vraag",
        ask="Vraag?",
        type=kind,
        options={"een": "Een", "twee": "Twee"} if kind in {AnswerType.CHOICE, AnswerType.SEVERAL} else {},
        fields=(field,) if kind.has_fields else (),
        rows={"een": "Een"} if kind is AnswerType.TABLE else {},
    )


SPAN = {"from": "van", "to": "tot"}
VOCABULARY = Vocabulary(
    [question(kind, kind.value) for kind in AnswerType],
    [
        Derived.model_validate({"id": "verstreken", "label": "Verstreken", "elapsed": SPAN}),
        Derived.model_validate({"id": "dagen", "label": "Dagen", "days": SPAN}),
        Derived.model_validate({"id": "jaren", "label": "Jaren", "whole_years": SPAN}),
        Derived.model_validate({"id": "termijn", "label": "Termijn", "months_after": {"date": "van", "months": 1}}),
        Derived.model_validate({"id": "som", "label": "Som", "linear": {"van": 1}}),
    ],
)


def read(text: str, scope: str | None = None) -> tuple[Expression | None, list[str]]:
    faults: list[Fault] = []
    found = ConditionReader(VOCABULARY, faults, scope).read(read_yaml(text, "proef.yaml"))
    return found, [fault.code for fault in faults]


@pytest.mark.parametrize("kind", AnswerType)
@pytest.mark.parametrize("operator", Operator)
def test_a_type_knows_its_operators_and_no_others(kind: AnswerType, operator: Operator) -> None:
    constant = CONSTANTS.get((kind, operator), "ja")
    found, codes = read(f"{{{kind}: {{{operator}: {constant}}}}}")
    if (kind, operator) in CONSTANTS:
        assert codes == []
        assert isinstance(found, Leaf)
        assert (found.field, found.operator) == (kind.value, operator)
    else:
        assert found is None
        assert codes == ["R119" if kind in WHOLE else "R113"]


@pytest.mark.parametrize("word", ["is_not", "not", "exists", "is_answered", "equals", "IS", "<", "in"])
def test_there_are_no_other_operators(word: str) -> None:
    assert read(f"{{number: {{'{word}': 3}}}}") == (None, ["R112"])


@pytest.mark.parametrize(
    "text",
    [
        "{verstreken: {at_most: 3 uur}}",
        "{verstreken: {is: 1 uur 30 min}}",
        "{dagen: {at_most: 28 dagen}}",
        "{dagen: {is: 1 dag}}",
        "{jaren: {at_least: 12}}",
        "{som: {at_least: 0}}",
        "{termijn: {before: 2024-01-01}}",
    ],
)
def test_a_computed_value_is_compared_with_its_own_kind(text: str) -> None:
    assert read(text)[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "{verstreken: {at_most: 28 dagen}}",
        "{verstreken: {at_most: 1 maand}}",
        "{verstreken: {at_most: 3}}",
        "{dagen: {at_most: 28}}",
        "{dagen: {at_most: 672 uur}}",
        "{dagen: {at_most: 1 maand}}",
        "{dagen: {at_most: veel dagen}}",
        "{jaren: {at_least: 12 jaar}}",
        "{jaren: {at_least: 4380 dagen}}",
        "{som: {at_least: 3 dagen}}",
        "{termijn: {before: 28 dagen}}",
    ],
)
def test_hours_days_and_months_do_not_mix(text: str) -> None:
    assert read(text) == (None, ["R114"])


@pytest.mark.parametrize(
    ("kind", "operator", "constant", "code"),
    [
        ("yes_no", "is", "true", "R114"),
        ("yes_no", "is", "[ja]", "R114"),
        ("choice", "is", "drie", "R116"),
        ("choice", "is", "Een", "R116"),
        ("choice", "is_one_of", "een", "R114"),
        ("choice", "is_one_of", "[]", "R114"),
        ("choice", "is_one_of", "[een, drie]", "R116"),
        ("choice", "is_one_of", "[[een]]", "R114"),
        ("number", "at_least", "-1", "R114"),
        ("number", "at_least", "2.5", "R114"),
        ("decimal", "at_least", "half", "R114"),
        ("date", "before", "2024-02-30", "R114"),
        ("instant", "before", "2024-01-01", "R114"),
        ("instant", "before", "geen", "R114"),
        ("instant", "after", "loopt nog", "R114"),
        ("instant", "after", "'2025-10-26 02:30'", "R114"),
        ("share", "is", "80%", "R114"),
        ("share", "is", "4 van 5", "R114"),
        ("share", "is", "{count: 4}", "R114"),
    ],
)
def test_a_constant_that_does_not_fit(kind: str, operator: str, constant: str, code: str) -> None:
    assert read(f"{{{kind}: {{{operator}: {constant}}}}}") == (None, [code])


@pytest.mark.parametrize("text", ["ja", "[]", "{}", "''", "{not: }", "{not: ja}", "{not: [{yes_no: {is: ja}}]}"])
def test_what_is_no_condition(text: str) -> None:
    assert read(text) == (None, ["R110"])


@pytest.mark.parametrize("word", ["all", "any"])
@pytest.mark.parametrize("inner", ["", "ja", "[]", "{yes_no: {is: ja}}"])
def test_all_and_any_ask_for_a_list(word: str, inner: str) -> None:
    assert read(f"{word}: {inner}") == (None, ["R117"])


@pytest.mark.parametrize("inner", ["ja", "", "{}", "[is, ja]", "{is: 1, at_most: 3}"])
def test_a_field_has_exactly_one_comparison(inner: str) -> None:
    assert read(f"number: {inner}") == (None, ["R118"])


def test_the_tree_is_the_one_that_was_written() -> None:
    yes, number = Leaf("yes_no", Operator.IS, constant=True), Leaf("number", Operator.AT_MOST, 3)
    several = Leaf("several.een", Operator.IS, constant=False)
    assert read("{yes_no: {is: ja}}") == (yes, [])
    assert read("{not: {yes_no: {is: ja}}}") == (Not(yes), [])
    assert read("{all: [{yes_no: {is: ja}}, {number: {at_most: 3}}]}") == (AllOf((yes, number)), [])
    assert read("{yes_no: {is: ja}, number: {at_most: 3}}") == (AllOf((yes, number)), [])
    assert read("{any: [{several.een: {is: nee}}, {not: {all: [{yes_no: {is: ja}}]}}]}") == (
        AnyOf((several, Not(AllOf((yes,))))),
        [],
    )


@pytest.mark.parametrize("name", ["records.veld", "table.veld", "table.rij"])
def test_a_field_of_a_list_is_read_only_within_that_list(name: str) -> None:
    constant = "een" if name == "table.rij" else "ja"
    text = f"{{{name}: {{is: {constant}}}}}"
    own = name.partition(".")[0]
    assert read(text, own)[1] == []
    assert read(text)[1] == ["R115"]
    assert read(text, {"records": "table", "table": "records"}[own])[1] == ["R115"]


def test_an_answer_about_the_location_is_read_within_every_list() -> None:
    assert read("{yes_no: {is: ja}}", "records")[1] == []


def test_all_faults_of_a_condition_are_given_at_once() -> None:
    text = (
        "{all: [{weg: {is: ja}}, {number: {is: x}}, {any: [{choice: {is: drie}}]}], not: {text: {is: a}}, yes_no: ja}"
    )
    assert read(text) == (None, ["R111", "R114", "R116", "R113", "R118"])
