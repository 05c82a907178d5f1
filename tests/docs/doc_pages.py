"""The documentation as data: the pages, their blocks of code, their links and their tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
"""Every page that this folder tests."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code: its language, the ``key=value`` words behind it, its lines and the line where it begins."""

    page: str
    line: int
    language: str
    words: dict[str, str]
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line}"


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> tuple[Block, ...]:
    """Give the fenced blocks of a page, in order."""
    found: list[Block] = []
    inside: list[str] | None = None
    start, info = 0, ""
    for number, line in enumerate(page.read_text("utf-8").splitlines(), start=1):
        if line.startswith("```"):
            if inside is None:
                inside, start, info = [], number, line[3:].strip()
                continue
            language, *rest = info.split() or [""]
            words = dict(word.partition("=")[::2] for word in rest)
            found.append(Block(name_of(page), start, language, words, tuple(inside)))
            inside = None
        elif inside is not None:
            inside.append(line)
    assert inside is None, f"{name_of(page)}:{start}: this block is never closed"
    return tuple(found)


def prose(page: Path) -> str:
    """Give a page without its blocks of code."""
    return re.sub(r"(?ms)^```.*?^```$", "", page.read_text("utf-8"))


def section(page: Path, title: str) -> str:
    """Give what stands under a heading, up to the next heading of any level, without blocks of code."""
    text = prose(page)
    found = re.search(rf"(?m)^#+ {re.escape(title)}$", text)
    assert found is not None, f"{name_of(page)} has no heading {title!r}"
    rest = text[found.end() :]
    following = re.search(r"(?m)^#+ ", rest)
    return rest[: following.start()] if following else rest


def rows(text: str) -> list[list[str]]:
    """Give the cells of the tables in a text, a row at a time, without the headings."""
    found: list[list[str]] = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            continue
        if set("".join(cells)) <= {"-"}:
            found.pop()
        else:
            found.append(cells)
    return found


def first_column(text: str) -> list[str]:
    """Give the words in code quotes in the first column of the tables in a text."""
    return [word for row in rows(text) for word in re.findall(r"`([^`]+)`", row[0])]


def anchor(heading: str) -> str:
    """Give the anchor that a heading gets: small letters, hyphens for spaces, no other signs."""
    plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    return {anchor(heading) for heading in re.findall(r"(?m)^#+ (.+)$", prose(page))}


def links(page: Path) -> list[str]:
    """Give the targets of the links and pictures of a page."""
    return re.findall(r"\]\(([^)\s]+)\)", prose(page))
