"""The questionnaire on paper: a PDF to print and to fill in with a pen, on a visit.

It is not fillable on a screen: form fields would need a font of the reader and have no tooltips, which breaks PDF/UA.
"""

from __future__ import annotations

from collections.abc import Iterable

from compliance.forms.paper_view import paper_view
from compliance.report.html import filled_in, style_of
from compliance.report.pdf import printed
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question


def render_paper(rulebook: Rulebook, questions: Iterable[Question], *, setting: str = "", options: str = "") -> bytes:
    """Give the blank questionnaire as PDF/UA-1: tagged, in Dutch, with bookmarks and embedded fonts.

    ``questions`` are the questions to ask (``askable``), in the order of the form. ``setting`` is the kind of location
    that they are for; without it paper asks. ``options`` are those with which ``vbm new`` makes the same form as a
    file. The dates in the PDF are the day until which the law was checked: the same input gives the same bytes.
    """
    return printed(html_of_paper(rulebook, questions, setting=setting, options=options))


def html_of_paper(rulebook: Rulebook, questions: Iterable[Question], *, setting: str = "", options: str = "") -> str:
    """Give the HTML from which that PDF is made."""
    view = paper_view(rulebook, questions, setting=setting, options=options)
    return filled_in("paper/vragenlijst.html.j2", style_of("css/fonts.css", "paper/paper.css"), paper=view)
