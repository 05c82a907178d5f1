"""What holds of every assessment, whatever was answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import BOOKS, both, tries

from compliance.assessment.assess import assess
from compliance.assessment.evaluator import Step, deciding, replay
from compliance.assessment.result import Assessment, ClauseResult, NormResult, RecordResult
from compliance.assessment.truth import Truth
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.outcome import Outcome, worst
from compliance.testing import Completeness, self_reports

reports = pytest.mark.parametrize("completeness", ["complete", "partial"])
NVT, JUDGED = Outcome.NIET_VAN_TOEPASSING, Outcome.OORDEEL_INSPECTEUR


def drawn(rulebook: Rulebook, completeness: Completeness, data: st.DataObject, profile: str = "volledig") -> Assessment:
    return assess(rulebook, data.draw(self_reports(rulebook, completeness=completeness)), profile=profile)


@both
@reports
@pytest.mark.parametrize("profile", ["volledig", "kern"])
@tries(10)
@given(data=st.data())
def test_counts_add_up(book: str, completeness: Completeness, profile: str, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    assessment = drawn(rulebook, completeness, data, profile)
    chosen = rulebook.profile(profile)
    assert chosen is not None
    asked = set(chosen.norms) or {norm.id for norm in rulebook.norms()}
    assert {result.id for result in assessment.norms} == asked
    assert set(assessment.not_asked) == {norm.id for norm in rulebook.norms()} - asked
    assert assessment.counts.total == len(assessment.norms)
    of_themes: Counter[str] = Counter()
    for theme in assessment.themes:
        results = [result for result in assessment.norms if result.norm.theme == theme.id]
        assert theme.counts.total == len(results)
        assert theme.outcome is worst(result.outcome for result in results)
        of_themes.update(theme.counts.model_dump())
    assert of_themes == Counter(assessment.counts.model_dump())
    for outcome in Outcome:
        primary = [one for one in assessment.norms if one.outcome is outcome and one.primary is not False]
        assert assessment.counts.of(outcome) == len(primary)


def steps(result: NormResult) -> Iterator[Step]:
    for one in result.results():
        found = [one.applicability, *(step for clause in one.clauses for step in (clause.gate, clause.step))]
        yield from (step for step in found if step is not None)


@both
@reports
@tries(15)
@given(data=st.data())
def test_the_trace_can_be_replayed(book: str, completeness: Completeness, data: st.DataObject) -> None:
    """The truths in a trace follow from its facts alone, and keeping only what decides changes none of them."""
    rulebook = BOOKS[book]
    for result in drawn(rulebook, completeness, data).norms:
        for step in steps(result):
            assert replay(step) is step.truth, result.id
            assert deciding(step).truth is step.truth
            assert replay(deciding(step)) is step.truth
            assert deciding(deciding(step)) == deciding(step)


def is_open(clause: ClauseResult) -> bool:
    return clause.gate is None or clause.gate.truth is Truth.TRUE


def from_clauses(norm: Norm, record: RecordResult) -> Outcome:
    """Work out an outcome again from the clauses, by the words of the design and by nothing else."""
    if record.applies is Truth.FALSE or norm.judge == "never":
        return NVT
    if record.applies is Truth.UNKNOWN:
        return Outcome.ONVOLDOENDE_INFORMATIE
    found = worst(clause.outcome for clause in record.clauses)
    if norm.judge:
        return worst([found, JUDGED])
    if found is Outcome.VOLDOET and not any(clause.outcome is found and is_open(clause) for clause in record.clauses):
        return Outcome.ONVOLDOENDE_INFORMATIE
    return found


def traced(clause: ClauseResult) -> bool:
    """Whether a clause keeps what it was decided by; of a long list most records do not."""
    return clause.step is not None or clause.gate is not None


def of_clause(clause: ClauseResult) -> Outcome:
    """Work out the outcome of a clause again from the truths of its gate and its condition."""
    gate = clause.gate.truth if clause.gate else Truth.TRUE
    if gate in {Truth.FALSE, Truth.NOT_APPLICABLE} or clause.step is None:
        return NVT
    truth = clause.step.truth
    if clause.kind == "note" or truth is Truth.NOT_APPLICABLE:
        return NVT
    if clause.kind == "judge":
        if truth is Truth.FALSE:
            return NVT
        return JUDGED if truth is gate is Truth.TRUE else Outcome.ONVOLDOENDE_INFORMATIE
    if truth is Truth.TRUE:
        return Outcome.VOLDOET
    if Truth.UNKNOWN in {gate, truth}:
        return Outcome.ONVOLDOENDE_INFORMATIE
    return clause.clause.otherwise or Outcome.NORMAFWIJKING


@both
@reports
@tries(15)
@given(data=st.data())
def test_the_outcome_follows_from_the_clauses(book: str, completeness: Completeness, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    for result in drawn(rulebook, completeness, data).norms:
        norm = result.norm
        for clause in filter(traced, result.clauses()):
            assert clause.outcome is of_clause(clause), f"{result.id}: {clause.sentence}"
        asks_nothing = all(clause.kind != "require" for clause in result.clauses())
        if norm.compose or any(norm.id in other.compose for other in rulebook.norms()) or asks_nothing:
            continue
        for record in result.records:
            if not all(traced(clause) for clause in record.clauses):
                continue
            if record.clauses and norm.some is None and len(record.clauses) == len(norm.clauses):
                assert record.outcome is from_clauses(norm, record), result.id
        if not result.records and result.whole is not None and norm.scope is None:
            expected = from_clauses(norm, result.whole)
            taken_back = expected is Outcome.VOLDOET and result.contradictions and result.outcome is JUDGED
            assert result.outcome is expected or taken_back, result.id
        if result.records and norm.for_each:
            parts = [record.outcome for record in result.records]
            parts += [result.whole.outcome] if result.whole else []
            expected = worst(parts)
            taken_back = expected is Outcome.VOLDOET and result.contradictions and result.outcome is JUDGED
            assert result.outcome is expected or taken_back, result.id


@both
@reports
@tries(15)
@given(data=st.data())
def test_truths_and_outcome_agree(book: str, completeness: Completeness, data: st.DataObject) -> None:
    """``applies`` and ``holds`` stand beside the outcome, and never against it."""
    rulebook = BOOKS[book]
    for one in drawn(rulebook, completeness, data).norms:
        match one.outcome:
            case Outcome.NORMAFWIJKING | Outcome.VERBETERPUNT:
                assert (one.applies, one.holds) == (Truth.TRUE, Truth.FALSE), one.id
            case Outcome.VOLDOET:
                assert one.applies is Truth.TRUE, one.id
                assert one.holds in {Truth.TRUE, Truth.NOT_APPLICABLE}, one.id
            case Outcome.OORDEEL_INSPECTEUR:
                # What must improve and what a person must judge can come together; the judgement is shown.
                soft = any(clause.outcome is Outcome.VERBETERPUNT for clause in one.clauses())
                assert one.applies is Truth.TRUE, one.id
                assert one.holds is not Truth.UNKNOWN, one.id
                assert one.holds is not Truth.FALSE or soft or one.norm.compose, one.id
            case Outcome.NIET_VAN_TOEPASSING:
                assert one.applies is Truth.FALSE or one.holds is Truth.NOT_APPLICABLE, one.id
            case Outcome.ONVOLDOENDE_INFORMATIE:
                assert one.applies is not Truth.FALSE, one.id
        assert one.reason
        assert (one.primary is None) is not one.outcome.breached


@both
@reports
@pytest.mark.parametrize("profile", ["volledig", "kern"])
@tries(15)
@given(data=st.data())
def test_every_breach_leads_to_a_primary_one(
    book: str, completeness: Completeness, profile: str, data: st.DataObject
) -> None:
    """One fact has one primary finding: from a secondary finding one comes, by what it names, to a primary one."""
    rulebook = BOOKS[book]
    assessment = drawn(rulebook, completeness, data, profile)
    breached = {result.id: result for result in assessment.norms if result.outcome.breached}
    assert not breached or any(result.primary for result in breached.values())
    for result in breached.values():
        assert set(result.related) <= set(breached) - {result.id}, result.id
        if result.primary:
            continue
        seen, queue = set[str](), [result.id]
        while queue and not any(breached[name].primary for name in queue):
            seen.update(queue)
            queue = [name for one in queue for name in breached[one].related if name not in seen]
        assert queue, f"{result.id} is secondary, and nothing that it names is primary"
