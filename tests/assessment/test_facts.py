"""Which answers count: a closed question is ignored, and a question that is not known to be open waits."""

from __future__ import annotations

import pytest
from small_books import assessed, book, facts, norm, outcomes, question, require

from compliance.assessment.evaluator import compare
from compliance.assessment.fact import Fact, Missing
from compliance.assessment.facts import Openness
from compliance.assessment.truth import Truth
from compliance.rulebook.answer_type import EveryOrNone, Share
from compliance.rulebook.expression import Leaf, Operator
from compliance.rulebook.outcome import Outcome

BOOK = (
    "questions:\n"
    + question("deur", "yes_no")
    + question("slot", "choice", "ask_if: {deur: {is: ja}}, options: {nooit: Nooit, soms: Soms}")
    + question("keren", "number", "ask_if: {slot: {is: soms}}")
    + question("wie", "several", "options: {een: Een, twee: Twee}")
    + """
  - id: kamers
    label: kamers
    ask: Welke?
    type: records
    name: naam
    fields:
      - {id: naam, label: naam, ask: 'Welke?', type: text}
      - {id: raam, label: raam, ask: 'Is het er?', type: yes_no}
      - {id: open, label: open, ask: 'Kan het?', type: yes_no, ask_if: {kamers.raam: {is: ja}}}
  - {id: deel, label: deel, ask: 'Welk?', type: share,
     counted_from: [{list: kamers, where: {kamers.open: {is: ja}}, among: {kamers.raam: {is: ja}}}]}
norms:
"""
    + norm("A-SLOT", require("{slot: {is: nooit}}"), "applies_if: {deur: {is: ja}}")
    + norm("A-ANY", require("{any: [{deur: {is: nee}}, {slot: {is: nooit}}]}"))
    + norm("A-DEEL", require("{deel: {is: allemaal}}"))
    + norm("A-ROOM", require("{any: [{kamers.raam: {is: nee}}, {kamers.open: {is: ja}}]}"), "for_each: kamers")
)


def openness(name: str, text: str) -> tuple[Openness, tuple[Missing, ...]]:
    found = facts(book(BOOK), text)
    return found.openness(found.vocabulary.questions[name], None)


def test_a_closed_answer_is_ignored_and_reported_as_such() -> None:
    text = "deur: nee\nslot: soms\nkeren: 9"
    found = facts(book(BOOK), text)
    assert found.read("slot", None) == Fact()
    assert found.read("keren", None) == Fact()
    assert assessed(book(BOOK), text).closed_answers == ("slot",)
    assert outcomes(book(BOOK), text)["A-ANY"] is Outcome.VOLDOET


def test_a_waiting_answer_counts_as_not_given_and_names_what_opens_it() -> None:
    text = "slot: nooit"
    assert openness("slot", text) == (Openness.WAITING, (Missing("deur"),))
    assert facts(book(BOOK), text).read("slot", None) == Fact(missing=(Missing("deur"),))
    result = assessed(book(BOOK), text).norm("A-ANY")
    assert result is not None
    assert (result.outcome, result.missing) == (Outcome.ONVOLDOENDE_INFORMATIE, (Missing("deur"),))


def test_what_opens_a_question_can_wait_itself() -> None:
    assert openness("keren", "slot: soms") == (Openness.WAITING, (Missing("deur"),))
    assert openness("keren", "deur: ja") == (Openness.WAITING, (Missing("slot"),))
    assert openness("keren", "deur: ja\nslot: soms")[0] is Openness.OPEN
    assert openness("keren", "deur: ja\nslot: nooit")[0] is Openness.CLOSED


@pytest.mark.parametrize("reason", ["weet ik niet", "niet vastgelegd", "wil niet zeggen"])
def test_a_reason_is_unknown_to_the_rules_and_kept_for_the_report(reason: str) -> None:
    found = facts(book(BOOK), f"deur: {reason}\nkamers: [{{naam: zolder, raam: {reason}}}]")
    assert found.read("deur", None) == Fact(missing=(Missing("deur"),))
    assert found.reason_of(Missing("deur")) == reason
    assert found.reason_of(Missing("kamers.raam", "zolder", 1)) == reason
    assert found.reason_of(Missing("slot")) == ""


def test_each_option_is_a_boolean_of_its_own() -> None:
    found = facts(book(BOOK), "wie: {een: ja}")
    assert found.read("wie.een", None) == Fact(value=True)
    assert found.read("wie.twee", None) == Fact(missing=(Missing("wie.twee"),))
    assert facts(book(BOOK), "wie: geen").read("wie.twee", None) == Fact(value=False)


def test_fields_of_records_open_and_close_by_record() -> None:
    text = "kamers: [{naam: zolder, raam: nee, open: nee}, {naam: hal, raam: ja}, {naam: tuin, open: nee}]"
    found = facts(book(BOOK), text)
    field = found.vocabulary.questions["kamers.open"]
    records, _ = found.records("kamers")
    assert records is not None
    assert [found.openness(field, one)[0] for one in records] == [Openness.CLOSED, Openness.OPEN, Openness.WAITING]
    result = assessed(book(BOOK), text).norm("A-ROOM")
    assert result is not None
    assert [one.outcome for one in result.records] == [Outcome.VOLDOET, *[Outcome.ONVOLDOENDE_INFORMATIE] * 2]
    assert result.missing == (Missing("kamers.open", "hal", 2), Missing("kamers.raam", "tuin", 3))


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ("[{raam: ja, open: ja}, {raam: ja, open: nee}, {raam: nee}]", Fact(Share(1, 2))),
        ("[{raam: nee}]", Fact(Share(0, 0))),
        ("geen", Fact(Share(0, 0))),
        ("[{raam: ja}]", Fact(missing=(Missing("kamers.open", "nummer 1", 1),), sure=Share(0, 0))),
        ("[{naam: hal, open: ja}]", Fact(missing=(Missing("kamers.raam", "hal", 1),), sure=Share(0, 0))),
        ("weet ik niet", Fact(Share(4, 4))),
    ],
)
def test_a_register_that_is_given_counts_in_the_place_of_what_was_typed(records: str, expected: Fact) -> None:
    assert facts(book(BOOK), f"deel: 4 van 4\nkamers: {records}").read("deel", None) == expected


