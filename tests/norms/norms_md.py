"""The catalogue of norms as a lawyer wrote it down (norms.md, section 2), line by line, by hand.

A line is a severity and the statuses that fit what the catalogue calls the rule: a statute, what follows from a
statute, the decree (*Besluit*), the regulation, a field norm, a reading of the inspectorate, and so on. The severity is
that of the norm as a whole; a clause can have another one. ``None`` where the catalogue gives no severity: the norm is
only for a person to judge, or for information, and nothing can be breached.
"""

from __future__ import annotations

from datetime import date

from compliance.rulebook.model import Status

Line = tuple[str | None, set[Status]]

WET, AFGELEID, AMVB, REGELING = {Status.WET}, {Status.WET_AFGELEID}, {Status.AMVB}, {Status.REGELING}
LEZING, THEMA, VOORKEUR = {Status.LEZING_INSPECTIE}, {Status.THEMA_INSPECTIE}, {Status.VOORKEUR}

GATE: dict[str, Line] = {
    "JW-6.2.2-1-REGISTERED": ("SEV3", WET),
    "JW-6.3.1.1-1-MACHTIGING": ("SEV3", WET),
    "JW-6.3.1.1-3-CLOSEDLIST": ("SEV3", WET),
}
"""2.0 Gate norms: is there a legal basis at all?"""

ROOM: dict[str, Line] = {
    "JW-6.3.2.2-ROOMLOCK": ("SEV4", AFGELEID),
    "JW-6.3.2.2-1e-ROOMSTAY": ("SEV3", WET),
}
"""2.a No locking of the own room."""

SAFE_ROOM: dict[str, Line] = {
    "IGJ-SAFEROOM": ("SEV4", AFGELEID | LEZING),
    "JW-6.2.6-2-SAFEROOM-EXISTS": ("SEV4", AFGELEID | LEZING),
    "JW-6.2.6-2-NOTBEDROOM": ("SEV4", WET),
    "JW-6.2.6-2-VOLUNTARY": ("SEV3", WET),
    "BJ-6.2.5-1-DAYLIGHT": ("SEV4", AMVB),
    "BJ-6.2.5-1-LIGHT": ("SEV4", AMVB),
    "BJ-6.2.5-1-TEMP": ("SEV4", AMVB),
    "BJ-6.2.5-1-VENT": ("SEV4", AMVB),
    "BJ-6.2.5-1-CLOCK": ("SEV4", AMVB),
    "BJ-6.2.5-2-CONTROL": ("SEV4", AMVB),
    "BJ-6.2.5-2-MEDIA": ("SEV4", AMVB),
    "BJ-6.2.5-3-INJURYSAFE": ("SEV4", AMVB),
    "BJ-6.2.5-4-BELONGINGS": ("SEV4", AMVB),
    "BJ-6.2.6-1-CONTACT": ("SEV4", AMVB),
    "BJ-6.2.6-2-SANITARY": ("SEV4", AMVB),
    "BJ-6.2.1-3-SAFEROOM-CAMERA": ("SEV3", AMVB),
}
"""2.b Separate safe room; parts without a severity of their own count as SEV4 through the composite."""

LOCKING_IN: dict[str, Line] = {
    "JW-6.3.2.2-1f-PLACE": ("SEV3", WET),
    "JW-6.3.2.2-2-AGE12": ("SEV3", WET),
    "JW-6.3.2.2-2-EMERGENCY": ("SEV3", WET),
    "JW-6.3.1.2-1-INSL-NEETENZIJ": ("SEV3", WET),
    "BJ-6.2.4-1-3H": ("SEV3", AMVB),
    "JW-6.3.2.2-5-ENDNOW": ("SEV3", WET),
    "JW-6.3.2.2-3-1DAY": ("SEV3", WET),
    "BJ-6.2.4-2-15MIN": ("SEV3", AMVB),
    "BJ-6.2.4-2-CONTACT": ("SEV3", AMVB),
    "BJ-6.2.4-3-INFORMED": (None, AMVB),
    "JW-6.3.2.2-7-DURATION": ("SEV3", WET),
    "JW-6.3.1.4-INSL-PAPER": ("SEV3", WET),
    "JW-6.7.2-1-INSL-INFORM": ("SEV2", WET),
}
"""2.c Insluiting: procedure."""

