"""The English of a report is whole: each text of ours has one, none is left over, glosses are in one table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import jinja2
import pytest
from english import FUNCTION_WORDS, Said
from jinja2 import nodes
from rendered import assessment
from test_english import inspected

from compliance.files.fault import FaultyFile
from compliance.files.shipped import shipped_folder
from compliance.inspection.deadlines import Met
from compliance.inspection.model import Grade, SourceKind, VisitKind
from compliance.inspection.progress import STATE_WORDS
from compliance.inspection.rounds import compare
from compliance.report.html import render_html
from compliance.report.inspection_page import render_inspection_html
from compliance.report.inspection_words import INSPECTION_FILES, inspection_words
from compliance.report.language import Language, catalogue, glossed
from compliance.report.templates import environment
from compliance.report.text import STATUS_WORDS
from compliance.report.word_file import read_words
from compliance.report.words import FILES, Words, load_words
from compliance.rulebook.base import Model
from compliance.rulebook.model import Power
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook

EN, NL = Language.ENGLISH, Language.DUTCH
FOLDER = shipped_folder("report_templates")
TEMPLATES = sorted(
    path.relative_to(FOLDER).as_posix()
    for pattern in ("*.j2", "parts/*.j2", "inspection/*.j2")
    for path in FOLDER.glob(pattern)
)
PLACE = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


def messages_of(source: str) -> Iterator[str]:
    """Give the texts of a template that are translated."""
    for call in environment().parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in {"gettext", "_"}:
            assert isinstance(call.args[0], nodes.Const)
            yield " ".join(str(call.args[0].value).split())


def untranslated(source: str) -> list[str]:
    """Give the words of a template that stand outside what is translated."""
    bare = re.sub(r"(?s)\{%-?\+? *trans\b.*?endtrans.*?%\}|\{#.*?#\}|\{[{%].*?[}%]\}", "", source)
    spoken = re.findall(r'(?:aria-label|alt|title|content|data-\w+)="([^"]*)"', bare)
    texts = re.findall(r">([^<]*)<|^([^<]*)$", bare, re.MULTILINE)
    return [one for text in (*spoken, *("".join(pair) for pair in texts)) for one in re.findall(r"[A-Za-z]{2,}", text)]


_HEAD = "default src none style base uri form action width device initial scale no referrer"
NEUTRAL = frozenset(_HEAD.split())
"""What stands in the head of a page for browsers."""


def fixed_words() -> set[str]:
    """Give the fixed words of ours that stand in code and not in a template."""
    words = {one.value for kind in (Met, Grade, SourceKind, Power) for one in kind} | set(get_args(VisitKind))
    cautions = re.findall(r'Caution\(\s*((?:"[^"]*"\s*)+)', Path(compare.__code__.co_filename).read_text("utf-8"))
    sentences = {"".join(re.findall(r'"([^"]*)"', one)) for one in cautions}
    assert len(sentences) == 3
    return words | set(STATUS_WORDS.values()) | set(STATE_WORDS.values()) | sentences


def test_every_text_of_ours_is_in_the_catalogue_and_nothing_else_is() -> None:
    found = {one for name in TEMPLATES for one in messages_of((FOLDER / name).read_text("utf-8"))}
    assert found | fixed_words() == set(catalogue().messages)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_nothing_outside_what_is_translated(name: str) -> None:
    assert set(untranslated((FOLDER / name).read_text("utf-8"))) <= NEUTRAL


def test_control_what_is_not_translated_is_seen() -> None:
    assert untranslated("<p>{% trans %}Ja{% endtrans %} en {{ nee }}</p>") == ["en"]
    assert untranslated('<nav aria-label="Inhoud">') == ["Inhoud"]
    assert list(messages_of("{% trans x=1 %}Er is\n {{ x }}{% endtrans %}{{ _('dag') }}")) == ["Er is %(x)s", "dag"]
    with pytest.raises(KeyError):
        environment(EN).from_string("{% trans %}Dit is nieuw{% endtrans %}").render()


def leaves(words: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Give every text in a file of words with its place."""
    match words:
        case Model():
            for name in type(words).model_fields:
                yield from leaves(getattr(words, name), f"{path}.{name}")
        case dict():
            for name, one in words.items():
                yield from leaves(one, f"{path}.{name}")
        case tuple():
            for number, one in enumerate(words):
                yield from leaves(one, f"{path}.{number}")
        case str():
            yield path, words


