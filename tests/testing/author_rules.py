"""A rulebook as a rule author has it, written into the folder of a test; and pytest run on it."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

import pytest

# The first two are imported here, so that a pytest inside a test does not import them again each time.
from compliance.testing import claims, laws, plugin  # noqa: F401

FRAME = """\
id: eigen
title: Eigen afspraken
version: '1'
checked_until: 2026-06-10
checked_note: Eigen afspraken, geen wet.
themes: [samen]
profiles:
  - {id: volledig, title: Alle afspraken}
"""

THEME = """\
theme: samen
title: Samen eten
intro: Samen eten maakt een groep tot een huis.

questions:
  - id: samen.avondeten
    label: Samen avondeten
    ask: Hoe vaak eten medewerkers en jongeren samen?
    type: choice
    options: {elke_dag: Elke dag, soms: Soms, nooit: Nooit}

norms:
  - id: E-DINNER
    title: Medewerkers en jongeren eten samen
    status: eigen
    severity: SEV1
    addressee: locatie
    source: [consortium-kleinschaligheid/vast-team]
    in_force: {from: 2025-01-01}
    clauses:
      - require: {samen.avondeten: {is_one_of: [elke_dag, soms]}}
        otherwise: verbeterpunt
        remedy: Eet samen.
    examples:
      - {name: elke dag, given: {samen.avondeten: elke_dag}, expect: voldoet}
      - {name: de dag ervoor, given: {samen.avondeten: nooit}, expect: niet_van_toepassing, on: 2024-12-31}
      - {name: soms, given: {samen.avondeten: soms}, expect: voldoet}
      - {name: nooit, given: {samen.avondeten: nooit}, expect: verbeterpunt, severity: SEV1}
      - {name: niemand weet het, given: {samen.avondeten: weet ik niet}, expect: onvoldoende_informatie}
"""

DRAFT = """\

  - id: E-DRAFT
    title: Straks elke dag
    status: aangekondigd
    severity: SEV1
    addressee: locatie
    source: [consortium-kleinschaligheid/vast-team]
    in_force: {from: 2027-01-01}
    clauses:
      - require: {samen.avondeten: {is: elke_dag}}
        otherwise: verbeterpunt
        remedy: Eet elke dag samen.
    examples:
      - {name: elke dag, given: {samen.avondeten: elke_dag}, expect: voldoet}
      - {name: soms, given: {samen.avondeten: soms}, expect: verbeterpunt}
      - {name: niemand weet het, given: {samen.avondeten: weet ik niet}, expect: onvoldoende_informatie}
"""

NEWER = DRAFT.replace("E-DRAFT", "E-DINNER").replace("aangekondigd", "eigen").replace("2027", "2026")
"""A second version of the norm."""


def write_rules(folder: Path, theme: str = THEME, frame: str = FRAME) -> Path:
    """Write a rulebook with one theme; gives its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rulebook.yaml").write_text(frame, "utf-8")
    (folder / "samen.yaml").write_text(theme, "utf-8")
    return folder


INSTALLED = any(one.name == "vbm" for one in entry_points(group="pytest11"))
"""Whether pytest finds the plugin by itself. It does not in a checkout that was installed before there was one."""

NAMED = () if INSTALLED else ("-p", "compliance.testing.plugin")


def run_pytest(pytester: pytest.Pytester, *arguments: str, on_its_own: bool = False) -> pytest.RunResult:
    """Run pytest with the plugin, in this process, or ``on_its_own`` in another one."""
    if on_its_own:
        return pytester.runpytest_subprocess(*NAMED, "-p", "no:cacheprovider", *arguments)
    return pytester.runpytest_inprocess("-p", "no:cacheprovider", *arguments, plugins=() if INSTALLED else (plugin,))
