"""The room for one answer on paper: what to tick and where to write, by the kind of answer."""

from __future__ import annotations

from compliance.forms.paper_model import Blank, Option, Space
from compliance.forms.paper_words import PaperWords
from compliance.forms.routing import letter
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.question import Question

LINES = 3
"""Lines for a text, or for several moments."""

YES_NO = ("ja", "nee")


def space_of(question: Question, words: PaperWords) -> Space:
    """Give the room for the answer to a question; of a list or table, what can be ticked beside its grid."""
    unit = question.unit[1] if question.unit else ""
    match question.type:
        case AnswerType.CHOICE:
            return Space(options=options_of(question))
        case AnswerType.SEVERAL:
            return Space(parts=options_of(question), ticks=(words.none_of_these,), hint=words.several)
        case AnswerType.NUMBER | AnswerType.DECIMAL:
            decimal = words.decimal if question.type is AnswerType.DECIMAL else ""
            limit = words.maximum.format(maximum=question.maximum) if question.maximum is not None else ""
            return Space(blanks=(Blank("number", after=unit),), hint="; ".join(filter(None, (decimal, limit))))
        case AnswerType.SHARE:
            return Space(blanks=(Blank("number"), Blank("number", before=words.of, after=unit)))
        case AnswerType.TEXT:
            return Space(lines=1 if question.header else LINES)
        case AnswerType.TABLE:
            none = all(field.none is not None or field.ask_if is not None for field in question.fields)
            return Space(ticks=(words.none_in_rows,) if none else ())
        case _:
            return _fixed(words)[question.type]


def _fixed(words: PaperWords) -> dict[AnswerType, Space]:
    """Give the room for answers that look the same at every question."""
    dates = date_blanks(words)
    time = (Blank("two", before=words.hour), Blank("two", before=words.minute))
    return {
        AnswerType.YES_NO: Space(ticks=YES_NO),
        AnswerType.DATE: Space(blanks=dates),
        AnswerType.INSTANT: Space(blanks=(*dates, *time), ticks=(words.none_moment, words.still_running)),
        AnswerType.INSTANTS: Space(lines=LINES, ticks=(words.none_moments,), hint=words.moments),
        AnswerType.DATES: Space(lines=LINES, ticks=(words.none_moments,), hint=words.dates),
        AnswerType.DURATION: Space(blanks=(Blank("number", after=words.hours), Blank("two", after=words.minutes))),
        AnswerType.RECORDS: Space(ticks=(words.none_in_list,)),
    }


def options_of(question: Question) -> tuple[Option, ...]:
    """Give the options of a question with their letters."""
    return tuple(Option(letter(place), text) for place, text in enumerate(question.options.values()))


def date_blanks(words: PaperWords) -> tuple[Blank, ...]:
    """Give three boxes for a date."""
    return Blank("two", before=words.day), Blank("two", before=words.month), Blank("four", before=words.year)
