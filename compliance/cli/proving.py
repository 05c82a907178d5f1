"""``vbm rules prove`` and ``vbm rules mutate``: what a rule author asks of the norms themselves."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, RULES_INVALID
from compliance.cli.shared import norm_versions, rulebook_of, rules_option, show_faults, theme_of, write

if TYPE_CHECKING:
    from compliance.files.fault import Fault
    from compliance.proof.mutation import Score
    from compliance.proof.theorems import Proof
    from compliance.proof.witness import Witness
    from compliance.rulebook.model import Rulebook

PROCESSES = os.cpu_count() or 1
LOCATIONS = ("De Linde", "De Berk", "De Iep", "De Es", "De Beuk", "De Els")
"""Fictional locations that cases are told about, one for each outcome."""


@click.command("prove", cls=Command, short_help="Bewijs wat over de normen zelf vaststaat, zonder steekproef.")
@click.argument("norm_ids", metavar="NORM...", nargs=-1)
@click.option("--theme", metavar="THEMA", help="Alleen de normen van dit thema.")
@click.option("--save", "target", metavar="BESTAND", help="Schrijf de gevallen als voorbeelden die u nog afmaakt.")
@rules_option
def prove(norm_ids: tuple[str, ...], theme: str | None, target: str | None, rules_folder: str | None) -> int:
    """Ga voor elke norm alle gevallen na die de norm uit elkaar houdt, en zeg wat daaruit volgt.

    Elke uitkomst moet kunnen. Elke voorwaarde moet verschil maken. Een slechter antwoord mag nooit helpen. En de norm
    mag niet wachten op een antwoord dat niets meer verandert. Zonder NORM worden de normen ook met elkaar vergeleken,
    en wordt voor elke soort locatie een zelfrapportage gezocht die alle normen haalt.
    """
    from compliance.proof.parallel import over_norms
    from compliance.proof.proving import objection_faults, proofs_of

    rulebook = rulebook_of(rules_folder)
    wanted = chosen(rulebook, norm_ids, theme)
    proofs = [one for several in over_norms(proofs_of, wanted, rules_folder, processes=PROCESSES) for one in several]
    named = bool(norm_ids or theme)
    if norm_ids:
        for proof in proofs:
            _cases(proof, rulebook)
    looked_at = sum(proof.looked_at for proof in proofs)
    click.echo(f"Nagegaan: {looked_at} gevallen van {len(proofs)} {'norm' if len(proofs) == 1 else 'normen'}.")
    faults = [one for proof in proofs for one in objection_faults(proof.objections, rulebook)]
    _amendments(rulebook, frozenset(wanted) if named else frozenset())
    _relations(rulebook, frozenset(wanted) if named else frozenset())
    if not named:
        faults += _witnesses(rulebook, rules_folder)
    if target is not None:
        from compliance.proof.examples_from_cases import examples_text

        write(examples_text(proofs, rulebook), target)
    if faults:
        show_faults(tuple(faults))
        return RULES_INVALID
    click.echo("Elke uitkomst kan, elke voorwaarde maakt verschil, en een slechter antwoord helpt nooit.")
    return DONE


def chosen(rulebook: Rulebook, norm_ids: tuple[str, ...], theme: str | None) -> tuple[str, ...]:
    """Give the norms that were asked for on the command line, each once; all that are in force when none were."""
    wanted = [norm_versions(rulebook, norm_id)[-1].id for norm_id in norm_ids]
    if theme is not None:
        name = theme_of(rulebook, theme)
        wanted += [norm.id for norm in rulebook.norms() if norm.theme == name]
    return tuple(dict.fromkeys(wanted or (norm.id for norm in rulebook.norms())))


def _cases(proof: Proof, rulebook: Rulebook) -> None:
    from compliance.assessment.assess import vocabulary_of
    from compliance.proof.regions import story
    from compliance.report.text import wrapped

    click.echo(f"{proof.key}: {proof.looked_at} gevallen")
    for name, (outcome, values) in zip(LOCATIONS, proof.witnesses.items(), strict=False):
        told = story(values, vocabulary_of(rulebook))
        click.echo(wrapped(f"{outcome.printed}, bijvoorbeeld {name}. {told}.", "      ", "  - "))


def _amendments(rulebook: Rulebook, norm_ids: frozenset[str]) -> None:
    from compliance.proof.proving import amendments
    from compliance.report.text import wrapped
    from compliance.rulebook.sentences import day_text

    for one in amendments(rulebook, norm_ids):
        lead = f"{one.newer.id} veranderde op {day_text(one.newer.in_force.start)}. "
        if not one.before:
            click.echo(wrapped(f"{lead}{one.story or 'Voor geen enkel antwoord maakt dat verschil'}.", "    "))
            continue
        told = f"{lead}Het eerste verschil: {one.story}. Eerst: {one.before}. Daarna: {one.after}."
        click.echo(wrapped(told, "    "))


def _relations(rulebook: Rulebook, norm_ids: frozenset[str]) -> None:
    from compliance.assessment.assess import vocabulary_of
    from compliance.proof.relations import relations
    from compliance.report.text import wrapped

    for one in relations(rulebook, vocabulary_of(rulebook), norm_ids):
        click.echo(wrapped(f"{one.one}: {one.kind} {one.other}.", "    "))


def _witnesses(rulebook: Rulebook, rules_folder: str | None) -> list[Fault]:
    from compliance.assessment.assess import vocabulary_of
    from compliance.proof.parallel import over_norms
    from compliance.proof.proving import witness_faults, witness_of

    faults: list[Fault] = []
    found: Witness
    for found in over_norms(witness_of, vocabulary_of(rulebook).settings(), rules_folder, processes=PROCESSES):
        counts = found.assessment.counts
        if found.unmet():
            faults += witness_faults(found, rulebook)
            continue
        lead = f"Soort locatie {found.setting}: alle" if found.setting else "Alle"
        click.echo(
            f"{lead} normen kunnen samen worden gehaald "
            f"({counts.voldoet} voldoet, {counts.oordeel_inspecteur} ter beoordeling, "
            f"{counts.niet_van_toepassing} niet van toepassing)."
        )
    return faults


@click.command("mutate", cls=Command, short_help="Verander elke norm een beetje, en kijk of een voorbeeld dat merkt.")
@click.argument("norm_ids", metavar="NORM...", nargs=-1)
@click.option("--theme", metavar="THEMA", help="Alleen de normen van dit thema.")
@rules_option
def mutate(norm_ids: tuple[str, ...], theme: str | None, rules_folder: str | None) -> int:
    """Verander elke norm telkens een klein beetje, en kijk of een voorbeeld in hetzelfde bestand dat merkt.

    Een grens gaat één stap omhoog of omlaag, "en" wordt "of", een deel valt weg, een andere optie of soort locatie komt
    in de plaats, een datum schuift een dag. Wat geen voorbeeld merkt, is een vraag aan een jurist. Veranderingen die
    bewezen geen verschil maken, tellen niet mee.
    """
    from compliance.proof.mutation import mutation_score
    from compliance.proof.parallel import over_norms

    rulebook = rulebook_of(rules_folder)
    changed = rulebook.changed()
    wanted = chosen(rulebook, norm_ids, theme)
    for name in wanted:
        if name in changed:
            click.echo(f"{name}: niet geprobeerd. Een eigen grens maakt de voorbeelden van deze norm ongeldig.")
    total = noticed = same = 0
    names = [name for name in wanted if name not in changed]
    for score in over_norms(mutation_score, names, rules_folder, processes=PROCESSES):
        total, noticed, same = total + score.mutants, noticed + score.noticed, same + score.same
        _show(score, rulebook)
    click.echo(f"Samen: {noticed} van {total - same} veranderingen gemerkt; {same} andere maken geen verschil.")
    return DONE if noticed + same == total else RULES_INVALID


def _show(score: Score, rulebook: Rulebook) -> None:
    from compliance.report.text import wrapped

    if not score.survivors:
        click.echo(f"{score.norm_id}: alle {score.noticed} veranderingen gemerkt.")
        return
    click.echo(f"{score.norm_id}: {score.noticed} van {score.mutants - score.same} veranderingen gemerkt.")
    for survivor in score.survivors:
        place = rulebook.place(survivor.place)
        lead = f"  {place.file}:{place.line}:{place.column}: geen voorbeeld merkt het verschil: "
        click.echo(wrapped(f"{survivor.what.rstrip('.')}.", "      ", lead))
        if survivor.story:
            story = f"Bij: {survivor.story}. Nu: {survivor.now}. Dan: {survivor.then}. Wat hoort het te zijn?"
            click.echo(wrapped(story, "      ", "      "))
