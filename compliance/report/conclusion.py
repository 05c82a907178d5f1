"""The conclusion in a few sentences. It never says that a location complies with the law."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.assessment.result import Assessment, NormResult
from compliance.report.passage import filled, joined
from compliance.report.words import Words, counted_words


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The kind of conclusion, and its sentences: the first is the conclusion itself."""

    kind: str
    sentences: tuple[str, ...]


def is_urgent(result: NormResult) -> bool:
    """Whether a norm is breached on a point that may not continue, as a finding of its own."""
    return result.urgent


def conclude(assessment: Assessment, words: Words) -> Conclusion:
    """Give the conclusion of an assessment.

    "Geen afwijking volgt uit de gegeven antwoorden" is said only when nothing is breached, unknown, contradictory or
    left to judge, and when at least one norm was tested.
    """
    counts, say = assessment.counts, words.conclusion
    breached = any(result.outcome.breached for result in assessment.norms)
    still_open = _still_open(assessment, words)
    closing = (say.no_judgement,)
    if breached:
        return _breaches(assessment, words, still_open)
    if still_open:
        if counts.onvoldoende_informatie:
            kind = "unknown"
        elif assessment.contradictions:
            kind = "contradiction"
        else:
            kind = "judgement"
        return Conclusion(kind, (say.no_conclusion, *still_open))
    if not counts.total:
        return Conclusion("nothing", (say.nothing,))
    if counts.niet_van_toepassing == counts.total:
        return Conclusion("not_applicable", (filled(say.not_applicable, total=counts.total), *closing))
    return Conclusion("clean", (say.clean, _tested(assessment, words), *closing))


def _breaches(assessment: Assessment, words: Words, still_open: tuple[str, ...]) -> Conclusion:
    counts, say = assessment.counts, words.conclusion
    parts = [
        filled("{number} {what}", number=number, what=pair[0 if number == 1 else 1])
        for number, pair in ((counts.normafwijking, say.deviations), (counts.verbeterpunt, say.improvements))
        if number
    ]
    one = counts.normafwijking + counts.verbeterpunt == 1
    first = filled(say.breaches[0 if one else 1], what=joined(say.both, parts))
    kind = "breaches"
    if not counts.normafwijking:
        kind = "improvements"
        if counts.verbeterpunt and not still_open:
            first = filled(say.only_improvements, what=parts[0])
    urgent = sum(is_urgent(result) for result in assessment.norms)
    sentences = [first]
    if urgent:
        sentences.append(counted_words(say.urgent, urgent))
    if counts.secondary:
        sentences.append(counted_words(say.secondary, counts.secondary))
    return Conclusion(kind, (*sentences, *still_open))


def _still_open(assessment: Assessment, words: Words) -> tuple[str, ...]:
    """Give a sentence for each thing that stands in the way of a conclusion."""
    counts, say = assessment.counts, words.conclusion
    found = (
        (say.unknown, counts.onvoldoende_informatie),
        (say.judgement, counts.oordeel_inspecteur),
        (say.contradictions, len(assessment.contradictions)),
    )
    return tuple(counted_words(pair, number, total=counts.total) for pair, number in found if number)


def _tested(assessment: Assessment, words: Words) -> str:
    counts, say = assessment.counts, words.conclusion
    tested = counts.total - counts.niet_van_toepassing
    if tested == counts.total:
        return counted_words(say.tested_all, tested)
    return counted_words(say.tested, tested, total=counts.total)
