"""Two rounds of one location: what changed, and whether the facts, the rules or the law changed it.

The older answers are taken along step by step: first under the newer rules, then under the law of the newer day, and
then the newer answers come in their place. A step that gives another outcome is a cause of the change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.facts import Facts
from compliance.assessment.norms import norm_results, versions_of
from compliance.assessment.result import Assessment
from compliance.assessment.validity import PERIOD, version_on
from compliance.inspection.answers import AnswerChange, answer_changes, names_deciding
from compliance.inspection.deadlines import Deadline, deadlines_of
from compliance.inspection.model import InspectionFile
from compliance.rulebook.model import Norm
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import day_text, norm_sentences
from compliance.selfreport.model import SelfReport

Outcomes = Mapping[str, Outcome]


class Cause(StrEnum):
    """What changed: the rulebook, the law between both days, or what the location says.

    ``TIME`` is the reference date or the period alone, with the same answers to all that decides the norm. Where
    both rounds have the same days it is never the cause. ``UNANSWERED`` is that answers of then are not there now,
    not given or not confirmed, so that nothing can be said; the facts may well be the same.
    """

    RULE = "regel"
    LAW = "wet"
    FACTS = "feiten"
    UNANSWERED = "onbeantwoord"
    TIME = "peildatum"


@dataclass(frozen=True, slots=True)
class Round:
    """One round: the assessment, and the inspection file where there was one."""

    assessment: Assessment
    written: InspectionFile | None = None

    def judgement(self, norm_id: str) -> Outcome | None:
        """Give what the inspector judged, or ``None``."""
        entry = self.written.entry(norm_id) if self.written is not None else None
        return entry.judgement if entry is not None else None


@dataclass(frozen=True, slots=True)
class NormChange:
    """A norm in both rounds; ``None`` where a round does not have it.

    ``causes`` are the steps that gave another outcome. ``rule`` and ``law`` tell that the text of the norm differs
    between both rulebooks or days, also where the outcome stayed the same. ``facts`` are the questions that decide the
    norm, also by opening others, and that were answered otherwise. The judgements are there where both rounds have an
    inspection file.
    """

    norm_id: str
    title: str
    theme: str
    before: Outcome | None
    after: Outcome | None
    causes: tuple[Cause, ...]
    rule: bool
    law: bool
    facts: tuple[str, ...]
    judged_before: Outcome | None = None
    judged_after: Outcome | None = None

    @property
    def outcome_changed(self) -> bool:
        """Whether the outcome of the self-report is another one."""
        return self.before is not self.after


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """A theme in both rounds, with how many of its norms changed by each cause."""

    id: str
    title: str
    before: Outcome | None
    after: Outcome | None
    causes: tuple[tuple[Cause, int], ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to know before a comparison is read: a sentence with places, and what stands in them."""

    sentence: str
    given: Mapping[str, str | date]

    def __str__(self) -> str:
        words = {name: day_text(one) if isinstance(one, date) else one for name, one in self.given.items()}
        return self.sentence.format(**words)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that changed between two rounds. Norms that stayed as they were are not in it."""

    old: Round
    new: Round
    norms: tuple[NormChange, ...]
    themes: tuple[ThemeChange, ...]
    answers: tuple[AnswerChange, ...]
    deadlines: tuple[Deadline, ...]
    cautions: tuple[Caution, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """The cautions in words."""
        return tuple(map(str, self.cautions))

    @property
    def changed(self) -> tuple[NormChange, ...]:
        """The norms of which the outcome or the judgement is another one."""
        return tuple(one for one in self.norms if one.outcome_changed or one.judged_before is not one.judged_after)


def compare(old: Round, new: Round, reread: SelfReport | None = None) -> Comparison:
    """Compare two rounds of one location.

    ``reread`` is the older self-report read under the newer rulebook, where the older round was assessed under
    another one. Nothing is guessed: where the older rulebook is not at hand, a warning says so.
    """
    report = reread or old.assessment.report
    answers = answer_changes(report, new.assessment.report, new.assessment.rulebook)
    norms = tuple(_norm_changes(old, new, report, answers))
    return Comparison(
        old=old,
        new=new,
        norms=norms,
        themes=_themes(old, new, norms),
        answers=answers,
        deadlines=deadlines_of(old.written, new.assessment, new.written) if old.written is not None else (),
        cautions=tuple(_cautions(old, new)),
    )


def _norm_changes(old: Round, new: Round, report: SelfReport, answers: tuple[AnswerChange, ...]) -> list[NormChange]:
    first, last = _outcomes(old.assessment), _outcomes(new.assessment)
    books = old.assessment.rulebook, new.assessment.rulebook
    ruled = first
    if books[0].digest != books[1].digest:
        ruled = _outcomes(assess(books[1], report, reference_date=old.assessment.reference_date))
    other_law, lawful = _under_new_law(old.assessment, new.assessment, report)
    timed = ruled if _same_days(old.assessment, new.assessment, report) else _on_new_days(new.assessment, report)
    both = old.written is not None and new.written is not None
    found = []
    for norm_id in dict.fromkeys((*first, *last)):
        versions = new.assessment.rulebook.versions(norm_id)
        norm = (versions or old.assessment.rulebook.versions(norm_id))[-1]
        moved = lawful.get(norm_id, ruled.get(norm_id))
        names = names_deciding(norm_id, new.assessment.rulebook)
        facts = tuple(one.question for one in answers if one.question in names)
        otherwise = bool(facts) or timed.get(norm_id) is not last.get(norm_id)
        relevant = [one for one in answers if one.question in facts] or (answers if otherwise else ())
        by_answers = Cause.FACTS if otherwise else Cause.TIME
        if _says_less(norm_id, new.assessment, report, relevant):
            by_answers = Cause.UNANSWERED
        steps = (
            (Cause.RULE, first.get(norm_id), ruled.get(norm_id)),
            (Cause.LAW, ruled.get(norm_id), moved),
            (by_answers, moved, last.get(norm_id)),
        )
        one = NormChange(
            norm_id=norm_id,
            title=norm.title,
            theme=norm.theme,
            before=first.get(norm_id),
            after=last.get(norm_id),
            causes=tuple(cause for cause, before, after in steps if before is not after),
            rule=_rule_differs(norm_id, old.assessment, new.assessment),
            law=norm_id in other_law,
            facts=facts,
            judged_before=old.judgement(norm_id) if both else None,
            judged_after=new.judgement(norm_id) if both else None,
        )
        if one.outcome_changed or one.causes or one.rule or one.law or one.judged_before is not one.judged_after:
            found.append(one)
    return found


def _outcomes(assessment: Assessment) -> Outcomes:
    return {result.id: result.outcome for result in assessment.norms}


def _says_less(norm_id: str, new: Assessment, report: SelfReport, changes: Sequence[AnswerChange]) -> bool:
    """Whether a norm has no outcome now because of what was said before and is not said any more."""
    result = new.norm(norm_id)
    if result is None or result.outcome is not Outcome.ONVOLDOENDE_INFORMATIE:
        return False
    if changes:
        return all(one.lost for one in changes)
    days = zip(
        PERIOD, (report.period.start, report.period.end), (new.report.period.start, new.report.period.end), strict=True
    )
    return any(then and not now and one in result.missing for one, then, now in days)


def _same_days(old: Assessment, new: Assessment, report: SelfReport) -> bool:
    """Whether both rounds are about the same day and the same period."""
    return old.reference_date == new.reference_date and report.period == new.report.period


def _moved(new: Assessment, report: SelfReport) -> SelfReport:
    """Give the older answers with the days of the newer round."""
    return replace(report, reference_date=new.reference_date, period=new.report.period)


def _on_new_days(new: Assessment, report: SelfReport) -> Outcomes:
    """Give what the older answers give on the newer day and over the newer period, contradictions included."""
    return _outcomes(assess(new.rulebook, _moved(new, report), reference_date=new.reference_date))


def _under_new_law(old: Assessment, new: Assessment, report: SelfReport) -> tuple[frozenset[str], Outcomes]:
    """Give the norms of which another version holds in the newer round, and what those then give for the old answers.

    Contradictions do not count here: they would be the same on both days.
    """
    rulebook = new.rulebook
    versions = versions_of(rulebook)
    other = {
        norm_id for norm_id, some in versions.items() if _holding(some, report, old) != _holding(some, new.report, new)
    }
    other |= {norm.id for norm in rulebook.norms() if set(norm.compose) & other}
    if not other:
        return frozenset(), {}
    given = []
    for one, day in ((report, old.reference_date), (_moved(new, report), new.reference_date)):
        results = norm_results(versions, Facts(vocabulary_of(rulebook), one, day))
        given.append({norm_id: result.outcome for norm_id, result in results.items()})
    return frozenset(other), {name: given[1][name] for name in other if given[0][name] is not given[1][name]}


def _holding(versions: tuple[Norm, ...], report: SelfReport, assessment: Assessment) -> set[str]:
    """Give the versions of a norm that hold somewhere in a round: on the reference date, or at an end of the period."""
    days: list[date | None] = [assessment.reference_date, report.period.start, report.period.end]
    held = [version_on(versions, day).norm for day in days if day is not None]
    return {norm.key if norm is not None else "" for norm in held}


def _rule_differs(norm_id: str, old: Assessment, new: Assessment) -> bool:
    """Whether the newest version of a norm says something else in the newer rulebook."""
    if old.rulebook.digest == new.rulebook.digest:
        return False
    told = [
        [(norm_sentences(one, vocabulary_of(book)), one.severity) for one in book.versions(norm_id)]
        for book in (old.rulebook, new.rulebook)
    ]
    return told[0] != told[1]


def _themes(old: Round, new: Round, norms: tuple[NormChange, ...]) -> tuple[ThemeChange, ...]:
    titles = {one.id: one.title for one in (*old.assessment.themes, *new.assessment.themes)}
    before = {one.id: one.outcome for one in old.assessment.themes}
    after = {one.id: one.outcome for one in new.assessment.themes}
    found = []
    for name, title in titles.items():
        here = [one for one in norms if one.theme == name and one.outcome_changed]
        if here or before.get(name) is not after.get(name):
            causes = tuple((cause, sum(cause in one.causes for one in here)) for cause in Cause)
            counted = tuple((cause, number) for cause, number in causes if number)
            found.append(ThemeChange(name, title, before.get(name), after.get(name), counted))
    return tuple(found)


def _cautions(old: Round, new: Round) -> Iterator[Caution]:
    one, other = old.assessment, new.assessment
    if one.report.name != other.report.name:
        yield Caution("De locaties heten anders: {old} en {new}.", {"old": one.report.name, "new": other.report.name})
    if other.reference_date < one.reference_date:
        days = {"new": other.reference_date, "old": one.reference_date}
        yield Caution("De nieuwe ronde is ouder dan de oude: {new} ligt voor {old}.", days)
    used, named = one.rulebook.name, one.report.origin.rulebook or one.report.rulebook
    if named and named != used:
        yield Caution(
            "De oude ronde is gemaakt met regelboek {named} en is nu gelezen met {used}. "
            "Wat de regels zelf veranderden, is zo niet te zien. Noem het oude regelboek met --old-rules.",
            {"named": named, "used": used},
        )
