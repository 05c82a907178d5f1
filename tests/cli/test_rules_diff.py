"""``vbm rules diff``: what changed between two days or two rulebooks, and for whom."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command_line import FEW_RULES, WILG, vbm

NEWER = """\

  - id: W-1-DEUR
    title: De deur gaat hoogstens soms op slot
    status: wet
    severity: SEV2
    addressee: De aanbieder
    source: [jeugdwet/1.1]
    in_force: {from: 2025-07-01}
    remedy: Laat de deur open.
    clauses:
      - require: {deur.op_slot: {is_one_of: [nooit, soms]}}
        otherwise: normafwijking
"""
REPORT = """\
zelfrapportage: 1
locatie: {{naam: {name}, setting: open}}
peildatum: 2025-03-01
antwoorden: {{deur.op_slot: {answer}}}
"""


def rules(folder: Path, *changes: tuple[str, str], more: str = "") -> str:
    """Write the small rulebook with some words changed, and something added."""
    shutil.copytree(FEW_RULES, folder)
    text = (folder / "deur.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "deur.yaml").write_text(text + more, "utf-8")
    return str(folder)


def report(path: Path, name: str, answer: str) -> str:
    path.parent.mkdir(exist_ok=True)
    path.write_text(REPORT.format(name=name, answer=answer), "utf-8")
    return str(path)


@pytest.fixture
def amended(tmp_path: Path) -> str:
    """A rulebook whose norm changes on 1 July 2025."""
    return rules(tmp_path / "regels", ("{from: 2024-01-01}", "{from: 2024-01-01, to: 2025-07-01}"), more=NEWER)


def test_between_two_days_of_the_law(amended: str) -> None:
    done = vbm("rules", "diff", "--from", "2025-06-30", "--to", "2025-07-01", "--rules", amended)
    assert done.code == 0
    assert done.err == ""
    assert done.out.splitlines() == [
        "",
        "W-1-DEUR – De deur gaat hoogstens soms op slot",
        "  Weg: Nodig: deur op slot is ‘Nooit’. Anders: normafwijking (SEV3).",
        "  Nieuw: Nodig: deur op slot is ‘Nooit’ of ‘Soms’. Anders: normafwijking (SEV2).",
        "  Ook anders: de titel en de ernst.",
        "  Het eerste verschil: Deur op slot: ‘Soms’. Eerst: normafwijking. Daarna: voldoet (volgens opgave).",
        "Veranderd: 1 norm.",
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("2024-01-01", "2025-06-30"), "Aan de normen veranderde niets."),
        (("2025-07-01", "2025-07-01"), "Aan de normen veranderde niets."),
        (("2023-12-31", "2024-01-01"), "  Nieuw: geldt vanaf 1 januari 2024."),
    ],
)
def test_days_on_one_side_of_a_change_and_days_around_a_beginning(
    days: tuple[str, str], said: str, amended: str
) -> None:
    done = vbm("rules", "diff", "--from", days[0], "--to", days[1], "--rules", amended)
    assert done.code == 0
    assert said in done.out.splitlines()


def test_a_norm_that_ends(tmp_path: Path) -> None:
    ended = rules(tmp_path / "regels", ("{from: 2024-01-01}", "{from: 2024-01-01, to: 2025-07-01}"))
    done = vbm("rules", "diff", "--from", "2025-06-30", "--to", "2025-07-01", "--rules", ended)
    assert "  Vervallen: gold tot 1 juli 2025." in done.out.splitlines()


def test_the_law_before_and_after_2024() -> None:
    done = vbm("rules", "diff", "--from", "2023-10-01", "--to", "2024-10-01", "--report", WILG)
    assert done.code == 0
    told = done.out.split("\n\n")
    assert any(one.startswith("JW-6.3.2.2-ROOMLOCK") and "geldt vanaf 1 januari 2024" in one for one in told)
    assert any(one.startswith("JW-OUD-") and "Vervallen: gold tot 1 januari 2024" in one for one in told)
    assert "  - JW-6.3.2.2-ROOMLOCK: niet van toepassing → normafwijking" in done.out.splitlines()


def test_between_two_rulebooks(tmp_path: Path) -> None:
    old = rules(tmp_path / "oud")
    new = rules(tmp_path / "nieuw", ("{is: nooit}}", "{is_one_of: [nooit, soms]}}"))
    done = vbm("rules", "diff", old, new)
    assert done.code == 0
    assert "  Weg: Nodig: deur op slot is ‘Nooit’. Anders: normafwijking (SEV3)." in done.out.splitlines()
    assert "Eerst: normafwijking. Daarna: voldoet (volgens opgave)." in done.out
    assert "Ook anders" not in done.out


def test_what_is_the_same_is_not_told(tmp_path: Path) -> None:
    done = vbm("rules", "diff", rules(tmp_path / "oud"), rules(tmp_path / "nieuw"))
    assert (done.code, done.out) == (0, "Aan de normen veranderde niets.\n")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("title: De deur gaat niet op slot", "title: De deur blijft open"), "de titel"),
        (("remedy: Laat de deur open.", "remedy: Haal het slot eraf."), "wat er nodig is"),
        (("source: [jeugdwet/1.1]", "source: [jeugdwet/2.1]"), "de bronnen"),
        (("addressee: De aanbieder", "addressee: De gemeente"), "voor wie de norm is"),
        (("{from: 2024-01-01}", "{from: 2024-02-01}"), "de geldigheid"),
        (("status: wet", "status: amvb"), "de status"),
    ],
)
def test_what_else_is_told_otherwise_is_named(change: tuple[str, str], said: str, tmp_path: Path) -> None:
    done = vbm("rules", "diff", rules(tmp_path / "oud"), rules(tmp_path / "nieuw", change))
    assert f"  Anders: {said}." in done.out.splitlines()
    assert "Het eerste verschil" not in done.out
    assert "Veranderd: 1 norm." in done.out


def test_norms_and_questions_that_come_and_go(tmp_path: Path) -> None:
    extra = "  - {id: deur.kleur, label: Kleur, ask: 'Welke?', type: text, optional: true}\n\nnorms:\n"
    old = rules(tmp_path / "oud")
    new = rules(
        tmp_path / "nieuw",
        ("W-1-DEUR", "W-2-DEUR"),
        ("norms:\n", extra),
        ("altijd: Altijd", "vaak: Vaak, altijd: Altijd"),
    )
    lines = vbm("rules", "diff", old, new).out.splitlines()
    assert "  Nieuwe vragen: deur.kleur." in lines
    assert "  Vragen die iets anders vragen: deur.op_slot." in lines
    assert lines[lines.index("W-1-DEUR – De deur gaat niet op slot") + 1] == "  Vervallen."
    assert lines[lines.index("W-2-DEUR – De deur gaat niet op slot") + 1] == "  Nieuw: geldt vanaf 1 januari 2024."
    back = vbm("rules", "diff", new, old).out.splitlines()
    assert "  Vragen die weg zijn: deur.kleur." in back


def test_a_value_that_is_reckoned_otherwise(tmp_path: Path) -> None:
    counted = "  - {id: deur.keren, label: Keren, ask: 'Hoe vaak?', type: number, optional: true}\n\nderive:\n"
    value = "  - {id: deur.dubbel, label: Dubbel, linear: {deur.keren: 2}}\n\nnorms:\n"
    old = rules(tmp_path / "oud", ("norms:\n", counted + value))
    new = rules(tmp_path / "nieuw", ("norms:\n", counted + value.replace("2}", "3}")))
    assert "  Waarden die anders worden berekend: deur.dubbel." in vbm("rules", "diff", old, new).out.splitlines()


def test_for_whom_an_outcome_changes(amended: str, tmp_path: Path) -> None:
    report(tmp_path / "in" / "a.yaml", "De Linde", "soms")
    report(tmp_path / "in" / "b.yaml", "De Berk", "nooit")
    days = ("--from", "2025-06-30", "--to", "2025-07-01", "--rules", amended)
    done = vbm("rules", "diff", *days, "--report", str(tmp_path / "in"))
    assert done.code == 0
    told = done.out[done.out.index("Veranderd") :].splitlines()
    assert told[1].startswith("De Linde (")
    assert told[1].endswith("a.yaml): 1 norm met een andere uitkomst.")
    assert told[2] == "  - W-1-DEUR: normafwijking → voldoet (volgens opgave)"
    assert told[3].endswith("b.yaml): geen andere uitkomst.")


def test_for_whom_an_outcome_changes_between_rulebooks(tmp_path: Path) -> None:
    old, new = rules(tmp_path / "oud"), rules(tmp_path / "nieuw", ("W-1-DEUR", "W-2-DEUR"))
    done = vbm("rules", "diff", old, new, "--report", report(tmp_path / "a.yaml", "De Linde", "soms"))
    assert "  - W-1-DEUR: normafwijking → was er niet" not in done.out
    assert "  - W-1-DEUR: normafwijking → is er niet meer" in done.out.splitlines()
    assert "  - W-2-DEUR: was er niet → normafwijking" in done.out.splitlines()


def test_a_faulty_self_report_gives_code_3_and_the_others_are_still_told(amended: str, tmp_path: Path) -> None:
    good = report(tmp_path / "goed.yaml", "De Linde", "soms")
    bad = report(tmp_path / "fout.yaml", "De Berk", "misschien")
    days = ("--from", "2025-06-30", "--to", "2025-07-01", "--rules", amended)
    done = vbm("rules", "diff", *days, "--report", bad, "--report", good)
    assert done.code == 3
    assert "S306" in done.err
    assert "goed.yaml): 1 norm met een andere uitkomst." in done.out
    assert "De Berk" not in done.out


def test_a_self_report_without_a_reference_date(amended: str, tmp_path: Path) -> None:
    """Between two days the days are given; between two rulebooks the self-report has to say it."""
    path = Path(report(tmp_path / "a.yaml", "De Linde", "soms"))
    path.write_text(path.read_text("utf-8").replace("peildatum: 2025-03-01\n", ""), "utf-8")
    days = ("--from", "2025-06-30", "--to", "2025-07-01", "--rules", amended)
    assert vbm("rules", "diff", *days, "--report", str(path)).code == 0
    done = vbm("rules", "diff", amended, amended, "--report", str(path))
    assert done.code == 3
    assert "S302" in done.err


FOLDERS = (str(FEW_RULES), str(FEW_RULES))
DAYS = ("--from", "2024-01-01", "--to", "2025-01-01")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "noem twee mappen, of twee dagen met --from en --to."),
        (FOLDERS[:1], "noem twee mappen, of twee dagen met --from en --to."),
        ((*FOLDERS, str(FEW_RULES)), "noem twee mappen, of twee dagen met --from en --to."),
        ((*FOLDERS, *DAYS), "noem twee mappen, of twee dagen met --from en --to."),
        (DAYS[:2], "bij twee dagen horen --from en --to allebei."),
        (DAYS[2:], "bij twee dagen horen --from en --to allebei."),
        (("--from", "2025-01-02", "--to", "2025-01-01"), "de dag van --from ligt na die van --to."),
        ((*FOLDERS, "--rules", str(FEW_RULES)), "--rules hoort bij twee dagen; hier staan al twee regelboeken."),
        (("--from", "morgen", "--to", "2025-01-01"), 'de waarde van --from kan niet. "morgen" is geen datum.'),
    ],
)
def test_a_mistake_in_how_it_is_called(arguments: tuple[str, ...], said: str) -> None:
    done = vbm("rules", "diff", *arguments)
    assert done.code == 2
    assert done.out == ""
    assert said in " ".join(done.err.split())


def test_a_rulebook_that_cannot_be_read_gives_code_4(tmp_path: Path) -> None:
    faulty = rules(tmp_path / "fout", ("{is: nooit}", "{is: nimmer}"))
    done = vbm("rules", "diff", str(FEW_RULES), faulty)
    assert done.code == 4
    assert "R116" in done.err
