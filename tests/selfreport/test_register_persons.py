"""A register holds names and numbers of persons: nothing of them comes in a message, a model or a digest."""

from __future__ import annotations

from pathlib import Path

import pytest
from registers import faults, read, workbook

EXPORT = """\
Naam cliënt;BSN;Nr;Soort;Begin;Verteld
Jan Jansen;123456782;A1;IS;2025-05-01 20:10;ja
Piet de Vries;111222333;A2;fixatie;2025-05-02 20:10;nee
An Smit;999990019;A3;Insluiting;2025-05-03 20:10;nee
"""
FIELDS = "kenmerk: Nr\nbegin: Begin\nverteld: Verteld"


ROWS = 3


@pytest.mark.parametrize("name", ["export.csv", "export.xlsx"])
def test_no_message_shows_another_column(name: str, tmp_path: Path) -> None:
    """Names and numbers of persons stand in columns that are not mapped; no fault may repeat them."""
    secrets = ["Jan Jansen", "123456782", "geheim"]
    head = ["Naam", "BSN", "Verhaal", "Begin", "Soort", "Dag", "Tijd", "Plaats"]
    bad = ["31-31-2025", "", "2025-05-01", "", "zolder"]
    rows = [[*secrets, *bad] for _ in range(ROWS)]
    fields = "begin: Begin\neind: {datum: Dag, tijd: Tijd}\nplaats: Plaats"
    text = "\n".join(";".join(row) for row in [head, *rows])
    data = text.encode() if name.endswith("csv") else workbook([head, *rows])
    found = faults(tmp_path, data, fields, name=name, only="{kolom: Soort, is: [x]}")
    assert {one.code for one in found} == {"C414"}
    rows = [[*secrets, bad[0], "x", *bad[2:]] for _ in range(ROWS)]
    data = (
        "\n".join(";".join(row) for row in [head, *rows]).encode() if name.endswith("csv") else workbook([head, *rows])
    )
    more = faults(tmp_path, data, fields, name=name, only="{kolom: Soort, is: [x]}")
    assert {one.code for one in more} == {"S314", "C415", "S306"}
    assert len(more) == 3 * ROWS
    for one in (*found, *more):
        assert not any(secret in f"{one}{one!r}" for secret in secrets), one
        assert one.source_line.partition(":")[0] in {*head, "Dag + Tijd"}


@pytest.mark.parametrize(
    "export",
    [
        "Naam;X\nJan Jansen\n",
        "Naam;X\nJan Jansen;1;2\n",
        'Naam;X\n"Jan Jansen;1\n',
        "Naam;X\nJan Jansen;\x00\n",
        "Naam;X\nJan Jansen\x81;1\n".encode("latin-1"),
        "Jan Jansen;X2\n",
        "Jan Jansen;X;x\n",
    ],
)
def test_no_message_shows_a_line_of_an_export(export: str | bytes, tmp_path: Path) -> None:
    found = faults(tmp_path, export, "kenmerk: X")
    assert found
    assert not any("Jansen" in f"{one}{one!r}" for one in found)


def test_what_is_not_mapped_is_in_no_model(tmp_path: Path) -> None:
    report = read(tmp_path, EXPORT, FIELDS)
    assert not any(secret in repr(report) for secret in ("Jansen", "Vries", "123456782", "111222333"))


def test_the_digest_is_over_what_is_taken_and_nothing_else(tmp_path: Path) -> None:
    first = read(tmp_path, EXPORT, FIELDS).digest
    assert read(tmp_path, EXPORT.replace("Jan Jansen", "Kees"), FIELDS).digest == first
    assert read(tmp_path, EXPORT.replace("A1", "A9"), FIELDS).digest != first
    assert read(tmp_path, EXPORT, "kenmerk: Nr\nbegin: Begin").digest != first
