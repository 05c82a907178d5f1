"""The form as a workbook: what is filled in comes back, in whatever form people typed it."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from forms import FORMULA, Filled, Put, answer_in, blank, form_of, read_form, told, twin
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from registers import wall
from small_rulebook import WRITTEN, same, shipped, small
from whole_reports import whole_file

from compliance.files.text import UNPRINTABLE
from compliance.rulebook.answer_type import NoMoment, Share
from compliance.selfreport.model import Answer, Period, Reason, Record, SelfReport
from compliance.selfreport.reader import read_self_report
from compliance.testing import answers, self_reports

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
TEXT = st.one_of(
    st.sampled_from(
        ["=1+1", "+31", "-1", "@A1", "=HYPERLINK(1)", "'x", "null", "~", "a\nb", "_x0041_", "<b>&amp;", "#N/B"]
    ),
    st.text(max_size=20),
).map(lambda text: UNPRINTABLE.sub("", text).strip())


def alike(data: bytes, report: SelfReport) -> None:
    """Hold what is read from a workbook beside what is read from JSON."""
    back, expected = read_form(data), twin(report, small())
    assert said(back) == said(expected)
    assert (back.reference_date, back.period) == (expected.reference_date, expected.period)
    assert back.filled_in_by == expected.filled_in_by


def said(report: SelfReport) -> dict[str, Answer]:
    """Give the answers without what was left blank, such as a table of which no row has anything."""

    def without_blank_rows(answer: Answer) -> Answer:
        blank_rows = answer.records and not any(row.answers for row in answer.records)
        return replace(answer, records=None) if blank_rows else answer

    return same({name: without_blank_rows(one) for name, one in same(report.answers).items()})


@st.composite
def noted(draw: st.DrawFn, answer: Answer) -> Answer:
    """Put evidence and notes with an answer and with each of its parts, now and then."""
    words = [draw(TEXT) if draw(st.integers(0, 4)) == 0 else "" for _ in range(2)]
    records = answer.records
    if records is not None:
        records = tuple(
            replace(one, answers=tuple((name, draw(noted(inner))) for name, inner in one.answers)) for one in records
        )
    options = tuple((key, draw(noted(inner))) for key, inner in answer.options)
    return replace(answer, options=options, records=records, evidence=words[0], note=words[1])


@st.composite
def reports(draw: st.DrawFn) -> SelfReport:
    """Draw a self-report with any answer to any question, and any text."""
    given_answers = {}
    for question in small().questions():
        if draw(st.booleans()):
            given_answers[question.id] = draw(answers(question).flatmap(noted))
    if draw(st.booleans()):
        given_answers["tekst"] = Answer(draw(TEXT) or None)
    days = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2026, 1, 1)))
    start, end = draw(days), draw(days)
    period = Period(start, end) if not (start and end and end < start) else Period(end, start)
    return SelfReport("drawn", "", given_answers, draw(days), period, draw(TEXT))


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(reports())
def test_what_is_filled_in_comes_back(report: SelfReport) -> None:
    data = form_of(small(), report)
    alike(data, report)
    assert data == form_of(small(), report)


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(reports(), st.randoms(use_true_random=False))
def test_another_program_may_save_it_and_put_the_sheets_in_another_order(
    report: SelfReport, chance: random.Random
) -> None:
    filled = Filled(form_of(small(), report))
    order = list(filled.sheets)
    chance.shuffle(order)
    alike(filled.saved(order), report)


@settings(max_examples=3, deadline=None, suppress_health_check=SLOW, derandomize=True)
@given(st.one_of(self_reports(shipped()), self_reports(shipped(), completeness="partial")))
def test_so_does_a_report_under_the_whole_rulebook(report: SelfReport) -> None:
    back = read_form(form_of(shipped(), report), shipped())
    assert said(back) == said(twin(report, shipped()))


@pytest.mark.parametrize("name", WRITTEN)
def test_so_does_a_location_that_was_written_by_hand(name: str, tmp_path: Path) -> None:
    report = read_self_report(str(whole_file(name, tmp_path)), shipped())
    back = read_form(form_of(shipped(), report), shipped())
    assert same(back.answers) == same(report.answers)
    assert (back.reference_date, back.period) == (report.reference_date, report.period)
    assert back.filled_in_by == report.filled_in_by


def test_a_blank_form_answers_nothing() -> None:
    report = read_form(blank())
    assert same(report.answers) == {}
    assert (report.reference_date, report.period, report.filled_in_by) == (None, Period(), "")
    assert report.rulebook == f"{small().frame.id} {small().frame.version}"


def test_another_reader_of_workbooks_finds_the_same_words_and_no_formula() -> None:
    report = SelfReport("", "", {"tekst": Answer("=1+1", evidence="@x", note="+y"), "getal": Answer(3)})
    data = form_of(small(), report)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    ours = Filled(data)
    assert book.sheet_names == list(ours.sheets)
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        down, right = sheet.start or (0, 0)
        theirs = {
            (row + down, column + right): str(int(cell)) if isinstance(cell, float) else str(cell)
            for row, cells in enumerate(sheet.to_python())
            for column, cell in enumerate(cells)
            if cell != ""
        }
        assert {place: str(word) for place, word in ours.sheets[name].items()} == theirs
    assert {"=1+1", "@x", "+y"} <= {str(word) for cells in ours.sheets.values() for word in cells.values()}


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("ja_nee", "JA", True),
        ("ja_nee", " Nee\u00a0", False),
        ("ja_nee", True, True),
        ("ja_nee", False, False),
        ("ja_nee", "Waar", True),
        ("keuze", "Nu en dan", "soms"),
        ("keuze", "  nu \u00a0en\ndan ", "soms"),
        ("keuze", "SOMS", "soms"),
        ("getal", 7, 7),
        ("getal", " 7 ", 7),
        ("getal", "7", 7),
        ("komma", "2,5", Decimal("2.5")),
        ("komma", 2.5, Decimal("2.5")),
        ("komma", 2, Decimal(2)),
        ("dag", date(2025, 12, 31), date(2025, 12, 31)),
        ("dag", wall(2025, 12, 31, 14, 0), date(2025, 12, 31)),
        ("dag", "31-12-2025", date(2025, 12, 31)),
        ("dag", "31/12/2025", date(2025, 12, 31)),
        ("dag", "31.12.2025", date(2025, 12, 31)),
        ("dag", "1 mei 2025", date(2025, 5, 1)),
        ("dag", "1 Mrt. 2025", date(2025, 3, 1)),
        ("dag", "2025/12/31", date(2025, 12, 31)),
        ("moment", wall(2025, 5, 1, 20, 10), moment(2025, 5, 1, 18, 10)),
        ("moment", "1-5-2025 20:10", moment(2025, 5, 1, 18, 10)),
        ("moment", "1 mei 2025 om 20.10 uur", moment(2025, 5, 1, 18, 10)),
        ("moment", "1/5/2025, 20u10", moment(2025, 5, 1, 18, 10)),
        ("moment", "1 mei 2025 20 uur", moment(2025, 5, 1, 18)),
        ("moment", "2025-05-01T20:10:05", moment(2025, 5, 1, 18, 10, 5)),
        ("moment", "26 oktober 2025 2:30 +02:00", moment(2025, 10, 26, 0, 30)),
        ("moment", "Geen", NoMoment.DID_NOT_HAPPEN),
        ("moment", "loopt  nog", NoMoment.STILL_RUNNING),
        ("momenten", "geen", ()),
        ("momenten", "1-5-2025 20:10; 1 mei 2025 20.24", (moment(2025, 5, 1, 18, 10), moment(2025, 5, 1, 18, 24))),
        ("momenten", "1-5-2025 20:10\n1-5-2025 20:24", (moment(2025, 5, 1, 18, 10), moment(2025, 5, 1, 18, 24))),
        ("momenten", wall(2025, 5, 1, 20, 10), (moment(2025, 5, 1, 18, 10),)),
        ("duur", "3,5 uur", timedelta(hours=3, minutes=30)),
        ("duur", "3u45", timedelta(hours=3, minutes=45)),
        ("duur", "3 uur 45", timedelta(hours=3, minutes=45)),
        ("duur", "3:45 uur", timedelta(hours=3, minutes=45)),
        ("duur", time(3, 45), timedelta(hours=3, minutes=45)),
        ("duur", timedelta(hours=26, minutes=5), timedelta(hours=26, minutes=5)),
        ("deel", "4 uit 5", Share(4, 5)),
        ("deel", " 4 / 5", Share(4, 5)),
        ("deel", "4 van de 5", Share(4, 5)),
        ("tekst", 12, "12"),
        ("tekst", "null", "null"),
        ("tekst", "=1+2", "=1+2"),
    ],
)
def test_forgiving_about_how_it_was_typed(name: str, value: Put, expected: object) -> None:
    assert answer_in(name, value) == Answer(expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name", ["ja_nee", "keuze", "getal", "dag", "momenten", "duur", "deel", "tekst", "meer", "lijst"]
)
@pytest.mark.parametrize("words", ["weet ik niet", " Weet\u00a0ik niet ", "NIET VASTGELEGD"])
def test_a_reason_in_the_place_of_any_answer(name: str, words: str) -> None:
    assert answer_in(name, words).reason is Reason(" ".join(words.lower().split()))


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("dag", "31-12-25", "S313"),
        ("dag", "45778", "S313"),
        ("dag", "12/31/2025", "S313"),
        ("dag", "1 mie 2025", "S313"),
        ("moment", "1 mei 2025", "S314"),
        ("moment", date(2025, 5, 1), "S314"),
        ("moment", "1 mei 2025 20:", "S314"),
        ("moment", "26 oktober 2025 2.30", "S315"),
        ("duur", 45, "S317"),
        ("duur", "0,33 uur", "S317"),
        ("deel", date(2025, 5, 4), "S318"),
        ("deel", 0.8, "S318"),
        ("deel", "5 van 4", "S319"),
        ("ja_nee", "misschien", "S310"),
        ("keuze", "vaak", "S306"),
        ("getal", 2.5, "S311"),
        ("getal", -1, "S311"),
        ("getal", 99, "S307"),
        ("getal", "#DEEL/0!", "C416"),
        ("tekst", "a\u2028b", "F007"),
        ("getal", FORMULA, "W507"),
        ("tekst", FORMULA, "W507"),
    ],
)
def test_what_is_not_understood_is_a_fault_that_names_the_cell(name: str, value: Put, code: str) -> None:
    filled = Filled().put(name, value)
    sheet, row, column = filled.find(name)
    assert told(filled.saved()) == [f"{sheet}!{chr(65 + column)}{row + 1} {code}"]


@pytest.mark.parametrize("role", ["bewijs", "toelichting"])
def test_a_formula_is_refused_beside_an_answer_too(role: str) -> None:
    filled = Filled().put("getal", FORMULA, role)
    assert [one.partition(" ")[2] for one in told(filled.saved())] == ["W507"]


def test_days_of_the_report_itself_as_people_type_them() -> None:
    filled = Filled().put("peildatum", wall(2025, 6, 30, 0, 0)).put("periode/van", "1 januari 2025")
    report = read_form(filled.put("periode/tot_en_met", "30/6/2025").put("ingevuld_door", " manager ").saved())
    assert (report.reference_date, report.period) == (date(2025, 6, 30), Period(date(2025, 1, 1), date(2025, 6, 30)))
    assert report.filled_in_by == "manager"


def test_records_are_numbered_as_the_rows_of_the_sheet() -> None:
    filled = Filled().record("lijst", 2, naam="tweede", redenen__rust="ja").record("lijst", 60, aantal=3)
    found = read_form(filled.saved()).answers["lijst"].records or ()
    assert [(one.number, one.name) for one in found] == [(2, "tweede"), (60, "nummer 60")]
    assert found[0].answer("lijst.redenen") == Answer(options=(("rust", Answer(value=True)),))


def test_a_list_that_was_not_touched_is_no_answer_and_none_is_one() -> None:
    assert read_form(blank()).answer("lijst") is None
    assert answer_in("lijst", "Geen").records == ()


def test_none_for_a_whole_table_and_for_all_parts() -> None:
    found = answer_in("tabel", "geen").records or ()
    assert [dict(one.answers)["tabel.keren"] for one in found] == [Answer(0), Answer(0)]
    assert [one.value for _, one in answer_in("meer", "geen").options] == [False, False]


def test_a_table_of_its_own_and_one_below_its_question() -> None:
    filled = Filled().record("tabel", 1, keren=3).record("tabel", 2, goed="Ja").put("kolom/februari/keren", "4")
    report = read_form(filled.saved())
    tabel, kolom = (same({"": report.answers[name]})[""].records or () for name in ("tabel", "kolom"))
    assert [one.answers for one in tabel] == [(("tabel.keren", Answer(3)),), (("tabel.goed", Answer(value=True)),)]
    assert [one.answers for one in kolom] == [(), (("kolom.keren", Answer(4)),)]


def test_a_sheet_may_have_another_name_and_a_blank_one_may_be_added() -> None:
    filled = Filled().put("getal", 3)
    sheet = filled.find("getal")[0]
    filled.sheets["Ons werk"] = filled.sheets.pop(sheet)
    filled.sheets["Blad1"] = {}
    assert read_form(filled.saved()).answers["getal"] == Answer(3)


def test_a_workbook_is_told_by_its_bytes() -> None:
    for path in ("-", "in.yaml", "in", "in.XLSX"):
        assert read_form(blank(), path=path).answers == {}


@pytest.mark.parametrize("where", ["in", "out"])
def test_text_for_a_cell_has_a_limit(where: str) -> None:
    text = "x" * (32_767 + (where == "out"))
    report = SelfReport("", "", {"tekst": Answer(text)})
    make: Callable[[], bytes] = lambda: form_of(small(), report)  # noqa: E731 - made twice, raised once
    if where == "in":
        assert read_form(make()).answers["tekst"] == Answer(text)
    else:
        with pytest.raises(ValueError, match="32767"):
            make()


def test_a_record_far_down_keeps_its_number() -> None:
    record = Record("lijst", 300, "nummer 300", answers=(("lijst.aantal", Answer(2)),))
    back = read_form(form_of(small(), SelfReport("", "", {"lijst": Answer(records=(record,))})))
    assert [one.number for one in back.answers["lijst"].records or ()] == [300]
