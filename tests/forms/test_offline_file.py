"""The file itself: one file under 500 KB, the same bytes each time, a strict policy, and words that are all used."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest
from offline_page import Watched, shown
from playwright.sync_api import Browser

from compliance.assessment.questionnaire import questions_of
from compliance.forms.offline import ROOMS, form_words, render_form
from compliance.forms.scripts import FOLDER
from compliance.rulebook.model import Rulebook
from compliance.rulebook.selection import select

pytest_plugins = ("offline_fixtures",)

TOP = re.compile(r"^(?:async )?(?:function\*?|class|const|let) (\[[^\]]*\]|\w+)", re.MULTILINE)


def sources(*rooms: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for room in rooms for path in sorted(FOLDER.glob(f"{room}/*.js")))


def test_it_is_small_and_the_same_each_time(rulebook: Rulebook, form_file: Path) -> None:
    text = form_file.read_text(encoding="utf-8")
    assert len(text.encode()) < 500_000
    assert render_form(rulebook, select(rulebook)) == text
    assert render_form(rulebook, select(rulebook), setting="open") != text


def test_the_policy_admits_our_script_and_our_style_only(form_file: Path) -> None:
    text = form_file.read_text(encoding="utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (script, style)]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{digests[0]}'; style-src 'sha256-{digests[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"\son\w+=|\sstyle=|https?://", text.replace(script, "").replace(style, ""))
    # The one address is the name by which SVG is known; nothing is fetched from it.
    script = script.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(
        r"\beval\b|innerHTML|outerHTML|insertAdjacentHTML|document\.write|new Function|https?://", script
    )


def test_a_script_that_is_not_ours_does_not_run(browser: Browser, form_file: Path, tmp_path: Path) -> None:
    changed = tmp_path / "zelfevaluatie.html"
    text = form_file.read_text(encoding="utf-8")
    changed.write_text(text.replace("</body>", "<script>document.title = 'gekaapt'</script></body>"), encoding="utf-8")
    page = browser.new_page()
    page.goto(changed.as_uri())
    page.wait_for_selector("#kop nav")
    assert "gekaapt" not in page.title()
    page.close()


@pytest.mark.parametrize("role", ROOMS)
def test_no_name_is_given_twice_in_the_closure(role: str) -> None:
    names = [name for found in TOP.findall(sources(*ROOMS[role])) for name in re.findall(r"\w+", found)]
    assert {name: count for name, count in Counter(names).items() if count > 1} == {}


def test_every_word_of_the_form_is_used_and_every_used_word_is_there() -> None:
    words = form_words()
    source = sources("shared", "page")
    literal = set(re.findall(r'"([a-z_]+(?:\.[A-Za-z_0-9]+)+|[a-z_]+)"', source))
    starts = tuple(re.findall(r"`([a-z_]+(?:\.[a-z_]+)*\.)\$\{", source))
    plurals = {key.rsplit(".", 1)[0] for key in words if key.endswith((".one", ".more"))}
    derived = {f"{key}.{end}" for key in literal for end in ("one", "more", "hint", "help", "text", "least")}
    unused = [key for key in words if key not in literal | derived and not key.startswith(starts)]
    assert unused == []
    asked = set(re.findall(r'\bt\("([^"]+)"', source))
    assert asked - set(words) == set()
    assert set(re.findall(r'\bnumbered\("([^"]+)"', source)) <= plurals


@pytest.mark.parametrize(
    "target",
    [
        "start",
        "locatie",
        "overzicht",
        "thema/kamerdeuren",
        "uitkomsten",
        "antwoorden",
        "bewaren",
        "samenvoegen",
        "meenemen",
    ],
)
def test_in_english_nothing_of_the_form_is_dutch(watched: Watched, small_form: Path, target: str) -> None:
    page = watched.page(small_form, "locatie")
    page.fill("#peildatum", "2025-06-30")
    shown(page, target)
    page.click("text=English")
    assert page.get_attribute("html", "lang") == "en"
    own = page.evaluate(
        """() => {
            const found = [];
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
                const { parentElement: parent, data } = walk.currentNode;
                if (parent.closest("script, template, #melding") || !data.trim()) continue;
                if (parent.closest("[lang]").lang === "en") found.push(data.trim());
            }
            return found;
        }"""
    )
    dutch = {one["nl"] for one in form_words().values() if one["nl"] != one["en"]}
    assert [text for text in own if text in dutch] == []
    assert "Glossary" in own
    page.click("text=Nederlands")
    assert page.get_attribute("html", "lang") == "nl"


def test_the_blank_form_on_paper_has_every_question_that_may_be_asked(
    watched: Watched, form_file: Path, rulebook: Rulebook
) -> None:
    page = watched.page(form_file, "bewaren")
    page.evaluate("window.print = () => window.dispatchEvent(new Event('beforeprint'))")
    page.click("text=Leeg formulier afdrukken")
    page.emulate_media(media="print")
    paper = page.inner_text("#druk")
    past = {one.id for theme in rulebook.themes if theme.theme == "vroeger_recht" for one in theme.questions}
    asked = [one for one in questions_of(rulebook, select(rulebook)) if one.id not in past]
    assert [one.ask for one in asked if one.ask not in paper] == []
    assert page.is_hidden("main")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("#druk *").count() == 0
