// Findings in full, as in report/findings.py: one norm with its outcome, why, on which article, and what is needed.

const IN_FULL = [BREACH, TO_JUDGE, SOFT_BREACH];
const MOST_RECORDS_USED = 25;
const MOST_MISSING_NAMED = 6;
const MOST_ANSWERS_USED = 12;
const ROOMS_ACROSS = 3;

function linkTo(norm) {
  return { id: norm.id, title: norm.title, anchor: `norm-${norm.id}` };
}

/** Worst outcome first, findings of their own before those of another's fact, then by severity. */
function worstFirst(results) {
  const key = (one) => [OUTCOMES.indexOf(one.outcome), one.primary === false ? 1 : 0, -Number(one.severity.at(-1))];
  return [...results].sort((one, other) => {
    const [left, right] = [key(one), key(other)];
    const at = left.findIndex((part, index) => part !== right[index]);
    return at < 0 ? 0 : left[at] - right[at];
  });
}

/** Writes findings for one assessment. */
class Findings {
  constructor(found, data) {
    this.found = found;
    this.facts = found.facts;
    this.data = data;
    this.words = data.words;
    this.norms = new Map(found.norms.map((result) => [result.id, result.norm]));
    this.sentences = clauseSentences(found.rulebook);
  }

  outcome(outcome) {
    return { key: outcome, symbol: this.data.symbols[outcome], word: PRINTED.get(outcome) };
  }

  status(norm) {
    return this.data.statuses[norm.status];
  }

  inForce(norm) {
    const say = this.words.lists;
    if (!norm.end) return filledIn(say.in_force, { start: dayText(norm.start) });
    return filledIn(say.in_force_until, { start: dayText(norm.start), end: dayText(new Day(norm.end.number - 1)) });
  }

  finding(result) {
    const { norm } = result;
    const [used, unremarkable] = this.used(result);
    const missing = this.missingTexts(result.missing);
    const allNamed = missing.every((text) => result.reason.includes(text));
    const [heads, members, leftOut] = this.members(result);
    const because = this.found.contradictions
      .filter((one) => result.contradictions.includes(one.id) && !result.reason.includes(one.because))
      .map((one) => one.because);
    return {
      link: linkTo(norm),
      outcome: this.outcome(result.outcome),
      severity: result.severity,
      severity_words: this.words.severities[result.severity],
      urgent: result.urgent,
      secondary: result.primary === false,
      status: this.status(norm),
      status_note: norm.status_note ?? "",
      citations: norm.cited ?? [],
      in_force: this.inForce(norm),
      addressee: norm.addressee,
      explanation: norm.explanation ?? "",
      reason: result.reason,
      used,
      unremarkable,
      member_heads: heads,
      members,
      members_left_out: leftOut,
      sentences: this.decidingSentences(result),
      notes: result.notes,
      watch: norm.watch?.text ?? "",
      related: this.links(result.related),
      missing: allNamed ? [] : missing.slice(0, MOST_MISSING_NAMED),
      missing_named: missing.length > 0 && allNamed,
      more_missing: countedOrEmpty(this.words.lists.more_missing, missing.length - MOST_MISSING_NAMED),
      missing_decides: !isBreached(result.outcome),
      contradictions: [...new Set(because)],
      measures: this.measures(result),
      to_judge: result.outcome === TO_JUDGE,
    };
  }

  /** The sentences of the clauses that gave the outcome; the whole rule stands in the annex. */
  decidingSentences(result) {
    const clauses = resultsIn(result).flatMap((record) => record.clauses);
    const decided = clauses.filter((one) => one.outcome === result.outcome || isBreached(one.outcome));
    return [...new Set(decided.map((one) => this.sentences.get(one.clause)))];
  }

  links(ids) {
    return ids.filter((id) => this.norms.has(id)).map((id) => linkTo(this.norms.get(id)));
  }

  /** The missing answers by name, each once. */
  missingTexts(missing) {
    return [...new Set(missing.map((one) => missingText(one, this.facts)))];
  }

