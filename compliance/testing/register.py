"""Registers: records of one list, with the days and moments that are easy to get wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.gaps import empty_records, gaps_within
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.selfreport.model import Answer, Period, Record, SelfReport
from compliance.testing.filling import MOST_RECORDS, boundaries_of, filled
from compliance.testing.strategies import Completeness, report_days, thinned
from compliance.testing.values import SOME_DAY

MOST_DRAWN = 12
"""So many records of a register are drawn; in a longer one they come back again and again."""


def records(
    rulebook: Rulebook,
    list_name: str,
    *,
    report: SelfReport | None = None,
    completeness: Completeness = "complete",
) -> st.SearchStrategy[Record]:
    """Draw one record of a list, filled in as ``registers`` does. Raises ``ValueError`` when there is no such list."""
    one = registers(rulebook, list_name, size=1, report=report, completeness=completeness)
    return one.map(lambda answer: (answer.records or ())[0])


def registers(
    rulebook: Rulebook,
    list_name: str,
    *,
    size: int | tuple[int, int] = (0, MOST_RECORDS),
    report: SelfReport | None = None,
    completeness: Completeness = "complete",
) -> st.SearchStrategy[Answer]:
    """Draw the answer to a question that asks for a list of records; ``size`` is how many, or the fewest and the most.

    Days and moments lie near the terms that rules count, at month ends, in nights in which Dutch clocks change, and at
    the first and last minute of the period; some events did not happen (``geen``) or go on (``loopt nog``). Of a long
    register only the first records are drawn, and come back again and again.

    ``report`` is the self-report that the register is for: its period, its reference date, and the answers that decide
    which fields are asked. Without it a field is asked unless the record itself says that it is not. ``completeness``
    is ``complete``, ``partial`` (fields taken out, or with a reason why there is no answer) or ``empty``.

    Raises ``ValueError`` when the rulebook has no list of that name, or for a size that is less than nothing.
    """
    question = vocabulary_of(rulebook).questions.get(list_name)
    if question is None or question.type is not AnswerType.RECORDS:
        raise ValueError(f"this rulebook has no list of records {list_name!r}")
    least, most = (size, size) if isinstance(size, int) else size
    if not 0 <= least <= most:
        raise ValueError(f"a size is a number of 0 or more, or the fewest and the most, not {size!r}")
    if completeness not in {"complete", "partial", "empty"}:
        raise ValueError(f"completeness is complete, partial or empty, not {completeness!r}")
    return _registers(rulebook, question, (least, most), report, completeness)


@st.composite
def _registers(
    draw: st.DrawFn,
    rulebook: Rulebook,
    question: Question,
    size: tuple[int, int],
    report: SelfReport | None,
    completeness: Completeness,
) -> Answer:
    number = draw(st.integers(*size))
    if report is None:
        start, end, day = draw(report_days(rulebook))
        report = SelfReport("drawn", "", {}, day, Period(start, end))
    empty = Answer(records=empty_records(question, min(number, MOST_DRAWN)))
    report = replace(report, answers=report.answers | {question.id: empty})
    if completeness != "empty":
        report = _with_fields(draw, rulebook, question, report)
    drawn = report.answers[question.id].records or ()
    register = Answer(records=tuple(_again(drawn, position) for position in range(number)))
    return draw(thinned(register)) if completeness == "partial" else register


def _again(drawn: tuple[Record, ...], position: int) -> Record:
    """Give the record at a position, with its number; a name that was not filled in is that number."""
    record = drawn[position % len(drawn)]
    number = position + 1
    return replace(
        record, number=number, name=f"nummer {number}" if record.name == f"nummer {record.number}" else record.name
    )


def _with_fields(draw: st.DrawFn, rulebook: Rulebook, question: Question, report: SelfReport) -> SelfReport:
    vocabulary, known = vocabulary_of(rulebook), boundaries_of(rulebook)
    # What waits for an answer about the location is filled in last, when the records themselves have said all.
    for wanted in (Openness.OPEN, Openness.WAITING):
        while places := list(
            _places(question, report, Facts(vocabulary, report, report.reference_date or SOME_DAY), wanted)
        ):
            for place in places:
                report = filled(draw, rulebook, report, place, known)
    return report


def _places(question: Question, report: SelfReport, facts: Facts, wanted: Openness) -> Iterator[Missing]:
    for record in report.answers[question.id].records or ():
        for field in question.fields:
            if facts.openness(field, record)[0] is wanted:
                yield from gaps_within(field, record.answer(field.id), record)
