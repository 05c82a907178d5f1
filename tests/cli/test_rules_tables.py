"""``vbm rules watch`` and ``vbm rules questions``, and how ``vbm rules show`` shows drafts and background."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from command_line import vbm

TWO = str(Path(__file__).parent / "twee_themas")


def watched(*arguments: str) -> dict[str, Any]:
    data: dict[str, Any] = vbm("rules", "watch", "--rules", TWO, "--format", "json", *arguments).json
    return data


def test_what_is_watched_by_the_day_to_look_again() -> None:
    data = watched()
    assert [(one["id"], one["from"], one["recheck"]) for one in data["norms"]] == [
        ("W-2-HUIS", "2025-01-01", "2026-03-01"),
        ("W-3-STRAKS", "2028-01-01", "2026-12-01"),
        ("W-1-DEUR", "2024-01-01", "2027-01-01"),
    ]
    assert data["checked_until"] == "2026-06-10"
    assert (data["on"], data["due"]) == (None, None)
    assert {one["due"] for one in data["norms"]} == {None}


@pytest.mark.parametrize(
    ("day", "due", "beyond"),
    [("2026-02-28", 0, False), ("2026-03-01", 1, False), ("2026-06-11", 1, True), ("2027-01-01", 3, True)],
)
def test_what_should_have_been_looked_at_has_a_mark(day: str, due: int, beyond: bool) -> None:
    data = watched("--on", day)
    assert (data["on"], data["due"]) == (day, beyond)
    assert sum(one["due"] for one in data["norms"]) == due
    done = vbm("rules", "watch", "--rules", TWO, "--on", day)
    assert (done.code, done.err) == (0, "")
    marked = [line for line in done.out.splitlines() if line.startswith("! ")]
    assert len(marked) == due + beyond
    assert f"{due} van de 3." in done.out


def test_without_a_day_nothing_has_a_mark_and_today_plays_no_part() -> None:
    out = vbm("rules", "watch", "--rules", TWO).out
    assert "!" not in out
    assert "De wet in dit regelboek is nagekeken tot en met 10 juni 2026." in out
    assert out.index("Vóór 1 maart 2026") < out.index("Vóór 1 december 2026") < out.index("Vóór 1 januari 2027")
    assert "W-2-HUIS – Een deur op slot staat in de huisregels, en bezoek kan" in out
    plain = " ".join(out.split())
    assert "(volgt uit de wet, versie vanaf 1 januari 2025)" in plain
    assert "(aangekondigd, geldt nog niet)" in plain


def test_a_rulebook_without_anything_to_watch() -> None:
    few = str(Path(__file__).parent / "regels")
    assert "Bij geen enkele norm is een verandering te verwachten." in vbm("rules", "watch", "--rules", few).out


def test_the_questions_are_counted_as_the_design_says() -> None:
    data = {
        one["profile"]: one["settings"] for one in vbm("rules", "questions", "--rules", TWO, "--format", "json").json
    }
    # Never locked: no explanation; no house rules: no subjects and no visits. A list is one question.
    assert data["volledig"] == [
        {
            "setting": "gesloten",
            "minimum": 3,
            "maximum": 6,
            "themes": [
                {"theme": "deur", "minimum": 2, "maximum": 3},
                {"theme": "huis", "minimum": 1, "maximum": 3},
            ],
        },
        {
            "setting": "open",
            "minimum": 2,
            "maximum": 5,
            "themes": [
                {"theme": "deur", "minimum": 1, "maximum": 2},
                {"theme": "huis", "minimum": 1, "maximum": 3},
            ],
        },
    ]
    assert [(one["minimum"], one["maximum"]) for one in data["kern"]] == [(1, 2), (1, 2)]


def test_the_questions_as_a_table() -> None:
    done = vbm("rules", "questions", "--rules", TWO)
    assert (done.code, done.err) == (0, "")
    rows = [re.split(r"\s{2,}", line.strip()) for line in done.out.splitlines()]
    assert ["gesloten", "open"] in rows
    assert ["De deur", "2–3", "1–2"] in rows
    assert ["Samen", "3–6", "2–5"] in rows
    assert "Alles (volledig)" in done.out


def test_a_rulebook_that_does_not_ask_for_the_kind_of_location(tmp_path: Path) -> None:
    text = (Path(TWO) / "deur.yaml").read_text("utf-8").replace("locatie.setting", "locatie.soort")
    (tmp_path / "deur.yaml").write_text(text, "utf-8")
    frame = (Path(TWO) / "rulebook.yaml").read_text("utf-8").replace("[deur, huis]", "[deur]")
    (tmp_path / "rulebook.yaml").write_text(frame, "utf-8")
    data = vbm("rules", "questions", "--rules", str(tmp_path), "--format", "json").json
    assert [[one["setting"] for one in profile["settings"]] for profile in data] == [[""], [""]]


def test_a_draft_says_that_it_is_no_law() -> None:
    out = vbm("rules", "show", "W-3-STRAKS", "--rules", TWO).out
    plain = " ".join(out.split())
    assert "Zij geldt nog niet en telt in geen enkele uitkomst mee." in plain
    assert "Verwacht vanaf 1 januari 2028." in plain
    assert "Komt in de plaats van W-2-HUIS – Een deur op slot staat in de huisregels, en bezoek kan" in plain
    assert "Geldt vanaf" not in out
    shown = vbm("rules", "show", "W-2-HUIS", "--rules", TWO).out
    assert "Aangekondigd is dat W-3-STRAKS hiervoor in de plaats komt" in shown
    assert shown.count("Geldt vanaf") == 2


def test_background_shows_no_severity_and_no_empty_lists() -> None:
    out = vbm("rules", "show", "W-4-ACHTERGROND", "--rules", TWO).out
    assert "Thema huis · achtergrond · handreiking, geen wet · voor: De regio" in out
    assert "Dit is achtergrond. De locatie kan er niets aan doen." in out
    assert "SEV" not in out
    assert "Vragen die de norm leest" not in out
    assert "Voorbeelden:" not in vbm("rules", "show", "W-3-NIEUW", "--rules", TWO).out
