"""The beginnings of a norm: a question, a norm and its examples, with blanks for a person and how to fill them in."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from compliance.files.fault import FaultyFile
from compliance.files.insertion import CannotInsert, add_to_list, add_word
from compliance.files.node import Node, Place, Scalar, Sequence
from compliance.files.shipped import shipped_folder
from compliance.files.text import decode, read_bytes
from compliance.files.yaml_file import read_yaml
from compliance.rulebook.reader import FRAME
from compliance.rulebook.shape import as_data, node_at

_QUESTION = """\
# NIEUW: een vraag. Vul in wat leeg is. Regels met # zijn uitleg; haal ze weg als u klaar bent.
# Vraag wat er is of wat er gebeurt, niet of het goed is. Is er al een vraag die dit vraagt? Gebruik die, en haal
# deze weg.
- id: {question}
  # Een korte naam voor tabellen en zinnen, bijvoorbeeld: Huisregels aanwezig
  label:
  # De vraag zelf, voor wie de locatie kent, bijvoorbeeld: Heeft de locatie huisregels?
  ask:
  # Het soort antwoord. yes_no is ja of nee. Andere soorten staan in docs/rule-language.md; verander dan ook require
  # en de voorbeelden hieronder.
  type: yes_no
"""
_NORM = """\
# NIEUW: een norm. Vul in wat leeg is, en kijk wat er nog ontbreekt met: vbm rules check
- id: {norm}
  # De norm in één zin, zoals het hoort te zijn, bijvoorbeeld: Er zijn huisregels
  title:
{status}
  # Hoe erg is het als het niet zo is? Kies uit: SEV4 (mag volgens de inspectie niet voortduren), SEV3, SEV2, SEV1
  severity:
  # Wie moet ervoor zorgen? Bijvoorbeeld: jeugdhulpaanbieder
  addressee:
  # Waar staat het? Een bronblad uit seeds/ met de vindplaats, bijvoorbeeld: [jeugdwet/6.2.4-2]
  source:
  in_force:
    # De eerste dag waarop de norm geldt, bijvoorbeeld: 2024-01-01
    from:
  # Geldt de norm niet overal? Zet hier dan bijvoorbeeld: applies_if: {{locatie.setting: {{is: gesloten}}}}
  clauses:
    # Wat moet waar zijn?
    - require: {{{question}: {{is: ja}}}}
      # Een harde eis (normafwijking) of een zachte (verbeterpunt)?
      otherwise:
      # Wat moet er gebeuren als het niet zo is? Bijvoorbeeld: Maak huisregels.
      remedy:
  examples:
    # Schrijf op wat er hoort uit te komen, voordat u kijkt wat eruit komt. Kies uit: voldoet, normafwijking,
    # verbeterpunt, oordeel_inspecteur, onvoldoende_informatie, niet_van_toepassing
    - name: het is zo
      given: {{{question}: ja}}
      expect:
    - name: het is niet zo
      given: {{{question}: nee}}
      expect:
    - name: het is niet bekend
      given: {{{question}: weet ik niet}}
      expect:
"""
_THEME = """\
# Een nieuw thema: vragen, en de normen die ze lezen.
theme: {theme}
# Hoe een lezer dit onderwerp noemt, bijvoorbeeld: Huisregels
title:
# Een paar zinnen boven de vragen: waar gaat dit over?
intro:

