"""A composite over records: the best record counts, and its members are shown for that one."""

from __future__ import annotations

import pytest
from small_books import assessed, book, norm, outcomes, question, require

from compliance.assessment.composite import best
from compliance.assessment.result import NormResult
from compliance.assessment.truth import Truth
from compliance.rulebook.outcome import Outcome, worst

APPLIES = "applies_if: {aanwezig: {is: ja}}\nsome: ruimten\n"
BOOK = (
    "questions:\n"
    + question("huis", "yes_no")
    + question("aanwezig", "yes_no")
    + """
  - id: ruimten
    label: ruimten
    ask: Welke?
    type: records
    name: naam
    ask_if: {aanwezig: {is: ja}}
    fields:
      - {id: naam, label: naam, ask: 'Welke?', type: text}
      - {id: bruikbaar, label: bruikbaar, ask: 'Is het?', type: yes_no}
      - {id: licht, label: licht, ask: 'Hoe?', type: choice, options: {goed: Goed, matig: Matig, geen: Geen}}
      - {id: klok, label: klok, ask: 'Is die er?', type: yes_no}
      - {id: toilet, label: toilet, ask: 'Is dat er?', type: yes_no}
norms:
"""
    + norm(
        "A-ROOM",
        require("{ruimten.bruikbaar: {is: ja}}"),
        "applies_if: {huis: {is: ja}}\nsome: ruimten\ncompose: [A-EXISTS, A-LIGHT, A-CLOCK, A-TOILET]",
    )
    + norm("A-EXISTS", require("{aanwezig: {is: ja}}"), "applies_if: {huis: {is: ja}}")
    + norm(
        "A-LIGHT",
        require("{ruimten.licht: {is_one_of: [goed, matig]}}")
        + "- {judge_if: {ruimten.licht: {is: matig}}, because: Matig licht.}",
        APPLIES,
    )
    + norm("A-CLOCK", require("{ruimten.klok: {is: ja}}"), APPLIES)
    + norm("A-TOILET", require("{ruimten.toilet: {is: ja}}"), APPLIES)
)
V, U, J, S, A, N = (
    Outcome.VOLDOET,
    Outcome.ONVOLDOENDE_INFORMATIE,
    Outcome.OORDEEL_INSPECTEUR,
    Outcome.VERBETERPUNT,
    Outcome.NORMAFWIJKING,
    Outcome.NIET_VAN_TOEPASSING,
)
GOOD = {"naam": "goed", "bruikbaar": "ja", "licht": "goed", "klok": "ja", "toilet": "ja"}


def rooms(*changes: dict[str, str]) -> str:
    """Write rooms that are good except for what is said here."""
    written = ", ".join(
        "{" + ", ".join(f"{key}: {word}" for key, word in (GOOD | one).items()) + "}" for one in changes
    )
    return f"huis: ja\naanwezig: ja\nruimten: [{written}]"


def found(text: str) -> tuple[Outcome, ...]:
    outcome = outcomes(book(BOOK), text)
    return tuple(outcome[name] for name in ("A-ROOM", "A-EXISTS", "A-LIGHT", "A-CLOCK", "A-TOILET"))


def result(text: str, name: str = "A-ROOM") -> NormResult:
    return next(one for one in assessed(book(BOOK), text).norms if one.id == name)


NO_CLOCK, NO_TOILET, NO_LIGHT = {"klok": "nee"}, {"toilet": "nee"}, {"licht": "geen"}
UNKNOWN_CLOCK = {"klok": "weet ik niet"}


@pytest.mark.parametrize(
    ("changes", "expected", "met"),
    [
        # one room
        ([{}], (V, V, V, V, V), (4, 4)),
        ([NO_CLOCK], (A, V, V, A, V), (3, 4)),
        ([{"licht": "matig"}], (J, V, J, V, V), (3, 4)),
        ([UNKNOWN_CLOCK], (U, V, V, U, V), (3, 4)),
        ([UNKNOWN_CLOCK | NO_TOILET], (A, V, V, U, A), (2, 4)),
        # a perfect room and a bad one
        ([{}, NO_CLOCK | NO_TOILET | NO_LIGHT], (V, V, V, V, V), (4, 4)),
        ([NO_CLOCK | NO_TOILET | NO_LIGHT, {}], (V, V, V, V, V), (4, 4)),
        # each lacks something else: the one that lacks least counts, its other lines are met
        ([NO_CLOCK, NO_TOILET | NO_LIGHT], (A, V, V, A, V), (3, 4)),
        ([NO_TOILET | NO_LIGHT, NO_CLOCK], (A, V, V, A, V), (3, 4)),
        # both lack one thing: it is a tie, and what either lacks is shown
        ([NO_CLOCK, NO_TOILET], (A, V, V, A, A), (3, 4)),
        # a room to judge is better than a room that lacks something
        ([NO_CLOCK, {"licht": "matig"}], (J, V, J, V, V), (3, 4)),
        # one room fails, the other may still turn out to be good
        ([NO_TOILET, UNKNOWN_CLOCK], (U, V, V, U, U), (3, 4)),
        # a perfect room settles it, whatever else is unknown
        ([{}, UNKNOWN_CLOCK], (V, V, V, V, V), (4, 4)),
        # a room that cannot be used does not count, however good it is
        ([{"bruikbaar": "nee"}], (A, V, V, V, V), (4, 4)),
        ([{"bruikbaar": "nee"}, NO_CLOCK], (A, V, V, A, V), (3, 4)),
        # nor can it be told which room counts while that is unknown
        ([{"bruikbaar": "weet ik niet"} | NO_CLOCK, NO_TOILET], (A, V, V, U, U), (3, 4)),
    ],
)
def test_the_best_room_counts(
    changes: list[dict[str, str]], expected: tuple[Outcome, ...], met: tuple[int, int]
) -> None:
    assert found(rooms(*changes)) == expected
    assert result(rooms(*changes)).met == met


