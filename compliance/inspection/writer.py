"""An inspection file as data: what was read can be written, and reading that gives back what there was."""

from __future__ import annotations

from typing import Any

from compliance.inspection.model import InspectionFile


def inspection_data(written: InspectionFile, report: tuple[str, str] | None) -> dict[str, Any]:
    """Give an inspection file as data of JSON types, with the keys of the file.

    ``report`` is the name and the digest of the self-report beside which the data will lie; without it nothing is said
    about a self-report. What is not filled in, and norms about which nothing was written, are left out.
    """
    data: dict[str, Any] = written.model_dump(mode="json", by_alias=True, exclude_none=True)
    data["zelfrapportage"] = dict(zip(("bestand", "digest"), report, strict=True)) if report is not None else None
    data["normen"] = {name: entry for name, entry in data["normen"].items() if written.entry(name) is not None}
    found = {key: _without_blanks(value) for key, value in data.items()}
    return {key: value for key, value in found.items() if value not in (None, [], {})}


def _without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_blanks(one) for key, one in value.items() if one not in (None, [], {})}
    return [_without_blanks(one) for one in value] if isinstance(value, list) else value
