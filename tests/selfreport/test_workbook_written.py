"""The workbook form as it is written: locks, choices, names of sheets, and text that stays text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from forms import Filled, form_of, parts
from small_rulebook import shipped, small

from compliance.forms.workbook_words import SheetNames, shown
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.question import Question
from compliance.selfreport.model import Answer, SelfReport

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_only_places_for_answers_are_open() -> None:
    whole = parts(form_of(shipped()))
    styles = ET.fromstring(whole["xl/styles.xml"])  # noqa: S314 - the same
    formats = styles.findall(f"{NAMESPACE}cellXfs/{NAMESPACE}xf")
    is_open = {
        str(number)
        for number, one in enumerate(formats)
        if any(inner.get("locked") == "0" for inner in one.iter(f"{NAMESPACE}protection"))
    }
    texts = {str(number) for number, one in enumerate(formats) if one.get("numFmtId") == "49"}
    assert is_open == texts != set()
    for name, part in whole.items():
        if not name.startswith("xl/worksheets/sheet"):
            continue
        root = ET.fromstring(part)  # noqa: S314 - the same
        assert root.find(f"{NAMESPACE}sheetProtection") is not None, name
        assert root.find(f".//{NAMESPACE}f") is None, name
        for cell in root.iter(f"{NAMESPACE}c"):
            if cell.get("s", "0") in is_open:
                assert len(cell) == 0 or cell.get("t") == "s", name


def test_choices_come_from_the_hidden_sheet_and_reasons_stand_among_them() -> None:
    whole = parts(form_of(small()))
    filled = Filled(form_of(small()))
    choices = filled.sheets["Keuzes"]
    sheet, row, column = filled.find("keuze")
    number = list(filled.sheets).index(sheet) + 1
    root = ET.fromstring(whole[f"xl/worksheets/sheet{number}.xml"])  # noqa: S314 - the same
    rules = {rule.get("sqref"): rule for rule in root.iter(f"{NAMESPACE}dataValidation")}
    rule = rules[f"{chr(65 + column)}{row + 1}"]
    source = re.fullmatch(r"Keuzes!\$([A-Z])\$2:\$\1\$(\d+)", rule.findtext(f"{NAMESPACE}formula1") or "")
    assert source is not None
    offered = [choices[at, ord(source[1]) - 65] for at in range(1, int(source[2]))]
    assert offered == ["Nooit", "Nu en dan", "Altijd", "weet ik niet", "niet vastgelegd", "wil niet zeggen"]
    assert rule.get("showErrorMessage") == "1"
    other = filled.find("getal")
    assert rules[f"{chr(65 + other[2])}{other[1] + 1}"].get("showErrorMessage") is None


def test_text_that_looks_like_a_formula_or_an_address_is_text() -> None:
    words = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "http://voorbeeld.nl", "mailto:x@voorbeeld.nl"]
    for word in words:
        whole = parts(form_of(small(), SelfReport("", "", {"tekst": Answer(word, note=word)})))
        assert b"<f>" not in b"".join(whole.values())
        links = b"".join(part for name, part in whole.items() if name.endswith(".rels"))
        assert b'TargetMode="External"' not in links


def test_no_sheet_name_that_excel_refuses() -> None:
    names = SheetNames()
    titles = ["A" * 40, "A" * 40, "a" * 40, "Wat? [x]: a/b\\c*", "History", "'", "Nee, tenzij, noodsituatie en plan nu"]
    found = [names.of(title) for title in titles]
    assert len({name.casefold() for name in found}) == len(found)
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in found)
    assert found[-1] == "Nee, tenzij, noodsituatie"
    assert "history" not in {name.casefold() for name in found}


def test_an_option_whose_text_could_mean_another_one_is_shown_by_its_key() -> None:
    options = {"a": "Weet ik niet", "b": "A", "c": "dubbele  spatie", "d": "Gewoon", "e": "“x”"}
    question = Question(id="q", label="Q", ask="Q?", type=AnswerType.CHOICE, options=options)
    assert [shown(question, option) for option in options] == ["a", "b", "c", "Gewoon", "e"]
