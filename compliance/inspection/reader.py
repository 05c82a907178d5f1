"""Reading an inspection file with the self-report beside it: typed, checked, and never half accepted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compliance.assessment.assess import assess
from compliance.assessment.result import Assessment
from compliance.files.fault import FaultList, FaultyFile, fault
from compliance.files.json_file import read_json
from compliance.files.node import Mapping, Node, Place, Scalar
from compliance.files.pdf_file import PdfFile, attached_file, is_pdf, most_bytes
from compliance.files.text import MAX_BYTES, decode, digest, name_of, read_bytes
from compliance.files.yaml_file import read_yaml
from compliance.inspection.checks import Checks
from compliance.inspection.model import HEAD, VERSION, InspectionFile
from compliance.rulebook.model import Rulebook
from compliance.rulebook.shape import node_at, read_shape
from compliance.selfreport.folder import Folder
from compliance.selfreport.reader import ATTACHED, parse_self_report

ATTACHED_INSPECTION = "inspectie.json"
"""The name of the inspection file inside an inspection report."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """An inspection file, and the assessment of the self-report that it is about.

    The two stand beside each other: nothing in ``written`` changes anything in ``assessment``. ``source`` is the name
    of the file, ``text`` and ``node`` are what stood in it, and ``digest`` is that of the text.
    """

    source: str
    written: InspectionFile
    assessment: Assessment
    text: str
    node: Node
    digest: str

    @property
    def other_rulebook(self) -> str:
        """The rulebook under which the file was made, where that is another one than is used now; else empty."""
        frame = self.assessment.rulebook.frame
        named = self.written.rulebook or ""
        return named if named not in {"", f"{frame.id} {frame.version}"} else ""


def is_inspection(data: bytes, path: str = "") -> bool:
    """Whether a file looks like an inspection file: its first key that is not a comment is ``inspectie``.

    An inspection report as PDF, with the file inside it, is one too. Raises ``FaultyFile`` for a PDF that is damaged.
    """
    if is_pdf(data):
        return ATTACHED_INSPECTION in PdfFile(data, name_of(path)).attachments()
    for line in data.decode("utf-8", "replace").lstrip("\ufeff").split("\n"):
        word = line.strip().lstrip("{").strip()
        if word and not word.startswith("#"):
            return word.replace('"', "").startswith(f"{HEAD}:")
    return False


def read_inspection(path: str, rulebook: Rulebook) -> Inspection:
    """Read the inspection file at ``path``, YAML or JSON, and the self-report that it names in the same folder.

    Of an inspection report as PDF both are read from what is attached to it. Raises ``FaultyFile`` with all faults at
    once: F and D (the file), R101 to R105 (its keys), I5 codes (what it says), and the faults of the self-report. A
    file is never half accepted.
    """
    return parse_inspection(read_bytes(path, max_bytes=most_bytes(path)), path, rulebook)


def parse_inspection(data: bytes, path: str, rulebook: Rulebook, answers: bytes | None = None) -> Inspection:
    """Read an inspection file from bytes; ``path`` is its name, in the folder of the self-report.

    ``answers`` is the self-report where it is at hand already: then no other file is read.
    """
    if is_pdf(data):
        file = name_of(path)
        files = PdfFile(data, file).attachments()
        data, answers = (attached_file(files, one, file) for one in (ATTACHED_INSPECTION, ATTACHED))
        path = f"{file}/{ATTACHED_INSPECTION}"
    text, name = decode(data, path), name_of(path)
    node = read_json(text, name) if text.lstrip()[:1] == "{" else read_yaml(text, name)
    faults = FaultList()
    head = node.get(HEAD) if isinstance(node, Mapping) else None
    if head is None:
        raise FaultyFile([fault("I501", node.place)])
    if not isinstance(head, Scalar) or head.text != str(VERSION):
        word = head.text if isinstance(head, Scalar) else "?"
        raise FaultyFile([fault("I502", head.place, version=word, known=VERSION)])
    written = read_shape(node, InspectionFile, faults)
    if written is None:
        raise FaultyFile(faults)
    given = _answers(node, path) if answers is None else (answers, str(Path(path).parent / ATTACHED))
    assessment = _assessed(written, node, given, rulebook)
    faults.extend(Checks(written, node, assessment).all())
    if faults:
        raise FaultyFile(faults)
    return Inspection(name, written, assessment, text, node, digest(text.encode()))


def _answers(node: Node, path: str) -> tuple[bytes, str]:
    """Read the self-report that an inspection file names; give its bytes and its name for messages."""
    faults = FaultList()
    named = node_at(node, ("zelfrapportage", "bestand"))
    assert isinstance(named, Scalar)  # noqa: S101 - the model asks for a text, so it is one here
    read = Folder(path, faults).read(named, MAX_BYTES)
    if read is None:
        raise FaultyFile(faults)
    return read


def _assessed(written: InspectionFile, node: Node, given: tuple[bytes, str], rulebook: Rulebook) -> Assessment:
    data, shown = given
    report = parse_self_report(data, shown, rulebook)
    if report.digest != written.report.digest:
        place = _place(node, "zelfrapportage", "digest")
        raise FaultyFile([fault("I503", place, name=written.report.file, digest=report.digest)])
    if report.reference_date is None:
        raise FaultyFile([fault("S302", Place(shown))])
    return assess(rulebook, report)


def _place(node: Node, *path: str) -> Place:
    found = node_at(node, path)
    return found.place if found is not None else node.place
