"""What a reader forgives: the form as a person leaves it, not the meaning."""

from pathlib import Path

import pytest

from compliance import FaultyFile, load_rulebook
from compliance.cli.main import run
from compliance.rulebook.model import Rulebook
from compliance.selfreport.model import SelfReport
from compliance.selfreport.reader import parse_self_report


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def read(rulebook: Rulebook, answers: str) -> SelfReport:
    text = f"zelfrapportage: 1\nlocatie:\n  setting: gesloten\nantwoorden:\n{answers}"
    return parse_self_report(text.encode(), "form.yaml", rulebook)


def test_none_with_the_blank_parts_of_the_form_below_it(rulebook: Rulebook) -> None:
    found = read(rulebook, "  huisregels.dekken: geen\n    # uitleg\n    orde:\n\n    veiligheid:\n  groepen: geen\n")
    answer = found.answer("huisregels.dekken")
    assert answer is not None
    assert [option.value for _, option in answer.options] == [False, False, False]


def test_none_with_a_part_that_is_filled_in_is_a_fault(rulebook: Rulebook) -> None:
    with pytest.raises(FaultyFile) as error:
        read(rulebook, "  huisregels.dekken: geen\n    orde: ja\n    veiligheid:\n")
    assert error.value.faults[0].code == "F010"


@pytest.mark.parametrize("word", ["7 jongeren", "7", "“7”", "7 jongere"])
def test_a_number_with_its_own_unit(rulebook: Rulebook, word: str) -> None:
    answer = read(rulebook, f"  jongeren.met_machtiging: {word}\n").answer("jongeren.met_machtiging")
    assert answer is not None
    assert answer.value == 7


@pytest.mark.parametrize("word", ["7 plekken", "zeven jongeren", "7 8 jongeren"])
def test_a_number_with_something_else(rulebook: Rulebook, word: str) -> None:
    with pytest.raises(FaultyFile) as error:
        read(rulebook, f"  jongeren.met_machtiging: {word}\n")
    assert [fault.code for fault in error.value.faults] == ["S311"]


def test_curly_quotes_around_an_answer(rulebook: Rulebook) -> None:
    found = read(rulebook, "  jongeren.andere_wet: “nee”\n  kamerdeuren.op_slot: ‘Nooit’\n")
    law, locked = found.answer("jongeren.andere_wet"), found.answer("kamerdeuren.op_slot")
    assert law is not None
    assert locked is not None
    assert (law.value, locked.value) == (False, "nooit")


def test_evidence_and_a_note_beside_the_parts(rulebook: Rulebook) -> None:
    found = read(rulebook, "  huisregels.dekken:\n    orde: ja\n    veiligheid: nee\n    bewijs: huisregels\n")
    answer = found.answer("huisregels.dekken")
    assert answer is not None
    assert (dict(answer.options)["orde"].value, answer.evidence) == (True, "huisregels")


def test_the_name_of_a_report_tells_its_form(tmp_path: Path) -> None:
    example = str(Path(__file__).resolve().parents[2] / "examples" / "team-delta.yaml")
    page = tmp_path / "rapport.html"
    assert run(["report", example, "-o", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run(["report", example, "--format", "pdf", "-o", str(page)]) == 2
    assert run(["report", example, example, "-o", str(tmp_path / "rapport.pdf")]) == 2
