"""One norm as text, for who reads or writes rules: what it is in law, what it asks, and what it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.validity import fields_read, question_of
from compliance.report.text import STATUS_WORDS, wrapped
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.sentences import day_text, norm_sentences, watch_text
from compliance.seeds.fact_sheets import FactSheet, cite, sheets_of


def norm_text(norm: Norm, rulebook: Rulebook) -> str:
    """Give one version of a norm in plain Dutch sentences.

    A draft says that it is no law; a norm that is only background says that it finds nothing, and shows no severity.
    """
    return "\n".join(_lines(norm, rulebook))


def _lines(norm: Norm, rulebook: Rulebook) -> Iterator[str]:
    vocabulary = vocabulary_of(rulebook)
    weight = "achtergrond" if norm.judge == "never" else norm.severity
    yield f"{norm.id} – {norm.title}"
    yield f"Thema {norm.theme} · {weight} · {STATUS_WORDS[norm.status]} · voor: {norm.addressee}"
    yield from _in_force(norm, rulebook)
    for text in (norm.status_note, norm.explanation, watch_text(norm.watch)):
        if text:
            yield f"\n{wrapped(text)}"
    yield from _listed("Bronnen", (_cited(source, sheets_of(rulebook)) for source in norm.source))
    asks = [*norm_sentences(norm, vocabulary), *([norm.because] if norm.judge and norm.because else [])]
    yield from _listed("Wat de norm vraagt", asks)
    questions = {one.id: one for name in fields_read(norm, vocabulary) if (one := question_of(name, vocabulary))}
    yield from _listed("Vragen die de norm leest", (f"{one.id}: {one.ask}" for one in questions.values()))
    yield from _listed("Voorbeelden", (f"{example.name}: {example.expect.printed}" for example in norm.examples))


def _in_force(norm: Norm, rulebook: Rulebook) -> Iterator[str]:
    start = day_text(norm.in_force.start)
    if norm.announced:
        yield wrapped(
            "Deze norm is alleen aangekondigd. Zij geldt nog niet en telt in geen enkele uitkomst mee. "
            f"Wat zij zou geven, toont vbm assess --what-if. Verwacht vanaf {start}."
        )
    else:
        end = f" tot {day_text(norm.in_force.end)}" if norm.in_force.end else ""
        yield f"Geldt vanaf {start}{end}."
    if norm.replaces is not None:
        yield wrapped(f"Komt in de plaats van {norm.replaces} – {rulebook.versions(norm.replaces)[-1].title}")
    for draft in rulebook.drafts():
        if draft.replaces == norm.id:
            yield wrapped(f"Aangekondigd is dat {draft.id} hiervoor in de plaats komt – {draft.title}")


def _cited(source: str, sheets: dict[str, FactSheet]) -> str:
    found = cite(source, sheets)
    return f"{found.text}: {found.locator.gist}" if found else source


def _listed(heading: str, texts: Iterable[str]) -> Iterator[str]:
    lines = [wrapped(text, "    ", "  - ") for text in texts]
    if lines:
        yield f"\n{heading}:"
        yield from lines
