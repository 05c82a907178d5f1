from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from command_line import LINDEHUIS, WILG, vbm

from compliance.cli.assess import OUTCOMES
from compliance.report.table import COLUMNS

REPORT = """\
zelfrapportage: 1
locatie: {{naam: '{name}', setting: open}}
periode: {{van: 2025-01-01, tot_en_met: 2025-06-30}}
peildatum: 2025-06-30
antwoorden:
  groepen: [{{naam: '{name}', plekken: 6, bezetting_max: 7, bezetting_vandaag: 6}}]
"""


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_norm_a_file() -> None:
    found = rows(vbm("assess", WILG, LINDEHUIS, "--format", "csv").out)
    norms = [
        (one["self_report"]["source"], norm["id"], norm["outcome"], norm["severity"], norm["status"], norm["title"])
        for one in vbm("assess", WILG, LINDEHUIS, "--format", "json").json
        for norm in one["norms"]
    ]
    keys = ("bestand", "norm", "uitkomst", "ernst", "status", "titel")
    assert [tuple(row[key] for key in keys) for row in found] == norms
    assert {row["peildatum"] for row in found} == {"2025-06-30"}
    assert {row["uitkomst"] for row in found} <= set(OUTCOMES)
    assert {row["eerste_bevinding"] for row in found} == {"ja", "nee", ""}


def test_the_columns_are_a_contract() -> None:
    out = vbm("assess", WILG, "--format", "csv").out
    assert out.splitlines()[0] == ",".join(COLUMNS)
    assert COLUMNS == (
        "bestand", "locatie", "setting", "peildatum", "regelboek", "thema", "norm", "titel", "uitkomst", "ernst",
        "status", "eerste_bevinding", "reden", "ontbreekt",
    )  # fmt: skip


NORMS = 194
"""The number of norms of the rulebook; a norm with two versions is one."""


def test_one_header_and_windows_line_ends() -> None:
    raw = vbm("assess", WILG, LINDEHUIS, "--format", "csv").raw
    assert raw.count(b"bestand,locatie") == 1
    assert raw.count(b"\n") == raw.count(b"\r\n") == 2 * NORMS + 1


def test_what_is_missing_is_named() -> None:
    found = {row["norm"]: row["ontbreekt"] for row in rows(vbm("assess", WILG, "--format", "csv").out)}
    assert found["BJ-6.2.6-2-SANITARY"] == "veilige_ruimten.sanitair"
    assert found["JW-6.3.2.2-ROOMLOCK"] == ""


@pytest.mark.parametrize("name", ["=1+1", "+31", "-2", "@som", '=cmd|"/c calc"!A1', "=HYPERLINK(A1,B1)"])
def test_no_cell_is_a_formula(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(f"{name[:2]}.yaml")
    path.write_text(REPORT.format(name=name))
    found = rows(vbm("assess", "--format", "csv", "--", str(path)).out)
    assert {row["locatie"] for row in found} == {f"'{name}"}
    assert {row["bestand"] for row in found} == {f"'{path}"}
    assert any(row["reden"].startswith(f"'{name}: ") for row in found)
    for row in found:
        for cell in row.values():
            assert cell[:1] not in set("=+-@\t\r\n"), cell


def test_names_with_commas_quotes_and_line_ends_come_back(tmp_path: Path) -> None:
    path = tmp_path / "in.yaml"
    path.write_text(
        'zelfrapportage: 1\npeildatum: 2025-06-30\nlocatie:\n  naam: "De \\"Wilg\\", met; meer\\nen een regel"\n'
    )
    found = rows(vbm("assess", str(path), "--format", "csv").out)
    assert {row["locatie"] for row in found} == {'De "Wilg", met; meer\nen een regel'}
