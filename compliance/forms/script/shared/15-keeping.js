// Keeping the work in this browser: only after somebody agrees, and never over what another tab has kept.

const keeping = {
  state: "off", // off | found | on | elsewhere | wiped
  revision: 0, // of the record that this tab last read or wrote
  at: null, // when that was
  kept: -1, // the state.revision that is in the record
  problem: "", // why keeping failed, as a key of the words
};
let keepLater = null;

/** The place of this form in the storage; another copy of the form in another folder has one of its own. */
function keepingKey() {
  return `${FORM.storage} ${location.pathname}`;
}

function keptRecord() {
  const text = localStorage.getItem(keepingKey());
  if (text === null) return null;
  try {
    const record = JSON.parse(text);
    return { revision: Number(record.revision) || 0, at: new Date(record.at), kept: FORM.fromKept(record) };
  } catch {
    return { revision: 0, at: new Date(NaN), kept: null };
  }
}

/** Look, at the start, whether this browser has kept something. */
function lookForKept() {
  try {
    const record = keptRecord();
    if (record) keeping.state = "found";
  } catch {
    keeping.problem = "keep.forbidden";
  }
}

/** Go on with what was kept. */
function takeKept() {
  const record = keptRecord();
  if (!record?.kept) return false;
  FORM.take(record.kept);
  Object.assign(keeping, { state: "on", revision: record.revision, at: record.at, kept: state.revision, problem: "" });
  keepingChanged();
  return true;
}

/** Start keeping; what another tab or an earlier day kept is written over, which the page has asked about. */
function startKeeping() {
  try {
    Object.assign(keeping, { state: "on", revision: keptRecord()?.revision ?? 0, kept: -1, problem: "" });
    keepNow();
  } catch {
    keeping.problem = "keep.forbidden";
    keepingChanged();
  }
}

function keepSoon() {
  if (keeping.state !== "on") return;
  clearTimeout(keepLater);
  keepLater = setTimeout(keepNow, 400);
}

function keepNow() {
  clearTimeout(keepLater);
  keepLater = null;
  if (keeping.state !== "on" || keeping.kept === state.revision) return;
  try {
    const record = keptRecord();
    if (keeping.kept >= 0 && !record) return lostTo("wiped");
    if (record && record.revision !== keeping.revision) return lostTo("elsewhere");
    const next = { revision: keeping.revision + 1, at: new Date().toISOString(), ...FORM.toKeep() };
    localStorage.setItem(keepingKey(), JSON.stringify(next));
    Object.assign(keeping, { revision: next.revision, at: new Date(next.at), kept: state.revision, problem: "" });
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    keeping.problem = isFull ? "keep.full" : "keep.forbidden";
  }
  keepingChanged();
}

/** Another tab was there: this one stops keeping until somebody chooses. */
function lostTo(what) {
  keeping.state = what;
  keepingChanged();
}

function whenStorageChanges(event) {
  if (event.key !== keepingKey() && event.key !== null) return;
  if (keeping.state === "on" || keeping.state === "elsewhere") {
    if (event.newValue === null) lostTo("wiped");
    else if (keptRecord()?.revision !== keeping.revision) lostTo("elsewhere");
  } else if (keeping.state === "off" && event.newValue !== null) lostTo("found");
}

function stopKeeping() {
  clearTimeout(keepLater);
  try {
    localStorage.removeItem(keepingKey());
  } catch {
    // Where storage is forbidden there is nothing to take away.
  }
  Object.assign(keeping, { state: "off", revision: 0, at: null, kept: -1, problem: "" });
  keepingChanged();
}

/** Whether closing the page would lose something. */
function isUnsaved() {
  if (state.revision === state.filed) return false;
  return !(keeping.state === "on" && keeping.kept === state.revision && !keeping.problem);
}

function clockText(day) {
  return `${padded(day.getHours())}:${padded(day.getMinutes())}`;
}
