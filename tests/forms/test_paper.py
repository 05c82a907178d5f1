"""The questionnaire on paper: every question that is asked stands on it once, with all that is needed to answer it."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from papers import asked, facts_of, questions, shipped, small, view

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.facts import Openness
from compliance.assessment.questionnaire import questions_of
from compliance.assessment.validity import expanded, question_of
from compliance.cli.new import SETTINGS
from compliance.forms.paper_grid import RECORDS
from compliance.forms.paper_model import Cell, Head, QuestionView
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.expression import fields_of
from compliance.rulebook.question import Question

FORMS = [(setting, profile) for setting in (*SETTINGS, "") for profile in ("kern", "volledig")]
THEMES = [theme.theme for theme in shipped().themes]


def heads(question: QuestionView) -> list[Head]:
    """Give everything with a number in the grid of a question."""
    if question.grid is None:
        return []
    found = [row.head for row in question.grid.rows] + list(question.grid.heads)
    return [head for head in found if head.number]


def all_words(question: QuestionView) -> str:
    grid = question.grid
    told = [*grid.heads, *grid.explained, *(row.head for row in grid.rows)] if grid else []
    options = (*question.space.options, *question.space.parts)
    return "\n".join([question.ask, *(one.text for one in options), *chain(*((one.text, one.note) for one in told))])


@pytest.mark.parametrize(("setting", "profile"), FORMS)
def test_every_question_stands_there_once_with_its_number(setting: str, profile: str) -> None:
    wanted = asked(shipped(), setting, profile)
    found = questions(view("shipped", setting, profile))
    assert [one.id for one in found] == [one.id for one in wanted]
    assert [one.number for one in found] == [str(number) for number in range(1, len(wanted) + 1)]
    assert [one.ask for one in found] == [one.ask for one in wanted]


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_can_be_printed_alone(theme: str) -> None:
    wanted = asked(shipped(), "hybride", "volledig", theme)
    assert [one.id for one in questions(view("shipped", "hybride", "volledig", theme))] == [one.id for one in wanted]


@pytest.mark.parametrize(("setting", "profile"), FORMS)
def test_every_option_row_and_open_field_stands_at_its_question(setting: str, profile: str) -> None:
    facts = facts_of(shipped(), setting)
    found = {one.id: one for one in questions(view("shipped", setting, profile))}
    for question in asked(shipped(), setting, profile):
        text = all_words(found[question.id])
        for words in (*question.options.values(), *question.rows.values()):
            assert text.count(words) >= 1, question.id
        is_open = question.fields
        assert all(facts.openness(one, None)[0] is not Openness.CLOSED for one in is_open)
        assert [one.ask for one in is_open] == [
            one.text for one in heads(found[question.id]) if one.number[-1].isdigit()
        ]
        for field in is_open:
            assert all(option in text for option in field.options.values()), field.id


@pytest.mark.parametrize("setting", SETTINGS)
def test_what_is_closed_for_the_setting_is_left_out(setting: str) -> None:
    facts = facts_of(shipped(), setting)
    found = {one.id for one in questions(view("shipped", setting))}
    closed = [one.id for one in shipped().questions() if facts.openness(one, None)[0] is Openness.CLOSED]
    assert closed
    assert not found & set(closed)


@pytest.mark.parametrize(("setting", "profile"), FORMS)
def test_all_is_asked_but_what_is_closed_or_waits_for_it(setting: str, profile: str) -> None:
    facts, vocabulary = facts_of(shipped(), setting), vocabulary_of(shipped())
    found = {one.id for one in asked(shipped(), setting, profile)}
    found |= {field.id for one in asked(shipped(), setting, profile) for field in one.fields}
    for question in questions_of(shipped(), profile):
        for one in (question, *(question.fields if question.id in found else ())):
            openness = facts.openness(one, None)[0]
            if one.id in found or openness is Openness.CLOSED:
                continue
            assert openness is Openness.WAITING, one.id
            read = [question_of(name, vocabulary) for name in expanded(fields_of(one.ask_if), vocabulary)]
            assert any(inner is not None and not inner.header and inner.id not in found for inner in read), one.id


@pytest.mark.parametrize(("setting", "profile"), FORMS)
def test_routing_names_by_its_label_only_what_stands_on_the_first_page(setting: str, profile: str) -> None:
    paper = view("shipped", setting, profile)
    first_page = {line.label for line in paper.header}
    for one in questions(paper):
        for route in (one.route, *(head.route for head in (*heads(one), *(one.grid.explained if one.grid else ())))):
            assert set(re.findall(r"bij ‘([^’]+)’", route)) <= first_page, (one.number, route)


def test_what_waits_for_a_closed_question_is_left_out() -> None:
    names = [{one.id for one in questions(view("shipped", setting))} for setting in ("gesloten", "open")]
    assert [{"register.ingeschreven", "register.alle_afdelingen"} <= one for one in names] == [True, False]


def test_a_field_that_is_closed_for_the_setting_is_left_out() -> None:
    ask = "Welke machtiging had de jongere op dat moment?"
    assert ask in all_words(next(one for one in questions(view("shipped", "hybride")) if one.id == "onderzoeken"))
    assert ask not in all_words(next(one for one in questions(view("shipped", "gesloten")) if one.id == "onderzoeken"))


def place(number: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", number)]


@pytest.mark.parametrize(("setting", "profile"), FORMS)
def test_routing_points_back_to_a_number_on_the_form(setting: str, profile: str) -> None:
    found = questions(view("shipped", setting, profile))
    numbers = {one.number for one in found} | {head.number for one in found for head in heads(one)}
    numbers |= {f"{one.number}{part.letter}" for one in found for part in one.space.parts}
    conditions = {one.id: one.ask_if for one in asked(shipped(), setting, profile)}
    routed = 0
    for one in found:
        assert bool(one.route) is (conditions[one.id] is not None)
        told = [*(one.grid.explained if one.grid else ()), *heads(one)]
        for number, route in [(one.number, one.route), *((head.number, head.route) for head in told)]:
            for named in re.findall(r"vraag (\d+(?:\.\d+)?[a-z]*)", route):
                assert named in numbers, (number, route)
                assert place(named) < place(number), (number, route)
                routed += 1
    assert routed or profile == "kern"


@pytest.mark.parametrize("setting", SETTINGS)
def test_routing_says_nothing_that_the_setting_says_already(setting: str) -> None:
    for one in questions(view("shipped", setting)):
        for route in (one.route, *(head.route for head in heads(one))):
            assert "Soort locatie" not in route


def by_id(question_id: str, setting: str = "gesloten") -> QuestionView:
    return next(one for one in questions(view("small", setting)) if one.id == question_id)


def test_the_small_rulebook_has_every_kind_of_answer() -> None:
    def fields(one: Question) -> set[AnswerType]:
        return {field.type for field in one.fields}

    wanted = asked(small(), "gesloten")
    assert {one.type for one in wanted} == set(AnswerType)
    assert set().union(*map(fields, wanted)) == {one for one in AnswerType if not one.has_fields}


@pytest.mark.parametrize(
    ("question", "blanks", "ticks", "lines", "hint"),
    [
        ("ja_nee", [], ("ja", "nee"), 0, ""),
        ("getal", [("", "keren")], (), 0, "hoogstens 31"),
        ("komma", [("", "")], (), 0, "met een komma, bijvoorbeeld 2,5"),
        ("dag", [("dag", ""), ("maand", ""), ("jaar", "")], (), 0, ""),
        (
            "moment",
            [("dag", ""), ("maand", ""), ("jaar", ""), ("om", ""), ("uur, minuut", "")],
            ("geen (niet gebeurd)", "loopt nog"),
            0,
            "",
        ),
        ("momenten", [], ("geen",), 3, "Schrijf van elk moment de datum en de tijd op."),
        ("dagen", [], ("geen",), 3, "Schrijf elke datum op."),
        ("duur", [("", "uur"), ("", "minuten")], (), 0, ""),
        ("deel", [("", ""), ("van", "plannen")], (), 0, ""),
        ("tekst", [], (), 3, ""),
        ("lijst", [], ("geen, er is niets te melden",), 0, ""),
        ("tabel", [], ("geen, in elke rij",), 0, ""),
        ("lage_tabel", [], (), 0, ""),
        ("geteld", [("", ""), ("van", "")], (), 0, ""),
    ],
)
def test_room_for_each_kind_of_answer(
    question: str, blanks: list[tuple[str, str]], ticks: tuple[str, ...], lines: int, hint: str
) -> None:
    space = by_id(question).space
    assert [(one.before, one.after) for one in space.blanks] == blanks
    assert (space.ticks, space.lines, space.hint) == (ticks, lines, hint)


def test_one_of_several_options_and_yes_or_no_for_each_part() -> None:
    assert [(one.letter, one.text) for one in by_id("keuze").space.options] == [
        ("a", "Nooit"),
        ("b", "Nu en dan"),
        ("c", "Altijd"),
    ]
    several = by_id("meer").space
    assert [(one.letter, one.text) for one in several.parts] == [("a", "Rust in de groep"), ("b", "Gevaar")]
    assert several.ticks == ("geen van deze",)


def test_short_answers_stand_beside_the_question_and_long_ones_below() -> None:
    layouts = {one.id: one.layout for one in questions(view("small", "gesloten"))}
    beside = {name for name, layout in layouts.items() if layout == "beside"}
    assert {"keuze", "getal", "dag", "tekst", "deel"} <= beside
    assert {name: layout for name, layout in layouts.items() if name not in beside} == {
        "lange_keuze": "below",
        "meer": "below",
        "lijst": "wide",
        "tabel": "below",
        "lage_tabel": "below",
    }


def test_a_list_has_a_row_for_each_field_and_a_column_for_each_record() -> None:
    question = by_id("lijst")
    grid = question.grid
    assert grid is not None
    assert [one.text for one in grid.heads] == [str(number) for number in range(1, RECORDS + 1)]
    rows = {row.head.text: row for row in grid.rows}
    assert "Was het een open groep?" not in rows
    assert all(len(row.cells) == RECORDS for row in grid.rows)
    cells = {text: row.cells[0] for text, row in rows.items()}
    assert cells["Welke keer?"] == Cell(size="tall")
    assert cells["Hoeveel uren?"] == Cell(after="uur")
    assert cells["Is dit besproken?"] == Cell(ticks=("ja", "nee"))
    assert cells["Van hoeveel keren?"] == Cell(between="van")
    assert cells["Hoe lang duurde dit?"] == Cell(between="uur", after="minuten")
    assert cells["Wat was elke keer de reden?"] == Cell(ticks=("geen",))
    assert cells["Gevaar voor iemand"] == Cell(ticks=("ja", "nee"))
    number = question.number
    assert rows["Gevaar voor iemand"].head.number == f"{number}.13b"
    assert rows["Welke soort?"].head.note == "Schrijf de letter: a = Licht; b = Zwaar."
    assert rows["Welke soort?"].head.route == f"Alleen als u bij vraag {number}.4 ‘ja’ koos."
    assert rows["Welke dag was dat?"].head.route == (
        f"Alleen als ‘Duur van de keer’ minstens 3 uur is (zie vraag {number}.6 en vraag {number}.7)."
    )


def test_a_table_has_a_column_for_each_field_and_lies_sideways_when_it_is_low() -> None:
    high, low = by_id("tabel"), by_id("lage_tabel")
    assert high.grid is not None
    assert low.grid is not None
    assert (high.grid.corner, [row.head.text for row in high.grid.rows]) == ("Maand", ["Januari", "Februari", "Maart"])
    assert [one.text for one in high.grid.heads] == ["Hoe vaak per maand?", "Ging het goed?"]
    assert [one.route for one in high.grid.explained] == [f"Alleen als u bij vraag {high.number}.1 minstens 1 invulde."]
    assert [one.text for one in low.grid.heads] == ["Dit jaar"]
    assert [row.head.text for row in low.grid.rows] == ["Hoe vaak dit jaar?", "Welke soort dit jaar?"]


def test_what_else_stands_at_a_question() -> None:
    keuze, komma, geteld = by_id("keuze"), by_id("komma"), by_id("geteld")
    assert (keuze.help, keuze.evidence, keuze.sources) == ("Tel elke deur mee.", "Logboek van de deuren.", "wet/1")
    assert komma.help == "Mag leeg blijven."
    number = by_id("lijst").number
    assert geteld.route == f"Alleen als u in de lijst bij vraag {number} iets invulde."
    assert geteld.help == (
        f"Vult u de lijst bij vraag {number} helemaal in? Dan telt het programma dit antwoord daaruit."
    )


def test_the_first_page_asks_about_the_visit_and_for_no_name_of_a_person() -> None:
    paper = view("small", "gesloten")
    assert [one.label for one in paper.header] == [
        "Naam",
        "Soort locatie",
        "Datum van het bezoek",
        "Peildatum",
        "Begin van de periode",
        "Einde van de periode",
        "Ingevuld door",
    ]
    assert paper.header[1].text == "Gesloten"
    assert paper.header[-1].ask == "Noem de functie, geen naam."
    assert [one.text for one in view("small", "").header[1].space.options] == ["Gesloten", "Open"]
    assert paper.count == "16 vragen, en 1 die leeg mag blijven"
    assert [(one.title, one.numbers) for one in paper.themes] == [
        ("Van alles", "vraag 1 tot en met 13"),
        ("Lijsten en tabellen", "vraag 14 tot en met 17"),
    ]
