from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.files.fault import FaultyFile
from compliance.files.json_file import read_json
from compliance.files.node import Mapping, Node, Scalar, Sequence
from compliance.files.yaml_file import MAX_DEPTH


def codes(text: str) -> list[str]:
    with pytest.raises(FaultyFile) as raised:
        read_json(text, "proef.json")
    return [fault.code for fault in raised.value.faults]


def value(text: str) -> str:
    node = read_json(f'{{"a": {text}}}', "proef.json")
    assert isinstance(node, Mapping)
    found = node.get("a")
    assert isinstance(found, Scalar)
    return found.text


def plain(node: Node) -> Any:
    match node:
        case Mapping():
            return {key.text: plain(inner) for key, inner in node}
        case Sequence():
            return [plain(item) for item in node]
        case Scalar():
            return node.text


@pytest.mark.parametrize(("text", "word"), [("true", "ja"), ("false", "nee"), ("null", ""), ('"true"', "true")])
def test_true_false_and_null_are_the_words_of_a_self_report(text: str, word: str) -> None:
    assert value(text) == word


@pytest.mark.parametrize("number", ["0", "-1", "1.50", "1e3", "1E400", "-0.0", "9" * 40, "9" * 5000])
def test_a_number_stays_the_word_that_was_written(number: str) -> None:
    assert value(number) == number


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused_where_it_stands(number: str) -> None:
    with pytest.raises(FaultyFile, match=rf"proef\.json:2:8: F010 .*{number} is geen getal"):
        read_json(f'{{\n  "a": {number}}}', "proef.json")
    assert value(f'"{number}"') == number


@pytest.mark.parametrize("opening", ["[", '{"a": '])
def test_five_thousand_layers_are_refused(opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    assert codes(opening * 5000 + "1" + closing * 5000) == ["F014"]


def test_the_deepest_file_that_is_read_has_as_many_layers_as_the_limit_says() -> None:
    read_json("[" * MAX_DEPTH + "]" * MAX_DEPTH, "proef.json")
    assert codes("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["F014"]


def test_a_file_of_many_parts_is_refused_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(["a"] * 50)
    read_json(text, "proef.json")
    monkeypatch.setattr("compliance.files.json_file.MAX_NODES", 50)
    assert codes(text) == ["F015"]


def test_a_key_that_stands_twice_is_refused() -> None:
    assert codes('{"a": 1, "a": 1}') == ["F011"]
    assert codes('{"\\u0061": 1, "a": 1}') == ["F011"]
    assert plain(read_json('{"a": {"a": 1}}', "proef.json")) == {"a": {"a": "1"}}


@pytest.mark.parametrize("escape", [r"\u0000", r"\u001b", r"\ud800", r"\udc00\ud800", r"\u2028", r"\ufeff"])
def test_what_no_text_can_hold_is_refused_also_as_an_escape(escape: str) -> None:
    assert codes(f'{{"a": "b{escape}"}}') == ["F007"]
    assert codes(f'{{"b{escape}": "a"}}') == ["F007"]


@pytest.mark.parametrize(
    ("escape", "meant"), [(r"\n", "\n"), (r"\t", "\t"), (r"\u00e9", "é"), (r"\ud83d\ude00", "😀"), (r"\/", "/")]
)
def test_an_escape_for_a_character_of_text_is_read(escape: str, meant: str) -> None:
    assert value(f'"b{escape}"') == f"b{meant}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"a": 1\n "b": 2}', "ontbreekt een komma"),
        ('{"a" 1}', "dubbele punt"),
        ("{a: 1}", "tussen dubbele aanhalingstekens"),
        ("{'a': 1}", "tussen dubbele aanhalingstekens"),
        ('{"a": ja}', "hier hoort een waarde"),
        ('{"a": }', "hier hoort een waarde"),
        ('{"a": "b', "aanhalingsteken aan het einde"),
        ('{"a": "b\nc"}', "volgende regel"),
        ('{"a": "C:\\query"}', "twee keer"),
        ('{"a": 1} {"a": 2}', "na het einde"),
        ('{"a": 01}', "ontbreekt een komma"),
    ],
)
def test_what_is_no_json_is_refused_with_a_reason(text: str, why: str) -> None:
    with pytest.raises(FaultyFile, match=f"F010 .*{why}"):
        read_json(text, "proef.json")


def test_places_count_characters() -> None:
    node = read_json('{\n "é😀": ["😀", 12,\n  {"b": "\\n\\u00e9"}]}', "proef.json")
    assert isinstance(node, Mapping)
    items = node.get("é😀")
    assert isinstance(items, Sequence)
    inner = items.items[2]
    assert isinstance(inner, Mapping)
    nodes = [node.pairs[0][0], items, *items.items, inner.pairs[0][0], inner.pairs[0][1]]
    places = [(one.place.line, one.place.column, one.place.width) for one in nodes]
    assert places == [(2, 2, 4), (2, 8, 1), (2, 9, 3), (2, 14, 2), (3, 3, 1), (3, 4, 3), (3, 9, 10)]


LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff\ufffe\uffff\u2028\u2029"
)
DATA = st.recursive(
    st.text(LETTERS, max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(LETTERS, max_size=5), inner, max_size=4),
    max_leaves=MAX_DEPTH - 1,
)


@settings(deadline=None)
@given(DATA, st.booleans(), st.sampled_from([None, 1]))
def test_what_was_written_reads_back(data: Any, escaped: bool, indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=escaped, indent=indent)
    assert plain(read_json(text, "proef.json")) == data


@settings(deadline=None, max_examples=300)
@given(st.text(st.sampled_from('ab:[]{},"\\u01. \n-eE😀truefalsn'), max_size=60))
def test_whatever_is_written_is_read_or_refused_as_the_standard_library_does(text: str) -> None:
    found: set[str] = set()
    try:
        read_json(text, "proef.json")
    except FaultyFile as error:
        found = {fault.code for fault in error.faults}
    try:
        json.loads(text)
    except ValueError:
        assert found == {"F010"}
    else:
        assert found <= {"F007", "F010", "F011"}
