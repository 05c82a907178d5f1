// The shape of an inspection file, as in inspection/model.py: which keys it has, and what can stand behind them.
// A reader takes what stands in the file and its path; it gives what that means, and faults for what does not fit.

const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff\u2028\u2029]|\p{Cs}/u;
const INSPECTION_HEAD = "inspectie";
const INSPECTION_VERSION = 1;
const GRADES = ["verklaard", "gedocumenteerd", "gezien"];
const CARRIES = { gesprek: 0, document: 1, waarneming: 2 };
const STATES = ["concept", "reactie_gevraagd", "vastgesteld", "openbaar"];
const JUDGEMENTS = [BREACH, TOO_LITTLE, SOFT_BREACH, MET, NOT_HERE];
const VISIT_KINDS = ["aangekondigd", "onaangekondigd", "deels aangekondigd", "zonder bezoek"];
const POWERS = ["locatie", "ketenpartner", "gemeente"];
const FOLLOW_UPS = ["resultaatverslag", "hertoets"];
const DECISIONS = ["overgenomen", "deels", "niet"];

/** What stands in a place, as the program reads JSON: yes and no are words, and only a whole number is a number. */
function plainWord(node) {
  if (typeof node === "boolean") return node ? "ja" : "nee";
  if (typeof node !== "number") return node;
  return Number.isInteger(node) && Math.abs(node) < 1e9 ? node : String(node);
}

function shapeFault(faults, code, path) {
  faults.push({ code, path });
  return undefined;
}

function readWord(node, path, faults) {
  const word = plainWord(node);
  const text = typeof word === "number" ? String(word) : word;
  return typeof text === "string" && text !== "" ? text : shapeFault(faults, "R105", path);
}

/** As `readWord`, where a number is no text. */
function readText(node, path, faults) {
  return typeof plainWord(node) === "number" ? shapeFault(faults, "R105", path) : readWord(node, path, faults);
}

function readWhole(least) {
  return (node, path, faults) => {
    const word = plainWord(node);
    const isWhole = typeof word === "number" || (typeof word === "string" && /^\s*[+-]?\d+(\.0+)?\s*$/.test(word));
    return isWhole && Number(word) >= least ? Number(word) : shapeFault(faults, "R105", path);
  };
}

