"""Where the folders are that come with the program: rules, seeds and templates."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_folder(name: str) -> Path:
    """Give the folder ``name`` (``rules``, ``seeds`` or ``report_templates``).

    In an installed package it lies inside the package; in a checkout it lies beside it, at the top level.
    """
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
