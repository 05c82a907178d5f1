"""What the offline form knows of a rulebook, as JSON types: questions, norms and the words that they are told in.

The page walks the same condition trees as the program, so conditions go in as trees: ``["leaf", field, operator,
constant]``, ``["all", …]``, ``["any", …]``, ``["not", …]``. A constant for which JSON has no type of its own is
``{"type", "word"}``, with the word as a rule file has it. Worked examples stay out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.questionnaire import questions_of
from compliance.report.findings import citations
from compliance.report.text import STATUS_WORDS
from compliance.rulebook.answer_type import EveryOrNone, NoMoment
from compliance.rulebook.derived import Derived
from compliance.rulebook.expression import AllOf, AnyOf, Expression, Leaf, Not
from compliance.rulebook.model import Clause, Norm, Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.selection import Selection
from compliance.rulebook.sentences import applies_sentence, asked_sentences, clause_sentence, sentence, watch_text
from compliance.rulebook.vocabulary import Vocabulary
from compliance.seeds.fact_sheets import FactSheet, cite, sheets_of
from compliance.selfreport.writer import written

Data = dict[str, Any]


def rulebook_data(rulebook: Rulebook, selection: Selection) -> Data:
    """Give everything that the page needs of a rulebook to ask the questions of a selection and to assess the answers.

    All norms and questions are in it, for a composite or a closed question may read more than what is asked; what
    ``selection`` asks stands under ``selection``.
    """
    frame = rulebook.frame
    vocabulary = vocabulary_of(rulebook)
    sheets = sheets_of(rulebook)
    asked = questions_of(rulebook, selection)
    return {
        "id": frame.id,
        "version": frame.version,
        "title": frame.title,
        "editions": [
            {
                "id": edition.id,
                "version": edition.version,
                "history": [revision.model_dump(exclude_defaults=True) for revision in edition.history],
            }
            for edition in rulebook.editions
        ],
        "digest": rulebook.digest,
        "checked_until": frame.checked_until.isoformat(),
        "checked_note": frame.checked_note,
        "selection": {
            "profile": selection.profile.id,
            "title": selection.profile.title,
            "themes": [theme.theme for theme in selection.themes],
            "norms": list(dict.fromkeys(norm.id for norm in rulebook.norms() if selection.asks(norm))),
            "questions": [question.id for question in asked],
        },
        "readings": [
            {
                "id": one.id,
                "title": one.title,
                "chosen": one.chosen,
                "options": {key: option.title for key, option in one.options.items()},
            }
            for one in frame.readings
        ],
        "glossary": [{"term": one.term, "meaning": one.meaning} for one in frame.glossary],
        "themes": [
            {
                "id": theme.theme,
                "title": theme.title,
                "intro": theme.intro,
                "questions": [_question(one, vocabulary, sheets) for one in theme.questions],
            }
            for theme in rulebook.themes
        ],
        "derived": [_derived(one) for one in rulebook.derived()],
        "consistency": [
            _filled(
                id=rule.id,
                because=rule.because,
                each=rule.each,
                require=_tree(rule.require),
                no_overlap=rule.no_overlap.model_dump() if rule.no_overlap else None,
            )
            for theme in rulebook.themes
            for rule in theme.consistency
        ],
        "statuses": STATUS_WORDS,
        "norms": [_norm(norm, vocabulary, sheets) for norm in rulebook.norms()],
    }


def _filled(**parts: Any) -> Data:
    """Leave out what is not there, so that the page stays small."""
    return {key: value for key, value in parts.items() if value not in (None, "", [], {}, ())}


def _tree(expression: Expression | None) -> list[Any] | None:
    match expression:
        case None:
            return None
        case Leaf(field, operator, constant):
            return ["leaf", field, operator.value, _constant(constant)]
        case AllOf(parts):
            return ["all", *(_tree(part) for part in parts)]
        case AnyOf(parts):
            return ["any", *(_tree(part) for part in parts)]
        case Not(part):
            return ["not", _tree(part)]


def _constant(constant: object) -> Any:
    match constant:
        case tuple():
            return [_constant(one) for one in constant]
        case bool() | int():
            return constant
        case EveryOrNone():
            return {"type": "share", "word": constant.value}
        case NoMoment():
            return {"type": "instant", "word": constant.value}
        case datetime():
            return {"type": "instant", "word": written(constant)}
        case date():
            return {"type": "date", "word": written(constant)}
        case timedelta():
            return {"type": "duration", "word": written(constant)}
        case Decimal():
            return {"type": "decimal", "word": written(constant)}
        case _:
            return str(constant)


def _pairs(options: Mapping[str, str]) -> list[list[str]]:
    """Options in their order; the keys of a JavaScript object would lose it where they look like numbers."""
    return [[key, text] for key, text in options.items()]


def _cited(sources: Iterable[str], sheets: dict[str, FactSheet]) -> list[str]:
    found = ((cite(source, sheets), source) for source in sources)
    return [one.text if one is not None else source for one, source in found]


def _question(question: Question, vocabulary: Vocabulary, sheets: dict[str, FactSheet]) -> Data:
    return _filled(
        id=question.id,
        label=question.label,
        ask=question.ask,
        type=question.type.value,
        options=_pairs(question.options),
        ask_if=_tree(question.ask_if),
        asked_when=sentence(question.ask_if, vocabulary) if question.ask_if is not None else None,
        help=question.help,
        evidence=question.evidence,
        source=_cited(question.source, sheets),
        unit=list(question.unit) if question.unit else None,
        minimum=question.minimum or None,
        maximum=question.maximum,
        covers="period" if question.covers == "period" else None,
        optional=question.optional or None,
        header=question.header or None,
        fields=[_question(one, vocabulary, sheets) for one in question.fields],
        rows=_pairs(question.rows),
        row_label=question.row_label,
        name=question.name,
        event=question.event,
        none=None if question.none is None else str(question.none),
        counted_from=[
            _filled(list=one.list, where=_tree(one.where), among=_tree(one.among)) for one in question.counted_from
        ],
    )


def _derived(value: Derived) -> Data:
    way = {name: _plain(getattr(value, name)) for name in Derived.model_fields if name not in {"where", "unit"}}
    return _filled(**way, where=_tree(value.where), unit=list(value.unit) if value.unit else None)


def _plain(part: object) -> Any:
    return part.model_dump(by_alias=True) if isinstance(part, BaseModel) else part


def _norm(norm: Norm, vocabulary: Vocabulary, sheets: dict[str, FactSheet]) -> Data:
    found = _filled(
        id=norm.id,
        theme=norm.theme,
        title=norm.title,
        status=norm.status.value,
        status_note=norm.status_note,
        severity=norm.severity.value,
        addressee=norm.addressee,
        cited=list(citations(norm.source, sheets)),
        sources=_cited(norm.source, sheets),
        to=norm.in_force.end.isoformat() if norm.in_force.end else None,
        watch={"text": watch_text(norm.watch), "recheck": norm.watch.recheck.isoformat()} if norm.watch else None,
        explanation=norm.explanation,
        evidence=norm.evidence,
        applies_if=_tree(norm.applies_if),
        for_each=norm.for_each,
        some=norm.some,
        judge=norm.judge,
        because=norm.because,
        caveat=norm.caveat,
        remedy=norm.remedy,
        power=norm.power.value,
        applies_sentence=applies_sentence(norm, vocabulary),
        sentences=list(asked_sentences(norm, vocabulary)),
    )
    return found | {
        "from": norm.in_force.start.isoformat(),
        "source": list(norm.source),
        "compose": list(norm.compose),
        "same_fact_as": list(norm.same_fact_as),
        "clauses": [_clause(clause, norm, vocabulary) for clause in norm.clauses],
    }


def _clause(clause: Clause, norm: Norm, vocabulary: Vocabulary) -> Data:
    return _filled(
        sentence=clause_sentence(clause, norm, vocabulary),
        when=_tree(clause.when),
        require=_tree(clause.require),
        otherwise=clause.otherwise.value if clause.otherwise else None,
        reading=clause.reading,
        alternatives=[[key, _tree(one)] for key, one in clause.alternatives.items()],
        judge_if=_tree(clause.judge_if),
        because=clause.because,
        note_if=_tree(clause.note_if),
        note=clause.note,
        severity=clause.severity.value if clause.severity else None,
        remedy=clause.remedy,
        power=clause.power.value if clause.power else None,
        same_fact_as=list(clause.same_fact_as),
    )
