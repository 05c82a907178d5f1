// The states of an inspection report: what is possible next, and what each state needs, as in inspection/progress.py.

const NEXT_STATES = {
  concept: ["reactie_gevraagd"],
  reactie_gevraagd: ["concept", "vastgesteld"],
  vastgesteld: ["openbaar"],
  openbaar: [],
};
const PERSON_CODE = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._-]{0,23}$/;

/** Whether a word can be a code of a person: short, without spaces, with a digit in it, so that no name passes. */
function isPersonCode(word) {
  return PERSON_CODE.test(word);
}

function isSamePerson({ status }) {
  const { opgesteld_door: one, vastgesteld_door: other } = status;
  return one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase();
}

/** The days that cannot be in this order: `{key, day, after, afterDay}`; `after` is the path of the day it follows. */
function reversedDays({ status, visit }) {
  const visits = (visit.data ?? []).filter(Boolean).toSorted((one, other) => one.number - other.number);
  const pairs = [
    ["concept_van", ["bezoek", "data"], visits.at(-1)],
    ["reactie_tot", ["status", "concept_van"], status.concept_van],
    ["vastgesteld_op", ["status", "concept_van"], status.concept_van],
    ["openbaar_op", ["status", "vastgesteld_op"], status.vastgesteld_op],
  ];
  return pairs
    .map(([key, after, afterDay]) => ({ key, day: status[key], after, afterDay }))
    .filter(({ day, afterDay }) => day && afterDay && day.number < afterDay.number);
}

/** What a file still needs before it can be in a state: `{key, path, fact}`; a later state needs what earlier ones do. */
function lackingFor(written, state) {
  const { status, visit } = written;
  const judged = [...written.norms.values()].some((entry) => entry?.oordeel !== undefined);
  const ofStatus = (key) => [status[key] !== undefined, key, ["status", key]];
  const needs = {
    concept: [],
    reactie_gevraagd: [
      ofStatus("opgesteld_door"),
      ofStatus("concept_van"),
      ofStatus("reactie_tot"),
      [visit.soort !== undefined, "soort", ["bezoek", "soort"]],
      [visit.data?.length || visit.soort === "zonder bezoek", "data", ["bezoek", "data"]],
      [judged, "normen", ["normen"]],
    ],
    vastgesteld: [
      ofStatus("vastgesteld_door"),
      ofStatus("vastgesteld_op"),
      [written.reactions.length || status.geen_reactie === "ja", "reacties", ["reacties"]],
      ...written.reactions.map((one, index) => [
        one.besluit !== undefined,
        "besluit",
        ["reacties", index, "besluit"],
        one.feit,
      ]),
    ],
    openbaar: [ofStatus("openbaar_op")],
  };
  const found = new Map();
  for (const one of STATES.slice(0, STATES.indexOf(state) + 1)) {
    for (const [isThere, key, path, fact] of needs[one]) {
      const mark = `${key} ${fact ?? ""}`;
      if (!isThere && !found.has(mark)) found.set(mark, { key, path, fact });
    }
  }
  return [...found.values()];
}

/** The keys that a decision about a reaction needs and does not have. */
function undecidedIn(reaction) {
  const wanted =
    { overgenomen: ["wijziging"], deels: ["waarom", "wijziging"], niet: ["waarom"] }[reaction.besluit] ?? [];
  return wanted.filter((key) => reaction[key] === undefined);
}
