// From norms and facts to one result a norm, as in assessment/norms.py and register.py.

const MOST_TRACED = 10;
const MOST_FINDINGS = 200;

/** The versions of every norm, oldest first, in the order of the rulebook. */
function versionsOf(rulebook) {
  const versions = new Map();
  for (const norm of rulebook.norms) versions.set(norm.id, [...(versions.get(norm.id) ?? []), norm]);
  for (const several of versions.values()) several.sort((one, other) => one.start.number - other.start.number);
  return versions;
}

function normResults(versions, facts) {
  const chosen = new Map([...versions].map(([id, several]) => [id, versionOf(several, facts)]));
  // Also a composite whose version is not known yet decides by which record its members are judged.
  const shapes = [...chosen].map(([id, one]) => one.norm ?? (one.missing.length ? versions.get(id).at(-1) : null));
  const composites = shapes.filter((norm) => norm?.compose.length);
  const perRecord = new Map();
  for (const composite of composites.filter((norm) => norm.some)) {
    for (const member of composite.compose) {
      const norm = chosen.get(member)?.norm;
      if (norm && scopeOf(norm) === composite.some) perRecord.set(member, composite.id);
    }
  }
  const results = new Map();
  for (const [id, one] of chosen) {
    if (!perRecord.has(id) && !one.norm?.compose.length) results.set(id, plainResult(versions.get(id), one, facts));
  }
  for (const composite of composites) {
    compositeResult(composite, chosen, results, perRecord, facts);
    const one = chosen.get(composite.id);
    if (one.norm === null) results.set(composite.id, plainResult(versions.get(composite.id), one, facts));
  }
  for (const id of perRecord.keys()) {
    if (!results.has(id)) results.set(id, plainResult(versions.get(id), chosen.get(id), facts));
  }
  return new Map([...versions.keys()].map((id) => [id, results.get(id)]));
}

function plainResult(versions, one, facts) {
  const { norm } = one;
  if (norm === null) {
    const here = one.missing.length ? versions.map((version) => forLocation(version, facts)) : [];
    if (here.length && here.every((found) => found.applies === FALSE)) {
      // It does not apply here at all, so which version holds does not matter.
      return summedUp(versions.at(-1), NOT_HERE, facts, { whole: here.at(-1) });
    }
    return withoutVersion(versions.at(-1), one);
  }
  if (scopeOf(norm) === null) {
    const whole = applyNorm(norm, facts, null);
    return summedUp(norm, whole.outcome, facts, { whole });
  }
  return overAllRecords(norm, versions, facts);
}

function withoutVersion(norm, one) {
  const unknown = one.missing.length > 0 && norm.judge !== "never";
  return normResult(norm, {
    outcome: unknown ? TOO_LITTLE : NOT_HERE,
    applies: unknown ? UNKNOWN : FALSE,
    holds: unknown ? UNKNOWN : NOT_APPLICABLE,
    severity: norm.severity,
    reason: one.reason,
    missing: unknown ? one.missing : [],
  });
}

function overAllRecords(norm, versions, facts) {
  const scope = scopeOf(norm);
  let whole = forLocation(norm, facts);
  if (whole.applies === FALSE) return summedUp(norm, NOT_HERE, facts, { whole });
  const [records, absent] = facts.records(scope);
  if (!records && absent.notApplicable) return summedUp(norm, NOT_HERE, facts);
  if (!records) {
    // Even a requirement about the location that is not met decides nothing yet: the list may turn out to be empty.
    const more = absent.missing.length ? absent.missing : [missingOf(scope)];
    const missing = distinct([...whole.missing, ...more]);
    const found = { ...whole, applies: UNKNOWN, holds: UNKNOWN, outcome: TOO_LITTLE, missing };
    return summedUp(norm, TOO_LITTLE, facts, { whole: found });
  }
  if (!records.length) return summedUp(norm, NOT_HERE, facts);
  const event = facts.rulebook.questions.get(scope).event;
  const registers = new Map(versions.map((one) => [one, new Register(splitByScope(one, facts)[0], facts)]));
  const results = records.map((record) =>
    event ? forEvent(versions, registers, record, facts) : registers.get(norm).apply(record),
  );
  let [outcome] = foldedRecords(results, Boolean(norm.some));
  const applying = results.some((one) => one.applies === TRUE);
  if (whole.applies === UNKNOWN && applying) {
    // Where the norm applies depends on the record, and here is a record to which it does.
    whole = forLocation(derivedNorm(norm, { applies_if: null }), facts);
  }
  const counts = applying && whole.clauses.length > 0;
  if (counts) outcome = worst([outcome, whole.outcome]);
  return summedUp(norm, outcome, facts, { records: results, whole: counts ? whole : null });
}

