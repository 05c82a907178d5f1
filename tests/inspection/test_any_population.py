"""Any population gives the counts and the words of the published table: counted here once more, by hand."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from national import work

from compliance.inspection.overview import Overview, Round
from compliance.inspection.summary import earlier
from compliance.selfreport.reader import parse_self_report

SCALES = {
    "kamerdeuren": ("kamerdeuren.op_slot", ("nooit", "incidenteel", "deel", "standaard"), ("deel", "standaard")),
    "zorg-en-onderwijs": ("zorg_en_onderwijs.afspraken", ("alle", "deel", "geen"), ("deel", "geen")),
    "interne-wachtlijsten": (
        "wachtlijst.stand",
        ("niemand", "binnen_norm", "geen_norm", "te_lang"),
        ("geen_norm", "te_lang"),
    ),
    "personeelstekort": ("personeel.stand", ("in_orde", "aandacht", "tekort"), ("tekort",)),
}
"""Of each row the question, its answers from good to bad, and the answers that the first column counts."""
NOW_COUNTS = {"kamerdeuren": ("incidenteel", "deel", "standaard")}
"""The row of which the second column counts more."""


class House(NamedTuple):
    name: str
    setting: str
    answers: dict[str, str]


houses = st.builds(
    House,
    st.sampled_from(["Acacia", "Berk", "Ceder", "Den", "Esdoorn", "Fluweelboom"]),
    st.sampled_from(["gesloten", "gesloten", "hybride", "open"]),
    st.fixed_dictionaries(
        {},
        optional={row: st.sampled_from([*options, "weet ik niet"]) for row, (_, options, _) in SCALES.items()},
    ),
)
rounds = st.lists(houses, max_size=6, unique_by=lambda house: house.name)


def read(found: list[House], folder: str) -> Round:
    reports = []
    for house in found:
        lines = [
            "zelfrapportage: 1",
            f"locatie: {{naam: {house.name}, setting: {house.setting}}}",
            "peildatum: 2024-09-30",
            "antwoorden:",
            *(f"  {SCALES[row][0]}: {answer}" for row, answer in house.answers.items()),
        ]
        reports.append(parse_self_report("\n".join(lines).encode(), f"{house.name}.yaml", work().rulebook))
    return Round(folder, tuple(earlier(report, work().rulebook, work().rows) for report in reports))


def word(then: list[str], now: list[str], scale: tuple[str, ...], counted: tuple[str, ...]) -> str | None:
    """The trend as the issue of the inspectorate's table words it, without a mean and without a division."""
    if not then or not now:
        return None
    bad_then, bad_now = (sum(scale.index(answer) for answer in found) for found in (then, now))
    # Means over different numbers of houses are compared crosswise: a / b < c / d is a * d < c * b.
    left, right = bad_now * len(then), bad_then * len(now)
    if left < right:
        return "Verbetering" if 3 * left <= 2 * right else "Lichte verbetering"
    more = sum(answer in counted for answer in now) > sum(answer in counted for answer in then)
    return "Verslechtering" if left > right and more else "Geen verbetering"


def known(found: list[House], row: str) -> list[str]:
    answers = [house.answers.get(row) for house in found if house.setting != "open"]
    return [answer for answer in answers if answer is not None and answer != "weet ik niet"]


def test_counts_denominators_and_words() -> None:
    words: set[str | None] = set()

    @settings(max_examples=250, deadline=None)
    @given(then=rounds, now=rounds)
    def same(then: list[House], now: list[House]) -> None:
        overview = Overview(work().rulebook, work().selection, work().rows, read(now, "nu"), read(then, "toen"))
        closed = overview.population("gesloten")
        kept = {(house.name, house.setting) for house in then} & {(house.name, house.setting) for house in now}
        both = [[house for house in found if (house.name, house.setting) in kept] for found in (then, now)]
        for result in overview.results(closed):
            row = result.row.figure.id
            if row not in SCALES:
                continue
            _, scale, first = SCALES[row]
            last = NOW_COUNTS.get(row, first)
            answers_then, answers_now = known(then, row), known(now, row)
            tally_then, tally_now = result.measures[0].then, result.measures[-1].now
            assert tally_then is not None
            assert (tally_then.count, tally_then.of) == (sum(one in first for one in answers_then), len(answers_then))
            assert (tally_now.count, tally_now.of) == (sum(one in last for one in answers_now), len(answers_now))
            expected = word(answers_then, answers_now, scale, last)
            assert (result.trend.value if result.trend else None) == expected
            same_then, same_now = (known(found, row) for found in both)
            assert (result.same_trend.value if result.same_trend else None) == word(same_then, same_now, scale, last)
            words.add(expected)

    same()
    # Control: every word was given, and no word as well.
    assert words == {None, "Verbetering", "Lichte verbetering", "Geen verbetering", "Verslechtering"}
