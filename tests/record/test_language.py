"""A report in English is verified by making it again in English."""

from __future__ import annotations

import json
from functools import cache

from two_themes import GOOD, RULES, Forger, attached

from compliance.assessment.assess import assess
from compliance.assessment.publication import publish
from compliance.record.verification import Part, Verification, verify
from compliance.report.language import Language
from compliance.report.pdf import render_pdf
from compliance.rulebook.reader import load_rulebook
from compliance.selfreport.reader import parse_self_report


@cache
def english(*, public: bool = False) -> bytes:
    rulebook = load_rulebook(str(RULES))
    one = assess(rulebook, parse_self_report(GOOD.encode(), "hoek.yaml", rulebook))
    return render_pdf(publish(one) if public else one, language=Language.ENGLISH)


def wrong(found: Verification) -> set[Part]:
    return {check.part for check in found.checks if check.agrees is False}


def test_a_report_in_english_agrees() -> None:
    assert json.loads(attached(english())["over.json"])["language"] == "en"
    found = verify(english(), "report.pdf")
    assert found.agrees is True
    assert any("byte voor byte" in line for check in found.checks for line in check.said)


def test_the_english_version_for_publication_agrees_with_the_full_report() -> None:
    assert verify(english(public=True), "public.pdf", (english(), "report.pdf")).agrees is True


def test_another_language_in_its_data_is_found() -> None:
    forged = Forger(english()).write(over=lambda data: data.update(language="nl"))
    found = verify(forged, "report.pdf")
    assert wrong(found) == {Part.TEXT}
    assert any("bladzijde 1" in line for check in found.checks for line in check.said)
