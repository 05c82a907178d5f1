"""Which norms are asked, and which questions that brings along."""

from __future__ import annotations

from small_books import FRAME, book, norm, question, require

from compliance.assessment.questionnaire import questions_of
from compliance.rulebook.model import Rulebook
from compliance.rulebook.selection import Selection, select

KERN = FRAME + "  - {id: kern, title: Een deel, norms: [A-READ]}\n  - {id: geheel, title: Geheel, norms: [A-WHOLE]}\n"
BOOK = (
    "questions:\n"
    + question("groepen", "number")
    + question("plekken", "number")
    + question("druk", "yes_no", "ask_if: {ruimte.dubbel: {at_least: 1}}")
    + question("licht", "yes_no")
    + question("niemand", "yes_no", "optional: true")
    + "derive:\n"
    + "  - {id: ruimte, label: Ruimte, linear: {plekken: 1, groepen: -1}}\n"
    + "  - {id: ruimte.dubbel, label: Dubbele ruimte, linear: {ruimte: 2}}\n"
    + "norms:\n"
    + norm("A-READ", require("{druk: {is: nee}}"))
    + norm("A-WHOLE", "", "compose: [A-MEMBER]")
    + norm("A-MEMBER", require("{licht: {is: ja}}"))
    + norm("A-DRAFT", require("{licht: {is: ja}}"), "replaces: A-READ").replace("status: eigen", "status: aangekondigd")
)


def rulebook() -> Rulebook:
    return book(BOOK, KERN)


def names(selection: Selection | str) -> list[str]:
    return [one.id for one in questions_of(rulebook(), selection)]


def test_what_decides_whether_a_question_is_asked_comes_along_through_every_computed_value() -> None:
    assert names("kern") == ["groepen", "plekken", "druk"]


def test_a_composite_reads_what_its_members_read() -> None:
    assert names("geheel") == ["licht"]


def test_all_norms_bring_every_question_but_those_that_may_stay_empty() -> None:
    assert names("volledig") == ["groepen", "plekken", "druk", "licht"]
    assert names(select(rulebook(), themes=["proef"])) == names("volledig")


def test_a_draft_goes_with_what_it_replaces() -> None:
    (draft,) = rulebook().drafts()
    assert select(rulebook(), "kern").asks(draft)
    assert not select(rulebook(), "geheel").asks(draft)
    assert select(rulebook()).asks(draft)


def test_a_selection_is_whole_when_nothing_is_left_out() -> None:
    assert select(rulebook()).whole
    assert not select(rulebook(), "kern").whole
    assert not select(rulebook(), themes=["proef"]).whole
    chosen = select(rulebook(), "kern")
    assert select(rulebook(), chosen) is chosen
