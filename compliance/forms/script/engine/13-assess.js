// Assessing a self-report, as in assessment/assess.py, and the result as data, as in report/data.py.

/** Assess a report on a day; gives the results of the norms that are asked, themes, counts and contradictions. */
function assess(rulebook, report, referenceDate) {
  const facts = new Facts(rulebook, report, referenceDate);
  rulebook.versions ??= versionsOf(rulebook);
  const contradictions = contradictionsIn(facts);
  const results = notPassed(normResults(rulebook.versions, facts), contradictions, facts);
  const asked = [...results.values()].filter((result) => rulebook.selected.has(result.id));
  const norms = withPrimaries(asked, rulebook);
  const themes = rulebook.data.themes
    .map((theme) => [theme, norms.filter((result) => result.norm.theme === theme.id)])
    .filter(([, mine]) => mine.length)
    .map(([theme, mine]) => ({
      id: theme.id,
      title: theme.title,
      outcome: worst(mine.map((result) => result.outcome)),
      counts: counted(mine),
    }));
  return {
    rulebook,
    report,
    referenceDate,
    facts,
    norms,
    notAsked: [...results.keys()].filter((id) => !rulebook.selected.has(id)),
    themes,
    counts: counted(norms),
    contradictions,
    closedAnswers: closedAnswers(facts),
  };
}

function withPrimaries(results, rulebook) {
  const breached = new Set(results.filter((result) => isBreached(result.outcome)).map((result) => result.id));
  const composites = new Map();
  for (const norm of rulebook.norms) {
    if (breached.has(norm.id)) for (const member of norm.compose) composites.set(member, norm.id);
  }
  return results.map((result) => {
    if (!isBreached(result.outcome)) return result;
    const related = new Set(composites.has(result.id) ? [composites.get(result.id)] : []);
    const clauses = resultsIn(result)
      .flatMap((one) => one.clauses)
      .filter((clause) => clause.outcome === result.outcome);
    const names = clauses.map((one) => {
      const others = one.clause.same_fact_as.length ? one.clause.same_fact_as : one.norm.same_fact_as;
      return others.filter((other) => breached.has(other));
    });
    for (const other of names.flat()) related.add(other);
    const secondary = composites.has(result.id) || (names.length > 0 && names.every((others) => others.length));
    // What is counted as another norm's fact does not make this finding urgent as well.
    const own = clauses.filter((_, index) => !names[index].length).map((clause) => clause.severity);
    const worstOwn = own.sort().at(-1) ?? result.severity;
    const urgent = !secondary && result.outcome === BREACH && worstOwn === "SEV4";
    return { ...result, primary: !secondary, related: [...related], urgent };
  });
}

function counted(results) {
  const counts = Object.fromEntries([...OUTCOMES, "secondary"].map((name) => [name, 0]));
  for (const result of results) counts[result.primary === false ? "secondary" : result.outcome] += 1;
  return { ...counts, total: results.length };
}

/** The questions that have an answer which does not count, because they are not asked here. */
function closedAnswers(facts) {
  const { questions } = facts.rulebook;
  return [...facts.report.answers]
    .filter(([name, answer]) => isGiven(answer) && facts.openness(questions.get(name), null)[0] === CLOSED)
    .map(([name]) => name);
}

// --- as data ----------------------------------------------------------------------------

function assessmentData(found) {
  const { rulebook, report } = found;
  const text = (name) => {
    const value = report.answers.get(name)?.value;
    return typeof value === "string" ? value : "";
  };
  return {
    self_report: {
      location: {
        name: text("locatie.naam"),
        setting: text("locatie.setting"),
        house_type: text("locatie.soort_huis"),
      },
      reference_date: found.referenceDate.iso,
      period: { from: report.period.start?.iso ?? null, to: report.period.end?.iso ?? null },
      parts: [...report.parts].map(([theme, part]) => ({ theme, filled_in_by: part.filledInBy, sample: part.sample })),
      made_with: report.origin,
    },
    norms: found.norms.map((result) => normData(result, rulebook)),
    not_asked: found.notAsked,
    themes: found.themes,
    counts: found.counts,
    contradictions: found.contradictions,
    closed_answers: found.closedAnswers,
  };
}

function normData(result, rulebook) {
  const { norm } = result;
  return {
    id: result.id,
    theme: norm.theme,
    title: norm.title,
    applies: asBoolean(result.applies),
    holds: asBoolean(result.holds),
    outcome: result.outcome,
    primary: result.primary,
    related: result.related,
    severity: result.severity,
    status: norm.status,
    source: norm.source,
    in_force: { from: norm.from, to: norm.to ?? null },
    reason: result.reason,
    notes: result.notes,
    watch: norm.watch ? norm.watch.text : null,
    recheck: norm.watch ? norm.watch.recheck : null,
    answers: answersData(resultsIn(result), rulebook),
    missing: [...new Set(result.missing.map((one) => one.field))],
    records: result.records.map((record) => ({
      number: record.number,
      name: record.name,
      applies: asBoolean(record.applies),
      holds: asBoolean(record.holds),
      outcome: record.outcome,
      answers: answersData([record], rulebook),
      members: Object.fromEntries(record.members),
      missing: [...new Set(record.missing.map((one) => one.field))],
    })),
    requirements_met: result.met ? { met: result.met[0], of: result.met[1] } : null,
    contradictions: result.contradictions,
  };
}

/** The answers that decided, by field; of records only the first that decided. */
function answersData(results, rulebook) {
  const steps = results.flatMap((result) => [
    result.applicability,
    ...result.clauses.flatMap((clause) => [clause.gate, clause.step]),
  ]);
  const found = new Map();
  for (const leaf of steps.filter(Boolean).flatMap(leafSteps)) {
    const { value } = leaf.fact;
    if (value !== undefined && !found.has(leaf.condition.field)) found.set(leaf.condition.field, plain(value));
  }
  const names = [...found.keys()].sort((one, other) => rulebook.position.get(one) - rulebook.position.get(other));
  return Object.fromEntries(names.map((name) => [name, found.get(name)]));
}

function plain(value) {
  if (typeof value === "boolean" || typeof value === "number") return value;
  if (value === DID_NOT_HAPPEN || value === STILL_RUNNING) return value.word;
  if (value instanceof Share) return { count: value.count, total: value.total };
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Day) return value.iso;
  if (value instanceof Moment) return `${new Date(value.ms).toISOString().slice(0, 19)}+00:00`;
  if (value instanceof Duration) return durationText(value);
  return value instanceof Decimal ? value.text : value;
}
