"""The command line in Dutch: headings, the help option and the mistakes that Click finds."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import reduce

import click

_HEADINGS = {"Options": "Opties", "Commands": "Opdrachten"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        words = args.replace("[OPTIONS]", "[OPTIES]").replace("COMMAND [ARGS]...", "OPDRACHT ...")
        super().write_usage(prog, words, "Gebruik: " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        words = {"[default: ": "[standaard: ", "[required]": "[verplicht]"}
        dutch = [(term, reduce(lambda text, word: text.replace(*word), words.items(), text)) for term, text in rows]
        super().write_dl(dutch, col_max, col_spacing)


class Context(click.Context):
    """A context that writes help in Dutch, with room for a sentence a line."""

    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is in Dutch."""

    context_class = Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; a mistake in them knows of which command they were."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the help option with Dutch words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option


class Group(click.Group):
    """A group of commands, in the order in which they were added, with Dutch help."""

    context_class = Context
    command_class = Command
    group_class = type

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order in which a user meets them."""
        del ctx
        return list(self.commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the help option with Dutch words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option


def mistake(error: click.UsageError) -> str:
    """Say in Dutch what is wrong with the way in which a command was called, and what to do."""
    ctx = error.ctx
    match error:
        case click.exceptions.NoArgsIsHelpError():
            return error.format_message()
        case click.NoSuchOption():
            near = f" Bedoelt u {error.possibilities[0]}?" if error.possibilities else ""
            text = f"de optie {error.option_name} bestaat niet.{near}"
        case click.MissingParameter():
            name = _called(error.param)
            kind = "de optie" if isinstance(error.param, click.Option) else "het argument"
            text = f"{kind} {name} ontbreekt."
        case click.BadParameter():
            name = _called(error.param)
            choices = error.param.type.choices if error.param and isinstance(error.param.type, click.Choice) else ()
            hint = f" Kies een van: {', '.join(str(one) for one in choices)}." if choices else f" {error.message}"
            text = f"de waarde van {name} kan niet.{hint}"
        case click.BadOptionUsage():
            wanted = "geen waarde" if "does not take a value" in error.message else "een waarde"
            text = f"bij de optie {error.option_name} hoort {wanted}."
        case click.BadArgumentUsage():
            text = error.message
        case _:
            group = ctx.command if ctx is not None else None
            text = _other(error.message, group.commands if isinstance(group, click.Group) else ())
    command = ctx.command_path if ctx is not None else "vbm"
    return f"{command}: {text}\nUitleg: {command} --help"


def _called(parameter: click.Parameter | None) -> str:
    """Give what a user calls a parameter: an option as it is typed, an argument by the word in the help."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name.strip("[].") if parameter else "een argument"


def _other(message: str, names: Iterable[str]) -> str:
    if message.startswith("No such command"):
        name = message.split("'")[1] if "'" in message else ""
        near = difflib.get_close_matches(name, names, n=1)
        return f'de opdracht "{name}" bestaat niet.{f" Bedoelt u {near[0]}?" if near else ""}'
    if message.startswith("Got unexpected extra argument"):
        extra = message[message.find("(") + 1 : message.rfind(")")]
        return f"er staat iets te veel: {extra}"
    if message.startswith("Missing command"):
        return "er ontbreekt een opdracht."
    return message
