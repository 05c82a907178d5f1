from __future__ import annotations

import re

import click
import pytest
from command_line import commands, process, vbm

ENGLISH = {
    "a", "an", "and", "are", "argument", "arguments", "by", "command", "commands", "default", "error", "exit", "file",
    "files", "for", "from", "help", "message", "missing", "no", "not", "options", "or", "output", "required", "show",
    "string", "text", "the", "this", "to", "try", "usage", "version", "with",
}  # fmt: skip
"""Words that Dutch does not have (``of``, ``is`` and ``in`` it has)."""

ALL = [pytest.param(path, command, id=" ".join(path) or "vbm") for path, command in commands()]


def typed_words(command: click.Command) -> set[str]:
    """Give what stands in a help text because a user types it: options, choices and the names of commands."""
    words = {"vbm", "try"} if not isinstance(command, click.Group) else {"vbm", *command.commands}
    for parameter in command.params:
        words |= {word for option in parameter.opts for word in option.strip("-").split("-")}
        if isinstance(parameter.type, click.Choice):
            words |= {str(choice).lower() for choice in parameter.type.choices}
    return words | {"help", "version", "n"}


@pytest.mark.parametrize(("path", "command"), ALL)
def test_help_is_dutch(path: tuple[str, ...], command: click.Command) -> None:
    done = vbm(*path, "--help")
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith("Gebruik: vbm")
    prose = re.sub(r"https?://\S+|[\w-]+\.(yaml|json|pdf|html)", "", done.out)
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", prose)}
    assert words & ENGLISH <= typed_words(command) | set(path)


@pytest.mark.parametrize(("path", "command"), ALL)
def test_every_part_of_a_command_is_explained(path: tuple[str, ...], command: click.Command) -> None:
    assert command.help
    assert command.help.rstrip().endswith((".", ")", "]", '"', "}", "deel"))
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{' '.join(path)} {parameter.opts[-1]}"
            assert parameter.help.endswith(".")
        else:
            assert parameter.metavar
            assert parameter.metavar.strip("[].") in command.help + parameter.metavar


@pytest.mark.parametrize(("path", "command"), ALL)
def test_help_fits_a_terminal(path: tuple[str, ...], command: click.Command) -> None:
    assert max(len(line) for line in vbm(*path, "--help").out.splitlines()) <= 100


def test_h_is_help_too() -> None:
    assert vbm("-h").out == vbm("--help").out


@pytest.mark.parametrize("group", [(), ("rules",)])
def test_without_a_command_the_help_comes_as_a_mistake(group: tuple[str, ...]) -> None:
    done = vbm(*group)
    assert done.code == 2
    assert done.raw == b""
    assert done.err == vbm(*group, "--help").out


def test_the_version() -> None:
    done = process("--version")
    assert (done.code, done.err) == (0, "")
    assert re.fullmatch(r"vbm \d+\.\d+\.\d+\n", done.out)