def test_one_record_that_is_not_among_them_breaks_every_whatever_the_others_are() -> None:
    fact = facts(book(BOOK), "kamers: [{raam: ja, open: nee}, {raam: ja}]").read("deel", None)
    assert fact.sure == Share(0, 1)
    assert compare(Leaf("deel", Operator.IS, EveryOrNone.EVERY), fact) is Truth.FALSE
    assert compare(Leaf("deel", Operator.IS, EveryOrNone.NONE), fact) is Truth.UNKNOWN


def test_nothing_of_nothing_is_not_applicable() -> None:
    result = assessed(book(BOOK), "deel: 0 van 0").norm("A-DEEL")
    assert result is not None
    assert (result.outcome, result.holds) == (Outcome.NIET_VAN_TOEPASSING, Truth.NOT_APPLICABLE)


def test_where_a_norm_applies_comes_before_what_it_requires() -> None:
    assert outcomes(book(BOOK), "slot: soms")["A-SLOT"] is Outcome.ONVOLDOENDE_INFORMATIE
    assert outcomes(book(BOOK), "deur: ja\nslot: soms")["A-SLOT"] is Outcome.NORMAFWIJKING
    assert outcomes(book(BOOK), "deur: nee\nslot: soms")["A-SLOT"] is Outcome.NIET_VAN_TOEPASSING


GATED = (
    "questions:\n"
    + question("een", "yes_no")
    + question("twee", "yes_no")
    + question("drie", "yes_no")
    + """
  - id: groepen
    label: groepen
    ask: Welke?
    type: records
    fields:
      - {id: vol, label: vol, ask: 'Is het?', type: yes_no}
norms:
"""
    + norm("A-GATE", require("{twee: {is: ja}}", more="when: {een: {is: ja}}"))
    + norm("A-JUDGE", "- {when: {een: {is: ja}}, judge_if: {twee: {is: ja}}, because: Een mens.}")
    + norm("A-NOTE", "- {when: {een: {is: ja}}, note_if: {twee: {is: ja}}, note: Let op.}")
    + norm(
        "A-SOFT",
        require("{twee: {is: ja}}", otherwise="verbeterpunt") + "- {judge_if: {drie: {is: ja}}, because: Een mens.}",
    )
    + norm("A-ALWAYS", require("{twee: {is: ja}}", more="when: {een: {is: ja}}"), "judge: always\nbecause: Een mens.")
    + norm("A-LIST", require("{een: {is: ja}}") + require("{groepen.vol: {is: nee}}"), "for_each: groepen")
    + norm(
        "A-WHERE",
        require("{een: {is: ja}}") + require("{twee: {is: ja}}"),
        "for_each: groepen\napplies_if: {groepen.vol: {is: ja}}",
    )
)
U, N, V, A, J = (
    Outcome.ONVOLDOENDE_INFORMATIE,
    Outcome.NIET_VAN_TOEPASSING,
    Outcome.VOLDOET,
    Outcome.NORMAFWIJKING,
    Outcome.OORDEEL_INSPECTEUR,
)


@pytest.mark.parametrize(
    ("norm_id", "text", "expected"),
    [
        ("A-GATE", "een: nee\ntwee: nee", N),
        ("A-GATE", "twee: ja", U),
        ("A-GATE", "twee: nee", U),
        ("A-GATE", "een: ja\ntwee: ja", V),
        ("A-JUDGE", "twee: nee", U),
        ("A-JUDGE", "een: ja\ntwee: nee", V),
        ("A-JUDGE", "een: nee\ntwee: ja", N),
        ("A-JUDGE", "een: ja\ntwee: ja", J),
        ("A-JUDGE", "een: ja", U),
        ("A-NOTE", "een: ja", V),
        ("A-NOTE", "een: nee", N),
        ("A-NOTE", "", U),
        ("A-SOFT", "twee: nee\ndrie: ja", J),
        ("A-SOFT", "twee: nee\ndrie: nee", Outcome.VERBETERPUNT),
        ("A-SOFT", "twee: nee", U),
        ("A-ALWAYS", "twee: ja", J),
        ("A-ALWAYS", "een: nee", J),
        ("A-ALWAYS", "een: ja\ntwee: nee", A),
        ("A-LIST", "een: nee", U),
        ("A-LIST", "een: nee\ngroepen: geen", N),
        ("A-LIST", "een: nee\ngroepen: [{vol: nee}]", A),
        ("A-WHERE", "een: nee\ngroepen: [{vol: weet ik niet}]", U),
        ("A-WHERE", "een: nee\ngroepen: [{vol: nee}]", N),
        ("A-WHERE", "een: nee\ntwee: ja\ngroepen: [{vol: ja}, {vol: nee}]", A),
        ("A-WHERE", "een: ja\ntwee: ja\ngroepen: [{vol: ja}, {vol: nee}]", V),
    ],
)
def test_gates_lists_and_where_a_norm_applies(norm_id: str, text: str, expected: Outcome) -> None:
    assert outcomes(book(GATED), text)[norm_id] is expected
