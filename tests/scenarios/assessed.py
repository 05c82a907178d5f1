"""The fictional locations of norms.md, through the command line: what follows for each of them, norm by norm."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from functools import cache
from typing import Any
from unittest import mock

from whole_reports import EXAMPLES, SCENARIOS, whole

from compliance.cli.main import run
from compliance.rulebook import reader

NAMES = (*EXAMPLES, *SCENARIOS)
MET, BREACH, JUDGE, NOT_HERE = "voldoet", "normafwijking", "oordeel_inspecteur", "niet_van_toepassing"

load_once = cache(reader.load_rulebook)


def vbm(*arguments: str, report: str) -> str:
    """Run ``vbm`` on the text of a self-report; ``-`` among the arguments stands for it."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    given = io.TextIOWrapper(io.BytesIO(report.encode()), encoding="utf-8")
    with redirect_stdout(out), mock.patch("sys.stdin", given), mock.patch.object(reader, "load_rulebook", load_once):
        assert run(list(arguments)) == 0
    assert isinstance(out.buffer, io.BytesIO)
    return out.buffer.getvalue().decode("utf-8")


def assess_text(report: str, profile: str = "volledig") -> dict[str, Any]:
    data = json.loads(vbm("assess", "-", "--format", "json", "--profile", profile, report=report))
    assert isinstance(data, dict)
    return data


@cache
def assessed(name: str, profile: str = "volledig") -> dict[str, Any]:
    return assess_text(whole(name), profile)


def told(name: str, norm_id: str, changes: str) -> dict[str, Any]:
    """Give what follows for one norm when a location tells something else; ``changes`` are answers, in YAML."""
    lines = "".join(f"  {line}\n" for line in changes.splitlines())
    data = assess_text(whole(name, f"antwoorden:\n{lines}"))
    (found,) = [one for one in data["norms"] if one["id"] == norm_id]
    assert isinstance(found, dict)
    return found


def explained(name: str, norm_id: str) -> str:
    """Give what ``vbm explain`` says of one norm, on one line."""
    return " ".join(vbm("explain", "-", norm_id, report=whole(name)).split())


def norm(name: str, norm_id: str, profile: str = "volledig") -> dict[str, Any]:
    found = [one for one in assessed(name, profile)["norms"] if one["id"] == norm_id]
    assert len(found) == 1, f"{name} has {len(found)} results for {norm_id}"
    assert isinstance(found[0], dict)
    return found[0]


def outcome(name: str, norm_id: str) -> str:
    return str(norm(name, norm_id)["outcome"])


def outcomes(name: str, *norm_ids: str) -> dict[str, str]:
    return {norm_id: outcome(name, norm_id) for norm_id in norm_ids}


def finding(name: str, norm_id: str) -> tuple[str, str, bool | None]:
    one = norm(name, norm_id)
    return one["outcome"], one["severity"], one["primary"]


def breaches(name: str, *, primary: bool = True) -> list[str]:
    """Give the norms that are breached, the findings that count or those that are the same fact as another."""
    return [
        one["id"]
        for one in assessed(name)["norms"]
        if one["outcome"] in {BREACH, "verbeterpunt"} and one["primary"] is primary
    ]


def records(name: str, norm_id: str) -> dict[str, str]:
    return {one["name"]: one["outcome"] for one in norm(name, norm_id)["records"]}
