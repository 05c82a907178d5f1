"""The JSON of ``vbm assess``: names and types are a contract with who reads it. They grow and are not renamed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import LINDEHUIS, WILG, ZUIDERLICHT, load_once, process, vbm
from whole_reports import EXAMPLES, SCENARIOS, whole_file

from compliance.cli.assess import OUTCOMES

Shape = Any
"""A type, a tuple of types, a set of words, or a dictionary or list of those."""

TEXT_OR_NONE = (str, type(None))
TRUTH = (bool, type(None))
COUNTS = dict.fromkeys((*OUTCOMES, "secondary", "total"), int)
SEVERITIES = {"SEV1", "SEV2", "SEV3", "SEV4"}
STATUSES = {
    "wet", "wet_afgeleid", "amvb", "regeling", "veldnorm", "lezing_inspectie", "thema_inspectie", "handreiking",
    "voorkeur", "aangekondigd", "tekst_niet_beschikbaar", "eigen",
}  # fmt: skip
RECORD = {
    "number": int,
    "name": str,
    "applies": TRUTH,
    "holds": TRUTH,
    "outcome": set(OUTCOMES),
    "answers": dict,
    "members": dict,
    "missing": [str],
}
CONTRACT: dict[str, Shape] = {
    "schema_version": int,
    "rulebook": {
        "id": str,
        "version": str,
        "digest": str,
        "checked_until": str,
        "reference_date_beyond_check": bool,
        "own": (dict, type(None)),
    },
    "self_report": {
        "digest": str,
        "source": str,
        "location": {"name": str, "setting": str, "house_type": str},
        "reference_date": str,
        "period": {"from": TEXT_OR_NONE, "to": TEXT_OR_NONE},
        "parts": [{"theme": str, "filled_in_by": str, "sample": str}],
        "made_with": {"rulebook": str, "changes": [str]},
    },
    "profile": str,
    "selected_themes": [str],
    "norms": [
        {
            "id": str,
            "theme": str,
            "title": str,
            "applies": TRUTH,
            "holds": TRUTH,
            "outcome": set(OUTCOMES),
            "primary": TRUTH,
            "related": [str],
            "severity": SEVERITIES,
            "status": STATUSES,
            "source": [str],
            "in_force": {"from": str, "to": TEXT_OR_NONE},
            "reason": str,
            "notes": [str],
            "watch": TEXT_OR_NONE,
            "recheck": TEXT_OR_NONE,
            "answers": dict,
            "missing": [str],
            "records": [RECORD],
            "requirements_met": (dict, type(None)),
            "contradictions": [str],
        }
    ],
    "not_asked": [str],
    "themes": [{"id": str, "title": str, "outcome": set(OUTCOMES), "counts": COUNTS}],
    "counts": COUNTS,
    "contradictions": [{"id": str, "because": str, "fields": [str], "record": str, "list": str, "numbers": [int]}],
    "closed_answers": [str],
}


def check(value: Any, shape: Shape, where: str) -> None:
    if isinstance(shape, dict):
        assert list(value) == list(shape), where
        for key, inner in shape.items():
            check(value[key], inner, f"{where}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), where
        for number, item in enumerate(value):
            check(item, shape[0], f"{where}[{number}]")
    elif isinstance(shape, set):
        assert value in shape, where
    elif shape is int:
        assert type(value) is int, where
    else:
        assert isinstance(value, shape), where


EMPTY = "zelfrapportage: 1\npeildatum: 2026-10-01\n"
CONTRADICTED = """\
zelfrapportage: 1
locatie: {naam: De Proef, setting: gesloten}
periode: {van: 2025-01-01, tot_en_met: 2025-06-30}
peildatum: 2025-06-30
antwoorden:
  kamerdeuren.op_slot: nooit
  kamerdeuren.aantal_keren: 3
  huisregels.bestaan: nee
  huisregels.verplicht: geen
