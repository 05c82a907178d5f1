"""The patterns by which signs of a person are recognised in free text, as data for the command line and the form.

They are plain regular expressions that mean the same in Python and in JavaScript. Hence a class such as ``[0-9]`` is
written out, there is no flag, no dollar sign, and nothing that looks behind: a pattern takes along what stands before,
and what is found is its first group, which is always the last part of a match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from compliance.rulebook.model import Rulebook


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
    "geboren", "geboortedatum", "geboortedag", "geboortejaar", "geb.datum", "geb. datum", "gebdatum", "geb",
    "verjaardag", "verjaart", "jarig", "date of birth", "dob", "born",
)  # fmt: skip
_PARTICLES = "van de den der ten ter te el al bin ben op in la le da dos"
_BSN_WORDS = "bsn burgerservicenummer burgerservicenr sofinummer sofi"
_UNITS = """
euro eur km m m2 m3 kg gram liter cm mm kwh keer maal uur min minuten dagen nachten weken stuks bezoeken pagina
bytes kb mb gb procent
"""
_NUMBERS = """
ordernummer order ordernr bestelnummer factuurnummer factuur factuurnr offertenummer offerte kvk kvk-nummer
kvknummer rsin btw btw-nummer iban rekeningnummer artikelnummer artikel serienummer serienr ticket ticketnummer
vestigingsnummer polisnummer inkoopnummer agb agb-code isbn ean barcode bwbr ecli versie
"""

_HOUSES = """
groep leefgroep kamer slaapkamer afdeling unit huis ruimte rustruimte locatie team villa woning gang verdieping
school klas lokaal gebouw vleugel cluster programma traject fase module artikel lid bijlage paragraaf hoofdstuk
tabel figuur norm vraag regel punt stap deel versie nummer nr pagina blad rij bus lijn zaal post kenmerk type
categorie schaal trede niveau stichting wet besluit
"""
"""What comes after these words is what a house, a group or an article is called: ``Groep Beuk (6)``."""

_NO_NAMES = """
januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag
donderdag vrijdag zaterdag zondag lente zomer herfst winter pasen kerst noord zuid oost west midden de het een
dit dat deze die daar hier er ik hij zij ze wij we jij je u jullie hem haar hen hun ons onze mijn zijn wie wat
welke ieder iedere elke elk alle allen geen sommige enkele veel weinig meer minder meeste totaal samen aantal
som gemiddeld gemiddelde ongeveer circa bijna ruim maximaal minimaal max min hoogstens minstens vanaf tot onder
boven tussen vóór voor na sinds sedert binnen buiten om over per bij met zonder uit in op te van naar door
tijdens wegens volgens al pas nog ook maar en of dus want als dan toen nu soms vaak altijd nooit vandaag
gisteren morgen eerst daarna later eerder laatste eerste tweede derde vierde vijfde één twee drie vier vijf zes
zeven acht negen tien jaar jaren maand maanden week weken dag dagen nacht nachten uur uren minuut minuten keer
ochtend middag avond leeftijd leeftijden jongere jongeren jeugdige jeugdigen kind kinderen meisje meisjes jongen
jongens cliënt cliënten bewoner bewoners leerling leerlingen pupil tiener tieners ouder ouders moeder vader
broer zus zoon dochter medewerker medewerkers begeleider begeleiders groepsleider groepsleiders hulpverlener
hulpverleners mentor mentoren voogd voogden gezinsvoogd gedragswetenschapper gedragswetenschappers arts artsen
psycholoog psychiater kwaliteitsmedewerker directeur bestuurder manager vertrouwenspersoon personeel stagiair
invalkracht persoon personen mensen groepen kamers plekken bedden ruimten maatregel maatregelen insluiting
insluitingen afzondering separatie voorval voorvallen incident incidenten melding meldingen klacht klachten plan
plannen onderzoek onderzoeken opname opnames besluiten gesprek gesprekken evaluatie overplaatsing vervoer rit
ritten bezoek bezoeken controle controles registratie register logboek rapport rapportage dossier dossiers
huisregels bewijs toelichting ja nee onbekend geschat zie bron peildatum periode begin eind einde jeugdwet
veldnorm inspectie igj njz njr gemeente rechter machtiging corona covid
"""
"""Words with a capital that are no name of a person; the words of a rulebook come beside them."""

_DAY_MONTH_YEAR = "([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})(?![0-9])"
_YEAR_MONTH_DAY = "([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])"
_IN_WORDS = (
    f"([0-9]{{1,2}})(?:{_any_case('e')}|\\.)?{_GAP}{{1,2}}({_MONTH})\\.?{_GAP}{{1,2}}'?([0-9]{{4}}|[0-9]{{2}})(?![0-9])"
)
_AGE = "(?:2[0-5]|1[0-9]|[0-9])"
_YEARS = f"(?:{_one_of(('jaar', 'jr.', 'jr', 'jaren', 'j.', 'y', 'years'))})"
_FIRST = f"[{_UPPER}][{_LOWER}'’]+(?:-[{_UPPER}][{_LOWER}]+)*"
_SURNAME = f"(?:(?:{_one_of(_PARTICLES.split())}|['’][tTnN]){_GAP}){{0,3}}(?:{_FIRST}|[{_UPPER}]\\.?)(?![{_LETTER}])"
_NAME = f"({_FIRST})(?:{_GAP}{_SURNAME}){{0,3}}"
_END = "(?![\\s\\S])"
"""The end of the text; a dollar sign would in Python also be what stands before a last line end."""
_OUTSIDE = f"(?:^|[^{_LETTER}0-9_])"
"""What stands before a finding that begins a word: the start, or a sign that is no letter or digit."""

_NOT_IN_A_WORD = f"(?![{_LETTER}0-9])"
_NOT_LETTER_OR_DIGIT = f"(?:^|[^{_LETTER}0-9])"
_BORN = _one_of(_BIRTH_WORDS)
_NUMBER_WORD = f"(?:{_any_case('nr')}\\.?|{_any_case('nummer')}|#)"
_IS = _one_of(("is", "was", "wordt", "werd", "van", "net", "bijna", "nu", "leeftijd"))
_DUTCH = f"(?:(?:\\+|00)31{_GAP}?-?(?:\\(0\\))?|\\(?0)"
_HOUSE = "[0-9]{1,4}[a-zA-Z]?"
_POSTCODE = f"[1-9][0-9]{{3}}{_GAP}?(?!SA|SD|SS)[A-Z]{{2}}"
_DOMAIN = f"[{_LETTER}0-9-]{{1,63}}(?:\\.[{_LETTER}0-9-]{{1,63}}){{0,4}}\\.[{_LETTER}]{{2,24}}"

PATTERNS: Mapping[str, Any] = {
    # Citizen numbers: nine digits, and what stands around a number that is something else.
    "digits": "[0-9]+",
    "separators": " .\u00a0\u202f-",
    "bsn_words": f"(?:{_one_of(_BSN_WORDS.split())})[^0-9]{{0,20}}{_END}",
    "word_before": f"[{_LETTER}0-9_+/#@-]{_END}",
    "word_after": f"^[{_LETTER}0-9_/@]|^[-,.:][0-9]",
    "unit_before": f"[€$£][{_SPACE}]*{_END}",
    "unit_after": f"^[{_SPACE}]?(?:€|%|(?:{_one_of(_UNITS.split())}){_NOT_IN_A_WORD})",
    "number_words": (
        f"{_OUTSIDE}(?:{_one_of(_NUMBERS.split())})\\.?[{_SPACE}]*{_NUMBER_WORD}?[{_SPACE}]*[:=#]?[{_SPACE}]*{_END}"
    ),
    "iban": f"{_NOT_LETTER_OR_DIGIT}([A-Z]{{2}}[0-9]{{2}}{_GAP}?[A-Z]{{4}}(?:{_GAP}?[0-9]){{8,12}})",
    # Dates of birth: a date with a word for it, or one that makes somebody ``ages`` years old; not a day of the law.
    "dates": [
        {"pattern": f"(?:^|[^0-9])({_DAY_MONTH_YEAR})", "order": [1, 2, 3]},
        {"pattern": f"(?:^|[^0-9])({_YEAR_MONTH_DAY})", "order": [3, 2, 1]},
        {"pattern": f"(?:^|[^0-9])({_IN_WORDS})", "order": [1, 2, 3]},
    ],
    "months": {word: number for number, words in _MONTHS.items() for word in words.split()},
    "birth_before": f"{_OUTSIDE}(?:{_BORN})(?![{_LETTER}])[^!?;\\n]{{0,25}}{_END}",
    "birth_after": f"^[{_SPACE}),]{{0,3}}(?:{_one_of(('geboren', 'geboortedatum', 'geb'))})(?![{_LETTER}])",
    "birth_year": f"{_OUTSIDE}((?:{_BORN})(?![{_LETTER}])[^0-9!?;\\n]{{0,15}}(?:19|20)[0-9]{{2}})(?![0-9-])",
    "ages": [10, 25],
    "law_days": ["2015-01-01"],
    # Where somebody can be reached.
    "email": f"(?:^|[^{_LETTER}0-9._%+-])([{_LETTER}0-9._%+-]{{1,64}}@{_DOMAIN}){_NOT_IN_A_WORD}",
    "phone": [
        f"(?:^|[^{_LETTER}0-9+])({_DUTCH}[ .-]?[1-9](?:[ .)\\u00a0-]{{0,3}}[0-9]){{8}})(?![0-9])",
        f"(?:^|[^{_LETTER}0-9+])(\\+[1-9](?:[ .()-]{{0,2}}[0-9]){{8,13}})(?![0-9])",
    ],
    "time_after": "^:[0-9]{2}",
    "postcode": [
        f"{_NOT_LETTER_OR_DIGIT}({_POSTCODE}(?:{_GAP}?,{_GAP}?|{_GAP})(?:{_NUMBER_WORD}{_GAP}?)?{_HOUSE}){_NOT_IN_A_WORD}",
        f"{_NOT_LETTER_OR_DIGIT}({_HOUSE}[,;]?[{_SPACE}]{{1,2}}{_POSTCODE}){_NOT_IN_A_WORD}",
    ],
    # A name with an age, and the words with a capital that are none.
    "names": [
        f"{_OUTSIDE}({_NAME}{_GAP}?\\({_GAP}?{_AGE}(?:{_GAP}?{_YEARS})?(?:{_GAP}{_any_case('oud')})?(?=[),;/]|{_GAP}))",
        f"{_OUTSIDE}({_NAME},?{_GAP}{{1,2}}(?:(?:{_IS}){_GAP}){{0,2}}{_AGE}{_GAP}?{_YEARS}){_NOT_IN_A_WORD}",
        f"{_OUTSIDE}({_NAME},{_GAP}{_AGE})(?=[,.;)]|{_END})",
        f"{_OUTSIDE}({_NAME}{_GAP}[-–]{_GAP}{_AGE}{_GAP}?{_YEARS}){_NOT_IN_A_WORD}",
        f"(?:^|[^0-9])({_AGE}(?:-|{_GAP})?{_any_case('jarige')}{_GAP}{_FIRST})",
    ],
    "capitalised": f"{_OUTSIDE}({_FIRST})",
    "houses": _HOUSES.split(),
    "no_names": _NO_NAMES.split(),
}
"""Everything by which signs are recognised, as data of JSON types; the same for the command line and for the form."""

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
    return {**PATTERNS, "no_names": sorted({*_NO_NAMES.split(), *words})}
