"""What is read back from a report is what went in: the same answers, and the same report word for word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from two_themes import RULES, Forger, assessed, report, rulebook

from compliance.assessment.assess import assess
from compliance.assessment.result import Assessment
from compliance.cli.main import run
from compliance.files.fault import FaultyFile
from compliance.report.attachments import ANSWERS, attachments_of
from compliance.report.html import html_for_paper
from compliance.report.provenance import provenance
from compliance.rulebook.bundle import RuleBundle, bundle_of, unpacked
from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook, shipped_digest
from compliance.selfreport.model import SelfReport
from compliance.selfreport.reader import parse_self_report, read_self_report
from compliance.selfreport.writer import write_self_report
from compliance.testing import self_reports

SMALL = load_rulebook(Path(__file__).parents[1] / "properties" / "small_rules")


def read_back(given: Assessment, book: Rulebook) -> Assessment:
    data = attachments_of(given, provenance())[ANSWERS]
    again = parse_self_report(data, "rapport.pdf/zelfrapportage.json", book)
    return assess(book, replace(again, digest=given.report.digest), reference_date=given.reference_date)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(self_reports(SMALL))
def test_the_answers_inside_give_the_same_files_and_the_same_page(filled_in: SelfReport) -> None:
    # What was drawn is written and read once, since a report is made of what was read.
    before = assess(SMALL, parse_self_report(write_self_report(filled_in, SMALL).encode(), "in.yaml", SMALL))
    after = read_back(before, SMALL)
    assert attachments_of(after, provenance()) == attachments_of(before, provenance())
    assert html_for_paper(after, made_with=provenance()) == html_for_paper(before, made_with=provenance())


def test_control_other_answers_give_another_page() -> None:
    before = assessed()
    after = read_back(assessed().model_copy(), rulebook())
    assert html_for_paper(after, made_with=provenance()) == html_for_paper(before, made_with=provenance())
    other = replace(before.report, answers={})
    assert html_for_paper(assess(rulebook(), other), made_with=provenance()) != html_for_paper(
        before, made_with=provenance()
    )


def test_rules_in_a_bundle_are_the_same_rules() -> None:
    for book in (rulebook(), SMALL):
        bundle = RuleBundle.model_validate(bundle_of(book))
        with unpacked(bundle, "rapport.pdf/regels.json") as again:
            assert again.digest == book.digest
            assert again.sources == book.sources
            assert [norm.key for norm in again.norms()] == [norm.key for norm in book.norms()]
        assert not Path(again.folder).exists()
        assert not bundle.as_shipped


def test_the_shipped_rules_are_known_by_their_digest() -> None:
    shipped = load_rulebook()
    assert shipped_digest() == shipped.digest
    assert RuleBundle.model_validate(bundle_of(shipped)).as_shipped


def test_a_report_is_a_self_report(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(report())
    again = read_self_report(str(path), rulebook())
    assert again.source == f"{path}/zelfrapportage.json"
    assert again.answers == assessed().report.answers
    rules = ("--rules", str(RULES))
    assert run(["check", str(path), *rules]) == 0
    assert run(["assess", str(path), *rules, "-o", str(tmp_path / "uit.txt")]) == 0
    assert run(["explain", str(path), "W-1-DEUR", *rules]) == 0
    assert run(["report", str(path), *rules, "-o", str(path)]) == 2  # not over what is read
    assert run(["report", str(path), *rules, "-o", str(tmp_path / "uit.html")]) == 0
    assert "De Hoek" in (tmp_path / "uit.html").read_text(encoding="utf-8")


def test_faults_inside_a_report_name_the_file_inside() -> None:
    def broken(data: dict[str, dict[str, str]]) -> None:
        data["antwoorden"]["deur.op_slott"] = "nooit"

    with pytest.raises(FaultyFile, match=r"rapport\.pdf/zelfrapportage\.json:\d+:\d+: S303 "):
        parse_self_report(Forger(report()).write(zelfrapportage=broken), "rapport.pdf", rulebook())
