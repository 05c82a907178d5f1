"""Putting something into a YAML file by hand, as it were: what is there stays as it is, byte for byte."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from compliance.files.node import Mapping, Node, Place, Scalar, Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


class CannotInsert(Exception):
    """There is no place where it can go without a change to what is there."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file, each with the line end that it has."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """Take a text apart; put together again it is the same text."""
        return cls(tuple(_LINE.findall(text)))

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.lines)

    @property
    def end(self) -> str:
        """The line end of this file."""
        first = self.lines[0] if self.lines else "\n"
        return first[len(first.rstrip("\r\n")) :] or "\n"

    def blank(self, at: int) -> bool:
        """Whether there is nothing on a line, counted from 0; nor is there before the first and after the last."""
        return not 0 <= at < len(self.lines) or not self.lines[at].strip()

    def with_block(self, at: int, block: str) -> Lines:
        """Put a block of lines before line ``at`` (from 0), with an empty line on either side."""
        before = list(self.lines[:at])
        if before and not before[-1].endswith(("\r", "\n")):
            before[-1] += self.end
        new = ([] if self.blank(at - 1) else [""]) + block.rstrip("\n").split("\n")
        new += [] if at >= len(self.lines) or self.blank(at) else [""]
        return Lines((*before, *(f"{line}{self.end}" for line in new), *self.lines[at:]))

    def with_word(self, place: Place, word: str) -> Lines:
        """Put a word right behind a place."""
        at, column = place.line - 1, place.column - 1 + place.width
        line = self.lines[at]
        return Lines((*self.lines[:at], line[:column] + word + line[column:], *self.lines[at + 1 :]))


def add_to_list(text: str, root: Node, key: str, item: str, *, before: str = "") -> str:
    """Give a text with ``item`` at the end of the list under ``key``, a key of the file as a whole.

    ``root`` is what was read from the text; ``item`` is a piece of YAML that begins with a hyphen at the margin. When
    the key is not there it is added: before the key ``before``, or else at the end. Raises ``CannotInsert`` when the
    list is written between brackets.
    """
    lines = Lines.of(text)
    if not isinstance(root, Mapping) or _in_brackets(root.place):
        raise CannotInsert
    node = root.get(key)
    if node is None:
        at = _top(root.key(before), lines) if before else len(lines.lines)
        return lines.with_block(at, f"{key}:\n{textwrap.indent(item, '  ')}").text
    empty = isinstance(node, Scalar) and node.blank and not node.text
    if not (empty or isinstance(node, Sequence)) or _in_brackets(node.place):
        raise CannotInsert
    indent = 2 if empty else node.place.column - 1
    following = [name for name, _ in root if name.place.line > _line(root.key(key))]
    at = _top(min(following, key=_line), lines) if following else len(lines.lines)
    return lines.with_block(at, textwrap.indent(item, " " * indent)).text


def add_word(text: str, root: Node, key: str, word: str) -> str:
    """Give a text with a word at the end of the list of words under ``key``, with or without brackets.

    Raises ``CannotInsert`` where there is no such list.
    """
    lines = Lines.of(text)
    node = root.get(key) if isinstance(root, Mapping) else None
    if not isinstance(node, Sequence):
        raise CannotInsert
    if _in_brackets(node.place):
        place = node.items[-1].place if node.items else Place("", node.place.line, node.place.column)
        return lines.with_word(place, f", {word}" if node.items else word).text
    at = node.items[-1].place.line
    indent = " " * (node.place.column - 1)
    before = list(lines.lines[:at])
    if not before[-1].endswith(("\r", "\n")):
        before[-1] += lines.end
    return Lines((*before, f"{indent}- {word}{lines.end}", *lines.lines[at:])).text


def _in_brackets(place: Place) -> bool:
    return place.source_line[place.column - 1 :].startswith(("[", "{"))


def _line(name: Scalar | None) -> int:
    return name.place.line if name is not None else 0


def _top(name: Scalar | None, lines: Lines) -> int:
    """Give the line (from 0) at which a key of the whole file begins, with the comment that stands right above it."""
    if name is None:
        return len(lines.lines)
    at = name.place.line - 1
    while at > 0 and lines.lines[at - 1].startswith("#"):
        at -= 1
    return at
