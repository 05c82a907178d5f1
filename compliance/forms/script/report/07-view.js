// From an assessment to everything that a report shows, as in report/view.py and report/own_view.py.

const MOST_URGENT = 8;
const MOST_OTHERS = 8;
const MOST_OPEN = 20;
const RUNNING_LENGTH = 60;

/** Everything that a report shows, by the names that the templates use. */
function reportView(found, data) {
  return new ReportView(found, data).view();
}

class ReportView {
  constructor(found, data) {
    this.found = found;
    this.data = data;
    this.words = data.words;
    this.rulebook = found.rulebook;
    this.facts = found.facts;
    this.findings = new Findings(found, data);
    this.since = mostOften(found.norms.map((result) => this.findings.inForce(result.norm)));
  }

  view() {
    const { found, words, findings } = this;
    const book = this.rulebook.data;
    const sorted = worstFirst(found.norms);
    const urgent = sorted.filter((one) => one.urgent);
    const others = sorted.filter((one) => isBreached(one.outcome) && one.primary !== false && !one.urgent);
    const conclusion = conclude(found, words);
    const tallies = talliesOf(found.counts, findings);
    const open = this.openAnswers();
    const annex = new AnswersAnnex(found, words);
    const name = locationName(found.report);
    const running = shortened(name, RUNNING_LENGTH);
    const checked = dayText(this.rulebook.checkedUntil);
    const beyond = found.referenceDate.number > this.rulebook.checkedUntil.number;
    return {
      title: `Zelfevaluatie ${running}`,
      location: name,
      running,
      reference_date: dayText(found.referenceDate),
      created: found.referenceDate.iso,
      facts: this.cover(),
      language_note: "",
      warning: beyond ? filledIn(words.cover.beyond, { checked }) : "",
      own: this.own(),
      conclusion_kind: conclusion.kind,
      conclusion: conclusion.sentences,
      tallies,
      chart: outcomeChart(tallies, found.counts.total, words),
      total: String(found.counts.total),
      urgent: this.several(urgent.slice(0, MOST_URGENT)),
      other_breaches: this.several(others.slice(0, MOST_OTHERS)),
      more_urgent: countedOrEmpty(words.lists.more, urgent.length - MOST_URGENT),
      more_breaches: countedOrEmpty(words.lists.more, others.length - MOST_OTHERS),
      open_answers: open.slice(0, MOST_OPEN),
      more_open: countedOrEmpty(words.lists.more_open, open.length - MOST_OPEN),
      to_judge: this.several(sorted.filter((one) => one.outcome === TO_JUDGE)),
      contradictions: found.contradictions.map((one) => this.contradictionView(one)),
      filled_in_by: found.report.filledInBy,
      checked_until: checked,
      checked_note: book.checked_note,
      theme_titles: book.themes.map((theme) => theme.title),
      not_asked: found.notAsked.map((id) => linkTo(this.rulebook.versions.get(id).at(-1))),
      themes: themeViews(found, findings),
      advice: this.advice(sorted.some((one) => isBreached(one.outcome)) || open.length > 0),
      plan: planOf(found, findings),
      plan_open: countedOrEmpty(words.lists.plan_open, open.length),
      answers: annex.themes(),
      left_out: annex.leftOut(),
      migrated: annex.migrated(),
      public: null,
      since: null,
      closed_answers: found.closedAnswers.map((id) => this.label(id)),
      norm_themes: this.norms(),
      norms_since: this.since ? filledIn(words.lists.norms_since, { since: this.since }) : "",
      watched: this.watched(),
      glossary: book.glossary
        .map(({ term, meaning, sources }) => ({ term, meaning, sources }))
        .sort((one, other) => (one.term < other.term ? -1 : 1)),
      severities: Object.entries(words.severities).map(([label, text]) => ({ label, text })),
      statuses: this.statuses(),
      outcomes: this.outcomes(),
      same: words.form.same,
      colophon: this.colophon(),
    };
  }

  text(id) {
    const value = this.found.report.answers.get(id)?.value;
    return typeof value === "string" ? value : "";
  }

  several(results) {
    return results.map((result) => this.findings.finding(result));
  }

  /** What is found by trying is left to the program; where nothing is to be done there is nothing to find. */
  advice(needed) {
    const { advice_title, advice } = this.words.form;
    return { groups: [], question_title: advice_title, question: needed ? advice : "" };
  }

  cover() {
    const say = this.words.cover;
    const { report, counts, referenceDate } = this.found;
    const book = this.rulebook.data;
    const { start, end } = report.period;
    const [from, until] = [start, end].map((day) => (day ? dayText(day) : say.not_filled_in));
    const setting = this.text("locatie.setting");
    const options = this.rulebook.fields.get("locatie.setting")?.options;
    const lines = [
      [say.setting, setting && options ? (options.get(setting) ?? setting) : say.not_filled_in],
      [say.house, this.text("locatie.soort_huis")],
      [say.period, start || end ? filledIn(say.period_text, { start: from, end: until }) : say.period_unknown],
      [say.reference_date, dayText(referenceDate)],
      [say.filled_in_by, report.filledInBy || say.not_filled_in],
      [say.profile, countedWords(say.profile_text, counts.total, { title: this.asked() })],
      [say.rulebook, filledIn(say.rulebook_text, book)],
      [say.checked_until, dayText(this.rulebook.checkedUntil)],
      [say.digest, book.digest],
      [say.report_digest, report.digest ?? ""],
    ];
    return linesOf(lines);
  }

