// Kleene's logic with a fourth value, facts with bounds, and the walk over a condition, as in assessment/.

const [TRUE, FALSE, UNKNOWN, NOT_APPLICABLE] = ["true", "false", "unknown", "not applicable"];

function folded(truths, deciding, otherwise) {
  if (truths.includes(deciding)) return deciding;
  if (truths.includes(UNKNOWN)) return UNKNOWN;
  return truths.includes(otherwise) ? otherwise : NOT_APPLICABLE;
}

const allOf = (truths) => folded(truths, FALSE, TRUE);
const anyOf = (truths) => folded(truths, TRUE, FALSE);
const negate = (truth) => (truth === TRUE ? FALSE : truth === FALSE ? TRUE : truth);
const truthOf = (condition) => (condition ? TRUE : FALSE);
const asBoolean = (truth) => (truth === TRUE ? true : truth === FALSE ? false : null);

/** What is known of a field. A value of `undefined` is unknown; `low` and `high` are `null` where there is no bound. */
function factOf(value) {
  return { value, low: null, high: null, notApplicable: false, missing: [], sure: null };
}

function openFact(missing, low = null, high = null) {
  return { value: undefined, low, high, notApplicable: false, missing, sure: null };
}

const NOTHING = Object.freeze({ value: undefined, low: null, high: null, notApplicable: true, missing: [], sure: null });

function boundsOf(fact) {
  return isSize(fact.value) ? [fact.value, fact.value] : [fact.low, fact.high];
}

/** An answer that is not there. */
function missingOf(field, record = null) {
  return { field, record: record?.name ?? "", number: record?.number ?? 0 };
}

/** Each missing answer once, in order. */
function distinct(missing) {
  const found = new Map();
  for (const one of missing) {
    const key = `${one.field}\n${one.record}\n${one.number}`;
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

function joined(...facts) {
  return distinct(facts.flatMap((fact) => fact.missing));
}

/** Evaluate a condition; gives a step: its truth, and how that came about. */
function evaluate(condition, facts, record = null) {
  if (condition.kind === "leaf") {
    const fact = facts.read(condition.field, record);
    return { condition, truth: compare(condition, fact), fact, parts: [] };
  }
  const parts = condition.parts.map((part) => evaluate(part, facts, record));
  const truths = parts.map((part) => part.truth);
  const truth = { all: () => allOf(truths), any: () => anyOf(truths), not: () => negate(truths[0]) }[condition.kind]();
  return { condition, truth, fact: null, parts };
}

function leafSteps(step) {
  return step.condition.kind === "leaf" ? [step] : step.parts.flatMap(leafSteps);
}

function missingIn(step) {
  if (step.truth !== UNKNOWN) return [];
  return step.fact ? step.fact.missing : distinct(step.parts.flatMap(missingIn));
}

/** Keep only the branches that decide: what is false in an *all*, what is true in an *any*. */
function deciding(step) {
  if (!step.parts.length) return step;
  const decides = { "all false": FALSE, "any true": TRUE, "all unknown": UNKNOWN, "any unknown": UNKNOWN }[
    `${step.condition.kind} ${step.truth}`
  ];
  const parts = decides ? step.parts.filter((part) => part.truth === decides) : step.parts;
  return { ...step, parts: parts.map(deciding) };
}

function compare(leaf, fact) {
  if (fact.notApplicable) return NOT_APPLICABLE;
  const { value } = fact;
  const { constant } = leaf;
  if (value instanceof Share) {
    if (value.total === 0) return NOT_APPLICABLE;
    return truthOf(value.count === (constant === EVERY ? value.total : 0));
  }
  if (fact.sure) {
    // One record that is surely not among them breaks "every", whatever the others turn out to be.
    const broken = constant === EVERY ? fact.sure.count < fact.sure.total : fact.sure.count > 0;
    return broken ? FALSE : UNKNOWN;
  }
  switch (leaf.operator) {
    case "is":
      return isEqual(constant, fact);
    case "is_one_of":
      return value === undefined ? UNKNOWN : truthOf(constant.some((one) => same(one, value)));
    case "at_least":
    case "at_most":
      return ordered(leaf.operator, constant, fact);
    default:
      return inTime(leaf.operator, constant, value);
  }
}

function isEqual(constant, fact) {
  if (fact.value !== undefined) return truthOf(same(fact.value, constant));
  const [low, high] = boundsOf(fact);
  if (isSize(constant)) {
    if (high !== null && order(high, constant) < 0) return FALSE;
    if (low !== null && order(low, constant) > 0) return FALSE;
  }
  return UNKNOWN;
}

function ordered(operator, constant, fact) {
  const [low, high] = boundsOf(fact);
  if (!isSize(constant)) return UNKNOWN;
  if (operator === "at_most") {
    if (high !== null && order(high, constant) <= 0) return TRUE;
    return low !== null && order(low, constant) > 0 ? FALSE : UNKNOWN;
  }
  if (low !== null && order(low, constant) >= 0) return TRUE;
  return high !== null && order(high, constant) < 0 ? FALSE : UNKNOWN;
}

function inTime(operator, constant, value) {
  // What did not happen lies neither before nor after a moment; what still runs has no moment yet.
  if (value === DID_NOT_HAPPEN) return FALSE;
  if (value === STILL_RUNNING) return UNKNOWN;
  for (const [kind, part] of [[Moment, "ms"], [Day, "number"]]) {
    if (value instanceof kind && constant instanceof kind) {
      const difference = value[part] - constant[part];
      return truthOf(operator === "before" ? difference < 0 : difference > 0);
    }
  }
  return UNKNOWN;
}
