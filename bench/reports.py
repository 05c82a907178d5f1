"""From self-report to PDF: in a new process, in this one, and WeasyPrint alone on the same HTML."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.locations import EXAMPLE
from bench.measure import Case, duration, print_table, ratio, side_by_side

GOAL = 1.15


def making(rounds: int) -> None:
    """Print how long one report takes, and how much of that is WeasyPrint."""
    import weasyprint

    from compliance import assess, load_rulebook, read_self_report, render_html, render_pdf
    from compliance.report.html import html_for_paper
    from compliance.report.pdf import font_fetcher, printable

    rulebook = load_rulebook()
    assessment = assess(rulebook, read_self_report(str(EXAMPLE), rulebook))
    html = printable(html_for_paper(assessment))
    program = str(Path(sys.executable).with_name("vbm"))

    def bare() -> bytes:
        made: bytes = weasyprint.HTML(string=html, url_fetcher=font_fetcher()).write_pdf(pdf_variant="pdf/ua-1")
        return made

    def whole() -> bytes:
        return render_pdf(assess(rulebook, read_self_report(str(EXAMPLE), rulebook)))

    with TemporaryDirectory() as folder:

        def cold() -> None:
            target = str(Path(folder, "uit.pdf"))
            subprocess.run([program, "report", str(EXAMPLE), "-o", target], check=True, capture_output=True)

        assert abs(len(whole()) - len(bare())) < len(bare()) / 2
        base, warm, new, page = side_by_side(
            Case("WeasyPrint on the bare HTML", bare),
            Case("self-report to PDF, warm", whole),
            Case("self-report to PDF, new process", cold),
            Case("assessment to HTML", lambda: render_html(assessment)),
            rounds=rounds,
        )
    rows = [
        (one.name, duration(one.median), duration(one.least), f"{ratio(one, base):.3f}")
        for one in (base, warm, new, page)
    ]
    print_table("One report (De Wilg)", ("", "median", "least", "ratio"), rows)
    verdict = "within" if ratio(warm, base) <= GOAL else "outside"
    print(f"warm / bare = {ratio(warm, base):.3f}, {verdict} the goal of {GOAL}; {len(html):,} characters of HTML")
