// The inspection file as it is being written. Its data are the state: a control writes in its place, and what is checked
// is what will be saved. A place is a path of keys and numbers; `idOf` makes one word of it.

/** A path as one word without spaces, by which its control is found. */
function idOf(path) {
  return path.map((one) => encodeURIComponent(one)).join("/");
}

/** The path that `idOf` made a word of. */
function pathOfId(id) {
  return id.split("/").map((one) => (/^\d+$/.test(decoded(one)) ? Number(decoded(one)) : decoded(one)));
}

/** What stands in a place; nothing where the place is empty. */
function valueAt(path) {
  let node = state.json;
  for (const step of path) {
    if (isScalar(node) || !Object.hasOwn(node, step)) return undefined;
    node = node[step];
  }
  return node ?? undefined;
}

function listAt(path) {
  const node = valueAt(path);
  return Array.isArray(node) ? node : [];
}

function mappingAt(path) {
  const node = valueAt(path);
  return isMapping(node) ? node : {};
}

/** A text that somebody typed or pasted, without characters that nobody sees and that no file can hold. */
function cleanText(text) {
  const lines = text.replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n");
  return lines.replace(new RegExp(UNPRINTABLE.source, "gu"), "");
}

/** Write a value in its place; without one its key is gone. */
function writeAt(path, value) {
  state.json = writtenIn(state.json, path, value);
  changed();
}

function writtenIn(node, [step, ...rest], value) {
  const isList = typeof step === "number";
  const copy = isList ? (Array.isArray(node) ? [...node] : []) : isMapping(node) ? { ...node } : {};
  const next = rest.length ? writtenIn(Object.hasOwn(copy, step) ? copy[step] : undefined, rest, value) : value;
  if (next === undefined && !isList) delete copy[step];
  else copy[step] = next;
  return copy;
}

/** What the program would say of the file as it is now; made once a revision. */
function inspected() {
  if (state.known?.revision !== state.revision) {
    const found = inspectionFaults(state.json, state.about.digest, state.about.assessment);
    const faults = found.stages.flat().map((one) => ({ ...one, at: placeOfFault(one) }));
    for (const one of faults) one.id = idOf(one.at);
    state.known = { revision: state.revision, written: found.written, faults };
  }
  return state.known;
}

/** Where somebody can mend a fault: at what is missing, where the program names what it is missing from. */
function placeOfFault({ code, path, key }) {
  if (code === "R102") return [...path, key];
  if (code === "I506") return [...path.slice(0, -1), "motivering"];
  if (code === "I507") return [...path.slice(0, -1), "oordeel"];
  if (code === "I512") return [...path, "uiterlijk"];
  return code === "I514" ? [...path.slice(0, -1), key] : path;
}

/** Every statement of the report as it is now. */
function statementsNow() {
  const now = inspected();
  now.statements ??= statementsOf(now.written, state.about.assessment);
  return now.statements;
}

/** The faults at a place and in all that is within it. */
function faultsWithin(path) {
  const id = idOf(path);
  return inspected().faults.filter((one) => one.id === id || one.id.startsWith(`${id}/`));
}

/** The next number of a list; one that was ever given here, or that a reaction cites, is not given again. */
function nextNumber(path, cited = []) {
  const there = listAt(path).map((one) => Number(isMapping(one) ? one.nr : 0) || 0);
  const mark = idOf(path);
  const number = Math.max(0, state.numbers.get(mark) ?? 0, ...there, ...cited) + 1;
  state.numbers.set(mark, number);
  return number;
}

/** The numbers of observations of a norm that reactions cite. */
function citedNumbers(id) {
  const start = `F-${id}-`;
  return listAt(["reacties"])
    .map((one) => textOf(isMapping(one) ? one.feit : ""))
    .filter((fact) => fact.startsWith(start))
    .map((fact) => Number(fact.slice(start.length)) || 0);
}

/** A new inspection file: it says nothing yet. */
function blankInspection() {
  return {
    inspectie: INSPECTION_VERSION,
    zelfrapportage: { bestand: state.about.name, digest: state.about.digest },
    regelboek: `${state.rulebook.data.id} ${state.rulebook.data.version}`,
    status: { stand: "concept" },
  };
}

const INSPECTION_KEYS = [
  "inspectie",
  "zelfrapportage",
  "regelboek",
  "status",
  "bezoek",
  "bronnen",
  "normen",
  "maatregelen",
  "reacties",
  "verbeteringen_na_concept",
  "geen_persoonsgegeven",
];

/** The text of the inspection file: all that is in it, with the keys in the order of a new file. */
function inspectionText() {
  const keys = new Set([
    ...INSPECTION_KEYS.filter((key) => Object.hasOwn(state.json, key)),
    ...Object.keys(state.json),
  ]);
  return `${JSON.stringify(fromPairs([...keys].map((key) => [key, state.json[key]])), null, 2)}\n`;
}

/** The name ends on what the program takes for an inspection file in a folder of self-reports. */
function inspectionName() {
  return `${state.about.name.replace(/\.json$/i, "")}-inspectie.json`;
}
