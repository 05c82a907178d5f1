"""Over partly unknown answers there are bounds, and a comparison is decided when both agree."""

from __future__ import annotations

import pytest
from small_books import book, facts, norm, outcomes, question, require

from compliance.assessment.fact import Fact
from compliance.rulebook.outcome import Outcome

GROUPS = (
    "questions:\n"
    + question("open", "yes_no")
    + """
  - id: groepen
    label: groepen
    ask: Welke?
    type: records
    ask_if: {open: {is: ja}}
    fields:
      - {id: jongeren, label: jongeren, ask: 'Hoeveel?', type: number}
      - {id: bedden, label: bedden, ask: 'Hoeveel?', type: number, minimum: 2}
      - {id: staf, label: staf, ask: 'Hoeveel?', type: number}
      - {id: licht, label: licht, ask: 'Is het er?', type: yes_no}
derive:
  - {id: aantal, label: aantal, count_of: groepen}
  - {id: lichte, label: lichte, count_of: groepen, where: {groepen.licht: {is: ja}}}
  - {id: samen, label: samen, sum_of: groepen.jongeren}
  - {id: bedden_samen, label: bedden, sum_of: groepen.bedden}
  - {id: meeste, label: meeste, maximum_of: groepen.jongeren}
  - {id: minste, label: minste, minimum_of: groepen.jongeren}
  - {id: verhouding, label: verhouding, each: groepen, linear: {groepen.staf: 4, groepen.jongeren: -1}}
  - {id: verhouding_samen, label: samen, sum_of: verhouding}
  - {id: ruim, label: ruim, linear: {verhouding_samen: 2}}
norms:
"""
    + norm("A-MAX", require("{meeste: {at_most: 6}}"))
    + norm("A-MIN", require("{minste: {at_least: 2}}"))
    + norm("A-SUM", require("{samen: {at_most: 10}}"))
    + norm("A-COUNT", require("{lichte: {at_least: 2}}"))
    + norm("A-FEW", require("{lichte: {at_most: 1}}"))
    + norm("A-EACH", require("{verhouding: {at_least: 0}}"), "for_each: groepen")
)
A, V, U, N = (
    Outcome.NORMAFWIJKING,
    Outcome.VOLDOET,
    Outcome.ONVOLDOENDE_INFORMATIE,
    Outcome.NIET_VAN_TOEPASSING,
)


def groups(*lines: str) -> str:
    return "open: ja\ngroepen: [" + ", ".join(f"{{{line or 'licht: weet ik niet'}}}" for line in lines) + "]"


@pytest.mark.parametrize(
    ("norm_id", "lines", "expected"),
    [
        ("A-MAX", ["jongeren: 7", "jongeren: weet ik niet"], A),
        ("A-MAX", ["jongeren: 7", ""], A),
        ("A-MAX", ["jongeren: 6", ""], U),
        ("A-MAX", ["jongeren: 6", "jongeren: 6"], V),
        ("A-MIN", ["jongeren: 1", ""], A),
        ("A-MIN", ["jongeren: 2", ""], U),
        ("A-MIN", ["jongeren: 2", "jongeren: 9"], V),
        ("A-SUM", ["jongeren: 11", ""], A),
        ("A-SUM", ["jongeren: 6", "jongeren: 5", ""], A),
        ("A-SUM", ["jongeren: 10", ""], U),
        ("A-SUM", ["jongeren: 6", "jongeren: 4"], V),
        ("A-COUNT", ["licht: ja", "licht: ja", ""], V),
        ("A-COUNT", ["licht: ja", ""], U),
        ("A-COUNT", ["licht: ja", "licht: nee"], A),
        ("A-COUNT", ["licht: nee", ""], A),
        ("A-FEW", ["licht: ja", "licht: ja", ""], A),
        ("A-FEW", ["licht: nee", ""], V),
        ("A-EACH", ["staf: 2, jongeren: 8", "staf: 1, jongeren: 4"], V),
        ("A-EACH", ["staf: 2, jongeren: 9", ""], A),
        ("A-EACH", ["staf: 0", ""], U),
    ],
)
def test_decided_when_both_bounds_agree(norm_id: str, lines: list[str], expected: Outcome) -> None:
    assert outcomes(book(GROUPS), groups(*lines))[norm_id] is expected


@pytest.mark.parametrize(
    ("name", "text", "low", "high"),
    [
        ("meeste", groups("jongeren: 5", ""), 5, None),
        ("minste", groups("jongeren: 5", ""), 0, 5),
        ("samen", groups("jongeren: 5", ""), 5, None),
        ("bedden_samen", groups("bedden: 5", ""), 7, None),
        ("lichte", groups("licht: ja", "", "licht: nee"), 1, 2),
        ("verhouding_samen", groups("staf: 1, jongeren: 4", "staf: 2"), None, 8),
        ("verhouding_samen", groups("staf: 1, jongeren: 4", "jongeren: 3"), -3, None),
        ("ruim", groups("staf: 2"), None, 16),
        ("samen", "open: ja", 0, None),
        ("aantal", "open: ja", 0, None),
        ("meeste", "open: ja", None, None),
        ("minste", "open: ja", None, None),
        ("bedden_samen", "open: ja", 0, None),
        ("samen", "", None, None),
        ("aantal", "", None, None),
    ],
)
def test_bounds(name: str, text: str, low: int | None, high: int | None) -> None:
    """A list that may turn out not to be asked has no bounds, nor has the largest of a list that may be empty."""
    fact = facts(book(GROUPS), text).read(name, None)
    assert (fact.value, fact.low, fact.high) == (None, low, high)
    assert fact.missing


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("samen", groups(), Fact(0)),
        ("aantal", groups(), Fact(0)),
        ("meeste", groups(), Fact(not_applicable=True)),
        ("minste", groups(), Fact(not_applicable=True)),
        ("samen", "open: nee", Fact(not_applicable=True)),
        ("aantal", "open: nee", Fact(not_applicable=True)),
        ("aantal", groups("", ""), Fact(2)),
        ("verhouding_samen", groups("staf: 1, jongeren: 9", "staf: 1, jongeren: 1"), Fact(-2)),
    ],
)
def test_known(name: str, text: str, expected: Fact) -> None:
    assert facts(book(GROUPS), text).read(name, None) == expected


def test_an_empty_list_is_no_pass() -> None:
    assert set(outcomes(book(GROUPS), "open: nee").values()) <= {N, U}
    found = outcomes(book(GROUPS), groups())
    assert (found["A-MAX"], found["A-MIN"], found["A-EACH"]) == (N, N, N)
