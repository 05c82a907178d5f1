"""What is measured on: the example location, and rulebooks with fewer and with more norms than ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from compliance import load_rulebook, read_self_report
from compliance.rulebook.model import Clause, Norm, Rulebook
from compliance.selfreport.writer import self_report_data

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "de-wilg.yaml"


def example_as_yaml() -> bytes:
    """Give the example as it stands in the repository, with its comments."""
    return EXAMPLE.read_bytes()


def example_as_json() -> bytes:
    """Give the same answers as JSON."""
    rulebook = load_rulebook()
    data: dict[str, Any] = self_report_data(read_self_report(str(EXAMPLE), rulebook), rulebook)
    return json.dumps(data, ensure_ascii=False).encode("utf-8")


def first_norms(rulebook: Rulebook, number: int) -> Rulebook:
    """Give the rulebook with only the first norms, without composites and references to what is gone."""
    kept = [norm for norm in rulebook.norms() if not norm.compose][:number]
    names = {norm.id for norm in kept}
    return _with_norms(rulebook, {norm.key for norm in kept}, lambda norm: [_referring(norm, names, "")], f"{number}")


def repeated(rulebook: Rulebook, times: int) -> Rulebook:
    """Give the rulebook with every norm ``times`` times, each set referring to itself."""
    names = {norm.id for norm in rulebook.norms()}
    keys = {norm.key for norm in rulebook.norms()}
    return _with_norms(
        rulebook,
        keys,
        lambda norm: [norm, *(_referring(norm, names, f"-{number}") for number in range(2, times + 1))],
        f"x{times}",
    )


def _with_norms(rulebook: Rulebook, keys: set[str], make: Any, name: str) -> Rulebook:
    themes = tuple(
        theme.model_copy(update={"norms": tuple(one for norm in theme.norms if norm.key in keys for one in make(norm))})
        for theme in rulebook.themes
    )
    return rulebook.model_copy(update={"themes": themes, "digest": f"{rulebook.digest}-{name}"})


def _referring(norm: Norm, names: set[str], suffix: str) -> Norm:
    def renamed(found: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{name}{suffix}" for name in found if name in names)

    def clause(one: Clause) -> Clause:
        return one.model_copy(update={"same_fact_as": renamed(one.same_fact_as)})

    return norm.model_copy(
        update={
            "id": f"{norm.id}{suffix}",
            "compose": renamed(norm.compose),
            "same_fact_as": renamed(norm.same_fact_as),
            "clauses": tuple(clause(one) for one in norm.clauses),
        }
    )
