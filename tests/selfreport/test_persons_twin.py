"""The guard in Python and its twin in JavaScript find the same, also in texts that are nearly what is looked for."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st
from persons_page import guarded
from playwright.sync_api import Page

from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.person_patterns import patterns_for
from compliance.selfreport.persons import Kind, mark_of, persons_in

PATTERNS = patterns_for(load_rulebook(None))
DAY = date(2025, 6, 30)

WORDS = (
    "BSN", "bsn:", "geboren", "geb.", "geboren op", "geboren in", "tel.", "order", "IBAN", "NL91 ABNA", "€",
    "euro", "keer", "jaar",
    "jr", "-jarige", "Fatima", "Groep", "Kamer", "Jongere", "Şirin", "İpek", "ß", "Jan-Peter", "van der", "mei",
    "maart", "(", ")",
    ",", ".", ";", "@", "a.b", "nl", "+31", "0031", "(0)", "06", "020", "1234 AB", "nr.", "SA", " ", "  ", "-",
    "/", ":", "\n",
    "\u00a0", "\u202f", "😀", "e\u0301", "123456782", "111222333", "123456789", "0123456782", "12345678", "2009",
    "12-03-2009",
    "2009-03-12", "31-06-2000", "01-07-1999", "30-06-1999", "15", "25", "26", "7", "20:10", "2025-021",
    "KELVIN \u212a", "\u017f",
)  # fmt: skip
"""What texts are made of: parts of what is looked for, what looks like it, and signs that differ between languages."""

near_misses = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.text(alphabet="0123456789 .-", min_size=1, max_size=12),
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4),
    ),
    max_size=14,
).flatmap(lambda words: st.sampled_from(("", " ")).map(lambda between: between.join(words)))


def test_the_twin_finds_what_python_finds(page: Page) -> None:
    ask = guarded(page, PATTERNS)
    kinds: set[str] = set()

    @settings(max_examples=1_500, deadline=None)
    @given(text=near_misses, with_day=st.booleans())
    @example(text="BSN 123456782", with_day=True)
    @example(text="Fatima (15) mailt a@b.nl op 06-12345678, geb. 12-3-09, 1234 AB 12", with_day=True)
    @example(text="😀 BSN\u00a0123 456 782", with_day=False)
    def same(text: str, *, with_day: bool) -> None:
        found = [
            [sign.kind.value, sign.start, sign.end] for sign in persons_in(text, DAY if with_day else None, PATTERNS)
        ]
        answer = ask(text, DAY.isoformat() if with_day else "", "antwoorden.x")
        assert answer["signs"] == found
        assert answer["mark"] == mark_of(Kind.BSN, "antwoorden.x", text)
        kinds.update(str(sign[0]) for sign in found)

    same()
    # Positive control: the drawn texts do hold something of every kind.
    assert kinds == {kind.value for kind in Kind}
