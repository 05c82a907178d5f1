"""Signs of a person in free text: what looks like a citizen number, a date of birth, an address, a name with an age.

The patterns are data: plain regular expressions that mean the same in Python and in JavaScript, so that the offline form
finds what the command line finds. Hence no ``\\d``, ``\\w``, ``\\s``, ``\\b``, no flag, and nothing that looks behind.
``forms/script/page/persons.js`` walks the same data in the same way; a property test holds the two equal.
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

from compliance.rulebook.model import Rulebook


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


def _any_case(word: str) -> str:
    """Give a pattern for a word of ASCII letters in capitals or not; a flag would not mean the same in JavaScript."""
    return "".join(f"[{one.upper()}{one}]" if one.isalpha() else f"\\{one}" if one == "." else one for one in word)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(_any_case(word) for word in sorted(words, key=lambda one: (-len(one), one)))


_LATIN = [chr(code) for code in (*range(0xC0, 0x180), *range(0x218, 0x21C)) if chr(code) not in "×÷"]
_UPPER = "A-Z" + "".join(one for one in _LATIN if one.isupper())
_LOWER = "a-z" + "".join(one for one in _LATIN if one.islower())
_LETTER = _UPPER + _LOWER
_SPACE = " \\t\\n\\r\\u00a0\\u202f"
_GAP = "[ \\u00a0\\u202f]"

_MONTHS = {
    1: "januari jan", 2: "februari feb", 3: "maart mrt mar", 4: "april apr", 5: "mei", 6: "juni jun", 7: "juli jul",
    8: "augustus aug", 9: "september sept sep", 10: "oktober okt", 11: "november nov", 12: "december dec",
}  # fmt: skip
_MONTH = _one_of(word for words in _MONTHS.values() for word in words.split())

_BIRTH_WORDS = (
    "geboren", "geboortedatum", "geboortedag", "geboortejaar", "geb.datum", "geb. datum", "gebdatum", "geb", "verjaardag",
    "verjaart", "jarig", "date of birth", "dob", "born",
)  # fmt: skip
_PARTICLES = ("van", "de", "den", "der", "ten", "ter", "te", "el", "al", "bin", "ben", "op", "in", "la", "le", "da", "dos")
_UNITS = (
    "euro", "eur", "km", "m", "m2", "m3", "kg", "gram", "liter", "cm", "mm", "kwh", "keer", "maal", "uur", "min", "minuten",
    "dagen", "nachten", "weken", "stuks", "bezoeken", "pagina", "bytes", "kb", "mb", "gb", "procent",
)  # fmt: skip
_NUMBERS = (
    "ordernummer", "order", "ordernr", "bestelnummer", "factuurnummer", "factuur", "factuurnr", "offertenummer", "offerte",
    "kvk", "kvk-nummer", "kvknummer", "rsin", "btw", "btw-nummer", "iban", "rekeningnummer", "artikelnummer", "artikel",
    "serienummer", "serienr", "ticket", "ticketnummer", "vestigingsnummer", "polisnummer", "inkoopnummer", "agb", "agb-code",
    "isbn", "ean", "barcode", "bwbr", "ecli", "versie",
)  # fmt: skip

_HOUSES = (
    "groep leefgroep kamer slaapkamer afdeling unit huis ruimte rustruimte locatie team villa woning gang verdieping school "
    "klas lokaal gebouw vleugel cluster programma traject fase module artikel lid bijlage paragraaf hoofdstuk tabel "
    "figuur norm vraag regel punt stap deel versie nummer nr pagina blad rij bus lijn zaal post kenmerk type categorie "
    "schaal trede niveau stichting wet besluit"
).split()
"""What comes after these words is what a house, a group or an article is called: ``Groep Beuk (6)``."""

_NO_NAMES = (
    "januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag "
    "donderdag vrijdag zaterdag zondag lente zomer herfst winter pasen kerst noord zuid oost west midden de het een dit dat "
    "deze die daar hier er ik hij zij ze wij we jij je u jullie hem haar hen hun ons onze mijn zijn wie wat welke ieder iedere "
    "elke elk alle allen geen sommige enkele veel weinig meer minder meeste totaal samen aantal som gemiddeld gemiddelde "
    "ongeveer circa bijna ruim maximaal minimaal max min hoogstens minstens vanaf tot onder boven tussen vóór voor na sinds "
    "sedert binnen buiten om over per bij met zonder uit in op te van naar door tijdens wegens volgens al pas nog ook maar en "
    "of dus want als dan toen nu soms vaak altijd nooit vandaag gisteren morgen eerst daarna later eerder laatste eerste "
    "tweede derde vierde vijfde één twee drie vier vijf zes zeven acht negen tien jaar jaren maand maanden week weken dag "
    "dagen nacht nachten uur uren minuut minuten keer ochtend middag avond leeftijd leeftijden jongere jongeren jeugdige "
    "jeugdigen kind kinderen meisje meisjes jongen jongens cliënt cliënten bewoner bewoners leerling leerlingen pupil tiener "
    "tieners ouder ouders moeder vader broer zus zoon dochter medewerker medewerkers begeleider begeleiders groepsleider "
    "groepsleiders hulpverlener hulpverleners mentor mentoren voogd voogden gezinsvoogd gedragswetenschapper "
    "gedragswetenschappers arts artsen psycholoog psychiater kwaliteitsmedewerker directeur bestuurder manager "
    "vertrouwenspersoon personeel stagiair invalkracht persoon personen mensen groepen kamers plekken bedden ruimten "
    "maatregel maatregelen insluiting insluitingen afzondering separatie voorval voorvallen incident incidenten melding "
    "meldingen klacht klachten plan plannen onderzoek onderzoeken opname opnames besluiten gesprek gesprekken evaluatie "
    "overplaatsing vervoer rit ritten bezoek bezoeken controle controles registratie register logboek rapport rapportage "
    "dossier dossiers huisregels bewijs toelichting ja nee onbekend geschat zie bron peildatum periode begin eind einde "
    "jeugdwet veldnorm inspectie igj njz njr gemeente rechter machtiging corona covid"
).split()
"""Words with a capital that are no name of a person; the words of a rulebook come beside them."""

_DAY_MONTH_YEAR = "([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})(?![0-9])"
_YEAR_MONTH_DAY = "([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])"
_IN_WORDS = f"([0-9]{{1,2}})(?:{_any_case('e')}|\\.)?{_GAP}{{1,2}}({_MONTH})\\.?{_GAP}{{1,2}}'?([0-9]{{4}}|[0-9]{{2}})(?![0-9])"
_AGE = "(?:2[0-5]|1[0-9]|[0-9])"
_YEARS = f"(?:{_one_of(('jaar', 'jr.', 'jr', 'jaren', 'j.', 'y', 'years'))})"
_FIRST = f"[{_UPPER}][{_LOWER}'’]+(?:-[{_UPPER}][{_LOWER}]+)*"
_NAME = (
    f"({_FIRST})(?:{_GAP}(?:(?:{_one_of(_PARTICLES)}|['’][tTnN]){_GAP}){{0,3}}(?:{_FIRST}|[{_UPPER}]\\.?)(?![{_LETTER}])){{0,3}}"
)
_END = "(?![\\s\\S])"
"""The end of the text; a dollar sign would in Python also be what stands before a last line end."""
_OUTSIDE = f"(?:^|[^{_LETTER}0-9_])"
"""What stands before a finding that begins a word: the start, or a sign that is no letter or digit."""

PATTERNS: Mapping[str, Any] = {
    "digits": "[0-9]+",
    "separators": " .\u00a0\u202f-",
    "bsn_words": f"(?:{_one_of(('bsn', 'burgerservicenummer', 'sofinummer', 'sofi', 'burgerservicenr'))})[^0-9]{{0,20}}{_END}",
    "unit_before": f"[€$£][{_SPACE}]*{_END}",
    "unit_after": f"^[{_SPACE}]?(?:€|%|(?:{_one_of(_UNITS)})(?![{_LETTER}0-9]))",
    "number_words": f"{_OUTSIDE}(?:{_one_of(_NUMBERS)})\\.?[{_SPACE}]*(?:{_any_case('nr')}\\.?|{_any_case('nummer')}|#)?"
    f"[{_SPACE}]*[:=#]?[{_SPACE}]*{_END}",
    "word_before": f"[{_LETTER}0-9_+/#@-]{_END}",
    "word_after": f"^[{_LETTER}0-9_/@]|^[-,.:][0-9]",
    "dates": [
        {"pattern": f"(?:^|[^0-9])({_DAY_MONTH_YEAR})", "order": [1, 2, 3]},
        {"pattern": f"(?:^|[^0-9])({_YEAR_MONTH_DAY})", "order": [3, 2, 1]},
        {"pattern": f"(?:^|[^0-9])({_IN_WORDS})", "order": [1, 2, 3]},
    ],
    "months": {word: number for number, words in _MONTHS.items() for word in words.split()},
    "birth_before": f"{_OUTSIDE}(?:{_one_of(_BIRTH_WORDS)})(?![{_LETTER}])[^!?;\\n]{{0,25}}{_END}",
    "birth_after": f"^[{_SPACE}),]{{0,3}}(?:{_one_of(('geboren', 'geboortedatum', 'geb'))})(?![{_LETTER}])",
    "birth_year": f"{_OUTSIDE}((?:{_one_of(_BIRTH_WORDS)})(?![{_LETTER}])[^0-9!?;\\n]{{0,15}}(?:19|20)[0-9]{{2}})(?![0-9-])",
    "ages": [10, 25],
    "law_days": ["2015-01-01"],
    "email": f"(?:^|[^{_LETTER}0-9._%+-])([{_LETTER}0-9._%+-]{{1,64}}@[{_LETTER}0-9-]{{1,63}}"
    f"(?:\\.[{_LETTER}0-9-]{{1,63}}){{0,4}}\\.[{_LETTER}]{{2,24}})(?![{_LETTER}0-9])",
    "phone": [
        f"(?:^|[^{_LETTER}0-9+])((?:(?:\\+|00)31{_GAP}?-?(?:\\(0\\))?|\\(?0)[ .-]?[1-9](?:[ .)\\u00a0-]{{0,3}}[0-9]){{8}})(?![0-9])",
        f"(?:^|[^{_LETTER}0-9+])(\\+[1-9](?:[ .()-]{{0,2}}[0-9]){{8,13}})(?![0-9])",
    ],
    "time_after": "^:[0-9]{2}",
    "names": [
        f"{_OUTSIDE}({_NAME}{_GAP}?\\({_GAP}?{_AGE}(?:{_GAP}?{_YEARS})?(?:{_GAP}{_any_case('oud')})?(?=[),;/]|{_GAP}))",
        f"{_OUTSIDE}({_NAME},?{_GAP}{{1,2}}(?:(?:{_one_of(('is', 'was', 'wordt', 'werd', 'van', 'net', 'bijna', 'nu', 'leeftijd'))})"
        f"{_GAP}){{0,2}}{_AGE}{_GAP}?{_YEARS})(?![{_LETTER}0-9])",
        f"{_OUTSIDE}({_NAME},{_GAP}{_AGE})(?=[,.;)]|{_END})",
        f"{_OUTSIDE}({_NAME}{_GAP}[-–]{_GAP}{_AGE}{_GAP}?{_YEARS})(?![{_LETTER}0-9])",
    ],
    "aged": [
        f"(?:^|[^0-9])({_AGE}(?:-|{_GAP})?(?:{_any_case('jarige')}){_GAP}({_FIRST}))",
    ],
    "capitalised": f"{_OUTSIDE}({_FIRST})",
    "houses": list(_HOUSES),
    "no_names": list(_NO_NAMES),
    "iban": f"(?:^|[^{_LETTER}0-9])([A-Z]{{2}}[0-9]{{2}}{_GAP}?[A-Z]{{4}}(?:{_GAP}?[0-9]){{8,12}})",
    "postcode": [
        f"(?:^|[^{_LETTER}0-9])([1-9][0-9]{{3}}{_GAP}?(?!SA|SD|SS)[A-Z]{{2}}(?:{_GAP}?,{_GAP}?|{_GAP})"
        f"(?:{_any_case('nr')}\\.?{_GAP}?|{_any_case('huisnummer')}{_GAP})?[0-9]{{1,4}}[a-zA-Z]?)(?![{_LETTER}0-9])",
        f"(?:^|[^{_LETTER}0-9])([0-9]{{1,4}}[a-zA-Z]?[,;]?[{_SPACE}]{{1,2}}[1-9][0-9]{{3}}{_GAP}?(?!SA|SD|SS)[A-Z]{{2}})(?![{_LETTER}0-9])",
    ],
}
"""Everything by which signs are recognised, as data of JSON types; the same for the command line and for the form."""

CONTEXT = 60
"""So many characters before and after a number are looked at."""

LEAST_LETTERS = 4
"""Shorter words of a rulebook can be names as well: *Wil*, *Bo*."""


def patterns_for(rulebook: Rulebook) -> dict[str, Any]:
    """Give the patterns with the words of a rulebook's labels, which are no names, as data of JSON types."""
    texts = [theme.title for theme in rulebook.themes]
    for question in rulebook.questions():
        for one in (question, *question.fields):
            texts += [one.label, one.row_label or "", *one.options.values(), *one.rows.values()]
    word = re.compile(f"[{_LETTER}]{{{LEAST_LETTERS},}}")
    words = {found.lower() for text in texts for found in word.findall(text)}
    return {**PATTERNS, "no_names": sorted({*_NO_NAMES, *words})}


