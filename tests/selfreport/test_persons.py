"""The guard finds what looks like a person, and lets alone what only looks a little like it."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_rulebook import ROOT, shipped
from stdnum.nl import bsn

from compliance.selfreport.person_patterns import PATTERNS, patterns_for
from compliance.selfreport.persons import Kind, mark_of, persons_in

RULES = patterns_for(shipped())
DAY = date(2025, 6, 30)

FOUND = {
    Kind.BSN: (
        "BSN 123456782", "bsn: 1234.56.782", "123 456 782", "zijn nummer is 111222333.",
        "bsn-nr.12345678 2x? 123456782",
        "BSN12345678 en 123456782", "nummers 111222333 123456782", "(123-456-782)", "kamer 3, 123456782",
    ),
    Kind.BIRTH: (
        "geboren op 12-03-2009", "geb. 12/3/09", "Geboortedatum: 2009-03-12", "geboren in 2009", "geb 3 maart 2009",
        "op 12-03-2009 kwam", "12 mrt 2010", "(12-03-1980) geboren", "jarig op 1 mei 2010", "31.12.2000",
    ),
    Kind.EMAIL: ("a.b@example.nl", "mail jan.jansen@example.co.nl.", "<x_y+z@example.org>"),
    Kind.PHONE: (
        "06-12345678", "06 12 34 56 78", "0612345678", "+31 6 12345678", "+31612345678", "0031612345678",
        "020-1234567",
        "(020) 123 45 67", "0318 123456", "+31(0)6 12345678", "+32 470 12 34 56",
    ),
    Kind.NAME_AND_AGE: (
        "Fatima (15)", "Fatima, 15 jaar", "Fatima (15 jaar)", "Jan de Vries (16)", "Noor van der Berg, 14 jaar",
        "Sem is 15 jaar", "Kevin van 15 jaar", "15-jarige Fatima", "Meisje Fatima (15)", "Noor, 15.", "Şirin (12)",
        "Élodie (14)", "Jan-Peter (13)", "Mohammed A. (17)", "de 16 jarige Kevin", "Bo (9)", "D’Angelo (16 jr)",
    ),
    Kind.ADDRESS: ("Dorpsstraat 12, 1234 AB", "1234 AB 12", "1234AB nr. 12b", "1234 AB, 7"),
}  # fmt: skip

NOT_FOUND = (
    "NL91 ABNA 0417 1643 00", "NL91ABNA0417164300", "2025-021", "ordernummer 111222333", "factuur nr. 111222333",
    "€ 111222333",
    "111222333 euro", "111222333 m2", "111.222.333,00", "abc111222333", "2025-111222333", "123456789", "000000000",
    "KvK 12345678",
    "Groep (6)", "Kamer 12", "Mei (15)", "Groep Noord (6)", "Groep Beuk (6)", "Jongeren (15)", "12 jongeren",
    "Toilet (2)",
    "Jeugdigen van 12 jaar", "Vanaf 12 jaar", "Hij is 15 jaar", "Na 2 jaar", "Kamer (12), 14 jaar", "Camera (3)",
    "Week 12 t/m 15",
    "2025-05-01 20:10", "01-05-2025 20:10", "06-12-2025 14:30",
    "2025-02-11 19:26, 2025-02-11 19:38, 2025-02-11 19:51",
    "wet van 1 januari 2015", "artikel 6.3.1.1", "op 1 mei 2024", "12-03-1980", "logboek 2025-014 t/m 2025-021",
    "1234 AB",
    "362 keer, 4 nachten", "0800-0432", "@team", "iemand@", "Fatima", "15 jaar", "",
)  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in FOUND.items() for text in texts])
def test_what_looks_like_a_person_is_found(kind: Kind, text: str) -> None:
    assert kind in {sign.kind for sign in persons_in(text, DAY, RULES)}
    # In the middle of a sentence as well.
    assert kind in {sign.kind for sign in persons_in(f"Dit staat er: {text}\nEn verder niets.", DAY, RULES)}


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_a_little_like_it_is_left_alone(text: str) -> None:
    assert persons_in(text, DAY, RULES) == ()
    assert persons_in(f"Zie {text}.", DAY, RULES) == ()


@given(st.integers(0, 999_999_999).map(lambda number: f"{number:09}"))
def test_nine_digits_are_found_when_they_pass_the_elfproef_and_only_then(digits: str) -> None:
    signs = persons_in(f"nummer {digits} hier", DAY, RULES)
    assert (Kind.BSN in {sign.kind for sign in signs}) == bsn.is_valid(digits)


@given(st.dates(date(1980, 1, 1), date(2030, 12, 31)))
def test_a_full_date_is_one_of_birth_when_somebody_would_be_young(born: date) -> None:
    age = DAY.year - born.year - ((DAY.month, DAY.day) < (born.month, born.day))
    young = 10 <= age <= 25 and born != date(2015, 1, 1)
    assert bool(persons_in(f"{born:%d-%m-%Y}", DAY, RULES)) == young
    assert persons_in(f"{born:%d-%m-%Y}", None, RULES) == ()
    assert persons_in(f"geboren op {born:%d-%m-%Y}", None, RULES)


def test_a_sign_says_where_it_stands() -> None:
    text = "Vandaag at Fatima (15) mee; BSN 123456782."
    signs = persons_in(text, DAY, RULES)
    assert [(sign.kind, text[sign.start : sign.end]) for sign in signs] == [
        (Kind.NAME_AND_AGE, "Fatima (15"),
        (Kind.BSN, "123456782"),
    ]


def test_the_patterns_are_plain_and_are_data() -> None:
    assert json.loads(json.dumps(PATTERNS)) == json.loads(json.dumps(RULES | {"no_names": PATTERNS["no_names"]}))
    flat = [part for value in PATTERNS.values() for part in (value if isinstance(value, list) else [value])]
    texts = [part["pattern"] if isinstance(part, dict) and "pattern" in part else part for part in flat]
    for text in (one for one in texts if isinstance(one, str)):
        # No class of characters, anchor or look that means something else in JavaScript.
        plain = text.replace(r"[\s\S]", "").replace("[€$£]", "")
        assert not re.search(r"\\[dwbsDWBSAZ]|\(\?<|\(\?P|\$|[*+?}]\+", plain), text


def test_the_rulebook_and_its_documentation_raise_hardly_an_alarm() -> None:
    """Of tens of thousands of lines of text about young people a handful looks like a person, and is none."""
    files = [*(ROOT / "rules").glob("*.yaml"), *(ROOT / "seeds").glob("*.yaml"), *(ROOT / "examples").glob("*.yaml")]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    alarms = [line for line in lines if persons_in(line, DAY, RULES)]
    assert len(lines) > 25_000
    assert len(alarms) <= 5


@pytest.mark.parametrize("word", ["Groep", "Camera", "Kamerdeur", "Insluitingen", "Huisregels", "Maart"])
def test_a_word_of_the_rulebook_is_no_name(word: str) -> None:
    assert persons_in(f"{word} (6)", DAY, RULES) == ()


@given(st.text(max_size=40), st.text(min_size=1, max_size=5).filter(lambda one: not one.isdigit()))
def test_another_text_or_place_gives_another_mark(text: str, more: str) -> None:
    mark = mark_of(Kind.BSN, "antwoorden.a", text)
    assert re.fullmatch("[0-9a-f]{8}", mark)
    assert mark == mark_of(Kind.BSN, "antwoorden.a", text)
    assert mark != mark_of(Kind.PHONE, "antwoorden.a", text)
    assert mark != mark_of(Kind.BSN, "antwoorden.b", text)


def test_a_number_cannot_be_guessed_back_from_a_mark() -> None:
    """Six digits of a mark say nothing about the number; many numbers share the other two."""
    numbers = [f"{number:09}" for number in range(123_000_000, 123_100_000) if bsn.is_valid(f"{number:09}")]
    marks = [mark_of(Kind.BSN, "ingevuld_door", number) for number in numbers]
    assert len({mark[:6] for mark in marks}) == 1
    most = max(marks.count(mark) for mark in set(marks))
    assert len(set(marks)) == 256
    assert most < 3 * len(marks) / 256
