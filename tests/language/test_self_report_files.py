from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from faulty_files import BASE
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.files.fault import MAX_FAULTS, FaultyFile
from compliance.rulebook.answer_type import NoMoment, Share, Value
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.model import Answer, Reason, SelfReport
from compliance.selfreport.reader import parse_self_report, read_self_report

HEAD = "zelfrapportage: 1\npeildatum: 2025-06-30\nantwoorden:\n"


@pytest.fixture(scope="module", name="rulebook")
def rulebook_of_the_fixtures() -> Rulebook:
    return load_rulebook(BASE / "regels")


def parsed(rulebook: Rulebook, text: str, path: str = "proef.yaml") -> SelfReport:
    return parse_self_report(text.encode(), path, rulebook)


def answer(rulebook: Rulebook, name: str, text: str) -> Answer:
    return parsed(rulebook, f"{HEAD}  {name}: {text}\n").answers[name]


def codes(rulebook: Rulebook, text: str, path: str = "proef.yaml") -> list[str]:
    with pytest.raises(FaultyFile) as raised:
        parsed(rulebook, text, path)
    return [fault.code for fault in raised.value.faults]


def from_csv(rulebook: Rulebook, folder: Path, data: str | bytes) -> list[dict[str, object]]:
    (folder / "keren.csv").write_bytes(data.encode() if isinstance(data, str) else data)
    (folder / "proef.yaml").write_text(f"{HEAD}  keren: {{csv: keren.csv}}\n", encoding="utf-8")
    records = read_self_report(str(folder / "proef.yaml"), rulebook).answers["keren"].records
    assert records is not None
    return [{name.rpartition(".")[2]: found.value for name, found in record.answers} for record in records]


def test_every_type_is_read_from_the_words_of_the_file(rulebook: Rulebook) -> None:
    moment = datetime(2025, 5, 1, 18, 10, tzinfo=UTC)
    cases: list[tuple[str, str, Value]] = [
        ("deur.op_slot", "soms", "soms"),
        ("deur.besproken", "ja", True),
        ("deur.aantal", "3", 3),
        ("deur.deel", "2,5", Decimal("2.5")),
        ("deur.sinds", "2025-01-01", date(2025, 1, 1)),
        ("deur.dicht", "2025-05-01 20:10", moment),
        ("deur.dicht", "geen", NoMoment.DID_NOT_HAPPEN),
        ("deur.gezien", "['2025-05-01 20:10']", (moment,)),
        ("deur.gezien", "2025-05-01 20:10, 2025-05-01 20:10", (moment, moment)),
        ("deur.gezien", "geen", ()),
        ("deur.gezien", "[]", ()),
        ("deur.duur", "3 uur", timedelta(hours=3)),
        ("deur.plannen", "4/5", Share(4, 5)),
        ("deur.uitleg", "no", "no"),
        ("deur.uitleg", "1:30", "1:30"),
    ]
    for name, text, value in cases:
        assert answer(rulebook, name, text) == Answer(value)


@pytest.mark.parametrize("word", ["no", "off", "false", "0"])
def test_words_that_a_yaml_parser_takes_for_no_are_no_answer(rulebook: Rulebook, word: str) -> None:
    assert answer(rulebook, "deur.besproken", "nee").value is False
    assert codes(rulebook, f"{HEAD}  deur.besproken: {word}") == ["S310"]


@pytest.mark.parametrize("blank", ["", "~", "null", "''", "'  '"])
def test_a_blank_is_no_answer(rulebook: Rulebook, blank: str) -> None:
    for name in ("deur.besproken", "deur.uitleg", "deur.redenen", "keren", "maanden", "deur.gezien"):
        assert answer(rulebook, name, blank) == Answer()


@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_read_for_every_type(rulebook: Rulebook, reason: Reason) -> None:
    for name in ("deur.besproken", "deur.uitleg", "deur.redenen", "keren", "maanden", "deur.gezien"):
        assert answer(rulebook, name, reason.upper()) == Answer(reason=reason)


def test_an_answer_may_stand_with_its_evidence_and_a_note(rulebook: Rulebook) -> None:
    for name, text in [("deur.besproken", "ja"), ("deur.redenen", "{rust: ja}"), ("ruimten", "[{licht: ja}]")]:
        alone = answer(rulebook, name, text)
        whole = answer(rulebook, name, f"{{antwoord: {text}, bewijs: Verslag., toelichting: In mei.}}")
        assert whole == Answer(alone.value, None, alone.options, alone.records, "Verslag.", "In mei.")


