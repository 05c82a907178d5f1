"""The printed form says what the report of the program says: every sentence, in order, under the same headings."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jinja2
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from printing import by_program, plain_view, saved, started
from whole_reports import EXAMPLES, SCENARIOS, whole

from compliance.forms.offline import ROOMS
from compliance.forms.report_style import report_style
from compliance.forms.scripts import FOLDER
from compliance.forms.template_data import _Steps, expression
from compliance.report.html import render_html, visible
from compliance.report.templates import environment
from compliance.report.view_parts import AdviceView
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.rulebook.selection import Selection, select
from compliance.selfreport.model import SelfReport
from compliance.selfreport.reader import parse_self_report
from compliance.testing.contradiction import contradictory
from compliance.testing.strategies import self_reports

ROOT = Path(__file__).parents[2]
SHIPPED = load_rulebook()
SMALL = load_rulebook(ROOT / "tests" / "properties" / "small_rules")
REPORTS = {path.stem: path for path in sorted((ROOT / "tests" / "report" / "reports").glob("*.yaml"))}

NOT_IN_THE_FORM = {"advice", "same", "colophon"}
"""The least that is needed is found by trying, which the form leaves to the program; it was made by something else."""
DIGEST = "Kenmerk van de antwoorden"
"""The digest of a file that a form which was never saved does not have."""


def report_of(source: str) -> str:
    """Give the text of a self-report in YAML as the form would have saved it."""
    return saved(parse_self_report(source.encode(), "locatie.yaml", SHIPPED), SHIPPED)


def text_of(name: str) -> str:
    return report_of(REPORTS[name].read_text(encoding="utf-8") if name in REPORTS else whole(name))


def comparable(view: dict[str, Any]) -> dict[str, Any]:
    shared = {key: value for key, value in view.items() if key not in NOT_IN_THE_FORM}
    return shared | {"facts": [line for line in view["facts"] if line["label"] != DIGEST]}


def viewed(page: Page, texts: list[str]) -> list[dict[str, Any]]:
    return [json.loads(one) for one in page.evaluate("(texts) => window.viewed(texts)", texts)]


def printed(page: Page, text: str) -> str:
    markup: str = page.evaluate("(text) => window.printed(text)", text)
    return markup


# --- what is shown -----------------------------------------------------------------------


@pytest.fixture
def quick_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the advice, which the form does not give and which takes longest."""
    monkeypatch.setattr("compliance.report.view.advice_view", lambda *_: AdviceView((), "", ""))


@pytest.mark.usefixtures("quick_advice")
def test_the_form_shows_what_the_report_shows_of_known_locations(page: Page) -> None:
    names = [*EXAMPLES, *SCENARIOS, *REPORTS]
    assert len(names) > 20
    texts = [text_of(name) for name in names]
    for name, text, shown in zip(names, texts, viewed(started(page, SHIPPED), texts), strict=True):
        assert comparable(shown) == comparable(plain_view(by_program(text, SHIPPED))), name


def drawn(rulebook: Rulebook, number: int) -> list[str]:
    """Draw saved reports of every kind; the same ones each time."""
    found: list[SelfReport] = []
    kinds = (self_reports(rulebook), self_reports(rulebook, completeness="partial"), contradictory(rulebook))

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(*kinds))
    def draw(report: SelfReport) -> None:
        found.append(report)

    draw()
    return [saved(report, rulebook) for report in found if report.reference_date is not None]


@pytest.mark.usefixtures("quick_advice")
@pytest.mark.parametrize(("rulebook", "number"), [(SHIPPED, 60), (SMALL, 300)], ids=["shipped", "small"])
def test_the_form_shows_what_the_report_shows_of_drawn_locations(page: Page, rulebook: Rulebook, number: int) -> None:
    texts = drawn(rulebook, number)
    assert len(texts) > number / 2
    for text, shown in zip(texts, viewed(started(page, rulebook), texts), strict=True):
        assert comparable(shown) == comparable(plain_view(by_program(text, rulebook))), text


def test_the_comparison_sees_one_other_answer(page: Page) -> None:
    data = json.loads(text_of("de-wilg"))
    data["antwoorden"]["kamerdeuren.op_slot"] = "nooit"
    assert data != json.loads(text_of("de-wilg"))
    shown = viewed(started(page, SHIPPED), [json.dumps(data)])[0]
    assert comparable(shown) != comparable(plain_view(by_program(text_of("de-wilg"), SHIPPED)))


