"""The style of the printed form: that of the PDF, kept to the report in the page, and what a browser needs besides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance.files.shipped import shipped_folder

SCOPE = ".report"
"""The class of the element in which the page puts the report."""

PAGE = "rapport"
"""The name of the pages that the report is printed on."""

PREFIX = "rapport-"
"""What every place in the report begins with, so that it is no place of the form."""

_SHARED = ("css/common.css", "css/print.css")
_OWN = "form/print.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def report_style() -> str:
    """Give the style sheet of the printed report.

    Every rule of the PDF holds within ``.report`` only, so that the form keeps its own looks. Its fonts are left out: a
    page that asks for nothing has only those of the machine.
    """
    folder = shipped_folder("report_templates")
    shared = "".join((folder / name).read_text(encoding="utf-8") for name in _SHARED)
    own = (folder / _OWN).read_text(encoding="utf-8")
    return "\n".join([*_within(SCOPE, shared), _COMMENT.sub("", own).strip()]) + "\n"


def _within(scope: str, sheet: str) -> Iterator[str]:
    """Give the rules of a style sheet with their selectors narrowed; what is said about pages stays as it is."""
    for selectors, block in _rules(_COMMENT.sub("", sheet)):
        if selectors.startswith("@page"):
            # A page of its own by name, so that what else the form prints keeps its own margins and edges.
            yield f"{selectors.replace('@page', f'@page {PAGE}').replace(f'{PAGE} :', f'{PAGE}:')} {block}"
        elif not selectors.startswith("@"):
            narrowed = (scope if one == "body" else f"{scope} {one}" for one in re.split(r",\s*", selectors))
            yield f"{', '.join(narrowed)} {block}".replace(f"{scope} #", f"{scope} #{PREFIX}")


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Give the outermost rules, each as what stands before its braces and the braces with all that is in them."""
    depth = start = opened = 0
    for found in re.finditer(r"[{}]", sheet):
        place = found.start()
        if found[0] == "{":
            opened = opened if depth else place
            depth += 1
            continue
        depth -= 1
        if not depth:
            yield sheet[start:opened].strip(), " ".join(sheet[opened : place + 1].split())
            start = place + 1
