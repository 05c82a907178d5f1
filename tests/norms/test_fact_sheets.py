"""The fact sheets fit themselves, and are in our own words."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from compliance.proof.coverage import flaws
from compliance.seeds.fact_sheets import FactSheet, Locator, load_fact_sheets

ROOT = Path(__file__).resolve().parents[2]
SHEETS = load_fact_sheets()
RUN = 8
"""So many words in a row that also stand in a source are a copy."""
TEXTS = "VBM_SEED_TEXTS"
"""The variable that names the folder with the texts of the two reports; they are no part of this repository."""

FIRST = ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde"]
LEDEN = [*FIRST, "zevende", "achtste", "negende", "tiende", "elfde", "twaalfde"]
ACTS = {"wet", "amvb", "regeling"}


def all_sheets(*kinds: str) -> list[FactSheet]:
    return [sheet for sheet in SHEETS.values() if not kinds or sheet.kind in kinds]


def sheet_id(sheet: object) -> str | None:
    return sheet.id if isinstance(sheet, FactSheet) else None


@pytest.mark.parametrize("sheet", all_sheets(), ids=sheet_id)
def test_a_fact_sheet_fits_itself(sheet: FactSheet) -> None:
    assert (ROOT / "seeds" / f"{sheet.id}.yaml").is_file()
    assert list(flaws(sheet)) == []
    assert {definition.at for definition in sheet.definitions} <= set(sheet.locators)
    assert sheet.date is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", sheet.date)
    assert sheet.kind not in ACTS or sheet.number


def test_the_readme_names_every_key_and_every_kind() -> None:
    text = (ROOT / "seeds" / "README.md").read_text("utf-8")
    cells = re.findall(r"(?m)^\| (`[^|]+) \|", text.partition("## Keys")[2])
    keys = {key for cell in cells for key in re.findall(r"`(\w+)`", cell)}
    assert keys == {*FactSheet.model_fields} | {*Locator.model_fields} - {"label", "gist"}
    assert all(f"`{sheet.kind}`" in text for sheet in all_sheets())


@pytest.mark.parametrize("sheet", [sheet for sheet in all_sheets() if sheet.articles], ids=sheet_id)
def test_articles_stand_in_the_order_of_the_act(sheet: FactSheet) -> None:
    numbers = [tuple(int(part) for part in number.split(".")) for number in sheet.articles]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("sheet", all_sheets("wet", "amvb"), ids=sheet_id)
def test_a_label_says_the_article_the_lid_and_the_onderdeel_of_its_place(sheet: FactSheet) -> None:
    for place, locator in sheet.locators.items():
        found = re.fullmatch(r"(\d[\da-z.]*)(?:-(\d+))?(?:-([a-z])(\d)?)?", place)
        if found is None:
            continue
        article, lid, onderdeel, under = found.groups()
        label = f"artikel {article}"
        label += f", {LEDEN[int(lid) - 1]} lid" if lid else ""
        label += f", onderdeel {onderdeel}" if onderdeel else ""
        label += f", onder {under}°" if under else ""
        assert re.sub(r" \(.*\)$", "", locator.label).removeprefix("oud ") == label


@pytest.mark.parametrize("sheet", [sheet for sheet in all_sheets() if sheet.articles], ids=sheet_id)
def test_onderdelen_have_no_gap(sheet: FactSheet) -> None:
    for before, after in pairwise(sheet.locators):
        whole, _, letter = after.rpartition("-")
        if after.partition("-")[0] in sheet.articles and re.fullmatch("[a-z]", letter):
            previous = before.removeprefix(f"{whole}-")[0] if before.startswith(f"{whole}-") else ""
            assert letter == (chr(ord(previous) + 1) if previous else "a"), after


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def own_words(sheet: FactSheet) -> Iterator[str]:
    yield from (locator.gist for locator in sheet.locators.values())
    yield from (locator.out_of_scope or "" for locator in sheet.locators.values())
    yield from (definition.meaning for definition in sheet.definitions)
    yield from (figure.baseline.measure for figure in sheet.figures)
    yield from (figure.progress.measure for figure in sheet.figures)
    yield from (trap for figure in sheet.figures for trap in figure.traps)
    yield from (*sheet.notes, *sheet.discrepancies, sheet.read_note)


def test_a_run_of_words_is_found() -> None:
    source = "De inspectie vindt dat de afwijking niet langer mag voortduren."
    assert runs(source) & runs("Zij vindt: de inspectie vindt dat de afwijking niet langer mag.")
    assert not runs(source) & runs("De inspectie vindt dat de afwijking nooit langer mag voortduren.")


@pytest.mark.skipif(TEXTS not in os.environ, reason=f"de teksten van de rapporten zijn er niet; zet {TEXTS} op hun map")
@pytest.mark.parametrize("sheet", all_sheets(), ids=sheet_id)
def test_nothing_is_copied_from_the_reports(sheet: FactSheet) -> None:
    texts = sorted(Path(os.environ[TEXTS]).glob("*.txt"))
    assert texts
    known = set().union(*(runs(text.read_text("utf-8")) for text in texts))
    copied = {" ".join(run) for text in own_words(sheet) for run in runs(text) & known}
    assert copied == set()
