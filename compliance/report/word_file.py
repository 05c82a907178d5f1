"""Reading a file of words that comes with the program, in the shape that it has to have."""

from __future__ import annotations

from typing import TypeVar

from compliance.files.fault import Fault, FaultyFile
from compliance.files.shipped import shipped_folder
from compliance.files.text import decode, read_bytes
from compliance.files.yaml_file import read_yaml
from compliance.rulebook.base import Model
from compliance.rulebook.shape import read_shape

M = TypeVar("M", bound=Model)


def read_words(name: str, shape: type[M]) -> M:
    """Read a file of words from the folder of templates. Raises ``FaultyFile`` when it does not have this shape."""
    path = str(shipped_folder("report_templates") / name)
    faults: list[Fault] = []
    words = read_shape(read_yaml(decode(read_bytes(path), path), path), shape, faults)
    if words is None:
        raise FaultyFile(faults)
    return words
