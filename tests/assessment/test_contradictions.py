"""Answers that cannot all be right: a breach stays a breach, and nothing passes on them."""

from __future__ import annotations

import pytest
from small_books import assessed, book, norm, question, require

from compliance.assessment.result import Assessment
from compliance.assessment.truth import Truth
from compliance.rulebook.outcome import Outcome

BOOK = (
    "questions:\n"
    + question("slot", "yes_no")
    + question("keren", "number")
    + question("begin", "instant")
    + question("einde", "instant")
    + question("van", "date")
    + question("tot", "date")
    + """
  - id: groepen
    label: groepen
    ask: Welke?
    type: records
    name: naam
    fields:
      - {id: naam, label: naam, ask: 'Welke?', type: text}
      - {id: jongeren, label: jongeren, ask: 'Hoeveel?', type: number}
      - {id: bedden, label: bedden, ask: 'Hoeveel?', type: number}
      - {id: vol, label: vol, ask: 'Is het?', type: yes_no}
  - {id: deel, label: deel, ask: 'Welk?', type: share, counted_from: [{list: groepen, where: {groepen.vol: {is: ja}}}]}
derive:
  - {id: duur, label: duur, elapsed: {from: begin, to: einde}}
  - {id: dagen, label: dagen, days: {from: van, to: tot}}
  - {id: over, label: over, each: groepen, linear: {groepen.bedden: 1, groepen.jongeren: -1}}
consistency:
  - {id: nooit_maar_geteld, require: {any: [{slot: {is: ja}}, {keren: {at_most: 0}}]}, because: Dat kan niet.}
  - {id: te_veel, each: groepen, require: {over: {at_least: 0}}, because: Meer jongeren dan bedden.}
norms:
"""
    + norm("A-SLOT", require("{slot: {is: nee}}"))
    + norm("A-KEREN", require("{keren: {at_most: 3}}"))
    + norm("A-SOFT", require("{keren: {at_most: 3}}", otherwise="verbeterpunt"))
    + norm("A-DUUR", require("{duur: {at_most: 3 uur}}"))
    + norm("A-DAGEN", require("{dagen: {at_most: 28 dagen}}"))
    + norm("A-GROEP", require("{groepen.jongeren: {at_most: 6}}"), "for_each: groepen")
    + norm("A-DEEL", require("{deel: {is: allemaal}}"))
    + norm("A-NVT", require("{keren: {at_most: 3}}"), "applies_if: {slot: {is: ja}}")
)
V, J, A, S, U, N = (
    Outcome.VOLDOET,
    Outcome.OORDEEL_INSPECTEUR,
    Outcome.NORMAFWIJKING,
    Outcome.VERBETERPUNT,
    Outcome.ONVOLDOENDE_INFORMATIE,
    Outcome.NIET_VAN_TOEPASSING,
)


def assess_text(text: str) -> Assessment:
    return assessed(book(BOOK), text)


def outcome(assessment: Assessment, name: str) -> Outcome:
    return next(one.outcome for one in assessment.norms if one.id == name)


@pytest.mark.parametrize(
    ("text", "name", "expected", "contradiction"),
    [
        ("slot: nee\nkeren: 2", "A-SLOT", J, "nooit_maar_geteld"),
        ("slot: nee\nkeren: 2", "A-KEREN", J, "nooit_maar_geteld"),
        ("slot: nee\nkeren: 9", "A-KEREN", A, "nooit_maar_geteld"),
        ("slot: nee\nkeren: 9", "A-SOFT", S, "nooit_maar_geteld"),
        ("slot: nee\nkeren: 9", "A-NVT", N, "nooit_maar_geteld"),
        ("slot: nee\nkeren: 0", "A-SLOT", V, ""),
        ("slot: nee\nkeren: niet vastgelegd", "A-SLOT", V, ""),
        ("begin: 2025-05-01 10:00\neinde: 2025-05-01 09:00", "A-DUUR", J, "duur.volgorde"),
        ("begin: 2025-05-01 10:00\neinde: 2025-05-01 10:00", "A-DUUR", V, ""),
        ("begin: 2025-05-01 10:00\neinde: geen", "A-DUUR", A, ""),
        ("van: 2025-05-02\ntot: 2025-05-01", "A-DAGEN", J, "dagen.volgorde"),
        ("groepen: [{naam: a, jongeren: 5, bedden: 4}]", "A-GROEP", J, "te_veel"),
        ("groepen: [{naam: a, jongeren: 7, bedden: 4}]", "A-GROEP", A, "te_veel"),
        ("groepen: [{naam: a, jongeren: 4}]", "A-GROEP", V, ""),
        ("deel: 2 van 2\ngroepen: [{vol: ja}]", "A-DEEL", J, "deel.register"),
        ("deel: 1 van 1\ngroepen: [{vol: ja}]", "A-DEEL", V, ""),
        ("deel: 1 van 2\ngroepen: [{vol: nee}]", "A-DEEL", A, "deel.register"),
        ("deel: 1 van 2\ngroepen: [{vol: weet ik niet}]", "A-DEEL", U, ""),
    ],
)
def test_contradictions(text: str, name: str, expected: Outcome, contradiction: str) -> None:
    assessment = assess_text(text)
    assert outcome(assessment, name) is expected
    assert [one.id for one in assessment.contradictions] == ([contradiction] if contradiction else [])


