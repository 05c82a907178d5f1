"""What stands in a report: counts, findings, answers, the plan, and what was not asked."""

from __future__ import annotations

import re

import pytest
from rendered import NAMES, Page, assessed, assessment, html, rulebook, source_of

from compliance.report.findings import FULL, citations
from compliance.report.view import view_of
from compliance.report.view_model import ReportView
from compliance.report.view_parts import FindingView
from compliance.rulebook.model import Power
from compliance.rulebook.outcome import Outcome
from compliance.rulebook.sentences import day_text
from compliance.seeds.fact_sheets import load_fact_sheets
from compliance.version import __version__


def findings_of(view: ReportView) -> dict[str, FindingView]:
    return {finding.link.id: finding for theme in view.themes for finding in theme.findings}


@pytest.mark.parametrize("name", NAMES)
def test_counts_are_those_of_the_assessment(name: str) -> None:
    counts, view = assessment(name).counts, view_of(assessment(name))
    shown = {tally.outcome.key: tally.count for tally in view.tallies}
    assert shown == {outcome.value: counts.of(outcome) for outcome in Outcome} | {"secondary": counts.secondary}
    assert sum(shown.values()) == counts.total == int(view.total)
    assert [bar.value for bar in view.chart.bars] == [str(tally.count) for tally in view.tallies]
    for column, tally in enumerate(view.tallies):
        cells = [theme.counts[column] for theme in view.themes]
        assert sum(int(cell) for cell in cells if cell != "–") == tally.count


@pytest.mark.parametrize("name", NAMES)
def test_counts_stand_in_the_report_in_words(name: str) -> None:
    page = Page(html(name))
    for tally in view_of(assessment(name)).tallies:
        number = tally.count or "geen"
        assert f"{tally.outcome.symbol} {tally.outcome.word} {number} van {assessment(name).counts.total}" in page.text


@pytest.mark.parametrize("name", [name for name in NAMES if name != "vijandig"])
def test_no_percent_sign_and_no_english(name: str) -> None:
    text = Page(html(name)).text
    assert "%" not in text
    assert not re.search(r"\b(None|True|False|the|and|unknown|outcome|norms|compliant|deviation)\b", text)


@pytest.mark.parametrize("name", NAMES)
def test_every_norm_is_there_once_as_a_target(name: str) -> None:
    page = Page(html(name))
    targets = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(targets) == len(set(targets))
    others = {link.id for theme in view_of(assessment(name)).norm_themes for link in theme.others}
    for result in assessment(name).norms:
        assert f"norm-{result.id}" in targets
        # A norm that does not apply here is named in the annex, without its rule.
        assert (f"regel-{result.id}" in targets) is (result.outcome is not Outcome.NIET_VAN_TOEPASSING)
        assert (result.id in others) is (result.outcome is Outcome.NIET_VAN_TOEPASSING)


@pytest.mark.parametrize("name", NAMES)
def test_a_finding_says_everything(name: str) -> None:
    text = Page(html(name)).text
    found = findings_of(view_of(assessment(name)))
    assert set(found) == {result.id for result in assessment(name).norms if result.outcome in FULL}
    for result in assessment(name).norms:
        if result.outcome not in FULL:
            continue
        view = found[result.id]
        wanted = [
            view.status,
            ". ".join(citations(result.norm.source, load_fact_sheets())),
            *view.sentences,
            *view.notes,
            view.watch,
        ]
        wanted += [f"geldt vanaf {day_text(result.norm.in_force.start)}", result.severity.value, result.outcome.printed]
        wanted += [measure.text for measure in view.measures] + [link.title for link in view.related]
        wanted += [*view.contradictions, *view.missing, " ".join(result.reason.split())]
        for piece in wanted:
            assert " ".join(piece.split()) in text, (result.id, piece)


@pytest.mark.parametrize("name", NAMES)
def test_worst_first_and_primary_before_secondary(name: str) -> None:
    for theme in view_of(assessment(name)).themes:
        order = [([*Outcome].index(Outcome(one.outcome.key)), one.secondary) for one in theme.findings]
        assert order == sorted(order)


def test_secondary_finding_names_the_other() -> None:
    found = [finding for finding in findings_of(view_of(assessment("wilg"))).values() if finding.secondary]
    assert found
    assert all(finding.related and not finding.urgent for finding in found)


def test_breach_with_missing_answers_says_that_they_change_nothing() -> None:
    found = [
        one for one in findings_of(view_of(assessment("vijandig"))).values() if one.missing and not one.missing_decides
    ]
    assert found
    assert "Ontbreekt, maar verandert deze uitkomst niet meer." in Page(html("vijandig")).text


def test_contradiction_has_a_box_near_the_front() -> None:
    text = Page(html("wilg")).text
    because = assessment("wilg").contradictions[0].because
    assert (
        text.index("Antwoorden die elkaar tegenspreken")
        < text.index(because)
        < text.index("Hoe dit rapport is gemaakt", text.index(because))
    )
    assert "Antwoorden die elkaar tegenspreken" not in Page(html("goed")).text


def test_missing_answers_stand_in_front_and_most_wanted_first() -> None:
    view = view_of(assessment("leeg"))
    waiting = [len(one.norms) for one in view.open_answers]
    assert waiting == sorted(waiting, reverse=True)
    assert waiting[0] > 1
    assert view.more_open


