"""Laws: what must hold of every norm, whatever is answered. Each is tried on generated self-reports of its own norm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.result import NormResult
from compliance.assessment.validity import fields_read
from compliance.rulebook.answer_type import AnswerType, NoMoment
from compliance.rulebook.model import Norm, Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.selfreport.model import Answer, Record, SelfReport
from compliance.testing.excerpt import excerpt
from compliance.testing.strategies import extended, self_reports

TRIES = 40
"""On so many cases each law is tried for each norm; the cases are the same every time."""

Case = tuple[SelfReport, ...]
"""One self-report, or two that are held against each other."""


@dataclass(frozen=True, slots=True)
class Law:
    """What must hold of a norm.

    ``cases`` draws what it is tried on, and ``breach`` says in a sentence how a case breaks it, or nothing. ``shorter``
    tells that a case of which the same answer is left out everywhere is a case as well.
    """

    title: str
    cases: Callable[[Rulebook], st.SearchStrategy[Case]]
    breach: Callable[[Rulebook, str, Case], str]
    shorter: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """A case in which a norm breaks a law, as short as it could be made; ``rulebook`` has what the case is about."""

    breach: str
    rulebook: Rulebook
    case: Case


def broken(law: Law, rulebook: Rulebook, norm_id: str, *, tries: int = TRIES) -> Broken | None:
    """Look for a case in which a norm breaks a law; ``None`` when there is none among so many."""
    part = excerpt(rulebook, norm_id)
    tried = settings(max_examples=tries, derandomize=True, database=None, phases=(Phase.generate,), deadline=None)
    try:
        case = find(law.cases(part), lambda one: bool(law.breach(part, norm_id, one)), settings=tried)
    except NoSuchExample:
        return None
    if law.shorter:
        case = _shortest(law, part, norm_id, case)
    return Broken(law.breach(part, norm_id, case), part, case)


def _shortest(law: Law, rulebook: Rulebook, norm_id: str, case: Case) -> Case:
    """Leave out every answer that the breach can do without."""
    names = dict.fromkeys(name for report in case for name in _answered(report))
    for name in names:
        less = tuple(_without(report, name) for report in case)
        if law.breach(rulebook, norm_id, less):
            case = less
    return case


def _answered(report: SelfReport) -> Iterator[str]:
    for name, answer in report:
        yield name
        for record in answer.records or ():
            yield from (field for field, _ in record.answers)


def _without(report: SelfReport, name: str) -> SelfReport:
    """Leave out the answer to a question, or to a field in every record."""

    def rest(record: Record) -> Record:
        return replace(record, answers=tuple((field, answer) for field, answer in record.answers if field != name))

    answers = {
        question: answer
        if answer.records is None
        else replace(answer, records=tuple(rest(one) for one in answer.records))
        for question, answer in report
        if question != name
    }
    return replace(report, answers=answers)


def result_in(rulebook: Rulebook, norm_id: str, report: SelfReport) -> NormResult:
    """Give the result of one norm. Raises ``KeyError`` when there is no such norm."""
    found = assess(rulebook, report).norm(norm_id)
    if found is None:
        raise KeyError(norm_id)
    return found


# --- more answers turn nothing round ---------------------------------------------------------


@st.composite
def _more(draw: st.DrawFn, rulebook: Rulebook) -> Case:
    report = draw(self_reports(rulebook, completeness="partial"))
    return report, draw(extended(rulebook, report))


def _turned_round(rulebook: Rulebook, norm_id: str, case: Case) -> str:
    before, after = (result_in(rulebook, norm_id, report) for report in case)
    if may_become(before, after) or recounted(rulebook, before.norm, *case):
        return ""
    return f"Met meer antwoorden werd de uitkomst ‘{before.outcome.printed}’ toch nog ‘{after.outcome.printed}’."


def may_become(before: NormResult, after: NormResult) -> bool:
    """Whether one result may be followed by the other when more is answered.

    A decided outcome stays. Only answers that contradict each other take a *voldoet* back to *oordeel_inspecteur*.
    """
    if before.outcome in {Outcome.ONVOLDOENDE_INFORMATIE, after.outcome}:
        return True
    taken_back = (before.outcome, after.outcome) == (Outcome.VOLDOET, Outcome.OORDEEL_INSPECTEUR)
    return taken_back and bool(after.contradictions)


def recounted(rulebook: Rulebook, norm: Norm, before: SelfReport, after: SelfReport) -> bool:
    """Whether a norm reads an n/N that is counted from a register, and that register was given only after.

    A register that is given takes the place of what was typed, whatever followed from that.
    """
    vocabulary = vocabulary_of(rulebook)
    questions = [vocabulary.questions.get(name) for name in fields_read(norm, vocabulary)]
    lists = [counted.list for one in questions if one is not None for counted in one.counted_from]
    given = [[report.answer(name) for report in (before, after)] for name in lists]
    return any(
        (old is None or old.records is None) and new is not None and new.records is not None for old, new in given
    )


# --- the order makes no difference -----------------------------------------------------------


@st.composite
def _reordered(draw: st.DrawFn, rulebook: Rulebook) -> Case:
    report = numbered_names(draw(self_reports(rulebook, completeness=draw(st.sampled_from(("complete", "partial"))))))
    return report, draw(shuffled(rulebook, report))


@st.composite
def shuffled(draw: st.DrawFn, rulebook: Rulebook, report: SelfReport) -> SelfReport:
    """Draw the report in another order; records keep their names and get other numbers, rows of a table stay."""
    tables = {one.id for one in rulebook.questions() if one.type is AnswerType.TABLE}

    def turned(name: str, answer: Answer) -> Answer:
        records = answer.records
        if records is not None:
            order = list(records) if name in tables else draw(st.permutations(list(records)))
            records = tuple(inner(record, number) for number, record in enumerate(order, start=1))
        return replace(answer, options=answer.options[::-1], records=records)

    def inner(record: Record, number: int) -> Record:
        return replace(record, number=number, answers=tuple(reversed(record.answers)))

    return replace(report, answers={name: turned(name, answer) for name, answer in reversed(report.answers.items())})


def numbered_names(report: SelfReport) -> SelfReport:
    """Give each record a name of its own, so that a missing answer can be told apart without its number."""

    def named(answer: Answer) -> Answer:
        if answer.records is None or any(record.key for record in answer.records):
            return answer
        return replace(answer, records=tuple(replace(one, name=f"nummer {one.number}") for one in answer.records))

    return replace(report, answers={name: named(answer) for name, answer in report})


def _changed_by_order(rulebook: Rulebook, norm_id: str, case: Case) -> str:
    one, other = (result_in(rulebook, norm_id, report) for report in case)
    if (one.outcome, one.severity, one.applies, one.holds) == (
        other.outcome,
        other.severity,
        other.applies,
        other.holds,
    ):
        return ""
    found = [f"‘{result.outcome.printed}’ ({result.severity})" for result in (one, other)]
    return f"In een andere volgorde werd de uitkomst {found[0]} een andere: {found[1]}."


# --- whoever answers all gets an outcome -----------------------------------------------------


def _complete(rulebook: Rulebook) -> st.SearchStrategy[Case]:
    return self_reports(rulebook).map(lambda report: (report,))


def _undecided(rulebook: Rulebook, norm_id: str, case: Case) -> str:
    result = result_in(rulebook, norm_id, case[0])
    if result.outcome is not Outcome.ONVOLDOENDE_INFORMATIE or still_running(rulebook, result.norm, case[0]):
        return ""
    return f"Alles is ingevuld, en toch blijft de uitkomst open. {result.reason}"


def still_running(rulebook: Rulebook, norm: Norm, report: SelfReport) -> bool:
    """Whether a norm reads a moment that is answered with ``loopt nog``: what it will be, nobody knows yet."""
    names = set(fields_read(norm, vocabulary_of(rulebook)))
    return any(
        NoMoment.STILL_RUNNING in values_in(answer)
        for name, answer in report
        if any(read == name or read.startswith(f"{name}.") for read in names)
    )


def values_in(answer: Answer | None) -> list[object]:
    """Give every value in an answer, those of its options and records included."""
    if answer is None:
        return []
    found: list[object] = [] if answer.value is None else [answer.value]
    for _, option in answer.options:
        found += values_in(option)
    for record in answer.records or ():
        for _, inner in record.answers:
            found += values_in(inner)
    return found


LAWS = (
    Law("meer antwoorden draaien niets om", _more, _turned_round, shorter=True),
    Law("de volgorde maakt niet uit", _reordered, _changed_by_order, shorter=True),
    Law("wie alles invult, krijgt een uitkomst", _complete, _undecided, shorter=False),
)
"""The laws that the pytest plugin tries on each norm."""
