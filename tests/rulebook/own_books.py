"""An own rulebook on top of the shipped one, written where a test needs it."""

from __future__ import annotations

from pathlib import Path

from compliance.files.fault import FaultyFile
from compliance.rulebook.reader import load_rulebook

FRAME = """\
id: eigen
title: Onze afspraken
version: '7'
checked_until: 2026-01-01
checked_note: Eigen afspraken.
extends: vbm
"""
SHEET = """\
id: visie
kind: beleid
title: Onze visie
short: Visie
publisher: Wij
read: volledig
read_note: Helemaal gelezen.
locators:
  'samen': {label: hoofdstuk 2, gist: Wij eten samen.}
"""
THEME = """\
theme: samen
title: Samen eten
intro: Afspraken van onszelf.
questions:
  - {id: samen.eten, label: Samen eten, ask: 'Eet iedereen samen?', type: yes_no}
norms:
  - id: E-DINNER
    title: Wij eten samen
    status: eigen
    severity: SEV1
    addressee: locatie
    source: [visie/samen]
    in_force: {from: 2025-01-01}
    clauses:
      - {require: {samen.eten: {is: ja}}, otherwise: verbeterpunt, remedy: Eet samen.}
    examples:
      - {name: samen, given: {samen.eten: ja}, expect: voldoet}
      - {name: apart, given: {samen.eten: nee}, expect: verbeterpunt}
      - {name: onbekend, given: {}, expect: onvoldoende_informatie}
"""
FIVE = """\
overrides:
  - norm: IGJ-GROUPSIZE-MAX6
    field: groepen.bezetting_max
    was: 6
    becomes: 5
    why: Wij willen kleinere groepen.
"""


def own_book(folder: Path, *, themes: str = "[samen]", frame: str = "", theme: str = THEME, sheet: str = SHEET) -> Path:
    """Write an own rulebook into ``folder``; ``frame`` is added to its ``rulebook.yaml``."""
    (folder / "bronnen").mkdir(exist_ok=True)
    (folder / "rulebook.yaml").write_text(f"{FRAME}themes: {themes}\n{frame}", "utf-8")
    (folder / "samen.yaml").write_text(theme, "utf-8")
    (folder / "bronnen" / "visie.yaml").write_text(sheet, "utf-8")
    return folder


def faults_of(folder: Path) -> list[tuple[str, str, int]]:
    """Give the code, the file and the line of each fault of an own rulebook."""
    try:
        load_rulebook(folder)
    except FaultyFile as error:
        return [(one.code, Path(one.file).name, one.line) for one in error.faults]
    return []
