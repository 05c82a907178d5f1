"""A blank self-report: a YAML file that somebody who never saw YAML can fill in with a text editor."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator

from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.sentences import sentence
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.reader import HEAD, VERSION

WIDTH = 100

_HOW = """\
Zo vult u dit in
- Vul achter elke dubbele punt uw antwoord in, na een spatie. Laat de rest staan.
- Regels die beginnen met # zijn uitleg. Die telt niet mee.
- Weet u iets niet, vul dan in: weet ik niet.
  U kunt ook invullen: niet vastgelegd, of: wil niet zeggen
- Kan een vraag met "geen" worden beantwoord? De lege regels eronder mogen dan blijven staan.
- Staat bij een vraag "alleen als", en geldt dat hier niet? Laat de vraag dan leeg.
- Gebruik spaties om in te springen, geen tabs. Laat het inspringen zoals het is.
- Zet tekst met een dubbele punt of een # tussen aanhalingstekens: "zoals dit: zo"
- Wilt u bewijs of een toelichting geven? Schrijf het antwoord dan zo:
      kamerdeuren.op_slot:
        antwoord: nooit
        bewijs: logboek van sloten 2025
        toelichting: gecontroleerd op alle kamers
- Noem nooit een naam of geboortedatum van een jongere, een ouder of een medewerker.
- Kijk tussendoor wat er nog ontbreekt met: vbm check dit-bestand.yaml"""

_PARTS = """\
Hebben meer mensen dit ingevuld? Schrijf hier dan bij elk thema wie (de functie, geen naam) en
over welke steekproef, bijvoorbeeld:
  kamerdeuren:
    ingevuld_door: teamleider
    steekproef: alle kamers, op drie dagen in mei