HOUSE_RULES: dict[str, Line] = {
    "JW-6.3.1.2-2-NOGENERIC": ("SEV4", AFGELEID),
    "JW-6.2.4-2-HOUSERULES": ("SEV2", WET),
    "JW-6.2.4-3-MANDATORY": ("SEV2", WET),
    "JW-6.2.4-4-INFORM": ("SEV2", WET),
}
"""2.d House rules."""

OPEN_CARE: dict[str, Line] = {
    "JW-6.3.1.1-1-OPENNOVBM": ("SEV3", WET | AFGELEID),
    "IGJ-OPEN-EMERGENCY": ("SEV3", LEZING),
    "IGJ-OPEN-PERMANENT": ("SEV3", LEZING),
    "IGJ-HYBRID-SEPARATE": ("SEV3", WET | AFGELEID | LEZING),
    "NJI-OPEN-PEDAGOGIC": (None, {Status.HANDREIKING}),
    "JW-6.1.4-6-CONDITIONAL": ("SEV3", WET),
    "JW-6.1.4-11-RIGHTS": ("SEV2", WET),
    "JW-6.1.6-6-ADMISSION4D": ("SEV2", WET),
    "JW-6.1.6-1-CONDITIONSWATCH": ("SEV2", WET),
    "JW-6.1.6-23-ADMIT": ("SEV3", WET),
    "JW-6.1.6-4-STATE": ("SEV3", WET),
    "JW-6.1.12-5-SUSPENDGGW": ("SEV2", WET),
    "JW-6.1.12-6-SUSPENDNOTICE": ("SEV2", WET),
    "JW-6.1.13-1-FILEORDERS": ("SEV2", WET),
    "JW-6.1.13-2-ADMISSIONNOTICE": ("SEV2", WET),
}
"""2.e No measures where there is no machtiging; admission, suspension and file."""

GROUP_SIZE: dict[str, Line] = {
    "VN-RV-GROUPSIZE": ("SEV1", {Status.VELDNORM}),
    "IGJ-GROUPSIZE-MAX6": ("SEV4", LEZING),
    "CK-PREF4": (None, VOORKEUR),
    "CK-RATIO-1-4": ("SEV1", VOORKEUR),
    "CK-TEAM-HOME": ("SEV1", VOORKEUR),
    "IGJ-SMALLSCALE-OPEN": ("SEV1", THEMA),
}
"""2.f Group size and small scale: nothing here is a statute."""

PLAN: dict[str, Line] = {
    "JW-6.3.1.1-2-PURPOSE": ("SEV3", WET),
    "JW-6.3.1.2-1-NEETENZIJ": ("SEV3", WET),
    "JW-6.3.1.2-2-INPLAN": ("SEV3", WET),
    "JW-6.3.1.2-3-EMERGENCY": ("SEV3", WET),
    "JW-6.3.1.2-4-3DAYS": ("SEV3", WET),
    "JW-6.3.1.2-5-12H": ("SEV3", WET),
    "JW-6.3.1.2-6-AFTER3D": ("SEV3", WET),
    "JW-6.2.9-1-TOGETHER": ("SEV2", WET),
    "JW-6.2.9-2-6WEEKS": ("SEV2", WET),
    "JW-4.1.3-4-WRITTEN": ("SEV2", WET),
    "JW-6.2.9-3-ASSIST": ("SEV2", WET),
    "JW-6.2.9-4-CONSULT": ("SEV2", WET),
    "JW-6.2.9-5-WISHES": ("SEV2", WET),
    "JW-6.2.9-8-EVAL": ("SEV2", WET),
    "JW-6.2.9-9-EVALREPORT": ("SEV2", WET),
    "JW-6.2.10-1-CONTENT": ("SEV2", WET),
    "JW-6.2.10-2-GGW": ("SEV3", WET),
    "JW-6.2.10-3-DOCTOR": ("SEV3", WET),
}
"""2.g Nee-tenzij, emergency and hulpverleningsplan."""

