"""A blank map of columns: every field of a list, to write the name of a column behind."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.question import Question
from compliance.selfreport.table_field import targets

WIDTH = 110

_HOW = """\
Een kolommenbestand: welke kolom van uw register hoort bij welk veld van de zelfrapportage
- Schrijf achter elk veld de naam van de kolom, precies zoals in de kopregel van de export.
- Laat leeg wat niet in het register staat. Een kolom die hier niet staat, wordt niet gelezen.
- Datum en tijd in twee kolommen? begin: {datum: Begindatum, tijd: Begintijd}
- Andere woorden? plaats: {kolom: Locatie, woorden: {VR: veilige_ruimte, SLK: eigen_kamer}}
- Datums als 31/12/2025? Haal het hekje weg voor datumvorm.
- Staan er ook andere maatregelen in het register? Haal de hekjes weg voor alleen.
- Gebruik het zo in de zelfrapportage:"""


def blank_map(questions: Iterable[Question]) -> str:
    """Write a blank map of columns for one or more lists, in YAML. Left blank as it is, it is a sound map."""
    questions = tuple(questions)
    lines = [*(f"# {line}" for line in _HOW.split("\n"))]
    lines += [f"#     {question.id}: {{register: export.xlsx, kolommen: kolommen.yaml}}" for question in questions]
    lines += ["", "kolommen: 1", "# blad: Blad1", "# kopregel: 1", "# datumvorm: dd/mm/jjjj", "", "lijsten:"]
    for question in questions:
        lines += ["", f"  # {question.label}", f"  {question.id}:"]
        lines += ["    # alleen: {kolom: Soort maatregel, is: [insluiting]}", "    velden:"]
        for name, field in targets(question).items():
            lines += [*_explained(field), f"      {name}:"]
    return "\n".join(lines) + "\n"


def _explained(field: Question) -> Iterator[str]:
    text = field.label
    if field.type is AnswerType.CHOICE:
        text += f" ({', '.join(field.options)})"
    elif field.type is AnswerType.YES_NO:
        text += " (ja, nee)"
    yield from textwrap.wrap(text, WIDTH, initial_indent="      # ", subsequent_indent="      #   ")
