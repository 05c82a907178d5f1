"""Signs of a person in free text: what looks like a citizen number, a date of birth, an address, a name with an age.

``forms/script/shared/persons.js`` walks the same patterns in the same way for the offline form; a property test holds
the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from stdnum.nl import bsn

from compliance.selfreport.person_patterns import PATTERNS


class Kind(StrEnum):
    """What a text seems to hold. The order is that of the codes P501 to P506."""

    BSN = "bsn"
    BIRTH = "geboortedatum"
    EMAIL = "e-mailadres"
    PHONE = "telefoonnummer"
    NAME_AND_AGE = "naam_met_leeftijd"
    ADDRESS = "adres"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a person: its kind, and where it begins and ends in the text, in characters."""

    kind: Kind
    start: int
    end: int


MOST_OF_A_KIND = 50
"""So many signs of a kind are found in one text."""

CONTEXT = 60
"""So many characters before and after a number are looked at."""


def persons_in(text: str, day: date | None = None, patterns: Mapping[str, Any] = PATTERNS) -> tuple[Sign, ...]:
    """Give the signs of a person in one text, from left to right.

    ``day`` is the reference date: a full date that makes somebody 10 to 25 years old on that day is taken for a date of
    birth. Without it, only what is called a date of birth is one. ``patterns`` are ``PATTERNS``, or those for a
    rulebook. What is found is possible and never certain; of numbers of nine digits that mean something else, one in
    eleven passes the *elfproef*.
    """
    if len(text) < SHORTEST:
        return ()
    dates = tuple(_dates(text, patterns))
    # A register has thousands of texts: what cannot be there is not looked for.
    capitals = text != text.lower()
    emails = [Sign(Kind.EMAIL, *span) for span in (_spans(patterns["email"], text) if "@" in text else ())]
    births = list(_births(text, dates, day, patterns))
    phones = list(_phones(text, dates, patterns))
    numbers = list(_numbers(text, patterns))
    names = list(_names(text, patterns)) if capitals else []
    homes = [Sign(Kind.ADDRESS, *span) for one in patterns["postcode"] if capitals for span in _spans(one, text)]
    found: list[Sign] = []
    for sign in (
        one for several in (emails, births, phones, numbers, names, homes) for one in several[:MOST_OF_A_KIND]
    ):
        if not any(sign.start < other.end and other.start < sign.end for other in found):
            found.append(sign)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


