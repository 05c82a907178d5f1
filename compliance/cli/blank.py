"""Writing a blank self-report: one writer for each kind of file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import click

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.facts import Facts, Openness
from compliance.assessment.questionnaire import ANY_DAY, askable, questions_of, remaining
from compliance.cli.new import leave_alone
from compliance.cli.shared import STDOUT, Asked, made_pdf, write
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.selection import Selection
from compliance.rulebook.vocabulary import SETTING, Vocabulary
from compliance.seeds.fact_sheets import cite, sheets_of
from compliance.selfreport.model import Answer, SelfReport


@dataclass(frozen=True, slots=True)
class Blank:
    """What is asked for: the questions of which selection, for which kind of location, and where it goes."""

    rulebook: Rulebook
    selection: Selection
    setting: str
    target: str
    asked: Asked
    force: bool

    @property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the rulebook."""
        return vocabulary_of(self.rulebook)

    @property
    def facts(self) -> Facts:
        """All that is known of the location: what kind it is."""
        answers = {SETTING: Answer(self.setting)} if self.setting else {}
        return Facts(self.vocabulary, SelfReport("", "", answers), ANY_DAY)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that this kind of location can be asked, each with what is left of its condition."""
        chosen = questions_of(self.rulebook, self.selection)
        if not self.setting:
            return chosen
        facts = self.facts
        return tuple(
            one.model_copy(update={"ask_if": remaining(one.ask_if, facts)})
            for one in chosen
            if facts.openness(one, None)[0] is not Openness.CLOSED
        )

    def cited(self, source: str) -> str:
        """Give a citation in words."""
        found = cite(source, sheets_of(self.rulebook))
        return found.text if found else source

    def spare(self, path: str, unless: str = "") -> None:
        """Stop when a file would be written over that is not ours to write over."""
        if path != STDOUT and not self.force:
            leave_alone(Path(path), unless=unless)

    def say(self, what: str, *, check: bool = True) -> None:
        """Say how to go on, when the form went to a file."""
        if self.target != STDOUT:
            click.echo(f"{self.target}: {what}", err=True)
            if check:
                click.echo(f"Kijk daarna wat er nog ontbreekt: vbm check {self.target}{self.asked.options}", err=True)


def _to_answer(questions: tuple[Question, ...]) -> str:
    number = sum(not one.optional for one in questions)
    return "1 vraag. Vul die" if number == 1 else f"{number} vragen. Vul ze"


def _yaml(blank: Blank) -> None:
    from compliance.selfreport.form import blank_form
    from compliance.selfreport.schema import self_report_schema

    target = blank.target
    schema = "zelfrapportage.schema.json" if target == STDOUT else f"{Path(target).stem}.schema.json"
    schema_text = json.dumps(self_report_schema(blank.rulebook), ensure_ascii=False, indent=1) + "\n"
    beside = str(Path(target).parent / schema)
    blank.spare(target)
    if target != STDOUT:
        blank.spare(beside, unless=schema_text)
    questions = blank.questions
    text = blank_form(
        blank.rulebook,
        blank.vocabulary,
        questions,
        setting=blank.setting,
        cite=blank.cited,
        schema=schema,
        options=blank.asked.options,
    )
    write(text, target)
    if target != STDOUT:
        write(schema_text, beside)
    blank.say(f"{_to_answer(questions)} in met een teksteditor.")


def _xlsx(blank: Blank) -> None:
    from compliance.forms.workbook import workbook_form

    blank.spare(blank.target)
    made_for = (
        ("profiel", blank.asked.profile),
        ("thema's", ", ".join(blank.asked.themes)),
        ("soort locatie", blank.setting),
    )
    questions = blank.questions
    made = workbook_form(
        blank.rulebook, blank.vocabulary, questions, setting=blank.setting, cite=blank.cited, asked=made_for
    )
    write(made, blank.target)
    blank.say(f"{_to_answer(questions)} in met Excel of LibreOffice.")


def _html(blank: Blank) -> None:
    from compliance.forms.offline import render_form

    blank.spare(blank.target)
    write(render_form(blank.rulebook, blank.selection, setting=blank.setting), blank.target)
    blank.say("gemaakt. Open het bestand in een browser en vul het in.", check=False)


def inspector_form(rulebook: Rulebook, target: str, *, force: bool) -> None:
    """Write the form in which an inspector makes an inspection file beside a self-report."""
    from compliance.forms.offline import render_inspector_form

    if target != STDOUT and not force:
        leave_alone(Path(target))
    write(render_inspector_form(rulebook), target)
    if target != STDOUT:
        click.echo(f"{target}: gemaakt. Open het bestand in een browser, en daarin een zelfrapportage.", err=True)


def _pdf(blank: Blank) -> None:
    blank.spare(blank.target)
    questions = askable(blank.questions, blank.facts)
    kind = f" --setting {blank.setting}" if blank.setting else ""
    # Where the rulebook stands on this machine is left out: a folder can have somebody's name in it.
    options = kind + replace(blank.asked, rules_folder=None).options

    def made() -> bytes:
        from compliance.forms.paper import render_paper

        return render_paper(blank.rulebook, questions, setting=blank.setting, options=options)

    write(made_pdf(made, "Een formulier voor een teksteditor kan wel: vbm new --format yaml"), blank.target)
    number = sum(not one.optional for one in questions)
    words = "1 vraag" if number == 1 else f"{number} vragen"
    blank.say(f"{words}. Print de lijst op A4 en vul haar in met een pen.", check=False)


WRITERS: dict[str, Callable[[Blank], None]] = {"yaml": _yaml, "html": _html, "xlsx": _xlsx, "pdf": _pdf}
"""The writer of each kind of form."""
