// Which version of a norm holds, as in assessment/validity.py.

const PERIOD = [missingOf("periode.van"), missingOf("periode.tot_en_met")];

function applicable(norm, reason = "", missing = []) {
  return { norm, reason, missing };
}

function countsOverPeriod(norm, facts) {
  const { rulebook } = facts;
  const questions = rulebook
    .fieldsRead(norm)
    .map((name) => rulebook.questionOf(name))
    .filter((question) => question && [question, outerOf(question, rulebook)].some((one) => one?.covers === "period"));
  return questions.some((question) => mayBeAsked(question, facts));
}

function outerOf(question, rulebook) {
  return rulebook.questions.get(question.id.slice(0, Math.max(0, question.id.lastIndexOf("."))));
}

function mayBeAsked(question, facts) {
  const list = outerOf(question, facts.rulebook);
  if (!list) return facts.openness(question, null)[0] !== CLOSED;
  if (facts.openness(list, null)[0] === CLOSED) return false;
  const [records] = facts.records(list.id);
  return !records || records.some((record) => facts.openness(question, record)[0] !== CLOSED);
}

function versionOf(versions, facts) {
  const scope = scopeOf(versions.at(-1));
  if (scope && facts.rulebook.questions.get(scope).event) {
    // Each event chooses its own version; for the norm as a whole the newest one that has begun is shown.
    const begun = versions.filter((norm) => norm.start.number <= facts.referenceDate.number);
    return applicable((begun.length ? begun : versions).at(-1));
  }
  if (!versions.some((norm) => countsOverPeriod(norm, facts))) return versionOn(versions, facts.referenceDate);
  const { start, end } = facts.report.period;
  // Asked for a day before all that was counted: what would the law of that day say of these answers?
  if (start && facts.referenceDate.number < start.number) return versionOn(versions, facts.referenceDate);
  if (!start || !end) {
    const missing = [start, end].flatMap((day, index) => (day ? [] : [PERIOD[index]]));
    const why = "De periode is niet ingevuld, dus is niet bekend over welke dagen de aantallen gaan.";
    return applicable(null, why, missing);
  }
  const [first, last] = [versionOn(versions, start), versionOn(versions, end)];
  if (first.norm !== last.norm) {
    const days = versions.flatMap((norm) => [norm.start, norm.end]);
    const change = days.find((day) => day && start.number < day.number && day.number <= end.number);
    const why =
      `De periode loopt over ${dayText(change)} heen; op die dag veranderde deze norm. ` +
      "Splits de zelfrapportage: één tot die dag en één vanaf die dag.";
    return applicable(null, why, PERIOD);
  }
  const inside = versions.some((norm) => start.number < norm.start.number && norm.start.number <= end.number);
  if (first.norm === null && inside) {
    return applicable(null, "De norm gold maar in een deel van de periode. Splits de zelfrapportage.", PERIOD);
  }
  return first;
}

function versionOn(versions, day) {
  const holds = (norm) => norm.start.number <= day.number && (!norm.end || day.number < norm.end.number);
  const found = versions.find(holds);
  if (found) return applicable(found);
  if (day.number < versions[0].start.number) {
    return applicable(null, `Deze norm geldt pas vanaf ${dayText(versions[0].start)}.`);
  }
  const last = versions.at(-1).end;
  if (last && day.number >= last.number) return applicable(null, `Deze norm geldt niet meer sinds ${dayText(last)}.`);
  return applicable(null, `Op ${dayText(day)} gold deze norm niet.`);
}

/** The day of an event in Dutch local time, or `null` where it is not known. */
function eventDay(record, facts) {
  const { event } = facts.rulebook.questions.get(record.list);
  if (!event) return facts.referenceDate;
  const { value } = facts.read(`${record.list}.${event}`, record);
  return isDated(value) ? dayOf(value) : null;
}