  /** What would mend a breach, with the records where it is needed; empty where nothing is breached. */
  measures(result) {
    if (!isBreached(result.outcome)) return [];
    const { norm } = result;
    const places = new Map();
    const needed = (text, power) => {
      const key = `${power}\n${text}`;
      if (!places.has(key)) places.set(key, { text, power, names: [], urgent: false });
      return places.get(key);
    };
    const urgent = new Set();
    for (const record of resultsIn(result)) {
      for (const clause of record.clauses) {
        const remedy = clause.clause.remedy ?? clause.norm.remedy;
        if (!isBreached(clause.outcome) || !remedy) continue;
        if (result.outcome === BREACH && clause.severity === "SEV4") urgent.add(remedy);
        const { names } = needed(remedy, clause.clause.power ?? clause.norm.power);
        if (record.name && !names.includes(record.name)) names.push(record.name);
      }
    }
    if (!places.size && norm.remedy) {
      needed(norm.remedy, norm.power);
      if (result.urgent) urgent.add(norm.remedy);
    }
    return [...places.values()].map(({ text, power, names }) => ({
      text,
      power,
      where: names.join(", "),
      norms: [linkTo(norm)],
      urgent: urgent.has(text),
    }));
  }

  /** The answers that the outcome rests on, worst record first, and the records that say nothing new. */
  used(result) {
    const rows = [];
    const quiet = [];
    const rank = (record) => OUTCOMES.indexOf(record.outcome);
    for (const record of resultsIn(result).sort((one, two) => rank(one) - rank(two))) {
      const answers = this.answers(record, result.reason);
      const remarkable = !record.name || (IN_FULL.includes(record.outcome) && rows.length < MOST_RECORDS_USED);
      if (!remarkable) quiet.push(record.name);
      else if (answers.length) rows.push({ name: record.name, outcome: this.outcome(record.outcome), answers });
    }
    const more = quiet.length > MOST_RECORDS_USED ? " …" : "";
    const names = quiet.slice(0, MOST_RECORDS_USED).join(", ") + more;
    return [rows, quiet.length ? filledIn(this.words.lists.unremarkable, { names }) : ""];
  }

  /** The answers that were used besides those that the reason names already. */
  answers(record, reason) {
    const steps = record.applies === TRUE ? [] : [record.applicability];
    for (const clause of record.clauses) {
      if (clause.kind === "require" || clause.holds !== FALSE) steps.push(clause.gate, clause.step);
    }
    const leaves = steps.filter(Boolean).flatMap(leafSteps).filter((leaf) => this.worthSaying(leaf));
    const texts = [...new Set(leaves.map((leaf) => answered(leaf, this.facts.rulebook)))];
    return withoutRepeats(texts.filter((text) => !reason.includes(text)).slice(0, MOST_ANSWERS_USED));
  }

  /** Whether an answer is there, and does not stand on the title page already, as the kind of location does. */
  worthSaying({ condition, fact }) {
    const nothing = fact.value === undefined && fact.low === null && fact.high === null && !fact.sure;
    if (nothing && !fact.notApplicable) return false;
    return !this.facts.rulebook.fields.get(condition.field).question?.header;
  }

  /** The requirements of a composite against its records; nothing for another norm. */
  members(result) {
    const records = resultsIn(result).filter((record) => record.members.length);
    const first = records.slice(0, ROOMS_ACROSS);
    const shown = first.map(({ name, members }) => ({ name, members: new Map(members) }));
    const rows = result.norm.compose
      .filter((id) => shown.length && this.norms.has(id) && shown.every((record) => record.members.has(id)))
      .map((id) => ({
        norm: linkTo(this.norms.get(id)),
        outcomes: shown.map((record) => this.outcome(record.members.get(id))),
      }));
    const counts = { total: records.length, shown: shown.length };
    const leftOut = counts.total > counts.shown ? filledIn(this.words.lists.members_left_out, counts) : "";
    return [shown.map((record) => record.name), rows, leftOut];
  }
}

/** The sentence of every clause of a rulebook; over those of a norm may stand which records it goes over. */
function clauseSentences(rulebook) {
  const pairs = rulebook.norms.flatMap((norm) => {
    const before = [norm.for_each, norm.some].filter(Boolean).length;
    return norm.clauses.map((clause, index) => [clause, norm.sentences[before + index]]);
  });
  return new Map(pairs);
}
