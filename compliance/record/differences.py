"""Where two versions of one thing differ, told so that a person can look it up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from compliance.files.text import printable

MOST, AROUND, LONGEST = 5, 3, 12
"""Differences that are told, words around each of them, and words of it that are shown."""

SHOWN = 80
"""Characters of one value that are shown."""

Words = tuple[tuple[str, ...], ...]


def text_differences(found: Words, remade: Words) -> tuple[str, ...]:
    """Say where the words on the pages of a report differ from those of the report made again; empty where nowhere."""
    told = list(_of_pages(found, remade))
    if len(told) > MOST:
        told[MOST:] = [f"en nog {len(told) - MOST} verschillen"]
    if len(found) != len(remade):
        told.append(f"het rapport heeft {len(found)} bladzijden; opnieuw gemaakt zijn het er {len(remade)}")
    return tuple(told)


def _of_pages(found: Words, remade: Words) -> Iterator[str]:
    for number, (there, here) in enumerate(zip(found, remade, strict=False), start=1):
        if there == here:
            continue
        for tag, *at in SequenceMatcher(None, there, here, autojunk=False).get_opcodes():
            if tag != "equal":
                before = " ".join(there[max(0, at[0] - AROUND) : at[0]])
                words = _shown(there[at[0] : at[1]]), _shown(here[at[2] : at[3]])
                yield printable(
                    f"bladzijde {number}, na ‘{before}’: er staat {words[0]}, uit de gegevens volgt {words[1]}"
                )


def _shown(words: tuple[str, ...]) -> str:
    if not words:
        return "niets"
    more = " …" if len(words) > LONGEST else ""
    return f"‘{' '.join(words[:LONGEST])}{more}’"


def outcome_differences(found: bytes, remade: bytes) -> tuple[str, ...]:
    """Say for which norms the outcomes inside a report differ from those that follow from its answers.

    Both are the text of ``beoordeling.json``. Where something else differs, that is said in general.
    """
    if found == remade:
        return ()
    try:
        there, here = _outcomes(json.loads(found)), _outcomes(json.loads(remade))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ("beoordeling.json is niet te lezen",)
    told = [
        printable(f"{name}: in beoordeling.json staat {there.get(name, 'niets')}, uit de antwoorden volgt {outcome}")
        for name, outcome in here.items()
        if there.get(name) != outcome
    ]
    told += [f"{printable(name)}: staat in beoordeling.json en niet in de regels" for name in there if name not in here]
    if len(told) > MOST:
        told[MOST:] = [f"en nog {len(told) - MOST} normen"]
    return tuple(told) or ("de uitkomsten zijn dezelfde, maar iets anders in beoordeling.json niet",)


def _outcomes(data: Any) -> dict[str, str]:
    return {str(norm["id"])[:80]: str(norm["outcome"])[:80] for norm in data["norms"]}


def file_differences(name: str, found: bytes, remade: bytes, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Say where the data of another attached file differ from what they should be, by the keys that lead there.

    Places in ``known`` were told already.
    """
    if found == remade:
        return ()
    try:
        there, here = (dict(_leaves(json.loads(one), "")) for one in (found, remade))
    except (ValueError, RecursionError):
        return (f"{name} is niet te lezen",)
    paths = [one for one in dict.fromkeys((*there, *here)) if there.get(one, _NOTHING) != here.get(one, _NOTHING)]
    if not paths:
        return (f"{name} is anders geschreven dan vbm het schrijft",)
    told = [
        printable(f"{name}, {path}: er staat {_leaf(there, path)}, uit de gegevens volgt {_leaf(here, path)}")
        for path in paths
        if path not in known
    ]
    if len(told) > MOST:
        told[MOST:] = [f"en nog {len(told) - MOST} plekken in {name}"]
    return tuple(told)


_NOTHING = object()


def _leaves(data: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Give every value with the keys that lead to it; an empty list or object is a value too."""
    if isinstance(data, dict | list) and data:
        for key, value in data.items() if isinstance(data, dict) else enumerate(data, start=1):
            yield from _leaves(value, f"{path}.{key}" if path else str(key))
    else:
        yield path, data


def _leaf(leaves: dict[str, Any], path: str) -> str:
    if path not in leaves:
        return "niets"
    text = json.dumps(leaves[path], ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
