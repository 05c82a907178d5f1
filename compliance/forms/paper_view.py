"""From a rulebook to everything that the questionnaire on paper shows. The templates only lay it out."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.assessment.assess import vocabulary_of
from compliance.forms.paper_grid import grid_of
from compliance.forms.paper_model import HeaderView, PaperView, QuestionView, Space, ThemeView
from compliance.forms.paper_space import date_blanks, space_of
from compliance.forms.paper_words import PaperWords, load_paper_words
from compliance.forms.routing import Routing
from compliance.report.findings import citations
from compliance.report.view_model import TermView
from compliance.report.view_parts import Line
from compliance.report.words import counted_words
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import day_text
from compliance.rulebook.vocabulary import HEADER_DAYS, REFERENCE_DATE, SETTING
from compliance.seeds.fact_sheets import cite, sheets_of
from compliance.selfreport.model import Reason
from compliance.version import __version__

BESIDE = 2
"""So many columns fit beside the room for notes; a table with more takes the whole width."""

NARROW = 60
"""Options of so many characters still fit beside the question."""

LONG = 8
"""A question with more rows or parts may go on on the next page."""


def paper_view(rulebook: Rulebook, questions: Iterable[Question], *, setting: str, options: str) -> PaperView:
    """Give everything that a questionnaire shows, worded and numbered, as plain frozen data.

    The same rulebook and questions give the same view: nothing is read from a clock, an environment or a network.
    """
    return _Paper(rulebook, tuple(questions), setting, load_paper_words()).view(options)


class _Paper:
    """The parts of one questionnaire."""

    def __init__(self, rulebook: Rulebook, questions: tuple[Question, ...], setting: str, words: PaperWords) -> None:
        self.rulebook = rulebook
        self.words = words
        self.setting = setting
        self.sheets = sheets_of(rulebook)
        self.asked = {one.id: one for one in questions}
        self.routing = Routing(vocabulary_of(rulebook), _numbers(questions))

    def view(self, options: str) -> PaperView:
        frame, words = self.rulebook.frame, self.words
        return PaperView(
            title=frame.title,
            rulebook=f"{frame.id} {frame.version}",
            created=frame.checked_until.isoformat(),
            generator=f"vbm {__version__}",
            count=self._count(),
            header=tuple(self._header()),
            facts=(
                Line(words.facts.rulebook, words.facts.rulebook_text.format(title=frame.title, version=frame.version)),
                Line(words.facts.checked_until, day_text(frame.checked_until)),
                Line(words.facts.digest, self.rulebook.digest),
                Line(words.facts.typing, f"vbm new{options} -o zelfrapportage.yaml"),
            ),
            reasons=tuple(Reason),
            themes=tuple(self._themes()),
            glossary=tuple(self._terms()),
        )

    def _count(self) -> str:
        optional = sum(question.optional for question in self.asked.values())
        count = counted_words(self.words.count, len(self.asked) - optional)
        return count + (counted_words(self.words.optional_count, optional) if optional else "")

    def _header(self) -> Iterable[HeaderView]:
        words, dates = self.words.header, Space(blanks=date_blanks(self.words))
        for question in self.rulebook.questions():
            if not question.header:
                continue
            known = question.options.get(self.setting, "") if question.id == SETTING else ""
            space = space_of(question, self.words) if not known else Space()
            yield HeaderView(question.label, words.same if known else question.ask, space, known)
        yield HeaderView(words.visit, words.visit_ask, dates)
        asks = {REFERENCE_DATE: words.reference_ask, "periode.van": words.start_ask}
        for name, label in HEADER_DAYS.items():
            yield HeaderView(label, asks.get(name, ""), dates)
        yield HeaderView(words.filled_in_by, words.filled_in_by_ask, Space(lines=1))

    def _themes(self) -> Iterable[ThemeView]:
        for theme in self.rulebook.themes:
            mine = tuple(self._question(self.asked[one.id]) for one in theme.questions if one.id in self.asked)
            if mine:
                numbers = self.words.numbers[len(mine) > 1].format(first=mine[0].number, last=mine[-1].number)
                yield ThemeView(f"thema-{theme.theme}", theme.title, theme.intro, numbers, mine)

    def _question(self, question: Question) -> QuestionView:
        grid = grid_of(question, self.routing, self.words) if question.type.has_fields else None
        listed = question.type is AnswerType.RECORDS
        space = space_of(question, self.words)
        if grid is not None:
            layout = "wide" if listed or len(grid.heads) > BESIDE else "below"
        else:
            narrow = all(len(option.text) <= NARROW for option in space.options)
            layout = "beside" if narrow and not space.parts else "below"
        return QuestionView(
            id=question.id,
            number=self.routing.numbers[question.id],
            ask=question.ask,
            layout=layout,
            long=listed or len(grid.rows if grid else space.parts) > LONG,
            route=self.routing.sentence(question.ask_if),
            help=" ".join(self._help(question)),
            evidence=question.evidence or "",
            sources="; ".join(citations(question.source, self.sheets)),
            space=space,
            grid=grid,
        )

    def _help(self, question: Question) -> Iterable[str]:
        if question.optional:
            yield self.words.optional
        if question.help:
            yield question.help
        lists = dict.fromkeys(one.list for one in question.counted_from if one.list in self.asked)
        if lists:
            yield self.words.counted[len(lists) > 1].format(places=self.routing.places(lists))

    def _terms(self) -> Iterable[TermView]:
        for term in sorted(self.rulebook.frame.glossary, key=lambda one: one.term):
            sources = [found.text for source in term.source if (found := cite(source, self.sheets))]
            yield TermView(term.term, term.meaning, "; ".join(sources))


def _numbers(questions: Iterable[Question]) -> dict[str, str]:
    """Number the questions from 1, and the fields of a list or table behind a point: ``20.3``."""
    numbers: dict[str, str] = {}
    for number, question in enumerate(questions, start=1):
        numbers[question.id] = str(number)
        for inner, field in enumerate(question.fields, start=1):
            numbers[field.id] = f"{number}.{inner}"
    return numbers
