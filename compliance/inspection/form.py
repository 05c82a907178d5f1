"""A new inspection file: YAML with guidance, and all norms that need a look, in the order of a walk."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from compliance.assessment.result import Assessment
from compliance.inspection.model import HEAD, VERSION
from compliance.inspection.visit import Look, visit_list
from compliance.rulebook.outcome import Outcome

WIDTH = 100

_HOW = """\
Zo werkt dit bestand
- Regels die beginnen met # zijn uitleg. Die tellen niet mee. Laat leeg wat u nog niet weet.
- Noem nooit een naam. Noem van gesprekken de functie of de groep, en hoeveel mensen het waren.
- Bij elke norm staan drie dingen naast elkaar: wat volgt uit de zelfrapportage (dat rekent het programma uit),
  wat u zelf waarnam, en uw oordeel met motivering. Niets overschrijft iets anders.
- Een oordeel is een van deze woorden:
    normafwijking, verbeterpunt, voldoet, niet_van_toepassing, onvoldoende_informatie
- Het bewijs is: verklaard (iemand zei het), gedocumenteerd (het staat ergens) of gezien (u zag het zelf).
  Een oordeel krijgt in het rapport het zwakste bewijs waarop het rust.
- Een waarneming schrijft u zo. Het nummer kiest u één keer en verandert nooit:
    waarnemingen:
      - nr: 1
        tekst: Om 21.30 uur waren vijf kamerdeuren van buiten op slot.
        bronnen: [B1, B2]
        bewijs: gezien
  Klopt een waarneming niet? Laat haar staan, met vervallen: en de reden erachter.
- Mist u een norm? Zet haar erbij; alle normen staan in: vbm rules list
- Controleer het bestand met: vbm inspect check {target}
- Wat de volgende stap is, zegt: vbm inspect next {target}"""

_STATUS = """\
Hoe ver is het rapport? De standen zijn: concept, reactie_gevraagd, vastgesteld, openbaar.
Gebruik codes van uw eigen organisatie, bijvoorbeeld INS-12, en nooit een naam. Een tweede persoon stelt vast."""

_VISIT = "Het bezoek. soort is: aangekondigd, onaangekondigd, deels aangekondigd of zonder bezoek."

_SOURCES = """\
De bronnen, met een eigen naam voor elk. soort is: gesprek, document of waarneming. Bij een steekproef: aantal, van.
  B1: {soort: waarneming, wat: Rondgang over de groep in de avond}
  B2: {soort: document, wat: Dossiers van jongeren, aantal: 3, van: 5}"""

_STEPS = """\
Maatregelen. vervolg is: resultaatverslag of hertoets. macht is: locatie, ketenpartner of gemeente.
Een punt dat niet mag voortduren (SEV4) krijgt geen termijn, of een reden_termijn. Later: afgerond, met een dag of nee.
  - nr: 1
    wat: Stop met afsluiten van kamerdeuren.
    normen: [JW-6.3.2.2-ROOMLOCK]
    macht: locatie
    uiterlijk:
    reden_termijn:
    vervolg: hertoets"""

_REACTIONS = """\
De reactie van de aanbieder op het concept (hoor en wederhoor). feit is het nummer uit het concept.
besluit is: overgenomen (met wijziging), deels (met waarom en wijziging) of niet (met waarom).
Een ingevuld Word-bestand leest u in met: vbm inspect reactions"""

_IMPROVED = """\
Wat de aanbieder verbeterde na het concept. Het verandert geen bevinding.
  - normen: [JW-6.3.2.2-ROOMLOCK]
    tekst: De sloten zijn van de deuren gehaald.
    bewijs: verklaard"""


def new_inspection(assessment: Assessment, report_name: str, target: str = "inspectie.yaml") -> str:
    """Write a new inspection file for an assessed self-report.

    ``report_name`` is the name of the self-report's file in the same folder, ``target`` the name in the guidance.
    Reading the file gives no fault: it says nothing yet.
    """
    frame, report = assessment.rulebook.frame, assessment.report
    lines = [
        f"# Inspectie: {_one_line(report.name)}",
        "#",
        *_comment(_HOW.replace("{target}", target)),
        "",
        f"{HEAD}: {VERSION}",
        "zelfrapportage:",
        f"  bestand: {json.dumps(report_name, ensure_ascii=False)}",
        f"  digest: {report.digest}",
        f"regelboek: {frame.id} {frame.version}",
        "",
        *_comment(_STATUS),
        "status:",
        "  stand: concept",
        *_blank(["opgesteld_door", "concept_van", "reactie_tot", "geen_reactie", "vastgesteld_door", "vastgesteld_op"]),
        *_blank(["openbaar_op"]),
        "",
        *_comment(_VISIT),
        "bezoek:",
        *_blank(["data", "soort", "rollen"]),
        "",
        *_comment(_SOURCES),
        "bronnen:",
        "",
        "normen:",
        *_norms(assessment),
        "",
        *_comment(_STEPS),
        "maatregelen:",
        "",
        *_comment(_REACTIONS),
        "reacties:",
        "",
        *_comment(_IMPROVED),
        "verbeteringen_na_concept:",
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _norms(assessment: Assessment) -> Iterator[str]:
    for station in visit_list(assessment):
        yield from ("", f"  # {'=' * (WIDTH - 4)}", f"  # {station.title}", f"  # {'=' * (WIDTH - 4)}")
        for look in station.looks:
            yield ""
            yield from _look(look)


def _look(look: Look) -> Iterator[str]:
    result = look.result
    severity = f" ({result.severity.value})" if result.outcome.breached else ""
    yield from _wrapped(result.norm.title)
    yield from _wrapped(f"Zelfrapportage: {result.outcome.printed}{severity}. {_one_line(result.reason)}")
    if result.outcome is Outcome.VOLDOET:
        named = f"genoemd bewijs: {_one_line('; '.join(look.named))}" if look.named else "er is geen bewijs genoemd"
        yield from _wrapped(f"Niet gezien; {named}.")
    if look.look_for:
        yield from _wrapped(f"Kijk naar: {look.look_for}")
    yield from (f"  {result.id}:", *_blank(["waarnemingen", "oordeel", "motivering"], "    "))


def _blank(keys: list[str], indent: str = "  ") -> list[str]:
    return [f"{indent}{key}:" for key in keys]


def _comment(text: str) -> Iterator[str]:
    return (f"# {line}".rstrip() for line in text.split("\n"))


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  # ", subsequent_indent="  #   ", break_long_words=False)


def _one_line(text: str) -> str:
    return " ".join(text.split())
