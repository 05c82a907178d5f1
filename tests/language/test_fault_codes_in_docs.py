from __future__ import annotations

import re
from pathlib import Path

import pytest

from compliance.files.catalogue import CATALOGUE

PAGE = Path(__file__).parents[2] / "docs" / "foutcodes.md"


def sections() -> dict[str, str]:
    text = PAGE.read_text(encoding="utf-8")
    parts = re.split(r"^### (\S+)$", text, flags=re.MULTILINE)
    assert len(parts[1::2]) == len(set(parts[1::2]))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def as_printed(words: str) -> str:
    return re.sub(r"\{\w+\}", "…", words).replace("{{", "{").replace("}}", "}")


def test_every_code_has_a_section_and_every_section_a_code_in_the_same_order() -> None:
    assert list(sections()) == list(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_section_gives_the_sentence_when_it_comes_and_what_to_do(code: str) -> None:
    section = sections().get(code, "")
    assert f"\n> {as_printed(CATALOGUE[code].message)}\n" in section
    assert re.search(r"\n\*\*Wanneer\.\*\* .{20,}\.\n", section)
    assert f"\n**Wat te doen.** {as_printed(CATALOGUE[code].advice)}\n" in section
