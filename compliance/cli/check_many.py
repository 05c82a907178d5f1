"""``vbm check`` of several files: a line for each, which belong to one location, and how many there are of what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compliance.files.fault import Fault
    from compliance.rulebook.model import Rulebook
    from compliance.rulebook.selection import Selection
    from compliance.selfreport.model import SelfReport


@dataclass(frozen=True, slots=True)
class Checked:
    """What ``vbm check`` has to say of one file.

    ``open`` are questions; ``new`` of them its version did not ask. ``persons`` counts signs of a person.
    """

    source: str
    faults: tuple[Fault, ...] = ()
    report: SelfReport | None = None
    open: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    contradictions: int = 0
    persons: int = 0

    @property
    def complete(self) -> bool:
        """Whether the file is sound and every question has its answer."""
        return self.report is not None and not self.open

    @property
    def location(self) -> tuple[str, str] | None:
        """What makes two files of one location: its name and setting, however they are written; ``None`` unnamed."""
        from compliance.selfreport.model import location_key

        if self.report is None:
            return None
        key = location_key(self.report.text("locatie.naam"), self.report.text("locatie.setting"))
        return key if key[0] else None


def checked(path: str, rulebook: Rulebook, selection: Selection) -> Checked:
    """Read one self-report and find out what is wrong in it or still open; a faulty file is no reason to stop."""
    from compliance.assessment.assess import vocabulary_of
    from compliance.assessment.contradictions import contradictions_in
    from compliance.assessment.facts import Facts
    from compliance.assessment.questionnaire import ANY_DAY, still_open
    from compliance.assessment.validity import question_of
    from compliance.files.fault import FaultyFile
    from compliance.files.text import name_of
    from compliance.selfreport.free_texts import person_warnings
    from compliance.selfreport.reader import read_self_report

    try:
        report = read_self_report(path, rulebook)
    except FaultyFile as error:
        return Checked(name_of(path), error.faults)
    vocabulary = vocabulary_of(rulebook)
    questions = ((one.field, question_of(one.field, vocabulary)) for one in still_open(rulebook, report, selection))
    found = tuple(dict.fromkeys(question.id if question else name for name, question in questions))
    facts = Facts(vocabulary, report, report.reference_date or ANY_DAY)
    return Checked(
        source=name_of(path),
        report=report,
        open=found,
        new=tuple(name for name in found if name in report.origin.new_questions),
        contradictions=sum(1 for _ in contradictions_in(rulebook, facts)),
        persons=len(person_warnings(report, rulebook)[0]),
    )


def line_of(one: Checked) -> str:
    """Give the line about one file."""
    if one.report is None:
        first = one.faults[0]
        where = f"{first.cell or f'regel {first.line}'}: " if first.line else ""
        number = "1 fout" if len(one.faults) == 1 else f"{len(one.faults)} fouten, de eerste"
        return f"{one.source}: {number}: {where}{first.code} {first.message}"
    told = [_open_text(one)]
    if one.contradictions:
        told.append("1 tegenspraak" if one.contradictions == 1 else f"{one.contradictions} keer tegenspraak")
    if one.persons:
        told.append(f"{one.persons} {'mogelijk persoonsgegeven' if one.persons == 1 else 'mogelijke persoonsgegevens'}")
    made = _made_text(one.report, len(one.new))
    return f"{one.source}: {_location_text(one.report)}: {', '.join(told)}. {made}"


def _location_text(report: SelfReport) -> str:
    name = " ".join(report.text("locatie.naam").split()) or "zonder naam van een locatie"
    setting = report.text("locatie.setting")
    return f"{name}{f' ({setting})' if setting else ''}, {_day_text(report.reference_date)}"


def _day_text(day: date | None) -> str:
    from compliance.rulebook.sentences import day_text

    return day_text(day) if day else "zonder peildatum"


def _open_text(one: Checked) -> str:
    if not one.open:
        return "volledig"
    return f"nog {len(one.open)} {'vraag' if len(one.open) == 1 else 'vragen'} open"


def _made_text(report: SelfReport, new: int) -> str:
    from compliance.selfreport.model import Made

    origin = report.origin
    if origin.made is Made.ELSEWHERE:
        return origin.notices[0]
    if origin.made is Made.UNSAID:
        return "Gemaakt met: staat er niet in."
    number = len(origin.notices)
    changes = f"; {number} {'antwoord' if number == 1 else 'antwoorden'} veranderd of vervallen" if number else ""
    asked = f", die {new} daarvan nog niet had" if new else ""
    return f"Gemaakt met {origin.rulebook}{asked}{changes}."


def same_files(found: Iterable[Checked]) -> list[list[Checked]]:
    """Give the files that say the same, byte for byte."""
    return _together(found, lambda one: one.report.digest if one.report else None)


def same_locations(found: Iterable[Checked]) -> list[list[Checked]]:
    """Give the files of one location that do not say the same, the newest reference date first."""
    groups = _together(found, lambda one: one.location)
    several = [group for group in groups if len({one.report.digest for one in group if one.report}) > 1]
    return [sorted(group, key=_reference, reverse=True) for group in several]


def _reference(one: Checked) -> date:
    return (one.report.reference_date if one.report else None) or date.min


def _together(found: Iterable[Checked], key_of: Callable[[Checked], object]) -> list[list[Checked]]:
    groups: dict[object, list[Checked]] = {}
    for one in found:
        key = key_of(one)
        if key is not None:
            groups.setdefault(key, []).append(one)
    return [group for group in groups.values() if len(group) > 1]


def closing_lines(found: list[Checked]) -> Iterator[str]:
    """Tell which files belong to one location or are the same, and how many there are of what."""
    locations, twins = same_locations(found), same_files(found)
    for group in locations:
        newest, next_one = (_reference(one) for one in group[:2])
        yield f"Dezelfde locatie staat in {len(group)} bestanden:"
        for one in group:
            mark = ", het nieuwst" if one is group[0] and newest != next_one else ""
            yield f"  {one.source}: {_location_text(one.report) if one.report else ''}{mark}"
    for group in twins:
        yield f"Hetzelfde bestand, {len(group)} keer: {', '.join(one.source for one in group)}"
    if locations or twins:
        yield "Er is niets gekozen: elk bestand telt hier mee."
    counts = [
        f"{sum(one.complete for one in found)} volledig",
        f"{sum(one.report is not None and not one.complete for one in found)} met open vragen",
        f"{sum(one.report is None for one in found)} met fouten",
    ]
    yield f"{len(found)} {'bestand' if len(found) == 1 else 'bestanden'}: {', '.join(counts)}."


def checked_data(one: Checked, found: list[Checked]) -> dict[str, Any]:
    """Give what is to be said of one file as data of JSON types; ``found`` are all files that were checked."""
    report = one.report

    def others(groups: list[list[Checked]]) -> list[str]:
        return [other.source for group in groups if one in group for other in group if other is not one]

    return {
        "file": one.source,
        "readable": report is not None,
        "complete": one.complete,
        "location": {"name": report.text("locatie.naam"), "setting": report.text("locatie.setting")}
        if report
        else None,
        "reference_date": report.reference_date.isoformat() if report and report.reference_date else None,
        "made_with": {
            "rulebook": report.origin.rulebook,
            "version": report.origin.made.value,
            "changes": list(report.origin.notices),
        }
        if report
        else None,
        "open": list(one.open),
        "new": list(one.new),
        "contradictions": one.contradictions,
        "possible_persons": one.persons,
        "same_location": others(same_locations(found)),
        "same_file": others(same_files(found)),
        "faults": [fault.as_data() for fault in one.faults],
    }
