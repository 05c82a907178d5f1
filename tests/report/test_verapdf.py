"""Reports before the validators: veraPDF, the reference for PDF/A and PDF/UA, and a young one that is always there."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import page as validator
import pikepdf
import pytest
from pdf_files import opened
from rendered import Shared

VERAPDF = Path(os.environ.get("VBM_VERAPDF", Path(__file__).parents[2] / ".venv" / "verapdf" / "verapdf"))
PROFILES = ("3a", "ua1")
DOUBTFUL = "PDFA3A-STREAM-LENGTH-001"
"""A rule of the young validator that objects to streams in which veraPDF, with the same rule, finds nothing."""

needs_verapdf = pytest.mark.skipif(
    not VERAPDF.exists(),
    reason="veraPDF is not here, so PDF/A and PDF/UA were not checked with it; tools/verapdf/setup.sh",
)


def judged(profile: str, path: Path) -> str:
    done = subprocess.run([str(VERAPDF), profile, str(path)], capture_output=True, check=False, text=True)
    return done.stdout + done.stderr


@needs_verapdf
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", ["wilg", "vijandig"])
def test_verapdf_finds_nothing(shared: Shared, name: str, profile: str, tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(shared.pdf(name))
    assert judged(profile, path) == f"valid {profile} {path}\n"


@needs_verapdf
def test_control_verapdf_sees_what_is_wrong(shared: Shared, tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    pdf = opened(shared.pdf("wilg"))
    del pdf.Root.MarkInfo
    pdf.save(path)
    assert judged("ua1", path).startswith(f"invalid ua1 {path}\n  6.2-1 ")


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", ["wilg", "vijandig"])
def test_the_other_validator_finds_nothing(shared: Shared, name: str, profile: str) -> None:
    report = validator.validate_pdf_bytes(shared.pdf(name), profile=profile)
    assert [one.message for one in report.failures if one.rule_id != DOUBTFUL] == []


def test_files_are_associated_once_each_with_what_they_are(shared: Shared) -> None:
    pdf = opened(shared.pdf("wilg"))
    found = {str(one.UF): (str(one.AFRelationship), str(one.EF.F.Subtype)) for one in pdf.Root.AF}
    assert len(pdf.Root.AF) == 4
    assert found == {
        "beoordeling.json": ("/Data", "/application/json"),
        "over.json": ("/Supplement", "/application/json"),
        "regels.json": ("/Supplement", "/application/json"),
        "zelfrapportage.json": ("/Source", "/application/json"),
    }
    assert all(str(one.Desc) for one in pdf.Root.AF)
    assert set(pdf.attachments) == set(found)


def test_the_metadata_can_be_read_without_unpacking(shared: Shared) -> None:
    data = shared.pdf("wilg")
    assert b'pdfuaid:part="1"' in data
    assert b'pdfaid:part="3"' in data
    assert isinstance(opened(data).Root.OutputIntents, pikepdf.Array)
