"""Run every benchmark: ``python -m bench``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.timing import in_turns, median_seconds, process, row
from compliance.assessment.assess import assess
from compliance.proof.check import rulebook_faults
from compliance.report.html import html_for_paper, render_html
from compliance.report.pdf import font_fetcher, printable, render_pdf
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.reader import parse_self_report
from compliance.selfreport.writer import write_self_report

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "de-wilg.yaml"
VBM = str(Path(sys.executable).with_name("vbm"))


def narrowed(rulebook: Rulebook, number: int) -> Rulebook:
    """Give the rulebook with only its first norms, and all its questions."""
    left = number
    themes = []
    for theme in rulebook.themes:
        themes.append(theme.model_copy(update={"norms": theme.norms[:left], "consistency": ()}))
        left -= min(left, len(theme.norms))
    return rulebook.model_copy(update={"themes": tuple(themes), "digest": f"{rulebook.digest}/{number}"})


def evaluation(rulebook: Rulebook, data: bytes) -> None:
    """Measure self-reports a second, by number of norms."""
    print("\nEvaluating one self-report (with its trace and sentences)")
    report = parse_self_report(data, str(EXAMPLE), rulebook)
    for number in (1, 10, sum(1 for _ in rulebook.norms())):
        book = narrowed(rulebook, number)
        seconds = median_seconds(lambda book=book: assess(book, report), rounds=15)  # type: ignore[misc]  # bound on purpose
        print(row(f"  {number} norms", seconds, f"{1 / seconds:,.0f} self-reports a second"))


def reading(rulebook: Rulebook, data: bytes) -> None:
    """Measure reading rules and self-reports."""
    print("\nReading")
    print(row("  rulebook", median_seconds(load_rulebook)))
    print(row("  self-report", median_seconds(lambda: parse_self_report(data, str(EXAMPLE), rulebook))))
    written = write_self_report(parse_self_report(data, str(EXAMPLE), rulebook), rulebook)
    print(
        row(
            "  self-report as vbm writes it",
            median_seconds(lambda: parse_self_report(written.encode(), "x.yaml", rulebook)),
        )
    )
    print(
        row("  rules check (lint, worked examples, completeness)", median_seconds(lambda: rulebook_faults(rulebook), 1))
    )


def report(rulebook: Rulebook, data: bytes) -> None:
    """Measure self-report → PDF against WeasyPrint on the HTML alone; the goal is at most 1.15 times."""
    import weasyprint

    print("\nSelf-report to PDF, warm, against WeasyPrint on the bare HTML")

    def whole() -> object:
        return render_pdf(assess(rulebook, parse_self_report(data, str(EXAMPLE), rulebook)))

    assessment = assess(rulebook, parse_self_report(data, str(EXAMPLE), rulebook))
    html = printable(html_for_paper(assessment))

    def bare() -> object:
        return weasyprint.HTML(string=html, url_fetcher=font_fetcher()).write_pdf(pdf_variant="pdf/ua-1")

    whole()
    times = in_turns({"whole": whole, "bare": bare}, rounds=3)
    print(row("  self-report → PDF", times["whole"], f"{times['whole'] / times['bare']:.2f} times the bare HTML"))
    print(row("  WeasyPrint on the HTML", times["bare"]))
    print(row("  self-report → HTML", median_seconds(lambda: render_html(assessment))))


def processes() -> None:
    """Measure whole processes: start-up, and a report from cold."""
    print("\nWhole processes")
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "report.pdf")
        times = in_turns(
            {
                "python -c pass": process([sys.executable, "-c", "pass"]),
                "python -c 'import click'": process([sys.executable, "-c", "import click"]),
                "vbm --help": process([VBM, "--help"]),
                "vbm check": process([VBM, "check", str(EXAMPLE)]),
                "vbm assess": process([VBM, "assess", str(EXAMPLE)]),
                "vbm report (PDF)": process([VBM, "report", str(EXAMPLE), "-o", out]),
            },
            rounds=5,
        )
    for name, seconds in times.items():
        print(row(f"  {name}", seconds, f"{seconds / times['python -c pass']:.1f} times bare Python"))


def main() -> None:
    """Run them all."""
    rulebook = load_rulebook()
    data = EXAMPLE.read_bytes()
    reading(rulebook, data)
    evaluation(rulebook, data)
    processes()
    report(rulebook, data)


if __name__ == "__main__":
    main()
