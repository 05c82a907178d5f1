"""An assessment as plain data, for JSON. The names are a contract: grow them, don't rename."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.evaluator import Step
from compliance.assessment.result import Assessment, Counts, NormResult, RecordResult
from compliance.rulebook.answer_type import NoMoment, Share
from compliance.rulebook.expression import Leaf
from compliance.rulebook.model import OwnRules
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import duration_text, watch_text
from compliance.rulebook.vocabulary import Vocabulary

SCHEMA_VERSION = 1


def assessment_data(assessment: Assessment) -> dict[str, Any]:
    """Give an assessment as data of JSON types only.

    Outcomes are the six fixed words. ``applies`` and ``holds`` are ``true``, ``false`` or ``null`` (not known, or
    nothing to test). ``answers`` holds the answers that decided, by field; of records only the first that decided.
    """
    report, frame = assessment.report, assessment.rulebook.frame
    vocabulary = vocabulary_of(assessment.rulebook)
    return {
        "schema_version": SCHEMA_VERSION,
        "public": assessment.public,
        "rulebook": {
            "id": frame.id,
            "version": frame.version,
            "digest": assessment.rulebook.digest,
            "checked_until": frame.checked_until.isoformat(),
            "reference_date_beyond_check": assessment.beyond_check,
            "own": own_data(assessment.rulebook.own),
        },
        "self_report": {
            "digest": report.digest or None,
            "source": report.source or None,
            "location": {
                "name": report.text("locatie.naam"),
                "setting": report.text("locatie.setting"),
                "house_type": report.text("locatie.soort_huis"),
            },
            "reference_date": assessment.reference_date.isoformat(),
            "period": {
                "from": report.period.start.isoformat() if report.period.start else None,
                "to": report.period.end.isoformat() if report.period.end else None,
            },
        },
        "profile": assessment.selection.profile.id,
        "selected_themes": [theme.theme for theme in assessment.selection.themes],
        "norms": [norm_data(result, vocabulary) for result in assessment.norms],
        "not_asked": list(assessment.not_asked),
        "themes": [
            {"id": theme.id, "title": theme.title, "outcome": theme.outcome.value, "counts": counts_data(theme.counts)}
            for theme in assessment.themes
        ],
        "counts": counts_data(assessment.counts),
        "contradictions": [
            {
                "id": one.id,
                "because": one.because,
                "fields": list(one.fields),
                "record": one.record,
                "list": one.list,
                "numbers": list(one.numbers),
            }
            for one in assessment.contradictions
        ],
        "closed_answers": list(assessment.closed_answers),
    }


def counts_data(counts: Counts) -> dict[str, int]:
    """Give counts by outcome, the secondary findings apart, and the total."""
    return {outcome.value: counts.of(outcome) for outcome in Outcome} | {
        "secondary": counts.secondary,
        "total": counts.total,
    }


def own_data(own: OwnRules | None) -> dict[str, Any] | None:
    """Give what was added to and changed in the shipped rulebook; ``None`` for the shipped rulebook itself."""
    if own is None:
        return None
    return {
        "title": own.title,
        "version": own.version,
        "shipped": own.shipped,
        "themes": list(own.themes),
        "changes": [asdict(one) for one in own.changes],
    }


def norm_data(result: NormResult, vocabulary: Vocabulary) -> dict[str, Any]:
    """Give the result of one norm as data."""
    norm = result.norm
    return {
        "id": norm.id,
        "theme": norm.theme,
        "title": norm.title,
        "applies": result.applies.as_boolean,
        "holds": result.holds.as_boolean,
        "outcome": result.outcome.value,
        "primary": result.primary,
        "related": list(result.related),
        "severity": result.severity.value,
        "status": norm.status.value,
        "source": list(norm.source),
        "in_force": {
            "from": norm.in_force.start.isoformat(),
            "to": norm.in_force.end.isoformat() if norm.in_force.end else None,
        },
        "reason": result.reason,
        "notes": list(result.notes),
        "watch": watch_text(norm.watch) or None,
        "recheck": norm.watch.recheck.isoformat() if norm.watch else None,
        "answers": _answers(result.results(), vocabulary),
        "missing": list(dict.fromkeys(one.field for one in result.missing)),
        "records": [_record(record, vocabulary) for record in result.records],
        "requirements_met": {"met": result.met[0], "of": result.met[1]} if result.met else None,
        "contradictions": list(result.contradictions),
    }


def _record(record: RecordResult, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "number": record.number,
        "name": record.name,
        "applies": record.applies.as_boolean,
        "holds": record.holds.as_boolean,
        "outcome": record.outcome.value,
        "answers": _answers((record,), vocabulary),
        "members": {member: outcome.value for member, outcome in record.members},
        "missing": list(dict.fromkeys(one.field for one in record.missing)),
    }


def _answers(results: tuple[RecordResult, ...], vocabulary: Vocabulary) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for leaf in _leaves(results):
        if isinstance(leaf.expression, Leaf) and leaf.fact is not None and leaf.fact.value is not None:
            found.setdefault(leaf.expression.field, plain(leaf.fact.value))
    return {name: found[name] for name in sorted(found, key=list(vocabulary.fields).index)}


def _leaves(results: tuple[RecordResult, ...]) -> list[Step]:
    steps: list[Step | None] = []
    for result in results:
        steps.append(result.applicability)
        for clause in result.clauses:
            steps += [clause.gate, clause.step]
    return [leaf for step in steps if step is not None for leaf in step.leaves()]


def plain(value: object) -> bool | int | str | list[Any] | dict[str, int]:
    """Give a value as JSON types: ja and nee as booleans, a share as count and total, times as ISO text."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, NoMoment):
        return value.value
    if isinstance(value, Share):
        return {"count": value.count, "total": value.total}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if hasattr(value, "total_seconds"):
        return duration_text(value)  # type: ignore[arg-type]  # only a duration has total_seconds
    return str(value)