def test_no_room_is_a_breach_with_nothing_met_and_the_lines_of_the_table_fall_away() -> None:
    assert found("huis: ja\naanwezig: nee") == (A, A, N, N, N)
    whole = result("huis: ja\naanwezig: nee")
    assert whole.met == (0, 4)
    assert (whole.applies, whole.holds) == (Truth.TRUE, Truth.FALSE)
    assert whole.reason.startswith("Aan 0 van de 4 eisen is voldaan.")


def test_an_empty_list_of_rooms_is_no_room() -> None:
    assert found("huis: ja\naanwezig: ja\nruimten: geen") == (A, V, N, N, N)


def test_nothing_answered_is_nothing_known() -> None:
    assert found("huis: ja") == (U, U, U, U, U)
    assert found("huis: ja\naanwezig: ja") == (U, V, U, U, U)
    assert found("huis: nee\naanwezig: nee") == (N, N, N, N, N)


def test_what_is_missing_about_the_room_that_may_count_is_named_at_each_line() -> None:
    text = rooms(NO_TOILET, UNKNOWN_CLOCK)
    for name in ("A-ROOM", "A-CLOCK", "A-TOILET"):
        assert [one.field for one in result(text, name).missing] == ["ruimten.klok"], name


def test_a_line_that_differs_between_tied_rooms_holds_in_none_of_them() -> None:
    tied = result(rooms(NO_CLOCK, NO_TOILET), "A-CLOCK")
    assert (tied.outcome, tied.holds) == (A, Truth.FALSE)


def test_more_is_known_and_the_lines_stay_as_they_were() -> None:
    """The room that cannot be used may drop out later; until then it is not said what the other one lacks."""
    before = found(rooms({"bruikbaar": "weet ik niet"} | NO_CLOCK, NO_TOILET))
    for answer in ("ja", "nee"):
        after = found(rooms({"bruikbaar": answer} | NO_CLOCK, NO_TOILET))
        assert all(old in {U, new} for old, new in zip(before, after, strict=True))


ALL = (
    "questions:\n"
    + question("huis", "yes_no")
    + question("een", "yes_no")
    + question("twee", "yes_no")
    + "norms:\n"
    + norm("A-WHOLE", "", "applies_if: {huis: {is: ja}}\ncompose: [A-ONE, A-TWO]")
    + norm("A-ONE", require("{een: {is: ja}}"))
    + norm("A-TWO", require("{twee: {is: ja}}"), "applies_if: {een: {is: ja}}")
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("huis: ja\neen: ja\ntwee: ja", (V, V, V)),
        ("huis: ja\neen: nee", (A, A, N)),
        ("huis: ja\ntwee: nee", (U, U, U)),
        ("een: nee", (U, A, N)),
        ("huis: nee\neen: nee", (N, A, N)),
    ],
)
def test_a_composite_about_the_location_asks_all_its_members(text: str, expected: tuple[Outcome, ...]) -> None:
    assert tuple(outcomes(book(ALL), text).values()) == expected


def test_worst_wins_and_not_applicable_is_neutral() -> None:
    assert worst([V, N, S]) is S
    assert worst([S, J]) is J
    assert worst([J, U]) is U
    assert worst([U, A]) is A
    assert worst([N, N]) is N
    assert worst([]) is N


def test_best_is_good_when_one_is_good_and_open_while_one_is_open() -> None:
    assert best([A, V, U]) is V
    assert best([A, U, J]) is U
    assert best([A, J, S]) is J
    assert best([A, S]) is S
    assert best([A, N]) is A
    assert best([N]) is N
    assert best([]) is N
