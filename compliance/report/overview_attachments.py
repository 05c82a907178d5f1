"""The data inside an overview: what was counted of each location, and the rules; not the self-reports themselves."""

from __future__ import annotations

from datetime import date

from compliance.files.text import digest
from compliance.inspection.overview import Overview
from compliance.report.attachments import ABOUT, OVERVIEW, RULES, SCHEMA_VERSION, About, Kind, RulebookName, as_json
from compliance.report.overview_data import overview_data
from compliance.report.provenance import Provenance
from compliance.rulebook.bundle import bundle_of


def overview_attachments(overview: Overview, made_with: Provenance) -> dict[str, bytes]:
    """Give the files to attach to an overview, by name; the same overview gives the same bytes.

    ``overzicht.json`` is what ``vbm overview --format json`` gives. Of a location it holds what the overview counts
    and shows: no notes, no evidence, and nobody who filled it in.
    """
    rulebook, selection = overview.rulebook, overview.selection
    found = {OVERVIEW: as_json(overview_data(overview)), RULES: as_json(bundle_of(rulebook))}
    about = About(
        schema_version=SCHEMA_VERSION,
        kind=Kind.OVERVIEW,
        public=False,
        made_with=made_with,
        rulebook=RulebookName(id=rulebook.frame.id, version=rulebook.frame.version, digest=rulebook.digest),
        self_report_digest=None,
        inspection_digest=None,
        read_from=None,
        previous_read_from=None,
        reference_date=last_day(overview),
        profile=selection.profile.id,
        themes=tuple(theme.theme for theme in selection.themes),
        files={name: digest(found[name]) for name in sorted(found)},
    )
    return found | {ABOUT: as_json(about.model_dump(mode="json"))}


def last_day(overview: Overview) -> date:
    """Give the last reference date of this round, by which an overview is dated; an overview has a location."""
    return max(one.reference_date for one in overview.now.locations)
