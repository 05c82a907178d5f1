"""The rules as one piece of data: every file of a rulebook, so that it can be read again elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from compliance.files.fault import Fault, FaultyFile, fault
from compliance.files.node import Place
from compliance.rulebook.base import Model
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import OWN_SOURCES, UNDER, digest_of, load_rulebook, shipped_digest

SCHEMA_VERSION = 1
MOST_FILES = 500
_NAME = re.compile(rf"(?:{UNDER}|{OWN_SOURCES}/)?[a-z0-9][a-z0-9_-]{{0,80}}\.yaml")


class RuleBundle(Model):
    """The files of a rulebook by name, with the id, version and digest of the whole."""

    schema_version: int
    id: str
    version: str
    digest: str
    files: dict[str, str]

    @property
    def as_shipped(self) -> bool:
        """Whether these are the rules that come with this program, or an own rulebook on top of exactly those."""
        under = {name.removeprefix(UNDER): text for name, text in self.files.items() if name.startswith(UNDER)}
        return digest_of({name: text.encode() for name, text in (under or self.files).items()}) == shipped_digest()


def bundle_of(rulebook: Rulebook) -> dict[str, Any]:
    """Give the files that a rulebook was read from as data of JSON types; see ``RuleBundle``.

    The names begin with ``vbm/`` for the shipped files under an own rulebook, with ``bronnen/`` for own fact sheets.
    """
    return RuleBundle(
        schema_version=SCHEMA_VERSION,
        id=rulebook.frame.id,
        version=rulebook.frame.version,
        digest=rulebook.digest,
        files={name: data.decode() for name, data in rulebook.sources.items()},
    ).model_dump()


@contextmanager
def unpacked(bundle: RuleBundle, file: str) -> Iterator[Rulebook]:
    """Read and check the rulebook in a bundle, by the same reader and within the same limits as any other.

    The files stand in a folder of their own as long as the context lasts. ``file`` is the name for messages. Raises
    ``FaultyFile`` with D606 for a bundle that is none, and with every fault of the rules.
    """
    if len(bundle.files) > MOST_FILES or not all(_NAME.fullmatch(name) for name in bundle.files):
        raise FaultyFile([fault("D606", Place(file), why="de namen van de regelbestanden kloppen niet")])
    with TemporaryDirectory(prefix="vbm-regels-") as made:
        folder = Path(made)
        for name, text in bundle.files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(text.encode())
        try:
            rulebook = load_rulebook(folder, shipped_in=folder / UNDER)
        except FaultyFile as error:
            raise FaultyFile(_renamed(one, made, file) for one in error.faults) from error
        yield rulebook


def _renamed(one: Fault, folder: str, file: str) -> Fault:
    return replace(one, file=one.file.replace(folder, file))
