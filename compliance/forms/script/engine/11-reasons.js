// Why: the sentences that say how an outcome follows from the answers, as in assessment/reason.py and summing_up.py.

const WHATEVER = "Dit staat vast, wat de ontbrekende antwoorden ook zijn.";
const MOST_ANSWERS = 6;
const MOST_NAMED = 5;
const FEW = 3;

function reasonFor(norm, outcome, results, facts, met) {
  const parts = met ? [`Aan ${met[0]} van de ${met[1]} eisen is voldaan.`] : [];
  if (outcome === NOT_HERE) {
    const explains = norm.judge === "never" && results.some((one) => one.applies !== FALSE);
    parts.push(explains ? (norm.because ?? "") : notApplicable(norm, results, facts));
  } else if (isBreached(outcome)) {
    parts.push(...breaches(outcome, results, facts));
    if (outcome === BREACH && results.some((one) => one.missing.length)) parts.push(WHATEVER);
  } else if (outcome === TOO_LITTLE) parts.push(unknown(norm, results, facts));
  else if (outcome === TO_JUDGE) parts.push(...judgements(results));
  else parts.push(metText(norm, results, facts));
  return parts.filter(Boolean).join(" ");
}

/** The answer in one leaf in words, with the margin to the norm. */
function answered(step, rulebook) {
  const field = rulebook.fields.get(step.condition.field);
  const { fact } = step;
  if (fact.value === undefined && fact.low === null && fact.high === null) {
    return `${field.label}: ${fact.notApplicable ? "niet van toepassing" : "geen antwoord"}`;
  }
  if (fact.value === undefined) {
    const words = [];
    if (fact.low !== null) words.push(`ten minste ${valueText(fact.low, field)}`);
    if (fact.high !== null) words.push(`hoogstens ${valueText(fact.high, field)}`);
    return `${field.label}: ${words.join(" en ")}`;
  }
  // Days left of a term are no days too late, and a number below zero is none that a reader wants to see.
  const inTime = field.derived?.overdue && typeof fact.value === "number" && fact.value <= 0;
  const text = `${field.label}: ${inTime ? "geen" : valueText(fact.value, field)}`;
  const extra = margin(step, rulebook);
  return extra ? `${text} (${extra})` : text;
}

/** How far an answer lies from the threshold: `1 meer dan 6`; empty where there is no such thing. */
function margin(step, rulebook) {
  const leaf = step.condition;
  const { value } = step.fact;
  if (value === undefined) return "";
  if (value instanceof Share) {
    const short = value.total - value.count;
    return short > 0 && short < value.total ? `bij ${short} niet` : "";
  }
  if (leaf.operator !== "at_most" && leaf.operator !== "at_least") return "";
  const most = leaf.operator === "at_most";
  const over = most ? distance(value, leaf.constant) : distance(leaf.constant, value);
  const zero = over instanceof Duration ? new Duration(0) : 0;
  // "1 more than 0" and "1 less than 1" say nothing that the answer does not say already.
  const noneOrSome = isNumber(leaf.constant) && order(leaf.constant, most ? 0 : 1) === 0;
  if (over === null || noneOrSome || order(over, zero) <= 0) return "";
  const derived = rulebook.fields.get(leaf.field).derived;
  if (derived?.over && most) return `${sizeText(over)} ${derived.over}`;
  return `${sizeText(over)} ${most ? "meer" : "minder"} dan ${sizeText(leaf.constant)}`;
}

function distance(value, constant) {
  if (value instanceof Duration && constant instanceof Duration) {
    return Math.max(value.seconds, constant.seconds) < FOREVER.seconds ? minus(value, constant) : null;
  }
  return isNumber(value) && isNumber(constant) ? minus(value, constant) : null;
}

function sizeText(size) {
  return size instanceof Duration ? durationText(size) : countText(size, null);
}

