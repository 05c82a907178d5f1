"""An excerpt: the part of a rulebook that one norm hangs on, as a small rulebook of its own.

What is drawn for one norm need not be filled in for all of them, so that every norm can be tried on many self-reports.
"""

from __future__ import annotations

from collections.abc import Iterable

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.contradictions import contradicted_by
from compliance.assessment.norms import concerning, versions_of
from compliance.assessment.validity import expanded, fields_read, fields_tested, question_of
from compliance.rulebook.expression import fields_of
from compliance.rulebook.model import Consistency, Norm, Profile, Rulebook, Theme
from compliance.rulebook.question import Question
from compliance.rulebook.selection import ALL
from compliance.rulebook.vocabulary import Vocabulary


def excerpt(rulebook: Rulebook, norm_id: str) -> Rulebook:
    """Give the norm in all its versions, what it is composed of, and every question, value and contradiction behind it.

    Raises ``KeyError`` when no norm of that name is or was in force.
    """
    vocabulary = vocabulary_of(rulebook)
    around = concerning(norm_id, {**versions_of(rulebook)})
    norms = [norm for several in around.values() for norm in several]
    tested = {name for norm in norms for name in fields_tested(norm, vocabulary)}
    rules = [
        rule for theme in rulebook.themes for rule in theme.consistency if tested & set(_read_by(rule, vocabulary))
    ]
    wanted = [name for norm in norms for name in fields_read(norm, vocabulary)]
    wanted += [name for rule in rules for name in _read_by(rule, vocabulary)]
    # A computed time can be contradictory, and then what rests on its ends is as well.
    wanted += [value.id for value in rulebook.derived() if tested & set(contradicted_by(value))]
    needed = _behind(wanted, vocabulary)
    frame = rulebook.frame.model_copy(update={"profiles": (Profile(id=ALL, title=norm_id),)})
    themes = tuple(_part(theme, needed, norms, rules) for theme in rulebook.themes)
    return rulebook.model_copy(update={"frame": frame, "themes": themes, "digest": f"{rulebook.digest} {norm_id}"})


def _read_by(rule: Consistency, vocabulary: Vocabulary) -> tuple[str, ...]:
    return expanded(rule.fields() + ((rule.each,) if rule.each else ()), vocabulary)


def _behind(names: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """Give the ids of the questions and values behind these fields: what opens them, and the lists that they are in."""
    needed: set[str] = set()
    queue = list(names)
    while queue:
        name = queue.pop()
        question = question_of(name, vocabulary)
        found = question.id if question is not None else name
        if found in needed:
            continue
        needed.add(found)
        queue += vocabulary.inputs(name)
        value = vocabulary.derived.get(name)
        if value is not None and value.each is not None:
            queue.append(value.each)
        if question is None:
            continue
        queue += vocabulary.inputs(question.id)
        queue += fields_of(question.ask_if)
        queue += [f"{question.id}.{local}" for local in (question.event, question.name) if local is not None]
        outer = question.id.rpartition(".")[0]
        if outer in vocabulary.questions:
            queue.append(outer)
    return needed


def _part(theme: Theme, needed: set[str], norms: list[Norm], rules: list[Consistency]) -> Theme:
    questions = (_fewer(question, needed) for question in theme.questions if question.header or question.id in needed)
    kept = {norm.key for norm in norms}
    return theme.model_copy(
        update={
            "questions": tuple(questions),
            "derive": tuple(value for value in theme.derive if value.id in needed),
            "consistency": tuple(rule for rule in theme.consistency if rule in rules),
            "norms": tuple(norm for norm in theme.norms if norm.key in kept),
        }
    )


def _fewer(question: Question, needed: set[str]) -> Question:
    """Leave out the fields of a list that nothing needs."""
    fields = tuple(field for field in question.fields if field.id in needed)
    return question.model_copy(update={"fields": fields})
