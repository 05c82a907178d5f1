"""How many questions each kind of location answers, as a table and as data."""

from __future__ import annotations

from typing import Any

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.question_count import NOTHING, QuestionCount, question_counts
from compliance.rulebook.model import Rulebook
from compliance.rulebook.selection import select

HEADING = """\
Aantal vragen: het minste (op alles wat verder vraagt is het antwoord nee, geen of 0) en het meeste (alles komt voor).
Een lijst, een tabel en een aantal van een totaal tellen elk als één vraag."""
TOTAL = "Samen"
GAP = 2


def question_table(rulebook: Rulebook) -> str:
    """Give, for each profile, a table with a row for each theme and a column for each kind of location: least–most."""
    settings = vocabulary_of(rulebook).settings()
    parts = [HEADING]
    for profile in rulebook.frame.profiles:
        columns = [question_counts(rulebook, select(rulebook, profile.id), setting) for setting in settings]
        rows = [["", *settings]]
        rows += [
            [theme.title, *(_span(column.get(theme.theme, NOTHING)) for column in columns)]
            for theme in rulebook.themes
            if any(theme.theme in column for column in columns)
        ]
        rows.append([TOTAL, *(_span(sum(column.values(), NOTHING)) for column in columns)])
        parts.append(f"{profile.title} ({profile.id})\n{_laid_out(rows)}")
    return "\n\n".join(parts)


def _span(count: QuestionCount) -> str:
    return str(count.most) if count.least == count.most else f"{count.least}–{count.most}"


def _laid_out(rows: list[list[str]]) -> str:
    widths = [max(len(row[at]) for row in rows) + GAP for at in range(len(rows[0]))]
    lines = (
        "".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    )
    return "\n".join(f"  {line.rstrip()}" for line in lines)


def question_data(rulebook: Rulebook) -> list[dict[str, Any]]:
    """Give the same as data: an object for each profile, with its kinds of location, with their themes."""
    return [
        {
            "profile": profile.id,
            "settings": [
                _setting(setting, question_counts(rulebook, select(rulebook, profile.id), setting))
                for setting in vocabulary_of(rulebook).settings()
            ],
        }
        for profile in rulebook.frame.profiles
    ]


def _setting(setting: str, counts: dict[str, QuestionCount]) -> dict[str, Any]:
    themes = [{"theme": theme, **_numbers(count)} for theme, count in counts.items()]
    return {"setting": setting, **_numbers(sum(counts.values(), NOTHING)), "themes": themes}


def _numbers(count: QuestionCount) -> dict[str, int]:
    return {"minimum": count.least, "maximum": count.most}