def test_an_option_is_read_by_its_key_or_by_its_words(rulebook: Rulebook) -> None:
    assert {answer(rulebook, "deur.op_slot", word).value for word in ("nooit", "Nooit", "NOOIT")} == {"nooit"}


def test_none_of_several_is_no_to_each(rulebook: Rulebook) -> None:
    found = answer(rulebook, "deur.redenen", "geen")
    assert [(key, option.value) for key, option in found.options] == [("rust", False), ("gevaar", False)]


def test_no_events_is_an_answer_and_an_absent_list_is_not(rulebook: Rulebook) -> None:
    assert answer(rulebook, "keren", "geen").records == ()
    assert answer(rulebook, "keren", "[]").records == ()
    assert answer(rulebook, "keren", "").records is None


def test_json_and_yaml_say_the_same(rulebook: Rulebook) -> None:
    data = {
        "zelfrapportage": 1,
        "peildatum": "2025-06-30",
        "antwoorden": {"deur.besproken": True, "deur.aantal": 3, "deur.redenen": {"rust": False}, "keren": None},
    }
    as_yaml = "zelfrapportage: 1\npeildatum: 2025-06-30\nantwoorden:\n  deur.besproken: ja\n  deur.aantal: 3\n"
    as_yaml += "  deur.redenen: {rust: nee}\n  keren:\n"
    assert parsed(rulebook, json.dumps(data), "proef.json").answers == parsed(rulebook, as_yaml).answers
    assert parsed(rulebook, json.dumps(data), "-").answers == parsed(rulebook, as_yaml).answers


def test_a_yaml_file_may_begin_with_a_brace(rulebook: Rulebook) -> None:
    flow = "{zelfrapportage: 1, antwoorden: {deur.besproken: ja}}"
    assert parsed(rulebook, flow).answers["deur.besproken"].value is True
    assert parsed(rulebook, flow, "-").answers["deur.besproken"].value is True
    quoted = '{"zelfrapportage": 1, "antwoorden": {"deur.besproken": ja}}'
    assert parsed(rulebook, quoted).answers["deur.besproken"].value is True


def test_a_json_file_that_is_no_json_is_told_so(rulebook: Rulebook) -> None:
    for path in ("proef.json", "proef.JSON", "-"):
        with pytest.raises(FaultyFile, match="tussen dubbele aanhalingstekens"):
            parsed(rulebook, '{"zelfrapportage": 1, "antwoorden": {"deur.besproken": ja}}', path)


def test_a_json_file_that_is_nested_too_deep_is_refused(rulebook: Rulebook) -> None:
    for path in ("proef.json", "-"):
        assert codes(rulebook, '{"a": ' * 5000 + "1" + "}" * 5000, path) == ["F014"]


def test_a_message_of_standard_input_names_it(rulebook: Rulebook) -> None:
    with pytest.raises(FaultyFile, match=r"^standaardinvoer:1:1: S320"):
        parsed(rulebook, "naam: x\n", "-")


def test_a_file_is_never_half_accepted(rulebook: Rulebook) -> None:
    sound = f"{HEAD}  deur.besproken: ja\n"
    assert parsed(rulebook, sound).answers
    assert codes(rulebook, f"{sound}  deur.raam: ja\n") == ["S303"]


def test_the_digest_is_over_the_report_and_its_csv_files(rulebook: Rulebook, tmp_path: Path) -> None:
    digests = set()
    for csv in ("naam\neen\n", "naam\ntwee\n"):
        from_csv(rulebook, tmp_path, csv)
        digests.add(read_self_report(str(tmp_path / "proef.yaml"), rulebook).digest)
    assert len(digests) == 2


@pytest.mark.parametrize(
    "data",
    [
        "naam;aantal\neen;1\ntwee;2\n",
        "naam,aantal\neen,1\ntwee,2\n",
        "Naam;Aantal uren\r\neen;1\r\ntwee;2\r\n",
        b"\xef\xbb\xbfnaam;aantal\neen;1\ntwee;2",
        "\n;\nnaam;aantal\n\neen;1\n;\ntwee;2\n\n",
        '"naam";"aantal"\n"een";"1"\n"twee";2\n',
        "aantal;naam\n1;een\n2;twee\n",
        " naam ; aantal\n een ; 1 \ntwee;2\n",
    ],
)
def test_records_are_read_from_a_csv_file(rulebook: Rulebook, tmp_path: Path, data: str | bytes) -> None:
    assert from_csv(rulebook, tmp_path, data) == [{"naam": "een", "aantal": 1}, {"naam": "twee", "aantal": 2}]


