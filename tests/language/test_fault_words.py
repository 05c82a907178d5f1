from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.files.catalogue import CATALOGUE
from compliance.files.fault import LINE_SHOWN, WORD_SHOWN, Fault, FaultyFile, fault, nearest_name
from compliance.files.node import Place


def shown(line: str, column: int, width: int = 1) -> tuple[str, str]:
    words = str(fault("F016", Place("proef.yaml", 1, column, width, line))).split("\n")
    return words[1].removeprefix("    1 | "), words[2].removeprefix("      | ")


def test_a_fault_shows_place_code_sentence_line_caret_and_advice() -> None:
    found = fault("F011", Place("map/proef.yaml", 12, 3, 4, "  naam: x"), key="naam", line=2)
    assert str(found) == (
        'map/proef.yaml:12:3: F011 "naam" staat hier voor de tweede keer; de eerste keer was op regel 2.\n'
        "   12 |   naam: x\n"
        "      |   ^^^^\n"
        "      Laat er één staan."
    )


def test_a_fault_of_a_whole_file_shows_no_line() -> None:
    assert str(fault("F001", Place("weg.yaml"))).split("\n") == [
        "weg.yaml: F001 dit bestand bestaat niet.",
        "      Controleer de naam en de map.",
    ]


def test_the_nearest_name_comes_before_the_advice() -> None:
    found = fault("S301", Place("x", 1, 1), nearest="periode", key="period", allowed="periode, peildatum")
    assert found.advice == 'Bedoelt u "periode"? Hier kunnen staan: periode, peildatum.'


def test_a_tab_before_the_caret_stays_a_tab() -> None:
    assert shown("\ta: b", 5) == ("\ta: b", "\t   ^")


@pytest.mark.parametrize(
    ("line", "column", "width", "carets"),
    [
        ("😀 b", 3, 1, "   ^"),
        ("a 😀", 3, 1, "  ^^"),
        ("e\u0301 b", 4, 1, "  ^"),
        ("日本 b", 4, 1, "     ^"),
        ("a b", 3, 9, "  ^"),
        ("ab", 3, 1, "  ^"),
        ("", 1, 1, "^"),
    ],
)
def test_the_caret_stands_under_its_word_on_a_screen(line: str, column: int, width: int, carets: str) -> None:
    assert shown(line, column, width)[1] == carets


@given(st.integers(1, 900), st.integers(1, 900))
def test_of_a_long_line_the_part_around_the_caret_is_shown(column: int, width: int) -> None:
    line = "".join(chr(ord("a") + n % 26) for n in range(900))
    part, carets = shown(line, column, width)
    assert len(part) <= LINE_SHOWN + 2
    assert len(carets) <= len(part)
    assert part[carets.index("^")] == line[column - 1]


def test_a_line_that_fits_is_shown_whole() -> None:
    assert shown("x" * LINE_SHOWN, 1)[0] == "x" * LINE_SHOWN
    assert shown("x" * (LINE_SHOWN + 1), 1)[0] == "x" * LINE_SHOWN + "…"


def test_a_very_long_word_is_cut_in_a_message() -> None:
    assert "x" * WORD_SHOWN in fault("S311", Place("x"), word="x" * WORD_SHOWN).message
    long = fault("S311", Place("x"), word="x" * 1_000_000)
    assert len(long.message) < WORD_SHOWN + 40
    assert "…" in long.message


def test_faults_come_by_file_and_place_and_each_once() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 2, 9), Place("a", 2, 1), Place("a"), Place("a", 2, 1)]
    found = FaultyFile(fault("F005", place) for place in places)
    assert [(one.file, one.line, one.column) for one in found.faults] == [
        ("a", 0, 0),
        ("a", 2, 1),
        ("a", 2, 9),
        ("a", 10, 1),
        ("b", 1, 1),
    ]


def test_a_fault_as_data_has_what_another_program_needs() -> None:
    data = Fault("F001", "weg.", "Zoek.", "a.yaml", 3, 4, 5, "x").as_data()
    assert data == {"code": "F001", "message": "weg.", "advice": "Zoek.", "file": "a.yaml", "line": 3, "column": 4}


def test_a_code_that_is_not_in_the_catalogue_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        fault("X999", Place("x"))


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("deur.opslot", "deur.op_slot"),
        ("DEUR.OP_SLOT", "deur.op_slot"),
        ("kamer.besproken", "deur.besproken"),
        ("op_slot", "deur.op_slot"),
        ("xyz", ""),
        ("", ""),
        ("x" * 1_000_000, ""),
    ],
)
def test_the_nearest_name_is_one_that_looks_like_it(wrong: str, near: str) -> None:
    assert nearest_name(wrong, ["deur.op_slot", "deur.besproken"]) == near


def test_no_nearest_name_is_sought_for_a_very_long_word() -> None:
    name = "x" * (WORD_SHOWN - 1)
    assert nearest_name(f"{name}y", [name]) == name
    assert nearest_name(f"{name}yy", [name]) == ""


@pytest.mark.parametrize("code", CATALOGUE)
def test_codes_say_by_their_letter_and_number_what_they_are_about(code: str) -> None:
    letter, number = code[0], int(code[1:])
    assert {"F": 0, "R": 1, "L": 2, "S": 3, "C": 4, "W": 5, "P": 5, "I": 5, "D": 6}[letter] == number // 100


def test_the_opposite_is_never_the_nearest() -> None:
    assert nearest_name("voldoet niet", ["voldoet", "normafwijking"]) == ""
    assert nearest_name("voldoed", ["voldoet", "normafwijking"]) == "voldoet"
    assert nearest_name("niet vastgelecht", ["niet vastgelegd", "vastgelegd"]) == "niet vastgelegd"
