"""Reading a rulebook: a folder with ``rulebook.yaml`` and one file a theme, all faults at once."""

from __future__ import annotations

import hashlib
from pathlib import Path

from compliance.files.fault import Fault, FaultyFile, fault, nearest_name
from compliance.files.node import Node, Place
from compliance.files.shipped import shipped_folder
from compliance.files.text import decode, read_bytes
from compliance.files.yaml_file import read_yaml
from compliance.rulebook.history import check_history
from compliance.rulebook.model import Change, CountedRow, Frame, Rulebook, Theme
from compliance.rulebook.own import SHIPPED, changed_themes, check_frame, check_own, merged_frame, own_rules
from compliance.rulebook.questions import check_derived, check_question, check_unique, qualified
from compliance.rulebook.resolver import Resolver
from compliance.rulebook.shape import node_at, read_filled_in
from compliance.rulebook.vocabulary import HEADER_DAYS, Vocabulary

FRAME = "rulebook.yaml"
OWN_SOURCES = "bronnen"
"""The folder, inside an own rulebook, with fact sheets of its own."""
UNDER = "vbm/"
"""What the names of the files of the shipped rulebook begin with, where an own one stands on it."""


class RuleFile:
    """One theme file with its nodes, while the rulebook is being read."""

    def __init__(self, theme: Theme, node: Node) -> None:
        self.theme = theme
        self.node = node

    def at(self, *path: int | str) -> Node:
        """Give the node at ``path``, or the node of the whole file."""
        return node_at(self.node, path) or self.node


class _Folder:
    """One folder with a frame and its theme files, read but not resolved."""

    def __init__(self, folder: Path, prefix: str, sources: dict[str, bytes], faults: list[Fault]) -> None:
        self.folder = folder
        frame_node = _read(folder, FRAME, prefix, sources, faults)
        frame = read_filled_in(frame_node, Frame, faults) if frame_node else None
        if frame is None or frame_node is None:
            raise FaultyFile(faults)
        self.frame = frame
        self.node = frame_node
        self.files = _theme_files(folder, prefix, frame, frame_node, sources, faults)


def load_rulebook(folder: Path | str | None = None, *, shipped_in: Path | None = None) -> Rulebook:
    """Read and check the rulebook in ``folder``; without it, the rulebook that comes with the program.

    A rulebook that says ``extends`` stands on the shipped one, which is then read as well: from ``shipped_in``, or
    else the one that comes with the program. Gives a ``Rulebook`` whose
    conditions are typed expressions. Raises ``FaultyFile`` with every fault of the language (F and R codes) in all its
    files, sorted by file and line.
    """
    faults: list[Fault] = []
    sources: dict[str, bytes] = {}
    read = _Folder(Path(folder) if folder is not None else shipped_folder("rules"), "", sources, faults)
    shipped = _shipped_under(read, shipped_in or shipped_folder("rules"), sources, faults)
    if faults:
        raise FaultyFile(faults)
    frame = merged_frame(shipped.frame, read.frame) if shipped else read.frame
    files = [*(shipped.files if shipped else ()), *read.files]
    themes, changes, tables = _resolve(files, frame, read, shipped, faults)
    if faults:
        raise FaultyFile(faults)
    return Rulebook(
        frame=frame.model_copy(update={"tables": tables}),
        themes=tuple(themes),
        digest=digest_of(sources),
        own=own_rules(shipped.frame, read.frame, changes) if shipped else None,
        folder=str(read.folder),
        sources={name: _with_line_feeds(sources[name]) for name in sorted(sources)},
        places=_places(files, read.frame, read.node),
    )


