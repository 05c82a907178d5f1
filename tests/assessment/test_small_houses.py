"""Advice on small houses, where it can be told beforehand what it must be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from small_books import DAY, assessed, book, norm, question, require, said

from compliance import load_rulebook, read_self_report
from compliance.assessment.advice import Advice, Measure, advise
from compliance.assessment.assess import assess
from compliance.assessment.house import Change, House
from compliance.assessment.mending import mended
from compliance.assessment.result import Assessment
from compliance.report.advice_view import advice_text
from compliance.report.words import load_words

EXAMPLES = Path(__file__).parents[2] / "examples"
ROOMS = """
  - id: kamers
    label: Kamers
    ask: Welke?
    type: records
    name: naam
    fields:
      - {id: naam, label: naam, ask: 'Welke?', type: text}
      - {id: klok, label: klok, ask: 'Is die er?', type: yes_no}
      - {id: bedden, label: bedden, ask: 'Hoeveel?', type: number}
"""


def doing(condition: str, what: str, more: str = "") -> str:
    """Write one requirement with a measure of its own."""
    return f"- {{require: {condition}, otherwise: normafwijking, remedy: {what}{', ' + more if more else ''}}}\n"


def changes(assessment: Assessment) -> list[tuple[str, int, object]]:
    return [(one.place.field, one.place.number, one.value) for one in mended(House(assessment))[0]]


def now(advice: Advice) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.text, one.norm_ids) for one in advice.now]


def yes_no(*names: str) -> str:
    return "questions:\n" + "".join(question(name, "yes_no") for name in names)


def test_one_measure_serves_every_norm_that_would_be_breached_without_it() -> None:
    """The first norm is mended by its first answer; the second needs the second one, which is enough for both."""
    rules = book(
        yes_no("een", "twee")
        + "norms:\n"
        + norm("A-FIRST", doing("{any: [een: {is: ja}, twee: {is: ja}]}", "Een of twee"))
        + norm("A-SECOND", doing("{twee: {is: ja}}", "Twee"))
    )
    advice = advise(assessed(rules, "een: nee\ntwee: nee"))
    assert now(advice) == [("Twee", ("A-FIRST", "A-SECOND"))]
    assert (advice.next_time, advice.beyond) == ((), ())


def test_what_another_norm_forbids_is_not_advised() -> None:
    rules = book(
        yes_no("een", "twee")
        + "norms:\n"
        + norm("A-YES", doing("{een: {is: ja}}", "Doe het"))
        + norm("A-NO", doing("{een: {is: nee}}", "Doe het niet"))
        + norm("A-OTHER", doing("{twee: {is: ja}}", "Doe iets anders"))
    )
    assessment = assessed(rules, "een: nee\ntwee: nee")
    advice = advise(assessment)
    assert now(advice) == [("Doe iets anders", ("A-OTHER",))]
    assert advice.beyond == ("A-YES",)
    text = advice_text(assessment, load_words())
    assert "behalve van de normen onder ‘Hier is meer nodig’" in text
    assert "  - A-YES (A-YES)" in text


def test_a_change_that_opens_a_question_is_held_against_its_answer() -> None:
    """The second norm does not read the answer that changes; that answer decides whether its question is asked."""
    rules = book(
        yes_no("een")
        + question("twee", "yes_no", "ask_if: {een: {is: nee}}")
        + "norms:\n"
        + norm("A-ONE", doing("{een: {is: nee}}", "Stop met een"))
        + norm("A-TWO", doing("{twee: {is: ja}}", "Begin met twee"))
    )
    advice = advise(assessed(rules, "een: ja\ntwee: nee"))
    assert (advice.now, advice.beyond) == ((), ("A-ONE",))


def test_what_kind_of_house_it_is_does_not_change() -> None:
    rules = book(
        yes_no("een")
        + question("huis", "choice", "header: true, options: {groot: Groot, klein: Klein}")
        + "norms:\n"
        + norm("A-ONE", doing("{any: [huis: {is: groot}, een: {is: ja}]}", "Een"))
    )
    assert changes(assessed(rules, "huis: klein\neen: nee")) == [("een", 0, True)]


def test_what_is_not_known_is_no_change_in_the_house() -> None:
    rules = book(
        "questions:"
        + ROOMS
        + "derive:\n  - {id: samen, label: samen, sum_of: kamers.bedden}\n"
        + "norms:\n"
        + norm("A-BEDS", doing("{samen: {at_most: 6}}", "Minder bedden"))
    )
    assessment = assessed(rules, "kamers: [{naam: A, bedden: 9}, {naam: B}]")
    assert changes(assessment) == [("kamers.bedden", 1, 6)]


def test_the_room_that_needs_least_is_mended() -> None:
    members = "".join(f"      - {{id: v{number}, label: v, ask: 'Is het?', type: yes_no}}\n" for number in range(6))
    rules = book(
        "questions:"
        + ROOMS
        + members
        + "norms:\n"
        + norm("A-ROOM", "", "some: kamers\ncompose: [" + ", ".join(f"A-V{n}" for n in range(6)) + "]")
        + "".join(norm(f"A-V{n}", doing(f"{{kamers.v{n}: {{is: ja}}}}", f"Doe {n}"), "some: kamers") for n in range(6))
    )
    bad = ", ".join(f"v{number}: nee" for number in range(6))
    better = ", ".join(f"v{number}: {'ja' if number > 3 else 'nee'}" for number in range(6))
    advice = advise(assessed(rules, f"kamers: [{{naam: A, {bad}}}, {{naam: B, {better}}}]"))
    assert now(advice) == [(f"Doe {number}", ("A-ROOM",)) for number in range(4)]


PAST = """
questions:
  - {id: keren, label: keren, ask: 'Hoe vaak?', type: number, covers: period}
  - {id: goed, label: goed, ask: 'Is het goed?', type: yes_no}