DECISION: dict[str, Line] = {
    "JW-6.2.4-1-JHV": ("SEV2", WET),
    "RJ-2A.1-JHVQUAL": ("SEV2", REGELING),
    "RJ-2-GGWQUAL": ("SEV2", REGELING),
    "JW-6.3.1.4-1-PRIOR": ("SEV3", WET),
    "JW-6.3.1.4-2-WRITTEN": ("SEV3", WET),
    "JW-6.3.1.4-3-COPY": ("SEV3", WET),
    "JW-6.3.1.4-4-PHASEOUT": ("SEV2", WET),
    "JW-6.3.1.5-1-EXPERT": ("SEV2", WET),
    "JW-6.7.2-1-INFORM": ("SEV2", WET),
    "JW-6.7.2-2-COPIES": ("SEV2", WET),
}
"""2.h Decision, motivation, informing."""

MEASURES: dict[str, Line] = {
    "BJ-6.2.1-1-PERSONAL": ("SEV2", AMVB),
    "BJ-6.2.1-2-CAMINFO": ("SEV2", AMVB),
    "BJ-6.2.1-3-CAMROOM": ("SEV3", AMVB),
    "BJ-6.2.1-4-CAMSANITARY": ("SEV3", AMVB),
    "BJ-6.2.2-1-CAMACCESS": ("SEV2", AMVB),
    "BJ-6.2.2-2-CAM4W": ("SEV2", AMVB),
    "BJ-6.2.3-1-HOLDPROP": (None, AMVB),
    "BJ-6.2.3-2-HOLDDANGER": ("SEV3", AMVB),
    "BJ-6.2.3-3-HOLDSTOP": (None, AMVB),
    "BJ-6.2.3-4-HOLDTRAINED": ("SEV3", AMVB),
    "JW-6.3.2.2-1b-PLACE": ("SEV3", WET),
    "JW-6.3.2.2-1c-ACTIVITY": ("SEV3", WET),
    "JW-6.3.2.2-1d-TRANSFER": ("SEV3", WET),
    "JW-6.3.2.3-a-PROGRAMME": ("SEV3", WET),
    "JW-6.3.2.3-b-MEDICAL": ("SEV3", WET),
    "BJ-6.2.7-1-COMMFORM": ("SEV3", AMVB),
    "BJ-6.2.7-3-CALLS": ("SEV3", AMVB),
    "BJ-6.2.7-4-DEVICES": ("SEV3", AMVB),
    "JW-6.3.2.4-2-VISIT": ("SEV3", WET),
    "JW-6.3.2.4-3-PRIVILEGED": ("SEV3", WET),
    "JW-6.3.2.4-4-IDONLY": ("SEV3", WET),
    "JW-6.3.2.4-5-ANYTIME": ("SEV3", WET),
    "JW-6.3.2.4-6-VISITHOURS": ("SEV2", WET),
    "JW-6.3.2.5-1-SUSPICION": ("SEV3", WET),
    "BJ-6.2.8-1-TWO": ("SEV3", AMVB),
    "BJ-6.2.8-2-PRIVATE": ("SEV3", AMVB),
    "JW-6.3.2.5-2-SEX": ("SEV3", WET),
    "BJ-6.2.8-3-TRAINED": ("SEV3", AMVB),
    "BJ-6.2.9-1-UNDERWEAR": ("SEV3", AMVB),
    "BJ-6.2.9-2-HANDOVER": ("SEV2", AMVB),
    "JW-6.3.2.5-1de-PRESENCE": ("SEV3", WET),
    "JW-6.3.2.5-4-SEIZED": ("SEV2", WET),
    "BJ-6.2.10-URINE": ("SEV2", AMVB),
    "BJ-6.2.11-RESULT": ("SEV2", AMVB),
    "JW-6.3.2.6-TRANSPORT": ("SEV3", WET),
    "JW-6.3.2.6-2-AGE12": ("SEV3", WET),
    "JW-6.3.2.7-COURT": (None, WET),
    "JW-6.4.1-LEAVE": ("SEV2", WET),
}
"""2.i Each listed measure's own conditions."""