{parts}"""
_PARTS = """\
questions:
{question}
norms:
{norm}"""


_STATUS = """\
  # Wat voor regel is het? Kies uit: wet, wet_afgeleid (volgt uit de wet), amvb, regeling, veldnorm, lezing_inspectie,
  # thema_inspectie, handreiking, voorkeur, eigen, tekst_niet_beschikbaar of aangekondigd (telt nergens in mee)
  status:"""
_OWN_STATUS = """\
  # Een norm van uzelf is nooit de wet.
  status: eigen"""


class AlreadyThere(Exception):
    """There is a norm or a theme with this name already; ``place`` is where."""

    def __init__(self, name: str, place: Place) -> None:
        super().__init__(name)
        self.name = name
        self.place = place


@dataclass(frozen=True, slots=True)
class Scaffold:
    """What ``vbm rules new`` makes: the new text on its own, and the files with that text in them."""

    snippet: str
    files: tuple[tuple[Path, str], ...]


def scaffold(folder: Path, norm_id: str, theme: str) -> Scaffold:
    """Make the beginnings of a norm in a theme of the rulebook in ``folder``; nothing is written.

    In a theme that is there, the question and the norm go to the end of their lists, and every other byte stays what
    it was; a new theme gets a file of its own and its name in ``rulebook.yaml``. The rulebook may still have blanks,
    such as those of an earlier norm. In a rulebook that stands on the shipped one, no name of that one is used again,
    and the status is filled in: an own norm is never the law.

    Raises ``FaultyFile`` when one of its files cannot be read as YAML, ``AlreadyThere`` when the norm is there, or the
    theme in the shipped rulebook, and ``CannotInsert`` when a list is written so that nothing can be added to it.
    """
    frame = _read(folder / FRAME)
    named = [_word(one) for one in _items(frame.root, "themes")]
    target = folder / f"{theme}.yaml"
    paths = dict.fromkeys([*(folder / f"{name}.yaml" for name in named), target])
    own = node_at(frame.root, ("extends",)) is not None
    shipped = [path for path in sorted(shipped_folder("rules").glob("*.yaml")) if own and path.name != FRAME]
    there = {path: _read(path) for path in (*paths, *shipped) if path.exists()}
    for path in shipped:
        if path.stem == theme:
            raise AlreadyThere(theme, there[path].root.place)
    for norm in (one for file in there.values() for one in _items(file.root, "norms")):
        found = node_at(norm, ("id",))
        if found is not None and _word(found).upper() == norm_id.upper():
            raise AlreadyThere(norm_id, found.place)
    questions = [node_at(one, ("id",)) for file in there.values() for one in _items(file.root, "questions")]
    question = _question_id(theme, norm_id, {_word(one) for one in questions})
    texts = {"question": _QUESTION.format(question=question), "norm": _norm(norm_id, question, own=own)}
    indented = {name: textwrap.indent(text, "  ") for name, text in texts.items()}
    if target in there:
        snippet = _PARTS.format(**indented)
        files = [(target, _added(there[target], **texts))]
    else:
        snippet = _THEME.format(theme=theme, parts=_PARTS.format(**indented))
        files = [(target, snippet)]
    if theme not in named:
        files.append((frame.path, _checked(add_word(frame.text, frame.root, "themes", theme), frame, {"themes"})))
    return Scaffold(snippet, tuple(files))


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is there: its text with the line ends that it has, a mark at its beginning, and what it says."""

    path: Path
    text: str
    mark: str
    root: Node


def _read(path: Path) -> _File:
    data = read_bytes(str(path))
    root = read_yaml(decode(data, str(path)), str(path))
    text = data.decode()
    mark = text[:1] if text.startswith("\ufeff") else ""
    return _File(path, text.removeprefix(mark), mark, root)


def _items(root: Node, key: str) -> Iterator[Node]:
    node = node_at(root, (key,))
    yield from node.items if isinstance(node, Sequence) else ()


def _word(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _question_id(theme: str, norm_id: str, taken: set[str]) -> str:
    """Name the question after the last word of the norm."""
    word = re.sub(r"[^a-z0-9]+", "_", norm_id.rpartition("-")[2].lower()).strip("_")
    word = word if word[:1].isalpha() else f"vraag_{word}".rstrip("_")
    names = (f"{theme}.{word}", *(f"{theme}.{word}_{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _norm(norm_id: str, question: str, *, own: bool) -> str:
    return _NORM.format(norm=norm_id, question=question, status=_OWN_STATUS if own else _STATUS)


def _added(file: _File, question: str, norm: str) -> str:
    with_question = add_to_list(file.text, file.root, "questions", question, before="norms")
    again = _said(with_question)
    return _checked(add_to_list(with_question, again, "norms", norm), file, {"questions", "norms"})


def _checked(text: str, file: _File, lists: set[str]) -> str:
    """Make sure that a text says what the file said, and that one thing was added to each of ``lists``."""
    old, new = as_data(file.root), as_data(_said(text))
    for key in lists:
        old[key] = [*(old.get(key) or ()), *(new.get(key) or ())[-1:]]
    if old != new:
        raise CannotInsert
    return file.mark + text


def _said(text: str) -> Node:
    try:
        return read_yaml(decode(text.encode(), ""), "")
    except FaultyFile as error:
        raise CannotInsert from error
