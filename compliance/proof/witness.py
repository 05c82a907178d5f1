"""A witness: one self-report that meets every norm of a kind of location, to show that the norms can be met together.

It is filled in as a location would, question by question. Each question gets the answer that leaves the fewest norms
breached, left to a person or undecided; what went wrong is tried again. The witness is then assessed like any other
self-report, so that it proves what it says whatever way it was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from compliance.assessment.assess import assess, vocabulary_of
from compliance.assessment.contradictions import contradictions_in, not_passed
from compliance.assessment.fact import Missing
from compliance.assessment.facts import Facts
from compliance.assessment.gaps import empty_records, gaps, put, question_in, record_in
from compliance.assessment.norms import concerning, norm_results, versions_of
from compliance.assessment.result import Assessment, NormResult
from compliance.assessment.validity import fields_read, question_of
from compliance.proof.regions import Constants
from compliance.rulebook.answer_type import AnswerType, NoMoment, Share, Value
from compliance.rulebook.model import Rulebook
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.question import Question
from compliance.selfreport.model import Answer, Period, Record, SelfReport

BEGIN = time(10)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
_EITHER = (True, False)
ROUNDS = 3
"""So many times the answers behind a norm that is not met are tried again."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A self-report with what follows from it. It is proof when nothing is breached and nothing is unknown."""

    setting: str
    report: SelfReport
    assessment: Assessment

    def unmet(self) -> tuple[str, ...]:
        """Give the norms that are not met, undecided, or rest on a contradiction; empty when the report is proof."""
        return tuple(one.id for one in self.assessment.norms if not met(one))


def met(result: NormResult) -> bool:
    """Whether a norm is met, or left to a person, or does not apply, and rests on no contradiction."""
    bad = {Outcome.NORMAFWIJKING, Outcome.VERBETERPUNT, Outcome.ONVOLDOENDE_INFORMATIE}
    return result.outcome not in bad and not result.contradictions


def find_witness(rulebook: Rulebook, setting: str, constants: Constants, day: date) -> Witness:
    """Look for a self-report of a location of this kind, on ``day``, that meets every norm.

    First for one to which as many norms apply as can be, with events and rooms in its lists; where none is found, for
    one to which as few apply as can be.
    """
    found = _sought(_Seeker(rulebook, constants, day, applying=True), setting)
    return _sought(_Seeker(rulebook, constants, day, applying=False), setting) if found.unmet() else found


def _sought(seeker: _Seeker, setting: str) -> Witness:
    report = seeker.fill(seeker.blank(setting))
    for _ in range(ROUNDS):
        found = Witness(setting, report, assess(seeker.rulebook, report))
        if not found.unmet():
            return found
        report = seeker.mend(report, found)
    return Witness(setting, report, assess(seeker.rulebook, report))


