"""Parts of one self-report, filled in by different people, made into one.

What stands in one part is taken; what is equal in several is taken once; what differs is a conflict, and nothing is
chosen unless somebody says which part counts. Several-of questions and tables are merged part by part and cell by
cell, for those have names; a list of records is one answer, for records have none. Evidence and notes are kept all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from compliance.files.node import Place
from compliance.rulebook.answer_type import AnswerType
from compliance.rulebook.model import Rulebook
from compliance.rulebook.question import Question
from compliance.selfreport.model import NOWHERE, Answer, Period, Record, SelfReport, ThemePart
from compliance.selfreport.writer import answer_words

HEADER = "locatie"
"""Conflicts about the location, the period and the reference date belong to this word, as others do to a theme."""

BETWEEN = "; "
"""Stands between texts of several parts."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one part says in a conflict: its file, the place in it, and the answer in words."""

    source: str
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question that parts answer differently. ``taken`` is the file whose answer was taken, or empty."""

    name: str
    label: str
    theme: str
    sides: tuple[Side, ...]
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which part counts where parts differ: by theme (or ``locatie``), and for the rest. Parts go by their source."""

    prefer: str = ""
    themes: Mapping[str, str] = field(default_factory=dict)

    def of(self, theme: str) -> str:
        """Give the source of the part that counts for a theme, or an empty string."""
        return self.themes.get(theme, self.prefer)


@dataclass(frozen=True, slots=True)
class Merged:
    """The parts as one; ``report`` is ``None`` where a conflict is left. ``settled`` are those that were chosen in."""

    report: SelfReport | None
    conflicts: tuple[Conflict, ...]
    settled: tuple[Conflict, ...]


def merged_report(parts: Sequence[SelfReport], rulebook: Rulebook, choice: Choice | None = None) -> Merged:
    """Make one self-report of its parts. The order of the parts makes no difference as long as they do not conflict."""
    return _Merger(parts, rulebook, choice or Choice()).merged()


_Given = tuple[str, Answer]