POLICY: dict[str, Line] = {
    "JW-6.3.1.3-1-POLICY": ("SEV2", WET),
    "JW-6.3.1.3-2-APPLIED": (None, WET),
    "BJ-6.1.1-SUITABLE": (None, AMVB),
    "BJ-6.1.2-1-SAFEENV": ("SEV2", AMVB),
    "BJ-6.1.2-2-SAFETYPLAN": ("SEV2", AMVB),
}
"""2.j Policy, building and safety plan."""

REPORTING: dict[str, Line] = {
    "JW-6.7.1-1-FILE": ("SEV2", WET),
    "JW-6.7.1-2-FILETRANSPORT": ("SEV2", WET),
    "JW-6.7.1-3-HALFYEAR": ("SEV2", WET),
    "JW-6.7.3-1-DIGITAL": ("SEV2", WET),
    "JW-6.7.3-2-IGJ6M": ("SEV2", WET),
    "JW-6.7.4-1-ANALYSIS": ("SEV2", WET),
    "JW-4.3.1-ANNUALREPORT": ("SEV2", WET),
    "JW-4.1.8-CALAMITY": ("SEV3", WET),
}
"""2.k Registration and reporting."""

COMPLAINT: dict[str, Line] = {
    "JW-4.2.1-COMMITTEE": ("SEV2", WET),
    "JW-4.2.1-5-RESPONSE": ("SEV2", WET),
    "JW-4.2.2-STRUCTURAL": (None, WET),
    "JW-4.2.4-COUNCIL": ("SEV2", WET),
    "BJ-6.3.2-COMPOSITION": ("SEV2", AMVB),
    "BJ-6.3.1-MEDIATION": ("SEV2", AMVB),
    "JW-6.5.1-1-SCOPE": ("SEV2", WET),
    "JW-6.5.1-3-4WEEKS": ("SEV2", WET),
    "JW-6.5.1-9-APPEALNOTE": ("SEV2", WET),
    "JW-6.5.1-57-CARRYOUT": ("SEV3", WET),
    "JW-6.5.3-HELP": ("SEV2", WET),
    "JW-6.2.4-1-VP": ("SEV2", WET),
    "JW-6.6.1-1-FREEACCESS": ("SEV3", WET),
    "JW-6.6.1-2-PRESENT": ("SEV2", WET),
    "JW-6.6.1-3-VPACCESS": ("SEV3", WET),
    "JW-4.1.9-VPINFO": ("SEV2", WET),
}
"""2.l Complaint and confidant."""

DAILY: dict[str, Line] = {
    "JW-6.2.5-1-6H": ("SEV2", WET),
    "JW-6.2.5-1-FIT": ("SEV2", WET),
    "JW-6.2.3-SCHOOLDUTY": ("SEV2", WET),
    "JW-6.2.5-3-GGW": ("SEV2", WET),
    "JW-6.2.5-4-DOCTOR": ("SEV2", WET),
    "JW-6.2.6-1-OWNROOM": ("SEV2", WET),
    "JW-6.2.7-CLOTHES": ("SEV3", WET),
    "JW-6.2.8-CHILD": ("SEV2", WET),
    "RJ-5A.1-POCKETMONEY": ("SEV2", REGELING),
    "RJ-5A.2-CLOTHING": ("SEV2", REGELING),
    "JW-4.1.1-2-SPIRITUAL": ("SEV2", WET),
}
"""2.m Education, day, room, doctor, behavioural scientist."""

FITTING_HELP: dict[str, Line] = {
    "IGJ-PH-ANALYSE": ("SEV1", THEMA),
    "IGJ-PH-WACHT": ("SEV1", THEMA),
    "IGJ-PH-VERVOLG": ("SEV1", THEMA),
    "IGJ-PH-ONDERWIJS": ("SEV1", THEMA),
    "IGJ-PH-UITSLUIT": ("SEV1", THEMA),
    "IGJ-PH-OPEN": ("SEV1", THEMA),
    "IGJ-REGIO": (None, THEMA),
}
"""2.n Passende hulp: themes of the inspectorate, never more than an improvement point."""