norms:
"""


def test_what_happened_is_for_the_next_time_also_inside_a_composite() -> None:
    rules = book(
        PAST
        + norm("A-ALL", "", "compose: [A-TIMES, A-GOOD]")
        + norm("A-TIMES", doing("{keren: {at_most: 2}}", "Doe het minder vaak"))
        + norm("A-GOOD", doing("{goed: {is: ja}}", "Doe het goed"))
    )
    advice = advise(assessed(rules, "keren: 5\ngoed: nee"))
    assert advice.next_time == (Measure("Doe het minder vaak", ("A-TIMES",), "locatie"),)
    assert now(advice) == [("Doe het goed", ("A-GOOD",))]


def test_nothing_breached_is_nothing_advised() -> None:
    rules = book(yes_no("een") + "norms:\n" + norm("A-ONE", require("{een: {is: ja}}")))
    assessment = assessed(rules, "een: ja")
    assert advise(assessment) == Advice((), (), (), None)
    assert advice_text(assessment, load_words()).endswith(load_words().advice.nothing)


@pytest.mark.parametrize(
    ("condition", "question_of", "answers", "decides"),
    [
        ("{deel: {is: allemaal}}", "share", "", 1),
        # One of two is neither all nor none, and then the other answer is waited for.
        ("{any: [deel: {is: allemaal}, deel: {is: geen}, anders: {is: ja}]}", "share", "", 0),
        ("{deel: {at_most: 5}}", "number", "", 1),
        ("{all: [deel: {at_most: 5}, anders: {is: ja}]}", "number", "", 0),
        ("{all: [deel: {at_most: 5}, anders: {is: ja}]}", "number", "anders: nee", 0),
        ("{deel: {at_least: 2}}", "decimal", "", 1),
        ("{any: [deel: {at_most: 5}, deel: {at_least: 7}, anders: {is: ja}]}", "decimal", "", 0),
        ("{deel: {at_most: 3 uur}}", "duration", "", 1),
        ("{deel: {before: 2025-01-01}}", "date", "", 1),
        ("{any: [deel: {before: 2025-01-01}, deel: {after: 2025-01-01}, anders: {is: ja}]}", "date", "", 0),
        # It is reckoned with, so that no region says enough.
        ("{som: {at_most: 6}}", "number", "anders: ja", 0),
    ],
)
def test_how_many_norms_an_answer_decides(condition: str, question_of: str, answers: str, decides: int) -> None:
    rules = book(
        yes_no("anders")
        + question("deel", question_of)
        + question("vast", "number")
        + ("derive:\n  - {id: som, label: som, linear: {deel: 1, vast: 1}}\n" if "som" in condition else "")
        + "norms:\n"
        + norm("A-ONE", require(condition))
    )
    found = advise(assessed(rules, answers)).question
    if answers == "anders: nee":
        assert found is None
        return
    assert found is not None
    assert found.decides == decides


def test_one_of_two_is_an_answer_too() -> None:
    """All and none decide it, and so does 0 of 0; one of two makes the other answer count."""
    clause = require("{anders: {is: ja}}", more="when: {not: {any: [deel: {is: allemaal}, deel: {is: geen}]}}")
    rules = book(yes_no("anders") + question("deel", "share") + "norms:\n" + norm("A-ONE", clause))
    found = advise(assessed(rules)).question
    assert found is not None
    assert found.decides == 0


def test_an_answer_that_closes_a_question_decides_as_little_as_it_does() -> None:
    """From eleven up the second question is not asked, and then its answer does not count."""
    rules = book(
        "questions:\n"
        + question("aantal", "number")
        + question("goed", "yes_no", "ask_if: {aantal: {at_most: 10}}")
        + "norms:\n"
        + norm("A-ONE", require("{goed: {is: ja}}"), "applies_if: {aantal: {at_least: 5}}")
    )
    found = advise(assessed(rules, "goed: ja")).question
    assert found is not None
    assert (found.missing.field, found.decides) == ("aantal", 0)


def test_an_open_period_can_be_what_to_find_out_first() -> None:
    rules = book(
        PAST
        + norm("A-TIMES", require("{keren: {at_most: 2}}"), "in_force: {from: 2024-01-01, to: 2025-01-01}")
        + norm("A-TIMES", require("{keren: {at_most: 1}}"), "in_force: {from: 2025-01-01}")
    )
    assessment = assess(rules, said(rules, "keren: 1\ngoed: ja", period=(None, None)))
    found = advise(assessment).question
    assert found is not None
    assert (found.missing.field, found.decides, found.waiting) == ("periode.van", 0, 1)
    assert "Begin van de periode" in advice_text(assessment, load_words())


def test_the_advice_for_de_wilg() -> None:
    rulebook = load_rulebook()
    report = read_self_report(str(EXAMPLES / "de-wilg.yaml"), rulebook)
    assessment = assess(rulebook, report, profile="kern")
    advice = advise(assessment)
    assert {norm_id for one in advice.now for norm_id in one.norm_ids} == {"IGJ-SAFEROOM"}
    assert "JW-6.3.2.2-ROOMLOCK" in {norm_id for one in advice.next_time for norm_id in one.norm_ids}
    assert advice.beyond == ()
    # The same again, whatever was looked at before.
    assert advise(assess(rulebook, report, profile="kern", reference_date=date(2025, 6, 30))) == advice


def test_a_change_is_about_one_place() -> None:
    rules = book(yes_no("een") + "norms:\n" + norm("A-ONE", require("{een: {is: ja}}")))
    (only,) = mended(House(assessed(rules, "een: nee", DAY)))[0]
    assert isinstance(only, Change)
    assert (only.measure, only.power) == ("Doe het", "locatie")
