"""A text with parts in another language: each part carries its mark wherever it is filled in, joined or laid out.

A report in English says much in Dutch: the norms, the answers, the names of outcomes. A reader's voice must know
where. So such a part is a ``Passage``: plain text like any other, that lays itself out in HTML with its language. A
report in Dutch has none, and what is here then changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Self

_TERM = re.compile(r"\*([^*]+)\*")


class Passage(str):
    """A text that knows its own HTML. What it was made from is escaped; only the marks are markup."""

    __slots__ = ("markup",)
    markup: str

    def __new__(cls, text: str, markup: str) -> Self:
        """Make a passage that reads as ``text`` and is laid out as ``markup``."""
        made = super().__new__(cls, text)
        made.markup = markup
        return made

    def __html__(self) -> str:
        """Give the HTML, as Jinja asks for it."""
        return self.markup


def in_dutch(text: str) -> Passage:
    """Mark a whole text as Dutch."""
    return Passage(text, f'<span lang="nl">{_markup(text)}</span>')


def with_terms(text: str) -> str:
    """Mark the Dutch terms in an English text of ours, which stand between asterisks: ``a *machtiging* (…)``."""
    plain = _TERM.sub(r"\1", text)
    return text if plain == text else Passage(plain, _TERM.sub(r'<i lang="nl">\1</i>', escape(text)))


def filled(sentence: str, **words: object) -> str:
    """Fill in a sentence. What is marked in it, or in what is filled in, stays marked."""
    text = str.format(sentence, **words)
    if not any(isinstance(one, Passage) for one in (sentence, *words.values())):
        return text
    return Passage(text, _markup(sentence).format(**{name: _markup(one) for name, one in words.items()}))


def joined(between: str, texts: Iterable[str]) -> str:
    """Join texts. What is marked in them stays marked."""
    parts = tuple(texts)
    text = between.join(parts)
    if not any(isinstance(one, Passage) for one in parts):
        return text
    return Passage(text, escape(between).join(_markup(one) for one in parts))


def _markup(one: object) -> str:
    markup: str = one.__html__() if hasattr(one, "__html__") else escape(str(one))
    return markup
