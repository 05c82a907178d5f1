"""The pytest plugin: a rulebook is a test suite, and what has no rulebook notices nothing."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from author_rules import DRAFT, FRAME, NAMED, NEWER, THEME, run_pytest, write_rules

from compliance.testing import claims
from compliance.testing.laws import LAWS

pytest_plugins = ["pytester"]
ROOT = Path(__file__).resolve().parents[2]

PROVEN = [f"bewijs: {title}" for title in claims.PROOFS.values()]
TRIED = [f"eigenschap: {law.title}" for law in LAWS]
EXAMPLES = ["elke dag", "de dag ervoor", "soms", "nooit", "niemand weet het"]
MUTATED = ["mutatie: een voorbeeld merkt elke verandering"]
WHOLE = ["rulebook.yaml::regelboek", "rulebook.yaml::bewijs: alle normen samen zijn te halen"]


def collected(pytester: pytest.Pytester, *arguments: str) -> list[str]:
    """Give the ids of the tests that are collected, without the folder that they are in."""
    lines = run_pytest(pytester, "--collect-only", "-q", *arguments).outlines
    return [line.removeprefix("eigen/") for line in lines if "::" in line]


def shown(result: pytest.RunResult) -> str:
    return str(result.stdout)


# --- what is collected -----------------------------------------------------------------------


def test_every_example_and_property_is_a_test(pytester: pytest.Pytester) -> None:
    write_rules(pytester.path / "eigen")
    dinner = [f"samen.yaml::E-DINNER::{name}" for name in (*EXAMPLES, *PROVEN, *MUTATED, *TRIED)]
    assert collected(pytester, "eigen") == WHOLE + dinner
    assert collected(pytester) == WHOLE + dinner, "found by itself"
    assert collected(pytester, "eigen/samen.yaml") == dinner
    assert collected(pytester, "eigen/rulebook.yaml") == WHOLE
    assert collected(pytester, "eigen/samen.yaml::E-DINNER::soms") == ["samen.yaml::E-DINNER::soms"]
    assert collected(pytester, "-k", "E-DINNER and weet", "eigen") == ["samen.yaml::E-DINNER::niemand weet het"]


def test_they_pass(pytester: pytest.Pytester) -> None:
    write_rules(pytester.path / "eigen")
    run_pytest(pytester, "eigen").assert_outcomes(passed=16)


@pytest.mark.parametrize(
    ("marker", "names"),
    [("example", EXAMPLES), ("proof", PROVEN), ("mutation", MUTATED), ("property", TRIED)],
)
def test_the_markers(marker: str, names: list[str], pytester: pytest.Pytester) -> None:
    write_rules(pytester.path / "eigen")
    found = collected(pytester, "-m", marker, "--strict-markers", "eigen/samen.yaml")
    assert found == [f"samen.yaml::E-DINNER::{name}" for name in names]
    assert f"@pytest.mark.{marker}: " in shown(run_pytest(pytester, "--markers"))


def test_versions_of_a_norm_are_told_apart_and_chosen_together(pytester: pytest.Pytester) -> None:
    first = THEME.replace("in_force: {from: 2025-01-01}", "in_force: {from: 2025-01-01, to: 2026-01-01}")
    write_rules(pytester.path / "eigen", first + NEWER)
    found = [one.rpartition("::")[2] for one in collected(pytester, "eigen/samen.yaml")]
    assert found[:5] == [f"{name}[2025-01-01]" for name in EXAMPLES]
    assert f"{PROVEN[0]}[2025-01-01]" in found
    assert f"{PROVEN[0]}[2026-01-01]" in found
    assert found[-4:] == [*MUTATED, *TRIED], "once for all versions"
    run_pytest(pytester, "eigen/samen.yaml::E-DINNER::soms").assert_outcomes(passed=2)
    run_pytest(pytester, "eigen/samen.yaml::E-DINNER::soms[2026-01-01]").assert_outcomes(passed=1)


def test_a_draft_has_examples_and_proofs(pytester: pytest.Pytester) -> None:
    write_rules(pytester.path / "eigen", THEME + DRAFT)
    found = [one.split("::") for one in collected(pytester, "eigen/samen.yaml")]
    assert [name for _, norm, name in found if norm == "E-DRAFT"] == ["elke dag", "soms", "niemand weet het", *PROVEN]
    run_pytest(pytester, "-k", "E-DRAFT", "eigen").assert_outcomes(passed=8, deselected=16)


def test_an_own_rulebook_on_top_of_the_shipped_one_has_its_own_norms_only(pytester: pytest.Pytester) -> None:
    frame = FRAME[: FRAME.index("profiles")] + "extends: vbm\n"
    write_rules(pytester.path / "eigen", frame=frame)
    found = collected(pytester, "eigen")
    assert found[0] == WHOLE[0]
    assert f"{WHOLE[1]}[gesloten]" in found
    assert {one.split("::")[1] for one in found if one.startswith("samen.yaml")} == {"E-DINNER"}
    assert {one.split("::")[0] for one in found} == {"rulebook.yaml", "samen.yaml"}


def test_in_several_processes(pytester: pytest.Pytester) -> None:
    pytest.importorskip("xdist")
    write_rules(pytester.path / "eigen", THEME.replace("expect: verbeterpunt", "expect: normafwijking"))
    result = run_pytest(pytester, "-n", "2", "-m", "example or proof", "eigen", on_its_own=True)
    result.assert_outcomes(passed=10, failed=2)
    assert "Verwacht: normafwijking (SEV1)" in shown(result)


# --- what is shown ---------------------------------------------------------------------------


def failing(pytester: pytest.Pytester, *arguments: str) -> str:
    """Run pytest; give what it shows of the one test that fails. Nothing of the program is in it."""
    result = run_pytest(pytester, *arguments)
    assert result.parseoutcomes()["failed"] == 1, shown(result)
    text = shown(result)
    assert "Traceback" not in text
    assert ".py" not in text.partition("= FAILURES =")[2]
    return text


def test_an_example_that_gives_something_else(pytester: pytest.Pytester) -> None:
    changed = THEME.replace("expect: verbeterpunt, severity: SEV1", "expect: voldoet, note: Nooit is ook goed.")
    write_rules(pytester.path / "eigen", changed)
    text = failing(pytester, "-m", "example", "eigen")
    line = changed[: changed.index("name: nooit")].count("\n") + 1
    assert "_ E-DINNER: nooit _" in text
    assert f"eigen/samen.yaml:{line}:16:" in text.replace("\\", "/")
    assert "Het voorbeeld ‘nooit’ van E-DINNER geeft iets anders dan er staat." in text
    assert "Verwacht: voldoet (volgens opgave)" in text
    assert "Gevonden: verbeterpunt (SEV1)" in text
    assert "Reden:    Samen avondeten: ‘Nooit’." in text
    assert "Bij het voorbeeld staat: Nooit is ook goed." in text
    assert "FAILED eigen/samen.yaml::E-DINNER::nooit" in text


def test_another_reading_than_was_written_down(pytester: pytest.Pytester) -> None:
    frame = FRAME + (
        "readings:\n  - id: dag\n    title: dag\n    chosen: uren\n"
        "    options: {uren: {title: 24 uur}, kalender: {title: een dag}}\n"
    )
    reading = "        reading: dag\n        alternatives: {kalender: {samen.avondeten: {is: elke_dag}}}\n"
    theme = THEME.replace("        otherwise", f"{reading}        otherwise")
    soms = "given: {samen.avondeten: soms}, expect: voldoet"
    write_rules(pytester.path / "eigen", theme.replace(soms, f"{soms}, readings: {{kalender: voldoet}}"), frame)
    text = failing(pytester, "-m", "example", "eigen")
    assert "Verwacht: voldoet (volgens opgave); kalender: voldoet (volgens opgave)" in text
    assert "Gevonden: voldoet (volgens opgave); kalender: verbeterpunt" in text


def test_an_answer_that_cannot_be_read(pytester: pytest.Pytester) -> None:
    write_rules(
        pytester.path / "eigen",
        THEME.replace("{samen.avondeten: nooit}, expect: ver", "{samen.avondeten: zelden}, expect: ver"),
    )
    text = failing(pytester, "-m", "example", "eigen")
    assert "S3" in text
    assert "zelden" in text


def test_a_condition_without_effect(pytester: pytest.Pytester) -> None:
    once = "{samen.avondeten: {is_one_of: [elke_dag, soms]}}"
    twice = f"{{any: [{once}, {{samen.avondeten: {{is: soms}}}}]}}"
    write_rules(pytester.path / "eigen", THEME.replace(f"require: {once}", f"require: {twice}"))
    text = failing(pytester, "-m", "proof", "-k", "voorwaarde", "eigen")
    assert "_ E-DINNER: bewijs: elke voorwaarde maakt verschil _" in text
    assert "L213 in norm E-DINNER maakt een voorwaarde nergens verschil" in text


def test_a_change_that_no_example_notices(pytester: pytest.Pytester) -> None:
    lines = [line for line in THEME.splitlines(keepends=True) if "name: soms" not in line]
    write_rules(pytester.path / "eigen", "".join(lines))
    text = failing(pytester, "-m", "mutation", "eigen")
    assert "De voorbeelden van E-DINNER merken" in text
    assert "Bij: Samen avondeten: ‘Soms’. Nu: voldoet (volgens opgave)." in text
    assert "Wat hoort het te zijn?" in text


def test_a_norm_that_a_complete_report_leaves_open(pytester: pytest.Pytester) -> None:
    question = (
        "  - {id: samen.groep, label: Groep, ask: 'Is er een groep?', type: yes_no}\n"
        "  - id: samen.waar\n    label: Waar\n    ask: 'Waar?'\n    type: yes_no\n    ask_if: {samen.groep: {is: ja}}\n"
    )
    theme = THEME.replace("\nnorms:", f"{question}\nnorms:")
    theme = theme.replace("        otherwise", "        when: {samen.waar: {is: ja}}\n        otherwise")
    write_rules(pytester.path / "eigen", theme)
    text = failing(pytester, "-m", "property", "eigen")
    assert "_ E-DINNER: eigenschap: wie alles invult, krijgt een uitkomst _" in text
    assert "E-DINNER: Alles is ingevuld, en toch blijft de uitkomst open." in text
    assert "De peildatum is" in text
    assert "samen.groep: nee" in text


def test_a_rulebook_in_which_something_is_forgotten(pytester: pytest.Pytester) -> None:
    write_rules(pytester.path / "eigen", THEME.replace("    source: [consortium-kleinschaligheid/vast-team]\n", ""))
    text = failing(pytester, "eigen/rulebook.yaml")
    assert "_ regelboek _" in text
    assert "L201" in text


def test_norms_that_cannot_be_met_together(pytester: pytest.Pytester) -> None:
    other = NEWER.replace("E-DINNER", "E-OTHER").replace("{is: elke_dag}", "{is: nooit}").replace("2026", "2025")
    write_rules(pytester.path / "eigen", THEME + other)
    text = failing(pytester, f"eigen/{WHOLE[1]}")
    assert "L217" in text


@pytest.mark.parametrize("chosen", ["", "example", "proof", "mutation", "property"])
def test_a_rulebook_with_a_faulty_language_is_one_failing_test(chosen: str, pytester: pytest.Pytester) -> None:
    """Also when something was chosen to run: nothing of it can be, and that is no success."""
    write_rules(pytester.path / "eigen", THEME.replace("[elke_dag, soms]", "[elke_dag, vaak]").replace("SEV1", "SEV7"))
    text = failing(pytester, "eigen", *(["-m", chosen] if chosen else []))
    assert "FAILED eigen/rulebook.yaml::regelboek" in text
    assert "1 failed in" in text
    assert "eigen/samen.yaml:16:15: R103" in text.replace("\\", "/")
    assert "    severity: SEV7" in text


@pytest.mark.parametrize("argument", ["eigen/samen.yaml", "eigen/samen.yaml::E-DINNER::soms"])
def test_a_theme_file_of_a_faulty_rulebook_by_itself(argument: str, pytester: pytest.Pytester) -> None:
    write_rules(pytester.path / "eigen", THEME.replace("SEV1", "SEV7", 1))
    result = run_pytest(pytester, argument)
    result.assert_outcomes(errors=1)
    assert "R103" in shown(result)
    assert "Traceback" not in shown(result)


def test_the_norm_and_the_line_are_in_the_report(pytester: pytest.Pytester) -> None:
    write_rules(pytester.path / "eigen")
    run_pytest(pytester, "--junitxml=uit.xml", "-o", "junit_family=xunit1", "-m", "example", "eigen")
    cases = list(ET.parse(pytester.path / "uit.xml").iter("testcase"))  # noqa: S314 - pytest wrote it
    soms = next(case for case in cases if case.get("name") == "soms")
    line = THEME[: THEME.index("name: soms")].count("\n") + 1
    said = {one.get("name"): one.get("value") for one in soms.iter("property")}
    assert said["norm"] == "E-DINNER"
    assert str(said["plaats"]).replace("\\", "/") == f"eigen/samen.yaml:{line}:16"
    assert (soms.get("file"), soms.get("line")) == ("eigen/samen.yaml", str(line - 1)), "pytest counts from 0 here"


def test_without_hypothesis_the_properties_are_skipped(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "find_spec", lambda name: None)
    write_rules(pytester.path / "eigen")
    result = run_pytest(pytester, "-rs", "eigen")
    result.assert_outcomes(passed=13, skipped=1)
    assert "pip install 'vbm-compliance[testing]'" in shown(result)


# --- what has no rulebook --------------------------------------------------------------------

ANSIBLE = "- name: other kind of rulebook\n  hosts: all\n  rules: []\n"


def test_a_project_without_a_rulebook_notices_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_own="def test_own(): pass")
    for name, text in {"data/a.yaml": THEME, "ansible/rulebook.yaml": ANSIBLE, "ansible/b.yaml": "a: 1"}.items():
        path = pytester.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert collected(pytester) == ["test_own.py::test_own"]
    run_pytest(pytester, "data").assert_outcomes()


def test_a_folder_that_is_named_is_taken_at_its_word(pytester: pytest.Pytester) -> None:
    write_rules(pytester.path / "eigen", frame=FRAME.replace("themes", "thema").replace("checked", "gekeken"))
    assert collected(pytester) == []
    text = failing(pytester, "eigen")
    assert "R101" in text


def test_beside_other_tests(pytester: pytest.Pytester) -> None:
    write_rules(pytester.path / "eigen")
    (pytester.path / "eigen" / "test_own.py").write_text("def test_own(): pass", "utf-8")
    run_pytest(pytester, "-k", "test_own or soms").assert_outcomes(passed=2, deselected=15)
    assert collected(pytester, "--ignore-glob=*.yaml") == ["test_own.py::test_own"]


def test_loading_the_plugin_imports_pytest_and_nothing_else() -> None:
    program = (
        "import sys, compliance.testing.plugin\n"
        "ours = {one for one in sys.modules if one.startswith(('compliance', 'hypothesis', 'pydantic', 'ruamel'))}\n"
        "print(sorted(ours))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == str(
        ["compliance", "compliance.testing", "compliance.testing.plugin", "compliance.version"]
    )


def test_this_project_does_not_collect_the_rulebooks_of_its_tests() -> None:
    arguments = ["--collect-only", "-q", "-n", "0", "tests/properties", "tests/language"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *NAMED, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ".py::" in done.stdout, done.stdout
    assert ".yaml::" not in done.stdout


def test_it_is_an_entry_point() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"vbm": "compliance.testing.plugin"}