Anders blijft dit leeg."""

KINDS = {
    AnswerType.YES_NO: "ja of nee",
    AnswerType.NUMBER: "een heel getal, bijvoorbeeld 3",
    AnswerType.DECIMAL: "een getal, bijvoorbeeld 2,5",
    AnswerType.DATE: "een datum, bijvoorbeeld 2025-12-31",
    AnswerType.INSTANT: "een datum met tijd, bijvoorbeeld 2025-05-01 20:10; of geen, of loopt nog",
    AnswerType.INSTANTS: "momenten met een komma ertussen, bijvoorbeeld 2025-05-01 20:10, 2025-05-01 20:24; of geen",
    AnswerType.DATES: "datums met een komma ertussen, bijvoorbeeld 2025-05-01, 2025-06-28; of geen",
    AnswerType.DURATION: "een tijdsduur, bijvoorbeeld 3 uur of 45 min",
    AnswerType.SHARE: "een aantal van een totaal, bijvoorbeeld 4 van 5",
    AnswerType.TEXT: "tekst, zonder namen",
    AnswerType.SEVERAL: "ja of nee achter elk onderdeel; of geen, in plaats van de onderdelen",
    AnswerType.TABLE: "een antwoord in elke rij; of geen, in plaats van de rijen",
    AnswerType.RECORDS: "herhaal het blok met het streepje voor elk onderdeel; of geen, in plaats van het blok",
}
"""What can be filled in, by the type of the question."""

Citer = Callable[[str], str]


def blank_form(
    rulebook: Rulebook,
    vocabulary: Vocabulary,
    questions: Iterable[Question],
    *,
    setting: str = "",
    cite: Citer = str,
    schema: str = "zelfrapportage.schema.json",
    options: str = "",
) -> str:
    """Write a blank self-report in YAML.

    ``questions`` are the questions to ask, in order. ``setting`` fills in the kind of location. ``cite`` turns a
    citation into words. ``schema`` is the file name of the JSON Schema that an editor may use. ``options`` are those
    that ``vbm check`` needs for this form.
    """
    chosen = list(questions)
    lines = [
        f"# yaml-language-server: $schema={schema}",
        f"# Zelfrapportage: {rulebook.frame.title.lower()}",
        "#",
        *_comment(f"{_HOW}{options}".split("\n"), keep=True),
        "",
        f"{HEAD}: {VERSION}",
        f"regelboek: {rulebook.name}",
        "",
        "locatie:",
    ]
    for question in rulebook.questions():
        if question.header:
            lines += _block(
                question, vocabulary, cite, "  ", question.local, setting if question.id == "locatie.setting" else ""
            )
    lines += [
        "",
        *_comment(["Over welke periode gaan de aantallen? Beide dagen tellen mee."]),
        "periode:",
        "  van:",
        "  tot_en_met:",
        "",
        *_comment(["Op welke dag kloppen de antwoorden? Bijvoorbeeld 2025-12-31."]),
        "peildatum:",
        "",
        *_comment(["Wie heeft dit ingevuld? Noem de functie, geen naam."]),
        "ingevuld_door:",
        "",
        *_comment(_PARTS.split("\n"), keep=True),
        "themas:",
        "",
        "antwoorden:",
    ]
    wanted = {question.id: question for question in chosen}
    for theme in rulebook.themes:
        mine = [wanted[question.id] for question in theme.questions if question.id in wanted]
        if not mine:
            continue
        lines += ["", f"  # {'=' * (WIDTH - 4)}", f"  # {theme.title}", f"  # {'=' * (WIDTH - 4)}"]
        lines += _comment([theme.intro], "  ")
        for question in mine:
            lines += ["", *_block(question, vocabulary, cite, "  ", question.id)]
    return "\n".join(lines).rstrip() + "\n"


def _comment(paragraphs: Iterable[str], indent: str = "", *, keep: bool = False) -> Iterator[str]:
    for paragraph in paragraphs:
        if keep:
            yield f"{indent}# {paragraph}".rstrip()
            continue
        yield from textwrap.wrap(
            paragraph, WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ", break_long_words=False
        )


def _block(
    question: Question, vocabulary: Vocabulary, cite: Citer, indent: str, key: str, value: str = ""
) -> Iterator[str]:
    yield from _comment([question.ask], indent)
    if question.optional:
        yield from _comment(["Mag leeg blijven."], indent)
    if question.ask_if is not None and not question.header:
        yield from _comment([f"Alleen als: {sentence(question.ask_if, vocabulary)}."], indent)
    if question.type is AnswerType.CHOICE:
        yield from _comment(["Kies een van deze woorden:"], indent)
        width = max(len(option) for option in question.options)
        yield from (f"{indent}#   {option:<{width}}  {text}" for option, text in question.options.items())
    else:
        yield from _comment([f"Vul in: {KINDS[question.type]}."], indent)
    if question.help:
        yield from _comment([f"Uitleg: {question.help}"], indent)
    if question.evidence:
        yield from _comment([f"Bewijs: {question.evidence}"], indent)
    if question.source:
        yield from _comment([f"Bron: {'; '.join(cite(source) for source in question.source)}."], indent)
    yield f"{indent}{key}:{' ' + value if value else ''}"
    yield from _parts(question, vocabulary, indent + "  ")


def _parts(question: Question, vocabulary: Vocabulary, indent: str) -> Iterator[str]:
    match question.type:
        case AnswerType.SEVERAL:
            for option, text in question.options.items():
                yield from _comment([text], indent)
                yield f"{indent}{option}:"
        case AnswerType.TABLE:
            yield from _columns(question, vocabulary, indent)
            single = len(question.fields) == 1
            for row, text in question.rows.items():
                yield from _comment([text], indent)
                yield f"{indent}{row}:"
                if not single:
                    yield from (f"{indent}  {field.local}:" for field in question.fields)
        case AnswerType.RECORDS:
            yield from _columns(question, vocabulary, indent)
            for number, field in enumerate(question.fields):
                lead = "- " if number == 0 else "  "
                yield f"{indent}{lead}{field.local}:"
                if field.type is AnswerType.SEVERAL:
                    yield from (f"{indent}    {option}:" for option in field.options)


def _columns(question: Question, vocabulary: Vocabulary, indent: str) -> Iterator[str]:
    """Explain the fields of a list or table once, above its first record."""
    for field in question.fields:
        kind = KINDS.get(field.type, "")
        if field.type is AnswerType.CHOICE:
            kind = " | ".join(f"{option} ({text})" for option, text in field.options.items())
        if field.type is AnswerType.SEVERAL:
            listed = "; ".join(f"{option} ({text})" for option, text in field.options.items())
            kind = f"{kind}. Onderdelen: {listed}"
        parts = [f"{field.local}: {field.ask} Vul in: {kind}."]
        if field.ask_if is not None:
            parts.append(f"Alleen als: {sentence(field.ask_if, vocabulary)}.")
        if field.optional:
            parts.append("Mag leeg blijven.")
        if field.help:
            parts.append(field.help)
        yield from _comment([" ".join(parts)], indent)
