"""One location in a row, and many locations in rounds: insight, kinds of care, twins, the journal."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from national import mixed, national, work

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.facts import Facts
from compliance.inspection.indicator import Mark, mark
from compliance.inspection.journal import Journal
from compliance.inspection.overview import kind_of, without_twins
from compliance.inspection.summary import LocationSummary
from compliance.selfreport.reader import parse_self_report

HEAD = "zelfrapportage: 1\nlocatie: {{naam: De Proef, setting: {setting}}}\npeildatum: 2024-09-30\nantwoorden:\n"


def marked(figure: str, answers: str, setting: str = "gesloten") -> Mark:
    text = HEAD.format(setting=setting) + "".join(f"  {line}\n" for line in answers.splitlines())
    report = parse_self_report(text.encode(), "proef.yaml", work().rulebook)
    facts = Facts(vocabulary_of(work().rulebook), report, date(2024, 9, 30))
    return mark(next(row for row in work().rows if row.id == f"igj-2024/{figure}"), facts)


@pytest.mark.parametrize(
    ("figure", "answers", "counted", "level"),
    [
        ("kamerdeuren", "kamerdeuren.op_slot: nooit", (False, False), Fraction(0)),
        ("kamerdeuren", "kamerdeuren.op_slot: incidenteel", (False, True), Fraction(1, 3)),
        ("kamerdeuren", "kamerdeuren.op_slot: deel", (True, True), Fraction(2, 3)),
        ("kamerdeuren", "kamerdeuren.op_slot: standaard", (True, True), Fraction(1)),
        ("kamerdeuren", "kamerdeuren.op_slot: weet ik niet", (None, None), None),
        ("veilige-ruimte", "veilige_ruimte.aanwezig: ja", (True, None), Fraction(0)),
        ("veilige-ruimte", "veilige_ruimte.aanwezig: nee", (False, None), Fraction(1)),
        ("veilige-ruimte", "veilige_ruimte.verbouwing: begonnen", (None, True), None),
        ("huisregels", "huisregels.bepalingen: geen", (False,), Fraction(0)),
        ("huisregels", "huisregels.bepalingen: {post_openen: ja}", (True,), Fraction(1)),
        ("huisregels", "huisregels.bepalingen: {post_openen: nee}", (None,), None),
        ("groepsgrootte", "groepen: [{naam: A, bezetting_max: 6}, {naam: B, bezetting_max: 6}]", (False,), Fraction(0)),
        ("groepsgrootte", "groepen: [{naam: A, bezetting_max: 7}, {naam: B}]", (True,), Fraction(1)),
        ("groepsgrootte", "groepen: [{naam: A, bezetting_max: 6}, {naam: B}]", (None,), None),
        ("personeelstekort", "personeel.stand: aandacht", (False,), Fraction(1, 2)),
    ],
)
def test_an_answer_counts(figure: str, answers: str, counted: tuple[bool | None, ...], level: Fraction | None) -> None:
    found = marked(figure, answers)
    assert found.asked
    assert found.counted == counted
    assert found.fraction == level


@pytest.mark.parametrize(
    ("figure", "answers", "setting"),
    [
        ("huisregels", "kamerdeuren.op_slot: nooit", "open"),
        ("groepsgrootte", "groepen: geen", "gesloten"),
        ("vervolghulp", "doorstroom: geen", "gesloten"),
    ],
)
def test_a_question_that_does_not_apply_is_no_missing_answer(figure: str, answers: str, setting: str) -> None:
    found = marked(figure, answers, setting)
    assert not found.asked
    assert found.fraction is None


def test_open_and_ambulant_locations_stand_beside_closed_ones() -> None:
    overview = mixed()
    assert set(overview.populations) == {"gesloten", "open", "ambulant"}
    assert next(iter(overview.populations)) == "gesloten"
    assert sum(len(one.now) for one in overview.populations.values()) == len(overview.now.locations)
    rules = next(one for one in overview.results(overview.populations["open"]) if one.row.figure.id == "huisregels")
    assert rules.measures[0].now.of == 0
    assert rules.measures[0].now.elsewhere == tuple(one.name for one in overview.populations["open"].now)


def test_every_location_is_counted_once_or_told_why_not() -> None:
    for overview in (national(), mixed()):
        for population in overview.populations.values():
            for result in overview.results(population):
                for measure in result.measures:
                    now = measure.now
                    assert now.of + len(now.silent) + len(now.elsewhere) == len(population.now)


def location(name: str, setting: str, file: str) -> LocationSummary:
    return LocationSummary(
        file=file, digest="", name=name, setting=setting, region="", reference_date=date(2024, 9, 30), marks=()
    )


def test_the_same_location_twice_is_never_chosen_between() -> None:
    found = [
        location("De Els", "gesloten", "a.yaml"),
        location(" de  ELS ", "gesloten", "b.yaml"),
        location("De Els", "open", "c.yaml"),
        location("", "gesloten", "d.yaml"),
    ]
    single, twins = without_twins(found)
    assert [one.file for one in single] == ["c.yaml"]
    assert [[one.file for one in group] for group in twins] == [["a.yaml", "b.yaml"], ["d.yaml"]]


names = st.sampled_from(["De Els", "de els", "De  Iep", "De Olm", ""])
locations = st.builds(location, names, st.sampled_from(["gesloten", "open", "hybride", ""]), st.uuids().map(str))


@given(st.lists(locations, max_size=8), st.randoms(use_true_random=False))
def test_twins_do_not_hang_on_the_order_of_files(found: list[LocationSummary], random: object) -> None:
    single, twins = without_twins(found)
    assert sorted(one.file for one in (*single, *(one for group in twins for one in group))) == sorted(
        one.file for one in found
    )
    random.shuffle(found)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
    assert without_twins(found)[0] == single


def test_hybrid_is_counted_with_closed_and_unknown_apart() -> None:
    kinds = [kind_of(location("", setting, "")) for setting in ("gesloten", "hybride", "open", "")]
    assert kinds == ["gesloten", "gesloten", "open", ""]


def test_a_journal_gives_back_what_it_was_given(tmp_path: Path) -> None:
    path, summary = tmp_path / "uit.pdf.deel", national().now.locations[0]
    journal = Journal(path, ("1", "regels")).open()
    journal.keep("sleutel", summary)
    journal.close(finished=False)
    again = Journal(path, ("1", "regels")).open()
    assert again.get("sleutel") == summary
    assert again.get("anders") is None
    again.close(finished=True)
    assert not path.exists()


def test_a_journal_of_other_rules_or_one_that_was_cut_off_counts_for_nothing(tmp_path: Path) -> None:
    path, summary = tmp_path / "uit.pdf.deel", national().now.locations[0]
    journal = Journal(path, ("1", "regels")).open()
    journal.keep("heel", summary)
    journal.keep("half", summary)
    journal.close(finished=False)
    path.write_text(path.read_text(encoding="utf-8")[:-30], encoding="utf-8")
    cut = Journal(path, ("1", "regels")).open()
    assert cut.get("heel") == summary
    assert cut.get("half") is None
    cut.close(finished=False)
    other = Journal(path, ("1", "andere regels")).open()
    assert other.get("heel") is None
    other.close(finished=True)


def test_a_journal_never_overwrites_what_is_not_its_own(tmp_path: Path) -> None:
    path = tmp_path / "uit.pdf.deel"
    path.write_text("mijn aantekeningen\n", encoding="utf-8")
    with pytest.raises(FileExistsError):
        Journal(path, ()).open()
    assert path.read_text(encoding="utf-8") == "mijn aantekeningen\n"


def test_a_summary_is_small() -> None:
    for one in (*national().now.locations, *mixed().now.locations):
        assert len(json.dumps(one.model_dump(mode="json"))) < 6000
