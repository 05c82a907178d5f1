// Answers inside one report that cannot all be right, as in assessment/contradictions.py.

function contradictionsIn(facts) {
  return [
    ...ruled(facts),
    ...overlapping(facts),
    ...backwards(facts),
    ...outsidePeriod(facts),
    ...outOfTerm(facts),
    ...miscounted(facts),
  ];
}

function contradiction(id, because, fields, record = null, numbers = null, list = null) {
  return {
    id,
    because,
    fields,
    record: record?.name ?? "",
    list: list ?? record?.list ?? "",
    numbers: numbers ?? (record ? [record.number] : []),
  };
}

function scopesOf(each, facts) {
  return each ? (facts.records(each)[0] ?? []) : [null];
}

function* ruled(facts) {
  for (const rule of facts.rulebook.consistency) {
    if (!rule.require) continue;
    const fields = facts.rulebook.expanded(fieldsOf(rule.require));
    for (const record of scopesOf(rule.each, facts)) {
      if (evaluate(rule.require, facts, record).truth === FALSE) {
        yield contradiction(rule.id, rule.because, fields, record);
      }
    }
  }
}

/** Records that go on at the same time where only one can; what still runs goes on for ever. */
function* overlapping(facts) {
  for (const rule of facts.rulebook.consistency) {
    if (!rule.no_overlap || !rule.each) continue;
    const names = [rule.no_overlap.start, rule.no_overlap.end, rule.no_overlap.same];
    const spans = new Map();
    for (const record of facts.records(rule.each)[0] ?? []) {
      const [start, end, shared] = names.map((name) => facts.read(name, record).value);
      const last = end === STILL_RUNNING ? Infinity : end instanceof Moment ? end.ms : null;
      if (start instanceof Moment && last !== null && shared !== undefined) {
        const room = typeof shared === "string" ? spelled(shared) : keyOf(shared);
        spans.set(room, [...(spans.get(room) ?? []), { start: start.ms, last, record }]);
      }
    }
    for (const several of spans.values()) {
      several.sort((one, two) => one.start - two.start || compareEnds(one, two) || one.record.number - two.record.number);
      let running = several[0];
      for (const span of several.slice(1)) {
        if (span.start < running.last) {
          const because = `${rule.because} Het gaat om ${running.record.name} en ${span.record.name}.`;
          const numbers = [running.record.number, span.record.number];
          yield contradiction(rule.id, because, names, span.record, numbers, rule.each);
        }
        if (compareEnds(span, running) > 0) running = span;
      }
    }
  }
}

function compareEnds(one, two) {
  return one.last === two.last ? 0 : one.last - two.last;
}

/** The same room is the same room with another capital or space. */
function spelled(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
}

/** An end that lies before its start. */
function* backwards(facts) {
  const { fields } = facts.rulebook;
  for (const value of facts.rulebook.derived.values()) {
    const ends = endsOf(value);
    // A computed day, or one of the header, is no answer that could be wrong.
    if (!ends || ends.some((name) => !fields.get(name).question)) continue;
    for (const record of scopesOf(value.each, facts)) {
      if (endedBeforeStart(facts.read(ends[0], record), facts.read(ends[1], record))) {
        const [start, end] = ends.map((name) => fields.get(name).label);
        yield contradiction(`${value.id}.volgorde`, `‘${end}’ ligt voor ‘${start}’.`, [...ends, value.id], record);
      }
    }
  }
}

function endsOf(value) {
  const span = value.elapsed ?? value.days;
  if (span) return [span.from, span.to];
  return value.longest_gap ? [value.longest_gap.start, value.longest_gap.end] : null;
}

/** Events that did not happen in the period that the report is about. */
function* outsidePeriod(facts) {
  const { start, end } = facts.report.period;
  for (const question of facts.rulebook.questions.values()) {
    if (!question.event || question.covers !== "period") continue;
    for (const record of facts.records(question.id)[0] ?? []) {
      const day = eventDay(record, facts);
      if (!day || !((start && day.number < start.number) || (end && day.number > end.number))) continue;
      const because = `${record.name}: ${dayText(day)} ligt buiten de periode van de zelfrapportage.`;
      yield contradiction(`${question.id}.periode`, because, [`${question.id}.${question.event}`, question.id], record);
    }
  }
}

/** Days that lie before or after the time over which a term of months is counted. */
function* outOfTerm(facts) {
  for (const value of facts.rulebook.derived.values()) {
    if (!value.overdue) continue;
    const names = [value.overdue.start, value.overdue.moments, value.overdue.end];
    for (const record of scopesOf(value.each, facts)) {
      const [start, moments, end] = names.map((name) => facts.read(name, record).value);
      if (!isDated(start) || !Array.isArray(moments) || !isDated(end)) continue;
      const wrong = moments.find((one) => one.number < start.number || one.number > end.number);
      if (!wrong) continue;
      const labels = names.map((name) => facts.rulebook.fields.get(name).label);
      const because = `‘${labels[1]}’: ${dayText(wrong)} ligt niet tussen ‘${labels[0]}’ en ‘${labels[2]}’.`;
      yield contradiction(`${value.id}.buiten`, because, [...names, value.id], record);
    }
  }
}

/** An n/N that differs from the list that it is counted from. */
function* miscounted(facts) {
  for (const question of facts.rulebook.questions.values()) {
    if (question.type !== "share" || !question.counted_from.length) continue;
    const typed = facts.report.answers.get(question.id)?.value;
    const counted = facts.read(question.id, null).value;
    const open = facts.openness(question, null)[0] === OPEN;
    if (open && typed instanceof Share && counted instanceof Share && !same(typed, counted)) {
      const because =
        `Bij ‘${question.label}’ staat ${typed.count} van ${typed.total}; ` +
        `het register geeft ${counted.count} van ${counted.total}.`;
      yield contradiction(`${question.id}.register`, because, [question.id]);
    }
  }
}

/** A *voldoet* that rests on a contradiction becomes *ter beoordeling*; a breach stays a breach. */
function notPassed(results, found, facts) {
  if (!found.length) return results;
  const { rulebook } = facts;
  const changed = new Map(results);
  for (const [id, result] of results) {
    const tested = [result.norm, ...result.norm.compose.map((member) => results.get(member)?.norm)].filter(Boolean);
    const read = new Set(tested.flatMap((norm) => rulebook.fieldsTested(norm)));
    for (const question of rulebook.questions.values()) if (question.header) read.delete(question.id);
    const hit = found.filter((one) => one.fields.some((name) => read.has(name)));
    if (!hit.length) continue;
    const update = { contradictions: [...new Set(hit.map((one) => one.id))] };
    if (result.outcome === MET) {
      const because = [...new Set(hit.map((one) => one.because))].join(" ");
      update.outcome = TO_JUDGE;
      update.reason = `De antwoorden spreken elkaar tegen. ${because} Daarom telt dit niet als voldoet.`;
    }
    changed.set(id, { ...result, ...update });
  }
  return changed;
}
