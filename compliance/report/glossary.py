"""The glossary: the terms of the rulebook, and in another language those that the report itself keeps in Dutch."""

from __future__ import annotations

from compliance.report.language import Language, catalogue, dutch
from compliance.report.passage import filled
from compliance.report.view_model import TermView
from compliance.rulebook.model import Rulebook
from compliance.seeds.fact_sheets import FactSheet, cite


def glossary(rulebook: Rulebook, sheets: dict[str, FactSheet], language: Language) -> tuple[TermView, ...]:
    """Give the terms in order. In another language the gloss of a term comes first, and the Dutch meaning behind it."""
    meanings = {one.term: one.meaning for one in rulebook.frame.glossary}
    sources = {
        one.term: "; ".join(found.text for source in one.source if (found := cite(source, sheets)))
        for one in rulebook.frame.glossary
    }
    glosses = {} if language is Language.DUTCH else catalogue().glosses

    def meaning(term: str) -> str:
        words = dutch(meanings.get(term, ""), language)
        if term not in glosses:
            return words
        gloss = glosses[term][0].upper() + glosses[term][1:]
        return filled("{gloss}. {words}", gloss=gloss, words=words) if words else f"{gloss}."

    terms = sorted(meanings) if language is Language.DUTCH else sorted({*meanings, *glosses}, key=str.casefold)
    return tuple(TermView(dutch(term, language), meaning(term), sources.get(term, "")) for term in terms)
