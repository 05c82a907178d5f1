"""A mistake in how a command is called: exit code 2, what is wrong in Dutch, and where the help is."""

from __future__ import annotations

import re

import pytest
from command_line import LINDEHUIS, NORM, WILG, process, vbm

MISTAKES = [
    (("asess",), 'vbm: de opdracht "asess" bestaat niet. Bedoelt u assess?'),
    (("xyz",), 'vbm: de opdracht "xyz" bestaat niet.'),
    (("rules", "lst"), 'vbm rules: de opdracht "lst" bestaat niet. Bedoelt u list?'),
    (("--nope",), "vbm: de optie --nope bestaat niet."),
    (("assess", WILG, "--formt", "json"), "vbm assess: de optie --formt bestaat niet. Bedoelt u --format?"),
    (("assess",), "vbm assess: het argument BESTAND ontbreekt."),
    (("check",), "vbm check: het argument BESTAND ontbreekt."),
    (("explain", WILG), "vbm explain: het argument NORM ontbreekt."),
    (("rules", "show"), "vbm rules show: het argument NORM ontbreekt."),
    (("report", WILG), "vbm report: de optie --output ontbreekt."),
    (("assess", WILG, "-o"), "vbm assess: bij de optie -o hoort een waarde."),
    (("new", "--setting"), "vbm new: bij de optie --setting hoort een waarde."),
    (("new", "--force=ja"), "vbm new: bij de optie --force hoort geen waarde."),
    (("new", "iets", "meer"), "vbm new: er staat iets te veel: iets meer"),
    (("assess", WILG, "--format", "pdf"), "vbm assess: de waarde van --format kan niet. Kies een van: text, json, csv"),
    (("report", WILG, "-o", "x", "--format", "doc"), "vbm report: de waarde van --format kan niet. Kies een van: pdf,"),
    (("new", "--setting", "dicht"), "vbm new: de waarde van --setting kan niet. Kies een van: gesloten, open,"),
    (("assess", WILG, "--fail-on", "SEV5"), "vbm assess: de waarde van --fail-on kan niet. Kies een van: normaf"),
    (("schema", "iets"), "vbm schema: de waarde van SOORT kan niet. Kies een van: zelfrapportage, inspectie, regels."),
    (("assess", WILG, "--on", "2025-02-30"), 'de waarde van --on kan niet. "2025-02-30" is geen datum.'),
    (("assess", WILG, "--on", "vandaag"), 'de waarde van --on kan niet. "vandaag" is geen datum.'),
    (("assess", WILG, "--profile", "alles"), 'het profiel "alles" bestaat niet. Kies een van: kern, volledig.'),
    (("new", "--profile", "alles"), 'het profiel "alles" bestaat niet. Kies een van: kern, volledig.'),
    (("explain", WILG, "ROMLOCK"), 'de norm "ROMLOCK" bestaat niet.'),
    (("rules", "show", f"{NORM}S"), f'de norm "{NORM}S" bestaat niet. Bedoelt u {NORM}?'),
    (("rules", "list", "--theme", "kamerdeur"), 'het thema "kamerdeur" bestaat niet. Bedoelt u kamerdeuren?'),
    (("rules", "list", "--theme", "xyz"), 'het thema "xyz" bestaat niet. Kies een van: grondslag,'),
    (("rules", "try", NORM, "gesloten"), '"gesloten" is geen VRAAG=ANTWOORD.'),
    (("report", WILG, LINDEHUIS, "-o", "-"), "meer dan één rapport kan niet naar het scherm; noem een map."),
    (("report", WILG, LINDEHUIS, "-o", "uit.pdf"), "uit.pdf: meer dan één rapport komt in een map. Noem een map."),
    (("report", WILG, "-o", "uit.pdf", "--format", "html"), "uit.pdf: dit wordt html. Geef --format pdf,"),
    (("assess", WILG, "-o", WILG), "is ook de zelfrapportage; de uitvoer zou eroverheen gaan."),
    (("report", WILG, "-o", WILG), "is ook de zelfrapportage; de uitvoer zou eroverheen gaan."),
]


@pytest.mark.parametrize(("arguments", "words"), MISTAKES, ids=lambda one: " ".join(one)[-40:] if one else "")
def test_a_mistake_in_the_call(arguments: tuple[str, ...], words: str) -> None:
    done = vbm(*arguments)
    assert done.code == 2
    assert done.raw == b""
    assert words in done.err
    command, last = done.err.split(":")[0], done.err.splitlines()[-1]
    assert last == f"Uitleg: {command} --help"
    assert not re.search(r"\b(Error|Usage|Missing|Invalid|Try|No such|option)\b", done.err)


def test_a_real_process_leaves_with_code_2() -> None:
    done = process("assess", WILG, "--format", "pdf")
    assert (done.code, done.raw) == (2, b"")


def test_a_norm_may_be_typed_in_small_letters() -> None:
    assert vbm("explain", WILG, NORM.lower()).out == vbm("explain", WILG, NORM).out
    assert vbm("rules", "show", NORM.lower()).out == vbm("rules", "show", NORM).out


def test_a_threshold_may_be_typed_in_small_letters() -> None:
    assert vbm("assess", WILG, "--fail-on", "sev4", "--format", "summary").code == 1
    assert vbm("assess", LINDEHUIS, "--fail-on", "sev4", "--format", "summary").code == 0


@pytest.mark.parametrize("day", ["2025-06-30", "30-6-2025"])
def test_a_day_may_be_typed_in_two_ways(day: str) -> None:
    assert vbm("assess", WILG, "--on", day, "--format", "json").json["self_report"]["reference_date"] == "2025-06-30"
