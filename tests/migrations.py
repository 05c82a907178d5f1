"""Self-reports of earlier versions of a small rulebook, each with what becomes of it; the page is held to the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from compliance.rulebook.model import Rulebook
from compliance.rulebook.reader import load_rulebook

Case = tuple[dict[str, Any], dict[str, Any], list[str]]


@cache
def versions() -> Rulebook:
    return load_rulebook(Path(__file__).parent / "selfreport" / "migratie_regels")


def _of(version: str, answers: Any, **more: Any) -> dict[str, Any]:
    return {"zelfrapportage": 1, "regelboek": f"huis {version}", **more, "antwoorden": answers}


def _case(version: str, before: Any, after: Any, *messages: str, was: Any = None, now: Any = None) -> Case:
    head = {key: {"locatie": one} if one is not None else {} for key, one in (("was", was), ("now", now))}
    return _of(version, before, **head["was"]), _of("3", after, **head["now"]), list(messages)


CASES: dict[str, Case] = {
    "nothing changed": _case("2", {"deur.op_slot": "nooit"}, {"deur.op_slot": "nooit"}),
    "renamed twice": _case(
        "1",
        {"deur.slot": "soms"},
        {"deur.op_slot": "weleens"},
        "deur.slot heet nu deur.op_slot. De naam is korter.",
        "deur.op_slot: soms heet nu weleens. Een ander woord.",
    ),
    "from the middle": _case(
        "2",
        {"deur.op_slot": "soms"},
        {"deur.op_slot": "weleens"},
        "deur.op_slot: soms heet nu weleens. Een ander woord.",
    ),
    "with evidence": _case(
        "1",
        {"deur.slot": {"antwoord": "nooit", "bewijs": "soms"}},
        {"deur.op_slot": {"antwoord": "nooit", "bewijs": "soms"}},
        "deur.slot heet nu deur.op_slot. De naam is korter.",
    ),
    "left out": _case(
        "1",
        {"deur.kleur": {"antwoord": "rood", "toelichting": "buiten"}, "deur.op_slot": "nooit"},
        {"deur.op_slot": "nooit"},
        "deur.kleur: dit antwoord is vervallen: antwoord: rood, toelichting: buiten. Dit wordt niet meer gevraagd.",
    ),
    "left out and blank": _case("1", {"deur.kleur": None, "deur.slot": ""}, {"deur.op_slot": ""}),
    "both names": _case(
        "1",
        {"deur.slot": "soms", "deur.op_slot": "nooit"},
        {"deur.op_slot": "nooit"},
        "deur.slot: dit antwoord is vervallen: soms. Er is ook een antwoord op deur.op_slot.",
    ),
    "both names, the new one blank": _case(
        "1",
        {"deur.op_slot": None, "deur.slot": "nooit"},
        {"deur.op_slot": "nooit"},
        "deur.slot heet nu deur.op_slot. De naam is korter.",
    ),
    "in records": _case(
        "1",
        {"keren": [{"naam": "een", "lengte": 3, "wie": "kok"}, {"naam": "twee", "aard": "zwaar", "wie": None}]},
        {"keren": [{"naam": "een", "uren": 3}, {"naam": "twee", "aard": "ernstig"}]},
        "keren.lengte heet nu keren.uren. Het zijn uren.",
        "keren.aard: zwaar heet nu ernstig. Een ander woord.",
        "keren.wie: dit antwoord is vervallen: kok. Er hoort geen persoon in.",
    ),
    "in records with evidence": _case(
        "1",
        {"keren": {"antwoord": [{"lengte": 3}], "bewijs": "lijst"}},
        {"keren": {"antwoord": [{"uren": 3}], "bewijs": "lijst"}},
        "keren.lengte heet nu keren.uren. Het zijn uren.",
    ),
    "rows of a table": _case(
        "1",
        {"maand": {"jan": {"aantal": 2}, "februari": None, "bewijs": "jan"}},
        {"maand": {"januari": {"aantal": 2}, "februari": None, "bewijs": "jan"}},
        "maand: jan heet nu januari. De maand staat er voluit.",
    ),
    "parts of an answer": _case(
        "2",
        {"deur.redenen": {"onrust": True, "gevaar": False}},
        {"deur.redenen": {"rust": True, "gevaar": False}},
        "deur.redenen: onrust heet nu rust. Een ander woord.",
    ),
    "to look at again": _case(
        "2", {"deur.aantal": 3}, {"deur.aantal": 3}, "deur.aantal: kijk dit antwoord na. Tel voortaan ook de nachten."
    ),
    "the header": _case(
        "1",
        {},
        {},
        "locatie.plaats heet nu locatie.naam. Dit is de naam.",
        was={"plaats": "De Wilg"},
        now={"naam": "De Wilg"},
    ),
    "a list in words": _case("1", {"keren": "geen", "maand": "?"}, {"keren": "geen", "maand": "?"}),
    "no answers at all": _case("1", None, None),
    "another shape": _case(
        "1",
        {"keren": {"a": 1}, "deur.kleur": []},
        {"keren": {"a": 1}},
        "deur.kleur: dit antwoord is vervallen: geen. Dit wordt niet meer gevraagd.",
    ),
    "a long answer": _case(
        "1",
        {"deur.kleur": "ó" * 300},
        {},
        f"deur.kleur: dit antwoord is vervallen: {'ó' * 200}…. Dit wordt niet meer gevraagd.",
    ),
    "yes and nothing": _case(
        "1",
        {"deur.kleur": [True, None, {"a": False, "b": None}]},
        {},
        "deur.kleur: dit antwoord is vervallen: ja; ; a: nee. Dit wordt niet meer gevraagd.",
    ),
    "a newer version": (
        _of("4", {"deur.slot": "soms"}),
        _of("4", {"deur.slot": "soms"}),
        ["Dit is gemaakt met huis 4. Dat is nieuwer dan deze vbm kent (huis 3). Werk vbm bij."],
    ),
    "an unknown version": (
        _of("0.9", {"deur.slot": "soms"}),
        _of("0.9", {"deur.slot": "soms"}),
        ["Dit is gemaakt met huis 0.9. Dat kent deze vbm niet; het is gelezen als huis 3."],
    ),
    "another rulebook": (
        {"zelfrapportage": 1, "regelboek": "boom 3", "antwoorden": {}},
        {"zelfrapportage": 1, "regelboek": "boom 3", "antwoorden": {}},
        ["Dit is gemaakt met boom 3. Dat kent deze vbm niet; het is gelezen als huis 3."],
    ),
    "no name at all": (
        {"zelfrapportage": 1, "regelboek": "zomaar", "antwoorden": {}},
        {"zelfrapportage": 1, "regelboek": "zomaar", "antwoorden": {}},
        ["Dit is gemaakt met zomaar. Dat kent deze vbm niet; het is gelezen als huis 3."],
    ),
    "nothing said": ({"zelfrapportage": 1}, {"zelfrapportage": 1}, []),
    "now": (_of("3", {"deur.op_slot": "nooit"}), _of("3", {"deur.op_slot": "nooit"}), []),
}
