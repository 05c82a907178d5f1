"""What is published says the same of every self-report that differs only in what may not be published.

Two reports that differ in texts, names, days or exact counts, and that have the same outcomes, give the same
publication, whatever form it has: nobody can tell from it which of the two it was made from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import BOOKS, both, outcomes, tries

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.evaluator import Step
from compliance.assessment.masks import masked_fact, masked_value
from compliance.assessment.publication import publish
from compliance.assessment.result import Assessment
from compliance.report.data import assessment_data
from compliance.report.table import assessment_table
from compliance.report.text import assessment_text, explanation, summary
from compliance.report.view import view_of
from compliance.report.what_if import what_if_data, what_if_text
from compliance.rulebook.answer_type import AnswerType, Share, Value
from compliance.rulebook.expression import Leaf
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import Field, Vocabulary
from compliance.selfreport.model import Answer, Record, SelfReport
from compliance.testing import self_reports

MARK = "Merkteken"


def published_forms(assessment: Assessment) -> Iterator[str]:
    """Everything that is ever made of an assessment, but for the layout."""
    yield json.dumps(assessment_data(assessment), ensure_ascii=False)
    yield json.dumps(what_if_data(assessment), ensure_ascii=False)
    yield assessment_table([assessment])
    yield assessment_text(assessment)
    yield what_if_text(assessment)
    yield summary(assessment)
    yield repr(view_of(assessment))
    for result in assessment.norms:
        yield explanation(assessment, result)


class Other:
    """Changes what may not be published into something else that looks the same in public."""

    def __init__(self, data: st.DataObject, vocabulary: Vocabulary) -> None:
        self.random = data.draw(st.randoms())
        # Where many numbers change, some outcome does too; where few do, most pairs can be compared.
        self.one_in = data.draw(st.sampled_from((1, 8, 60)))
        self.changed = 0
        self.vocabulary = vocabulary
        self.number = 0

    def report(self, report: SelfReport) -> SelfReport:
        answers = {name: self.answer(self.vocabulary.questions[name], answer) for name, answer in report}
        return replace(
            report,
            source=self.text(),
            digest=self.text(),
            filled_in_by=self.text(),
            rulebook=self.text(),
            answers=answers,
        )

    def text(self) -> str:
        self.number += 1
        return f"{MARK}{self.number}"

    def answer(self, question: Question, answer: Answer) -> Answer:
        records = answer.records
        if not answer.given:
            return answer
        if records is not None:
            records = tuple(self.record(question, record) for record in records)
        options = tuple((key, replace(one, evidence=self.text()) if one.given else one) for key, one in answer.options)
        value = answer.value
        if value is not None and question.id != "locatie.naam":
            value = self.value(value, self.vocabulary.fields[question.id])
        return replace(answer, value=value, options=options, records=records, evidence=self.text(), note=self.text())

    def record(self, question: Question, record: Record) -> Record:
        fields = {field.id: field for field in question.fields}
        answers = tuple((name, self.answer(fields[name], answer)) for name, answer in record.answers)
        name = record.name if question.rows else self.text()
        return replace(record, name=name, answers=answers)

    def value(self, value: Value, field: Field) -> Value:
        """Give another value, now and then, that is published as the same."""
        if field.type is AnswerType.TEXT:
            return self.text()
        if isinstance(value, bool | str) or self.random.randrange(self.one_in):
            return value
        other = value
        if isinstance(value, int | Decimal):
            other = value + self.random.randint(-3, 9)
        elif isinstance(value, Share):
            other = Share(value.count, value.total + self.random.randint(0, 3))
        elif type(value) is date:
            other = value + timedelta(days=self.random.randint(-2, 2))
        if isinstance(other, int | Decimal) and other < 0:
            return value
        if masked_value(other, field) != masked_value(value, field):
            return value
        self.changed += other != value
        return other


@both
def test_reports_that_differ_in_secrets_only_give_the_same_publication(book: str) -> None:
    rulebook = BOOKS[book]
    compared = changed = 0

    @tries(30)
    @given(data=st.data())
    def same(data: st.DataObject) -> None:
        nonlocal compared, changed
        first = data.draw(self_reports(rulebook, completeness=data.draw(st.sampled_from(("complete", "partial")))))
        secrets = Other(data, vocabulary_of(rulebook))
        second = secrets.report(first)
        one, other = (assess(rulebook, report, what_if=True) for report in (first, second))
        public_one, public_other = publish(one), publish(other)
        assert outcomes(public_one) == outcomes(one)
        assert public_one.counts == one.counts
        # Positive control: in full they are not the same.
        assert MARK in json.dumps(assessment_data(other))
        forms = list(published_forms(public_other))
        found = MARK in "".join(forms)
        assert not found, "a text that somebody typed is in the publication"
        if told(one) == told(other):
            compared += 1
            changed += secrets.changed
            for form, other_form in zip(published_forms(public_one), forms, strict=True):
                assert not difference(form, other_form)

    same()
    # Positive control: many pairs were compared, and in those a number or a day was another one.
    assert compared >= 4
    assert changed or book != "shipped"


def difference(one: str, other: str) -> str:
    """Give where two long texts begin to differ: pytest would take minutes to show all of it."""
    if one == other:
        return ""
    at = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    return f"{one[max(0, at - 200) : at + 100]!r} is not {other[max(0, at - 200) : at + 100]!r}"


def told(assessment: Assessment) -> list[object]:
    """What decided each norm in each record, with every answer as it may be published: the same here is the same."""
    fields = vocabulary_of(assessment.rulebook).fields

    def step(one: Step | None) -> object:
        if one is None:
            return None
        shown = None
        if one.fact is not None and isinstance(one.expression, Leaf):
            field = fields[one.expression.field]
            value = one.fact.value
            # Of elapsed time and numbers of rooms the exact value is published.
            shown = masked_fact(one.fact, field) if value is None else masked_value(value, field)
        return one.truth, repr(shown), [step(part) for part in one.parts]

    return [
        [contradiction.id for contradiction in assessment.contradictions],
        *(
            [
                (
                    record.number,
                    record.outcome,
                    step(record.applicability),
                    *((one.outcome, one.holds, step(one.step), step(one.gate)) for one in record.clauses),
                )
                for record in result.results()
            ]
            + [result.outcome, result.severity]
            for result in (*assessment.norms, *assessment.drafts)
        ),
    ]
