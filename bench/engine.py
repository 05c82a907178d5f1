"""The engine: reading self-reports, assessing them, loading and checking rules."""

from __future__ import annotations

from functools import partial

from bench.locations import example_as_json, example_as_yaml, first_norms, repeated
from bench.measure import Case, duration, print_table, side_by_side
from compliance import assess, load_rulebook
from compliance.proof.check import rulebook_faults
from compliance.selfreport.reader import parse_self_report


def assessing(rounds: int) -> None:
    """Print how many self-reports a second are assessed, by the number of norms."""
    rulebook = load_rulebook()
    fewer = [first_norms(rulebook, number) for number in (1, 10)]
    more = [repeated(rulebook, times) for times in (2, 5, 10)]
    report = parse_self_report(example_as_yaml(), "in.yaml", rulebook)
    cases = []
    for book in (*fewer, rulebook, *more):
        number = len(assess(book, report).norms)
        assert number == sum(1 for _ in book.norms())
        cases.append(Case(f"{number} norms", partial(assess, book, report), number))
    found = side_by_side(*cases, rounds=rounds)
    print_table(
        "Assessing one self-report",
        ("", "median", "a second", "a norm", "spread"),
        [
            (
                one.name,
                duration(one.median),
                f"{1 / one.median:,.0f}",
                duration(one.median / one.amount),
                f"{one.spread:.0%}",
            )
            for one in found
        ],
    )


def reading(rounds: int) -> None:
    """Print how fast a self-report is read, as YAML and as JSON."""
    rulebook = load_rulebook()
    forms = {"in.yaml": example_as_yaml(), "in.json": example_as_json()}
    one, other = (parse_self_report(data, name, rulebook) for name, data in forms.items())
    assert one.answers.keys() == other.answers.keys()
    cases = [Case(name, partial(parse_self_report, data, name, rulebook), len(data)) for name, data in forms.items()]
    print_table(
        "Reading one self-report",
        ("", "bytes", "median", "a second", "MB/s"),
        [
            (
                one.name,
                f"{one.amount:,}",
                duration(one.median),
                f"{1 / one.median:,.0f}",
                f"{one.amount / one.median / 1e6:.2f}",
            )
            for one in side_by_side(*cases, rounds=rounds)
        ],
    )


def rules(rounds: int) -> None:
    """Print how long it takes to load the rulebook and to check it (language, sources, examples, completeness)."""
    rulebook = load_rulebook()
    assert not rulebook_faults(rulebook)
    (loading,) = side_by_side(Case("load", load_rulebook), rounds=rounds)
    (checking,) = side_by_side(Case("check", lambda: rulebook_faults(rulebook)), rounds=max(1, rounds // 5))
    norms = sum(1 for _ in rulebook.norms())
    examples = sum(len(norm.examples) for norm in rulebook.norms())
    rows = [
        ("load", duration(loading.median), f"{norms} norms"),
        ("check", duration(checking.median), f"{examples} examples"),
    ]
    print_table("The rulebook", ("", "median", ""), rows)
