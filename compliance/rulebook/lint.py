"""Lint: what a lawyer would miss in a rulebook whose language is sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from compliance.files.fault import Fault, fault
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, fields_of, leaves
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import day_text
from compliance.rulebook.vocabulary import SETTING, Vocabulary


def lint(rulebook: Rulebook, vocabulary: Vocabulary, is_source: Callable[[str], bool]) -> tuple[Fault, ...]:
    """Give every fault of L201 to L203, L205 to L208, L210 and L211, sorted.

    ``is_source`` tells whether a citation stands in a fact sheet.
    """
    found: list[Fault] = []
    found += _sources(rulebook, is_source)
    found += _unused(rulebook, vocabulary)
    found += _circles(rulebook, vocabulary)
    found += _validity(rulebook)
    found += _examples(rulebook, vocabulary)
    found += _remedies(rulebook)
    return tuple(sorted(found, key=Fault.sort_key))


def _sources(rulebook: Rulebook, is_source: Callable[[str], bool]) -> Iterator[Fault]:
    for norm in (*rulebook.norms(), *rulebook.drafts()):
        if not norm.source:
            yield fault("L201", rulebook.place(norm.key), norm=norm.id)
        for source in norm.source:
            if not is_source(source):
                yield fault("L202", rulebook.place(f"{norm.key}/{source}"), source=source, norm=norm.id)
    for question in all_questions(rulebook):
        for source in question.source:
            if not is_source(source):
                yield fault("L202", rulebook.place(question.id), source=source, norm=question.id)
    for term in rulebook.frame.glossary:
        for source in term.source:
            if not is_source(source):
                yield fault("L202", rulebook.place(""), source=source, norm=term.term)


def all_questions(rulebook: Rulebook) -> Iterator[Question]:
    """Give every question in the order of the form, each list followed by its fields."""
    for question in rulebook.questions():
        yield question
        yield from question.fields


def _conditions_of(norm: Norm) -> Iterator[str]:
    yield from fields_of(*norm.conditions())
    if norm.scope:
        yield norm.scope


def _unused(rulebook: Rulebook, vocabulary: Vocabulary) -> Iterator[Fault]:
    used: set[str] = set()
    queue = [name for norm in (*rulebook.norms(), *rulebook.drafts()) for name in _conditions_of(norm)]
    queue += [name for theme in rulebook.themes for rule in theme.consistency for name in rule.fields()]
    queue += [name for row in rulebook.frame.tables for name in (row.level, *fields_of(*row.conditions()))]
    while queue:
        name = queue.pop()
        if name in used:
            continue
        used.add(name)
        queue += vocabulary.inputs(name)
        field = vocabulary.get(name)
        question = field.question if field else vocabulary.questions.get(name)
        if question is not None:
            queue += [question.id, *fields_of(question.ask_if)]
            if question.event is not None:
                # The day of an event decides which version of a norm it is judged by, and whether it is in the period.
                queue.append(f"{question.id}.{question.event}")
            if question.id.rpartition(".")[0] in vocabulary.questions:
                queue.append(question.id.rpartition(".")[0])
            for counted in question.counted_from:
                queue += [counted.list, *fields_of(counted.where, counted.among)]
    for question in all_questions(rulebook):
        exempt = question.optional or question.header or question.type is AnswerType.TEXT
        if question.id not in used and not exempt:
            yield fault("L203", rulebook.place(question.id), name=question.id)


def _circles(rulebook: Rulebook, vocabulary: Vocabulary) -> Iterator[Fault]:
    asked: dict[str, list[str]] = {}
    for question in all_questions(rulebook):
        names = [leaf.field for leaf in leaves(question.ask_if)] if question.ask_if else []
        asked[question.id] = [_base(name, vocabulary) for name in names]
        outer = question.id.rpartition(".")[0]
        if outer in vocabulary.questions:
            asked[question.id].append(outer)
    for value in rulebook.derived():
        asked[value.id] = [_base(name, vocabulary) for name in vocabulary.inputs(value.id)]
    for cycle in _cycles(asked):
        yield fault("L205", rulebook.place(cycle[0]), name=cycle[0], cycle=" → ".join(cycle))
    keys = {norm.id: norm.key for norm in rulebook.norms()}
    graphs = [{norm.id: [*norm.compose] for norm in rulebook.norms()}]
    graphs += [_same_facts(rulebook, setting) for setting in vocabulary.settings()]
    named: set[frozenset[str]] = set()
    for graph in graphs:
        for cycle in _cycles(graph):
            if frozenset(cycle) not in named:
                named.add(frozenset(cycle))
                yield fault("L210", rulebook.place(keys.get(cycle[0], "")), cycle=" → ".join(cycle))


def _same_facts(rulebook: Rulebook, setting: str) -> dict[str, list[str]]:
    """Give which norms say *the same fact as* which others, through clauses that can count in one setting."""
    graph: dict[str, list[str]] = {}
    for norm in rulebook.norms():
        names = graph.setdefault(norm.id, [])
        for clause in norm.clauses:
            if _can_hold(clause.when, setting):
                names += clause.same_fact_as or norm.same_fact_as
    return graph


def _can_hold(when: Expression | None, setting: str) -> bool:
    match when:
        case Leaf(field, _, constant) if field == SETTING:
            return setting in constant if isinstance(constant, tuple) else setting == constant
        case AllOf(parts):
            return all(_can_hold(part, setting) for part in parts)
        case AnyOf(parts):
            return any(_can_hold(part, setting) for part in parts)
    return True


def _base(name: str, vocabulary: Vocabulary) -> str:
    field = vocabulary.get(name)
    return field.question.id if field and field.question else name


def _cycles(graph: dict[str, list[str]]) -> list[list[str]]:
    found: list[list[str]] = []
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> None:
        if name in path:
            cycle = path[path.index(name) :]
            if not any(set(cycle) == set(other) for other in found):
                found.append([*cycle, name])
            return
        if name in done:
            return
        for following in graph.get(name, ()):
            walk(following, [*path, name])
        done.add(name)

    for name in graph:
        walk(name, [])
    return found


def _validity(rulebook: Rulebook) -> Iterator[Fault]:
    for norm_id in dict.fromkeys(norm.id for norm in rulebook.norms()):
        versions = rulebook.versions(norm_id)
        for older, newer in pairwise(versions):
            end, start = older.in_force.end, newer.in_force.start
            if end is None or end > start:
                yield fault("L207", rulebook.place(newer.key), norm=norm_id, start=day_text(start))
            elif end < start:
                yield fault("L206", rulebook.place(newer.key), norm=norm_id, start=day_text(end), end=day_text(start))


def _examples(rulebook: Rulebook, vocabulary: Vocabulary) -> Iterator[Fault]:
    for norm in rulebook.norms():
        shown = {example.expect for example in norm.examples}
        for outcome in possible_outcomes(norm, rulebook, vocabulary):
            if outcome not in shown:
                yield fault("L208", rulebook.place(norm.key), norm=norm.id, outcome=outcome)


def possible_outcomes(norm: Norm, rulebook: Rulebook, vocabulary: Vocabulary) -> tuple[Outcome, ...]:
    """Give the outcomes that a norm can have by its form, worst first."""
    members = [version for member in norm.compose for version in rulebook.versions(member)[-1:]]
    found: set[Outcome] = set()
    for member in members:
        found |= set(possible_outcomes(member, rulebook, vocabulary)) - {Outcome.NIET_VAN_TOEPASSING}
    for clause in norm.clauses:
        if clause.require is not None:
            found |= {clause.otherwise or Outcome.NORMAFWIJKING, Outcome.VOLDOET, Outcome.ONVOLDOENDE_INFORMATIE}
        elif clause.judge_if is not None:
            found |= {Outcome.OORDEEL_INSPECTEUR, Outcome.ONVOLDOENDE_INFORMATIE}
    if norm.judge == "never":
        return (Outcome.NIET_VAN_TOEPASSING,)
    if norm.judge:
        found = (found | {Outcome.OORDEEL_INSPECTEUR}) - {Outcome.VOLDOET, Outcome.VERBETERPUNT}
    elif not any(clause.require is not None for clause in norm.clauses) and not members:
        found.add(Outcome.VOLDOET)
    if norm.applies_if is not None:
        found |= {Outcome.NIET_VAN_TOEPASSING, Outcome.ONVOLDOENDE_INFORMATIE}
    if norm.scope is not None and not norm.compose:
        found |= {Outcome.NIET_VAN_TOEPASSING, Outcome.ONVOLDOENDE_INFORMATIE}
    if members:
        found.discard(Outcome.VERBETERPUNT)
    return tuple(outcome for outcome in Outcome if outcome in found)


def _remedies(rulebook: Rulebook) -> Iterator[Fault]:
    for norm in rulebook.norms():
        for position, clause in enumerate(norm.clauses):
            if clause.require is not None and not (clause.remedy or norm.remedy):
                place = rulebook.place(f"{norm.key}:{position}")
                yield fault("L211", place, norm=norm.id, outcome=clause.otherwise or Outcome.NORMAFWIJKING)
