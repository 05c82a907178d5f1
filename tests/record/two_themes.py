"""A small report of a small rulebook, and what somebody could do to such a file."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

from compliance.assessment.assess import assess
from compliance.assessment.publication import publish
from compliance.assessment.result import Assessment
from compliance.files.text import digest
from compliance.report.attachments import ABOUT
from compliance.report.pdf import render_pdf
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.reader import parse_self_report

RULES = Path(__file__).parents[1] / "cli" / "twee_themas"
SOURCE = """\
zelfrapportage: 1
locatie: {naam: De Hoek, setting: gesloten}
periode: {van: 2025-01-01, tot_en_met: 2025-06-30}
peildatum: 2025-06-30
antwoorden:
  deur.op_slot: {antwoord: soms, toelichting: Alleen ‘s nachts}
  deur.uitleg: nee
  deur.sleutels:
    - {naam: Voordeur, geteld: ja}
    - {naam: Schuur, geteld: nee}
  huis.regels: nee
"""
GOOD = SOURCE.replace("soms", "nooit").replace("  deur.uitleg: nee\n", "")


@cache
def rulebook() -> Rulebook:
    return load_rulebook(RULES)


@cache
def assessed(source: str = SOURCE, profile: str = "volledig") -> Assessment:
    return assess(rulebook(), parse_self_report(source.encode(), "hoek.yaml", rulebook()), profile=profile)


@cache
def report(source: str = SOURCE, profile: str = "volledig") -> bytes:
    return render_pdf(assessed(source, profile))


@cache
def public_report(source: str = SOURCE) -> bytes:
    return render_pdf(publish(assessed(source)))


def attached(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {name: one.get_file().read_bytes() for name, one in opened.attachments.items()}


def rewritten(pdf: bytes, change: Callable[[pikepdf.Pdf], object] = lambda _: None) -> bytes:
    """Open a report in another program, change something and save it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        out = io.BytesIO()
        opened.save(out, static_id=True)
    return out.getvalue()


def swapped(number: int) -> Callable[[pikepdf.Pdf], None]:
    """Give a change that swaps the words with this number on the second page with the next other ones."""

    def swap(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[1]
        steps = list(pikepdf.parse_content_stream(page))
        shown = [at for at, step in enumerate(steps) if str(step.operator) == "TJ"]
        one = shown[number]
        other = next(at for at in shown[number + 1 :] if str(steps[at].operands) != str(steps[one].operands))
        steps[one], steps[other] = steps[other], steps[one]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))

    return swap


def with_files(pdf: bytes, files: dict[str, bytes | None]) -> bytes:
    """Put other bytes in the place of attached files; ``None`` takes a file away."""

    def change(opened: pikepdf.Pdf) -> None:
        for name, data in files.items():
            if name in opened.attachments:
                del opened.attachments[name]
            if data is not None:
                opened.attachments[name] = data

    return rewritten(pdf, change)


@dataclass
class Forger:
    """Somebody who changes attachments and keeps the digests in ``over.json`` right."""

    pdf: bytes

    def write(self, **files: Callable[[Any], object]) -> bytes:
        """Change the data of files, named without ``.json``."""
        there = attached(self.pdf)
        changed: dict[str, bytes | None] = {}
        for name, change in files.items():
            data = json.loads(there[f"{name}.json"])
            change(data)
            changed[f"{name}.json"] = json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"
        about = json.loads(changed.get(ABOUT) or there[ABOUT])
        about["files"] |= {name: digest(data) for name, data in changed.items() if data is not None and name != ABOUT}
        changed[ABOUT] = json.dumps(about, ensure_ascii=False, indent=2).encode() + b"\n"
        return with_files(self.pdf, changed)
