"""Findings in full: one norm with its outcome, why, on which article, and what is needed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from compliance.assessment.evaluator import Step
from compliance.assessment.fact import Fact, Missing
from compliance.assessment.facts import Facts
from compliance.assessment.reason import answered, missing_text, without_repeats
from compliance.assessment.result import Assessment, NormResult, RecordResult
from compliance.assessment.truth import Truth
from compliance.report.conclusion import is_urgent
from compliance.report.language import Language, outcome_words, translated
from compliance.report.passage import filled
from compliance.report.text import STATUS_WORDS, SYMBOLS
from compliance.report.view_parts import FindingView, Measure, MemberRow, NormLink, OutcomeView, Used
from compliance.report.words import Words, counted_words
from compliance.rulebook.expression import Leaf
from compliance.rulebook.model import Norm, Severity
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import watch_text
from compliance.seeds.fact_sheets import FactSheet, cite, sheets_of

FULL = (Outcome.NORMAFWIJKING, Outcome.OORDEEL_INSPECTEUR, Outcome.VERBETERPUNT)
"""The outcomes that get a block of their own; the others stand in a table."""

MOST_RECORDS = 25
MOST_MISSING = 6
MOST_ANSWERS = 12
ROOMS_ACROSS = 3


def outcome_view(outcome: Outcome, language: Language = Language.DUTCH) -> OutcomeView:
    """Give an outcome as a reader sees it."""
    return OutcomeView(outcome.value, SYMBOLS[outcome], outcome_words(outcome, language))


def anchor_of(norm_id: str) -> str:
    """Give the name of the place where a norm is dealt with."""
    return f"norm-{norm_id}"


def link_to(norm: Norm) -> NormLink:
    """Give a link to the place where a norm is dealt with."""
    return NormLink(norm.id, norm.title, anchor_of(norm.id))


def status_words(norm: Norm, language: Language = Language.DUTCH) -> str:
    """Give the legal status of a norm in words."""
    return translated(STATUS_WORDS[norm.status], language)


def in_force_words(norm: Norm, words: Words) -> str:
    """Say from when a norm holds, and until when if it ends."""
    start, end = norm.in_force.start, norm.in_force.end
    if end is None:
        return filled(words.lists.in_force, start=words.day(start))
    return filled(words.lists.in_force_until, start=words.day(start), end=words.day(end - timedelta(days=1)))


def citations(sources: Iterable[str], sheets: dict[str, FactSheet]) -> tuple[str, ...]:
    """Give sources in words, a document each: ``Jeugdwet, artikel 6.2.6, tweede lid; artikel 6.2.9``."""
    places: dict[str, dict[str, None]] = {}
    for source in sources:
        found = cite(source, sheets)
        places.setdefault(found.sheet.short if found else source, {})[found.locator.label if found else ""] = None
    return tuple(f"{document}, {'; '.join(labels)}".rstrip(", ") for document, labels in places.items())


class Findings:
    """Writes findings for one assessment."""

    def __init__(self, assessment: Assessment, facts: Facts, words: Words) -> None:
        self.assessment = assessment
        self.facts = facts
        self.sheets = sheets_of(assessment.rulebook)
        self.words = words
        self.norms = {result.id: result.norm for result in assessment.norms}

    def finding(self, result: NormResult) -> FindingView:
        """Give one norm in full."""
        norm = result.norm
        used, unremarkable = self._used(result)
        missing = self.missing_texts(result.missing)
        heads, members, left_out = self._members(result)
        contradicted = [one for one in self.assessment.contradictions if one.id in result.contradictions]
        return FindingView(
            link=link_to(norm),
            outcome=outcome_view(result.outcome, self.words.language),
            severity=result.severity.value,
            severity_words=self.words.severities[result.severity],
            urgent=is_urgent(result),
            secondary=result.primary is False,
            status=status_words(norm, self.words.language),
            status_note=norm.status_note or "",
            citations=citations(norm.source, self.sheets),
            in_force=in_force_words(norm, self.words),
            addressee=norm.addressee,
            explanation=norm.explanation or "",
            reason=result.reason,
            used=used,
            unremarkable=unremarkable,
            member_heads=heads,
            members=members,
            members_left_out=left_out,
            sentences=_deciding_sentences(result),
            notes=result.notes,
            watch=watch_text(norm.watch),
            related=self.links(result.related),
            missing=() if _all_named(missing, result.reason) else missing[:MOST_MISSING],
            missing_named=bool(missing) and _all_named(missing, result.reason),
            more_missing=counted_or_empty(self.words.lists.more_missing, len(missing) - MOST_MISSING),
            missing_decides=not result.outcome.breached,
            contradictions=tuple(
                dict.fromkeys(one.because for one in contradicted if one.because not in result.reason)
            ),
            measures=self.measures(result),
            to_judge=result.outcome is Outcome.OORDEEL_INSPECTEUR,
        )

    def links(self, norm_ids: Iterable[str]) -> tuple[NormLink, ...]:
        """Give links to norms that were asked."""
        return tuple(link_to(self.norms[norm_id]) for norm_id in norm_ids if norm_id in self.norms)

    def missing_texts(self, missing: Iterable[Missing]) -> tuple[str, ...]:
        """Name the missing answers, each once."""
        return tuple(dict.fromkeys(missing_text(one, self.facts) for one in missing))

    def measures(self, result: NormResult) -> tuple[Measure, ...]:
        """Give what would mend a breach, with the records where it is needed; empty where nothing is breached."""
        if not result.outcome.breached:
            return ()
        places: dict[tuple[str, str], list[str]] = {}
        urgent: set[str] = set()
        for record in result.results():
            for clause in record.clauses:
                if clause.outcome.breached and clause.remedy:
                    if result.outcome is Outcome.NORMAFWIJKING and clause.severity is Severity.SEV4:
                        urgent.add(clause.remedy)
                    names = places.setdefault((clause.remedy, clause.power.value), [])
                    if record.name and record.name not in names:
                        names.append(record.name)
        if not places and result.norm.remedy:
            places[result.norm.remedy, result.norm.power.value] = []
            urgent |= {result.norm.remedy} if is_urgent(result) else set()
        link = (link_to(result.norm),)
        return tuple(
            Measure(text, power, ", ".join(names), link, text in urgent) for (text, power), names in places.items()
        )

    def _used(self, result: NormResult) -> tuple[tuple[Used, ...], str]:
        """Give the answers that the outcome rests on, worst record first, and the records that say nothing new."""
        rows: list[Used] = []
        plain: list[str] = []
        for record in sorted(result.results(), key=lambda one: one.outcome.rank):
            quiet = record.name and record.outcome not in FULL
            texts = self._answers(record, result.reason)
            if quiet or (record.name and len(rows) >= MOST_RECORDS):
                plain.append(record.name)
            elif texts:
                rows.append(Used(record.name, outcome_view(record.outcome, self.words.language), texts))
        names = self.words.dutch(", ".join(plain[:MOST_RECORDS]) + (" …" if len(plain) > MOST_RECORDS else ""))
        return tuple(rows), filled(self.words.lists.unremarkable, names=names) if plain else ""

    def _answers(self, record: RecordResult, reason: str) -> tuple[str, ...]:
        """Give the answers that were used besides those that the reason names already."""
        steps: list[Step | None] = [] if record.applies is Truth.TRUE else [record.applicability]
        for clause in record.clauses:
            if clause.kind == "require" or clause.holds is not Truth.FALSE:
                steps += [clause.gate, clause.step]
        leaves = [leaf for step in steps if step is not None for leaf in step.leaves()]
        texts = dict.fromkeys(answered(leaf, self.facts.vocabulary) for leaf in leaves if self._worth_saying(leaf))
        return without_repeats([text for text in texts if text not in reason][:MOST_ANSWERS])

    def _worth_saying(self, leaf: Step) -> bool:
        """Whether an answer is there, and does not stand on the title page already, as the kind of location does."""
        fact = leaf.fact
        if not isinstance(leaf.expression, Leaf) or fact is None or fact == Fact(missing=fact.missing):
            return False
        question = self.facts.vocabulary.fields[leaf.expression.field].question
        return question is None or not question.header

    def _members(self, result: NormResult) -> tuple[tuple[str, ...], tuple[MemberRow, ...], str]:
        """Give the requirements of a composite against its records; nothing for another norm."""
        records = [record for record in result.results() if record.members]
        shown = records[:ROOMS_ACROSS]
        rows = [
            MemberRow(
                link_to(self.norms[member]),
                tuple(outcome_view(dict(record.members)[member], self.words.language) for record in shown),
            )
            for member in result.norm.compose
            if shown and member in self.norms and all(member in dict(record.members) for record in shown)
        ]
        left_out = ""
        if len(records) > len(shown):
            left_out = filled(self.words.lists.members_left_out, total=len(records), shown=len(shown))
        return tuple(record.name for record in shown), tuple(rows), left_out


def _deciding_sentences(result: NormResult) -> tuple[str, ...]:
    """Give the sentences of the clauses that gave the outcome; the whole rule stands in the annex."""
    clauses = [clause for clause in result.clauses() if clause.outcome is result.outcome or clause.outcome.breached]
    return tuple(dict.fromkeys(clause.sentence for clause in clauses))


def _all_named(missing: tuple[str, ...], reason: str) -> bool:
    return all(text in reason for text in missing)


def counted_or_empty(pair: tuple[str, str], number: int) -> str:
    """Give a sentence with its number, or nothing where there is nothing to count."""
    return counted_words(pair, number) if number > 0 else ""
