"""The free texts of a self-report, where each of them stands, and what in them looks like a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from compliance.files.fault import Fault, fault, nearest_name
from compliance.files.node import Place
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.selfreport.answers import EVIDENCE, NOTE
from compliance.selfreport.model import NOWHERE, Answer, SelfReport
from compliance.selfreport.person_patterns import patterns_for
from compliance.selfreport.persons import Kind, mark_of, persons_in

CODES = {
    Kind.BSN: "P501",
    Kind.BIRTH: "P502",
    Kind.EMAIL: "P503",
    Kind.PHONE: "P504",
    Kind.NAME_AND_AGE: "P505",
    Kind.ADDRESS: "P506",
}
LEFT_OVER = "P511"


@dataclass(frozen=True, slots=True)
class FreeText:
    """One text that somebody typed: its path in the self-report, its place in a file, and the text itself."""

    path: str
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class PersonFinding:
    """A sign of a person in one text. The text itself is not kept, so that nothing can print it."""

    kind: Kind
    path: str
    place: Place
    mark: str

    @property
    def warning(self) -> Fault:
        """The finding in words, by the catalogue: P501 to P506. It shows the place and never the text."""
        return fault(CODES[self.kind], self.place, path=self.path, mark=self.mark)


def person_warnings(report: SelfReport, rulebook: Rulebook) -> tuple[tuple[PersonFinding, ...], tuple[Fault, ...]]:
    """Give what in a self-report looks like a person, and the recorded marks that belong to nothing that was found.

    Findings whose mark is recorded under ``geen_persoonsgegeven`` are left out.
    """
    recorded = {mark: report.places.get(mark, Place(report.source)) for mark in report.no_persons}
    return warnings_about(free_texts(report, rulebook), recorded, report.reference_date, rulebook)


def warnings_about(
    texts: Iterable[FreeText], recorded: Mapping[str, Place], day: date | None, rulebook: Rulebook
) -> tuple[tuple[PersonFinding, ...], tuple[Fault, ...]]:
    """Give what in some texts looks like a person on a day, and the recorded marks that belong to nothing found.

    ``recorded`` are marks of findings that somebody looked at, each with its place; those findings are left out.
    """
    found = tuple(dict.fromkeys(_findings(texts, day, rulebook)))
    marks = {one.mark for one in found}
    left = tuple(
        fault(LEFT_OVER, _without_text(place), nearest=nearest_name(mark, marks - set(recorded)), mark=mark)
        for mark, place in recorded.items()
        if mark not in marks
    )
    return tuple(one for one in found if one.mark not in recorded), left


def _findings(texts: Iterable[FreeText], day: date | None, rulebook: Rulebook) -> Iterator[PersonFinding]:
    patterns = patterns_for(rulebook)
    seen: dict[str, tuple[Kind, ...]] = {}
    for one in texts:
        if one.text not in seen:
            seen[one.text] = tuple({sign.kind: None for sign in persons_in(one.text, day, patterns)})
        for kind in seen[one.text]:
            yield PersonFinding(kind, one.path, _without_text(one.place), mark_of(kind, one.path, one.text))


def free_texts(report: SelfReport, rulebook: Rulebook) -> Iterator[FreeText]:
    """Give every free text of a self-report: texts of the header, answers of the type text, evidence and notes.

    So are who answered a theme and on which sample, and what a workbook says outside its cells. Names of groups and
    other records are answers of the type text. A cell of a table has the place of its row.
    """
    for name, text in (("ingevuld_door", report.filled_in_by), ("regelboek", report.rulebook)):
        if text:
            yield FreeText(name, report.places.get(name, Place(report.source)), text)
    typed = {
        one.id
        for question in rulebook.questions()
        for one in (question, *question.fields)
        if one.type is AnswerType.TEXT
    }
    for theme, part in report.parts.items():
        for key, text in (("ingevuld_door", part.filled_in_by), ("steekproef", part.sample)):
            path = f"themas.{theme}.{key}"
            if text:
                yield FreeText(path, report.places.get(path, Place(report.source)), text)
    for place, text in report.beside:
        yield FreeText(place.cell or place.source_line or report.source, place, text)
    for name, answer in report:
        yield from _of(name, name, answer, answer.place, typed)


def _of(name: str, path: str, answer: Answer, around: Place, typed: set[str]) -> Iterator[FreeText]:
    place = answer.place if answer.place != NOWHERE else around
    if isinstance(answer.value, str) and name in typed:
        yield FreeText(path, place, answer.value)
    for word, text, aside in zip((EVIDENCE, NOTE), (answer.evidence, answer.note), answer.asides, strict=True):
        if text:
            yield FreeText(f"{path}.{word}", aside if aside != NOWHERE else place, text)
    for key, option in answer.options:
        yield from _of("", f"{path}.{key}", option, place, typed)
    for record in answer.records or ():
        inside = record.place if record.place != NOWHERE else place
        for field, one in record.answers:
            local = field.removeprefix(f"{record.list}.")
            yield from _of(field, f"{path}[{record.key or record.number}].{local}", one, inside, typed)


def _without_text(place: Place) -> Place:
    """Give a place without the line that stands there: that line is what must not be printed."""
    return Place(place.file or "zelfrapportage", place.line, place.column, cell=place.cell)
