"""The words of the workbook form: what its cells say, which answers they offer, and how its sheets are called."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from compliance.rulebook.answer_type import AnswerType, NoMoment
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import sentence
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.answers import ANSWER, EVIDENCE, NONE, NOTE
from compliance.selfreport.form import KINDS
from compliance.selfreport.model import Answer, Reason
from compliance.selfreport.workbook_layout import Path, columns_of, place_of_column
from compliance.selfreport.writer import written

HOW = """\
Dit is een formulier om in te vullen: een zelfevaluatie van één locatie. Het rekent niets uit.
Vul uw antwoord in de gele cellen in. Bewijs en toelichting mogen erbij. De andere cellen zitten op slot.
Begin met het blad ‘Locatie’. Daarna mag u de bladen in elke volgorde invullen.
Bij veel cellen kunt u kiezen uit een lijst: klik op het pijltje, of druk op Alt en pijl omlaag.
Weet u iets niet? Kies dan: weet ik niet. U kunt ook kiezen: niet vastgelegd, of: wil niet zeggen.
Laat een vraag leeg als u haar nog niet hebt beantwoord. Leeg betekent: niet beantwoord.
Staat er ‘Alleen als’, en is dat bij u niet zo? Laat de vraag dan leeg.
Schrijf een datum als 31-12-2025 en een moment als 31-12-2025 20:10. Schrijf een aantal van een totaal als: 4 van 5.
Sommige vragen zijn een lijst, met een eigen blad: één rij voor elk onderdeel. Er mogen meer rijen bij.
Is er niets te melden? Kies dan ‘geen’ bij de vraag zelf. Laat het blad met de lijst dan leeg.
Gebruik geen formules, en haal geen rijen, kolommen of bladen weg.
Noem nooit een naam of geboortedatum van een jongere, een ouder of een medewerker.
Doe dat ook niet in een opmerking bij een cel, of in de eigenschappen van het bestand.
Bewaar het bestand als Excel-werkmap (.xlsx). Bewaren is nog niet insturen."""

_REASONS = tuple(reason.value for reason in Reason)
_MOMENTS = tuple(moment.value for moment in NoMoment)
_ITEMS = {AnswerType.SEVERAL, AnswerType.TABLE, AnswerType.RECORDS}
_STRICT = {AnswerType.YES_NO, AnswerType.CHOICE, *_ITEMS}
_LEFT = {AnswerType.INSTANT: _MOMENTS, AnswerType.INSTANTS: (NONE,), AnswerType.DATES: (NONE,)}
_KINDS = {
    **KINDS,
    AnswerType.DATE: "een datum, bijvoorbeeld 31-12-2025",
    AnswerType.INSTANT: "een datum met tijd, bijvoorbeeld 1-5-2025 20:10; of geen, of loopt nog",
    AnswerType.INSTANTS: "momenten met een komma ertussen, bijvoorbeeld 1-5-2025 20:10, 1-5-2025 20:24; of geen",
    AnswerType.DATES: "datums met een komma ertussen, bijvoorbeeld 1-5-2025, 28-6-2025; of geen",
}
_WHOLE = {
    AnswerType.SEVERAL: "antwoord in de rijen hieronder. Geldt er geen een, kies dan hier: geen",
    AnswerType.TABLE: "antwoord in de rijen hieronder",
    AnswerType.RECORDS: "antwoord op het blad ‘{sheet}’. Is er niets te melden, kies dan hier: geen",
}


def how(question: Question, sheet: str = "") -> str:
    """Say what can be filled in; ``sheet`` is where the parts are, when that is another sheet."""
    if question.type is AnswerType.CHOICE:
        return f"Kies uit: {'; '.join(shown(question, option) for option in question.options)}."
    if question.type not in _WHOLE:
        return f"Vul in: {_KINDS[question.type]}."
    words = _WHOLE[question.type].format(sheet=sheet)
    if question.type is AnswerType.TABLE:
        words = f"antwoord op het blad ‘{sheet}’" if sheet else words
        words += ". Is het overal geen, kies dan hier: geen" if can_be_none(question) else ""
    return f"{words[0].upper()}{words[1:]}."


def can_be_none(table: Question) -> bool:
    """Whether ``geen`` can be the answer to a table as a whole."""
    return all(field.none is not None or field.ask_if is not None for field in table.fields)


def choices_of(question: Question) -> tuple[tuple[str, ...], bool]:
    """Give what a cell offers to choose from, and whether anything else is refused."""
    strict = question.type in _STRICT
    match question.type:
        case AnswerType.YES_NO:
            words: tuple[str, ...] = ("ja", "nee")
        case AnswerType.CHOICE:
            words = tuple(shown(question, option) for option in question.options)
        case AnswerType.SEVERAL | AnswerType.RECORDS:
            words = (NONE,)
        case AnswerType.TABLE:
            words = (NONE,) if can_be_none(question) else ()
        case _:
            words = _LEFT.get(question.type, ())
    return (words if question.header else (*words, *_REASONS)), strict


def shown(question: Question, option: str) -> str:
    """Give an option as a cell shows it: its text, or its key where its text could be read as something else."""
    text = question.options[option]
    others = [(key, other) for key, other in question.options.items() if key != option]
    taken = {word.lower() for pair in others for word in pair}
    plain = text == " ".join(text.split()) == text.strip("“”„‘’") and text.lower() not in {*taken, *_REASONS}
    return text if plain else option


def asked(question: Question, vocabulary: Vocabulary) -> str:
    """Give the question with when it is asked, and whether it may stay blank."""
    lines = [question.ask]
    if question.ask_if is not None and not question.header:
        lines.append(f"Alleen als: {sentence(question.ask_if, vocabulary)}.")
    if question.optional:
        lines.append("Mag leeg blijven.")
    return "\n".join(lines)


def explained(question: Question, sheet: str = "") -> str:
    """Give what can be filled in, the help, and what may serve as evidence."""
    evidence = f"Bewijs: {question.evidence}" if question.evidence else None
    return "\n".join(filter(None, (how(question, sheet), question.help, evidence)))


def answer_words(question: Question, answer: Answer | None) -> str:
    """Give what stands in the cell of an answer; nothing where the parts hold it."""
    if answer is None:
        return ""
    if answer.reason is not None:
        return answer.reason.value
    if answer.records == ():
        return NONE
    if isinstance(answer.value, str) and question.type is AnswerType.CHOICE:
        return shown(question, answer.value)
    found = "" if answer.value is None else written(answer.value)
    return ", ".join(map(str, found)) if isinstance(found, list) else str(found)


def role_words(question: Question, answer: Answer | None, role: str) -> str:
    """Give what stands in a cell: the answer, the evidence or the note."""
    if answer is None:
        return ""
    return {ANSWER: answer_words(question, answer), EVIDENCE: answer.evidence, NOTE: answer.note}[role]


def more_columns(question: Question, answer: Answer | None) -> Iterator[tuple[Path, Question, str]]:
    """Give the columns that only a filled-in list or table needs: evidence, notes, a reason for a field as a whole."""
    records = answer.records or () if answer is not None else ()
    wholes = [((field.local,), field) for field in question.fields if field.type is AnswerType.SEVERAL]
    for path, field in (*wholes, *columns_of(question)):
        given = [found for record in records if (found := inside(record.answer(f"{question.id}.{path[0]}"), path[1:]))]
        if field.type is AnswerType.SEVERAL and any(one.reason for one in given):
            yield path, field, ANSWER
        if any(one.evidence for one in given):
            yield path, field, EVIDENCE
        if any(one.note for one in given):
            yield path, field, NOTE


def inside(answer: Answer | None, path: Sequence[str]) -> Answer | None:
    """Give the answer to a part of a field with several parts, or the answer itself."""
    return answer.option(path[0]) if answer is not None and path else answer


def column_name(name: str, label: str) -> str:
    """Give the heading of a column with this id."""
    _, role = place_of_column(name)
    return label if role == ANSWER else f"{label} ({role})"


class SheetNames:
    """Gives each sheet a name that Excel accepts and that no other sheet has."""

    def __init__(self) -> None:
        self._taken = {"history"}

    def of(self, title: str) -> str:
        """Give the name for a title: at most 31 characters, without signs that mean something to Excel."""
        clean = " ".join(re.sub(r"[\[\]:*?/\\]", " ", title).split()).strip("'") or "Blad"
        number, name = 1, cut(clean, 31)
        while name.casefold() in self._taken:
            number += 1
            name = f"{cut(clean, 31 - len(f' {number}'))} {number}"
        self._taken.add(name.casefold())
        return name


_LOOSE = re.compile(r"(?:,|'| (?:aan|bij|dat|de|die|een|en|het|in|met|na|of|op|over|te|van|voor))+$")
"""What a name should not end with when it is cut off."""


def cut(text: str, length: int) -> str:
    """Give the beginning of a text, up to the end of a word where it can be."""
    if len(text) <= length:
        return text
    return _LOOSE.sub("", textwrap.shorten(text, length, placeholder="")) or text[:length].rstrip(" '")
