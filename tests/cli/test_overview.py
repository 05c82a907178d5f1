from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from command_line import LINDEHUIS, ROOT, ZUIDERLICHT, vbm

from compliance.inspection.summary import summarise

NATIONAL = ROOT / "examples" / "landelijk"
THEN = str(NATIONAL / "2023")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three locations of the national example, so that it does not take long."""
    made = tmp_path / "nu"
    made.mkdir()
    for name in ("abeel", "ceder", "rozelaar"):
        shutil.copy(NATIONAL / "2024" / f"de-{name}.yaml", made)
    return made


def test_json_has_the_words_and_the_counts(folder: Path) -> None:
    done = vbm("overview", str(folder), "--previous", THEN, "-o", "-", "--format", "json")
    assert (done.code, done.err) == (0, "")
    (kind,) = done.json["kinds"]
    assert (len(kind["both_rounds"]), len(kind["only_previous"]), kind["only_now"]) == (2, 13, ["De Rozelaar"])
    doors = next(row for row in kind["rows"] if row["figure"] == "igj-2024/kamerdeuren")
    assert doors["measures"][0]["previous"]["count"] == 9
    assert doors["published"]["trend"] == "Verbetering"
    assert doors["trend"] in {"Verbetering", "Lichte verbetering", "Geen verbetering", "Verslechtering", None}
    assert [one["file"] for one in done.json["now"]["locations"]] == [
        "de-abeel.yaml",
        "de-ceder.yaml",
        "de-rozelaar.yaml",
    ]


def test_without_an_earlier_round_there_is_no_trend(folder: Path) -> None:
    done = vbm("overview", str(folder), "-o", "-", "--format", "json")
    assert done.json["previous"] is None
    assert {row["trend"] for kind in done.json["kinds"] for row in kind["rows"]} == {None}
    page = vbm("overview", str(folder), "-o", "-", "--format", "html").out.partition("</style>")[2]
    assert "Ontwikkeling" not in page


def test_csv_has_a_line_for_each_measure_population_and_round(folder: Path) -> None:
    done = vbm("overview", str(folder), "--previous", THEN, "-o", "-", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out, newline="")))
    assert len(rows) == 11 * 2 * 2
    doors = [row for row in rows if row["rij"] == "igj-2024/kamerdeuren" and row["locaties"] == "alle"]
    assert [(row["ronde"], row["aantal"], row["van"]) for row in doors][:2] == [("vorige", "9", "15"), ("nu", "0", "3")]
    silent = [row for row in rows if row["rij"] == "igj-2024/personeelstekort" and row["ronde"] == "nu"]
    assert {(row["aantal"], row["van"], row["geen_antwoord"], row["ontwikkeling"]) for row in silent} == {
        ("", "0", "3", ""),
        ("", "0", "2", ""),
    }


@pytest.mark.parametrize("form", ["html", "xlsx", "csv", "json"])
def test_the_name_of_the_output_tells_the_form(folder: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"uit.{form}"
    done = vbm("overview", str(folder), "-o", str(out))
    assert (done.code, done.raw, done.err) == (0, b"", f"{out}: gemaakt.\n")
    starts = {"html": b"<!doctype html>", "xlsx": b"PK", "csv": b"soort_locaties,", "json": b"{"}
    assert out.read_bytes().lstrip().startswith(starts[form])
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [out.name]


def test_a_pdf_is_what_is_made_otherwise(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert vbm("overview", str(folder), "-o", str(out), "--profile", "kern").code == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_bad_files_are_listed_and_the_good_ones_used(folder: Path) -> None:
    (folder / "fout.yaml").write_text("zelfrapportage: 1\nlocatie: {setting: dicht}\n")
    (folder / "zonder-dag.yaml").write_text("zelfrapportage: 1\nlocatie: {naam: De Dag, setting: open}\n")
    shutil.copy(folder / "de-abeel.yaml", folder / "weer-de-abeel.yaml")
    done = vbm("overview", str(folder), "-o", "-", "--format", "json")
    assert done.code == 3
    assert "fout.yaml:2:20: S306 " in done.err
    assert "zonder-dag.yaml: S302 " in done.err
    assert "dezelfde locatie, De Abeel (gesloten): de-abeel.yaml, weer-de-abeel.yaml" in done.err
    assert [one["name"] for one in done.json["now"]["locations"]] == ["De Ceder", "De Rozelaar"]
    assert done.json["now"]["unusable"] == ["de-abeel.yaml", "fout.yaml", "weer-de-abeel.yaml", "zonder-dag.yaml"]


def test_nothing_is_made_of_nothing(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "uit.html"
    folder.mkdir()
    (folder / "fout.yaml").write_text("zelfrapportage: 1\nlocatie: {setting: dicht}\n")
    done = vbm("overview", str(folder), "-o", str(out))
    assert done.code == 3
    assert "er is geen overzicht gemaakt" in done.err
    assert not out.exists()


def test_one_norm_over_all_locations(folder: Path) -> None:
    done = vbm("overview", str(folder), "-o", "-", "--format", "json", "--norm", "jw-6.3.2.2-roomlock")
    norms = {one["name"]: one["norm"] for one in done.json["now"]["locations"]}
    assert norms["De Ceder"]["outcome"] == "normafwijking"
    assert "Soms, bij uitzondering" in norms["De Ceder"]["reason"]
    page = vbm("overview", str(folder), "-o", "-", "--format", "html", "--norm", "JW-6.3.2.2-ROOMLOCK").out
    assert "Eén norm bij alle locaties" in page


def test_several_processes_say_what_one_says(folder: Path) -> None:
    for path in (LINDEHUIS, ZUIDERLICHT):
        shutil.copy(path, folder)
    (folder / "fout.yaml").write_text("zelfrapportage: 1\nlocatie: {setting: dicht}\n")
    one, two = (vbm("overview", str(folder), "-o", "-", "--format", "csv", "--jobs", jobs) for jobs in ("1", "2"))
    assert one == two
    assert one.code == 3


def test_an_interrupted_run_goes_on_where_it_was(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, read = tmp_path / "uit.json", []

    def interrupted(report: object, *others: object) -> object:
        read.append(str(report.source))  # type: ignore[attr-defined]  # a self-report
        if len(read) == 3:
            raise KeyboardInterrupt
        return summarise(report, *others)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr("compliance.inspection.reading.summarise", interrupted)
    assert vbm("overview", str(folder), "-o", str(out)).code == 130
    assert not out.exists()
    assert (tmp_path / "uit.json.deel").is_file()
    (folder / "de-ceder.yaml").write_bytes((folder / "de-ceder.yaml").read_bytes() + b"# later\n")
    assert vbm("overview", str(folder), "-o", str(out)).code == 0
    assert [Path(one).name for one in read[3:]] == ["de-ceder.yaml", "de-rozelaar.yaml"]
    assert not (tmp_path / "uit.json.deel").exists()
    monkeypatch.undo()
    whole = vbm("overview", str(folder), "-o", "-", "--format", "json")
    assert out.read_bytes() == whole.raw


def test_a_file_in_the_way_of_the_journal_is_left_alone(folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "uit.json.deel"
    mine.write_text("van mij")
    done = vbm("overview", str(folder), "-o", str(tmp_path / "uit.json"))
    assert done.code == 5
    assert "staat in de weg" in done.err
    assert mine.read_text() == "van mij"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("bestaat-niet", "-o", "-"), "dit is geen map"),
        ((LINDEHUIS, "-o", "-"), "dit is geen map"),
        ((THEN, "-o", "-", "--norm", "JW-6.3.2.2-ROMLOCK"), "Bedoelt u JW-6.3.2.2-ROOMLOCK?"),
        ((THEN, "-o", "-", "--norm", "JW-6.3.2.2-ROOMLOCK", "--theme", "vervoer"), "hoort niet bij de normen"),
        ((THEN, "-o", "uit.csv", "--format", "pdf"), "dit wordt pdf"),
        ((THEN, "-o", f"{THEN}/de-els.yaml", "--format", "json"), "is ook de zelfrapportage"),
        ((THEN, "-o", "-", "--jobs", "0"), "--jobs"),
    ],
)
def test_mistakes_in_the_command(arguments: tuple[str, ...], words: str) -> None:
    done = vbm("overview", *arguments)
    assert (done.code, done.raw) == (2, b"")
    assert words in done.err
