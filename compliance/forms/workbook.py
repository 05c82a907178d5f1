"""The form as a workbook: a sheet a theme, and a sheet for each list; blank, or with the answers of a self-report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from compliance.forms.workbook_book import Book
from compliance.forms.workbook_pages import Form, Row, grid_page, own_sheet, question_page, rows_of
from compliance.forms.workbook_words import HOW, explained
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.answers import ANSWER, EVIDENCE, NOTE
from compliance.selfreport.model import Answer, SelfReport
from compliance.selfreport.reader import HEAD, VERSION
from compliance.selfreport.workbook_layout import (
    EXPECTED,
    FORM,
    FORM_VERSION,
    LOCATION,
    QUESTIONS,
    ROLES,
    WORDS,
    id_of,
)

_PLAIN = {
    ("periode", "van"): (
        "Over welke periode gaan de aantallen? Eerste dag",
        AnswerType.DATE,
        "Beide dagen tellen mee.",
    ),
    ("periode", "tot_en_met"): ("Over welke periode gaan de aantallen? Laatste dag", AnswerType.DATE, ""),
    ("peildatum",): ("Op welke dag kloppen de antwoorden?", AnswerType.DATE, "De peildatum."),
    ("ingevuld_door",): ("Wie heeft dit ingevuld?", AnswerType.TEXT, "Noem de functie, geen naam."),
}
"""What is asked about the self-report itself: question, kind and help."""
_GRID = {AnswerType.RECORDS: "Lijst", AnswerType.TABLE: "Tabel"}


def workbook_form(
    rulebook: Rulebook,
    vocabulary: Vocabulary,
    questions: Iterable[Question],
    *,
    setting: str = "",
    cite: Callable[[str], str] = str,
    asked: Sequence[tuple[str, str]] = (),
    report: SelfReport | None = None,
) -> bytes:
    """Write the form as an Excel workbook (.xlsx), and give its bytes; the same input gives the same bytes.

    ``questions`` are the questions to ask, in order. ``setting`` fills in the kind of location. ``cite`` turns a
    citation into words. ``asked`` says for which profile, themes and setting the form is, in words for people.
    ``report`` fills in its answers; reading the workbook gives them back. Raises ``ValueError`` when a text in it is
    longer than a cell can hold (32,767 characters).
    """
    title = f"Zelfevaluatie: {rulebook.frame.title.lower()}"
    book = Book(title, rulebook.frame.checked_until)
    form = Form(book, vocabulary, cite)
    given = report or SelfReport("", "", {"locatie.setting": Answer(setting)} if setting else {})
    chosen = {question.id: question for question in questions}
    themes = [(theme, [chosen[one.id] for one in theme.questions if one.id in chosen]) for theme in rulebook.themes]
    pages = [(theme, mine) for theme, mine in themes if mine]

    first, location = book.names.of("Uitleg"), book.names.of("Locatie")
    names = {theme.theme: book.names.of(theme.title) for theme, _ in pages}
    grids = {one.id: book.names.of(one.label) for one in chain(*(mine for _, mine in pages)) if own_sheet(one)}

    sheets = {location: "Over de locatie, de periode en de peildatum"}
    for theme, mine in pages:
        sheets[names[theme.theme]] = theme.title
        sheets |= {grids[one.id]: f"{_GRID[one.type]}: {one.label}" for one in mine if one.id in grids}
    _explanation(book, first, (title, rulebook), asked, sheets)
    _location(form, location, rulebook, given)
    for theme, mine in pages:
        rows = [row for one in mine for row in rows_of(form, one, given.answer(one.id), grids.get(one.id, ""))]
        name = names[theme.theme]
        question_page(form, name, QUESTIONS, (theme.title, theme.intro), rows, ROLES)
        for one in mine:
            if one.id in grids:
                grid_page(form, grids[one.id], name, one, given.answer(one.id))
    meta = [
        (HEAD, VERSION),
        (FORM, FORM_VERSION),
        ("regelboek", f"{rulebook.frame.id} {rulebook.frame.version}"),
        ("digest", rulebook.digest),
        *asked,
        *((EXPECTED, one) for one in form.ids),
    ]
    return book.finish(meta)


def _explanation(
    book: Book, name: str, what: tuple[str, Rulebook], asked: Sequence[tuple[str, str]], sheets: dict[str, str]
) -> None:
    """Write the first sheet: how to fill in the form, for what it was made, and links to the other sheets."""
    title, rulebook = what
    sheet = book.sheet(name, WORDS)
    sheet.headings(("blad", "uitleg"), (36.0, 96.0))
    sheet.line(title, "title")
    head = sheet.row - 1
    made_for = "".join(f" · {key}: {word}" for key, word in asked if word)
    sheet.line(f"Regelboek: {rulebook.frame.title}, versie {rulebook.frame.version}{made_for}")
    for text in ("", *HOW.split("\n"), "", "De bladen van dit formulier:"):
        sheet.line(text)
    for one, about in sheets.items():
        sheet.link(one, one)
        sheet.put(2, about, "text")
        sheet.row += 1
    sheet.finish(head, sheet.row, (1, 1))


def _location(form: Form, name: str, rulebook: Rulebook, given: SelfReport) -> None:
    """Write the sheet about the location and the self-report itself."""
    header = [question for question in rulebook.questions() if question.header]
    answers = [given.answer(question.id) for question in header]
    more = [
        role
        for role, name in ((EVIDENCE, "evidence"), (NOTE, "note"))
        if any(getattr(one, name, "") for one in answers)
    ]
    roles = (ANSWER, *more)
    words = {
        ("periode", "van"): given.period.start,
        ("periode", "tot_en_met"): given.period.end,
        ("peildatum",): given.reference_date,
        ("ingevuld_door",): given.filled_in_by,
    }

    def rows() -> Iterator[Row]:
        for question, answer in zip(header, answers, strict=True):
            yield Row(
                id_of(("locatie", question.local)), question, question.ask, explained(question), answer, roles=roles
            )
        for path, (ask, kind, told) in _PLAIN.items():
            one = Question(id=path[0], label=ask, ask=ask, type=kind, help=told or None, header=True)
            yield Row(id_of(path), one, ask, explained(one), words=str(words[path] or ""), roles=(ANSWER,))

    intro = "Gegevens van de locatie en van deze zelfevaluatie. Noem geen namen van mensen."
    question_page(form, name, LOCATION, ("Locatie", intro), tuple(rows()), roles)