@pytest.mark.usefixtures("quick_advice")
def test_of_a_long_list_the_form_shows_as_much_as_the_report(page: Page) -> None:
    data = json.loads(text_of("de-wilg"))
    for name in ("insluitingen", "groepen"):
        records = data["antwoorden"][name]
        data["antwoorden"][name] = [records[number % len(records)] for number in range(230)]
    text = json.dumps(data)
    shown = viewed(started(page, SHIPPED), [text])[0]
    assert "Er zijn 230 rijen; hier staan de eerste 200." in json.dumps(shown)
    assert comparable(shown) == comparable(plain_view(by_program(text, SHIPPED)))


SELECTIONS = {
    "profile": select(SHIPPED, "kern"),
    "theme": select(SHIPPED, "volledig", ["kamerdeuren"]),
    "themes": select(SHIPPED, "kern", ["kamerdeuren", "huisregels"]),
}


@pytest.mark.usefixtures("quick_advice")
@pytest.mark.parametrize("kind", SELECTIONS)
def test_a_form_for_a_part_prints_that_part(page: Page, kind: str) -> None:
    selection: Selection = SELECTIONS[kind]
    texts = [text_of("de-wilg"), text_of("kadehuis")]
    for text, shown in zip(texts, viewed(started(page, SHIPPED, selection), texts), strict=True):
        assert shown["not_asked"]
        assert comparable(shown) == comparable(plain_view(by_program(text, SHIPPED, selection)))


OWN = """\
id: eigen
title: Onze afspraken
version: '7'
checked_until: 2026-01-01
checked_note: Eigen afspraken.
extends: vbm
themes: []
overrides:
  - {norm: IGJ-GROUPSIZE-MAX6, field: groepen.bezetting_max, was: 6, becomes: 5, why: Wij willen kleinere groepen.}
"""


@pytest.mark.usefixtures("quick_advice")
def test_own_rules_stand_on_page_one_of_the_form_too(page: Page, tmp_path: Path) -> None:
    (tmp_path / "rulebook.yaml").write_text(OWN, encoding="utf-8")
    rulebook = load_rulebook(tmp_path)
    text = text_of("de-wilg")
    shown = viewed(started(page, rulebook), [text])[0]
    assert "kleinere groepen" in shown["own"]["changes"][0]
    assert comparable(shown) == comparable(plain_view(by_program(text, rulebook)))


def test_an_answer_after_the_law_was_checked_warns(page: Page) -> None:
    data = json.loads(text_of("de-wilg")) | {"peildatum": "2030-01-01"}
    started(page, SHIPPED)
    assert "De peildatum ligt na" in printed(page, json.dumps(data))
    assert "De peildatum ligt na" not in printed(page, text_of("de-wilg"))


# --- how it is laid out ------------------------------------------------------------------


TEXT = "#text"


