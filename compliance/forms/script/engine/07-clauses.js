// The clauses of a norm, applied to the location or to one record, as in assessment/clauses.py.

const OUTCOMES = [
  "normafwijking",
  "onvoldoende_informatie",
  "oordeel_inspecteur",
  "verbeterpunt",
  "voldoet",
  "niet_van_toepassing",
];
const [BREACH, TOO_LITTLE, TO_JUDGE, SOFT_BREACH, MET, NOT_HERE] = OUTCOMES;
const PRINTED = new Map([
  [BREACH, "normafwijking"],
  [TOO_LITTLE, "onvoldoende informatie"],
  [TO_JUDGE, "ter beoordeling"],
  [SOFT_BREACH, "verbeterpunt"],
  [MET, "voldoet (volgens opgave)"],
  [NOT_HERE, "niet van toepassing"],
]);
const isBreached = (outcome) => outcome === BREACH || outcome === SOFT_BREACH;

/** The order of OUTCOMES is worst first, and worst wins everywhere. */
function worst(outcomes) {
  return OUTCOMES.find((one) => outcomes.includes(one)) ?? NOT_HERE;
}

function applyClause(clause, norm, facts, record) {
  const gate = clause.when ? evaluate(clause.when, facts, record) : null;
  const gateTruth = gate ? (gate.truth === NOT_APPLICABLE ? FALSE : gate.truth) : TRUE;
  const kind = clause.require ? "require" : clause.judge_if ? "judge" : "note";
  const condition = clause.require ?? clause.judge_if ?? clause.note_if;
  const otherwise = { require: clause.otherwise ?? BREACH, judge: TO_JUDGE, note: NOT_HERE }[kind];
  const step = evaluate(condition, facts, record);
  const { truth } = step;
  let [holds, outcome] = [NOT_APPLICABLE, NOT_HERE];
  if (kind === "require") {
    if (truth !== NOT_APPLICABLE && gateTruth !== FALSE) holds = anyOf([negate(gateTruth), truth]);
    outcome = { [TRUE]: MET, [FALSE]: otherwise, [UNKNOWN]: TOO_LITTLE, [NOT_APPLICABLE]: NOT_HERE }[holds];
  } else {
    // A reason to judge, or a note, that does not arise is neutral: it neither passes nor fails anything.
    if (truth !== NOT_APPLICABLE) holds = allOf([gateTruth, truth]);
    if (holds === TRUE) outcome = otherwise;
    if (kind === "judge" && holds === UNKNOWN) outcome = TOO_LITTLE;
  }
  return {
    clause,
    norm,
    kind,
    outcome,
    holds,
    severity: clause.severity ?? norm.severity,
    step: gateTruth === FALSE ? null : deciding(step),
    gate: gate && deciding(gate),
  };
}

function clauseMissing(result) {
  if (result.outcome !== TOO_LITTLE) return [];
  return distinct([result.gate, result.step].filter(Boolean).flatMap(missingIn));
}

/** A norm over records as two: with the clauses about a record, and with those about the location. */
function splitByScope(norm, facts) {
  if (!norm.split) {
    const { fields } = facts.rulebook;
    const inside = (clause) => fieldsOf(...conditionsOf(clause)).some((name) => fields.get(name).scope !== null);
    norm.split = [
      derivedNorm(norm, { clauses: norm.clauses.filter(inside) }),
      derivedNorm(norm, { clauses: norm.clauses.filter((clause) => !inside(clause)) }),
    ];
  }
  return norm.split;
}

/** The same norm with other parts; what was worked out about the norm is left behind. */
function derivedNorm(norm, parts) {
  const { split, others, read, tested, ...rest } = norm;
  return { ...rest, ...parts };
}

/** Apply a whole norm, and tell what other readings of its words would give. */
function applyNorm(norm, facts, record) {
  const result = applied(norm, facts, record);
  norm.others ??= otherReadings(norm);
  if (!norm.others.length || result.applies !== TRUE) return result;
  const found = norm.others.map(([word, option, other]) => [word, option, applied(other, facts, record)]);
  return {
    ...result,
    readings: found
      .filter(([, , other]) => other.outcome !== result.outcome)
      .map(([word, option, other]) => [word, option, other.outcome]),
  };
}

function otherReadings(norm) {
  const wanted = new Map();
  for (const clause of norm.clauses) {
    for (const option of clause.reading ? clause.alternatives.keys() : []) {
      wanted.set(`${clause.reading}\n${option}`, [clause.reading, option]);
    }
  }
  return [...wanted.values()].map(([word, option]) => {
    const clauses = norm.clauses.map((clause) =>
      clause.reading === word ? { ...clause, require: clause.alternatives.get(option) } : clause,
    );
    return [word, option, derivedNorm(norm, { clauses })];
  });
}

function recordResult(record, parts) {
  const more = { applicability: null, clauses: [], members: [], own: NOT_HERE, reason: "", missing: [], readings: [] };
  return { number: record?.number ?? 0, name: record?.name ?? "", ...more, ...parts };
}

function applied(norm, facts, record) {
  const applicability = norm.applies_if ? evaluate(norm.applies_if, facts, record) : null;
  const applies = applicability?.truth ?? TRUE;
  const decided = applicability && deciding(applicability);
  if (applies === FALSE || applies === NOT_APPLICABLE) {
    const parts = { applies: FALSE, holds: NOT_APPLICABLE, outcome: NOT_HERE, applicability: decided };
    return recordResult(record, parts);
  }
  const clauses = norm.clauses.map((clause) => applyClause(clause, norm, facts, record));
  const holds = allOf(clauses.filter((clause) => clause.kind === "require").map((clause) => clause.holds));
  let outcome = outcomeOf(norm, clauses);
  let missing = clauses.flatMap(clauseMissing);
  if (outcome === TOO_LITTLE && !missing.length) {
    missing = clauses.filter((clause) => clause.gate).flatMap((clause) => missingIn(clause.gate));
  }
  if (applies === UNKNOWN) {
    outcome = TOO_LITTLE;
    missing = [...missingIn(applicability), ...missing];
  }
  const reason = norm.judge === "always" ? (norm.because ?? "") : "";
  const parts = { applies, holds, outcome, applicability: decided, clauses, missing: distinct(missing), reason };
  return recordResult(record, parts);
}

function outcomeOf(norm, clauses) {
  if (norm.judge === "never") return NOT_HERE;
  if (norm.judge) return worst([TO_JUDGE, ...clauses.map((clause) => clause.outcome)]);
  const outcome = worstOf(clauses);
  const asksNothing = !norm.clauses.some((clause) => clause.require);
  if (outcome === NOT_HERE && asksNothing) {
    if (clauses.some((clause) => gateOpen(clause) && clause.holds !== NOT_APPLICABLE)) return MET;
    // Nothing to judge, but whether there was anything to look at is not known yet.
    if (clauses.some((clause) => clause.gate?.truth === UNKNOWN)) return TOO_LITTLE;
  }
  return outcome;
}

/** The worst outcome; one that is met only if it counts, while that is unknown, passes nothing. */
function worstOf(clauses) {
  const outcome = worst(clauses.map((clause) => clause.outcome));
  const passed = clauses.some((clause) => clause.outcome === MET && gateOpen(clause));
  return outcome === MET && !passed ? TOO_LITTLE : outcome;
}

function gateOpen(clause) {
  return clause.gate === null || clause.gate.truth === TRUE;
}
