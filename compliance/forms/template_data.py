"""The templates of the report as data, so that a page without Jinja lays out the same report with a small walk.

A template becomes a list of steps. Text is a word by itself; the others are a list with their name in front:
``["element", tag]``, ``["attr", name]``, ``["value"]`` (the attribute ends here), ``["close"]``, ``["out",
expression]``, ``["if", expression, steps, steps]``, ``["for", names, expression, condition, steps]``, ``["with", names,
expressions, steps]`` and ``["call", macro, expressions, names, expressions]``. Elements are told apart from text here
and not in the page: there only a step can make an element, and nothing that was typed is ever markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import jinja2
from jinja2 import nodes

from compliance.files.shipped import shipped_folder
from compliance.report.templates import MARK, environment

Step = Any
Expression = list[Any]

MACROS = "macros.html.j2"
_FILTERS = {"join", "length", "upper"}
_IN_A_PAGE = {"main": "div", "header": "div"}
"""What a page may have only once, and the form has already."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)|<!--")
_PLACE = re.compile(r"%\((\w+)\)s")
_ATTRIBUTE = re.compile(r'\s+([a-zA-Z-]+)="')


def template_data(name: str) -> dict[str, Any]:
    """Give the steps of a template, with the macros and the constants that it uses.

    Raises ``ValueError`` for anything in a template that the page has no step for, such as an unknown filter.
    """
    templates = environment()
    shared = _parsed(templates, MACROS)
    macros = {one.name: _macro(one, templates) for one in shared.find_all(nodes.Macro)}
    constants = {one.target.name: one.node.as_const() for one in shared.find_all(nodes.Assign)}  # type: ignore[attr-defined]
    return {"steps": _Steps(templates).of(_parsed(templates, name).body), "macros": macros, "constants": constants}


def _parsed(environment: jinja2.Environment, name: str) -> nodes.Template:
    path = shipped_folder("report_templates") / name
    return environment.parse(path.read_text(encoding="utf-8"), name)


def _macro(macro: nodes.Macro, environment: jinja2.Environment) -> dict[str, Any]:
    names = [argument.name for argument in macro.args]
    given = names[len(names) - len(macro.defaults) :]
    defaults = {name: one.as_const() for name, one in zip(given, macro.defaults, strict=True)}
    return {"names": names, "defaults": defaults, "steps": _Steps(environment).of(macro.body)}


