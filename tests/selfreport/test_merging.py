"""Parts of a self-report as one: nothing is lost, and nothing is chosen unless somebody chose it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from migrations import versions
from small_rulebook import read, same, small

from compliance.selfreport.merging import Choice, merged_report
from compliance.selfreport.model import Answer, Period, SelfReport, ThemePart
from compliance.selfreport.writer import write_self_report
from compliance.testing.strategies import answers

QUESTIONS = {question.id: question for question in small().questions()}
TEXTS = st.sampled_from(["", "logboek", "logboek; rooster", "gezien op 3 mei"])
DAYS = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2025, 12, 31)))


@st.composite
def reports(draw: st.DrawFn, source: str = "een.yaml") -> SelfReport:
    drawn = {}
    for name, question in QUESTIONS.items():
        if draw(st.booleans()):
            answer = draw(answers(question))
            drawn[name] = replace(answer, evidence=draw(TEXTS), note=draw(TEXTS))
    start, end = draw(DAYS), draw(DAYS)
    return SelfReport(
        source,
        "",
        drawn,
        draw(DAYS),
        Period(start, end),
        draw(st.sampled_from(["", "teamleider", "gedragswetenschapper"])),
        "proef 1",
        parts={"alles": ThemePart(draw(TEXTS), draw(TEXTS))} if draw(st.booleans()) else {},
    )


def plain(report: SelfReport | None) -> SelfReport:
    """Give a report without what is blank, and without where it came from."""
    assert report is not None
    parts = {theme: part for theme, part in report.parts.items() if part != ThemePart()}
    answers = same({name: answer for name, answer in report.answers.items() if answer.given})
    return replace(report, source="", digest="", answers=answers, parts=parts)


def merged(*parts: SelfReport) -> SelfReport:
    return plain(merged_report(parts, small()).report)


@given(reports())
def test_with_itself_it_stays_what_it_is(report: SelfReport) -> None:
    assert merged(report, report) == merged(report) == plain(report)


@given(st.data(), reports(), st.permutations(range(3)))
def test_cut_in_parts_and_merged_in_any_order_it_is_the_same(
    data: st.DataObject, report: SelfReport, order: list[int]
) -> None:
    parts = []
    home = {name: data.draw(st.sets(st.integers(0, 2), min_size=1)) for name in (*report.answers, "head", "days")}
    for number in range(3):
        mine = {name: answer for name, answer in report.answers.items() if number in home[name]}
        head, days = number in home["head"], number in home["days"]
        part = replace(report, source=f"{number}.yaml", answers=mine)
        part = part if head else replace(part, reference_date=None, rulebook="", parts={})
        parts.append(part if days else replace(part, period=Period()))
    assert merged(*(parts[number] for number in order)) == plain(report)


def words(answer: Answer, path: str) -> Iterator[tuple[str, object]]:
    """Give everything that an answer says, by where it says it."""
    said = {"value": answer.value, "reason": answer.reason, "records": answer.records == () or None}
    yield from ((f"{path}/{key}", value) for key, value in said.items() if value is not None)
    yield from ((f"{path}/{text}", getattr(answer, text)) for text in ("evidence", "note") if getattr(answer, text))
    for key, one in answer.options:
        yield from words(one, f"{path}/{key}")
    for record in answer.records or ():
        for name, one in record.answers:
            yield from words(one, f"{path}/{record.key or record.number}/{name}")


def in_all(report: SelfReport) -> list[tuple[str, object]]:
    return [pair for name, answer in report for pair in words(answer, name)]


@st.composite
def shares(draw: st.DrawFn, report: SelfReport, source: str) -> SelfReport:
    """Draw a part of what a report says: some answers, and of those with named parts some parts; other evidence."""
    mine = {}
    for name, answer in report:
        if draw(st.booleans()):
            options = tuple(pair for pair in answer.options if draw(st.booleans()))
            records = answer.records
            if records and QUESTIONS[name].rows:
                cells = [[pair for pair in record.answers if draw(st.booleans())] for record in records]
                records = tuple(
                    replace(record, answers=tuple(left)) for record, left in zip(records, cells, strict=True)
                )
            mine[name] = replace(answer, options=options, records=records, evidence=draw(TEXTS), note=draw(TEXTS))
    return replace(report, source=source, answers=mine)


@given(st.data(), reports())
def test_nothing_of_any_part_is_lost_and_nothing_is_added(data: st.DataObject, report: SelfReport) -> None:
    one, two = data.draw(shares(report, "een.yaml")), data.draw(shares(report, "twee.yaml"))
    found = merged_report([one, two], small()).report
    assert plain(found) == merged(two, one)
    assert found is not None
    left, said = dict(in_all(found)), [*in_all(one), *in_all(two)]
    for path, value in said:
        whole = left[path]
        assert whole == value or (isinstance(whole, str) and isinstance(value, str) and value in whole), path
    assert left.keys() == {path for path, _ in said}


@given(reports("een.yaml"), reports("twee.yaml"))
def test_what_conflicts_does_so_in_any_order(one: SelfReport, two: SelfReport) -> None:
    found, other = merged_report([one, two], small()), merged_report([two, one], small())
    assert {conflict.name for conflict in found.conflicts} == {conflict.name for conflict in other.conflicts}
    assert (found.report is None) == bool(found.conflicts)
    assert all(len({side.text for side in conflict.sides}) > 1 for conflict in found.conflicts)


@given(reports("een.yaml"), reports("twee.yaml"))
def test_the_part_that_is_chosen_counts_wherever_they_differ(one: SelfReport, two: SelfReport) -> None:
    differ = {conflict.name for conflict in merged_report([one, two], small()).conflicts}
    found = merged_report([one, two], small(), Choice("twee.yaml"))
    assert found.conflicts == ()
    assert {conflict.name for conflict in found.settled} == differ
    assert all(conflict.taken == "twee.yaml" for conflict in found.settled)
    assert found.report is not None
    for name in differ & QUESTIONS.keys():
        mine, theirs = found.report.answers[name], two.answers[name]
        assert same({name: mine}) == same({name: theirs})


def one_answer(text: str, name: str = "in.yaml", head: str = "") -> SelfReport:
    return read(f"zelfrapportage: 1\n{head}antwoorden: {{{text}}}\n", path=name)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("keuze: nooit", "keuze: soms"),
        ("keuze: nooit", "keuze: weet ik niet"),
        ("keuze: weet ik niet", "keuze: niet vastgelegd"),
        ("lijst: geen", "lijst: [{naam: een}]"),
        ("lijst: [{naam: een}, {naam: twee}]", "lijst: [{naam: een}]"),
        ("lijst: [{naam: een}]", "lijst: [{naam: een, aantal: 3}]"),
        ("meer: {rust: ja}", "meer: weet ik niet"),
        ("getal: 0", "getal: weet ik niet"),
        ("momenten: geen", "momenten: ['2025-05-01 20:10']"),
    ],
)
def test_what_differs_is_told_with_what_each_says(one: str, two: str) -> None:
    parts = [one_answer(one, "een.yaml"), one_answer(two, "twee.yaml")]
    found = merged_report(parts, small())
    assert found.report is None
    (conflict,) = found.conflicts
    assert conflict.name == one.partition(":")[0]
    assert conflict.theme == "alles"
    assert [(side.source, side.place.line) for side in conflict.sides] == [("een.yaml", 2), ("twee.yaml", 2)]


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [
        ("meer: {rust: ja}", "meer: {gevaar: nee}", "meer: {rust: ja, gevaar: nee}"),
        ("meer: geen", "meer: {rust: nee, gevaar: nee}", "meer: geen"),
        ("komma: 2.5", "komma: '2,50'", "komma: 2.5"),
        ("duur: 90 min", "duur: 1 uur 30 min", "duur: 90 min"),
        ("kolom: {januari: 3}", "kolom: {februari: 4}", "kolom: {januari: 3, februari: 4}"),
        ("tabel: {januari: {keren: 3}}", "tabel: {januari: {goed: ja}}", "tabel: {januari: {keren: 3, goed: ja}}"),
        ("lijst: [{naam: een}]", "lijst: [{naam: een, aantal: }]", "lijst: [{naam: een}]"),
        (
            "keuze: {antwoord: nooit, bewijs: rooster}",
            "keuze: {antwoord: nooit, bewijs: logboek, toelichting: nagekeken}",
            "keuze: {antwoord: nooit, bewijs: logboek; rooster, toelichting: nagekeken}",
        ),
        ("keuze: {bewijs: logboek}", "keuze: nooit", "keuze: {antwoord: nooit, bewijs: logboek}"),
    ],
)
def test_what_goes_together_is_together(one: str, two: str, both: str) -> None:
    assert same(merged(one_answer(one), one_answer(two)).answers) == same(one_answer(both).answers)


def test_a_cell_that_differs_is_told_by_its_row_and_column() -> None:
    found = merged_report(
        [one_answer("tabel: {januari: {keren: 3}}"), one_answer("tabel: {januari: {keren: 4, goed: ja}}")], small()
    )
    assert [(one.name, one.label) for one in found.conflicts] == [("tabel.januari.keren", "Januari: Keren")]


def test_the_evidence_of_an_answer_that_was_not_chosen_is_not_put_with_the_other() -> None:
    one = one_answer("keuze: {antwoord: nooit, bewijs: rooster}", "een.yaml")
    two = one_answer("keuze: {antwoord: soms, bewijs: logboek}", "twee.yaml")
    found = merged_report([one, two], small(), Choice(themes={"alles": "twee.yaml"}))
    assert found.report is not None
    assert found.report.answers["keuze"] == Answer("soms", evidence="logboek")


def test_a_part_that_says_nothing_settles_nothing() -> None:
    parts = [
        one_answer("keuze: nooit", "een.yaml"),
        one_answer("keuze: soms", "twee.yaml"),
        one_answer("", "leeg.yaml"),
    ]
    assert merged_report(parts, small(), Choice("leeg.yaml")).report is None


def test_the_header_and_its_choice() -> None:
    one = one_answer("", "een.yaml", "peildatum: 2025-06-30\nlocatie: {naam: De Wilg}\n")
    two = one_answer("", "twee.yaml", "peildatum: 2025-07-31\nlocatie: {naam: De Els}\n")
    found = merged_report([one, two], small())
    assert {(conflict.name, conflict.theme) for conflict in found.conflicts} == {
        ("locatie.naam", "locatie"),
        ("peildatum", "locatie"),
    }
    assert [side.place.line for side in found.conflicts[1].sides] == [2, 2]
    chosen = merged_report([one, two], small(), Choice("twee.yaml", {"locatie": "een.yaml"})).report
    assert chosen is not None
    assert (chosen.name, chosen.reference_date) == ("De Wilg", date(2025, 6, 30))


def test_who_answered_which_theme() -> None:
    def part(by: str, answers: str) -> SelfReport:
        text = f"zelfrapportage: 1\ningevuld_door: {by}\nantwoorden: {{{answers}}}\n"
        return read(text, versions())

    found = merged_report([part("kok", "maand: geen"), part("arts", "deur.op_slot: nooit")], versions()).report
    assert found is not None
    assert found.filled_in_by == "arts; kok"
    assert found.parts == {"deur": ThemePart("arts"), "keren": ThemePart("kok")}
    # What one person filled in needs no line for each theme.
    alone = merged_report([part("kok", "maand: geen"), part("kok", "deur.op_slot: nooit")], versions()).report
    assert alone is not None
    assert alone.parts == {}


def test_parts_of_other_versions_are_of_this_one_together() -> None:
    one = read("zelfrapportage: 1\nregelboek: huis 1\nantwoorden: {deur.slot: soms}\n", versions())
    two = read("zelfrapportage: 1\nregelboek: huis 3\nantwoorden: {deur.op_slot: weleens}\n", versions())
    found = merged_report([one, two], versions()).report
    assert found is not None
    assert found.rulebook == "huis 3"
    again = read(write_self_report(found, versions()), versions())
    assert again.answers["deur.op_slot"].value == "weleens"
    assert again.origin.notices == ()
