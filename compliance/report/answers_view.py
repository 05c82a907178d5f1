"""The annex with all answers: every question of the selection, answered or not, as it was filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compliance.assessment.facts import Facts, Openness
from compliance.assessment.questionnaire import questions_of
from compliance.assessment.result import Assessment
from compliance.report.passage import filled
from compliance.report.view_model import AnswerRow, AnswerTheme, Cell, RecordRow, RecordTable
from compliance.report.words import Words, counted_words
from compliance.rulebook.answer_type import AnswerType, Value
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import value_text
from compliance.rulebook.vocabulary import Field
from compliance.selfreport.model import Answer, Made, Record, ThemePart
from compliance.selfreport.writer import written

MOST_RECORDS = 200
"""A register can hold thousands of events; a reader of paper looks at the first, and at the file for the rest."""

FEW_FIELDS = 5
RECORDS_ACROSS = 4


class AnswersAnnex:
    """Writes the annex for one assessment."""

    def __init__(self, assessment: Assessment, facts: Facts, words: Words) -> None:
        self.assessment = assessment
        self.facts = facts
        self.all_words = words
        self.words = words.answers
        self.questions = self._questions()

    def _questions(self) -> frozenset[str]:
        rulebook, selection = self.assessment.rulebook, self.assessment.selection
        if selection.whole:
            return frozenset(question.id for question in rulebook.questions())
        header = [question.id for question in rulebook.questions() if question.header]
        return frozenset([*header, *(question.id for question in questions_of(rulebook, selection))])

    def themes(self) -> tuple[AnswerTheme, ...]:
        """Give the answers by theme; a theme of which nothing is asked is left out."""
        found = []
        for theme in self.assessment.rulebook.themes:
            asked = [question for question in theme.questions if question.id in self.questions]
            if asked:
                part = self.assessment.report.parts.get(theme.theme, ThemePart())
                made = self._theme(theme.title, asked)
                found.append(replace(made, by=part.filled_in_by, sample=part.sample))
        return tuple(found)

    def left_out(self) -> str:
        """Say how many answers in the file do not belong to the selection; empty when there are none."""
        number = sum(name not in self.questions for name, _ in self.assessment.report)
        return counted_words(self.words.left_out, number) if number else ""

    def migrated(self) -> tuple[str, ...]:
        """Say what became of the answers in a file of another version of the rulebook; empty where nothing did."""
        origin = self.assessment.report.origin
        notices = tuple(map(self.all_words.dutch, origin.notices))
        if origin.made is not Made.EARLIER or not notices:
            return notices
        now = self.assessment.rulebook.name
        return (filled(self.words.migrated, made=origin.rulebook, now=now), *notices)

    def _theme(self, title: str, asked: Iterable[Question]) -> AnswerTheme:
        rows: list[AnswerRow] = []
        tables: list[RecordTable] = []
        not_asked: list[str] = []
        left_empty: list[str] = []
        for question in asked:
            found = self.assessment.report.answer(question.id)
            # A blank place in a form is nothing: a report says the same whether it stands there or not.
            answer = found if found is not None and found.given else None
            openness = self.facts.openness(question, None)[0]
            if answer is None and openness is Openness.CLOSED:
                not_asked.append(f"‘{question.label}’")
            elif answer is None and question.optional and openness is Openness.OPEN and not question.counted_from:
                left_empty.append(f"‘{question.label}’")
            elif answer is not None and self._is_none(question, answer):
                rows.append(AnswerRow(question.label, question.ask, self._none(answer, openness)))
            elif question.type.has_fields and answer is not None and answer.records:
                tables += self._tables(question, answer, answer.records)
            else:
                rows.append(AnswerRow(question.label, question.ask, self._cell(question, answer, None)))
        return AnswerTheme(title, tuple(rows), tuple(tables), "; ".join(not_asked), "; ".join(left_empty))

    def _is_none(self, question: Question, answer: Answer) -> bool:
        """Whether a table says ``geen``, in one word or in every row: a table of noughts tells a reader no more."""
        if not question.rows or not answer.records:
            return False
        cells = [(field, record, record.answer(field.id)) for record in answer.records for field in question.fields]
        return all(self._is_nought(field, record, one) for field, record, one in cells)

    def _is_nought(self, field: Question, record: Record, answer: Answer | None) -> bool:
        if answer is None or not answer.given:
            return field.none is None or self.facts.openness(field, record)[0] is Openness.CLOSED
        plain = not (answer.reason or answer.evidence or answer.note)
        return plain and answer.value is not None and str(written(answer.value)) == str(field.none)

    def _none(self, answer: Answer, openness: Openness) -> Cell:
        remark = ""
        if openness is not Openness.OPEN:
            remark = self.words.closed_given if openness is Openness.CLOSED else self.words.waiting_given
        return Cell((self.words.none_in_rows,), remark, answer.evidence, answer.note)

    def _cell(self, question: Question, answer: Answer | None, record: Record | None) -> Cell:
        openness = self.facts.openness(question, record)[0]
        lines = self._lines(question, answer)
        given = bool(lines)
        if not given:
            lines = (
                {Openness.CLOSED: self.words.closed, Openness.WAITING: self.words.waiting}.get(
                    openness, f"{self.words.none} ({self.words.optional})" if question.optional else self.words.none
                ),
            )
        remark = ""
        if given and openness is not Openness.OPEN:
            remark = self.words.closed_given if openness is Openness.CLOSED else self.words.waiting_given
        elif question.counted_from and openness is Openness.OPEN:
            lines, remark = self._counted(question, answer, lines)
        return Cell(lines, remark, answer.evidence if answer else "", answer.note if answer else "", given)

    def _counted(
        self, question: Question, answer: Answer | None, lines: tuple[str, ...]
    ) -> tuple[tuple[str, ...], str]:
        """Give the n/N that the register gives, where it decides, with what was typed beside it."""
        counted = self.facts.read(question.id, None).value
        if counted is None or any(self.facts.records(one.list)[0] is None for one in question.counted_from):
            return lines, ""
        typed = answer.value if answer else None
        remark = self.words.counted
        if typed is not None and typed != counted:
            remark = filled(self.words.typed, value=self._value(question, typed))
        return (self._value(question, counted),), remark

    def _lines(self, question: Question, answer: Answer | None) -> tuple[str, ...]:
        if answer is None:
            return ()
        if answer.reason is not None:
            return (self.all_words.dutch(answer.reason.value),)
        if question.type is AnswerType.SEVERAL:
            return self._options(question, answer)
        if answer.records is not None:
            return (self.words.no_records,)
        return () if answer.value is None else (self._value(question, answer.value),)

    def _options(self, question: Question, answer: Answer) -> tuple[str, ...]:
        """Give the options of a several-of question, together by what was answered."""
        if not answer.options:
            return ()
        dutch = self.all_words.dutch
        named: dict[str, list[str]] = {dutch("ja"): [], dutch("nee"): []}
        for key, text in question.options.items():
            one = answer.option(key)
            word = self.words.none
            if one is not None and isinstance(one.value, bool):
                word = dutch("ja" if one.value else "nee")
            elif one is not None and one.reason is not None:
                word = dutch(one.reason.value)
            named.setdefault(word, []).append(text[0].lower() + text[1:] if text[1:2].islower() else text)
        return tuple(
            filled("{word}: {texts}", word=word, texts=dutch("; ".join(texts)))
            for word, texts in named.items()
            if texts
        )

    def _value(self, question: Question, value: Value) -> str:
        field = self.facts.vocabulary.get(question.id) or Field(question.id, question.type, question.label)
        text = value_text(value, field)
        return self.all_words.dutch(text.strip("‘’") if question.type is AnswerType.CHOICE else text)

    def _tables(self, question: Question, answer: Answer, records: tuple[Record, ...]) -> list[RecordTable]:
        shown = records[:MOST_RECORDS]
        openness = self.facts.openness(question, None)[0]
        remarks = []
        if openness is not Openness.OPEN:
            remarks.append(self.words.closed_given if openness is Openness.CLOSED else self.words.waiting_given)
        if len(shown) < len(records):
            remarks.append(filled(self.words.more_records, total=len(records), shown=len(shown)))
        fields = [field for field in question.fields if field.local != question.name]
        if len(fields) <= FEW_FIELDS:
            return [self._down(question, answer, fields, shown, " ".join(remarks))]
        parts = [shown[start : start + RECORDS_ACROSS] for start in range(0, len(shown), RECORDS_ACROSS)]
        return [
            self._across(
                question, answer if number == 0 else Answer(), fields, part, " ".join(remarks) if number == 0 else ""
            )
            for number, part in enumerate(parts)
        ]

    def _left_out(self, field: Question, record: Record) -> bool:
        """Whether a field has no answer and needs none: it is not asked in this record, or may stay empty."""
        answer = record.answer(field.id)
        if answer is not None and answer.given:
            return False
        return field.optional or self.facts.openness(field, record)[0] is Openness.CLOSED

    def _down(
        self, question: Question, answer: Answer, fields: list[Question], records: tuple[Record, ...], remark: str
    ) -> RecordTable:
        rows = tuple(
            RecordRow(record.name, tuple(self._cell(field, record.answer(field.id), record) for field in fields))
            for record in records
        )
        named = next((field.label for field in question.fields if field.local == question.name), "")
        corner = self.all_words.dutch(question.row_label or named) or self.words.record
        heads = tuple(field.label for field in fields)
        return RecordTable(question.label, question.ask, corner, heads, rows, remark, answer.evidence, answer.note)

    def _across(
        self, question: Question, answer: Answer, fields: list[Question], records: tuple[Record, ...], remark: str
    ) -> RecordTable:
        rows = tuple(
            RecordRow(field.label, tuple(self._cell(field, record.answer(field.id), record) for record in records))
            for field in fields
            if not all(self._left_out(field, record) for record in records)
        )
        heads = tuple(record.name for record in records)
        return RecordTable(
            question.label, question.ask, self.words.field, heads, rows, remark, answer.evidence, answer.note
        )
