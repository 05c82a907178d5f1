// Where the location stands: every norm that is asked, with the sentences of the engine.

const MOST_LINKS = 8;

/** How many norms have each outcome, worst first; another norm's fact does not count again. */
function countsOf(results) {
  return OUTCOMES.map((outcome) => [
    outcome,
    results.filter((one) => one.outcome === outcome && one.primary !== false).length,
  ]).filter(([, number]) => number);
}

pages.set("uitkomsten", () => {
  const place = el("div", {});
  let before = null;
  const node = el(
    "div",
    { class: "page" },
    pageTitle(t("outcomes.title")),
    el("p", { class: "lead" }, t("outcomes.lead")),
    place,
  );
  const update = () => {
    const mark = `${state.revision} ${language}`;
    if (mark === before) return;
    before = mark;
    const found = outcomes();
    refill(place, found ? outcomesView(found) : noDay());
  };
  return { title: t("outcomes.title"), node, update };
});

function outcomesView(found) {
  const say = state.report.words.conclusion;
  const [conclusion, ...more] = conclude(found, state.report.words).sentences;
  const parts = OUTCOMES.map((outcome) => outcomeSection(outcome, found.norms.filter((one) => one.outcome === outcome)));
  return [
    el(
      "div",
      { class: "panel conclusion" },
      dutch("p", { class: "big" }, conclusion),
      more.length ? dutch("p", {}, more.join(" ")) : null,
      more.includes(say.no_judgement) ? null : el("p", {}, t("foot.self")),
      el("ul", { class: "counts" }, countsOf(found.norms).map(([outcome, number]) => el("li", {}, outcomeMark(outcome), ` ${number}`))),
    ),
    el("div", { class: "actions" }, button(t("print.report"), printReport), link(t("nav.answers"), "antwoorden", { class: "as-button second" })),
    checkedNote(found),
    contradictionsView(found),
    parts,
  ];
}

/** The rulebook says until when its law was read; a later day is told. */
function checkedNote(found) {
  const until = state.rulebook.checkedUntil;
  if (found.referenceDate.number <= until.number) return null;
  return el("p", { class: "panel warning" }, t("outcomes.checked_until", { day: dayText(until) }));
}

function contradictionsView(found) {
  if (!found.contradictions.length) return null;
  const rows = found.contradictions.map((one) => {
    const field = one.fields.find((name) => state.rulebook.questionOf(name));
    const target = field ? hrefOf(pathOf({ field, number: one.numbers[0] ?? 0 })) : null;
    const text = one.record && !one.because.includes(one.record) ? `${one.record}: ${one.because}` : one.because;
    return el("li", {}, dutch("span", {}, text), " ", target ? link(t("outcomes.look"), target) : null);
  });
  return el("section", { class: "panel warning" }, el("h2", {}, t("outcomes.contradictions")), el("ul", {}, rows));
}

const QUIET = new Set([MET, NOT_HERE]);

const MOST_SHOWN = 20;

function outcomeSection(outcome, results) {
  if (!results.length) return null;
  const heading = el("h2", {}, outcomeMark(outcome), ` (${results.length})`);
  const meaning = el("p", { class: "hint" }, t(`meaning.${outcome}`));
  const list = () => results.map(findingView);
  const isFolded = QUIET.has(outcome) || (outcome === TOO_LITTLE && results.length > MOST_SHOWN);
  const body = isFolded ? fold(el("summary", {}, t("outcomes.show")), list, { class: "fold" }) : list();
  return el("section", { class: "outcome-group" }, heading, meaning, body);
}

/** One norm: its outcome, why, what is missing, and what to do. */
function findingView(result) {
  const { norm } = result;
  const missing = result.missing.slice(0, MOST_LINKS);
  const rest = result.missing.length - missing.length;
  const remedies = remediesOf(result);
  return el(
    "article",
    { class: `finding ${result.outcome}`, lang: "nl" },
    el("h3", {}, norm.title),
    el(
      "p",
      { class: "meta" },
      outcomeMark(result.outcome),
      isBreached(result.outcome) || result.outcome === TO_JUDGE ? ` ${result.severity}` : "",
      result.urgent ? el("b", { lang: language }, ` ${t("outcomes.urgent")}`) : null,
      result.primary === false ? el("span", { lang: language }, ` ${t("outcomes.secondary")}`) : null,
    ),
    el("p", {}, result.reason),
    result.notes.map((note) => el("p", { class: "note" }, note)),
    remedies.length
      ? [el("h4", { lang: language }, t("outcomes.needed")), el("ul", {}, remedies.map((one) => el("li", {}, one)))]
      : null,
    missing.length
      ? [
          el("h4", { lang: language }, t("outcomes.unanswered")),
          el("ul", {}, missing.map((one) => el("li", {}, missingLink(one))), rest ? el("li", { lang: language }, t("outcomes.more", { number: rest })) : null),
        ]
      : null,
    fold(el("summary", { lang: language }, t("outcomes.article")), () => explanationView(result), { class: "fold" }),
  );
}

/** How the outcome follows, as the program explains it; the reason and what is to be done stand above it already. */
function explanationView(result) {
  const said = new Set([result.reason, ...result.notes, ...remediesOf(result)]);
  return explanationOf(result, state.rulebook).map(({ heading, lines }) => {
    const left = lines.filter((line) => !said.has(line.text));
    if (!left.length) return null;
    return [
      heading ? el("h4", {}, heading) : null,
      el("ul", { class: "trace" }, left.map((line) => el("li", { class: `deep-${Math.min(line.depth, 6)}` }, line.text))),
    ];
  });
}

/** What would mend a breach, each once, with the records where it is needed. */
function remediesOf(result) {
  if (!isBreached(result.outcome)) return [];
  const places = new Map();
  for (const one of resultsIn(result)) {
    for (const { outcome, clause } of one.clauses) {
      const text = clause.remedy ?? result.norm.remedy;
      if (!isBreached(outcome) || !text) continue;
      places.set(text, [...(places.get(text) ?? []), ...(one.name ? [one.name] : [])]);
    }
  }
  if (!places.size && result.norm.remedy) places.set(result.norm.remedy, []);
  return [...places].map(([text, names]) => (names.length ? `${text} (${[...new Set(names)].join(", ")})` : text));
}
