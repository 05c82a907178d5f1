"""The version for publication, in every form: nothing of what was typed, no day, no exact count, the same outcomes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from rendered import rulebook

from compliance import advise, assess, publish, read_self_report, render_html, render_pdf
from compliance.assessment.assess import vocabulary_of
from compliance.assessment.masks import WITHHELD, masked_value, tells_a_count
from compliance.assessment.result import Assessment
from compliance.report.advice_view import advice_text
from compliance.report.data import assessment_data
from compliance.report.table import assessment_table
from compliance.report.text import assessment_text, explanation, summary
from compliance.report.view import view_of
from compliance.report.words import load_words
from compliance.rulebook.answer_type import NoMoment, Share, Value

ZUIDERLICHT = Path(__file__).parents[2] / "examples" / "zuiderlicht.yaml"
MARKER = "Geheimtekst"
COUNT = 7341
NOON = datetime(2025, 1, 1, 12, tzinfo=UTC)

CHANGES = (
    ("soort_huis: ", f"soort_huis: {MARKER}huis "),
    ("ingevuld_door: ", f"ingevuld_door: {MARKER}functie "),
    ("    - naam: Zuid", f"    - naam: {MARKER}groep"),
    ("    - naam: Rustkamer", f"    - naam: {MARKER}ruimte"),
    (
        "  jongeren.andere_wet: nee",
        f"  jongeren.andere_wet: {{antwoord: nee, bewijs: {MARKER}bewijs, toelichting: {MARKER}noot}}",
    ),
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    """A location of which everything that may not be published is recognisable."""
    text = ZUIDERLICHT.read_text("utf-8")
    for old, new in CHANGES:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = tmp_path_factory.mktemp("in") / f"{MARKER}bestand.yaml"
    path.write_text(text.replace("kamerdeuren.aantal_keren: 0", f"kamerdeuren.aantal_keren: {COUNT}"), "utf-8")
    return assess(rulebook(), read_self_report(str(path), rulebook()), what_if=True)


def _pdf_text(assessment: Assessment) -> str:
    made = subprocess.run(["pdftotext", "-", "-"], input=render_pdf(assessment), capture_output=True, check=True)
    return made.stdout.decode()


FORMS: dict[str, Callable[[Assessment], str]] = {
    "text": assessment_text,
    "summary": summary,
    "json": lambda one: json.dumps(assessment_data(one), ensure_ascii=False),
    "csv": lambda one: assessment_table([one]),
    "html": render_html,
    "pdf": _pdf_text,
    "explanations": lambda one: "\n".join(explanation(one, result) for result in one.norms),
}
DAYS = ("9 april 2025", "18 maart 2025", "1 maart 2024", "15 november 2024", "2 september 2024", "16:40")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_it_is_in_any_form(form: str, full: Assessment) -> None:
    found = FORMS[form](publish(full))
    hidden = (MARKER, str(COUNT), *DAYS, full.report.digest, full.report.source)
    assert not [one for one in hidden if one in found]
    assert "Zuiderlicht" in found or form == "explanations"
    if form in {"text", "summary", "html", "pdf"}:
        assert "Versie voor publicatie" in found


def test_positive_control_the_full_version_shows_all_of_it(full: Assessment) -> None:
    found = "\n".join(FORMS[form](full) for form in ("json", "csv", "html", "explanations"))
    for text in ("huis", "functie", "groep", "ruimte", "bewijs", "noot", "bestand"):
        assert f"{MARKER}{text}" in found
    for one in (str(COUNT), *DAYS, full.report.digest):
        assert one in found
    assert "Versie voor publicatie" not in found


def test_the_outcomes_are_the_same(full: Assessment) -> None:
    public = publish(full)
    assert [(one.id, one.outcome, one.severity, one.primary) for one in public.norms] == [
        (one.id, one.outcome, one.severity, one.primary) for one in full.norms
    ]
    assert (public.counts, public.themes, public.drafts[0].outcome) == (
        full.counts,
        full.themes,
        full.drafts[0].outcome,
    )
    assert publish(public) is public
    data = assessment_data(public)
    assert (data["public"], data["self_report"]["digest"], data["self_report"]["source"]) == (True, "", "")
    assert data["self_report"]["location"]["name"] == "Zuiderlicht"


def test_a_publication_has_no_advice(full: Assessment) -> None:
    """What is enough hangs on exact counts: two reports that look the same in public can get other advice."""
    public = publish(full)
    for give in (advise, lambda one: advice_text(one, load_words())):
        assert give(full)
        with pytest.raises(ValueError, match="no advice"):
            give(public)
    assert view_of(full).advice.groups
    assert not view_of(public).advice.groups
    assert not view_of(public).advice.question
    assert view_of(public).plan == view_of(full).plan


def test_events_and_young_people_are_told_together(full: Assessment) -> None:
    public = publish(full)
    plans = [one for one in full.norms if one.norm.scope == "plannen" and len(one.records) > 1]
    assert plans
    for result in plans:
        found = public.norm(result.id)
        assert found is not None
        assert [(one.number, one.name) for one in found.records] in ([], [(0, "Hulpverleningsplannen")])
    rooms = next(one for one in public.norms if one.id == "IGJ-SAFEROOM")
    assert [one.name for one in rooms.records] == ["nummer 1"]
    # A row of a fixed table is called what the rulebook calls it.
    tables = [one for one in full.norms if one.norm.scope and rulebook_rows(one.norm.scope) and one.records]
    assert tables
    assert [one.name for one in tables[0].records] == [one.name for one in public.norm(tables[0].id).records]  # type: ignore[union-attr]  # it is asked in both


def rulebook_rows(name: str) -> bool:
    return bool(vocabulary_of(rulebook()).questions[name].rows)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("jongeren.met_machtiging", 0, 0),
        ("jongeren.met_machtiging", 1, "1–4 jongeren"),
        ("jongeren.met_machtiging", 4, "1–4 jongeren"),
        ("jongeren.met_machtiging", 5, "5 of meer jongeren"),
        ("jongeren.met_machtiging", 362, "5 of meer jongeren"),
        ("kamerdeuren.aantal_keren", 362, "5 of meer keer"),
        ("dossier.uitspraken", Share(0, 0), Share(0, 0)),
        ("dossier.uitspraken", Share(4, 5), "1–4 van 5 of meer jongeren"),
        ("groepen.verhouding_dag", -3, "minder dan 0"),
        ("groepen.plekken", 6, 6),
        ("insluitingen.leeftijd", 15, WITHHELD),
        ("huisregels.datum", date(2024, 3, 1), WITHHELD),
        ("insluitingen.begin", NOON, WITHHELD),
        ("insluitingen.begin", NoMoment.DID_NOT_HAPPEN, NoMoment.DID_NOT_HAPPEN),
        ("insluitingen.controles", (NOON,), WITHHELD),
        ("insluitingen.controles", (), ()),
        ("insluitingen.kenmerk", "I-1", WITHHELD),
        ("kamerdeuren.op_slot", "deel", "deel"),
        ("peildatum", date(2025, 6, 30), date(2025, 6, 30)),
        ("jongeren.andere_wet", True, True),
        ("passende_hulp.wachttijd", timedelta(hours=3), timedelta(hours=3)),
        ("jongeren.met_machtiging", Decimal("0.5"), "minder dan 1 jongeren"),
    ],
)
def test_what_may_be_published_of_a_value(field: str, value: Value, shown: Value) -> None:
    fields = vocabulary_of(rulebook()).fields
    found = masked_value(value, fields.get(field, fields["jongeren.met_machtiging"]))
    assert (found, type(found) is bool) == (shown, type(shown) is bool)


def test_a_share_that_was_counted_from_a_list_is_told(full: Assessment) -> None:
    counted = [one for one in rulebook().questions() if one.counted_from and full.report.answer(one.id) is None]
    told = [answer.value for one in counted if (answer := publish(full).report.answer(one.id)) is not None]
    assert "1–4 van 1–4 keer" in told or "1–4 van 1–4 besluiten" in told


def test_a_question_that_is_asked_above_a_count_is_withheld(full: Assessment) -> None:
    vocabulary = vocabulary_of(rulebook())
    asked_above = vocabulary.questions["toezicht_intern.sinds"]
    assert tells_a_count(asked_above.ask_if, vocabulary)
    assert not tells_a_count(vocabulary.questions["plannen"].ask_if, vocabulary)
    answer = publish(full).report.answer(asked_above.id)
    assert answer is not None
    assert answer.value == WITHHELD