def persons_in(text: str, day: date | None = None, patterns: Mapping[str, Any] = PATTERNS) -> tuple[Sign, ...]:
    """Give the signs of a person in one text, from left to right.

    ``day`` is the reference date: a full date that makes somebody 10 to 25 years old on that day is taken for a date of
    birth. Without it, only what is called a date of birth is one. ``patterns`` are ``PATTERNS``, or those for a rulebook.
    What is found is possible and never certain; of numbers of nine digits that mean something else, one in eleven passes
    the *elfproef*.
    """
    if len(text) < SHORTEST:
        return ()
    dates = tuple(_dates(text, patterns))
    emails = [Sign(Kind.EMAIL, *span) for span in _spans(patterns["email"], text)]
    births = list(_births(text, dates, day, patterns))
    phones = list(_phones(text, dates, patterns))
    numbers = list(_numbers(text, patterns))
    names = list(_names(text, patterns))
    homes = [Sign(Kind.ADDRESS, *span) for one in patterns["postcode"] for span in _spans(one, text)]
    found: list[Sign] = []
    for sign in (*emails, *births, *phones, *numbers, *names, *homes):
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
    other = [*((one.start, one.end) for one in dates), *_spans(patterns["iban"], text)]
    for pattern in patterns["phone"]:
        for start, end in _spans(pattern, text):
            before, after = _around(text, start, end)
            inside = any(start < last and first < end for first, last in other)
            if not (inside or _found(patterns["time_after"], after) or _found(patterns["number_words"], before)):
                yield Sign(Kind.PHONE, start, end)


