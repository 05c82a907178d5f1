"""The advice in words: the least that is needed, how to go about it from now on, and what to find out first."""

from __future__ import annotations

from compliance.assessment.advice import Measure, advise
from compliance.assessment.next_question import NextQuestion
from compliance.assessment.publication import facts_of
from compliance.assessment.reason import missing_text
from compliance.assessment.result import Assessment
from compliance.report.findings import link_to
from compliance.report.view_parts import AdviceGroup, AdviceView, Advised
from compliance.report.words import Words, counted_words


def advice_view(assessment: Assessment, words: Words) -> AdviceView:
    """Give the advice on an assessment, worded; a publication has none."""
    if assessment.public:
        return AdviceView((), words.advice.first, "")
    advice, say = advise(assessment), words.advice
    beyond = _beyond(advice.beyond, assessment)
    groups = (
        AdviceGroup(say.now, say.now_lead_but if beyond else say.now_lead, _advised(advice.now, assessment)),
        AdviceGroup(say.beyond, say.beyond_lead, beyond),
        AdviceGroup(say.next_time, say.next_lead, _advised(advice.next_time, assessment)),
    )
    question = _question(advice.question, assessment, words) if advice.question is not None else ""
    return AdviceView(tuple(group for group in groups if group.measures), say.first, question)


def _advised(measures: tuple[Measure, ...], assessment: Assessment) -> tuple[Advised, ...]:
    norms = {result.id: link_to(result.norm) for result in assessment.norms}
    return tuple(Advised(one.text, tuple(norms[norm_id] for norm_id in one.norm_ids)) for one in measures)


def _beyond(norm_ids: tuple[str, ...], assessment: Assessment) -> tuple[Advised, ...]:
    """Name the norms for which no changes were found, each fact once: not those that tell the same as another one."""
    results = [result for result in assessment.norms if result.id in norm_ids]
    told = [result for result in results if result.primary or not set(result.related) & set(norm_ids)]
    return tuple(Advised(result.norm.title, (link_to(result.norm),)) for result in told)


def _question(question: NextQuestion, assessment: Assessment, words: Words) -> str:
    name = words.dutch(missing_text(question.missing, facts_of(assessment)))
    if question.decides:
        return counted_words(words.advice.decides, question.decides, question=name)
    return counted_words(words.advice.waits, question.waiting, question=name)


def advice_text(assessment: Assessment, words: Words) -> str:
    """Give the advice on an assessment as text; raises ``ValueError`` for a publication."""
    if assessment.public:
        raise ValueError("a publication has no advice")
    view = advice_view(assessment, words)
    lines: list[str] = [f"{assessment.report.name}: advies"]
    for group in view.groups:
        lines += ["", group.title, group.lead]
        lines += [f"  - {one.text} ({', '.join(link.id for link in one.norms)})" for one in group.measures]
    if view.question:
        lines += ["", view.question_title, view.question]
    return "\n".join(lines if len(lines) > 1 else [*lines, words.advice.nothing])