/** Apply where a norm over records applies, and its clauses that are about the location and not about a record. */
function forLocation(norm, facts) {
  const whole = applyNorm(splitByScope(norm, facts)[1], facts, null);
  return whole.applies === TRUE ? { ...whole, outcome: worstOf(whole.clauses) } : whole;
}

/** Apply to an event the version of the norm that held on its own day. */
function forEvent(versions, registers, record, facts) {
  const event = `${record.list}.${facts.rulebook.questions.get(record.list).event}`;
  if (facts.read(event, record).value === DID_NOT_HAPPEN) return nothingToTest(record, "dit is niet gebeurd.");
  const day = eventDay(record, facts);
  if (day === null) {
    const missing = [missingOf(event, record)];
    return recordResult(record, { applies: UNKNOWN, holds: UNKNOWN, outcome: TOO_LITTLE, missing });
  }
  const version = versionOn(versions, day);
  if (version.norm) return registers.get(version.norm).apply(record);
  return nothingToTest(record, `${version.reason[0].toLowerCase()}${version.reason.slice(1)}`);
}

function nothingToTest(record, why) {
  const reason = `${record.name}: ${why}`;
  return recordResult(record, { applies: FALSE, holds: NOT_APPLICABLE, outcome: NOT_HERE, reason });
}

/** Applies one norm to the records of a list; the first ones keep their trace, as in assessment/register.py. */
class Register {
  constructor(norm, facts) {
    this.norm = norm;
    this.facts = facts;
    const { fields } = facts.rulebook;
    const conditions = [norm.applies_if, ...norm.clauses.flatMap(conditionsOf)];
    const leaves = conditions.flatMap((one) => [...leavesOf(one)]).filter((leaf) => fields.get(leaf.field).scope !== null);
    this.leaves = leaves;
    this.seen = new Map();
    this.traced = { fine: 0, found: 0 };
  }

  apply(record) {
    const key = this.leaves.map((leaf) => compare(leaf, this.facts.read(leaf.field, record))).join();
    const known = this.seen.get(key);
    if (known) {
      const [kind, most] = isFine(known) ? ["fine", MOST_TRACED] : ["found", MOST_FINDINGS];
      if (this.traced[kind] >= most) return { ...known, number: record.number, name: record.name };
    }
    const result = applyNorm(this.norm, this.facts, record);
    this.traced[isFine(result) ? "fine" : "found"] += 1;
    if (!known) this.seen.set(key, withoutTrace(result));
    return result;
  }
}

function isFine(result) {
  return result.outcome === MET || result.outcome === NOT_HERE;
}

function withoutTrace(result) {
  const clauses = result.clauses.map((one) => ({ ...one, step: null, gate: null }));
  return { ...result, clauses, applicability: null, missing: [] };
}