SHORTEST = 5
"""Nothing that is looked for is shorter: ``a@b.nl``, ``Bo (9)``."""


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _spans(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Give where the first group of a pattern stands; it is always the last part of the match."""
    for found in _compiled(pattern).finditer(text):
        yield found.end() - len(found[1]), found.end()


def _found(pattern: str, text: str) -> bool:
    return _compiled(pattern).search(text) is not None


def _covered(spans: Iterable[tuple[int, int]]) -> set[int]:
    """Give every position that lies in one of the spans; a text of a stranger may hold thousands of them."""
    return {at for start, end in spans for at in range(start, end)}


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


@dataclass(frozen=True, slots=True)
class _Date:
    """A date in a text; ``year`` is ``None`` where only two digits of it are written."""

    start: int
    end: int
    year: int | None
    month: int
    day: int


def _dates(text: str, patterns: Mapping[str, Any]) -> Iterator[_Date]:
    for one in patterns["dates"]:
        for found in _compiled(one["pattern"]).finditer(text):
            day, month, year = (found[1 + at] for at in one["order"])
            number = patterns["months"].get(month.lower()) or (int(month) if month.isdigit() else 0)
            if 1 <= number <= 12 and 1 <= int(day) <= 31:
                whole = int(year) if len(year) == 4 else None
                yield _Date(found.end() - len(found[1]), found.end(), whole, number, int(day))


def _births(text: str, dates: tuple[_Date, ...], day: date | None, patterns: Mapping[str, Any]) -> Iterator[Sign]:
    for one in dates:
        before, after = _around(text, one.start, one.end)
        named = _found(patterns["birth_before"], before) or _found(patterns["birth_after"], after)
        if named or (day is not None and _is_of_a_young_person(one, day, patterns)):
            yield Sign(Kind.BIRTH, one.start, one.end)
    for span in _spans(patterns["birth_year"], text):
        yield Sign(Kind.BIRTH, *span)


def _is_of_a_young_person(one: _Date, day: date, patterns: Mapping[str, Any]) -> bool:
    if one.year is None or f"{one.year:04}-{one.month:02}-{one.day:02}" in patterns["law_days"]:
        return False
    youngest, oldest = patterns["ages"]
    born, on = (one.year, one.month, one.day), (day.year, day.month, day.day)
    return (on[0] - oldest - 1, *on[1:]) < born <= (on[0] - youngest, *on[1:])


def _phones(text: str, dates: tuple[_Date, ...], patterns: Mapping[str, Any]) -> Iterator[Sign]:
    spans = [span for pattern in patterns["phone"] for span in _spans(pattern, text)]
    if spans:
        other = _covered([*((one.start, one.end) for one in dates), *_spans(patterns["iban"], text)])
        for start, end in spans:
            before, after = _around(text, start, end)
            inside = not other.isdisjoint(range(start, end))
            if not (inside or _found(patterns["time_after"], after) or _found(patterns["number_words"], before)):
                yield Sign(Kind.PHONE, start, end)


def _numbers(text: str, patterns: Mapping[str, Any]) -> Iterator[Sign]:
    """Find possible citizen numbers: nine digits that pass the elfproef, together or in a few groups."""
    spans = tuple(_nine_digits(text, patterns))
    ibans = _covered(_spans(patterns["iban"], text) if spans else ())
    for start, end in spans:
        before, after = _around(text, start, end)
        named = _found(patterns["bsn_words"], before)
        digits = "".join(one for one in text[start:end] if one in "0123456789")
        if len(digits) == 8 and named:
            digits = f"0{digits}"
        if not named and (
            _found(patterns["word_before"], before)
            or _found(patterns["word_after"], after)
            or _found(patterns["unit_before"], before)
            or _found(patterns["unit_after"], after)
            or _found(patterns["number_words"], before)
            or not ibans.isdisjoint(range(start, end))
        ):
            continue
        if len(digits) == 9 and bsn.is_valid(digits):
            yield Sign(Kind.BSN, start, end)


def _nine_digits(text: str, patterns: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Give every row of eight or nine digits, and every series of groups with so many between the same signs."""
    run: list[tuple[int, int]] = []
    tokens = [(found.start(), found.end()) for found in _compiled(patterns["digits"]).finditer(text)]
    for at, (start, end) in enumerate(tokens):
        if end - start in {8, 9}:
            yield start, end
        run.append((start, end))
        gap = text[end : tokens[at + 1][0]] if at + 1 < len(tokens) else ""
        if len(gap) == 1 and gap in patterns["separators"]:
            continue
        signs = {text[one[1]] for one in run[:-1]}
        number = sum(last - first for first, last in run)
        if 1 < len(run) <= 4 and number in {8, 9} and len(signs) == 1 and all(last - first > 1 for first, last in run):
            yield run[0][0], run[-1][1]
        run = []


def _names(text: str, patterns: Mapping[str, Any]) -> Iterator[Sign]:
    no_names, houses = set(patterns["no_names"]), set(patterns["houses"])
    for pattern in patterns["names"]:
        for start, end in _spans(pattern, text):
            part = text[start:end]
            words = [part[first:last].lower() for first, last in _spans(patterns["capitalised"], part)]
            # The first word that could be a name decides: after *Groep* comes what that group is called.
            first_word = next((word for word in words if word in houses or word not in no_names), "")
            if first_word and first_word not in houses:
                yield Sign(Kind.NAME_AND_AGE, start, end)


def mark_of(kind: Kind, path: str, text: str) -> str:
    """Give the mark of one finding: eight hexadecimal digits, another one where the text is another.

    A number of nine digits could be guessed back from a digest of it. So six digits of the mark are of the text without
    its digits, and only two are of the whole text.
    """
    bare = "".join("0" if one in "0123456789" else one for one in text)
    part, whole = (_fnv(f"{kind.value}\n{path}\n{one}") for one in (bare, text))
    return f"{part & 0xFFFFFF:06x}{(whole ^ whole >> 8 ^ whole >> 16) & 0xFF:02x}"


def _fnv(text: str) -> int:
    """Give the FNV-1a digest of 32 bits of a text in UTF-8; it is short enough for a form to compute as well."""
    number = 0x811C9DC5
    for byte in text.encode("utf-8", "replace"):
        number = (number ^ byte) * 0x01000193 & 0xFFFFFFFF
    return number
