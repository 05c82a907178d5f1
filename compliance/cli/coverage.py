"""``vbm rules coverage``: which norm rests on each lid of the acts and each theme of the reports, or why none does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, RULES_INVALID
from compliance.cli.shared import rulebook_of, rules_option, show_faults

if TYPE_CHECKING:
    from compliance.proof.coverage import Claim, Coverage, Row
    from compliance.rulebook.model import Rulebook
    from compliance.seeds.fact_sheets import FactSheet


@click.command("coverage", cls=Command, short_help="Toon lid voor lid welke norm erop rust, of waarom geen.")
@click.option("--act", metavar="BRON", help="Alleen deze wet of dit rapport, bijvoorbeeld besluit-jeugdwet.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="De vorm van de uitvoer.")
@rules_option
def coverage(act: str | None, form: str, rules_folder: str | None) -> int:
    """Toon van elke wet, lid voor lid, welke norm erop rust, of waarom geen. Van elk rapport: thema voor thema.

    Bij een rij van een tabel staat ook welke vraag hetzelfde telt. Een plaats zonder norm en zonder reden is een fout,
    en een plaats met allebei ook.
    """
    from compliance.proof.coverage import coverage as coverage_of
    from compliance.proof.coverage import coverage_faults
    from compliance.seeds.fact_sheets import sheets_of

    rulebook = _narrowed(rulebook_of(rules_folder), act)
    sheets = sheets_of(rulebook)
    found = coverage_of(rulebook, sheets)
    click.echo(json.dumps(_data(found, rulebook), ensure_ascii=False, indent=2) if form == "json" else _text(found))
    faults = coverage_faults(rulebook, sheets)
    show_faults(faults)
    return RULES_INVALID if faults else DONE


def _narrowed(rulebook: Rulebook, act: str | None) -> Rulebook:
    """Give the rulebook as if it accounted for ``act`` only; the rulebook itself when no act is asked for."""
    names = rulebook.frame.accounts_for
    if not names:
        raise click.UsageError("dit regelboek noemt niets onder accounts_for.", click.get_current_context())
    if act is None:
        return rulebook
    if act not in names:
        raise click.UsageError(
            f'"{act}" staat niet onder accounts_for. Kies een van: {", ".join(names)}.', click.get_current_context()
        )
    return rulebook.model_copy(update={"frame": rulebook.frame.model_copy(update={"accounts_for": (act,)})})


def _text(found: tuple[Coverage, ...]) -> str:
    from compliance.report.text import wrapped

    lines: list[str] = []
    for one in found:
        lines.append(f"{_title(one.sheet)}\n")
        for part in one.parts:
            lines.append(part.title)
            for row in part.rows:
                name = ", ".join(word for word in (row.name, row.locator.addressee) if word)
                lines.append(wrapped(f"{name}: {row.locator.gist}", "      ", "  - "))
                lines += (wrapped(said, "        ", "      ") for said in _said(row))
            lines.append("")
        lines += (*_totals(one), "")
    return "\n".join(lines).rstrip()


def _title(sheet: FactSheet) -> str:
    number = f", {sheet.number}" if sheet.number else ""
    date = f" (tekst van {_day(sheet.date)})" if sheet.articles and sheet.date else ""
    return f"{sheet.short}{number}{date}"


def _day(text: str) -> str:
    from datetime import date

    from compliance.rulebook.sentences import day_text

    return day_text(date.fromisoformat(text))


def _said(row: Row) -> tuple[str, ...]:
    """Say what stands for a row: its norms or the reason why there is none, and the questions that count it."""
    norms = [_claim(claim, row) for claim in row.claims]
    said = [f"Norm: {', '.join(norms)}."] if norms else []
    if row.reason:
        said.append(f"Geen norm. {row.reason}")
    elif not row.claimed:
        said.append("Geen norm, en er staat niet waarom.")
    if row.questions is not None:
        said.append(f"Telvraag: {', '.join(row.questions) or 'geen'}.")
    return tuple(said)


def _claim(claim: Claim, row: Row) -> str:
    """Name a norm, with the onderdelen that it cites and with what makes it another than a norm in force."""
    from compliance.proof.coverage import Weight

    parts = [place.removeprefix(f"{row.place}-") for place in claim.cited if place != row.place]
    words = [f"onderdeel {', '.join(parts)}"] if parts else []
    words += [] if claim.weight is Weight.NORM else [claim.weight]
    return f"{claim.norm_id} ({'; '.join(words)})" if words else claim.norm_id


def _totals(one: Coverage) -> tuple[str, ...]:
    """Give the counts of one source in words: how many of how many, and never a percentage."""
    counts = one.counts
    what = "leden" if one.sheet.articles else "thema’s"
    lines = [f"{one.sheet.short}: op {counts.norm} van de {counts.rows} {what} rust een norm."]
    if counts.context:
        lines.append(f"Bij {counts.context} van die {counts.norm} geeft de norm alleen achtergrond.")
    if counts.reason:
        lines.append(f"Bij {counts.reason} van de {counts.rows} staat waarom er geen norm op rust.")
    if counts.neither:
        lines.append(f"Bij {counts.neither} van de {counts.rows} ontbreekt allebei.")
    counted = [row.questions for row in one.rows if row.questions is not None]
    if counted:
        asked = sum(1 for questions in counted if questions)
        lines.append(f"Bij {asked} van de {len(counted)} rijen uit tabellen is er een vraag die hetzelfde telt.")
    return tuple(lines)


def _data(found: tuple[Coverage, ...], rulebook: Rulebook) -> dict[str, Any]:
    frame = rulebook.frame
    return {
        "schema_version": 1,
        "rulebook": {"id": frame.id, "version": frame.version, "digest": rulebook.digest},
        "sources": [
            {
                "id": one.sheet.id,
                "title": one.sheet.title,
                "number": one.sheet.number,
                "date": one.sheet.date,
                "parts": [{"title": part.title, "rows": [_row(row) for row in part.rows]} for part in one.parts],
                "counts": one.counts._asdict(),
            }
            for one in found
        ],
    }


def _row(row: Row) -> dict[str, Any]:
    norms = [{"id": one.norm_id, "weight": one.weight, "cited": list(one.cited)} for one in row.claims]
    return {
        "place": row.place,
        "label": row.locator.label,
        "gist": row.locator.gist,
        "addressee": row.locator.addressee,
        "norms": norms,
        "out_of_scope": row.reason,
        "indicators": None if row.questions is None else list(row.questions),
    }
