"""The guard looks at every free text of a self-report, says where it stands, and repeats none of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_rulebook import WRITTEN, read, shipped
from whole_reports import whole

from compliance.files.node import Place
from compliance.selfreport.free_texts import FreeText, free_texts, person_warnings
from compliance.selfreport.model import SelfReport
from compliance.selfreport.reader import parse_self_report, read_self_report
from compliance.selfreport.writer import write_self_report

WHOLE = """\
zelfrapportage: 1
regelboek: rb-tekst
locatie:
  naam: naam-tekst
  setting: gesloten
  soort_huis: huis-tekst
peildatum: 2025-06-30
ingevuld_door: door-tekst
antwoorden:
  kamerdeuren.op_slot:
    antwoord: nooit
    bewijs: bewijs-tekst
    toelichting: >-
      toelichting-tekst
  gebruik.soorten:
    toezicht: {antwoord: ja, toelichting: optie-tekst}
  groepen:
    - naam: groep-tekst
      plekken: {antwoord: 6, bewijs: plek-tekst}
  insluitingen: {csv: in.csv}
"""
PLACES = {
    "regelboek": ("in.yaml:2", "rb-tekst"),
    "locatie.naam": ("in.yaml:4", "naam-tekst"),
    "locatie.soort_huis": ("in.yaml:6", "huis-tekst"),
    "ingevuld_door": ("in.yaml:8", "door-tekst"),
    "kamerdeuren.op_slot.bewijs": ("in.yaml:12", "bewijs-tekst"),
    "kamerdeuren.op_slot.toelichting": ("in.yaml:13", "toelichting-tekst"),
    "gebruik.soorten.toezicht.toelichting": ("in.yaml:16", "optie-tekst"),
    "groepen[1].naam": ("in.yaml:18", "groep-tekst"),
    "groepen[1].plekken.bewijs": ("in.yaml:19", "plek-tekst"),
    "insluitingen[1].kenmerk": ("in.csv:2", "kenmerk-tekst"),
    "insluitingen[2].kenmerk": ("in.csv:3", "ander-kenmerk"),
}


def _whole(folder: Path, text: str = WHOLE) -> SelfReport:
    (folder / "in.yaml").write_text(text, "utf-8")
    (folder / "in.csv").write_text("kenmerk\nkenmerk-tekst\nander-kenmerk\n", "utf-8")
    return read_self_report(str(folder / "in.yaml"), shipped())


def test_every_free_text_comes_with_its_place(tmp_path: Path) -> None:
    found = {one.path: (Path(one.place.where).name, one.text) for one in free_texts(_whole(tmp_path), shipped())}
    assert found == PLACES


@pytest.mark.parametrize("marker", [text for _, text in PLACES.values()])
def test_a_person_in_any_of_them_is_found_at_its_place_and_not_repeated(marker: str, tmp_path: Path) -> None:
    text = WHOLE.replace(marker, f"{marker} BSN 123456782")
    report = _whole(tmp_path, text)
    if text == WHOLE:  # in the CSV file
        (tmp_path / "in.csv").write_text(f"kenmerk\n{marker} BSN 123456782\nx\n", "utf-8")
        report = read_self_report(str(tmp_path / "in.yaml"), shipped())
        marker = "kenmerk-tekst"
    found, left_over = person_warnings(report, shipped())
    (path, (where, _)), *_ = [item for item in PLACES.items() if item[1][1] == marker]
    assert [(one.path, Path(one.place.where).name) for one in found] == [(path, where)]
    assert not left_over
    words = f"{found[0]!r} {found[0].warning} {found[0].warning.as_data()}".replace(found[0].mark, "")
    assert not any(part in words for part in ("1234", "4567", "6782", marker))


def test_other_texts_can_be_looked_at_as_well() -> None:
    report = read("zelfrapportage: 1\n", shipped())
    extra = [(Place("in.xlsx", 7, 2, cell="Groepen!B7"), "Fatima (15)"), (Place("in.xlsx"), "maker: a.b@example.nl")]
    found, _ = person_warnings(report, shipped(), extra)
    assert [(one.path, str(one.warning).partition(" ")[0]) for one in found] == [
        ("Groepen!B7", "in.xlsx:Groepen!B7:"),
        ("in.xlsx", "in.xlsx:"),
    ]


TEXTS = st.sampled_from(
    ("BSN 123456782", "Fatima (15)", "bel 06-12345678", "mail a.b@example.nl", "Sem, 14 jaar; geb. 1-2-2011")
)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.data())
def test_a_mark_silences_one_finding_and_comes_back_from_a_file(texts: list[str], data: st.DataObject) -> None:
    names = ("kamerdeuren.op_slot", "kamerdeuren.aantal_keren", "jongeren.andere_wet")
    answers = "".join(f"  {name}: {{toelichting: '{text}'}}\n" for name, text in zip(names, texts, strict=False))
    lines = f"zelfrapportage: 1\npeildatum: 2025-06-30\nantwoorden:\n{answers}"
    found, _ = person_warnings(read(lines, shipped()), shipped())
    assert len(found) >= len(texts)
    one = data.draw(st.sampled_from(found))
    silenced = read(f"{lines}geen_persoonsgegeven: [{one.mark}]\n", shipped())
    assert person_warnings(silenced, shipped()) == (tuple(other for other in found if other != one), ())
    again = parse_self_report(write_self_report(silenced, shipped()).encode(), "in.yaml", shipped())
    assert again.no_persons == (one.mark,)
    # Another text in the same place is another finding, and the mark is told to be left over.
    changed = read(f"{lines}geen_persoonsgegeven: [{one.mark}]\n".replace(": '", ": 'x "), shipped())
    more, left_over = person_warnings(changed, shipped())
    assert len(more) == len(found)
    assert [fault.code for fault in left_over] == ["P511"]
    assert str(left_over[0]).startswith(f"in.yaml:{lines.count(chr(10)) + 1}:")


@pytest.mark.parametrize("name", WRITTEN)
def test_the_written_self_reports_raise_no_alarm(name: str) -> None:
    report = parse_self_report(whole(name).encode(), f"{name}.yaml", shipped())
    assert sum(1 for _ in free_texts(report, shipped())) > 3
    assert person_warnings(report, shipped()) == ((), ())


def test_a_free_text_is_what_somebody_typed_and_no_choice() -> None:
    report = read(
        "zelfrapportage: 1\nlocatie: {setting: gesloten}\nantwoorden: {kamerdeuren.op_slot: nooit}\n", shipped()
    )
    assert list(free_texts(report, shipped())) == []
    assert FreeText("a", Place("b"), "c").text == "c"
