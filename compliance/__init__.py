"""vbm: what a location says, set against the norms on freedom-restricting measures in Dutch youth care.

The public walk is four steps: ``load_rulebook``, ``read_self_report``, ``assess`` and ``render_pdf`` (or
``render_html``). They are imported when they are used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.version import __version__

if TYPE_CHECKING:
    from compliance.assessment.advice import Advice, advise
    from compliance.assessment.assess import assess
    from compliance.assessment.publication import publish
    from compliance.assessment.result import Assessment
    from compliance.files.fault import Fault, FaultyFile
    from compliance.report.html import render_html
    from compliance.report.language import Language
    from compliance.report.pdf import render_pdf
    from compliance.rulebook.model import Rulebook
    from compliance.rulebook.outcome import Outcome
    from compliance.rulebook.reader import load_rulebook
    from compliance.selfreport.model import SelfReport
    from compliance.selfreport.reader import read_self_report

__all__ = [
    "Advice",
    "Assessment",
    "Fault",
    "FaultyFile",
    "Language",
    "Outcome",
    "Rulebook",
    "SelfReport",
    "__version__",
    "advise",
    "assess",
    "load_rulebook",
    "publish",
    "read_self_report",
    "render_html",
    "render_pdf",
]

_HOMES = {
    "Advice": "compliance.assessment.advice",
    "Assessment": "compliance.assessment.result",
    "Fault": "compliance.files.fault",
    "FaultyFile": "compliance.files.fault",
    "Language": "compliance.report.language",
    "Outcome": "compliance.rulebook.outcome",
    "Rulebook": "compliance.rulebook.model",
    "SelfReport": "compliance.selfreport.model",
    "advise": "compliance.assessment.advice",
    "assess": "compliance.assessment.assess",
    "load_rulebook": "compliance.rulebook.reader",
    "publish": "compliance.assessment.publication",
    "read_self_report": "compliance.selfreport.reader",
    "render_html": "compliance.report.html",
    "render_pdf": "compliance.report.pdf",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