def _shipped_under(own: _Folder, folder: Path, sources: dict[str, bytes], faults: list[Fault]) -> _Folder | None:
    """Read the shipped rulebook where an own one stands on it; check that each has what it needs (R102, R138)."""
    extends = node_at(own.node, ("extends",))
    if own.frame.extends is None:
        for key in ("profiles", "overrides"):
            wrong = not own.frame.profiles if key == "profiles" else bool(own.frame.overrides)
            if wrong:
                place = (node_at(own.node, (key,)) or own.node).place
                faults.append(fault("R102", place, key="profiles" if key == "profiles" else "extends"))
        return None
    shipped = _Folder(folder, UNDER, sources, faults)
    if own.frame.extends != shipped.frame.id:
        why = f'"{own.frame.extends}" is niet het meegeleverde regelboek; dat heet {shipped.frame.id}'
        faults.append(fault("R138", (extends or own.node).place, why=why))
    check_frame(shipped.frame, own.frame, own.node, faults)
    for path in sorted((own.folder / OWN_SOURCES).glob("*.yaml")):
        sources[f"{OWN_SOURCES}/{path.name}"] = read_bytes(str(path))
    return shipped


def _read(base: Path, name: str, prefix: str, sources: dict[str, bytes], faults: list[Fault]) -> Node | None:
    path = str(base / name)
    try:
        data = sources[f"{prefix}{name}"] = read_bytes(path)
        return read_yaml(decode(data, path), path)
    except FaultyFile as error:
        faults.extend(error.faults)
        return None


def _theme_files(
    base: Path, prefix: str, frame: Frame, frame_node: Node, sources: dict[str, bytes], faults: list[Fault]
) -> list[RuleFile]:
    files: list[RuleFile] = []
    for index, name in enumerate(frame.themes):
        place = (node_at(frame_node, ("themes", index)) or frame_node).place
        if not (base / f"{name}.yaml").is_file():
            faults.append(fault("R124", place, name=name))
            continue
        node = _read(base, f"{name}.yaml", prefix, sources, faults)
        theme = read_filled_in(node, Theme, faults) if node else None
        if theme is None or node is None:
            continue
        if theme.theme != name:
            faults.append(fault("R125", (node_at(node, ("theme",)) or node).place, name=name, theme=theme.theme))
        files.append(RuleFile(theme, node))
    known = {FRAME, *(f"{name}.yaml" for name in frame.themes)}
    strays = [path for path in (*base.glob("*.yaml"), *base.glob("*.yml")) if path.name not in known]
    faults.extend(fault("R126", Place(str(stray)), name=stray.name) for stray in strays)
    return files


def _resolve(
    files: list[RuleFile], frame: Frame, read: _Folder, shipped: _Folder | None, faults: list[Fault]
) -> tuple[list[Theme], tuple[Change, ...], tuple[CountedRow, ...]]:
    frame_node = read.node
    themes = [file.theme.model_copy(update={"questions": qualified(file.theme.questions)}) for file in files]
    seen: dict[str, Place] = dict.fromkeys(HEADER_DAYS, Place("het programma"))
    for file, theme in zip(files, themes, strict=True):
        for index, question in enumerate(theme.questions):
            check_question(question, file.at("questions", index), seen, faults)
        for index, value in enumerate(theme.derive):
            check_derived(value, file.at("derive", index), seen, faults)
        for index, rule in enumerate(theme.consistency):
            check_unique(rule.id, file.at("consistency", index), seen, faults)
    vocabulary = Vocabulary(
        (question for theme in themes for question in theme.questions),
        (value for theme in themes for value in theme.derive),
        frame.readings,
    )
    resolver = Resolver(vocabulary, {norm.id for theme in themes for norm in theme.norms}, faults)
    resolved = [
        theme.model_copy(
            update={
                "questions": tuple(
                    resolver.question(one, file.at("questions", i)) for i, one in enumerate(theme.questions)
                ),
                "derive": tuple(resolver.derived(one, file.at("derive", i)) for i, one in enumerate(theme.derive)),
                "consistency": tuple(
                    resolver.consistency(one, file.at("consistency", i)) for i, one in enumerate(theme.consistency)
                ),
                "norms": tuple(
                    resolver.norm(one.model_copy(update={"theme": theme.theme}), file.at("norms", i))
                    for i, one in enumerate(theme.norms)
                ),
            }
        )
        for file, theme in zip(files, themes, strict=True)
    ]
    for file, theme in zip(files, resolved, strict=True):
        for index, norm in enumerate(theme.norms):
            resolver.composition(norm, file.at("norms", index), resolved)
    for index, reading in enumerate(read.frame.readings):
        if reading.chosen not in reading.options:
            place = (node_at(frame_node, ("readings", index, "chosen")) or frame_node).place
            near, options = nearest_name(reading.chosen, reading.options), ", ".join(reading.options)
            faults.append(fault("R116", place, nearest=near, word=reading.chosen, name=reading.id, options=options))
    theirs = [profile.id for profile in frame.profiles if profile not in read.frame.profiles]
    profiles: dict[str, Place] = dict.fromkeys(theirs, Place(SHIPPED))
    for index, profile in enumerate(read.frame.profiles):
        check_unique(profile.id, node_at(frame_node, ("profiles", index)) or frame_node, profiles, faults)
        for position, norm_id in enumerate(profile.norms):
            resolver.norm_id(norm_id, node_at(frame_node, ("profiles", index, "norms", position)) or frame_node)
    known = [theme.theme for theme in themes]
    check_history(read.frame.edition, frame_node, vocabulary.questions, known, faults)
    tables = tuple(
        resolver.row(row, node_at(one.node, ("tables", index)) or one.node)
        for one in (shipped, read)
        if one is not None
        for index, row in enumerate(one.frame.tables)
    )
    if read.frame.extends is None:
        return resolved, (), tables
    nodes = {norm.key: file.at("norms", index) for file in files for index, norm in enumerate(file.theme.norms)}
    check_own(resolved, read.frame, nodes, faults)
    return *changed_themes(resolved, read.frame, frame_node, vocabulary, faults), tables