"""


@pytest.mark.parametrize("name", [*EXAMPLES, *SCENARIOS])
@pytest.mark.parametrize("profile", ["kern", "volledig"])
def test_the_contract(name: str, profile: str, tmp_path: Path) -> None:
    data = vbm("assess", str(whole_file(name, tmp_path)), "--format", "json", "--profile", profile).json
    check(data, CONTRACT, "")
    assert data["schema_version"] == 1
    assert data["profile"] == profile


@pytest.mark.parametrize("text", [EMPTY, CONTRADICTED], ids=["empty", "contradicted"])
def test_the_contract_of_odd_reports(text: str, tmp_path: Path) -> None:
    path = tmp_path / "in.yaml"
    path.write_text(text)
    data = vbm("assess", str(path), "--format", "json").json
    check(data, CONTRACT, "")
    assert bool(data["contradictions"]) is (text is CONTRADICTED)
    assert bool(data["closed_answers"]) is (text is CONTRADICTED)
    assert data["rulebook"]["reference_date_beyond_check"] is (text is EMPTY)


def plain(value: Any) -> bool:
    """Whether a value is what an answer may be: a word, a number, a truth, a share, or a list of words."""
    if isinstance(value, dict):
        return list(value) == ["count", "total"] and all(type(one) is int for one in value.values())
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, bool | int | str)


READS_NOTHING = {
    norm.id
    for norm in load_once().norms()
    if not norm.compose and not norm.applies_if and all(clause.note_if is not None for clause in norm.clauses)
}
"""Background, and what is always for a person to judge."""


@pytest.mark.parametrize("name", [*EXAMPLES, *SCENARIOS])
def test_answers_are_plain_and_say_what_decided(name: str, tmp_path: Path) -> None:
    path = whole_file(name, tmp_path)
    for norm in vbm("assess", str(path), "--format", "json").json["norms"]:
        assert all(plain(value) for value in norm["answers"].values())
        assert norm["answers"] or norm["applies"] is not True or norm["id"] in READS_NOTHING, norm["id"]
        for record in norm["records"]:
            assert all(plain(value) for value in record["answers"].values())
            assert all(word in OUTCOMES for word in record["members"].values())


TRUTHS: dict[str, tuple[tuple[bool | None, ...], tuple[bool | None, ...]]] = {
    "normafwijking": ((True,), (False,)),
    "verbeterpunt": ((True,), (False,)),
    "voldoet": ((True,), (True, None)),  # None where there is nothing to test, as with a preference
    "niet_van_toepassing": ((True, False), (True, False, None)),
}
"""What ``applies`` and ``holds`` can be beside an outcome."""


@pytest.mark.parametrize("name", [*EXAMPLES, *SCENARIOS])
def test_the_outcome_follows_from_applicability_and_truth(name: str, tmp_path: Path) -> None:
    path = whole_file(name, tmp_path)
    for norm in vbm("assess", str(path), "--format", "json").json["norms"]:
        applies, holds = TRUTHS.get(norm["outcome"], ((True, False, None), (True, False, None)))
        assert norm["applies"] in applies, norm["id"]
        assert norm["holds"] in holds, norm["id"]
        assert (norm["primary"] is None) is (norm["outcome"] not in {"normafwijking", "verbeterpunt"})
        assert norm["requirements_met"] is None or list(norm["requirements_met"]) == ["met", "of"]


def test_one_file_is_an_object_and_several_are_a_list(tmp_path: Path) -> None:
    one, two = (vbm("assess", path, "--format", "json").json for path in (WILG, LINDEHUIS))
    assert isinstance(one, dict)
    assert vbm("assess", WILG, LINDEHUIS, "--format", "json").json == [one, two]


def test_it_is_a_list_whatever_is_wrong_with_one_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(Path(ZUIDERLICHT).read_bytes())
    (tmp_path / "b.yaml").write_text("fout")
    for files in ([str(tmp_path)], [str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")]):
        done = vbm("assess", *files, "--format", "json")
        assert done.code == 3
        assert [one["self_report"]["location"]["name"] for one in done.json] == ["Zuiderlicht"]
    (tmp_path / "b.yaml").unlink()
    assert isinstance(vbm("assess", str(tmp_path), "--format", "json").json, list)


def test_it_is_utf_8_and_readable() -> None:
    done = vbm("assess", WILG, "--format", "json")
    assert "één" in done.out
    assert "\\u" not in done.out
    assert done.out.endswith("}\n")


def test_it_goes_to_a_file_too(tmp_path: Path) -> None:
    target = tmp_path / "uit.json"
    done = vbm("assess", WILG, "--format", "json", "-o", str(target))
    assert (done.code, done.raw) == (0, b"")
    assert json.loads(target.read_bytes()) == vbm("assess", WILG, "--format", "json").json


def test_json_in_gives_json_out() -> None:
    document = {
        "zelfrapportage": 1,
        "locatie": {"naam": "De Proef", "setting": "gesloten"},
        "periode": {"van": "2025-01-01", "tot_en_met": "2025-06-30"},
        "peildatum": "2025-06-30",
        "antwoorden": {"kamerdeuren.op_slot": "standaard", "kamerdeuren.op_verzoek": False},
    }
    done = process("assess", "-", "--format", "json", stdin=json.dumps(document).encode())
    assert (done.code, done.err) == (0, "")
    norms = {one["id"]: one for one in done.json["norms"]}
    assert done.json["self_report"]["source"] == "standaardinvoer"
    assert norms["JW-6.3.2.2-ROOMLOCK"]["outcome"] == "normafwijking"


def test_the_same_twice() -> None:
    assert process("assess", WILG, "--format", "json", env={"PYTHONHASHSEED": "1"}) == process(
        "assess", WILG, "--format", "json", env={"PYTHONHASHSEED": "2"}
    )
