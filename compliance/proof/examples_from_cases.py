"""Worked examples made of cases: answers that a location could give, with a blank for what a person expects and why.

A case speaks about computed values as well; those are turned back into answers where that can be done. What comes out
is run through the engine first: answers that do not give the outcome of the case are told in words only.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ruamel.yaml import YAML

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.derivation import months_after
from compliance.proof.regions import Assignment, story
from compliance.proof.theorems import Proof
from compliance.rulebook.answer_type import FOREVER, NoMoment, Value
from compliance.rulebook.derived import Derived
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.vocabulary import HEADER_DAYS, ROW, Vocabulary
from compliance.selfreport.model import Answer, Period, Record, SelfReport
from compliance.selfreport.writer import self_report_data

_HEAD = """\
# Gevallen als voorbeelden. Zet ze bij examples van de norm.
# Vul eerst in wat eruit hoort te volgen (expect), en waarom (note). Zonder dat tellen zij niet.
"""
BEGIN = datetime(2025, 5, 1, 18, 10, tzinfo=UTC)
"""The moment at which an imagined event begins."""


SMALL = 25
"""The terms of a sum are looked for among the numbers below this one."""


class NotPossible(Exception):
    """No answers were found that give these computed values."""


def answers_for(values: Assignment, vocabulary: Vocabulary) -> Assignment:
    """Give answers under which the fields have these values. Raises ``NotPossible`` where none were found."""
    answers = {name: value for name, value in values.items() if vocabulary.fields[name].derived is None}
    for name, value in values.items():
        derived = vocabulary.fields[name].derived
        if derived is None:
            continue
        for other, wanted in _inputs(derived, value, answers):
            if answers.setdefault(other, wanted) != wanted:
                raise NotPossible(name)
    return answers


def _inputs(derived: Derived, value: Value, known: Assignment) -> Iterator[tuple[str, Value]]:
    span = derived.elapsed or derived.days or derived.whole_years
    if derived.linear is not None and isinstance(value, int):
        yield from _terms(derived.linear, value, known)
    elif span is not None:
        yield from _span(derived, span.start, span.end, value, known)
    elif derived.months_after is not None and isinstance(value, date):
        yield derived.months_after.date, months_after(value, -derived.months_after.months)
    elif derived.longest_gap is not None and isinstance(value, timedelta):
        gap = derived.longest_gap
        start = known.get(gap.start, BEGIN)
        if not isinstance(start, datetime):
            raise NotPossible(derived.id)
        yield from ((gap.start, start), (gap.moments, ()), (gap.end, start + value))
    else:
        raise NotPossible(derived.id)


def _terms(linear: dict[str, int], value: int, known: Assignment) -> Iterator[tuple[str, Value]]:
    """Give the smallest whole numbers whose sum is ``value``; what is known stays. Raises ``NotPossible``."""
    fixed = {name: number for name in linear if isinstance(number := known.get(name), int)}
    rest = value - sum(linear[name] * number for name, number in fixed.items())
    open_terms = [name for name in linear if name not in fixed]
    numbers = _summing([linear[name] for name in open_terms], rest)
    if numbers is None:
        raise NotPossible(str(value))
    yield from zip(open_terms, numbers, strict=True)


def _summing(factors: list[int], rest: int) -> tuple[int, ...] | None:
    """Give a number for each factor so that together they make ``rest``; ``None`` where small ones do not."""
    if not factors:
        return () if rest == 0 else None
    first, *others = factors
    if not others:
        number, left = divmod(rest, first)
        return (number,) if left == 0 and number >= 0 else None
    for number in range(SMALL):
        numbers = _summing(others, rest - first * number)
        if numbers is not None:
            return (number, *numbers)
    return None


def _span(derived: Derived, start: str, end: str, value: Value, known: Assignment) -> Iterator[tuple[str, Value]]:
    begin = known.get(start, BEGIN if derived.elapsed else BEGIN.date())
    if not isinstance(begin, date):
        raise NotPossible(derived.id)
    yield start, begin
    if isinstance(value, timedelta) and isinstance(begin, datetime):
        yield end, NoMoment.DID_NOT_HAPPEN if value >= FOREVER else begin + value
    elif isinstance(value, int) and derived.days is not None:
        yield end, begin + timedelta(days=value)
    elif isinstance(value, int):
        yield end, months_after(begin, 12 * value)
    else:
        raise NotPossible(derived.id)


def report_for(values: Assignment, norm: Norm, rulebook: Rulebook) -> SelfReport:
    """Give a self-report with these answers, with one record in each list. Raises ``NotPossible``."""
    vocabulary = vocabulary_of(rulebook)
    answers = answers_for(values, vocabulary)
    day = answers.pop("peildatum", norm.in_force.start)
    report = SelfReport("", "", {}, day if isinstance(day, date) else norm.in_force.start, Period(None, None))
    for name, value in answers.items():
        if name not in HEADER_DAYS:
            report = _put(report, name, value, answers, vocabulary)
    start = report.reference_date
    return replace(report, period=Period(start, start))


def _put(report: SelfReport, name: str, value: Value, answers: Assignment, vocabulary: Vocabulary) -> SelfReport:
    field = vocabulary.fields[name]
    if field.question is None:
        raise NotPossible(name)
    question = field.question
    if field.scope is None:
        old = report.answers.get(question.id, Answer())
        return replace(report, answers={**report.answers, question.id: _with(old, field.option, value)})
    whole = vocabulary.questions[field.scope]
    row = str(answers.get(f"{whole.id}.{ROW}", next(iter(whole.rows), "")))
    old_list = report.answers.get(whole.id)
    record = (old_list.records or ())[0] if old_list and old_list.records else Record(whole.id, 1, "nummer 1", row)
    if name != f"{whole.id}.{ROW}":
        found = dict(record.answers)
        found[question.id] = _with(found.get(question.id, Answer()), field.option, value)
        record = replace(record, answers=tuple(found.items()))
    return replace(report, answers={**report.answers, whole.id: Answer(records=(record,))})


def _with(old: Answer, option: str | None, value: Value) -> Answer:
    if option is None:
        return Answer(value)
    return Answer(options=tuple({**dict(old.options), option: Answer(value)}.items()))


def examples_text(proofs: Iterable[Proof], rulebook: Rulebook) -> str:
    """Write the cases of norms as worked examples in YAML, one list a norm, without what is expected.

    The key ``expect`` is left blank and ``note`` asks for the reason: an example counts only once a person has filled
    in what the law says should follow.
    """
    out = io.StringIO()
    yaml = YAML()
    yaml.allow_unicode = True
    yaml.width = 120
    out.write(_HEAD)
    norms = {norm.key: norm for norm in (*rulebook.norms(), *rulebook.drafts())}
    for proof in proofs:
        entries = [_entry(outcome, values, norms[proof.key], rulebook) for outcome, values in proof.witnesses.items()]
        yaml.dump({proof.key: entries}, out)
    return out.getvalue()


def _entry(outcome: Outcome, values: Assignment, norm: Norm, rulebook: Rulebook) -> dict[str, Any]:
    told = story(values, vocabulary_of(rulebook))
    note = f"Waarom? Het programma geeft nu: {outcome.printed}."
    try:
        report = report_for(values, norm, rulebook)
    except NotPossible:
        return {"name": told, "note": f"{note} Maak zelf antwoorden bij dit geval.", "given": None, "expect": None}
    found = assess(rulebook, report).norm(norm.id)
    if found is None or found.outcome is not outcome:
        return {"name": told, "note": f"{note} Maak zelf antwoorden bij dit geval.", "given": None, "expect": None}
    data = self_report_data(report, rulebook)
    location = {f"locatie.{name}": value for name, value in data["locatie"].items()}
    entry = {"name": told, "given": {**location, **data["antwoorden"]}, "expect": None, "note": note}
    # An example is about the first day of its norm, unless it says otherwise.
    return entry if report.reference_date == norm.in_force.start else {**entry, "on": report.reference_date}
