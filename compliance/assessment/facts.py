"""The facts of one self-report: answers that count, computed values, and why something does not count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import TypeVar, cast

from compliance.assessment.derivation import derive
from compliance.assessment.evaluator import evaluate
from compliance.assessment.fact import NOTHING, Fact, Missing
from compliance.assessment.quick import Quick
from compliance.assessment.truth import Truth
from compliance.rulebook.answer_type import NoMoment, Share
from compliance.rulebook.expression import Expression
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import HEADER_DAYS, ROW, Vocabulary
from compliance.selfreport.model import Answer, Period, Record, SelfReport

T = TypeVar("T")


class Openness(Enum):
    """Whether a question is asked of this location."""

    OPEN = "open"
    CLOSED = "gesloten"
    WAITING = "nog niet bekend"


_ALWAYS: tuple[Openness, tuple[Missing, ...]] = (Openness.OPEN, ())


class Facts:
    """What is known of every field of one self-report on one reference date.

    A closed question (``ask_if`` false) is ignored; while ``ask_if`` is unknown the answer counts as not given, and
    what is missing is the question that opens it.
    """

    def __init__(self, vocabulary: Vocabulary, report: SelfReport, reference_date: date) -> None:
        self.vocabulary = vocabulary
        self.report = report
        self.reference_date = reference_date
        self._facts: dict[str, Fact] = {}
        self._inside: dict[tuple[str, int], dict[str, Fact]] = {}
        self.quick = Quick(self, vocabulary)
        self._memo: dict[tuple[str, int, str], object] = {}
        self._answers: dict[tuple[str, int], dict[str, Answer]] = {}
        self._open: dict[tuple[str, str, int], tuple[Openness, tuple[Missing, ...]]] = {}

    @property
    def period(self) -> Period:
        """The period that counts are about."""
        return self.report.period

    def read(self, name: str, record: Record | None) -> Fact:
        """Give what is known of a field; ``record`` matters only for fields of records."""
        if record is None or self.vocabulary.fields[name].scope is None:
            cache, inside = self._facts, None
        else:
            place = (record.list, record.number)
            found = self._inside.get(place)
            if found is None:
                found = self._inside[place] = {}
            cache, inside = found, record
        fact = cache.get(name)
        if fact is None:
            fact = cache[name] = self._read(name, inside)
        return fact

    def _read(self, name: str, record: Record | None) -> Fact:
        field = self.vocabulary.fields[name]
        if field.derived is not None:
            return derive(field.derived, self, record)
        if name in HEADER_DAYS:
            day = self._header_day(name)
            return Fact(day) if day is not None else Fact(missing=(Missing(name),))
        question = field.question
        assert question is not None  # noqa: S101 - a field is a question or a derived value
        if record is not None and name == f"{question.id}.{ROW}":
            return Fact(record.key)
        if field.scope is not None and record is None:
            # A field of a record, read where there is no record: the list itself is what is missing.
            return Fact(missing=self.records(field.scope)[1].missing)
        openness, opening = self.openness(question, record)
        if openness is not Openness.OPEN:
            return Fact(missing=opening)
        if question.counted_from:
            counted = self._counted(question)
            if counted is not None:
                return counted
        answer = self.answer(question, record, field.option)
        value = answer.value if answer else None
        if value is None:
            missing = Missing(name, record.name if record else "", record.number if record else 0)
            return Fact(missing=(missing,))
        return Fact(value)

    def _header_day(self, name: str) -> date | None:
        days = {"periode.van": self.period.start, "periode.tot_en_met": self.period.end}
        return days.get(name, self.reference_date)

    def answer(self, question: Question, record: Record | None, option: str | None) -> Answer | None:
        """Give the written answer to a question (or to one option of it), whether it counts or not."""
        answer = self.within(record).get(question.id) if record is not None else self.report.answer(question.id)
        if answer is not None and option is not None:
            return answer.option(option)
        return answer

    def truth(self, condition: Expression, record: Record) -> Truth:
        """Give the truth of a condition about a record, without the trace that ``evaluate`` gives."""
        return self.quick.condition(condition)(record, self.within(record))

    def memo(self, record: Record, what: str, make: Callable[[], T]) -> T:
        """Give what ``make`` makes of a record, made once."""
        key = (record.list, record.number, what)
        if key not in self._memo:
            self._memo[key] = make()
        return cast("T", self._memo[key])

    def within(self, record: Record) -> dict[str, Answer]:
        """Give the written answers of a record by the full name of the field, whether they count or not."""
        place = (record.list, record.number)
        found = self._answers.get(place)
        if found is None:
            found = self._answers[place] = dict(record.answers)
        return found

    def openness(self, question: Question, record: Record | None) -> tuple[Openness, tuple[Missing, ...]]:
        """Tell whether a question is asked, and what would have to be answered to know."""
        if question.ask_if is None:
            return _ALWAYS
        inside = record if record is not None and question.id.startswith(f"{record.list}.") else None
        key = (question.id, inside.list, inside.number) if inside else (question.id, "", 0)
        if key not in self._open:
            self._open[key] = (Openness.WAITING, ())  # a circular ask_if stays unknown; the lint names it (L205)
            self._open[key] = self._openness(question, inside)
        return self._open[key]

    def _openness(self, question: Question, record: Record | None) -> tuple[Openness, tuple[Missing, ...]]:
        assert question.ask_if is not None  # noqa: S101 - the caller checked
        step = evaluate(question.ask_if, self, record)
        if step.truth is Truth.TRUE:
            return Openness.OPEN, ()
        if step.truth is Truth.UNKNOWN:
            return Openness.WAITING, step.missing()
        return Openness.CLOSED, ()

    def records(self, name: str) -> tuple[tuple[Record, ...] | None, Fact]:
        """Give the records of a list or table; ``None`` when it is closed, waiting or not answered."""
        question = self.vocabulary.questions[name]
        openness, opening = self.openness(question, None)
        if openness is Openness.CLOSED:
            return None, NOTHING
        if openness is Openness.WAITING:
            return None, Fact(missing=opening)
        answer = self.report.answer(name)
        if answer is None or answer.records is None:
            return None, Fact(low=0, missing=(Missing(name),))
        return answer.records, Fact(len(answer.records))

    def records_of(self, name: str) -> tuple[tuple[Record, ...] | None, Fact]:
        """Give the records that a field belongs to, as ``records`` does."""
        scope = self.vocabulary.fields[name].scope
        assert scope is not None  # noqa: S101 - the resolver admits only fields of records (R129)
        return self.records(scope)

    def floor(self, name: str) -> int | None:
        """Give the lowest value that a number can have; a computed one has bounds of its own, or none."""
        question = self.vocabulary.fields[name].question
        return question.minimum if question is not None else None

    def _counted(self, question: Question) -> Fact | None:
        """Compute an n/N from the lists that the question names, where those that are asked are all given."""
        count = total = 0
        asked = False
        missing: dict[Missing, None] = {}
        for source in question.counted_from:
            records, absent = self.records(source.list)
            if records is None and not absent.not_applicable:
                return None
            asked = asked or records is not None
            for record in records or ():
                among = Truth.TRUE if source.among is None else self.truth(source.among, record)
                if among is not Truth.TRUE:
                    if among is Truth.UNKNOWN and source.among is not None:
                        missing |= dict.fromkeys(evaluate(source.among, self, record).missing())
                    continue
                truth = self.truth(source.where, record)
                if truth is Truth.UNKNOWN:
                    # What is not asked of this record is no reason to leave it out (L204 tells the rule author).
                    found = evaluate(source.where, self, record).missing()
                    missing |= dict.fromkeys(found or (Missing(question.id),))
                else:
                    total += 1
                    count += truth is Truth.TRUE
        if not asked:
            return None
        known = Share(count, total)
        return Fact(missing=tuple(missing), sure=known) if missing else Fact(known)

    def reason_of(self, missing: Missing) -> str:
        """Give the reason that was written instead of a value, or an empty string."""
        field = self.vocabulary.fields.get(missing.field)
        if field is None or field.question is None:
            question = self.vocabulary.questions.get(missing.field)
            answer = self.report.answer(missing.field) if question else None
            return answer.reason.value if answer and answer.reason else ""
        record = self._record(field.scope, missing.number)
        answer = self.answer(field.question, record, field.option)
        return answer.reason.value if answer and answer.reason else ""

    def _record(self, scope: str | None, number: int) -> Record | None:
        if scope is None:
            return None
        answer = self.report.answer(scope)
        return next((one for one in (answer.records or ()) if one.number == number), None) if answer else None


def ended_before_start(start: Fact, end: Fact) -> bool:
    """Whether two known moments or days are in the wrong order."""
    if isinstance(start.value, NoMoment) or isinstance(end.value, NoMoment):
        return False
    if isinstance(start.value, date) and isinstance(end.value, date):
        return type(start.value) is type(end.value) and end.value < start.value
    return False