  /** What was asked: the title of the profile, and which themes when it is not all of them. */
  asked() {
    const { selection, themes } = this.rulebook.data;
    if (!selection.themes.length) return selection.title;
    const titles = themes.filter((theme) => selection.themes.includes(theme.id)).map((theme) => `‘${theme.title}’`);
    return countedWords(this.words.cover.themes, titles.length, { title: selection.title, themes: titles.join(", ") });
  }

  /** Rules that are not the law: an organisation's own norms and thresholds; `null` for the shipped rulebook itself. */
  own() {
    const { own } = this.rulebook.data;
    if (!own) return null;
    const say = this.words.own;
    const added = this.found.norms.filter((result) => own.themes.includes(result.norm.theme));
    const norms = added.map((result) => result.id).join(", ");
    return {
      lead: filledIn(say.lead, own),
      added: added.length ? filledIn(say.added, { norms }) : say.none_added,
      changed: own.changes.length ? say.changed : say.none_changed,
      changes: own.changes.map((change) => filledIn(say.change, change)),
    };
  }

  /** The missing answers that could still decide a norm, those that most norms wait for first. */
  openAnswers() {
    const waiting = new Map();
    for (const result of this.found.norms.filter((one) => one.outcome === TOO_LITTLE)) {
      for (const one of result.missing) {
        const key = [one.field, one.record, one.number].join("\n");
        if (!waiting.has(key)) waiting.set(key, { one, norms: [] });
        waiting.get(key).norms.push(result.norm);
      }
    }
    const texts = new Map();
    for (const { one, norms } of waiting.values()) {
      const text = missingText(one, this.facts);
      texts.set(text, new Map([...(texts.get(text) ?? []), ...norms.map((norm) => [norm.id, linkTo(norm)])]));
    }
    return [...texts]
      .map(([text, norms]) => ({
        text,
        norms: [...norms.values()],
        words: countedWords(this.words.lists.waiting_norms, norms.size),
      }))
      .sort((one, other) => other.norms.length - one.norms.length);
  }

  contradictionView(one) {
    const questions = one.fields.filter((name) => !this.rulebook.inputs(name).length);
    const norms = this.found.norms.filter((result) => result.contradictions.includes(one.id));
    return {
      because: one.because,
      record: one.record,
      fields: [...new Set(questions.map((name) => this.label(name)))],
      norms: norms.map((result) => linkTo(result.norm)),
    };
  }

  label(name) {
    const { questions, fields } = this.rulebook;
    return (questions.get(name) ?? fields.get(name))?.label ?? name;
  }

  /** The norms by theme; those that follow each other and apply in the same cases stand together. */
  norms() {
    return this.found.themes.map((theme) => {
      const results = this.found.norms.filter((result) => result.norm.theme === theme.id);
      const groups = [];
      for (const result of results.filter((one) => one.outcome !== NOT_HERE)) {
        const applies = result.norm.applies_sentence ?? "";
        if (groups.at(-1)?.applies !== applies) groups.push({ applies, entries: [] });
        groups.at(-1).entries.push(this.entry(result));
      }
      const others = results.filter((one) => one.outcome === NOT_HERE).map((one) => linkTo(one.norm));
      return { title: theme.title, groups, others };
    });
  }

  entry(result) {
    const { norm, outcome } = result;
    const since = this.findings.inForce(norm);
    return {
      link: linkTo(norm),
      status: this.findings.status(norm),
      in_force: since === this.since ? "" : since,
      addressee: norm.addressee,
      citations: norm.cited ?? [],
      sentences: outcome === TOO_LITTLE ? [] : (norm.sentences ?? []),
      outcome: this.findings.outcome(outcome),
      met: outcome === MET,
    };
  }

  /** What may change, each text once with the norms that it is about. */
  watched() {
    const watched = this.found.norms.filter((result) => result.norm.watch);
    const about = named(watched.map((result) => [result.norm.watch.text, result.id]));
    return [...about].map(([text, norms]) => ({ label: norms.join(", "), text }));
  }

  statuses() {
    const used = new Set(this.found.norms.map((result) => result.norm.status));
    return Object.entries(this.data.statuses).filter(([status]) => used.has(status)).map(([, words]) => words);
  }

  outcomes() {
    const { outcomes, secondary } = this.words;
    return [
      ...Object.entries(outcomes).map(([outcome, text]) => [this.findings.outcome(outcome), text]),
      [{ key: "secondary", symbol: secondary.symbol, word: secondary.word }, secondary.meaning],
    ];
  }

  /** With what the report was made, so that somebody else can make it again. */
  colophon() {
    const say = this.words.colophon;
    const { title, id, version, digest } = this.rulebook.data;
    return linesOf([
      [say.program, filledIn(this.words.form.program, { version: this.data.version })],
      [say.rulebook, `${title} (${id}), ${version}`],
      [say.rulebook_digest, digest],
      [say.report_digest, this.found.report.digest ?? ""],
    ]);
  }
}

function locationName(report) {
  const value = report.answers.get("locatie.naam")?.value;
  return typeof value === "string" && value ? value : "Naamloze locatie";
}

/** Labels with their texts; a label without a text is left out. */
function linesOf(pairs) {
  return pairs.filter(([, text]) => text).map(([label, text]) => ({ label, text }));
}

/** The word that stands there most often, the first one of those that do. */
function mostOften(words) {
  const times = new Map();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return [...times].reduce((one, other) => (other[1] > one[1] ? other : one), ["", 0])[0];
}

/** The report of what `assess` found, as elements to put in the page; `data` is that of forms/report_words.py. */
function renderReport(found, data) {
  const layout = new Layout(data.templates, data.prefix);
  layout.walk(data.templates.steps, { report: reportView(found, data), paper: false });
  return layout.fragment;
}
