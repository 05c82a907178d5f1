// Norms over records, and composites of which the best record counts, as in assessment/composite.py.

const BEST_FIRST = [MET, TOO_LITTLE, TO_JUDGE, SOFT_BREACH, BREACH];

function best(outcomes) {
  return BEST_FIRST.find((one) => outcomes.includes(one)) ?? NOT_HERE;
}

function foldedRecords(results, some) {
  const outcomes = results.map((result) => result.outcome);
  const truths = results.filter((result) => result.applies !== FALSE).map((result) => result.holds);
  return some ? [best(outcomes), anyOf(truths)] : [worst(outcomes), allOf(truths)];
}

function compositeRecords(composite, whole, members, fixed, fixedMissing, facts) {
  const [records] = facts.records(whole.some);
  return records.map((record) => {
    const own = applyNorm(composite, facts, record);
    const perMember = [];
    const missing = [...own.missing, ...fixedMissing];
    for (const member of whole.compose) {
      if (members.has(member)) {
        const result = applyNorm(members.get(member), facts, record);
        perMember.push([member, result.outcome]);
        missing.push(...result.missing);
      } else if (fixed.has(member)) perMember.push([member, fixed.get(member)]);
    }
    const outcome = worst([own.outcome, ...perMember.map(([, found]) => found)]);
    const parts = { outcome, holds: truthOfOutcome(outcome), members: perMember, own: own.outcome };
    return { ...own, ...parts, missing: distinct(missing) };
  });
}

function truthOfOutcome(outcome) {
  return { [MET]: TRUE, [TO_JUDGE]: TRUE, [TOO_LITTLE]: UNKNOWN, [NOT_HERE]: NOT_APPLICABLE }[outcome] ?? FALSE;
}

/** The records that can still turn out to be the best one. */
function candidates(results) {
  const perfect = results.filter((result) => result.outcome === MET);
  if (perfect.length) return perfect;
  const surest = results.map((result) => score(result, BREACH)).reduce((one, two) => (higher(two, one) ? two : one), null);
  return results.filter((result) => surest === null || !higher(surest, score(result, MET)));
}

function memberOutcome(member, results) {
  const chosen = candidates(results);
  const outcomes = [...new Set(chosen.map((result) => new Map(result.members).get(member)))];
  if (outcomes.length === 1) return outcomes[0];
  const open = chosen.some((result) => [result.own, ...result.members.map(([, one]) => one)].includes(TOO_LITTLE));
  return open ? TOO_LITTLE : worst(outcomes);
}

function score(result, unknown) {
  const settle = (outcome) => (outcome === TOO_LITTLE ? unknown : outcome);
  const members = result.members.map(([, found]) => settle(found));
  const own = settle(result.own);
  const rank = Math.max(0, BEST_FIRST.indexOf(worst([own, ...members])));
  return [-rank, own === BREACH ? 0 : 1, members.filter((found) => found === MET).length];
}

/** Whether one score is higher than another; nothing is lower than any score. */
function higher(one, other) {
  if (other === null) return true;
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && one[at] > other[at];
}

const metOf = (result) => result.members.filter(([, outcome]) => outcome === MET).length;
const askedOf = (result) => result.members.filter(([, outcome]) => outcome !== NOT_HERE).length;
