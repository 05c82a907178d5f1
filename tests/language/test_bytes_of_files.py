from __future__ import annotations

import errno
import io
import os
import threading
from pathlib import Path
from unittest import mock

import pytest

from compliance.files.fault import FaultyFile
from compliance.files.text import MAX_BYTES, decode, digest, read_bytes


def fault_of(path: Path | str) -> str:
    with pytest.raises(FaultyFile) as raised:
        read_bytes(str(path))
    (fault,) = raised.value.faults
    return f"{fault.code} {fault.message}"


def codes(data: bytes) -> list[str]:
    with pytest.raises(FaultyFile) as raised:
        decode(data, "proef.yaml")
    return [f"{fault.code} {fault.line}:{fault.column}" for fault in raised.value.faults]


def test_a_plain_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "Café 😀.yaml"
    path.write_bytes(b"a: b\n")
    assert read_bytes(str(path)) == b"a: b\n"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "weg.yaml").startswith("F001")
    assert fault_of(tmp_path / "weg" / "weg.yaml").startswith("F001")
    (tmp_path / "kring.yaml").symlink_to(tmp_path / "kring.yaml")
    assert fault_of(tmp_path / "kring.yaml").startswith("F001")


def test_a_folder(tmp_path: Path) -> None:
    assert fault_of(tmp_path).startswith("F002")


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "dicht.yaml"
    path.write_bytes(b"a: b\n")
    refused = PermissionError(errno.EACCES, "Permission denied")
    with mock.patch.object(Path, "open", side_effect=refused):
        assert fault_of(path) == "F003 dit bestand kan niet worden gelezen: u hebt er geen rechten voor."
    assert read_bytes(str(path))


def test_a_disk_that_fails_says_what_the_computer_says(tmp_path: Path) -> None:
    path = tmp_path / "stuk.yaml"
    path.write_bytes(b"a: b\n")
    with mock.patch.object(Path, "open", side_effect=OSError(errno.EIO, "x")):
        assert fault_of(path).startswith('F003 dit bestand kan niet worden gelezen: de computer meldt "')


def test_a_name_that_is_too_long() -> None:
    assert fault_of("x" * 5000) == "F003 dit bestand kan niet worden gelezen: de naam is te lang."


@pytest.mark.parametrize("path", ["/dev/null", "/dev/zero"])
def test_a_device_is_no_file(path: str) -> None:
    assert fault_of(path) == "F003 dit bestand kan niet worden gelezen: het is geen gewoon bestand."


def test_a_pipe_that_nobody_writes_to_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "pijp.yaml"
    os.mkfifo(path)
    found: list[str] = []
    reading = threading.Thread(target=lambda: found.append(fault_of(path)), daemon=True)
    reading.start()
    reading.join(timeout=10)
    assert found == ["F003 dit bestand kan niet worden gelezen: het is geen gewoon bestand."]


def test_the_largest_file_that_is_read_is_as_large_as_the_limit_says(tmp_path: Path) -> None:
    path = tmp_path / "groot.yaml"
    path.write_bytes(b"x" * MAX_BYTES)
    assert len(read_bytes(str(path))) == MAX_BYTES
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    assert fault_of(path).startswith("F004")


class Endless(io.RawIOBase):
    """A pipe that never ends; it counts what was asked of it."""

    asked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # io gives a buffer
        view[:] = b"x" * len(view)
        self.asked += len(view)
        return len(view)


def test_no_more_is_read_from_standard_input_than_the_limit() -> None:
    endless = Endless()
    with mock.patch("sys.stdin", io.TextIOWrapper(io.BufferedReader(endless))):
        assert fault_of("-").startswith("F004")
    assert endless.asked < 2 * MAX_BYTES


@pytest.mark.parametrize("data", [b"", b"\n", b" \t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_a_file_with_nothing_in_it_is_empty(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "leeg.yaml"
    path.write_bytes(data)
    assert fault_of(path) == "F005 dit bestand is leeg."


@pytest.mark.parametrize("data", [b"a\r\nb\rc\n", b"\xef\xbb\xbfa\nb\nc\n"])
def test_a_byte_order_mark_and_other_line_ends_make_no_difference(data: bytes) -> None:
    assert decode(data, "proef.yaml") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff", "F006 1:1"),
        ("a\nCafé".encode("latin-1"), "F006 2:4"),
        ("é😀".encode() + b"\x80", "F006 1:3"),
        (b"\xef\xbb\xbfa\xff", "F006 1:2"),
        ("a".encode("utf-16"), "F006 1:1"),
        (b"a\xed\xa0\x80", "F006 1:2"),
        (b"a\xc0\x80", "F006 1:2"),
    ],
)
def test_what_is_not_utf_8_is_refused_where_it_begins(data: bytes, code: str) -> None:
    assert codes(data) == [code]


@pytest.mark.parametrize("number", [0x00, 0x07, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x9B, 0xFEFF, 0xFFFE, 0xFFFF, 0x2028])
def test_a_character_that_no_text_holds_is_refused_where_it_stands(number: int) -> None:
    assert codes(f"a\né{chr(number)}".encode()) == ["F007 2:2"]


@pytest.mark.parametrize("text", ["a\tb", "é", "😀", "\u00a0", "e\u0301", "\ue000", "\u200b"])
def test_other_characters_are_left_as_they_are(text: str) -> None:
    assert decode(text.encode(), "proef.yaml") == text


def test_a_message_never_repeats_a_control_character() -> None:
    with pytest.raises(FaultyFile) as raised:
        decode(b"naam: \x1b]0;x\x07\n", "proef.yaml")
    assert str(raised.value).isprintable() or not set(str(raised.value)) & {"\x1b", "\x07"}


def test_a_digest_is_over_the_bytes() -> None:
    assert digest(b"a") != digest(b"a\n")
    assert digest(b"").startswith("sha256:e3b0c442")
