"""Claims: what a rule file says that can be tried, one by one. pytest makes a test of each (``plugin``)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from ruamel.yaml import YAML

from compliance.assessment.assess import vocabulary_of
from compliance.files.fault import FaultyFile, fault
from compliance.files.node import Place
from compliance.proof.check import rulebook_faults
from compliance.proof.examples import ExampleResult, run_example
from compliance.proof.mutation import Survivor, mutation_score
from compliance.proof.proving import objection_faults, proofs_of, witness_of
from compliance.proof.theorems import Proof
from compliance.rulebook.model import Example, Norm, Rulebook, Theme
from compliance.rulebook.sentences import day_text
from compliance.selfreport.model import SelfReport
from compliance.selfreport.writer import self_report_data

if TYPE_CHECKING:
    from compliance.testing.laws import Broken, Law

Kind = Literal["example", "proof", "mutation", "property"]

PROOFS = {
    "L212": "elke uitkomst kan",
    "L213": "elke voorwaarde maakt verschil",
    "L214": "een slechter antwoord helpt nooit",
    "L215": "geen antwoord is voor niets nodig",
    "L216": "alle gevallen zijn nagegaan",
}
"""What is proven of a norm, by the code of the fault when it is not so."""

NO_HYPOTHESIS = "Hypothesis is niet geïnstalleerd. Installeer het met: pip install 'vbm-compliance[testing]'"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that can be tried.

    ``norm`` is the norm that it is about, or an empty string for the rulebook as a whole; ``wrong`` tries it, and says
    in words what is wrong, or nothing. ``skipped`` says why it cannot be tried here.
    """

    kind: Kind
    name: str
    norm: str
    place: Place
    wrong: Callable[[], str]
    skipped: str = ""


def claims_about_rulebook(rulebook: Rulebook, frame: Place) -> Iterator[Claim]:
    """Give the claims about a rulebook as a whole: nothing is forgotten in it, and its norms can be met together."""
    yield Claim("proof", "regelboek", "", frame, partial(_forgotten, rulebook))
    for setting in vocabulary_of(rulebook).settings():
        name = f"bewijs: alle normen samen zijn te halen{f'[{setting}]' if setting else ''}"
        yield Claim("proof", name, "", frame, partial(_not_together, rulebook, setting, frame))


def claims_of(rulebook: Rulebook, theme: Theme) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """Give the norms of one rule file with the claims about each."""
    proofs = _Proofs(rulebook)
    for norm_id in dict.fromkeys(norm.id for norm in theme.norms):
        versions = rulebook.versions(norm_id)
        found: list[Claim] = []
        for norm in (norm for norm in versions if norm.theme == theme.theme):
            suffix = f"[{norm.in_force.start}]" if len(versions) > 1 else ""
            found += _examples(rulebook, norm, suffix)
            found += _proven(rulebook, norm, suffix, proofs)
        newest = versions[-1]
        if newest.theme == theme.theme and not newest.announced:
            found += _of_all_versions(rulebook, newest)
        yield norm_id, tuple(found)


def _forgotten(rulebook: Rulebook) -> str:
    # An example that gives another outcome (L209) is a claim of its own.
    return "\n\n".join(str(one) for one in rulebook_faults(rulebook) if one.code != "L209")


def _not_together(rulebook: Rulebook, setting: str, frame: Place) -> str:
    unmet = witness_of(rulebook, setting).unmet()
    return str(fault("L217", frame, setting=setting, norms=", ".join(unmet))) if unmet else ""


# --- worked examples -------------------------------------------------------------------------


def _examples(rulebook: Rulebook, norm: Norm, suffix: str) -> Iterator[Claim]:
    for position, example in enumerate(norm.examples):
        place = rulebook.place(f"{norm.key}#{position}")
        yield Claim("example", f"{example.name}{suffix}", norm.id, place, partial(_example, rulebook, norm, position))


def _example(rulebook: Rulebook, norm: Norm, position: int) -> str:
    try:
        ran = run_example(norm, position, rulebook)
    except FaultyFile as error:
        return str(error)
    if ran.right:
        return ""
    example = ran.example
    lines = [
        f"Het voorbeeld ‘{example.name}’ van {norm.id} geeft iets anders dan er staat.",
        f"Verwacht: {_expected(example)}",
        f"Gevonden: {_found(ran)}",
        f"Reden:    {ran.result.reason}",
    ]
    if example.note:
        lines.append(f"Bij het voorbeeld staat: {example.note}")
    return "\n".join(lines)


def _expected(example: Example) -> str:
    outcome = example.expect.printed + (f" ({example.severity})" if example.severity else "")
    return "; ".join([outcome, *(f"{option}: {other.printed}" for option, other in example.readings.items())])


