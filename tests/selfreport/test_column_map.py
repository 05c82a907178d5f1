"""A map of columns is checked against the lists of the questionnaire before anything is read with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from registers import columns_of, faults, lay_out, places, rules

from compliance.files.fault import FaultyFile
from compliance.selfreport.reader import read_self_report


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("kolommen: 2\nlijsten: {}\n", ["1:11 R103"]),
        ("lijsten: {}\n", ["1:1 R102"]),
        ("kolommen: 1\n", ["1:1 R102"]),
        ("- kolommen\n", ["1:1 R105"]),
        ("kolommen: 1\nlijst: {}\nlijsten: {}\n", ["2:1 R101"]),
        ("kolommen: 1\nkopregel: 0\nlijsten: {}\n", ["2:11 R105"]),
        ("kolommen: 1\ndecimaal: ','\nlijsten: {}\n", ["2:11 R103"]),
        ("kolommen: 1\nlijsten:\n  kern: {velden: {}}\n", ["3:3 C409"]),
        ("kolommen: 1\nlijsten:\n  locatie.naam: {velden: {}}\n", ["3:3 C409"]),
        ("kolommen: 1\nlijsten:\n  groepen: {velden: {naam: X}}\n", ["in.yaml:3:45 C408"]),
        (columns_of("kenmrek: X"), ["6:7 S308"]),
        (columns_of("redenen: X"), ["6:7 C410"]),
        (columns_of("redenen.anders: X"), ["6:7 S308"]),
        (columns_of("kenmerk: {woorden: {a: b}}"), ["6:7 C410"]),
        (columns_of("begin: {datum: X}"), ["6:7 C410"]),
        (columns_of("begin: {tijd: X}"), ["6:7 C410"]),
        (columns_of("begin: {kolom: X, datum: X, tijd: X}"), ["6:7 C410"]),
        (columns_of("kenmerk: {datum: X, tijd: X}"), ["6:7 C410"]),
        (columns_of("kenmerk: {kolom: X, eenheid: min}"), ["6:7 C410"]),
        (columns_of("kenmerk: {kolom: X, decimaal: punt}"), ["6:7 C410"]),
        (columns_of("kenmerk: {kolom: X, datumvorm: dd-mm-jjjj}"), ["6:7 C410"]),
        (columns_of("begin: {kolom: X, datumvorm: dd-mm}"), ["6:7 C410"]),
        (columns_of("begin: X", head="datumvorm: dd-mm-yyyy"), ["6:7 C410"]),
        (columns_of("kenmerk: {kolom: X, kollom: X}"), ["6:27 R101"]),
        (columns_of("kenmerk: [X]"), ["6:7 R105"]),
        (columns_of("verteld: {kolom: X, woorden: {x: waarschijnlijk}}"), ["6:40 S310"]),
        (columns_of("plaats: {kolom: X, woorden: {VR: ruimt}}"), ["6:40 S306"]),
        (columns_of("verteld: {kolom: X, woorden: {'': nee}}"), ["6:16 C410"]),
        (columns_of("verteld: {kolom: X, woorden: {J: ja, j: nee}}"), ["6:7 C410"]),
        (columns_of("kenmerk: X", only="{kolom: Soort, is: []}"), ["5:13 C410"]),
        (columns_of("kenmerk: X", only="{kolom: Soort, is: [1]}"), ["5:33 R105"]),
        (columns_of("kenmerk: *X"), ["6:16 F012"]),
        ("", ["0:0 F005"]),
    ],
)  # fmt: skip
def test_a_map_with_something_wrong_in_it(columns: str, expected: list[str], tmp_path: Path) -> None:
    path = lay_out(tmp_path, "X\n1\n", columns, name="export.csv")
    with pytest.raises(FaultyFile) as caught:
        read_self_report(str(path), rules())
    assert places(caught.value.faults) == [one if ".yaml" in one else f"kolommen.yaml:{one}" for one in expected]


def test_everything_that_is_wrong_comes_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, "Nr;Begin\nA1;x\nA2;y\n", "kenmerk: Nr\nbegin: Begin\nleeftijd: Leeftijd\ndeel: Deel")
    assert places(found) == ["kolommen.yaml:8:17 C407", "kolommen.yaml:9:13 C407"]
    assert places(faults(tmp_path, "Nr;Begin\nA1;x\nA2;y\n", "kenmerk: Nr\nbegin: Begin")) == [
        "export.csv:2:4 S314",
        "export.csv:3:4 S314",
    ]
