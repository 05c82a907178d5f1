"""The locations themselves: whole self-reports that contradict nothing, and what holds for every report."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from assessed import BREACH, JUDGE, MET, NAMES, NOT_HERE, assessed, breaches, vbm
from whole_reports import EXAMPLES, whole

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.facts import Facts, Openness
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.reader import parse_self_report

RULEBOOK = load_rulebook()
KERN = 23
"""The number of norms of the profile kern."""


@pytest.mark.parametrize("name", NAMES)
def test_a_location_contradicts_nothing_and_answers_nothing_that_is_not_asked(name: str) -> None:
    data = assessed(name)
    assert data["contradictions"] == []
    assert data["closed_answers"] == []
    assert data["self_report"]["reference_date"].startswith("2025")


@pytest.mark.parametrize("name", NAMES)
def test_no_record_has_an_answer_that_is_not_asked(name: str) -> None:
    report = parse_self_report(whole(name).encode(), name, RULEBOOK)
    assert report.reference_date is not None
    facts = Facts(vocabulary_of(RULEBOOK), report, report.reference_date)
    given = [(question, report.answer(question.id)) for question in RULEBOOK.questions()]
    idle = [
        (field.id, record.name)
        for question, answer in given
        for record in (answer.records if answer is not None and answer.records else ())
        for field in question.fields
        if (one := record.answer(field.id))
        and one.given
        and facts.openness(field, record)[0] is not Openness.OPEN
        # "geen" for a whole table fills in every field of it
        and str(one.value) != str(field.none)
    ]
    assert idle == []


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"de-wilg"}))
def test_only_de_wilg_leaves_something_open(name: str) -> None:
    assert "Alle vragen zijn beantwoord." in vbm("check", "-", report=whole(name))


def test_de_wilg_leaves_two_answers_open() -> None:
    assert "Nog te beantwoorden (2):" in vbm("check", "-", report=whole("de-wilg"))


@pytest.mark.parametrize("name", NAMES)
def test_counts_are_of_all_norms_and_say_each_fact_once(name: str) -> None:
    data = assessed(name)
    for counts in (data["counts"], *(theme["counts"] for theme in data["themes"])):
        assert sum(number for word, number in counts.items() if word != "total") == counts["total"]
    assert data["counts"]["total"] == len(data["norms"]) == sum(one["counts"]["total"] for one in data["themes"])
    assert data["counts"]["normafwijking"] + data["counts"]["verbeterpunt"] == len(breaches(name))
    assert data["counts"]["secondary"] == len(breaches(name, primary=False))


@pytest.mark.parametrize("name", NAMES)
def test_no_report_is_called_lawful(name: str) -> None:
    text = vbm("assess", "-", report=whole(name))
    assert "geen oordeel van de inspectie" in text
    assert "aan de wet" not in text


@pytest.mark.parametrize("name", NAMES)
def test_the_core_profile_says_the_same_of_fewer_norms(name: str) -> None:
    core, all_norms = assessed(name, "kern"), assessed(name)
    assert len(core["norms"]) == KERN
    assert len(core["norms"]) + len(core["not_asked"]) == len(all_norms["norms"])
    by_id = {one["id"]: one for one in all_norms["norms"]}
    for one in core["norms"]:
        same = by_id[one["id"]]
        assert (one["outcome"], one["severity"], one["records"]) == (
            same["outcome"],
            same["severity"],
            same["records"],
        )


@pytest.mark.parametrize("name", ["zuiderlicht", "rust"])
def test_a_quiet_location_has_no_finding_and_leaves_the_open_words_to_a_person(name: str) -> None:
    found = {one["id"]: one["outcome"] for one in assessed(name)["norms"]}
    assert set(found.values()) == {MET, JUDGE, NOT_HERE}
    held = {"BJ-6.2.3-1-HOLDPROP", "BJ-6.2.3-3-HOLDSTOP"} if name == "zuiderlicht" else set()
    assert {norm_id for norm_id, word in found.items() if word == JUDGE} == held | {
        "JW-6.3.1.3-2-APPLIED", "BJ-6.1.1-SUITABLE", "BJ-6.1.2-1-SAFEENV",
        "IGJ-PH-UITSLUIT", "JW-4.1.1-2-STAFF", "IGJ-RV-CULTUUR",
    }  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_says_what_it_is_and_holds_no_person(name: str) -> None:
    assert "verzonnen" in EXAMPLES[name].read_text("utf-8").splitlines()[0]


@pytest.mark.parametrize("name", ["de-wilg", "lindehuis"])
def test_the_program_itself_says_the_same(name: str) -> None:
    program = str(Path(sys.executable).with_name("vbm"))
    done = subprocess.run(
        [program, "assess", str(EXAMPLES[name]), "--format", "json"], capture_output=True, check=True, timeout=120
    )
    here = json.loads(vbm("assess", str(EXAMPLES[name]), "--format", "json", report=""))
    assert json.loads(done.stdout) == here
    assert here["norms"] == assessed(name)["norms"]
    assert done.stderr == b""


def test_breaches_are_there_to_be_found() -> None:
    """Every kind of finding of section 4 occurs, so that no test above is about nothing."""
    found = {one["outcome"] for name in NAMES for one in assessed(name)["norms"]}
    assert found == {MET, JUDGE, NOT_HERE, BREACH, "verbeterpunt", "onvoldoende_informatie"}
