"""What inspectors type is looked at for names too: told with its place, never with the text, and silenced by a mark."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
from inspections import FILE, REPORT, TEXT, changed
from told import Told

from compliance.inspection import free_texts
from compliance.inspection.model import Form, InspectionFile, Word

NAMED = "Noor, 15 jaar, was ingesloten."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(REPORT, tmp_path / REPORT.name)
    monkeypatch.chdir(tmp_path)


def written(text: str) -> str:
    Path("inspectie.yaml").write_text(text, "utf-8")
    return "inspectie.yaml"


def with_name() -> str:
    old = re.search(r"motivering: (Een jongere.+)", TEXT)
    assert old is not None
    return changed((old[0], f'motivering: "{NAMED}"'))


@pytest.mark.parametrize("command", [("check",), ("report", "-o", "uit.html"), ("concept", "-o", "uit.docx")])
def test_a_name_is_told_with_its_place_and_without_the_text(command: tuple[str, ...]) -> None:
    name, *rest = command
    done = Told("inspect", name, written(with_name()), *rest)
    assert done.code == 0
    assert re.search(r"inspectie\.yaml:\d+:\d+: P505 in normen\.[\w.-]+\.motivering staat mogelijk", done.err)
    assert "Noor" not in done.err + done.out
    Path("uit.html").unlink(missing_ok=True)
    Path("uit.docx").unlink(missing_ok=True)
    refused = Told("inspect", name, "inspectie.yaml", *rest, "--strict")
    assert refused.code == 3
    assert not Path("uit.html").exists()
    assert not Path("uit.docx").exists()


def test_the_example_holds_no_person() -> None:
    done = Told("inspect", "check", written(TEXT), "--strict")
    assert (done.code, done.err) == (0, "")


def test_a_recorded_mark_silences_one_finding_and_a_left_over_mark_is_told() -> None:
    found = re.search(r"geen_persoonsgegeven: (\w{8})", Told("inspect", "check", written(with_name())).err)
    assert found is not None
    silenced = Told("inspect", "check", written(f"{with_name()}\ngeen_persoonsgegeven: [{found[1]}]\n"), "--strict")
    assert (silenced.code, silenced.err) == (0, "")
    left = Told("inspect", "check", written(f"{TEXT}\ngeen_persoonsgegeven: [{found[1]}]\n"), "--strict")
    assert left.code == 0
    assert "P511" in left.err


def _typed(model: type[Form]) -> set[str]:
    """The keys of a model, and of the models in it, behind which there is a word of somebody's own."""
    found = set()
    for name, field in model.model_fields.items():
        kinds = [field.annotation, *_inside(field.annotation)]
        for kind in kinds:
            if isinstance(kind, type) and issubclass(kind, Form):
                found |= _typed(kind)
            elif kind is str or kind is Word:
                found.add(field.alias or name)
    return found


def _inside(kind: object) -> list[object]:
    return [deeper for one in get_args(kind) for deeper in (one, *_inside(one))]


def test_every_text_of_the_model_is_looked_at_or_is_no_text() -> None:
    names = {"bestand", "digest", "regelboek", "bronnen", "normen", "feit", "tekst_was", "geen_persoonsgegeven"}
    codes = {"opgesteld_door", "vastgesteld_door"}
    assert _typed(InspectionFile) == free_texts.TYPED | names | codes


def test_an_inspection_file_beside_its_report_is_the_one_that_is_read() -> None:
    """Control: the fixture copies what the example needs."""
    assert FILE.exists()
    assert Told("inspect", "check", written(TEXT)).code == 0