def _numbers(text: str, patterns: Mapping[str, Any]) -> Iterator[Sign]:
    """Find possible citizen numbers: nine digits that pass the elfproef, together or in a few groups."""
    ibans = tuple(_spans(patterns["iban"], text))
    for start, end in _nine_digits(text, patterns):
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
            or any(start < last and first < end for first, last in ibans)
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
    for pattern in (*patterns["names"], *patterns["aged"]):
        for start, end in _spans(pattern, text):
            words = [text[start:end][first:last].lower() for first, last in _spans(patterns["capitalised"], text[start:end])]
            if words and words[0] not in houses and not all(word in no_names for word in words):
                yield Sign(Kind.NAME_AND_AGE, start, end)


def mark_of(kind: Kind, path: str, text: str) -> str:
    """Give the mark of one finding: eight hexadecimal digits, another one where the text is another.

    A number of nine digits could be guessed back from a digest of it. So six digits of the mark are of the text without
    its digits, and only two are of the whole text.
    """
    bare = "".join("0" if one in "0123456789" else one for one in text)
    part, whole = (_fnv("\n".join((kind.value, path, one))) for one in (bare, text))
    return f"{part & 0xFFFFFF:06x}{(whole ^ whole >> 8 ^ whole >> 16) & 0xFF:02x}"


def _fnv(text: str) -> int:
    """Give the FNV-1a digest of 32 bits of a text in UTF-8; it is short enough for a form to compute as well."""
    number = 0x811C9DC5
    for byte in text.encode("utf-8", "replace"):
        number = (number ^ byte) * 0x01000193 & 0xFFFFFFFF
    return number