@pytest.mark.parametrize("read", [load_words, inspection_words])
def test_both_languages_have_the_same_words_with_the_same_places_in_them(read: type) -> None:
    dutch, english = (dict(leaves(read(one))) for one in (NL, EN))
    assert dutch.keys() == english.keys()
    for place, text in dutch.items():
        other = english[place]
        assert bool(text) == bool(other) or place.endswith(".language_note"), place
        assert set(PLACE.findall(text)) == set(PLACE.findall(other)), place
        assert not FUNCTION_WORDS & set(re.findall(r"\w+", re.sub(r"\*[^*]*\*", "", other.lower()))), place


def test_messages_have_the_same_places_and_are_plain_text() -> None:
    for dutch, english in catalogue().messages.items():
        assert set(PLACE.findall(dutch)) == set(PLACE.findall(english)), dutch
        assert not re.search(r"[<>&]", english), english
        assert not FUNCTION_WORDS & set(re.findall(r"\w+", re.sub(r"\*[^*]*\*", "", english.lower()))), english


def test_a_word_that_is_missing_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = (FOLDER / FILES[EN]).read_text("utf-8").replace("  no_conclusion:", "  no_conclusions:")
    (tmp_path / "words.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("compliance.report.word_file.shipped_folder", lambda _: tmp_path)
    with pytest.raises(FaultyFile) as raised:
        read_words("words.yaml", Words)
    assert {one.code for one in raised.value.faults} == {"R101", "R102"}
    assert set(FILES) == set(INSPECTION_FILES) == set(Language)


# --- glosses -----------------------------------------------------------------------------------


def test_every_outcome_and_every_term_of_the_rulebook_has_a_gloss() -> None:
    glosses = catalogue().glosses
    assert {one.printed for one in Outcome} <= set(glosses)
    assert {one.term for one in load_rulebook().frame.glossary} <= set(glosses)
    assert all(1 <= len(gloss.split()) <= 6 for gloss in glosses.values())
    assert glossed("normafwijking", EN) == "normafwijking (deviation)"
    assert glossed("voldoet (volgens opgave)", EN) == "voldoet (volgens opgave) [norm met, as stated]"
    assert glossed("normafwijking", NL) == "normafwijking"


def unglossed(page: str) -> list[str]:
    """Give the Dutch terms in English text that have no gloss behind them the first time in a part."""
    found = []
    for part in re.split(r'(?=<section id="\w+" class="chapter)', page):
        first: dict[str, str] = {}
        for term, behind in re.findall(r'<i lang="nl">([^<]+)</i>([^<]{0,80})', part):
            first.setdefault(term, behind)
        found += [term for term, behind in first.items() if not behind.startswith(f" ({catalogue().glosses[term]})")]
    return found


def test_a_dutch_term_has_its_gloss_the_first_time_in_each_part() -> None:
    for page in (render_html(assessment("vijandig"), None, EN), render_inspection_html(inspected(), language=EN)):
        assert '<i lang="nl">' in page
        assert unglossed(page) == []
    assert unglossed(render_html(assessment("vijandig"), None, EN).replace(" (Youth Act)", "")) == ["Jeugdwet"]


def test_the_glossary_has_every_term_that_the_report_keeps() -> None:
    page = render_html(assessment("wilg"), None, EN)
    glossary = page[page.index('<section id="begrippen"') : page.index('<section id="leeswijzer"')]
    terms = [term for term, gloss in catalogue().glosses.items() if gloss]
    for term in terms:
        assert f'<span lang="nl">{term}</span>' in glossary, term
    heads = re.findall(r'<th scope="row"><span lang="nl">([^<]+)', glossary)
    assert heads == sorted(heads, key=str.casefold)
    assert {one for _, one in Said(page).terms} <= set(terms)


def test_control_a_term_without_its_gloss_is_refused() -> None:
    with pytest.raises(KeyError):
        glossed("onbekend", EN)


def test_the_environment_of_templates_refuses_what_is_not_given() -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment(EN).from_string("{{ niets }}").render()
    with pytest.raises(NotImplementedError):
        environment().from_string("{% trans n=2 %}{{ n }} norm{% pluralize %}{{ n }} normen{% endtrans %}").render()