def test_a_csv_file_with_only_a_header_says_that_nothing_happened(rulebook: Rulebook, tmp_path: Path) -> None:
    assert from_csv(rulebook, tmp_path, "naam;aantal\n") == []


def test_a_blank_cell_is_no_answer(rulebook: Rulebook, tmp_path: Path) -> None:
    assert from_csv(rulebook, tmp_path, "naam;aantal\neen;\n") == [{"naam": "een", "aantal": None}]


def test_a_cell_may_hold_delimiters_quotes_and_line_ends(rulebook: Rulebook, tmp_path: Path) -> None:
    found = from_csv(rulebook, tmp_path, 'naam;aantal\n"a;b\n""c""";1\ntwee;2\n')
    assert found == [{"naam": 'a;b\n"c"', "aantal": 1}, {"naam": "twee", "aantal": 2}]


@pytest.mark.parametrize("name", ["../keren.csv", "/etc/hostname", "map/keren.csv", ".", "..", "''", "koppeling.csv"])
def test_a_csv_file_outside_the_folder_is_never_read(rulebook: Rulebook, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "rapport"
    (folder / "map").mkdir(parents=True)
    for path in (tmp_path / "keren.csv", folder / "map" / "keren.csv", folder / "keren.csv"):
        path.write_text("naam\neen\n", encoding="utf-8")
    (folder / "koppeling.csv").symlink_to(tmp_path / "keren.csv")
    assert len(from_csv(rulebook, folder, "naam\neen\n")) == 1
    (folder / "proef.yaml").write_text(f"{HEAD}  keren: {{csv: {name}}}\n", encoding="utf-8")
    with pytest.raises(FaultyFile, match="C401"):
        read_self_report(str(folder / "proef.yaml"), rulebook)


def test_a_cell_as_long_as_a_book_is_refused(rulebook: Rulebook, tmp_path: Path) -> None:
    with pytest.raises(FaultyFile, match=r"C406 .*een cel is te lang"):
        from_csv(rulebook, tmp_path, f"naam\n{'x' * 200_000}\n")


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("  deur.raam{n}: ja", "proef.yaml"),
        ("  deur.x{n}: &x ja", "proef.yaml"),
        ('  "deur.besproken": "ja", ', "proef.json"),
    ],
)
def test_reading_stops_after_so_many_faults(rulebook: Rulebook, line: str, path: str) -> None:
    few, many = (
        HEAD + "\n".join(line.format(n=n) for n in range(count))
        if path == "proef.yaml"
        else f'{{"zelfrapportage": 1, "antwoorden": {{{line * count}"deur.aantal": "1"}}}}'
        for count in (MAX_FAULTS - 1, 20 * MAX_FAULTS)
    )
    assert len(codes(rulebook, few, path)) in {MAX_FAULTS - 1, MAX_FAULTS - 2}
    assert len(codes(rulebook, many, path)) == MAX_FAULTS


NAMES = st.sampled_from(
    ["deur.op_slot", "deur.besproken", "deur.dicht", "deur.gezien", "deur.redenen", "keren", "maanden"]
)
WORDS = st.sampled_from(["ja", "geen", "3", "x", "2025-05-01 20:10", "weet ik niet", "", "nooit", "1 van 2"])
KEYS = st.sampled_from(["antwoord", "bewijs", "rust", "januari", "keren", "naam", "csv", "x"])
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(NAMES, TREES, max_size=4))
def test_whatever_is_answered_is_read_or_refused(rulebook: Rulebook, answers: dict[str, object]) -> None:
    text = json.dumps({"zelfrapportage": 1, "antwoorden": answers})
    found: set[str] = set()
    try:
        report = parsed(rulebook, text, "-")
    except FaultyFile as error:
        found = {fault.code[0] for fault in error.faults}
    else:
        assert set(report.answers) == set(answers)
    assert found <= {"S", "C"}
