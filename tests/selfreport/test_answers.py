"""What a location may write behind a question, of every kind, and that writing it gives it back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from small_rulebook import WRITTEN, answered, faults, read, same, shipped, small
from whole_reports import whole

from compliance.rulebook.answer_type import NoMoment, Share, Value
from compliance.selfreport.model import Answer, Reason, SelfReport
from compliance.selfreport.writer import self_report_data, write_self_report

VALUES: list[tuple[str, str, Value]] = [
    ("ja_nee", "ja", True),
    ("ja_nee", "Nee", False),
    ("ja_nee", '" JA "', True),
    ("keuze", "soms", "soms"),
    ("keuze", "Nu en dan", "soms"),
    ("keuze", "ALTIJD", "altijd"),
    ("getal", "0", 0),
    ("getal", "007", 7),
    ("getal", '"31"', 31),
    ("komma", "2,5", Decimal("2.5")),
    ("komma", "2.5", Decimal("2.5")),
    ("komma", "3", Decimal(3)),
    ("dag", "2025-12-31", date(2025, 12, 31)),
    ("dag", "31-12-2025", date(2025, 12, 31)),
    ("dag", "1-2-2025", date(2025, 2, 1)),
    ("moment", "2025-05-01 20:10", datetime(2025, 5, 1, 18, 10, tzinfo=UTC)),
    ("moment", "1-1-2025 00:00", datetime(2024, 12, 31, 23, 0, tzinfo=UTC)),
    ("moment", "2025-10-26 02:30 +02:00", datetime(2025, 10, 26, 0, 30, tzinfo=UTC)),
    ("moment", "2025-10-26 02:30 +01:00", datetime(2025, 10, 26, 1, 30, tzinfo=UTC)),
    ("moment", "geen", NoMoment.DID_NOT_HAPPEN),
    ("moment", "Loopt nog", NoMoment.STILL_RUNNING),
    ("momenten", "geen", ()),
    ("momenten", "[]", ()),
    ("momenten", "2025-05-01 20:10", (datetime(2025, 5, 1, 18, 10, tzinfo=UTC),)),
    (
        "momenten",
        "2025-05-01 20:10, 2025-05-01 20:24",
        (datetime(2025, 5, 1, 18, 10, tzinfo=UTC), datetime(2025, 5, 1, 18, 24, tzinfo=UTC)),
    ),
    ("momenten", "\n    - 2025-05-01 20:10", (datetime(2025, 5, 1, 18, 10, tzinfo=UTC),)),
    ("duur", "3 uur", timedelta(hours=3)),
    ("duur", "3 uur 45 min", timedelta(hours=3, minutes=45)),
    ("duur", "3:45", timedelta(hours=3, minutes=45)),
    ("duur", "0 min", timedelta(0)),
    ("deel", "4 van 5", Share(4, 5)),
    ("deel", "4/5", Share(4, 5)),
    ("deel", "0 van 0", Share(0, 0)),
    ("deel", "4 van de 5", Share(4, 5)),
    ("tekst", "Het was nodig.", "Het was nodig."),
    ("tekst", '"met: een # erin"', "met: een # erin"),
    ("tekst", "'ja'", "ja"),
    ("tekst", "5", "5"),
    ("tekst", "|\n    een\n    twee", "een\ntwee"),
]


@pytest.mark.parametrize(("question", "text", "value"), VALUES, ids=lambda one: str(one)[:30])
def test_a_value(question: str, text: str, value: Value) -> None:
    answer = answered(question, text)
    assert answer == Answer(value)
    assert type(answer.value) is type(value)


@pytest.mark.parametrize(("question", "text", "value"), VALUES, ids=lambda one: str(one)[:30])
def test_what_is_written_reads_back(question: str, text: str, value: Value) -> None:
    report = SelfReport("in.yaml", "", {question: Answer(value)})
    again = read(write_self_report(report, small()))
    assert again.answers == {question: Answer(value)}


REASONS = [
    ("weet ik niet", Reason.DOES_NOT_KNOW),
    ("WEET IK NIET", Reason.DOES_NOT_KNOW),
    ("  Weet   ik niet ", Reason.DOES_NOT_KNOW),
    ("Niet vastgelegd", Reason.NOT_RECORDED),
    ("niet\tvastgelegd", Reason.NOT_RECORDED),
    ("Wil niet zeggen", Reason.DOES_NOT_SAY),
]
QUESTIONS = ("ja_nee", "keuze", "getal", "komma", "dag", "moment", "momenten", "duur", "deel", "tekst", "meer", "lijst")


@pytest.mark.parametrize(("text", "reason"), REASONS, ids=repr)
@pytest.mark.parametrize("question", [*QUESTIONS, "tabel", "kolom"])
def test_a_reason_in_any_case_and_with_any_spaces(question: str, text: str, reason: Reason) -> None:
    assert answered(question, f'"{text}"' if "\t" in text else text) == Answer(reason=reason)


@pytest.mark.parametrize("reason", list(Reason))
def test_a_reason_in_every_corner_reads_back(reason: Reason) -> None:
    text = f"""\
