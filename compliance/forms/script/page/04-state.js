// The state of the page: the self-report itself, as the file has it, and what the engine says of it.

function blankReport() {
  const report = { zelfrapportage: 1, regelboek: rulebookName(state.rulebook), locatie: {}, periode: {}, antwoorden: {} };
  if (state.form?.setting) report.locatie.setting = state.form.setting;
  return report;
}

/** Replace the whole self-report, by what was opened or merged. */
function replaceReport(json) {
  state.json = json;
  changed();
}

/** The engine's reading of the report as it is now; it is made once a revision. */
function known() {
  if (state.known?.revision !== state.revision) {
    // Which findings of persons were looked at is no answer.
    const { geen_persoonsgegeven: _, ...answers } = state.json;
    const { report, faults } = readReport(state.rulebook, answers);
    const facts = factsOf(state.rulebook, report);
    state.known = { revision: state.revision, report, faults, facts, found: undefined, open: undefined };
  }
  return state.known;
}

/** The assessment, or `null` as long as there is no reference date. */
function outcomes() {
  const now = known();
  if (now.found === undefined) {
    now.found = now.report.referenceDate ? assess(state.rulebook, now.report, now.report.referenceDate) : null;
  }
  return now.found;
}

/** What is still to be answered. */
function openAnswers() {
  const now = known();
  now.open ??= stillOpen(state.rulebook, now.report);
  return now.open;
}

/** How many answers of one record are still open. */
function openInRecord(list, number) {
  const now = known();
  if (!now.openByRecord) {
    now.openByRecord = new Map();
    for (const one of openAnswers()) {
      if (!one.number) continue;
      const key = `${scopeNameOf(one.field)} ${one.number}`;
      now.openByRecord.set(key, (now.openByRecord.get(key) ?? 0) + 1);
    }
  }
  return now.openByRecord.get(`${list} ${number}`) ?? 0;
}

function scopeNameOf(name) {
  const { fields, questions } = state.rulebook;
  return (fields.get(name)?.question ?? questions.get(name))?.scope ?? "";
}

function faultsAt(path) {
  return known().faults.filter((one) => one.path === path);
}

const topLevel = (key) => ({
  get: () => state.json[key],
  // The parts of the skeleton stay, also when there is nothing in them.
  set: (value) => writeWord(key, value ?? (key === "themas" ? undefined : {})),
});

/** The slot of a question of the form. */
function slotOf(question) {
  if (question.header) return keySlot(question, `locatie.${question.local}`, topLevel("locatie"), question.local);
  return keySlot(question, `antwoorden.${question.id}`, topLevel("antwoorden"), question.id);
}

/** The slot of a word of the file that is no question: `peildatum`, `periode.van`, `themas.plan.ingevuld_door`. */
function wordSlot(path, type = "text") {
  const question = { id: path, type, options: new Map(), fields: [], minimum: 0 };
  const [first, ...rest] = path.split(".");
  if (!rest.length) return new Slot(question, path, () => state.json[first], (value) => writeWord(first, value));
  let holder = topLevel(first);
  for (const key of rest.slice(0, -1)) holder = keySlot(question, path, holder, key);
  return keySlot(question, path, holder, rest.at(-1));
}

/** Whether a question is asked, given the answers so far. */
function opennessOf(question, record = null) {
  return known().facts.openness(question, record)[0];
}

/** The record as the engine has it; one in which nothing is filled in yet is unknown to it. */
function recordOf(question, number, key = "") {
  const records = known().report.answers.get(question.id)?.records ?? [];
  const name = question.rows.get(key) ?? "";
  return (
    records.find((one) => one.number === number) ?? { list: question.id, number, name, key, answers: new Map() }
  );
}
