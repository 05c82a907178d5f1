"""What a page says in which language, and the Dutch words by which a leftover is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_WORDS = """
aan alle alleen andere bij daar dan dat de deze dit een eerst er geen het hier hoe nog niet om ook onder van voor
volgens waar wat wie wordt worden zij zijn zoals zonder uit naar maar moet mag kan staat
"""
FUNCTION_WORDS = frozenset(_WORDS.split())
"""Words that hardly a Dutch sentence is without, and that are no English words."""
PROPER = re.compile(r"\b[A-Z]{2,}-[\w.-]+|\bsha256:\S+")
"""Ids of norms and statements, and digests: they are the same in every language."""
SPOKEN = ("alt", "title", "aria-label", "content", "data-day", "data-state", "placeholder")
SETTINGS = ("author", "viewport", "referrer", "generator", "dcterms.created", "dcterms.modified")
"""What stands in the head of a page for programs, and the name of the location."""
EMPTY = frozenset({"meta", "br", "hr", "img", "input", "link"})


@dataclass
class Said(HTMLParser):
    """A page taken apart: each text with its language, and the Dutch terms that stand in English text."""

    source: str
    texts: list[tuple[str, str]] = field(default_factory=list)
    terms: list[tuple[str, str]] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)
    section: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        language = given.get("lang", self.language)
        if tag == "section" and "chapter" in given.get("class", "").split():
            self.section = given["id"]
        if tag == "i" and language == "nl":
            self.terms.append((self.section, ""))
        self.texts += [
            (language, given[name]) for name in SPOKEN if name in given and given.get("name") not in SETTINGS
        ]
        if tag not in EMPTY:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(tag == "style" for tag, _ in self.open):
            return
        self.texts.append((self.language, data))
        if self.terms and self.open[-1][0] == "i" and self.language == "nl":
            self.terms[-1] = (self.section, data)

    def in_language(self, language: str) -> Iterator[str]:
        """Give the texts in a language, in order, with single spaces."""
        for one, text in self.texts:
            if one == language and text.strip():
                yield " ".join(text.split())


def leftovers(page: str, names: frozenset[str] = frozenset()) -> list[str]:
    """Give the English texts of a page that hold a Dutch function word, besides the names that somebody gave."""
    found = []
    for text in Said(page).in_language("en"):
        left = PROPER.sub("", text)
        for name in sorted(names, key=len, reverse=True):
            left = left.replace(name, "")
        if FUNCTION_WORDS & set(re.findall(r"[a-zà-ÿ]+", left.lower())):
            found.append(text)
    return found