def _places(files: list[RuleFile], frame: Frame, frame_node: Node) -> dict[str, Place]:
    places = {"": (node_at(frame_node, ("glossary",)) or frame_node).place}
    for index, row in enumerate(frame.tables):
        places[f"tables/{row.figure}"] = (node_at(frame_node, ("tables", index, "figure")) or frame_node).place
        places[f"tables/{row.figure}/level"] = (node_at(frame_node, ("tables", index, "level")) or frame_node).place
    for index, sheet in enumerate(frame.accounts_for):
        places[f"accounts_for/{sheet}"] = (node_at(frame_node, ("accounts_for", index)) or frame_node).place
    for file in files:
        for index, norm in enumerate(file.theme.norms):
            places[norm.key] = file.at("norms", index, "id").place
            for position in range(len(norm.examples)):
                places[f"{norm.key}#{position}"] = file.at("norms", index, "examples", position, "name").place
            for position in range(len(norm.source)):
                places[f"{norm.key}/{norm.source[position]}"] = file.at("norms", index, "source", position).place
            for position in range(len(norm.clauses)):
                places[f"{norm.key}:{position}"] = file.at("norms", index, "clauses", position).place
        for index, question in enumerate(file.theme.questions):
            places[question.id] = file.at("questions", index, "id").place
            for position, inner in enumerate(question.fields):
                places[f"{question.id}.{inner.id}"] = file.at("questions", index, "fields", position, "id").place
        for index, value in enumerate(file.theme.derive):
            places[value.id] = file.at("derive", index, "id").place
    return places


def shipped_digest() -> str:
    """Give the digest of the rulebook that comes with the program, without reading what its files say."""
    return digest_of({path.name: path.read_bytes() for path in shipped_folder("rules").glob("*.yaml")})


def digest_of(sources: dict[str, bytes]) -> str:
    """Give the digest of a rulebook from the bytes of its files, by name."""
    whole = hashlib.sha256()
    for name in sorted(sources):
        data = _with_line_feeds(sources[name])
        whole.update(f"{name}\0{len(data)}\0".encode())
        whole.update(data)
    return "sha256:" + whole.hexdigest()


def _with_line_feeds(data: bytes) -> bytes:
    """Give the bytes of a file as they are on every system."""
    return data.replace(b"\r\n", b"\n")
