// How far the form is: by theme, in plain words. Filled in is never called handed in.

/** The themes with questions in this form. */

function askedThemes() {
  return allThemes().filter((one) => one.questions.length);
}

/** Every theme of the rulebook with the questions that this form asks of it. */
function allThemes() {
  const asked = new Set(state.rulebook.asked);
  return state.rulebook.data.themes.map((theme) => ({
    theme,
    questions: theme.questions.filter((one) => asked.has(one.id)),
  }));
}

/** Counts of a theme: `{status, total, left, reasons, waiting, faults}`; a question is one, however many fields it has. */
function progressOf({ questions }) {
  const now = known();
  const left = new Set();
  const excused = new Set();
  for (const missing of openAnswers()) {
    const id = rootOf(missing);
    (now.facts.reasonOf(missing) ? excused : left).add(id);
  }
  const open = questions.filter((one) => opennessOf(one) === OPEN);
  const asked = open.filter((one) => !one.optional);
  const found = {
    open: open.length,
    total: asked.length,
    left: asked.filter((one) => left.has(one.id)).length,
    reasons: asked.filter((one) => !left.has(one.id) && excused.has(one.id)).length,
    waiting: questions.filter((one) => opennessOf(one) === WAITING).length,
    faults: questions.reduce((sum, one) => sum + faultsIn(`antwoorden.${one.id}`).length, 0),
  };
  const started = open.some((one) => slotOf(one).get() !== undefined);
  return { ...found, status: statusOf(found, started) };
}

function statusOf({ open, total, left, waiting, faults }, started) {
  if (!open && !waiting) return "none";
  if (total && !left && !waiting && !faults) return "done";
  if (!total && !waiting && !faults) return started ? "done" : "todo";
  return started ? "busy" : "todo";
}

function rootOf(missing) {
  const { fields, questions } = state.rulebook;
  const question = fields.get(missing.field)?.question ?? questions.get(missing.field);
  return question ? (question.scope ?? question.id) : missing.field;
}

function faultsIn(start) {
  return known().faults.filter(
    ({ path }) => path === start || path.startsWith(`${start}.`) || path.startsWith(`${start}[`),
  );
}

/** The head of the file: where, over which period, on which day. */
function headProgress() {
  const left = openAnswers().filter((one) => !questionAt(pathOf(one)));
  const faults = known().faults.filter(({ path }) => !path.startsWith("antwoorden"));
  const { locatie, periode, peildatum } = state.json;
  const started = [locatie?.naam, locatie?.setting, periode?.van, peildatum].some((one) => !isAbsent(one));
  const status = left.length || faults.length ? (started ? "busy" : "todo") : "done";
  return { status, left: left.length, faults: faults.length };
}

function progressText(progress) {
  if (progress.status === "none") return t("progress.none");
  const parts = [];
  if (progress.total) parts.push(t("progress.of", { done: progress.total - progress.left, total: progress.total }));
  if (progress.reasons) parts.push(numbered("progress.reasons", progress.reasons));
  if (progress.waiting && !isAbsent(state.json.locatie?.setting)) parts.push(numbered("progress.waiting", progress.waiting));
  if (progress.faults) parts.push(numbered("progress.faults", progress.faults));
  return parts.join(", ");
}
