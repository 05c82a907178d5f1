"""Routing sentences: each kind of comparison both ways, and a sentence that says the same as its condition."""

from __future__ import annotations

import itertools
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.forms.routing import Routing, letter, listed
from compliance.rulebook.answer_type import AnswerType, Constant, EveryOrNone, NoMoment
from compliance.rulebook.derived import Derived, Span
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not, Operator
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import Vocabulary

OPTIONS = {"een": "Eén", "twee": "Twee", "drie": "Drie"}


def question(name: str, kind: AnswerType, **other: object) -> Question:
    return Question.model_validate({"id": name, "label": f"Label {name}", "ask": "Wat?", "type": kind, **other})


LIST = question(
    "lijst",
    AnswerType.RECORDS,
    fields=(question("lijst.begin", AnswerType.INSTANT), question("lijst.eind", AnswerType.INSTANT)),
)
TABLE = question(
    "tabel",
    AnswerType.TABLE,
    rows={"hoog": "Hoog", "laag": "Laag"},
    fields=(question("tabel.veld", AnswerType.NUMBER),),
)
QUESTIONS = (
    question("ja", AnswerType.YES_NO),
    question("keuze", AnswerType.CHOICE, options=OPTIONS),
    question("meer", AnswerType.SEVERAL, options=OPTIONS),
    question("getal", AnswerType.NUMBER, unit=("keer", "keren")),
    question("komma", AnswerType.DECIMAL),
    question("dag", AnswerType.DATE),
    question("moment", AnswerType.INSTANT),
    question("duur", AnswerType.DURATION),
    question("deel", AnswerType.SHARE),
    LIST,
    TABLE,
    question("locatie.setting", AnswerType.CHOICE, options=OPTIONS, header=True),
)
DERIVED = (
    Derived(
        id="tijd", label="Tijd", each="lijst", elapsed=Span.model_validate({"from": "lijst.begin", "to": "lijst.eind"})
    ),
    Derived(id="aantal", label="Aantal", count_of="lijst", unit=("keer", "keren")),
    Derived(id="som", label="Som", linear={"getal": 2, "tabel.veld": 1}),
)
NUMBERED = [one for one in QUESTIONS if not one.header]
NUMBERS = {one.id: str(number) for number, one in enumerate(NUMBERED, 1)} | {
    field.id: f"{number}.{inner}" for number, one in enumerate(NUMBERED, 1) for inner, field in enumerate(one.fields, 1)
}
ROUTING = Routing(Vocabulary(QUESTIONS, DERIVED), NUMBERS)
IS, ONE_OF, LEAST, MOST = Operator.IS, Operator.IS_ONE_OF, Operator.AT_LEAST, Operator.AT_MOST
DAY = date(2024, 1, 1)
MOMENT = datetime(2024, 1, 1, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "operator", "constant", "holds", "not_so"),
    [
        ("ja", IS, True, "u bij vraag 1 ‘ja’ koos", "u bij vraag 1 ‘nee’ koos"),
        ("ja", IS, False, "u bij vraag 1 ‘nee’ koos", "u bij vraag 1 ‘ja’ koos"),
        ("keuze", IS, "twee", "u bij vraag 2 antwoord b koos", "u bij vraag 2 een ander antwoord dan b koos"),
        (
            "keuze",
            ONE_OF,
            ("drie", "een"),
            "u bij vraag 2 antwoord a of c koos",
            "u bij vraag 2 een ander antwoord dan a of c koos",
        ),
        ("meer.drie", IS, True, "u bij vraag 3c ‘ja’ koos", "u bij vraag 3c ‘nee’ koos"),
        ("getal", LEAST, 2, "u bij vraag 4 minstens 2 keren invulde", "u bij vraag 4 minder dan 2 keren invulde"),
        ("getal", MOST, 1, "u bij vraag 4 hoogstens 1 keer invulde", "u bij vraag 4 meer dan 1 keer invulde"),
        ("getal", IS, 0, "u bij vraag 4 precies 0 keren invulde", "u bij vraag 4 iets anders dan 0 keren invulde"),
        ("komma", LEAST, Decimal("2.5"), "u bij vraag 5 minstens 2,5 invulde", "u bij vraag 5 minder dan 2,5 invulde"),
        (
            "dag",
            Operator.BEFORE,
            DAY,
            "u bij vraag 6 vóór 1 januari 2024 invulde",
            "u bij vraag 6 op of na 1 januari 2024 invulde",
        ),
        (
            "moment",
            Operator.AFTER,
            MOMENT,
            "u bij vraag 7 na 1 januari 2024 om 12:30 invulde",
            "u bij vraag 7 op of vóór 1 januari 2024 om 12:30 invulde",
        ),
        (
            "moment",
            IS,
            NoMoment.DID_NOT_HAPPEN,
            "u bij vraag 7 ‘geen’ invulde",
            "u bij vraag 7 iets anders dan ‘geen’ invulde",
        ),
        (
            "duur",
            MOST,
            timedelta(hours=3),
            "u bij vraag 8 hoogstens 3 uur invulde",
            "u bij vraag 8 meer dan 3 uur invulde",
        ),
        (
            "deel",
            IS,
            EveryOrNone.EVERY,
            "u bij vraag 9 twee keer hetzelfde getal, hoger dan 0 invulde",
            "u bij vraag 9 twee verschillende getallen invulde",
        ),
        (
            "deel",
            IS,
            EveryOrNone.NONE,
            "u bij vraag 9 als eerste getal 0 en als tweede een hoger getal invulde",
            "u bij vraag 9 als eerste getal geen 0 invulde",
        ),
        ("tabel.rij", IS, "laag", "het om de rij ‘Laag’ gaat", "het niet om de rij ‘Laag’ gaat"),
        (
            "tijd",
            MOST,
            timedelta(hours=24),
            "‘Tijd’ hoogstens 24 uur is (zie vraag 10.1 en vraag 10.2)",
            "‘Tijd’ meer dan 24 uur is (zie vraag 10.1 en vraag 10.2)",
        ),
        ("aantal", LEAST, 1, "u in de lijst bij vraag 10 iets invulde", "‘Aantal’ minder dan 1 keer is (zie vraag 10)"),
        ("aantal", IS, 0, "‘Aantal’ precies 0 keren is (zie vraag 10)", "u in de lijst bij vraag 10 iets invulde"),
        (
            "som",
            LEAST,
            3,
            "‘Som’ minstens 3 is (zie vraag 4 en vraag 11.1)",
            "‘Som’ minder dan 3 is (zie vraag 4 en vraag 11.1)",
        ),
        (
            "locatie.setting",
            IS,
            "een",
            "u bij ‘Label locatie.setting’ antwoord a koos",
            "u bij ‘Label locatie.setting’ een ander antwoord dan a koos",
        ),
        (
            "periode.van",
            Operator.BEFORE,
            DAY,
            "u bij ‘Begin van de periode’ vóór 1 januari 2024 invulde",
            "u bij ‘Begin van de periode’ op of na 1 januari 2024 invulde",
        ),
    ],
)
def test_each_comparison_both_ways(
    field: str, operator: Operator, constant: Constant | tuple[Constant, ...], holds: str, not_so: str
) -> None:
    leaf = Leaf(field, operator, constant)
    assert ROUTING.sentence(leaf) == f"Alleen als {holds}."
    assert ROUTING.sentence(Not(leaf)) == f"Alleen als {not_so}."
    assert ROUTING.sentence(Not(Not(leaf))) == f"Alleen als {holds}."


