"""What advice promises: it is enough, makes nothing worse, has nothing that can be left out, and tells no answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import BOOKS, both, decided, outcomes, reassess, tries

from compliance.assessment.advice import Advice, advise
from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.gaps import put
from compliance.assessment.house import Change, House, fields_decided
from compliance.assessment.mending import mended
from compliance.assessment.result import Assessment
from compliance.assessment.validity import expanded
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.model import Answer
from compliance.testing import Completeness, answering, self_reports


def drawn(data: st.DataObject, book: str) -> Assessment:
    rulebook = BOOKS[book]
    completeness: Completeness = "complete" if data.draw(st.booleans()) else "partial"
    return assess(rulebook, data.draw(self_reports(rulebook, completeness=completeness)))


def breached(assessment: Assessment) -> set[str]:
    return {norm_id for norm_id, outcome in outcomes(assessment).items() if outcome.breached}


def after(before: Assessment, changes: tuple[Change, ...]) -> set[str]:
    """Give the norms that are breached after these changes; told by ``assess`` itself, of all norms at once."""
    report = before.report
    for change in changes:
        report = put(vocabulary_of(before.rulebook), report, change.place, Answer(change.value))
    return breached(reassess(before, report))


def kept(before: Assessment, changes: tuple[Change, ...], standing: set[str]) -> bool:
    """Whether none of these norms is breached in a house with these changes, and nothing is worse."""
    found = after(before, changes)
    return not found & standing and found <= breached(before)


def about_now(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a field is about how things are, and not about what happened in the period."""
    field = vocabulary.get(name)
    question = field.question if field is not None else vocabulary.questions.get(name)
    asked = (question, vocabulary.questions.get(question.id.rpartition(".")[0])) if question else ()
    return all(one is None or _now(one) for one in asked)


def _now(question: Question) -> bool:
    return question.covers == "reference_date" and question.event is None


@both
@tries(8)
@given(data=st.data())
def test_what_is_advised_is_enough_makes_nothing_worse_and_has_nothing_too_many(book: str, data: st.DataObject) -> None:
    before = drawn(data, book)
    house, vocabulary = House(before), vocabulary_of(before.rulebook)
    changes, beyond = mended(house)
    taken = tuple(changes)
    standing = {result.id for result in house.standing} - set(beyond)
    assert kept(before, taken, standing)
    for one in taken:
        rest = tuple(other for other in taken if other is not one)
        assert not kept(before, rest, standing), f"{one} can be left out"
        assert changes[one], f"{one} is for no norm"
        assert set(changes[one]) <= standing
        # Nothing that is past, no kind of house and nothing unknown is imagined otherwise.
        question = vocabulary.fields[one.place.field].question
        assert question is not None
        assert not question.header
        assert about_now(one.place.field, vocabulary), one
        assert one.place not in {missing for result in before.norms for missing in result.missing}


@both
@tries(8)
@given(data=st.data())
def test_each_breach_is_past_or_standing(book: str, data: st.DataObject) -> None:
    before = drawn(data, book)
    house, vocabulary = House(before), vocabulary_of(before.rulebook)
    past, standing = ({one.id for one in several} for several in (house.past, house.standing))
    assert past | standing == breached(before)
    assert not past & standing
    for result in before.norms:
        if result.outcome.breached:
            fields = [name for _, clause in house.breached_clauses(result) for name in fields_decided(clause)]
            now = all(about_now(name, vocabulary) for name in expanded(tuple(fields), vocabulary))
            assert now == (result.id in standing), result.id


def remedies(rulebook: Rulebook) -> set[str]:
    clauses = [(norm, clause) for norm in rulebook.norms() for clause in norm.clauses]
    return {clause.remedy or norm.remedy or "" for norm, clause in clauses}


@both
@tries(8)
@given(data=st.data())
def test_advice_is_in_the_words_of_the_rulebook_and_passes_no_finding_over(book: str, data: st.DataObject) -> None:
    """A finding of its own is in a measure, or in what is beyond, or is met by the measure for another one.

    A composite speaks through the norms that it consists of.
    """
    before = drawn(data, book)
    advice = advise(before)
    measures = (*advice.now, *advice.next_time)
    assert {one.text for one in measures} <= remedies(before.rulebook) - {""}
    named = {norm_id for one in measures for norm_id in one.norm_ids} | set(advice.beyond)
    assert named <= breached(before)
    if not breached(before):
        assert advice == Advice((), (), (), advice.question)
    house = House(before)
    left = after(before, tuple(mended(house)[0]))
    for result in before.norms:
        if result.outcome.breached and result.primary and not named & {result.id, *result.norm.compose}:
            assert result.id not in left or not any(clause.remedy for _, clause in house.breached_clauses(result))


@both
@tries(20)
@given(data=st.data())
def test_the_question_to_find_out_first_decides_what_it_says_whatever_the_answer(
    book: str, data: st.DataObject
) -> None:
    rulebook = BOOKS[book]
    before = assess(rulebook, data.draw(self_reports(rulebook, completeness="partial")))
    question = advise(before).question
    waiting = {result.id for result in before.norms if not decided(result)}
    if question is None:
        assert not any(result.missing for result in before.norms if result.id in waiting)
        return
    asked = [result.id for result in before.norms if result.id in waiting and question.missing in result.missing]
    assert 0 <= question.decides <= question.waiting == len(asked)
    if question.decides:
        later = reassess(before, data.draw(answering(rulebook, before.report, (question.missing,))))
        now = {result.id for result in later.norms if decided(result)}
        assert len(now.intersection(asked)) >= question.decides, question
