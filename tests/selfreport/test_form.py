"""The blank form, for every kind of location and every profile."""

from __future__ import annotations

import io
import textwrap
from contextlib import redirect_stdout
from datetime import date
from functools import cache
from typing import Any
from unittest import mock

import pytest
from filling_in import fill_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_rulebook import faults, read, shipped, small

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.questionnaire import ANY_DAY, questions_of, still_open
from compliance.cli.main import run
from compliance.cli.new import SETTINGS
from compliance.files.node import Mapping
from compliance.files.yaml_file import read_yaml
from compliance.rulebook import reader
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.question import Question
from compliance.selfreport.form import WIDTH, blank_form
from compliance.selfreport.model import Answer, SelfReport
from compliance.selfreport.writer import self_report_data
from compliance.testing import self_reports

PROFILES = ("kern", "volledig")
FORMS = [
    pytest.param(setting, profile, id=f"{setting or 'any'}-{profile}")
    for setting in ("", *SETTINGS)
    for profile in PROFILES
]
SIZES = {"gesloten": 30, "open": 20, "hybride": 30, "ambulant": 20}
"""How many questions the profile kern may ask at most."""


@cache
def form(setting: str, profile: str) -> str:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    more = ["--setting", setting] if setting else []
    with redirect_stdout(out), mock.patch.object(reader, "load_rulebook", return_value=shipped()):
        assert run(["new", "--profile", profile, *more]) == 0
    out.seek(0)
    return out.read()


def expected(setting: str, profile: str) -> list[Question]:
    """Give the questions of a profile that the kind of location does not close, in the order of the rulebook."""
    if not setting:
        return list(questions_of(shipped(), profile))
    facts = Facts(vocabulary_of(shipped()), SelfReport("", "", {"locatie.setting": Answer(setting)}), ANY_DAY)
    return [one for one in questions_of(shipped(), profile) if facts.openness(one, None)[0] is not Openness.CLOSED]


def keys(text: str, *path: str) -> list[str]:
    node = read_yaml(text, "in.yaml")
    for name in path:
        inner = node.get(name) if isinstance(node, Mapping) else None
        assert inner is not None
        node = inner
    assert isinstance(node, Mapping)
    return [key.text for key, _ in node]


@pytest.mark.parametrize(("setting", "profile"), FORMS)
def test_a_blank_form_reads_without_faults_and_nothing_is_answered(setting: str, profile: str) -> None:
    report = read(form(setting, profile), shipped())
    given_answers = {name: answer for name, answer in report.answers.items() if answer.given}
    assert given_answers == ({"locatie.setting": Answer(setting)} if setting else {})
    assert (report.reference_date, report.period.known, report.filled_in_by) == (None, False, "")
    assert report.rulebook == f"{shipped().frame.id} {shipped().frame.version}"


@pytest.mark.parametrize(("setting", "profile"), FORMS)
def test_blank_blocks_are_no_records(setting: str, profile: str) -> None:
    report = read(form(setting, profile), shipped())
    for question in shipped().questions():
        if question.type is AnswerType.RECORDS and question.id in report.answers:
            assert report.answers[question.id] == Answer()


@pytest.mark.parametrize(("setting", "profile"), FORMS)
def test_every_question_once_and_in_order(setting: str, profile: str) -> None:
    asked = [question.id for question in expected(setting, profile)]
    assert keys(form(setting, profile), "antwoorden") == asked
    assert asked


@pytest.mark.parametrize(("setting", "profile"), FORMS)
def test_the_head_of_the_form(setting: str, profile: str) -> None:
    text = form(setting, profile)
    assert keys(text) == [
        "zelfrapportage",
        "regelboek",
        "locatie",
        "periode",
        "peildatum",
        "ingevuld_door",
        "themas",
        "antwoorden",
    ]
    assert keys(text, "locatie") == ["naam", "setting", "soort_huis", "landsdeel"]
    assert text.startswith("# yaml-language-server: $schema=zelfrapportage.schema.json\n")


@pytest.mark.parametrize(("setting", "profile"), FORMS)
def test_all_that_is_asked_is_still_open(setting: str, profile: str) -> None:
    report = read(form(setting, profile), shipped())
    missing = {one.field.split(".")[0] for one in still_open(shipped(), report, profile)}
    assert {"peildatum", "periode"} <= missing
    now = {one.field for one in still_open(shipped(), report, profile)}
    for question in expected(setting, profile):
        if question.ask_if is None and not question.optional and question.type is not AnswerType.SEVERAL:
            # Of a table, whose rows are there already, the cells are open and not the table.
            assert question.id in now or any(name.startswith(f"{question.id}.") for name in now)


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_question_of_the_form_is_explained(setting: str) -> None:
    text = " ".join(line.strip().lstrip("#").strip() for line in form(setting, "volledig").splitlines())
    for question in expected(setting, "volledig"):
        assert " ".join(question.ask.split()) in text
        for option, words in question.options.items():
            assert option in text
            assert " ".join(words.split()) in text
        for field in question.fields:
            assert f"{field.local}: {' '.join(field.ask.split())}" in text
        for words in question.rows.values():
            assert words in text


