"""An own rulebook on the shipped one: nothing of it passes for the law, and nothing of it is passed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from own_books import FIVE, SHEET, THEME, faults_of, own_book

from compliance import FaultyFile, assess, load_rulebook, read_self_report, render_html
from compliance.assessment.result import Assessment
from compliance.proof.examples import ExampleResult, run_examples
from compliance.report.data import assessment_data
from compliance.report.text import assessment_text
from compliance.rulebook.model import Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.seeds.fact_sheets import cite, sheets_of

WILG = str(Path(__file__).parents[2] / "examples" / "de-wilg.yaml")
SIZE = "IGJ-GROUPSIZE-MAX6"
LIST = """\
zelfrapportage: 1
locatie: {naam: De Proef, setting: gesloten}
periode: {van: 2025-01-01, tot_en_met: 2025-06-30}
peildatum: 2025-06-30
antwoorden:
  groepen: [{naam: Noord, plekken: 5, bezetting_max: 6}]
"""


@pytest.fixture(scope="module")
def shipped() -> Rulebook:
    return load_rulebook()


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_rulebook(own_book(tmp_path_factory.mktemp("eigen"), frame=FIVE))


def assessed(rulebook: Rulebook, folder: Path) -> Assessment:
    path = folder / "proef.yaml"
    path.write_text(LIST, "utf-8")
    return assess(rulebook, read_self_report(str(path), rulebook))


def test_the_shipped_rulebook_has_nothing_of_its_own(shipped: Rulebook) -> None:
    assert shipped.own is None
    assert shipped.changed() == frozenset()
    data = assessment_data(assess(shipped, read_self_report(WILG, shipped), profile="kern"))
    assert data["rulebook"]["own"] is None
    assert "Niet alles hier is de wet" not in render_html(
        assess(shipped, read_self_report(WILG, shipped), profile="kern")
    )


def test_everything_of_the_shipped_rulebook_is_there_and_comes_first(own: Rulebook, shipped: Rulebook) -> None:
    assert [theme.theme for theme in own.themes] == [*(theme.theme for theme in shipped.themes), "samen"]
    assert [norm.id for norm in own.norms()] == [*(norm.id for norm in shipped.norms()), "E-DINNER"]
    assert own.frame.profiles == shipped.frame.profiles
    assert own.frame.readings == shipped.frame.readings
    assert own.frame.version == "7"
    assert own.frame.checked_until == min(shipped.frame.checked_until, own.frame.checked_until)


def test_a_change_is_told_with_what_it_was_and_why(own: Rulebook) -> None:
    assert own.own is not None
    (change,) = own.own.changes
    assert (change.norm, change.was, change.becomes) == (SIZE, "6 jongeren", "5 jongeren")
    assert change.why == "Wij willen kleinere groepen."
    assert own.own.themes == ("samen",)
    assert own.changed() == {SIZE}


def test_a_changed_threshold_decides_and_an_own_norm_counts(own: Rulebook, shipped: Rulebook, tmp_path: Path) -> None:
    before, after = (assessed(rulebook, tmp_path) for rulebook in (shipped, own))
    outcomes = [one.outcome for one in (before.norm(SIZE), after.norm(SIZE)) if one is not None]
    assert outcomes == [Outcome.VOLDOET, Outcome.NORMAFWIJKING]
    assert before.norm("E-DINNER") is None
    dinner = after.norm("E-DINNER")
    assert dinner is not None
    assert dinner.outcome is Outcome.ONVOLDOENDE_INFORMATIE
    assert after.counts.total == before.counts.total + 1
    different = [
        one.id for one in before.norms if (found := after.norm(one.id)) is None or found.outcome is not one.outcome
    ]
    assert different == [SIZE]


def test_every_comparison_with_that_threshold_changes_and_no_other(own: Rulebook, shipped: Rulebook) -> None:
    (old,), (new,) = shipped.versions(SIZE), own.versions(SIZE)

    def told(norm: object) -> str:
        return repr([clause.conditions() for clause in norm.clauses])  # type: ignore[attr-defined]  # it is a norm

    sizes = "Leaf(field='groepen.bezetting_max', operator=<Operator.AT_MOST: 'at_most'>, constant={})"
    assert told(new) == told(old).replace(sizes.format(6), sizes.format(5))
    assert told(new) != told(old)
    others = [(one, other) for one, other in zip(shipped.norms(), own.norms(), strict=False) if one.id != SIZE]
    assert all(one == other for one, other in others)


def test_the_report_the_text_and_the_json_name_what_is_not_the_law(own: Rulebook, tmp_path: Path) -> None:
    assessment = assessed(own, tmp_path)
    page_one, rest = render_html(assessment).split("In het kort", 1)
    for words in (
        "Niet alles hier is de wet",
        "Onze afspraken, versie 7",
        "E-DINNER",
        SIZE,
        "5 jongeren in plaats van 6 jongeren",
        "Wij willen kleinere groepen",
    ):
        assert words in page_one
    assert "eigen norm, geen wet" in rest
    assert "hier geldt een eigen grens" in rest
    text = " ".join(assessment_text(assessment).split())
    assert "geen wet: E-DINNER" in text
    assert "5 jongeren in plaats van 6 jongeren" in text
    data = json.loads(json.dumps(assessment_data(assessment)))["rulebook"]["own"]
    assert (data["title"], data["version"], data["themes"]) == ("Onze afspraken", "7", ["samen"])
    assert [(one["norm"], one["was"], one["becomes"]) for one in data["changes"]] == [
        (SIZE, "6 jongeren", "5 jongeren")
    ]


def test_where_it_says_what_is_needed_the_own_threshold_is_named(own: Rulebook, shipped: Rulebook) -> None:
    (old,), (new,) = shipped.versions(SIZE), own.versions(SIZE)
    for before, after in zip(old.clauses, new.clauses, strict=True):
        if before.require == after.require:
            assert before.remedy == after.remedy
        else:
            assert after.remedy is not None
            assert after.remedy.startswith(str(before.remedy).rstrip("."))
            assert after.remedy.endswith("5 jongeren in plaats van 6 jongeren.")


def test_examples_of_a_changed_norm_are_no_oracle(own: Rulebook) -> None:
    ran = list(run_examples(own))
    assert all(isinstance(one, ExampleResult) for one in ran)
    norms = {one.norm.id for one in ran if isinstance(one, ExampleResult)}
    assert SIZE not in norms
    assert {"E-DINNER", "JW-6.3.2.2-ROOMLOCK"} <= norms
    assert all(one.right for one in ran if isinstance(one, ExampleResult))


def test_examples_of_a_composite_of_a_changed_norm_are_no_oracle_either(tmp_path: Path) -> None:
    change = "overrides: [{norm: BJ-6.2.5-1-CLOCK, field: veilige_ruimten.klok, was: ja, becomes: nee, why: Proef.}]\n"
    assert load_rulebook(own_book(tmp_path, frame=change)).changed() == {"BJ-6.2.5-1-CLOCK", "IGJ-SAFEROOM"}


def test_the_digest_is_over_both_and_over_own_sources(tmp_path: Path, shipped: Rulebook) -> None:
    def digest(**more: str) -> str:
        return load_rulebook(own_book(tmp_path, **more)).digest

    plain = digest()
    assert plain == digest()
    others = [
        digest(frame=FIVE),
        digest(theme=THEME.replace("Wij eten samen", "Iedereen eet samen")),
        digest(sheet=SHEET.replace("Wij eten samen", "Iedereen eet samen")),
    ]
    assert len({plain, shipped.digest, *others}) == 5


def test_own_sources_can_be_cited_beside_the_shipped_ones(own: Rulebook) -> None:
    sheets = sheets_of(own)
    found = cite("visie/samen", sheets)
    assert found is not None
    assert found.text == "Visie, hoofdstuk 2"
    assert cite("jeugdwet/6.3.1.1-3", sheets) is not None


def test_an_own_source_cannot_stand_in_for_a_shipped_one(tmp_path: Path) -> None:
    rulebook = load_rulebook(own_book(tmp_path, sheet=SHEET.replace("id: visie", "id: jeugdwet")))
    with pytest.raises(FaultyFile) as caught:
        sheets_of(rulebook)
    assert [(one.code, one.line) for one in caught.value.faults] == [("R106", 1)]


OVERRIDE = "overrides:\n  - {{norm: {}, field: {}, was: {}, becomes: {}, why: Proef.}}\n"
FRAME_LINES = 7
"""The lines of the frame that stand before the overrides."""


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("IGJ-GROUPSIZE-MAX7", "groepen.bezetting_max", "6", "5"), "R122"),
        ((SIZE, "groepen.bezetting_maks", "6", "5"), "R111"),
        ((SIZE, "groepen.bezetting_max", "7", "5"), "R138"),
        ((SIZE, "groepen.bezetting_vandaag", "6", "5"), "R138"),
        ((SIZE, "groepen.bezetting_max", "6", "6"), "R138"),
        ((SIZE, "groepen.bezetting_max", "6", "vijf"), "R114"),
        (("IGJ-SAFEROOM", "veilige_ruimten.klok", "ja", "nee"), "R138"),
        (("E-DINNER", "samen.eten", "ja", "nee"), "R122"),
    ],
)
def test_a_change_that_matches_nothing_is_a_fault_on_its_line(
    change: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    folder = own_book(tmp_path, frame=OVERRIDE.format(*change))
    assert faults_of(folder) == [(code, "rulebook.yaml", FRAME_LINES + 2)]


def test_two_changes_of_one_norm_are_both_told(tmp_path: Path) -> None:
    more = "  - {norm: IGJ-GROUPSIZE-MAX6, field: groepen.plekken, was: 6, becomes: 5, why: Proef.}\n"
    rulebook = load_rulebook(own_book(tmp_path, frame=FIVE + more))
    assert rulebook.own is not None
    assert [one.field for one in rulebook.own.changes] == [
        "Hoogste aantal jongeren op één dag",
        "Aantal plekken in de groep",
    ]
    (norm,) = rulebook.versions(SIZE)
    assert norm.status_note is not None
    assert norm.status_note.count("Let op") == 1


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("status: eigen", "status: wet", "R139", 9),
        ("status: eigen", "status: aangekondigd", "R139", 9),
        ("id: E-DINNER", f"id: {SIZE}", "R106", 7),
        ("id: samen.eten", "id: kamerdeuren.op_slot", "R106", 5),
    ],
)
def test_an_own_theme_that_passes_for_another_is_a_fault_on_its_line(
    old: str, new: str, code: str, line: int, tmp_path: Path
) -> None:
    theme = THEME.replace(old, new).replace(
        "samen.eten: {is", new.removeprefix("id: ") + ": {is" if line == 5 else "samen.eten: {is"
    )
    assert (code, "samen.yaml", line) in faults_of(own_book(tmp_path, theme=theme))


def test_an_own_theme_a_reading_or_a_profile_cannot_take_a_shipped_name(tmp_path: Path) -> None:
    folder = own_book(tmp_path, themes="[samen, kamerdeuren]")
    (folder / "kamerdeuren.yaml").write_text("theme: kamerdeuren\ntitle: Proef\nintro: Proef.\n", "utf-8")
    assert ("R106", "rulebook.yaml", 7) in faults_of(folder)
    (folder / "kamerdeuren.yaml").unlink()
    reading = "readings:\n  - {id: dag, title: dag, chosen: een, options: {een: {title: Een}}}\n"
    assert ("R106", "rulebook.yaml", 9) in faults_of(own_book(tmp_path, frame=reading))
    profile = "profiles:\n  - {id: kern, title: Iets anders}\n"
    assert ("R106", "rulebook.yaml", 9) in faults_of(own_book(tmp_path, frame=profile))


def test_it_stands_on_the_shipped_rulebook_or_on_none(tmp_path: Path) -> None:
    folder = own_book(tmp_path)
    frame = (folder / "rulebook.yaml").read_text("utf-8")
    (folder / "rulebook.yaml").write_text(frame.replace("extends: vbm", "extends: anders"), "utf-8")
    assert faults_of(folder) == [("R138", "rulebook.yaml", 6)]
    (folder / "rulebook.yaml").write_text(frame.replace("extends: vbm\n", "") + FIVE, "utf-8")
    assert {code for code, _, _ in faults_of(folder)} == {"R102"}
