"""What more answers may and may not do to an outcome."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import BOOKS, both, decided, reassess, tries

from compliance.assessment.assess import assess
from compliance.assessment.fact import Missing
from compliance.assessment.questionnaire import still_open
from compliance.assessment.result import Assessment
from compliance.assessment.validity import PERIOD
from compliance.rulebook.outcome import Outcome
from compliance.testing import answering, extended, self_reports
from compliance.testing.laws import may_become, recounted, still_running


@both
@tries(40)
@given(data=st.data())
def test_answering_more_never_flips_what_is_decided(book: str, data: st.DataObject) -> None:
    """A decided outcome stays, *oordeel_inspecteur* included: it is given only when all else is known.

    There are two exceptions. Answers that contradict each other take a *voldoet* back to *oordeel_inspecteur*. And a
    register that is given later takes the place of a typed n/N, whatever followed from the typed one.
    """
    rulebook = BOOKS[book]
    report = data.draw(self_reports(rulebook, completeness="partial"))
    more = data.draw(extended(rulebook, report))
    before = assess(rulebook, report)
    after = reassess(before, more)
    for old, new in zip(before.norms, after.norms, strict=True):
        assert old.id == new.id
        allowed = may_become(old, new) or recounted(rulebook, old.norm, report, more)
        assert allowed, f"{old.id}: {old.outcome} became {new.outcome}"


@both
@tries(40)
@given(data=st.data())
def test_a_complete_report_leaves_nothing_unknown(book: str, data: st.DataObject) -> None:
    """With a value for every open question each norm is decided, except where something is still going on."""
    rulebook = BOOKS[book]
    report = data.draw(self_reports(rulebook))
    assert still_open(rulebook, report) == ()
    for result in assess(rulebook, report).norms:
        assert decided(result) or still_running(rulebook, result.norm, report), f"{result.id}: {result.reason}"


@both
@tries(25)
@given(data=st.data())
def test_answering_what_is_missing_ends_in_a_decision(book: str, data: st.DataObject) -> None:
    """An undecided norm names what it lacks, each answer brings new questions or a decision, and that ends."""
    rulebook = BOOKS[book]
    report = data.draw(self_reports(rulebook, completeness="partial"))
    before = assess(rulebook, report)
    undecided = [result.id for result in before.norms if not decided(result)]
    if not undecided:
        return
    chosen = data.draw(st.sampled_from(undecided))
    asked: set[Missing] = set()
    for _ in range(40):
        result = next(one for one in reassess(before, report).norms if one.id == chosen)
        if decided(result) or still_running(rulebook, result.norm, report):
            return
        if result.missing == PERIOD and report.period.known:
            return  # the period runs over a change of the law: another period is asked, not another answer
        assert result.missing, f"{chosen} is undecided, and names nothing that is missing: {result.reason}"
        assert not asked & set(result.missing), f"{chosen} asks again for what was answered"
        asked |= set(result.missing)
        report = data.draw(answering(rulebook, report, result.missing))
    raise AssertionError(f"{chosen} keeps asking")


@both
@tries(30)
@given(data=st.data())
def test_only_what_is_missing_can_decide(book: str, data: st.DataObject) -> None:
    """As long as none of the named answers is given, no other answer decides the norm.

    Where the period is missing another answer can: one that says that nothing is counted over it here.
    """
    rulebook = BOOKS[book]
    report = data.draw(self_reports(rulebook, completeness="partial"))
    before = assess(rulebook, report)
    undecided = [one for one in before.norms if not decided(one) and not set(one.missing) & set(PERIOD)]
    if not undecided:
        return
    chosen = data.draw(st.sampled_from(undecided))
    more = data.draw(extended(rulebook, report, leaving=chosen.missing))
    after = reassess(before, more).norm(chosen.id)
    assert after is not None
    assert not decided(after), f"{chosen.id} became {after.outcome} without {chosen.missing}"


@both
@tries(5)
@given(data=st.data())
def test_nothing_passes_on_an_empty_report(book: str, data: st.DataObject) -> None:
    rulebook = BOOKS[book]
    report = data.draw(self_reports(rulebook, completeness="empty"))
    assessment: Assessment = assess(rulebook, report)
    nothing = {Outcome.ONVOLDOENDE_INFORMATIE, Outcome.NIET_VAN_TOEPASSING}
    for result in assessment.norms:
        # What is always left to a person, and applies everywhere, is left to a person here as well.
        always = {Outcome.OORDEEL_INSPECTEUR} if result.norm.judge == "always" else set()
        assert result.outcome in nothing | always, result.id
    assert all(result.missing for result in assessment.norms if not decided(result))
