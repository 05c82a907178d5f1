// What an inspection file can say and still not mean, as in inspection/checks.py: the same codes at the same places.
// A fault is `{code, path, …}`; what more it has is for the sentence that tells it.

/** What people type behind `vervallen` as if it were a yes or no; it would withdraw a statement without a reason. */
const NO_REASON = new Set(["ja", "nee", "-"]);

class InspectionChecks {
  constructor(written, json, assessment) {
    Object.assign(this, { written, json, assessment, faults: [] });
    this.results = new Map(assessment.norms.map((one) => [one.id, one]));
  }

  all() {
    this.sources();
    for (const [id, entry] of this.written.norms) {
      this.norm(id, ["normen", id]);
      if (entry) this.entry(id, entry);
    }
    this.steps();
    this.written.improvements.forEach((one, index) => {
      (one.normen ?? []).forEach((id, at) => this.norm(id, ["verbeteringen_na_concept", index, "normen", at]));
    });
    this.reactions();
    this.progress();
    return this.faults;
  }

  fault(code, path, more = {}) {
    this.faults.push({ code, path: nearestPath(this.json, path), ...more });
  }

  sources() {
    for (const [name, source] of this.written.sources) {
      const { aantal, van } = source;
      if (van !== undefined && (aantal === undefined || aantal > van))
        this.fault("I517", ["bronnen", name, "van"], { name });
    }
  }

  /** A norm has to exist, and to be in force on the reference date. */
  norm(id, path) {
    if (id === undefined) return;
    const versions = this.assessment.rulebook.versions.get(id);
    if (!versions) {
      this.fault("I504", path, { name: id });
      return;
    }
    const found = versionOn(versions, this.assessment.referenceDate);
    if (!found.norm)
      this.fault("I505", path, { name: id, day: dayText(this.assessment.referenceDate), why: found.reason });
  }

  entry(id, { oordeel, motivering, waarnemingen = [] }) {
    const path = ["normen", id];
    if (oordeel !== undefined && motivering === undefined) this.fault("I506", [...path, "oordeel"], { name: id });
    if (oordeel === undefined && motivering !== undefined) this.fault("I507", [...path, "motivering"], { name: id });
    const seen = new Set();
    waarnemingen.forEach((one, index) => {
      const at = [...path, "waarnemingen", index];
      if (seen.has(one.nr)) this.fault("I510", [...at, "nr"], { number: one.nr, name: id });
      if (one.nr !== undefined) seen.add(one.nr);
      this.observation(at, one);
    });
  }

  observation(path, { bronnen = [], bewijs, vervallen }) {
    if (NO_REASON.has(vervallen?.trim().toLowerCase())) this.fault("I522", [...path, "vervallen"]);
    const known = this.written.sources;
    bronnen.forEach((name, index) => {
      if (name !== undefined && !known.has(name)) this.fault("I508", [...path, "bronnen", index], { name });
    });
    const kinds = bronnen.filter((name) => known.has(name)).map((name) => known.get(name).soort);
    if (!kinds.length || kinds.length !== bronnen.length || kinds.includes(undefined) || bewijs === undefined) return;
    if (GRADES.indexOf(bewijs) > Math.max(...kinds.map((kind) => CARRIES[kind]))) {
      this.fault("I509", [...path, "bewijs"], { word: bewijs, kinds: [...new Set(kinds)].join(", ") });
    }
  }

  steps() {
    const seen = new Set();
    this.written.steps.forEach((step, index) => {
      const path = ["maatregelen", index];
      if (seen.has(step.nr)) this.fault("I510", [...path, "nr"], { number: step.nr, name: "maatregelen" });
      if (step.nr !== undefined) seen.add(step.nr);
      const norms = step.normen ?? [];
      norms.forEach((id, at) => this.norm(id, [...path, "normen", at]));
      const urgent = norms.filter((id) => this.isUrgent(id));
      if (urgent.length && step.uiterlijk !== undefined && step.reden_termijn === undefined) {
        this.fault("I511", [...path, "uiterlijk"], { name: urgent.join(", ") });
      }
      if (!urgent.length && step.uiterlijk === undefined) this.fault("I512", path, { number: step.nr });
    });
  }

  /** Whether a norm is a point that may not continue, and is breached by the answers or by the judgement. */
  isUrgent(id) {
    const result = this.results.get(id);
    if (!result || result.severity !== "SEV4") return false;
    return isBreached(entryOf(this.written, id)?.oordeel ?? result.outcome);
  }

  reactions() {
    const known = new Set(statementsOf(this.written, this.assessment).map((one) => one.id));
    this.written.reactions.forEach((one, index) => {
      const path = ["reacties", index];
      if (one.feit !== undefined && !known.has(one.feit)) this.fault("I513", [...path, "feit"], { name: one.feit });
      for (const key of undecidedIn(one)) this.fault("I514", [...path, "besluit"], { word: one.besluit, key });
    });
  }

  progress() {
    const { status } = this.written;
    for (const key of ["opgesteld_door", "vastgesteld_door"]) {
      if (status[key] !== undefined && !isPersonCode(status[key]))
        this.fault("I518", ["status", key], { word: status[key] });
    }
    if (isSamePerson(this.written))
      this.fault("I515", ["status", "vastgesteld_door"], { word: status.vastgesteld_door });
    for (const one of reversedDays(this.written)) this.fault("I521", ["status", one.key], one);
    const missing = lackingFor(this.written, status.stand);
    if (missing.length) this.fault("I516", ["status", "stand"], { state: status.stand, missing });
  }
}

/** The longest part of a path that leads somewhere in the file. */
function nearestPath(json, path) {
  let node = json;
  for (const [length, step] of path.entries()) {
    if (isScalar(node) || !Object.hasOwn(node, step)) return path.slice(0, length);
    node = node[step];
  }
  return path;
}

/**
 * What is wrong with an inspection file, in the stages in which the program finds it: what no file can hold, what kind of
 * file it is, its keys, its self-report, and what it says. The program stops at the first stage with a fault.
 */
function inspectionFaults(json, digest, assessment) {
  const { written, faults } = readInspectionShape(json);
  const head = isScalar(json[INSPECTION_HEAD]) ? String(plainWord(json[INSPECTION_HEAD])) : "?";
  const isOther = isFilledKey(json, INSPECTION_HEAD) && head !== String(INSPECTION_VERSION);
  const stages = [
    unprintableIn(json),
    Object.hasOwn(json, INSPECTION_HEAD) ? [] : [{ code: "I501", path: [] }],
    isOther || json[INSPECTION_HEAD] === null ? [{ code: "I502", path: [INSPECTION_HEAD], version: head }] : [],
    faults,
    written.report.digest === digest
      ? []
      : [{ code: "I503", path: ["zelfrapportage", "digest"], name: written.report.bestand, digest }],
    new InspectionChecks(written, json, assessment).all(),
  ];
  return { written, stages, first: stages.find((stage) => stage.length) ?? [] };
}
