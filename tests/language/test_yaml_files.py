from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.files.fault import FaultyFile
from compliance.files.node import Mapping, Node, Scalar, Sequence
from compliance.files.text import decode
from compliance.files.yaml_file import MAX_DEPTH, parser, read_yaml


def codes(text: str) -> list[str]:
    with pytest.raises(FaultyFile) as raised:
        read_yaml(text, "proef.yaml")
    return [fault.code for fault in raised.value.faults]


def mapping(text: str) -> Mapping:
    node = read_yaml(text, "proef.yaml")
    assert isinstance(node, Mapping)
    return node


def word(text: str, key: str = "a") -> str:
    node = mapping(text).get(key)
    assert isinstance(node, Scalar)
    return node.text


def place(node: Node | None) -> tuple[int, int, int]:
    assert node is not None
    return node.place.line, node.place.column, node.place.width


def test_the_parser_is_the_one_in_c() -> None:
    assert parser().Parser.__name__ == "CParser"
    assert parser().Parser.__module__.endswith("_ruamel_yaml")


def test_a_bomb_of_aliases_is_refused_before_it_is_built() -> None:
    lines = ["a0: [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 10)]
    assert isinstance(mapping(lines[0]).get("a0"), Sequence)
    bomb = "\n".join(line.replace(": [", f": &b{n} [", 1) for n, line in enumerate(lines))
    assert set(codes(bomb)) == {"F012"}


def test_a_bomb_of_merge_keys_is_refused() -> None:
    lines = ["a0: &b0 {k0: x}"]
    lines += [f"a{n}: &b{n}\n  <<: [*b{n - 1}, *b{n - 1}]\n  k{n}: x" for n in range(1, 30)]
    assert set(codes("\n".join(lines))) == {"F012"}


def test_a_merge_key_is_refused_also_without_an_alias() -> None:
    assert codes("a:\n  <<: {b: c}\n") == ["F012"]
    assert word('"<<": b', "<<") == "b"


@pytest.mark.parametrize("text", ["a: &b c", "a: &b [c]", "a: &b {c: d}", "&b a: c", "a: *b", "[&b a, *b]"])
def test_anchors_and_aliases_are_refused_everywhere(text: str) -> None:
    assert "F012" in codes(text)


@pytest.mark.parametrize("text", ["a: '&b'", "a: '*b'", "a: b & c", "a: b * c"])
def test_their_signs_may_stand_in_text(text: str) -> None:
    assert word(text)


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_three_thousand_brackets_are_refused(opening: str) -> None:
    assert codes(f"a: {opening * 3000}") == ["F014"]


def test_the_deepest_file_that_is_read_has_as_many_layers_as_the_limit_says() -> None:
    read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, "proef.yaml")
    assert codes("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["F014"]


def test_a_file_of_many_parts_is_refused_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "[" + "a, " * 50 + "a]"
    read_yaml(text, "proef.yaml")
    monkeypatch.setattr("compliance.files.yaml_file.MAX_NODES", 50)
    assert codes(text) == ["F015"]


@pytest.mark.parametrize("tag", ["!", "!x", "!!str", "!!int", "!!python/object/apply:os.system", "!<tag:x>"])
@pytest.mark.parametrize("value", ["b", "[b]", "{b: c}", "'b'"])
def test_tags_are_refused(tag: str, value: str) -> None:
    assert codes(f"a: {tag} {value}") == ["F013"]
    assert mapping(f"a: {value}").get("a") is not None


def test_a_key_that_stands_twice_is_refused_with_the_line_of_the_first() -> None:
    with pytest.raises(FaultyFile, match=r"2:1: F011 .a. .* op regel 1\."):
        read_yaml("a: 1\na: 2\n", "proef.yaml")
    assert codes("{a: 1, 'a': 2}") == ["F011"]
    assert codes("a:\n  b: 1\n  b: 2\n  b: 3\n") == ["F011", "F011"]
    assert len(mapping("a: 1\nA: 2\n").pairs) == 2


def test_the_same_key_in_two_mappings_is_no_fault() -> None:
    assert len(mapping("a: {x: 1}\nb: {x: 1}\n").pairs) == 2


def test_a_second_document_is_refused() -> None:
    assert word("---\na: b\n...\n") == "b"
    assert codes("a: b\n---\na: c\n") == ["F016"]


def test_a_tab_before_a_key_is_refused_and_named() -> None:
    with pytest.raises(FaultyFile, match="een tab waar spaties horen"):
        read_yaml("a:\n\tb: c\n", "proef.yaml")
    assert word("a:\tb\n") == "b"


@pytest.mark.parametrize("key", ["[b, c]", "{b: c}"])
def test_a_key_of_several_words_is_refused(key: str) -> None:
    assert codes(f"? {key}\n: d\n") == ["F017"]


@pytest.mark.parametrize("key", ["1", "1.5", "true", "null", "2025-01-01", "~", "ja"])
def test_a_key_is_the_word_that_was_written(key: str) -> None:
    assert [name.text for name, _ in mapping(f"{key}: b")] == [key]


@pytest.mark.parametrize(
    "value",
    [
        "no",
        "yes",
        "on",
        "off",
        "true",
        "1:30",
        "0o17",
        "017",
        "0x1F",
        "1e3",
        "1_000",
        ".inf",
        "2025-01-01",
        "12.50",
        "=",
    ],
)
def test_a_word_stays_the_word_that_was_written(value: str) -> None:
    assert word(f"a: {value}") == value
    assert word(f"a:\n  - b\nc: {value}", "c") == value


@pytest.mark.parametrize("value", ["", "~", "null"])
def test_nothing_is_blank_but_not_between_quotes(value: str) -> None:
    plain, quoted = mapping(f"a: {value}").get("a"), mapping(f"a: '{value}'").get("a")
    assert isinstance(plain, Scalar)
    assert isinstance(quoted, Scalar)
    assert plain.blank
    assert not quoted.blank


@pytest.mark.parametrize("escape", [r"\0", r"\e", r"\x07", r"\x7f", r"\N", r"\L", r"\uFEFF", r"\uFFFF"])
def test_a_control_character_is_refused_also_when_it_is_written_as_an_escape(escape: str) -> None:
    assert codes(f'a: "b{escape}c"') == ["F007"]
    assert codes(f'"b{escape}c": a') == ["F007"]


@pytest.mark.parametrize(("escape", "meant"), [(r"\n", "\n"), (r"\t", "\t"), (r"\u00e9", "é"), (r"\U0001F600", "😀")])
def test_an_escape_for_a_character_of_text_is_read(escape: str, meant: str) -> None:
    assert word(f'a: "b{escape}c"') == f"b{meant}c"


@pytest.mark.parametrize("escape", [r"\ud800", r"\U00110000", r"\q", r"\xg"])
def test_an_escape_that_is_no_character_is_refused(escape: str) -> None:
    assert codes(f'a: "{escape}"') == ["F010"]


def test_places_count_characters_and_not_bytes() -> None:
    node = mapping("é: 'ë'\n😀x: [😀, b]\nc: {d: é}\n")
    assert [place(key) for key, _ in node] == [(1, 1, 1), (2, 1, 2), (3, 1, 1)]
    assert place(node.get("é")) == (1, 4, 3)
    letters = node.get("😀x")
    assert isinstance(letters, Sequence)
    assert [place(item) for item in letters] == [(2, 6, 1), (2, 9, 1)]
    inner = node.get("c")
    assert isinstance(inner, Mapping)
    assert place(inner.get("d")) == (3, 8, 1)


def test_places_are_right_with_windows_line_ends_and_a_byte_order_mark() -> None:
    text = decode(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - c\r\n", "proef.yaml")
    node = mapping(text)
    assert place(node.get("a")) == (1, 4, 1)
    items = node.get("b")
    assert isinstance(items, Sequence)
    assert place(items.items[0]) == (3, 5, 1)
    assert items.items[0].place.source_line == "  - c"


def test_text_over_several_lines_is_one_word_with_the_place_where_it_begins() -> None:
    node = mapping("a: >-\n  b\n  c\nd: |\n  e\n  f\ng: h\n  i\n")
    assert [value.text for _, value in node if isinstance(value, Scalar)] == ["b c", "e\nf\n", "h i"]
    assert [value.place.line for _, value in node] == [1, 4, 7]


def test_a_mapping_may_be_written_with_braces() -> None:
    assert word('{"a": b, c: d}') == "b"


@pytest.mark.parametrize("text", ["", "\n", "# niets\n"])
def test_a_file_without_content_is_empty(text: str) -> None:
    assert codes(text) == ["F005"]


def test_all_faults_of_a_file_are_given_at_once() -> None:
    text = "a: &x 1\na: 2\nb: !t 3\nc: [*x]\nd: @\n"
    assert codes(text) == ["F012", "F011", "F013", "F012", "F010"]


@settings(deadline=None, max_examples=300)
@given(st.text(st.sampled_from("ab :-[]{},&*!|>'\"%@`#?\n\té😀<~"), max_size=60))
def test_whatever_is_written_is_read_or_refused_with_a_place_inside_the_file(text: str) -> None:
    lines = text.split("\n")
    try:
        read_yaml(text, "proef.yaml")
    except FaultyFile as error:
        for fault in error.faults:
            assert fault.line <= len(lines) + 1
            assert fault.line == 0 or fault.column <= len(fault.source_line) + 1
            assert str(fault)