zelfrapportage: 1
antwoorden:
  meer: {{rust: {reason}, gevaar: ja}}
  lijst: [{{naam: een, aantal: {reason}, redenen: {reason}}}]
  tabel: {{januari: {{keren: {reason}, goed: ja}}, februari: {{keren: 1, goed: {reason}}}}}
  kolom: {{januari: {reason}, februari: 2}}
"""
    report = read(text)
    assert read(write_self_report(report, small())).answers == report.answers
    assert write_self_report(report, small()).count(reason) == 6


@pytest.mark.parametrize("text", ["", "~", "null", "''", '"  "'])
@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_left_blank_is_not_answered(question: str, text: str) -> None:
    assert answered(question, text) == Answer()


# --- evidence and notes ------------------------------------------------------------------


@pytest.mark.parametrize("question", [*QUESTIONS, "tabel", "kolom"])
def test_evidence_and_a_note_beside_any_answer(question: str) -> None:
    text = "{antwoord: weet ik niet, bewijs: het logboek, toelichting: gekeken op alle kamers}"
    answer = answered(question, text)
    assert answer == Answer(reason=Reason.DOES_NOT_KNOW, evidence="het logboek", note="gekeken op alle kamers")
    report = SelfReport("in.yaml", "", {question: answer})
    assert read(write_self_report(report, small())).answers == {question: answer}


def test_evidence_without_an_answer_is_no_answer() -> None:
    assert answered("ja_nee", "{bewijs: het logboek}") == Answer(evidence="het logboek")
    assert answered("meer", "{bewijs: het logboek}") == Answer(evidence="het logboek")


def test_evidence_beside_one_option_and_one_field() -> None:
    text = """\
zelfrapportage: 1
antwoorden:
  meer:
    antwoord: {rust: {antwoord: ja, toelichting: soms}, gevaar: nee}
    bewijs: het logboek
  lijst:
    - naam: een
      aantal: {antwoord: 3, bewijs: de lijst}
