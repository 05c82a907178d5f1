"""Mending: the fewest changes in a house after which its standing norms are not breached any more.

Only what is known can change, and only what is: what happened in the period stays as it was, and so does what kind of
house it is. What is not known is to be found out, which is no change in the house.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from compliance.assessment.evaluator import Step, evaluate
from compliance.assessment.fact import Missing
from compliance.assessment.gaps import question_in, record_in
from compliance.assessment.house import Change, Changes, House
from compliance.assessment.imagined import values_beside
from compliance.assessment.result import ClauseResult, NormResult
from compliance.assessment.validity import expanded
from compliance.rulebook.answer_type import Value
from compliance.rulebook.expression import Leaf
from compliance.rulebook.vocabulary import Field
from compliance.selfreport.model import Record, SelfReport

MOST_TOGETHER = 3
"""So many changes are tried together, before everything that could help is put right at once and then thinned."""

MOST_TRIES = 300
"""So many combinations of each number of changes are tried for one norm."""


def mended(house: House) -> tuple[dict[Change, tuple[str, ...]], tuple[str, ...]]:
    """Give the changes after which the standing norms are not breached, and the norms for which none were found.

    With each change stand the norms that would be breached without it: findings of their own where there are any. No
    other norm becomes breached, and no change can be left out.
    """
    taken: Changes = ()
    wanted: list[str] = []
    for result in house.standing:
        found = taken if house.good(taken, (*wanted, result.id)) else _smallest(result, house, taken, wanted)
        if found is not None:
            taken = found
            wanted.append(result.id)
    taken = _thinned(taken, house, wanted)
    left = house.breached(taken, [one.id for one in house.standing])
    return {one: _needing(one, taken, house, wanted) for one in taken}, tuple(
        one.id for one in house.standing if one.id in left
    )


def _smallest(result: NormResult, house: House, taken: Changes, wanted: list[str]) -> Changes | None:
    """Give the changes so far with the fewest more that mend one norm as well; ``None`` where none were found."""
    changes = tuple(_changes(result, house))
    all_wanted = (*wanted, result.id)
    for number in range(1, MOST_TOGETHER + 1):
        for several in islice(combinations(changes, number), MOST_TRIES):
            together = _with(taken, several)
            if len({change.place for change in several}) == number and house.good(together, all_wanted):
                return together
    # More than a few things are wrong: record by record, and then everywhere, all is put right at once.
    numbers = dict.fromkeys(change.place.number for change in changes)
    groups = [[one for one in changes if one.place.number in {0, number}] for number in numbers]
    best: Changes | None = None
    for group in (*groups, changes):
        nearest: dict[Missing, Change] = {}
        for change in group:
            nearest.setdefault(change.place, change)
        everything = tuple(nearest.values())
        if house.good(_with(taken, everything), all_wanted):
            found = _with(taken, _thinned(everything, house, all_wanted, taken))
            best = found if best is None or len(found) < len(best) else best
    return best


def _with(taken: Changes, more: Iterable[Change]) -> Changes:
    """Give all changes together; in the same place the later one counts."""
    return tuple({change.place: change for change in (*taken, *more)}.values())


def _thinned(changes: Changes, house: House, wanted: Iterable[str], fixed: Changes = ()) -> Changes:
    """Leave out every change without which it is just as good, until none can be left out."""
    for change in changes:
        rest = tuple(one for one in changes if one is not change)
        if house.good(_with(fixed, rest), wanted):
            return _thinned(rest, house, wanted, fixed)
    return changes


def _needing(change: Change, taken: Changes, house: House, wanted: list[str]) -> tuple[str, ...]:
    without = house.breached([one for one in taken if one is not change], wanted)
    findings = {one.id for one in house.standing if one.primary}
    return tuple(one for one in wanted if one in without & findings) or tuple(one for one in wanted if one in without)


def _changes(result: NormResult, house: House) -> Iterator[Change]:
    """Give every single change that could help: another value for an answer that a breached clause rests on."""
    found: dict[tuple[Missing, Value], Change] = {}
    for number, clause in house.breached_clauses(result):
        for step in clause.step.leaves() if clause.step is not None else ():
            for change in _of_leaf(step, number, clause, house):
                found.setdefault((change.place, change.value), change)
    return iter(found.values())


def _of_leaf(step: Step, number: int, clause: ClauseResult, house: House) -> Iterator[Change]:
    leaf = step.expression
    assert isinstance(leaf, Leaf)  # noqa: S101 - leaves are leaves
    report, day = house.assessment.report, house.assessment.reference_date
    for name in expanded((leaf.field,), house.vocabulary):
        field = house.vocabulary.get(name)
        if field is None or field.question is None or field.question.header:
            continue
        for place in _places(field, clause.norm.scope, number, report):
            value = _value(place, house)
            if value is None:
                continue
            beside = values_beside(field, leaf, value, step.fact, day)
            changes = [Change(place, one, clause.remedy, clause.power.value) for one in beside]
            flips = [one for one in changes if _flips(step, one, clause.norm.scope, number, house)]
            yield from flips or changes


def _places(field: Field, scope: str | None, number: int, report: SelfReport) -> Iterator[Missing]:
    """Give where a field is answered: once, or in each record; only in one record for a clause about that record."""
    if field.scope is None:
        yield Missing(field.name)
        return
    for record in _records(field.scope, report):
        if field.scope != scope or number in {0, record.number}:
            yield Missing(field.name, record.name, record.number)


def _records(scope: str, report: SelfReport) -> tuple[Record, ...]:
    answer = report.answer(scope)
    return (answer.records or ()) if answer is not None else ()


def _value(place: Missing, house: House) -> Value | None:
    question, option = question_in(house.vocabulary, place)
    record = record_in(house.vocabulary, house.assessment.report, place)
    answer = record.answer(question.id) if record is not None else house.assessment.report.answer(question.id)
    if answer is not None and option is not None:
        answer = answer.option(option)
    return answer.value if answer is not None else None


def _flips(step: Step, change: Change, scope: str | None, number: int, house: House) -> bool:
    """Whether a comparison comes out otherwise with this one change."""
    facts = house.facts((change,))
    records = _records(scope, facts.report) if scope is not None else ()
    record = next((one for one in records if one.number == number), None)
    return evaluate(step.expression, facts, record).truth is not step.truth