def test_closed_answer_is_kept_and_marked() -> None:
    text = Page(html("wilg")).text
    assert assessment("wilg").closed_answers == ("jongeren.zonder_machtiging",)
    assert "3 jongeren Ingevuld, maar telt niet mee omdat de vraag hier niet geldt." in text


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_in_the_annex(name: str) -> None:
    view = view_of(assessment(name))
    asking = [theme for theme in rulebook().themes if theme.questions]
    for theme, rules in zip(view.answers, asking, strict=True):
        shown = [row.label for row in theme.rows] + [table.caption for table in theme.tables]
        for question in rules.questions:
            assert question.label in shown or f"‘{question.label}’" in theme.not_asked + theme.left_empty


def test_unanswered_reason_and_not_asked_look_different() -> None:
    rows = {row.label: row.cell for theme in view_of(assessment("leeg")).answers for row in theme.rows}
    lines = {cell.lines[0] for cell in rows.values()}
    assert {"geen antwoord", "weet ik niet", "nog niet bekend of deze vraag hier geldt"} <= lines
    assert not rows["Jongeren voor wie een andere wet geldt"].given
    assert rows["Kamerdeuren op slot"].given
    assert any(theme.not_asked for theme in view_of(assessment("leeg")).answers)


def test_records_are_tables_with_evidence_and_notes() -> None:
    tables = {table.caption: table for theme in view_of(assessment("wilg")).answers for table in theme.tables}
    assert tables["Leefgroepen"].heads == ("Groep Rietveld", "Groep Zandpad")
    assert tables["Veilige ruimten"].heads == ("Rustkamer", "Kamer boven")
    assert "Bewijs: nachtrapportage van augustus, logboek van de sloten" in Page(html("wilg")).text
    assert "Toelichting: Twee jongeren, elke nacht" in Page(html("wilg")).text


def test_many_records_are_cut_in_tables_that_fit() -> None:
    rooms = "\n".join(f"    - {{naam: Ruimte {number}, in_gebruik: ja}}" for number in range(1, 10))
    source = source_of("leeg").replace(
        "antwoorden:", f"antwoorden:\n  veilige_ruimte.aanwezig: ja\n  veilige_ruimten:\n{rooms}"
    )
    tables = [table for theme in view_of(assessed(source)).answers for table in theme.tables]
    assert [len(table.heads) for table in tables] == [4, 4, 1]


def test_thousands_of_records_are_cut_off_with_a_word() -> None:
    events = "\n".join(f"    - {{kenmerk: voorval {number}}}" for number in range(1, 302))
    source = source_of("leeg").replace("setting: gesloten", "setting: open")
    source = source.replace("antwoorden:", f"antwoorden:\n  open_nood.voorvallen:\n{events}")
    table = next(table for theme in view_of(assessed(source)).answers for table in theme.tables)
    assert len(table.rows) == 200
    assert "Er zijn 301 rijen; hier staan de eerste 200." in table.remark


def test_plan_has_each_measure_once_with_room_to_fill_in() -> None:
    view = view_of(assessment("wilg"))
    measures = [measure for group in view.plan for measure in group.measures]
    assert len(view.plan) == len(Power)
    assert len({(one.text, one.power, one.where) for one in measures}) == len(measures)
    assert [one.urgent for one in measures] == sorted((one.urgent for one in measures), reverse=True)
    assert html("wilg").count('<td class="fill"></td>') == 2 * len(measures)
    wanted = {one.text for finding in findings_of(view).values() for one in finding.measures}
    assert {one.text for one in measures} == wanted


def test_limited_profile_lists_what_is_not_asked_outside_every_count() -> None:
    one = assessment("wilg", "kern")
    view, text = view_of(one), Page(html("wilg", "kern")).text
    assert one.not_asked
    assert [link.id for link in view.not_asked] == list(one.not_asked)
    assert view.total == str(len(one.norms))
    assert "Niet gevraagd" in text
    assert all(f"norm-{norm_id}" not in html("wilg", "kern") for norm_id in one.not_asked)
    assert "horen niet bij deze vragenlijst en staan hier niet." in view.left_out


def test_group_sizes_as_chart_and_as_table() -> None:
    theme = next(theme for theme in view_of(assessment("wilg")).themes if theme.groups)
    assert theme.groups is not None
    assert [(row.name, row.busiest) for row in theme.groups.rows] == [("Groep Rietveld", "5"), ("Groep Zandpad", "7")]
    assert [bar.key for bar in theme.groups.chart.bars] == ["within", "over"]
    small, large = theme.groups.chart.bars
    assert small.width < theme.groups.chart.mark < large.width
    assert "naast de grens van 6: Groep Rietveld 5, Groep Zandpad 7" in theme.groups.chart.title


def test_warning_where_the_law_was_not_checked_so_far() -> None:
    assert "Let op. De peildatum ligt na" in Page(html("leeg")).text
    assert "De peildatum ligt na" not in Page(html("goed")).text


def test_title_page_and_colophon() -> None:
    one, text = assessment("wilg"), Page(html("wilg")).text
    for piece in (
        "De Wilg",
        "Zelfevaluatie – geen oordeel van de inspectie",
        "Gesloten jeugdhulp (JeugdzorgPlus)",
        "1 juli 2025 tot en met 31 december 2025",
        "31 december 2025",
        one.rulebook.digest,
        one.rulebook.frame.version,
        one.report.digest,
        f"vbm {__version__}",
        "WeasyPrint 70",
        "pydantic ",
        "Jinja2 ",
        "ruamel.yaml ",
        "Python 3",
    ):
        assert piece in text
    assert one.report.source not in text


def test_the_same_assessment_gives_the_same_view() -> None:
    assert view_of(assessment("wilg")) == view_of(assessed(source_of("wilg")))
