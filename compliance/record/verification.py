"""Whether a report still says what follows from the data inside it.

It is worked out again from its own answers and its own rules, and made again; the two files are then compared. That
proves that nothing was changed. It does not prove who made it: anybody can make a report with the program.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from compliance.files.fault import FaultyFile
from compliance.files.pdf_file import PdfFile
from compliance.record.contents import Record, read_record
from compliance.record.differences import file_differences, outcome_differences, text_differences
from compliance.record.remaking import Remade, remade
from compliance.report.attachments import (
    EARLIER,
    EARLIER_ANSWERS,
    EARLIER_RULES,
    INSPECTION,
    OUTCOMES,
    OVERVIEW,
    RULES,
    Kind,
)
from compliance.report.pdf import pdf_provenance
from compliance.rulebook.model import Rulebook


class Part(StrEnum):
    """What is held against each other."""

    FILES = "Bijlagen"
    RULES = "Regels"
    ANSWERS = "Antwoorden"
    INSPECTION = "Inspectie"
    EARLIER = "Vorige ronde"
    COUNTS = "Tellingen"
    BEHIND = "Zelfrapportages"
    OUTCOMES = "Uitkomsten"
    TEXT = "Tekst"


@dataclass(frozen=True, slots=True)
class Check:
    """One part with what was found. ``agrees`` is ``None`` where it could not be checked."""

    part: Part
    agrees: bool | None
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found about one report: which one it is, and each part in turn."""

    record: Record
    title: str
    checks: tuple[Check, ...]

    @property
    def agrees(self) -> bool | None:
        """Whether all parts agree; ``None`` where none disagrees and at least one could not be checked."""
        found = {check.agrees for check in self.checks}
        return False if False in found else None if None in found else True

    @property
    def counted(self) -> bool:
        """Whether it is an overview of which everything agrees but the self-reports, which are not inside it."""
        unknown = [check.part for check in self.checks if check.agrees is None]
        return self.agrees is None and unknown == [Part.BEHIND]


def verify(data: bytes, path: str, full: tuple[bytes, str] | None = None) -> Verification:
    """Verify a report. ``full`` is the full report, bytes and name, behind a version for publication.

    Raises ``FaultyFile`` with D601 to D606 for a file that is no report or cannot be read.
    """
    record = read_record(data, path)
    checks = [_files(record)]
    if not record.about.public or record.about.kind is Kind.OVERVIEW:
        title, more = _made_again(record, record)
        return Verification(record, title, (*checks, *more))
    if full is None:
        said = "Dit is de versie voor publicatie, zonder antwoorden. Geef met --full het volledige rapport erbij."
        return Verification(record, "", (*checks, Check(Part.ANSWERS, None, (said,))))
    behind = read_record(*full)
    if behind.about.public or behind.about.kind is not record.about.kind:
        other = "een versie voor publicatie" if behind.about.public else "een ander soort rapport"
        said = f"{behind.file} is zelf {other}."
        return Verification(record, "", (*checks, Check(Part.ANSWERS, None, (said,))))
    below = verify(*full)
    said = f"{behind.file}, het volledige rapport, klopt" + (
        "." if below.agrees else " zelf niet, of is niet na te gaan. Vraag het na met: vbm verify"
    )
    title, more = _made_again(record, behind)
    return Verification(record, title, (*checks, Check(Part.ANSWERS, below.agrees, (said,)), *more))


def _files(record: Record) -> Check:
    said = [f"{name} ontbreekt." for name in record.missing]
    said += [f"{name} hoort er niet bij." for name in record.strange]
    said += [f"{name} is veranderd: het kenmerk klopt niet meer." for name in record.changed]
    return Check(
        Part.FILES, not said, tuple(said) or ("alle bijlagen zijn er, en elk heeft het kenmerk dat het rapport noemt.",)
    )


def _made_again(record: Record, source: Record) -> tuple[str, tuple[Check, ...]]:
    """Make ``record`` again from the answers and rules in ``source``; give its title, and what came out of it."""
    if source.missing:
        said = "zonder deze bijlagen kan het rapport niet opnieuw worden gemaakt."
        return "", (Check(Part.TEXT, None, (said,)),)
    try:
        again = remade(record, source)
    except FaultyFile as error:
        faults = tuple(f"{one.file}: {one.code} {one.message}" for one in error.faults[:5])
        part = _part_of(error.faults[0].file.removeprefix(source.file))
        return "", (Check(part, agrees=False, said=faults),)
    return again.title, (
        _rules(record, source, again.rulebook),
        *_read_too(source),
        *(_counts(record, again) if record.about.kind is Kind.OVERVIEW else _outcomes(record, again)),
        _text(record, again.pdf),
    )


def _part_of(file: str) -> Part:
    """Give the part to which a file inside a report belongs; for a rule file the one that it came in."""
    if f"/{EARLIER}" in file:
        return Part.EARLIER
    if f"/{OVERVIEW}" in file:
        return Part.COUNTS
    if f"/{INSPECTION}" in file:
        return Part.INSPECTION
    return Part.RULES if f"/{RULES}" in file else Part.ANSWERS


