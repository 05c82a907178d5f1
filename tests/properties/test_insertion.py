"""Putting something into a YAML file: what was there is still there, byte for byte, and says the same."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from rulebooks import tries

from compliance.files.insertion import CannotInsert, Lines, add_to_list, add_word
from compliance.files.yaml_file import read_yaml
from compliance.rulebook.scaffold import scaffold
from compliance.rulebook.shape import as_data

COMMENTS = st.sampled_from(
    ["", "# een opmerking\n", "\n", "\n\n# nog een: met een dubbele punt\n", "  # ingesprongen\n"]
)
ITEMS = st.sampled_from(
    [
        "- id: {name}\n  label: Een\n",
        "- {{id: {name}, label: Een}}\n",
        "- id: {name}\n  ask: >-\n    Twee regels,\n    en nog een.\n\n",
        "- # een opmerking bij het begin\n  id: {name}\n  label: |\n    tekst\n    # geen opmerking\n",
        "-   id: {name}\n    parts:\n    - een\n    - twee\n",
    ]
)


@st.composite
def lists(draw: st.DrawFn, key: str) -> str:
    indent = draw(st.sampled_from(["", "  ", "    "]))
    count = draw(st.integers(0, 3))
    if count == 0:
        return draw(st.sampled_from(["", f"{key}:\n", f"{key}: # nog niets\n"]))
    text = f"{key}:\n"
    for number in range(count):
        item = draw(ITEMS).format(name=f"{key}.{number}")
        text += "".join(f"{indent}{line}\n" if line else "\n" for line in item.splitlines())
        text += draw(COMMENTS)
    return text


@st.composite
def theme_files(draw: st.DrawFn) -> str:
    head = "# Een thema\ntheme: proef\ntitle: Proef\nintro: Over de proef.\n"
    parts = [draw(lists("questions")), "derive:\n- {id: a.b, label: Een}\n", draw(lists("norms"))]
    text = head + "".join(part + draw(COMMENTS) for part in draw(st.permutations(parts)))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@tries(150)
@given(text=st.text(alphabet="a \r\n", max_size=30))
def test_a_text_in_lines_is_the_same_text(text: str) -> None:
    assert Lines.of(text).text == text


@tries(150)
@given(before=theme_files(), mark=st.sampled_from(["", "\ufeff"]))
def test_a_new_norm_leaves_every_other_byte_alone(before: str, mark: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        data = (mark + before).encode()
        (folder / "rulebook.yaml").write_text("themes: [proef]\n", "utf-8")
        (folder / "proef.yaml").write_bytes(data)
        try:
            made = scaffold(folder, "E-NIEUW", "proef")
        except CannotInsert:
            # A block of text at the very end, without a line end, would get one; then nothing is added.
            assert before.endswith("# geen opmerking")
            return
        assert [path.name for path, _ in made.files] == ["proef.yaml"]
        after = made.files[0][1].encode()
    *old, last = data.splitlines(keepends=True)
    rest = iter(after.splitlines(keepends=True))
    assert all(line in rest for line in old)
    assert any(line.startswith(last) for line in rest)
    assert b"\r\n" not in data or b"\n" not in after.replace(b"\r\n", b"")


WORDS = st.lists(st.sampled_from(["een", "twee", "drie", "'vier'"]), min_size=1, max_size=3, unique=True)


@tries(100)
@given(words=WORDS, form=st.sampled_from(["[{}]", "[ {} ]", "[{}]  # genoeg", "block", "block2"]), end=st.booleans())
def test_a_word_is_added_to_a_list_of_words(words: list[str], form: str, end: bool) -> None:
    if form.startswith("block"):
        indent = "  " if form == "block" else ""
        listed = "\n" + "\n".join(f"{indent}- {word} # {word}" for word in words)
    else:
        listed = " " + form.format(", ".join(words))
    text = f"id: proef\nthemes:{listed}\n" + ("profiles: []\n" if end else "")
    after = add_word(text, read_yaml(text, ""), "themes", "nieuw")
    old, new = as_data(read_yaml(text, "")), as_data(read_yaml(after, ""))
    assert new == old | {"themes": [*old["themes"], "nieuw"]}
    kept = iter(after)
    assert all(character in kept for character in text)


def test_what_is_between_brackets_gets_no_block() -> None:
    for text in ("norms: []\n", "norms: [{id: a}]\n", "{norms: [a]}\n", "norms: geen\n"):
        try:
            add_to_list(text, read_yaml(text, ""), "norms", "- id: b\n")
        except CannotInsert:
            continue
        raise AssertionError(text)