def test_what_is_always_asked_has_no_routing() -> None:
    assert ROUTING.sentence(None) == ""


def test_the_same_answer_to_several_questions_is_said_once() -> None:
    parts = tuple(Leaf(name, IS, constant=True) for name in ("meer.een", "meer.drie", "ja"))
    assert ROUTING.sentence(AnyOf(parts)) == "Alleen als u bij vraag 3a, vraag 3c of vraag 1 ‘ja’ koos."
    assert ROUTING.sentence(Not(AnyOf(parts))) == "Alleen als u bij vraag 3a, vraag 3c en vraag 1 ‘nee’ koos."


def test_letters() -> None:
    assert [letter(place) for place in (0, 25, 26, 27, 52)] == ["a", "z", "aa", "ab", "ba"]
    assert [listed(words, "of") for words in (("a",), ("a", "b"), ("a", "b", "c"))] == ["a", "a of b", "a, b of c"]


NAMES = ("een", "twee", "drie", "vier")
PLAIN = Routing(
    Vocabulary([question(name, AnswerType.YES_NO) for name in NAMES], ()),
    {name: str(number) for number, name in enumerate(NAMES, 1)},
)
LEAVES = st.builds(Leaf, st.sampled_from(NAMES), st.just(Operator.IS), st.booleans())
CONDITIONS: st.SearchStrategy[Expression] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


def true(condition: Expression, answers: dict[str, bool]) -> bool:
    match condition:
        case Leaf():
            return answers[condition.field] is condition.constant
        case Not(part):
            return not true(part, answers)
        case AllOf(parts):
            return all(true(part, answers) for part in parts)
        case AnyOf(parts):
            return any(true(part, answers) for part in parts)


def unmixed(words: str) -> bool:
    """Whether nothing depends on what binds stronger: between brackets stands only "and" or only "or"."""
    while found := re.search(r"\(([^()]*)\)", words):
        if " and " in found[1] and " or " in found[1]:
            return False
        words = words.replace(found[0], "True")
    return not (" and " in words and " or " in words)


def said(sentence: str, answers: dict[str, bool]) -> bool:
    """Read a sentence back, as a person would: which answers to which numbers, with "en", "of" and brackets."""

    def clause(found: re.Match[str]) -> str:
        numbers = re.findall(r"vraag (\d)", found[1])
        given = [answers[NAMES[int(number) - 1]] is (found[2] == "ja") for number in numbers]
        return str(all(given) if " en " in found[1] else any(given))

    words = re.sub(r"u bij ([^‘(]+) ‘(ja|nee)’ koos", clause, sentence.removeprefix("Alleen als ").removesuffix("."))
    words = words.replace(", en als ", " and ").replace(", of als ", " or ")
    python = words.replace(" en ", " and ").replace(" of ", " or ")
    assert re.fullmatch(r"(True|False|and|or|[() ])+", python), sentence
    assert unmixed(python), sentence
    return bool(eval(python))  # noqa: S307 - only True, False, and, or, and brackets, as the line above checks


@given(CONDITIONS)
def test_a_sentence_says_what_its_condition_says(condition: Expression) -> None:
    sentence = PLAIN.sentence(condition)
    assert "niet" not in sentence
    for values in itertools.product((True, False), repeat=len(NAMES)):
        answers = dict(zip(NAMES, values, strict=True))
        assert said(sentence, answers) is true(condition, answers), sentence
