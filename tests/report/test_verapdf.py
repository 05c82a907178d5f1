"""Reports before the validators: veraPDF, the reference for PDF/A and PDF/UA, and a young one that is always there."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import page as validator
import pikepdf
import pytest
from documents import ARCHIVED, KINDS, pdf_of
from pdf_files import opened
from rendered import Shared

VERAPDF = Path(os.environ.get("VBM_VERAPDF", Path(__file__).parents[2] / ".venv" / "verapdf" / "verapdf"))
PROFILES = ("3a", "ua1")
DOUBTFUL = "PDFA3A-STREAM-LENGTH-001"
"""A rule of the young validator that takes a carriage return at the end of the data for a part of the line end."""

needs_verapdf = pytest.mark.skipif(
    not VERAPDF.exists(),
    reason="veraPDF is not here, so PDF/A and PDF/UA were not checked with it; tools/verapdf/setup.sh",
)


def judged(profile: str, path: Path) -> str:
    done = subprocess.run([str(VERAPDF), profile, str(path)], capture_output=True, check=False, text=True)
    return done.stdout + done.stderr


ONE_OF_EACH = (*ARCHIVED, "bezoeklijst", "vragenlijst")
PRINTED = [(name, profile) for name in ONE_OF_EACH for profile in PROFILES if profile == "ua1" or name in ARCHIVED]


@needs_verapdf
@pytest.mark.parametrize(("name", "profile"), PRINTED)
def test_verapdf_finds_nothing(shared: Shared, name: str, profile: str, tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(pdf_of(shared, name))
    assert judged(profile, path) == f"valid {profile} {path}\n"


@needs_verapdf
def test_control_verapdf_sees_what_is_wrong(shared: Shared, tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    pdf = opened(shared.pdf("wilg"))
    del pdf.Root.MarkInfo
    pdf.save(path)
    assert judged("ua1", path).startswith(f"invalid ua1 {path}\n  6.2-1 ")


STREAM = re.compile(rb"\n(\d+) 0 obj\n(<<(?:(?!endobj).)*?>>)\nstream\n", re.DOTALL)
LENGTH = re.compile(rb"/Length (\d+)")


def streams(pdf: bytes) -> dict[int, tuple[bytes, bytes]]:
    """Give of each stream, by number, the data as long as it says that they are, and what follows in the file."""
    found = {}
    for head in STREAM.finditer(pdf):
        (length,) = LENGTH.findall(head[2])
        end = head.end() + int(length)
        found[int(head[1])] = pdf[head.end() : end], pdf[end : end + len(b"\nendstream\nendobj")]
    return found


@pytest.mark.parametrize("name", KINDS)
def test_every_stream_is_as_long_as_it_says(shared: Shared, name: str) -> None:
    pdf = pdf_of(shared, name)
    found = streams(pdf)
    assert len(found) == pdf.count(b"\nendstream\nendobj") > 5
    assert {after for _, after in found.values()} == {b"\nendstream\nendobj"}


def test_control_a_stream_of_another_length_is_found(shared: Shared) -> None:
    pdf = pdf_of(shared, "wilg")
    longer = LENGTH.sub(lambda one: b"/Length %d" % (int(one[1]) + 1), pdf, count=1)
    assert {after for _, after in streams(longer).values()} != {b"\nendstream\nendobj"}


@pytest.mark.parametrize(("name", "profile"), PRINTED)
def test_the_other_validator_finds_nothing(shared: Shared, name: str, profile: str) -> None:
    """It finds nothing, but for streams whose data end in a carriage return; their length is right, as shown above."""
    pdf = pdf_of(shared, name)
    report = validator.validate_pdf_bytes(pdf, profile=profile)
    ambiguous = {number for number, (data, _) in streams(pdf).items() if data.endswith(b"\r")}
    for one in report.failures:
        assert one.rule_id == DOUBTFUL, one.message
        assert one.object_id is not None
        assert one.object_id.object_number in ambiguous


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


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("inspectie", {"beoordeling.json", "inspectie.json", "over.json", "regels.json", "zelfrapportage.json"}),
        ("overzicht", {"over.json", "overzicht.json", "regels.json"}),
    ],
)
def test_the_others_have_their_own_files(shared: Shared, name: str, files: set[str]) -> None:
    pdf = opened(pdf_of(shared, name))
    assert {str(one.UF) for one in pdf.Root.AF} == files
    assert len(pdf.Root.AF) == len(files)
    assert all(str(one.Desc) for one in pdf.Root.AF)


def test_the_metadata_can_be_read_without_unpacking(shared: Shared) -> None:
    data = shared.pdf("wilg")
    assert b'pdfuaid:part="1"' in data
    assert b'pdfaid:part="3"' in data
    assert isinstance(opened(data).Root.OutputIntents, pikepdf.Array)
