"""What changed between two days of the law, or between two rulebooks, and for which locations the outcome changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.facts import Facts
from compliance.assessment.norms import norm_results, versions_of
from compliance.assessment.validity import version_on
from compliance.proof.regions import story
from compliance.proof.search import TooLarge, first_difference
from compliance.rulebook.expression import fields_of
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import norm_sentences
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.model import Period, SelfReport


@dataclass(frozen=True, slots=True)
class NormChange:
    """One norm before and after; ``None`` where it is not there. ``case`` is the first case that it decides otherwise.

    ``gone`` and ``come`` are the sentences that only the older and only the newer version has, ``other`` what else is
    told otherwise.
    """

    norm_id: str
    older: Norm | None
    newer: Norm | None
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    case: str = ""
    before: str = ""
    after: str = ""


_TOLD: dict[str, Callable[[Norm], object]] = {
    "de titel": lambda norm: norm.title,
    "de ernst": lambda norm: norm.severity,
    "de status": lambda norm: (norm.status, norm.status_note),
    "de geldigheid": lambda norm: norm.in_force,
    "voor wie de norm is": lambda norm: norm.addressee,
    "de bronnen": lambda norm: norm.source,
    "de uitleg": lambda norm: (norm.explanation, norm.evidence, norm.caveat, norm.because),
    "wat er nodig is": lambda norm: tuple((one.remedy or norm.remedy, one.power or norm.power) for one in norm.clauses),
    "wat er kan veranderen": lambda norm: norm.watch,
}
"""What a norm tells beside its sentences, by what it is called."""


@dataclass(frozen=True, slots=True)
class QuestionChanges:
    """The questions that changed between two rulebooks, by name; ``computed`` are values reckoned otherwise."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    other: tuple[str, ...]
    computed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """A norm of which one location gets another outcome."""

    norm_id: str
    before: Outcome | None
    after: Outcome | None


def between_days(rulebook: Rulebook, older: date, newer: date) -> Iterator[NormChange]:
    """Give every norm that holds otherwise on the second day than on the first, in the order of the rulebook."""
    vocabulary = vocabulary_of(rulebook)
    for norm_id, versions in versions_of(rulebook).items():
        one, other = version_on(versions, older).norm, version_on(versions, newer).norm
        if one is not other:
            change = _changed(norm_id, one, other, (vocabulary, vocabulary))
            # That another version holds from another day on goes without saying.
            yield replace(change, other=tuple(told for told in change.other if told != "de geldigheid"))


def between_rulebooks(older: Rulebook, newer: Rulebook) -> Iterator[NormChange]:
    """Give every norm that is new, gone or changed in the second rulebook; of several versions the newest counts."""
    vocabularies = vocabulary_of(older), vocabulary_of(newer)
    before = {norm_id: versions[-1] for norm_id, versions in versions_of(older).items()}
    after = {norm_id: versions[-1] for norm_id, versions in versions_of(newer).items()}
    for norm_id in dict.fromkeys((*before, *after)):
        one, other = before.get(norm_id), after.get(norm_id)
        change = _changed(norm_id, one, other, vocabularies)
        if one is None or other is None or change.gone or change.come or change.other:
            yield change


def questions_between(older: Rulebook, newer: Rulebook) -> QuestionChanges:
    """Give the questions that are gone, new or ask something else, and the values that are computed otherwise."""
    vocabularies = vocabulary_of(older), vocabulary_of(newer)
    before, after = (one.questions for one in vocabularies)
    computed = tuple(one.derived for one in vocabularies)
    return QuestionChanges(
        gone=tuple(name for name in before if name not in after),
        new=tuple(name for name in after if name not in before),
        other=tuple(name for name in before if name in after and _asked(before[name]) != _asked(after[name])),
        computed=tuple(name for name, value in computed[0].items() if computed[1].get(name, value) != value),
    )


def _asked(question: Question) -> dict[str, object]:
    return question.model_dump(exclude={"fields", "help", "evidence", "source", "label"})


def outcomes_between_days(
    rulebook: Rulebook, report: SelfReport, older: date, newer: date
) -> tuple[OutcomeChange, ...]:
    """Give the norms of which a location gets another outcome when its answers are about the second day.

    The answers are taken as they are, for a period of that one day; events keep their own day. Contradictions do not
    count: they would be the same on both days.
    """
    found = []
    for day in (older, newer):
        moved = replace(report, reference_date=day, period=Period(day, day))
        results = norm_results(versions_of(rulebook), Facts(vocabulary_of(rulebook), moved, day))
        found.append({norm_id: result.outcome for norm_id, result in results.items()})
    return _compared(*found)


def outcomes_between_rulebooks(
    older: Rulebook, newer: Rulebook, reports: tuple[SelfReport, SelfReport]
) -> tuple[OutcomeChange, ...]:
    """Give the norms of which a location gets another outcome under the second rulebook.

    ``reports`` is the same self-report, read under each. Raises ``ValueError`` when it has no reference date.
    """
    found = [
        {result.id: result.outcome for result in assess(rulebook, report).norms}
        for rulebook, report in zip((older, newer), reports, strict=True)
    ]
    return _compared(*found)


def _compared(before: dict[str, Outcome], after: dict[str, Outcome]) -> tuple[OutcomeChange, ...]:
    return tuple(
        OutcomeChange(norm_id, before.get(norm_id), after.get(norm_id))
        for norm_id in dict.fromkeys((*before, *after))
        if before.get(norm_id) is not after.get(norm_id)
    )


def _changed(
    norm_id: str,
    older: Norm | None,
    newer: Norm | None,
    vocabularies: tuple[Vocabulary, Vocabulary],
) -> NormChange:
    if older is None or newer is None:
        return NormChange(norm_id, older, newer)
    before, after = norm_sentences(older, vocabularies[0]), norm_sentences(newer, vocabularies[1])
    change = NormChange(
        norm_id,
        older,
        newer,
        gone=tuple(one for one in before if one not in after),
        come=tuple(one for one in after if one not in before),
        other=tuple(told for told, of in _TOLD.items() if of(older) != of(newer)),
    )
    if not (change.gone or change.come):
        return change
    if any(name not in vocabularies[1].fields for name in fields_of(*older.conditions())):
        # A case is told in the words of one questionnaire; where a question is gone there is no such case.
        return change
    try:
        case = first_difference(older, newer, vocabularies[1])
    except TooLarge:
        return change
    if case is None:
        return change
    told, (one, other) = story(case.values, vocabularies[1]), case.outcomes()
    return replace(change, case=told, before=one.printed, after=other.printed)
