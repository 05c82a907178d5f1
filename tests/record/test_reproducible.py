"""The same input gives the same bytes: in another process, with another hash seed, in another time zone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CODE = """\
import hashlib
from national import mixed
from two_inspections import OPENED, inspection, later_round, older_round
from two_themes import rulebook
from compliance.inspection.rounds import Round, compare
from compliance.inspection.visit import visit_list
from compliance.report.inspection_page import render_inspection_html, render_inspection_pdf
from compliance.report.overview_page import render_overview_pdf
from compliance.report.visit_page import render_visit_html, render_visit_pdf

one, later = inspection(), later_round()
changes = compare(older_round(rulebook(), inspected=True), Round(later.assessment, later.written))
stations = visit_list(one.assessment, one.written)
for made in (
    render_inspection_pdf(one),
    render_inspection_pdf(inspection(OPENED)),
    render_inspection_pdf(later, changes),
    render_inspection_html(one).encode(),
    render_overview_pdf(mixed()),
    render_visit_pdf(one.assessment, stations),
    render_visit_html(one.assessment, stations).encode(),
):
    print(hashlib.sha256(made).hexdigest())
"""


def test_each_kind_of_report_and_the_visit_list_have_the_same_bytes_anywhere() -> None:
    found = set()
    for seed in ("1", "2"):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(filter(None, (str(Path(__file__).parent), *sys.path))),
            "TZ": f"UTC{seed}",
        }
        done = subprocess.run([sys.executable, "-c", CODE], env=environment, capture_output=True, check=True, text=True)
        found.add(tuple(done.stdout.split()))
    (digests,) = found
    assert len(set(digests)) == 7
