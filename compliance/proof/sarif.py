"""The faults of a rulebook as SARIF 2.1.0, for code hosts and editors that show them beside the line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from compliance.files.catalogue import CATALOGUE
from compliance.files.fault import Fault
from compliance.proof.addresses import inside
from compliance.version import __version__

VERSION = "2.1.0"
RULEBOOK = "REGELBOEK"
"""What addresses are relative to that do not lie under the current folder: the folder of the rulebook."""


def sarif_log(faults: Iterable[Fault], folder: Path) -> dict[str, Any]:
    """Give a SARIF log with one run: a result for each fault, and a rule for each code that occurs.

    ``folder`` is the folder of the rulebook. Addresses are relative to the current folder; a file outside it is named
    relative to ``folder``, under the base ``REGELBOEK``, so that no path of a machine gets into the log. Columns count
    characters, from 1.
    """
    listed = list(faults)
    codes = list(dict.fromkeys(one.code for one in listed))
    addresses = {one.file: _address(one.file, folder) for one in listed}
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "vbm", "version": __version__, "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code), addresses[one.file]) for one in listed],
    }
    if any("uriBaseId" in address for address in addresses.values()):
        run["originalUriBaseIds"] = {RULEBOOK: {"description": {"text": "De map van het regelboek."}}}
    return {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": VERSION,
        "runs": [run],
    }


def _rule(code: str) -> dict[str, Any]:
    kind = CATALOGUE[code]
    texts = (re.sub(r"\{\w+\}", "…", text).replace("{{", "{").replace("}}", "}") for text in kind)
    message, advice = texts
    return {
        "id": code,
        "shortDescription": {"text": _sentence(message)},
        "help": {"text": advice},
        "defaultConfiguration": {"level": "error"},
    }


def _result(one: Fault, index: int, address: dict[str, str]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": address}
    if one.line:
        place["region"] = {
            "startLine": one.line,
            "startColumn": one.column,
            "endLine": one.line,
            "endColumn": one.column + one.width,
        }
    return {
        "ruleId": one.code,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": f"{_sentence(one.message)} {one.advice}".rstrip()},
        "locations": [{"physicalLocation": place}],
    }


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _address(file: str, folder: Path) -> dict[str, str]:
    """Give the address of a file as SARIF wants it: relative, with signs that an address cannot hold encoded."""
    path, base = inside(file, folder)
    return {"uri": quote(path.as_posix())} | ({} if base == Path.cwd() else {"uriBaseId": RULEBOOK})
