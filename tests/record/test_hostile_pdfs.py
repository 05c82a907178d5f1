"""PDFs of others: a clear sentence and code 3, whatever is in them, and nothing of them is ever run."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from two_themes import attached, public_report, report, rewritten, rulebook, with_files

from compliance.files.fault import FaultyFile
from compliance.files.pdf_file import MAX_PDF, MAX_UNPACKED, MOST_ATTACHMENTS, PdfFile
from compliance.record.verification import verify
from compliance.selfreport.reader import parse_self_report


def empty() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return pdf


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def with_script() -> bytes:
    pdf = empty()
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hallo')")
    return saved(pdf)


def locked() -> bytes:
    return saved(pikepdf.open(io.BytesIO(report())), encryption=pikepdf.Encryption(owner="a", user="b"))


def bomb() -> bytes:
    pdf = pikepdf.open(io.BytesIO(report()))
    stream = pdf.attachments["zelfrapportage.json"].get_file().obj
    stream.write(zlib.compress(b"0" * (MAX_UNPACKED + 1)), filter=pikepdf.Name.FlateDecode)
    return saved(pdf)


def many_files() -> bytes:
    return with_files(report(), {f"{number}.txt": b"x" for number in range(MOST_ATTACHMENTS + 1)})


def twice() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        names = pdf.Root.Names.EmbeddedFiles.Names
        names.extend(list(names)[:2])

    return rewritten(report(), change)


def ring() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        tree = pdf.Root.Names.EmbeddedFiles
        del tree["/Names"]
        tree.Kids = pikepdf.Array([tree])

    return rewritten(report(), change)


def deep() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000 + b"\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF"


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "an empty one": (lambda: saved(empty()), "D603"),
    "one with a script": (with_script, "D603"),
    "the first bytes only": (lambda: b"%PDF-1.7\n", "D601"),
    "half of a report": (lambda: report()[: len(report()) // 2], "D601"),
    "nested": (deep, "D601"),
    "too long": (lambda: b"%PDF-1.7\n" + b"%" * MAX_PDF, "D605"),
    "locked": (locked, "D602"),
    "many files": (many_files, "D605"),
    "a file twice": (twice, "D606"),
    "a bomb": (bomb, "D605"),
    "a ring": (ring, "D603"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_gives_one_fault(name: str) -> None:
    make, code = HOSTILE[name]
    data = make()
    for read in (lambda: verify(data, "a.pdf"), lambda: parse_self_report(data, "a.pdf", rulebook())):
        with pytest.raises(FaultyFile) as caught:
            read()
        assert {one.code for one in caught.value.faults} == {code}
        assert caught.value.faults[0].file == "a.pdf"


def test_no_pdf_at_all() -> None:
    with pytest.raises(FaultyFile, match="D601"):
        verify(b"zelfrapportage: 1", "a.pdf")


def test_over_json_that_is_none() -> None:
    for data in (
        b"",
        b"[" * 100_000,
        b'{"schema_version": 1}',
        attached(report())["over.json"].replace(b": 1", b": 7", 1),
    ):
        with pytest.raises(FaultyFile, match="D606"):
            verify(with_files(report(), {"over.json": data}), "a.pdf")


def test_a_publication_has_no_answers_to_read() -> None:
    with pytest.raises(FaultyFile, match="D604"):
        parse_self_report(public_report(), "openbaar.pdf", rulebook())


def test_a_profile_that_is_not_there() -> None:
    about = json.loads(attached(report())["over.json"])
    about["profile"] = "anders"
    found = verify(with_files(report(), {"over.json": json.dumps(about).encode()}), "a.pdf")
    assert found.agrees is False
    assert 'geen profiel of thema "anders"' in str(found.checks)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.binary(max_size=30)), min_size=1, max_size=5))
def test_any_damage_is_a_fault_or_leaves_the_files_readable(damage: list[tuple[float, int, bytes]]) -> None:
    pdf = bytearray(report())
    for where, length, data in damage:
        at = 5 + int(where * (len(pdf) - 6))
        pdf[at : at + length] = data
    with suppress(FaultyFile):
        PdfFile(bytes(pdf), "a.pdf").attachments()


def test_reading_does_not_touch_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(report())
    PdfFile(path.read_bytes(), str(path)).words()
    assert path.read_bytes() == report()
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
