"""A small inspection of the small house: what an inspector wrote about it, and the reports that come of it."""

from __future__ import annotations

from functools import cache

from two_themes import SOURCE, rulebook

from compliance.assessment.assess import assess
from compliance.files.text import digest
from compliance.inspection.reader import Inspection, parse_inspection
from compliance.inspection.rounds import Round
from compliance.report.inspection_page import render_inspection_pdf
from compliance.rulebook.model import Rulebook
from compliance.selfreport.reader import parse_self_report

WRITTEN = """\
inspectie: 1
zelfrapportage: {bestand: hoek.yaml, digest: "DIGEST"}
regelboek: twee 1
status:
  stand: vastgesteld
  opgesteld_door: INS-12
  concept_van: 2025-09-22
  reactie_tot: 2025-10-06
  vastgesteld_door: INS-31
  vastgesteld_op: 2025-10-13
bezoek: {data: [2025-09-09], soort: onaangekondigd, rollen: [inspecteur]}
bronnen:
  B1: {soort: waarneming, wat: Rondgang in de avond}
  B2: {soort: gesprek, wat: Jongeren, aantal: 3, van: 5}
normen:
  W-1-DEUR:
    waarnemingen:
      - {nr: 1, tekst: De voordeur was dicht., bronnen: [B1], bewijs: gezien}
      - {nr: 2, tekst: "Dat gaat\\nelke nacht zo.", bronnen: [B2], bewijs: verklaard, vervallen: Ging over vorig jaar.}
    oordeel: normafwijking
    motivering: Een deur op slot is hier niet nodig.
  W-1-SLEUTEL: {waarnemingen: [{nr: 1, tekst: Een sleutel lag los., bronnen: [B1], bewijs: gezien}]}
  W-2-HUIS:
maatregelen:
  - {nr: 1, wat: Haal het slot weg., normen: [W-1-DEUR], uiterlijk: 2025-12-01, vervolg: hertoets, afgerond: nee}
reacties:
  - {feit: F-W-1-SLEUTEL-Z, tekst_was: "ZDIGEST", tekst: Dat klopt., besluit: overgenomen, wijziging: Niets.}
  - {feit: F-W-1-DEUR-1, tekst: Nee., besluit: niet, waarom: Wij zagen het.}
verbeteringen_na_concept:
  - {normen: [W-1-DEUR], tekst: Er is een sleutel bij., bewijs: verklaard}
"""
OPENED = ("stand: vastgesteld", "stand: openbaar\n  openbaar_op: 2025-11-03")
LATER = SOURCE.replace("2025-06-30", "2025-12-31").replace("soms", "nooit").replace("  deur.uitleg: nee\n", "")


def written(source: str = SOURCE, *pairs: tuple[str, str]) -> str:
    """Give the inspection file about a self-report, with words in the place of others that must be there."""
    text = WRITTEN.replace("DIGEST", digest(source.encode()), 1)
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@cache
def inspection(*pairs: tuple[str, str], source: str = SOURCE) -> Inspection:
    text = written(source, *pairs)
    return parse_inspection(text.encode(), "hoek-inspectie.yaml", rulebook(), source.encode())


@cache
def inspection_report(*pairs: tuple[str, str]) -> bytes:
    return render_inspection_pdf(inspection(*pairs))


def older_round(book: Rulebook, *, inspected: bool) -> Round:
    """Give the first round, under a rulebook, with the inspection where it was one."""
    if inspected:
        found = parse_inspection(written().encode(), "hoek-inspectie.yaml", book, SOURCE.encode())
        return Round(found.assessment, found.written)
    return Round(assess(book, parse_self_report(SOURCE.encode(), "hoek.yaml", book)))


def later_round() -> Inspection:
    """Give the inspection of the next round."""
    return inspection(source=LATER)