function notApplicable(norm, results, facts) {
  const { rulebook } = facts;
  if (!results.length) {
    const question = rulebook.questions.get(scopeOf(norm) ?? "");
    if (facts.openness(question, null)[0] === CLOSED) {
      return `De vraag naar ‘${question.label}’ hoort hier niet bij. De norm geldt dan niet.`;
    }
    return `Er is bij ‘${question.label}’ niets gemeld. De norm geldt dan niet; dit is geen oordeel dat het goed gaat.`;
  }
  const reasons = [...new Set(results.map((result) => result.reason).filter(Boolean))];
  if (reasons.length) return reasons.join(" ");
  // What is there and holds nothing to test says more than the records that the norm is not about.
  const tested = results
    .filter((result) => result.applies === TRUE)
    .flatMap((result) => result.clauses.flatMap(leavesIn).map((leaf) => told(norm, result, leaf, facts)));
  if (tested.length) return `Er valt niets te toetsen. ${firstOf(tested)}.`;
  const outside = results
    .filter((one) => one.applicability && one.applies === FALSE)
    .map((one) => falseLeaves(one.applicability));
  if (outside.length) {
    // That another row of the table is about something else is no reason that a reader looks for.
    const leaves = outside.find((some) => !some.some(namesRow)) ?? outside[0];
    const words = leaves.map((leaf) => answered(leaf, rulebook));
    return `Deze norm geldt hier niet. ${firstOf(words, FEW)}.`;
  }
  return "Er valt niets te toetsen.";
}

function falseLeaves(step) {
  const leaves = leafSteps(step);
  const found = leaves.filter((leaf) => leaf.truth === FALSE || leaf.truth === NOT_APPLICABLE);
  return found.length ? found : leaves;
}

const namesRow = (step) => step.condition.field.endsWith(".rij");
const leavesIn = (clause) => (clause.step ? leafSteps(clause.step) : []);

/** An answer with the record that it is in; in a table of one column the row says what the number is. */
function told(norm, result, step, facts) {
  let text = answered(step, facts.rulebook);
  const table = facts.rulebook.questions.get(scopeOf(norm) ?? "");
  if (table?.rows.size && table.fields.length === 1 && step.condition.field === table.fields[0].id) {
    text = withoutPrefix(text, `${facts.rulebook.fields.get(step.condition.field).label}: `);
  }
  return result.name ? `${result.name}: ${text}` : text;
}