function readInspectionDay(node, path, faults) {
  try {
    if (isScalar(node)) return readDay(String(plainWord(node)));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  return shapeFault(faults, "R105", path);
}

function oneOf(allowed) {
  return (node, path, faults) => {
    const word = plainWord(node);
    return allowed.includes(word) ? word : shapeFault(faults, "R103", path);
  };
}

/** A day, or that a measure was not taken. */
function readDone(node, path, faults) {
  if (plainWord(node) === "nee") return "nee";
  const wrong = [];
  const day = readInspectionDay(node, path, wrong);
  if (wrong.length) faults.push(...wrong, { code: "R103", path });
  return day;
}

function listOf(read, least = 0) {
  return (node, path, faults) => {
    if (!Array.isArray(node)) return shapeFault(faults, "R105", path) ?? [];
    if (node.length < least) shapeFault(faults, "R105", path);
    return node.map((one, index) => read(one, [...path, index], faults));
  };
}

/** A mapping with names of the writer's own. */
function namedParts(read) {
  return (node, path, faults) => {
    if (!isMapping(node)) return shapeFault(faults, "R105", path) ?? new Map();
    return new Map(Object.entries(node).map(([name, one]) => [name, read(one, [...path, name], faults)]));
  };
}

/** A form: keys with a reader each. A known key with nothing behind it counts as not filled in. */
function formOf(required, optional) {
  const readers = { ...required, ...optional };
  return (node, path, faults) => {
    const found = {};
    if (!isMapping(node)) return shapeFault(faults, "R105", path) ?? found;
    for (const [key, value] of Object.entries(node)) {
      if (!Object.hasOwn(readers, key)) shapeFault(faults, "R101", [...path, key]);
      else if (value !== null) found[key] = readers[key](value, [...path, key], faults);
    }
    for (const key of Object.keys(required)) if (!isFilledKey(node, key)) faults.push({ code: "R102", path, key });
    return found;
  };
}

function isFilledKey(node, key) {
  return Object.hasOwn(node, key) && node[key] !== null;
}

const readSource = formOf(
  { soort: oneOf(Object.keys(CARRIES)), wat: readText },
  { aantal: readWhole(0), van: readWhole(0) },
);
const readObservation = formOf(
  { nr: readWhole(1), tekst: readWord, bronnen: listOf(readWord, 1), bewijs: oneOf(GRADES) },
  { vervallen: readWord },
);
const readEntry = formOf(
  {},
  { waarnemingen: listOf(readObservation), oordeel: oneOf(JUDGEMENTS), motivering: readWord },
);
const readStep = formOf(
  { nr: readWhole(1), wat: readWord, normen: listOf(readWord, 1), vervolg: oneOf(FOLLOW_UPS) },
  { macht: oneOf(POWERS), uiterlijk: readInspectionDay, reden_termijn: readWord, afgerond: readDone },
);
const readReaction = formOf(
  { feit: readWord, tekst: readWord },
  { tekst_was: readWord, besluit: oneOf(DECISIONS), waarom: readWord, wijziging: readWord },
);
const readImprovement = formOf({ tekst: readWord, bewijs: oneOf(GRADES) }, { normen: listOf(readWord) });
const readStatus = formOf(
  {},
  {
    stand: oneOf(STATES),
    opgesteld_door: readWord,
    concept_van: readInspectionDay,
    reactie_tot: readInspectionDay,
    geen_reactie: oneOf(["ja", "nee"]),
    vastgesteld_door: readWord,
    vastgesteld_op: readInspectionDay,
    openbaar_op: readInspectionDay,
  },
);
const readWritten = formOf(
  {
    [INSPECTION_HEAD]: oneOf([INSPECTION_VERSION]),
    zelfrapportage: formOf({ bestand: readText, digest: readText }, {}),
  },
  {
    regelboek: readWord,
    status: readStatus,
    bezoek: formOf({}, { data: listOf(readInspectionDay), soort: oneOf(VISIT_KINDS), rollen: listOf(readWord) }),
    bronnen: namedParts(readSource),
    normen: namedParts((node, path, faults) => (node === null ? null : readEntry(node, path, faults))),
    maatregelen: listOf(readStep),
    reacties: listOf(readReaction),
    verbeteringen_na_concept: listOf(readImprovement),
    geen_persoonsgegeven: listOf(readWord),
  },
);

/** Read the data of an inspection file; gives `{written, faults}`. What does not fit is left out of what was written. */
function readInspectionShape(json) {
  const faults = [];
  const found = readWritten(json, [], faults);
  const written = {
    sources: found.bronnen ?? new Map(),
    norms: found.normen ?? new Map(),
    steps: found.maatregelen ?? [],
    reactions: found.reacties ?? [],
    improvements: found.verbeteringen_na_concept ?? [],
    visit: found.bezoek ?? {},
    status: { stand: "concept", ...withoutUnread(found.status ?? {}) },
    report: found.zelfrapportage ?? {},
  };
  return { written, faults };
}

function withoutUnread(found) {
  return Object.fromEntries(Object.entries(found).filter(([, one]) => one !== undefined));
}

/** Characters that no file can hold, wherever they stand: F007, at the place of their text. */
function unprintableIn(node, path = []) {
  if (typeof node === "string") return UNPRINTABLE.test(node) ? [{ code: "F007", path }] : [];
  if (isScalar(node)) return [];
  const parts = Array.isArray(node) ? node.map((one, index) => [index, one]) : Object.entries(node);
  return parts.flatMap(([key, one]) => [
    ...(typeof key === "string" && UNPRINTABLE.test(key) ? [{ code: "F007", path: [...path, key] }] : []),
    ...unprintableIn(one, [...path, key]),
  ]);
}