def _found(ran: ExampleResult) -> str:
    result, example = ran.result, ran.example
    outcome = result.outcome.printed
    if example.severity or result.outcome.breached:
        outcome += f" ({result.severity})"
    others = {option: other for one in result.results() for _, option, other in one.readings}
    readings = (f"{option}: {others.get(option, result.outcome).printed}" for option in example.readings)
    return "; ".join([outcome, *readings])


# --- proofs ----------------------------------------------------------------------------------


class _Proofs:
    """The proofs of a rulebook, each made once; several claims look at one proof."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.made: dict[str, tuple[Proof, ...]] = {}

    def of(self, norm: Norm) -> Proof:
        if norm.id not in self.made:
            self.made[norm.id] = proofs_of(self.rulebook, norm.id)
        return next(proof for proof in self.made[norm.id] if proof.key == norm.key)


def _proven(rulebook: Rulebook, norm: Norm, suffix: str, proofs: _Proofs) -> Iterator[Claim]:
    place = rulebook.place(norm.key)
    for code, title in PROOFS.items():
        name = f"bewijs: {title}{suffix}"
        yield Claim("proof", name, norm.id, place, partial(_unproven, rulebook, norm, code, proofs))


def _unproven(rulebook: Rulebook, norm: Norm, code: str, proofs: _Proofs) -> str:
    against = tuple(one for one in proofs.of(norm).objections if one.code == code)
    return "\n\n".join(str(one) for one in objection_faults(against, rulebook))


# --- all versions of a norm together ---------------------------------------------------------


def _of_all_versions(rulebook: Rulebook, newest: Norm) -> Iterator[Claim]:
    place = rulebook.place(newest.key)
    name = "mutatie: een voorbeeld merkt elke verandering"
    yield Claim("mutation", name, newest.id, place, partial(_unnoticed, rulebook, newest.id))
    if find_spec("hypothesis") is None:
        yield Claim("property", "eigenschappen", newest.id, place, str, skipped=NO_HYPOTHESIS)
        return
    from compliance.testing.laws import LAWS

    for law in LAWS:
        name = f"eigenschap: {law.title}"
        yield Claim("property", name, newest.id, place, partial(_broken, law, rulebook, newest.id))


def _unnoticed(rulebook: Rulebook, norm_id: str) -> str:
    score = mutation_score(rulebook, norm_id)
    if not score.survivors:
        return ""
    total = score.mutants - score.same
    head = f"De voorbeelden van {norm_id} merken {score.noticed} van {total} veranderingen. Geen voorbeeld merkt:"
    return "\n".join([head, *(_survivor(one, rulebook) for one in score.survivors)])


def _survivor(survivor: Survivor, rulebook: Rulebook) -> str:
    place = rulebook.place(survivor.place)
    lines = [f"- {place.file}:{place.line}:{place.column}: {survivor.what.rstrip('.')}."]
    if survivor.story:
        lines.append(f"  Bij: {survivor.story}. Nu: {survivor.now}. Dan: {survivor.then}. Wat hoort het te zijn?")
    return "\n".join(lines)


def _broken(law: Law, rulebook: Rulebook, norm_id: str) -> str:
    from compliance.testing.laws import broken

    found = broken(law, rulebook, norm_id)
    return "" if found is None else _told(norm_id, found)


def _told(norm_id: str, found: Broken) -> str:
    """Tell a counterexample: the answers as they would stand in a worked example, and what was answered besides."""
    first, *others = found.case
    given = _given(first, found.rulebook)
    lines = [f"{norm_id}: {found.breach}", f"{_days(first)} Bij deze antwoorden:", *_lines(given)]
    for other in others:
        added = {name: value for name, value in _given(other, found.rulebook).items() if given.get(name) != value}
        if added:
            lines += ["En daarna, of anders:", *_lines(added)]
    return "\n".join(lines)


def _days(report: SelfReport) -> str:
    start, end = report.period.start, report.period.end
    period = f"de periode {day_text(start)} tot en met {day_text(end)}" if start and end else "de periode onbekend"
    day = f"De peildatum is {day_text(report.reference_date)}" if report.reference_date else "Er is geen peildatum"
    return f"{day} en {period}."


def _given(report: SelfReport, rulebook: Rulebook) -> dict[str, object]:
    data = self_report_data(report, rulebook)
    header = {question.local: question.id for question in rulebook.questions() if question.header}
    return {**{header[local]: value for local, value in data["locatie"].items()}, **data["antwoorden"]}


def _lines(given: dict[str, object]) -> list[str]:
    if not given:
        return ["    (niets ingevuld)"]
    out = io.StringIO()
    yaml = YAML()
    yaml.width = 110
    yaml.dump(given, out)
    return [f"    {line}" for line in out.getvalue().splitlines()]