function withoutPrefix(text, prefix) {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function breaches(outcome, results, facts) {
  const parts = [];
  for (const result of results) {
    const words = result.clauses
      .filter((clause) => clause.outcome === outcome)
      .flatMap(leavesIn)
      .map((leaf) => answered(leaf, facts.rulebook));
    const failed = result.members.filter(([, found]) => found === BREACH).map(([member]) => member);
    if (failed.length) words.push(`niet voldaan aan ${failed.join(", ")}`);
    if (words.length) parts.push(result.name ? `${result.name}: ${listed(words)}.` : `${listed(words)}.`);
  }
  const more = parts.length - MOST_NAMED;
  return [...parts.slice(0, MOST_NAMED), ...(more > 0 ? [`En nog ${more} andere.`] : [])];
}

function unknown(norm, results, facts) {
  const missing = distinct(results.flatMap((result) => result.missing));
  if (!missing.length) return "De antwoorden zeggen niet genoeg om dit te beoordelen.";
  const words = missing.slice(0, 3).map((one) => missingText(one, facts));
  const more = missing.length > 3 ? ` en nog ${missing.length - 3}` : "";
  const applies = results.some((result) => result.applies === UNKNOWN);
  const lead =
    applies && norm.applies_if ? "Nog niet bekend is of deze norm hier geldt." : "Er ontbreekt een antwoord dat beslist.";
  return `${lead} Nodig: ${listed(words)}${more}.`;
}

const OTHER = { "periode.van": "begin van de periode", "periode.tot_en_met": "einde van de periode" };

/** Name a missing answer for a reader: its label, its record, and the reason that was given. */
function missingText(missing, facts) {
  const { fields, questions } = facts.rulebook;
  const found = fields.get(missing.field) ?? questions.get(missing.field);
  const label = found?.label ?? OTHER[missing.field] ?? missing.field;
  const where = missing.record ? ` (${missing.record})` : "";
  const reason = facts.reasonOf(missing);
  return `‘${label}’${where}${reason ? `, beantwoord met ‘${reason}’` : ""}`;
}

/** Collects names under a text, in order of first appearance. */
function named(pairs) {
  const found = new Map();
  for (const [text, name] of pairs) found.set(text, [...(found.get(text) ?? []), name]);
  return found;
}

function withNames(text, names) {
  return names.every(Boolean) ? `${listedNames(names)}: ${text}` : text;
}

function judgements(results) {
  const pairs = [];
  for (const result of results) {
    const open = result.members.filter(([, found]) => found === TO_JUDGE).map(([member]) => member);
    if (open.length) pairs.push([`Een mens moet nog oordelen over ${open.join(", ")}.`, result.name]);
    for (const clause of result.clauses) {
      if (clause.kind === "judge" && clause.holds === TRUE) pairs.push([clause.clause.because ?? "", result.name]);
    }
  }
  const texts = named(pairs);
  for (const result of results) {
    // What is always left to a person; an event has the reason of the version that held on its own day.
    if (result.reason && result.outcome === TO_JUDGE && !texts.has(result.reason)) texts.set(result.reason, [""]);
  }
  return [...texts].map(([text, names]) => withNames(text, names));
}

/** Name the answers that meet the norm; records that say the same are named together. */
function metText(norm, results, facts) {
  const names = new Map();
  for (const result of results.filter((one) => one.outcome === MET)) {
    for (const leaf of result.clauses.filter((one) => one.outcome === MET).flatMap(leavesIn)) {
      const text = withoutPrefix(told(norm, result, leaf, facts), `${result.name}: `);
      names.set(text, (names.get(text) ?? new Set()).add(result.name));
    }
  }
  const words = [...names].map(([text, found]) => withNames(text, [...found]));
  return words.length ? `${firstOf(words, MOST_ANSWERS)}.` : "Uit de antwoorden volgt geen afwijking.";
}

function listedNames(names) {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` en nog ${more}` : ""}`;
}

function firstOf(words, most = MOST_NAMED) {
  const toldOnce = [...new Set(words)];
  return listed(toldOnce.slice(0, most)) + (toldOnce.length > most ? ", en meer" : "");
}

function listed(words) {
  return withoutRepeats([...new Set(words)]).join("; ");
}

/** Leave out a heading that the words before began with as well: `Camera: gang: ja`, `kamer: nee`. */
function withoutRepeats(words) {
  let heading = "";
  return words.map((word) => {
    const at = word.indexOf(": ");
    const [head, rest] = at < 0 ? [word, ""] : [word.slice(0, at), word.slice(at + 2)];
    const inner = rest.includes(": ");
    const text = inner && head === heading ? rest : word;
    heading = inner ? head : "";
    return text;
  });
}

function notesOf(norm, outcome, results, facts) {
  const pairs = results.flatMap((one) =>
    one.clauses
      .filter((clause) => clause.kind === "note" && clause.holds === TRUE)
      .map((clause) => [clause.clause.note ?? "", one.name]),
  );
  const notes = [...named(pairs)].map(([text, names]) => withNames(text, names));
  if (norm.caveat && outcome === MET) notes.push(norm.caveat);
  return [...notes, ...otherReadingNotes(results, facts)];
}

/** Say where another admitted reading of a word of the law would give another outcome. */
function otherReadingNotes(results, facts) {
  const pairs = results.flatMap((one) => one.readings.map((other) => [other.join("\n"), one.name]));
  return [...named(pairs)].map(([key, names]) => {
    const [word, option, outcome] = key.split("\n");
    const reading = facts.rulebook.readings.get(word);
    const text =
      `De wet zegt niet wat ‘${reading.title}’ is. Hier geldt: ${reading.options[reading.chosen]}. ` +
      `Met een andere lezing (${reading.options[option]}) is de uitkomst: ${PRINTED.get(outcome)}.`;
    return withNames(text, names);
  });
}