class Markup(HTMLParser):
    """Elements with their attributes, and the text between them on one line, in order."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, Any]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value for name, value in attrs if name != "xmlns"}))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}))

    def handle_data(self, data: str) -> None:
        text = re.sub(r"[ \t\n]+", " ", data)
        if self.found and self.found[-1][0] == TEXT:
            text = re.sub(" +", " ", self.found.pop()[1] + text)
        self.found.append((TEXT, text))

    def words(self) -> list[tuple[str, Any]]:
        """Give the same without the space between elements, which browsers do not show either."""
        stripped = [(kind, more.strip() if kind == TEXT else more) for kind, more in self.found]
        return [one for one in stripped if one != (TEXT, "")]


def rendered(view: dict[str, Any]) -> str:
    """Lay a view out with the template engine of the program."""
    # The form has a header and a main part of its own.
    source = '{% import "macros.html.j2" as show %}{% include "body.html.j2" %}'
    text = environment().from_string(source).render(report=view, paper=False)
    return visible(re.sub(r"<(/?)(?:main|header)\b", r"<\1div", text))


@pytest.mark.parametrize("name", [*EXAMPLES, *REPORTS])
def test_templates_say_the_same_in_the_page(page: Page, name: str) -> None:
    started(page, SHIPPED)
    view = viewed(page, [text_of(name)])[0]
    laid_out = page.evaluate("(view) => window.laidOut(view)", json.dumps(view))
    assert len(Markup(laid_out).words()) > 1000
    assert Markup(laid_out).words() == Markup(rendered(view)).words()


def test_other_templates_would_be_seen(page: Page) -> None:
    started(page, SHIPPED)
    view = viewed(page, [text_of("de-wilg")])[0]
    laid_out = page.evaluate("(view) => window.laidOut(view)", json.dumps(view))
    assert Markup(laid_out).words() != Markup(rendered(view | {"plan_open": "Anders."})).words()


def sections_of(source: str, prefix: str = "") -> dict[str, str]:
    """Give the text of each chapter by its heading; charts are left out, for they have a text of their own."""
    found: dict[str, list[str]] = {}
    heading = "voor"
    inside = ""
    for kind, more in Markup(source).words():
        if kind == TEXT and inside == "h2":
            found[heading := more] = []
        elif kind == TEXT and inside != "style":
            found.setdefault(heading, []).append(more)
        inside = kind if kind in {"h2", "style"} else "" if kind.startswith("/") else inside
    return {name: " ".join(" ".join(texts).split()) for name, texts in found.items()}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_chapter_reads_as_in_the_report_of_the_program(page: Page, name: str) -> None:
    text = text_of(name)
    by_page = sections_of(printed(started(page, SHIPPED), text))
    by_report = sections_of(render_html(by_program(text, SHIPPED)).partition("<body>")[2])
    assert list(by_page) == list(by_report)
    assert len(by_page) == 12
    for heading in by_page.keys() - {"voor", "Plan van aanpak", "Colofon"}:
        assert by_page[heading] == by_report[heading]
    # Of the plan the form leaves out only what is found by trying.
    after = "Wat de locatie zelf kan doen"
    assert by_page["Plan van aanpak"].partition(after)[2] == by_report["Plan van aanpak"].partition(after)[2]
    lead = by_page["Plan van aanpak"].partition(after)[0]
    assert ("vbm assess BESTAND --format advice" in lead) is ("Er is nog geen conclusie" not in by_page["In het kort"])
    assert by_page["voor"].startswith("Zelfevaluatie vrijheidsbeperkende maatregelen")
    assert "geen oordeel van de inspectie" in by_page["voor"]
    for part in (f"({SHIPPED.frame.id}), {SHIPPED.frame.version}", SHIPPED.digest, "Ingevuld in het formulier"):
        assert part in by_page["Colofon"]


def test_what_was_typed_is_never_markup(page: Page) -> None:
    started(page, SHIPPED)
    markup = printed(page, text_of("vijandig"))
    tags = {kind for kind, _ in Markup(markup).words()}
    assert not {"script", "link", "img", "style", "base", "iframe"} & tags
    assert "{{ 7*7 }}" in page.inner_text(".report h1")
    assert "[U+202E]omgekeerd" in page.inner_text("body")
    assert "\u202e" not in markup


def test_a_name_is_only_a_text_at_the_edge_of_a_page(page: Page) -> None:
    started(page, SHIPPED)
    data = json.loads(text_of("de-wilg"))
    data["locatie"]["naam"] = name = '"; } } body { display: none } \\22 /* \u202e'
    printed(page, json.dumps(data))
    rules = page.evaluate("() => [...document.adoptedStyleSheets[0].cssRules].map((one) => one.constructor.name)")
    assert rules == ["CSSPageRule", "CSSPageRule"]
    assert page.inner_text(".report h1") == visible(name)


def test_places_are_apart_from_those_of_the_page_and_every_link_has_one(page: Page) -> None:
    started(page, SHIPPED)
    found = Markup(printed(page, text_of("de-wilg"))).found
    places = [more["id"] for kind, more in found if kind != TEXT and "id" in more]
    links = [more["href"] for kind, more in found if kind == "a"]
    assert len(links) > 100
    assert all(place.startswith("rapport-") for place in places)
    assert max(Counter(places).values()) == 1
    assert {link[1:] for link in links} <= set(places)


# --- templates as data -------------------------------------------------------------------


def steps_of(template: str) -> list[Any]:
    return _Steps(environment()).of(environment().parse(template).body)


@pytest.mark.parametrize(
    ("template", "scope", "shown"),
    [
        ("<p>{{ a }}{% if b %} en {{ b }}{% endif %}</p>", {"a": "<b>", "b": ""}, "<p>&lt;b&gt;</p>"),
        ("<p>{% trans c=a %}Er is {{ c }} op 100%.{% endtrans %}</p>", {"a": "<b>"}, "<p>Er is &lt;b&gt; op 100%.</p>"),
        ("<p>{{ a|nl }}: {% for b in (_('één'),) %}{{ b }}{% endfor %}</p>", {"a": "<b>"}, "<p>&lt;b&gt;: één</p>"),
        ("<p>{% if a %}1{% elif b %}2{% else %}3{% endif %}</p>", {"a": [], "b": 4}, "<p>2</p>"),
        ('<p class="{{ a }}"{% if b %} id="{{ b }}"{% endif %}/>', {"a": '"', "b": 7}, '<p class="&quot;" id="7"></p>'),
        ("{% for x in a if x > 1 %}{{ x }}{{ ', ' if not loop.last }}{% endfor %}", {"a": [1, 2, 3]}, "2, 3"),
        ("{% for x, y in a %}<i>{{ x }}{{ y or '–' }}</i>{% endfor %}", {"a": [[1, 0], [2, 3]]}, "<i>1–</i><i>23</i>"),
        ("{% with n = a[0] %}{{ n|upper }}{{ a[1:] }}{{ a[-1:] }}{% endwith %}", {"a": "zin"}, "Zinn"),
        ("{{ a|join('; ') }}{{ a|length == 2 and 'twee' }}", {"a": ["x", "y"]}, "x; ytwee"),
        ('<svg viewBox="0 0 9 {{ a + 2 }}"><rect/></svg>', {"a": 40}, '<svg viewBox="0 0 9 42"><rect></rect></svg>'),
    ],
)  # fmt: skip
def test_each_step_of_a_template(page: Page, template: str, scope: dict[str, Any], shown: str) -> None:
    started(page, SMALL)
    found = page.evaluate("([steps, scope]) => window.shownAs(steps, scope)", [steps_of(template), scope])
    assert found == shown


@pytest.mark.parametrize(
    "template",
    [
        "{% set a = 1 %}",
        "{{ a|safe }}",
        "<p{% if a %} id='x'{% endif %}>",
        "<p {{ a }}>",
        '<p{% if a %} id="{% endif %}x">',
    ],
)
def test_what_the_page_cannot_follow_is_refused_when_the_form_is_made(template: str) -> None:
    with pytest.raises(ValueError, match=r"page|attribute|branch"):
        steps_of(template)


def test_an_expression_that_the_page_cannot_follow_is_refused() -> None:
    node = jinja2.Environment(autoescape=True).parse("{{ a * b }}").body[0].nodes[0]  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="Mul"):
        expression(node)


def declared() -> Iterator[str]:
    for file in (file for room in ROOMS["locatie"] for file in sorted(FOLDER.glob(f"{room}/*.js"))):
        for line in file.read_text(encoding="utf-8").split("\n"):
            found = re.match(r"(?:function\*?|class|const|let) +(?:(\w+)|\[([^\]]+)\])", line)
            if found:
                yield from re.findall(r"\w+", found[1] or found[2])


def test_no_two_scripts_declare_the_same_name() -> None:
    """They share one scope, in which a second function would silently take the place of the first."""
    names = Counter(declared())
    assert len(names) > 200
    assert [name for name, times in names.items() if times > 1] == []


# --- on paper ----------------------------------------------------------------------------

TEXT_WIDTH = 658
"""A4 less its margins, 174 mm, in the units of a style sheet."""

CUT_OFF = """() => {
  const edge = document.querySelector(".report").getBoundingClientRect().right + 1;
  const isWider = (one) => getComputedStyle(one).display !== "inline" && one.scrollWidth > one.clientWidth + 1;
  return [...document.querySelectorAll(".report *")]
    .filter((one) => one.getClientRects().length && !(one instanceof SVGElement))
    .filter((one) => one.getBoundingClientRect().right > edge || isWider(one))
    .map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 60)}`);
}"""


@pytest.mark.parametrize("name", ["de-wilg", "lindehuis", "vijandig", "hybride"])
def test_no_text_is_cut_off_on_paper(page: Page, name: str) -> None:
    page.set_viewport_size({"width": TEXT_WIDTH, "height": 900})
    started(page, SHIPPED)
    page.emulate_media(media="print")
    printed(page, text_of(name))
    page.add_style_tag(content="body { width: 100%; }")
    assert page.evaluate(CUT_OFF) == []
    page.add_style_tag(content=".report td { white-space: nowrap; }")
    assert page.evaluate(CUT_OFF) != []


def test_the_pages_are_a4_and_hold_every_word(page: Page, tmp_path: Path) -> None:
    started(page, SHIPPED)
    printed(page, text_of("de-wilg"))
    page.emulate_media(media="print")
    words = set(page.evaluate("() => document.querySelector('.report').innerText").split())
    path = tmp_path / "formulier.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    info = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True).stdout
    assert "A4" in info
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
    # A word that is broken over two lines has lost its hyphen, or its end stands on the next line.
    on_paper = "".join(text.split()).replace("-", "")
    assert len(words) > 1000
    assert [word for word in words if word.replace("-", "") not in on_paper] == []
    pages = text.split("\f")
    assert all("De Wilg" in one and "geen oordeel van de inspectie" in one for one in pages[1:-1])


def test_the_style_of_the_report_is_kept_to_the_report() -> None:
    style = report_style()
    assert "url(" not in style
    assert "@font-face" not in style
    outside = re.sub(r"@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}", "", style)
    selectors = [one.strip() for rule in re.findall(r"([^{}]+)\{", outside) for one in rule.split(",")]
    assert len(selectors) > 100
    assert all(one == ".report" or one.startswith(".report ") for one in selectors)
    assert ".report #rapport-werkwijze" in selectors
    pages = re.findall(r"@page[^{]*", style)
    assert {one.strip() for one in pages} == {"@page rapport", "@page rapport:first"}
