"""The offline form: one HTML file that asks, assesses, saves and prints, without any connection.

There is one for the location, which makes a self-report, and one for the inspector, which makes an inspection file
beside a self-report. The file holds the rulebook as compressed data, our own scripts in one closure, and our own
style; a policy in its head admits these by their digest and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from compliance.files.shipped import shipped_folder
from compliance.files.text import decode, read_bytes
from compliance.files.yaml_file import read_yaml
from compliance.forms.inspection_data import inspection_data
from compliance.forms.report_style import report_style
from compliance.forms.report_words import report_words
from compliance.forms.rulebook_data import rulebook_data
from compliance.forms.scripts import script_of
from compliance.rulebook.base import Model
from compliance.rulebook.model import Rulebook
from compliance.rulebook.selection import Selection, select
from compliance.rulebook.shape import as_data
from compliance.selfreport.person_patterns import patterns_for

LANGUAGES = ("nl", "en")
"""The languages that the form's own words are in; questions and norms are Dutch."""

ROOMS = {
    "locatie": ("engine", "report", "shared", "page"),
    "inspecteur": ("engine", "shared", "inspection", "inspector"),
}
"""For whom there is a form, and the scripts that it is made of."""

_WORDS = {"locatie": ("words.yaml",), "inspecteur": ("words.yaml", "inspector.yaml")}
_STYLES = {"locatie": ("style.css",), "inspecteur": ("style.css", "inspector.css")}
_TITLES = {"locatie": "Zelfevaluatie", "inspecteur": "Inspectie"}


def render_form(rulebook: Rulebook, selection: Selection, *, setting: str = "", language: str = "nl") -> str:
    """Give the offline form that asks what ``selection`` asks, as one HTML file.

    ``setting`` fills in the kind of location (``gesloten``, ``open``, ``hybride`` or ``ambulant``); without it the form
    asks. ``language`` is that of the form's own words at the start, one of ``LANGUAGES``; the reader can change it. The
    same rulebook, selection and options give the same text.
    """
    data = {
        "rulebook": rulebook_data(rulebook, selection),
        "words": form_words(),
        "report": report_words(),
        "persons": patterns_for(rulebook),
        "form": {"setting": setting, "language": language},
    }
    return _rendered("locatie", rulebook, data)


def render_inspector_form(rulebook: Rulebook, *, language: str = "nl") -> str:
    """Give the offline form for an inspector: it opens a self-report and makes an inspection file beside it.

    It asks of all norms, as the commands for an inspector do. The same rulebook gives the same text.
    """
    data = {
        "rulebook": rulebook_data(rulebook, select(rulebook)),
        "words": form_words("inspecteur"),
        "persons": patterns_for(rulebook),
        "form": {"language": language},
        "inspection": inspection_data(),
    }
    return _rendered("inspecteur", rulebook, data)


def _rendered(role: str, rulebook: Rulebook, data: dict[str, Any]) -> str:
    script, style = _script(role), _style(role)
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    template = environment.from_string((_templates() / "form.html.j2").read_text(encoding="utf-8"))
    # Files of ours: nothing that was typed is in them, and as they are their digests admit them.
    safe = environment.filters["safe"]
    return template.render(
        kind=_TITLES[role],
        title=rulebook.frame.title,
        script=safe(script),
        style=safe(style),
        script_hash=_digest(script),
        style_hash=_digest(style),
        data=_packed(data),
    )


_APART = "@layer apart { .report, .report :not(svg, svg *) { all: revert; } }"
"""Takes the looks of the form away from the report. What SVG says of itself would be taken away too, and stays."""


class _Phrase(Model):
    nl: str
    en: str


@cache
def form_words(role: str = "locatie") -> dict[str, dict[str, str]]:
    """Give the own words of the form for a role, each in every language.

    The inspector has those of the form, of which a few are said otherwise, and more.
    """
    found: dict[str, Any] = {}
    for name in _WORDS[role]:
        path = str(_templates() / name)
        found |= as_data(read_yaml(decode(read_bytes(path), path), path))
    return {key: _Phrase.model_validate(one).model_dump() for key, one in found.items()}


def _templates() -> Path:
    return shipped_folder("report_templates") / "form"


@cache
def _script(role: str) -> str:
    """Put the scripts for a role in one closure in strict mode, and begin."""
    return f'(() => {{\n"use strict";\n{script_of(*ROOMS[role])}\nbegin();\n}})();\n'


@cache
def _style(role: str) -> str:
    """Give the style of the form; where it prints a report it is kept off that, and then comes that of the report."""
    text = "\n".join((_templates() / name).read_text(encoding="utf-8") for name in _STYLES[role])
    lines = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).split("\n")
    form = "\n".join(line.strip() for line in lines if line.strip())
    if "report" not in ROOMS[role]:
        return form
    return f"@layer form {{\n{form}\n}}\n{_APART}\n{report_style()}"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


# The digits of base 85 as Python has them, without those that mean something in HTML; the page knows the same ones.
_SAFE = str.maketrans("<>&`", ".:,/")


def _packed(data: dict[str, Any]) -> str:
    """Compress data to raw deflate in base 85, which the page unpacks; that is shorter than base 64."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    return base64.b85encode(squeeze.compress(text.encode()) + squeeze.flush()).decode().translate(_SAFE)