@pytest.mark.parametrize(("setting", "profile"), FORMS)
def test_a_form_is_plain_text_that_fits(setting: str, profile: str) -> None:
    text = form(setting, profile)
    assert "\t" not in text
    assert "\r" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert all(line == line.rstrip() for line in text.splitlines())
    long = [line for line in text.splitlines() if len(line) > WIDTH + 2]
    assert [line for line in long if not line.lstrip().startswith("#   ") and len(line.split()) > 3] in ([], long)


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_core_profile_is_short_whatever_is_answered(setting: str) -> None:
    """A list, a table and an n of N count as one; the head and what may stay blank do not count."""
    counted = [question for question in expected(setting, "kern") if not question.optional]
    assert len(counted) <= SIZES[setting]


def test_the_sizes_of_the_forms() -> None:
    sizes = {
        (setting, profile): len([one for one in expected(setting, profile) if not one.optional])
        for setting in SETTINGS
        for profile in PROFILES
    }
    assert all(sizes[setting, "kern"] < sizes[setting, "volledig"] for setting in SETTINGS)


def test_every_kind_of_question_has_a_form() -> None:
    text = blank_form(small(), vocabulary_of(small()), [one for one in small().questions() if not one.header])
    assert faults(text) == []
    report = read(text)
    assert not any(answer.given for answer in report.answers.values())
    assert keys(text, "antwoorden") == [one.id for one in small().questions() if not one.header]


def test_the_example_in_the_instructions_is_sound() -> None:
    lines = form("gesloten", "kern").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("#       kamerdeuren.op_slot:"))
    shown = textwrap.dedent("\n".join(line[1:] for line in lines[start : start + 4]))
    report = read("zelfrapportage: 1\nantwoorden:\n" + textwrap.indent(shown, "  ") + "\n", shipped())
    assert report.answers["kamerdeuren.op_slot"] == Answer(
        "nooit", evidence="logboek van sloten 2025", note="gecontroleerd op alle kamers"
    )


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_form_for_any_location_gives_no_remarks_about_what_was_left_blank(setting: str) -> None:
    text = (
        form("", "volledig")
        .replace("  setting:\n", f"  setting: {setting}\n")
        .replace("peildatum:", "peildatum: 1-6-2025")
    )
    assessment = assess(shipped(), read(text, shipped()))
    assert assessment.closed_answers == ()
    assert assessment.contradictions == ()
    for result in assessment.norms:
        always = {Outcome.OORDEEL_INSPECTEUR} if result.norm.judge == "always" else set()
        assert result.outcome in {Outcome.ONVOLDOENDE_INFORMATIE, Outcome.NIET_VAN_TOEPASSING} | always, result.id


# --- filled in ---------------------------------------------------------------------------

FILLING = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def in_the_form(report: SelfReport, text: str) -> dict[str, object]:
    answers = self_report_data(report, shipped())["antwoorden"]
    given_answers = {name: pruned(answers[name]) for name in keys(text, "antwoorden") if name in answers}
    return {name: answer for name, answer in given_answers.items() if answer not in (None, {})}


def pruned(data: Any) -> Any:
    """Leave out what is blank, at every level."""
    if isinstance(data, list):
        filled = [one for one in map(pruned, data) if one != {}]  # a blank block is no record
        return filled if filled or not data else None
    if not isinstance(data, dict):
        return data
    return {name: pruned(value) for name, value in data.items() if pruned(value) not in (None, {})}


@pytest.mark.parametrize("setting", SETTINGS)
@given(data=st.data())
@FILLING
def test_a_form_that_is_filled_in_reads_back(setting: str, data: st.DataObject) -> None:
    profile = data.draw(st.sampled_from(PROFILES))
    complete = self_reports(shipped(), setting=setting)
    drawn = data.draw(st.one_of(complete, complete, self_reports(shipped(), setting=setting, completeness="partial")))
    text = form(setting, profile)
    filled = fill_in(text, drawn, shipped())
    report = read(filled, shipped())
    assert in_the_form(report, text) == in_the_form(drawn, text)
    assert report.reference_date == drawn.reference_date
    assert report.period == drawn.period
    comments = [line for line in text.splitlines() if line.startswith("# ")]
    assert [line for line in filled.splitlines() if line.startswith("# ")] == comments


@given(
    words=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Co", "Cn"]), max_size=40)
)
@FILLING
def test_any_text_between_quotation_marks_reads_back(words: str) -> None:
    drawn = SelfReport("", "", {"locatie.naam": Answer(words)}, date(2025, 6, 30))
    assert read(fill_in(form("open", "kern"), drawn, shipped()), shipped()).text("locatie.naam") == words.strip()