STAFF: dict[str, Line] = {
    "JW-4.1.1-2-STAFF": ("SEV1", WET),
    "IGJ-RV-PERSONEEL": ("SEV1", THEMA),
    "BJ-5.1.1-REGISTERED": ("SEV2", AMVB),
    "JW-4.1.6-VOG": ("SEV2", WET),
    "JW-4.1.6-4-NEWVOG": ("SEV2", WET),
    "JW-4.4.1-GOVERNANCE": ("SEV2", WET),
    "JW-4.1.4-QUALITY": ("SEV2", WET),
    "IGJ-RV-CULTUUR": ("SEV1", THEMA),
    "IGJ-RV-FINANCIEEL": (None, THEMA),
}
"""2.o Randvoorwaarden: staff and organisation."""

SECTIONS: dict[str, dict[str, Line]] = {
    "2.0": GATE, "2.a": ROOM, "2.b": SAFE_ROOM, "2.c": LOCKING_IN, "2.d": HOUSE_RULES, "2.e": OPEN_CARE,
    "2.f": GROUP_SIZE, "2.g": PLAN, "2.h": DECISION, "2.i": MEASURES, "2.j": POLICY, "2.k": REPORTING,
    "2.l": COMPLAINT, "2.m": DAILY, "2.n": FITTING_HELP, "2.o": STAFF,
}  # fmt: skip

CATALOGUE: dict[str, Line] = {norm: line for section in SECTIONS.values() for norm, line in section.items()}

FIRST, BODY_2026 = date(2024, 1, 1), date(2026, 1, 1)
VERSIONS: dict[str, list[tuple[date, date | None]]] = {
    "RJ-2-GGWQUAL": [(FIRST, date(2025, 1, 1)), (date(2025, 1, 1), None)],
    "JW-4.1.6-4-NEWVOG": [(FIRST, BODY_2026), (BODY_2026, None)],
    "JW-4.4.1-GOVERNANCE": [(BODY_2026, None)],
}
"""Where the catalogue has other days than "from 2024-01-01, without an end" (0.5)."""

WATCHED = {"JW-6.3.2.2-ROOMLOCK", "IGJ-SAFEROOM"}
"""The norms for which a change is announced (5.1)."""

BEYOND = {
    "JW-9-TOEZICHT": "1.4: supervision explained, never a finding",
    "JW-9-HANDHAVING": "1.4: enforcement explained, never a finding or a prediction",
    "JW-9-OPENBAAR": "1.4: what may be made public, explained",
    "IGJ-VERSCHERPT": "1.4: practice of 2025, explained",
    "IGJ-BESLISREGEL": "1.4 and 5.9: the inspectorate's decision rule, as background only",
    "VN-OVERIG": "5.11: a place for the Veldnorm, of which the text was not found",
    "KST-31839-1029-OPEN": "5.13: a letter of the cabinet on measures in open care; no rule",
}
"""What the rulebook has beyond section 2 and that finds nothing, with the place in norms.md that asks for it."""

DRAFTS = {
    "ONTWERP-NACHTSLUITING": "5.1: a statutory basis for locking at night, announced in June 2025",
    "ONTWERP-VEILIGE-RUIMTE": "5.1: easier requirements for the safe room of small facilities, announced in June 2025",
}
"""What is only announced: no part of any outcome."""

BEFORE_2024 = {
    "JW-OUD-6.3.7-7DAYS": "emergency up to seven days",
    "JW-OUD-6.3.7-24H": "consent of a behavioural scientist within 24 hours",
    "JW-OUD-6.3.7-AFZ-7DAYS": "the same seven days, for seclusion",
    "JW-OUD-6.3.7-AFZ-24H": "the same 24 hours, for seclusion",
    "JW-OUD-6.3.6-PLAN": "seclusion in the plan, or to bridge an emergency",
    "JW-OUD-6.2.4-3-MANDATORY": "house rules with visiting times, visitor control and forbidden objects",
}
"""1.2: the law of before 2024, which ends where section 2 begins; nothing of section 2 is dated back."""
