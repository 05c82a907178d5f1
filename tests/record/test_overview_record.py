"""An overview proves that its counts and text follow from what it holds of each location, and says what it cannot."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from national import EXAMPLES, mixed, national
from two_themes import Forger, attached, rewritten, with_files

from compliance.cli.main import run
from compliance.record.verification import Part, Verification, verify
from compliance.report.overview_page import render_overview_pdf

CANARY = "Kanarie"


@cache
def overview() -> bytes:
    return render_overview_pdf(mixed())


def said(found: Verification, part: Part) -> str:
    return "\n".join(line for check in found.checks if check.part is part for line in check.said)


def wrong(found: Verification) -> set[Part]:
    return {check.part for check in found.checks if check.agrees is False}


def test_an_overview_as_it_was_made_agrees_as_far_as_it_can() -> None:
    found = verify(overview(), "overzicht.pdf")
    assert {check.part: check.agrees for check in found.checks} == {
        Part.FILES: True,
        Part.RULES: True,
        Part.COUNTS: True,
        Part.BEHIND: None,
        Part.TEXT: True,
    }
    assert found.agrees is None
    assert found.counted
    assert "zitten er niet in" in said(found, Part.BEHIND)
    assert "byte voor byte" in said(found, Part.TEXT)


def test_two_rounds_agree_too() -> None:
    assert verify(render_overview_pdf(national()), "overzicht.pdf").counted


def test_what_is_attached_is_what_json_gives() -> None:
    assert set(attached(overview())) == {"overzicht.json", "regels.json", "over.json"}


def other_group(data: Any) -> None:
    data["now"]["locations"][0]["groups"][0]["size"] = 2


def other_mark(data: Any) -> None:
    mark = next(one for place in data["now"]["locations"] for one in place["marks"] if one["counted"] == [True])
    mark["counted"] = [False]


def other_count(data: Any) -> None:
    data["kinds"][0]["rows"][0]["measures"][0]["now"]["count"] += 1


def other_trend(data: Any) -> None:
    data["kinds"][0]["rows"][0]["trend"] = "Verbetering!"


FORGED = {
    "the size of a group": (other_group, {Part.TEXT}, Part.TEXT, "uit de gegevens volgt"),
    "what a location counts for": (other_mark, {Part.COUNTS, Part.TEXT}, Part.COUNTS, ".count: er staat"),
    "a count": (other_count, {Part.COUNTS}, Part.COUNTS, "rows.1.measures.1.now.count: er staat"),
    "a trend": (other_trend, {Part.COUNTS}, Part.COUNTS, 'rows.1.trend: er staat "Verbetering!", uit'),
}


@pytest.mark.parametrize("which", FORGED)
def test_forged_data_with_right_digests_are_found(which: str) -> None:
    change, parts, part, words = FORGED[which]
    found = verify(Forger(overview()).write(overzicht=change), "overzicht.pdf")
    assert wrong(found) >= parts
    assert not found.counted
    assert words in said(found, part), found.checks


def test_a_changed_byte_is_found() -> None:
    data = attached(overview())["overzicht.json"]
    at = data.rindex(b"0")
    found = verify(with_files(overview(), {"overzicht.json": data[:at] + b"1" + data[at + 1 :]}), "overzicht.pdf")
    assert "overzicht.json is veranderd" in said(found, Part.FILES)


def test_the_text_of_another_overview_is_found() -> None:
    less = replace(mixed(), now=replace(mixed().now, locations=mixed().now.locations[:-1]))
    other = with_files(render_overview_pdf(less), dict(attached(overview())))
    assert Part.TEXT in wrong(verify(other, "overzicht.pdf"))


def test_saved_by_another_program_is_found() -> None:
    assert wrong(verify(rewritten(overview()), "overzicht.pdf")) == {Part.TEXT}


def test_other_rules_are_found() -> None:
    found = verify(Forger(overview()).write(regels=lambda data: data.update(version="2")), "overzicht.pdf")
    assert Part.RULES in wrong(found)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("now"),
        lambda data: data["now"].update(locations=[]),
        lambda data: data["now"]["locations"][0].update(marks=[]),
        lambda data: data["now"]["locations"][0].update(themes={"deur": "prima"}),
        lambda data: data.update(norm="X-1"),
        lambda data: data.update(now=[]),
    ],
)
def test_data_that_are_none_are_told(change: Any) -> None:
    found = verify(Forger(overview()).write(overzicht=change), "overzicht.pdf")
    assert wrong(found) == {Part.COUNTS}
    assert "D606" in said(found, Part.COUNTS)


def test_an_overview_holds_nobody_and_no_free_text_of_a_location(tmp_path: Path) -> None:
    """Names of the location and of its groups are shown, and so they are inside; nothing else that was typed is."""
    text = (EXAMPLES / "de-wilg.yaml").read_text("utf-8")
    for word in ("toelichting:", "bewijs:", "ingevuld_door:"):
        assert word in text
    lines = []
    for line in text.splitlines():
        head, colon, _ = line.partition(":")
        typed = head.strip().strip("- {") in {"toelichting", "bewijs", "ingevuld_door"}
        lines.append(f"{head}{colon} {CANARY}" if typed and "{" not in line else line)
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "wilg.yaml").write_text("\n".join(lines), "utf-8")
    assert "\n".join(lines).count(CANARY) > 2
    out = tmp_path / "uit.pdf"
    norm = "JW-6.3.2.2-ROOMLOCK"
    assert run(["overview", str(tmp_path / "map"), "--norm", norm, "-o", str(out)]) == 0
    data = attached(out.read_bytes())["overzicht.json"].decode()
    assert CANARY not in data
    location = json.loads(data)["now"]["locations"][0]
    assert location["name"] == "De Wilg"


def test_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "overzicht.pdf"
    path.write_bytes(overview())
    assert run(["verify", str(path)]) == 0
    out = capsys.readouterr().out
    assert "? Zelfrapportages: die zitten er niet in." in out
    assert "Regels, tellingen en tekst horen bij elkaar." in out
    assert "Het rapport klopt" not in out
    assert run(["check", str(path)]) == 3
    assert "D607" in capsys.readouterr().err
    path.write_bytes(rewritten(overview()))
    assert run(["verify", str(path)]) == 3
