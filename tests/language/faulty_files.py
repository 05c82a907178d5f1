"""Fixture pairs: a faulty input beside the exact words that it gives.

A fixture holds only what differs from ``fixtures/base``: rule files (they go to ``regels/``), the fact sheet
``bronblad.yaml`` (it goes to ``bronnen/``), a self-report ``zelfrapportage.*``, CSV files, a map of columns
``kolommen.yaml``. What cannot stand in a repository as text is made by ``ODD_FILES``.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pikepdf
import xlsxwriter

from compliance.assessment.assess import assess, vocabulary_of
from compliance.files.fault import Fault, FaultyFile, fault
from compliance.files.node import Place
from compliance.files.pdf_file import MOST_ATTACHMENTS
from compliance.files.text import MAX_BYTES, STDIN
from compliance.files.yaml_file import MAX_NODES
from compliance.proof.completeness import completeness_faults
from compliance.proof.coverage import coverage_faults
from compliance.proof.examples import example_faults
from compliance.proof.proving import objection_faults, proofs_of, witness_faults, witness_of
from compliance.proof.tables import table_faults
from compliance.rulebook.lint import lint
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.seeds.fact_sheets import cite, load_fact_sheets
from compliance.selfreport.free_texts import person_warnings
from compliance.selfreport.model import SelfReport
from compliance.selfreport.reader import read_self_report

FIXTURES = Path(__file__).parent / "fixtures"
BASE = FIXTURES / "base"
EXPECTED = "expected.txt"
REPORT = "zelfrapportage"
SHEET = "bronblad.yaml"
"""The one fact sheet that the rulebook of the fixtures can cite."""


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _no_regular_file(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/null")


def _bytes(data: bytes) -> Callable[[Path], None]:
    return lambda path: (path.write_bytes(data), None)[1]


def _workbook(path: Path) -> None:
    """Put a register in a workbook beside the self-report: a name, a day without a time, an hour that came twice."""
    with xlsxwriter.Workbook(path.with_name("export.xlsx")) as book:
        sheet = book.add_worksheet("Maatregelen")
        day, moment = (book.add_format({"num_format": code}) for code in ("dd-mm-yyyy", "dd-mm-yyyy hh:mm"))
        sheet.write_row(0, 0, ["Naam", "Nummer", "Begin"])
        sheet.write_row(1, 0, ["Jansen", "een"])
        sheet.write_number(1, 2, 45778, day)
        sheet.write_row(2, 0, ["De Vries", "twee"])
        sheet.write_number(2, 2, 45956 + 2.5 / 24, moment)


FORM = {
    "Formulier": [["vbm formulier"], ["zelfrapportage", "1"], ["werkmap", "1"]],
    "Deur": [
        ["vbm vragen", "vraag", "antwoord", "bewijs", "toelichting"],
        ["-", "Deur"],
        ["deur.op_slot", "", "nooit"],
    ],
}
"""The sheets of a form as a workbook; an equals sign in front makes a formula."""

FAULTY_FORMS: dict[str, dict[str, list[list[str]]]] = {
    "W502": {"Deur": [["vbm vragen", "vraag", "antwoord"], *([[]] * 50_000), ["deur.uitleg", "", "x"]]},
    "W503": {"Formulier": [["Naam", "Nummer"]]},
    "W504": {"Formulier": [["vbm formulier"], ["werkmap", "9"]]},
    "W505": {"Deur (2)": FORM["Deur"]},
    "W506": {"Formulier": [*FORM["Formulier"], ["plaats", "deur.op_slot"], ["plaats", "deur.besproken"]]},
    "W507": {"Deur": [*FORM["Deur"], ["deur.aantal", "", "=1+2"]]},
    "W508": {"Deur": [*FORM["Deur"], ["deur.redenen", "", "geen"], ["deur.redenen/rust", "", "ja"]]},
    "W509": {"Deur": [*FORM["Deur"], ["", "", "nog navragen"]], "Eigen blad": [[], ["", "let op"]]},
    "S313-workbook": {"Deur": [*FORM["Deur"], ["deur.sinds", "", "31 december 25"]]},
}
"""What differs from ``FORM``, by the name of the fixture."""


def _form(name: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with xlsxwriter.Workbook(path.with_suffix(".xlsx"), {"strings_to_urls": False}) as book:
            for sheet, rows in (FORM | FAULTY_FORMS[name]).items():
                page = book.add_worksheet(sheet)
                for row, words in enumerate(rows):
                    page.write_row(row, 0, words)

    return write


def _pdf(files: dict[str, bytes] | None = None, *, times: int = 1, **options: Any) -> Callable[[Path], None]:
    """Put a PDF with these files in the place of the self-report, each of them so many times."""

    def put(path: Path) -> None:
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            for name, data in (files or {}).items():
                pdf.attachments[name] = data
            if times > 1:
                pdf.Root.Names.EmbeddedFiles.Names.extend(list(pdf.Root.Names.EmbeddedFiles.Names))
            pdf.save(path, **options)

    return put


ODD_FILES: dict[str, Callable[[Path], None]] = {
    "F001": Path.unlink,
    "F002": _folder,
    "F003": _no_regular_file,
    "F004": _bytes(b"# " + b"x" * MAX_BYTES),
    "F005": _bytes(b"\xef\xbb\xbf \r\n\t\r\n"),
    "F006": _bytes("zelfrapportage: 1\nlocatie:\n  naam: Café Zoë\n".encode("latin-1")),
    "W501": _bytes(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xb5U0#\xf4"),
    "F007": _bytes(b"zelfrapportage: 1\nlocatie:\n  naam: De\x00 Wilg\x1b[2J\n"),
    "C413": _workbook,
    "S314-register": _workbook,
    "F015": _bytes(b"- 1\n" * MAX_NODES),
    **{name: _form(name) for name in FAULTY_FORMS},
    "D601": _bytes(b"%PDF-1.7\n%half of a report"),
    "D602": _pdf(encryption=pikepdf.Encryption(owner="a", user="b")),
    "D603": _pdf(),
    "D604": _pdf({"over.json": b'{"public": true}'}),
    "D605": _pdf({f"{number}.txt": b"" for number in range(MOST_ATTACHMENTS + 1)}),
    "D606": _pdf({"zelfrapportage.json": b"{}"}, times=2),
    "D607": _pdf({"over.json": b'{"public": false}'}),
    "D608": _pdf({"over.json": b'{"files": {"zelfrapportage.json": "sha256:0"}}', "zelfrapportage.json": b"{}"}),
}
"""What makes the self-report of a fixture odd, by the name of the fixture."""


def fixture_names() -> list[str]:
    return sorted(path.name for path in FIXTURES.iterdir() if path.is_dir() and path != BASE)


def lay_out(name: str, folder: Path) -> None:
    """Copy the base to ``folder`` and put what differs in the fixture over it."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    if name in ODD_FILES:
        ODD_FILES[name](folder / f"{REPORT}.yaml")
    for path in (FIXTURES / name).iterdir() if name != BASE.name else ():
        if path.name != EXPECTED:
            of_report = path.suffix in {".csv", ".xlsm"} or path.stem in {REPORT, "standaardinvoer", "kolommen"}
            rules = folder / ("bronnen" if path.name == SHEET else "regels")
            shutil.copy(path, folder if of_report else rules)


