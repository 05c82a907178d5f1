"""What an inspection file can say and still not mean: norms, sources, evidence, terms, reactions and states."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.assessment.norms import versions_of
from compliance.assessment.result import Assessment
from compliance.assessment.validity import version_on
from compliance.files.fault import Fault, fault, nearest_name
from compliance.files.node import Mapping, Node, Place
from compliance.inspection.model import Entry, InspectionFile, Observation
from compliance.inspection.progress import STATE_WORDS, is_code, lacking, reversed_days, same_person, undecided
from compliance.inspection.statements import statements_of
from compliance.rulebook.model import Severity
from compliance.rulebook.sentences import day_text
from compliance.rulebook.shape import node_at

Path = tuple[int | str, ...]

NO_REASON = frozenset({"ja", "nee", "-"})
"""What people type behind ``vervallen`` as if it were a yes or no; it would withdraw a statement without a reason."""


class Checks:
    """The checks of one inspection file against the assessment that it is about."""

    def __init__(self, written: InspectionFile, node: Node, assessment: Assessment) -> None:
        self.written = written
        self.node = node
        self.assessment = assessment
        self.versions = versions_of(assessment.rulebook)

    def all(self) -> Iterator[Fault]:
        """Give every fault, in no order."""
        yield from self._sources()
        for norm_id, entry in self.written.norms.items():
            yield from self._norm(("normen", norm_id))
            if entry is not None:
                yield from self._entry(norm_id, entry)
        yield from self._steps()
        for index, improvement in enumerate(self.written.improvements):
            for at, _ in enumerate(improvement.norms):
                yield from self._norm(("verbeteringen_na_concept", index, "normen", at))
        yield from self._reactions()
        yield from self._progress()

    def place(self, *path: int | str) -> Place:
        """Give the place of a value, or of the key when the value is empty, or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            found = node_at(self.node, path[:length])
            if found is not None:
                parent = node_at(self.node, path[: length - 1])
                key = parent.key(str(path[length - 1])) if isinstance(parent, Mapping) else None
                return key.place if key is not None and isinstance(found, Mapping) else found.place
        return self.node.place

    def _sources(self) -> Iterator[Fault]:
        for name, source in self.written.sources.items():
            if source.total is not None and (source.number is None or source.number > source.total):
                yield fault("I517", self.place("bronnen", name, "van"), name=name)

    def _norm(self, path: Path) -> Iterator[Fault]:
        """Check that the norm at ``path`` exists and is in force on the reference date."""
        at = node_at(self.node, path)
        norm_id = str(path[-1]) if path[0] == "normen" else getattr(at, "text", "")
        parent = node_at(self.node, path[:-1])
        key = parent.key(norm_id) if isinstance(parent, Mapping) else None
        place = key.place if key is not None else self.place(*path)
        if norm_id not in self.versions:
            yield fault("I504", place, nearest=nearest_name(norm_id, self.versions), name=norm_id)
            return
        found = version_on(self.versions[norm_id], self.assessment.reference_date)
        if found.norm is None:
            day = day_text(self.assessment.reference_date)
            yield fault("I505", place, name=norm_id, day=day, why=found.reason)

    def _entry(self, norm_id: str, entry: Entry) -> Iterator[Fault]:
        path = ("normen", norm_id)
        if entry.judgement is not None and entry.motivation is None:
            yield fault("I506", self.place(*path, "oordeel"), name=norm_id)
        if entry.judgement is None and entry.motivation is not None:
            yield fault("I507", self.place(*path, "motivering"), name=norm_id)
        seen: set[int] = set()
        for index, one in enumerate(entry.observations):
            at = (*path, "waarnemingen", index)
            if one.number in seen:
                yield fault("I510", self.place(*at, "nr"), number=one.number, name=norm_id)
            seen.add(one.number)
            yield from self._observation(at, one)

    def _observation(self, path: Path, one: Observation) -> Iterator[Fault]:
        known = self.written.sources
        for index, name in enumerate(one.sources):
            if name not in known:
                near, place = nearest_name(name, known), self.place(*path, "bronnen", index)
                yield fault("I508", place, nearest=near, name=name)
        found = [known[name].kind for name in one.sources if name in known]
        if found and len(found) == len(one.sources) and one.grade.rank > max(kind.carries.rank for kind in found):
            kinds = ", ".join(dict.fromkeys(kind.value for kind in found))
            yield fault("I509", self.place(*path, "bewijs"), word=one.grade.value, kinds=kinds)
        if one.withdrawn is not None and one.withdrawn.strip().lower() in NO_REASON:
            yield fault("I522", self.place(*path, "vervallen"), word=one.withdrawn.strip())

    def _steps(self) -> Iterator[Fault]:
        seen: set[int] = set()
        for index, step in enumerate(self.written.steps):
            path = ("maatregelen", index)
            if step.number in seen:
                yield fault("I510", self.place(*path, "nr"), number=step.number, name="maatregelen")
            seen.add(step.number)
            for at, _ in enumerate(step.norms):
                yield from self._norm((*path, "normen", at))
            urgent = [norm_id for norm_id in step.norms if is_urgent(norm_id, self.written, self.assessment)]
            if urgent and step.until is not None and step.why_until is None:
                yield fault("I511", self.place(*path, "uiterlijk"), name=", ".join(urgent))
            if not urgent and step.until is None:
                yield fault("I512", self.place(*path), number=step.number)

    def _reactions(self) -> Iterator[Fault]:
        known = {one.id for one in statements_of(self.written, self.assessment)}
        for index, one in enumerate(self.written.reactions):
            path = ("reacties", index)
            if one.fact not in known:
                yield fault("I513", self.place(*path, "feit"), nearest=nearest_name(one.fact, known), name=one.fact)
            for key in undecided(one.decision, one.why, one.change):
                yield fault("I514", self.place(*path, "besluit"), word=one.decision, key=key)

    def _progress(self) -> Iterator[Fault]:
        progress = self.written.progress
        for key, word in (("opgesteld_door", progress.author), ("vastgesteld_door", progress.second)):
            if word is not None and not is_code(word):
                yield fault("I518", self.place("status", key), word=word)
        if same_person(self.written):
            yield fault("I515", self.place("status", "vastgesteld_door"), word=progress.second)
        for one in reversed_days(self.written):
            days = {"day": day_text(one.day), "after_day": day_text(one.after_day)}
            yield fault("I521", self.place("status", one.key), key=one.key, after=one.after, **days)
        missing = lacking(self.written, progress.state)
        if missing:
            state = STATE_WORDS[progress.state].lower()
            yield fault("I516", self.place("status", "stand"), state=state, missing="; ".join(missing))


def is_urgent(norm_id: str, written: InspectionFile, assessment: Assessment) -> bool:
    """Whether a norm is one of the points that may not continue, and is breached by the answers or by the judgement."""
    result = assessment.norm(norm_id)
    if result is None or result.severity is not Severity.SEV4:
        return False
    entry = written.entry(norm_id)
    judged = entry.judgement if entry is not None else None
    return (judged or result.outcome).breached
