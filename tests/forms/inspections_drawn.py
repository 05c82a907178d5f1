"""Inspection files to hold the inspector's page against the program: sound ones, and ones with every kind of mistake.

They are drawn with a generator of numbers and not with strategies: a file is large, and of large things Hypothesis
draws mostly small ones that look alike.
"""

from __future__ import annotations

from random import Random
from typing import Any, get_args

from compliance.assessment.norms import versions_of
from compliance.assessment.result import Assessment
from compliance.inspection.model import Grade, JudgementWord, SourceKind, State
from compliance.rulebook.model import Power, Severity
from compliance.rulebook.outcome import Outcome

JSON = Any
KINDS = ("sound", "wrong", "odd")
"""A file that is sound, one that says what cannot be, and one that was mistyped as well."""

VISITS = ["aangekondigd", "onaangekondigd", "deels aangekondigd", "zonder bezoek"]
TEXTS = [
    "De deur was op slot.",
    "Volgens de jongeren.",
    "Gezien  in\nhet dossier.",
    "Twee “deuren” – dicht.",
    "é\u00a0ja",
]
NO_REASONS = ["nee", "Ja", " - ", False]
YES_AND_NO = ["ja", "nee", True]
DAYS = ["2025-09-09", "9-9-2025", "2025-10-06", "31-12-2025"]
"""In their order; the first two are one day."""
ODD = [None, "", " ", 0, -1, 3, 2.5, True, False, "nee", "zes oktober", [], {}, ["x"], {"x": 1}, "2025-02-30", "\u2028"]
"""What may stand anywhere in a file that somebody mistyped."""
GRADES = [one.value for one in Grade]