"""
    report = read(text)
    option = dict(report.answers["meer"].options)["rust"]
    assert option == Answer(value=True, note="soms")
    (record,) = report.answers["lijst"].records or ()
    assert record.answer("lijst.aantal") == Answer(3, evidence="de lijst")
    assert read(write_self_report(report, small())).answers == report.answers


# --- several-of, lists and tables --------------------------------------------------------


def test_several_of() -> None:
    both = (("rust", Answer(value=True)), ("gevaar", Answer(value=False)))
    assert answered("meer", "{rust: ja, gevaar: nee}") == Answer(options=both)
    assert answered("meer", "{gevaar: nee, rust: ja}") == Answer(options=both)
    assert answered("meer", "{rust: ja}") == Answer(options=both[:1])
    assert answered("meer", "geen") == answered("meer", "{rust: nee, gevaar: nee}")
    assert dict(answered("meer", "{rust: , gevaar: ja}").options)["rust"] == Answer()


def test_a_list() -> None:
    answer = answered("lijst", "[{naam: een, aantal: 1}, {aantal: 2}]")
    assert answer.records is not None
    assert [(one.number, one.name, one.key) for one in answer.records] == [(1, "een", ""), (2, "nummer 2", "")]
    assert answer.records[1].answer("lijst.aantal") == Answer(2)


@pytest.mark.parametrize("text", ["geen", "Geen", "[]"])
def test_an_empty_list_says_that_there_was_none(text: str) -> None:
    assert answered("lijst", text) == Answer(records=())


@pytest.mark.parametrize(
    "text",
    [
        "\n    - naam:\n      aantal:\n      redenen:\n        rust:\n        gevaar:",
        "\n    - naam:\n    - naam: ''",
        "[{}]",
    ],
)
def test_blank_blocks_of_a_form_are_no_records(text: str) -> None:
    assert answered("lijst", text) == Answer()


def test_a_blank_block_among_records_is_no_record() -> None:
    answer = answered("lijst", "\n    - naam: een\n    - naam:\n      aantal:\n    - naam: drie")
    assert [(one.number, one.name) for one in answer.records or ()] == [(1, "een"), (3, "drie")]


def test_a_record_with_only_a_note_or_a_reason_is_a_record() -> None:
    for text in ("[{aantal: weet ik niet}]", "[{aantal: {toelichting: nog zoeken}}]", "[{redenen: {rust: ja}}]"):
        assert len(answered("lijst", text).records or ()) == 1


def test_a_table() -> None:
    answer = answered("tabel", "{januari: {keren: 1, goed: ja}, februari: {keren: 0, goed: weet ik niet}}")
    assert [(one.key, one.name) for one in answer.records or ()] == [("januari", "Januari"), ("februari", "Februari")]
    part = answered("tabel", "{februari: {keren: 2}}")
    assert part.records is not None
    assert part.records[0].answers == ()
    assert part.records[1].answer("tabel.keren") == Answer(2)


def test_a_table_with_one_column_may_be_short() -> None:
    assert answered("kolom", "{januari: 1, februari: 0}") == answered(
        "kolom", "{januari: {keren: 1}, februari: {keren: 0}}"
    )


def test_none_in_a_table_fills_in_what_none_means() -> None:
    assert answered("tabel", "geen") == answered(
        "tabel", "{januari: {keren: 0, goed: nee}, februari: {keren: 0, goed: nee}}"
    )
    assert answered("kolom", "geen") == answered("kolom", "{januari: 0, februari: 0}")


@pytest.mark.parametrize(
    "text",
    [
        "meer: {rust: ja, gevaar: nee}",
        "meer: {rust: ja}",
        "meer: geen",
        "lijst: geen",
        "lijst: [{naam: een, aantal: 1, besproken: ja, soort: licht}, {naam: '2', begin: loopt nog, gezien: geen}]",
        "lijst: [{naam: een, gezien: '2025-05-01 20:10, 2025-05-01 20:24', redenen: {rust: ja, gevaar: nee}}]",
        "lijst: [{redenen: geen}]",
        "tabel: {januari: {keren: 1, goed: ja}, februari: {keren: 0, goed: nee}}",
        "tabel: {januari: {keren: 1}}",
        "tabel: geen",
        "kolom: {januari: 1, februari: 0}",
        "kolom: {februari: 3}",
        "tekst: 'ja'",
        "tekst: 'null'",
        "tekst: '- geen lijst'",
        'tekst: "een\\ntwee: # drie"',
        "tekst: 'weet ik niet zeker'",
    ],
)
def test_parts_read_back_as_they_were_written(text: str) -> None:
    report = read(f"zelfrapportage: 1\nantwoorden:\n  {text}\n")
    written = write_self_report(report, small())
    assert same(read(written).answers) == same(report.answers)
    assert write_self_report(read(written), small()) == written


# --- the whole file ----------------------------------------------------------------------


@pytest.mark.parametrize("name", WRITTEN)
def test_every_example_reads_back(name: str) -> None:
    report = read(whole(name), shipped())
    again = read(write_self_report(report, shipped()), shipped())
    assert same(again.answers) == same(report.answers)
    assert (again.reference_date, again.period, again.filled_in_by, again.rulebook) == (
        report.reference_date,
        report.period,
        report.filled_in_by,
        report.rulebook,
    )


def test_a_written_file_has_the_order_of_the_form() -> None:
    data = self_report_data(read("zelfrapportage: 1\nantwoorden: {tekst: b, ja_nee: ja}\n"), small())
    assert list(data) == [
        "zelfrapportage",
        "regelboek",
        "locatie",
        "periode",
        "peildatum",
        "ingevuld_door",
        "antwoorden",
    ]
    assert list(data["antwoorden"]) == ["ja_nee", "tekst"]


HEADER = [
    ("zelfrapportage: 2\n", ["1:17 S322"]),
    ("zelfrapportage: [1]\n", ["1:17 S322"]),
    ("zelfrapportag: 1\n", ["1:1 S320"]),
    ("- zelfrapportage: 1\n", ["1:1 S320"]),
    ("zelfrapportage: 1\nlocatie: De Proef\n", ["2:10 S304"]),
    ("zelfrapportage: 1\nlocatie: {name: De Proef}\n", ["2:11 S301"]),
    ("zelfrapportage: 1\nlocatie: {setting: dicht}\n", ["2:20 S306"]),
    ("zelfrapportage: 1\nperiode: 2025\n", ["2:10 S304"]),
    ("zelfrapportage: 1\nperiode: {van: 2025-01-01, tot: 2025-06-30}\n", ["2:28 S301"]),
    ("zelfrapportage: 1\nperiode: {van: 2025-06-30, tot_en_met: 2025-01-01}\n", ["2:40 S321"]),
    ("zelfrapportage: 1\nperiode: {van: gisteren}\n", ["2:16 S313"]),
    ("zelfrapportage: 1\npeildatum: 2025-02-29\n", ["2:12 S313"]),
    ("zelfrapportage: 1\npeildatum: [2025-02-28]\n", ["2:12 S304"]),
    ("zelfrapportage: 1\ningevuld_door: {functie: x}\n", ["2:16 S304"]),
    ("zelfrapportage: 1\nregelboek: [x]\n", ["2:12 S304"]),
    ("zelfrapportage: 1\nantwoorden: geen\n", ["2:13 S304"]),
    ("zelfrapportage: 1\nkeuze: nooit\n", ["2:1 S301"]),
    ("zelfrapportage: 1\nantwoorden: {locatie.naam: x}\n", ["2:14 S301"]),
]


@pytest.mark.parametrize(("text", "expected"), HEADER, ids=lambda one: one if isinstance(one, str) else "")
def test_faults_in_the_head_of_a_file(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "zelfrapportage: '1'\n",
        "zelfrapportage: 1\nlocatie:\nperiode:\npeildatum:\ningevuld_door:\nantwoorden:\n",
        "zelfrapportage: 1\nperiode: {van: 2025-01-01, tot_en_met: 2025-01-01}\n",
        "peildatum: ''\nzelfrapportage: 1\n",
    ],
)
def test_a_head_that_is_sound(text: str) -> None:
    assert faults(text) == []
    assert read(text).answers == {}


def test_all_faults_at_once_from_top_to_bottom() -> None:
    text = "zelfrapportage: 1\npeildatum: ooit\nantwoorden:\n  getal: 32\n  keus: nooit\n  deel: 5 van 4\n  meer: ja\n"
    assert faults(text) == ["2:12 S313", "4:10 S307", "5:3 S303", "6:9 S319", "7:9 S304"]
