"""What is imported when: a command that needs little starts at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from command_line import FEW_RULES, VBM, WILG, process

HEAVY = ("click", "pydantic", "jinja2", "ruamel", "weasyprint", "compliance.rulebook.model", "compliance.report.data")
PROGRAM = f"""
import io, json, sys
from contextlib import redirect_stdout
from compliance.cli.main import run
with redirect_stdout(io.TextIOWrapper(io.BytesIO())):
    code = run(sys.argv[1:])
print(json.dumps([code, [name for name in {HEAVY!r} if name in sys.modules]]))
"""


def imported(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, check=True, timeout=120, text=True
    )
    code, names = json.loads(done.stdout)
    assert code == 0
    return set(names)


def test_the_list_of_heavy_modules_is_right() -> None:
    assert "compliance.rulebook.model" in imported("rules", "list")
    assert "jinja2" in imported("report", WILG, "-o", "-", "--format", "html")


@pytest.mark.parametrize("arguments", [("--help",), ("assess", "--help"), ("rules", "--help"), ("--version",)])
def test_help_imports_nothing_but_click(arguments: tuple[str, ...]) -> None:
    assert imported(*arguments) == {"click"}


@pytest.mark.parametrize("form", ["text", "json", "csv", "summary"])
def test_outcomes_need_no_templates_and_no_pdf(form: str) -> None:
    assert not imported("assess", WILG, "--format", form) & {"jinja2", "weasyprint"}


@pytest.mark.parametrize(
    "arguments", [("check", WILG), ("new",), ("rules", "check", "--rules", str(FEW_RULES))], ids=" ".join
)
def test_nor_do_the_other_commands(arguments: tuple[str, ...]) -> None:
    assert not imported(*arguments) & {"jinja2", "weasyprint"}


def test_a_web_page_needs_no_pdf() -> None:
    assert "weasyprint" not in imported("report", WILG, "-o", "-", "--format", "html")


def test_importing_the_package_costs_nothing() -> None:
    program = "import sys, compliance; print([n for n in sys.modules if n.startswith('compliance')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=120, text=True)
    assert done.stdout == "['compliance.version', 'compliance']\n"


# --- shell completion --------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script(shell: str) -> None:
    done = subprocess.run(
        [VBM], capture_output=True, check=True, timeout=120, env={**os.environ, "_VBM_COMPLETE": f"{shell}_source"}
    )
    assert b"_VBM_COMPLETE" in done.stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", {"new", "check", "assess", "explain", "report", "rules", "schema"}),
        ("rules ", {"list", "show", "try", "check"}),
        ("assess --format ", {"text", "json", "csv", "summary"}),
        ("assess --f", {"--format", "--fail-on"}),
        ("new --setting o", {"open"}),
        ("schema ", {"zelfrapportage", "regels"}),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_completion(words: str, expected: set[str]) -> None:
    typed = f"vbm {words}"
    env = {"_VBM_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split(" ")) - 1)}
    done = process(env=env)
    assert (done.code, done.err) == (0, "")
    assert {line.partition(",")[2] for line in done.out.splitlines()} >= expected