class Drawer:
    """Draws inspection files beside one assessed self-report."""

    def __init__(self, assessment: Assessment, digest: str, seed: int, name: str = "zelf.json") -> None:
        self.random = Random(seed)  # noqa: S311 - no secret is made of it
        self.head = {"bestand": name, "digest": digest}
        found = sorted(assessment.norms, key=lambda one: (one.severity is not Severity.SEV4, one.outcome.rank))
        day = assessment.reference_date
        versions = versions_of(assessment.rulebook)
        gone = [key for key, several in versions.items() if not any(one.in_force.holds_on(day) for one in several)]
        held = [one.id for one in found if one.id not in gone]
        self.urgent = {one.id for one in found if one.severity is Severity.SEV4}
        self.good, self.bad = [*held[:8], *held[-8:]], [*gone[:3], "JW-9.9-NIETS", "x"]
        self.kind = "sound"

    def file(self, kind: str) -> JSON:
        """Draw one file of a kind."""
        self.kind = kind
        sources = {name: self.source(name) for name in ("B1", "B2", "B3")[: self.random.randint(1, 3)]}
        must = {"inspectie": 1, "zelfrapportage": self.head, "bronnen": sources}
        may = {
            "regelboek": "vbm 2026.2",
            "status": self.status(),
            "bezoek": self.visit(),
            "normen": {self.norm(): self.entry(list(sources)) for _ in range(self.random.randint(0, 4))},
            "maatregelen": [self.step(at + 1) for at in range(self.random.randint(0, 2))],
            "reacties": [self.reaction() for _ in range(self.random.randint(0, 2))],
            "verbeteringen_na_concept": [self.improvement() for _ in range(self.random.randint(0, 1))],
            "geen_persoonsgegeven": ["1a2b3c4d"] * self.random.randint(0, 1),
        }
        return self.form(must, may, most=0.9)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def wrong(self, share: float) -> bool:
        """Whether to make a mistake here."""
        return self.kind != "sound" and self.chance(share)

    def one(self, *several: JSON) -> JSON:
        return self.random.choice(several)

    def form(self, must: dict[str, JSON], may: dict[str, JSON], most: float = 0.5) -> JSON:
        """Put a form together: what may be there is there now and then, and in an odd file something is not right."""
        found = {**must, **{key: value for key, value in may.items() if self.chance(most)}}
        if self.kind == "odd":
            for key in list(found):
                if self.chance(0.02):
                    found[key] = self.one(*ODD)
                elif self.chance(0.01):
                    del found[key]
            if self.chance(0.02):
                found["onbekend"] = self.one(*ODD)
        return found

    def norm(self) -> str:
        return str(self.one(*(self.bad if self.wrong(0.15) else self.good)))

    def source(self, name: str) -> JSON:
        kind = "waarneming" if name == "B1" else self.one(*[one.value for one in SourceKind])
        total = {"aantal": self.random.randint(0, 3), "van": 3} if self.chance(0.5) else {}
        if self.wrong(0.05):
            total = self.one({"van": 3}, {"aantal": 4, "van": 3})
        return self.form({"soort": kind, "wat": self.one(*TEXTS), **total}, {})

    def entry(self, sources: list[str]) -> JSON:
        if self.chance(0.1):
            return None
        found: dict[str, JSON] = {}
        if self.chance(0.7):
            found["waarnemingen"] = [self.observation(at + 1, sources) for at in range(self.random.randint(0, 3))]
        if self.chance(0.6):
            found["oordeel"] = self.one(*[one.value for one in get_args(JudgementWord)])
            found["motivering"] = self.one(*TEXTS)
        if self.wrong(0.1):
            found.pop(self.one("oordeel", "motivering"), None)
        if self.kind == "odd" and self.chance(0.05):
            found["oordeel"] = self.one(*[one.value for one in Outcome])
        return self.form({}, found, most=1)

    def observation(self, number: int, sources: list[str]) -> JSON:
        used = self.random.sample(sources, self.random.randint(1, len(sources)))
        if self.wrong(0.08):
            used = ["B9", *used]
        grade = self.one(*GRADES) if self.wrong(0.3) else "verklaard"
        number = 1 if self.wrong(0.1) else number
        must = {"nr": number, "tekst": self.one(*TEXTS), "bronnen": used, "bewijs": grade}
        withdrawn = self.one(*NO_REASONS) if self.wrong(0.3) else self.one(*TEXTS)
        return self.form(must, {"vervallen": withdrawn}, most=0.2)

    def step(self, number: int) -> JSON:
        norms = [self.norm() for _ in range(self.random.randint(1, 2))]
        must = {"nr": 1 if self.wrong(0.2) else number, "wat": self.one(*TEXTS), "normen": norms, "vervolg": "hertoets"}
        term = {"uiterlijk": self.one(*DAYS), "reden_termijn": self.one(*TEXTS)}
        if self.wrong(0.2):
            term.pop(self.one("uiterlijk", "reden_termijn"))
        may = {"macht": self.one(*[one.value for one in Power]), "afgerond": self.one(*DAYS, "nee")}
        return self.form({**must, **term}, may)

    def reaction(self) -> JSON:
        facts = ["F-ALGEMEEN"]
        if self.kind != "sound":
            facts += ["F-BEZOEK", f"F-{self.norm()}{self.one('-Z', '-1', '-2', '-M')}"]
        decided = self.one(
            {"besluit": "overgenomen", "wijziging": "Aangepast."},
            {"besluit": "deels", "waarom": "Daarom.", "wijziging": "Aangepast."},
            {"besluit": "niet", "waarom": "Daarom."},
            {},
        )
        if self.wrong(0.2):
            decided = self.one({"besluit": "deels"}, {"besluit": "niet", "wijziging": "Aangepast."})
        must = {"feit": self.one(*facts), "tekst": self.one(*TEXTS), **decided}
        return self.form(must, {"tekst_was": "0123abcd"})

    def improvement(self) -> JSON:
        return self.form({"tekst": self.one(*TEXTS), "bewijs": self.one(*GRADES)}, {"normen": [self.norm()]})

    def status(self) -> JSON:
        days = [self.one(*DAYS) for _ in range(4)]
        if not self.wrong(0.3):
            days.sort(key=DAYS.index)
        return self.form(
            {"stand": self.one(*[one.value for one in State])} if self.wrong(0.2) else {},
            {
                "opgesteld_door": "Jan de Vries" if self.wrong(0.1) else "INS-12",
                "concept_van": days[0],
                "reactie_tot": days[1],
                "geen_reactie": self.one(*YES_AND_NO),
                "vastgesteld_door": "ins-12" if self.wrong(0.2) else "INS-31",
                "vastgesteld_op": days[2],
                "openbaar_op": days[3],
            },
            most=0.7,
        )

    def visit(self) -> JSON:
        given = DAYS if self.wrong(0.2) else DAYS[:2]
        days = [
            self.one(*(ODD if self.kind == "odd" and self.chance(0.05) else given))
            for _ in range(self.random.randint(0, 2))
        ]
        return self.form({}, {"data": days, "soort": self.one(*VISITS), "rollen": ["inspecteur", 12]})
