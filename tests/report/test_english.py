"""A report in English: nothing of ours is left in Dutch, nothing of others is translated, and it says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from english import FUNCTION_WORDS, Said, leftovers
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rendered import NAMES, assessed, source_of
from whole_reports import EXAMPLES, whole

from compliance.assessment.assess import assess
from compliance.assessment.publication import publish
from compliance.assessment.result import Assessment
from compliance.files.shipped import shipped_folder
from compliance.inspection.reader import Inspection, parse_inspection
from compliance.inspection.rounds import Round, compare
from compliance.report.charts import shortened
from compliance.report.html import html_for_paper, render_html, visible
from compliance.report.inspection_page import render_inspection_html
from compliance.report.language import Language, catalogue, day_words, translated
from compliance.report.passage import Passage, filled, in_dutch, joined, with_terms
from compliance.report.view import view_of
from compliance.report.view_model import Cell, ReportView
from compliance.report.view_parts import AdviceView
from compliance.report.words import load_words
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.model import SelfReport
from compliance.selfreport.reader import parse_self_report
from compliance.testing.contradiction import contradictory
from compliance.testing.strategies import self_reports

EN, NL = Language.ENGLISH, Language.DUTCH
ROOT = shipped_folder("report_templates").parent
INSPECTION = (ROOT / "examples" / "de-wilg-inspectie.yaml").read_text("utf-8")
SMALL = load_rulebook(ROOT / "tests" / "properties" / "small_rules")
SHIPPED = load_rulebook()
SOURCES = {name: source_of(name) for name in NAMES} | {name: whole(name) for name in EXAMPLES}


@cache
def known(name: str) -> Assessment:
    return assessed(SOURCES[name])


def names_of(one: Assessment) -> frozenset[str]:
    """Give the names that a location gave, whole and cut off: of itself, and of its groups, which a drawing has too."""
    answers = [answer for _, answer in one.report]
    records = [record.name for answer in answers for record in answer.records or ()]
    given = {visible(" ".join(name.split())) for name in (one.report.name, *records)}
    return frozenset(shortened(name, length) for name in given for length in (24, 60, 999) if name)


def inspected(text: str = INSPECTION) -> Inspection:
    return parse_inspection(text.encode(), str(ROOT / "examples" / "de-wilg-inspectie.yaml"), SHIPPED)


def pages() -> Iterator[Any]:
    for name in SOURCES:
        yield pytest.param(lambda name=name: (render_html(known(name), None, EN), known(name)), id=name)
    for name in ("de-wilg", "open", "vijandig"):
        yield pytest.param(
            lambda name=name: (render_html(publish(known(name)), None, EN), known(name)), id=f"{name}-public"
        )
    yield pytest.param(lambda: (html_for_paper(known("de-wilg"), language=EN), known("de-wilg")), id="paper")


# --- nothing is left ---------------------------------------------------------------------------


@pytest.mark.parametrize("made", list(pages()))
def test_nothing_of_ours_is_left_in_dutch(made: Any) -> None:
    page, one = made()
    assert leftovers(page, names_of(one)) == []


@pytest.mark.parametrize("name", ["de-wilg", "team-delta", "leeg"])
def test_no_text_of_ours_is_that_of_the_dutch_report(name: str) -> None:
    english = set(Said(render_html(known(name), None, EN)).in_language("en"))
    dutch = set(Said(render_html(known(name))).in_language("nl"))
    same = {text for text, other in catalogue().messages.items() if text == other} | {load_words(EN).colophon.font_text}
    alike = {text for text in english & dutch if re.search(r"[a-z]{3}", text)} - same - names_of(known(name))
    # What is left: ids of norms, digests and versions.
    assert {text for text in alike if not re.search(r"[A-Z]-|sha256:|^vbm |^Python ", text)} == set()


def test_control_a_leftover_is_seen() -> None:
    page = render_html(known("open"), None, EN)
    assert leftovers(page.replace("<h2>In brief</h2>", "<h2>Wat er volgt</h2>"))
    assert leftovers(page.replace('aria-label="Contents"', 'aria-label="Wat hier staat"'))
    assert leftovers(page.replace(' lang="nl"', ""))
    assert len(leftovers(render_html(known("open")).replace('lang="nl"', 'lang="en"'))) > 100


def test_a_page_says_its_language_and_marks_what_is_dutch() -> None:
    page, dutch = render_html(known("de-wilg"), None, EN), render_html(known("de-wilg"))
    assert page.startswith('<!doctype html>\n<html lang="en">') or '<html lang="en">' in page[:80]
    assert dutch.count("lang=") == 1
    marked = set(Said(page).in_language("nl"))
    for text in ("De Wilg", "normafwijking", "Zorg voor een afzonderlijke, veilige ruimte voor noodsituaties."):
        assert any(text in one for one in marked), text
    assert load_words(EN).language_note in page
    assert load_words(EN).language_note not in dutch
    assert sum(bool(FUNCTION_WORDS & set(text.lower().split())) for text in marked) > 200


# --- rounds and inspections --------------------------------------------------------------------


def inspections() -> Iterator[Any]:
    yield pytest.param(INSPECTION, id="established")
    concept = re.sub(r"(?ms)^status:.*?(?=^\w)", "status:\n  stand: concept\n  opgesteld_door: INS-12\n\n", INSPECTION)
    concept = re.sub(r"(?ms)^(reacties|verbeteringen_na_concept):.*?(?=^\w|\Z)", "", concept)
    yield pytest.param(concept, id="concept")
    asked = "reactie_gevraagd\n  concept_van: 2025-09-22\n  reactie_tot: 2025-10-06"
    yield pytest.param(concept.replace("stand: concept", f"stand: {asked}"), id="reaction asked")


@pytest.mark.parametrize("text", list(inspections()))
def test_nothing_is_left_in_dutch_in_an_inspection_report(text: str) -> None:
    found = inspected(text)
    page = render_inspection_html(found, language=EN)
    assert leftovers(page, names_of(found.assessment)) == []
    assert "Inspection report" in page


def test_nothing_is_left_in_dutch_about_the_previous_round() -> None:
    old, new = assessed(whole("de-wilg", "{peildatum: 2025-12-31}")), assessed(whole("kadehuis"))
    found = compare(Round(inspected().assessment, inspected().written), Round(new))
    assert found.deadlines
    page = render_html(new, found, EN)
    assert leftovers(page, names_of(new) | names_of(old)) == []
    assert "The locations have different names" in page
    assert "because the facts changed" in page
    later = compare(Round(old), Round(known("de-wilg")))
    page = render_html(known("de-wilg"), later, EN)
    assert leftovers(page, names_of(old)) == []
    assert "The new round is older than the old one: 30 June 2025 is before 31 December 2025." in page


def test_an_inspection_in_english_holds_the_same_judgements() -> None:
    dutch, english = (render_inspection_html(inspected(), language=one) for one in (NL, EN))
    statements = re.compile(r"F-[A-Z][\w.-]+")
    assert statements.findall(english) == statements.findall(dutch)
    classes = re.compile(r'class="(?:finding|outcome) (\w+)"')
    assert classes.findall(english) == classes.findall(dutch)
    assert len(classes.findall(dutch)) > 100


# --- it says the same --------------------------------------------------------------------------

OWN = tuple(
    zip(load_words(NL).answers.model_dump().values(), load_words(EN).answers.model_dump().values(), strict=True)
)


def same_cell(dutch: Cell, english: Cell) -> bool:
    """Whether two cells hold the same answer; only words of ours may differ."""
    lines = list(zip(dutch.lines, english.lines, strict=True))
    for one, other in OWN:
        lines = [(a.replace(str(one), str(other)), b) for a, b in lines] if isinstance(one, str) else lines
    same = all(a == b for a, b in lines)
    return same and (dutch.evidence, dutch.note, dutch.given) == (english.evidence, english.note, english.given)


def cells_of(view: ReportView) -> Iterator[Cell]:
    for theme in view.answers:
        yield from (row.cell for row in theme.rows)
        yield from (cell for table in theme.tables for row in table.rows for cell in row.cells)


def substance(view: ReportView) -> object:
    """Give what a report finds and quotes, without a word of its own."""
    return (
        view.conclusion_kind,
        len(view.conclusion),
        [(one.outcome.key, one.count) for one in view.tallies],
        [(one.anchor, one.outcome.key, one.counts, one.total, one.intro, one.not_applicable) for one in view.themes],
        [
            [(one.link, one.outcome.key, one.severity, one.reason, one.used and one.used[0].answers, one.measures)
             for one in theme.findings]
            for theme in view.themes
        ],
        [[(r.link, r.mark.key, r.reason, r.notes) for r in (*theme.open, *theme.met)] for theme in view.themes],
        [(one.text, one.norms) for one in view.open_answers],
        [[(one.text, one.norms) for one in group.measures] for group in view.advice.groups],
        [[(row.label, row.ask) for row in theme.rows] for theme in view.answers],
        [[(table.caption, table.heads, [row.head for row in table.rows]) for table in theme.tables]
         for theme in view.answers],
        [(theme.title, theme.not_asked, theme.left_empty, theme.by, theme.sample) for theme in view.answers],
        [[(group.applies, [(r.link, r.sentences, r.citations) for r in group.entries]) for group in theme.groups]
         for theme in view.norm_themes],
    )  # fmt: skip


def the_same(one: Assessment) -> None:
    dutch, english = view_of(one), view_of(one, language=EN)
    assert substance(english) == substance(dutch)
    for a, b in zip(cells_of(dutch), cells_of(english), strict=True):
        assert same_cell(a, b), (a, b)


@pytest.mark.parametrize("name", list(SOURCES))
def test_known_locations_get_the_same_outcomes_and_answers(name: str) -> None:
    the_same(known(name))


def test_control_another_outcome_or_answer_is_seen() -> None:
    good, open_ = known("goed"), known("open")
    assert substance(view_of(good)) != substance(view_of(open_, language=EN))
    assert not same_cell(Cell(("ja",)), Cell(("nee",)))
    assert not same_cell(Cell(("3 jongeren",)), Cell(("3 young people",)))


@pytest.mark.parametrize("rulebook", [SMALL, SHIPPED], ids=["small", "shipped"])
def test_drawn_locations_are_told_the_same_without_a_leftover(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The advice takes longest; reports of known locations have it.
    monkeypatch.setattr("compliance.report.view.advice_view", lambda *_: AdviceView((), "", ""))

    @settings(
        max_examples=40 if rulebook is SMALL else 6,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(self_reports(rulebook), contradictory(rulebook)))
    def check(report: SelfReport) -> None:
        if report.reference_date is None:
            return
        one = assess(rulebook, report)
        the_same(one)
        assert leftovers(render_html(one, None, EN), names_of(one)) == []

    check()


# --- how it is made ----------------------------------------------------------------------------


def test_typed_text_stays_text() -> None:
    source = source_of("open").replace("naam: Lindehuis", 'naam: "<b>*De* {x} %(y)s</b>"', 1)
    one = assess(SHIPPED, parse_self_report(source.encode(), "locatie.yaml", SHIPPED))
    page = render_html(one, None, EN)
    assert "&lt;b&gt;*De* {x} %(y)s&lt;/b&gt;" in page
    assert "<b>*De*" not in page


def test_a_mark_stays_where_a_passage_is_filled_in_and_joined() -> None:
    mark = in_dutch("a & b")
    assert filled("<{x}> {y}", x=mark, y="<c>") == "<a & b> <c>"
    made = filled("<{x}> {y}", x=mark, y="<c>")
    assert isinstance(made, Passage)
    assert made.markup == '&lt;<span lang="nl">a &amp; b</span>&gt; &lt;c&gt;'
    both = joined(" & ", (made, "{z}"))
    assert isinstance(both, Passage)
    assert both.markup == f"{made.markup} &amp; {{z}}"
    assert type(filled("{x}", x="a")) is str
    assert type(joined(", ", ("a", "b"))) is str
    term = with_terms("a *machtiging* <b>")
    assert isinstance(term, Passage)
    assert (str(term), term.markup) == ("a machtiging <b>", 'a <i lang="nl">machtiging</i> &lt;b&gt;')


def test_dates_and_what_is_not_there() -> None:
    one = known("de-wilg").reference_date
    assert (day_words(one, NL), day_words(one, EN)) == ("30 juni 2025", "30 June 2025")
    assert [day_words(one.replace(day=1, month=month), EN) for month in (1, 12)] == [
        "1 January 2025",
        "1 December 2025",
    ]
    assert translated("Wat nog  open\nis", EN) == "What is still open"
    with pytest.raises(KeyError):
        translated("Dit staat nergens", EN)
