"""For those who write rules: Hypothesis strategies that fill in the questionnaire of any rulebook, and a pytest plugin.

``self_reports`` draws whole reports, ``contradictory`` ones in which answers cannot all be right, ``registers`` and
``records`` a list of events or one of them, ``answers`` the answer to one question. ``extended`` answers more of a
report, ``answering`` fills in named missing answers. Values lie at and around what the rules compare them with.

pytest reads this package in every project where it is installed, so Hypothesis is imported only when a strategy is
asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compliance.testing.contradiction import Kind, contradictory
    from compliance.testing.register import records, registers
    from compliance.testing.strategies import Completeness, answering, answers, extended, self_reports

__all__ = [
    "Completeness",
    "Kind",
    "answering",
    "answers",
    "contradictory",
    "extended",
    "records",
    "registers",
    "self_reports",
]

_HOMES = {"Kind": "contradiction", "contradictory": "contradiction", "records": "register", "registers": "register"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    try:
        import_module("hypothesis")
    except ImportError as error:
        raise ImportError(
            "compliance.testing needs Hypothesis, which is not installed. "
            "Install it with: pip install 'vbm-compliance[testing]'"
        ) from error
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'strategies')}"), name)