class _Seeker:
    def __init__(self, rulebook: Rulebook, constants: Constants, day: date, *, applying: bool) -> None:
        self.rulebook = rulebook
        self.applying = applying
        self.constants = constants
        self.day = day
        self.vocabulary = vocabulary_of(rulebook)
        self.versions = versions_of(rulebook)
        self.readers: dict[str, list[str]] = {}
        for norm in rulebook.norms():
            for name in fields_read(norm, self.vocabulary):
                question = question_of(name, self.vocabulary)
                readers = self.readers.setdefault(question.id if question else name, [])
                readers += [one for one in (norm.id, *norm.compose) if one not in readers]

    def blank(self, setting: str) -> SelfReport:
        header = {
            question.id: Answer(setting if question.local == "setting" else "De Linde")
            for question in self.rulebook.questions()
            if question.header and not question.optional
        }
        start = self.day - timedelta(days=180)
        return SelfReport("", "", header, self.day, Period(start, self.day))

    def fill(self, report: SelfReport) -> SelfReport:
        """Answer every question that is asked, each with the answer that serves best."""
        while True:
            facts = Facts(self.vocabulary, report, self.day)
            gap = next((one for one in gaps(self.vocabulary, report, facts) if self._asked(one)), None)
            if gap is None:
                return report
            report = self._best(report, gap)

    def mend(self, report: SelfReport, witness: Witness) -> SelfReport:
        """Try other answers to what the norms that are not met read."""
        for norm_id in witness.unmet():
            norm = self.versions[norm_id][-1]
            for name in fields_read(norm, self.vocabulary):
                question = question_of(name, self.vocabulary)
                if question is None or question.header or question.type is AnswerType.TEXT:
                    continue
                for gap in self._places(question, report):
                    report = self.fill(self._best(report, gap))
                if self._met(norm_id, report):
                    break
        return report

    def _met(self, norm_id: str, report: SelfReport) -> bool:
        facts = Facts(self.vocabulary, report, self.day)
        results = norm_results(concerning(norm_id, self.versions), facts)
        return met(not_passed(results, contradictions_in(self.rulebook, facts), facts)[norm_id])

    def _places(self, question: Question, report: SelfReport) -> Iterator[Missing]:
        outer = self.vocabulary.questions.get(question.id.rpartition(".")[0])
        options = [f"{question.id}.{key}" for key in question.options] if question.type is AnswerType.SEVERAL else []
        names = options or [question.id]
        if outer is None:
            yield from (Missing(name) for name in names)
            return
        answer = report.answer(outer.id)
        for record in (answer.records or ()) if answer else ():
            yield from (Missing(name, record.name, record.number) for name in names)

    def _asked(self, gap: Missing) -> bool:
        question, _ = question_in(self.vocabulary, gap)
        outer = self.vocabulary.questions.get(question.id.rpartition(".")[0])
        return not question.optional and not (outer is not None and outer.optional)

    def _best(self, report: SelfReport, gap: Missing) -> SelfReport:
        question, option = question_in(self.vocabulary, gap)
        record = record_in(self.vocabulary, report, gap)
        tried = [put(self.vocabulary, report, gap, one) for one in self._answers(question, option, report, record)]
        names = {question.id, question.id.rpartition(".")[0]}
        norm_ids = {norm_id for name in names for norm_id in self.readers.get(name, ())}
        return self._least(tried, norm_ids)

    def _least(self, tried: list[SelfReport], norm_ids: set[str]) -> SelfReport:
        """Give the report with the fewest breaches; of those the one with the fewest contradictions, and so on."""
        around = {name: several for name, several in self.versions.items() if name in norm_ids}
        scored: list[tuple[tuple[int, ...], SelfReport, Facts]] = []
        for report in tried if len(tried) > 1 else ():
            facts = Facts(self.vocabulary, report, self.day)
            scored.append((self._score([one.outcome for one in norm_results(around, facts).values()]), report, facts))
        fewest = min((score[0] for score, _, _ in scored), default=0)
        best = [one for one in scored if one[0][0] == fewest]
        if len(best) < 2:
            return best[0][1] if best else tried[0]
        # To look for contradictions takes longest, so that is done only where breaches do not decide.
        return min(best, key=lambda one: (len(contradictions_in(self.rulebook, one[2])), one[0]))[1]

    def _score(self, outcomes: list[Outcome]) -> tuple[int, ...]:
        """Tell how far outcomes are from what is looked for: breaches first, less is better."""
        return (
            sum(outcome.breached for outcome in outcomes),
            outcomes.count(Outcome.OORDEEL_INSPECTEUR),
            -outcomes.count(Outcome.VOLDOET),
            outcomes.count(Outcome.NIET_VAN_TOEPASSING) if self.applying else 0,
            outcomes.count(Outcome.ONVOLDOENDE_INFORMATIE),
        )

    def _answers(
        self, question: Question, option: str | None, report: SelfReport, record: Record | None
    ) -> Iterator[Answer]:
        if option is not None:
            yield from (Answer(value) for value in _EITHER)
        elif question.type is AnswerType.SEVERAL:
            yield from (Answer(options=tuple((key, Answer(one)) for key in question.options)) for one in _EITHER)
        elif question.type is AnswerType.TABLE:
            yield Answer(records=empty_records(question, 0))
        elif question.type is AnswerType.RECORDS:
            yield Answer(records=empty_records(question, 1))
            yield Answer(records=())
        else:
            yield from (Answer(value) for value in self._values(question, report, record))

    def _values(self, question: Question, report: SelfReport, record: Record | None) -> Iterator[Value]:
        known = self.constants.get(question.id, ())
        match question.type:
            case AnswerType.YES_NO:
                yield from _EITHER
            case AnswerType.CHOICE:
                yield from question.options
            case AnswerType.SHARE:
                yield from (Share(1, 1), Share(0, 1), Share(0, 0))
            case AnswerType.NUMBER:
                numbers = {one for one in known if isinstance(one, int) and not isinstance(one, bool)}
                wanted = sorted({number + step for number in (0, 1, *numbers) for step in (-1, 0, 1)})
                most = question.maximum
                yield from (one for one in wanted if one >= question.minimum and (most is None or one <= most))
            case AnswerType.DECIMAL:
                points = [one for one in known if isinstance(one, int | Decimal)]
                yield from (Decimal(one) for one in (0, *points, *(point + 1 for point in points)))
            case AnswerType.TEXT:
                yield "een"
            case AnswerType.DURATION:
                yield from (one for one in (0 * MINUTE, *(one for one in known if isinstance(one, timedelta))))
            case _:
                yield from self._times(question, report, record)

    def _times(self, question: Question, report: SelfReport, record: Record | None) -> Iterator[Value]:
        """Give days and moments near those that are there already, and inside the period."""
        begin = datetime.combine(self.day - 60 * DAY, BEGIN, tzinfo=UTC)
        near = [
            answer.value
            for _, answer in (record.answers if record is not None else tuple(report))
            if isinstance(answer.value, date)
        ]
        if question.type is AnswerType.DATE:
            days = [one.date() if isinstance(one, datetime) else one for one in near]
            around = [day + step * DAY for day in days for step in (0, 1, 20)]
            yield from dict.fromkeys((self.day - step * DAY for step in (30, 0, 1, 7, 150, 400)), None)
            yield from around
        elif question.type is AnswerType.DATES:
            yield from ((), (self.day - 30 * DAY,), tuple(self.day - step * DAY for step in range(300, 0, -30)))
        elif question.type is AnswerType.INSTANTS:
            yield from ((), tuple(begin + step * 10 * MINUTE for step in range(60)))
        else:
            moments = [one for one in near if isinstance(one, datetime)]
            yield begin
            yield from (one + step * MINUTE for one in moments for step in (0, 30, 150))
            yield NoMoment.DID_NOT_HAPPEN
