"""Mutation of the norms: which worked example notices that a rule was changed.

A mutant that no example notices is a question to a lawyer, told as a case in which the rule and its mutant differ. A
mutant that differs in no case at all is proven to be the same rule, and does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compliance.assessment.assess import vocabulary_of
from compliance.assessment.contradictions import contradictions_in, not_passed
from compliance.assessment.facts import Facts
from compliance.assessment.norms import Versions, concerning, norm_results, versions_of
from compliance.assessment.result import Contradiction, NormResult
from compliance.assessment.validity import fields_read
from compliance.proof.examples import as_expected, self_report_of
from compliance.proof.mutants import Mutant, counted_mutants, derived_mutants, mutants_of
from compliance.proof.regions import story
from compliance.proof.search import TooLarge, first_difference, said
from compliance.rulebook.base import Model
from compliance.rulebook.derived import Derived
from compliance.rulebook.model import Example, Norm, Rulebook
from compliance.rulebook.question import Question
from compliance.rulebook.vocabulary import Vocabulary
from compliance.selfreport.model import SelfReport


class Survivor(Model):
    """A mutant that no example notices. ``story`` is a case in which it differs; empty where none was looked for.

    ``place`` is the name under which the rulebook knows where it stands: the version of the norm, and its clause.
    """

    place: str
    what: str
    story: str = ""
    now: str = ""
    then: str = ""


class Score(Model):
    """How the examples of one norm did: mutants in all, those that were noticed, those proven to be the same rule."""

    norm_id: str
    mutants: int
    noticed: int
    same: int
    survivors: tuple[Survivor, ...] = ()


@dataclass(slots=True)
class Trial:
    """One worked example, ready to be tried on variants of its norm."""

    norm_id: str
    example: Example
    report: SelfReport
    facts: Facts
    contradictions: tuple[Contradiction, ...]

    def result(self, versions: Versions) -> NormResult:
        """Give the result of the norm under these versions."""
        results = norm_results(versions, self.facts)
        return not_passed(results, self.contradictions, self.facts)[self.norm_id]

    def notices(self, versions: Versions) -> bool:
        """Whether the example gives something else than what was written down."""
        return not as_expected(self.example, self.result(versions))


class Mutation:
    """The mutants of one rulebook, and the worked examples that must notice them."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.vocabulary: Vocabulary = vocabulary_of(rulebook)
        self.versions = versions_of(rulebook)
        self._trials: dict[str, tuple[Trial, ...]] = {}
        self._decides = {norm.key: self._read_for_outcomes(norm) for norm in rulebook.norms()}

    def _read_for_outcomes(self, norm: Norm) -> frozenset[str]:
        """Give the fields on which the outcome of a norm hangs: not those of notes, and none of what only explains."""
        if norm.judge == "never":
            return frozenset()
        decisive = tuple(clause for clause in norm.clauses if clause.note_if is None)
        return frozenset(fields_read(norm.model_copy(update={"clauses": decisive}), self.vocabulary))

    def trials(self, norm_id: str) -> tuple[Trial, ...]:
        """Give the worked examples of a norm, of all its versions."""
        if norm_id not in self._trials:
            self._trials[norm_id] = tuple(self._made(norm_id, self.rulebook, self.vocabulary))
        return self._trials[norm_id]

    def _made(self, norm_id: str, rulebook: Rulebook, vocabulary: Vocabulary) -> Iterator[Trial]:
        for norm in self.versions[norm_id]:
            for example in norm.examples:
                day = example.on or norm.in_force.start
                report = self_report_of(example.given, rulebook, day)
                facts = Facts(vocabulary, report, day)
                yield Trial(norm_id, example, report, facts, contradictions_in(rulebook, facts))

    def score(self, norm_id: str) -> Score:
        """Try every mutant of every version of one norm."""
        mutants = tuple(self.mutants(norm_id))
        unnoticed = [mutant for mutant in mutants if not self.noticed(mutant)]
        found = [self._survivor(mutant) for mutant in unnoticed]
        survivors = tuple(one for one in found if one is not None)
        same = len(unnoticed) - len(survivors)
        return Score(
            norm_id=norm_id, mutants=len(mutants), noticed=len(mutants) - len(unnoticed), same=same, survivors=survivors
        )

    def mutants(self, norm_id: str) -> Iterator[Mutant]:
        """Give every mutant of a norm, and of the computed values that its file must have examples of."""
        versions = self.versions[norm_id]
        for norm in versions:
            abuts = any(older.in_force.end == norm.in_force.start for older in versions)
            yield from mutants_of(norm, self.vocabulary, abuts=abuts)
        theme = versions[-1].theme
        for value in self.rulebook.derived():
            if theme in self._homes(value.id, versions):
                yield from derived_mutants(value, versions[-1], self.vocabulary)
        for question in self.rulebook.questions():
            if question.counted_from and theme in self._homes(question.id, versions):
                yield from counted_mutants(question, versions[-1], self.vocabulary)

    def _homes(self, name: str, versions: tuple[Norm, ...]) -> set[str]:
        """Give the themes whose examples must notice a change in what a norm reads; none where it does not read it.

        That is the theme in which it is defined, or where no norm of that theme reads it, those that do.
        """
        if not any(name in self._decides[norm.key] for norm in versions):
            return set()
        readers = {norm.theme for norm in self.rulebook.norms() if name in self._decides[norm.key]}
        own = {
            theme.theme
            for theme in self.rulebook.themes
            if name in {*(one.id for one in theme.derive), *(one.id for one in theme.questions)}
        }
        return own & readers or readers

    def noticed(self, mutant: Mutant) -> bool:
        """Whether a worked example in the same file gives another outcome than what was written down."""
        norm_id = mutant.original.id
        if mutant.changed is not None:
            return self._arithmetic_noticed(mutant)
        changed = {**self.versions, norm_id: self._with(mutant)}
        around = concerning(norm_id, self.versions)
        versions = {name: changed[name] for name in around}
        same_file = [name for name in around if self.versions[name][-1].theme == mutant.original.theme]
        return any(
            trial.notices(versions)
            for name in sorted(same_file, key=lambda one: one != norm_id)
            if name == norm_id or name in versions
            for trial in self.trials(name)
        )

    def _with(self, mutant: Mutant) -> tuple[Norm, ...]:
        """Give the versions of the norm with the mutant in its place; a version that follows begins where it ends."""
        end, old_end = mutant.norm.in_force.end, mutant.original.in_force.end
        found = []
        for norm in self.versions[mutant.original.id]:
            if norm is mutant.original:
                found.append(mutant.norm)
            elif old_end is not None and end != old_end and norm.in_force.start == old_end:
                found.append(norm.model_copy(update={"in_force": norm.in_force.model_copy(update={"start": end})}))
            else:
                found.append(norm)
        return tuple(found)

    def _arithmetic_noticed(self, mutant: Mutant) -> bool:
        """Try a changed computed value on every norm of the file that reads it."""
        changed = mutant.changed
        assert changed is not None  # noqa: S101 - the caller checked
        rulebook = _with_changed(self.rulebook, changed)
        vocabulary = Vocabulary(rulebook.questions(), rulebook.derived(), rulebook.frame.readings)
        for norm_id, versions in self.versions.items():
            if versions[-1].theme != mutant.original.theme:
                continue
            if any(changed.id in self._decides[norm.key] for norm in versions):
                around = concerning(norm_id, self.versions)
                if any(trial.notices(around) for trial in self._made(norm_id, rulebook, vocabulary)):
                    return True
        return False

    def _survivor(self, mutant: Mutant) -> Survivor | None:
        """Give what a lawyer must be asked, or ``None`` when the mutant is proven to be the same rule."""
        key = mutant.original.key
        place = key if mutant.position is None else f"{key}:{mutant.position}"
        bare = Survivor(place=place, what=mutant.what)
        if mutant.changed is not None or mutant.norm.in_force != mutant.original.in_force:
            return bare
        if mutant.norm.compose != mutant.original.compose:
            return bare
        try:
            case = first_difference(mutant.original, mutant.norm, self.vocabulary)
        except TooLarge:
            return bare
        if case is None:
            return None
        told = [said(result, norm) for result, norm in zip(case.results, (mutant.original, mutant.norm), strict=True)]
        now, then = (_told(*one) for one in told)
        return bare.model_copy(update={"story": story(case.values, self.vocabulary), "now": now, "then": then})


def _told(outcome: object, severity: object, readings: tuple[tuple[str, str, object], ...]) -> str:
    printed = str(getattr(outcome, "printed", outcome))
    words = f"{printed} ({severity})" if severity else printed
    other = ", ".join(f"{option}: {getattr(found, 'printed', found)}" for _, option, found in readings)
    return f"{words}; {other}" if other else words


def _with_changed(rulebook: Rulebook, changed: Derived | Question) -> Rulebook:
    """Give the rulebook with one computed value or question changed; its digest is another one too."""
    key = "derive" if isinstance(changed, Derived) else "questions"
    themes = tuple(
        theme.model_copy(update={key: tuple(changed if one.id == changed.id else one for one in getattr(theme, key))})
        for theme in rulebook.themes
    )
    return rulebook.model_copy(update={"themes": themes, "digest": f"{rulebook.digest}*"})


_MUTATIONS: dict[str, Mutation] = {}


def mutation_score(rulebook: Rulebook, norm_id: str) -> Score:
    """Give the score of one norm; what it needs of the rulebook is made once for each digest."""
    if rulebook.digest not in _MUTATIONS:
        _MUTATIONS[rulebook.digest] = Mutation(rulebook)
    return _MUTATIONS[rulebook.digest].score(norm_id)