def load() -> tuple[Rulebook, SelfReport]:
    """Read and check all there is in the current folder; raises ``FaultyFile``."""
    rulebook = load_rulebook("regels")
    vocabulary = vocabulary_of(rulebook)
    sheets = load_fact_sheets.__wrapped__(Path("bronnen"))
    found = [
        *lint(rulebook, vocabulary, lambda source: cite(source, sheets) is not None),
        *example_faults(rulebook),
        *completeness_faults(rulebook, vocabulary),
        *coverage_faults(rulebook, sheets),
        *table_faults(rulebook, sheets),
    ]
    if not any(one.code in {"L205", "L210"} for one in found):
        found += proof_faults(rulebook)
    if found:
        raise FaultyFile(found)
    report = _report(rulebook)
    try:
        assess(rulebook, report)
    except ValueError as error:
        raise FaultyFile([fault(str(error), Place(report.source))]) from error
    persons, left_over = person_warnings(report, rulebook)
    if persons or left_over:
        raise FaultyFile([*(one.warning for one in persons), *left_over])
    return rulebook, report


def proof_faults(rulebook: Rulebook) -> Iterator[Fault]:
    """Give what ``vbm rules prove`` finds."""
    for norm_id in dict.fromkeys(norm.id for norm in rulebook.norms()):
        for proof in proofs_of(rulebook, norm_id):
            yield from objection_faults(proof.objections, rulebook)
    for setting in vocabulary_of(rulebook).settings():
        yield from witness_faults(witness_of(rulebook, setting), rulebook)


def _report(rulebook: Rulebook) -> SelfReport:
    piped = Path("standaardinvoer.yaml")
    if piped.exists():
        with mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(piped.read_bytes()))):
            return read_self_report(STDIN, rulebook)
    others = [path for path in Path().glob(f"{REPORT}.*") if path.suffix != ".yaml"]
    return read_self_report(str(others[0]) if others else f"{REPORT}.yaml", rulebook)


def faults_of(name: str, folder: Path) -> FaultyFile | None:
    """Lay a fixture out in ``folder``, the current folder, and give what its files say."""
    lay_out(name, folder)
    try:
        load()
    except FaultyFile as error:
        return error
    return None
