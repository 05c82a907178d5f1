"""For those who write rules: Hypothesis strategies that fill in the questionnaire of any rulebook.

``self_reports`` draws whole reports, ``extended`` answers more of a report, ``answering`` fills in named missing
answers, ``answers`` draws the answer to one question. Values lie at and around what the rules compare them with.
"""

try:
    import hypothesis  # noqa: F401 - only to say clearly that it is missing
except ImportError as error:  # pragma: no cover - the tests have it
    raise ImportError(
        "compliance.testing needs Hypothesis, which is not installed. "
        "Install it with: pip install 'vbm-compliance[testing]'"
    ) from error

from compliance.testing.strategies import Completeness, answering, answers, extended, self_reports

__all__ = ["Completeness", "answering", "answers", "extended", "self_reports"]
