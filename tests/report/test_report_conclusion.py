"""The conclusion: what is said in each case, and what is never said."""

from __future__ import annotations

import re

import pytest
from rendered import NAMES, Page, assessment, html

from compliance import assess, load_rulebook
from compliance.assessment.assess import counted
from compliance.assessment.result import Assessment, Contradiction
from compliance.proof.examples import run_example, self_report_of
from compliance.report.conclusion import conclude, is_urgent
from compliance.report.words import counted_words, load_words
from compliance.rulebook.model import Severity
from compliance.rulebook.outcome import Outcome

CLEAN = "Geen afwijking volgt uit de gegeven antwoorden."
NOT_YET = "Er is nog geen conclusie mogelijk."
DEVIATION, UNKNOWN, JUDGE, IMPROVEMENT, MET, NONE = Outcome


def with_outcomes(*outcomes: Outcome, contradictions: int = 0, secondary: int = 0, urgent: int = 0) -> Assessment:
    """Give an assessment of as many norms as there are outcomes; the first breaches are secondary, or urgent."""
    one = assessment("goed")
    results = []
    for number, (result, outcome) in enumerate(zip(one.norms, outcomes, strict=False)):
        primary = number >= secondary if outcome.breached else None
        severity = Severity.SEV4 if number < urgent else Severity.SEV2
        most_urgent = outcome is DEVIATION and primary is True and number < urgent
        update = {"outcome": outcome, "primary": primary, "severity": severity, "urgent": most_urgent}
        results.append(result.model_copy(update=update))
    found = tuple(
        Contradiction(id=f"tegenspraak_{number}", because="Dit kan niet.", general="Dit kan niet.", fields=())
        for number in range(contradictions)
    )
    return one.model_copy(update={"norms": tuple(results), "counts": counted(results), "contradictions": found})


@pytest.mark.parametrize(
    ("case", "kind", "first"),
    [
        (with_outcomes(MET, NONE), "clean", CLEAN),
        (with_outcomes(MET), "clean", CLEAN),
        (with_outcomes(DEVIATION, MET), "breaches", "Uit de antwoorden volgt 1 normafwijking."),
        (with_outcomes(DEVIATION, DEVIATION), "breaches", "Uit de antwoorden volgen 2 normafwijkingen."),
        (
            with_outcomes(DEVIATION, IMPROVEMENT, UNKNOWN),
            "breaches",
            "Uit de antwoorden volgen 1 normafwijking en 1 verbeterpunt.",
        ),
        (
            with_outcomes(IMPROVEMENT, IMPROVEMENT, MET),
            "improvements",
            "Uit de gegeven antwoorden volgt geen normafwijking, wel 2 verbeterpunten.",
        ),
        (with_outcomes(IMPROVEMENT, UNKNOWN), "improvements", "Uit de antwoorden volgt 1 verbeterpunt."),
        (with_outcomes(IMPROVEMENT, JUDGE), "improvements", "Uit de antwoorden volgt 1 verbeterpunt."),
        (with_outcomes(MET, UNKNOWN), "unknown", NOT_YET),
        (with_outcomes(UNKNOWN, JUDGE), "unknown", NOT_YET),
        (with_outcomes(MET, JUDGE), "judgement", NOT_YET),
        (with_outcomes(MET, contradictions=1), "contradiction", NOT_YET),
        (with_outcomes(NONE, NONE), "not_applicable", "Geen van de 2 gevraagde normen geldt volgens de antwoorden"),
        (with_outcomes(), "nothing", "Er zijn geen normen gevraagd. Er is niets getoetst."),
    ],
)
def test_first_sentence(case: Assessment, kind: str, first: str) -> None:
    found = conclude(case, load_words())
    assert found.kind == kind
    assert found.sentences[0].startswith(first)


def test_what_is_open_is_said_beside_a_breach() -> None:
    case = with_outcomes(DEVIATION, DEVIATION, DEVIATION, UNKNOWN, JUDGE, contradictions=2, secondary=1, urgent=2)
    assert conclude(case, load_words()).sentences == (
        "Uit de antwoorden volgen 2 normafwijkingen.",
        "Daarvan gaat er 1 over een punt dat volgens de inspectie niet mag voortduren.",
        "Nog 1 bevinding gaat over hetzelfde feit als een andere; die telt niet nog een keer mee.",
        "Bij 1 van de 5 normen ontbreken antwoorden. Daar is nog niets over te zeggen.",
        "Over 1 van de 5 normen moet een mens nog oordelen.",
        "Op 2 punten spreken de antwoorden elkaar tegen.",
    )


def test_clean_says_what_was_tested_and_that_it_is_no_judgement() -> None:
    found = " ".join(conclude(with_outcomes(MET, MET, NONE), load_words()).sentences)
    assert "Getoetst zijn 2 van de 3 normen; de rest geldt hier niet." in found
    assert "geen oordeel van de inspectie" in found


@pytest.mark.parametrize("left", [UNKNOWN, JUDGE, DEVIATION, IMPROVEMENT])
def test_clean_is_not_said_while_anything_is_left(left: Outcome) -> None:
    assert CLEAN not in conclude(with_outcomes(MET, MET, left), load_words()).sentences


def test_urgent_is_a_fact_of_its_own_on_a_point_that_may_not_continue() -> None:
    rulebook = load_rulebook()
    norm = rulebook.versions("JW-6.3.2.2-1e-ROOMSTAY")[0]
    name = "iedereen op de kamer tijdens de overdracht"
    position = next(number for number, example in enumerate(norm.examples) if example.name == name)
    ran = run_example(norm, position, rulebook)
    day = norm.in_force.start
    whole = assess(rulebook, self_report_of(ran.example.given, rulebook, day))
    general, own = whole.norm("JW-6.3.1.2-2-NOGENERIC"), whole.norm(norm.id)
    assert own is not None
    assert general is not None
    assert (general.outcome, general.severity, general.urgent) == (DEVIATION, Severity.SEV4, True)
    # The same rule for everybody breaches both norms; the fact is counted once, there where it belongs.
    assert (own.severity, own.primary, own.urgent) == (Severity.SEV4, True, False)
    assert [is_urgent(one) for one in with_outcomes(DEVIATION, JUDGE, urgent=2).norms] == [True, False]


def test_singular_and_plural() -> None:
    pair = ("1 norm", "{number} normen")
    assert [counted_words(pair, number) for number in (0, 1, 2)] == ["0 normen", "1 norm", "2 normen"]


@pytest.mark.parametrize("name", NAMES)
def test_no_report_says_that_a_location_complies(name: str) -> None:
    text = Page(html(name)).text.lower()
    for claim in (
        r"voldoet aan de (jeugd)?wet",
        r"houdt zich aan de wet",
        r"in overeenstemming met de wet",
        r"rapportcijfer",
    ):
        assert not re.search(claim, text)
    assert "geen oordeel van de inspectie" in text
    assert "bewijst alleen wat de locatie" in text
