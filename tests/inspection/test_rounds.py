"""Two rounds of one location: what changed, and by what."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from inspections import REPORT, assessment, changed, inspection, rulebook
from whole_reports import EXAMPLES

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.result import Assessment
from compliance.assessment.validity import fields_read, question_of
from compliance.inspection.answers import only_lost, said
from compliance.inspection.deadlines import Met, met
from compliance.inspection.model import Step
from compliance.inspection.rounds import Cause, Comparison, Round, compare
from compliance.report.html import render_html
from compliance.report.rounds_text import comparison_data, comparison_text
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.model import Answer, Period, Reason, Record, SelfReport
from compliance.selfreport.reader import parse_self_report
from compliance.testing import self_reports

SMALL = load_rulebook(Path(__file__).parents[1] / "properties" / "small_rules")
NORM = "JW-6.3.2.2-ROOMLOCK"
BETTER = (("antwoord: deel", "antwoord: nooit"), ("kamerdeuren.aantal_keren: 362", "kamerdeuren.aantal_keren: 0"))


@cache
def told(*pairs: tuple[str, str], path: Path = REPORT) -> Assessment:
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return assess(rulebook(), parse_self_report(text.encode(), str(path), rulebook()))


def on(day: date) -> Assessment:
    report = replace(assessment().report, reference_date=day, period=Period(day, day))
    return assess(rulebook(), report)


def causes(found: Comparison, norm_id: str) -> tuple[Cause, ...]:
    return next(one.causes for one in found.norms if one.norm_id == norm_id)


def rows(*values: int | None) -> Answer:
    return Answer(
        records=tuple(Record("x", at, "", answers=(("x.a", Answer(one)),)) for at, one in enumerate(values, 1))
    )


def options(**values: int) -> Answer:
    return Answer(options=tuple((name, Answer(value=bool(one))) for name, one in values.items()))


@pytest.mark.parametrize("path", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_the_same_round_twice_has_nothing(path: Path) -> None:
    one = told(path=path)
    found = compare(Round(one), Round(one))
    assert (found.norms, found.themes, found.answers, found.deadlines, found.warnings) == ((), (), (), (), ())
    assert "Geen enkele norm kreeg een andere uitkomst." in comparison_text(found)


def test_other_facts() -> None:
    found = compare(Round(assessment()), Round(told(*BETTER)))
    change = next(one for one in found.norms if one.norm_id == NORM)
    assert (change.before, change.causes, change.law, change.rule) == (
        Outcome.NORMAFWIJKING,
        (Cause.FACTS,),
        False,
        False,
    )
    assert set(change.facts) == {"kamerdeuren.op_slot", "kamerdeuren.aantal_keren"}
    assert [one.question for one in found.answers] == ["kamerdeuren.op_slot", "kamerdeuren.aantal_keren"]
    assert [(one.before, one.after) for one in found.answers][1] == ("362 keer", "0 keer")
    assert all(cause is Cause.FACTS for one in found.norms for cause in one.causes)
    theme = next(one for one in found.themes if one.id == "kamerdeuren")
    assert theme.before is Outcome.NORMAFWIJKING
    assert dict(theme.causes) == {Cause.FACTS: 1}


def test_other_law_with_the_same_answers() -> None:
    old, new = on(date(2023, 10, 1)), on(date(2025, 6, 30))
    found = compare(Round(old), Round(new))
    change = next(one for one in found.norms if one.norm_id == NORM)
    assert (change.before, change.after) == (Outcome.NIET_VAN_TOEPASSING, Outcome.NORMAFWIJKING)
    assert change.causes == (Cause.LAW,)
    assert change.law
    assert found.answers == ()
    assert Cause.FACTS not in {cause for one in found.norms for cause in one.causes}


def test_law_and_facts_are_told_apart_in_one_norm() -> None:
    new = replace(told(*BETTER).report, reference_date=date(2025, 6, 30))
    found = compare(Round(on(date(2023, 10, 1))), Round(assess(rulebook(), new)))
    assert causes(found, NORM) == (Cause.LAW, Cause.FACTS)


def test_other_rules_with_the_same_answers(tmp_path: Path) -> None:
    (tmp_path / "rulebook.yaml").write_text(
        "id: kleiner\ntitle: Kleiner\nversion: '1'\nextends: vbm\nchecked_until: 2026-01-01\nchecked_note: Eigen.\n"
        "themes: []\noverrides:\n  - {norm: IGJ-GROUPSIZE-MAX6, field: groepen.bezetting_max, was: 6, becomes: 3, "
        "why: Proef.}\n",
        "utf-8",
    )
    own = load_rulebook(str(tmp_path))
    reread = parse_self_report(REPORT.read_bytes(), str(REPORT), own)
    found = compare(Round(assessment()), Round(assess(own, reread)), reread)
    change = next(one for one in found.norms if one.norm_id == "IGJ-GROUPSIZE-MAX6")
    assert (change.before, change.causes, change.rule) == (Outcome.VOLDOET, (Cause.RULE,), True)
    assert [one.norm_id for one in found.norms if one.rule] == ["IGJ-GROUPSIZE-MAX6"]


def test_a_moved_period_alone_is_not_called_a_changed_fact() -> None:
    later = told(
        ("peildatum: 2025-06-30", "peildatum: 2026-03-31"),
        ("  van: 2025-01-01", "  van: 2025-10-01"),
        ("  tot_en_met: 2025-06-30", "  tot_en_met: 2026-03-31"),
    )
    found = compare(Round(assessment()), Round(later))
    assert found.answers == ()
    assert {cause for one in found.norms for cause in one.causes} == {Cause.TIME}


def without(report: SelfReport, *questions: str) -> SelfReport:
    return replace(report, answers={name: one for name, one in report if name not in questions})


def test_an_answer_that_opens_other_questions_is_what_decided() -> None:
    old = told(path=EXAMPLES["zuiderlicht"])
    found = compare(Round(old), Round(assess(rulebook(), without(old.report, "gebruik.soorten"))))
    changes = [one for one in found.norms if one.outcome_changed]
    assert {one.facts for one in changes} == {("gebruik.soorten",)}
    # Norms that read only what that answer opens are among them: there it went wrong.
    opened = [one for one in changes if "gebruik.soorten" not in read_by(one.norm_id)]
    assert len(opened) > 10
    assert Cause.TIME not in {cause for one in opened for cause in one.causes}


def read_by(norm_id: str) -> set[str]:
    names = fields_read(rulebook().versions(norm_id)[-1], vocabulary_of(rulebook()))
    return {question.id for name in names if (question := question_of(name, vocabulary_of(rulebook()))) is not None}


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_any_answer_less_on_the_same_days_is_named_by_every_other_outcome(data: st.DataObject) -> None:
    old = told(path=EXAMPLES[data.draw(st.sampled_from(list(EXAMPLES)))])
    header = {question.id for question in rulebook().questions() if question.header}
    name = data.draw(st.sampled_from([one for one, _ in old.report if one not in header]))
    found = compare(Round(old), Round(assess(rulebook(), without(old.report, name))))
    for one in found.norms:
        assert not set(one.causes) & {Cause.TIME, Cause.LAW, Cause.RULE}
        assert one.facts == (name,)


def test_what_is_not_answered_or_not_confirmed_is_no_changed_fact() -> None:
    old = told(path=EXAMPLES["zuiderlicht"])
    header = {question.id for question in rulebook().questions() if question.header}
    kept = {name: one for name, one in old.report if name in header}
    waiting = {name: one for name, one in old.report if name not in header}
    found = compare(Round(old), Round(assess(rulebook(), replace(old.report, answers=kept, unconfirmed=waiting))))
    unknown = [one for one in found.norms if one.after is Outcome.ONVOLDOENDE_INFORMATIE]
    assert len(unknown) > 50
    assert {one.causes for one in unknown} == {(Cause.UNANSWERED,)}
    text = comparison_text(found)
    assert "omdat antwoorden ontbreken of nog niet zijn bevestigd" in " ".join(text.split())
    assert "onbeantwoord: " in text
    assert "de feiten veranderden" not in text


def test_a_reason_in_the_place_of_an_answer_is_not_answered_and_another_value_is_a_fact() -> None:
    unknown = told(("antwoord: deel", "antwoord: weet ik niet"), BETTER[1])
    one, other = told(BETTER[1]), told(*BETTER)
    less = next(change for change in compare(Round(one), Round(unknown)).norms if change.norm_id == NORM)
    assert (less.after, less.causes) == (Outcome.ONVOLDOENDE_INFORMATIE, (Cause.UNANSWERED,))
    assert causes(compare(Round(one), Round(other)), NORM) == (Cause.FACTS,)
    # What is answered again says something that was not said: that is a fact.
    assert causes(compare(Round(unknown), Round(other)), NORM) == (Cause.FACTS,)


def test_an_answer_less_beside_another_answer_is_a_changed_fact() -> None:
    """Control: only where nothing else is said are the answers merely missing."""
    both = told(("antwoord: deel", "antwoord: weet ik niet"), BETTER[1])
    change = next(one for one in compare(Round(assessment()), Round(both)).norms if one.norm_id == NORM)
    assert set(change.facts) == {"kamerdeuren.op_slot", "kamerdeuren.aantal_keren"}
    assert (change.after, change.causes) == (Outcome.ONVOLDOENDE_INFORMATIE, (Cause.FACTS,))


def test_a_period_that_is_not_filled_in_is_not_answered() -> None:
    report = replace(assessment().report, period=Period())
    found = compare(Round(assessment()), Round(assess(rulebook(), report)))
    assert found.answers == ()
    assert {one.causes for one in found.norms if one.after is Outcome.ONVOLDOENDE_INFORMATIE} == {(Cause.UNANSWERED,)}


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        (Answer(value=3), None, True),
        (Answer(value=3), Answer(reason=Reason.DOES_NOT_KNOW), True),
        (Answer(value=3), Answer(value=4), False),
        (None, Answer(value=4), False),
        (options(a=1, b=1), options(a=1), True),
        (options(a=1, b=1), options(a=0), False),
        (rows(1, 2), rows(1, None), True),
        (rows(1, 2), rows(1, 3), False),
        (rows(1, 2), rows(1), False),
        (rows(1, 2), Answer(records=()), False),
    ],
)
def test_what_counts_as_said_no_longer(before: Answer | None, after: Answer | None, lost: bool) -> None:
    assert only_lost(said(before), said(after)) is lost


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(self_reports(SMALL), self_reports(SMALL, completeness="partial"))
def test_on_the_same_days_with_the_same_rules_only_answers_are_a_cause(one: SelfReport, other: SelfReport) -> None:
    other = replace(other, reference_date=one.reference_date, period=one.period)
    for old, new in ((one, other), (other, one)):
        found = compare(Round(assess(SMALL, old)), Round(assess(SMALL, new)))
        causes = {cause for change in found.norms for cause in change.causes}
        assert not causes & {Cause.TIME, Cause.LAW, Cause.RULE}


@settings(max_examples=5, deadline=None)
@given(st.sampled_from(list(EXAMPLES)), st.sampled_from(list(EXAMPLES)))
def test_every_other_outcome_has_a_cause_and_the_way_back_has_the_same_norms(one: str, other: str) -> None:
    old, new = told(path=EXAMPLES[one]), told(path=EXAMPLES[other])
    there, back = compare(Round(old), Round(new)), compare(Round(new), Round(old))
    for found in (there, back):
        assert all(bool(change.causes) or not change.outcome_changed for change in found.norms)
    assert {x.norm_id for x in there.norms if x.outcome_changed} == {x.norm_id for x in back.norms if x.outcome_changed}
    assert {x.question for x in there.answers} == {x.question for x in back.answers}


def step(**words: object) -> Step:
    return Step.model_validate({"nr": 1, "wat": "Iets.", "normen": [NORM], "vervolg": "hertoets", **words})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"uiterlijk": "2025-10-01", "afgerond": "2025-10-01"}, Met.MET),
        ({"uiterlijk": "2025-10-01", "afgerond": "2025-10-02"}, Met.LATE),
        ({"uiterlijk": "2025-10-01", "afgerond": "nee"}, Met.MISSED),
        ({"uiterlijk": "2026-03-01", "afgerond": "nee"}, Met.RUNNING),
        ({"uiterlijk": "2026-03-01"}, Met.RUNNING),
        ({"uiterlijk": "2025-10-01"}, Met.UNKNOWN),
        ({"afgerond": "nee"}, Met.MISSED),
        ({"afgerond": "2025-11-01"}, Met.MET),
        ({}, Met.UNKNOWN),
    ],
)
def test_what_became_of_a_term(words: dict[str, object], expected: Met) -> None:
    assert met(step(**words), date(2026, 1, 1)) is expected


def test_judgements_and_terms_of_inspection_files() -> None:
    new = inspection(changed(("oordeel: verbeterpunt", "oordeel: voldoet")))
    found = compare(Round(inspection().assessment, inspection().written), Round(new.assessment, new.written))
    assert [(one.norm_id, one.judged_before, one.judged_after) for one in found.changed] == [
        ("JW-6.2.4-4-INFORM", Outcome.VERBETERPUNT, Outcome.VOLDOET)
    ]
    assert [one.id for one in found.deadlines] == ["M1", "M2", "M3"]
    assert "eerst verbeterpunt; nu voldoet." in comparison_text(found)


def test_a_measure_says_the_old_judgement_where_nobody_judged_again() -> None:
    old = Round(inspection().assessment, inspection().written)
    found = compare(old, Round(told(*BETTER)))
    text = " ".join(comparison_text(found).split())
    now = dict(found.deadlines[0].norms)[NORM]
    assert now is not None
    assert f"{NORM}: oordeel toen: normafwijking; nu volgens de zelfrapportage: {now.printed}." in text
    assert f"{NORM}: nu " not in text
    assert comparison_data(found)["deadlines"][0]["judged"] == {NORM: "normafwijking"}
    words = f"{NORM}: oordeel toen: normafwijking; nu volgens de zelfrapportage: {now.printed}"
    assert words in render_html(found.new.assessment, found)
    # Control: with a new judgement, or where there was none, the line says only what there is now.
    again = compare(old, Round(inspection().assessment, inspection().written))
    assert all(not one.judged for one in again.deadlines)
    assert f"{NORM}: nu normafwijking." in " ".join(comparison_text(again).split())
    assert "oordeel toen" not in render_html(found.new.assessment, again)


def test_another_location_and_the_wrong_order_are_told() -> None:
    other = told(("  naam: De Wilg", "  naam: De Els"), ("peildatum: 2025-06-30", "peildatum: 2025-06-29"))
    assert len(compare(Round(assessment()), Round(other)).warnings) == 2


def test_a_rulebook_that_is_not_at_hand_is_told() -> None:
    old = told(("regelboek: vbm 2026.2", "regelboek: vbm 2026.1"))
    warnings = compare(Round(old), Round(assessment())).warnings
    assert len(warnings) == 1
    assert "--old-rules" in warnings[0]


def test_the_data_is_json_and_the_report_has_the_section() -> None:
    new = told(*BETTER)
    found = compare(Round(inspection().assessment, inspection().written), Round(new))
    data = json.loads(json.dumps(comparison_data(found)))
    assert {"norms", "themes", "answers", "deadlines", "warnings", "old", "new"} <= set(data)
    html = render_html(new, found)
    assert "Sinds de vorige ronde" in html
    assert "Omdat de feiten veranderden." in html
    assert "Sinds de vorige ronde" not in render_html(new)