def _rules(record: Record, source: Record, rulebook: Rulebook) -> Check:
    bundle, named = source.rules(), record.about.rulebook
    said = []
    if not rulebook.digest == bundle.digest == named.digest:
        said.append("het kenmerk van de regels klopt niet met de regels zelf: zij zijn veranderd.")
    frame = rulebook.frame
    if not (frame.id, frame.version) == (bundle.id, bundle.version) == (named.id, named.version):
        said.append("de naam of de versie van het regelboek klopt niet met de regels zelf.")
    if said:
        return Check(Part.RULES, agrees=False, said=tuple(said))
    other = "" if bundle.as_shipped else " Deze vbm heeft zelf een ander regelboek; dat is hier niet gebruikt."
    what = "geteld" if record.about.kind is Kind.OVERVIEW else "getoetst"
    return Check(Part.RULES, agrees=True, said=(f"gelezen uit het rapport en hiermee is opnieuw {what}.{other}",))


def _read_too(source: Record) -> Iterator[Check]:
    """Tell what else was read without a fault; what follows from it stands in the text."""
    if source.about.kind is Kind.INSPECTION:
        said = "zonder fouten gelezen, en het kenmerk erin is dat van deze zelfrapportage."
        yield Check(Part.INSPECTION, agrees=True, said=(said,))
    if EARLIER_ANSWERS in source.wanted:
        rules = "zijn eigen regels" if EARLIER_RULES in source.wanted else "dezelfde regels"
        yield Check(Part.EARLIER, agrees=True, said=(f"zonder fouten gelezen, en opnieuw getoetst met {rules}.",))


def _outcomes(record: Record, again: Remade) -> Iterator[Check]:
    expected = again.files
    if OUTCOMES in record.files:
        said = outcome_differences(record.files[OUTCOMES], expected[OUTCOMES])
        yield Check(Part.OUTCOMES, not said, said or (f"opnieuw berekend voor {again.number} normen, en dezelfde.",))
    yield from _others(record, expected, OUTCOMES)


def _counts(record: Record, again: Remade) -> Iterator[Check]:
    said = file_differences(OVERVIEW, record.files[OVERVIEW], again.files[OVERVIEW])
    counted = f"opnieuw geteld uit wat er van {again.number} locaties in zit, en dezelfde."
    yield Check(Part.COUNTS, not said, said or (counted,))
    yield from _others(record, again.files, OVERVIEW)
    behind = "die zitten er niet in. Of wat er per locatie in zit daaruit volgt, is zo niet na te gaan."
    yield Check(Part.BEHIND, None, (behind,))


def _others(record: Record, expected: dict[str, bytes], main: str) -> Iterator[Check]:
    """Tell where the other files inside are not as they should be."""
    others = [name for name in sorted(expected) if name != main and record.files.get(name) != expected[name]]
    told = [name for name in others if name in record.files and name not in record.changed]
    # What became of a file was told with the file; its digest says it once more.
    known = frozenset(f"files.{name}" for name in record.wanted)
    said = tuple(line for name in told for line in file_differences(name, record.files[name], expected[name], known))
    said += tuple(
        f"{name} hoort er niet bij." for name in sorted(record.wanted & record.files.keys() - expected.keys())
    )
    if said:
        yield Check(Part.FILES, agrees=False, said=said)


def _text(record: Record, again: bytes) -> Check:
    if again == record.data:
        return Check(Part.TEXT, agrees=True, said=("het rapport is opnieuw gemaakt en is byte voor byte hetzelfde.",))
    made = PdfFile(again, record.file)
    differences = text_differences(record.pdf.words(), made.words())
    there, here = record.pdf.kinds(), made.kinds()
    if record.about.made_with == pdf_provenance():
        if differences:
            return Check(Part.TEXT, agrees=False, said=differences)
        said = "de woorden zijn dezelfde, maar het bestand is na het maken veranderd."
        if record.data.startswith(again.rstrip()):
            said += " Er is iets achter gezet, zoals een opmerking of een handtekening."
        return Check(Part.TEXT, agrees=False, said=(said, *_parts(there, here)))
    said = "gemaakt met een andere versie van vbm of van een bibliotheek, dus byte voor byte vergelijken kan niet."
    if differences and there.keys() <= here.keys():
        return Check(Part.TEXT, None, (said, "de woorden verschillen; dat kan van de versie komen:", *differences))
    if there != here:
        return Check(Part.TEXT, agrees=False, said=(said, *_parts(there, here)))
    # The same words are no proof: a picture over them, a link or what is read aloud can still be another one.
    same = "alle woorden zijn dezelfde; hoe de bladzijden eruitzien en wat er verder in zit, is niet vergeleken."
    return Check(Part.TEXT, None, (said, same))


def _parts(there: Counter[str], here: Counter[str]) -> tuple[str, ...]:
    kinds = sorted((there - here) + (here - there))
    return (f"wat erin zit is niet hetzelfde: {', '.join(kinds)}.",) if kinds else ()
