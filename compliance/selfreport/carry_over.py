"""The answers of the previous round as the beginning of the next one, each to be confirmed."""

from __future__ import annotations

from dataclasses import replace

from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.selfreport.model import Answer, Period, SelfReport


def carried_over(report: SelfReport, rulebook: Rulebook) -> SelfReport:
    """Give a new self-report with what may still hold: who the location is, and its answers, none of them confirmed.

    What was counted over a period, what happened on a day and what a register gave belongs to its own round and is
    left out, and so are the period, the reference date and who filled it in.
    """
    questions = {question.id: question for question in rulebook.questions()}
    registers = {use.list for use in report.registers}
    header: dict[str, Answer] = {}
    waiting: dict[str, Answer] = {}
    for name, answer in report:
        question = questions.get(name)
        if question is not None and question.header:
            header[name] = answer
        elif question is not None and answer.given and name not in registers and _may_still_hold(question):
            waiting[name] = answer
    frame = rulebook.frame
    return replace(
        report,
        answers=header,
        unconfirmed=waiting,
        reference_date=None,
        period=Period(),
        filled_in_by="",
        rulebook=f"{frame.id} {frame.version}",
        registers=(),
    )


def _may_still_hold(question: Question) -> bool:
    parts = (question, *question.fields)
    return all(one.covers == "reference_date" and one.event is None for one in parts)