function compositeResult(composite, chosen, results, perRecord, facts) {
  const total = composite.compose.length;
  let whole = forLocation(composite, facts);
  const here = composite.compose.filter((member) => results.has(member));
  const fixed = new Map(here.map((member) => [member, results.get(member).outcome]));
  const fixedMissing = distinct(here.flatMap((member) => results.get(member).missing));
  if (whole.applies === FALSE) {
    results.set(composite.id, summedUp(composite, NOT_HERE, facts, { whole }));
    return;
  }
  if (!composite.some) {
    let outcome = worst([whole.outcome, ...fixed.values()]);
    if (whole.applies === UNKNOWN) outcome = TOO_LITTLE;
    const missing = [...whole.missing, ...fixedMissing];
    whole = { ...whole, outcome, holds: truthOfOutcome(outcome), members: [...fixed], missing };
    results.set(composite.id, summedUp(composite, outcome, facts, { whole, met: [metOf(whole), total] }));
    return;
  }
  const [records, absent] = facts.records(composite.some);
  if (!records?.length || whole.applies === UNKNOWN) {
    // No record at all: nothing of what the composite asks is there. An unanswered list says nothing yet.
    const none = records !== null && !records.length;
    const broken = whole.applies === TRUE && (none || worst([...fixed.values()]) === BREACH);
    const outcome = broken ? BREACH : TOO_LITTLE;
    const missing = distinct([...whole.missing, ...fixedMissing, ...absent.missing]);
    whole = { ...whole, outcome, holds: broken ? FALSE : UNKNOWN, missing };
    results.set(composite.id, summedUp(composite, outcome, facts, { whole, met: broken ? [0, total] : null }));
    return;
  }
  const mine = composite.compose.filter((one) => perRecord.get(one) === composite.id && chosen.get(one).norm);
  const members = new Map(mine.map((member) => [member, chosen.get(member).norm]));
  const perRoom = splitByScope(composite, facts)[0];
  const found = compositeRecords(perRoom, composite, members, fixed, fixedMissing, facts);
  const [outcome] = foldedRecords(found, true);
  // Of records that are as good as each other the numbers of one are shown, whatever their order.
  const shown = candidates(found).reduce((one, two) =>
    higher([metOf(two), -askedOf(two)], [metOf(one), -askedOf(one)]) ? two : one,
  );
  const more = { records: found, whole: whole.clauses.length ? whole : null, met: [metOf(shown), askedOf(shown)] };
  results.set(composite.id, summedUp(composite, worst([outcome, whole.outcome]), facts, more));
  for (const [id, member] of members) {
    // A member that every record must meet (for_each) is reported for all of them, not for the best one.
    if (member.some) results.set(id, memberResult(member, found, facts));
  }
}

function memberResult(member, found, facts) {
  const outcome = memberOutcome(member.id, found);
  const numbers = new Set(candidates(found).map((result) => result.number));
  const [records] = facts.records(member.some);
  const chosen = (records ?? []).filter((record) => numbers.has(record.number));
  const result = summedUp(member, outcome, facts, { records: chosen.map((record) => applyNorm(member, facts, record)) });
  if (outcome !== TOO_LITTLE) return { ...result, holds: truthOfOutcome(outcome) };
  // It may also hang on which record is the best one, and so on what is missing about all that it is judged by.
  const missing = distinct([...result.missing, ...candidates(found).flatMap((one) => one.missing)]);
  return { ...result, holds: UNKNOWN, missing };
}

function normResult(norm, parts) {
  const more = { primary: null, urgent: false, related: [], notes: [], missing: [], records: [], whole: null, met: null };
  return { norm, id: norm.id, contradictions: [], ...more, ...parts };
}

/** The result for the location as a whole, if there is one, and those for each record. */
function resultsIn(result) {
  return [...(result.whole ? [result.whole] : []), ...result.records];
}

/** From what a norm gives for the location and each record to one result, as in assessment/summing_up.py. */
function summedUp(norm, given, facts, { records = [], whole = null, met = null } = {}) {
  const results = [...(whole ? [whole] : []), ...records];
  const explains = norm.judge === "never";
  const outcome = explains ? NOT_HERE : given;
  const applying = results.filter((one) => one.applies !== FALSE);
  const applies = applying.length ? (applying.some((one) => one.applies === TRUE) ? TRUE : UNKNOWN) : FALSE;
  let holds = records.length ? foldedRecords(records, Boolean(norm.some))[1] : NOT_APPLICABLE;
  if (whole) holds = allOf([holds, whole.holds]);
  const open = results.filter((one) => one.outcome === TOO_LITTLE || isBreached(outcome));
  return normResult(norm, {
    outcome,
    applies,
    holds: explains ? NOT_APPLICABLE : holds,
    severity: severityOf(norm, outcome, results),
    reason: reasonFor(norm, outcome, results, facts, met),
    notes: notesOf(norm, outcome, results, facts),
    missing: explains ? [] : distinct(open.flatMap((one) => one.missing)),
    records,
    whole,
    met,
  });
}

function severityOf(norm, outcome, results) {
  if (!isBreached(outcome) && outcome !== TO_JUDGE) return norm.severity;
  const found = results.flatMap((one) => one.clauses.filter((clause) => clause.outcome === outcome));
  return found.map((clause) => clause.severity).sort().at(-1) ?? norm.severity;
}
