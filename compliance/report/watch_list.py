"""What must be looked at again, and when: the norms that may change, by the day before which that must be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from compliance.report.text import STATUS_WORDS, wrapped
from compliance.rulebook.model import Norm, Rulebook, Watch
from compliance.rulebook.sentences import day_text


def watched(rulebook: Rulebook) -> tuple[tuple[Norm, Watch], ...]:
    """Give every version of a norm that is watched, drafts included, by the day to look at it again and by the note."""
    found = [(norm, norm.watch) for norm in (*rulebook.norms(), *rulebook.drafts()) if norm.watch is not None]
    return tuple(sorted(found, key=lambda one: (one[1].recheck, one[1].note, one[0].key)))


def is_due(watch: Watch, on: date | None) -> bool | None:
    """Whether a norm should have been looked at again on a day; ``None`` where no day is given: today plays no part."""
    return None if on is None else watch.recheck <= on


def watch_list(rulebook: Rulebook, on: date | None) -> str:
    """Give the list as text; what is due on the day ``on`` has a mark in front."""
    return "\n".join(_lines(rulebook, on))


def _lines(rulebook: Rulebook, on: date | None) -> Iterator[str]:
    frame, norms = rulebook.frame, watched(rulebook)
    beyond = on is not None and on > frame.checked_until
    yield f"{_mark(due=beyond)}De wet in dit regelboek is nagekeken tot en met {day_text(frame.checked_until)}."
    yield wrapped(frame.checked_note, "    ", "    ")
    if on is not None:
        due = sum(bool(is_due(watch, on)) for _, watch in norms)
        yield f"\nOp {day_text(on)} had opnieuw nagekeken moeten zijn (!): {due} van de {len(norms)}."
    for watch, several in groupby(norms, key=itemgetter(1)):
        lead = f"{_mark(due=is_due(watch, on))}Vóór {day_text(watch.recheck)}: "
        yield "\n" + wrapped(watch.note, "    ", lead)
        yield from (wrapped(_named(norm, rulebook), "      ", "    - ") for norm, _ in several)
    if not norms:
        yield "\nBij geen enkele norm is een verandering te verwachten."


def _named(norm: Norm, rulebook: Rulebook) -> str:
    """Give a norm with its title, and what tells its version apart."""
    versions = len(rulebook.versions(norm.id))
    which = f", versie vanaf {day_text(norm.in_force.start)}" if versions > 1 else ""
    return f"{norm.id} – {norm.title} ({STATUS_WORDS[norm.status]}{which})"


def _mark(*, due: bool | None) -> str:
    return "! " if due else "  "


def watch_data(rulebook: Rulebook, on: date | None) -> dict[str, Any]:
    """Give the list as data; ``due`` is ``None`` where no day is given."""
    frame = rulebook.frame
    return {
        "rulebook": {"id": frame.id, "version": frame.version, "digest": rulebook.digest},
        "checked_until": frame.checked_until.isoformat(),
        "checked_note": frame.checked_note,
        "on": on.isoformat() if on else None,
        "due": None if on is None else on > frame.checked_until,
        "norms": [
            {
                "id": norm.id,
                "theme": norm.theme,
                "title": norm.title,
                "status": norm.status.value,
                "from": norm.in_force.start.isoformat(),
                "note": watch.note,
                "recheck": watch.recheck.isoformat(),
                "due": is_due(watch, on),
            }
            for norm, watch in watched(rulebook)
        ],
    }