class _Steps:
    """Takes one template apart; remembers between two pieces of text whether a tag or an attribute is still open."""

    def __init__(self, environment: jinja2.Environment) -> None:
        self.environment = environment
        self.inside = "text"

    def of(self, body: Iterable[nodes.Node]) -> list[Step]:
        return _together(step for node in body for step in self._steps(node))

    def _steps(self, node: nodes.Node) -> list[Step]:
        match node:
            case nodes.Output():
                return [step for one in node.nodes for step in self._output(one)]
            case nodes.If():
                return [["if", expression(node.test), *self._branches(node)]]
            case nodes.For():
                names = [one.name for one in getattr(node.target, "items", [node.target])]
                condition = expression(node.test) if node.test else None
                return [["for", names, expression(node.iter), condition, self._same_place(node.body)]]
            case nodes.With():
                names = [one.name for one in node.targets]  # type: ignore[attr-defined]
                return [["with", names, [expression(one) for one in node.values], self.of(node.body)]]
            case nodes.FilterBlock(filter=nodes.Filter(name=name)) if name == MARK:
                return self.of(node.body)
            case nodes.Include(template=nodes.Const(value=name)):
                return self.of(_parsed(self.environment, name).body)
            case _:
                raise ValueError(f"the page has no step for {type(node).__name__} (line {node.lineno})")

    def _branches(self, node: nodes.If) -> list[list[Step]]:
        if not node.elif_:
            return [self._same_place(node.body), self._same_place(node.else_)]
        first, *more = node.elif_
        inner = nodes.If(first.test, first.body, more, node.else_)
        return [self._same_place(node.body), [["if", expression(first.test), *self._branches(inner)]]]

    def _same_place(self, body: Iterable[nodes.Node]) -> list[Step]:
        before = self.inside
        found = self.of(body)
        if self.inside != before:
            raise ValueError(f"a branch begins in the {before} and ends in the {self.inside}")
        return found

    def _output(self, node: nodes.Expr) -> list[Step]:
        match node:
            case nodes.TemplateData():
                return list(self._text(node.data))
            case nodes.Call(node=nodes.Name(name="gettext"), args=[nodes.Const(value=message)]):
                return list(self._message(message, {one.key: one.value for one in node.kwargs}))
            case nodes.Call():
                names = [one.key for one in node.kwargs]
                given = [expression(one.value) for one in node.kwargs]
                macro = node.node.attr if isinstance(node.node, nodes.Getattr) else node.node.name  # type: ignore[attr-defined]
                return [["call", macro, [expression(one) for one in node.args], names, given]]
            case _ if self.inside == "tag":
                raise ValueError(f"an expression between attributes (line {node.lineno})")
            case _:
                return [["out", expression(node)]]

    def _message(self, message: str, given: dict[str, nodes.Expr]) -> Iterable[Step]:
        """Give the steps of a text that can be translated; the form is in Dutch, so it stays as it was written."""
        for number, piece in enumerate(_PLACE.split(message)):
            yield from self._output(given[piece]) if number % 2 else self._text(piece.replace("%%", "%"))

    def _text(self, text: str) -> Iterable[Step]:
        """Give the steps of one piece of markup; it may begin and end in the middle of a tag or an attribute."""
        place = 0
        while place < len(text):
            if self.inside == "tag":
                place = yield from self._in_tag(text, place)
            elif self.inside == "value":
                end = text.find('"', place)
                piece = text[place:] if end < 0 else text[place:end]
                if piece:
                    yield piece
                if end < 0:
                    return
                self.inside = "tag"
                yield ["value"]
                place = end + 1
            else:
                place = yield from self._in_text(text, place)

    def _in_text(self, text: str, place: int) -> Any:
        found = _TAG.search(text, place)
        piece = text[place : found.start() if found else len(text)]
        if piece:
            # Space between elements says nothing; within text a single one says as much as many.
            yield re.sub(r"\s+", " ", piece)
        if not found:
            return len(text)
        if found[1]:
            yield ["close"]
            return text.index(">", found.end()) + 1
        yield ["element", _IN_A_PAGE.get(found[2], found[2])]
        self.inside = "tag"
        return found.end()

    def _in_tag(self, text: str, place: int) -> Any:
        attribute = _ATTRIBUTE.match(text, place)
        if attribute:
            self.inside = "value"
            yield ["attr", attribute[1]]
            return attribute.end()
        end = re.compile(r"\s*(/?)>").match(text, place)
        if not end:
            raise ValueError(f"neither an attribute nor the end of a tag: {text[place : place + 40]!r}")
        self.inside = "text"
        if end[1]:
            yield ["close"]
        return end.end()


def _together(steps: Iterable[Step]) -> list[Step]:
    """Write pieces of text that follow each other as one."""
    found: list[Step] = []
    for step in steps:
        if isinstance(step, str) and found and isinstance(found[-1], str):
            found[-1] = re.sub(r"\s+", " ", found[-1] + step)
        else:
            found.append(step)
    return found


def _bare(node: nodes.Node) -> nodes.Node:
    """Take off what is there for other languages: the form is in Dutch, so nothing is translated or marked."""
    match node:
        case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const() as text]):
            return text
        case nodes.Filter(name=name, node=nodes.Expr() as marked) if name == MARK:
            return marked
        case _:
            return node


def expression(node: nodes.Node) -> Expression:
    """Give an expression as a list with its kind in front.

    Raises ``ValueError`` for one that the page cannot follow.
    """
    node = _bare(node)
    match node:
        case nodes.Const():
            return ["const", node.value]
        case nodes.Name():
            return ["name", node.name]
        case nodes.Getattr():
            return ["get", expression(node.node), ["const", node.attr]]
        case nodes.Getitem(arg=nodes.Slice() as part):
            ends = [one.as_const() if one is not None else None for one in (part.start, part.stop)]
            return ["slice", expression(node.node), *ends]
        case nodes.Getitem():
            return ["get", expression(node.node), expression(node.arg)]
        case nodes.Tuple():
            return ["list", *(expression(one) for one in node.items)]
        case nodes.Not():
            return ["not", expression(node.node)]
        case nodes.And() | nodes.Or() | nodes.Add():
            return [type(node).__name__.lower(), expression(node.left), expression(node.right)]
        case nodes.CondExpr():
            otherwise = expression(node.expr2) if node.expr2 is not None else ["const", ""]
            return ["choose", expression(node.test), expression(node.expr1), otherwise]
        case nodes.Compare(ops=[nodes.Operand(op=("eq" | "ne" | "lt" | "gt") as operator, expr=other)]):
            return [operator, expression(node.expr), expression(other)]
        case nodes.Filter(name=name) if name in _FILTERS and node.node is not None:
            return [name, expression(node.node), *(expression(one) for one in node.args)]
        case _:
            raise ValueError(f"the page cannot follow {type(node).__name__} (line {node.lineno})")
