"""Records in a CSV file beside the self-report."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_rulebook import small

from compliance.files.fault import FaultyFile
from compliance.selfreport.model import Answer, SelfReport
from compliance.selfreport.reader import parse_self_report, read_self_report

IN_YAML = "[{naam: een, aantal: 1, besproken: ja}, {naam: twee, aantal: weet ik niet, besproken: nee}]"


def report(folder: Path, table: str | bytes, name: str = "keren.csv") -> SelfReport:
    if isinstance(table, str):
        table = table.encode("utf-8")
    (folder / name).write_bytes(table)
    path = folder / "in.yaml"
    path.write_text(f"zelfrapportage: 1\nantwoorden:\n  lijst: {{csv: '{name}'}}\n")
    return read_self_report(str(path), small())


def records(folder: Path, table: str | bytes) -> Answer:
    return report(folder, table).answers["lijst"]


def same_as_yaml(answer: Answer) -> bool:
    text = f"zelfrapportage: 1\nantwoorden:\n  lijst: {IN_YAML}\n"
    return answer == parse_self_report(text.encode(), "in.yaml", small()).answers["lijst"]


@pytest.mark.parametrize(
    "table",
    [
        "naam;aantal;besproken\neen;1;ja\ntwee;weet ik niet;nee\n",
        "naam,aantal,besproken\neen,1,ja\ntwee,weet ik niet,nee\n",
        "naam;aantal;besproken\r\neen;1;ja\r\ntwee;Weet ik niet;Nee\r\n",
        "\ufeffnaam;aantal;besproken\neen;1;ja\ntwee;weet ik niet;nee",
        'naam;"aantal";besproken\n"een";"1";ja\ntwee;"weet ik niet";nee\n',
        "naam;aantal;besproken\n\neen;1;ja\n;;\ntwee;weet ik niet;nee\n\n",
        "  naam ;aantal; besproken\n een ; 1 ;ja\ntwee;weet  ik niet; nee \n",
        "Naam van de keer;Aantal uren;Besproken\neen;1;ja\ntwee;weet ik niet;nee\n",
        "NAAM VAN DE KEER;aantal;besproken\neen;1;ja\ntwee;weet ik niet;nee\n",
    ],
    ids=["semicolon", "comma", "windows", "byte order mark", "quotes", "blank lines", "spaces", "labels", "capitals"],
)
def test_a_table_is_the_same_as_a_list(table: str, tmp_path: Path) -> None:
    assert same_as_yaml(records(tmp_path, table))


def test_columns_in_another_order(tmp_path: Path) -> None:
    answer = records(tmp_path, "aantal;naam\n1;een\n")
    assert answer.records is not None
    assert answer.records[0].name == "een"
    assert answer.records[0].answer("lijst.aantal") == Answer(1)


def test_columns_of_a_several_of_question(tmp_path: Path) -> None:
    answer = records(tmp_path, "naam;redenen.rust;Redenen: Gevaar\neen;ja;\ntwee;;nee\n")
    redenen = [one.answer("lijst.redenen") for one in answer.records or ()]
    assert redenen == [
        Answer(options=(("rust", Answer(value=True)), ("gevaar", Answer()))),
        Answer(options=(("rust", Answer()), ("gevaar", Answer(value=False)))),
    ]


def test_a_cell_with_line_ends_separators_and_quotes(tmp_path: Path) -> None:
    answer = records(tmp_path, 'naam;aantal\n"een; en ""twee""\nop twee regels";1\ndrie;2\n')
    assert [one.name for one in answer.records or ()] == ['een; en "twee"\nop twee regels', "drie"]


def test_a_comma_in_a_number_with_semicolons_between_cells(tmp_path: Path) -> None:
    answer = records(tmp_path, "naam;gezien\neen;2025-05-01 20:10, 2025-05-01 20:24\n")
    (record,) = answer.records or ()
    gezien = record.answer("lijst.gezien")
    assert gezien is not None
    assert len(gezien.value if isinstance(gezien.value, tuple) else ()) == 2


def test_only_a_header_means_no_records(tmp_path: Path) -> None:
    assert records(tmp_path, "naam;aantal\n") == Answer(records=())


def test_the_digest_is_over_the_table_too(tmp_path: Path) -> None:
    one = report(tmp_path, "naam;aantal\neen;1\n")
    two = report(tmp_path, "naam;aantal\neen;2\n")
    again = report(tmp_path, "naam;aantal\neen;1\n")
    assert one.digest == again.digest != two.digest


def test_a_table_beside_the_self_report_whatever_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "elders").mkdir()
    monkeypatch.chdir(tmp_path / "elders")
    report(tmp_path / "in", "naam\neen\n")
    assert read_self_report("../in/in.yaml", small()).answers["lijst"].records


def faults(folder: Path, table: str | bytes, name: str = "keren.csv") -> list[str]:
    with pytest.raises(FaultyFile) as caught:
        report(folder, table, name)
    return [f"{Path(one.file).name}:{one.line}:{one.column} {one.code}" for one in caught.value.faults]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("naam;aantal\neen;1\ntwee;veel\n", ["keren.csv:3:6 S311"]),
        ("naam;besproken\neen;misschien\n", ["keren.csv:2:5 S310"]),
        ("naam,soort\neen,licht\ntwee,middel\n", ["keren.csv:3:6 S306"]),
        ('naam;aantal\n"een";"x"\n', ["keren.csv:2:8 S311"]),
        ("naam;redenen.rust\neen;soms\n", ["keren.csv:2:5 S310"]),
        ('naam;aantal\n"een\ntwee";1\ndrie;x\n', ["keren.csv:4:6 S311"]),
        ("naam;aantal\neen;x\ntwee;y\n", ["keren.csv:2:5 S311", "keren.csv:3:6 S311"]),
        ("naam;antal\neen;1\n", ["keren.csv:1:6 C403"]),
        ("naam;aantal;wie\n", ["keren.csv:1:13 C403"]),
        ("naam;Naam van de keer\neen;twee\n", ["keren.csv:1:6 C405"]),
        ("naam;aantal\neen\n", ["keren.csv:2:1 C404"]),
        ("naam;aantal\neen;1;2\n", ["keren.csv:2:1 C404"]),
        ('naam;aantal\n"een;1\n', ["keren.csv:2:1 C406"]),
        ('naam;aantal\n"een"x;1\n', ["keren.csv:2:1 C406"]),
        ("", ["keren.csv:0:0 F005"]),
        ("naam;aantal\nCaf\xe9;1\n".encode("latin-1"), ["keren.csv:2:4 F006"]),
        ("naam;aantal\neen\x00;1\n", ["keren.csv:2:4 F007"]),
    ],
)
def test_a_wrong_cell_is_shown_at_its_line_and_column(table: str | bytes, expected: list[str], tmp_path: Path) -> None:
    assert faults(tmp_path, table) == expected


def test_a_fault_shows_the_line_of_the_table(tmp_path: Path) -> None:
    with pytest.raises(FaultyFile) as caught:
        report(tmp_path, "naam;aantal\neen;veel\n")
    assert "    2 | een;veel\n      |     ^^^^\n" in str(caught.value)


@pytest.mark.parametrize("name", ["../keren.csv", "map/keren.csv", "../in/../keren.csv", "/etc/passwd", "~/keren.csv"])
def test_a_table_elsewhere_is_not_read(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "map").mkdir(parents=True)
    for place in (tmp_path, folder / "map"):
        (place / "keren.csv").write_text("naam\neen\n")
    path = folder / "in.yaml"
    path.write_text(f"zelfrapportage: 1\nantwoorden:\n  lijst: {{csv: {name}}}\n")
    with pytest.raises(FaultyFile) as caught:
        read_self_report(str(path), small())
    assert [(one.line, one.column, one.code) for one in caught.value.faults] == [(3, 16, "C401")]


def test_a_link_to_a_table_elsewhere_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "geheim.csv").write_text("naam\neen\n")
    (folder / "keren.csv").symlink_to(tmp_path / "geheim.csv")
    path = folder / "in.yaml"
    path.write_text("zelfrapportage: 1\nantwoorden:\n  lijst: {csv: keren.csv}\n")
    with pytest.raises(FaultyFile, match="C401"):
        read_self_report(str(path), small())


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "in.yaml"
    path.write_text("zelfrapportage: 1\nantwoorden:\n  lijst: {csv: keren.csv}\n")
    with pytest.raises(FaultyFile) as caught:
        read_self_report(str(path), small())
    assert [(one.file, one.code) for one in caught.value.faults] == [(str(tmp_path / "keren.csv"), "F001")]


@pytest.mark.parametrize("name", [".", "", "map"])
def test_a_folder_is_no_table(name: str, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    path = tmp_path / "in.yaml"
    path.write_text(f"zelfrapportage: 1\nantwoorden:\n  lijst: {{csv: '{name}'}}\n")
    with pytest.raises(FaultyFile):
        read_self_report(str(path), small())


def test_standard_input_has_no_folder_for_tables() -> None:
    with pytest.raises(FaultyFile, match="C402"):
        parse_self_report(b"zelfrapportage: 1\nantwoorden:\n  lijst: {csv: keren.csv}\n", "-", small())


def test_a_table_and_records_do_not_mix(tmp_path: Path) -> None:
    path = tmp_path / "in.yaml"
    path.write_text("zelfrapportage: 1\nantwoorden:\n  lijst: {csv: keren.csv, naam: een}\n")
    with pytest.raises(FaultyFile, match="S304"):
        read_self_report(str(path), small())
