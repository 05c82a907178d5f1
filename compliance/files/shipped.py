"""Where the folders are that come with the program: rules, seeds and templates."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_folder(name: str) -> Path:
    """Give the folder ``name`` (``rules``, ``seeds`` or ``report_templates``).

    In an installed package it lies inside the package; in a checkout it lies beside it, at the top level.
    """
    return (_PACKAGE / "data" if is_installed() else _PACKAGE.parent) / name


def is_installed() -> bool:
    """Whether the program runs as an installed package, and not from a checkout that somebody works in."""
    return (_PACKAGE / "data").is_dir()
