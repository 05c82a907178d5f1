"""The version of an assessment for publication: the same outcomes, and nothing that could tell who it is about.

The values themselves are replaced, not their words: what is printed from a published assessment, in whatever form,
cannot say what is not there any more. Free text, days of events and counts become words; evidence and notes are left
out; lists of events and of young people are told together. Only whether a question is asked, and advice, are still
asked of what was given.
"""

from __future__ import annotations

from dataclasses import replace

from pydantic import Field

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.contradictions import taken_back_reason
from compliance.assessment.fact import Fact, Missing
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.masks import LATER, WITHHELD, banded, masked_fact, masked_value, tells_a_count
from compliance.assessment.reason import reason_for
from compliance.assessment.result import Assessment, Contradiction, NormResult
from compliance.assessment.summing_up import notes_of
from compliance.assessment.together import Together
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.question import Question
from compliance.selfreport.model import Answer, Record, SelfReport

NAME = "locatie.naam"
"""A publication is about a location, so its name stays."""


class PublishedAssessment(Assessment):
    """An assessment for publication. ``given`` is the one behind it; nothing of its answers is printed."""

    given: Assessment = Field(repr=False, exclude=True)

    @property
    def public(self) -> bool:
        """Whether this is the version for publication."""
        return True

    @property
    def behind(self) -> Assessment:
        """The assessment with the answers as they were given, to reckon with and never to print."""
        return self.given


def publish(assessment: Assessment) -> Assessment:
    """Give the version of an assessment for publication; ``vbm report --public`` prints it.

    The outcomes, counts of norms, themes and the name of the location are the same. The period and the reference date
    stay, and so do elapsed times. Every count that may be of young people or of events is 0, 1–4, or 5 or more. There
    is no advice in it.
    """
    if assessment.public:
        return assessment
    publisher = _Publisher(assessment)
    contradictions = publisher.contradictions()
    general = {one.id: one.because for one in contradictions}
    kept = {name: getattr(assessment, name) for name in Assessment.model_fields}
    changed = {
        "report": publisher.report(),
        "norms": tuple(publisher.norm(result, general) for result in assessment.norms),
        "drafts": tuple(publisher.norm(result, general) for result in assessment.drafts),
        "contradictions": contradictions,
        "closed_answers": tuple(name for name in assessment.closed_answers if not publisher.hides(name)),
    }
    return PublishedAssessment(**kept | changed, given=assessment)


def facts_of(assessment: Assessment) -> Facts:
    """Give the facts to word a report with; those of a published assessment hold nothing that is not published."""
    if assessment.public:
        return PublishedFacts(assessment)
    return Facts(vocabulary_of(assessment.rulebook), assessment.report, assessment.reference_date)


class PublishedFacts(Facts):
    """The facts of a published self-report. Whether a question is asked is decided by the answers as they are."""

    def __init__(self, assessment: Assessment) -> None:
        super().__init__(vocabulary_of(assessment.rulebook), assessment.report, assessment.reference_date)
        self._true = facts_of(assessment.behind)
        self._together = Together(self.vocabulary)

    def read(self, name: str, record: Record | None) -> Fact:
        """Give what may be published of a field."""
        fact = masked_fact(self._true.read(name, self._behind(record)), self.vocabulary.fields[name])
        return replace(fact, missing=self._together.missing(fact.missing))

    def openness(self, question: Question, record: Record | None) -> tuple[Openness, tuple[Missing, ...]]:
        """Tell whether a question is asked, as the answers behind this report decide; but not where that tells a count.

        The answer to such a question is withheld, whether it is asked or not.
        """
        if tells_a_count(question.ask_if, self.vocabulary):
            return Openness.OPEN, ()
        return self._true.openness(question, self._behind(record))

    def reason_of(self, missing: Missing) -> str:
        """Give the reason that was written instead of a value: one of three fixed words."""
        return self._true.reason_of(missing)

    def _behind(self, record: Record | None) -> Record | None:
        if record is None:
            return None
        answer = self._true.report.answer(record.list)
        records = (answer.records or ()) if answer is not None else ()
        return next((one for one in records if one.number == record.number), None)


class _Publisher:
    """Makes the published parts of one assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.vocabulary = vocabulary_of(assessment.rulebook)
        self.facts = facts_of(assessment)
        self.together = Together(self.vocabulary)

    def norm(self, result: NormResult, general: dict[str, str]) -> NormResult:
        """Give the result of one norm with published answers, and its reason worded anew from those."""
        results = result.results()
        if not results:
            return result
        whole = self.together.masked(result.whole, "") if result.whole is not None else None
        records = self.together.records(result.records, result.outcome, result.norm.scope)
        told = ((whole,) if whole is not None else ()) + records
        reason = reason_for(result.norm, result.outcome, told, self.facts, result.met)
        if result.taken_back:
            reason = taken_back_reason(general[one] for one in result.contradictions)
        return result.model_copy(
            update={
                "whole": whole,
                "records": records,
                "reason": reason,
                "notes": notes_of(result.norm, result.outcome, told, self.facts),
                "missing": self.together.missing(result.missing),
            }
        )

    def hides(self, name: str) -> bool:
        """Whether it would tell a count that a question is asked."""
        return tells_a_count(self.vocabulary.questions[name].ask_if, self.vocabulary)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Give the contradictions in general words; those in one list of events are told once."""
        return tuple(dict.fromkeys(self._contradiction(one) for one in self.assessment.contradictions))

    def _contradiction(self, found: Contradiction) -> Contradiction:
        number = found.numbers[-1] if found.numbers else 0
        record = self.together.name(found.list, found.record, number) if found.record else ""
        return found.model_copy(update={"because": found.general, "record": record, "numbers": ()})

    def report(self) -> SelfReport:
        """Give the answers as they may be published, without the digest by which few unknowns could be guessed back."""
        given = self.assessment.report
        answers = {}
        for name, answer in given:
            question = self.vocabulary.questions.get(name)
            if name == NAME:
                answers[name] = Answer(answer.value, answer.reason)
            elif question is not None and not (question.header and question.type is AnswerType.TEXT):
                answers[name] = self._answer(question, answer)
        questions = tuple(self.assessment.rulebook.questions())
        for one in questions:
            # What is counted from lists is published beside them, also where nobody typed it.
            counted = self.facts.read(one.id, None).value if one.counted_from else None
            if counted is not None:
                answers[one.id] = Answer(masked_value(counted, self.vocabulary.fields[one.id]))
        answers |= {one.id: Answer(WITHHELD) for one in questions if self.hides(one.id)}
        return SelfReport(
            source="", digest="", answers=answers, reference_date=given.reference_date, period=given.period
        )

    def _answer(self, question: Question, answer: Answer) -> Answer:
        if answer.records and self.together.is_told_together(question.id):
            return Answer(f"{banded(len(answer.records))}. {LATER}")
        if answer.records is not None:
            return Answer(records=tuple(self._record(question, record) for record in answer.records))
        options = tuple((key, Answer(one.value, one.reason)) for key, one in answer.options)
        if answer.value is None:
            return Answer(reason=answer.reason, options=options)
        return Answer(masked_value(answer.value, self.vocabulary.fields[question.id]))

    def _record(self, question: Question, record: Record) -> Record:
        fields = {field.id: field for field in question.fields}
        answers = {name: self._answer(fields[name], answer) for name, answer in record.answers}
        answers |= {name: Answer(WITHHELD) for name in fields if self.hides(name)}
        name = self.together.name(question.id, record.name, record.number)
        return Record(question.id, record.number, name, record.key, tuple(answers.items()))
