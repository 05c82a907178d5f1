"""The inspector's form as a file: small, the same each time, our own script only, and words that are all used."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from inspector_page import EVERY_PAGE, begun, entry, judged, observed, with_sources
from offline_page import Watched, shown

from compliance.files.text import decode, read_bytes
from compliance.files.yaml_file import read_yaml
from compliance.forms.offline import form_words, render_form, render_inspector_form
from compliance.forms.scripts import FOLDER
from compliance.rulebook.model import Rulebook
from compliance.rulebook.selection import select
from compliance.rulebook.shape import as_data

pytest_plugins = ("offline_fixtures",)

OWN = Path(__file__).parents[2] / "report_templates" / "form" / "inspector.yaml"
KEY = r'"([a-z_]+(?:\.[A-Za-z_0-9]+)+)"'


def sources(*rooms: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for room in rooms for path in sorted(FOLDER.glob(f"{room}/*.js")))


def test_it_is_small_and_the_same_each_time(rulebook: Rulebook, inspector_form: Path) -> None:
    text = inspector_form.read_text(encoding="utf-8")
    assert len(text.encode()) < 600_000
    assert render_inspector_form(rulebook) == text
    assert render_inspector_form(rulebook, language="en") != text


def test_the_form_of_a_location_has_nothing_of_it(rulebook: Rulebook) -> None:
    plain, own = render_form(rulebook, select(rulebook)), render_inspector_form(rulebook)
    for word in ("inspectionFaults", "vbm-inspectie", ".entry-title"):
        assert word in own
        assert word not in plain


def test_the_policy_admits_our_script_and_our_style_only(inspector_form: Path) -> None:
    text = inspector_form.read_text(encoding="utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (script, style)]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{digests[0]}'; style-src 'sha256-{digests[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(
        r"\beval\b|innerHTML|outerHTML|insertAdjacentHTML|document\.write|new Function|https?://", script
    )


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    own = as_data(read_yaml(decode(read_bytes(str(OWN)), str(OWN)), str(OWN)))
    words = form_words("inspecteur")
    assert set(own) <= set(words)
    source = sources("shared", "inspection", "inspector")
    literal = set(re.findall(KEY, source))
    starts = tuple(re.findall(r"`([a-z_0-9A-Z]+(?:\.[a-zA-Z_0-9]+)*\.)\$\{", source))
    derived = {f"{key}.{end}" for key in literal for end in ("one", "more")}
    assert [key for key in own if key not in literal | derived and not key.startswith(starts)] == []
    assert set(re.findall(r'\bt\("([^"]+)"', source)) - set(words) == set()
    for key in re.findall(r'\bnumbered\("([^"]+)"', source):
        assert {f"{key}.one", f"{key}.more"} <= set(words)


TEXTS = """() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const { parentElement: parent, data } = walk.currentNode;
        if (parent.closest("script, template, bdi, #melding") || !data.trim()) continue;
        if (parent.closest("[lang]").lang === "en") found.push(data.trim());
    }
    return found;
}"""


def test_in_english_nothing_of_the_form_is_dutch(
    watched: Watched, inspector_form: Path, example: Callable[[str], Path]
) -> None:
    page = begun(watched, inspector_form, example("de-wilg"))
    with_sources(page)
    entry(page)
    observed(page, "De deur was op slot.")
    judged(page, "voldoet", "Om deze reden.")
    page.click("text=English")
    dutch = {one["nl"] for one in form_words("inspecteur").values() if one["nl"] != one["en"]}
    for target in EVERY_PAGE:
        shown(page, target)
        page.evaluate(
            "[...document.querySelectorAll('#inhoud details')].slice(0, 8).forEach((one) => (one.open = true))"
        )
        page.wait_for_timeout(30)
        assert page.get_attribute("html", "lang") == "en"
        own = page.evaluate(TEXTS)
        assert [text for text in own if text in dutch] == [], target
        assert [text for text in own if re.search(r"\b(het|een|niet|jongeren|van de)\b", text)] == [], target


@pytest.mark.parametrize("target", EVERY_PAGE)
def test_without_a_self_report_every_address_leads_to_the_beginning(
    watched: Watched, inspector_form: Path, target: str
) -> None:
    page = watched.page(inspector_form, target)
    assert "Open een zelfrapportage" in page.inner_text("#inhoud")


INSPECTION = '{"inspectie": 1, "zelfrapportage": {"bestand": "de-wilg.json", "digest": "sha256:0"}}'
FIRST_THE_REPORT = "Open eerst de zelfrapportage", "Open the self-report that it belongs to first"
NEWER = "nieuwere versie", "newer version"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (INSPECTION, FIRST_THE_REPORT),
        (INSPECTION.replace('"inspectie": 1', '"inspectie": 2'), FIRST_THE_REPORT),
        ("inspectie: 1\nzelfrapportage:\n  bestand: de-wilg.yaml\n", ("inspectiebestanden", "inspection files")),
        ('{"zelfrapportage": 2}', NEWER),
        ("zelfrapportage: 1\n", ("vbm merge", "vbm merge")),
    ],
)
def test_an_inspection_file_where_a_self_report_is_asked_is_told_as_what_it_is(
    watched: Watched, inspector_form: Path, tmp_path: Path, text: str, told: tuple[str, str]
) -> None:
    path = tmp_path / "gekozen.json"
    path.write_text(text, encoding="utf-8")
    page = watched.page(inspector_form)
    for language, words, newer in zip(("nl", "en"), told, NEWER, strict=True):
        if language == "en":
            page.click("text=English")
        page.set_input_files("#inhoud input[type=file]", str(path))
        page.wait_for_selector(".opened .error")
        said = page.inner_text(".opened")
        assert words in said
        assert (newer in said) == (told == NEWER)
