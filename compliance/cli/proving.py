"""``vbm rules mutate``: what a rule author asks of the norms themselves."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from compliance.cli.dutch import Command
from compliance.cli.exit_codes import DONE, RULES_INVALID
from compliance.cli.shared import norm_versions, rulebook_of, rules_option, theme_of

if TYPE_CHECKING:
    from compliance.proof.mutation import Score
    from compliance.rulebook.model import Rulebook


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
    from compliance.proof.mutation import mutation_scores

    rulebook = rulebook_of(rules_folder)
    wanted = tuple(norm_versions(rulebook, norm_id)[-1].id for norm_id in norm_ids)
    if theme is not None:
        wanted += tuple(dict.fromkeys(norm.id for norm in rulebook.norms() if norm.theme == theme_of(rulebook, theme)))
    scores = []
    for score in mutation_scores(rules_folder, tuple(dict.fromkeys(wanted)), processes=os.cpu_count() or 1):
        scores.append(score)
        _show(score, rulebook)
    total, noticed, same = (sum(getattr(one, key) for one in scores) for key in ("mutants", "noticed", "same"))
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
