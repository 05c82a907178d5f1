"""Questionnaires on paper of the shipped rulebook, and of a small one with every kind of answer."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.facts import Facts
from compliance.assessment.questionnaire import ANY_DAY, askable, questions_of
from compliance.forms.paper_model import PaperView, QuestionView
from compliance.forms.paper_view import paper_view
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.reader import load_rulebook
from compliance.rulebook.selection import select
from compliance.selfreport.model import Answer, SelfReport

SMALL = Path(__file__).parent / "regels"


@cache
def shipped() -> Rulebook:
    return load_rulebook(None)


@cache
def small() -> Rulebook:
    return load_rulebook(str(SMALL))


def facts_of(rulebook: Rulebook, setting: str) -> Facts:
    answers = {"locatie.setting": Answer(setting)} if setting else {}
    return Facts(vocabulary_of(rulebook), SelfReport("", "", answers), ANY_DAY)


def asked(rulebook: Rulebook, setting: str, profile: str = "volledig", *themes: str) -> tuple[Question, ...]:
    """Give the questions of a form as ``vbm new`` takes them."""
    facts = facts_of(rulebook, setting)
    questions = questions_of(rulebook, select(rulebook, profile, themes))
    return askable(questions, facts)


@cache
def view(rulebook_of: str, setting: str, profile: str = "volledig", *themes: str) -> PaperView:
    rulebook = shipped() if rulebook_of == "shipped" else small()
    return paper_view(rulebook, asked(rulebook, setting, profile, *themes), setting=setting, options="")


def questions(paper: PaperView) -> tuple[QuestionView, ...]:
    return tuple(question for theme in paper.themes for question in theme.questions)
