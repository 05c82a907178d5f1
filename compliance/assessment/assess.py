"""Assessing a self-report: the one function that turns rulebook and answers into results."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from compliance.assessment.contradictions import contradictions_in, not_passed
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.norms import draft_results, norm_results, versions_of
from compliance.assessment.result import Assessment, Counts, NormResult, ThemeResult
from compliance.rulebook.model import Rulebook, Severity
from compliance.rulebook.outcome import Outcome, worst
from compliance.rulebook.selection import ALL, Selection, select
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.model import SelfReport


def assess(
    rulebook: Rulebook,
    report: SelfReport,
    *,
    reference_date: date | None = None,
    profile: str | Selection = ALL,
    what_if: bool = False,
) -> Assessment:
    """Assess one self-report.

    ``reference_date`` takes the place of the one in the report. ``profile`` limits which norms are asked:
    the id of a profile, or a ``Selection`` of one within some themes. With ``what_if`` the norms that are only
    announced are tried as well, apart, in ``drafts``. Gives an ``Assessment`` with one result a norm. Raises
    ``ValueError`` when there is no reference date at all or when the profile does not exist; neither is guessed.
    """
    day = reference_date or report.reference_date
    if day is None:
        raise ValueError("S302")
    selection = select(rulebook, profile)
    vocabulary = vocabulary_of(rulebook)
    facts = Facts(vocabulary, report, day)
    results = norm_results(versions_of(rulebook), facts)
    found = contradictions_in(rulebook, facts)
    results = not_passed(results, found, facts)
    asked = {norm_id: result for norm_id, result in results.items() if selection.asks(result.norm)}
    norms = with_primaries(asked.values(), rulebook)
    themes = tuple(
        ThemeResult(
            id=theme.theme,
            title=theme.title,
            outcome=worst(result.outcome for result in norms if result.norm.theme == theme.theme),
            counts=counted(result for result in norms if result.norm.theme == theme.theme),
        )
        for theme in rulebook.themes
        if any(result.norm.theme == theme.theme for result in norms)
    )
    return Assessment(
        rulebook=rulebook,
        report=report,
        reference_date=day,
        selection=selection,
        norms=norms,
        not_asked=tuple(norm_id for norm_id in results if norm_id not in asked),
        themes=themes,
        counts=counted(norms),
        contradictions=found,
        closed_answers=_closed_answers(facts),
        drafts=tuple(one for one in draft_results(rulebook, facts) if selection.asks(one.norm)) if what_if else (),
    )


_VOCABULARIES: dict[str, Vocabulary] = {}


def vocabulary_of(rulebook: Rulebook) -> Vocabulary:
    """Give the vocabulary of a rulebook; it is made once for each digest."""
    if rulebook.digest not in _VOCABULARIES:
        _VOCABULARIES[rulebook.digest] = Vocabulary(rulebook.questions(), rulebook.derived(), rulebook.frame.readings)
    return _VOCABULARIES[rulebook.digest]


def with_primaries(results: Iterable[NormResult], rulebook: Rulebook) -> tuple[NormResult, ...]:
    """Mark which findings stand for a fact of their own and which are the same fact as another finding.

    A finding is secondary when each of its breached clauses names a norm as *the same fact* that is breached too, or
    when it is a member of a composite that is breached.
    """
    listed = list(results)
    breached = {result.id for result in listed if result.outcome.breached}
    composites = {member: norm.id for norm in rulebook.norms() if norm.id in breached for member in norm.compose}
    marked = []
    for result in listed:
        if not result.outcome.breached:
            marked.append(result)
            continue
        related: dict[str, None] = {}
        if result.id in composites:
            related.setdefault(composites[result.id])
        clauses = [clause for clause in result.breached() if clause.outcome is result.outcome]
        named = [[other for other in clause.same_fact_as if other in breached] for clause in clauses]
        for others in named:
            for other in others:
                related.setdefault(other)
        secondary = result.id in composites or (bool(named) and all(named))
        # What is counted as another norm's fact does not make this finding urgent as well.
        own = [clause.severity for clause, others in zip(clauses, named, strict=True) if not others]
        worst_own = max(own, default=result.severity)
        urgent = not secondary and result.outcome is Outcome.NORMAFWIJKING and worst_own is Severity.SEV4
        update = {"primary": not secondary, "related": tuple(related), "urgent": urgent}
        marked.append(result.model_copy(update=update))
    return tuple(marked)


def counted(results: Iterable[NormResult]) -> Counts:
    """Count norms by outcome; findings that are another norm's fact are counted apart."""
    numbers = dict.fromkeys(Counts.model_fields, 0)
    for result in results:
        numbers["secondary" if result.primary is False else result.outcome.value] += 1
    return Counts(**numbers)


def _closed_answers(facts: Facts) -> tuple[str, ...]:
    """Give the questions that have an answer which does not count, because they are not asked here."""
    closed = []
    for name, answer in facts.report:
        question = facts.vocabulary.questions.get(name)
        if answer.given and question is not None and facts.openness(question, None)[0] is Openness.CLOSED:
            closed.append(name)
    return tuple(closed)
