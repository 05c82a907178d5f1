"""The laws that are tried on each norm: they hold, and they notice an engine that breaks them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.result import NormResult
from compliance.rulebook.model import Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.model import SelfReport
from compliance.testing import claims, laws
from compliance.testing.excerpt import excerpt
from compliance.testing.laws import LAWS, broken
from compliance.testing.strategies import self_reports

SMALL = load_rulebook(Path(__file__).parent.parent / "properties" / "small_rules")
MORE, ORDER, COMPLETE = LAWS
NORMS = tuple(dict.fromkeys(norm.id for norm in SMALL.norms()))
Twist = Callable[[NormResult, SelfReport], NormResult]


def twisted(monkeypatch: pytest.MonkeyPatch, twist: Twist) -> None:
    """Let the engine make a mistake."""
    right = laws.result_in

    def wrong(rulebook: Rulebook, norm_id: str, report: SelfReport) -> NormResult:
        return twist(right(rulebook, norm_id, report), report)

    monkeypatch.setattr(laws, "result_in", wrong)


@pytest.mark.parametrize("norm_id", NORMS)
def test_they_hold(norm_id: str) -> None:
    assert not [law.title for law in LAWS if broken(law, SMALL, norm_id, tries=15)]


def test_an_engine_that_takes_no_answer_for_a_breach(monkeypatch: pytest.MonkeyPatch) -> None:
    def twist(result: NormResult, report: SelfReport) -> NormResult:
        unknown = result.outcome is Outcome.ONVOLDOENDE_INFORMATIE
        return result.model_copy(update={"outcome": Outcome.NORMAFWIJKING}) if unknown else result

    twisted(monkeypatch, twist)
    found = broken(MORE, SMALL, "A-GATED")
    assert found is not None
    before, after = found.case
    assert set(before.answers) <= set(after.answers)
    told = claims._told("A-GATED", found)
    assert "Met meer antwoorden werd de uitkomst ‘normafwijking’ toch nog" in told
    assert "En daarna, of anders:" in told
    assert "regels.toelichting" not in told, "what the norm does not read is left out"


def test_the_case_is_as_short_as_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the answer that makes the difference is left."""

    def twist(result: NormResult, report: SelfReport) -> NormResult:
        rooms = report.answer("kamers")
        asked = any(record.answer("kamers.rust") for record in (rooms.records or ())) if rooms else False
        return result.model_copy(update={"outcome": Outcome.NORMAFWIJKING if asked else Outcome.VOLDOET})

    twisted(monkeypatch, twist)
    found = broken(MORE, SMALL, "K-WINDOW")
    assert found is not None
    _, after = found.case
    added = [name for record in after.answers["kamers"].records or () for name, _ in record.answers]
    assert set(added) == {"kamers.rust"}
    assert set(after.answers) == {"kamers"}


def test_an_engine_that_looks_at_the_first_record_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def twist(result: NormResult, report: SelfReport) -> NormResult:
        return result.model_copy(update={"outcome": result.records[0].outcome}) if result.records else result

    twisted(monkeypatch, twist)
    found = broken(ORDER, SMALL, "K-WINDOW")
    assert found is not None
    assert "In een andere volgorde werd de uitkomst" in found.breach


def test_an_engine_that_never_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    def twist(result: NormResult, report: SelfReport) -> NormResult:
        return result.model_copy(update={"outcome": Outcome.ONVOLDOENDE_INFORMATIE})

    twisted(monkeypatch, twist)
    found = broken(COMPLETE, SMALL, "A-RULES")
    assert found is not None
    assert found.breach.startswith("Alles is ingevuld, en toch blijft de uitkomst open.")


def test_the_cases_are_the_same_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    twisted(monkeypatch, lambda result, report: result.model_copy(update={"outcome": Outcome.ONVOLDOENDE_INFORMATIE}))
    assert broken(COMPLETE, SMALL, "K-ONE") == broken(COMPLETE, SMALL, "K-ONE")


@pytest.mark.parametrize("norm_id", NORMS)
def test_an_excerpt_says_the_same_as_the_whole(norm_id: str) -> None:
    """What a norm hangs on is all in its excerpt, and its outcome on any report is the same."""
    part = excerpt(SMALL, norm_id)
    assert len(list(part.norms())) < len(list(SMALL.norms()))
    assert set(vocabulary_of(part).fields) < set(vocabulary_of(SMALL).fields)

    @settings(max_examples=15, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(report=self_reports(SMALL, completeness="partial"))
    def look(report: SelfReport) -> None:
        whole, alone = assess(SMALL, report).norm(norm_id), assess(part, report).norm(norm_id)
        assert whole is not None
        assert alone is not None
        for key in ("outcome", "severity", "applies", "holds", "missing", "reason", "contradictions"):
            assert getattr(whole, key) == getattr(alone, key), key

    look()


def test_there_is_no_excerpt_of_a_norm_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        excerpt(SMALL, "X-NOT")