def test_a_contradiction_is_named_with_its_record_and_its_fields() -> None:
    (found,) = assess_text(
        "groepen: [{naam: a, jongeren: 1, bedden: 1}, {naam: b, jongeren: 5, bedden: 4}]"
    ).contradictions
    assert (found.id, found.record, found.because) == ("te_veel", "b", "Meer jongeren dan bedden.")
    assert set(found.fields) == {"over", "groepen.bedden", "groepen.jongeren"}


def test_only_norms_that_rest_on_it_are_taken_back() -> None:
    assessment = assess_text("slot: nee\nkeren: 2\nbegin: 2025-05-01 10:00\neinde: 2025-05-01 11:00")
    assert outcome(assessment, "A-DUUR") is V
    taken = next(one for one in assessment.norms if one.id == "A-SLOT")
    assert taken.contradictions == ("nooit_maar_geteld",)
    assert taken.holds is Truth.TRUE
    assert "Dat kan niet." in taken.reason


ROOMS = book(
    """
questions:
  - id: verblijven
    label: verblijven
    ask: Welke?
    type: records
    name: nr
    event: begin
    fields:
      - {id: nr, label: nr, ask: 'Welk?', type: text}
      - {id: plek, label: plek, ask: 'Waar?', type: text}
      - {id: begin, label: begin, ask: 'Wanneer?', type: instant}
      - {id: einde, label: einde, ask: 'Wanneer?', type: instant}
consistency:
  - id: tegelijk
    each: verblijven
    no_overlap: {start: verblijven.begin, end: verblijven.einde, same: verblijven.plek}
    because: Er zijn er twee tegelijk.
norms:
"""
    + norm("A-PLEK", require("{not: {verblijven.begin: {is: loopt nog}}}"), "for_each: verblijven")
)


def stay(name: str, begin: str, end: str, place: str = "blauw") -> str:
    return f"{{nr: {name}, plek: {place}, begin: '{begin}', einde: '{end}'}}"


def overlaps(*stays: str) -> list[tuple[str, tuple[int, ...]]]:
    found = assessed(ROOMS, f"verblijven: [{', '.join(stays)}]").contradictions
    return [(one.record, one.numbers) for one in found]


NOON, ONE, TWO = "2025-06-01 12:00", "2025-06-01 13:00", "2025-06-01 14:00"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (stay("b", ONE, TWO), []),
        (stay("b", "2025-06-01 12:59", TWO), [("nummer 2 (b)", (1, 2))]),
        (stay("b", "2025-06-01 12:59", TWO, "rood"), []),
        (stay("b", "2025-06-01 12:59", TWO, "' Blauw '"), [("nummer 2 (b)", (1, 2))]),
        (stay("b", "2025-06-01 12:59", "loopt nog"), [("nummer 2 (b)", (1, 2))]),
        (stay("b", "2025-06-01 12:59", "geen"), []),
    ],
)
def test_two_at_once_in_one_place(second: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert overlaps(stay("a", NOON, ONE), second) == expected


def test_what_still_runs_is_at_once_with_all_that_follows() -> None:
    assert overlaps(stay("a", NOON, "loopt nog"), stay("b", ONE, ONE), stay("c", TWO, TWO)) == [
        ("nummer 2 (b)", (1, 2)),
        ("nummer 3 (c)", (1, 3)),
    ]


def test_of_two_that_are_the_same_it_does_not_matter_which_was_written_first() -> None:
    one, other = stay("a", NOON, ONE), stay("b", NOON, ONE)
    assert (
        [numbers for _, numbers in overlaps(one, other)] == [numbers for _, numbers in overlaps(other, one)] == [(1, 2)]
    )
