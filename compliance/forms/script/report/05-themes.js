// Themes with their counts and charts, and the plan of action, as in report/themes.py, charts.py and plan.py.

const BAR_STEP = 22;
const OUTCOME_WIDTH = 190;
const GROUP_WIDTH = 330;
const LABEL_LENGTH = 24;
const MOST_GROUPS = 20;
const GROUP_NORM = "IGJ-GROUPSIZE-MAX6";
const [BUSIEST, PLACES] = ["groepen.bezetting_max", "groepen.plekken"];

/** A line for each outcome, zeros included, and one for findings that are another finding's fact. */
function talliesOf(counts, findings) {
  const { lists, secondary } = findings.words;
  const lines = OUTCOMES.map((outcome) => [findings.outcome(outcome), counts[outcome]]);
  lines.push([{ key: "secondary", symbol: secondary.symbol, word: secondary.word }, counts.secondary]);
  return lines.map(([outcome, count]) => {
    const words = filledIn(lists.of, { number: count || lists.of_none, total: counts.total });
    return { outcome, count, words };
  });
}

function outcomeChart(tallies, total, words) {
  const most = Math.max(0, ...tallies.map((tally) => tally.count)) || 1;
  const bars = tallies.map((tally, number) => ({
    key: tally.outcome.key,
    label: tally.outcome.symbol,
    value: String(tally.count),
    y: number * BAR_STEP,
    width: roundedToEven((OUTCOME_WIDTH * tally.count) / most),
  }));
  const values = tallies.map((tally) => `${tally.outcome.word} ${tally.count}`).join(", ");
  const title = filledIn(words.charts.outcomes, { total, values });
  return { title, bars, height: bars.length * BAR_STEP, mark: -1, mark_label: "" };
}

/** The busiest day of each group beside the limit of the norm; `null` where there is nothing to draw. */
function groupSizes(found, words) {
  const { facts } = found;
  const norm = found.norms.find((result) => result.id === GROUP_NORM)?.norm;
  if (!norm || !scopeOf(norm) || !facts.rulebook.fields.has(BUSIEST)) return null;
  const limit = limitOf(norm);
  const records = (facts.records(scopeOf(norm))[0] ?? []).slice(0, MOST_GROUPS);
  if (limit === null || !records.length) return null;
  const sizes = records.map((record) => [BUSIEST, PLACES].map((name) => facts.read(name, record).value));
  const known = sizes.map(([size]) => size).filter((size) => typeof size === "number");
  if (!known.length) return null;
  const scale = GROUP_WIDTH / Math.max(...known, limit + 2);
  const shown = (value) => (typeof value === "number" ? String(value) : words.charts.unknown);
  const bars = sizes.map(([size], number) => ({
    key: typeof size === "number" && size > limit ? "over" : "within",
    label: shortened(records[number].name, LABEL_LENGTH),
    value: shown(size),
    y: number * BAR_STEP,
    width: typeof size === "number" ? roundedToEven(size * scale) : 0,
  }));
  const rows = sizes.map(([size, places], number) => ({
    name: records[number].name,
    places: shown(places),
    busiest: shown(size),
  }));
  const values = rows.map((row) => `${row.name} ${row.busiest}`).join(", ");
  const title = filledIn(words.charts.groups, { limit, values });
  const mark = { mark: roundedToEven(limit * scale), mark_label: filledIn(words.charts.limit, { limit }) };
  return { chart: { title, bars, height: bars.length * BAR_STEP, ...mark }, rows };
}

function limitOf(norm) {
  const leaves = norm.clauses.map((clause) => clause.require).filter((one) => one?.kind === "leaf");
  return leaves.find((one) => one.field === BUSIEST && typeof one.constant === "number")?.constant ?? null;
}

function themeViews(found, findings) {
  return found.themes.map((theme) => themeView(theme, found, findings));
}

function themeView(theme, found, findings) {
  const { words } = findings;
  const results = found.norms.filter((result) => result.norm.theme === theme.id);
  const of = (outcome) => results.filter((result) => result.outcome === outcome);
  const tallies = talliesOf(theme.counts, findings);
  const parts = tallies.filter((tally) => tally.count).map((tally) => `${tally.count} ${tally.outcome.word}`);
  const lead = countedWords(words.lists.theme_total, theme.counts.total);
  const row = (result) => ({
    link: linkTo(result.norm),
    mark: findings.outcome(result.outcome),
    status: findings.status(result.norm),
    reason: result.reason,
    notes: result.notes,
  });
  return {
    anchor: `thema-${theme.id}`,
    title: theme.title,
    intro: found.rulebook.data.themes.find((one) => one.id === theme.id).intro,
    outcome: findings.outcome(theme.outcome),
    counts: tallies.map((tally) => (tally.count ? String(tally.count) : "–")),
    total: String(theme.counts.total),
    summary: `${lead} ${parts.join(", ")}.`,
    groups: results.some((result) => result.id === GROUP_NORM) ? groupSizes(found, words) : null,
    findings: worstFirst(results.filter((one) => IN_FULL.includes(one.outcome))).map((one) => findings.finding(one)),
    open: of(TOO_LITTLE).map(row),
    met: of(MET).map(row),
    not_applicable: notApplicableTogether(of(NOT_HERE)),
  };
}

function notApplicableTogether(results) {
  const byReason = named(results.map((result) => [result.reason, linkTo(result.norm)]));
  return [...byReason].map(([reason, norms]) => ({ reason, norms }));
}

/** The measures by party, those without a measure included; one measure can serve several norms. */
function planOf(found, findings) {
  const measures = worstFirst(found.norms).flatMap((result) => findings.measures(result));
  const together = new Map();
  for (const measure of [...measures.filter((one) => one.urgent), ...measures.filter((one) => !one.urgent)]) {
    const key = [measure.power, measure.where, measure.text].join("\n");
    const earlier = together.get(key);
    const norms = [...(earlier?.norms ?? []), ...measure.norms];
    together.set(key, { ...measure, norms, urgent: measure.urgent || Boolean(earlier?.urgent) });
  }
  return Object.entries(findings.words.powers).map(([power, { title, note }]) => ({
    title,
    note,
    measures: [...together.values()].filter((measure) => measure.power === power),
  }));
}