class _Merger:
    def __init__(self, parts: Sequence[SelfReport], rulebook: Rulebook, choice: Choice) -> None:
        self.parts = parts
        self.rulebook = rulebook
        self.choice = choice
        self.conflicts: list[Conflict] = []

    def merged(self) -> Merged:
        answers: dict[str, Answer] = {}
        for theme in self.rulebook.themes:
            for question in theme.questions:
                given = [(part.source, answer) for part in self.parts if (answer := part.answer(question.id))]
                found = self._answer(question, given, HEADER if question.header else theme.theme, question.id)
                if found is not None:
                    answers[question.id] = found
        start = self._day("periode.van", "Begin van de periode", lambda one: one.period.start)
        end = self._day("periode.tot_en_met", "Einde van de periode", lambda one: one.period.end)
        reference = self._day("peildatum", "Peildatum", lambda one: one.reference_date)
        report = SelfReport(
            source="",
            digest="",
            answers=answers,
            reference_date=reference,
            period=Period(start, end),
            filled_in_by=_joined(part.filled_in_by for part in self.parts),
            rulebook=self._rulebook(),
            registers=tuple({use.list: use for part in self.parts for use in part.registers}.values()),
            parts=self._parts(),
        )
        left = tuple(one for one in self.conflicts if not one.taken)
        settled = tuple(one for one in self.conflicts if one.taken)
        return Merged(None if left else report, left, settled)

    def _rulebook(self) -> str:
        """Give the rulebook that all answers belong to; reading a part has brought it up to date."""
        named = {part.rulebook for part in self.parts if part.rulebook}
        return named.pop() if len(named) == 1 else self.rulebook.name if named else ""

    def _parts(self) -> dict[str, ThemePart]:
        """Tell who answered each theme; where the parts come from different people, also by who filled in the part."""
        several = len({part.filled_in_by for part in self.parts if part.filled_in_by}) > 1
        found = {}
        for theme in self.rulebook.themes:
            asked = {question.id for question in theme.questions if not question.header}
            by, samples = [], []
            for part in self.parts:
                said = part.parts.get(theme.theme, ThemePart())
                answered = any(name in asked and answer.given for name, answer in part)
                by.append(said.filled_in_by or (part.filled_in_by if several and answered else ""))
                samples.append(said.sample)
            whole = ThemePart(_joined(by), _joined(samples))
            if whole != ThemePart():
                found[theme.theme] = whole
        return found

    def _day(self, name: str, label: str, day_of: Callable[[SelfReport], date | None]) -> date | None:
        days = [(part, day) for part in self.parts if (day := day_of(part)) is not None]
        if len({day for _, day in days}) < 2:
            return days[0][1] if days else None
        sides = [Side(part.source, part.places.get(name, NOWHERE), day.isoformat()) for part, day in days]
        taken = self._settled(name, label, HEADER, sides)
        return next(day for part, day in days if part.source == taken) if taken else None

    def _answer(self, question: Question, sides: Iterable[_Given], theme: str, name: str) -> Answer | None:
        """Give the answer of all parts to a question; ``name`` is what a conflict about it is called."""
        given = [(source, answer) for source, answer in sides if answer.given]
        if not given:
            return None
        cores = [(source, core) for source, answer in given if (core := _core(answer)) != Answer()]
        whole, dropped = self._whole(question, cores, theme, name)
        kept = [answer for _, answer in given if _core(answer) not in dropped]
        return replace(whole, evidence=_joined(one.evidence for one in kept), note=_joined(one.note for one in kept))

    def _whole(self, question: Question, cores: list[_Given], theme: str, name: str) -> tuple[Answer, list[Answer]]:
        """Give the answer without evidence and note, and the answers of other parts that were not taken."""
        if not cores:
            return Answer(), []
        if all(core == cores[0][1] for _, core in cores):
            return max((core for _, core in cores), key=lambda one: one.files), []
        if question.type is AnswerType.SEVERAL and all(core.options for _, core in cores):
            return self._options(question, cores, theme, name), []
        if question.type is AnswerType.TABLE and all(core.records for _, core in cores):
            return self._rows(question, cores, theme, name), []
        sides = [Side(source, core.place, answer_words(question, core)) for source, core in cores]
        taken = self._settled(name, question.label, theme, sides)
        whole = next((core for source, core in cores if source == taken), Answer())
        return whole, [core for _, core in cores if core != whole]

    def _options(self, question: Question, cores: list[_Given], theme: str, name: str) -> Answer:
        inner = question.model_copy(update={"type": AnswerType.YES_NO})
        options = []
        for key, text in question.options.items():
            given = [(source, one) for source, core in cores if (one := core.option(key))]
            labelled = inner.model_copy(update={"label": f"{question.label}: {text}"})
            found = self._answer(labelled, given, theme, f"{name}.{key}")
            if found is not None:
                options.append((key, found))
        return replace(cores[0][1], options=tuple(options))

    def _rows(self, question: Question, cores: list[_Given], theme: str, name: str) -> Answer:
        rows = []
        for number, key in enumerate(question.rows, start=1):
            given = [(source, row) for source, core in cores for row in core.records or () if row.key == key]
            answers = []
            for inner in question.fields:
                cells = [(source, one) for source, row in given if (one := row.answer(inner.id))]
                labelled = inner.model_copy(update={"label": f"{question.rows[key]}: {inner.label}"})
                found = self._answer(labelled, cells, theme, f"{name}.{key}.{inner.local}")
                if found is not None:
                    answers.append((inner.id, found))
            place = given[0][1].place if given else NOWHERE
            rows.append(Record(question.id, number, question.rows[key], key, tuple(answers), place))
        return replace(cores[0][1], records=tuple(rows))

    def _settled(self, name: str, label: str, theme: str, sides: list[Side]) -> str:
        """Keep a conflict, and give the part that counts in it; an empty string where nobody chose."""
        wanted = self.choice.of(theme)
        taken = wanted if any(side.source == wanted for side in sides) else ""
        self.conflicts.append(Conflict(name, label, theme, tuple(sides), taken))
        return taken


def _core(answer: Answer) -> Answer:
    """Give the answer itself, without evidence and note and without what is blank, so that equal answers are equal."""
    options = tuple((key, one) for key, one in answer.options if one.given)
    records = answer.records
    if records is not None:
        records = tuple(replace(one, answers=tuple(sorted(_cells(one)))) for one in records)
    return replace(answer, options=options, records=records, evidence="", note="")


def _cells(record: Record) -> Iterable[tuple[str, Answer]]:
    return (
        (name, replace(_core(one), evidence=one.evidence, note=one.note)) for name, one in record.answers if one.given
    )


def _joined(texts: Iterable[str]) -> str:
    """Give texts as one, each once and in a fixed order; a text that stands in another one already is not repeated."""
    found = sorted({text for text in texts if text})
    alone = [one for one in found if not any(one != other and _within(one, other) for other in found)]
    return BETWEEN.join(alone)


def _within(text: str, other: str) -> bool:
    return f"{BETWEEN}{text}{BETWEEN}" in f"{BETWEEN}{other}{BETWEEN}"
